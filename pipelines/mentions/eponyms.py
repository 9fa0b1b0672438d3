"""Ships, streets, towns and clubs that have a watched name: "le cargo Thomas Grant", "the port of X".

What is reported about them says nothing about the person or organization.
"""

import re
from functools import cache

from pipelines.common.scripts import SPACED
from pipelines.mentions.decision import (
    Occurrence,
    after_apostrophe,
    capital_precedes,
    comes_before,
    either,
    follows,
    in_script,
    language_has,
    of_kind,
    only_if,
    shaped,
    unless,
    word_before,
    word_precedes,
)
from pipelines.names.acronyms import CLUB, COMPANY
from pipelines.names.countries import is_country
from pipelines.text.context import WHOLE_TEXT, Token
from presswatch.languages.packs import affixes, any_of, pack_of, packs_with, pattern, words
from presswatch.languages.patterns import compiled_later

_MARKS = " \u00a0\u202f„“”\"«»‘’'‹›"
_QUOTE = "[„“”\"«»‘’'‹›]"


@only_if(unless(of_kind("person")), unless(language_has("name_before_kind")))
def _venue(one: Occurrence) -> str:
    """The stadium or cup right before an organization's name: "le stade Velmora"."""
    return one.previous.printed if one.previous.listed("venue_words") else ""


_ABOARD = compiled_later(rf"(?:{any_of('aboard_phrases')})[ \u00a0]?{_QUOTE}?[ \u00a0]?$", re.IGNORECASE)
_LONGEST_ABOARD = 24


def _aboard(one: Occurrence) -> str:
    """The words for being aboard a ship of that name."""
    found = _ABOARD.search(one.left(_LONGEST_ABOARD)) if one.previous.listed("aboard_last_words") else None
    return found.group().strip(_MARKS) if found else ""


@only_if(unless(Occurrence.quoted))
def _is_subject(one: Occurrence) -> bool:
    """True if the name does something itself: "On the ferry Thomas Grant said", "the ship Velmora chartered"."""
    if one.form.kind == "person":
        return one.form.shape in ("surname", "acronym") or one.following.adjacent_in("verbs")
    if one.form.shape in ("surname", "phrase", "acronym"):
        return True
    return one.goes_on(pattern("ship_owner_verbs", one.assumed_language, r" %s\w*")) is not None


@only_if(unless(Occurrence.in_english), unless(_is_subject))
def _ship(one: Occurrence) -> str:
    """The word for a ship before the name: "le cargo « Al-Amal »"."""
    word, endings = one.previous, affixes("ship_endings", one.language)
    if endings and not word.capital:
        return ""
    ship = word.unelided in words("ship_words") or word.unelided.endswith(endings)
    return word.printed if ship else ""


def _after_marks(one: Occurrence) -> bool:
    return one.previous.is_after(_MARKS)


_of_a_thing = only_if(unless(of_kind("topic")), in_script(*SPACED))
eponym = _of_a_thing(either(only_if(_after_marks)(either(_aboard, _ship)), _venue))
"""The word for the ship or stadium that has the name here ("cargo", "stade"); topics may be such things themselves."""


# Towns, rivers, storms and houses


@only_if(word_precedes)
def _kind_before(one: Occurrence) -> str:
    """The kind of place before it ("the port of Velmora"), or the abbreviation of a club ("FC Velmora")."""
    word = one.previous
    if word.listed("clubs"):
        return word.printed
    of = word.listed("place_genitives")
    kind = one.earlier if of else word
    return kind.printed if kind.adjacent and _is_place(kind, one, of=of) else ""


def _is_place(kind: Token, one: Occurrence, *, of: bool) -> bool:
    """True for a kind of place; some are certain before "of" only, in English."""
    if not kind.capital and one.has("nouns_capitalized"):
        # A German adjective after "im" is a place's ("im norwegischen Velmora"); companies have "beim".
        of_place = kind.folded.endswith(affixes("place_adjective_endings", one.language))
        return of_place and one.context.before(one.start - kind.width).adjacent_in("in_the_words")
    certain = ("places_before",) if one.in_english() and not of else ("places_before", "places_of")
    return kind.listed(*certain)


_NAMED_THINGS = ("english_nouns_before_names", "named_animals_and_machines", "nature_words", "houses", "kin")
_NAMED_THINGS_IN_ENGLISH = _NAMED_THINGS[:2]


@only_if(word_precedes, either(capital_precedes, unless(language_has("nouns_capitalized"))))
def _thing_before(one: Occurrence) -> str:
    """The river, storm, horse, hotel or child of that name: "Hurricane Velmora", "le lac Velmora"."""
    meanings = _NAMED_THINGS_IN_ENGLISH if one.in_english() else _NAMED_THINGS
    return one.previous.printed if any(one.previous.unelided in words(meaning) for meaning in meanings) else ""


_COMMA_AND_COUNTRY = compiled_later(
    r", [^\W\d_a-zà-öø-ÿ][^\W\d_]+(?:[.;)]|, (?![^\W\d_a-zà-öø-ÿа-я])"
    rf"| (?!(?:{any_of('joining_words')})\b)[^\W\d_A-Z])"
)
"""Not in a list of countries ("aid to Velmora, Israel and Taiwan")."""


@only_if(comes_before("place_prepositions"))
def _country_after(one: Occurrence) -> str:
    """The country of a town: "in Velmora, Norway, last week"."""
    country = one.following
    return country.printed if one.goes_on(_COMMA_AND_COUNTRY) and is_country(country.folded) else ""


@only_if(Occurrence.in_english)
def _region_after(one: Occurrence) -> str:
    """The island, river or district after it in English: "the villas of Velmora island".

    Organizations may have areas too: "the Velmora area manager".
    """
    manager = one.beyond.adjacent and not one.beyond.listed("function")
    regions = words("regions_after_name") if manager else words("regions_after_name") | words("areas_after_name")
    return one.following.printed if one.following.adjacent_as(regions) else ""


@only_if(of_kind("organization"))
def after_place_preposition(one: Occurrence) -> bool:
    """True if a preposition of place is right before an organization's name, as before a town named elsewhere."""
    return one.previous.adjacent_in("at_a_place")


def street_before(one: Occurrence) -> str:
    """The word for a street, a bank or a stop before the name; else ""."""
    return one.previous.printed if one.previous.adjacent_in("streets") else ""


# Sports: clubs that are called like a town, teams that are called like the company that owns them

_SPORT_REACH = 90


def _is_club(one: Occurrence) -> bool:
    return one.form.kinds == CLUB


def _in_town(one: Occurrence) -> bool:
    word = one.previous
    return word.adjacent and word.printed.lower() in words("town_prepositions", one.language)


@cache
def _sport(language: str) -> re.Pattern[str] | None:
    attached = pack_of(language) in packs_with("attached_words")
    return pattern("sport_beginnings", pack_of(language), "%s" if attached else r"(?<!\w)%s")


def _in_sport(one: Occurrence) -> bool:
    """True if words about sport are in the clause of the name."""
    sport = _sport(one.assumed_language)
    around = one.context.clause_around(one.start, one.end, _SPORT_REACH)
    return sport is not None and sport.search(around) is not None


in_sport_clause = only_if(_is_club)(_in_sport)
"""True if a club's short name is in a clause about sport: "La Velmora ha battuto il Corvane"."""


@only_if(_is_club, unless(after_apostrophe), unless(comes_before("articles")))
def _without_sport(one: Occurrence) -> str:
    """The town that a club is called like, without an article, in a text without a word about sport."""
    sport, context = _sport(one.assumed_language), one.context
    if sport is None or context.once(_sport, lambda: sport.search(context.folded.text[:WHOLE_TEXT])):
        return ""
    return one.surface


def _of_company(one: Occurrence) -> bool:
    return one.form.kinds == COMPANY


@only_if(of_kind("organization"), shaped("word"), _of_company, _in_sport)
def company_team(one: Occurrence) -> str:
    """The name of a company in a clause about sport, where its team is meant: 대한항공, "12연패 끝"."""
    return one.surface


_town_of_club = only_if(_is_club, _in_town, unless(follows("sport_beginnings", "company_nouns")))(word_before)
"""The preposition before a club's short name that is its town's here."""
_cue_next_to_name = either(_kind_before, _thing_before, _country_after, _region_after, _town_of_club)
_in_spaced_scripts = only_if(in_script(*SPACED, "arabic"))
town_cue = only_if(of_kind("organization"), shaped("word"))(
    either(_in_spaced_scripts(_cue_next_to_name), _without_sport)
)
"""The word that makes an organization's name of one word that of a town, a house in it or its club.

It is asked where the organization is not named in full, which outweighs a word for a town.
"""
