"""People whom a text names with a role or lets speak, in every script we read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.people.adjacent import is_chair
from pipelines.people.arabic import arabic_people
from pipelines.people.han import han_people
from pipelines.people.hangul import hangul_people
from pipelines.people.later import people_told_later
from pipelines.people.latin import latin_people, role_after
from pipelines.people.runs import Named, NameRun, names_by_sentence
from pipelines.people.speaking import speaking_people
from pipelines.people.titled import titled_people
from pipelines.people.trim import head_of
from pipelines.people.types import Person, merge_people
from pipelines.people.words import TOWN_OFFICE
from pipelines.text.segments import Segment, segment_around
from presswatch.languages.packs import any_of

PEOPLE_MAX = 200
"""People of a text, each of whom is looked for in all of it. The most of 1,546 honest pages is 49; a list of more names
those who signed or took part."""
_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[一-龯]")
_ARABIC = re.compile("[\u0621-\u064a]")
_CASED = re.compile("[a-zа-яΆ-ώ]{3}", re.IGNORECASE)
_LETTER = re.compile("[a-zа-яΆ-ώ]", re.IGNORECASE)


def find_people(text: str, segments: Sequence[Segment], named: Named | None = None) -> tuple[Person, ...]:
    """Everybody whom the text names with a role or lets speak, in order of first place; roles collected as printed.

    `named` are all names by sentence, if the caller knows them already.
    """
    people = merge_people(_all(text, segments, named))[:PEOPLE_MAX]
    found = (_told_later(text, segments, person) if all(map(is_chair, person.roles)) else person for person in people)
    return tuple(
        replace(person, elsewhere=person.elsewhere or _governs(person) or _of_another(text, person)) for person in found
    )


def _governs(person: Person) -> bool:
    """Whether a person holds an office of a town that the text does not claim as its own."""
    return not person.ours and any(TOWN_OFFICE.search(role.text) for role in person.roles)


_THEIR = re.compile(
    rf"(?<!\w)(?:{any_of('relative_possessives')}|their|leurs?)[ \u00a0]\Z",
    re.IGNORECASE,
)
"""Before a role: it is of a body or person that the text told of, not of those who write."""


def _of_another(text: str, person: Person) -> bool:
    """Whether the words call somebody's role that of a body told of before: "… Deren Leiter Jan Berg"."""
    starts = (role.start for role in person.roles)
    return not person.ours and any(_THEIR.search(text, max(0, start - 12), start) for start in starts)


def _told_later(text: str, segments: Sequence[Segment], person: Person) -> Person:
    """A person without an office with the one behind the surname in a later place: "Berg, who runs our clinic, …"."""
    surname = person.name.split(" ")[-1]
    if " " not in person.name or not _LETTER.search(surname):
        return person
    low = text.find(surname, person.end)
    while low >= 0:
        high = low + len(surname)
        whole = not (text[low - 1].isalnum() or text[low - 1] in "_-") and text[high : high + 2] in (", ", ",\u00a0")
        home = segment_around(segments, low) if whole else None
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
        with_role = list(latin_people(text, named))
        yield from with_role
        yield from people_told_later(text, segments, named, {person.name for person in with_role})
        yield from speaking_people(text, named)
        yield from titled_people(text, segments, named)
