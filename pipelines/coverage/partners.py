"""Outlets that are partners of those who post, and what a post says of them besides."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.coverage.aside import PARTNERED, names_partners
from pipelines.coverage.namings import Naming
from pipelines.coverage.text import Segment
from pipelines.coverage.words import tells_coverage
from pipelines.outlets.catalogue import Catalogue


def partners(text: str, parts: Sequence[Segment], catalogue: Catalogue) -> frozenset[str]:
    """The names of the known outlets that a sentence calls partners of those who post."""
    if not PARTNERED.inside(text, 0, len(text)):
        return frozenset()
    told = (part for part in parts if PARTNERED.inside(text, part.start, part.end))
    return frozenset(hit.outlet.name for part in told for hit in catalogue.find(text[part.start : part.end]))


def of_partners(text: str, parts: Sequence[Segment], namings: Sequence[Naming], names: frozenset[str]) -> list[Naming]:
    """The namings without those of partners whose sentence tells of no coverage: who sells tickets, gives discounts."""
    return [
        n
        for n in namings
        if n.outlet is None or n.outlet.name not in names or (n.segment >= 0 and _reports(text, parts[n.segment]))
    ]


def _reports(text: str, part: Segment) -> bool:
    """Whether a sentence tells of coverage; that outlets are called media partners does not."""
    return tells_coverage(text[part.start : part.end]) and not names_partners(text, part.start, part.end)
