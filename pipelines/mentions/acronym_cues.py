"""Cues next to an acronym that it means something else: an apposed kind, a translated name, the wrong article."""

from __future__ import annotations

import re
from functools import cache

from pipelines.mentions import rules
from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate, Decision, counted_by_name, refused
from pipelines.mentions.kinds import program_before, thing_after
from pipelines.mentions.ladder import Ladder, Occurrence, refuse, unknown
from pipelines.mentions.longer import headline_verb
from pipelines.names.countries import lands_told
from pipelines.names.forms import Form
from pipelines.names.words import is_given_name, languages_using
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold_word
from presswatch.languages.packs import affixes, any_of, packs_with, pattern, words
from presswatch.languages.patterns import compiled_later

# What the text says it is

_ARTICLE = rf"(?:(?:{any_of('apposition_articles')}) |{any_of('elided_articles')})"
_APPOSITION = compiled_later(rf"(?:, | \(| [–—-] )(?:{_ARTICLE})?((?:[\w-]+['’]?[ ]?){{1,6}})")
_BARE_APPOSITIONS = frozenset(packs_with("no_articles") + packs_with("romance_language"))
_MOST_WORDS = 4
_PUNCTUATION = 3
_COGNATE = 5


def kind_of_acronym(candidate: Candidate, context: TextContext, names: tuple[str, ...]) -> str:
    """What the acronym is according to the text, if no organization or none of the subject's sort; else "".

    "The ESA, the 1973 law" is a law; an outlet is no police force and has no officers. `names` are the subject's
    folded ones: what one of them says it may be.
    """
    following = context.next(candidate.end)
    if candidate.form.kind == "outlet" and following.adjacent_in("force_members"):
        return following.printed
    kinds = words("instruments") if candidate.form.kind == "person" else words("instruments") | words("forces")
    apposition = _apposition(candidate, context)
    for place, word in enumerate(apposition[:_MOST_WORDS]):
        folded = fold_word(word.strip("'’"))
        if folded in words("function") or folded in words("of_words"):
            return ""
        if is_listed_with_affixes(folded, kinds) and not _is_in_names(folded[:_COGNATE], names):
            return word if _ends_noun(apposition[place + 1 : place + 2], context) else ""
    return ""


def _is_in_names(beginning: str, names: tuple[str, ...]) -> bool:
    return any(beginning in name for name in names)


def _apposition(candidate: Candidate, context: TextContext) -> list[str]:
    """The first words after a comma, bracket or dash, without their article, which English and German need there."""
    mark = context.text[candidate.end : candidate.end + 2]
    if mark[:1] != "," and mark[1:] not in ("(", "–", "—", "-"):
        return []
    found = _APPOSITION.match(context.text, candidate.end)
    bare = found is not None and found.start(1) - candidate.end <= _PUNCTUATION
    if found is None or (bare and context.language not in _BARE_APPOSITIONS):
        return []
    return found.group(1).split()[: _MOST_WORDS + 2]


def is_listed_with_affixes(word: str, kinds: frozenset[str]) -> bool:
    """True if a folded word is listed, where "x*" is the beginning of a word and "*x" the end of one."""
    if word in kinds or any(word[:cut] + "*" in kinds for cut in range(3, len(word) + 1)):
        return True
    return any("*" + word[cut:] in kinds for cut in range(1, len(word) - 2))


def _ends_noun(following: list[str], context: TextContext) -> bool:
    """True if no longer noun is made by the next word: "the law", "the law passed", but not "the law firm"."""
    language = context.language or "en"
    followers = words("words_after_nouns", language)
    if not following or not followers:
        return True
    folded = fold_word(following[0])
    known = folded in words("function") or folded in followers
    return known or folded.endswith(affixes("participle_endings", language))


def _own_words_near(form: Form, context: TextContext) -> bool:
    """True if the text mentions what the subject's full name says: of refugees, where the IRS studies them."""
    own = tuple(form.own)
    return bool(own) and context.once(
        (_own_words_near, form.own), lambda: any(w.startswith(own) for w in context.words)
    )


def _namesake(candidate: Candidate, context: TextContext) -> str:
    """The other body of that acronym that is better known, where the text has none of the subject's own words."""
    form = candidate.form
    return form.namesake if form.namesake and not _own_words_near(form, context) else ""


def _of_another_language(candidate: Candidate, context: TextContext) -> bool:
    """True if the text's language has another acronym for the subject, and nothing points to the subject."""
    form = candidate.form
    if context.language not in form.tongues or _own_words_near(form, context):
        return False
    return not organization_speaks(candidate, context)


def _one_of_many(candidate: Candidate, context: TextContext) -> str:
    """The indefinite article or the like before it, unless a noun follows: "a CPA in Ohio", but "a WHO official"."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if following.gap.startswith(("-", "–", "/")) or (following.adjacent and following.folded not in words("function")):
        return ""
    one = previous.adjacent and previous.folded in words("one_of_many", context.language)
    return previous.printed if one else ""


def _without_conditions(one: Occurrence) -> bool:
    return one.form.option is None and not one.known


def of_something_else(one: Occurrence) -> Decision | None:
    """The refusal of an acronym that is not the subject's here, else None."""
    return _ACRONYM.decide(one)


@cache
def _hyphenated_ending(language: str) -> re.Pattern[str] | None:
    return pattern("acronym_endings", language, r"-%s(?![\w-])")


def case_ending_length(candidate: Candidate, context: TextContext) -> int:
    """How many characters after an acronym are its case, joined by a hyphen: CERN-ie, WOŚP-u."""
    ending = _hyphenated_ending(context.language) if candidate.form.shape == "acronym" else None
    found = ending.match(context.text, candidate.end) if ending else None
    return len(found.group()) if found else 0


_ACRONYM = Ladder(
    refuse(rules.OTHERS_ACRONYM, _namesake, _without_conditions),
    refuse(rules.ACRONYM_OF_OTHER_LANGUAGE, _of_another_language, _without_conditions),
    refuse(rules.ONE_OF_MANY, _one_of_many),
    refuse(rules.ACRONYM_OF_A_THING, thing_after),
    refuse(rules.ACRONYM_OF_A_PROGRAM, program_before, unknown),
)


_ACRONYM_READ_AS_WORD = 4  # Nato, Unesco; shorter ones (Uno, Oms) only after a small word


def judge_acronym_as_word(one: Occurrence) -> Decision:
    """An acronym printed like a word ("la Nato", "l'Oms"): at the beginning of a sentence only if it is a long one."""
    candidate, context, form = one.candidate, one.context, one.form
    short = sum(c.isalpha() for c in form.stem.head) < _ACRONYM_READ_AS_WORD
    after_small = _after_small_word(one)
    everyday = form.script == "cyrillic" or "en" in form.common_in
    if everyday or (short and not after_small and not form.cased):
        return refused(rules.ACRONYM_AS_WORD)
    if not after_small and (somebody := _somebody(candidate, context)):
        return refused(rules.SURNAME_AFTER, somebody)
    if form.common_in and name_follows(candidate, context) and one.following.folded not in words("verbs"):
        return refused(rules.INSIDE_LONGER_NAME)
    return counted_by_name(form, strong=True, bare=bool(form.common_in))


def _after_small_word(one: Occurrence) -> bool:
    previous = one.previous
    if one.context.text[one.candidate.start - 1 : one.candidate.start] in ("'", "’"):
        return True
    return previous.adjacent and (previous.printed.islower() or previous.listed_in(one.context.language, "articles"))


def name_follows(candidate: Candidate, context: TextContext) -> bool:
    """Another name with a capital follows the surname, in no headline: Klein Tools, Quintana Roo."""
    following = context.next(candidate.end)
    if context.language in packs_with("nouns_capitalized") or not following.adjacent or not following.capital:
        return False
    if following.folded in words("people_after") or context.title_case(candidate.start, candidate.end):
        return False
    if context.headline(candidate.start, candidate.end, fewest=2 if headline_verb(following, context) else 3):
        return False
    bare = following.folded.removesuffix("'s")
    own = bare in candidate.form.own or bare in words("not_given")
    return not own and bare.isalpha() and not following.printed.isupper()


def _somebody(candidate: Candidate, context: TextContext) -> str:
    """The given name next to a long acronym that is somebody's surname here, "" if there is none: Koji Wada, Wada Koji.

    A known one, or before it a word with a capital that no language has, nor any country or city.
    """
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if following.adjacent and following.capital and is_given_name(following.folded):
        return following.printed
    if context.language in packs_with("nouns_capitalized") or not previous.adjacent or not previous.capital:
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
    """True if it is a country, a state or a large city: Georgia and Paris are no given names before Nato and Unesco."""
    return bool(lands_told(frozenset({word.folded}))) or word.folded in words("states") | words("not_given")
