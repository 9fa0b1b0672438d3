"""Articles before names of one word: the name's own in another form, or the one of a common noun."""

from __future__ import annotations

from pipelines.mentions.decision import Candidate
from pipelines.mentions.longer import capital_beside
from pipelines.mentions.neighbor_cues import ROMANCE, cites
from pipelines.names.words import very_common_words
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold
from presswatch.languages.packs import words


def in_contraction(candidate: Candidate, context: TextContext) -> bool:
    """The article of "Il Foglio" may stand in another form: "il direttore del Foglio"."""
    previous = context.before(candidate.start)
    contracted = previous.adjacent and previous.printed.islower() and previous.folded in words("contractions")
    own = context.language in ROMANCE and context.language in candidate.form.common_in
    return contracted and own and cites(candidate, context) and not capital_beside(candidate, context)


def with_article(candidate: Candidate, context: TextContext) -> bool:
    """An organization of one word has no article ("in the Amazon are"), unless a noun follows; outlets may."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if context.language in ROMANCE and (previous.adjacent or previous.folded == "l"):
        article = previous.folded.rsplit("'", 1)[-1] in words("romance_articles")
        # Other words in the sisters of Portuguese: "à Horizon" in French, "da Libera" in Italian.
        if previous.folded in words("portuguese_articles") and context.language != "pt":
            return False
        return (
            article
            and not (candidate.form.kind == "outlet" and cites(candidate, context))
            and not _as_cited(previous, candidate, context)
        )
    joined = following.gap[:1] in ("-", "–", "/")
    own = context.text[candidate.end : candidate.end + 2] in ("'s", "’s")
    if own and previous.folded == "the" and candidate.form.stem.head in very_common_words("en"):
        return True
    alone = not joined and (not following.adjacent or following.folded in words("function"))
    if context.language == "en" and previous.adjacent and previous.folded in words("determiners") and alone:
        return True
    if candidate.form.kind == "outlet" or not previous.adjacent:
        return False
    if previous.folded in words("not_given") and following.folded not in words("company_nouns"):
        place = candidate.start - len(previous.gap) - len(previous.printed)
        return context.language == "en" and context.before(place).folded == "the"  # the Canadian Prairie
    return previous.printed == "the" and (not following.adjacent or following.folded in words("function"))


def _as_cited(article: Token, candidate: Candidate, context: TextContext) -> bool:
    """Whether words of citing stand before the article and the clause ends behind: "Segundo a Teto, faltam verbas"."""
    citing = context.before(candidate.start - len(article.gap) - len(article.printed))
    closed = context.next(candidate.end).gap.startswith(",")
    return citing.adjacent and citing.folded in _CITING and (closed or candidate.form.kind == "outlet")


_CITING = frozenset({"segundo", "segun", "selon", "secondo", "conforme"})


_UNCONTRACTED = {
    "it": ({"a", "di", "de", "da", "su", "in"}, {"il", "lo", "la", "i", "gli", "le"}),
    "fr": ({"a", "de"}, {"le", "les"}),
    "es": ({"a", "de"}, {"el"}),
    "pt": ({"de", "em", "por"}, {"o", "a", "os", "as"}),
}
"""Prepositions and articles that make one word in these languages, but for the article of a title."""


def uncontracted(candidate: Candidate, context: TextContext) -> bool:
    """Whether the article stands whole behind a preposition that would take it in: "passò a la Repubblica"."""
    article, _, noun = context.text[candidate.start : candidate.end].partition(" ")
    prepositions, articles = _UNCONTRACTED.get(context.language, (set(), set()))
    previous = context.before(candidate.start)
    whole = previous.adjacent and previous.folded in prepositions and article.lower() in articles
    return whole and noun[:1].isupper()


def small_article(candidate: Candidate, context: TextContext) -> int:
    """How many characters of a small "the", "die", "le" at the beginning belong to the sentence, not to the name."""
    surface = context.text[candidate.start : candidate.end]
    first, space, rest = surface.partition(" ")
    if space and context.language == "de" and context.text[candidate.end : candidate.end + 1] == "-":
        return len(first) + 1 if fold(first).text in words("articles") else 0  # Der Spiegel-Titel
    own = candidate.form.alias.startswith(f"{first} ")  # la Repubblica
    if space and not own and first.islower() and rest[:1].isupper() and fold(first).text in words("articles"):
        return len(first) + 1
    return 0
