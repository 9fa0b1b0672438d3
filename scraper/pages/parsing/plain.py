"""Snippets of HTML inside feeds and interfaces become plain text."""

from __future__ import annotations

import html
import re

# A title or teaser is cut here, with a mark; what is longer is an attack or a whole text.
TEXT_MAX = 1000
# A "<" that opens no tag is a sign of the text ("a < b") and would swallow what follows.
_NO_TAG = re.compile(r"<(?![a-zA-Z/!?])")
# Only this much is looked at: enough for a teaser behind heavy markup.
_INPUT_MAX = 20_000


def plain_text(markup: str, limit: int = TEXT_MAX) -> str:
    """The words of a snippet of HTML: no tags, entities as characters, blanks collapsed, at most `limit` characters."""
    text = markup[:_INPUT_MAX]
    if "<" in text:
        text = _without_tags(_NO_TAG.sub("&lt;", text))
    text = " ".join(html.unescape(text).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _without_tags(markup: str) -> str:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - 60 ms that feeds of plain titles do not need

    soup = BeautifulSoup(markup, "lxml")
    for hidden in soup(["script", "style"]):
        hidden.decompose()
    return soup.get_text(" ")
