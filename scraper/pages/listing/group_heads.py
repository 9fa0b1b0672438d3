"""The headings above each entry of a list that is kept in groups: the year, the paper, the part of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from scraper.pages.html_tree.tree import HEADINGS, Tree, weight
from scraper.pages.listing.fields import LONGEST_NAME, Field, picture_text
from scraper.pages.listing.own_lines import Pieces, line_text

ABOVE = "above"
"""Begins the place of a text that stands above entries; the rest is what kind of heading it is."""

MOST_BEFORE = 40
"""Pieces of text before the first entry among which its heading may stand."""

_PLAIN = len(HEADINGS) + 1
"""Rank of a line that is no heading element, below those of all that are."""


def heads_above(tree: Tree, links: Sequence[int], own: Sequence[Sequence[Pieces]]) -> list[list[Field]]:
    """The headings that each entry stands under, one of each kind; `own` are the entries' lines, in document order.

    What stands between one entry's lines and the next one's is the heading of the next and all that follow, up to the
    next of its kind or of a higher one. Logos count as what they say.
    """
    found: list[list[Field]] = []
    current: dict[tuple[int, str], str] = {}
    last = 0
    for at, (link, lines) in enumerate(zip(links, own, strict=True)):
        start = lines[0][0] if lines else tree.piece_starts[link]
        for kind, text in _between(tree, last if at else max(0, start - MOST_BEFORE), start):
            current = {other: words for other, words in current.items() if other[0] < kind[0]}
            current[kind] = text
        found.append([Field(text, f"{ABOVE} {kind[1]} 0") for kind, text in current.items()])
        last = max(last, lines[-1][1] if lines else tree.piece_ends[link])
    return found


def _between(tree: Tree, first: int, last: int) -> list[tuple[tuple[int, str], str]]:
    """The short lines, and the pictures without words, of a stretch of text, each with its kind."""
    found = []
    start = first
    for number in range(first, last + 1):
        if number < last and tree.pieces[number] != "\n":
            continue
        text = line_text(tree, (start, number)) or _pictured(tree, start, number)
        if 0 < weight(text) <= LONGEST_NAME:
            found.append((_kind(tree, start), text))
        start = number + 1
    return found


def _pictured(tree: Tree, first: int, last: int) -> str:
    """What the picture says that a line without words consists of."""
    elements = range(bisect_left(tree.piece_starts, first), bisect_right(tree.piece_starts, last))
    return next((text for n in elements if tree.tags[n] == "img" and (text := picture_text(tree, n))), "")


def _kind(tree: Tree, first: int) -> tuple[int, str]:
    """The rank of a line and the element around it: headings by their level, other blocks below them."""
    number = max(0, bisect_right(tree.piece_starts, first) - 1)
    while number > 0 and (tree.is_inline(number) or tree.tags[number] == "img" or tree.piece_ends[number] < first):
        number = tree.parents[number]
    tag = next((tree.tags[up] for up in (number, *tree.ancestors(number)[:2]) if tree.tags[up] in HEADINGS), "")
    return (HEADINGS.index(tag), tag) if tag else (_PLAIN, tree.tags[number])
