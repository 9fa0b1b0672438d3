"""Acronyms printed like words ("la Nato", "l'Oms"), and who else may have a name of these letters: Koji Wada."""

from __future__ import annotations

from pipelines.mentions import rules
from pipelines.mentions.decision import Candidate, Decision, counted_by_name, refused
from pipelines.mentions.longer import headline_verb
from pipelines.names.common import is_common, languages_using
from pipelines.names.countries import lands_told
from pipelines.names.words import is_given_name
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import words

_ACRONYM_READ_AS_WORD = 4  # Nato, Unesco; shorter ones (Uno, Oms) only after a small word


def judge_acronym_as_word(candidate: Candidate, context: TextContext) -> Decision:
    """An acronym printed like a word ("la Nato", "l'Oms"): at the beginning of a sentence only if it is a long one."""
    letters = sum(c.isalpha() for c in candidate.form.stem.head)
    previous = context.before(candidate.start)
    after_small = context.text[candidate.start - 1 : candidate.start] in ("'", "’") or (
        previous.adjacent and (previous.printed.islower() or previous.folded in words("articles"))
    )
    everyday = candidate.form.script == "cyrillic" or "en" in candidate.form.common_in
    if everyday or (letters < _ACRONYM_READ_AS_WORD and not after_small and not candidate.form.cased):
        return refused(rules.ACRONYM_AS_WORD)
    if letters < _ACRONYM_READ_AS_WORD and not after_small and _of_a_person(candidate, context):
        return refused(rules.PERSONS_NAME)
    if not after_small and (somebody := _somebody(candidate, context)):
        return refused(rules.SURNAME_AFTER, somebody)
    following = context.next(candidate.end)
    if candidate.form.common_in and name_follows(candidate, context) and following.folded not in words("verbs"):
        return refused(rules.INSIDE_LONGER_NAME)
    return counted_by_name(candidate.form, strong=True, bare=bool(candidate.form.common_in))


def _of_a_person(candidate: Candidate, context: TextContext) -> bool:
    """Whether a word with a capital stands beside a short name that no language has as a word: Aishwarya Rai."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if following.adjacent and following.capital and following.folded not in words("people_after"):
        return True
    opens = context.sentence_start(candidate.start - len(previous.gap) - len(previous.printed))
    known = previous.folded in words("function") or (opens and is_common(previous.folded, context.language, "en"))
    return previous.adjacent and previous.capital and not known


def name_follows(candidate: Candidate, context: TextContext) -> bool:
    """Another name with a capital follows the surname, in no headline: Klein Tools, Quintana Roo."""
    following = context.next(candidate.end)
    if context.language == "de" or not following.adjacent or not following.capital:
        return False
    if following.folded in words("people_after") or context.title_case(candidate.start, candidate.end):
        return False
    if context.headline(candidate.start, candidate.end, fewest=2 if headline_verb(following, context) else 3):
        return False
    bare = following.folded.removesuffix("'s")
    own = bare in candidate.form.own or bare in words("not_given")
    return not own and bare.isalpha() and not following.printed.isupper()


def _somebody(candidate: Candidate, context: TextContext) -> str:
    """The given name beside a long acronym that is somebody's surname here, "" if there is none: Koji Wada, Wada Koji.

    A known one, or before it a word with a capital that no language has, nor any country or city.
    """
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if following.adjacent and following.capital and is_given_name(following.folded):
        return following.printed
    if context.language == "de" or not previous.adjacent or not previous.capital:
        return ""
    if is_given_name(previous.folded) and not _of_a_place(previous):
        return previous.printed
    noun = following.adjacent and not any(following.folded in words(kind) for kind in ("function", "verbs"))
    noun = noun and not following.folded.endswith("ed")  # Kremlin Nato talks, Zelensky Nato Bid
    return previous.printed if not noun and _unheard_of(previous) else ""


_KNOWN = ("titles", "not_given", "people_after", "function", "appositions")


def _unheard_of(word: Token) -> bool:
    known = any(word.folded in words(kind) for kind in _KNOWN) or languages_using(word.folded)
    if known or not word.printed.isalpha() or word.printed.isupper():
        return False
    return not _of_a_place(word)


def _of_a_place(word: Token) -> bool:
    """Whether it is a country, a state or a large city: Georgia and Paris are no given names before Nato and Unesco."""
    return bool(lands_told(frozenset({word.folded}))) or word.folded in words("states") | words("not_given")
