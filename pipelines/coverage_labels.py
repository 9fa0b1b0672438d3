"""Names that the host of a link gives away: the same letters, in Latin script or romanized."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anyascii import anyascii

from pipelines.coverage_hits import NameHit, name_hit
from pipelines.coverage_names import CAPITAL_RUN
from pipelines.coverage_text import Segment


def labelled_names(text: str, segment: Segment, label: str) -> Iterator[NameHit]:
    """Names that read like the host of a link: a capitalised run, or letters of another script that romanize to it."""
    for match in CAPITAL_RUN.finditer(text, segment.start, segment.end):
        hit = name_hit(text, match.start("name"), match.end("name"), "domain", 2)
        if hit is not None and _spells(hit.name, label):
            yield hit
    for match in _UNSPACED.finditer(text, segment.start, segment.end):
        span = _romanized(match.group(), label)
        if span is not None:
            hit = name_hit(text, match.start() + span[0], match.start() + span[1], "domain", 2)
            if hit is not None:
                yield hit


_UNSPACED = re.compile(r"[가-힣一-龯]{2,40}")


_LONG_LABEL = 8
"""Letters: a label this long that begins a name is its short form ("marrowstreet" for Marrow Street Messenger)."""


def _spells(name: str, label: str) -> bool:
    """Whether a name, with or without its article, is a label, or begins with a long one."""
    bare = re.sub(r"^(?:the|le|la|les|el|los|las|der|die|das|l['’])\s*", "", name.strip(), flags=re.IGNORECASE)
    forms = {re.sub(r"[^a-z0-9]", "", anyascii(form).lower()) for form in (bare, name)}
    return label in forms or (len(label) >= _LONG_LABEL and any(form.startswith(label) for form in forms))


def _romanized(run: str, label: str) -> tuple[int, int] | None:
    """Where letters of a run, each romanized, spell a label; a media word after it belongs to the name."""
    parts = [re.sub(r"[^a-z]", "", anyascii(char).lower()) for char in run]
    for start in range(len(parts)):
        spelled = ""
        for end in range(start, len(parts)):
            spelled += parts[end]
            if spelled == label:
                return start, end + 1
            if not label.startswith(spelled):
                break
    return None
