"""People named in full once who speak by title and surname later: "Mira Holt is a geographer … said Dr Holt"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.people.askers import asks
from pipelines.people.latin import role_after
from pipelines.people.runs import Named, NameRun
from pipelines.people.speaking import speaks_at
from pipelines.people.types import Person
from pipelines.people.words import UPPER
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment
from presswatch.languages.packs import any_of

_TITLED = Sieved(
    re.compile(
        rf"(?<!\w)(?:{any_of('courtesy_titles', 'de', 'en', 'es', 'fr', 'it')})\.?[ \u00a0]"
        rf"(?P<surname>[{UPPER}][^\W\d_]+(?:[-'’][^\W\d_]+)*)(?![\w'’]|[ ][{UPPER}])"
    )
)
"""A courtesy title and one name."""


def titled_people(text: str, segments: Sequence[Segment], named: Named) -> Iterator[Person]:
    """Those who speak or hold an office by title and surname, under the full name that the text gives elsewhere.

    Whoever is told of as the reporter there is none: "The report is by Jo Lund. “We wait,” she told Mr Lund."
    """
    full: dict[str, NameRun] = {}
    for segment in segments:
        for match in _TITLED.finditer(text, segment.start, segment.end):
            full = full or _by_surname(text, named)
            run = full.get(match["surname"])
            if run is None or run.start <= match.start() < run.end or asks(text, 0, run.start):
                continue
            here = NameRun(match.start("surname"), match.end("surname"), match.start())
            role = role_after(text, segment.end, here)
            if role is not None or speaks_at(text, segment, match.start(), match.end()):
                yield Person(
                    name=text[run.start : run.end],
                    start=run.start,
                    end=run.end,
                    roles=(role[0],) if role is not None else (),
                    ours=role is not None and role[1],
                )


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
