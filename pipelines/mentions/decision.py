"""A name found at a place of a text, and the decision over it: the rule, and the word that decided."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from pipelines.mentions import rules
from pipelines.mentions.rules import Rule
from pipelines.names.forms import Form

# Places of one text at which a subject is looked for: a decision over each takes half a millisecond of a
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
    """The rule that decided over a candidate, and the word it decided by.

    `name` is the watchlist's name, for the sentence; `strong`: the subject is known by it to weaker forms of the text;
    `bare`: only the name itself is evidence; `like`: the decision on another place that this one follows.
    """

    rule: Rule
    detail: str = ""
    name: str = ""
    strong: bool = False
    bare: bool = False
    like: Decision | None = None

    @property
    def counts(self) -> bool:
        """True if the candidate is a mention."""
        return self.rule.counts

    def explain(self, language: str = "en") -> str:
        """The reason in a language, as a user reads it."""
        detail = self.like.explain(language) if self.like else self.detail
        return self.rule.explain(name=self.name, detail=detail, language=language)

    @property
    def stored(self) -> str:
        """The id of the rule and the reason in English: the `rule` of a mention in the record."""
        return f"{self.rule.id}: {self.explain()}"


Decided = list[tuple[Candidate, Decision]]
"""The candidates of one text, each with its decision."""


def refused(rule: Rule, detail: str = "", *, like: Decision | None = None) -> Decision:
    """The candidate is no mention; `detail` is the word that decided."""
    return Decision(rule, detail, like=like)


def counted(rule: Rule, form: Form, detail: str = "", *, strong: bool = False, bare: bool = False) -> Decision:
    """The candidate is a mention; `detail` is the word that decided."""
    return Decision(rule, detail, form.alias, strong, bare)


def counted_by_name(form: Form, *, strong: bool = False, bare: bool = False) -> Decision:
    """The candidate is a mention by its name alone."""
    rule = rules.FORMER_NAME if form.former else rules.NAME if form.listed else rules.FORM_OF_NAME
    return counted(rule, form, strong=strong, bare=bare)


def plain(surface: str) -> str:
    """A surface without width forms, invisible characters and doubled spaces, case kept."""
    wide = unicodedata.normalize("NFKC", surface)
    return " ".join("".join(c for c in wide if unicodedata.category(c) != "Cf").split())


def capital_name(surface: str) -> bool:
    """True if a surname has its capital, whatever its particles have: "von der Leyen"."""
    return re.split("[ '’-]", surface)[-1][:1].isupper()
