"""The decision over a found form: whether it is meant as the subject's name, by case, neighbors and language.

Each rule (`pipelines.mentions.rules`) makes a Decision or passes. Distinctive names count by themselves; names
that are also words, and names of other things, need further evidence.
"""

import unicodedata
from dataclasses import replace
from operator import attrgetter

from pipelines.common.fold import fold
from pipelines.common.scripts import CASED
from pipelines.mentions import rules
from pipelines.mentions.acronyms import (
    better_known_body,
    given_name_before,
    judge_acronym_as_word,
    name_follows,
    named_thing,
    of_another_kind,
    of_another_language,
    one_of_many,
    program_before,
    thing_after,
    without_conditions,
)
from pipelines.mentions.ambiguous import (
    flagged,
    judge_homograph,
    judge_without_article,
    judge_word_name,
    own_capitals,
    why,
)
from pipelines.mentions.caseless_scripts import (
    arabic_cue,
    has_cue_around,
    has_other_around,
    is_definite_noun,
    is_short_word,
    organization_cue,
)
from pipelines.mentions.decision import (
    Decision,
    Ladder,
    Occurrence,
    accept,
    asked,
    capital_follows,
    capital_name,
    common_word,
    consider,
    counted,
    counted_by_name,
    either,
    follows,
    goes_on,
    in_script,
    language_has,
    named_in_full,
    of_kind,
    only_if,
    placed,
    plain,
    refuse,
    refused,
    shaped,
    unknown,
    unless,
    word_follows,
)
from pipelines.mentions.eponyms import company_team, eponym, in_sport_clause, town_cue
from pipelines.mentions.letter_case import everyday_pair, judge_lowercase, judge_phrase
from pipelines.mentions.longer_names import (
    after_courtesy_title,
    capital_neighbor,
    ends_longer_name,
    longer_name,
    of_another_country,
    of_language_country,
    own_country_in_text,
    wider_organization,
)
from pipelines.mentions.organization_cues import genitive_of_a_noun, indefinite_article, organization_speaks
from pipelines.mentions.surnames import on_stage, other_given_name, other_given_uncased
from pipelines.names.countries import is_country
from pipelines.names.matcher import folded_contains
from pipelines.names.words import homographs, is_common, is_first_name, is_word_in, is_word_of
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import alternation, any_word, words
from presswatch.languages.patterns import compiled_later
from presswatch.watchlist.entries import Alias


def judge(one: Occurrence) -> Decision:
    """Decides over one candidate."""
    if early := _ANY_NAME.decide(one):
        return early
    has_capitals = one.form.script in CASED or one.form.alias != one.form.alias.lower()
    decision = _decide_cased(one) if has_capitals else _CASELESS.decide(one) or counted_by_name(one.form, strong=True)
    return replace(decision, bare=True) if _is_of_any_country(one) else decision


_is_of_any_country = only_if(attrgetter("form.lands"), unknown)(unless(own_country_in_text))
"""True if organizations of the name are in many countries, and nothing in the text points to the subject's."""


# Any name: the watchlist's conditions, and names inside others


@only_if(attrgetter("form.exact"))
def _case_differs(one: Occurrence) -> bool:
    return plain(one.surface) != plain(one.form.alias)


def _option(one: Occurrence) -> Alias:
    """The conditions that the watchlist sets for the alias."""
    return one.form.option or _WITHOUT_CONDITIONS


_WITHOUT_CONDITIONS = Alias()


def _excluded(one: Occurrence) -> bool:
    return folded_contains(one.context.folded, _option(one).not_)


def _needs(one: Occurrence) -> str:
    return " or ".join(_option(one).needs)


@only_if(_needs)
def _needs_missing(one: Occurrence) -> bool:
    return not folded_contains(one.context.folded, _option(one).needs)


_longer = either(longer_name, wider_organization)


def _longer_name(one: Occurrence) -> Decision | None:
    longer = _longer(one)
    if not longer:
        return None
    place = fold(longer.partition(" ")[0]).text in words("named_places")
    return refused(rules.PLACE_IN_LONGER_NAME if place else rules.LONGER_NAME, longer)


@only_if(shaped("acronym"), in_script("latin", "cyrillic"))
def _other_letters(one: Occurrence) -> bool:
    """True if an acronym has accents that the watchlist does not give it, or a small letter before capitals."""
    surface = plain(one.surface)
    if surface[0].islower() and not surface.islower() and not one.form.alias[0].islower():
        return True
    return not surface.isupper() and _accents(surface) > _accents(one.form.alias)


def _accents(text: str) -> int:
    return sum(map(unicodedata.combining, unicodedata.normalize("NFD", text))) if not text.isascii() else 0


_ANY_NAME = Ladder(
    refuse(rules.ACRONYM_AS_WORD, _other_letters),
    refuse(rules.CASE_DIFFERS, _case_differs),
    refuse(rules.EXCLUDED, _excluded),
    refuse(rules.NEEDS_MISSING, _needs_missing),
    refuse(rules.IN_ADDRESS, placed(TextContext.in_address)),
    refuse(rules.COURTESY_TITLE, after_courtesy_title, unless(of_kind("person")), shaped("word", "article")),
    consider(rules.LONGER_NAME, _longer_name),
    refuse(rules.OTHER_COUNTRY, of_another_country),
    refuse(rules.READERS_COUNTRY, of_language_country, unknown),
    refuse(rules.EPONYM, eponym),
    refuse(rules.TOWN_OR_CLUB, town_cue, unless(named_in_full)),
    refuse(rules.TEAM, company_team),
    accept(rules.WITH_NEEDS, _needs, strong=False),
)


# Names in scripts with letter case


def _decide_cased(one: Occurrence) -> Decision:
    """Decides over a name in a script with capitals, by its shape."""
    form = one.form
    if form.shape == "surname":
        return _SURNAME.decide(one) or counted(rules.SURNAME_AS_LISTED, form, strong=True)
    if form.shape == "phrase":
        return judge_phrase(one)
    if not any(map(str.isupper, one.surface)):
        return judge_lowercase(one)
    if form.weak:
        return judge_without_article(one)
    if early := _ONE_WORD.decide(one):
        return early
    return judge_word_name(one) if is_word_of(form.common_in, one.language) else _decide_distinct(one)


_NO_ADJECTIVE = compiled_later(alternation("adjectives_of_names"))
"""A noun in small letters that is written on to a word: "Meta-analyses found", but "Meta-owned", "Tesla-style"."""


_acronym_without_conditions = (shaped("acronym"), without_conditions, unknown)
_ONE_WORD = Ladder(
    refuse(rules.NOUN_IN_GENITIVE, genitive_of_a_noun),
    refuse(rules.EVERYDAY_PAIR, everyday_pair),
    refuse(rules.OTHERS_ACRONYM, better_known_body, *_acronym_without_conditions),
    refuse(
        rules.ACRONYM_OF_OTHER_LANGUAGE,
        unless(asked(organization_speaks)),
        *_acronym_without_conditions,
        of_another_language,
    ),
    refuse(rules.ONE_OF_MANY, one_of_many, shaped("acronym")),
    refuse(rules.ACRONYM_OF_A_THING, thing_after, shaped("acronym")),
    refuse(rules.ACRONYM_OF_A_PROGRAM, program_before, shaped("acronym"), unknown),
    refuse(rules.BEGINNING_OF_WORD, goes_on(_NO_ADJECTIVE), shaped("word"), Occurrence.opens_sentence),
    refuse(rules.OTHER_KIND, of_another_kind, shaped("acronym")),
    refuse(rules.NAMED_THING, named_thing, shaped("acronym"), common_word),
    consider(rules.HOMOGRAPH, judge_homograph),
)
"""Other things that a name of one word, with a capital, may be."""


# Names of one word that are no common words of the text's language


def _decide_distinct(one: Occurrence) -> Decision:
    """Decides over a name of one word that is no common word of the text's language: its neighbors may refuse it."""
    if early := _DISTINCT.decide(one):
        return early
    known_as_else = not homographs().get(one.form.homograph, {"rare": True}).get("rare")
    alone = one.form.shape == "acronym" and not one.ask(organization_speaks)
    return counted_by_name(one.form, strong=True, bare=alone or known_as_else)


def _printed_as_word(one: Occurrence) -> bool:
    return not any(map(str.isupper, plain(one.surface)[1:]))


@only_if(
    capital_follows,
    unless(language_has("nouns_capitalized")),
    unless(follows("people_after", "verbs", "company_nouns")),
    unless(Occurrence.in_title_case),
)
def _given_before_surname(one: Occurrence) -> str:
    """The surname after an organization's name of one word that is a given name: Lotte Lenya; "" if there is none."""
    surname = one.following.printed
    return "" if surname.isupper() or not is_first_name(one.form.stem.head) else surname


@only_if(unless(Occurrence.quoted))
def _ends_quotation(one: Occurrence) -> bool:
    return one.right(1) in tuple('"”“»')


def _is_english_name(word: Token, context: TextContext) -> bool:
    """True if a capitalized word next to a name is English and not a word of the text's language."""
    if not word.adjacent_capital or is_common(word.folded, context.language):
        return False
    return is_common(word.folded, "en")


@only_if(unless(Occurrence.in_english), attrgetter("following.adjacent_small"), unless(follows("people_after")))
def _in_english_phrase(one: Occurrence) -> bool:
    """True if an English word in lower case follows in another language's text: "un emergency landing"."""
    word = one.following.folded
    if "en" not in one.form.common_in or len(word) < _SHORTEST_ENGLISH:
        return False
    return is_common(word, "en") and not is_word_in(word, one.language)


_SHORTEST_ENGLISH = 3


@only_if(language_has("nouns_capitalized"))
def _english_neighbor(one: Occurrence) -> bool:
    return any(_is_english_name(word, one.context) for word in (one.previous, one.following))


@only_if(of_kind("organization"), word_follows)
def _names_its_country(one: Occurrence) -> bool:
    """True if a country follows, where the organization has a branch: Caritas Polska."""
    return is_country(one.following.folded)


_next_to_name = either(_ends_quotation, ends_longer_name, _english_neighbor, capital_neighbor)
_part_of_foreign_name = either(_in_english_phrase, only_if(unless(_names_its_country))(_next_to_name))
"""True if a word of another language than the text's may be part of a longer name: Time Warner, Orange Bowl."""
_no_acronym = unless(shaped("acronym"))
_foreign_word = (common_word, _no_acronym, unless(attrgetter("form.tongue")), unless(own_capitals))
"""A word of another language without a case ending, as in Facebookin Sheryl Sandberg."""
_DISTINCT = Ladder(
    consider(rules.ACRONYM_AS_WORD, judge_acronym_as_word, shaped("acronym"), _printed_as_word),
    refuse(rules.INSIDE_LONGER_NAME, _part_of_foreign_name, *_foreign_word),
    refuse(rules.GIVEN_NAME, _given_before_surname, shaped("word")),
    refuse(
        rules.NOUN_AFTER,
        indefinite_article,
        language_has("nouns_capitalized"),
        shaped("word"),
        unless(of_kind("outlet")),
    ),
    refuse(rules.SURNAME_AFTER, given_name_before, _no_acronym),
)


# Surnames of the watchlist that are found alone

_ADJECTIVE = compiled_later(rf"-(?!{any_word('name_adjective_endings')})[a-z]")  # Cross-platform, but Merkel-era


def _in_small_letters(one: Occurrence) -> bool:
    return not capital_name(one.surface)


def _other_given_name(one: Occurrence) -> str:
    return other_given_name(one.start, one.context, one.form.own)


_SURNAME = Ladder(
    refuse(rules.SURNAME_IN_SMALL_LETTERS, _in_small_letters),
    refuse(rules.ADJECTIVE_PART, goes_on(_ADJECTIVE), common_word),
    refuse(rules.ANOTHER_PERSON, _other_given_name),
    refuse(rules.SURNAME_IN_NAME, name_follows),
)


# Names in scripts without letter case


def _no_cue(one: Occurrence) -> bool:
    return not one.ask(organization_cue)


def _no_outlet_cue(one: Occurrence) -> bool:
    return not any(one.ask(cue) for cue in (organization_cue, arabic_cue, in_sport_clause))


def _has_surname_first(one: Occurrence) -> bool:
    """True if other words next to the name may make it another person's: of people, and of Arabic names of one word."""
    form = one.form
    return form.kind == "person" or (form.script, form.kind, " " in form.alias) == ("arabic", "organization", False)


_undecided_homograph = (why, unknown, unless(Occurrence.quoted))
_CASELESS = Ladder(
    refuse(rules.HOMOGRAPH, why, *_undecided_homograph, has_other_around),
    refuse(rules.HOMOGRAPH_WITHOUT_CUE, why, *_undecided_homograph, flagged("need"), unless(has_cue_around)),
    refuse(rules.DEFINITE_NOUN, _no_outlet_cue, is_definite_noun, unknown),
    refuse(rules.SHORT_WORD, _no_cue, unless(of_kind("person")), is_short_word, unknown),
    refuse(rules.ANOTHER_PERSON, other_given_uncased, _has_surname_first),
    refuse(rules.NAMESAKE, on_stage, of_kind("person"), in_script("hangul")),
)
