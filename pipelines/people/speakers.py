"""People without a role at their name: who speak, or whose office another sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from pipelines.people.names_latin import Named, can_be_person, is_phrase, is_with_article
from pipelines.people.person import NameRun, Person, Role
from pipelines.people.roles import ARTICLE, OUR_WORD, OUTSIDE_ROLE, UPPER, is_head, is_interviewer
from pipelines.people.roles_after import INTERVIEWED_BEFORE, has_speech_verb_at, role_after
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import SPEECH_FILTER, SPEECH_VERBS
from presswatch.languages.packs import any_of


def speaking_people(text: str, named: Named) -> Iterator[Person]:
    """People without a role who speak: "erzählt darin Levke Dahl", "spoke to Bela Ferenc"."""
    for segment, runs in named:
        for run in runs:
            if run.lead == run.start and is_with_article(text, run.start):
                continue
            talked = INTERVIEWED_BEFORE.search(text, max(segment.start, run.start - 30), run.start) is not None
            if not (talked or has_speech_verb_at(text, segment, run.start, run.end)):  # most names
                continue
            name = text[run.start : run.end]
            if not (is_phrase(name) or is_interviewer(text, segment.start, run.start)):
                yield Person(name=name, start=run.start, end=run.end)


_TITLED = Sieved(
    re.compile(
        rf"(?<!\w)(?:{any_of('courtesy_titles', 'de', 'en', 'es', 'fr', 'it')})\.?[ \u00a0]"
        rf"(?P<surname>[{UPPER}][^\W\d_]+(?:[-'’][^\W\d_]+)*)(?![\w'’]|[ ][{UPPER}])"
    )
)
"""A courtesy title and one name."""


def titled_people(text: str, segments: Sequence[Segment], named: Named) -> Iterator[Person]:
    """Those who speak or hold an office by title and surname, under the full name that the text gives elsewhere.

    Whoever is named as the reporter there is skipped: "The report is by Jo Lund. “We wait,” she told Mr Lund."
    """
    full: dict[str, NameRun] = {}
    for segment in segments:
        for match in _TITLED.finditer(text, segment.start, segment.end):
            full = full or _by_surname(text, named)
            run = full.get(match["surname"])
            if run is None or run.start <= match.start() < run.end or is_interviewer(text, 0, run.start):
                continue
            here = NameRun(match.start("surname"), match.end("surname"), match.start())
            role = role_after(text, segment.end, here)
            person = Person(name=text[run.start : run.end], start=run.start, end=run.end)
            if role is not None:
                yield replace(person, roles=(role[0],), ours=role[1])
            elif has_speech_verb_at(text, segment, match.start(), match.end()):
                yield person


def _by_surname(text: str, named: Named) -> dict[str, NameRun]:
    """The first full name of each surname; none where two people share one."""
    found: dict[str, NameRun] = {}
    shared: set[str] = set()
    for _, runs in named:
        for run in runs:
            name = text[run.start : run.end]
            surname = name.rpartition(" ")[2]
            known = found.setdefault(surname, run)
            if text[known.start : known.end] != name:
                shared.add(surname)
    return {surname: run for surname, run in found.items() if surname not in shared}


_OFFICE_OPENS = re.compile(
    rf"(?P<det>{ARTICLE}|(?P<ours>{OUR_WORD})[ \u00a0])(?P<role>"
    rf"(?:[^\W\d_][\w-]*[ ]){{0,2}}?[^\W\d_][\w-]+)(?=[ \u00a0][a-zà-ÿ])",
    re.IGNORECASE,
)
"""A sentence that begins with an article and an office, and goes on in small letters."""
_OFFICE_SPEAKS = re.compile(
    rf"(?<!\w)(?:{SPEECH_VERBS})[ \u00a0]{ARTICLE}(?P<role>[^\W\d_][\w-]+)(?=[ \u00a0]?[.,;:]"
    rf"|[ \u00a0](?:[a-zà-ÿ]{{1,4}}[ \u00a0])?[a-zà-ÿ])",
    re.IGNORECASE,
)
"""An office alone after a verb of saying: "dice la bióloga"."""
_OUR_OFFICE = re.compile(
    rf"(?<!\w){OUR_WORD}[ \u00a0](?P<words>[^\W\d_][\w-]*(?:[ \u00a0][^\W\d_][\w-]*){{0,4}})", re.IGNORECASE
)
"""What a text calls its own: an office among the first words after it."""
_OF_FIELD = re.compile(rf"[ ](?:{any_of('of_a_name')}|{any_of('field_prepositions')}|für)[ ][\w-]+")


def _our_office(text: str, part: Segment) -> Role | None:
    """The office that a sentence calls ours, with its field: "nuestro coordinador de voluntariado"."""
    for match in _OUR_OFFICE.finditer(text, part.start, part.end):
        words = re.split("[ \u00a0]", match["words"])
        last = next((n for n, word in enumerate(words[:_OFFICE_WORDS]) if is_head(word)), None)
        if last is None:
            continue
        end = match.start("words") + len(" ".join(words[: last + 1]))
        field = _OF_FIELD.match(text, end, part.end)
        role = text[match.start("words") : field.end() if field else end]
        return None if OUTSIDE_ROLE.search(role) else Role(role, match.start("words"))
    return None


_OFFICE_WORDS = 3


def people_of_next_sentence(
    text: str, segments: Sequence[Segment], named: Named, known: AbstractSet[str]
) -> Iterator[Person]:
    """Those without a role whom a sentence alone names, and whose office the next one or the one before gives alone.

    `known` are those who have a role. The sentence before must call the office its own: "… our keeper. Ada Berg said".
    """
    names = dict(named)
    for before, segment in pairwise(segments):
        if before in names and (role := _office_alone(text, segment)):
            run = _only_in(text, before, segment, names, known)
            if run is not None:
                yield _person(text, run, role[0], ours=role[1])
        if segment in names and (own := _our_office(text, before)):
            run = _only_in(text, segment, before, names, known)
            if run is not None and has_speech_verb_at(text, segment, run.start, run.end):
                yield _person(text, run, own, ours=True)


def _person(text: str, run: NameRun, role: Role, *, ours: bool) -> Person:
    return Person(name=text[run.start : run.end], start=run.start, end=run.end, roles=(role,), ours=ours)


def _only_in(
    text: str,
    segment: Segment,
    other: Segment,
    names: Mapping[Segment, Sequence[NameRun]],
    known: AbstractSet[str],
) -> NameRun | None:
    """The one person without a role whom a sentence names, while the other sentence names nobody."""
    found = _people_in(text, segment, names, known)
    if len(found) != 1 or found[0][0] in known or _people_in(text, other, names, known):
        return None
    return found[0][1]


def _people_in(
    text: str, segment: Segment, names: Mapping[Segment, Sequence[NameRun]], known: AbstractSet[str]
) -> list[tuple[str, NameRun]]:
    """The names in a sentence, each once, but for those who ask."""
    found: dict[str, NameRun] = {}
    for run in names.get(segment, ()):
        name = text[run.start : run.end]
        if name in known or (can_be_person(name) and not is_interviewer(text, segment.start, run.start)):
            found.setdefault(name, run)
    return list(found.items())


def _office_alone(text: str, segment: Segment) -> tuple[Role, bool] | None:
    """The office with which a sentence begins, or to which it gives words, and whether the text calls it its own."""
    match = _OFFICE_OPENS.match(text, segment.start, segment.end)
    if match is None and SPEECH_FILTER.may(text, segment.start, segment.end):
        match = _OFFICE_SPEAKS.search(text, segment.start, segment.end)
    if match is None or not is_head(match["role"].rpartition(" ")[2]) or OUTSIDE_ROLE.search(match["role"]):
        return None
    return Role(match["role"], match.start("role")), match.groupdict().get("ours") is not None
