"""People whom a text names with a role or lets speak, in every script we read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.coverage_text import Segment
from pipelines.people_arabic import arabic_people
from pipelines.people_han import han_people
from pipelines.people_hangul import hangul_people
from pipelines.people_latin import latin_people, names_by_sentence, speaking_people
from pipelines.people_types import Person, merge_people

_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[一-龯]")
_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile("[a-zа-я]{3}", re.IGNORECASE)


def find_people(text: str, segments: Sequence[Segment]) -> tuple[Person, ...]:
    """Everybody whom the text names with a role or lets speak, in order of first place; roles collected as printed."""
    return merge_people(_all(text, segments))


def _all(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    if _HANGUL.search(text):
        yield from hangul_people(text, segments)
    elif _HAN.search(text):
        yield from han_people(text, segments)
    if _ARABIC.search(text):
        yield from arabic_people(text, segments)
    if _LATIN.search(text):
        named = names_by_sentence(text, segments)
        yield from latin_people(text, named)
        yield from speaking_people(text, named)
