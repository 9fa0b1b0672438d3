"""The rules about a found name: one table with ids, their order, what they decide and the sentence a user reads.

A rule that refuses a name may have a sense: what the name means there instead. Where one place of a text shows a sense,
the other places of the name are read in the light of it (`pipelines.mentions.step`). Rules of one ladder of checks are
tried in the order of their stages.
"""

from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import Final


class Sense(Enum):
    """What a name means where it is refused."""

    PERSON = "person"
    SURNAME = "surname"
    THING = "thing"
    PLACE = "place"
    NOUN = "noun"
    INFLECTED_NOUN = "inflected-noun"
    LONGER_NAME = "longer-name"
    OTHER_COUNTRY = "other-country"
    LAW = "law"
    OTHER_LANGUAGE = "other-language"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason for a decision.

    `summary` is its sentence in English; {name} is the name of the watchlist, {detail} the word that decided. Other
    languages have it in their catalogue (`presswatch.locale`), with the id as context.
    `stage` is its place in the table, `languages` those of the texts in which it is tried, all if empty.
    """

    id: str
    stage: int
    counts: bool
    summary: str
    sense: Sense | None = None
    languages: tuple[str, ...] = ()


_stages = count()


def _refuses(rule: str, summary: str, sense: Sense | None = None, *, languages: tuple[str, ...] = ()) -> Rule:
    return Rule(rule, stage=next(_stages), counts=False, summary=summary, sense=sense, languages=languages)


def _counts(rule: str, summary: str, *, languages: tuple[str, ...] = ()) -> Rule:
    return Rule(rule, stage=next(_stages), counts=True, summary=summary, languages=languages)


# Any name: the watchlist's conditions, addresses, longer names, other countries, what is named after it.
CASE_DIFFERS = _refuses("case-differs", "case differs")
EXCLUDED = _refuses("excluded-by-not", "excluded by `not`")
NEEDS_MISSING = _refuses("needs-missing", "none of `needs` in the text")
IN_ADDRESS = _refuses("in-an-address", "part of an address")
COURTESY_TITLE = _refuses("courtesy-title", "a person's surname after {detail}", Sense.SURNAME)
LONGER_NAME = _refuses("longer-name", "part of a longer name ({detail})")
PLACE_IN_LONGER_NAME = _refuses("longer-name-of-a-place", "part of a longer name ({detail})", Sense.LONGER_NAME)
OTHER_COUNTRY = _refuses("other-country", "of another country ({detail})", Sense.OTHER_COUNTRY)
READERS_COUNTRY = _refuses(
    "readers-country", "of another country (where the text's language is spoken)", Sense.OTHER_COUNTRY
)
EPONYM = _refuses("eponym", "the name of another thing ({detail})", Sense.THING)
TOWN_OR_CLUB = _refuses("town-or-club", "a town or club of that name ({detail})", Sense.PLACE)
TEAM = _refuses("team", "a team of that name ({detail})", Sense.PLACE)
WITH_NEEDS = _counts("alias-with-needs", "alias {name} with {detail}")

# Names of one word, first checks.
NOUN_IN_GENITIVE = _refuses("noun-in-genitive", "a noun in the genitive")
EVERYDAY_PAIR = _refuses("everyday-pair", "looks like another thing: an everyday pair of words ({detail})", Sense.THING)
OTHERS_ACRONYM = _refuses("others-acronym", "without the full name another's acronym ({detail})")
ACRONYM_OF_OTHER_LANGUAGE = _refuses(
    "acronym-of-other-language", "an acronym of another language", Sense.OTHER_LANGUAGE
)
ONE_OF_MANY = _refuses("one-of-many", "one of many after {detail}")
ACRONYM_OF_A_THING = _refuses("acronym-of-a-thing", "the name of another thing", Sense.THING)
ACRONYM_OF_A_PROGRAM = _refuses("acronym-of-a-program", "the name of another thing", Sense.THING)
BEGINNING_OF_WORD = _refuses(
    "beginning-of-word", "looks like another thing: the beginning of a word", Sense.THING, languages=("en",)
)
OTHER_KIND = _refuses("other-kind", "looks like another thing: another kind of body ({detail})", Sense.THING)
NAMED_THING = _refuses("named-thing", "looks like another thing: a thing of that name ({detail})", Sense.THING)

# Names with another well-known meaning.
HOMOGRAPH = _refuses("homograph", "looks like another thing: {detail}", Sense.THING)
HOMOGRAPH_OF_LANGUAGE = _refuses("homograph-of-language", "in this language another thing: {detail}")
SUBJECT_NEARBY = _counts("subject-nearby", "alias {name}, its subject mentioned nearby")
HOMOGRAPH_WITHOUT_FULL_NAME = _refuses("homograph-without-full-name", "without the full name another thing: {detail}")
HOMOGRAPH_WITHOUT_CUE = _refuses("homograph-without-cue", "without a hint another thing: {detail}")

# Numbers of laws, names in scripts without capitals, acronyms.
PLACE_IN_LAW = _refuses("place-in-law", "a place in a law or treaty", Sense.LAW)
DEFINITE_NOUN = _refuses("definite-noun", "a noun with its article and no cue for the outlet")
SHORT_WORD = _refuses("short-word", "an everyday word with no cue for the name")
OTHER_BODYS_ACRONYM = _refuses("other-bodys-acronym", "the acronym of another body ({detail})")
ACRONYM_AS_WORD = _refuses("acronym-as-word", "a word with a capital, not the acronym")

# Surnames, and names that other persons have.
SURNAME_IN_SMALL_LETTERS = _refuses("surname-in-small-letters", "a surname in small letters")
ADJECTIVE_PART = _refuses("adjective-part", "the first part of an adjective", languages=("en",))
ANOTHER_PERSON = _refuses("another-person", "another person ({detail})", Sense.PERSON)
NAMESAKE = _refuses("namesake", "another person of that name ({detail})", Sense.PERSON)
SURNAME_IN_NAME = _refuses("surname-in-longer-name", "inside a longer name", Sense.LONGER_NAME)
SURNAME_AS_LISTED = _counts("surname-as-listed", "surname {name} as listed")
SURNAME_AFTER_FULL_NAME = _counts("surname-after-full-name", "surname {name} after {detail}")

# Names of several words.
TWO_PERSONS = _refuses("two-persons", "two persons in a list")
KIND_IN_SMALL_LETTERS = _refuses("kind-in-small-letters", "words of that kind in small letters")
SMALL_FIRST_LETTER = _refuses("small-first-letter", "begins with a small letter")
WORDS_IN_SMALL_LETTERS = _refuses("words-in-small-letters", "everyday words in small letters")
WORDS_OPEN_SENTENCE = _refuses("words-open-sentence", "everyday words that open a sentence")
ANOTHER_BODY = _refuses("another-body", "another body ({detail})")

# Names in small letters.
ALIAS = _counts("alias", "alias {name}")
SMALL_LETTER_NOUN = _refuses("small-letter-noun", "a noun in small letters, by {detail}", Sense.NOUN)
SMALL_LETTER_ACRONYM = _refuses("small-letter-acronym", "a word in small letters, not the acronym")
INFLECTED_WORD = _refuses("inflected-word", "an everyday word in another form")
SMALL_LETTER_CASE = _refuses("small-letter-case", "a noun in small letters and another case", Sense.INFLECTED_NOUN)
NOUN_WITHOUT_ARTICLE = _refuses("noun-without-article", "a common noun without the article of the name")
WORD_IN_SMALL_LETTERS = _refuses("word-in-small-letters", "an everyday word in small letters")
NAME_IN_SMALL_LETTERS = _counts("name-in-small-letters", "name {name} in small letters")

# Names of one word with a capital, and names without their article.
THING_BEFORE = _refuses("thing-before", "the name of another thing ({detail})", Sense.THING)
NOUN_AFTER = _refuses("noun-after", "a common noun after {detail}")
QUOTED_WITHOUT_ARTICLE = _counts("quoted-without-article", "{name} without its article, quoted")
WITHOUT_ARTICLE = _refuses("without-article", "without its article")
OWN_CAPITALS = _counts("own-capitals", "alias {name} with its own capitals")
CAPITALS_ACTS = _counts("capitals-acts", "alias {name} in a headline in capitals, acting as an organization")
WORD_IN_CAPITALS = _refuses("word-in-capitals", "an everyday word in a headline in capitals")
IN_QUOTATION_MARKS = _counts("in-quotation-marks", "alias {name} in quotation marks")
BEGINNING_OF_TITLE = _refuses("beginning-of-title", "the beginning of a longer title")
AFTER_CUE = _counts("after-cue", "alias {name} after {detail}")
END_OF_NAME = _refuses("end-of-longer-name", "the end of a longer name", Sense.LONGER_NAME)
INSIDE_LONGER_NAME = _refuses("inside-longer-name", "inside a longer name", Sense.LONGER_NAME)
WITH_APOSTROPHE = _counts("with-apostrophe", "alias {name} with an apostrophe before its ending", languages=("tr",))
NOUN_AND_ARTICLE = _refuses("noun-and-article", "a common noun with its article")
ACTS = _counts("acts", "alias {name}, acting as an organization")
FULL_NAME_IN_TEXT = _counts("full-name-in-text", "alias {name}, its full name in the text")
IN_CAPITALS = _counts("in-capitals", "alias {name} in capitals")
PRINTED_AS_WORD = _counts("printed-as-word", "alias {name} printed as a word")
ACRONYM_NOT_IN_CAPITALS = _refuses("acronym-not-in-capitals", "an everyday word, not in capitals")
GIVEN_NAME = _refuses("given-name", "a person's given name before {detail}")
CAPITAL_ARTICLE = _counts("capital-article", "name {name} with a capital article")
NAME = _counts("name-as-listed", "name {name}")
SURNAME_AFTER = _refuses("surname-after", "a person's surname after {detail}", Sense.SURNAME)
BEGINNING_OF_NAME = _refuses("beginning-of-longer-name", "the beginning of a longer name")
BARE_SUBJECT = _counts("bare-subject", "alias {name} without an article at the beginning")
CAPITAL_WITHOUT_MEANING = _refuses("capital-without-meaning", "an everyday word whose capital says nothing")
WITH_CAPITAL = _counts("with-capital", "alias {name} with a capital")

# The name itself.
FORMER_NAME = _counts("former-name", "former name {name}")
FORM_OF_NAME = _counts("form-of-name", "form of {name}")
EXPRESSION = _counts("expression", "expression {detail}")
TOO_COSTLY = _counts("as-listed-only", "as listed; its context was not weighed")

# The text as a whole.
AS_ELSEWHERE = _refuses("as-elsewhere", "as elsewhere in the text: {detail}")
SOMEBODY_ELSES_SURNAME = _refuses("somebody-elses-surname", "a surname that somebody else has in the text")
NAMESAKE_BEFORE = _refuses("namesake-before", "another person of that name before", Sense.PERSON)

RULES: Final = {rule.id: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)}
"""All rules by id."""
