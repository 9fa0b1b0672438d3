"""Ladders of rules: tried on one occurrence of a name in the order of their stages, the first that applies decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from pipelines.mentions.decision import Candidate, Decision
from pipelines.mentions.rules import Rule
from pipelines.names.forms import Form
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import packs_with

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A candidate in its text, and what the text says of its subject elsewhere.

    `known`: another, unambiguous form of the subject is in the text; `in_full`: one of several words.
    """

    candidate: Candidate
    context: TextContext
    known: bool = False
    in_full: bool = False
    _answers: dict[Callable[[Occurrence], Any], Any] = field(default_factory=dict)

    @property
    def form(self) -> Form:
        """The form of the name that was found."""
        return self.candidate.form

    @property
    def language(self) -> str:
        """The language of the text, "" if it is not known."""
        return self.context.language

    @property
    def surface(self) -> str:
        """The name as printed."""
        return self.context.text[self.candidate.start : self.candidate.end]

    @property
    def previous(self) -> Token:
        """The word before it."""
        return self.context.before(self.candidate.start)

    @property
    def following(self) -> Token:
        """The word after it."""
        return self.context.next(self.candidate.end)

    def after(self, length: int) -> str:
        """So many characters after it."""
        return self.context.text[self.candidate.end : self.candidate.end + length]

    def ask(self, question: Callable[[Occurrence], Answer]) -> Answer:
        """The answer to a question that several rules ask, found once."""
        if question not in self._answers:
            self._answers[question] = question(self)
        found: Answer = self._answers[question]
        return found


Test = Callable[[Candidate, TextContext], str | bool]
"""True, or the word that decides, if a rule applies to a candidate."""
Guard = Callable[[Occurrence], object]
"""Truthy if a rule is tried at all."""
Check = Callable[[Occurrence], Decision | None]


class Step(NamedTuple):
    """A check with its place in the order; `name` is the id of its rule, or the function that has several."""

    stage: int
    check: Check
    name: str


class Ladder:
    """Checks in the order of their stages."""

    def __init__(self, *steps: Step) -> None:
        self.steps = tuple(sorted(steps, key=lambda step: step.stage))
        stages = [step.stage for step in self.steps]
        if len(set(stages)) < len(stages):
            raise ValueError(f"two checks of one stage: {stages}")

    def decide(self, occurrence: Occurrence) -> Decision | None:
        """The decision of the first check that makes one, None if none does."""
        for _, check, _ in self.steps:
            decision = check(occurrence)
            if decision is not None:
                return decision
        return None


def refuse(
    rule: Rule, test: Test, *guards: Guard, detail: Callable[[Occurrence], str] | None = None, stage: int = 0
) -> Step:
    """The candidate is no mention if all guards and the test hold; `detail` gives the word if the test gives none.

    `stage` is the place in this ladder, of a rule that others have too.
    """
    languages = rule.languages

    def check(one: Occurrence) -> Decision | None:
        if languages and one.context.language not in languages:
            return None
        for guard in guards:
            if not guard(one):
                return None
        found = test(one.candidate, one.context)
        if not found:
            return None
        return Decision(rule, detail(one) if detail else found if isinstance(found, str) else "")

    return Step(stage or rule.stage, check, rule.id)


def accept(
    rule: Rule,
    test: Test,
    *guards: Guard,
    detail: Callable[[Occurrence], str] | None = None,
    strong: bool = True,
    bare: Guard | None = None,
    stage: int = 0,
) -> Step:
    """The candidate is a mention if all guards and the test hold; `strong` and `bare` as in `Decision`."""
    refusing = refuse(rule, test, *guards, detail=detail).check

    def check(one: Occurrence) -> Decision | None:
        found = refusing(one)
        if found is None:
            return None
        return Decision(rule, found.detail, one.form.alias, strong, bool(bare and bare(one)))

    return Step(stage or rule.stage, check, rule.id)


def consider(stage: int, check: Check, *guards: Guard) -> Step:
    """A check that decides by rules of its own, if all guards hold."""
    if not guards:
        return Step(stage, check, check.__name__)
    return Step(stage, lambda one: check(one) if all(guard(one) for guard in guards) else None, check.__name__)


def always(_candidate: Candidate, _context: TextContext) -> bool:
    """The test of a rule that applies wherever its guards hold."""
    return True


def shaped(*shapes: str) -> Guard:
    """Guard: the form has one of these shapes."""
    return lambda one: one.form.shape in shapes


def of_kind(*kinds: str) -> Guard:
    """Guard: the subject is of one of these kinds."""
    return lambda one: one.form.kind in kinds


def in_language(*languages: str) -> Guard:
    """Guard: the text is in one of these languages."""
    return lambda one: one.context.language in languages


def unless(guard: Guard) -> Guard:
    """Guard: the other one does not hold."""
    return lambda one: not guard(one)


def unknown(one: Occurrence) -> bool:
    """Guard: no other, unambiguous form of the subject is in the text."""
    return not one.known


def common_word(one: Occurrence) -> bool:
    """Guard: some language has the name as a word."""
    return bool(one.form.common_in)


def nouns_with_capital(one: Occurrence) -> bool:
    """Guard: the text's language prints all nouns with a capital."""
    return one.context.language in packs_with("nouns_capitalized")


def before_printed(one: Occurrence) -> str:
    """Detail: the word before, as printed."""
    return one.previous.printed
