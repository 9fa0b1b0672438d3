"""The bytes of a PDF document become glyphs with their places; PDFium (the extra `pdf`) does the decoding."""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from presswatch.errors import PageError
from scraper.pages.parsing.kinds import PDF_NEEDS, reads_pdf

Area = tuple[float, float, float, float, str]
MAX_PAGES = 60
"""A press release has one to five pages, a report that was put in its place hundreds; what follows is not read."""
MAX_GLYPHS = 150_000
"""What 60 printed pages hold; measured: 13 to 30 µs a glyph from bytes to blocks."""
MAX_LINKS = 500
"""Of one page: each letter is looked for in each area."""

_NEW_RUN_EM = 0.5
"""A base line moved this much of the type's size is another line (a raised number moves a third)."""
_CELL_EM = 2.0
"""A gap this wide parts columns and cells; justified lines hardly ever have one."""
_BOLD_WEIGHT = 600
_HYPHEN = 0x02
"""What PDFium gives for a hyphen at a line's end."""
_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF0A8, 0xF06E, 0xF076, 0xF0FC, 0xF02D), "•")
"""Bullets of the symbol fonts of office programs, which are in the private use area."""
_NO_LETTERS = dict.fromkeys((0xFFFE, 0xFFFF, 0xFFFD, 0xFEFF), "")
_MEANT = _BULLETS | _NO_LETTERS | {_HYPHEN: "-", 0x09: " ", 0xA0: " "}


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


def open_document(content: bytes, url: str) -> PdfDocument:
    """Decodes up to `MAX_PAGES` pages; PageError(parse-error) for a broken one, or without the extra `pdf`."""
    if not reads_pdf():
        raise PageError(url, "parse-error", PDF_NEEDS)
    import pypdfium2  # noqa: PLC0415 - an extra

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as exc:
        encrypted = "password" in str(exc).lower() or "security" in str(exc).lower()
        why = "the PDF document is encrypted" if encrypted else "the PDF document is broken"
        raise PageError(url, "parse-error", why) from exc
    try:
        return _read(document)
    except pypdfium2.PdfiumError as exc:
        raise PageError(url, "parse-error", f"the PDF document is broken ({exc})") from exc
    finally:
        document.close()


def _read(document: Any) -> PdfDocument:
    pages: list[PdfPage] = []
    left = MAX_GLYPHS
    for number in range(min(len(document), MAX_PAGES)):
        if left <= 0:
            break
        pages.append(_read_page(document, number, left))
        left -= sum(map(len, pages[-1].runs))
    return PdfDocument(pages, _metadata(document, b"Title"), _metadata(document, b"CreationDate"))


def _metadata(document: Any, key: bytes) -> str:
    """A text of the metadata; what is no text in it is left out."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra

    length = pdfium.FPDF_GetMetaText(document.raw, key, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    pdfium.FPDF_GetMetaText(document.raw, key, buffer, length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "ignore").replace("\x00", "")


def _read_page(document: Any, number: int, most: int) -> PdfPage:
    page = document[number]
    try:
        text_page = page.get_textpage()
        width, height = page.get_size()
        frame = _Frame(page)
        links = _annotations(document, page, frame)
        glyphs = _linked(_glyphs(text_page.raw, frame, most), links)
        runs = list(_runs(glyphs))
        text_page.close()
        return PdfPage(width, height, runs)
    finally:
        page.close()


class _Frame:
    """The page as it is shown: turned as its /Rotate says, its corner at 0, 0."""

    def __init__(self, page: Any) -> None:
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._turn = page.get_rotation()
        self._width, self._height = page.get_size()

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own space as it is shown."""
        x, y = x - self._left, y - self._bottom
        if self._turn == 0:
            return x, y
        width, height = self._right - self._left, self._top - self._bottom
        return {90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}[self._turn]

    def direction(self, a: float, b: float) -> tuple[float, float]:
        """A direction of the page's own space as it is shown."""
        return {90: (b, -a), 180: (-a, -b), 270: (-b, a)}.get(self._turn, (a, b))

    def holds(self, x: float, y: float) -> bool:
        """True if a shown point lies on the page."""
        return bool(0 <= x <= self._width and 0 <= y <= self._height)


def _glyphs(text_page: Any, frame: _Frame, most: int) -> Iterator[Glyph | None]:
    """The glyphs in the order of the document, None for a line's end; text at an angle is a watermark."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra

    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    types: dict[int, tuple[float, bool]] = {}
    last, lead = (0.0, False), 0
    for index in range(min(pdfium.FPDFText_CountChars(text_page), most)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (0x0D, 0x0A):
            yield None
            continue
        if 0xD800 <= code < 0xDC00:
            lead = code
            continue
        text = _text(code, lead)
        lead = 0
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        piece = pdfium.FPDFText_GetTextObject(text_page, index)
        if piece:  # else a blank that PDFium has put in; the type is asked once for each piece of text that is drawn
            key = ctypes.addressof(piece.contents)
            last = types[key] = types.get(key) or _type_at(text_page, index, frame)
        size, bold = last
        (left, _), (right, _) = frame.place(box.left, box.bottom), frame.place(box.right, box.top)
        left, right = min(left, right), max(left, right)
        pen, base = frame.place(x.value, y.value)
        if text and size > 0 and frame.holds((left + right) / 2, base):
            yield Glyph(text, left, right, pen, base, size, bold)
        if code == _HYPHEN:
            yield None


def _text(code: int, lead: int) -> str:
    """The character of a code unit (with the one before it, if that is the first of two); "" if it has none."""
    if code in _MEANT:
        return _MEANT[code]
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((lead - 0xD800) << 10) + (code - 0xDC00)) if lead else ""
    if 0x2E80 <= code <= 0x2FDF or 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", chr(code))  # radicals in place of Han letters, "fi" in one character
    return chr(code) if 0x20 <= code <= 0x10FFFF else ""


def _type_at(text_page: Any, index: int, frame: _Frame) -> tuple[float, bool]:
    """Size in points (0 for text that does not run from left to right) and whether the type is bold."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra

    matrix, name, flags = pdfium.FS_MATRIX(), ctypes.create_string_buffer(200), ctypes.c_int()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    along, _ = frame.direction(matrix.a, matrix.b)
    if along < 0.9 * math.hypot(matrix.a, matrix.b):
        return 0.0, False
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 200, flags)
    named = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
    return abs(size), bool(named or pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT)


def _annotations(document: Any, page: Any, frame: _Frame) -> list[Area]:
    """The areas of a page that lead to an address: left, bottom, right, top, address."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra

    areas: list[Area] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(areas) < MAX_LINKS and pdfium.FPDFLink_Enumerate(page.raw, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
        href = buffer.value.decode("utf-8", "replace").strip()
        areas += [(*rectangle, href) for rectangle in _rectangles(pdfium, link, frame)]
    return areas


def _rectangles(pdfium: Any, link: Any, frame: _Frame) -> Iterator[tuple[float, float, float, float]]:
    """The places of a link: one for each line that its words run over, where the document says so."""
    quad, box = pdfium.FS_QUADPOINTSF(), pdfium.FS_RECTF()
    count = pdfium.FPDFLink_CountQuadPoints(link)
    corners: list[tuple[tuple[float, float], ...]] = [
        ((quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4))
        for index in range(count)
        if pdfium.FPDFLink_GetQuadPoints(link, index, quad)
    ]
    if count == 0 and pdfium.FPDFLink_GetAnnotRect(link, box):
        corners.append(((box.left, box.bottom), (box.right, box.top)))
    for points in corners:
        across, up = zip(*(frame.place(*corner) for corner in points), strict=True)
        yield min(across), min(up), max(across), max(up)


def _linked(glyphs: Iterator[Glyph | None], areas: list[Area]) -> Iterator[Glyph | None]:
    """The glyphs, those inside an area with its address."""
    for glyph in glyphs:
        if glyph is None or not areas:
            yield glyph
            continue
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + glyph.size * 0.25
        href = next((area[4] for area in areas if area[0] <= x <= area[2] and area[1] <= y <= area[3]), "")
        yield replace(glyph, href=href) if href else glyph


def _runs(glyphs: Iterator[Glyph | None]) -> Iterator[list[Glyph]]:
    """The glyphs in runs on one base line without a wide gap."""
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph is not None and glyph.text.isspace():
            run += [glyph] if run else []
            continue
        if last is not None and (glyph is None or _parted(last, glyph)):
            yield run
            run = []
        run += [glyph] if glyph is not None else []
        last = glyph
    if run:
        yield run


def _parted(last: Glyph, glyph: Glyph) -> bool:
    """True if two letters in a row are on different lines or in different columns."""
    size = max(last.size, glyph.size)
    gap = max(glyph.x0 - last.x1, last.x0 - glyph.x1)
    return abs(glyph.y - last.y) > _NEW_RUN_EM * size or gap > _CELL_EM * size
