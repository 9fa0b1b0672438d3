"""Names that are also words of a language or names of other things, which need further evidence."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.mentions import rules
from pipelines.mentions.decision import (
    Decision,
    Ladder,
    Occurrence,
    accept,
    capital_follows,
    capital_precedes,
    counted,
    goes_on,
    language_has,
    of_kind,
    only_if,
    placed,
    plain,
    refuse,
    refused,
    shaped,
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
    in_list,
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


class _Homograph(NamedTuple):
    """An entry of homographs.json."""

    why: str
    cues: frozenset[str]
    others: frozenset[str]
    languages_not: frozenset[str]
    flags: frozenset[str]


@cache
def _homograph(name: str) -> _Homograph | None:
    entry = homographs().get(name)
    if entry is None:
        return None
    cues, others, languages = (frozenset(str(entry.get(key, "")).split()) for key in ("cues", "not", "languages_not"))
    return _Homograph(str(entry.get("why", "")), cues, others, languages, frozenset(key for key in entry if entry[key]))


def judge_homograph(one: Occurrence) -> Decision | None:
    """Names that are well known as something else (homographs.json); None where that does not decide."""
    entry = _homograph(one.form.homograph)
    if entry is None:
        return None
    around = one.context.clause(one.start, one.end)
    if _points_elsewhere(one, entry, around):
        return refused(rules.HOMOGRAPH, entry.why)
    by_itself = one.known and "full" not in entry.flags
    return None if one.in_full or by_itself else _by_its_cues(one, entry, around)


def _points_elsewhere(one: Occurrence, entry: _Homograph, around: frozenset[str]) -> bool:
    """True if a cue of the other thing is in the clause and none of the subject's is stronger.

    Where nothing in the text points to the subject, the cue may be in another sentence.
    """
    if "outweighs" in entry.flags:
        ours = one.in_full or not entry.cues.isdisjoint(one.context.words)
        return not ours and not entry.others.isdisjoint(one.context.words)
    if entry.others.isdisjoint(around):
        return False
    return "need" in entry.flags or not one.ask(organization_speaks)


def _by_its_cues(one: Occurrence, entry: _Homograph, around: frozenset[str]) -> Decision | None:
    """What decides over a homograph where its full name is not in the text."""
    if one.language in entry.languages_not:
        return refused(rules.HOMOGRAPH_OF_LANGUAGE, entry.why)
    if not entry.cues.isdisjoint(around if one.form.kind == "outlet" else one.context.words):
        return counted(rules.SUBJECT_NEARBY, one.form)
    if "full" in entry.flags:
        return refused(rules.HOMOGRAPH_WITHOUT_FULL_NAME, entry.why)
    return (
        None
        if one.ask(organization_speaks) or "need" not in entry.flags
        else refused(rules.HOMOGRAPH_WITHOUT_CUE, entry.why)
    )


# Names without their article


def judge_without_article(one: Occurrence) -> Decision:
    """The noun of "Le Monde" or "Die Welt" alone: in quotation marks, known or in a sentence of saying."""
    around = one.context.window(one.start, one.end)
    if one.quoted() and (one.known or not around.isdisjoint(words("saying") | words("verbs"))):
        return counted(rules.QUOTED_WITHOUT_ARTICLE, one.form)
    return refused(rules.WITHOUT_ARTICLE)


# Common words with a capital

_BROKEN = compiled_later(r"-[ \t]*\n\s*")  # a word whose rest is on the next line


def judge_word_name(one: Occurrence) -> Decision:
    """A name that is a common word of the text's language or of English, printed with a capital."""
    ladders = (_PRINTED, _WORD, _ARTICLE, _CAPITAL) if one.form.shape == "article" else (_PRINTED, _WORD, _CAPITAL)
    for ladder in ladders:
        if decision := ladder.decide(one):
            return decision
    return counted(rules.WITH_CAPITAL, one.form, strong=True, bare=not one.ask(cites))


def _letters(one: Occurrence) -> str:
    """The letters of its last word."""
    return "".join(c for c in re.split("[ '’]", plain(_BROKEN.sub("", one.surface)))[-1] if c.isalpha())


def _all_capitals(one: Occurrence) -> bool:
    return len(one.ask(_letters)) > 1 and one.ask(_letters).isupper()


def _in_capitals(one: Occurrence) -> bool:
    if one.context.capitals(one.start, one.end):
        return True
    return _all_capitals(one) and all_caps_neighbor(one)


def own_capitals(one: Occurrence) -> bool:
    """True if a name has small letters and capitals as no word has them, and is printed so: LiNK, ReACT."""
    alias = one.form.alias
    mixed = alias[1:].isalpha() and not (alias.isupper() or alias[1:].islower())
    return mixed and one.surface == alias


def _known_in_text(one: Occurrence) -> bool:
    """True if the text has the subject in another form; in German, where nouns have capitals, one of several words."""
    return one.in_full if one.has("nouns_capitalized") else one.known


def _long_word(one: Occurrence) -> bool:
    return len(one.ask(_letters)) >= _SHORTEST_OUTLET_WORD


def _long_outlet(one: Occurrence) -> bool:
    return one.form.kind == "outlet" and _long_word(one)


def _acronym_alone(one: Occurrence) -> bool:
    return one.form.shape == "acronym" and not one.ask(organization_speaks)


def _in_capital_words(one: Occurrence) -> bool:
    """True if words with capitals are on both sides, inside a sentence of a language whose nouns have none."""
    if one.has("nouns_capitalized") or one.opens_sentence():
        return False
    return capital_precedes(one) and capital_follows(one)


_CUES = (in_sport_clause, described, organization_speaks)


def _speaks(one: Occurrence) -> bool:
    """True if a cue next to the name points to an organization."""
    return any(one.ask(cue) for cue in _CUES)


def _no_cue(one: Occurrence) -> bool:
    return not one.ask(_speaks)


def _ends_name(one: Occurrence) -> bool:
    if ends_longer_name(one):
        return True
    return capital_before(one) and not one.previous.listed("not_given") and one.ask(_speaks)


_NAMED_WITH_ARTICLE = (of_kind("outlet"), language_has("names_with_article"), in_sport_clause)


@only_if(of_kind("organization"), language_has("romance_language"), unless(capital_follows))
def _is_capital_noun(one: Occurrence) -> bool:
    """True if the name has a capital inside a sentence, where nouns of the language have none: "da Fiorentina"."""
    return _capital_means_something(one)


def _article_of_nouns(one: Occurrence) -> bool:
    """True if an article makes the name a noun: not of clubs, outlets and Portuguese names with another cue."""
    if _is_capital_noun(one):
        return False
    if not any(check(one) for check in _NAMED_WITH_ARTICLE):
        return True
    return not one.ask(_speaks) and not _known_in_text(one)


def _acts(one: Occurrence) -> bool:
    return one.ask(_speaks) or possessive(one)


@only_if(_known_in_text)
def _full_name_counts(one: Occurrence) -> bool:
    return opens_after_full_name(one) or not _opens_everyday(one)


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
    return not is_word_in(noun, language) or (not is_common(noun, language) and body_speaks(one))


_noun_of_language = language_has("nouns_capitalized")
"""The language prints all nouns with a capital."""


@only_if(of_kind("organization"), shaped("word"), unless(Occurrence.in_title_case), body_speaks)
def _rare_noun(one: Occurrence) -> bool:
    """True if a rarer noun has no adjective and no article but the definite: "teilte die Bahn mit"."""
    if one.form.home or one.form.stem.head in very_common_words(one.language):
        return False
    return not one.previous.adjacent_small or one.previous.listed("function", "articles")


def _capital(one: Occurrence) -> bool:
    return one.surface[0].isupper()


def _opens_as_name(one: Occurrence) -> bool:
    """True if a name with its article opens a sentence and is no noun there."""
    return not any(check(one) for check in (_opens_everyday, noun_in_lowercase))


_PRINTED = Ladder(
    accept(rules.OWN_CAPITALS, own_capitals),
    accept(rules.CAPITALS_ACTS, acts_in_capitals, _in_capitals, strong=False),
    refuse(rules.WORD_IN_CAPITALS, _in_capitals),
    refuse(rules.INSIDE_LONGER_NAME, _in_capital_words, shaped("acronym"), _all_capitals, unless(_known_in_text)),
    accept(rules.FULL_NAME_IN_TEXT, _known_in_text, shaped("acronym"), _all_capitals),
    accept(rules.IN_CAPITALS, _all_capitals, bare=_acronym_alone),
    accept(
        rules.PRINTED_AS_WORD,
        _capital_means_something,
        shaped("acronym"),
        unless(of_kind("outlet")),
        language_has("romance_language"),
        _long_word,
    ),
    refuse(rules.ACRONYM_NOT_IN_CAPITALS, shaped("acronym"), unless(_long_outlet)),
)
"""How a name that is a word is printed."""
_WORD = Ladder(
    refuse(rules.THING_BEFORE, kind_before),
    refuse(rules.NOUN_AFTER, indefinite_article, language_has("nouns_capitalized"), shaped("word")),
    accept(rules.IN_QUOTATION_MARKS, Occurrence.quoted),
    refuse(rules.BEGINNING_OF_TITLE, placed(TextContext.opens_longer_title)),
    accept(rules.AFTER_CUE, word_before, unless(capital_follows), unless(capital_after_of), organization_kind),
    refuse(rules.END_OF_NAME, _ends_name),
    refuse(rules.INSIDE_LONGER_NAME, capital_neighbor, _no_cue),
    accept(rules.WITH_APOSTROPHE, goes_on(_APOSTROPHE), bare=_no_cue),
    refuse(rules.NOUN_AND_ARTICLE, with_article, shaped("word"), _article_of_nouns),
    accept(rules.ACTS, _acts),
    accept(rules.FULL_NAME_IN_TEXT, _full_name_counts, strong=False),
)
"""The words next to a common word with a capital: Apple, Nature, Bild, Мемориал, The Guardian."""
_ARTICLE = Ladder(
    accept(rules.CAPITAL_ARTICLE, _capital, unless(Occurrence.opens_sentence)),
    accept(rules.NAME, _opens_as_name, _capital, unless(Occurrence.in_title_case), unless(_noun_of_language)),
)
"""A name with an article that no other cue shows to be one."""
_CAPITAL = Ladder(
    accept(rules.AFTER_CUE, cited_in_german),
    refuse(rules.BEGINNING_OF_NAME, numbered_title),
    accept(rules.IN_ROW, in_list),
    accept(rules.BARE_SUBJECT, bare_subject),
    refuse(rules.CAPITAL_WITHOUT_MEANING, _noun_of_language, unless(_rare_noun)),
    refuse(rules.CAPITAL_WITHOUT_MEANING, unless(_capital_means_something)),
)
"""What the capital itself says."""
