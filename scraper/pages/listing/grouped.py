"""Whether entries stand under the days or months in which they came out, the newest first, as news wires have it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.html_tree.tree import Tree
from scraper.pages.listing.date_groups import month_named
from scraper.pages.listing.links import Cluster

_LOOKED = 6
"""Elements looked at between one entry and the next; more is no heading over the next."""

_LONGEST = 30
_FEWEST = 2
_ANY_YEAR = 2024
"""A day without its year is read with any: that of a leap year knows them all."""

_CONTEXT = DateContext()


def under_days(tree: Tree, cluster: Cluster) -> bool:
    """Whether the entries stand under two days or months, or more, that go back; those of a programme go forward."""
    ends = [0, *(end for _, end in cluster.records)]
    texts: list[str] = []
    for end, (start, _) in zip(ends, cluster.records, strict=False):
        between = range(max(end, start - _LOOKED), start)
        texts += [tree.text(number) for number in between if 0 < tree.weight_of(number) <= _LONGEST]
    texts = [text for place, text in enumerate(texts) if text not in texts[place - 1 : place]]
    days = [day for text in texts if len(text) <= _LONGEST and (day := _day(text))]
    return len(days) >= _FEWEST and all(later > earlier for later, earlier in pairwise(days))


def _day(text: str) -> date | None:
    """The day that a heading is, or the first of the month; None for anything else, a year alone too."""
    month = month_named(text)
    if month:
        return date(_ANY_YEAR, month, 1)
    reading = read_date(text, _CONTEXT, "listing") or read_date(f"{text} {_ANY_YEAR}", _CONTEXT, "listing")
    return reading.on if reading and reading.precision != "year" else None
