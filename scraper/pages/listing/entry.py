"""What one entry of a list holds, as far as that does not depend on which of its links is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.pages.dates.cues import has_day, has_digit, has_price
from scraper.pages.html_tree.tree import Tree, weight

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MAX_SPAN = 600
"""Elements of one entry whose lines are read; a listing that prints whole posts shows what it is before that."""

SHORT_LINE = 24
"""Letters up to which a line with a digit may be a day alone."""


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What one entry holds, whichever of its links it is looked at for."""

    lines: list[str]
    weight: int
    link_weight: int
    links: int
    longest: int
    dated: bool
    short_digits: bool
    prices: bool
    times: bool
    images: bool
    paragraph: bool
    heading: bool


def facts_of(tree: Tree, record: tuple[int, int], link_weight: int, links: int) -> EntryFacts:
    """The facts of the entry in these elements (start, end exclusive); weight and number of its links are given."""
    start, end = record
    lines = tree.lines(start, min(end, start + MAX_SPAN))
    numbered = [line for line in lines if has_digit(line)]
    return EntryFacts(
        lines=lines,
        weight=tree.span_weight(start, end),
        link_weight=link_weight,
        links=links,
        longest=max((weight(line) for line in lines), default=0),
        dated=any(has_day(line) for line in numbered),
        short_digits=any(len(line) <= SHORT_LINE for line in numbered),
        prices=any(has_price(line) for line in numbered),
        times=bool(tree.tagged("time", start, end)),
        images=bool(tree.tagged("img", start, end)),
        paragraph=bool(tree.tagged("p", start, end)),
        heading=any(tree.tagged(tag, start, end) for tag in HEADINGS),
    )
