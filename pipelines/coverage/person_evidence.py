"""How likely a person whom a post names appears for the posting organization: evidence that adds up to a chance.

Each kind of evidence is a row of `EVIDENCE`; its weights are learned from labelled posts and read from
`pipelines/data/person_evidence.json`, which `python -m benchmarks.train_persons` writes and measures.
"""

import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import msgspec

from pipelines.common.fold import fold_word
from pipelines.common.scripts import is_cjk, is_hangul
from pipelines.names.words import is_first_name, languages_using
from pipelines.people.names_latin import Named, is_phrase
from pipelines.people.person import Person, Place
from pipelines.people.roles import JOINED, OUTSIDE_ROLE, head_of
from pipelines.text.segments import Segment, segment_around, sentences_of
from pipelines.text.speech_verbs import has_speech_verb_at, reports_coverage, reports_speech
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import Mention, Quote
from presswatch.text.strings import grouped


@dataclass(frozen=True, kw_only=True)
class PeopleContext:
    """A text with its sentences, the people it names, the places of their names, and its quotations."""

    text: str
    parts: Sequence[Segment]
    people: Sequence[Person]
    places: Sequence[Place]
    quotes: Sequence[Quote]
    title: str = ""
    named: Named = ()

    @cached_property
    def speakers(self) -> AbstractSet[str]:
        """The names of those who are quoted."""
        return {q.speaker for q in self.quotes if q.speaker}


_I = compiled_later(rf"(?<![\w'’])(?:{any_of('first_person')})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Appearance:
    """What a post says of all its people: the places of watched names in it, its outlets, if it reports coverage.

    `watched`: those of the places that name watched people in the text.
    """

    context: PeopleContext
    outlets: AbstractSet[str]
    mentions: Sequence[Mention]
    watched: Sequence[Mention]
    coverage: bool

    @cached_property
    def places(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """The places of each name."""
        return grouped((one.person.name, (one.start, one.end)) for one in self.context.places)

    def is_of_outlet(self, name: str) -> bool:
        """True if a name is a part of an outlet's, or holds one."""
        return any(name in outlet or outlet in name for outlet in self.outlets)

    @cached_property
    def claimed(self) -> AbstractSet[str]:
        """Those whom the text calls the organization's own."""
        return {person.name for person in self.context.people if person.ours}

    @cached_property
    def in_first_person(self) -> bool:
        """True if the text says "I"."""
        return _I.search(self.context.text) is not None

    @cached_property
    def with_role(self) -> int:
        """How many people have a role."""
        return sum(1 for person in self.context.people if person.roles)


@dataclass(frozen=True)
class Candidate:
    """A person who may appear for the organization.

    `watched`: the watched person it is; `body`: the watched organization that a role is held at; `where`: the title or
    byline, if nothing else names the person.
    """

    post: Appearance
    person: Person
    watched: str | None = None
    body: str | None = None
    where: str = ""

    @cached_property
    def places(self) -> Sequence[tuple[int, int]]:
        """The places of the name, as far as they are known."""
        mine = self.post.places.get(self.person.name)
        return mine or ([(self.person.start, self.person.end)] if not self.where else [])

    @cached_property
    def evidence(self) -> frozenset[str]:
        """The evidence that there is for and against the person, by id."""
        return frozenset(name for name, holds in EVIDENCE.items() if holds(self))

    @cached_property
    def homes(self) -> Sequence[Segment]:
        """The sentences that name the person."""
        parts = self.post.context.parts
        return [part for start, _ in self.places if (part := segment_around(parts, start)) is not None]


_CONTACT_CHARS = 90
_CONTACT = compiled_later(r"[^\n]{0,90}(?:\n[^\n]{0,40}){0,2}?(?:\+\d[\d ()/.-]{6,}|(?:\d[ ()/-]{0,2}){9}|\w@\w)")
"""A telephone number or a mail address in the line of a name or next to it."""


def _is_contact(one: Candidate) -> bool:
    text = one.post.context.text
    return bool(one.places) and all(_CONTACT.match(text, end, end + _CONTACT_CHARS) for _, end in one.places)


def _is_quoted(one: Candidate) -> bool:
    """True if words are quoted of a person."""
    return one.person.name in one.post.context.speakers


def _says(one: Candidate) -> bool:
    """True if a verb of saying belongs to a person's name."""
    text = one.post.context.text
    return any(
        reports_speech(text, end, part.end) or has_speech_verb_at(text, part, start, end)
        for (start, end), part in zip(one.places, one.homes, strict=False)
    )


_ROW_CHARS = 250
"""A paragraph no longer than this is a row of a press list: all its sentences are about one piece."""
_SHORT_CHARS = 700
"""Characters: a post about coverage that is no longer than this is about nothing else."""
_ROWS = ("list-item", "table")


def _in_row(one: Candidate) -> bool:
    return any(part.kind in _ROWS for part in one.homes)


def _in_coverage(one: Candidate) -> bool:
    text = one.post.context.text
    return any(reports_coverage(text[part.start : part.end]) for part in one.homes)


def _near_coverage(one: Candidate) -> bool:
    text, parts = one.post.context.text, one.post.context.parts
    rows = (sentences_of(parts, part.block) for part in one.homes)
    spans = ((row[0].start, row[-1].end) for row in rows)
    return any(high - low <= _ROW_CHARS and reports_coverage(text[low:high]) for low, high in spans)


def _with_outlet(one: Candidate) -> bool:
    text = one.post.context.text
    if one.where == "title":
        return any(name in one.post.context.title for name in one.post.outlets)
    return any(text.find(name, part.start, part.end) >= 0 for part in one.homes for name in one.post.outlets)


def _is_besides_claimed(one: Candidate) -> bool:
    """True if the text calls others its own, and this person is not joined to one of them by "and" and a role."""
    if one.person.ours or not one.post.claimed:
        return False
    text = one.post.context.text
    ends = [end for name in one.post.claimed for _, end in one.post.places.get(name, ())]
    return not any(JOINED.fullmatch(text, end, role.start) for end in ends for role in one.person.roles)


def _is_only_holder(one: Candidate) -> bool:
    return len(one.post.context.text) <= _SHORT_CHARS and one.post.with_role == 1 and bool(one.person.roles)


def _has_name_in_role(one: Candidate) -> bool:
    return any(sum(map(str.isupper, word)) > 1 for role in one.person.roles for word in role.text.split())


def _has_unheaded_role(one: Candidate) -> bool:
    """True if a role in letters with capitals holds no word that heads roles."""
    roles = one.person.roles
    return bool(roles) and one.person.name[0].isupper() and not any(head_of(role.text) for role in roles)


def _words(one: Candidate) -> list[str]:
    return one.person.name.split()


def _is_spaced(one: Candidate) -> bool:
    return not is_cjk(one.person.name[0]) and not is_hangul(one.person.name[0])


def _opens_with_given(one: Candidate) -> bool:
    first = _words(one)[0].lower()
    return _is_spaced(one) and (is_first_name(first) or is_first_name(fold_word(first)))


def _has_given(one: Candidate) -> bool:
    return _is_spaced(one) and any(is_first_name(word.lower()) for word in _words(one)[1:])


def _ends_in_word(one: Candidate) -> bool:
    return _is_spaced(one) and bool(languages_using(fold_word(_words(one)[-1])))


def _holds_body(one: Candidate) -> bool:
    """True if the place of a name holds a watched body's."""
    start, end = one.person.start, one.person.end
    return (
        any(start <= m.start < end for m in one.post.mentions if m.where not in ("title", "byline", "teaser"))
        and one.watched is None
    )


def _has_role_in_coverage(one: Candidate) -> bool:
    return bool(one.person.roles) and (_in_coverage(one) or _near_coverage(one))


_MOVES_AFTER = compiled_later(
    rf"\s{{0,60}}(?:,[^,.]{{2,90}},)?\s{{0,60}}(?:{any_of('appearance_verbs')})(?!\w)", re.IGNORECASE
)
_WORDS = 2
"""Words of most names; letters of initials."""
_MANY = 5
"""People with a role in a post that lists them."""
_LEAD = 300
"""Characters: the beginning of a post."""
EVIDENCE: Mapping[str, Callable[[Candidate], object]] = {
    "watched": lambda one: one.watched,
    "watched-body": lambda one: one.body,
    "in-byline": lambda one: one.where == "byline",
    "first-person-author": lambda one: one.where == "byline" and one.post.in_first_person,
    "author-of-coverage": lambda one: one.where == "byline" and one.post.coverage,
    "watched-contact": lambda one: one.watched and _is_contact(one),
    "leading": lambda one: any(start < _LEAD for start, _ in one.places),
    "claimed": lambda one: one.person.ours,
    "elsewhere": lambda one: one.person.elsewhere,
    "role": lambda one: one.person.roles,
    "unheaded-role": _has_unheaded_role,
    "body-in-role": _has_name_in_role,
    "quoted": lambda one: (one.person.roles or one.watched) and _is_quoted(one),
    "claimed-speaks": lambda one: one.person.ours and (_says(one) or _is_quoted(one)),
    "says": _says,
    "moves": lambda one: any(_MOVES_AFTER.match(one.post.context.text, end) for _, end in one.places),
    "contact": _is_contact,
    "near-coverage": _near_coverage,
    "with-outlet": _with_outlet,
    "role-in-coverage": _has_role_in_coverage,
    "in-row": _in_row,
    "only-holder": _is_only_holder,
    "besides-claimed": _is_besides_claimed,
    "besides-watched": lambda one: one.watched is None and one.post.watched,
    "among-many": lambda one: one.post.with_role > _MANY,
    "opens-with-given": _opens_with_given,
    "has-given": _has_given,
    "ends-in-word": _ends_in_word,
    "phrase": lambda one: one.person.name.istitle() and is_phrase(one.person.name),
    "many-words": lambda one: len(_words(one)) > _WORDS,
    "without-case": lambda one: not _is_spaced(one),
    "capitals": lambda one: any(len(word) > _WORDS and word.isupper() for word in _words(one)),
    "holds-body": _holds_body,
}
"""The kinds of evidence for and against a person, by id, and if a person has them."""


class _Weights(msgspec.Struct, frozen=True):
    """Learned weights of the evidence, with the constant and the chance from which on somebody counts."""

    least: float
    constant: float
    weights: dict[str, float]


@cache
def learned() -> _Weights:
    """The weights as they ship."""
    path = resources.files("pipelines").joinpath("data/person_evidence.json")
    return msgspec.json.decode(path.read_bytes(), type=_Weights)


def weight(evidence: str) -> float:
    """The weight of a kind of evidence, below zero if it speaks against the person."""
    return learned().weights.get(evidence, 0.0)


def chance(found: Collection[str]) -> float:
    """The chance that a person with this evidence appears for the posting organization."""
    return 1 / (1 + math.exp(-learned().constant - sum(map(weight, found))))


def appears(one: Candidate) -> bool:
    """True if a person is likely enough one of the organization's."""
    return chance(one.evidence) >= learned().least


def is_outsider(one: Candidate) -> bool:
    """True for a journalist, an office holder, or one of several speakers with a role at a body named with it."""
    if one.person.ours or one.watched or one.body:
        return False
    if one.person.outside or _is_called_outside(one) or (one.post.claimed and _is_council_member(one)):
        return True
    return one.person.elsewhere and len(one.post.context.speakers) > 1


def _is_council_member(one: Candidate) -> bool:
    return any(_COUNCIL_MEMBER.search(role.text) for role in one.person.roles)


_COUNCIL_MEMBER = compiled_later(rf"(?<!\w)(?:{any_of('council_members')})(?!\w)", re.IGNORECASE)


def _is_called_outside(one: Candidate) -> bool:
    """True if the word right before a name without a role is that of an outsider: "host Ada Berg talks to"."""
    if one.person.roles or one.where:
        return False
    text = one.post.context.text
    words = (text[max(0, start - _WORD_REACH) : start].rstrip().rpartition(" ")[2] for start, _ in one.places)
    return any(OUTSIDE_ROLE.fullmatch(word) for word in words)


_WORD_REACH = 40


_TITLES = compiled_later(rf"[\s•*–—-]*(?:(?:{any_of('name_titles')})\.?-?[ \u00a0]*)*")
_AT_OUTLET = compiled_later(rf"\s{{1,60}}(?:{any_of('at_an_outlet')})(?!\w)")


def speaks(one: Candidate) -> bool:
    """True if words are quoted of a person whom a verb of saying or words of coverage let speak."""
    return _is_quoted(one) and (_says(one) or _near_coverage(one))


def is_guest(one: Candidate) -> bool:
    """True if a sentence, row or title begins with a name and says where its owner was: "Ada Berg im Radio X: …"."""
    context = one.post.context
    if one.where == "title":
        start = context.title.find(one.person.name)
        return _is_guest_in(one, context.title, Segment(0, len(context.title), 0, "paragraph"), start)
    places = zip(one.homes, one.places, strict=False)
    return any(_is_guest_in(one, context.text, part, start) for part, (start, _) in places)


def _is_guest_in(one: Candidate, text: str, part: Segment, start: int) -> bool:
    words = text[part.start : part.end]
    if not _opens_with_given(one) or _TITLES.fullmatch(text, part.start, start) is None:
        return False
    appears_there = _AT_OUTLET.match(text, start + len(one.person.name), part.end) or reports_coverage(words)
    return bool(appears_there) and any(outlet in words for outlet in one.post.outlets)
