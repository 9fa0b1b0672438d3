"""Places, houses, streets and sports clubs that share an organization’s name: "the port of Velmora", "FC Velmora"."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.mentions.neighbor_cues import ROMANCE
from pipelines.names.acronyms import CLUB
from pipelines.names.countries import is_country
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold_word
from pipelines.text.scripts import SPACED
from presswatch.languages.packs import affixes, any_of, packs_with, pattern, words, words_for
from presswatch.languages.patterns import compiled_later

_ENGLISH = ("en", "")
_CAPITALIZED_NOUNS = frozenset(packs_with("nouns_capitalized"))
_NO_ARTICLE_IN_APPOSITION = ROMANCE | frozenset(packs_with("no_articles"))


# Towns, rivers, storms and houses


def town_cue(candidate: Candidate, context: TextContext) -> str:
    """The word that makes an organization's name of one word that of a town, a house in it or its club, else "".

    The caller has checked that the organization is not named in full, which outweighs a word for a town.
    """
    form = candidate.form
    if (form.kind, form.shape) != ("organization", "word") or form.script not in SPACED:
        return ""
    return next((cue for check in _TOWN_CHECKS if (cue := check(candidate, context))), "")


def _house_after(candidate: Candidate, context: TextContext) -> str:
    """The house after it; a company's has an article ("the Velmora station in the high street")."""
    word, following = context.before(candidate.start), context.next(candidate.end)
    house = context.language in _ENGLISH and following.adjacent_in("houses_after_place_name")
    bare = word.adjacent and word.printed.lower() in words("place_prepositions", "en")
    return following.printed if house and bare else ""


def _kind_before(candidate: Candidate, context: TextContext) -> str:
    """The kind of place before it ("the port of Velmora"), or the abbreviation of a club ("FC Velmora")."""
    word = context.before(candidate.start)
    if not word.adjacent:
        return ""
    if word.listed("clubs") and any(map(str.isupper, word.printed[1:])):
        return word.printed
    of = word.listed("place_genitives")
    kind = context.before(candidate.start - word.width) if of else word
    return kind.printed if kind.adjacent and _is_place(kind, candidate.start, context, of=of) else ""


def _is_place(kind: Token, place: int, context: TextContext, *, of: bool) -> bool:
    """True for a kind of place; some are certain before "of" only, in English."""
    if context.language in _CAPITALIZED_NOUNS and not kind.capital:
        return _in_the(kind, place, context)
    if kind.listed("places_before") or kind.folded.endswith(affixes("place_endings", context.language)):
        return True
    return (of or context.language not in _ENGLISH) and kind.listed("places_of")


def _in_the(adjective: Token, place: int, context: TextContext) -> bool:
    """True if the German adjective after "im" is a place's : "im norwegischen Velmora"; companies have "beim"."""
    preposition = context.before(place - adjective.width)
    of_place = adjective.folded.endswith(affixes("place_adjective_endings", context.language))
    return of_place and preposition.adjacent_in("in_the_words")


_SUBJECT = compiled_later(rf" (?:{any_of('subject_verb_stems')})\w*\b")


def _thing_before(candidate: Candidate, context: TextContext) -> str:
    """The river, storm, horse, hotel or child of that name: "Hurricane Velmora", "le lac Velmora", "her son Velmora".

    A common noun may be there by chance if the name is a subject: "After the storm Velmora said".
    """
    word = context.before(candidate.start)
    if not word.adjacent or word.printed.isupper():
        return ""
    capitalized = context.language in _CAPITALIZED_NOUNS
    kind = word.folded.rsplit("'", 1)[-1]
    if (capitalized and not word.capital) or not _names_of_things(kind, context.language):
        return ""
    certain = kind in words("kin") or kind in words("named_animals_and_machines")
    proper = word.capital and not capitalized
    return word.printed if certain or proper or not _is_subject(candidate, context) else ""


def _names_of_things(kind: str, language: str) -> bool:
    """True if a thing, person or house of that kind has a name, which follows it; in English that is so of a few."""
    if language in _ENGLISH:
        return kind in words("english_nouns_before_names") or kind in words("named_animals_and_machines")
    return any(kind in words(things) for things in _NAMED_THINGS)


_NAMED_THINGS = ("nature_words", "english_nouns_before_names", "houses", "kin", "named_animals_and_machines")


def _is_subject(candidate: Candidate, context: TextContext) -> bool:
    verb = context.next(candidate.end).folded in words("verbs")
    return verb or _SUBJECT.match(context.text, candidate.end) is not None


_COMMA_AND_COUNTRY = compiled_later(
    r", [^\W\d_a-zà-öø-ÿ][^\W\d_]+(?:[.;)]|, (?![^\W\d_a-zà-öø-ÿа-я])"
    rf"| (?!(?:{any_of('joining_words')})\b)[^\W\d_A-Z])"
)
"""Not in a list of countries ("aid to Velmora, Israel and Taiwan")."""


def _country_after(candidate: Candidate, context: TextContext) -> str:
    """The country of a town: "in Velmora, Norway, last week"."""
    word, country = context.before(candidate.start), context.next(candidate.end)
    if not word.adjacent_in("place_prepositions") or not is_country(country.folded):
        return ""
    return country.printed if _COMMA_AND_COUNTRY.match(context.text, candidate.end) else ""


_GENITIVE_REACH = 20


def _municipal_body(candidate: Candidate, context: TextContext) -> str:
    """What only towns have, in English: "the Velmora borough council", "the mayor of Velmora"."""
    body = pattern("municipal_bodies", context.language or "en", r" (%s)\b")
    if body and (found := body.match(context.text, candidate.end)):
        return found.group(1)
    genitive = pattern("municipal_genitives", context.language or "en", r"\b(%s) \Z", re.IGNORECASE)
    low = max(0, candidate.start - _GENITIVE_REACH)
    found = genitive.search(context.text, low, candidate.start) if genitive else None
    return found.group(1) if found else ""


def _region_after(candidate: Candidate, context: TextContext) -> str:
    """The island, river or district after it in English: "the villas of Velmora island".

    Organizations may have areas too: "the Velmora area manager".
    """
    region = context.next(candidate.end)
    if context.language not in _ENGLISH or not region.adjacent:
        return ""
    if region.printed in words("regions_after_name"):
        return region.printed
    beyond = context.next(candidate.end + region.width)
    manager = beyond.adjacent and not beyond.listed("function")
    return region.printed if region.printed in words("areas_after_name") and not manager else ""


def after_place_preposition(candidate: Candidate, context: TextContext) -> bool:
    """True if a preposition of place is right before an organization's name, as before a town named elsewhere."""
    word, low = context.before(candidate.start), max(0, candidate.start - _GENITIVE_REACH)
    people = pattern("inhabitant_phrases", context.language or "en", r"\b%s \Z", re.IGNORECASE)
    if people and people.search(context.text, low, candidate.start):
        return True
    return candidate.form.kind == "organization" and word.adjacent_in("at_a_place")


def place_before(candidate: Candidate, context: TextContext) -> str:
    """The word for a place right before the name ("die Stadt Roth", "the city of Cross"), "" if there is none."""
    previous = context.before(candidate.start)
    if previous.adjacent_in("place_genitives"):
        previous = context.before(candidate.start - previous.width)
    return previous.printed if previous.adjacent_in("places_before") else ""


def place_after(candidate: Candidate, context: TextContext) -> bool:
    """True if the words after the name say that it is a place: "Orange, petite ville du Vaucluse"."""
    return any(check(candidate, context) for check in _PLACE_CHECKS)


def _place_kind_after(candidate: Candidate, context: TextContext) -> bool:
    following = context.next(candidate.end)
    return following.adjacent and following.folded.startswith(affixes("places_after_name", context.language))


def building_in_place(candidate: Candidate, context: TextContext) -> bool:
    """True if a Turkish text has a house at the place of that name: "Aydın'daki cezaevinde"."""
    building = pattern("building_phrases", context.language)
    return building is not None and building.match(context.text, candidate.end) is not None


_IN_REGION = compiled_later(rf", (?:(?:{any_of('lies_in_prepositions')}) ?|n(?:el)?l['’])[^\W\d_a-zа-яёіїє][^\W\d_]+")


def _region_in_apposition(candidate: Candidate, context: TextContext) -> bool:
    """True if a preposition of place comes before the name, and its region after it: "À Orange, dans le Vaucluse".

    Prepositions that organizations have too are none of these: people work at, "bei", "chez" and "a" them.
    """
    previous = context.before(candidate.start)
    if not previous.adjacent or candidate.form.kind == "outlet":
        return False
    at = previous.printed.lower() in words_for("at_a_place", context.language)
    return at and _IN_REGION.match(context.text, candidate.end) is not None


_LIES = compiled_later(rf" (?:{any_of('lies_in_phrases')})\b")
_IS_A = compiled_later(
    rf"(?: (?:{any_of('copulas')})(?: (?:{any_of('predicate_articles')}))?"
    rf"| [—–-](?: (?:{any_of('predicate_particles')}))?)((?: [^\W\d_]+){{1,3}})"
)


def _said_to_be_a_place(candidate: Candidate, context: TextContext) -> bool:
    """True if a sentence says so: "Sabah liegt auf Borneo", "Sabah is a Malaysian state"."""
    if candidate.form.kind == "person" or candidate.form.shape != "word":
        return False
    if _LIES.match(context.text, candidate.end):
        return True
    found = _IS_A.match(context.text, candidate.end)
    kinds = words("places_before") | words("state_words")
    return found is not None and any(fold_word(word) in kinds for word in found.group(1).split())


_APPOSITION = compiled_later(r"(?:, | \()((?:[^\W\d_]+[ '’]){2,4})")
_LEADING = 3


def _place_in_apposition(candidate: Candidate, context: TextContext) -> bool:
    """True if an apposition is a kind of place, in small letters, and goes on with where it is.

    It has no definite article: "Lantern, the city council and …" is a list.
    """
    apposition = _APPOSITION.match(context.text, candidate.end)
    printed = re.split("[ '’]", apposition.group(1))[:-1] if apposition else []
    row = [fold_word(word) for word in printed]
    kind = next((n for n, word in enumerate(row[:_LEADING]) if word in words("places_before")), len(row))
    if kind + 1 >= len(row) or _has_definite_article(row[:kind]):
        return False
    where = row[kind + 1] in words("where_words") or row[kind + 1] in words("of_words")
    small = all(map(str.islower, printed[: kind + (context.language not in _CAPITALIZED_NOUNS)]))
    return where and small and (kind > 0 or context.language in _NO_ARTICLE_IN_APPOSITION)


def _has_definite_article(row: list[str]) -> bool:
    return any(word in words("articles") and word not in words("indefinite") for word in row)


_PLACE_CHECKS = (_place_kind_after, building_in_place, _region_in_apposition, _said_to_be_a_place, _place_in_apposition)


# Streets

_MOST_SMALL = 2


def street_before(candidate: Candidate, context: TextContext) -> str:
    """The word for a street, a bank or a stop before the name, in Romance languages also before articles; else "".

    "Place" and "cours" alone are no streets: "à la place de l’Horizon".
    """
    street = context.before(candidate.start)
    if street.adjacent_in("streets"):
        return street.printed
    place = candidate.start
    for _ in range(_MOST_SMALL):
        if street.printed not in words("street_genitives") or street.gap.strip(" \u00a0") not in ("", "'", "’"):
            return ""
        place -= street.width
        street = context.before(place)
        if street.adjacent and (street.listed("genitive_streets") or _italian_via(place, context)):
            return street.printed
    return ""


def _italian_via(place: int, context: TextContext) -> bool:
    """True if "via" before the place is a street ("in via dell'Horizon"), not "because of" ("per via")."""
    way = context.before(place)
    if way.folded not in words("ambiguous_streets", context.language):
        return False
    return context.before(place - way.width).folded not in words("before_other_via")


_STREET_AFTER = compiled_later(rf" ({any_of('streets_after_name')})(?![\w’'-])")


def street_after(candidate: Candidate, context: TextContext) -> str:
    """The word for a street after a person's full name: "on Thomas Grant Way"; else ""."""
    street = _STREET_AFTER.match(context.text, candidate.end)
    if street is None or candidate.form.shape != "phrase":
        return ""
    before = context.before(candidate.start)
    where = before.adjacent and (before.listed("street_prepositions") or before.printed.isdigit())
    return street.group(1) if where and not context.title_case(candidate.start, candidate.end) else ""


# Sports clubs

_TOWNS_LIKE_CLUBS = frozenset(packs_with("towns_like_clubs"))
_SPORT_REACH = 90


def in_sport_clause(candidate: Candidate, context: TextContext) -> bool:
    """True if a club's short name is in a clause about sport, and not after a preposition of place.

    "La Velmora ha battuto il Corvane", but "Vive a Velmora".
    """
    if candidate.form.kinds != CLUB or (_in_town(candidate, context) and context.language not in _TOWNS_LIKE_CLUBS):
        return False
    return _sport_around(candidate, context)


def _sport_around(candidate: Candidate, context: TextContext) -> bool:
    around = context.clause(candidate.start, candidate.end, _SPORT_REACH)
    return any(word.removeprefix("و") in words("sport") for word in around)


def _town_of_club(candidate: Candidate, context: TextContext) -> str:
    """The preposition before a club's short name that is its town's here, "" if there is none."""
    if candidate.form.kinds != CLUB or not _in_town(candidate, context):
        return ""
    if context.language in _TOWNS_LIKE_CLUBS and _sport_around(candidate, context):
        return ""
    following = context.next(candidate.end)
    possessive = context.text[candidate.end : candidate.end + 2] in ("'s", "’s")
    noun = following.adjacent_in("sport", "company_nouns")
    return "" if possessive or noun else context.before(candidate.start).printed


def _in_town(candidate: Candidate, context: TextContext) -> bool:
    word = context.before(candidate.start)
    return word.adjacent and word.printed.lower() in words("town_prepositions", context.language)


_TOWN_CHECKS = (
    _house_after,
    _kind_before,
    _thing_before,
    _country_after,
    _municipal_body,
    _region_after,
    _town_of_club,
)
