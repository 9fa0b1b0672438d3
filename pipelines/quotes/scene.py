"""Who may be the speaker of a quotation: the names, pronouns and offices of a text outside its quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Literal

from pipelines.common.fold import fold_word
from pipelines.names.words import languages_of_word
from pipelines.people.names_caseless import ARABIC_NAME, without_clause
from pipelines.people.names_latin import RUN
from pipelines.people.person import Person, Place, between
from pipelines.people.roles import HONORIFIC, NOT_A_NAME, OUTSIDE_ROLE, is_head, is_interviewer
from pipelines.quotes.coreference import ARABIC, INDEFINITE, OFFICE_NAMED, PRONOUN
from pipelines.quotes.marks import MarkedSpan
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import SAY, SPEECH_FILTER
from presswatch.languages.packs import words
from presswatch.languages.patterns import compiled_later
from presswatch.records import Block

Kind = Literal["name", "word", "pronoun", "office"]
KINDS: tuple[Kind, ...] = ("name", "word", "pronoun", "office")
NAMES = KINDS[:2]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may speak: a known name, another word with a capital, a pronoun, or an office with its article."""

    start: int
    end: int
    kind: Kind
    text: str
    person: Person | None = None
    asks: bool = False
    """True for whoever asks or reports, by the words before the name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's candidates and verbs of saying (as offsets) outside quotation marks, in order."""

    number: int
    start: int
    end: int
    block: int
    candidates: tuple[Candidate, ...]
    verbs: tuple[tuple[int, int], ...]


CANDIDATES_MAX = 24
"""Of so many candidates in one sentence a speaker is chosen: each is compared with the others."""


@dataclass(frozen=True)
class Scene:
    """A text with its sentences, pairs of marks and places of names; a sentence is read when it is asked for."""

    text: str
    blocks: Sequence[Block]
    sentences: Sequence[Segment]
    spans: Sequence[MarkedSpan]
    places: Sequence[Place]
    _read: dict[int, Sentence] = field(default_factory=dict)

    @cached_property
    def _opened(self) -> list[int]:
        return sorted(span.open_at for span in self.spans)

    @cached_property
    def _named_at(self) -> list[int]:
        return sorted(place.start for place in self.places)

    @cached_property
    def _printed(self) -> Counter[int]:
        return Counter(id(place.person) for place in self.places)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The kinds of marks in the text."""
        return frozenset(span.mark for span in self.spans)

    def opened_between(self, low: int, high: int) -> int:
        """How many marks open within a range of offsets, `high` exclusive."""
        return max(0, bisect_left(self._opened, high) - bisect_left(self._opened, low))

    def named_between(self, low: int, high: int) -> int:
        """How many names of persons begin within a range of offsets, `high` exclusive."""
        return max(0, bisect_left(self._named_at, high) - bisect_left(self._named_at, low))

    def times_named(self, person: Person) -> int:
        """How often a person is named."""
        return self._printed[id(person)]

    def number_at(self, offset: int) -> int:
        """The number of the last sentence that begins at or before an offset."""
        return max(0, bisect_right(self.sentences, offset, key=attrgetter("start")) - 1)

    def sentence(self, number: int) -> Sentence | None:
        """The sentence of a number; None outside the text."""
        if not 0 <= number < len(self.sentences):
            return None
        if number not in self._read:
            self._read[number] = self._sentence(number)
        return self._read[number]

    def _sentence(self, number: int) -> Sentence:
        part = self.sentences[number]
        gaps = list(self._gaps(part.start, part.end))
        verbs = [verb for gap in gaps for verb in self._verbs(*gap)]
        said_by = {verb[1] + 1 for verb in verbs}
        found = sorted((one for gap in gaps for one in self._candidates(*gap, said_by)), key=attrgetter("start"))
        return Sentence(number, part.start, part.end, part.block, tuple(found[:CANDIDATES_MAX]), tuple(verbs))

    def _gaps(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a range of offsets outside marks."""
        for span in self.spans[bisect_right(self.spans, start, key=attrgetter("close_at")) :]:
            if span.open_at >= end:
                break
            if start < span.open_at:
                yield start, span.open_at
            start = span.close_at
        if start < end:
            yield start, end

    def _verbs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        if SPEECH_FILTER.may(self.text, start, end):
            yield from (match.span() for match in SAY.finditer(self.text, start, end))

    def _candidates(self, start: int, end: int, said_by: Container[int]) -> Iterator[Candidate]:
        taken = between(self.places, start, end)
        names = [Candidate(place.start, place.end, "name", place.person.name, place.person) for place in taken]
        for word in _words(self.text, start, end):
            if not any(one.start < word.end and word.start < one.end for one in names):
                person = self._by_first_name(word)
                names.append(replace(word, kind="name", text=person.name, person=person) if person else word)
        yield from (replace(one, asks=True) if is_interviewer(self.text, start, one.start) else one for one in names)
        for match in PRONOUN.finditer(self.text, start, end):
            yield Candidate(*match.span(), "pronoun", match.group())
        for match in OFFICE_NAMED.finditer(self.text, start, end):
            if is_head(match["office"]) or (match.start() in said_by and INDEFINITE.match(match.group())):
                yield Candidate(*match.span("office"), "office", match.group())

    def _by_first_name(self, word: Candidate) -> Person | None:
        """The one person named before whose first name a word is."""
        called = f"{word.text} "
        found = {place.person.name: place.person for place in self.places if place.person.name.startswith(called)}
        return next(iter(found.values())) if len(found) == 1 else None


def _words(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Runs of capitals without titles and function words before them; Arabic names."""
    for run in RUN.finditer(text, start, end):
        tokens = list(_TOKEN.finditer(text, *run.span()))
        while tokens and _is_before_name(tokens[0].group()):
            del tokens[0]
        if tokens and len(tokens) <= _MOST_WORDS and not PRONOUN.fullmatch(text, tokens[0].start(), run.end()):
            low, high = tokens[0].start(), tokens[-1].end()
            high -= 2 * text.endswith(("'s", "’s"), low, high)
            yield _holder(tokens, text, high) or Candidate(low, high, "word", text[low:high])
    if ARABIC.search(text, start, end) is None:
        return
    for match in ARABIC_NAME.finditer(text, start, end):
        name = without_clause(match["name"])
        yield Candidate(match.start("name"), match.start("name") + len(name), "word", name)


def _holder(tokens: Sequence[re.Match[str]], text: str, end: int) -> Candidate | None:
    """The person whose surname is printed after an office: "Innenminister Brandel"."""
    if len(tokens) != _OFFICE_AND_SURNAME or not is_office(tokens[0].group()):
        return None
    start, surname = tokens[1].start(), text[tokens[1].start() : end]
    if surname.isupper() or languages_of_word(surname.lower()):
        return None
    return Candidate(start, end, "name", surname, Person(name=surname, start=start, end=end))


_OFFICE_AND_SURNAME = 2


@lru_cache(maxsize=4096)
def is_office(word: str) -> bool:
    """True for a word for an office or a title before a surname."""
    return is_head(word) or OUTSIDE_ROLE.search(word) is not None or word.lower() in words("titles")


_TOKEN = compiled_later(r"\S+")
_MOST_WORDS = 4


def _is_before_name(word: str) -> bool:
    return word.strip(".").lower() in HONORIFIC or is_function_word(word)


@lru_cache(maxsize=4096)
def is_function_word(word: str) -> bool:
    """True for a word that is part of no name: an article, a pronoun, a preposition, the opening of a sentence."""
    bare = word.lower().strip(".,'’")
    return bare in _OPENERS or bare in NOT_A_NAME or fold_word(bare) in words("function")


_OPENERS = words("leads") | words("stop_left")


@dataclass(frozen=True, slots=True)
class Said:
    """Words in marks: the first and last sentence they are in, the words before them and who said those."""

    span: MarkedSpan
    first: Sentence
    last: Sentence
    before: MarkedSpan | None = None
    speaker: str | None = None


_SENTENCES_BEFORE = 2


def around(scene: Scene, said: Said) -> Iterator[tuple[Candidate, Sentence]]:
    """Who may have said words: all in their own sentences first, then in the next one and in the two before."""
    first, last = said.first.number, said.last.number
    for number in (*range(first, last + 2), *range(first - 1, first - 1 - _SENTENCES_BEFORE, -1)):
        sentence = scene.sentence(number)
        if sentence is not None and abs(sentence.block - said.span.block) <= 1:
            yield from ((one, sentence) for one in sentence.candidates if not one.asks)
