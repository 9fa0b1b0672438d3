"""Text in small parts: letters of scripts, folding that keeps offsets, sentences in blocks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter

from pipelines.text.sentences import split_sentences
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, BlockKind
from scraper.pages.dates.cues import has_day

# A text of more blocks is no post, and each costs memory; the longest of 735 honest pages has 1,441.
BLOCKS_MAX = 5_000
BLOCK_LENGTH = 10_000
"""Characters of a block: a longer one is read as several, since what it holds is compared with the rest of it. The
longest of 1,546 honest pages has 5,127."""
SENTENCE_LENGTH = 2_000
"""Characters of a sentence or row, for the same reason; the longest of the same pages has 1,987."""
SENTENCES_MAX = 3_000
"""Sentences and rows that are read for outlets, dates and people. The most of the same pages is 1,129."""
_FOLD = {
    **dict.fromkeys("’‘ʼ＇", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\u3000", " "),
    **dict.fromkeys("‑‐", "-"),
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "臺": "台",
}


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
    """A letter of the Latin, Greek or Cyrillic script, where blanks separate words."""
    return char.isalpha() and char < "\u0590"


def is_cjk(char: str) -> bool:
    """A Han character or kana, where words are not separated."""
    return "\u3005" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"


def fold_letters(text: str) -> str:
    """Typographic variants made one (apostrophes, blanks, hyphens, Arabic alefs), offset for offset."""
    if not text.isascii():
        # A search for each of the few letters takes a fiftieth of what a look at every letter does.
        for letter, plain in _FOLD.items():
            text = text.replace(letter, plain)
    return text


def text_blocks(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` as given, rows of lines apart, or paragraphs cut at empty lines where a post carries none.

    The first `BLOCKS_MAX` of them.
    """
    valid = tuple(b for b in islice(blocks, BLOCKS_MAX) if 0 <= b.start < b.end <= len(text))
    if valid or not text:
        found: Iterable[Block] = (part for block in valid for part in _lines(text, block))
    else:
        # Without possessive repeats the pattern remembers every letter of a giant text, in case it has to go back.
        cuts = re.finditer(r"[^\n](?:[^\n]++|\n(?![^\S\n]*+\n))*+", text)
        found = (Block(kind="paragraph", start=m.start(), end=m.end()) for m in cuts)
    pieces = (piece for block in found for piece in _cut(text, block))
    return tuple(islice(pieces, BLOCKS_MAX))


def _cut(text: str, block: Block) -> Sequence[Block]:
    """A block as it is, one longer than `BLOCK_LENGTH` as several."""
    if block.end - block.start <= BLOCK_LENGTH:
        return (block,)
    spans = _pieces(text, block.start, block.end, BLOCK_LENGTH)
    return [replace(block, start=start, end=end) for start, end in spans]


def _pieces(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """A range of offsets cut where words are parted into ranges of at most `longest` characters."""
    while end - start > longest:
        cut = max(text.rfind(blank, start + 1, start + longest) for blank in " \n") + 1 or start + longest
        yield start, cut
        start = cut
    yield start, end


_ROW_BEGIN = compiled_later(
    rf"\s*(?:[・•*▶▷▸▹▼■□◆◇○●►·▪▫◎☆★※→⇒✔✓-]|(?:[^\W\d_]{{2,12}}\.?, |(?i:{any_of('short_weekdays')})\.? )?"
    r"[\[(（【]?\d{1,4}\s?(?:[./年月-]|\.? ?(?:de )?[A-Za-zÀ-ÿА-Яа-яЁё\u0600-\u06ff]{3,}))"
)
"""A line that begins with a bullet or a date, perhaps with its weekday before it."""
_ROW_HEAD = 64
"""Characters at the head of a line in which a row prints its day: "Norwood Gazette, 14 March, p. 4 - …"."""
_MAX_LINE = 300
_FEWEST_ROWS = 2


def _lines(text: str, block: Block) -> Sequence[Block]:
    """A paragraph whose lines are the rows of a list as one list item a line; any other block as it is."""
    body = text[block.start : block.end]
    if block.kind != "paragraph":
        return (block,)
    if "\n" not in body:
        return _parted(block, body)
    lines = [m for m in re.finditer(r"[^\n]+", body) if m.group().strip()]
    rows = sum(bool(_ROW_BEGIN.match(m.group()) or has_day(m.group()[:_ROW_HEAD])) for m in lines)
    few = rows < _FEWEST_ROWS or 2 * rows < len(lines) - 1
    if few or any(len(m.group()) > _MAX_LINE for m in lines):
        return (block,)
    return tuple(Block(kind="list-item", start=block.start + m.start(), end=block.start + m.end()) for m in lines)


_PART = compiled_later(r"[^;；\n]+[;；]?")


def _parted(block: Block, body: str) -> Sequence[Block]:
    """A paragraph of dated pieces as one list item each: "Expresso, 3 May: …; Antena 1, 5 May: …"."""
    parts = list(_PART.finditer(body)) if ";" in body or "；" in body else []
    if len(parts) < _PIECES or not all(_is_piece(m.group().strip()) for m in parts):
        return (block,)
    return tuple(Block(kind="list-item", start=block.start + m.start(), end=block.start + m.end()) for m in parts)


_PIECES = 2


def _is_piece(part: str) -> bool:
    """True if a part begins with a name or a day and prints a day before its colon or at its end."""
    head = part[:_ROW_HEAD]
    if not part or part[0].islower():
        return False
    return (":" in head or "：" in head or len(part) <= _ROW_HEAD) and has_day(head)


def segments(text: str, blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """The sentences of all blocks in order; list items and table rows stay whole, since a row is one statement."""
    found: list[Segment] = []
    for number, block in enumerate(blocks):
        whole = block.kind in ("list-item", "table", "heading") or block.end - block.start <= _SHORT_ROW
        body = text[block.start : block.end]
        spans = ((0, len(body)),) if whole else _dates_whole(body, split_sentences(body))
        if len(body) > SENTENCE_LENGTH:
            spans = [piece for s, e in spans for piece in _pieces(body, s, e, SENTENCE_LENGTH)]
        found += [Segment(block.start + s, block.start + e, number, block.kind) for s, e in spans if body[s:e].strip()]
        if len(found) >= SENTENCES_MAX:
            break
    return tuple(found[:SENTENCES_MAX])


def segment_around(segments: Sequence[Segment], offset: int) -> Segment | None:
    """The sentence that holds an offset, its end exclusive; None between sentences."""
    number = bisect_right(segments, offset, key=attrgetter("start")) - 1
    return segments[number] if number >= 0 and offset < segments[number].end else None


def sentences_of(segments: Sequence[Segment], block: int) -> Sequence[Segment]:
    """The sentences of a block, by its number."""
    low = bisect_left(segments, block, key=attrgetter("block"))
    return segments[low : bisect_right(segments, block, key=attrgetter("block"))]


_DAY_END = compiled_later(r"(?:^|[\s(„/])\d{1,2}\.\Z")
_MONTH_BEGIN = compiled_later(rf"(?:{any_of('month_beginnings', 'de')})\w*", re.IGNORECASE)
_ROW_DAY = compiled_later(r"\W*[0-3]?\d\. ?[0-3]?\d\.\s*")
"""A row's day, two numbers with a dot each, at the head of the row."""


def _goes_on_inside(words: str) -> bool:
    """True if a sentence was cut after 「マイあさ!」: titles of Japanese programmes have such marks."""
    return words[-1:] in ("」", "』") and words[-2:-1] in ("!", "！", "?", "？")


def _dates_whole(body: str, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Sentences, those joined again that were cut between a German day and its month ("(6. Dezember)")."""
    joined: list[tuple[int, int]] = []
    for low, high in spans:
        last = body[joined[-1][0] : joined[-1][1]] if joined else ""
        if joined and _is_cut(body, low, last):
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def _is_cut(body: str, low: int, last: str) -> bool:
    """True if the sentence at an offset goes on with the last one."""
    if _MONTH_BEGIN.match(body, low) and _DAY_END.search(last):
        return True
    return _ROW_DAY.fullmatch(last) is not None or (_goes_on_inside(last) and body[low - 1 : low] != "\n")


_SHORT_ROW = 40
"""Characters: a block this short is a row or a label, not several sentences."""
