"""Acronyms printed like words ("la Nato", "l'Oms"), and who else may have a name of these letters: Koji Wada."""

from __future__ import annotations

from pipelines.mentions.longer import headline_verb
from pipelines.mentions.ruling import Candidate, Ruling, named, no, yes
from pipelines.mentions.scene import Neighbour, Scene
from pipelines.names.common import is_common, languages_using
from pipelines.names.countries import lands_told
from pipelines.names.words import is_given_name, words

_ACRONYM_READ_AS_WORD = 4  # Nato, Unesco; shorter ones (Uno, Oms) only after a small word


def judge_acronym_as_word(candidate: Candidate, scene: Scene) -> Ruling:
    """An acronym printed like a word ("la Nato", "l'Oms"): at the beginning of a sentence only if it is a long one."""
    letters = sum(c.isalpha() for c in candidate.form.stem.head)
    previous = scene.before(candidate.start)
    after_small = scene.text[candidate.start - 1 : candidate.start] in ("'", "’") or (
        previous.adjacent and (previous.printed.islower() or previous.folded in words("articles"))
    )
    everyday = candidate.form.script == "cyrillic" or "en" in candidate.form.common_in
    if everyday or (letters < _ACRONYM_READ_AS_WORD and not after_small and not candidate.form.cased):
        return no("a word with a capital, not the acronym")
    if letters < _ACRONYM_READ_AS_WORD and not after_small and _of_a_person(candidate, scene):
        return no("a person's name")
    if not after_small and (somebody := _somebody(candidate, scene)):
        return no(f"a person's surname after {somebody}")
    following = scene.next(candidate.end)
    if candidate.form.common_in and name_follows(candidate, scene) and following.folded not in words("verbs"):
        return no("inside a longer name")
    return yes(named(candidate.form), strong=True, bare=bool(candidate.form.common_in))


def _of_a_person(candidate: Candidate, scene: Scene) -> bool:
    """Whether a word with a capital stands beside a short name that no language has as a word: Aishwarya Rai."""
    previous, following = scene.before(candidate.start), scene.next(candidate.end)
    if following.adjacent and following.capital and following.folded not in words("people_after"):
        return True
    opens = scene.sentence_start(candidate.start - len(previous.gap) - len(previous.printed))
    known = previous.folded in words("function") or (opens and is_common(previous.folded, scene.language, "en"))
    return previous.adjacent and previous.capital and not known


def name_follows(candidate: Candidate, scene: Scene) -> bool:
    """Another name with a capital follows the surname, in no headline: Klein Tools, Quintana Roo."""
    following = scene.next(candidate.end)
    if scene.language == "de" or not following.adjacent or not following.capital:
        return False
    if following.folded in words("people_after") or scene.title_case(candidate.start, candidate.end):
        return False
    if scene.headline(candidate.start, candidate.end, fewest=2 if headline_verb(following, scene) else 3):
        return False
    bare = following.folded.removesuffix("'s")
    own = bare in candidate.form.own or bare in words("not_given")
    return not own and bare.isalpha() and not following.printed.isupper()


def _somebody(candidate: Candidate, scene: Scene) -> str:
    """The given name beside a long acronym that is somebody's surname here, "" if there is none: Koji Wada, Wada Koji.

    A known one, or before it a word with a capital that no language has, nor any country or city.
    """
    previous, following = scene.before(candidate.start), scene.next(candidate.end)
    if following.adjacent and following.capital and is_given_name(following.folded):
        return following.printed
    if scene.language == "de" or not previous.adjacent or not previous.capital:
        return ""
    if is_given_name(previous.folded) and not _of_a_place(previous):
        return previous.printed
    noun = following.adjacent and not any(following.folded in words(kind) for kind in ("function", "verbs"))
    noun = noun and not following.folded.endswith("ed")  # Kremlin Nato talks, Zelensky Nato Bid
    return previous.printed if not noun and _unheard_of(previous) else ""


_KNOWN = ("titles", "not_given", "people_after", "function", "appositions")


def _unheard_of(word: Neighbour) -> bool:
    known = any(word.folded in words(kind) for kind in _KNOWN) or languages_using(word.folded)
    if known or not word.printed.isalpha() or word.printed.isupper():
        return False
    return not _of_a_place(word)


def _of_a_place(word: Neighbour) -> bool:
    """Whether it is a country, a state or a large city: Georgia and Paris are no given names before Nato and Unesco."""
    return bool(lands_told(frozenset({word.folded}))) or word.folded in words("states") | words("not_given")
