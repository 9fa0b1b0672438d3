"""Streets that bear a watched name: "la rue de l’Horizon", "on Thomas Grant Way"."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.text.context import TextContext
from presswatch.languages.packs import words

_ROMANCE_STREETS = frozenset(
    "rue avenue boulevard quai impasse ruelle calle avenida rua alameda viale vicolo rambla".split()
)
_OF_A_STREET = frozenset("de du des d l la le les del della dell dei degli da do dos das el los las".split())


def street_before(candidate: Candidate, context: TextContext) -> str:
    """The word for a street, a bank or a stop before the name; with small words between in Romance languages only.

    "Place" and "cours" are no streets alone: "à la place de l’Horizon".
    """
    street = context.before(candidate.start)
    if street.adjacent and street.folded in words("streets"):
        return street.printed
    place = candidate.start
    for _ in range(_MOST_SMALL):
        if street.printed not in _OF_A_STREET or street.gap.strip(" \u00a0") not in ("", "'", "’"):
            return ""
        place -= len(street.gap) + len(street.printed)
        street = context.before(place)
        if street.adjacent and (street.folded in _ROMANCE_STREETS or _italian_way(place, context)):
            return street.printed
    return ""


def _italian_way(place: int, context: TextContext) -> bool:
    """Whether Italian has a street in "via" before the place ("in via dell'Horizon"), and no "per via", because of."""
    way = context.before(place)
    before = context.before(place - len(way.gap) - len(way.printed))
    return context.language == "it" and way.folded == "via" and before.folded not in ("per", "andare", "porta")


_MOST_SMALL = 2
_WAY = re.compile(r" (Way|Drive|Close|Crescent|Court|Parkway|Mews|Row|Walk|Parade|Grove)(?![\w’'-])")
_ALONG = frozenset("on in at along off near to from onto down into between of".split())


def street_behind(candidate: Candidate, context: TextContext) -> str:
    """The word for a street behind a person's full name that is a word of other sense too: "on Thomas Grant Way"."""
    way = _WAY.match(context.text, candidate.end)
    if way is None or candidate.form.shape != "phrase":
        return ""
    before = context.before(candidate.start)
    where = before.adjacent and (before.folded in _ALONG or before.printed.isdigit())
    return way.group(1) if where and not context.title_case(candidate.start, candidate.end) else ""
