"""Quotations that no verb of saying attributes: who the sentences around them let speak."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pipelines.people.names_arabic import is_arabic_head
from pipelines.people.names_latin import bare_names
from pipelines.people.person import Person
from pipelines.people.places import Place, between, last_before, surname
from pipelines.people.roles import ARTICLE, OUR_WORD, is_head
from pipelines.quotes.cues import PRONOUN, REACH, is_calling
from pipelines.quotes.marks import MarkedSpan
from pipelines.quotes.titles import is_excerpt
from pipelines.text.literal_filter import by_first_letter
from pipelines.text.speech_verbs import tells_coverage, tells_words
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, Quote

Gender = Literal["f", "m"]
_SHE = compiled_later(
    rf"(?<!\w)(?:{any_of('she_words')})(?!\w)|{any_of('she_stems')}",
    re.IGNORECASE,
)
_HE = compiled_later(
    rf"(?<!\w)(?:{any_of('he_words')})(?!\w)|{any_of('he_stems')}",
    re.IGNORECASE,
)
_WOMAN = compiled_later(
    rf"(?<!\w)(?:{any_of('roles_of_women')})(?!\w)",
    re.IGNORECASE,
)
_MAN = compiled_later(
    rf"(?<!\w)(?:{any_of('roles_of_men')})(?!\w)",
    re.IGNORECASE,
)
_RUSSIAN_SHE, _RUSSIAN_HE = (
    compiled_later(rf"[а-яё](?:{any_of('surname_endings_of_women', 'ru')})\Z"),
    compiled_later(rf"[а-яё](?:{any_of('surname_endings_of_men', 'ru')})\Z"),
)


def _pronoun(words: str) -> Gender | None:
    """The gender that words show; None where they show none or both."""
    she, he = _SHE.search(words) is not None, _HE.search(words) is not None
    return None if she == he else "f" if she else "m"


@lru_cache(maxsize=512)
def _gender(person: Person) -> Gender | None:
    """The gender that somebody's roles or surname show; None where they show none or both."""
    roles = " ".join(role.text for role in person.roles)
    she = _WOMAN.search(roles) is not None or _RUSSIAN_SHE.search(person.name) is not None
    he = _MAN.search(roles) is not None or _RUSSIAN_HE.search(person.name) is not None
    return None if she == he else "f" if she else "m"


_OFFICE = compiled_later(
    rf"(?<!\w)(?:{ARTICLE}|(?:{OUR_WORD}|{any_of('definite_articles', 'nl')}|its"
    rf"|su)[ \u00a0])(?:[^\W\d_][\w-]*[ ]){{0,2}}?(?P<office>[^\W\d_][\w-]+)(?!\w)",
    re.IGNORECASE,
)
_RUSSIAN = compiled_later(r"(?<!\w)[а-яё-]{1,60}(?!\w)", re.IGNORECASE)
_ARABIC = compiled_later("[\u0621-\u064a]{3,}")


def offices(words: str) -> Iterator[str]:
    """The offices and callings that words name with their article (Russian has none), in small letters."""
    found = (match["office"] for match in _OFFICE.finditer(words))
    yield from (word.lower() for word in found if is_head(word))
    yield from (word for word in _ARABIC.findall(words) if is_arabic_head(word))
    yield from (word.lower() for word in _RUSSIAN.findall(words) if is_head(word))


def last_mentioned(places: Sequence[Place], offset: int, words: str = "") -> Place | None:
    """The last one named before an offset who can be meant by `words`: of the right gender and office, and no reporter.

    None if nobody was named yet. A journalist or office holder is meant only where nobody else was named.
    """
    before = [place for place in places if place.start < offset]
    able = _inside(before, 0, offset) or before
    wanted, held = _pronoun(words), set(offices(words))
    if wanted is not None:
        able = [place for place in able if _gender(place.person) in (None, wanted)] or able
    elif held:
        able = _holders(able, held)
    return last_before(able, offset)


def _holders(able: Sequence[Place], held: AbstractSet[str]) -> list[Place]:
    """Whose office is named: who has it, the only one named, by their calling, else those without an office so far.

    Another office is another person's: "the chair" is not the director named before.
    """
    having = [p for p in able if any(held & set(role.text.lower().split()) for role in p.person.roles)]
    if having:
        return having
    alone = len({p.person.name for p in able}) == 1 and any(map(is_calling, held))
    return [p for p in able if alone or not p.person.roles]


_STOP = compiled_later(
    r"(?<![.\s][A-ZÀ-ÞА-ЯЁ])(?<!\b(?:Dr|Mr|Ms|St|Sr))[.!?…](?:[”»“\"’）)])*(?=\s)|[。！？][」』”）]*|\n"
)
_MARKS = '“”„«»「」『』"‘’‹›'
_CLOSING = compiled_later(rf"[\s.,;:!?。，、…{_MARKS}—–-]*")


def with_coreference(
    text: str, blocks: Sequence[Block], places: Sequence[Place], quotes: Sequence[Quote]
) -> tuple[Quote, ...]:
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
    """Whom the sentence around a quotation, or else the one before it, is about."""
    home = next((b for b in blocks if b.start <= quote.start < b.end), None)
    if home is None or home.kind not in ("paragraph", "quote"):
        return None
    low, high = _begin(text, home.start, quote.start), _end(text, quote.end, home.end)
    words = f"{text[low : quote.start]} {text[quote.end : high]}".strip(f" .,;:!?。，、…{_MARKS}—–-\n")
    if not words:
        return _around(text, blocks, places, quote, home)
    here = [*_inside(places, low, quote.start), *_inside(places, quote.end, high)]
    if here:
        return _only(here)
    return last_mentioned(places, quote.start, words) if _points(words) else None


def _around(text: str, blocks: Sequence[Block], places: Sequence[Place], quote: Quote, home: Block) -> Place | None:
    """Whom the sentence after a quotation, the one before, or the paragraph before is about."""
    near = from_next_sentence(text, blocks, places, quote.end) or from_sentence_before(text, places, home, quote.start)
    if near is not None or text[home.start : quote.start].strip(_MARKS + " "):
        return near
    return _in_block_before(text, blocks, places, home)


def _inside(places: Sequence[Place], start: int, end: int) -> list[Place]:
    """The places of people of the organization between two offsets: no reporters and office holders."""
    return [place for place in between(places, start, end) if not place.person.outside]


_BACK = compiled_later(
    rf"[\s.”»“」]*(?:{by_first_letter(any_of('back_references'))})",
    re.IGNORECASE,
)
"""How a sentence begins that says who said the words before it: "That is how …", "Mit diesem Satz …"."""


def from_next_sentence(text: str, blocks: Sequence[Block], places: Sequence[Place], end: int) -> Place | None:
    """The first person of the sentence after an offset, in its block or the next one, where it points back."""
    start = next((at for at in range(end, len(text)) if text[at] not in f" .。\n{_MARKS}"), len(text))
    home = next((b for b in blocks if b.start <= start < b.end), None)
    if home is None or home.kind != "paragraph" or not _BACK.match(text, start, home.end):
        return None
    stop = _end(text, start + 1, home.end)
    named = _inside(places, start, stop)
    if named:
        return named[0]
    words = text[start:stop]
    return last_mentioned(places, end, words) if PRONOUN.search(words) else None


def _in_block_before(text: str, blocks: Sequence[Block], places: Sequence[Place], home: Block) -> Place | None:
    """Who alone is named in the last sentence of the paragraph before one that is all words said."""
    before = next((b for b in reversed(blocks) if b.end <= home.start), None)
    if before is None or before.kind != "paragraph" or text[before.end - 1] not in ".:…。：":
        return None
    if is_excerpt(text, blocks, home.start):
        return None
    low = _begin(text, before.start, before.end - 1)
    reports = tells_words(text, low, before.end) or tells_coverage(text[low : before.end])
    return _only(_inside(places, low, before.end)) if reports else None


def _points(words: str) -> bool:
    return PRONOUN.search(words) is not None or next(offices(words), None) is not None


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


def from_sentence_before(text: str, places: Sequence[Place], home: Block, start: int) -> Place | None:
    """Who the sentence before an offset in the same block is about: its first person, or who its pronoun means."""
    end = len(text[home.start : start].rstrip(f" {_MARKS}\n")) + home.start
    if end <= home.start:
        return None
    low = _begin(text, home.start, end - 1)
    named = [p for p in between(places, low, end) if not p.person.outside]
    if named:
        return named[0]
    words = text[low:end]
    return last_mentioned(places, low, words) if _points(words) else None


def own_sentence(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if marks hold a sentence of its own in its block."""
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


_TURN = compiled_later(r"[\s*•–—-]*(?P<label>[^\W\d_][^\n:：.!?。「」“”«»\"()]{0,38}?)\s?[:：]\s")
_TURNS = 2
"""Turns of each of two speakers that make an interview."""
_ALONE = 0.75
"""Share of a paragraph that words set apart fill."""


@dataclass(frozen=True, slots=True)
class _Interview:
    """The label of whoever answers, and where the turns begin and end."""

    label: str
    start: int
    end: int


def with_interviews(
    text: str, blocks: Sequence[Block], places: Sequence[Place], quotes: Sequence[Quote]
) -> tuple[Quote, ...]:
    """The quotations, those of nobody in paragraphs of their own given to whoever answers in an interview."""
    if all(quote.speaker is not None for quote in quotes):
        return tuple(quotes)
    talk = _interview(text, blocks)
    who = _named(text, talk.label, places) if talk is not None else None
    if talk is None or who is None:
        return tuple(quotes)
    return tuple(
        replace(quote, speaker=who)
        if quote.speaker is None and talk.start <= quote.start < talk.end and _stands_alone(quote, blocks)
        else quote
        for quote in quotes
    )


def _interview(text: str, blocks: Sequence[Block]) -> _Interview | None:
    """Two speakers take turns, each called at the head of a paragraph: who says more answers. None for other texts."""
    turns, said = Counter[str](), defaultdict[str, int](int)
    label, start, end = "", 0, 0
    for block in blocks:
        turn = _TURN.match(text, block.start, block.end) if block.kind == "paragraph" else None
        if turn is not None:
            label = turn["label"].strip()
            turns[label] += 1
            start, end = start if end else block.start, block.end
        if label:
            said[label] += block.end - block.start
    speakers = [one for one, count in turns.items() if count >= _TURNS]
    if len(speakers) != 2:
        return None
    return _Interview(max(speakers, key=lambda one: said[one]), start, end)


def _named(text: str, label: str, places: Sequence[Place]) -> str | None:
    """Who is meant by a label: somebody the text names in full; None for "Answer", initials and bodies."""
    for place in places:
        if label in (place.person.name, surname(place.person.name)):
            return place.person.name
    runs = (text[run.start : run.end] for run in bare_names(text, 0, len(text)))
    return next((name for name in runs if label in (name, surname(name))), None)


def _stands_alone(quote: Quote, blocks: Sequence[Block]) -> bool:
    home = next((block for block in blocks if block.start <= quote.start < block.end), None)
    return home is not None and quote.end - quote.start >= _ALONE * (home.end - home.start)
