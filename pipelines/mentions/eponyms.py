"""Ships, prizes, schools, streets, towns and clubs that have a watched name: "the ferry Thomas Grant", "the port of X".

What is reported about them says nothing about the person or organization.
"""

from __future__ import annotations

import re

from pipelines.mentions.decision import (
    Occurrence,
    comes_before,
    follows,
    language_has,
    of_kind,
    only_if,
    shaped,
    unless,
)
from pipelines.names.acronyms import CLUB
from pipelines.names.countries import is_country
from pipelines.names.words import is_common
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold, fold_word
from pipelines.text.scripts import SPACED
from presswatch.languages.packs import affixes, any_of, languages_of, pattern, words
from presswatch.languages.patterns import compiled_later

_MARKS = " \u00a0\u202f„“”\"«»‘’'‹›"
_QUOTE = "[„“”\"«»‘’'‹›]"
_KIND_WORDS = 3
"""Words between a name and the word for its kind, at most: "cargo panaméen « X »"."""


def eponym(one: Occurrence) -> str:
    """The word for the thing that has the name here ("cargo", "Escola"), "" if there is none.

    Topics may be such things themselves.
    """
    form = one.form
    if form.kind == "topic":
        return ""
    if form.script not in SPACED:
        return _caseless_eponym(one)
    after = _named_after_person if form.kind == "person" else _venue
    return _ship(one) or after(one) or ""


@only_if(unless(language_has("name_before_kind")))
def _venue(one: Occurrence) -> str:
    """The stadium or cup right before an organization's name: "le stade Velmora"."""
    word = one.previous
    if not one.language or not word.listed("venue_words") or not _touches(word):
        return ""
    return "" if _opens_and_acts(one, word, one.start) else word.printed


def _touches(word: Token) -> bool:
    """True if only spaces and quotation marks separate the word from the name."""
    return bool(word.gap) and not word.gap.strip(_MARKS)


def _previous(word: Token, place: int, context: TextContext) -> tuple[Token, int]:
    """The word before the one that ends at `place`, and where that one begins."""
    begin = place - word.width
    return context.before(begin), begin


# Ships


def _ship(one: Occurrence) -> str:
    """The word for a ship before the name: "le cargo « Al-Amal »", "the ferry Thomas Grant"."""
    if not _touches(one.previous):
        return ""
    if one.previous.listed("naming_participles"):
        return _called_ship(one)
    if marked := _ship_prefix(one):
        return "" if _owned_ship(one) else marked
    subject = not one.quoted() and (_short_name(one) or _somebody_acts(one))
    return "" if subject else _ship_word(one)


def _short_name(one: Occurrence) -> bool:
    return one.form.shape in ("surname", "phrase", "acronym") and not one.is_a("person", "phrase")


_SHIP_PREFIX = compiled_later(rf"(?<![\w.])(?:{any_of('ship_prefixes')})[ \u00a0]{_QUOTE}?$")
_SHIP_PREFIX_OR_TITLE = compiled_later(rf"(?<![\w.])(?:{any_of('ship_prefixes_and_titles')})[ \u00a0]{_QUOTE}?$")
_ABOARD = compiled_later(rf"(?:{any_of('aboard_phrases')})[ \u00a0]?{_QUOTE}?[ \u00a0]?$", re.IGNORECASE)
_LONGEST_ABOARD = 24


def _ship_prefix(one: Occurrence) -> str:
    """The prefix of a ship before the name (MV, HMS), or words for being aboard it."""
    left, found = one.left(_LONGEST_ABOARD), None
    if one.previous.listed("aboard_last_words"):
        found = _ABOARD.search(left)
    elif one.previous.printed.isupper():
        found = _SHIP_PREFIX.search(left) or (None if one.in_english() else _SHIP_PREFIX_OR_TITLE.search(left))
    return found.group().strip(_MARKS) if found else ""


def _owned_ship(one: Occurrence) -> bool:
    """True if the organization's own ship follows: "aboard the Velmora ferry", "an Bord des Velmora-Schiffs"."""
    following = one.following
    if not following.adjacent and following.gap != "-":
        return False
    return following.listed("english_ship_words", "ship_words") or "schiff" in following.folded


def _ship_word(one: Occurrence) -> str:
    """The word for a ship, also before words for its kind: "cargo panaméen « X »", "buque de carga X"."""
    word, place, quoted = one.previous, one.start, one.quoted()
    for number in range(_KIND_WORDS if quoted else 1):
        if word.folded.startswith(affixes("rescue_stems")):
            return ""
        if _is_ship(word, place, one, quoted=quoted):
            rescue = one.context.before(place - word.width).listed("rescue_ship_adjectives")
            return "" if rescue else word.printed
        word, place = _previous(word, place, one.context)
        if not word.adjacent or (number and word.listed("verbs")):
            return ""
    return ""


def _is_ship(word: Token, place: int, one: Occurrence, *, quoted: bool) -> bool:
    kind, endings = word.unelided, affixes("ship_endings", one.language)
    if one.in_english():
        return kind in words("english_ship_words") and (quoted or _with_determiner(word, place, one.context))
    if endings and not word.capital:
        return False
    return kind in words("ship_words") or kind.endswith(endings)


def _with_determiner(word: Token, place: int, context: TextContext) -> bool:
    """True if a determiner comes before the noun, which may be a verb in English ("to ship Velmora lamps")."""
    first, begin = _previous(word, place, context)
    second, _ = _previous(first, begin, context)
    return any(word.listed("articles", "indefinite", "determiners") for word in (first, second))


def _called_ship(one: Occurrence) -> str:
    """The word for the ship or storm that is called so: "a ferry named Velmora"."""
    clause = re.split(r"[.!?;:,\n]", one.left(50))[-1]
    around = re.findall(r"[^\W\d_]+", clause)[-_KIND_WORDS - 1 :]  # the last one is "named"
    kinds = words("ship_words") | words("english_ship_words") | words("storm_words")
    return next((word for word in around if fold_word(word) in kinds), "")


def _somebody_acts(one: Occurrence) -> bool:
    """True if the name is a subject: "On the ferry Thomas Grant said", "the ship Velmora chartered"."""
    if one.form.kind == "person":
        return one.following.adjacent_in("verbs")
    return one.goes_on(pattern("ship_owner_verbs", one.assumed_language, r" %s\w*")) is not None


# Things named after persons


def _named_after_person(one: Occurrence) -> str:
    """The prize, school, hall or street before or after a person's name: "Escola Municipal Joana Ribeiro"."""
    if after := _last_part_of_compound(one):
        return after
    word = one.previous
    shortened = word.gap.strip(_MARKS) == "." and word.listed("named_after_abbreviations")  # im. Marty Zielińskiej
    if not _touches(word) and not shortened:
        return ""
    return word.printed if _in_the_name_of(one) else _prize_or_school(one)


def _prize_or_school(one: Occurrence) -> str:
    """The prize, school or hall at most three words before a person's name, in English right before it."""
    word, place = one.previous, one.start
    for number in range(1 if one.in_english() else _KIND_WORDS):
        if _thing_of_persons(word, place, one, apart=number > 0):
            return "" if _opens_and_acts(one, word, place) else word.printed
        if not word.capital and not word.listed("school_adjectives"):
            return ""
        word, place = _previous(word, place, one.context)
        if not word.adjacent:
            return ""
    return ""


def _thing_of_persons(word: Token, place: int, one: Occurrence, *, apart: bool) -> bool:
    """True if the word is a prize, school or hall; in English they follow the name: "Hospital chief Ruth Keller".

    A capitalized word between prize and person is the prize's own name ("le prix Nobel Anna Holm"), and after a bare
    "de" a school belongs to an occupation ("professeur de lycée").
    """
    kind = word.unelided
    if kind not in words("things_of_persons"):
        return kind in words("ambiguous_streets", one.language)
    if apart and kind.startswith(affixes("prize_stems")):
        return False
    if one.in_english() and is_common(kind, "en"):
        return False
    return word.capital or _previous(word, place, one.context)[0].folded not in ("de", "di")


_COMPOUND_THINGS = affixes("things_of") + affixes("compound_things")


@only_if(language_has("compound_things"))
def _last_part_of_compound(one: Occurrence) -> str:
    """The last part of a German compound: Clara-Weiss-Schule, Clara-Weiss-Gesamtschule."""
    following = one.following
    joined = following.gap == "-" and following.capital
    return following.printed if joined and following.folded.endswith(_COMPOUND_THINGS) else ""


_THING_NAMED_AFTER = compiled_later(rf"\b(?:{any_of('things_named_after')})")
_THING_REACH = 40  # characters: "школа № 5 имени Павла Соколова"


def _in_the_name_of(one: Occurrence) -> bool:
    """True if a thing is named after the person: "премия имени Сергея Волкова", "szkoła im. Anny", not "от имени"."""
    word = one.previous
    if word.folded not in words("named_after_words", "ru", "uk"):
        return word.folded in words("named_after_words", one.language)
    thing, begin = _previous(word, one.start, one.context)
    before = re.split("[.!?;\n]", one.context.text[max(0, begin - _THING_REACH) : begin])[-1]
    return not thing.listed("on_behalf_words") and _THING_NAMED_AFTER.search(before.lower()) is not None


def _opens_and_acts(one: Occurrence, thing: Token, place: int) -> bool:
    """True if the sentence opens with a place and the name is its subject: "No hospital Joana Ribeiro pediu calma"."""
    following = one.following
    if following.adjacent_in("verbs"):
        return True
    if thing.capital or following.listed("function"):
        return False
    before, begin = _previous(thing, place, one.context)
    if not following.adjacent_small or not before.adjacent_in("opening_prepositions"):
        return False
    return one.context.sentence_start(begin - before.width)


_OPENING_MARKS = " \u00a0「『《〈“‘\"'«"
_CLOSING_MARKS = " \u00a0」』》〉”’\"'»"
_SHIP_AHEAD = compiled_later(f"(?:{any_of('ships_before_name')})$")
_SHIP_OR_TRAIN_AHEAD = compiled_later(f"(?:{any_of('ships_before_name')}|{any_of('trains_before_name')})$")
_NUMBER = compiled_later(any_of("vehicle_numbers"))
_HAN_THING = compiled_later(any_of("eponymous_things", *languages_of("scripts/han")))
_KOREAN_THING = compiled_later(any_of("eponymous_things", "ko"))


def _caseless_eponym(one: Occurrence) -> str:
    quoted, hangul = one.quoted(), one.form.script == "hangul"
    if one.form.script == "arabic":
        return ""
    if quoted or not hangul:
        ahead = one.left(12).rstrip(_OPENING_MARKS)
        if ship := (_SHIP_OR_TRAIN_AHEAD if quoted else _SHIP_AHEAD).search(ahead):
            return ship.group()
    found = None
    if quoted:
        found = _NUMBER.match(one.right(8)[1:].lstrip(_CLOSING_MARKS))
    elif one.form.kind == "person":
        found = one.goes_on(_KOREAN_THING if hangul else _HAN_THING)
    return found.group().strip() if found else ""


_REACH = 40
_CLAUSE = compiled_later(r"[.!?;\n]\s|[.!?;\n]$")
_WORDS = compiled_later(r"[^\W\d_]+")
_NEAR_WORDS = 4


@only_if(unless(of_kind("person")), shaped("word", "acronym"))
def inscription(one: Occurrence) -> str:
    """The word that says that the name is written on something or used as a word, "" if there is none.

    Only for names of one word, in quotation marks or all capitals.
    """
    if not one.quoted() and not one.surface.isupper():
        return ""
    left = _CLAUSE.split(one.left(_REACH))[-1]
    before = _WORDS.findall(fold(left).text)[-_NEAR_WORDS:]
    return next((word for word in reversed(before) if word in words("inscriptions")), "")


# Towns, rivers, storms and houses


@only_if(of_kind("organization"), shaped("word"))
def town_cue(one: Occurrence) -> str:
    """The word that makes an organization's name of one word that of a town, a house in it or its club, else "".

    The caller has checked that the organization is not named in full, which outweighs a word for a town.
    """
    if one.form.script not in SPACED:
        return ""
    return next((cue for check in _TOWN_CHECKS if (cue := check(one))), "")


def _kind_before(one: Occurrence) -> str:
    """The kind of place before it ("the port of Velmora"), or the abbreviation of a club ("FC Velmora")."""
    word = one.previous
    if not word.adjacent:
        return ""
    if word.listed("clubs") and any(map(str.isupper, word.printed[1:])):
        return word.printed
    of = word.listed("place_genitives")
    kind = one.earlier if of else word
    return kind.printed if kind.adjacent and _is_place(kind, one, of=of) else ""


def _is_place(kind: Token, one: Occurrence, *, of: bool) -> bool:
    """True for a kind of place; some are certain before "of" only, in English."""
    if not kind.capital and one.has("nouns_capitalized"):
        return _in_the(kind, one)
    certain = ("places_before",) if one.in_english() and not of else ("places_before", "places_of")
    return kind.listed(*certain) or kind.folded.endswith(affixes("place_endings", one.language))


def _in_the(adjective: Token, one: Occurrence) -> bool:
    """True if the German adjective after "im" is a place's: "im norwegischen Velmora"; companies have "beim"."""
    preposition = one.context.before(one.start - adjective.width)
    of_place = adjective.folded.endswith(affixes("place_adjective_endings", one.language))
    return of_place and preposition.adjacent_in("in_the_words")


_SUBJECT = compiled_later(rf" (?:{any_of('subject_verb_stems')})\w*\b")
_CERTAIN_THINGS = ("kin", "named_animals_and_machines")
_NAMED_THINGS = ("nature_words", "english_nouns_before_names", "houses", *_CERTAIN_THINGS)
_NAMED_THINGS_IN_ENGLISH = ("english_nouns_before_names", "named_animals_and_machines")


def _is_one_of(word: str, meanings: tuple[str, ...]) -> bool:
    return any(word in words(meaning) for meaning in meanings)


def _thing_before(one: Occurrence) -> str:
    """The river, storm, horse, hotel or child of that name: "Hurricane Velmora", "le lac Velmora", "her son Velmora".

    A common noun may be there by chance if the name is a subject: "After the storm Velmora said".
    """
    word, capitalized = one.previous, one.has("nouns_capitalized")
    if not word.adjacent or word.printed.isupper():
        return ""
    if capitalized and not word.capital:
        return ""
    kind = word.unelided
    if not _is_one_of(kind, _NAMED_THINGS_IN_ENGLISH if one.in_english() else _NAMED_THINGS):
        return ""
    proper = word.capital and not capitalized
    if proper or _is_one_of(kind, _CERTAIN_THINGS):
        return word.printed
    return "" if one.following.listed("verbs") or one.goes_on(_SUBJECT) else word.printed


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
    region, beyond = one.following, one.beyond
    manager = beyond.adjacent and not beyond.listed("function")
    regions = words("regions_after_name") if manager else words("regions_after_name") | words("areas_after_name")
    return region.printed if region.adjacent and region.printed in regions else ""


_GENITIVE_REACH = 20


def after_place_preposition(one: Occurrence) -> bool:
    """True if a preposition of place is right before an organization's name, as before a town named elsewhere."""
    people = pattern("inhabitant_phrases", one.assumed_language, r"\b%s \Z", re.IGNORECASE)
    if one.comes_after(people, _GENITIVE_REACH):
        return True
    return one.form.kind == "organization" and one.previous.adjacent_in("at_a_place")


def place_after(one: Occurrence) -> bool:
    """True if the words after the name say that it is a place: "Orange, petite ville du Vaucluse"."""
    return any(check(one) for check in (building_in_place, _said_to_be_a_place, _place_in_apposition))


def building_in_place(one: Occurrence) -> bool:
    """True if a Turkish text has a house at the place of that name: "Aydın'daki cezaevinde"."""
    return one.goes_on(pattern("building_phrases", one.language)) is not None


_LIES = compiled_later(rf" (?:{any_of('lies_in_phrases')})\b")
_IS_A = compiled_later(
    rf"(?: (?:{any_of('copulas')})(?: (?:the|{any_of('indefinite_articles')}))?"
    rf"| [—–-](?: (?:{any_of('predicate_particles')}))?)((?: [^\W\d_]+){{1,3}})"
)


@only_if(unless(of_kind("person")), shaped("word"))
def _said_to_be_a_place(one: Occurrence) -> bool:
    """True if a sentence says so: "Sabah liegt auf Borneo", "Sabah is a Malaysian state"."""
    if one.goes_on(_LIES):
        return True
    found = one.goes_on(_IS_A)
    return found is not None and any(
        fold_word(word) in words("places_before") | words("state_words") for word in found.group(1).split()
    )


_APPOSITION = compiled_later(r"(?:, | \()((?:[^\W\d_]+[ '’]){2,4})")
_LEADING = 3


def _place_in_apposition(one: Occurrence) -> bool:
    """True if an apposition is a kind of place, in small letters, and goes on with where it is.

    It has no definite article: "Lantern, the city council and …" is a list.
    """
    apposition = one.goes_on(_APPOSITION)
    printed = re.split("[ '’]", apposition.group(1))[:-1] if apposition else []
    row = [fold_word(word) for word in printed]
    kind = next((n for n, word in enumerate(row[:_LEADING]) if word in words("places_before")), len(row))
    where = words("where_words") | words("of_words")
    definite = words("articles") - words("indefinite")
    if where.isdisjoint(row[kind + 1 : kind + 2]) or not definite.isdisjoint(row[:kind]):
        return False
    small = all(map(str.islower, printed[: kind + (not one.has("nouns_capitalized"))]))
    return small and (kind > 0 or one.has("romance_language") or one.has("no_articles"))


# Streets

_MOST_SMALL = 2


def street_before(one: Occurrence) -> str:
    """The word for a street, a bank or a stop before the name, in Romance languages also before articles; else "".

    "Place" and "cours" alone are no streets: "à la place de l’Horizon".
    """
    street, place = one.previous, one.start
    if street.adjacent_in("streets"):
        return street.printed
    for _ in range(_MOST_SMALL):
        if street.printed not in words("street_genitives") or street.gap.strip(" \u00a0") not in ("", "'", "’"):
            return ""
        street, place = _previous(street, place, one.context)
        if street.adjacent_in("genitive_streets"):
            return street.printed
    return ""


# Sports clubs

_SPORT_REACH = 90


def _is_club(one: Occurrence) -> bool:
    return one.form.kinds == CLUB


def _in_town(one: Occurrence) -> bool:
    word = one.previous
    return word.adjacent and word.printed.lower() in words("town_prepositions", one.language)


@only_if(_is_club)
def in_sport_clause(one: Occurrence) -> bool:
    """True if a club's short name is in a clause about sport, and not after a preposition of place.

    "La Velmora ha battuto il Corvane", but "Vive a Velmora".
    """
    if _in_town(one) and not one.has("towns_like_clubs"):
        return False
    around = one.context.clause(one.start, one.end, _SPORT_REACH)
    return any(word.removeprefix("و") in words("sport") for word in around)


@only_if(_is_club, _in_town, unless(follows("sport", "company_nouns")))
def _town_of_club(one: Occurrence) -> str:
    """The preposition before a club's short name that is its town's here, "" if there is none."""
    return "" if one.right(2) in ("'s", "’s") else one.previous.printed


_TOWN_CHECKS = (_kind_before, _thing_before, _country_after, _region_after, _town_of_club)
