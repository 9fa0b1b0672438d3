"""Outlets that are partners of those who post, and what a post says of them besides."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.coverage.non_reporting import PARTNERED, names_partners
from pipelines.coverage.outlet_mentions import OutletMention
from pipelines.outlets.catalogue import Catalogue
from pipelines.text.segments import Segment
from pipelines.text.speech_verbs import tells_coverage


def partners(text: str, parts: Sequence[Segment], catalogue: Catalogue) -> frozenset[str]:
    """The names of the known outlets that a sentence calls partners of those who post."""
    if not PARTNERED.inside(text, 0, len(text)):
        return frozenset()
    told = (part for part in parts if PARTNERED.inside(text, part.start, part.end))
    return frozenset(hit.outlet.name for part in told for hit in catalogue.find(text[part.start : part.end]))


def of_partners(
    text: str, parts: Sequence[Segment], outlet_mentions: Sequence[OutletMention], names: frozenset[str]
) -> list[OutletMention]:
    """The namings without those of partners whose sentence tells of no coverage: who sells tickets, gives discounts."""
    return [
        n
        for n in outlet_mentions
        if n.outlet is None or n.outlet.name not in names or (n.segment >= 0 and _reports(text, parts[n.segment]))
    ]


def _reports(text: str, part: Segment) -> bool:
    """Whether a sentence tells of coverage; that outlets are called media partners does not."""
    return tells_coverage(text[part.start : part.end]) and not names_partners(text, part.start, part.end)
