"""Which of the people in a post speak for the posting or a watched organization, each under one name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice, permutations

from pipelines.common.fold import fold
from pipelines.common.scripts import is_cjk
from pipelines.coverage.certainty import strongest
from pipelines.coverage.person_evidence import (
    Appearance,
    Candidate,
    PeopleContext,
    appears,
    is_guest,
    is_outsider,
    speaks,
    weight,
)
from pipelines.names.cases import INFLECTING, is_case, tokens_of
from pipelines.people.names_latin import bare_names, is_phrase
from pipelines.people.person import Person
from presswatch.records import BESIDE_TEXT, CoverageItem, Mention, Quote, Spokesperson
from presswatch.text.strings import holds
from presswatch.watchlist.entries import Subject


def spokespersons(
    context: PeopleContext, items: Sequence[CoverageItem], mentions: Sequence[Mention], subjects: Sequence[Subject]
) -> tuple[Spokesperson, ...]:
    """The spokespersons of a post in order of first place, each with the roles printed for it."""
    outlets = frozenset(filter(None, (name for item in items for name in (item.outlet, item.outlet_raw))))
    post = Appearance(context, outlets, tuple(mentions), _watched_places(mentions, subjects), bool(items))
    found = list(map(_spokesperson, _chosen(post, subjects)))
    return tuple(sorted((one for one in found if not _is_part(one, found)), key=lambda one: one.start))


def _chosen(post: Appearance, subjects: Sequence[Subject]) -> list[Candidate]:
    """Those who likely appear for the organization; without any, whoever speaks or is an outlet's guest."""
    candidates = [one for one in _candidates(post, subjects) if one.person.name not in post.outlets]
    candidates = [one for one in candidates if not is_outsider(one)]
    chosen = [one for one in candidates if appears(one)]
    if post.coverage and not chosen:
        return [one for one in candidates if is_guest(one) or speaks(one)]
    return chosen


# Who comes into question.


def _candidates(post: Appearance, subjects: Sequence[Subject]) -> list[Candidate]:
    """Each person of a post once: with a role or speaking, watched, or only named in a post about coverage."""
    found: dict[str, Candidate] = {}
    for person in post.context.people:
        one = _known(post, person, subjects)
        found.setdefault(one.person.name, one)
    for one in _watched_elsewhere(post, subjects, {one.watched for one in found.values()}):
        found.setdefault(one.person.name, one)
    title = post.context.title if post.coverage else ""
    for name in (title[run.start : run.end] for run in bare_names(title, 0, len(title))):
        if name not in post.context.text and not post.is_of_outlet(name):
            found.setdefault(name, Candidate(post, Person(name=name, start=-1, end=-1), where="title"))
    for person in islice(_bare(post, list(found.values())), _MOST_NAMES):
        found.setdefault(person.name, Candidate(post, person))
    return list(found.values())


def _watched_places(mentions: Sequence[Mention], subjects: Sequence[Subject]) -> tuple[Mention, ...]:
    """The mentions of watched people in the text."""
    people = {subject.name for subject in subjects if subject.kind == "person"}
    return tuple(one for one in mentions if one.subject in people and one.where not in BESIDE_TEXT)


def _known(post: Appearance, person: Person, subjects: Sequence[Subject]) -> Candidate:
    """A person of the text; a watched name inside the words taken for a name is the name."""
    inside = (one for one in post.watched if holds(person, one))
    mention = next(inside, None) or next((one for one in post.watched if one.surface == person.name), None)
    subject = mention.subject if mention is not None else person.name
    named = any(one.name == subject and one.kind == "person" for one in subjects)
    if mention is not None and mention.start in range(person.start, person.end):
        person = replace(person, name=mention.surface, start=mention.start, end=mention.end)
    return Candidate(post, person, subject if named else None, _body(post, person, subjects))


def _body(post: Appearance, person: Person, subjects: Sequence[Subject]) -> str | None:
    """The watched organization whose name is right before the role or inside the words after it."""
    bodies = {subject.name for subject in subjects if subject.kind == "organization"} if person.roles else ()
    for mention in post.mentions:
        near = any(
            0 <= role.start - mention.end <= 4 or 0 <= mention.start - role.start <= len(role.text) + 40
            for role in person.roles
        )
        between_them = post.context.text[min(mention.end, person.start) : max(mention.start, person.start)]
        body = mention.subject in bodies and mention.where not in BESIDE_TEXT
        if body and near and not re.search(r"[.!?\n，。！？]", between_them):
            return mention.subject
    return None


def _watched_elsewhere(
    post: Appearance, subjects: Sequence[Subject], known: AbstractSet[str | None]
) -> Iterator[Candidate]:
    """Watched people who are not among those `known`: named in the text, or only in title or byline."""
    people = {subject.name for subject in subjects if subject.kind == "person"} - known
    in_text = {one.subject for one in reversed(post.watched)}
    for mention in post.mentions:
        if mention.subject not in people or mention.where == "teaser":
            continue
        if mention.where not in BESIDE_TEXT:
            yield Candidate(post, Person(name=mention.surface, start=mention.start, end=mention.end), mention.subject)
        elif mention.subject not in in_text:
            person = Person(name=mention.surface, start=-1, end=-1)
            yield Candidate(post, person, mention.subject, where=mention.where)


def _bare(post: Appearance, known: Sequence[Candidate]) -> Iterator[Person]:
    """The other names of a post about coverage that are neither part of an outlet's nor overlap a known one."""
    text = post.context.text
    for run in (run for _, runs in post.context.named for run in runs) if post.coverage else ():
        name = text[run.start : run.end]
        overlaps = any(one.person.start <= run.start < one.person.end for one in known)
        if not (overlaps or is_phrase(name) or post.is_of_outlet(name)):
            yield Person(name=name, start=run.start, end=run.end)


def _spokesperson(one: Candidate) -> Spokesperson:
    return Spokesperson(
        name=one.person.name,
        roles=tuple(r.text for r in one.person.roles),
        role_starts=tuple(r.start for r in one.person.roles),
        start=one.person.start,
        subject=one.watched or one.body,
        evidence=strongest(one.evidence, weight),
    )


def _is_part(one: Spokesperson, others: Sequence[Spokesperson]) -> bool:
    """True if a name is the surname of another one, in scripts that write both together: 堀内 and 堀内由美."""
    return is_cjk(one.name[0]) and any(o.name.startswith(one.name) and o.name != one.name for o in others)


# One name for the cases of a name.

_MOST_NAMES = 60
"""Each is compared with each: a post of clippings names a dozen people, a hostile one thousands."""


def in_one_case(
    people: Sequence[Spokesperson], quotes: Sequence[Quote], language: str
) -> tuple[tuple[Spokesperson, ...], tuple[Quote, ...]]:
    """The spokespersons and quotations with each name in its nominative, as far as the post has it as well.

    Roles stay as printed; a quotation whose speaker had none gets the first of the person's.
    """
    speakers = {quote.speaker for quote in quotes if quote.speaker}
    nominative = nominatives((*(one.name for one in people), *sorted(speakers)), language, speakers)
    nominative |= {one.name: one.subject for one in people if one.subject and _is_form(one.name, one.subject)}
    if not nominative:
        return tuple(people), tuple(quotes)
    merged: dict[str, Spokesperson] = {}
    for one in people:
        name = nominative.get(one.name, one.name)
        merged.setdefault(name, replace(one, name=name))
    roles = {name: next(iter(one.roles), None) for name, one in merged.items()}
    return tuple(merged.values()), tuple(_with_role(quote, nominative, roles) for quote in quotes)


_LONGEST_CASE = 3
"""Letters in which a word of a name in another case differs from its nominative at most, at its end."""


def _is_form(form: str, name: str) -> bool:
    """True if a name of several words is another one's in another case: "Martinem Šmídou"."""
    if fold(form).text == fold(name).text or " " not in name or form.count(" ") != name.count(" "):
        return False
    pairs = zip(form.split(" "), name.split(" "), strict=True)
    stems = ((a, b, max(1, len(a) - _LONGEST_CASE, len(b) - _LONGEST_CASE)) for a, b in pairs)
    return all(a[:stem] == b[:stem] for a, b, stem in stems)


def _with_role(quote: Quote, nominative: Mapping[str, str], roles: Mapping[str, str | None]) -> Quote:
    """A quotation with its speaker's nominative and, if it has none, the first of their roles."""
    speaker = nominative.get(quote.speaker or "", quote.speaker)
    return replace(quote, speaker=speaker, role=quote.role or roles.get(speaker or ""))


def nominatives(names: Iterable[str], language: str, speakers: AbstractSet[str] = frozenset()) -> dict[str, str]:
    """Which of the names is another one in a case of a language, with that other one: {"Анны Берг": "Анна Берг"}.

    Where each may be the other's (Ελένη, Ελένης), it is the one of the two that speaks.
    """
    if language not in INFLECTING:
        return {}
    several = islice((name for name in names if " " in name), _MOST_NAMES)
    tokens = {name: tokens_of(fold(name).text) for name in several}
    found = {
        bent: name
        for name, bent in permutations(tokens, 2)
        if len(tokens[name]) == len(tokens[bent]) and tokens[name] != tokens[bent]
        if all(is_case(one, other, language) for one, other in zip(tokens[name], tokens[bent], strict=True))
    }
    # Each a case of the other: the one that speaks has it.
    return {
        bent: name for bent, name in found.items() if name not in found or (name in speakers and bent not in speakers)
    }
