"""Quotations that no word of saying attributes: who the sentences around them let speak."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.people.places import Place, between
from pipelines.quotes.around import PRONOUN, REACH
from pipelines.quotes.excerpts import is_papers
from pipelines.quotes.last_speaker import last_told, offices
from pipelines.quotes.marks import MarkedSpan
from pipelines.text.speech_verbs import tells_coverage, tells_words
from presswatch.languages.packs import any_of
from presswatch.records import Block, Quote

_STOP = re.compile(r"(?<![.\s][A-ZÀ-ÞА-ЯЁ])(?<!\b(?:Dr|Mr|Ms|St|Sr))[.!?…](?:[”»“\"’）)])*(?=\s)|[。！？][」』”）]*|\n")
_MARKS = '“”„«»「」『』"‘’‹›'
_CLOSING = re.compile(rf"[\s.,;:!?。，、…{_MARKS}—–-]*")


def meant(text: str, blocks: Sequence[Block], places: Sequence[Place], quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotations, those of nobody given to whom the sentence around them, or else the one before, is about."""
    done: list[Quote] = []
    for quote in quotes:
        place = _of(text, blocks, places, quote) if quote.speaker is None else None
        done.append(_said_by(quote, place) if place is not None else quote)
    return tuple(done)


def _said_by(quote: Quote, place: Place) -> Quote:
    roles = place.person.roles
    return replace(quote, speaker=place.person.name, role=roles[0].text if roles else None)


def _of(text: str, blocks: Sequence[Block], places: Sequence[Place], quote: Quote) -> Place | None:
    home = next((b for b in blocks if b.start <= quote.start < b.end), None)
    if home is None or home.kind not in ("paragraph", "quote"):
        return None
    low, high = _begin(text, home.start, quote.start), _end(text, quote.end, home.end)
    words = f"{text[low : quote.start]} {text[quote.end : high]}".strip(f" .,;:!?。，、…{_MARKS}—–-\n")
    if words:
        here = [
            p for p in (*between(places, low, quote.start), *between(places, quote.end, high)) if not p.person.outside
        ]
        if here:
            return _only(here)
        return last_told(places, quote.start, words) if _points(words) else None
    if (back := said_back(text, blocks, places, quote.end)) is not None:
        return back
    if (told := before_it(text, places, home, quote.start)) is not None:
        return told
    return (
        _in_block_before(text, blocks, places, home) if not text[home.start : quote.start].strip(_MARKS + " ") else None
    )


_BACK = re.compile(
    rf"[\s.”»“」]*(?:{any_of('back_references')})",
    re.IGNORECASE,
)
"""How a sentence begins that says who said the words before it: "That is how …", "Mit diesem Satz …"."""


def said_back(text: str, blocks: Sequence[Block], places: Sequence[Place], end: int) -> Place | None:
    """The first person of the sentence behind an offset, in its block or the next one, where it points back."""
    start = next((at for at in range(end, len(text)) if text[at] not in f" .。\n{_MARKS}"), len(text))
    home = next((b for b in blocks if b.start <= start < b.end), None)
    if home is None or home.kind != "paragraph" or not _BACK.match(text, start, home.end):
        return None
    named = [p for p in between(places, start, _end(text, start + 1, home.end)) if not p.person.outside]
    if named:
        return named[0]
    words = text[start : _end(text, start + 1, home.end)]
    return last_told(places, end, words) if PRONOUN.search(words) else None


def _in_block_before(text: str, blocks: Sequence[Block], places: Sequence[Place], home: Block) -> Place | None:
    """Who alone is named in the last sentence of the paragraph before one that is all words said."""
    before = next((b for b in reversed(blocks) if b.end <= home.start), None)
    if before is None or before.kind != "paragraph" or text[before.end - 1] not in ".:…。：":
        return None
    if is_papers(text, blocks, home.start):
        return None
    low = _begin(text, before.start, before.end - 1)
    if not (tells_words(text, low, before.end) or tells_coverage(text[low : before.end])):
        return None
    return _only([p for p in between(places, low, before.end) if not p.person.outside])


def _points(words: str) -> bool:
    return PRONOUN.search(words) is not None or next(offices(words), None) is not None


def by_pronoun_or_office(text: str, block: Block, places: Sequence[Place], span: MarkedSpan) -> Place | None:
    """For whom a pronoun or an office in the rest of the sentence behind words stands."""
    words = text[span.close_at : _end(text, span.close_at + 1, block.end)]
    return last_told(places, span.open_at, words) if _points(words) else None


def _only(places: Sequence[Place]) -> Place | None:
    return places[0] if len({place.person.name for place in places}) == 1 else None


def _begin(text: str, low: int, start: int) -> int:
    """Where the sentence around an offset begins; the mark before it is none of its end."""
    low = max(low, start - REACH)
    stops = [m.end() for m in _STOP.finditer(text, low, start) if text[m.end() : start].strip(f" {_MARKS}")]
    last = [m.end() for m in _STOP.finditer(text, low, start)]
    alone = last and not text[last[-1] : start].strip(f" {_MARKS}")
    return last[-1] if alone else stops[-1] if stops else low


def _end(text: str, start: int, high: int) -> int:
    high = min(high, start + REACH)
    if text[start - 1 : start] in tuple(".!?…。！？") and text[start + 1 : start + 2] not in (",", "，", ""):
        following = text[start:high].lstrip(f" {_MARKS}")[:1]
        if following.isupper():
            return start
    stop = _STOP.search(text, start, high)
    return stop.end() if stop else high


def before_it(text: str, places: Sequence[Place], home: Block, start: int) -> Place | None:
    """Who the sentence before an offset, in the same block, is about: its first person, or for whom its pronoun stands."""
    end = len(text[home.start : start].rstrip(f" {_MARKS}\n")) + home.start
    if end <= home.start:
        return None
    low = _begin(text, home.start, end - 1)
    named = [p for p in between(places, low, end) if not p.person.outside]
    if named:
        return named[0]
    words = text[low:end]
    return last_told(places, low, words) if _points(words) else None


def own_sentence(text: str, span: MarkedSpan, block: Block) -> bool:
    """Whether marks hold a sentence that stands by itself in its block."""
    lead = text[block.start : span.open_at].rstrip()
    if lead and lead[-1:] not in tuple(".!?…:。！？"):
        return False
    stop = text[span.start : span.end].rstrip()[-1:] in ".!?…。！？" or text[span.close_at : span.close_at + 1] in (
        ".",
        "。",
        "!",
    )
    after = text[span.close_at : block.end].lstrip(" .。")
    return stop and (not after or not after[0].islower())
