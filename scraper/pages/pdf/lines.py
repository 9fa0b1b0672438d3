"""The runs of a page become printed lines in the order of reading, without headers, footers and page numbers.

Column after column, rows of tables whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from scraper.pages.pdf.glyphs import Glyph, Line, PdfPage
from scraper.pages.text.letters import letters

_RIGHT = compiled_later("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_RUN = compiled_later(r"E*L(?:[^R]*[LE])?|E(?:S?E)*")
"""What stays from left to right in a line from right to left: words with what is between them, and numbers."""
_RIGHT_RUN = compiled_later(r"R(?:[^L]*R)?")
_ARABIC = compiled_later("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_CLASSES = {"R": "R", "AL": "R", "L": "L", "EN": "E", "AN": "E", "CS": "S"}
_CLASSES_HEBREW = _CLASSES | {"ET": "E", "ES": "S"}
"""After Arabic letters a percent sign is left of its number, after Hebrew ones right of it (UAX #9, W2)."""
_PAIRS = dict(zip("()[]{}«»‹›", ")(][}{»«›‹", strict=True))
_OPENING = frozenset("([{«‹")


def in_reading_order(glyphs: Sequence[Glyph], *, right: bool, turned: bool) -> list[Glyph]:
    """The glyphs of one line as they are read; `right`: the line as a whole runs from right to left.

    `turned`: the document names brackets as they are drawn there, not as they are meant.
    """
    seen = _as_seen(glyphs)
    if right:
        return _backwards(seen, turned=turned)
    ordered: list[Glyph] = []
    last = 0
    for match in _RIGHT_RUN.finditer(_classes(seen)):
        ordered += seen[last : match.start()] + _backwards(seen[match.start() : match.end()], turned=turned)
        last = match.end()
    return ordered + seen[last:]


def _backwards(seen: list[Glyph], *, turned: bool) -> list[Glyph]:
    """Glyphs from left to right, read from right to left, words and numbers of the other direction kept."""
    ordered: list[Glyph] = []
    last = 0
    for match in (*_LEFT_RUN.finditer(_classes(seen)), None):
        start = match.start() if match else len(seen)
        ordered[:0] = [_turned(glyph) if turned else glyph for glyph in reversed(seen[last:start])]
        last = match.end() if match else start
        ordered[:0] = seen[start:last]
    return ordered


def _turned(glyph: Glyph) -> Glyph:
    return replace(glyph, text=_PAIRS[glyph.text]) if glyph.text in _PAIRS else glyph


def _as_seen(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs from left to right; characters of one place, and marks with the letter below, in one."""
    seen: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.x, glyph.text.isspace())):
        text = _folded(glyph.text)
        last = seen[-1] if seen else None
        blank = text.isspace() or (last is not None and last.text.isspace())
        if last is not None and not blank and (glyph.x - last.x < 0.01 or _is_mark(text)):
            lam_last = text == "ل" and last.text[:1] in "اأإآٱ"  # lam comes before alef, a mark after its letter
            both = text + last.text if lam_last else last.text + text
            seen[-1] = replace(last, text=both, x1=max(last.x1, glyph.x1))
        elif last is not None and _is_mark(last.text) and not blank:
            seen[-1] = replace(glyph, text=text + last.text)
        else:
            seen.append(replace(glyph, text=text) if text != glyph.text else glyph)
    return seen


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Forms of Arabic letters by their place in the word as the letters themselves."""
    return unicodedata.normalize("NFKC", text) if "\ufb1d" <= text <= "\ufefc" else text


def _is_mark(text: str) -> bool:
    return all(map(unicodedata.combining, text))


def _classes(seen: Sequence[Glyph]) -> str:
    """What each glyph is for the order: R and L letters, E digits, S separators inside of numbers, O all else."""
    table = _CLASSES if any(_ARABIC.search(glyph.text) for glyph in seen) else _CLASSES_HEBREW
    return "".join(table.get(unicodedata.bidirectional(glyph.text[0]), "O") for glyph in seen)


def matched_brackets(text: str) -> int:
    """How many brackets close one that is open."""
    matched, open_ones = 0, []
    for char in text:
        if char in _OPENING:
            open_ones.append(char)
        elif char in _PAIRS and open_ones and _PAIRS[open_ones[-1]] == char:
            open_ones.pop()
            matched += 1
    return matched


_SAME_ROW_EM = 0.35
_JOINED_EM = 0.6
"""Runs of one row closer than this are one line that the document drew in pieces."""
_BLANK_EM = 0.15
_EDGE_PT = 3.0
"""So far apart, left edges count as one."""
MIN_COLUMN_LINES = 4
"""Fewer lines next to others are cells of a table, an address next to a logo."""
_MIN_COLUMN_SHARE = 0.2
"""A column takes this much of the page's width at least."""
_MIN_COLUMN_CHARS = 14
"""Columns of prose have longer lines; what is shorter on the average is a table."""
_BULLET_EM = 5.0
BULLETS = "•◦▪■□●○◆◇▶►➢✓✔‣⁃∙·※"
CELL_END = " | "


def page_lines(page: PdfPage, number: int) -> list[Line]:
    """The lines of a page in the order of reading."""
    rows = _rows(sorted(page.runs, key=lambda run: -run[0].y), lambda run: run[0])
    pieces = [piece for row in rows for piece in _joined(sorted(row, key=_left))]
    lines = _lines(pieces, number, turned=False)
    if any(line.right for line in lines):
        # Some documents name the bracket that is drawn, some the one that is meant: as meant they open and close.
        turned = _lines(pieces, number, turned=True)
        lines = max(lines, turned, key=lambda some: matched_brackets("\n".join(line.text for line in some)))
    return _in_order(lines, page.width)


def _lines(pieces: list[list[Glyph]], page: int, *, turned: bool) -> list[Line]:
    return [line for piece in pieces if (line := _line(piece, page, turned=turned)).text]


_Item = TypeVar("_Item")


def _rows(items: Iterable[_Item], placed: Callable[[_Item], Glyph | Line]) -> list[list[_Item]]:
    """What is placed from top to bottom, by base line."""
    rows: list[list[_Item]] = []
    for item in items:
        base, own = placed(rows[-1][0]) if rows else None, placed(item)
        if base is not None and abs(base.y - own.y) <= _SAME_ROW_EM * min(base.size, own.size):
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows


def _left(run: Sequence[Glyph]) -> float:
    return min(glyph.x0 for glyph in run)


def _right(run: Sequence[Glyph]) -> float:
    return max(glyph.x1 for glyph in run)


def _joined(row: list[list[Glyph]]) -> list[list[Glyph]]:
    """The runs of a row, neighbours that are pieces of one line joined; a bullet goes to what follows."""
    pieces = [list(row[0])]
    for run in row[1:]:
        last = pieces[-1]
        size = max(last[-1].size, run[0].size)
        gap = _left(run) - _right(last)
        bullet = len(last) <= 2 and last[0].text in BULLETS
        if gap <= (_BULLET_EM if bullet else _JOINED_EM) * size:
            if gap > _BLANK_EM * size and not last[-1].text.isspace() and not run[0].text.isspace():
                last.append(replace(run[0], text=" ", href="", x0=_right(last), x1=_left(run), x=_right(last)))
            last.extend(run)
        else:
            pieces.append(list(run))
    return pieces


def _line(glyphs: list[Glyph], page: int, *, turned: bool) -> Line:
    """A line's text with its links; blanks folded."""
    printed = "".join(glyph.text for glyph in glyphs)
    of_right = len(_RIGHT.findall(printed))
    right = of_right > 0 and 2 * of_right >= sum(map(str.isalpha, printed))
    ordered = in_reading_order(glyphs, right=right, turned=turned) if of_right else glyphs
    text, links = _text_of(ordered)
    stripped = text.rstrip()
    drawn = [glyph for glyph in ordered if not glyph.text.isspace()] or ordered
    return Line(
        text=stripped,
        x0=_left(drawn),
        x1=_right(drawn),
        y=Counter(round(glyph.y, 1) for glyph in drawn).most_common(1)[0][0],
        size=Counter(round(glyph.size, 1) for glyph in drawn).most_common(1)[0][0],
        bold=2 * sum(glyph.bold for glyph in drawn) > len(drawn),
        page=page,
        links=tuple((start, min(end, len(stripped)), href) for start, end, href in links if start < len(stripped)),
        open_end=text != stripped,
        right=right,
    )


def _text_of(glyphs: Sequence[Glyph]) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of glyphs, blanks folded, and its links."""
    parts: list[str] = []
    links: list[tuple[int, int, str]] = []
    size, blank = 0, True
    for glyph in glyphs:
        space = glyph.text.isspace()
        if space and blank:
            continue
        text, blank = " " if space else glyph.text, space
        if glyph.href and links and links[-1][1:] == (size, glyph.href):
            links[-1] = (links[-1][0], size + len(text), glyph.href)
        elif glyph.href and not space:
            links.append((size, size + len(text), glyph.href))
        parts.append(text)
        size += len(text)
    return "".join(parts), links


def _in_order(lines: list[Line], width: float) -> list[Line]:
    """Lines from top to bottom; where columns of prose are side by side, one column after the other."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return _with_rows(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if line.x0 < gutter - _EDGE_PT and line.x1 > gutter:
            ordered += _band(band, gutter, width)
            band = []
            ordered.append(line)
        else:
            band.append(line)
    return ordered + _band(band, gutter, width)


def _band(band: list[Line], gutter: float, width: float) -> list[Line]:
    """The lines between two that cross the gutter: both columns, the first to be read first."""
    first = [line for line in band if line.x1 <= gutter]
    second = [line for line in band if line.x1 > gutter]
    if not first or not second or not (_is_column(first, width) or _is_column(second, width)):
        return _in_order(band, width) if len(first) == len(band) or len(second) == len(band) else _with_rows(band)
    columns = (_in_order(first, width), _in_order(second, width))
    turned = sum(line.right for line in band) * 2 > len(band)
    return [*columns[1], *columns[0]] if turned else [*columns[0], *columns[1]]


def _gutter(lines: list[Line], width: float) -> float | None:
    """The left edge of a column that is right of another one; None if the lines are in one column."""
    edges = Counter(round(line.x0 / _EDGE_PT) for line in lines)
    for edge, _ in edges.most_common(6):
        if edges[edge] + edges[edge - 1] + edges[edge + 1] < MIN_COLUMN_LINES:
            continue
        x = min(line.x0 for line in lines if abs(round(line.x0 / _EDGE_PT) - edge) <= 1)
        if _parts_columns(lines, x, width):
            return x
    return None


def _parts_columns(lines: list[Line], x: float, width: float) -> bool:
    """True if the lines on both sides of an edge are columns, and few lines cross it."""
    second = [line for line in lines if line.x0 >= x - _EDGE_PT]
    low, high = min(line.y for line in second), max(line.y for line in second)
    level = [line for line in lines if low <= line.y <= high]
    first = [line for line in level if line.x1 <= x]
    crossing = sum(line.x0 < x - _EDGE_PT and line.x1 > x for line in level)
    return _is_column(first, width) and _is_column(second, width) and crossing < min(len(first), len(second))


def _is_column(lines: list[Line], width: float) -> bool:
    if len(lines) < MIN_COLUMN_LINES:
        return False
    widths = sorted(line.x1 - line.x0 for line in lines)
    letters = sum(len(line.text) * (2 if line.text[0] > "\u2e80" else 1) for line in lines) / len(lines)
    return widths[len(widths) // 2] >= _MIN_COLUMN_SHARE * width and letters >= _MIN_COLUMN_CHARS


def _with_rows(lines: list[Line]) -> list[Line]:
    """The lines from top to bottom, those on one base line joined: by a bar in a table, else by a blank."""
    rows = _rows(lines, lambda line: line)
    tabled = [False] * len(rows)
    for number, (above, below) in enumerate(pairwise(rows)):
        # A cell below a cell, next to the first one.
        if any(abs(one.x0 - other.x0) <= _EDGE_PT for one in above[1:] for other in below[1:]):
            tabled[number] = tabled[number + 1] = True
    return [_row(row, cells=cells) for row, cells in zip(rows, tabled, strict=True)]


def _row(row: list[Line], *, cells: bool) -> Line:
    if len(row) == 1:
        return row[0]
    ordered = list(reversed(row)) if row[0].right else row
    text, links = "", []
    for line in ordered:
        text += (CELL_END if cells else " ") if text else ""
        links += [(start + len(text), end + len(text), href) for start, end, href in line.links]
        text += line.text
    return replace(
        row[0], text=text, x0=row[0].x0, x1=row[-1].x1, links=tuple(links), cells=cells, open_end=row[-1].open_end
    )


_MARGIN_SHARE = 0.12
"""Headers and footers are in this share of the page's height at its top and bottom."""
_PLACE_PT = 4.0
"""The same header is at the same height on each page, give or take."""
_DIGITS = compiled_later(r"\d+")
_PAGE_NUMBER = compiled_later(
    rf"[\W_]*(?:(?:{any_of('page_number_words')})\W{{0,2}})?(?:제\s*)?(?:第\s*)?\d{{1,3}}\s*"
    rf"(?:(?:/|{any_of('page_of_pages')}|／)\s*\d{{1,3}})?\s*(?:쪽|페이지|頁|页|ページ)?[\W_]*",
    re.IGNORECASE,
)
_MORE = compiled_later(rf"[\W_]{{0,60}}(?:{any_of('continued_labels')})[\W_]{{0,60}}", re.IGNORECASE)


def without_furniture(lines: Sequence[Line], pages: Sequence[PdfPage]) -> list[Line]:
    """The lines without those that are repeated at one height of several pages, and without page numbers."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in lines:
        for place in _places(line):
            seen[place].add(line.page)
    first_letters = {letters(line.text) for line in lines if line.page == 0}
    return [
        line
        for line in lines
        if not _is_furniture(line, pages[line.page].height, max(len(seen[place]) for place in _places(line)))
        and not (line.page > 0 and _at_top(line, pages[line.page].height) and letters(line.text) in first_letters)
    ]


def _places(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """The text without its numbers, with its height in two grids, so that no border parts what is close."""
    text, step = letters(_DIGITS.sub("", line.text)) or line.text, line.y / _PLACE_PT
    return (text, 2 * int(step)), (text, 2 * int(step + 0.5) + 1)


def _is_furniture(line: Line, height: float, pages: int) -> bool:
    if _at_top(line, height) or line.y < _MARGIN_SHARE * height:
        return pages > 1 or _PAGE_NUMBER.fullmatch(line.text) is not None or _MORE.fullmatch(line.text) is not None
    return False


def _at_top(line: Line, height: float) -> bool:
    return line.y > (1 - _MARGIN_SHARE) * height
