"""Outlets told apart from people: what was read as a speaker, a name or a role and is an outlet that the post names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipelines.coverage.spokespersons import Said
from pipelines.people.places import places_of
from pipelines.people.runs import Named, is_head
from pipelines.people.types import Person, Role
from pipelines.people.words import ROLE_MODIFIER
from pipelines.quotes.find import find_quotes
from pipelines.text.ascii import squash
from presswatch.records import Block


def taken_for_people(said: Said, outlets: AbstractSet[str]) -> bool:
    """Whether an outlet (squashed names) speaks, opens a person's name or stands in a role among what was read."""
    if not outlets:
        return False
    claimed = {quote.speaker for quote in said.quotes if quote.speaker}
    roles = {role.text for person in said.people for role in person.roles}
    opening = (name for person in said.people for name in _heads(person.name))
    if any(squash(name) in outlets for name in (*claimed, *roles, *opening)):
        return True
    return any(outlet in squash(role) for role in roles for outlet in outlets)


def without_outlets(said: Said, blocks: Sequence[Block], outlets: AbstractSet[str], named: Named) -> Said:
    """What a text says once the outlets it names are known: none of them is somebody who speaks."""
    people = tuple(
        replace(
            _without_outlet(person, outlets),
            roles=tuple(_behind_outlet(role, outlets) for role in person.roles if squash(role.text) not in outlets),
        )
        for person in said.people
        if squash(person.name) not in outlets
    )
    places = places_of(said.text, people)
    quotes = find_quotes(said.text, blocks, people, places, outlets, named=named)
    return replace(said, people=people, places=places, quotes=quotes)


def _heads(name: str) -> Iterator[str]:
    """The beginnings of a long name that leave two words of it."""
    words = name.split(" ")
    return (" ".join(words[:number]) for number in range(1, len(words) - 1))


def _without_outlet(person: Person, outlets: AbstractSet[str]) -> Person:
    """A person without the outlet that stands unparted before the name: "zitiert die Velmora Rundschau Ada Berg"."""
    words = person.name.split(" ")
    cut = next((n for n in range(len(words) - 2, 0, -1) if squash(" ".join(words[:n])) in outlets), 0)
    return replace(person, name=" ".join(words[cut:]), start=person.start + len(" ".join([*words[:cut], ""])))


def _behind_outlet(role: Role, outlets: AbstractSet[str]) -> Role:
    """A role without the outlet before it and what it does there: "Velmora Post intervjuade ordförande"."""
    words = role.text.split(" ")
    places = ((low, high) for high in range(len(words) - 1, 0, -1) for low in range(high))
    cut = next((high for low, high in places if squash(" ".join(words[low:high])) in outlets), 0)
    while 0 < cut < len(words) - 1 and words[cut].islower() and not _of_a_role(words[cut]):
        cut += 1
    return Role(" ".join(words[cut:]), role.start + len(" ".join([*words[:cut], ""]))) if cut else role


def _of_a_role(word: str) -> bool:
    return word in ROLE_MODIFIER or is_head(word)
