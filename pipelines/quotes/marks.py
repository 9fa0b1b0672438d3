"""Quotation marks paired in running text, nested or over paragraphs; those around a title; lines of a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipelines.common.scripts import is_cjk, is_hangul
from pipelines.text.literal_filter import Sieved, by_first_letter
from pipelines.text.speech_verbs import OP_ED, SAY
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

_CLOSERS = {
    "“": "”“",
    "„": "“”",
    "”": "”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "〝": "〞〟",
    '"': '"',
    "＂": "＂",
    "״": "״",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_MARK = compiled_later("[“„‟«»‹「『﹁〝\"＂״‘‚'”’]")
_STRAIGHT = '"＂״'
_APOSTROPHE_LIKE = frozenset("'‘’")
_MAX_QUOTE = 4_000
"""Characters: nobody is quoted for longer in a press post; the search for a close ends here, in linear time."""


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """Text between marks: `open_at` is the opening mark, `start`..`end` the words, `close_at` past the closing mark.

    `closed` is False where the closing mark is missing and the end of the block is taken for it.
    """

    open_at: int
    start: int
    end: int
    close_at: int
    mark: str
    block: int
    closed: bool = True


NEAR = 40
"""Characters on either side of a quotation by whose script its language is known."""


def is_dense(text: str, span: MarkedSpan, blocks: Sequence[Block]) -> bool:
    """True for words in marks, or next to them, without blanks between words, or in Korean."""
    block = blocks[span.block]
    near = text[max(block.start, span.open_at - NEAR) : min(block.end, span.close_at + NEAR)]
    return not near.isascii() and any(is_hangul(char) or is_cjk(char) for char in near)


def _opens(text: str, at: int, begin: int) -> bool:
    """True if the mark at `at` can open: words follow at once, and for straight or single marks none come before."""
    mark = text[at]
    if mark not in _CLOSERS or at + 1 >= len(text):
        return False
    after, before = text[at + 1], text[at - 1] if at > begin else " "
    if mark in _STRAIGHT:
        return not any((after.isspace(), _is_ascii_word(before), _in_acronym(before, after)))
    # Marks that close too, as in Danish, German and Finnish books, come right before a word and after none.
    stops = before.isalnum() or (mark in "»”" and before in ".,!?…")
    return mark not in "»”'‘" or (after.isalnum() and not stops)


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _closes(text: str, at: int, end: int, mark: str) -> bool:
    """True if the mark at `at` can close `mark`: an apostrophe inside a word cannot, nor one after a blank."""
    if text[at] not in _CLOSERS[mark]:
        return False
    before, after = text[at - 1], text[at + 1 : min(at + 2, end)] or " "
    if mark in _APOSTROPHE_LIKE:
        return not before.isspace() and (not after.isalnum() or is_hangul(after))
    if mark in _STRAIGHT:
        return (not before.isspace() or after in ".,;:!?)") and not _in_acronym(before, after)
    # A mark that opens and closes alike comes after a word and before none.
    return mark != text[at] or not (before.isspace() or _is_ascii_word(after))


def _in_acronym(before: str, after: str) -> bool:
    """True if the mark is inside a Hebrew word, where it makes an acronym (מנכ"ל)."""
    return "א" <= before <= "ת" and "א" <= after <= "ת"


_NO_NESTS = frozenset("\"＂״'‘“»”")
"""Marks that a pair of their own style never holds."""


class _Closes:
    """The next close of each mark that does not nest, looked for once in a stretch of text, however many open it."""

    def __init__(self, text: str, end: int) -> None:
        self._text, self._end = text, end
        self._known: dict[str, tuple[int, int]] = {}

    def after(self, at: int) -> int | None:
        """The offset of the first mark that closes the one at `at`; offsets asked for one mark must ascend."""
        mark, stop = self._text[at], min(self._end, at + _MAX_QUOTE)
        place, seen = self._known.get(mark, (-1, 0))
        if at >= place:
            begin = max(at + 1, seen)
            marks = _MARKS_OF[mark].finditer(self._text, begin, stop)
            place = next((m.start() for m in marks if _closes(self._text, m.start(), self._end, mark)), -1)
            self._known[mark] = (place, max(seen, place + 1 if place >= 0 else stop))
        return place if at < place < stop else None


def _closing(text: str, at: int, end: int) -> int | None:
    """The offset of the mark that closes the one at `at`; nested pairs of the same style are stepped over."""
    mark, depth = text[at], 0
    nests = mark not in _NO_NESTS
    for found in _MARKS_OF[mark].finditer(text, at + 1, min(end, at + _MAX_QUOTE)):
        place = found.start()
        if nests and text[place] == mark:
            depth += 1
        elif _closes(text, place, end, mark):
            if depth == 0:
                return place
            depth -= 1
    return None


_MARKS_OF = {mark: compiled_later(f"[{re.escape(mark + closers)}]") for mark, closers in _CLOSERS.items()}
_OVER_PARAGRAPHS = 4
"""Paragraphs that a quotation may run on through without its mark again: more, and its close was forgotten."""


def _last_unmarked(text: str, blocks: Sequence[Block], number: int, at: int) -> tuple[int, int] | None:
    """The close (offset, block) of a quote that runs on without a mark; None if its close was forgotten."""
    block, mark = blocks[number], text[at]
    if mark in '"＂' or text[block.start : at].strip():
        return None
    for later in range(number + 1, min(number + 1 + _OVER_PARAGRAPHS, len(blocks))):
        block = blocks[later]
        if block.kind not in ("paragraph", "quote") or block.end - blocks[number].start > _MAX_QUOTE:
            return None
        found = _MARKS_OF[mark].search(text, block.start, block.end)
        if found is not None:
            closes = found.start() == block.end - 1 or text[found.start()] != mark
            return (found.start(), later) if closes else None
    return None


def _last_of_paragraphs(text: str, blocks: Sequence[Block], number: int, mark: str) -> tuple[int, int] | None:
    """The close of a quote over paragraphs, each begun by the mark again: (offset, block); None if there is none."""
    for later in range(number + 1, min(number + 12, len(blocks))):
        block = blocks[later]
        if not text.startswith(mark, block.start):
            return None
        close = _closing(text, block.start, block.end)
        if close is not None:
            return close, later
    return None


PAIRS_MAX = 500
"""Pairs of marks of a text: who speaks is looked for around each. The most of 1,546 honest pages is 194."""


def marked_spans(text: str, blocks: Sequence[Block]) -> tuple[MarkedSpan, ...]:
    """The outermost pairs of quotation marks in the blocks, in order; the first `PAIRS_MAX`."""
    found: list[MarkedSpan] = []
    done = 0
    for number, block in enumerate(blocks):
        at = max(block.start, done)
        closes = _Closes(text, block.end)
        while (opening := _MARK.search(text, at, block.end)) is not None:
            span = _span_at(text, blocks, number, opening.start(), closes)
            at = span.close_at if span is not None else opening.end()
            if span is not None:
                found.append(span)
            if len(found) == PAIRS_MAX:
                return tuple(found)
        done = max(done, at)
    return tuple(found)


_DASH_SPEECH = compiled_later(
    r"\s{0,60}[—–]\s{0,60}(?=[^\W\d_]|[¿¡«])(?P<said>[^\n]{12,1500}?)(?:(?P<stop>[,.!?…])\s{0,60}[—–]\s{1,60}|(?P<bare>)\s[—–](?=[a-zà-ÿ]))(?=[^\W\d_])"
)
"""Speech without marks, as Russian, Spanish and French print it: a dash, the words, a dash, who said them."""


def dash_spans(text: str, blocks: Sequence[Block]) -> tuple[MarkedSpan, ...]:
    """Paragraphs that begin with a dash and name the speaker after a second one; `close_at` is the stop before that."""
    found: list[MarkedSpan] = []
    for number, block in enumerate(blocks):
        match = _DASH_SPEECH.match(text, block.start, block.end) if block.kind == "paragraph" else None
        if match is not None:
            bare = match["stop"] is None
            close = match.start("bare") if bare else match.end("stop")
            end = match.start("stop") if match["stop"] == "," else close
            found.append(MarkedSpan(match.start(), match.start("said"), end, close, "—", number))
    return tuple(found)


def spans_of(text: str, blocks: Sequence[Block]) -> tuple[MarkedSpan, ...]:
    """The pairs of marks of a text and its speech after dashes, in order, none within another."""
    marked = marked_spans(text, blocks)
    taken = {span.block for span in marked}
    dashed = (span for span in dash_spans(text, blocks) if span.block not in taken)
    return tuple(sorted((*marked, *dashed), key=attrgetter("open_at")))


def _span_at(text: str, blocks: Sequence[Block], number: int, at: int, closes: _Closes) -> MarkedSpan | None:
    block, mark = blocks[number], text[at]
    if not _opens(text, at, block.start):
        return None
    close = closes.after(at) if mark in _NO_NESTS else _closing(text, at, block.end)
    if close is not None:
        return MarkedSpan(at, at + 1, close, close + 1, mark, number)
    if mark in _APOSTROPHE_LIKE or mark in "»”":
        return None
    runs_on = _last_of_paragraphs(text, blocks, number, mark) or _last_unmarked(text, blocks, number, at)
    if runs_on is not None:
        return MarkedSpan(at, at + 1, runs_on[0], runs_on[0] + 1, mark, runs_on[1])
    return MarkedSpan(at, at + 1, block.end, block.end, mark, number, closed=False)


TITLE_AFTER = compiled_later(
    rf"^\s{{0,60}}[–—,-]?\s{{0,60}}(?:{any_of('title_remarks')})(?!\w)|^\s{{0,60}},?\s{{0,60}}(?:{any_of('titling_verbs')})(?!\w)|^\s{{0,60}}(?:{any_of('title_remark_stems')})"
)
_TITLE_BEFORE = Sieved(
    compiled_later(
        rf"(?:{any_of('title_nouns')})\s{{0,60}}[:：]?\s{{0,60}}$|(?:{any_of('title_nouns_without_colon')})\s{{0,60}}$",
        re.IGNORECASE,
    )
)
"""Words right before marks that hold a title; after the name of a kind of outlet a colon opens words said to it."""
_QUOTED_IN = compiled_later(rf"(?<!\w)(?:{any_of('quoting_verbs')})(?!\w)[^.“”\"«»]{{0,90}}:\s*\Z", re.IGNORECASE)
"""Somebody is quoted in the piece that the colon follows: their words come next, not its title."""
_PIECE_BEFORE = Sieved(
    compiled_later(
        rf"(?:{any_of('piece_nouns')})(?!\w)[^.!?«“„\"]{{0,60}}[:(]\s{{0,60}}$|(?:{any_of('paper_pages', 'ja')})$",
        re.IGNORECASE,
    )
)
_THING_BEFORE = compiled_later(
    rf"(?<!\w)(?:{by_first_letter(any_of('things_before_names'))})[ \u00a0]\Z", re.IGNORECASE
)
"""A noun for something that has a name, right before the marks that hold it."""
_THING_AFTER = compiled_later(rf"\s?(?:{any_of('named_thing_stems')})")
_NAME_WORDS = 6


def _of_a_thing(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if marks hold the name of a campaign, a project, a body: few words without a full stop."""
    words = text[span.start : span.end].strip()
    if words[-1:] in tuple(".!?…。！？") or len(words.split()) > _NAME_WORDS:
        return False
    before = _THING_BEFORE.search(text, max(block.start, span.open_at - 30), span.open_at)
    return before is not None or _THING_AFTER.match(text, span.close_at, block.end) is not None


_TITLE_LENGTH = 90
"""Characters: longer words after "article:" are said rather than a headline."""
_DATED_COLON = compiled_later(r"[(（][^()（）\n]{0,300}\d[^()（）\n]{0,300}[)）]\s?[:：]\s?\Z")
"""A day in brackets and a colon, as in the row of a press list: "El Eco (28/11): «…»"."""
_DAY_COLON = compiled_later(
    r"(?:\d{1,2}(?:er|\.|º|st|nd|rd|th)?[ \u00a0](?:de[ \u00a0])?[^\W\d_]{3,10}\.?(?:,?[ \u00a0]"
    r"(?:de[ \u00a0])?\d{4})?|[^\W\d_]{3,10}\.?[ \u00a0]\d{1,2}(?:, \d{4})?"
    r"|\d{1,2}[./-]\d{1,2}\.?(?:[./-]?(?:\d{4}|\d{2}))?|\d{1,2}[日号號일])[ \u00a0]?[:：—–-][ \u00a0]?\Z"
)
"""The same without brackets: "L’Écho, 15 septembre : « La rivière en deuil »"."""
_ROW_LEAD = 60
"""Characters: an outlet and a day before the title of a row are no longer; a sentence is."""


def _in_row(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if a day and a colon come before marks, and nobody says anything.

    Without brackets around the day the row is short, and no full stop ends the words.
    """
    begin = max(block.start, text.rfind("\n", block.start, span.open_at))
    short = span.end - span.start <= _TITLE_LENGTH and text[span.start : span.end].rstrip()[-1:] not in (".", "。")
    forms = (_DATED_COLON, _DAY_COLON) if short and span.open_at - begin <= _ROW_LEAD else (_DATED_COLON,)
    low = max(block.start, span.open_at - 40)
    dated = any(form.search(text, low, span.open_at) for form in forms)
    return dated and SAY.search(text, block.start, span.open_at) is None


def is_title(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if the marks hold a title or a name rather than words said."""
    if any(holds(text, span, block) for holds in (_in_row, _of_a_thing, _of_a_piece)):
        return True
    after = text[span.close_at : min(block.end, span.close_at + _REMARK)]
    return text[span.end - 1] not in "。！？" and TITLE_AFTER.match(after) is not None


_REMARK = 24
"""Characters after marks that hold a remark that they hold a title."""


def _of_a_piece(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if a word for something with a title comes right before marks, or before few words "article:"."""
    if _QUOTED_IN.search(text, max(block.start, span.open_at - 130), span.open_at):
        return False
    if _TITLE_BEFORE.inside(text, max(block.start, span.open_at - 40), span.open_at):
        return True
    short = span.end - span.start <= _TITLE_LENGTH and text[span.end - 1] not in ".…"
    return short and _PIECE_BEFORE.inside(text, max(block.start, span.open_at - 90), span.open_at)


_OF_REPORT = compiled_later(
    rf"(?<!\w)(?:{any_of('excerpt_labels')})(?:[ \u00a0]?\([^()\n]{{2,40}}\))?[ \u00a0]?:\s{{0,60}}\Z"
    rf"|{any_of('excerpt_label_stems')}",
    re.IGNORECASE,
)
"""What announces lines of a report: "From the article:", "Extrait :", "报道摘录：", "기사 중"."""
_WRITTEN = compiled_later(rf"(?<!\w)(?:{any_of('authorship_words')})(?!\w)|{any_of('authorship_stems')}", re.IGNORECASE)
"""Words which show that somebody wrote the piece themselves, and so every line of it."""
_FIRST_PERSON = compiled_later(
    rf"(?<!\w)(?:{any_of('first_person')})(?!\w)|{any_of('first_person_stems')}", re.IGNORECASE
)
_MARKED = compiled_later(r"[“„«「『\"][^“”„«»「」『』\"\n]{8,}[”“»」』\"]")
_REACH = 180
"""Characters of a paragraph's end that hold its last sentence."""


def is_excerpt(text: str, blocks: Sequence[Block], start: int) -> bool:
    """True if the paragraph at an offset is lines of the report: announced so, or set off below somebody's words."""
    number = next((n for n, block in enumerate(blocks) if block.start <= start < block.end), 0)
    lead, home = blocks[number - 1], blocks[number]
    words = text[home.start : home.end]
    if number == 0 or _FIRST_PERSON.search(words):
        return False
    low = max(lead.start, lead.end - _REACH)
    if not _OF_REPORT.search(text, low, lead.end):
        bare = (home.kind, lead.kind) == ("quote", "paragraph") and not _MARKED.search(words)
        if not bare or not _MARKED.search(text, low, lead.end):
            return False
    return not (OP_ED.search(text) or _WRITTEN.search(text))


_LETTERS_A_WORD = 3
"""Characters of Chinese, Japanese or Korean text that carry about as much as one word of English."""
_UNSPACED = compiled_later("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of Thai, Lao, Burmese and Khmer, which have no blanks between words either."""

_DENSE = compiled_later("[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3005-\ud7ff]")
"""The same and those of Chinese, Japanese and Korean."""


def weight_of(words: str) -> float:
    """Length in words, where letters of scripts without blanks count for a third of one."""
    if _DENSE.search(words) is None:
        return len(words.split())
    dense, hangul = sum(map(is_cjk, words)), sum(map(is_hangul, words))
    unspaced = len(_UNSPACED.findall(words))
    return len(words.split()) + dense / _LETTERS_A_WORD + (hangul + unspaced) / (2 * _LETTERS_A_WORD)
