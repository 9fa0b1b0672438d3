"""Sports clubs that are called like their town: "La Velmora ha battuto il Corvane", "Vive a Velmora"."""

from __future__ import annotations

from pipelines.mentions.decision import Candidate
from pipelines.names.named_kinds import CLUB
from pipelines.text.context import TextContext
from presswatch.languages.packs import words

_IN_TOWN = {
    "en": ("in",),
    "it": ("a", "ad", "di", "da", "in", "per", "verso"),
    "es": ("en", "a", "de", "desde", "hacia"),
    "fr": ("à",),
    "de": ("in",),
    "pt": ("em", "no", "na"),
    "tr": (),
    "ru": ("в", "под"),
    "ar": ("في",),
}
"""Prepositions that stand before a town. Italian and Spanish say "del" and "alla" of a club, which has its article."""
_NO_ARTICLE = ("fr", "pt", "en", "de", "es")  # no article tells the club there, or the town has one too


def plays(candidate: Candidate, context: TextContext) -> bool:
    """Whether a club's short name stands in a clause of sport, and not behind a preposition of place."""
    if candidate.form.kinds != CLUB or (_in_town(candidate, context) and context.language not in _NO_ARTICLE):
        return False
    return _sport_around(candidate, context)


def _sport_around(candidate: Candidate, context: TextContext) -> bool:
    around = context.clause(candidate.start, candidate.end, _REACH)
    return any(word.removeprefix("و") in words("sport") for word in around)


_REACH = 90


def in_its_town(candidate: Candidate, context: TextContext) -> str:
    """The preposition of place before a club's short name that tells the town, "" if none does."""
    if candidate.form.kinds != CLUB or not _in_town(candidate, context):
        return ""
    if context.language in _NO_ARTICLE and _sport_around(candidate, context):
        return ""
    following = context.next(candidate.end)
    of_club = context.text[candidate.end : candidate.end + 2] in ("'s", "’s") or (
        following.adjacent and (following.folded in words("sport") or following.folded in words("company_nouns"))
    )
    return "" if of_club else context.before(candidate.start).printed


def _in_town(candidate: Candidate, context: TextContext) -> bool:
    word = context.before(candidate.start)
    return word.adjacent and word.printed.lower() in _IN_TOWN.get(context.language, ())
