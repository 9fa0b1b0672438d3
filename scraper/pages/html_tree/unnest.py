"""Entries inside one another, because the page never closes them, are put side by side.

A template that leaves out one end tag an entry puts every entry into the one before it; a browser shows them one below
the other all the same. Nothing here changes the page: only the numbers of the flat tree are recomputed.
"""

from __future__ import annotations

from dataclasses import dataclass

import lxml.html

FEWEST = 3
"""So many entries inside others of their kind are no accident of the layout (a box in a box)."""

_BOXES = frozenset({"article", "section", "div", "li"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Spans:
    """The numbers of a flat tree that are recomputed, see `Tree`."""

    elements: list[lxml.html.HtmlElement]
    tags: list[str]
    parents: list[int]
    ends: list[int]
    piece_starts: list[int]
    piece_ends: list[int]


def unnest(spans: Spans) -> None:
    """Puts each entry next to the entry of its kind that holds it: the outer one ends where the inner one begins.

    An entry is a box with class names and a linked heading of its own, or an item of a list. What follows it inside the
    outer one becomes a sibling of both.
    """
    nested = _nested(spans) | _items_in_items(spans)
    if len(nested) < FEWEST:
        return
    moved: dict[int, int] = {}
    parents = spans.parents
    for number in range(min(nested), len(parents)):
        while parents[number] in moved:
            parents[number] = moved[parents[number]]
        if number in nested:
            _close(spans, number, moved)


def _close(spans: Spans, number: int, moved: dict[int, int]) -> None:
    """Ends the outermost box of the entry's kind around it, and all that lies between."""
    parents = spans.parents
    item = _item_around(spans, number)
    around = [up for up in _chain(spans, number) if _kind(spans, up) == _kind(spans, number)]
    if item < 0 and not around:
        return
    above = parents[item if item >= 0 else around[-1]]
    for up in _chain(spans, number):
        if up == above:
            break
        spans.ends[up] = number
        spans.piece_ends[up] = min(spans.piece_ends[up], spans.piece_starts[number])
        moved[up] = above
    parents[number] = above


def _items_in_items(spans: Spans) -> set[int]:
    """The items of lists that lie in an item of the same list: a browser ends an item where the next one begins."""
    return {number for number, tag in enumerate(spans.tags) if tag == "li" and _item_around(spans, number) >= 0}


def _item_around(spans: Spans, number: int) -> int:
    """The item that a list's item lies in without a list of its own between them, -1 if there is none.

    What may be open between the two is HTML's rule for the tag <li>: div, p, address and what is no block.
    """
    up = spans.parents[number] if spans.tags[number] == "li" else -1
    while up >= 0 and spans.tags[up] in _LEFT_OPEN:
        up = spans.parents[up]
    return up if up >= 0 and spans.tags[up] == "li" else -1


_LEFT_OPEN = frozenset(
    {"div", "p", "address", "span", "a", "b", "strong", "em", "i", "small", "font", "u", "time", "label"}
)


def _chain(spans: Spans, number: int) -> list[int]:
    found = []
    up = spans.parents[number]
    while up >= 0:
        found.append(up)
        up = spans.parents[up]
    return found


def _kind(spans: Spans, number: int) -> tuple[str, str]:
    return spans.tags[number], spans.elements[number].get("class") or ""


def _nested(spans: Spans) -> set[int]:
    """The entries that lie in an entry of their kind."""
    boxes = [n for n, tag in enumerate(spans.tags) if tag in _BOXES and spans.elements[n].get("class")]
    open_boxes: list[int] = []
    inner: dict[int, list[int]] = {}
    for number in boxes:
        while open_boxes and spans.ends[open_boxes[-1]] <= number:
            open_boxes.pop()
        kind = _kind(spans, number)
        outer = next((up for up in reversed(open_boxes) if _kind(spans, up) == kind), None)
        if outer is not None:
            inner.setdefault(outer, []).append(number)
        open_boxes.append(number)
    headed = {outer: _has_heading(spans, outer, min(inside)) for outer, inside in inner.items()}
    return {
        number
        for outer, inside in inner.items()
        for number in inside
        if headed[outer] and _has_heading(spans, number, min(inner.get(number, [spans.ends[number]])))
    }


def _has_heading(spans: Spans, start: int, end: int) -> bool:
    """True if a heading with a link, or in one, begins among the elements `start .. end`, end exclusive."""
    for number in range(start, end):
        if spans.tags[number] in _HEADINGS:
            links = (n for n in range(number, spans.ends[number]) if spans.tags[n] == "a")
            link = next(links, None)
            above = spans.parents[number]
            link = above if link is None and spans.tags[above] == "a" else link
            if link is not None and spans.elements[link].get("href"):
                return True
    return False
