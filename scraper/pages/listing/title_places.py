"""The place of the titles of a list: in headings, in a column of a table, and before or after a day in the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.html_tree.tree import Tree, weight
from scraper.pages.listing.date_texts import FULL_YEAR

MIN_TITLE = 12
"""Mean weight below which a part is a label rather than a title."""


def file_labels(counts: Counter[str]) -> list[str]:
    """Texts that differ in numbers only and name a kind or size of file: "Download PDF (234 KB)"."""
    shapes: dict[str, list[str]] = {}
    for text in counts:
        if len(text) <= _LONGEST_FILE and _FILE.search(text):
            shapes.setdefault(_NUMBER.sub("0", text), []).append(text)
    return [text for texts in shapes.values() if sum(counts[text] for text in texts) >= _FILES for text in texts]


_FILES = 3
_LONGEST_FILE = 60
_NUMBER = compiled_later(r"\d+(?:[.,]\d+)*")
_FILE = compiled_later(
    r"(?<![^\W\d_])(?:pdf|docx?|xlsx?|hwpx?|odt|zip|[km](?:i?b|o)|[кмКМ][бБ])(?![^\W_])", re.IGNORECASE
)


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def heading_text(tree: Tree, link: int) -> str:
    """The words of the heading in a link, or of a link that is a heading; empty where there is none."""
    inner = headings_in(tree, link, tree.ends[link])
    if inner:
        return tree.text(first_rank(tree, inner))
    return tree.text(link) if tree.tags[tree.parents[link]] in _HEADINGS else ""


def first_rank(tree: Tree, headings: list[int]) -> int:
    """The heading of the highest rank: an outlet or a section may be above the title in a lower one."""
    return min(headings, key=lambda number: tree.tags[number])


def headings_in(tree: Tree, start: int, end: int) -> list[int]:
    """The headings with words among these elements."""
    return sorted(n for tag in _HEADINGS for n in tree.tagged(tag, start, end) if tree.text(n))


def heading_around(tree: Tree, number: int, start: int) -> bool:
    """True if an element is in a heading of the entry that begins at `start`."""
    parent = tree.parents[number]
    while parent >= 0 and parent >= start - 1:
        if tree.tags[parent] in _HEADINGS:
            return True
        parent = tree.parents[parent]
    return False


def named_title(tree: Tree, number: int) -> bool:
    """True if a link, or the box around it alone, is called a title; next to it a longer one leads on by the teaser."""
    parent = tree.parents[number]
    alone = parent >= 0 and tree.text(parent) == tree.text(number)
    names = [tree.elements[one].get("class") or "" for one in ((number, parent) if alone else (number,))]
    return any(_TITLE_NAME.search(name) for name in names)


_TITLE_NAME = compiled_later(r"(?<![a-z])(?<!sub)(?<!sub[-_])(?:title|headline)(?![a-z])", re.IGNORECASE)
"""A class of a title: "article-title", "card__headline"; a subtitle is none."""


FEWEST = 3
MOSTLY = 0.6
"""A listing writes the day so where this share of its titles has it, three at least; one such title is about a day."""

TELLING = 0.8
"""What remains of the titles distinguishes so many posts, or the day is a part of it ("5 May 2023 minutes")."""

_LEAST = 8
"""Weight of what remains of a title; less is no title without its day."""

_ANY_ORDER = DateContext(order="DMY")
"""Of a day in figures only the place in the title matters here."""

_NEAR_END = 32
"""Letters at a title's ends within which such a day has its figures."""

_OPENED = compiled_later(r"[\[(（【]?\s*")
_CLOSED = compiled_later(r"\s*[\])）】]?[\s.]*")
_LED_ON = compiled_later(r"(?:\s{0,60}[\])）】])?\s{0,60}(?:[:：|–—・·,，-]\s{0,60})?(?=\S)")
_BRACKET = compiled_later(r"\s{0,60}[\[(（【|｜]\s{0,60}$")


def without_days(titles: Sequence[str]) -> list[str]:
    """The titles, those with the day before or after them without it where the listing writes most of them so."""
    enough = max(FEWEST, MOSTLY * len(titles))
    if sum(map(_may_have_day, titles)) < enough:
        return list(titles)
    bare = [_bare(title) for title in titles]
    found = [short for short in bare if short]
    if len(found) < enough or len(set(found)) < TELLING * len(found):
        return list(titles)
    return [short or title for short, title in zip(bare, titles, strict=True)]


def _may_have_day(title: str) -> bool:
    return any(map(str.isdigit, title[:_NEAR_END])) or any(map(str.isdigit, title[-_NEAR_END:]))


def _bare(title: str) -> str:
    """A title without the day before or after it; empty where there is none.

    After a title the day is in brackets or after a bar: "Minutes of 12 March 2023", "Statutes - 12.3.2023" say
    what the post is.
    """
    days = [
        span
        for span in find_dates(title, _ANY_ORDER)
        if not span.reading.is_period and FULL_YEAR.search(span.reading.raw)
    ]
    if not days:
        return ""
    first, last = days[0], days[-1]
    rest = ""
    if _OPENED.fullmatch(title[: first.start]):
        led = _LED_ON.match(title, first.end)
        rest = title[led.end() :] if led and led.end() > first.end else ""
    elif _CLOSED.fullmatch(title[last.end :]):
        bracket = _BRACKET.search(title[: last.start])
        rest = title[: bracket.start()] if bracket else ""
    return rest if weight(rest) >= _LEAST else ""
