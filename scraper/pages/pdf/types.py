"""What the reading of a PDF document hands from one step to the next: glyphs, lines, pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """Letters drawn in one place; several where one character represents them (ﬁ, ﻻ).

    `x0` to `x1`, the pen's place `x` and the base line `y` are in points from the lower left corner of the page as it
    is shown; `size` is that of the type in points, after all scaling. `href` is the address that an annotation over it
    leads to.
    """

    text: str
    x0: float
    x1: float
    x: float
    y: float
    size: float
    bold: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of one column, in reading order from left to right or right to left.

    `links` are (start, end, address) of its words, offsets into `text`. `cells`: the text is that of a table's row,
    parted by " | ". `open_end`: a blank was drawn after its last word, so the next line begins another one. `right`:
    it is written from right to left.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    page: int = 0
    links: tuple[tuple[int, int, str], ...] = ()
    cells: bool = False
    open_end: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its size in points as it is shown, and its glyphs in runs as the document draws them."""

    width: float
    height: float
    runs: list[list[Glyph]]


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A document's pages (as many as are read), and what its metadata call it and when it was made ("D:2026…")."""

    pages: list[PdfPage]
    title: str = ""
    created: str = ""
