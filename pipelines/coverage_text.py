"""Text in small parts for the coverage readers: letters of scripts, folding that keeps offsets, sentences in blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from presswatch.records import Block, BlockKind

_FOLD = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ＇", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009\u3000", " "),
        **dict.fromkeys("‑‐", "-"),
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
    }
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st jr sr vs no nos fig e.g i.e u.s u.k u.n gen sen rep gov col lt sgt inc ltd co corp jan feb mar apr jun jul aug sep sept"
    " oct nov dec mon tue wed thu fri sat sun hr fr bzw z.b d.h u.a ca nr str abs art m mme mlle av p pp ed vol sra d dña ud vd г гг им т.д т.е"
    " т.п д.р др ул см млн тыс стр".split()
)
_SENTENCE_END = re.compile(r"[.!?…؟]+[\"'”’»)\]]*(?=\s)|[。！？][」』”’）)]*|\n")
_OPENERS = "\"“„«「『(["


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, or one whole list item or table row; offsets into the text; `block` counts the blocks."""

    start: int
    end: int
    block: int
    kind: BlockKind


def is_word(char: str) -> bool:
    """A letter, digit or combining mark."""
    return char.isalnum() or "\u064b" <= char <= "\u0652"


def is_hangul(char: str) -> bool:
    """A Hangul syllable."""
    return "\uac00" <= char <= "\ud7a3"


def is_latin_like(char: str) -> bool:
    """A letter of the Latin, Greek or Cyrillic script, where words stand between blanks."""
    return char.isalpha() and char < "\u0590"


def is_cjk(char: str) -> bool:
    """A Han character or kana, where words stand without blanks."""
    return "\u3005" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"


def fold_letters(text: str) -> str:
    """Typographic variants made one (apostrophes, blanks, hyphens, Arabic alefs), offset for offset."""
    return text.translate(_FOLD)


def text_blocks(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` as given, or paragraphs cut at empty lines where a post carries none."""
    valid = tuple(b for b in blocks if 0 <= b.start < b.end <= len(text))
    if valid or not text:
        return valid
    cuts = re.finditer(r"[^\n](?:[^\n]|\n(?!\s*\n))*", text)
    return tuple(Block(kind="paragraph", start=m.start(), end=m.end()) for m in cuts)


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """False after an abbreviation, an initial or an ordinal number, or where the next word goes on in lower case."""
    mark = stop.group()
    if mark[0] != ".":
        return True
    word = text[start : stop.start()].rsplit(None, 1)[-1:] or [""]
    bare = word[0].strip("(\"'“„«").lower()
    if bare in _ABBREVIATIONS or (len(bare) == 1 and bare.isalpha()) or (bare.isdigit() and len(bare) <= 2):
        return False
    rest = text[stop.end() : stop.end() + 3].lstrip()
    return not (rest and rest[0].islower())


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between two offsets, as (start, end) without outer blanks, in order."""
    found: list[tuple[int, int]] = []
    begin = start
    for stop in _SENTENCE_END.finditer(text, start, end):
        if stop.end() >= end or _ends_sentence(text, begin, stop):
            found.append((begin, stop.end()))
            begin = stop.end()
    found.append((begin, end))
    return [span for raw in found if (span := _trim(text, *raw))[0] < span[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def segments(text: str, blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """The sentences of all blocks in order; list items and table rows stay whole, since a row is one statement."""
    found: list[Segment] = []
    for number, block in enumerate(blocks):
        whole = block.kind in ("list-item", "table", "heading") or block.end - block.start <= _SHORT_ROW
        spans = [_trim(text, block.start, block.end)] if whole else sentences(text, block.start, block.end)
        found += [Segment(s, e, number, block.kind) for s, e in spans if s < e]
    return tuple(found)


_SHORT_ROW = 40
"""Characters: a block this short is a row or a label, not several sentences."""
