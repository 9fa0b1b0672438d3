"""Whom the words around a quotation mean as its speaker: by a pronoun, an office, a judgement, an unknown name."""

import re
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pipelines.common.fold import fold_word
from pipelines.common.scripts import is_cjk, is_hangul
from pipelines.people.names_caseless import is_arabic_head
from pipelines.people.person import Person, Place, between, last_before
from pipelines.people.roles import ARTICLE, OUR_WORD, is_head
from pipelines.quotes.marks import MarkedSpan, is_excerpt
from pipelines.text.literal_filter import by_first_letter
from pipelines.text.speech_verbs import reports_coverage, reports_speech
from presswatch.languages.given_names import gender_of_name
from presswatch.languages.packs import any_of, words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block, Quote

PRONOUN = compiled_later(
    rf"(?<!\w)(?:{any_of('subject_pronouns')})(?!\w)|{any_of('subject_pronoun_stems')}", re.IGNORECASE
)
NAME_COLON = compiled_later(r"[:：]\s*$")
_SENTENCE_STOP = compiled_later(r"[.!?…](?=\s)|[。！？]")
TITLE_LENGTH = 6
"""Characters of a title before a name."""
REACH = 180
"""Characters: a speaker farther from the quotation than this is not its speaker."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker by the words around a quotation, and the rule (`pipelines/data/rules.tsv`) by which they were said.

    `unclear` is True where they name somebody of whom it is not known who it is.
    """

    rule: str = ""
    place: Place | None = None
    name: str | None = None
    unclear: bool = False

    @property
    def said(self) -> bool:
        """True if somebody said the words."""
        return bool(self.rule)


NOTHING = Attribution()


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


_CALLING = compiled_later(by_first_letter(any_of("callings")), re.IGNORECASE)
"""What somebody is by calling: used of somebody named before, printed as their role or not."""


def _only(places: Sequence[Place]) -> Place | None:
    """The last place of the one person whom all places name; None where they name several."""
    return places[-1] if len({place.person.name for place in places}) == 1 else None


_SENTENCE_ENDS = tuple(".!?…:。！？：")


Gender = Literal["f", "m"]
_SHE = compiled_later(rf"(?<!\w)(?:{any_of('she_words')})(?!\w)|{any_of('she_stems')}", re.IGNORECASE)
_HE = compiled_later(rf"(?<!\w)(?:{any_of('he_words')})(?!\w)|{any_of('he_stems')}", re.IGNORECASE)
_WOMAN = compiled_later(rf"(?<!\w)(?:{any_of('roles_of_women')})(?!\w)", re.IGNORECASE)
_MAN = compiled_later(rf"(?<!\w)(?:{any_of('roles_of_men')})(?!\w)", re.IGNORECASE)
_RUSSIAN_SHE = compiled_later(rf"[а-яё](?:{any_of('surname_endings_of_women', 'ru')})\Z")


CLAUSE_OPENS = compiled_later(rf"(?<!\w)(?:{any_of('that_words')})\s*$", re.IGNORECASE)
"""A word that opens the clause of what was said, right before the mark: "said to the paper that “…”"."""
FIRST_PERSON = compiled_later(rf"(?<!\w)(?:{any_of('first_person')})(?!\w)", re.IGNORECASE)


def gender_of_words(words: str) -> Gender | None:
    """The gender that the pronouns among words show; None where they show none or both."""
    return _either(she=_SHE.search(words) is not None, he=_HE.search(words) is not None)


def _either(*, she: bool, he: bool) -> Gender | None:
    return None if she == he else "f" if she else "m"


@lru_cache(maxsize=512)
def gender_of(name: str, person: Person | None) -> Gender | None:
    """The gender that somebody's roles, surname or given name show; None where they show none or both."""
    roles = " ".join(role.text for role in person.roles) if person is not None else ""
    she = _WOMAN.search(roles) or _RUSSIAN_SHE.search(name)
    shown = _either(she=she is not None, he=_MAN.search(roles) is not None)
    return shown or gender_of_name(fold_word(name.partition(" ")[0]))


OFFICE_NAMED = compiled_later(
    rf"(?<!\w)(?:{ARTICLE}|(?:{OUR_WORD}|{any_of('definite_articles', 'nl')}|{any_of('indefinite_articles')}"
    rf"|{any_of('possessives_before_offices')})[ \u00a0])(?:[^\W\d_][\w-]*[ ]){{0,2}}?(?P<office>[^\W\d_][\w-]+)(?!\w)",
    re.IGNORECASE,
)
INDEFINITE = compiled_later(rf"(?:{any_of('indefinite_articles')})[ \u00a0]", re.IGNORECASE)
"""The article of somebody not mentioned before: "said a neighbour"."""
_RUSSIAN = compiled_later(r"(?<!\w)[а-яё-]{1,60}(?!\w)", re.IGNORECASE)


ARABIC = compiled_later("[\u0621-\u064a]{3,}")


def offices(words: str) -> Iterator[str]:
    """The offices and callings that words name with their article (Russian has none), in small letters."""
    found = (match["office"] for match in OFFICE_NAMED.finditer(words))
    yield from (word.lower() for word in found if is_head(word))
    yield from (word for word in ARABIC.findall(words) if is_arabic_head(word))
    yield from (word.lower() for word in _RUSSIAN.findall(words) if is_head(word))


def last_mentioned(places: Sequence[Place], offset: int, words: str = "") -> Place | None:
    """The last one named before an offset who can be meant by `words` (gender, office); a reporter only if alone."""
    before = [place for place in places if place.start < offset]
    able = _inside(before, 0, offset) or before
    wanted = gender_of_words(words)
    held = set(offices(words))
    if wanted is not None:
        able = [place for place in able if gender_of(place.person.name, place.person) in (None, wanted)] or able
    elif held:
        able = _holders(able, held)
    return last_before(able, offset)


def holder_before(places: Sequence[Place], offset: int, words: str) -> Place | None:
    """Who was named last before an offset with the office that `words` name, or alone with a calling."""
    before = [place for place in places if place.start < offset]
    able, held = _inside(before, 0, offset) or before, set(offices(words))
    return last_before(_having(able, held), offset)


def _having(able: Sequence[Place], held: AbstractSet[str]) -> list[Place]:
    """Who has the office that is named, or the only one named, by their calling."""
    having = [p for p in able if any(held & set(role.text.lower().split()) for role in p.person.roles)]
    alone = len({p.person.name for p in able}) == 1 and any(map(_CALLING.fullmatch, held))
    return having or (list(able) if alone else [])


def _holders(able: Sequence[Place], held: AbstractSet[str]) -> list[Place]:
    """Who has the office that is named, else those without an office so far."""
    return _having(able, held) or [p for p in able if not p.person.roles]


_STOP = compiled_later(
    r"(?<![.\s][A-ZÀ-ÞА-ЯЁ])(?<!\b(?:Dr|Mr|Ms|St|Sr))[.!?…](?:[”»“\"’）)])*(?=\s)|[。！？][」』”）]*|\n"
)
_STOPS = tuple(".!?…。！？")
_MARKS = '“”„«»「」『』"‘’‹›'


def with_coreference(
    text: str, blocks: Sequence[Block], places: Sequence[Place], quotes: Sequence[Quote], unclear: Container[int]
) -> tuple[Quote, ...]:
    """The quotations, those of nobody given to whom the sentence around them, or else the one before, is about.

    At the offsets `unclear` somebody speaks of whom nobody knows who it is.
    """
    done: list[Quote] = []
    for quote in quotes:
        asked = quote.speaker is None and quote.start not in unclear
        place = _of(text, blocks, places, quote) if asked else None
        roles = place.person.roles if place is not None else ()
        role = roles[0].text if roles else None
        done.append(quote if place is None else replace(quote, speaker=place.person.name, role=role))
    return tuple(done)


def _of(text: str, blocks: Sequence[Block], places: Sequence[Place], quote: Quote) -> Place | None:
    """Whom the sentence around a quotation, or else the one before it, is about."""
    home = next(b for b in blocks if b.start <= quote.start < b.end)
    if home.kind not in ("paragraph", "quote"):
        return None
    low, high = _begin(text, home.start, quote.start), _end(text, quote.end, home.end)
    words = f"{text[low : quote.start]} {text[quote.end : high]}".strip(f" .,;:!?。，、…{_MARKS}—–-\n")
    if not words:
        return _around(text, blocks, places, quote, home)
    here = [*_inside(places, low, quote.start), *_inside(places, quote.end, high)]
    dense = any(is_cjk(char) or is_hangul(char) for char in quote.text)
    if here:
        return None if not dense and PRONOUN.search(words) else _only(here)
    return last_mentioned(places, quote.start, words) if dense and _points(words) else None


def _around(text: str, blocks: Sequence[Block], places: Sequence[Place], quote: Quote, home: Block) -> Place | None:
    """Whom the sentence after a quotation, the one before, or the paragraph before is about."""
    near = from_next_sentence(text, blocks, places, quote.end) or from_sentence_before(text, places, home, quote.start)
    if near is not None or text[home.start : quote.start].strip(_MARKS + " "):
        return near
    return _in_block_before(text, blocks, places, home)


def _inside(places: Sequence[Place], start: int, end: int) -> list[Place]:
    """The places of people of the organization between two offsets: no reporters and office holders."""
    return [place for place in between(places, start, end) if not place.person.outside]


_BACK = compiled_later(rf"[\s.”»“」]*(?:{by_first_letter(any_of('back_references'))})", re.IGNORECASE)
"""How a sentence begins that says who said the words before it: "That is how …", "Mit diesem Satz …"."""


def from_next_sentence(text: str, blocks: Sequence[Block], places: Sequence[Place], end: int) -> Place | None:
    """The first person of the sentence after an offset, in its block or the next one, where it points back."""
    start = next((at for at in range(end, len(text)) if text[at] not in f" .。\n{_MARKS}"), len(text))
    home = next((b for b in blocks if b.start <= start < b.end), None)
    if home is None or home.kind != "paragraph" or not _BACK.match(text, start, home.end):
        return None
    named = _inside(places, start, _end(text, start + 1, home.end))
    return named[0] if named else None


def _in_block_before(text: str, blocks: Sequence[Block], places: Sequence[Place], home: Block) -> Place | None:
    """Who alone is named in the last sentence of the paragraph before one that is all words said."""
    before = next((b for b in reversed(blocks) if b.end <= home.start), None)
    if before is None or before.kind != "paragraph" or text[before.end - 1] not in ".:…。：":
        return None
    if is_excerpt(text, blocks, home.start):
        return None
    low = _begin(text, before.start, before.end - 1)
    reports = reports_speech(text, low, before.end) or reports_coverage(text[low : before.end])
    return _only(_inside(places, low, before.end)) if reports else None


def _points(words: str) -> bool:
    return PRONOUN.search(words) is not None or next(offices(words), None) is not None


def _begin(text: str, low: int, start: int) -> int:
    """Where the sentence around an offset begins; the mark before it is none of its end."""
    return max((m.end() for m in _STOP.finditer(text, max(low, start - REACH), start)), default=max(low, start - REACH))


def _end(text: str, start: int, high: int) -> int:
    high = min(high, start + REACH)
    if text[start - 1 : start] in _STOPS and text[start + 1 : start + 2] not in (",", "，", ""):
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
    named = _inside(places, low, end)
    if named:
        return named[0]
    words = text[low:end]
    return last_mentioned(places, low, words) if _points(words) else None


def own_sentence(text: str, span: MarkedSpan, block: Block) -> bool:
    """True if marks hold a sentence of its own in its block."""
    lead = text[block.start : span.open_at].rstrip()
    if lead and not lead.endswith(_SENTENCE_ENDS):
        return False
    stop = text[span.start : span.end].rstrip().endswith(_STOPS) or text.startswith((".", "。", "!"), span.close_at)
    after = text[span.close_at : block.end].lstrip(" .。")
    return stop and (not after or not after[0].islower())
