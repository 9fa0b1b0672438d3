"""Titles without the day that stands before or behind each of them: "12 March 2023: Court hears the villages"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.pages.dates.read import DateContext, find_dates
from scraper.pages.html_tree.tree import weight
from scraper.pages.listing.date_types import FULL_YEAR

FEWEST = 3
MOSTLY = 0.6
"""A listing writes the day so where this share of its titles has it, three at least; one such title is about a day."""

TELLING = 0.8
"""What remains of the titles tells so many of the posts apart, or the day is a part of them ("5 May 2023 minutes")."""

_LEAST = 8
"""Weight of what remains of a title; less is no title without its day."""

_ANY_ORDER = DateContext(order="DMY")
"""Of a day in figures only the place in the title matters here."""

_NEAR_END = 32
"""Letters at a title's ends within which such a day has its figures."""

_OPENED = re.compile(r"[\[(（【]?\s*")
_CLOSED = re.compile(r"\s*[\])）】]?[\s.]*")
_LED_ON = re.compile(r"(?:\s{0,60}[\])）】])?\s{0,60}(?:[:：|–—・·,，-]\s{0,60})?(?=\S)")
_BRACKET = re.compile(r"\s{0,60}[\[(（【|｜]\s{0,60}$")


def without_days(titles: Sequence[str]) -> list[str]:
    """The titles, those with the day before or behind them without it where the listing writes most of them so."""
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
    """A title without the day before or behind it; empty where there is none.

    Behind a title the day stands in brackets or behind a bar: "Minutes of 12 March 2023", "Statutes - 12.3.2023" tell
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
