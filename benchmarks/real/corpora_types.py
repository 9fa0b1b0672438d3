"""What the readers of name-annotated corpora share: a corpus, its sentences and the names marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

Kind = Literal["ORG", "PER", "LOC", "OTHER"]
Place = tuple[int, int]
"""Offsets of a part of a text in code points, end exclusive."""

_LABELS: dict[Kind, str] = {
    "ORG": "ORG ORGANIZATION ORGANISATION OG OGN ORGCORP ORGOFFICE ORGANIZATION_BUSINESS ORGN GRO COMP CORPORATION"
    " INSTITUTION MEDIA POLITICS NORG",
    "PER": "PER PERSON PERS PS PERSONNAME NAME INDIVIDUAL",
    "LOC": "LOC LOCATION LC GPE GPELOC GPEORG GPE_LOC GPE_ORG STATE CITY COUNTRY DISTRICT STATE_OR_PROV FACILITY FAC"
    " LOCALIZATION",
}
_KIND_OF = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_TAG = re.compile(r"([BIESLUM])[-_](.+)$")
_NO_NAME = frozenset({"O", "0", "_", "-", ""})
_NO_LINK = frozenset({"_", "-", ""})


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the files of a corpus differ from others of their format."""

    encoding: str = "utf-8-sig"
    separator: str | None = None
    """Between columns; blanks and tabs if None."""
    tag_column: int = -1
    link_column: int | None = None
    """The column with the entity that a name is linked to."""
    names: Literal["column", "misc", "proper nouns"] = "column"
    """Where CoNLL-U has its names: in the tag column, in `name=` of the last one, or as runs of proper nouns."""
    sentence_ids: tuple[str, ...] = ()
    """Only sentences whose `sent_id` begins with one of these have a text; all if empty."""
    sentence_ends: str = ""
    """Tokens that end a sentence, in files that mark no sentences."""
    alone: bool = False
    """Neighbouring sentences are unrelated: each is a text of its own."""
    contracted: bool = False
    """Portuguese prepositions and articles are split and have to be contracted again."""
    tokenized: bool = False
    """The text has spaces between all tokens."""
    mojibake: bool = False
    """UTF-8 was read as Latin-1 and written as UTF-8 again."""
    lost: str | None = None
    """What is in place of characters that were lost: such sentences have no text."""


class Corpus(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A corpus: its repository, its licence, and how it is read; labels/corpora.toml explains the fields."""

    key: str
    repository: str
    commit: str
    language: str
    licence: str
    paths: tuple[str, ...]
    format: str
    options: Options = Options()
    joiner: str = " "
    kinds: bool = True
    linked: bool = False
    names_only: bool = False
    readable: str = ""
    letters: float = 0.68

    def decoded(self, data: bytes) -> str:
        """The text of one of its files, lines ended by a line feed alone."""
        return data.decode(self.options.encoding, errors="replace").replace("\r\n", "\n")


@dataclass(frozen=True)
class Span:
    """A marked name: offsets into its text, its kind, and the corpus's own entity if the corpus links names."""

    start: int
    end: int
    kind: Kind
    entity: str | None = None

    def moved(self, by: int) -> Span:
        """The same span in a text that begins `by` characters earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True)
class Sentence:
    """A sentence, record or paragraph of a file; without a text it only keeps the count.

    Neighbours of one `document` can be joined to one text, unless it is `alone`.
    """

    text: str
    spans: tuple[Span, ...] = ()
    document: int = 0
    alone: bool = False


def kind_of(label: str) -> Kind:
    """The kind that a corpus's own label means."""
    return _KIND_OF.get(label.upper(), "OTHER")


def spans_of_tags(tags: Sequence[str], places: Sequence[Place], links: Sequence[str] = ()) -> tuple[Span, ...]:
    """The names that a row of tags marks: IOB, IOB2, BIOES (`B-ORG`, `S_PER` …) or bare labels (`PER`, `0`).

    `places` has the place of each token, `links` its entity. A name has the entity of its first token.
    """
    return tuple(
        Span(places[first][0], places[last][1], kind_of(label), _entity(links[first]) if links else None)
        for label, first, last in _runs(tags)
    )


def _entity(link: str) -> str | None:
    return None if link in _NO_LINK else link


def _runs(tags: Iterable[str]) -> list[tuple[str, int, int]]:
    """Label, first and last token of each name."""
    runs: list[tuple[str, int, int]] = []
    for index, tag in enumerate(tags):
        if tag in _NO_NAME:
            continue
        found = _TAG.match(tag)
        prefix, label = (found[1], found[2]) if found else ("", tag)
        if runs and runs[-1][0] == label and runs[-1][2] == index - 1 and prefix not in {"B", "S", "U"}:
            runs[-1] = (label, runs[-1][1], index)
        else:
            runs.append((label, index, index))
    return runs
