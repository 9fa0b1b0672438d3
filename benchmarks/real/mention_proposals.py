"""Proposes subjects for the mentions set from the names marked in corpora: the first step of `choose_mentions`."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from benchmarks.real.corpora import Passage
from benchmarks.real.mention_subjects import UNSPACED, folded, seeded, stem, words_of

ORGANIZATIONS, PERSONS, LINKED = 11, 5, 100
"""Proposals: organizations and persons of each language, entities that are linked across languages."""

ProposalKind = Literal["ORG", "PER", "ANY"]
_KINDS: dict[str, ProposalKind] = {"ORG": "ORG", "PER": "PER"}
_QUOTES = " \"'«»„“”"


@dataclass
class Proposal:
    """A marked name with its surfaces and the numbers of its texts; ANY if names have no kinds."""

    key: str
    language: str
    kind: ProposalKind
    surfaces: collections.Counter[str] = field(default_factory=collections.Counter)
    texts: list[int] = field(default_factory=list)

    @property
    def surface(self) -> str:
        """The most frequent surface."""
        return self.surfaces.most_common(1)[0][0]


def proposed(language: str, passages: Sequence[Passage]) -> list[Proposal]:
    """The proposals from all texts of a language, organizations first."""
    found = _names(language, passages)
    as_place = collections.Counter(
        one.text[span.start : span.end] for one in passages for span in one.spans if span.kind == "LOC"
    )
    index = _index(passages)
    chosen = []
    for kinds, number in (({"ORG", "ANY"}, ORGANIZATIONS), ({"PER"}, PERSONS)):
        able = _able([one for one in found if one.kind in kinds], as_place, 3 * number)
        able.sort(key=lambda one: seeded(language, one.kind, one.key))
        chosen += _mixed(able[: 12 * number], number, passages, index)
    return chosen


def _names(language: str, passages: Sequence[Passage]) -> list[Proposal]:
    found: dict[tuple[str, str], Proposal] = {}
    for number, one in enumerate(passages):
        for span in one.spans:
            kind = _KINDS.get(span.kind) if one.corpus.kinds else "ANY"
            surface = one.text[span.start : span.end].strip(_QUOTES)
            if kind is None or not _is_usable(surface, kind, language):
                continue
            key = surface if language in UNSPACED else " ".join(stem(word, language) for word in words_of(surface))
            entry = found.setdefault((kind, key), Proposal(key, language, kind))
            entry.surfaces[surface] += 1
            if number not in entry.texts[-1:]:
                entry.texts.append(number)
    return list(found.values())


def _is_usable(surface: str, kind: str, language: str) -> bool:
    """True if a surface can be the name of a subject by its form."""
    if "\n" in surface or not 2 <= len(surface) <= 70 or surface[0].isdigit():
        return False
    if language in {"zh", "ja"}:
        return len(surface) >= (3 if kind == "PER" else 2)
    if surface[0].islower() or surface[0] != surface[0].upper():
        return False
    words = surface.split()
    if kind == "PER":
        is_full = 2 <= len(words) <= 4 and all(len(word) > 1 for word in words)
        return is_full or (language in {"ko", "th"} and len(surface) >= 3)
    if kind == "ANY":
        bare = re.split("['’]", surface)[0]
        return len(words) >= 2 or (bare.isupper() and len(bare) >= 2)
    return len(surface) >= 3 or surface.isupper()


def _able(names: Iterable[Proposal], as_place: collections.Counter[str], enough: int) -> list[Proposal]:
    """Names in two texts and not more often places; if too few, also people in one text and names of places."""
    able = [one for one in names if len(one.texts) >= 2 and not _is_rather_place(one, as_place)]
    if len(able) >= enough:
        return able
    return [one for one in names if len(one.texts) >= (1 if one.kind == "PER" else 2)]


def _is_rather_place(name: Proposal, as_place: collections.Counter[str]) -> bool:
    return name.kind == "ORG" and sum(as_place[surface] for surface in name.surfaces) > name.surfaces.total()


def _mixed(
    able: Iterable[Proposal], number: int, passages: Sequence[Passage], index: dict[str, set[int]]
) -> list[Proposal]:
    """Two thirds with a look-alike, the rest without; of these, names in two texts first."""
    alike: list[Proposal] = []
    others: list[Proposal] = []
    for one in able:
        (alike if _has_look_alike(one, passages, index) else others).append(one)
    others.sort(key=lambda one: len(one.texts) == 1)
    first = alike[: (2 * number + 2) // 3]
    return first + others[: number - len(first)]


def _index(passages: Sequence[Passage]) -> dict[str, set[int]]:
    """The numbers of the texts with a folded word; empty for languages without spaces."""
    index: dict[str, set[int]] = {}
    for number, one in enumerate(passages):
        if one.corpus.language not in UNSPACED:
            for word in words_of(folded(one.text)):
                index.setdefault(word, set()).add(number)
    return index


def _has_look_alike(entry: Proposal, passages: Sequence[Passage], index: dict[str, set[int]]) -> bool:
    """True if a text has the name, or a person's surname, without marking it as this one."""
    if entry.language in UNSPACED:
        return any(entry.surface in one.text and not _marks(one, entry) for one in passages)
    name = words_of(entry.surface)[-1] if entry.kind == "PER" else entry.surface
    words = [folded(word) for word in words_of(name)]
    texts = set.intersection(*(index.get(word, set()) for word in words)) if words else set()
    return not texts <= set(entry.texts)


def _marks(passage: Passage, entry: Proposal) -> bool:
    return any(
        passage.text[span.start : span.end] == entry.surface and span.kind == entry.kind for span in passage.spans
    )


def linked_entities(passages: Iterable[Passage]) -> list[tuple[str, dict[str, collections.Counter[str]]]]:
    """Organizations and persons that are linked in two languages, with their surfaces in each."""
    found: dict[str, dict[str, collections.Counter[str]]] = {}
    for one in passages:
        for span in one.spans if one.corpus.linked else ():
            entity = span.entity or ""
            if entity.startswith(("ORG", "PER")) and span.kind in {"ORG", "PER"}:
                surfaces = found.setdefault(entity, {}).setdefault(one.corpus.language, collections.Counter())
                surfaces[one.text[span.start : span.end]] += 1
    able = [entity for entity, surfaces in found.items() if _is_widely_named(surfaces)]
    able.sort(key=lambda entity: seeded("linked", entity))
    return [(entity, found[entity]) for entity in able[:LINKED]]


def _is_widely_named(surfaces: dict[str, collections.Counter[str]]) -> bool:
    return len(surfaces) >= 2 and sum(counter.total() for counter in surfaces.values()) >= 4


def proposal_lines(language: str, passages: Sequence[Passage]) -> Iterator[str]:
    """The proposals of a language for an annotator: kind, number of texts, surfaces, and the name in its first text."""
    for entry in proposed(language, passages):
        surfaces = " / ".join(surface for surface, _ in entry.surfaces.most_common(4))
        text = passages[entry.texts[0]].text
        at = text.find(entry.surface)
        context = text[max(0, at - 45) : at + 70].replace("\n", " ")
        yield f"{language} {entry.kind} {len(entry.texts)} {surfaces} ¦ {context}"


def linked_lines(passages: Iterable[Passage]) -> Iterator[str]:
    """The linked entities for an annotator: the entity and its surfaces in each language."""
    for entity, surfaces in linked_entities(passages):
        shown = (
            f"{language}: " + " / ".join(surface for surface, _ in counter.most_common(3))
            for language, counter in sorted(surfaces.items())
        )
        yield f"{entity} {'; '.join(shown)}"
