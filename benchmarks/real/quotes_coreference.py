"""Antecedents of pronouns, by the automatic analysis that comes with PolNeAR's texts (Stanford CoreNLP).

No person has checked it: it is a hint, and only the figure for pronouns depends on it.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from benchmarks.real.clones import SourceError, file_bytes

MOST_BYTES = 4 * 1024 * 1024
"""Larger analyses are not read: snapshots of the repository lack them, and a set is the same wherever it is built."""


def chains_of(clones: Path, repository: str, commit: str, path: str) -> list[list[tuple[int, str]]]:
    """The chains of an analysis: offset and text of each mention, the representative first; none if it is too large."""
    try:
        stored = file_bytes(clones, repository, commit, path)
    except SourceError:
        return []
    return read_chains(stored) if len(stored) < MOST_BYTES else []


def read_chains(stored: bytes) -> list[list[tuple[int, str]]]:
    """The chains of an analysis in XML."""
    document = etree.fromstring(stored, etree.XMLParser(resolve_entities=False, huge_tree=True))
    offsets = {
        (sentence.get("id"), token.get("id")): int(token.findtext("CharacterOffsetBegin", ""))
        for sentence in document.iterfind("document/sentences/sentence")
        for token in sentence.iterfind("tokens/token")
    }
    found = []
    for chain in document.iterfind("document/coreference/coreference"):
        mentions = sorted(chain.iterfind("mention"), key=lambda one: one.get("representative") is None)
        found.append(
            [(offsets[one.findtext("sentence"), one.findtext("start")], one.findtext("text")) for one in mentions]
        )
    return found
