"""The lines of text that belong to one entry, also where entries stand in one paragraph, parted by line breaks alone.

There an entry's elements reach to the next entry's link, and so over the words that stand before that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from scraper.pages.listing_tree import Tree

Pieces = tuple[int, int]
"""A run of pieces of text, end exclusive: one line, or a part of one."""

MAX_LINES = 60
"""Lines of an entry that are looked at; some listings print whole posts."""

_BREAKS_OF_A_GAP = 3
"""Line breaks, one more than a `br` makes, that leave an empty line."""


def own_lines(tree: Tree, links: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[list[Pieces]]:
    """The lines of each entry, whose link and span are given in document order; none without text."""
    blocks = [_block(tree, link) for link in links]
    found: list[list[Pieces]] = []
    at = 0
    while at < len(links):
        end = at + 1
        while end < len(links) and blocks[end] == blocks[at]:
            end += 1
        if end - at > 1 and not any(map(partial(_holds_lines, tree), links[at:end])):
            found += _in_one_block(tree, blocks[at], links[at:end])
        else:
            after = [*links[at + 1 : end + 1], None]
            found += [_in_span(tree, spans[place], links[place], after[place - at]) for place in range(at, end)]
        at = end
    return found


def line_text(tree: Tree, line: Pieces) -> str:
    """The words of a line, neighbouring elements parted as styles part them."""
    words = (f" {tree.pieces[n]}" if n in tree.seams else tree.pieces[n] for n in range(*line))
    return " ".join("".join(words).split())


def _block(tree: Tree, link: int) -> int:
    """The innermost element around a link that begins a line of its own."""
    return next((up for up in tree.ancestors(link) if not tree.is_inline(up)), 0)


def _holds_lines(tree: Tree, link: int) -> bool:
    """Whether a link is a box around its entry, which styles set apart from its neighbours."""
    return any(piece == "\n" for piece in tree.pieces[tree.piece_starts[link] : tree.piece_ends[link]])


def _in_span(tree: Tree, span: tuple[int, int], link: int, following: int | None) -> list[Pieces]:
    """The lines of an entry with a box of its own, whole ones; not the line in which the next entry's link stands."""
    first, last = tree.piece_span(*span)
    if _holds_lines(tree, link):
        if following is not None:
            last = min(last, max(first, tree.piece_starts[following]))
        return _lines(tree, first, last)[:MAX_LINES]
    while first > 0 and first < len(tree.pieces) and tree.pieces[first - 1] != "\n":
        first -= 1
    if following is not None and tree.piece_starts[following] < last:
        last = tree.piece_starts[following]
        while last > first and tree.pieces[last - 1] != "\n":
            last -= 1
    while last < len(tree.pieces) and last > 0 and tree.pieces[last - 1] != "\n" and tree.pieces[last] != "\n":
        last += 1
    return _lines(tree, first, last)[:MAX_LINES]


def _lines(tree: Tree, first: int, last: int) -> list[Pieces]:
    found = []
    start = first
    for number in range(first, last + 1):
        if number == last or tree.pieces[number] == "\n":
            if any(piece.strip() for piece in tree.pieces[start:number]):
                found.append((start, number))
            start = number + 1
    return found


def _in_one_block(tree: Tree, block: int, links: Sequence[int]) -> list[list[Pieces]]:
    """The lines of entries that share one block.

    What stands between two empty lines is one entry's if each entry has such a place to itself. Else the lines between
    two links are the first one's, or the second one's where lines stand before the first link and none behind the last.
    """
    lines = _lines(tree, tree.piece_starts[block], tree.piece_ends[block])
    places = [bisect_left([last for _, last in lines], tree.piece_starts[link] + 1) for link in links]
    places = [min(place, len(lines) - 1) for place in places]
    parts = _paragraphs(tree, lines)
    own = [next(at for at, part in enumerate(parts) if place in part) for place in places]
    if len(parts) > 1 and len(set(own)) == len(own):
        return [[lines[place] for place in parts[at]][:MAX_LINES] for at in own]
    if len(set(places)) < len(places):
        return _on_shared_lines(tree, lines, places, links)
    ahead = places[0] > 0 and places[-1] == len(lines) - 1
    bounds = [-1, *places] if ahead else [*places, len(lines)]
    if ahead:
        bounds[0] = places[0] - min((after - before for before, after in pairwise(places)), default=1)
        return [lines[max(0, before + 1) : place + 1][:MAX_LINES] for before, place in pairwise(bounds)]
    return [lines[place:after][:MAX_LINES] for place, after in pairwise(bounds)]


def _paragraphs(tree: Tree, lines: Sequence[Pieces]) -> list[range]:
    """The lines by their places, in groups with an empty line between them."""
    starts = [0]
    for place, (before, after) in enumerate(pairwise(lines), 1):
        if tree.pieces[before[1] : after[0]].count("\n") >= _BREAKS_OF_A_GAP:
            starts.append(place)
    return [range(start, end) for start, end in pairwise([*starts, len(lines)])]


def _on_shared_lines(
    tree: Tree, lines: Sequence[Pieces], places: Sequence[int], links: Sequence[int]
) -> list[list[Pieces]]:
    """The parts of lines that hold several entries: from one link to the next, or up to the link where words lead."""
    found: list[list[Pieces]] = []
    for at, (place, link) in enumerate(zip(places, links, strict=True)):
        first, last = lines[place]
        mates = [other for other, there in zip(links, places, strict=True) if there == place]
        behind = "".join(tree.pieces[tree.piece_ends[mates[-1]] : last])
        leads = tree.piece_starts[mates[0]] > first and not any(map(str.isalnum, behind))
        if len(mates) > 1:
            before = tree.piece_ends[links[at - 1]] if at and places[at - 1] == place else first
            first = before if leads else tree.piece_starts[link]
        if at + 1 < len(links) and places[at + 1] == place:
            last = tree.piece_ends[link] if leads else tree.piece_starts[links[at + 1]]
        found.append([(first, max(first, last))])
    return found
