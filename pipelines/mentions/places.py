"""Places, houses, streets and sports clubs that share an organization’s name: "the port of Velmora", "FC Velmora"."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.names.countries import is_country
from pipelines.names.named_kinds import CLUB
from pipelines.text.context import TextContext, Token
from pipelines.text.scripts import SPACED
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


def in_sport_clause(candidate: Candidate, context: TextContext) -> bool:
    """Whether a club's short name stands in a clause of sport, and not behind a preposition of place."""
    if candidate.form.kinds != CLUB or (_in_town(candidate, context) and context.language not in _NO_ARTICLE):
        return False
    return _sport_around(candidate, context)


def _sport_around(candidate: Candidate, context: TextContext) -> bool:
    around = context.clause(candidate.start, candidate.end, _REACH)
    return any(word.removeprefix("و") in words("sport") for word in around)


_REACH = 90


def town_of_club(candidate: Candidate, context: TextContext) -> str:
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


_ENGLISH = ("en", "")
_BARE_PLACE = frozenset({"at", "from", "in", "near", "to", "of", "outside", "into", "inside", "around", "between"})
_FROM_A_PLACE = _BARE_PLACE | frozenset(
    "aus nach bei von a à en de da di em z w do pod из в под до fra til ved från vid uit naar".split()
)
_GERMAN_PLACES = (
    *("stadt", "dorf", "bahnhof", "flughafen", "gefangnis", "haftanstalt", "vorort", "kurort", "badeort", "ferienort"),
    *("kustenort", "grenzort", "hafenort"),
)
"""Last parts of German compounds; not "ort": a body has its Standort."""


def town_cue(candidate: Candidate, context: TextContext) -> str:
    """The word that makes a body's name of one word that of a town, a house in it or its club, "" if none does.

    The caller has looked whether the body is named in full: then a word for a town beside its short name tells less.
    """
    form = candidate.form
    if (form.kind, form.shape) != ("organization", "word") or form.script not in SPACED:
        return ""
    return (
        _house_behind(candidate, context)
        or _kind_before(candidate, context)
        or _thing_before(candidate, context)
        or _land_behind(candidate, context)
        or _with_a_council(candidate, context)
        or _land_of_that_name(candidate, context)
        or town_of_club(candidate, context)
    )


_LANDS = frozenset(
    "island islands peninsula archipelago neighbourhood neighborhood neighbourhoods suburb suburbs promenade".split()
)
_LANDS_OF_BODIES = frozenset("area corniche district quarter river valley".split())
"""They may also belong to what a body has: "the Velmora area manager"."""


def _land_of_that_name(candidate: Candidate, context: TextContext) -> str:
    """The island, river or district behind it in English: "the villas of Velmora island"."""
    land = context.next(candidate.end)
    if context.language not in _ENGLISH or not land.adjacent or land.printed not in _LANDS | _LANDS_OF_BODIES:
        return ""
    beyond = context.next(candidate.end + len(land.gap) + len(land.printed))
    noun = beyond.adjacent and beyond.folded not in words("function")
    return "" if noun and land.printed in _LANDS_OF_BODIES else land.printed


_COUNCIL = re.compile(
    r" ((?:borough|city|town|township|village|county|parish) (?:council(?:l?ors?)?|hall|board|police|commission(?:ers)?"
    r"|government|manager|clerk|limits))\b"
)
_MAYOR = re.compile(r"\b((?:mayor|mayoress|outskirts|streets|suburbs?) of) \Z", re.IGNORECASE)


def _with_a_council(candidate: Candidate, context: TextContext) -> str:
    """What only towns have: "the Velmora borough council", "the mayor of Velmora"."""
    if context.language not in _ENGLISH:
        return ""
    found = _COUNCIL.match(context.text, candidate.end)
    found = found or _MAYOR.search(context.text, max(0, candidate.start - _MAYOR_REACH), candidate.start)
    return found.group(1) if found else ""


_MAYOR_REACH = 20


_ACTS = re.compile(r" (?:want|has|had|have|will|would|is|was|plan|own|run|ran|built|build|sell|sold|use)\w*\b")


def _thing_before(candidate: Candidate, context: TextContext) -> str:
    """The river, storm, horse, hotel or child of that name: "Hurricane Velmora", "le lac Velmora", "her son Velmora".

    English and German nouns may stand there by chance: "After the storm Velmora said".
    """
    word = context.before(candidate.start)
    if not word.adjacent or word.printed.isupper() or (context.language == "de" and not word.capital):
        return ""
    kind = word.folded.rsplit("'", 1)[-1]
    following = context.next(candidate.end)
    if context.language in _ENGLISH and kind not in words("natures_english") | _NO_OCCASIONS:
        return ""
    if kind in words("kin") or kind in _NO_OCCASIONS:
        return word.printed
    acts = following.folded in words("verbs") or _ACTS.match(context.text, candidate.end) is not None
    if acts and (context.language == "de" or not word.capital):
        return ""
    return word.printed if any(kind in words(things) for things in ("natures", "natures_english", "houses")) else ""


_NO_OCCASIONS = frozenset({"asteroid", "comet", "racehorse", "stallion", "mare", "robot", "rover", "chatbot"})


def _house_behind(candidate: Candidate, context: TextContext) -> str:
    """The house behind it: a station of a company has an article ("the Velmora station in the high street")."""
    word, following = context.before(candidate.start), context.next(candidate.end)
    house = context.language in _ENGLISH and following.adjacent and following.folded in words("places_behind")
    return following.printed if house and word.adjacent and word.printed.lower() in _BARE_PLACE else ""


def _kind_before(candidate: Candidate, context: TextContext) -> str:
    word = context.before(candidate.start)
    if not word.adjacent:
        return ""
    if word.folded in words("clubs") and any(map(str.isupper, word.printed[1:])):
        return word.printed
    of = word.folded in ("of", "de", "di", "von", "d", "van") and context.language not in ("ru", "uk")
    kind = _further(word, candidate.start, context) if of else word
    if not kind.adjacent or (
        context.language == "de" and not (kind.capital or _in_the(kind, candidate.start, context))
    ):
        return ""
    listed = (of or context.language not in _ENGLISH) and kind.folded in words("places_of")
    compound = context.language == "de" and (kind.folded.endswith(_GERMAN_PLACES) or not kind.capital)
    return kind.printed if listed or compound or kind.folded in words("places_before") else ""


def _further(word: Token, place: int, context: TextContext) -> Token:
    return context.before(place - len(word.gap) - len(word.printed))


def _in_the(word: Token, place: int, context: TextContext) -> bool:
    """Whether a German adjective after "im" is a place's ("im norwegischen Velmora"): bodies are worked for "beim"."""
    preposition = _further(word, place, context)
    return word.folded.endswith(_OF_A_LAND) and preposition.adjacent and preposition.folded == "im"


_OF_A_LAND = ("ischen", "deutschen", "ostlichen", "westlichen", "nordlichen", "sudlichen", "nahen", "benachbarten")
_COMMA_AND_LAND = re.compile(
    r", [^\W\d_a-zà-öø-ÿ][^\W\d_]+(?:[.;)]|, (?![^\W\d_a-zà-öø-ÿа-я])"
    r"| (?!(?:and|or|und|oder|et|ou|y|e|o|и|i|en)\b)[^\W\d_A-Z])"
)
"""In a row of countries ("aid to Velmora, Israel and Taiwan") nothing lies in the next one."""


def _land_behind(candidate: Candidate, context: TextContext) -> str:
    """The country of a town: "in Velmora, Norway, last week"."""
    word = context.before(candidate.start)
    land = context.next(candidate.end)
    told = word.adjacent and word.folded in _FROM_A_PLACE and is_country(land.folded)
    return land.printed if told and _COMMA_AND_LAND.match(context.text, candidate.end) else ""


_LIVE_IN = re.compile(r"\b(?:residents?|citizens|inhabitants|villagers|voters) of \Z", re.IGNORECASE)


def after_place_preposition(candidate: Candidate, context: TextContext) -> bool:
    """Whether a preposition of place stands before it, as it does before a town that the text has told of."""
    word = context.before(candidate.start)
    if context.language in _ENGLISH and _LIVE_IN.search(
        context.text, max(0, candidate.start - _MAYOR_REACH), candidate.start
    ):
        return True
    place = word.folded in words("at_a_place") or (
        context.language in _ENGLISH and word.folded in _BARE_PLACE - {"of", "to", "from", "at"}
    )
    return candidate.form.kind == "organization" and word.adjacent and place


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


def street_after(candidate: Candidate, context: TextContext) -> str:
    """The word for a street behind a person's full name that is a word of other sense too: "on Thomas Grant Way"."""
    way = _WAY.match(context.text, candidate.end)
    if way is None or candidate.form.shape != "phrase":
        return ""
    before = context.before(candidate.start)
    where = before.adjacent and (before.folded in _ALONG or before.printed.isdigit())
    return way.group(1) if where and not context.title_case(candidate.start, candidate.end) else ""
