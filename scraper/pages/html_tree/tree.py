"""A page laid flat: elements in document order with their spans, and its visible text in pieces to cut anywhere.

Everything a listing reader asks ("what text is between these two elements?", "does this element hold that link?")
becomes arithmetic on numbers, so that nothing recurses and nothing is walked twice, however deep or large a page is.

Entries inside one another, because a template never closes them, are put side by side as a browser shows them: only the
numbers of the flat tree are recomputed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, takewhile

import lxml.html
from lxml import etree

from presswatch.text.strings import grouped

FEWEST = 3
"""This many entries inside others of their kind are no accident of the layout (a box in a box)."""

_BOXES = frozenset({"article", "section", "div", "li"})
_LEFT_OPEN = frozenset({"div", "p", "address"})


def unnest(tree: Tree) -> None:
    """Puts each entry next to the entry of its kind that holds it: the outer one ends where the inner one begins.

    An entry is a box with class names and a linked heading of its own, or an item of a list. What follows it inside the
    outer one becomes a sibling of both.
    """
    nested = _nested(tree) | {number for number in tree.by_tag.get("li", ()) if _item_around(tree, number) >= 0}
    if len(nested) < FEWEST:
        return
    moved: dict[int, int] = {}
    parents = tree.parents
    for number in range(min(nested), len(parents)):
        while parents[number] in moved:
            parents[number] = moved[parents[number]]
        if number in nested:
            _close(tree, number, moved)


def _close(tree: Tree, number: int, moved: dict[int, int]) -> None:
    """Ends the outermost box of the entry's kind around it, and all that lies between."""
    ancestors, item = tree.ancestors(number), _item_around(tree, number)
    around = [up for up in ancestors if tree.kind(up) == tree.kind(number)]
    if item < 0 and not around:
        return
    outermost = item if item >= 0 else around[-1]
    above = tree.parents[outermost]
    for up in ancestors[: ancestors.index(outermost) + 1]:
        tree.ends[up] = number
        tree.piece_ends[up] = min(tree.piece_ends[up], tree.piece_starts[number])
        moved[up] = above
    tree.parents[number] = above


def _item_around(tree: Tree, number: int) -> int:
    """The item that a list's item lies in without a list of its own between them (HTML's rule for <li>), else -1."""
    up = tree.parents[number] if tree.tags[number] == "li" else -1
    while up >= 0 and (tree.tags[up] in INLINE or tree.tags[up] in _LEFT_OPEN):
        up = tree.parents[up]
    return up if tree.tags[up] == "li" else -1


def _nested(tree: Tree) -> set[int]:
    """The entries that lie in an entry of their kind."""
    inner = _boxes_in_boxes(tree)
    headed = {outer: _has_heading(tree, outer, min(inside)) for outer, inside in inner.items()}
    return {
        number
        for outer, inside in inner.items()
        for number in inside
        if headed[outer] and _has_heading(tree, number, min(inner.get(number, [tree.ends[number]])))
    }


def _boxes_in_boxes(tree: Tree) -> dict[int, list[int]]:
    """The boxes with class names that lie in one of their kind, by the innermost of these."""
    boxes = [n for n, tag in enumerate(tree.tags) if tag in _BOXES and tree.elements[n].get("class")]
    open_boxes: list[int] = []
    inner: dict[int, list[int]] = {}
    for number in boxes:
        while open_boxes and tree.ends[open_boxes[-1]] <= number:
            open_boxes.pop()
        outer = next((up for up in reversed(open_boxes) if tree.kind(up) == tree.kind(number)), None)
        if outer is not None:
            inner.setdefault(outer, []).append(number)
        open_boxes.append(number)
    return inner


def _has_heading(tree: Tree, start: int, end: int) -> bool:
    """True if a heading that holds a link begins among the elements `start .. end`, end exclusive."""
    return any(
        tree.tags[number] == "a" and tree.elements[number].get("href")
        for heading in range(start, end)
        if tree.tags[heading] in HEADINGS
        for number in range(heading, tree.ends[heading])
    )


MAX_ELEMENTS = 150_000
"""Elements looked at; the longest listings seen (450 rows) have under 10,000."""

_FEWEST_CELLS = 4
"""Cells of a grid; a layout of two or three columns is none."""

_NAMES_CHARS = 200

_MOST_ROWS = 1000
"""Rows over which a cell may reach; pages with longer tables do not use that."""

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "select", "object", "textarea"}
)
INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span"
    " strong sub sup time tt u var wbr".split()
)
"""Elements that do not interrupt a line."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_RAISED = frozenset({"sub", "sup"})
"""Belong to the word before ("1st"), also where that has an element of its own."""


@dataclass
class Tree:
    """The flat page: element `i` spans the elements `i .. ends[i]`, end exclusive.

    Its pieces of text are `piece_starts[i] .. piece_ends[i]`. `parents[i]` is -1 for the root. Elements that show
    nothing (script, style, template) are left out with all they hold. `seams` are pieces that begin where one inline
    element ends and the next begins without a blank: styles part them.
    """

    elements: list[lxml.html.HtmlElement] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    piece_starts: list[int] = field(default_factory=list)
    piece_ends: list[int] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    seams: set[int] = field(default_factory=set)
    closed: bool = False

    def open(self, element: lxml.html.HtmlElement, tag: str, parent: int) -> int:
        """Begins an element in its parent (-1 for the root) and returns its number."""
        if tag not in INLINE:
            self.pieces.append("\n")
        elif self.closed and tag not in _RAISED:
            self.seams.add(len(self.pieces))
        self.closed = False
        number = len(self.elements)
        self.elements.append(element)
        self.tags.append(tag)
        self.parents.append(parent)
        self.ends.append(number + 1)
        self.piece_starts.append(len(self.pieces))
        self.piece_ends.append(len(self.pieces))
        self.add(element.text)
        return number

    def close(self, number: int) -> None:
        """Ends an element after all that it holds."""
        self.ends[number] = len(self.elements)
        self.piece_ends[number] = len(self.pieces)
        if self.tags[number] not in INLINE:
            self.pieces.append("\n")
        self.closed = True

    def add(self, text: str | None) -> None:
        """Adds text as a piece, its white space folded as a browser folds it."""
        if not text:
            return
        self.closed = False
        words = " ".join(text.split())
        if not words:
            self.pieces.append(" ")
            return
        before = " " if text[0].isspace() else ""
        self.pieces.append(f"{before}{words} " if text[-1].isspace() else before + words)

    @cached_property
    def weights(self) -> list[int]:
        """Running sum of the pieces' weights, one longer than `pieces`."""
        return [0, *accumulate(weight(piece.strip()) for piece in self.pieces)]

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The child elements of each element that has any, in order."""
        return dict(grouped((parent, number) for number, parent in enumerate(self.parents)))

    @cached_property
    def columns(self) -> dict[int, int]:
        """The place of each table cell in its row, counted from 0; cells of rows above that reach down count.

        In a grid, whose cells are each an entry, it is 0 for all.
        """
        places: dict[int, int] = {}
        rows: Counter[int] = Counter()
        taken: dict[tuple[int, int], int] = {}
        for row in self.by_tag.get("tr", []):
            place, table = 0, self.parents[row]
            rows[table] += 1
            for cell in self.children.get(row, []):
                while taken and taken.get((table, place), 0) >= rows[table]:
                    place += 1
                places[cell] = place
                if self.spans_rows(cell):
                    taken[table, place] = rows[table] + int(self.elements[cell].get("rowspan") or 1) - 1
                place += 1
        places.update((cell, 0) for cell in self._grid_cells())
        return places

    def _grid_cells(self) -> Iterator[int]:
        """The cells of tables whose rows hold cells built alike of several parts, each with a link."""
        rows = [(self.parents[row], self.children[row]) for row in self.by_tag.get("tr", []) if row in self.children]
        for table in grouped(rows).values():
            alike = sum(len(cells) > 1 and self._are_alike(cells) for cells in table)
            if alike and alike >= len(table) - 1 and sum(map(len, table)) >= _FEWEST_CELLS:
                yield from (cell for cells in table for cell in cells)

    def _are_alike(self, cells: list[int]) -> bool:
        inner = [[self.tags[child] for child in self.children.get(cell, [])] for cell in cells]
        if len(inner[0]) < 2 or any(tags != inner[0] for tags in inner):
            return False
        return all(self.tagged("a", cell, self.ends[cell]) for cell in cells)

    def spans_rows(self, number: int) -> bool:
        """True if an element is a table cell that reaches down over further rows."""
        rows = self.elements[number].get("rowspan")
        return rows is not None and rows.isdecimal() and 1 < int(rows[:5]) <= _MOST_ROWS

    def lines(self, start: int, end: int) -> list[str]:
        """The visible lines of the elements `start .. end` (end exclusive): text broken where blocks begin and end."""
        return self.piece_lines(*self.piece_span(start, end))

    def piece_span(self, start: int, end: int) -> tuple[int, int]:
        """The pieces of text that the elements `start .. end` hold, end exclusive.

        An element that reaches beyond `end` counts with all it holds.
        """
        if self.ends[start] >= end:
            return self.piece_starts[start], self.piece_ends[start]
        return self.piece_starts[start], self.piece_starts[end] if end < len(self.piece_starts) else len(self.pieces)

    def piece_lines(self, first: int, last: int) -> list[str]:
        """The visible lines of the pieces `first .. last`, end exclusive."""
        return _lines("".join(self.pieces[first:last]))

    def text(self, number: int) -> str:
        """The visible text of one element on one line."""
        return " ".join("".join(self.pieces[self.piece_starts[number] : self.piece_ends[number]]).split())

    def parted(self, number: int) -> str:
        """The text of one element as a person sees it who knows the styles: neighboring elements are parted."""
        return self.parted_line(self.piece_starts[number], self.piece_ends[number])

    def parted_line(self, first: int, last: int) -> str:
        """The words of the pieces `first .. last` on one line, neighboring elements parted."""
        return " ".join(self._parted(first, last).split())

    def parted_lines(self, start: int, end: int) -> list[str]:
        """Like `lines`, neighboring elements parted; an element that reaches beyond `end` counts up to there."""
        first, last = self.piece_span(start, end)
        beyond = start < end < self.ends[start]
        return self.parted_piece_lines(first, self.piece_starts[end] if beyond else last)

    def parted_piece_lines(self, first: int, last: int) -> list[str]:
        """The visible lines of the pieces `first .. last`, end exclusive, neighboring elements parted."""
        return _lines(self._parted(first, last))

    def _parted(self, first: int, last: int) -> str:
        return "".join(f" {self.pieces[n]}" if n in self.seams else self.pieces[n] for n in range(first, last))

    def span_weight(self, start: int, end: int) -> int:
        """The weight of the visible text of the elements `start .. end`."""
        first, last = self.piece_span(start, end)
        return self.weights[last] - self.weights[first]

    def weight_of(self, number: int) -> int:
        """The weight of one element's visible text."""
        return self.weights[self.piece_ends[number]] - self.weights[self.piece_starts[number]]

    def kind(self, number: int) -> tuple[str, str]:
        """The tag of an element and its classes as printed."""
        return self.tags[number], self.elements[number].get("class") or ""

    def names(self, number: int) -> str:
        """The beginning of an element's classes and id."""
        element = self.elements[number]
        return f"{element.get('class') or ''} {element.get('id') or ''}"[:_NAMES_CHARS]

    def pictured(self, number: int, most: int) -> list[str]:
        """What the first pictures in an element say they show, as printed; empty for one that says nothing."""
        pictures = self.tagged("img", number, self.ends[number])[:most]
        return [self.elements[picture].get("alt") or "" for picture in pictures]

    def inside(self, inner: int, outer: int) -> bool:
        """True where element `inner` is `outer` or lies in it."""
        return outer <= inner < self.ends[outer]

    def way(self, number: int, top: int) -> Iterator[int]:
        """The element and those around it, innermost first, that begin after element `top`."""
        while number > top:
            yield number
            number = self.parents[number]

    def steps_up(self, number: int, other: int) -> int:
        """How many steps lead from an element up to one that also holds the other."""
        return sum(1 for _ in takewhile(lambda up: not self.inside(other, up), self.way(number, -1)))

    def ancestors(self, number: int) -> list[int]:
        """The elements around `number`, innermost first, without itself."""
        found = []
        while (number := self.parents[number]) >= 0:
            found.append(number)
        return found

    def is_inline(self, number: int) -> bool:
        """True for an element within a line, which begins none."""
        return self.tags[number] in INLINE

    def holds_heading(self, number: int) -> bool:
        """True where an element is a heading or holds one."""
        return bool(self.headings(number, self.ends[number]))

    def headings(self, start: int, end: int) -> list[int]:
        """The headings among the elements `start .. end`, by their rank."""
        return [number for tag in HEADINGS for number in self.tagged(tag, start, end)]

    @cached_property
    def by_tag(self) -> dict[str, list[int]]:
        """The elements of each tag in order."""
        return dict(grouped((tag, number) for number, tag in enumerate(self.tags)))

    def tagged(self, tag: str, start: int, end: int) -> list[int]:
        """The elements with this tag among `start .. end`."""
        numbers = self.by_tag.get(tag, [])
        return numbers[bisect_left(numbers, start) : bisect_left(numbers, end)]


def _lines(text: str) -> list[str]:
    return [" ".join(words) for part in text.split("\n") if (words := part.split())]


def weight(text: str) -> int:
    """How much a text says, in Latin letters: scripts that need more bytes a letter say more with one."""
    return len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "replace"))) // 2


def flatten(root: lxml.html.HtmlElement) -> Tree:
    """Lays a parsed page flat, without recursion; stops at MAX_ELEMENTS (the rest of the page is then not seen)."""
    tree = Tree()
    stack: list[int] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            tag = element.tag
            if tag in _UNSEEN:
                walker.skip_subtree()
                stack.append(-1)
            else:
                # What lies in an element not seen is skipped, so the innermost open one is always seen.
                stack.append(tree.open(element, tag, stack[-1] if stack else -1))
            if len(tree.elements) >= MAX_ELEMENTS:
                break
            continue
        if event == "end":
            number = stack.pop()
            if number >= 0:
                tree.close(number)
        if stack:
            tree.add(element.tail)
    while stack:
        tree.close(stack.pop())
    unnest(tree)
    return tree
