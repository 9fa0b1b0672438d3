"""The runs of a page become printed lines in the order of reading, without headers, footers and page numbers.

Column after column, rows of tables whole.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
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
_Item = TypeVar("_Item")
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
        piece = seen[last:start][::-1]
        ordered[:0] = (replace(one, text=_PAIRS.get(one.text, one.text)) for one in piece) if turned else piece
        last = match.end() if match else start
        ordered[:0] = seen[start:last]
    return ordered


def _as_seen(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs from left to right; characters of one place, and marks with the letter below, in one."""
    seen: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.x, glyph.text.isspace())):
        text = _folded(glyph.text)
        if not seen or text.isspace() or seen[-1].text.isspace():
            seen.append(replace(glyph, text=text))
            continue
        last = seen[-1]
        if glyph.x - last.x < 0.01 or _is_mark(text):
            lam_last = text == "ل" and last.text[:1] in "اأإآٱ"  # lam comes before alef, a mark after its letter
            both = text + last.text if lam_last else last.text + text
            seen[-1] = replace(last, text=both, x1=max(last.x1, glyph.x1))
        elif _is_mark(last.text):
            seen[-1] = replace(glyph, text=text + last.text)
        else:
            seen.append(replace(glyph, text=text))
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


def page_lines(page: PdfPage, number: int) -> list[Line]:
    """The lines of a page in the order of reading."""
    runs = sorted(page.runs, key=lambda run: -run[0].y)
    rows = grouped(runs, lambda row, run: _is_off(row[0][0], run[0]))
    pieces = [piece for row in rows for piece in _joined(sorted(row, key=_left))]
    lines = [_line(piece, number, turned=False) for piece in pieces]
    if any(line.right for line in lines):
        # Some documents name the bracket that is drawn, some the one that is meant: as meant they open and close.
        turned = [_line(piece, number, turned=True) for piece in pieces]
        lines = max(lines, turned, key=lambda some: matched_brackets("\n".join(line.text for line in some)))
    return _in_order(lines, page.width)


def grouped(items: Iterable[_Item], begins: Callable[[list[_Item], _Item], bool]) -> list[list[_Item]]:
    """The items in groups: `begins` says if one begins another group than that of the items before it."""
    groups: list[list[_Item]] = []
    for item in items:
        if not groups or begins(groups[-1], item):
            groups.append([])
        groups[-1].append(item)
    return groups


def _is_off(base: Glyph | Line, own: Glyph | Line) -> bool:
    """True if a line or glyph is not on the base line of another."""
    return abs(base.y - own.y) > _SAME_ROW_EM * min(base.size, own.size)


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
    drawn = [glyph for glyph in ordered if not glyph.text.isspace()]
    return Line(
        text=stripped,
        x0=_left(drawn),
        x1=_right(drawn),
        y=Counter(round(glyph.y, 1) for glyph in drawn).most_common(1)[0][0],
        size=Counter(round(glyph.size, 1) for glyph in drawn).most_common(1)[0][0],
        bold=2 * sum(glyph.bold for glyph in drawn) > len(drawn),
        page=page,
        links=tuple((start, min(end, len(stripped)), href) for start, end, href in links),
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
        if line.x0 < gutter - _EDGE_PT < gutter < line.x1:
            ordered += _band(band, gutter, width)
            band = []
            ordered.append(line)
        else:
            band.append(line)
    return ordered + _band(band, gutter, width)


def _band(band: list[Line], gutter: float, width: float) -> list[Line]:
    """The lines between two that cross the gutter: both columns, the first to be read first."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in band:
        sides[line.x1 > gutter].append(line)
    if not all(sides):
        return _in_order(band, width)
    if not any(_is_column(side, width) for side in sides):
        return _with_rows(band)
    left, right = (_in_order(side, width) for side in sides)
    return right + left if sum(line.right for line in band) * 2 > len(band) else left + right


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
    second = sorted((line for line in lines if line.x0 >= x - _EDGE_PT), key=lambda line: line.y)
    level = [line for line in lines if second[0].y <= line.y <= second[-1].y]
    first = [line for line in level if line.x1 <= x]
    crossing = sum(line.x0 < x - _EDGE_PT < x < line.x1 for line in level)
    return _is_column(first, width) and _is_column(second, width) and crossing < min(len(first), len(second))


def _is_column(lines: list[Line], width: float) -> bool:
    if len(lines) < MIN_COLUMN_LINES:
        return False
    widths = sorted(line.x1 - line.x0 for line in lines)
    letters = sum(len(line.text) * (2 if line.text[0] > "\u2e80" else 1) for line in lines) / len(lines)
    return widths[len(widths) // 2] >= _MIN_COLUMN_SHARE * width and letters >= _MIN_COLUMN_CHARS


def _with_rows(lines: list[Line]) -> list[Line]:
    """The lines from top to bottom, those on one base line joined: by a bar in a table, else by a blank."""
    rows = grouped(lines, lambda row, line: _is_off(row[0], line))
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


def without_furniture(lines: Sequence[Line], pages: Sequence[PdfPage]) -> list[Line]:
    """The lines without those that are repeated at one height of several pages, and without page numbers."""
    seen = Counter(place for place, _ in {(place, line.page) for line in lines for place in _places(line)})
    first_page = {letters(line.text) for line in lines if line.page == 0}
    return [line for line in lines if not _is_furniture(line, pages[line.page].height, seen, first_page)]


def _places(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """The text without its numbers, with its height in two grids, so that no border parts what is close."""
    text, step = letters(_DIGITS.sub("", line.text)) or line.text, line.y / _PLACE_PT
    return (text, 2 * int(step)), (text, 2 * int(step + 0.5) + 1)


def _is_furniture(line: Line, height: float, seen: Counter[tuple[str, int]], first_page: Collection[str]) -> bool:
    at_top = line.y > (1 - _MARGIN_SHARE) * height
    if not at_top and line.y >= _MARGIN_SHARE * height:
        return False
    if any(seen[place] > 1 for place in _places(line)):
        return True
    repeated = at_top and line.page > 0 and letters(line.text) in first_page
    return repeated or bool(_PAGE_NUMBER.fullmatch(line.text) or _MORE.fullmatch(line.text))
