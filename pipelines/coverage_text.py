"""Text in small parts for the coverage readers: letters of scripts, folding that keeps offsets, sentences in blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.sentences import split_sentences
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


def segments(text: str, blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """The sentences of all blocks in order; list items and table rows stay whole, since a row is one statement."""
    found: list[Segment] = []
    for number, block in enumerate(blocks):
        whole = block.kind in ("list-item", "table", "heading") or block.end - block.start <= _SHORT_ROW
        body = text[block.start : block.end]
        spans = ((0, len(body)),) if whole else _dates_whole(body, split_sentences(body))
        found += [Segment(block.start + s, block.start + e, number, block.kind) for s, e in spans if body[s:e].strip()]
    return tuple(found)


_DAY_END = re.compile(r"(?:^|[\s(„])\d{1,2}\.\Z")
_MONTH_BEGIN = re.compile(r"(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jän)\w*", re.IGNORECASE)


def _dates_whole(body: str, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Sentences, those joined again that were cut between a German day and its month ("(6. Dezember)")."""
    joined: list[tuple[int, int]] = []
    for low, high in spans:
        if joined and _DAY_END.search(body[joined[-1][0] : joined[-1][1]]) and _MONTH_BEGIN.match(body, low):
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


_SHORT_ROW = 40
"""Characters: a block this short is a row or a label, not several sentences."""
