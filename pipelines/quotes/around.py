"""The words around a quotation: the sentence after its closing mark, the one before its opening mark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.people.places import Place
from pipelines.quotes.marks import MarkedSpan
from presswatch.languages.packs import any_of, words

TITLE_AFTER = re.compile(
    rf"^\s{{0,60}}[–—,-]?\s{{0,60}}(?:{any_of('title_remarks')})(?!\w)|^\s{{0,60}},?\s{{0,60}}(?:{any_of('titling_verbs')})(?!\w)|^\s{{0,60}}(?:{any_of('title_remark_stems')})"
)
PRONOUN = re.compile(
    rf"(?<!\w)(?:{any_of('subject_pronouns')})(?!\w)|{any_of('subject_pronoun_stems')}",
    re.IGNORECASE,
)
NAME_COLON = re.compile(r"[:：]\s*$")
_SENTENCE_STOP = re.compile(r"[.!?…](?=\s)|[。！？]")
WORDS_ARE = re.compile(
    rf"(?<!\w)(?:{any_of('announcing_nouns')})(?!\w)[^.!?\n]{{0,60}}:\s*\Z",
    re.IGNORECASE,
)
"""A noun for somebody's words before the colon: "Вот её последняя фраза: «…»"."""
THEIR_WORDS = re.compile(
    rf"(?<!\w)(?:{any_of('their_words')})[ \u00a0]?[:,]?[ \u00a0]?\Z",
    re.IGNORECASE,
)
"""A noun for the words of somebody told of before, right before the mark: "Sein Satz „…“ machte die Runde"."""
OF_ANOTHER = re.compile(
    rf"(?<!\w)(?:{any_of('documents')})",
    re.IGNORECASE,
)
"""Whose the words are that a noun announces: "a line from the council's report: “…”"."""
REACH = 180
"""Characters: a speaker farther from the quotation than this is not its speaker."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the words around a quotation say of its speaker; `said` is True where a word of saying or a sign attributes it."""

    said: bool
    place: Place | None = None
    name: str | None = None


NOTHING = Attribution(said=False)


def tail_of(text: str, span: MarkedSpan, end: int) -> str:
    """The rest of the sentence after the closing mark."""
    raw = text[span.close_at : min(end, span.close_at + REACH)]
    stops = _SENTENCE_STOP.finditer(raw, 1 if raw[:1] in ".!?…" else 0)
    stop = next((m for m in stops if m.group() != "." or not _initial(raw, m.start())), None)
    if raw[:1] in ".!?。" and text[span.close_at - 1 : span.close_at]:
        return raw[:1]
    return raw[: stop.end()] if stop else raw


def head_of(text: str, start: int, span: MarkedSpan) -> tuple[str, int]:
    """The part of the sentence before the opening mark, with its offset."""
    low = max(start, span.open_at - REACH)
    raw = text[low : span.open_at]
    stops = [m.end() for m in _SENTENCE_STOP.finditer(raw) if raw[m.end() :].strip() and not _initial(raw, m.start())]
    cut = stops[-1] if stops else 0
    return raw[cut:], low + cut


_TITLES = words("dotted_titles")
"""Titles of respect whose dot ends no sentence."""


def _initial(raw: str, dot: int) -> bool:
    word = (raw[:dot].rsplit(None, 1)[-1:] or [""])[0].lstrip('([„«“"')
    return len(word) <= 2 or word.casefold() in _TITLES
