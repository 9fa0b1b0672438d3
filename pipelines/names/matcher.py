"""The names of all subjects, compiled once a run into one automaton that finds their forms in a folded text."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from re import _compiler as compiler  # type: ignore[attr-defined]  # the parser of patterns, which has no public name
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick_rs
import regex

from pipelines.common.fold import Folded, fold
from pipelines.common.step import untimed
from pipelines.names.cases import INFLECTING, end_of_case, head_of, is_case, letters_at, tokens_of
from pipelines.names.forms import Form, forms_in_cases, forms_of
from pipelines.names.surnames import Surname, surnames_of
from presswatch.languages.packs import pack_of, packs_with
from presswatch.watchlist.entries import Alias, Subject

# Places of one text at which a subject is looked for: a decision over each takes half a millisecond of a
# processor that all sources share. A report on the subject itself names it some hundred times.
MOST_PLACES = 500
REGEX_TIME_S = 0.05  # a page has many aliases to try: one expression may take this long on one text
_MOST_TIMED_OUT = 10
"""Expressions that may run out of time on one text: the rest is not tried on it, and is reported with them."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_OPTIONS = 4
"""Texts tried of one repeat: by two alternatives that take the same it is known."""
_HOSTILE_LENGTH = 100_000
_HOSTILE_SEEDS = ("a", "a ", "aaaaaaaaab", "A1-", "가나 ", "word word, ", "((", '"', "\n", "x@y.z/")
CHECK_TIME_S = 0.5
_MOST_PARTS = 24
"""Repeats of an expression that are tried with texts of their own: one of an alias has a handful."""
_LETTERS_TRIED = "a1 -_.é가あ川я#\n"
_SECOND = 2
"""Letters of a second word by which names are looked up; one of a word so short that its case may change the other."""


_NOTHING_FOLLOWS: dict[str, list[Form]] = {}
_KEY = 3
"""Characters by which what follows a head is looked up: the space and the beginning of the next word, which may be one
letter long.
"""
_LONGEST_TAIL = 12
"""Letters between a head and what follows it: no case ending is longer."""
_LONGEST_MIDDLE = 16


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that the watchlist gives for a subject."""

    index: int
    alias: Alias
    compiled: Any

    def is_tried(self, folded: Folded) -> bool:
        """True if the conditions of the expression are met in a text."""
        needs = not self.alias.needs or folded_contains(folded, self.alias.needs)
        return needs and not folded_contains(folded, self.alias.not_)


TimedOut = Callable[[Pattern], None]
"""Is called with an expression of the watchlist that ran out of time on a text, where it then finds nothing."""


class Matcher:
    """All names of a watchlist, ready for searching; immutable.

    `subjects` are as given; a form's `index` points into them. The forms that names have in the cases of some languages
    alone, by far the most, are searched in texts of these and derived with the first one.
    """

    __slots__ = ("_bent", "_inside", "_plain", "_surnames", "patterns", "subjects")

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self.subjects = tuple(subjects)
        plain: dict[str, list[Form]] = {}
        inside: list[Form] = []
        for index, subject in enumerate(self.subjects):
            inside += _put_by_head(forms_of(subject, index), plain)
        self._plain = _Heads(plain)
        self._bent: dict[bool, _Cases] = {}
        self._inside = tuple(inside)
        self._surnames: dict[int, tuple[Surname, ...]] = {}
        self.patterns = tuple(_patterns(self.subjects))

    def hits(self, folded: Folded, language: str) -> Iterator[tuple[Form, int, int]]:
        """Every place where the beginning of a form is in the folded text; in alphabets only where words begin.

        `language` is the text's code, "" if it is not known. Aliases with `whole_word = false` are looked for anywhere.
        """
        yield from self._plain.hits(folded.text)
        if pack_of(language) in INFLECTING:
            nouns = language in packs_with("nouns_capitalized")
            yield from self._in_cases(bodies_only=nouns).hits(folded.text, language)
        for form in self._inside:
            for found in re.finditer(re.escape(form.stem.head), folded.text):
                yield form, found.start(), found.end()

    def _in_cases(self, *, bodies_only: bool) -> "_Cases":
        """The names in their cases; `bodies_only`: those of several words and of no person, as German declines them."""
        if bodies_only not in self._bent:
            with untimed(), _without_collector():
                found = chain.from_iterable(
                    forms_in_cases(subject, index)
                    for index, subject in enumerate(self.subjects)
                    if not (bodies_only and subject.kind == "person")
                )
                self._bent[bodies_only] = _Cases(form for form in found if not bodies_only or " " in form.stem.head)
        return self._bent[bodies_only]

    def expressions(self, folded: Folded, timed_out: TimedOut) -> Iterator[tuple[Pattern, int, int]]:
        """What the watchlist's regular expressions find; one that runs out of time on this text finds nothing in it."""
        slow = 0
        for pattern in self.patterns:
            if slow >= _MOST_TIMED_OUT:
                timed_out(pattern)
            elif pattern.is_tried(folded):
                try:
                    found = pattern.compiled.finditer(folded.source, timeout=REGEX_TIME_S)
                    places = [one.span() for one in islice(found, MOST_PLACES)]
                except TimeoutError:
                    slow += 1
                    timed_out(pattern)
                else:
                    yield from ((pattern, low, high) for low, high in places if high > low)

    def surnames(self, index: int) -> tuple[Surname, ...]:
        """The surnames of subject `index`; empty if it is no person."""
        if index not in self._surnames:
            self._surnames[index] = surnames_of(self.subjects[index])
        return self._surnames[index]


def _put_by_head(forms: Iterable[Form], heads: dict[str, list[Form]]) -> list[Form]:
    """Puts forms with the others of their heads; returns those that are looked for anywhere instead."""
    anywhere: list[Form] = []
    for form in forms:
        if form.option is not None and form.option.whole_word is False:
            anywhere.append(form)
        else:
            heads.setdefault(form.stem.head, []).append(form)
    return anywhere


class _Heads:
    """The fixed beginnings of forms in one automaton, compiled when it is first asked."""

    __slots__ = ("_automaton", "_followed", "_forms", "_heads")

    def __init__(self, heads: dict[str, list[Form]]) -> None:
        self._heads = heads
        self._automaton: Any = None
        self._forms: tuple[tuple[Form, ...], ...] = ()
        self._followed: tuple[dict[str, list[Form]], ...] = ()

    def hits(self, text: str) -> Iterator[tuple[Form, int, int]]:
        """The forms whose beginning is in a folded text, with its offsets.

        Text and forms are searched with a capital at the beginning of each word: so nothing is found inside words, at
        the cost of one fast pass.
        """
        if self._automaton is None:
            if not self._heads:
                return
            with untimed(), _without_collector():
                self._compile()
        forms, following = self._forms, self._followed
        for number, start, end in self._automaton.find_matches_as_indexes(text.title(), overlapping=True):
            for form in forms[number]:
                yield form, start, end
            followed = following[number]
            space = text.find(" ", end, end + _LONGEST_TAIL) if followed else -1
            if space >= 0:
                for form in _fitting(followed, text, space):
                    yield form, start, end

    def _compile(self) -> None:
        heads = self._heads
        self._forms = tuple(tuple([form for form in forms if not form.stem.rest]) for forms in heads.values())
        self._followed = tuple(
            _NOTHING_FOLLOWS if len(alone) == len(forms) else _by_what_follows(forms)
            for alone, forms in zip(self._forms, heads.values(), strict=True)
        )
        self._automaton = ahocorasick_rs.AhoCorasick([head.title() for head in heads])
        self._heads = {}


class _Cases:
    """The names that have endings, in one automaton by the letters of their first word that no case changes.

    Those of one first word are looked up by the first letters of the second, which are the same in all cases.
    """

    __slots__ = ("_automaton", "_words")

    def __init__(self, forms: Iterable[Form]) -> None:
        heads: dict[str, dict[str, dict[str, list[Form]]]] = {}
        for form in forms:
            tokens = tokens_of(form.stem.head)
            second = tokens[2] if len(tokens) > 2 and len(tokens[1]) == 1 else ""
            second = second[: _SECOND if len(second) > 2 * _SECOND else 1]
            firsts = heads.setdefault(head_of(form.stem.head), {}).setdefault(tokens[0], {})
            firsts.setdefault(second, []).append(form)
        self._words = tuple(heads.values())
        self._automaton: Any = ahocorasick_rs.AhoCorasick([head.title() for head in heads]) if heads else None

    def hits(self, text: str, language: str) -> Iterator[tuple[Form, int, int]]:
        """The forms that are in a folded text in some case of the language, with its offsets."""
        if self._automaton is None:
            return
        for number, start, _ in self._automaton.find_matches_as_indexes(text.title(), overlapping=True):
            printed = letters_at(text, start)
            second = start + len(printed) + 1
            keys = text[second : second + _SECOND], text[second : second + 1], ""
            for word, by_second in self._words[number].items():
                fitting = [by_second[key] for key in keys if key in by_second]
                if fitting and is_case(word, printed, language):
                    for form in chain(*fitting):
                        person = form.kind == "person"
                        if end := end_of_case(form.stem.head, text, start, language, person=person):
                            yield form, start, end


def _by_what_follows(forms: Iterable[Form]) -> dict[str, list[Form]]:
    """The forms of one head by the beginning of what must follow it, after a point where an initial comes first.

    Of thousands of persons one given name has, those of another surname are so never looked at.
    """
    followed: dict[str, list[Form]] = {}
    for form in forms:
        if form.stem.rest:
            key = "." * form.middle + form.stem.rest[:_KEY]
            followed.setdefault(key, []).append(form)
    return followed


def _fitting(followed: dict[str, list[Form]], text: str, space: int) -> list[Form]:
    """Those whose rest follows at the blank at `space`, or after one word more."""
    ahead = text[space : space + _KEY]
    keys = [ahead, ahead[:-1]]
    if (second := text.find(" ", space + 1, space + _LONGEST_MIDDLE)) > 0:
        ahead = "." + text[second : second + _KEY]
        keys += [ahead, ahead[:-1]]
    return [form for key in keys for form in followed.get(key, ())]


def build_matcher(subjects: Sequence[Subject]) -> Matcher:
    """Compiles the names of all subjects; done once a run (100,000 names take three to four seconds)."""
    with _without_collector():
        return Matcher(subjects)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pauses the collector of cycles: forms make none, and it would walk through all that are made again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _patterns(subjects: Sequence[Subject]) -> Iterator[Pattern]:
    for index, subject in enumerate(subjects):
        for alias in subject.aliases:
            if isinstance(alias, Alias) and alias.regex:
                flags = 0 if alias.case else regex.IGNORECASE
                yield Pattern(index, alias, regex.compile(alias.regex, flags))


def check_regex(pattern: str) -> str | None:
    """What is wrong with a regular expression of the watchlist in plain words, None if it can be used.

    It is tried on long hostile texts (repeated letters, spaces, marks and its own letters; its own marks at the end,
    so that no early refusal hides the cost) with a time limit for each; it must compile and not match the empty text.
    """
    try:
        compiled = regex.compile(pattern, regex.IGNORECASE)
    except regex.error as problem:
        return f"not a regular expression: {problem}"
    if compiled.fullmatch(""):
        return "matches an empty text"
    own = "".join(c for c in pattern if c.isalnum() or c == " ")
    seeds = dict.fromkeys((*_HOSTILE_SEEDS, *([own, *own[:3]] if own else [])))
    for head, seed in (*(("", seed) for seed in seeds), *parts_of(pattern)):
        text = head + (seed * (_HOSTILE_LENGTH // len(seed)))[:_HOSTILE_LENGTH] + "\u0001" + pattern
        if _runs_out_of_time(compiled, text):
            why = f"takes more than {CHECK_TIME_S:g} s on a text of {_HOSTILE_LENGTH:,} characters like {seed[:12]!r}"
            return (
                rf"{why}; bound its repetitions, such as \w{{1,40}} instead of \w+,"
                r" and write what repeats in one way, such as \s+ instead of (?:\s|\s\s)+"
            )
    return None


def _runs_out_of_time(compiled: Any, text: str) -> bool:
    try:
        for _ in zip(range(1000), compiled.finditer(text, timeout=CHECK_TIME_S), strict=False):
            pass
    except TimeoutError:
        return True
    return False


def parts_of(pattern: str) -> Iterator[tuple[str, str]]:
    """For each repeat of an expression what comes before it and what it repeats, as texts that it matches.

    `("A", "#")` and `("A", "##")` for `A(#|##)+x`: only so is a repeat reached that takes one text in several ways.
    """
    try:
        parts = parser.parse(pattern)
    except re.error:
        return  # what only the other engine reads is tried with the texts that suit any
    yield from islice(_repeats(parts, ""), _MOST_PARTS)


def _repeats(parts: Iterable[tuple[Any, Any]], head: str) -> Iterator[tuple[str, str]]:
    for code, value in parts:
        if code in _REPEATS and value[1] > 1:
            yield from ((head, seed) for seed in dict.fromkeys(_samples(value[2])) if seed)
        for inner in _bodies(code, value):
            yield from _repeats(inner, head)
        head += next(iter(_samples([(code, value)])), "")


def _bodies(code: Any, value: Any) -> list[Any]:
    """The expressions inside a part of one."""
    if code is codes.BRANCH:
        return list(value[1])
    if code in _REPEATS:
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    return [value] if code is codes.ATOMIC_GROUP else []


def _samples(parts: Iterable[tuple[Any, Any]]) -> list[str]:
    """A few texts that a sequence of parts matches, by its alternatives; [""] where nothing is taken."""
    found = [""]
    for code, value in parts:
        if code in (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN):
            options = [_letter(code, value)]
        else:
            options = [text for body in _bodies(code, value) for text in _samples(body)] or [""]
        found = [text + option for text in found for option in options][:_OPTIONS]
    return found


def _letter(code: Any, value: Any) -> str:
    """A character that a part of one character takes."""
    if code is codes.LITERAL:
        return chr(value)
    part = parser.SubPattern(parser.State(), [(code, value)])
    one = compiler.compile(part)
    listed = [chr(item) for kind, item in value if kind is codes.LITERAL] if code is codes.IN else []
    return next((char for char in (*listed, *_LETTERS_TRIED) if one.fullmatch(char)), "")


def folded_contains(folded: Folded, words: Sequence[str]) -> bool:
    """True if one of `words` is anywhere in the folded text."""
    return any(fold(word).text in folded.text for word in words)
