"""Names of organizations and outlets in lower case: "amnesty" in a hurried message, "conectas", a verb."""

from __future__ import annotations

from pipelines.mentions import rules
from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.common_nouns import cited_in_german
from pipelines.mentions.decision import Candidate, Decision, counted, counted_by_name, refused
from pipelines.mentions.neighbor_cues import ROMANCE
from pipelines.names.words import is_word_in, is_word_of
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold
from presswatch.languages.packs import packs_with


def judge_lowercase(candidate: Candidate, context: TextContext) -> Decision:
    """A name printed in lower case counts only if no language uses it as a word."""
    form = candidate.form
    if form.option is not None and form.alias.islower():
        return counted_by_name(form)
    if form.small and _is_distinct(candidate, context):
        return judge_listed_lowercase(candidate, context)
    if noun := _as_noun(candidate, context):
        return refused(rules.SMALL_LETTER_NOUN, noun)
    if _has_article(candidate, context):
        return refused(rules.NOUN_AND_ARTICLE)
    if form.small:
        return judge_listed_lowercase(candidate, context)
    rule = next((rule for refuses, rule in _RULES if refuses(candidate, context)), None)
    return refused(rule) if rule else counted(rules.NAME_IN_SMALL_LETTERS, form)


def _has_article(candidate: Candidate, context: TextContext) -> bool:
    article = context.before(candidate.start)
    if article.listed_in(context.language, "indefinite"):
        return True
    return candidate.form.shape == "word" and article.listed_in(context.language, "articles", "determiners")


def _is_distinct(candidate: Candidate, context: TextContext) -> bool:
    """True if the name is no word of the text's language: papers have articles ("für die taz"), but "un stern"."""
    common_in = candidate.form.common_in
    if is_word_of(common_in, context.language):
        return False
    return not common_in or not context.before(candidate.start).listed_in(context.language, "indefinite")


def judge_listed_lowercase(candidate: Candidate, context: TextContext) -> Decision:
    """A name that the watchlist has in lower case: if it is a word as well, it must be cited or quoted."""
    form = candidate.form
    if not is_word_of(form.common_in, context.language) or "." in form.alias:
        return counted(rules.ALIAS, form)
    cues = (organization_speaks, cited_in_german)
    if context.quoted(candidate.start, candidate.end) or any(cue(candidate, context) for cue in cues):
        return counted(rules.ALIAS, form)
    return refused(rules.WORD_IN_SMALL_LETTERS)


_WITH_NUMBERS = frozenset(packs_with("number_words"))
_PLURAL_IN_S = frozenset(packs_with("plural_in_s"))


def _as_noun(candidate: Candidate, context: TextContext) -> str:
    """What makes an organization's name a noun: a number before it, an article and an adjective, its plural; else "".

    "A second kestrel", "the young kestrel", "kestrels"; but "the charity kestrel" has a word for its kind.
    """
    form, word = candidate.form, context.before(candidate.start)
    if (form.kind, form.shape) != ("organization", "word") or context.language not in _WITH_NUMBERS or form.small:
        return ""
    if context.next(candidate.end).adjacent_in("company_nouns", "people_after", "party_members"):
        return ""  # three greenpeace activists
    surface = context.text[candidate.start : candidate.end]
    if context.language in _PLURAL_IN_S and fold(surface).text == form.stem.head + "s":
        return "its plural"
    begin = candidate.start - word.width
    if not word.adjacent or not (word.printed.islower() or context.sentence_start(begin)):
        return ""
    return _determiner(word, context.before(begin), context.language)


def _determiner(word: Token, article: Token, language: str) -> str:
    """The number or article before a noun, also with an adjective or "of" between; "" if there is none."""
    if _is_determiner(word, language):
        return word.printed
    if word.folded == "of" and article.listed("group_words"):
        return article.printed
    if not article.adjacent or not _is_determiner(article, language):
        return ""
    adjective = not word.listed("appositions", "kinds_of_organizations", "company_nouns", "function")
    return f"{article.printed} {word.printed}" if adjective else ""


def _is_determiner(word: Token, language: str) -> bool:
    return word.listed("number_words") or word.listed_in(language, "indefinite", "articles")


_WITH_CASES = frozenset(packs_with("has_case_endings"))
_SHORT_WORDS = frozenset(packs_with("ambiguous_word_classes")) | {""}
_FEWEST_LETTERS = 4
_FEWEST_LETTERS_OF_WORDS = 5  # but in English, whose short words are many


def _letters(candidate: Candidate) -> int:
    return sum(map(str.isalpha, candidate.form.stem.head))


def _is_everyday(candidate: Candidate, _: TextContext) -> bool:
    form = candidate.form
    return form.shape == "article" or bool(form.common_in or form.homograph) or _letters(candidate) < _FEWEST_LETTERS


def _is_short(candidate: Candidate, context: TextContext) -> bool:
    if candidate.form.shape != "word" or context.language in _SHORT_WORDS:
        return False
    return _letters(candidate) < _FEWEST_LETTERS_OF_WORDS


def _is_declined(candidate: Candidate, context: TextContext) -> bool:
    """True if a name has a form that only nouns have, or another case than in the watchlist."""
    if candidate.form.shape != "word":
        return False
    surface = context.text[candidate.start : candidate.end]
    other_case = context.language in _WITH_CASES and fold(surface).text != fold(candidate.form.alias).text
    return bool(candidate.form.tongue) or other_case


def _is_inflected_word(candidate: Candidate, context: TextContext) -> bool:
    """True if it is a form of a word: "te conectas", of conectar; after a pronoun always."""
    if candidate.form.shape != "word":
        return False
    romance = context.language in ROMANCE
    if romance and context.before(candidate.start).listed("romance_pronouns"):
        return True
    head = candidate.form.stem.head
    bare = head.removesuffix("s")
    words_of_form = (bare, bare + "r") if romance else (bare,)
    return bare != head and any(is_word_in(word, context.language) for word in words_of_form)


def _is_acronym(candidate: Candidate, _: TextContext) -> bool:
    """Russian and Ukrainian print acronyms in capitals."""
    return (candidate.form.script, candidate.form.shape) == ("cyrillic", "acronym")


def _is_outlet(candidate: Candidate, _: TextContext) -> bool:
    return (candidate.form.kind, candidate.form.script) == ("outlet", "cyrillic")


def _lacks_article(candidate: Candidate, _: TextContext) -> bool:
    return candidate.form.weak


_RULES = (
    (_is_acronym, rules.SMALL_LETTER_ACRONYM),
    (_is_inflected_word, rules.INFLECTED_WORD),
    (_is_declined, rules.SMALL_LETTER_CASE),
    (_lacks_article, rules.NOUN_WITHOUT_ARTICLE),
    (_is_outlet, rules.OUTLET_IN_SMALL_LETTERS),
    (_is_everyday, rules.WORD_IN_SMALL_LETTERS),
    (_is_short, rules.SHORT_WORD_IN_SMALL_LETTERS),
)
"""Checks by which a name in lower case does not count, with their rules."""
