"""Which people in a post are spokespersons of the posting or a watched organization, each under one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter, itemgetter

from pipelines.common.fold import fold
from pipelines.common.scripts import is_cjk, kind_of
from pipelines.names.cases import is_case
from pipelines.names.words import is_first_name
from pipelines.people.names_latin import bare_names, is_phrase
from pipelines.people.person import Person, Place, between
from pipelines.text.segments import Segment, segment_around, sentences_of
from pipelines.text.speech_verbs import tells_coverage, tells_words
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from presswatch.records import BESIDE_TEXT, CoverageItem, Mention, Quote, Spokesperson
from presswatch.watchlist.entries import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleContext:
    """A text with its sentences, the people it names, the places of their names, and its quotations."""

    text: str
    parts: Sequence[Segment]
    people: Sequence[Person]
    places: Sequence[Place]
    quotes: Sequence[Quote]
    title: str = ""

    @property
    def speakers(self) -> set[str]:
        """The names of those who are quoted."""
        return {q.speaker for q in self.quotes if q.speaker}

    @property
    def quoted_own(self) -> list[Person]:
        """The people who are quoted and are not of another body."""
        speakers = self.speakers
        return [one for one in self.people if one.name in speakers and not one.outside]


def spokespersons(
    context: PeopleContext, items: Sequence[CoverageItem], mentions: Sequence[Mention], subjects: Sequence[Subject]
) -> tuple[Spokesperson, ...]:
    """The spokespersons of a post in order of first place, each with the roles printed for it."""
    outlets = set(filter(None, (name for item in items for name in (item.outlet, item.outlet_raw))))
    found = _believed(context, outlets, mentions, subjects, coverage=bool(items))
    if items and not found:
        found = [_spokesperson(one, None) for one in context.quoted_own] or _roleless(context, outlets)
    found = [one for one in found if one.name not in outlets and not _is_part(one, found)]
    found += _watched_people(mentions, subjects, found)
    return tuple(sorted(found, key=lambda one: one.start))


def _believed(
    context: PeopleContext,
    outlets: AbstractSet[str],
    mentions: Sequence[Mention],
    subjects: Sequence[Subject],
    *,
    coverage: bool,
) -> list[Spokesperson]:
    """The people who count as spokespersons by their points, or speak in a post without coverage."""
    known = _named(subjects, "person")
    watched = {m.surface: m.subject for m in mentions if m.subject in known} | {name: name for name in known}
    speaking = [] if coverage else context.quoted_own
    found = []
    for person in context.people:
        subject = watched.get(person.name) or _organization(person, context.text, mentions, subjects)
        points = _points(person, context, outlets, coverage=coverage) + _OURS * bool(subject)
        if points >= _BELIEVED or (person.roles and person in speaking):
            found.append(_spokesperson(person, subject))
    return found


def _named(subjects: Sequence[Subject], kind: str) -> set[str]:
    return {subject.name for subject in subjects if subject.kind == kind}


# How likely somebody is a spokesperson of the organization.

_BELIEVED = 2
"""Points at which a person counts as a spokesperson: claimed by the text, watched, or with a role in a sentence of
coverage."""
_OURS, _ROLE, _NO_ROLE, _SPEAKS, _IN_COVERAGE = 3, 1, -1, 1, 1
_OUTSIDE, _BESIDES_OURS = -5, -1
"""Points of a person whom the text calls the organization's own; with an office or without; who speaks; who is named
where the post is about coverage; who is of another body; who is silent while the organization's own are
named."""
_ROWS = ("list-item", "table")


def _points(person: Person, context: PeopleContext, outlets: AbstractSet[str], *, coverage: bool) -> int:
    points, speaks = _ROLE if person.roles else _NO_ROLE, person.name in context.speakers
    if coverage:
        mine = [place for place in context.places if place.person.name == person.name]
        homes = [(part, place) for place in mine if (part := segment_around(context.parts, place.start))]
        if person.roles and not speaks:
            speaks = any(tells_words(context.text, place.end, part.end) for part, place in homes)
        points += _IN_COVERAGE * _is_in_coverage(context, map(itemgetter(0), homes), outlets)
    return points + _SPEAKS * speaks + (_OURS if person.ours else _as_outsider(person, context, speaks=speaks))


def _as_outsider(person: Person, context: PeopleContext, *, speaks: bool) -> int:
    """The points against a person whom the text does not call the organization's own."""
    points = _BESIDES_OURS if not speaks and any(one.ours for one in context.people) else 0
    outside = person.outside or (person.elsewhere and len(context.speakers) > 1)
    return points + (_OUTSIDE if outside else 0)


# Where a post is about coverage.

_ROW_CHARS = 250
"""A paragraph no longer than this is a row of a press list: all its sentences are about one piece."""
_SHORT_CHARS = 700
"""Characters: a post about coverage that is no longer than this is about nothing else."""


def _is_in_coverage(context: PeopleContext, homes: Iterable[Segment], outlets: AbstractSet[str]) -> bool:
    """True if somebody is named (in the sentences `homes`) where the post is about coverage.

    There an entry of a list counts, a row that reports coverage, and a sentence that does or names an outlet that
    reported, with any verb: who is named there appeared in it. So does the only office holder of a short post.
    """
    text = context.text
    if len(text) <= _SHORT_CHARS and len(list(filter(attrgetter("roles"), context.people))) == 1:
        return True
    for part in homes:
        if part.kind in _ROWS or tells_coverage(text[part.start : part.end]):
            return True
        row = sentences_of(context.parts, part.block)
        low, high = row[0].start, row[-1].end
        if high - low <= _ROW_CHARS and tells_coverage(text[low:high]):
            return True
        if any(text.find(name, part.start, part.end) >= 0 for name in outlets):
            return True
    return False


# Who is none after all.


def _is_part(one: Spokesperson, others: Sequence[Spokesperson]) -> bool:
    """True if a name is the surname of another one, in scripts that write both together: 堀内 and 堀内由美."""
    return is_cjk(one.name[0]) and any(o.name.startswith(one.name) and o.name != one.name for o in others)


# Watched people and organizations.


def _spokesperson(person: Person, subject: str | None) -> Spokesperson:
    return Spokesperson(
        name=person.name,
        roles=tuple(r.text for r in person.roles),
        role_starts=tuple(r.start for r in person.roles),
        start=person.start,
        subject=subject,
    )


def _organization(person: Person, text: str, mentions: Sequence[Mention], subjects: Sequence[Subject]) -> str | None:
    """The watched organization whose name is right before the role or inside the words after it."""
    bodies = _named(subjects, "organization") if person.roles else ()
    for mention in mentions:
        near = any(
            0 <= role.start - mention.end <= 4 or 0 <= mention.start - role.start <= len(role.text) + 40
            for role in person.roles
        )
        between_them = text[min(mention.end, person.start) : max(mention.start, person.start)]
        body = mention.subject in bodies and mention.where not in BESIDE_TEXT
        if body and near and not re.search(r"[.!?\n]", between_them):
            return mention.subject
    return None


def _watched_people(
    mentions: Sequence[Mention], subjects: Sequence[Subject], known: Sequence[Spokesperson]
) -> list[Spokesperson]:
    """Watched persons whom the text names in full, with or without a role, and who are not among those `known`."""
    people = _named(subjects, "person")
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.subject in people and mention.where not in BESIDE_TEXT:
            first.setdefault(mention.subject, mention)
    names = {name for one in known for name in (one.name, one.subject)}
    others = (one for one in first.values() if names.isdisjoint((one.surface, one.subject)))
    return [Spokesperson(name=one.surface, start=one.start, subject=one.subject) for one in others]


# People without a role.

_MOVES_AFTER = compiled_later(
    rf"\s{{0,60}}(?:,[^,.]{{2,90}},)?\s{{0,60}}(?:{any_of('appearance_verbs')})(?!\w)", re.IGNORECASE
)
_TITLES = compiled_later(rf"[\s•*–—-]*(?:(?:{any_of('name_titles')})\.?-?[ \u00a0]*)*")
_AT_OUTLET = compiled_later(rf"\s+(?:{any_of('at_an_outlet')})(?!\w)")


def _roleless(context: PeopleContext, outlets: AbstractSet[str]) -> list[Spokesperson]:
    """Somebody without a role who appears in the coverage: "Hugo Petit was the guest of …"."""
    for one in _appearing(context):
        if not is_phrase(one.name) and not any(one.name in outlet or outlet in one.name for outlet in outlets):
            return [one]
    titled = [Segment(0, len(context.title), 0, "paragraph")]
    return _subjects(context.text, context.parts, outlets) or [
        replace(one, start=context.text.find(one.name)) for one in _subjects(context.title, titled, outlets)
    ]


def _appearing(context: PeopleContext) -> Iterator[Spokesperson]:
    """The names in sentences without known people that have words of an appearance after them."""
    text = context.text
    for part in (one for one in context.parts if not between(context.places, one.start, one.end)):
        for run in bare_names(text, part.start, part.end):
            if _MOVES_AFTER.match(text, run.end, part.end):
                yield Spokesperson(name=text[run.start : run.end], start=run.start)


def _subjects(text: str, parts: Sequence[Segment], outlets: AbstractSet[str]) -> list[Spokesperson]:
    """Those whose names begin the sentences or rows that name an outlet: "Ada Berg im Deutschlandfunk: …"."""
    found: dict[str, Spokesperson] = {}
    for part in parts:
        words = text[part.start : part.end]
        run = next(iter(bare_names(text, part.start, part.end)), None) if any(o in words for o in outlets) else None
        if run is None or _TITLES.fullmatch(text, part.start, run.start) is None:
            continue
        name = text[run.start : run.end]
        appears = _AT_OUTLET.match(text, run.end, part.end) or tells_coverage(words)
        if appears and is_first_name(name.partition(" ")[0].lower()):
            found.setdefault(name, Spokesperson(name=name, start=run.start))
    return list(found.values())


_MOST_NAMES = 60
"""Each is compared with each: a post of clippings names a dozen people, a hostile one thousands."""
_LANGUAGES = {"cyrillic": ("ru", "uk"), "greek": ("el",)}


def in_one_case(
    people: Sequence[Spokesperson], quotes: Sequence[Quote]
) -> tuple[tuple[Spokesperson, ...], tuple[Quote, ...]]:
    """The spokespersons and quotations with each name in its nominative, as far as the post has it as well.

    Roles stay as printed; a quotation whose speaker had none gets the first of the person's.
    """
    speakers = {quote.speaker for quote in quotes if quote.speaker}
    nominative = nominatives((*(one.name for one in people), *sorted(speakers)), speakers)
    if not nominative:
        return tuple(people), tuple(quotes)
    merged: dict[str, Spokesperson] = {}
    for one in people:
        name = nominative.get(one.name, one.name)
        merged.setdefault(name, replace(one, name=name))
    roles = {name: next(iter(one.roles), None) for name, one in merged.items()}
    return tuple(merged.values()), tuple(_with_role(quote, nominative, roles) for quote in quotes)


def _with_role(quote: Quote, nominative: Mapping[str, str], roles: Mapping[str, str | None]) -> Quote:
    """A quotation with its speaker's nominative and, if it has none, the first of their roles."""
    speaker = nominative.get(quote.speaker or "", quote.speaker)
    return replace(quote, speaker=speaker, role=quote.role or roles.get(speaker or ""))


def nominatives(names: Iterable[str], speakers: AbstractSet[str] = frozenset()) -> dict[str, str]:
    """Which of the names is another one in another case, with that other one: {"Анны Берг": "Анна Берг"}.

    Where each may be the other's (Ελένη, Ελένης), it is the one of the two that speaks.
    """
    inflected = (name for name in names if " " in name and kind_of(name[-1]) in _LANGUAGES)
    folded = {name: fold(name).text for name in islice(inflected, _MOST_NAMES)}
    found = _cases_among(folded)

    def is_case(bent: str, name: str) -> bool:
        """True if `bent` is an oblique case of `name` for certain, or `name` is the one of the two that speaks."""
        return name not in found or (name in speakers and bent not in speakers)

    return {bent: name for bent, name in found.items() if is_case(bent, name)}


def _cases_among(folded: Mapping[str, str]) -> dict[str, str]:
    """Which of the names may be another one in another case, with that other one; `folded` has their folded forms."""
    pairs = ((one, other) for one in folded for other in folded if folded[one][:2] == folded[other][:2])
    return {
        other: one
        for one, other in pairs
        if folded[one] != folded[other] and _bends_to(folded[one], folded[other], kind_of(one[-1]))
    }


def _bends_to(name: str, form: str, script: str) -> bool:
    pairs = list(zip(name.split(" "), form.split(" "), strict=False))
    whole = len(pairs) == name.count(" ") + 1 == form.count(" ") + 1
    return whole and any(all(is_case(*pair, language) for pair in pairs) for language in _LANGUAGES[script])
