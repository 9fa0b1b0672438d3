"""People whom a text names with a role or lets speak, in every script we read."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from pipelines.people.names_caseless import arabic_people, han_people, hangul_people
from pipelines.people.names_latin import Named, can_be_person, is_phrase, is_with_article, names_by_sentence
from pipelines.people.person import NameRun, Person, Role, merge_people
from pipelines.people.roles import (
    ARTICLE,
    CONJUNCTION,
    JOINED,
    OUR_WORD,
    OUTSIDE_ROLE,
    OWN_BODY,
    UPPER,
    academic_title,
    head_of,
    is_academic_title,
    is_head,
    is_interviewer,
)
from pipelines.people.roles_around import INTERVIEWED_BEFORE, role_after, role_before
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment, segment_around
from pipelines.text.speech_verbs import SPEECH_FILTER, SPEECH_VERBS, has_speech_verb_at
from presswatch.languages.packs import any_of, spaced_words, words
from presswatch.languages.patterns import compiled_later

PEOPLE_MAX = 200
"""People of a text, each of whom is looked for in all of it. The most of 1,546 honest pages is 49; a list of more names
those who signed or took part."""
_HANGUL = compiled_later("[가-힣]")
_HAN = compiled_later("[一-龯]")
_ARABIC = compiled_later("[\u0621-\u064a]")
_CASED = compiled_later("[a-zа-яΆ-ώ]{3}", re.IGNORECASE)


def find_people(text: str, segments: Sequence[Segment], named: Named | None = None) -> tuple[Person, ...]:
    """Everybody whom the text names with a role or lets speak, in order of first place; `named`: names by sentence."""
    people = merge_people(_all(text, segments, named))[:PEOPLE_MAX]
    return tuple(
        _with_later_role(text, segments, person) if all(map(is_academic_title, person.roles)) else person
        for person in people
    )


def _with_later_role(text: str, segments: Sequence[Segment], person: Person) -> Person:
    """A person without an office with the one after the surname in a later place: "Berg, who runs our clinic, …"."""
    surname = person.name.split(" ")[-1]
    low = text.find(surname, person.end)
    while low >= 0:
        high = low + len(surname)
        home = segment_around(segments, low) if text[high : high + 2] in (", ", ",\u00a0") else None
        role = role_after(text, home.end, NameRun(low, high, low)) if home is not None else None
        if role is not None and (not person.roles or head_of(role[0].text) is not None):
            return replace(person, roles=(role[0],), ours=person.ours or role[1])
        low = text.find(surname, high)
    return person


def _all(text: str, segments: Sequence[Segment], named: Named | None) -> Iterator[Person]:
    hangul, han = _HANGUL.search(text), _HAN.search(text)
    if hangul and not (han and len(_HAN.findall(text)) > len(_HANGUL.findall(text))):
        yield from hangul_people(text, segments)
    elif han:
        yield from han_people(text, segments)
    if _ARABIC.search(text):
        yield from arabic_people(text, segments)
    if _CASED.search(text):
        named = names_by_sentence(text, segments) if named is None else named
        with_role = list(_latin_people(text, named))
        yield from with_role
        yield from _people_of_next_sentence(text, segments, named, {person.name for person in with_role})
        yield from _speaking_people(text, named)
        yield from _titled_people(text, segments, named)


def _latin_people(text: str, named: Named) -> Iterator[Person]:
    """People with a role before or after the name, sentence by sentence."""
    for segment, runs in named:
        last: Person | None = None
        for number, found in enumerate(runs):
            if _is_part_of_role(text, last, found):
                continue
            before, last = last, _joined_person(text, segment, last, found) or _person(text, segment, found)
            if last is None:
                continue
            if before is None and number and _share_role_after(text, runs[number - 1], last):
                other = runs[number - 1]
                yield replace(last, name=text[other.start : other.end], start=other.start, end=other.end)
            yield last


def _person(text: str, segment: Segment, run: NameRun) -> Person | None:
    before = role_before(text, segment.start, run)
    found = list(filter(None, (before, role_after(text, segment.end, run))))
    roles = [role for role, _ in found] or academic_title(text, segment, run)
    if not roles:
        return None
    roles = [role for role in roles if role.text.lower() not in _SAY_LITTLE] or roles
    ours = any(claimed for _, claimed in found) or any(
        OWN_BODY.match(text, role.start, role.start + _BODY_REACH) for role in roles
    )
    introduced = ours and before is not None
    return Person(
        name=text[run.start : run.end].replace("\u00a0", " "),
        start=run.start,
        end=run.end,
        roles=tuple(roles),
        ours=ours,
        outside=not introduced and any(OUTSIDE_ROLE.search(role.text) for role in roles),
        elsewhere=any(_WHOSE.search(text, max(segment.start, role.start - _WHOSE_REACH), role.start) for role in roles),
    )


_WHOSE = compiled_later(rf"(?<!\w)(?:{any_of('relative_possessives')})[ \u00a0]\Z", re.IGNORECASE)
"""Right before a role at the body of the sentence before: "Deren Betriebsleiterin Ada Berg"."""
_WHOSE_REACH = 20
_SAY_LITTLE = words("degrees") | words("colleagues")  # next to an office
_BODY_REACH = 60
"""Characters from a role's begin in which its "of the association" ends."""
_PLURAL = compiled_later(r"(?:[^s]s|innen|euses?)\Z")
"""The plural ending of an office: "Professors Bruce Lund, Ada Berg and Jo Lund"."""


def _joined_person(text: str, segment: Segment, before: Person | None, run: NameRun) -> Person | None:
    """The second of two people who share a role printed before both: "our fellows Ada Berg and Jo Lund"."""
    if before is None or not before.roles or before.roles[0].start > before.start:
        return None
    between = text[before.end : run.lead]
    plural = between.strip() == "," and _PLURAL.search(before.roles[0].text) is not None
    if not (JOINED.fullmatch(between) or plural) or run.lead != run.start:
        return None
    if role_after(text, segment.end, run) is not None:
        return None  # "the writer Ada Berg and Jo Lund, director of the fund"
    return replace(before, name=text[run.start : run.end], start=run.start, end=run.end)


def _share_role_after(text: str, run: NameRun, person: Person) -> bool:
    """True if a name joined to a person's shares the role after both: "Ada Berg and Jo Lund, the two owners"."""
    role = person.roles[0] if person.roles else None
    shared = role is not None and role.start > person.end and _PLURAL.search(_head_word(role.text)) is not None
    return shared and JOINED.fullmatch(text[run.end : person.start]) is not None


def _head_word(role: str) -> str:
    span = head_of(role)
    return role[slice(*span)] if span else ""


_PARTS = compiled_later(rf"[,;:()\"“”«»]|(?<!\w){CONJUNCTION}(?!\w)")


def _is_part_of_role(text: str, before: Person | None, run: NameRun) -> bool:
    """True if a name ends the role of the name before it: "Ada Berg, présidente de l'association Rives d'Or, …"."""
    if before is None or not before.roles or before.roles[-1].start < before.end:
        return False
    if _PARTS.search(text, before.roles[-1].start, run.lead):
        return False
    return text[run.start : run.end].split(maxsplit=1)[0].lower().strip(".") not in words("given")


def _speaking_people(text: str, named: Named) -> Iterator[Person]:
    """People without a role who speak: "erzählt darin Levke Dahl", "spoke to Bela Ferenc"."""
    for segment, runs in named:
        for run in runs:
            if run.lead == run.start and is_with_article(text, run.start):
                continue
            talked = INTERVIEWED_BEFORE.search(text, max(segment.start, run.start - 30), run.start) is not None
            if not (talked or has_speech_verb_at(text, segment, run.start, run.end)):  # most names
                continue
            if not (is_phrase(text[run.start : run.end]) or is_interviewer(text, segment.start, run.start)):
                yield _named(text, run)


_TITLED = Sieved(
    compiled_later(
        rf"(?<!\w)(?:{spaced_words('courtesy_titles')})\.?[ \u00a0]"
        rf"(?P<surname>[{UPPER}][^\W\d_]+(?:[-'’][^\W\d_]+)*)(?![\w'’]|[ ][{UPPER}])"
    )
)


def _titled_people(text: str, segments: Sequence[Segment], named: Named) -> Iterator[Person]:
    """Those who speak or hold an office by title and surname, under the full name that the text gives elsewhere."""
    full: dict[str, NameRun] = {}
    for segment in segments:
        for match in _TITLED.finditer(text, segment.start, segment.end):
            full = full or _by_surname(text, named)
            run = full.get(match["surname"])
            if run is None or is_interviewer(text, 0, run.start):
                continue
            here = NameRun(match.start("surname"), match.end("surname"), match.start())
            role = role_after(text, segment.end, here)
            if role is not None:
                yield _named(text, run, role[0], ours=role[1])
            elif has_speech_verb_at(text, segment, match.start(), match.end()):
                yield _named(text, run)


def _by_surname(text: str, named: Named) -> dict[str, NameRun]:
    """The first full name of each surname; none where two people share one."""
    found: dict[str, dict[str, NameRun]] = {}
    for run in (run for _, runs in named for run in runs):
        name = text[run.start : run.end]
        found.setdefault(name.rpartition(" ")[2], {}).setdefault(name, run)
    return {surname: next(iter(runs.values())) for surname, runs in found.items() if len(runs) == 1}


_OFFICE_OPENS = compiled_later(
    rf"(?P<det>{ARTICLE}|(?P<ours>{OUR_WORD})[ \u00a0])(?P<role>"
    rf"(?:[^\W\d_][\w-]*[ ]){{0,2}}?[^\W\d_][\w-]+)(?=[ \u00a0][a-zà-ÿ])",
    re.IGNORECASE,
)
"""A sentence that begins with an article and an office, and goes on in small letters."""
_OFFICE_SPEAKS = compiled_later(
    rf"(?<!\w)(?:{SPEECH_VERBS})[ \u00a0]{ARTICLE}(?P<role>[^\W\d_][\w-]+)(?=[ \u00a0]?[.,;:]"
    rf"|[ \u00a0](?:[a-zà-ÿ]{{1,4}}[ \u00a0])?[a-zà-ÿ])",
    re.IGNORECASE,
)
"""An office alone after a verb of saying: "dice la bióloga"."""


def _people_of_next_sentence(
    text: str, segments: Sequence[Segment], named: Named, known: AbstractSet[str]
) -> Iterator[Person]:
    """Those whom a sentence alone names, and whose office the next one gives."""
    names = dict(named)
    for before, segment in pairwise(segments):
        office = _office_alone(text, segment) if before in names else None
        if office is None:
            continue
        found = _people_in(text, names[before], known)
        if len(found) == 1 and not found.keys() & known and not _people_in(text, names.get(segment, ()), known):
            yield from (_named(text, run, office[0], ours=office[1]) for run in found.values())


def _people_in(text: str, runs: Sequence[NameRun], known: AbstractSet[str]) -> dict[str, NameRun]:
    """The first place of each name in a sentence that is a person's."""
    found: dict[str, NameRun] = {}
    for run in runs:
        name = text[run.start : run.end]
        if name in known or can_be_person(name):
            found.setdefault(name, run)
    return found


def _office_alone(text: str, segment: Segment) -> tuple[Role, bool] | None:
    """The office with which a sentence begins, or to which it gives words, and whether the text calls it its own."""
    match = _OFFICE_OPENS.match(text, segment.start, segment.end)
    if match is None and SPEECH_FILTER.may(text, segment.start, segment.end):
        match = _OFFICE_SPEAKS.search(text, segment.start, segment.end)
    if match is None or not is_head(match["role"].rpartition(" ")[2]):
        return None
    return Role(match["role"], match.start("role")), match.groupdict().get("ours") is not None


def _named(text: str, run: NameRun, *roles: Role, ours: bool = False) -> Person:
    return Person(name=text[run.start : run.end], start=run.start, end=run.end, roles=roles, ours=ours)
