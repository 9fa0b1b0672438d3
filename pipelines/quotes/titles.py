"""Marks that hold a title or a name: of the piece, a programme, a book, in a row of a press list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.people.roles import UPPER
from pipelines.quotes.cues import SAY, TITLE_AFTER
from pipelines.quotes.marks import MarkedSpan
from pipelines.text.literal_filter import Sieved, by_first_letter
from pipelines.text.speech_verbs import OP_ED
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

_TITLE_BEFORE = Sieved(
    compiled_later(
        rf"(?:{any_of('title_nouns')})\s{{0,60}}[:：]?\s{{0,60}}$|(?:{any_of('title_nouns_without_colon')})\s{{0,60}}$",
        re.IGNORECASE,
    )
)
"""Words right before marks that hold a title; after the name of a kind of outlet a colon opens words said to it."""
_QUOTED_IN = compiled_later(
    rf"(?<!\w)(?:{any_of('quoting_verbs')})(?!\w)[^.“”\"«»]{{0,90}}:\s*\Z",
    re.IGNORECASE,
)
"""Somebody is quoted in the piece that the colon follows: their words come next, not its title."""
_PIECE_BEFORE = Sieved(
    compiled_later(
        rf"(?:{any_of('piece_nouns')})(?!\w)[^.!?«“„\"]{{0,60}}[:(]\s{{0,60}}$|(?:{any_of('paper_pages', 'ja')})$",
        re.IGNORECASE,
    )
)
_THING_BEFORE = compiled_later(
    rf"(?<!\w)(?:{by_first_letter(any_of('things_before_names'))})[ \u00a0]\Z",
    re.IGNORECASE,
)
"""A noun for something that has a name, right before the marks that hold it."""
_THING_AFTER = compiled_later(rf"\s?(?:{any_of('named_thing_stems')})")
_NAME_WORDS = 6
"""Words that such a name has at most."""


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
    """True if a day and a colon or dash come before marks, nobody says anything, and no full stop ends the words."""
    begin = max(block.start, text.rfind("\n", block.start, span.open_at))
    short = span.end - span.start <= _TITLE_LENGTH and text[span.start : span.end].rstrip()[-1:] not in (".", "。")
    short = short and span.open_at - begin <= _ROW_LEAD
    dated = short and _DAY_COLON.search(text, max(block.start, span.open_at - 40), span.open_at) is not None
    return dated and SAY.search(text, block.start, span.open_at) is None


_NAME_SAYS = compiled_later(
    rf"(?<![\w'’-])(?!(?i:{any_of('definite_articles')})[ ])[{UPPER}][\w'’-]+[ ]"
    rf"(?:[a-zà-ÿ]{{1,3}}[ ])?[{UPPER}][\w'’-]+[ ]"
    r"(?P<verb>[^\W\d_]+)[ \u00a0]?[:：][ \u00a0]?\Z"
)


def _says(text: str, start: int, end: int) -> bool:
    """True if a name, a verb of saying and a colon come before the mark: "in the article, Ada Berg warns: “…”"."""
    named = _NAME_SAYS.search(text, start, end)
    return named is not None and SAY.fullmatch(named["verb"]) is not None


def is_title(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if the marks hold a title or a name rather than words said."""
    if _in_dated_row(text, span, block) or _in_row(text, span, block) or _of_a_thing(text, span, block):
        return True
    if _is_titled(text, span, block) or _is_piece(text, span, block):
        return True
    after = text[span.close_at : min(block.end, span.close_at + _REMARK)]
    return text[span.end - 1] not in "。！？" and TITLE_AFTER.match(after) is not None


_REMARK = 24
"""Characters after marks that hold a remark that they hold a title."""


def _in_dated_row(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if a day in brackets and a colon come before marks, and nobody says anything."""
    dated = _DATED_COLON.search(text, max(block.start, span.open_at - 40), span.open_at)
    return dated is not None and SAY.search(text, block.start, span.open_at) is None


def _is_quoted_in(text: str, span: MarkedSpan, block: Block) -> bool:
    return _QUOTED_IN.search(text, max(block.start, span.open_at - 130), span.open_at) is not None


def _is_titled(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if a word for something with a title comes right before marks."""
    before = _TITLE_BEFORE.inside(text, max(block.start, span.open_at - 40), span.open_at)
    return before and not _is_quoted_in(text, span, block)


def _is_piece(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if short words follow a kind of piece and a colon or bracket: "article: “…”"."""
    if span.end - span.start > _TITLE_LENGTH or text[span.end - 1] in ".…":
        return False
    low = max(block.start, span.open_at - 90)
    piece = _PIECE_BEFORE.inside(text, low, span.open_at) and not _is_quoted_in(text, span, block)
    return piece and not _says(text, low, span.open_at)


_OF_REPORT = compiled_later(
    rf"(?<!\w)(?:{any_of('excerpt_labels')})(?:[ \u00a0]?\([^()\n]{{2,40}}\))?[ \u00a0]?:\s{{0,60}}\Z"
    rf"|{any_of('excerpt_label_stems')}",
    re.IGNORECASE,
)
"""What announces lines of a report: "From the article:", "Extrait :", "报道摘录：", "기사 중"."""
_WRITTEN = compiled_later(
    rf"(?<!\w)(?:{any_of('authorship_words')})(?!\w)|{any_of('authorship_stems')}",
    re.IGNORECASE,
)
"""Words which show that somebody wrote the piece themselves."""
_FIRST_PERSON = compiled_later(
    rf"(?<!\w)(?:{any_of('first_person')})(?!\w)|{any_of('first_person_stems')}",
    re.IGNORECASE,
)
_MARKED = compiled_later(r"[“„«「『\"][^“”„«»「」『』\"\n]{8,}[”“»」』\"]")
_REACH = 180
"""Characters of a paragraph's end that hold its last sentence."""


def is_excerpt(text: str, blocks: Sequence[Block], start: int) -> bool:
    """True if the paragraph at an offset is lines of the report: announced as such, or set off below somebody's words.

    "“We dived thirty-six times,” said Berg." has said what Berg says; a block quotation without marks below it, in
    which nobody says "we", goes on with the report. A piece that somebody wrote has its author in every line.
    """
    number = next((n for n, block in enumerate(blocks) if block.start <= start < block.end), 0)
    if number == 0 or not _is_excerpt(text, blocks[number - 1], blocks[number]):
        return False
    return not (OP_ED.search(text) or _WRITTEN.search(text))


def _is_excerpt(text: str, lead: Block, home: Block) -> bool:
    """True if a block is announced as an excerpt, or a block quotation of nobody follows quoted words."""
    words = text[home.start : home.end]
    if _FIRST_PERSON.search(words):
        return False
    low = max(lead.start, lead.end - _REACH)
    if _OF_REPORT.search(text, low, lead.end):
        return True
    bare = home.kind == "quote" and lead.kind == "paragraph" and not _MARKED.search(words)
    return bare and _MARKED.search(text, low, lead.end) is not None
