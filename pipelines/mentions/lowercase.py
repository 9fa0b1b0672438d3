"""Names of organizations and outlets in lower case: "amnesty" in a hurried message, "conectas", a verb."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.mentions import rules
from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.common_nouns import cited_in_german
from pipelines.mentions.decision import Candidate, Decision, counted, counted_by_name, refused
from pipelines.mentions.neighbor_cues import ROMANCE
from pipelines.mentions.rules import Rule
from pipelines.names.common import is_word_in, is_word_of
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold
from presswatch.languages.packs import packs_with, words


def judge_lowercase(candidate: Candidate, context: TextContext) -> Decision:
    """A name printed in lower case counts only if no language uses it as a word."""
    form = candidate.form
    if form.option is not None and form.alias.islower():
        return counted_by_name(form)
    article = context.before(candidate.start).folded
    indefinite = article in words("indefinite")
    one = bool(form.common_in) and indefinite  # un stern de bateau
    if form.small and not one and not is_word_of(form.common_in, context.language):
        return judge_listed_lowercase(candidate, context)  # papers have articles: "für die taz"
    if noun := _as_noun(candidate, context):
        return refused(rules.SMALL_LETTER_NOUN, noun)
    if indefinite or (form.shape == "word" and (article in words("articles") or article in words("determiners"))):
        return refused(rules.NOUN_AND_ARTICLE)
    if form.small:
        return judge_listed_lowercase(candidate, context)
    rule = next(_rules_against(candidate, context), None)
    return refused(rule) if rule else counted(rules.NAME_IN_SMALL_LETTERS, form)


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
_OF_ORGANIZATIONS = ("company_nouns", "people_after", "party_members")
_NO_ADJECTIVES = ("appositions", "kinds_of_organizations", "company_nouns", "function")


def _as_noun(candidate: Candidate, context: TextContext) -> str:
    """What makes an organization's name a noun: a number before it, an article and an adjective, its plural; else "".

    "A second kestrel", "the young kestrel", "kestrels"; but "the charity kestrel" has a word for its kind.
    """
    form, word = candidate.form, context.before(candidate.start)
    if (form.kind, form.shape) != ("organization", "word") or context.language not in _WITH_NUMBERS or form.small:
        return ""
    following = context.next(candidate.end)
    if following.adjacent and any(following.folded in words(meaning) for meaning in _OF_ORGANIZATIONS):
        return ""  # three greenpeace activists
    surface = context.text[candidate.start : candidate.end]
    if context.language in _PLURAL_IN_S and fold(surface).text == form.stem.head + "s":
        return "its plural"
    begin = candidate.start - word.width
    if not word.adjacent or not (word.printed.islower() or context.sentence_start(begin)):
        return ""
    return _determiner(word, context.before(begin))


def _determiner(word: Token, article: Token) -> str:
    """The number or article before a noun, also with an adjective or "of" between; "" if there is none."""
    if _is_determiner(word):
        return word.printed
    if word.folded == "of" and article.folded in words("group_words"):
        return article.printed
    if not article.adjacent or not _is_determiner(article):
        return ""
    adjective = not any(word.folded in words(meaning) for meaning in _NO_ADJECTIVES)
    return f"{article.printed} {word.printed}" if adjective else ""


def _is_determiner(word: Token) -> bool:
    return any(word.folded in words(meaning) for meaning in ("number_words", "indefinite", "articles"))


_WITH_CASES = frozenset(packs_with("has_case_endings"))
_FEWEST_LETTERS = 4
_FEWEST_LETTERS_OF_WORDS = 5  # except in English


def _rules_against(candidate: Candidate, context: TextContext) -> Iterator[Rule]:
    """The rules by which a name in lower case does not count."""
    form, word = candidate.form, candidate.form.shape == "word"
    if (form.script, form.shape) == ("cyrillic", "acronym"):
        yield rules.SMALL_LETTER_ACRONYM  # Russian and Ukrainian print acronyms in capitals
    if word and _is_inflected_word(form.stem.head, context.before(candidate.start).folded, context.language):
        yield rules.INFLECTED_WORD
    if word and (form.tongue or _is_declined(candidate, context)):
        yield rules.SMALL_LETTER_CASE
    if form.weak:
        yield rules.NOUN_WITHOUT_ARTICLE
    if form.kind == "outlet" and form.script == "cyrillic":
        yield rules.OUTLET_IN_SMALL_LETTERS
    letters = sum(map(str.isalpha, form.stem.head))
    if form.shape == "article" or form.common_in or form.homograph or letters < _FEWEST_LETTERS:
        yield rules.WORD_IN_SMALL_LETTERS
    if word and letters < _FEWEST_LETTERS_OF_WORDS and context.language not in ("en", ""):
        yield rules.SHORT_WORD_IN_SMALL_LETTERS


def _is_declined(candidate: Candidate, context: TextContext) -> bool:
    surface = context.text[candidate.start : candidate.end]
    return context.language in _WITH_CASES and fold(surface).text != fold(candidate.form.alias).text


def _is_inflected_word(head: str, before: str, language: str) -> bool:
    """True if a name in lower case is a form of a word: "te conectas", of conectar; after a pronoun always."""
    if language in ROMANCE and before in words("romance_pronouns"):
        return True
    bare = head.removesuffix("s")
    return bare != head and (is_word_in(bare, language) or (language in ROMANCE and is_word_in(bare + "r", language)))
