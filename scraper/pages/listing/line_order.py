"""How many lines of an entry stand before its link, where entries follow each other with nothing but line breaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scraper.pages.dates.cues import has_day
from scraper.pages.html_tree.tree import Tree, weight

_PROSE = 80
"""Weight from which on a line is a teaser, no name or day."""

_MISSING = 0.5
"""What a line counts that the last entry has not, of one that is as it should be: entries may leave some out."""

_MOST_LINES = 60
"""Lines between two links; where there are more, posts stand whole."""

_Kind = tuple[bool, bool, str]
"""Whether a line holds a day, whether it is prose, and the tag of the element that it begins with."""


@dataclass(frozen=True, slots=True)
class _Usual:
    """The kinds of the lines that usually stand between two links: by their distance from the one behind, or before."""

    before: list[_Kind]
    behind: list[_Kind]


def leading_lines(tree: Tree, lines: Sequence[tuple[int, int]], places: Sequence[int]) -> list[int]:
    """How many lines before its own belong to each link; `places` are those of the links' lines, two or more.

    The lines before the first link and behind the last are held against those that stand so between links; where an
    entry has fewer or more lines than most, those of the usual kinds go to either side. None before any link where the
    ends tell nothing, as where an introduction stands before a list.
    """
    kinds = [_kind(tree, line) for line in lines]
    gaps = [kinds[before + 1 : after] for before, after in pairwise(places)]
    length = Counter(map(len, gaps)).most_common(1)[0][0]
    first, last = kinds[: places[0]][::-1], kinds[places[-1] + 1 :]
    if not 0 < length <= _MOST_LINES or not first:
        return [0 for _ in places]
    whole = [gap for gap in gaps if len(gap) == length]
    usual = _Usual(
        [_most_common([gap[-1 - at] for gap in whole]) for at in range(length)],
        [_most_common([gap[at] for gap in whole]) for at in range(length)],
    )
    fits = {lead: _fit(first, last, lead, usual) for lead in range(min(length, len(first)) + 1)}
    exact = len(first) + len(last) == length
    lead = max(fits, key=lambda one: (fits[one], exact and one == len(first), -one))
    return [lead, *(lead if len(gap) == length else _split(gap, lead, usual) for gap in gaps)]


def _fit(first: list[_Kind], last: list[_Kind], lead: int, usual: _Usual) -> float:
    """How much the lines at both ends are as lines between links usually are, `lead` of them before a link."""
    trail = len(usual.behind) - lead
    found = [float(own == other) for own, other in zip(first[:lead], usual.before, strict=False)]
    found += [float(own == other) for own, other in zip(last[:trail], usual.behind, strict=False)]
    return sum(found) + _MISSING * (trail - min(trail, len(last)))


def _split(gap: list[_Kind], lead: int, usual: _Usual) -> int:
    """How many lines of an unusual gap belong to the link behind it, where usually `lead` do."""
    leading, trailing = usual.before[:lead], usual.behind[: len(usual.behind) - lead]

    def worth(own: int) -> tuple[int, int]:
        at = len(gap) - own
        fitting = sum(kind in trailing for kind in gap[:at]) + sum(kind in leading for kind in gap[at:])
        return fitting, -abs(own - lead)

    return max(range(min(lead, len(gap)) + 1), key=worth)


def _most_common(kinds: list[_Kind]) -> _Kind:
    return Counter(kinds).most_common(1)[0][0]


def _kind(tree: Tree, line: tuple[int, int]) -> _Kind:
    text = " ".join("".join(tree.pieces[slice(*line)]).split())
    return has_day(text), weight(text) >= _PROSE, _first_tag(tree, line[0])


def _first_tag(tree: Tree, first: int) -> str:
    """The tag of the element within its line that a line begins with; empty where it begins with bare words."""
    while not tree.pieces[first].strip():
        first += 1
    beginning = range(bisect_left(tree.piece_starts, first), bisect_left(tree.piece_starts, first + 1))
    return next((tree.tags[number] for number in beginning if tree.is_inline(number)), "")
