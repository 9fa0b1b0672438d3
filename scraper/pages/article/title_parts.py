"""Titles compared with each other and cut at their separators; which part is the name of the site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from presswatch.languages.packs import words
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import clean_url, host_of, is_front_page, site_of
from scraper.pages.article.head import Head
from scraper.pages.article.headings import is_headline
from scraper.pages.parsing.page import Page
from scraper.pages.text.letters import letters, single_spaced

MAX_TITLE_CHARS = 400
OUTER = " .\"'-:|»«“”„‘’"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛`´"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
_MARKS = _DASHES | _QUOTES | dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad"), None)


def title_key(text: str) -> str:
    """A form of a title by which two writings of one title are equal: case, quotes, dashes, outer marks folded."""
    return (_known_key if len(text) <= MAX_TITLE_CHARS else _key)(text)


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold().replace("…", "...")
    return single_spaced(plain).strip(OUTER)


_known_key = lru_cache(maxsize=2048)(_key)
"""Every line of a page is compared with its title, and a site's menus are on all its pages."""


WIDE = compiled_later("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts without blanks, or with wide characters."""
COLONS = ":：?!"
"""Marks after the first half of a headline, which is then part of it."""
MIN_WORD_CHARS = 4


def long_words(text: str) -> set[str]:
    """The longer words of a text; of scripts without spaces, its pairs of characters."""
    found_words = {word.strip(OUTER + ",?!()") for word in text.casefold().translate(_MARKS).split()}
    found = {word for word in found_words if len(word) >= MIN_WORD_CHARS}
    if WIDE.search(text):
        found |= {text[at : at + 2] for at in range(len(text) - 1)}
    return found


SEPARATOR = compiled_later(
    r"\s{1,60}[|\-–—·•:»«>/~_‹›<]{1,60}\s{1,60}|\s{0,60}[|｜»«]\s{0,60}|\s{0,60}::{1,60}\s{0,60}|"
    r"\s{0,60}__?\s{0,60}(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s{0,60}[_-]\s{0,60}|\s{1,60}@\s{1,60}"
)
"""Where a page title is cut: a mark between blanks, a bar, or (next to letters that are not ASCII) a bare dash."""
_QUOTED = compiled_later(r"«[^«»]+»|»(?!\s)[^«»]+(?<!\s)«")
"""Words in the quotation marks that look like the marks of a path."""


def cuts_of(title: str) -> list[re.Match[str]]:
    """The separators at which a page's title is cut; angles around words are quotation marks, no separators."""
    if "«" in title and "»" in title:
        title = _QUOTED.sub(lambda match: f"'{match.group()[1:-1]}'", title)
    return list(SEPARATOR.finditer(title))


_LINKS_LOOKED_AT = 60


def plain_letters(text: str) -> str:
    """The letters and digits of a text, of one form for all its writings."""
    return letters(unicodedata.normalize("NFKC", text))


def read_site_name(page: Page, head: Head) -> str:
    """The name that the site gives itself in its metadata, else the part of the title that spells its host.

    Else the part of the title (or the whole) that the page shows as the words of a link to its front page.
    """
    named = head.meta("og:site_name", "application-name", "al:android:app_name", "twitter:app:name:iphone")
    if named and not (is_headline(page.root, named, head.title) and plain_letters(named) not in _home_words(page)):
        return named
    publisher = next(filter(None, map(_publisher, head.objects)), "")
    return publisher or _name_in_title(page, head.title)


def _name_in_title(page: Page, title: str) -> str:
    """The part of a page's title that is the site's name; empty if none is plainly so."""
    parts = parts_of(title)
    if len(parts) == 1:
        before = (site for site, _ in at_colons(title))
        return _linked_home(page, (title, *before))
    if parts[1:2] and plain_letters(parts[1]) in ARCHIVES:
        return parts[0]
    host = plain_letters(host_of(page.url).rsplit(".", 1)[0])
    ends = (parts[-1], parts[0]) if parts else ()
    spelled = (part for part in ends if len(plain_letters(part)) > 2 and plain_letters(part) in host)
    return next(spelled, "") or _linked_home(page, ends)


def _linked_home(page: Page, names: tuple[str, ...]) -> str:
    """The first of these names that the page shows as a link to its front page; empty if none is."""
    home = _home_words(page) if names else set()
    return next((name for name in names if plain_letters(name) in home), "")


ARCHIVES = frozenset(map(plain_letters, words("blog_archive_names")))
"""What old blogs put between their name and a post's title."""


def _home_words(page: Page) -> set[str]:
    """The words, as letters, with which the first links of a page lead to the site's front page."""
    found = set()
    for anchor in islice(page.root.iter("a"), _LINKS_LOOKED_AT):
        url = clean_url(anchor.get("href") or "#", page.base_url)
        if url and is_front_page(url) and site_of(url) == site_of(page.url):
            found.add(plain_letters(anchor.text_content()))
    return found - {""}


def _publisher(item: dict[str, Any]) -> str:
    publisher = item.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return single_spaced(name) if isinstance(name, str) and not name.startswith("http") else ""


def at_colons(title: str) -> Iterator[tuple[str, str]]:
    """What is before and after each colon of a title: "Site: Title"."""
    at = title.find(": ")
    while at >= 0:
        yield title[:at], title[at + 2 :]
        at = title.find(": ", at + 1)


def parts_of(title: str) -> list[str]:
    """The parts between the separators of a page's title."""
    starts, ends = [0], []
    for cut in cuts_of(title):
        ends.append(cut.start())
        starts.append(cut.end())
    parts = (title[start:end].strip() for start, end in zip(starts, [*ends, len(title)], strict=True))
    return [part for part in parts if part]
