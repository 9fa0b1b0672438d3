"""A person named in a text, with their roles; people of one name are merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from presswatch.languages.packs import words as table


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, with its offset into the text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person named in a text: full name, offsets of the first place, roles as printed.

    `ours` says that the text claims the person for the posting organization ("our director", "NKDB's Director");
    `outside` that the role is one of a journalist or an office holder, who speak for others; `elsewhere` that a body
    other than the posting one is named with the role.
    """

    name: str
    start: int
    end: int
    roles: tuple[Role, ...] = ()
    ours: bool = False
    outside: bool = False
    elsewhere: bool = False


_ROLES_MAX = 30
"""Roles of one person in a text; nobody is printed with more."""


def merge_people(found: Iterable[Person]) -> tuple[Person, ...]:
    """One person per name, in order of first place; roles collected once each, in order of their places."""
    merged: dict[str, Person] = {}
    for person in sorted(found, key=lambda p: (p.start, -len(p.roles))):
        key = " ".join(person.name.split()).casefold().replace(" ", "")
        known = merged.get(key)
        merged[key] = person if known is None else _merged(known, person)
    return tuple(sorted(_without_slips(list(merged.values())), key=lambda p: p.start))


def _merged(known: Person, person: Person) -> Person:
    """The known person with the roles of another place that it lacks, up to `_ROLES_MAX`."""
    held = {role.text.casefold() for role in known.roles}
    new = [role for role in person.roles if role.text.casefold() not in held] if len(known.roles) < _ROLES_MAX else []
    return replace(
        known,
        roles=tuple(sorted((*known.roles, *new), key=lambda role: role.start)),
        ours=known.ours or person.ours,
        outside=known.outside or person.outside,
        elsewhere=known.elsewhere or person.elsewhere,
    )


_SLIP_LETTERS = 5
"""Letters of a surname from which one that lacks a letter is a slip rather than another's."""


def _without_slips(people: list[Person]) -> list[Person]:
    """The people, one whose surname lacks a letter at one place taken for the other of the same given name."""
    kept: list[Person] = []
    places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for person in sorted(people, key=lambda p: -len(p.name)):
        given = person.name.rpartition(" ")[0]
        longer = places[given, len(person.name) + 1]
        right = next((n for n in longer if _is_slip(person.name, kept[n].name)), None)
        if right is None:
            places[given, len(person.name)].append(len(kept))
            kept.append(person)
            continue
        known = kept[right]
        roles = tuple(sorted({*known.roles, *person.roles}, key=lambda role: role.start))
        kept[right] = replace(known, start=min(known.start, person.start), roles=roles, ours=known.ours or person.ours)
    return kept


def _is_slip(name: str, whole: str) -> bool:
    """True if a name is a longer one of the same given name without a letter inside the surname (Olsen of Olssen)."""
    surname, right = name.rpartition(" ")[2], whole.rpartition(" ")[2]
    lacking = (right[:n] + right[n + 1 :] for n in range(1, len(right) - 1))
    return " " in name and len(surname) >= _SLIP_LETTERS and surname in lacking


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name inside a capitalised run: offsets of the name; `lead` is where role words of the run begin."""

    start: int
    end: int
    lead: int


JAPANESE_SURNAME = "(?:" + "|".join(sorted(table("ja_surnames"), key=lambda name: (-len(name), name))) + ")"
