"""People whose office the sentence after their name tells, with no name in it: "… was a guest. The spokeswoman said …"."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from pipelines.people.askers import asks, sounds_like_one
from pipelines.people.runs import Named, NameRun, is_head
from pipelines.people.speaking import speaks_at
from pipelines.people.types import Person, Role
from pipelines.people.words import OUR_WORD, OUTSIDE
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import SPEECH_FILTER, SPEECH_VERBS

_OFFICE_OPENS = re.compile(
    rf"(?P<det>(?:the|der|die|la|le|el|il|lo)[ \u00a0]|l['’]|(?P<ours>{OUR_WORD})[ \u00a0])(?P<role>(?:[^\W\d_][\w-]*[ ]){{0,2}}?[^\W\d_][\w-]+)(?=[ \u00a0][a-zà-ÿ])",
    re.IGNORECASE,
)
"""A sentence that begins with an article and an office, and goes on in small letters."""
_OFFICE_SPEAKS = re.compile(
    rf"(?<!\w)(?:{SPEECH_VERBS})[ \u00a0](?:(?:the|der|die|la|le|el|il|lo|a|o)[ \u00a0]|l['’])(?P<role>[^\W\d_][\w-]+)(?=[ \u00a0]?[.,;:]|[ \u00a0](?:[a-zà-ÿ]{{1,4}}[ \u00a0])?[a-zà-ÿ])",
    re.IGNORECASE,
)
"""An office alone behind a word of saying: "dice la bióloga"."""


_OUR_OFFICE = re.compile(
    rf"(?<!\w){OUR_WORD}[ \u00a0](?P<words>[^\W\d_][\w-]*(?:[ \u00a0][^\W\d_][\w-]*){{0,4}})", re.IGNORECASE
)
"""What a text calls its own: an office among the first words behind."""
_OF_FIELD = re.compile(r"[ ](?:de|d[ei]|für|for|da|do)[ ][\w-]+")


def _our_office(text: str, part: Segment) -> Role | None:
    """The office that a sentence calls its own, with the field that follows it: "nuestro coordinador de voluntariado"."""
    for match in _OUR_OFFICE.finditer(text, part.start, part.end):
        words = re.split("[ \u00a0]", match["words"])
        last = next((n for n, word in enumerate(words[:_OFFICE_WORDS]) if is_head(word)), None)
        if last is None:
            continue
        end = match.start("words") + len(" ".join(words[: last + 1]))
        field = _OF_FIELD.match(text, end, part.end)
        role = text[match.start("words") : field.end() if field else end]
        return None if OUTSIDE.search(role) else Role(role, match.start("words"))
    return None


_OFFICE_WORDS = 3


def people_told_later(
    text: str, segments: Sequence[Segment], named: Named, known: AbstractSet[str]
) -> Iterator[Person]:
    """Those without a role whom alone a sentence names, and whose office the next one or the one before tells alone.

    `known` are those who have a role. The sentence before must call the office its own: "… our keeper. Ada Berg said".
    """
    names = dict(named)
    for before, segment in pairwise(segments):
        if before not in names and segment not in names:
            continue
        if before in names and (role := _office_alone(text, segment)):
            one = _only_in(text, before, names, known)
            if one is not None and not _people_in(text, segment, names, known):
                yield Person(name=one[0], start=one[1].start, end=one[1].end, roles=(role[0],), ours=role[1])
        if segment in names and (own := _our_office(text, before)):
            one = _only_in(text, segment, names, known)
            alone = one is not None and not _people_in(text, before, names, known)
            if one is not None and alone and speaks_at(text, segment, one[1].start, one[1].end):
                yield Person(name=one[0], start=one[1].start, end=one[1].end, roles=(own,), ours=True)


def _only_in(
    text: str, segment: Segment, names: Mapping[Segment, Sequence[NameRun]], known: AbstractSet[str]
) -> tuple[str, NameRun] | None:
    """The one person without a role whom a sentence names."""
    found = _people_in(text, segment, names, known)
    return found[0] if len(found) == 1 and found[0][0] not in known else None


def _people_in(
    text: str, segment: Segment, names: Mapping[Segment, Sequence[NameRun]], known: AbstractSet[str]
) -> list[tuple[str, NameRun]]:
    """The names in a sentence, each once, but for those who ask."""
    found: dict[str, NameRun] = {}
    for run in names.get(segment, ()):
        name = text[run.start : run.end]
        if name in known or (sounds_like_one(name) and not asks(text, segment.start, run.start)):
            found.setdefault(name, run)
    return list(found.items())


def _office_alone(text: str, segment: Segment) -> tuple[Role, bool] | None:
    """The office with which a sentence begins, or to which it gives words, and whether the text calls it its own."""
    match = _OFFICE_OPENS.match(text, segment.start, segment.end)
    if match is None and SPEECH_FILTER.may(text, segment.start, segment.end):
        match = _OFFICE_SPEAKS.search(text, segment.start, segment.end)
    if match is None or not is_head(match["role"].rpartition(" ")[2]) or OUTSIDE.search(match["role"]):
        return None
    return Role(match["role"], match.start("role")), match.groupdict().get("ours") is not None
