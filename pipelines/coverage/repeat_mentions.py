"""Further places of a name that the wording made an outlet's somewhere in a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from pipelines.coverage.outlet_mentions import OutletMention, Seen
from pipelines.text.segments import is_cjk, is_hangul
from pipelines.text.speech_verbs import tells_coverage
from presswatch.records import Spans
from presswatch.text.spans import union

_SURE = 2
_SHORTEST = 3
"""Letters: a shorter name stands in other words by chance."""


def again(seen: Seen, told: Sequence[OutletMention], taken: Sequence[OutletMention]) -> Iterator[OutletMention]:
    """The other places of names told by the wording, in sentences of coverage, so that a day told there is theirs."""
    spans = [(n.start, n.end) for n in (*told, *taken)] + [(place.start, place.end) for place in seen.people]
    held = union(spans)
    starts = [segment.start for segment in seen.segments]
    for outlet_mention in {n.name: n for n in told if n.strength >= _SURE and len(n.name) >= _SHORTEST}.values():
        for match in _whole(outlet_mention.name).finditer(seen.text):
            number = bisect_right(starts, match.start()) - 1
            part = seen.segments[number] if number >= 0 and match.start() < seen.segments[number].end else None
            free = part is not None and not _overlaps(held, *match.span())
            if free and part is not None and tells_coverage(seen.text[part.start : part.end]):
                yield replace(outlet_mention, start=match.start(), end=match.end(), cue="named again", segment=number)


def _overlaps(held: Spans, start: int, end: int) -> bool:
    """Whether a range shares a character with one of the spans, which are in order and apart."""
    before = bisect_left(held, end, key=itemgetter(0)) - 1
    return before >= 0 and held[before][1] > start


def _whole(name: str) -> re.Pattern[str]:
    """A name as a whole word where its script parts words by blanks."""
    dense = is_cjk(name[0]) or is_hangul(name[0])
    return re.compile(re.escape(name) if dense else rf"(?<!\w){re.escape(name)}(?!\w)")
