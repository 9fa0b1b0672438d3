"""Who may have spoken: those whom a text names, with a role or none."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from pipelines.people.names_latin import Named, is_with_article, sounds_like_one
from pipelines.people.places import Place, places_of
from pipelines.people.roles import asks
from pipelines.people.types import Person
from pipelines.text.ascii import squash
from presswatch.languages.packs import any_of

_AT_PLACE = re.compile(rf"(?<!\w)(?:{any_of('location_prepositions')})[ \u00a0]\Z", re.IGNORECASE)
"""Before the name of a paper, a station or a town, and hardly a person's."""


def those_named(text: str, named: Named, places: Sequence[Place], bodies: Container[str] = ()) -> tuple[Place, ...]:
    """The places of the known people and of those whom the text names without a role, in order.

    `named` are the names in its sentences. Nobody is one of the `bodies` (names as `squash` has them). Whoever is told
    as asking or reporting is `outside`.
    """
    known = {place.person.name for place in places}
    taken = {(place.start, place.end) for place in places}
    found = tuple(one for one in _unknown(text, named, known) if squash(one.name) not in bodies)
    more = places_of(text, found) if found else ()
    free = [p for p in more if not any(low < p.end and p.start < high for low, high in taken)]
    return tuple(sorted([*places, *free], key=lambda place: place.start))


def _unknown(text: str, named: Named, known: set[str]) -> Iterator[Person]:
    told = set(known)
    surnames = {name.rpartition(" ")[2] for name in known}
    for sentence, runs in named:
        for run in runs:
            name = text[run.start : run.end]
            if name in told or name.rpartition(" ")[2] in surnames:
                continue
            if is_with_article(text, run.start) or _AT_PLACE.search(
                text, max(sentence.start, run.start - 8), run.start
            ):
                continue
            if not sounds_like_one(name):
                continue
            told.add(name)
            asked = asks(text, sentence.start, run.start)
            yield Person(name=name, start=run.start, end=run.end, outside=asked)
