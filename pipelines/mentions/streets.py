"""Streets that bear a watched name: "la rue de l’Horizon", "on Thomas Grant Way"."""

from __future__ import annotations

import re

from pipelines.mentions.ruling import Candidate
from pipelines.mentions.scene import Scene
from pipelines.names.words import words

_ROMANCE_STREETS = frozenset(
    "rue avenue boulevard quai impasse ruelle calle avenida rua alameda viale vicolo rambla".split()
)
_OF_A_STREET = frozenset("de du des d l la le les del della dell dei degli da do dos das el los las".split())


def street_before(candidate: Candidate, scene: Scene) -> str:
    """The word for a street, a bank or a stop before the name; with small words between in Romance languages only.

    "Place" and "cours" are no streets alone: "à la place de l’Horizon".
    """
    street = scene.before(candidate.start)
    if street.adjacent and street.folded in words("streets"):
        return street.printed
    place = candidate.start
    for _ in range(_MOST_SMALL):
        if street.printed not in _OF_A_STREET or street.gap.strip(" \u00a0") not in ("", "'", "’"):
            return ""
        place -= len(street.gap) + len(street.printed)
        street = scene.before(place)
        if street.adjacent and (street.folded in _ROMANCE_STREETS or _italian_way(place, scene)):
            return street.printed
    return ""


def _italian_way(place: int, scene: Scene) -> bool:
    """Whether Italian has a street in "via" before the place ("in via dell'Horizon"), and no "per via", because of."""
    way = scene.before(place)
    before = scene.before(place - len(way.gap) - len(way.printed))
    return scene.language == "it" and way.folded == "via" and before.folded not in ("per", "andare", "porta")


_MOST_SMALL = 2
_WAY = re.compile(r" (Way|Drive|Close|Crescent|Court|Parkway|Mews|Row|Walk|Parade|Grove)(?![\w’'-])")
_ALONG = frozenset("on in at along off near to from onto down into between of".split())


def street_behind(candidate: Candidate, scene: Scene) -> str:
    """The word for a street behind a person's full name that is a word of other sense too: "on Thomas Grant Way"."""
    way = _WAY.match(scene.text, candidate.end)
    if way is None or candidate.form.shape != "phrase":
        return ""
    before = scene.before(candidate.start)
    where = before.adjacent and (before.folded in _ALONG or before.printed.isdigit())
    return way.group(1) if where and not scene.title_case(candidate.start, candidate.end) else ""
