"""Names that are also words of a language or names of other things, which need further evidence."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.mentions import rules
from pipelines.mentions.all_caps import all_caps_neighbor, credit_before, judge_all_caps, possessive, raised_to_capitals
from pipelines.mentions.bare_names import bare_subject
from pipelines.mentions.common_nouns import (
    cited_in_german,
    in_contraction,
    is_indefinite_article,
    uncontracted_article,
    with_article,
)
from pipelines.mentions.decision import Candidate, Decision, counted, plain, refused
from pipelines.mentions.kinds import (
    before_legal_form,
    described,
    in_list,
    joined_by_ampersand,
    kind_after,
    kind_before,
    noun_in_lowercase,
    numbered_title,
    opens_after_full_name,
    opens_list,
    staff_of_noun,
)
from pipelines.mentions.ladder import (
    Ladder,
    Occurrence,
    accept,
    always,
    consider,
    in_language,
    nouns_with_capital,
    of_kind,
    refuse,
    shaped,
    unless,
)
from pipelines.mentions.longer import capital_before, capital_neighbor, ends_longer_name
from pipelines.mentions.neighbor_cues import (
    ROMANCE,
    cites,
    continued_by_of,
    organization_kind,
    ownership_before,
    speech_verb_before,
    turkish_outlet_genitive,
    turkish_print_cue,
)
from pipelines.mentions.person_cues import between_office_and_name
from pipelines.mentions.places import in_sport_clause
from pipelines.mentions.word_sense import heads_row, named_inside
from pipelines.names.words import homographs, very_common_words
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import packs_with, words
from presswatch.languages.patterns import compiled_later

_SHORTEST_OUTLET_WORD = 4  # ZEIT may also be printed Zeit; WHO is never Who


class _Homograph(NamedTuple):
    """An entry of data/homographs.json."""

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
    """Names that are well known as something else (data/homographs.json); None where that does not decide."""
    entry, candidate, context = _homograph(one.form.homograph), one.candidate, one.context
    if entry is None:
        return None
    if turkish_outlet_genitive(candidate, context) or _printed_in_turkish(one, entry):
        return counted(rules.PAPERS_OWN_WORDS, one.form, strong=True)
    if "outweighs" in entry.flags and (one.in_full or not entry.cues.isdisjoint(context.words)):
        return None
    around = context.clause(candidate.start, candidate.end)
    if _points_elsewhere(one, entry, around):
        return refused(rules.HOMOGRAPH, entry.why)
    if one.in_full or (one.known and "full" not in entry.flags and not entry.languages_not):
        return None
    return _by_its_cues(one, entry, around)


def _points_elsewhere(one: Occurrence, entry: _Homograph, around: frozenset[str]) -> bool:
    """True if a cue of the other thing is in the clause and none of the subject's is stronger.

    Where nothing in the text points to the subject, the cue may be in another sentence.
    """
    outweighs = "outweighs" in entry.flags
    if entry.others.isdisjoint(one.context.words if outweighs else around) or one.ask(_described):
        return False
    strict = outweighs or ("need" in entry.flags and entry.cues.isdisjoint(around))
    return strict or not organization_speaks(one.candidate, one.context)


def _by_its_cues(one: Occurrence, entry: _Homograph, around: frozenset[str]) -> Decision | None:
    """What decides over a homograph where its full name is not in the text."""
    if one.language in entry.languages_not:
        return refused(rules.HOMOGRAPH_OF_LANGUAGE, entry.why)
    if not entry.cues.isdisjoint(around if one.form.kind == "outlet" else one.context.words):
        return counted(rules.SUBJECT_NEARBY, one.form)
    if "full" in entry.flags:
        return refused(rules.HOMOGRAPH_WITHOUT_FULL_NAME, entry.why)
    if "need" in entry.flags and not one.ask(_described) and not _cited(one):
        return refused(rules.HOMOGRAPH_WITHOUT_CUE, entry.why)
    return None


def _printed_in_turkish(one: Occurrence, entry: _Homograph) -> bool:
    printed = turkish_print_cue(one.candidate, one.context)
    return printed and not any(word in one.context.folded.text for word in entry.others)


def _described(one: Occurrence) -> bool:
    return one.form.shape != "acronym" and described(one.candidate, one.context)


def _cited(one: Occurrence) -> bool:
    candidate, context = one.candidate, one.context
    if organization_speaks(candidate, context) or context.quoted(candidate.start, candidate.end):
        return True
    return one.previous.folded in words("according_to")


def organization_speaks(candidate: Candidate, context: TextContext) -> bool:
    """True if a verb or noun of organizations follows ("warns", "officials"), or a word of citing comes before."""
    following = context.next(candidate.end)
    if context.language in ROMANCE and _owner_before(candidate, context):
        return False
    gap = following.gap.strip("’'\"”“»« ")
    if speech_verb_before(candidate, context):
        return True
    of_others = candidate.form.kind == "outlet" and following.folded in words("party_members")
    if not of_others and _headline_act(following, candidate, context):
        return True
    if of_others or following.folded not in words("verbs") or gap not in ("", "-"):
        return _joined(candidate, context)
    small = context.language in packs_with("nouns_capitalized") or not following.capital or gap == "-"
    return small or following.folded in words("people_after") or context.title_case(candidate.start, candidate.end)


def _headline_act(following: Token, candidate: Candidate, context: TextContext) -> bool:
    """True if a verb with a capital follows in a headline of capitals: "Shell Beats Forecasts".

    Of very common words only verbs of organizations count: time flies and hope rises in headlines too.
    """
    if context.language not in ("", "en") or not following.adjacent or not following.capital:
        return False
    rare = candidate.form.stem.head.rsplit(" ", 1)[-1] not in very_common_words("en")
    kinds = ("all_caps_followers", "verbs", "headline_verbs") if rare else ("all_caps_followers", "verbs")
    acts = any(following.folded in words(kind) for kind in kinds)
    return acts and context.headline(candidate.start, candidate.end)


def body_speaks(candidate: Candidate, context: TextContext) -> bool:
    """True if anything in the text points to an organization by a name of one word that a person has too.

    That is what it does, a word for its kind next to it, or one for companies and their parts anywhere.
    """
    if candidate.form.shape == "acronym" and not context.text[candidate.start : candidate.end].isupper():
        return organization_speaks(candidate, context)
    if candidate.form.kind == "person" or candidate.form.shape != "word":
        return True
    if (
        organization_speaks(candidate, context)
        or described(candidate, context)
        or organization_kind(candidate, context)
    ):
        return True
    if in_sport_clause(candidate, context):
        return True
    return context.once(_tells_firms, lambda: _tells_firms(context))


def _tells_firms(context: TextContext) -> bool:
    kinds = words("kinds_of_organizations") | words("company_nouns")
    return not kinds.isdisjoint(context.words) or any(w.startswith(_FIRMS) for w in context.words)


_FIRMS = (
    *("konzern", "unternehmen", "aktie", "firm", "enterpris", "entrepris", "empres", "aziend", "sirket"),
    *("компан", "концерн", "фирм", "акци"),
)
"""Beginnings of words for companies and what is theirs, in any case."""


def _owner_before(candidate: Candidate, context: TextContext) -> bool:
    """In "il presidente della Repubblica ha firmato" the verb is the president's, not the noun's."""
    previous = context.before(candidate.start)
    if not previous.adjacent or previous.folded not in words("of_words") & words("contractions"):
        return False
    owner = context.before(candidate.start - len(previous.gap) - len(previous.printed))
    return owner.adjacent and owner.folded in words("titles") - words("printing") - words("outlet_people")


_MARKS = ' „“”"«»'


def _joined(candidate: Candidate, context: TextContext) -> bool:
    """A second name is joined to it, then a verb of saying comes: "Bild und Spiegel berichteten"."""
    joint = context.next(candidate.end)
    if not joint.adjacent or joint.folded not in words("joining_words"):
        return False
    place = candidate.end + len(joint.gap) + len(joint.printed)
    for number in range(4):
        word = context.next(place)
        if word.gap.strip(_MARKS) or not word.gap:
            return False
        if number and not word.capital:
            return word.folded in words("verbs") or word.folded in words("saying")
        if not word.capital and word.folded not in words("articles"):
            return False
        place += len(word.gap) + len(word.printed)
    return False


def judge_without_article(one: Occurrence) -> Decision:
    """The noun of "Le Monde" or "Die Welt" alone: in quotation marks, known or in a sentence of saying."""
    candidate, context = one.candidate, one.context
    if one.surface[0].isupper():
        other_case = one.form.script == "greek" and one.previous.folded in words("greek_before")
        if other_case or in_contraction(candidate, context):
            return counted(rules.ARTICLE_IN_OTHER_FORM, one.form)
        around = context.window(candidate.start, candidate.end)
        speaks = one.known or bool(around & (words("saying") | words("verbs")))
        if speaks and context.quoted(candidate.start, candidate.end):
            return counted(rules.QUOTED_WITHOUT_ARTICLE, one.form)
    return refused(rules.WITHOUT_ARTICLE)


def thing_of_that_name(one: Occurrence) -> Decision | None:
    """The refusal of an outlet's name of one word, or with an article, that is another thing's here; else None.

    The word before says what it is ("кинотеатр «Горизонт»"), the noun has a small letter, or a place follows.
    """
    form = one.form
    if other := kind_before(one.candidate, one.context):
        return refused(rules.THING_BEFORE, other)
    if form.shape != "article" or one.language not in ROMANCE:
        return None
    if re.split("[ '’]", plain(one.surface))[-1][:1].islower() and not form.alias.islower():
        return refused(rules.NOUN_AND_ARTICLE)
    return refused(rules.INSIDE_LONGER_NAME) if continued_by_of(one.candidate, one.context) else None


_BROKEN = compiled_later(r"-[ \t]*\n\s*")  # a word whose rest is on the next line


def judge_word_name(one: Occurrence) -> Decision:
    """A name that is a common word of the text's language or of English, printed with a capital."""
    decision = _PRINTED.decide(one) or _WORD.decide(one)
    if decision is None and one.form.shape == "article":
        decision = _ARTICLE.decide(one)
    return (
        decision
        or _CAPITAL.decide(one)
        or counted(rules.WITH_CAPITAL, one.form, strong=True, bare=not cites(one.candidate, one.context))
    )


def _letters(one: Occurrence) -> str:
    """The letters of its last word."""
    return "".join(c for c in re.split("[ '’]", plain(_BROKEN.sub("", one.surface)))[-1] if c.isalpha())


def _all_capitals(one: Occurrence) -> bool:
    return all(c.isupper() for c in one.ask(_letters))


def _small(one: Occurrence) -> bool:
    return one.ask(_letters)[:1].islower()


def _in_capitals(one: Occurrence) -> bool:
    candidate, context = one.candidate, one.context
    if context.capitals(candidate.start, candidate.end):
        return True
    return _all_capitals(one) and (all_caps_neighbor(candidate, context) or raised_to_capitals(candidate, context))


def _closes_title(candidate: Candidate, context: TextContext) -> bool:
    return context.closes_longer_title(candidate.start, candidate.end)


def _own_capitals(candidate: Candidate, context: TextContext) -> bool:
    """True if a name has small letters and capitals as no word has them, and is printed so: LiNK, ReACT."""
    alias = candidate.form.alias
    mixed = any(map(str.isupper, alias[1:])) and any(map(str.islower, alias)) and alias[1:].isalpha()
    return mixed and context.text[candidate.start : candidate.end] == alias


def _known_in_text(one: Occurrence) -> bool:
    """True if the text has the subject in another form; in German, where nouns have capitals, one of several words."""
    return one.known and (one.in_full or not nouns_with_capital(one))


def _long_outlet(one: Occurrence) -> bool:
    return one.form.kind == "outlet" and len(one.ask(_letters)) >= _SHORTEST_OUTLET_WORD


def _romance_word(one: Occurrence) -> bool:
    return one.language in ROMANCE and len(one.ask(_letters)) >= _SHORTEST_OUTLET_WORD


def _listed_in_capitals(one: Occurrence) -> bool:
    return one.form.alias.isupper() and not _all_capitals(one) and not _known_in_text(one)


def _judge_acronym(one: Occurrence) -> Decision:
    if _known_in_text(one):
        return counted(rules.FULL_NAME_IN_TEXT, one.form, strong=True)
    if _between_capitals(one) or (one.previous.adjacent and one.previous.printed in words("code_name_words")):
        return refused(rules.INSIDE_LONGER_NAME)
    return counted(rules.IN_CAPITALS, one.form, strong=True, bare=not organization_speaks(one.candidate, one.context))


def _between_capitals(one: Occurrence) -> bool:
    """True if words with capitals are on both sides, inside a sentence of a language whose nouns have none."""
    neighbors = (one.previous, one.following)
    if not all(word.adjacent and word.capital for word in neighbors) or nouns_with_capital(one):
        return False
    inside = not one.context.sentence_start(one.candidate.start)
    return inside and not between_office_and_name(one.candidate, one.context)


def _quoted(candidate: Candidate, context: TextContext) -> bool:
    return context.quoted(candidate.start, candidate.end)


def _quotes_any_name(one: Occurrence) -> bool:
    """True if the language quotes names of any kind, and no word says that it is an organization's."""
    return one.language in packs_with("quotes_any_name") and not organization_kind(one.candidate, one.context)


def _club(one: Occurrence) -> bool:
    return in_sport_clause(one.candidate, one.context)


def _speaks(one: Occurrence) -> bool:
    """True if a cue next to the name points to an organization."""
    candidate, context = one.candidate, one.context
    cue = (
        one.ask(_club)
        or described(candidate, context)
        or ownership_before(candidate, context)
        or organization_speaks(candidate, context)
    )
    return cue and not staff_of_noun(candidate, context)


def _no_cue(one: Occurrence) -> bool:
    return not one.ask(_speaks)


def _apposed(one: Occurrence) -> Decision | None:
    """A word for its kind before the name."""
    if not organization_kind(one.candidate, one.context) or one.following.capital:
        return None
    if before_legal_form(one.candidate, one.context):
        return refused(rules.BEGINNING_OF_NAME)
    return counted(rules.AFTER_CUE, one.form, one.previous.printed, strong=True)


def _after_capital(candidate: Candidate, context: TextContext) -> bool:
    return capital_before(candidate, context) and context.before(candidate.start).folded not in words("not_given")


def _article_of_nouns(one: Occurrence) -> bool:
    """True if an article makes the name a noun: not of clubs, outlets and Portuguese names with another cue."""
    named = one.ask(_club) or one.form.kind == "outlet" or one.language in packs_with("names_with_article")
    return not (named and (one.ask(_speaks) or _known_in_text(one)))


def _apostrophe(candidate: Candidate, context: TextContext) -> bool:
    return _APOSTROPHE.match(context.text, candidate.end) is not None


def _opens_title(candidate: Candidate, context: TextContext) -> bool:
    return context.opens_longer_title(candidate.start, candidate.end)


def _acts(one: Occurrence) -> bool:
    return one.ask(_speaks) or possessive(one.candidate, one.context)


def _full_name_counts(one: Occurrence) -> bool:
    if not _known_in_text(one):
        return False
    return not _opens_everyday(one.candidate, one.context) or opens_after_full_name(one.candidate, one.context)


_APOSTROPHE = compiled_later(r"['’][^\W\d_]")


def _other_thing(one: Occurrence) -> Decision | None:
    """The refusal of a word with a capital by the words next to it, None if they do not refuse it."""
    candidate, context = one.candidate, one.context
    if kind := kind_before(candidate, context):
        return refused(rules.THING_BEFORE, kind)
    if kind_after(candidate, context) or joined_by_ampersand(candidate, context):
        return refused(rules.THING_AFTER)
    if nouns_with_capital(one) and one.form.shape == "word" and _one_of_a_kind(one):
        return refused(rules.NOUN_AND_ARTICLE)
    return None


def _one_of_a_kind(one: Occurrence) -> bool:
    """No outlet or organization has an indefinite article: "Ein Bild sagt mehr", but "ein Bild-Reporter"."""
    return one.after(1) not in ("-", "–") and is_indefinite_article(one.previous)


def _opens_everyday(candidate: Candidate, context: TextContext) -> bool:
    """At the beginning of a sentence a very common word is likelier itself: "Time flies", "Дождь идёт"."""
    if not context.sentence_start(candidate.start):
        return False
    if context.language in packs_with("marks_names") and not named_inside(candidate, context):
        return True
    return candidate.form.stem.head.rsplit(" ", 1)[-1] in very_common_words(context.language or "en")


def _capital_tells(candidate: Candidate, context: TextContext) -> bool:
    return not context.sentence_start(candidate.start) and not context.title_case(candidate.start, candidate.end)


def _noun_of_language(one: Occurrence) -> bool:
    """True if the language prints all nouns with a capital, and the name is one."""
    return nouns_with_capital(one) and one.language in one.form.common_in


def _reported(one: Occurrence) -> bool:
    return cites(one.candidate, one.context) or opens_list(one.candidate, one.context)


def _capital_article(candidate: Candidate, context: TextContext) -> bool:
    return context.text[candidate.start].isupper() and not context.sentence_start(candidate.start)


def _opens_as_name(one: Occurrence) -> bool:
    """True if a name with its article opens a sentence and is no noun there."""
    candidate, context = one.candidate, one.context
    if not one.surface[0].isupper() or _noun_of_language(one) or context.title_case(candidate.start, candidate.end):
        return False
    everyday = _opens_everyday(candidate, context) or noun_in_lowercase(candidate, context)
    return not everyday or one.ask(_reported)


def _without_meaning(one: Occurrence) -> bool:
    return _noun_of_language(one) or not _capital_tells(one.candidate, one.context)


def _begins_name(candidate: Candidate, context: TextContext) -> bool:
    return _goes_on(candidate, context) or numbered_title(candidate, context)


def _goes_on(candidate: Candidate, context: TextContext) -> bool:
    """True if an everyday word begins another name: "Watch the Birdie", "a Summit 500 company"."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if not following.adjacent or context.language not in packs_with("articles_in_names"):
        return False
    if following.printed.isdigit():
        return previous.folded in words("determiners") or previous.folded == "the"
    beyond = context.next(candidate.end + len(following.gap) + len(following.printed))
    return following.printed == "the" and beyond.adjacent and beyond.capital


_PRINTED = Ladder(
    refuse(rules.WORD_IN_SMALL_LETTERS, always, _small),
    accept(rules.OWN_CAPITALS, _own_capitals),
    consider(912, lambda one: judge_all_caps(one.candidate, one.context, known=_known_in_text(one)), _in_capitals),
    refuse(rules.END_OF_TITLE, _closes_title, stage=913),
    consider(914, _judge_acronym, shaped("acronym"), _all_capitals),
    accept(rules.PRINTED_AS_WORD, _capital_tells, shaped("acronym"), unless(_long_outlet), _romance_word),
    refuse(rules.ACRONYM_NOT_IN_CAPITALS, always, shaped("acronym"), unless(_long_outlet)),
    refuse(rules.NOT_IN_CAPITALS, always, unless(of_kind("outlet")), _listed_in_capitals),
    accept(rules.IN_CAPITALS, always, lambda one: len(one.ask(_letters)) > 1, _all_capitals),
)
"""How a name that is a word is printed."""
_WORD = Ladder(
    consider(920, _other_thing),
    accept(rules.IN_QUOTATION_MARKS, _quoted, bare=_quotes_any_name),
    refuse(rules.BEGINNING_OF_TITLE, _opens_title),
    refuse(rules.END_OF_NAME, ends_longer_name),
    accept(rules.IN_TABLE, heads_row),
    consider(926, _apposed),
    refuse(rules.INSIDE_LONGER_NAME, capital_neighbor, _no_cue, stage=927),
    refuse(rules.END_OF_NAME, _after_capital, _speaks, stage=928),
    accept(rules.WITH_APOSTROPHE, _apostrophe, bare=_no_cue),
    refuse(rules.NOUN_AND_ARTICLE, with_article, shaped("word"), _article_of_nouns, stage=930),
    accept(rules.ACTS, always, _acts),
    accept(rules.AFTER_CUE, credit_before),
    accept(rules.FULL_NAME_IN_TEXT, always, _full_name_counts, strong=False),
)
"""The words next to a common word with a capital: Apple, Nature, Bild, Мемориал, The Guardian."""
_ARTICLE = Ladder(
    accept(rules.ARTICLE_AFTER_PREPOSITION, uncontracted_article),
    refuse(rules.INSIDE_LONGER_NAME, continued_by_of, in_language(*ROMANCE), stage=941),
    accept(rules.CAPITAL_ARTICLE, _capital_article),
    accept(rules.NAME, always, _opens_as_name, stage=943),
    refuse(rules.NOUN_AND_ARTICLE, always, in_language(*ROMANCE), lambda one: not one.ask(_reported), stage=944),
)
"""A name with an article that no other cue shows to be one."""
_CAPITAL = Ladder(
    refuse(rules.BEGINNING_OF_NAME, _begins_name),
    accept(rules.IN_ROW, in_list),
    accept(rules.BARE_SUBJECT, bare_subject),
    accept(rules.AFTER_CUE, cited_in_german, stage=953),
    refuse(rules.CAPITAL_WITHOUT_MEANING, always, _without_meaning),
)
"""What the capital itself says."""
