"""Names of bodies and outlets printed in small letters: "amnesty" in a hurried message, "conectas", a verb."""

from __future__ import annotations

from pipelines.mentions import rules
from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.common_nouns import cited_in_german
from pipelines.mentions.decision import Candidate, Decision, counted, counted_by_name, refused
from pipelines.mentions.kinds import NOT_OF_OUTLETS
from pipelines.mentions.neighbor_cues import ROMANCE
from pipelines.names.common import is_word_in, is_word_of
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from presswatch.languages.packs import words


def judge_listed_lowercase(candidate: Candidate, context: TextContext) -> Decision:
    """A name that the watchlist gives in small letters: if it is a word as well, it must be cited or quoted."""
    form = candidate.form
    cited = context.quoted(candidate.start, candidate.end) or organization_speaks(candidate, context)
    if (
        not is_word_of(form.common_in, context.language)
        or "." in form.alias
        or cited
        or cited_in_german(candidate, context)
    ):
        return counted(rules.ALIAS, form)
    return refused(rules.WORD_IN_SMALL_LETTERS)


_ORDINALS = frozenset(
    "first second third fourth fifth another each every several many few both these those some two three four five six"
    " seven eight nine ten premier premiere deuxieme second seconde troisieme plusieurs quelques deux trois quatre cinq"
    " primer primera segundo segunda tercer tercera varios varias dos tres cuatro cinco primo prima secondo seconda"
    " terzo terza due tre quattro cinque primeiro primeira terceiro terceira dois duas quatro pierwszy drugi"
    " trzeci dwa trzy ikinci ucuncu birinci iki uc bircok".split()
)
_MANY_OF = frozenset(
    "brood colonies colony flock flocks herd herds kind kinds nest nests number numbers pair pairs pile species swarm"
    " type types".split()
)
_NOUN_IN = ("en", "fr", "es", "it", "pt", "pl", "tr")


def _as_a_noun(candidate: Candidate, context: TextContext) -> str:
    """What makes a body's name in small letters a noun: a number before it, an article and an adjective, its plural.

    "A second kestrel", "the young kestrel", "kestrels"; but "the charity kestrel" tells the body's kind.
    """
    form, word = candidate.form, context.before(candidate.start)
    if (form.kind, form.shape) != ("organization", "word") or context.language not in _NOUN_IN or form.small:
        return ""
    following = context.next(candidate.end)
    if following.adjacent and following.folded in words("company_nouns") | words("people_after") | NOT_OF_OUTLETS:
        return ""  # three greenpeace activists
    surface = context.text[candidate.start : candidate.end]
    if fold(surface).text == form.stem.head + "s" and context.language not in ("pl", "tr"):
        return "its plural"
    begin = candidate.start - len(word.gap) - len(word.printed)
    if not word.adjacent or not (word.printed.islower() or context.sentence_start(begin)):
        return ""
    if word.folded in _ORDINALS | words("indefinite") | words("articles"):
        return word.printed
    article = context.before(begin)
    if word.folded == "of" and article.folded in _MANY_OF:
        return article.printed
    kinds = words("appositions") | words("kinds_of_organizations") | words("company_nouns") | words("function")
    with_article = article.adjacent and article.folded in words("articles") | words("indefinite") | _ORDINALS
    return f"{article.printed} {word.printed}" if with_article and word.folded not in kinds else ""


_WITH_CASES = ("pl", "cs", "ru", "uk")


def judge_lowercase(candidate: Candidate, context: TextContext) -> Decision:
    """A name printed in small letters counts only if no language uses it as a word."""
    form = candidate.form
    letters = sum(c.isalpha() for c in form.stem.head)
    if form.option is not None and form.alias.islower():
        return counted_by_name(form)
    article = context.before(candidate.start).folded
    one = bool(form.common_in) and article in words("indefinite")  # un stern de bateau
    if form.small and not one and not is_word_of(form.common_in, context.language):
        return judge_listed_lowercase(candidate, context)  # papers have articles: "für die taz"
    if noun := _as_a_noun(candidate, context):
        return refused(rules.SMALL_LETTER_NOUN, noun)
    if article in words("indefinite") or (form.shape == "word" and article in words("articles") | words("determiners")):
        return refused(rules.NOUN_AND_ARTICLE)
    if form.small:
        return judge_listed_lowercase(candidate, context)
    if (form.script, form.shape) == ("cyrillic", "acronym"):
        return refused(rules.SMALL_LETTER_ACRONYM)  # Russian and Ukrainian print acronyms in capitals
    if form.shape == "word" and _inflected_word(form.stem.head, article, context.language):
        return refused(rules.INFLECTED_WORD)
    surface = context.text[candidate.start : candidate.end]
    declined = context.language in _WITH_CASES and fold(surface).text != fold(form.alias).text
    if form.shape == "word" and (form.tongue or declined):
        return refused(rules.SMALL_LETTER_CASE)
    if form.weak:
        return refused(rules.NOUN_WITHOUT_ARTICLE)
    if form.kind == "outlet" and form.script == "cyrillic":
        return refused(rules.OUTLET_IN_SMALL_LETTERS)
    if form.shape == "article" or form.common_in or letters < 4 or form.homograph:
        return refused(rules.WORD_IN_SMALL_LETTERS)
    if form.shape == "word" and letters < 5 and context.language not in ("en", ""):
        return refused(rules.SHORT_WORD_IN_SMALL_LETTERS)
    return counted(rules.NAME_IN_SMALL_LETTERS, form)


def _inflected_word(head: str, before: str, language: str) -> bool:
    """Whether a name in small letters is a form of a word: "te conectas", of conectar; after a pronoun always."""
    if language in ROMANCE and before in words("romance_pronouns"):
        return True
    bare = head.removesuffix("s")
    return bare != head and (is_word_in(bare, language) or (language in ROMANCE and is_word_in(bare + "r", language)))
