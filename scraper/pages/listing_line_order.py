"""How many lines of an entry stand before its link, where entries follow each other with nothing but line breaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scraper.pages.listing_signs import has_day
from scraper.pages.listing_tree import Tree, weight

_PROSE = 80
"""Weight from which on a line is a teaser, no name or day."""

_MISSING = 0.5
"""What a line counts that the last entry has not, of one that is as it should be: entries may leave some out."""

_Kind = tuple[bool, bool, str]
"""Whether a line holds a day, whether it is prose, and the tag of the element that it begins with."""


def leading_lines(tree: Tree, lines: Sequence[tuple[int, int]], places: Sequence[int]) -> int:
    """How many lines before its own belong to each link; `places` are those of the links' lines, two or more.

    The lines before the first link and behind the last are held against those that stand so between links. 0 where
    they tell nothing, as where an introduction stands before a list.
    """
    between = min(after - before for before, after in pairwise(places)) - 1
    before, behind = places[0], len(lines) - 1 - places[-1]
    if not between or not before:
        return 0
    usual = {step: _usual(tree, lines, places, step) for step in range(-between, between + 1) if step}
    fits = {lead: _fit(tree, lines, places, lead, usual) for lead in range(min(between, before) + 1)}
    whole = before + behind == between
    return max(fits, key=lambda lead: (fits[lead], whole and lead == before, -lead))


def _fit(
    tree: Tree, lines: Sequence[tuple[int, int]], places: Sequence[int], lead: int, usual: dict[int, _Kind]
) -> float:
    """How much the lines at both ends are as lines between links usually are, `lead` of them before the first."""
    found = [float(_kind(tree, lines[places[0] - step]) == usual[-step]) for step in range(1, lead + 1)]
    for step in range(1, max(usual) - lead + 1):
        at = places[-1] + step
        found.append(float(_kind(tree, lines[at]) == usual[step]) if at < len(lines) else _MISSING)
    return sum(found)


def _usual(tree: Tree, lines: Sequence[tuple[int, int]], places: Sequence[int], step: int) -> _Kind:
    """What the lines mostly are that stand so far from the links, but for those beyond the first and the last."""
    own = places[1:] if step < 0 else places[:-1]
    return Counter(_kind(tree, lines[place + step]) for place in own).most_common(1)[0][0]


def _kind(tree: Tree, line: tuple[int, int]) -> _Kind:
    text = " ".join("".join(tree.pieces[slice(*line)]).split())
    return has_day(text), weight(text) >= _PROSE, _first_tag(tree, line[0])


def _first_tag(tree: Tree, first: int) -> str:
    """The tag of the element within its line that a line begins with; empty where it begins with bare words."""
    while not tree.pieces[first].strip():
        first += 1
    beginning = range(bisect_left(tree.piece_starts, first), bisect_left(tree.piece_starts, first + 1))
    return next((tree.tags[number] for number in beginning if tree.is_inline(number)), "")
