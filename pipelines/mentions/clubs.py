"""Sports clubs that are called like their town: "La Velmora ha battuto il Corvane", "Vive a Velmora"."""

from __future__ import annotations

from pipelines.mentions.ruling import Candidate
from pipelines.mentions.scene import Scene
from pipelines.names.named_kinds import CLUB
from pipelines.names.words import words

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


def plays(candidate: Candidate, scene: Scene) -> bool:
    """Whether a club's short name stands in a clause of sport, and not behind a preposition of place."""
    if candidate.form.kinds != CLUB or (_in_town(candidate, scene) and scene.language not in _NO_ARTICLE):
        return False
    return _sport_around(candidate, scene)


def _sport_around(candidate: Candidate, scene: Scene) -> bool:
    around = scene.clause(candidate.start, candidate.end, _REACH)
    return any(word.removeprefix("و") in words("sport") for word in around)


_REACH = 90


def in_its_town(candidate: Candidate, scene: Scene) -> str:
    """The preposition of place before a club's short name that tells the town, "" if none does."""
    if candidate.form.kinds != CLUB or not _in_town(candidate, scene):
        return ""
    if scene.language in _NO_ARTICLE and _sport_around(candidate, scene):
        return ""
    following = scene.next(candidate.end)
    of_club = scene.text[candidate.end : candidate.end + 2] in ("'s", "’s") or (
        following.adjacent and (following.folded in words("sport") or following.folded in words("company_nouns"))
    )
    return "" if of_club else scene.before(candidate.start).printed


def _in_town(candidate: Candidate, scene: Scene) -> bool:
    word = scene.before(candidate.start)
    return word.adjacent and word.printed.lower() in _IN_TOWN.get(scene.language, ())
