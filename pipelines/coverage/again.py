"""Further places of a name that the wording made an outlet's somewhere in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.coverage.namings import Naming, Seen
from pipelines.coverage.text import is_cjk, is_hangul
from pipelines.coverage.words import tells_coverage

_SURE = 2
_SHORTEST = 3
"""Letters: a shorter name stands in other words by chance."""


def again(seen: Seen, told: Sequence[Naming], taken: Sequence[Naming]) -> Iterator[Naming]:
    """The other places of names told by the wording, in sentences of coverage, so that a day told there is theirs."""
    held = [(n.start, n.end) for n in (*told, *taken)]
    held += [(place.start, place.end) for place in seen.people]
    for naming in {n.name: n for n in told if n.strength >= _SURE and len(n.name) >= _SHORTEST}.values():
        for match in _whole(naming.name).finditer(seen.text):
            free = all(end <= match.start() or match.end() <= start for start, end in held)
            number = next((i for i, s in enumerate(seen.segments) if s.start <= match.start() < s.end), None)
            part = seen.segments[number] if number is not None else None
            if free and part is not None and tells_coverage(seen.text[part.start : part.end]):
                yield replace(naming, start=match.start(), end=match.end(), cue="named again", segment=number or 0)


def _whole(name: str) -> re.Pattern[str]:
    """A name as a whole word where its script parts words by blanks."""
    dense = is_cjk(name[0]) or is_hangul(name[0])
    return re.compile(re.escape(name) if dense else rf"(?<!\w){re.escape(name)}(?!\w)")
