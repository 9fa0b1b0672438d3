"""Interviews printed as question and answer: whose words are set apart between the turns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.people.names_latin import bare_names
from pipelines.people.places import Place, surname
from presswatch.records import Block, Quote

_TURN = re.compile(r"[\s*•–—-]*(?P<label>[^\W\d_][^\n:：.!?。「」“”«»\"()]{0,38}?)\s?[:：]\s")
_TURNS = 2
"""Turns of each of two speakers that make an interview."""
_ALONE = 0.75
"""Share of a paragraph that words set apart fill."""


@dataclass(frozen=True, slots=True)
class _Interview:
    """The label of whoever answers, and where the turns begin and end."""

    label: str
    start: int
    end: int


def set_apart(
    text: str, blocks: Sequence[Block], places: Sequence[Place], quotes: Sequence[Quote]
) -> tuple[Quote, ...]:
    """The quotations, those of nobody in paragraphs of their own given to whoever answers in an interview."""
    if all(quote.speaker is not None for quote in quotes):
        return tuple(quotes)
    talk = _interview(text, blocks)
    who = _named(text, talk.label, places) if talk is not None else None
    if talk is None or who is None:
        return tuple(quotes)
    return tuple(
        replace(quote, speaker=who)
        if quote.speaker is None and talk.start <= quote.start < talk.end and _stands_alone(quote, blocks)
        else quote
        for quote in quotes
    )


def _interview(text: str, blocks: Sequence[Block]) -> _Interview | None:
    """Two speakers take turns, each called at the head of a paragraph: who says more answers. None for other texts."""
    turns, said = Counter[str](), defaultdict[str, int](int)
    label, start, end = "", 0, 0
    for block in blocks:
        turn = _TURN.match(text, block.start, block.end) if block.kind == "paragraph" else None
        if turn is not None:
            label = turn["label"].strip()
            turns[label] += 1
            start, end = start if end else block.start, block.end
        if label:
            said[label] += block.end - block.start
    speakers = [one for one, count in turns.items() if count >= _TURNS]
    if len(speakers) != 2:
        return None
    return _Interview(max(speakers, key=lambda one: said[one]), start, end)


def _named(text: str, label: str, places: Sequence[Place]) -> str | None:
    """Who is meant by a label: somebody the text names in full; None for "Answer", initials and bodies."""
    for place in places:
        if label in (place.person.name, surname(place.person.name)):
            return place.person.name
    runs = (text[run.start : run.end] for run in bare_names(text, 0, len(text)))
    return next((name for name in runs if label in (name, surname(name))), None)


def _stands_alone(quote: Quote, blocks: Sequence[Block]) -> bool:
    home = next((block for block in blocks if block.start <= quote.start < block.end), None)
    return home is not None and quote.end - quote.start >= _ALONE * (home.end - home.start)
