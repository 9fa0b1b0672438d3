"""What the rules about a found name say: the name at its place, and whether it counts, with the reason in words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipelines.names.forms import Form

# Places of one text at which a subject is looked for: each is judged by what stands around it, half a millisecond of a
# processor that all sources share. A report on the subject itself names it some hundred times.
MOST_PLACES = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form at a place of the text, word boundaries looked at."""

    form: Form
    start: int
    end: int

    @property
    def index(self) -> int:
        """The number of the subject that the form names."""
        return self.form.index


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a candidate counts, why, and whether it makes the subject known for weaker forms in the same text.

    `bare`: nothing but the name itself speaks for it. `other` is what stands before a surname and makes it another
    person's.
    """

    counts: bool
    rule: str
    strong: bool = False
    bare: bool = False
    other: str = ""


def no(why: str, *, other: str = "") -> Ruling:
    """It does not count."""
    return Ruling(counts=False, rule=why, other=other)


def yes(why: str, *, strong: bool = False, bare: bool = False) -> Ruling:
    """It counts."""
    return Ruling(counts=True, rule=why, strong=strong, bare=bare)


def plain(surface: str) -> str:
    """A surface without width forms, invisible characters and doubled spaces, case kept."""
    wide = unicodedata.normalize("NFKC", surface)
    return " ".join("".join(c for c in wide if unicodedata.category(c) != "Cf").split())


def named(form: Form) -> str:
    """The rule of a form that counts by itself."""
    if form.former:
        return f"former name {form.alias}"
    return f"name {form.alias}" if form.listed else f"form of {form.alias}"


def capital_name(surface: str) -> bool:
    """Whether a surname has its capital, whatever its particles have: "von der Leyen"."""
    return re.split("[ '’-]", surface)[-1][:1].isupper()
