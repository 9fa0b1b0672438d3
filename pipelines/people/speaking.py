"""People who are told to speak: a word of saying right beside their names."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.people.askers import asks, is_phrase
from pipelines.people.runs import Named, is_with_article
from pipelines.people.types import Person
from pipelines.text.literal_filter import Sieved
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import SPEECH_FILTER, SPEECH_VERBS

_SPEECH_BEFORE = re.compile(rf"(?<!\w)(?:{SPEECH_VERBS})(?:\s+\w+){{0,3}}\s+$", re.IGNORECASE)
TALKED = Sieved(
    re.compile(
        r"(?:spoke (?:to|with)|talked (?:to|with)|interview(?:ed|s)?(?: with)?|quotes|quoted|conversation with|interviewte|interviewt|interview mit|gespräch mit|befragte|zitiert|parole à|interroge|entretien avec|entrevista (?:a|con)|entrevistó a|cita a|интервью с|цитирует|слова|с участием)\s+$",
        re.IGNORECASE,
    )
)
_LOOSE_VERB = re.compile(rf"\s+(?:{SPEECH_VERBS})(?!\w)", re.IGNORECASE)


def speaks_before(text: str, start: int, end: int) -> bool:
    """Whether a word of saying stands right before `end`, three words between them at most."""
    return SPEECH_FILTER.may(text, start, end) and _SPEECH_BEFORE.search(text, start, end) is not None


def _speaks_after(text: str, start: int, end: int) -> bool:
    """Whether a word of saying stands right at `start`."""
    return SPEECH_FILTER.may(text, start, end) and _LOOSE_VERB.match(text, start, end) is not None


def speaks_at(text: str, segment: Segment, start: int, end: int) -> bool:
    """Whether a word of saying stands right before or behind the name between two offsets."""
    before = speaks_before(text, max(segment.start, start - 50), start)
    return before or _speaks_after(text, end, segment.end)


def speaking_people(text: str, named: Named) -> Iterator[Person]:
    """People without a role who speak: a full name at a word of saying ("erzählt darin Levke Dahl", "spoke to Bela Ferenc")."""
    for segment, runs in named:
        for run in runs:
            if run.lead == run.start and is_with_article(text, run.start):
                continue
            talked = TALKED.search(text, max(segment.start, run.start - 30), run.start) is not None
            if not (talked or speaks_at(text, segment, run.start, run.end)):  # most names
                continue
            name = text[run.start : run.end]
            if not (is_phrase(name) or asks(text, segment.start, run.start)):
                yield Person(name=name, start=run.start, end=run.end)
