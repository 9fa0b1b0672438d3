"""Printed lines become paragraphs, headings and list items, by gaps, indents and type; parted words are made whole."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from presswatch.languages.patterns import compiled_later
from presswatch.records import BlockKind
from scraper.pages.pdf.glyphs import Line
from scraper.pages.pdf.lines import BULLETS, grouped

_NO_BLANK = compiled_later(
    "[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]"
)
"""Scripts that part no words by blanks: Han, kana, Thai, Lao, Khmer, Burmese, and their full-width marks."""
_HANGUL = compiled_later("[\uac00-\ud7af]")
_HYPHENS = "-\u2010\u00ad"
_PARTED = compiled_later(rf"([^\W\d_]{{1,60}})[{_HYPHENS}]$")
_COMPOUND = compiled_later(r"([^\W\d_]{1,60})[-\u2010](?=[^\W\d_])")
_ADDRESS_END = compiled_later(r"(?:https?://|www\.)\S{0,300}[/\-_.?=&]$")
_MIN_BLANKS_SHARE = 0.3
"""Where this share of wrapped lines ends in a drawn blank, a line without one ends inside a word."""

Spans = tuple[tuple[int, int, str], ...]
_SAME_SIZE_RATIO = 0.08
_WIDER_GAP_RATIO = 1.25
"""A gap between lines this much wider than the usual one parts paragraphs."""
_USUAL_GAP_EM = 1.2
_GREATEST_GAP_EM = 2.5
_INDENT_EM = 0.8
_CENTRED_EM = 0.7
_MIN_PASSAGE_LINES = 3
_ROOM_EM = 1.0
"""If the next word had room on the line and this much more, the line was ended on purpose."""
_MOST_ROOM_RATIO = 0.45
"""Inside a sentence only a line that leaves this much of the column free was ended on purpose (names, addresses)."""
_WIDE_ROOM_EM = 2.5
_HEADING_RATIO = 1.12
"""Type this much larger than that of the running text is a heading's."""
MAX_HEADING_CHARS = 250
_MAX_BOLD_HEADING_CHARS = 120
_MARKER = compiled_later(
    rf"[{re.escape(BULLETS)}]\s*\S|[-–—*○ㅇ]\s+\S|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]\s+\S|[①-⑳]|[가-하]\.\s"
)
_BULLET = compiled_later(rf"[{re.escape(BULLETS)}]\s*|[-–—*○ㅇ]\s+")
_SENTENCE_END = compiled_later(r"[.!?:;。！？：…؟۔।]['\"”’»)\]」』）]*$")
_WIDE = compiled_later("[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u0e00-\u0eff]")


class Words(NamedTuple):
    """What the whole document shows of its words: compounds that it prints inside a line, blanks at ends of lines."""

    first_parts: frozenset[str]
    blanks_drawn: bool


def words_of(lines: Sequence[Line]) -> Words:
    """Words before a hyphen inside of a line ("well" of "well-known"), and whether Korean lines end in drawn blanks."""
    first_parts = frozenset(match[1].casefold() for line in lines for match in _COMPOUND.finditer(line.text))
    hangul = [line.open_end for line in lines if _HANGUL.search(line.text)]
    return Words(first_parts, blanks_drawn=sum(hangul) > _MIN_BLANKS_SHARE * len(hangul))


def joined(lines: Sequence[Line], words: Words) -> tuple[str, Spans]:
    """The text of lines and its links, offsets into it; a link that goes on in the next line is one."""
    text, links = lines[0].text, list(lines[0].links)
    for above, below in pairwise(lines):
        keep, joint = _joint(above, below, words)
        text = text[: len(text) - (0 if keep else 1)]
        links = [(start, min(end, len(text)), href) for start, end, href in links]
        place = len(text) + len(joint)
        for start, end, href in below.links:
            if links and start == 0 and links[-1][2] == href and links[-1][1] == len(text):
                links[-1] = (links[-1][0], place + end, href)
            else:
                links.append((place + start, place + end, href))
        text += joint + below.text
    return text, tuple(links)


def _joint(above: Line, below: Line, words: Words) -> tuple[bool, str]:
    """True if the last character of a line stays, and what is between it and the next line."""
    last, first = above.text[-1], below.text[0]
    if last in _HYPHENS and len(above.text) > 1:
        return _hyphen(above.text, below.text, words)
    if words.blanks_drawn and not above.open_end and _HANGUL.match(last) and _HANGUL.match(first):
        return True, ""
    whole = _NO_BLANK.match(last) and _NO_BLANK.match(first)
    return True, "" if whole or _is_parted_address(above, below) else " "


def _is_parted_address(above: Line, below: Line) -> bool:
    """True if a printed address goes on in the next line."""
    if above.links and below.links and above.links[-1][2] == below.links[0][2]:
        printed = above.text[above.links[-1][0] :] + below.text[: below.links[0][1]]
        return " " not in printed and printed in above.links[-1][2]
    return bool(_ADDRESS_END.search(above.text)) and not above.open_end and not below.text[0].isupper()


def _hyphen(above: str, below: str, words: Words) -> tuple[bool, str]:
    parted = _PARTED.search(above)
    if parted is None:
        return True, " " if above[-2].isspace() else ""  # a dash, or a range of numbers
    if above[-1] == "\u00ad":
        return False, ""
    return not below[0].islower() or parted[1].casefold() in words.first_parts, ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text; `links` are (start, end, address), offsets into `text`.

    `y` is the base line of its first line, on `page`, `last_y` that of its last one.
    """

    kind: BlockKind
    text: str
    links: tuple[tuple[int, int, str], ...]
    size: float
    bold: bool
    page: int
    y: float
    last_y: float
    lines: int


@dataclass(frozen=True, slots=True)
class _Column:
    """Lines below each other: the edges of what is printed there."""

    left: float
    right: float

    def indent(self, line: Line) -> float:
        """How far from the column's edge a line begins, in the direction of its script."""
        return self.right - line.x1 if line.right else line.x0 - self.left

    def room(self, line: Line) -> float:
        """What a line leaves free up to the column's other edge."""
        return line.x0 - self.left if line.right else self.right - line.x1


def body_size(lines: Sequence[Line]) -> float:
    """The size of type that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a document, from its lines in the order of reading."""
    columns = _columns(lines)
    size, gap_em = body_size(lines), _usual_gap(lines, columns)
    columns = _narrowed(lines, columns, gap_em)
    placed = zip(lines, columns, strict=True)
    groups = grouped(placed, lambda group, one: _begins(group, *one, size, gap_em))
    words = words_of(lines)
    bold_body = 2 * sum(len(line.text) for line in lines if line.bold) > sum(len(line.text) for line in lines)
    return [_paragraph([line for line, _ in group], size, words, bold_body=bold_body) for group in groups]


def _columns(lines: Sequence[Line]) -> list[_Column]:
    """The column of each line: a new one begins on a new page, and where the next line is higher."""
    columns: list[_Column] = []
    for group in grouped(lines, lambda group, line: _is_elsewhere(group[-1], line)):
        size = body_size(group)
        usual = [line for line in group if abs(line.size - size) <= _SAME_SIZE_RATIO * size] or group
        columns += [_column_of(usual)] * len(group)
    return columns


def _is_elsewhere(above: Line, line: Line) -> bool:
    """True if a line is on another page than the one before it, or higher, or to its right."""
    return above.page != line.page or line.y > above.y + line.size or line.x0 > above.x1


def _column_of(lines: Sequence[Line]) -> _Column:
    return _Column(min(line.x0 for line in lines), max(line.x1 for line in lines))


def _narrowed(lines: Sequence[Line], columns: Sequence[_Column], gap_em: float) -> list[_Column]:
    """The columns with the edges of the passage between two wider gaps: text that was wrapped early ends there."""

    def begins(passage: list[tuple[Line, _Column]], placed: tuple[Line, _Column]) -> bool:
        (above, above_column), (line, column) = passage[-1], placed
        return column is not above_column or _is_apart(above, line, gap_em)

    narrowed: list[_Column] = []
    for passage in grouped(zip(lines, columns, strict=True), begins):
        inside, own = zip(*passage, strict=True)
        narrowed += [_column_of(inside)] * len(inside) if len(inside) >= _MIN_PASSAGE_LINES else own
    return narrowed


def _is_apart(above: Line, line: Line, gap_em: float) -> bool:
    """True if two lines of a column differ in size, or are parted by a wider gap than those of a paragraph."""
    return (
        not _same_size(above, line) or above.y - line.y > _WIDER_GAP_RATIO * gap_em * max(above.size, line.size) + 0.5
    )


def _usual_gap(lines: Sequence[Line], columns: Sequence[_Column]) -> float:
    """The distance of base lines inside paragraphs, in ems: the smaller ones of those that are met."""
    gaps = sorted(
        (above.y - below.y) / above.size
        for (above, one), (below, other) in pairwise(zip(lines, columns, strict=True))
        if one is other and _same_size(above, below) and 0 < above.y - below.y < _GREATEST_GAP_EM * above.size
    )
    return gaps[len(gaps) * 3 // 10] if gaps else _USUAL_GAP_EM


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE_RATIO * max(one.size, other.size)


def _begins(group: list[tuple[Line, _Column]], line: Line, column: _Column, size: float, gap_em: float) -> bool:
    """True if a line begins a paragraph of its own after the lines of `group`."""
    above, above_column = group[-1]
    if not _same_size(above, line) or above.cells or line.cells or _MARKER.match(line.text):
        return True
    if _is_elsewhere(above, line):
        return not _goes_on(above, above_column, line, size)
    if _is_apart(above, line, gap_em):
        return True
    if _is_centred(above, line, column):
        return False
    return _is_indented(group, line, column) or _was_ended(above, line, column)


def _goes_on(above: Line, column: _Column, line: Line, size: float) -> bool:
    """True if a paragraph goes on over the end of a column or page."""
    if _SENTENCE_END.search(above.text) or above.size > _HEADING_RATIO * size or above.bold != line.bold:
        return False
    return line.text[0].islower() or column.room(above) < _WIDE_ROOM_EM * 2 * above.size


def _is_centred(above: Line, line: Line, column: _Column) -> bool:
    middle, other = (above.x0 + above.x1) / 2, (line.x0 + line.x1) / 2
    inset = min(column.indent(above), column.indent(line))
    uneven = abs(above.x0 - line.x0) > 1 and abs(above.x1 - line.x1) > 1
    return uneven and abs(middle - other) < _CENTRED_EM * line.size and inset > -line.size


def _is_indented(group: list[tuple[Line, _Column]], line: Line, column: _Column) -> bool:
    """True if a line is indented further than the one above, or less after a list item."""
    above, first = group[-1][0], group[0][0]
    step = column.indent(line) - column.indent(above)
    em = _INDENT_EM * line.size
    if _MARKER.match(first.text):
        return column.indent(line) < column.indent(first) - 0.3 * line.size or (len(group) > 1 and abs(step) > em)
    return step > em or (step < -em and len(group) > 1)


def _was_ended(above: Line, line: Line, column: _Column) -> bool:
    """True if the line above ends before the edge although the next word had room there."""
    room = column.room(above)
    if not _SENTENCE_END.search(above.text) and (
        line.text[0].islower() or room < _MOST_ROOM_RATIO * (column.right - column.left)
    ):
        return False  # the text flows round a picture, or its right edge is ragged
    if _WIDE.match(line.text):
        return room > _WIDE_ROOM_EM * above.size
    first = line.text.split(maxsplit=1)[0]
    width = (line.x1 - line.x0) * len(first) / max(len(line.text), 1)
    return room > width + _ROOM_EM * above.size


def _paragraph(lines: list[Line], size: float, words: Words, *, bold_body: bool) -> Paragraph:
    text, links = joined(lines, words)
    first, bold = lines[0], all(line.bold for line in lines)
    kind = _kind(lines, text, size, stands_out=bold and not bold_body)
    paragraph = Paragraph(kind, text, links, first.size, bold, first.page, first.y, lines[-1].y, len(lines))
    return _without_bullet(paragraph) if kind == "list-item" else paragraph


def _kind(lines: list[Line], text: str, size: float, *, stands_out: bool) -> BlockKind:
    """What a paragraph is; `stands_out`: it is bold in a document that is not."""
    if lines[0].cells:
        return "table"
    if _MARKER.match(text):
        return "list-item"
    if len(text) <= MAX_HEADING_CHARS and lines[0].size > _HEADING_RATIO * size:
        return "heading"
    short = len(text) <= _MAX_BOLD_HEADING_CHARS and len(lines) <= 3 and not _SENTENCE_END.search(text)
    return "heading" if stands_out and short and any(map(str.isalpha, text)) else "paragraph"


def _without_bullet(paragraph: Paragraph) -> Paragraph:
    """A list item without its bullet; numbers stay, they may be referred to."""
    match = _BULLET.match(paragraph.text)
    cut = match.end() if match else 0
    links = tuple((max(start - cut, 0), end - cut, href) for start, end, href in paragraph.links if end > cut)
    return replace(paragraph, text=paragraph.text[cut:], links=links)
