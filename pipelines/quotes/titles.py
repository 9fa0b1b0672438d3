"""Marks that hold a title or a name: of the piece, a programme, a book, in a row of a press list."""

from __future__ import annotations

import re

from pipelines.people.roles import UPPER
from pipelines.quotes.around import TITLE_AFTER
from pipelines.quotes.marks import MarkedSpan
from pipelines.text.literal_filter import Sieved
from pipelines.text.speech_verbs import SPEECH_VERBS
from presswatch.languages.packs import any_of
from presswatch.records import Block

SAY = re.compile(rf"(?<![\w])(?:{SPEECH_VERBS})(?![\w])", re.IGNORECASE)
"""A word of saying in a language with blanks between words."""
_TITLE_BEFORE = Sieved(
    re.compile(
        rf"(?:{any_of('title_nouns')})\s{{0,60}}[:：]?\s{{0,60}}$|(?:{any_of('title_nouns_without_colon')})\s{{0,60}}$",
        re.IGNORECASE,
    )
)
"""Words right before marks that hold a title; after the name of a kind of outlet a colon opens words said to it."""
_QUOTED_IN = re.compile(
    rf"(?<!\w)(?:{any_of('quoting_verbs')})(?!\w)[^.“”\"«»]{{0,90}}:\s*\Z",
    re.IGNORECASE,
)
"""Somebody is quoted in the piece that the colon follows: their words come next, not its title."""
_PIECE_BEFORE = Sieved(
    re.compile(
        rf"(?:{any_of('piece_nouns')})(?!\w)[^.!?«“„\"]{{0,60}}[:(]\s{{0,60}}$|(?:{any_of('paper_pages', 'ja')})$",
        re.IGNORECASE,
    )
)
_THING_BEFORE = re.compile(
    rf"(?<!\w)(?:{any_of('named_things')})[ \u00a0]\Z",
    re.IGNORECASE,
)
"""A noun for something that has a name, right before the marks that hold it."""
_THING_AFTER = re.compile(rf"\s?(?:{any_of('named_thing_stems')})")
_NAME_WORDS = 6
"""Words that such a name has at most."""


def _of_a_thing(text: str, span: MarkedSpan, block: Block) -> bool:
    """Whether marks hold the name of a campaign, a project, a body: few words that no full stop ends."""
    words = text[span.start : span.end].strip()
    if words[-1:] in tuple(".!?…。！？") or len(words.split()) > _NAME_WORDS:
        return False
    before = _THING_BEFORE.search(text, max(block.start, span.open_at - 30), span.open_at)
    return before is not None or _THING_AFTER.match(text, span.close_at, block.end) is not None


_TITLE_LENGTH = 90
"""Characters: longer words after "article:" are said rather than a headline."""


_DATED_COLON = re.compile(r"[(（][^()（）\n]{0,300}\d[^()（）\n]{0,300}[)）]\s?[:：]\s?\Z")
"""A day in brackets and a colon, as in the row of a press list: "El Eco (28/11): «…»"."""


_DAY_COLON = re.compile(
    r"(?:\d{1,2}(?:er|\.|º|st|nd|rd|th)?[ \u00a0](?:de[ \u00a0])?[^\W\d_]{3,10}\.?(?:,?[ \u00a0]"
    r"(?:de[ \u00a0])?\d{4})?|[^\W\d_]{3,10}\.?[ \u00a0]\d{1,2}(?:, \d{4})?"
    r"|\d{1,2}[./-]\d{1,2}\.?(?:[./-]?(?:\d{4}|\d{2}))?|\d{1,2}[日号號일])[ \u00a0]?[:：—–-][ \u00a0]?\Z"
)
"""The same without brackets: "L’Écho, 15 septembre : « La rivière en deuil »"."""


_ROW_LEAD = 60
"""Characters: an outlet and a day before the title of a row are no longer; a sentence is."""


def _in_row(text: str, span: MarkedSpan, block: Block) -> bool:
    """Whether a day and a colon or dash stand before marks, nobody says anything, and no full stop ends the words."""
    begin = max(block.start, text.rfind("\n", block.start, span.open_at))
    short = span.end - span.start <= _TITLE_LENGTH and text[span.start : span.end].rstrip()[-1:] not in (".", "。")
    short = short and span.open_at - begin <= _ROW_LEAD
    dated = short and _DAY_COLON.search(text, max(block.start, span.open_at - 40), span.open_at) is not None
    return dated and SAY.search(text, block.start, span.open_at) is None


_NAME_SAYS = re.compile(
    r"(?<![\w'’-])(?!(?:The|L[aeo]s?|El|Los|Il|Der|Die|Das|De|Het|O"
    rf"|A)[ ])[{UPPER}][\w'’-]+[ ](?:[a-zà-ÿ]{{1,3}}[ ])?[{UPPER}][\w'’-]+[ ]"
    r"(?P<verb>[^\W\d_]+)[ \u00a0]?[:：][ \u00a0]?\Z"
)


def _says(text: str, start: int, end: int) -> bool:
    """Whether a name, a verb of saying and a colon stand before the mark: "in the article, Ada Berg warns: “…”"."""
    named = _NAME_SAYS.search(text, start, end)
    return named is not None and SAY.fullmatch(named["verb"]) is not None


def is_title(text: str, span: MarkedSpan, block: Block) -> bool:
    """Whether the marks hold a title or a name rather than words said."""
    at = span.open_at
    if _DATED_COLON.search(text, max(block.start, at - 40), at) and SAY.search(text, block.start, at) is None:
        return True
    if _in_row(text, span, block) or _of_a_thing(text, span, block):
        return True
    short = span.end - span.start <= _TITLE_LENGTH and text[span.end - 1] not in ".…"
    return bool(
        (
            _TITLE_BEFORE.inside(text, max(block.start, at - 40), at)
            and not _QUOTED_IN.search(text, max(block.start, at - 130), at)
        )
        or (
            short
            and _PIECE_BEFORE.inside(text, max(block.start, at - 90), at)
            and not _QUOTED_IN.search(text, max(block.start, at - 130), at)
            and not _says(text, max(block.start, at - 90), at)
        )
        or (
            text[span.end - 1] not in "。！？"
            and TITLE_AFTER.match(text[span.close_at : min(block.end, span.close_at + 24)])
        )
    )
