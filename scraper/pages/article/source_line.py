"""The line above a post that says where its article came out: "Source: The Harbour Gazette", linked."""

from __future__ import annotations

import re

from scraper.pages.article.blocks import Layout, Unit
from scraper.pages.discovery.leading_out import leads_out
from scraper.pages.text.source_words import SOURCE_WORDS

_ABOVE = 8
"""Lines between a source line and the text: title, day, byline, categories."""
_MOST_CHARS = 80
_SOURCE = re.compile(
    rf"(?:original )?(?:{SOURCE_WORDS}|published (?:in|on|by|at)|erschienen (?:in|bei)|publicado en|publié dans"
    r"|paru dans|pubblicato su|опубликовано|掲載(?:紙|誌|元|媒体)?|نشر في)\s?[:：]?\s?\S.*",
    re.IGNORECASE,
)


def with_source_line(layout: Layout, chosen: list[Unit], page_url: str) -> list[Unit]:
    """The chosen units, with the line above them that names a source and links to it on another site, first."""
    if not chosen or not page_url:
        return chosen
    first = chosen[0].index
    for unit in layout.units[max(0, first - _ABOVE) : first]:
        named = len(unit.text) <= _MOST_CHARS and unit.links and _SOURCE.fullmatch(unit.text)
        if named and all(leads_out(href, page_url) for *_, href in unit.links):
            return [unit, *chosen]
    return chosen
