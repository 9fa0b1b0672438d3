"""Sentences of a text, and the rows, sentences and blocks in which a post is read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter

from presswatch.languages.packs import any_of, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, BlockKind
from scraper.pages.dates.cues import has_day

_CLOSERS = "\"'”’»›」』）)]】〉》"
_QUOTES = "\"'”’»“"
_CLOSING = f"(?:[{re.escape(_CLOSERS)}]|“(?=\\s|$)){{0,40}}"  # “ closes in German what „ opened
_MARK = "。！？｡؟۔।…!?"
# Written so that it begins with a class of characters: the search then steps over all others at once.
_STOP = compiled_later(
    rf"[\n{_MARK}.](?:(?<=\n)\n{{0,60}}|(?<=[{_MARK}])[{_MARK}]{{0,60}}{_CLOSING}"
    rf"|(?<=\.)\.{{0,60}}{_CLOSING}(?=\s|$|[„«]))"
)
_ASIDE = compiled_later(r"\s[^\W\d_A-Z]")
_NO_WORD = frozenset("\"'“”„«»()[]")
_NEXT_WORD = compiled_later(r"\s*([^\s]+)")
_NUMBER_DOT = compiled_later(r"\s?\d{1,2}\.(?!\d)")
"""The next number of a day printed with blanks ("2026. 5. 15."): the dot of the number before it ends no sentence."""
_YEAR_NEXT = compiled_later(r"[ \u00a0](?:19|20)\d\d(?!\d)")
_DAY_AND_MONTH = compiled_later(r"(?<!\d)\d{1,2}\.[ \u00a0]\d{1,2}\Z")
"""A day and its month in figures, with a blank, whose year follows: "1. 9. 2023"."""
_INITIAL = compiled_later(r"(?:[^\W\d_]\.){0,40}[^\W\d_]")

_LONGEST_SENTENCE = 2000  # a text without stops is cut, so that a table is not stored with each of its mentions
_SHORT_ROW = 40
"""Characters: a block this short is a row or a label, not several sentences."""
_DAY_END = compiled_later(r"(?:^|[\s(„/])\d{1,2}\.\Z")
_MONTH_BEGIN = compiled_later(rf"(?:{any_of('month_beginnings', 'de')})\w*", re.IGNORECASE)
_TITLE_MARK = compiled_later("[!！?？][」』]\\Z")
"""The end of the title of a Japanese programme, after which a sentence goes on: 「マイあさ!」."""


def _dot_ends(text: str, stop: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(text, stop.end())
    upcoming = following.group(1) if following else ""
    if not upcoming:
        return True
    first = next((c for c in upcoming if c.isalnum()), "")
    if first.islower():
        return False
    word = _word_before(text, stop.start())
    return not word or not _has_dot(word, upcoming, first, number=_number_follows(text, stop.start(), stop.end()))


def _number_follows(text: str, dot: int, end: int) -> bool:
    """True if the next number of a day, or the year after its month, follows a dot."""
    if _NUMBER_DOT.match(text, end):
        return True
    return _YEAR_NEXT.match(text, end) is not None and _DAY_AND_MONTH.search(text[max(0, dot - 6) : dot]) is not None


def _has_dot(word: str, upcoming: str, first: str, *, number: bool) -> bool:
    """True if the dot belongs to the word before it: an abbreviation, an initial, a part of a date."""
    if word[-1].isdigit() and number:
        return True
    token = word.casefold().strip(_CLOSERS)
    if "." in token and upcoming.startswith("("):
        return True
    if token in words("abbreviations"):
        return True
    if token.isdigit():  # a capitalised word goes on with the date: "3. Mai", "30. Juni"
        return len(token) <= 2 and upcoming[0].isupper() and len(upcoming) >= 3 and upcoming.strip(".,;:").isalpha()
    return _INITIAL.fullmatch(token) is not None and token.isalpha() and not first.isdigit()


def _word_before(text: str, dot: int) -> str:
    """The unbroken letters before the full stop at `dot`, at most 39; "" before another character."""
    if text[dot] != ".":
        return ""
    low, begin = max(0, dot - 39), dot
    while begin > low and text[begin - 1] not in _NO_WORD and not text[begin - 1].isspace():
        begin -= 1
    return text[begin:dot]


def _ends(text: str, stop: re.Match[str]) -> bool:
    if "\n" in stop.group() or not stop.group().startswith("."):
        if stop.group()[-1] in _QUOTES and _ASIDE.match(text, stop.end()):
            return not text[stop.end() + 1].islower()
        return not stop.group().startswith("…") or _dot_ends(text, stop)
    return _dot_ends(text, stop)


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence around `text[start:end]` (of all it reaches over), without outer spaces."""
    window_low = max(0, start - _LONGEST_SENTENCE)
    window_high = min(len(text), end + _LONGEST_SENTENCE)
    low, high = window_low, window_high
    for stop in reversed(list(_STOP.finditer(text, window_low, start))):
        if _ends(text, stop):
            low = stop.end()
            break
    for stop in _STOP.finditer(text, end, window_high):
        if _ends(text, stop):
            high = stop.start() if "\n" in stop.group() else stop.end()
            break
    return _without_spaces(text, low, high, start, end)


def _without_spaces(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The offsets without the outer spaces that are before `start` and after `end`."""
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds `text[start:end]`; "" for an empty text."""
    low, high = sentence_span(text, start, end)
    return text[low:high]


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """All sentences of a text as offsets, without outer spaces, end exclusive; empty for a blank text."""
    spans: list[tuple[int, int]] = []
    place = 0
    for stop in _STOP.finditer(text):
        if _ends(text, stop):
            spans.append((place, stop.start() if "\n" in stop.group() else stop.end()))
            place = stop.end()
    spans.append((place, len(text)))
    trimmed = (_without_spaces(text, low, high, high, low) for low, high in spans)
    return tuple((low, high) for low, high in trimmed if low < high)


# A text of more blocks is no post, and each costs memory; the longest of 735 honest pages has 1,441.
BLOCKS_MAX = 5_000
BLOCK_LENGTH = 10_000
"""Characters of a block: a longer one is read as several, since what it holds is compared with the rest of it. The
longest of 1,546 honest pages has 5,127."""
SENTENCE_LENGTH = 2_000
"""Characters of a sentence or row, for the same reason; the longest of the same pages has 1,987."""
SENTENCES_MAX = 3_000
"""Sentences and rows that are read for outlets, dates and people. The most of the same pages is 1,129."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, or one whole list item or table row; offsets into the text; `block` counts the blocks."""

    start: int
    end: int
    block: int
    kind: BlockKind


def text_blocks(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The first `BLOCKS_MAX` blocks as given, rows of lines apart, or paragraphs where a post carries none."""
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


_PART = compiled_later(r"[^;；\n]+[;；]?")


def _lines(text: str, block: Block) -> Sequence[Block]:
    """A paragraph whose lines, or dated pieces, are the rows of a list as one list item each; any other as it is.

    Pieces are parted by semicolons: "Expresso, 3 May: …; Antena 1, 5 May: …".
    """
    body = text[block.start : block.end]
    if block.kind != "paragraph":
        return (block,)
    if "\n" in body:
        parts = [m for m in re.finditer(r"[^\n]+", body) if m.group().strip()]
        rows = sum(_ROW_BEGIN.match(m.group()) is not None or has_day(m.group()[:_ROW_HEAD]) for m in parts)
        enough = rows >= max(_FEWEST_ROWS, (len(parts) - 1) / 2)
        listed = enough and max(len(m.group()) for m in parts) <= _MAX_LINE
    else:
        parts = list(_PART.finditer(body)) if ";" in body or "；" in body else []
        listed = len(parts) >= _FEWEST_ROWS and all(_is_piece(m.group().strip()) for m in parts)
    if not listed:
        return (block,)
    return tuple(Block(kind="list-item", start=block.start + m.start(), end=block.start + m.end()) for m in parts)


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


def _dates_whole(body: str, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Sentences, those joined again that were cut between a German day and its month ("(6. Dezember)")."""
    joined: list[tuple[int, int]] = []
    for low, high in spans:
        last = body[slice(*joined[-1])] if joined else ""
        in_day = _MONTH_BEGIN.match(body, low) and _DAY_END.search(last)
        if in_day or (_TITLE_MARK.search(last) and body[low - 1 : low] != "\n"):
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined
