"""Names that are also words of a language or names of other things, which need further evidence."""

import re
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from pipelines.mentions import rules
from pipelines.mentions.decision import (
    Decision,
    Ladder,
    Occurrence,
    Test,
    accept,
    asked,
    capital_follows,
    capital_precedes,
    comes_before,
    counted,
    either,
    goes_on,
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
    word_before,
)
from pipelines.mentions.eponyms import in_sport_clause
from pipelines.mentions.letter_case import acts_in_capitals, all_caps_neighbor, possessive
from pipelines.mentions.longer_names import capital_after_of, capital_before, capital_neighbor, ends_longer_name
from pipelines.mentions.organization_cues import (
    bare_subject,
    body_speaks,
    cited_in_german,
    cites,
    described,
    indefinite_article,
    kind_before,
    noun_in_lowercase,
    numbered_title,
    opens_after_full_name,
    organization_kind,
    organization_speaks,
    with_article,
)
from pipelines.names.words import homographs, is_common, is_word_in, very_common_words
from pipelines.text.context import TextContext
from presswatch.languages.packs import words
from presswatch.languages.patterns import compiled_later

_SHORTEST_OUTLET_WORD = 4  # ZEIT may also be printed Zeit; WHO is never Who


# Homographs


class Homograph(NamedTuple):
    """An entry of homographs.json."""

    why: str = ""
    cues: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    languages_not: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()


@cache
def _homograph(name: str) -> Homograph:
    entry = homographs().get(name)
    if entry is None:
        return Homograph()
    cues, others, languages = (frozenset(str(entry.get(key, "")).split()) for key in ("cues", "not", "languages_not"))
    return Homograph(str(entry["why"]), cues, others, languages, frozenset(key for key in entry if entry[key]))


def homograph(one: Occurrence) -> Homograph:
    """The entry of a name with another well-known meaning; an empty one for any other name."""
    return _homograph(one.form.homograph)


def why(one: Occurrence) -> str:
    """The other well-known meaning of the name; "" if it has none."""
    return homograph(one).why


def flagged(flag: str) -> Test:
    """Guard: the name's entry in homographs.json has the flag."""
    return lambda one: flag in homograph(one).flags


def _clause(one: Occurrence) -> frozenset[str]:
    return one.context.clause(one.start, one.end)


def _has_cue(one: Occurrence) -> bool:
    return not homograph(one).cues.isdisjoint(one.context.words)


def _has_near_cue(one: Occurrence) -> bool:
    """True if a cue of the subject is in the text, of an outlet in the clause."""
    return not homograph(one).cues.isdisjoint(one.ask(_clause) if one.form.kind == "outlet" else one.context.words)


def _has_other(one: Occurrence) -> bool:
    return not homograph(one).others.isdisjoint(one.context.words)


def _has_near_other(one: Occurrence) -> bool:
    return not homograph(one).others.isdisjoint(one.ask(_clause))


def _is_of_language(one: Occurrence) -> bool:
    return one.language in homograph(one).languages_not


_no_cue_follows = unless(asked(organization_speaks))
_outweighed = (flagged("outweighs"), unless(named_in_full), unless(_has_cue), _has_other)
"""A cue of the other thing is in the text, which has nothing of the subject."""
_other_near = (unless(flagged("outweighs")), _has_near_other, either(flagged("need"), _no_cue_follows))
"""A cue of the other thing is in the clause, and none of the subject's is stronger."""
_undecided = (unless(named_in_full), either(unknown, flagged("full")))
_HOMOGRAPH = Ladder(
    refuse(rules.HOMOGRAPH, why, *_outweighed),
    refuse(rules.HOMOGRAPH, why, *_other_near),
    refuse(rules.HOMOGRAPH_OF_LANGUAGE, why, *_undecided, _is_of_language),
    accept(rules.SUBJECT_NEARBY, _has_near_cue, *_undecided, strong=False),
    refuse(rules.HOMOGRAPH_WITHOUT_FULL_NAME, why, *_undecided, flagged("full")),
    refuse(rules.HOMOGRAPH_WITHOUT_CUE, why, *_undecided, flagged("need"), _no_cue_follows),
)


def judge_homograph(one: Occurrence) -> Decision | None:
    """Names with another well-known meaning (homographs.json); None where that does not decide."""
    return _HOMOGRAPH.decide(one) if why(one) else None


# Names without their article


def _near_speech(one: Occurrence) -> bool:
    return not one.context.window(one.start, one.end).isdisjoint(words("saying") | words("verbs"))


_WITHOUT_ARTICLE = Ladder(
    accept(rules.QUOTED_WITHOUT_ARTICLE, either(unless(unknown), _near_speech), Occurrence.quoted, strong=False)
)


def judge_without_article(one: Occurrence) -> Decision:
    """The noun of "Le Monde" or "Die Welt" alone: in quotation marks, known or in a sentence of saying."""
    return _WITHOUT_ARTICLE.decide(one) or refused(rules.WITHOUT_ARTICLE)


# Common words with a capital

_BROKEN = compiled_later(r"-[ \t]*\n\s*")  # a word whose rest is on the next line


def judge_word_name(one: Occurrence) -> Decision:
    """A name that is a common word of the text's language or of English, printed with a capital."""
    ladders = (_PRINTED, _WORD, _ARTICLE, _CAPITAL) if one.form.shape == "article" else (_PRINTED, _WORD, _CAPITAL)
    for ladder in ladders:
        if decision := ladder.decide(one):
            return decision
    return counted(rules.WITH_CAPITAL, one.form, strong=True, bare=not one.ask(cites))


_noun_of_language = language_has("nouns_capitalized")
"""The language prints all nouns with a capital."""


def _letters(one: Occurrence) -> str:
    """The letters of its last word."""
    return "".join(c for c in re.split("[ '’]", plain(_BROKEN.sub("", one.surface)))[-1] if c.isalpha())


def _all_capitals(one: Occurrence) -> bool:
    return len(one.ask(_letters)) > 1 and one.ask(_letters).isupper()


_in_capitals = either(placed(TextContext.capitals), only_if(_all_capitals)(all_caps_neighbor))
"""True if capitals mean nothing here."""


def own_capitals(one: Occurrence) -> bool:
    """True if a name has small letters and capitals as no word has them, and is printed so: LiNK, ReACT."""
    alias, rest = one.form.alias, one.form.alias[1:]
    return all((one.surface == alias, rest.isalpha(), not rest.islower(), not alias.isupper()))


def _known_in_text(one: Occurrence) -> bool:
    """True if the text has the subject in another form; in German, where nouns have capitals, one of several words."""
    return one.in_full if one.has("nouns_capitalized") else one.known


def _long_word(one: Occurrence) -> bool:
    return len(one.ask(_letters)) >= _SHORTEST_OUTLET_WORD


_in_capital_words = (capital_precedes, capital_follows, unless(Occurrence.opens_sentence), unless(_noun_of_language))
"""Words with capitals are on both sides, inside a sentence of a language whose nouns have none."""


_speaks = asked(either(asked(in_sport_clause), asked(described), asked(organization_speaks)))
"""True if a cue next to the name points to an organization."""
_no_cue = unless(_speaks)


@only_if(of_kind("organization"), language_has("romance_language"), unless(capital_follows))
def _is_capital_noun(one: Occurrence) -> bool:
    """True if the name has a capital inside a sentence, where nouns of the language have none: "da Fiorentina"."""
    return _capital_means_something(one)


_may_have_article = only_if(either(of_kind("outlet"), language_has("names_with_article"), in_sport_clause))
_named_with_article = _may_have_article(either(_speaks, _known_in_text))
"""True if an article makes the name no noun: clubs, outlets and Portuguese names with another cue."""


_APOSTROPHE = compiled_later(r"['’][^\W\d_]")


@only_if(Occurrence.opens_sentence)
def _opens_everyday(one: Occurrence) -> bool:
    """At the beginning of a sentence a very common word is likelier itself: "Time flies", "Дождь идёт"."""
    return one.form.stem.head.rsplit(" ", 1)[-1] in very_common_words(one.assumed_language)


def _capital_means_something(one: Occurrence) -> bool:
    if one.in_title_case():
        return False
    if not one.opens_sentence():
        return True
    if one.form.kind != "organization":
        return False
    noun, language = one.form.stem.head.rsplit(" ", 1)[-1], one.assumed_language
    if is_common(noun, language):
        return False
    return not is_word_in(noun, language) or body_speaks(one)


@only_if(
    of_kind("organization"),
    shaped("word"),
    unless(attrgetter("form.home")),
    unless(Occurrence.in_title_case),
    body_speaks,
)
def _rare_noun(one: Occurrence) -> bool:
    """True if a rarer noun has no adjective and no article but the definite: "teilte die Bahn mit"."""
    if one.form.stem.head in very_common_words(one.language):
        return False
    return not one.previous.adjacent_small or one.previous.listed("function", "articles")


def _capital(one: Occurrence) -> bool:
    return one.surface[0].isupper()


_opens_as_noun = either(_opens_everyday, noun_in_lowercase)
"""True if a name with its article that opens a sentence is a noun there."""


_PRINTED = Ladder(
    accept(rules.OWN_CAPITALS, own_capitals),
    accept(rules.CAPITALS_ACTS, acts_in_capitals, _in_capitals, strong=False),
    refuse(rules.WORD_IN_CAPITALS, _in_capitals),
    refuse(rules.INSIDE_LONGER_NAME, unless(_known_in_text), shaped("acronym"), _all_capitals, *_in_capital_words),
    accept(rules.FULL_NAME_IN_TEXT, _known_in_text, shaped("acronym"), _all_capitals),
    accept(rules.IN_CAPITALS, _all_capitals, bare=only_if(shaped("acronym"))(_no_cue_follows)),
    accept(
        rules.PRINTED_AS_WORD,
        _capital_means_something,
        shaped("acronym"),
        unless(of_kind("outlet")),
        language_has("romance_language"),
        _long_word,
    ),
    refuse(rules.ACRONYM_NOT_IN_CAPITALS, shaped("acronym"), unless(only_if(of_kind("outlet"))(_long_word))),
)
"""How a name that is a word is printed."""
_WORD = Ladder(
    refuse(rules.THING_BEFORE, kind_before),
    refuse(rules.NOUN_AFTER, indefinite_article, language_has("nouns_capitalized"), shaped("word")),
    accept(rules.IN_QUOTATION_MARKS, Occurrence.quoted),
    refuse(rules.BEGINNING_OF_TITLE, placed(TextContext.opens_longer_title)),
    accept(rules.AFTER_CUE, word_before, unless(capital_follows), unless(capital_after_of), organization_kind),
    refuse(rules.END_OF_NAME, ends_longer_name),
    refuse(rules.END_OF_NAME, _speaks, capital_before, unless(comes_before("not_given"))),
    refuse(rules.INSIDE_LONGER_NAME, capital_neighbor, _no_cue),
    accept(rules.WITH_APOSTROPHE, goes_on(_APOSTROPHE), bare=_no_cue),
    refuse(rules.NOUN_AND_ARTICLE, with_article, shaped("word"), unless(_is_capital_noun), unless(_named_with_article)),
    accept(rules.ACTS, either(_speaks, possessive)),
    accept(
        rules.FULL_NAME_IN_TEXT, either(opens_after_full_name, unless(_opens_everyday)), _known_in_text, strong=False
    ),
)
"""The words next to a common word with a capital: Apple, Nature, Bild, Мемориал, The Guardian."""
_ARTICLE = Ladder(
    accept(rules.CAPITAL_ARTICLE, _capital, unless(Occurrence.opens_sentence)),
    accept(rules.NAME, _capital, unless(Occurrence.in_title_case), unless(_noun_of_language), unless(_opens_as_noun)),
)
"""A name with an article that no other cue shows to be one."""
_CAPITAL = Ladder(
    accept(rules.AFTER_CUE, cited_in_german),
    refuse(rules.BEGINNING_OF_NAME, numbered_title),
    accept(rules.BARE_SUBJECT, bare_subject),
    refuse(rules.CAPITAL_WITHOUT_MEANING, _noun_of_language, unless(_rare_noun)),
    refuse(rules.CAPITAL_WITHOUT_MEANING, unless(_capital_means_something)),
)
"""What the capital itself says."""
