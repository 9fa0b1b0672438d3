"""What the rules about a found name say: the name at its place, and whether it counts, with the reason in words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from pipelines.names.forms import Form

# Places of one text at which a subject is looked for: each is judged by what stands around it, half a millisecond of a
# processor that all sources share. A report on the subject itself names it some hundred times.
MOST_PLACES = 500
MOST_OF_ALL = 2_000
"""Places of all subjects in one text, for the same reason; beyond them each is looked for at its `FIRST_PLACES`."""
FIRST_PLACES = 3
MOST_TRIED = 20_000
"""Places that are part of another word, as a name in a text without blanks: so many are tried in all, and beyond them
`FIRST_TRIED` of each subject."""
FIRST_TRIED = 50


class Places:
    """Counts the places of one text that are looked at, so that no subject takes the time of the others."""

    def __init__(self) -> None:
        self._taken, self._tried = Counter[int](), Counter[int]()
        self._all_taken = self._all_tried = 0

    def tries(self, index: int) -> bool:
        """True if one more place of subject `index` may be looked at, which is then counted as tried."""
        own = self._taken[index]
        most = MOST_PLACES if self._all_taken < MOST_OF_ALL else FIRST_PLACES
        few = self._all_tried >= MOST_TRIED and self._tried[index] - own >= FIRST_TRIED
        if own >= most or few:
            return False
        self._tried[index] += 1
        self._all_tried += 1
        return True

    def take(self, index: int) -> None:
        """Counts a place of subject `index` as one that names it."""
        self._taken[index] += 1
        self._all_taken += 1
        self._all_tried -= 1


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
class Decision:
    """Whether a candidate counts, why, and whether it makes the subject known for weaker forms in the same text.

    `bare`: nothing but the name itself speaks for it. `other` is what stands before a surname and makes it another
    person's.
    """

    counts: bool
    rule: str
    strong: bool = False
    bare: bool = False
    other: str = ""


def no(why: str, *, other: str = "") -> Decision:
    """It does not count."""
    return Decision(counts=False, rule=why, other=other)


def yes(why: str, *, strong: bool = False, bare: bool = False) -> Decision:
    """It counts."""
    return Decision(counts=True, rule=why, strong=strong, bare=bare)


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
