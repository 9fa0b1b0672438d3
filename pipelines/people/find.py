"""People whom a text names with a role or lets speak, in every script we read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.people.names_arabic import arabic_people
from pipelines.people.names_east_asian import han_people, hangul_people
from pipelines.people.names_latin import Named, names_by_sentence
from pipelines.people.roles import ARTICLE, CONJUNCTION, DEGREES, OURS, OUTSIDE, OWN_BODY, TOWN_OFFICE, head_of
from pipelines.people.roles_after import from_ours, role_after
from pipelines.people.roles_before import chair_of, is_chair, role_before
from pipelines.people.speakers import people_told_later, speaking_people, titled_people
from pipelines.people.types import NameRun, Person, merge_people
from pipelines.text.segments import Segment, segment_around
from presswatch.languages.packs import any_of, words
from presswatch.languages.packs import words as table

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


_BODY_REACH = 60
"""Characters from a role's begin in which its "of the association" ends."""


def latin_people(text: str, named: Named) -> Iterator[Person]:
    """People with a role before or after the name, sentence by sentence."""
    for segment, runs in named:
        last: Person | None = None
        for found in runs:
            if in_apposition(text, last, found):
                continue
            person = coordinated(text, last, found) or _person(text, segment, found) or from_ours(text, segment, found)
            person = ours_too(text, last, person) if person is not None else None
            if person is not None:
                yield person
            last = person


def _person(text: str, segment: Segment, run: NameRun) -> Person | None:
    before, after = role_before(text, segment.start, run), role_after(text, segment.end, run)
    roles = [r for r in (before and before[0], after and after[0]) if r] or chair_of(text, segment, run)
    roles = [r for r in roles if r.text.lower() not in _COLLEAGUE] or roles
    roles = [r for r in roles if r.text.lower() not in DEGREES] or roles
    if not roles:
        return None
    around = text[max(segment.start, run.start - 90) : run.start] if before else ""
    after_text = text[run.end : min(segment.end, run.end + 100)]
    ours = bool(
        (before and before[1])
        or (after and after[1])
        or any(OWN_BODY.match(text, role.start, role.start + _BODY_REACH) for role in roles)
        or OURS.match(re.sub(rf"^\s*(?:{any_of('origin_prepositions')})\s+", "", after_text))
    )
    outside = any(OUTSIDE.search(role.text) for role in roles) and not (ours and around)
    return Person(
        name=text[run.start : run.end].replace("\u00a0", " "),
        start=run.start,
        end=run.end,
        roles=tuple(roles),
        ours=ours,
        outside=outside,
    )


_COLLEAGUE = table("colleagues")  # that somebody belongs to us, of no weight beside a role


_PLURAL = re.compile(r"(?:[^s]s|innen|euses?)\Z")
"""The end of an office told of several people: "Professors Bruce Lund, Ada Berg and Jo Lund"."""


_JOINED = re.compile(rf"[ ]{CONJUNCTION}[ ]$")


def coordinated(text: str, before: Person | None, run: NameRun) -> Person | None:
    """The second of two people who share a role told before both: "our fellows Ada Berg and Jo Lund"."""
    if before is None or not before.roles or before.roles[0].start > before.start:
        return None
    between = text[before.end : run.lead]
    plural = between.strip() == "," and _PLURAL.search(before.roles[0].text) is not None
    if not (_JOINED.fullmatch(between) or plural) or run.lead != run.start:
        return None
    return replace(before, name=text[run.start : run.end], start=run.start, end=run.end)


_JOINED_ROLE = re.compile(rf",?[ ]{CONJUNCTION}[ ]{ARTICLE}?", re.IGNORECASE)


_JOINED_NAME = re.compile(rf"(?:[ ](?:d|of)\S*[ ][^,.;:()\n]{{2,40}})?,?[ ]{CONJUNCTION}[ ]")
"""The same after the first one's role: "signed by our chair Jo Lund, head of the quay, and Ada Berg, treasurer"."""


def ours_too(text: str, before: Person | None, person: Person) -> Person:
    """A person joined with their own role to one of ours: "our chair Jo Lund and treasurer Ada Berg"."""
    if before is None or not before.ours or person.ours or person.outside or not person.roles:
        return person
    begin = min(person.start, person.roles[0].start)
    told = max([before.end, *(r.start + len(r.text) for r in before.roles if before.end < r.start < begin)])
    pattern = _JOINED_ROLE if told == before.end else _JOINED_NAME
    joined = begin > told and pattern.fullmatch(text, told, begin)
    return replace(person, ours=True) if joined else person


_PARTS = re.compile(rf"[,;:()\"“”«»]|(?<!\w){CONJUNCTION}(?!\w)")


def in_apposition(text: str, before: Person | None, run: NameRun) -> bool:
    """Whether a name ends the role told after another one: "Ada Berg, présidente de l'association Rives d'Or, …" names a body."""
    if before is None or not before.roles or before.roles[-1].start < before.end:
        return False
    if _PARTS.search(text, before.roles[-1].start, run.lead):
        return False
    return text[run.start : run.end].split(maxsplit=1)[0].lower().strip(".") not in words("given")
