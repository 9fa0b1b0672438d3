"""A name found at a place of a text, the decision over it, and the ladders of rules that make it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeVar

from pipelines.mentions import rules
from pipelines.mentions.rules import Rule
from pipelines.names.forms import Form
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import packs_with


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
    like: "Decision | None" = None

    @property
    def counts(self) -> bool:
        """True if the candidate is a mention."""
        return self.rule.counts

    def explain(self, language: str = "en") -> str:
        """The reason in a language, in English if its catalogue has none; UsageError if there is no catalogue."""
        sentence = self.rule.summary
        if language != "en":
            from presswatch.locale import catalogue  # noqa: PLC0415 - loads Babel

            sentence = str(catalogue(language).pgettext(self.rule.id, sentence))
        return sentence.format(name=self.name, detail=self.like.explain(language) if self.like else self.detail)

    @property
    def stored(self) -> str:
        """The id of the rule and the reason in English: the `rule` of a mention in the record."""
        return f"{self.rule.id}: {self.explain()}"


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
    """True if a surname has its capital; its particles need none: "von der Leyen"."""
    return re.split("[ '’-]", surface)[-1][:1].isupper()


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, eq=False)
class Occurrence:
    """A form at a place of a text, its word boundaries looked at: a candidate for a mention.

    `start` and `end` (exclusive) are offsets into the text. `known`: another, unambiguous form of the subject is in the
    text; `in_full`: one of several words.
    """

    form: Form
    start: int
    end: int
    context: TextContext
    known: bool = False
    in_full: bool = False
    _answers: "dict[Callable[[Occurrence], Any], Any]" = field(default_factory=dict, init=False)

    @property
    def index(self) -> int:
        """The number of the subject that the form names."""
        return self.form.index

    @property
    def language(self) -> str:
        """The language of the text, "" if it is not known."""
        return self.context.language

    @property
    def assumed_language(self) -> str:
        """The language of the text; English where it is not known."""
        return self.context.assumed_language

    @property
    def surface(self) -> str:
        """The name as printed."""
        return self.context.text[self.start : self.end]

    @property
    def previous(self) -> Token:
        """The word before it."""
        return self.context.before(self.start)

    @property
    def earlier(self) -> Token:
        """The word before the previous one."""
        return self.context.before(self.start - self.previous.width)

    @property
    def following(self) -> Token:
        """The word after it."""
        return self.context.next(self.end)

    @property
    def beyond(self) -> Token:
        """The word after the following one."""
        return self.context.next(self.end + self.following.width)

    def quoted(self) -> bool:
        """True if the name alone is in quotation marks."""
        return self.context.quoted(self.start, self.end)

    def opens_sentence(self) -> bool:
        """True if it begins a sentence or a line, so that its capital means nothing."""
        return self.context.sentence_start(self.start)

    def in_title_case(self) -> bool:
        """True if it is in a headline in which every long word has a capital."""
        return self.context.title_case(self.start, self.end)

    def has(self, flag: str) -> bool:
        """True if the pack of the text's language has the flag."""
        return self.context.has(flag)

    def in_english(self) -> bool:
        """True if the text is read as English: it is in English, or its language is not known."""
        return self.context.in_english

    def left(self, length: int) -> str:
        """The `length` characters before it."""
        return self.context.text[max(0, self.start - length) : self.start]

    def right(self, length: int) -> str:
        """The `length` characters after it."""
        return self.context.text[self.end : self.end + length]

    def goes_on(self, pattern: re.Pattern[str] | None) -> re.Match[str] | None:
        """What a pattern finds right after it."""
        return pattern.match(self.context.text, self.end) if pattern else None

    def ask(self, question: "Callable[[Occurrence], Answer]") -> Answer:
        """The answer to a question that several rules ask, found once."""
        if question not in self._answers:
            self._answers[question] = question(self)
        found: Answer = self._answers[question]
        return found


Decided = list[tuple[Occurrence, Decision]]
"""The candidates of one text, each with its decision."""
Test = Callable[[Occurrence], object]
"""True, or the word that decides, if a rule applies to an occurrence."""
Check = Callable[[Occurrence], Decision | None]


class Step(NamedTuple):
    """A check of a ladder; `rule` gives its place in the order, `name` is its id, or the function that has several."""

    rule: Rule
    check: Check
    name: str


class Ladder:
    """Checks in the order of their rules' stages: the first that applies decides."""

    def __init__(self, *steps: Step) -> None:
        self.steps = tuple(sorted(steps, key=lambda step: step.rule.stage))

    def decide(self, occurrence: Occurrence) -> Decision | None:
        """The decision of the first check that makes one, None if none does."""
        for _, check, _ in self.steps:
            decision = check(occurrence)
            if decision is not None:
                return decision
        return None


def refuse(rule: Rule, test: Test, *guards: Test) -> Step:
    """The candidate is no mention if all guards and the test hold; the test may give the word that decides."""

    def check(one: Occurrence) -> Decision | None:
        if rule.languages and one.context.language not in rule.languages:
            return None
        for guard in guards:
            if not guard(one):
                return None
        found = test(one)
        return Decision(rule, found if isinstance(found, str) else "") if found else None

    return Step(rule, check, rule.id)


def accept(rule: Rule, test: Test, *guards: Test, strong: bool = True, bare: Test | None = None) -> Step:
    """The candidate is a mention if all guards and the test hold; `strong` and `bare` as in `Decision`."""
    found = refuse(rule, test, *guards).check

    def check(one: Occurrence) -> Decision | None:
        decision = found(one)
        if decision is None:
            return None
        return Decision(rule, decision.detail, one.form.alias, strong, bool(bare and bare(one)))

    return Step(rule, check, rule.id)


def consider(rule: Rule, check: Check, *guards: Test) -> Step:
    """A check at the place of one of its rules that decides by several, if all guards hold."""
    return Step(rule, lambda one: check(one) if all(guard(one) for guard in guards) else None, check.__name__)


def shaped(*shapes: str) -> Test:
    """Guard: the form has one of these shapes."""
    return lambda one: one.form.shape in shapes


def of_kind(*kinds: str) -> Test:
    """Guard: the subject is of one of these kinds."""
    return lambda one: one.form.kind in kinds


def in_script(*scripts: str) -> Test:
    """Guard: the name is in one of these scripts."""
    return lambda one: one.form.script in scripts


def language_has(flag: str) -> Test:
    """Guard: the pack of the text's language has the flag."""
    languages = packs_with(flag)
    return lambda one: one.context.language in languages


def unless(guard: Test) -> Test:
    """Guard: the other one does not hold."""
    return lambda one: not guard(one)


def either(
    first: Callable[[Occurrence], Answer], *others: Callable[[Occurrence], Answer]
) -> Callable[[Occurrence], Answer]:
    """A test that holds if one of these does: its answer is that of the first that holds, or of the last."""

    def answer(one: Occurrence) -> Answer:
        found = first(one)
        for test in others:
            found = found or test(one)
        return found

    return answer


def asked(test: Callable[[Occurrence], Answer]) -> Callable[[Occurrence], Answer]:
    """The same test, whose answer for an occurrence is remembered, as several rules ask for it."""
    return lambda one: one.ask(test)


named_in_full: Callable[[Occurrence], bool] = attrgetter("in_full")
"""Guard: a form of several words is in the text."""
word_precedes: Callable[[Occurrence], bool] = attrgetter("previous.adjacent")
"""Guard: only a space lies between the name and the word before it."""
word_follows: Callable[[Occurrence], bool] = attrgetter("following.adjacent")
"""Guard: only a space lies between the name and the next word."""
capital_precedes: Callable[[Occurrence], bool] = attrgetter("previous.adjacent_capital")
"""Guard: the word before begins with a capital letter."""
capital_follows: Callable[[Occurrence], bool] = attrgetter("following.adjacent_capital")
"""Guard: the next word begins with a capital letter."""
word_before: Callable[[Occurrence], str] = attrgetter("previous.printed")
"""The word before the name, as it is printed."""


def unknown(one: Occurrence) -> bool:
    """Guard: no other, unambiguous form of the subject is in the text."""
    return not one.known


def common_word(one: Occurrence) -> bool:
    """Guard: some language has the name as a word."""
    return bool(one.form.common_in)


def only_if(
    *guards: Test,
) -> Callable[[Callable[[Occurrence], Answer]], Callable[[Occurrence], Answer | Literal[False]]]:
    """A test that is tried only where all guards hold, and else finds nothing."""

    def decorate(test: Callable[[Occurrence], Answer]) -> Callable[[Occurrence], Answer | Literal[False]]:
        @wraps(test)
        def guarded(one: Occurrence) -> Answer | Literal[False]:
            for guard in guards:
                if not guard(one):
                    return False
            return test(one)

        return guarded

    return decorate


def follows(*meanings: str) -> Test:
    """Guard: the next word is listed under one of the meanings."""
    return lambda one: one.following.adjacent_in(*meanings)


def goes_on(pattern: re.Pattern[str]) -> Test:
    """Guard: a pattern matches right after the name."""
    return lambda one: one.goes_on(pattern)


def placed(check: Callable[[TextContext, int, int], bool]) -> Test:
    """Guard: the text says so of the place of the name."""
    return lambda one: check(one.context, one.start, one.end)


def comes_before(*meanings: str) -> Test:
    """Guard: the word before is listed under one of the meanings."""
    return lambda one: one.previous.adjacent_in(*meanings)


def after_apostrophe(one: Occurrence) -> bool:
    """Guard: an apostrophe joins an article to the name."""
    return one.left(1) in ("'", "’")


def joined(one: Occurrence) -> bool:
    """Guard: a hyphen or slash joins the next word to the name."""
    return one.following.gap.startswith(("-", "–", "/"))
