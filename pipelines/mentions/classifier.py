"""True if a found form is meant as the subject's name: case, neighbours, longer names, the text's language.

Each rule (`pipelines.mentions.rules`) answers with a Decision or passes. Distinctive names count by themselves; names
that are also words, and names of other things, need further evidence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.mentions import rules
from pipelines.mentions.acronym_cues import judge_acronym_as_word, name_follows, of_something_else
from pipelines.mentions.all_caps import all_caps_name, everyday_pair
from pipelines.mentions.ambiguous import (
    judge_homograph,
    judge_without_article,
    judge_word_name,
    organization_speaks,
    thing_of_that_name,
)
from pipelines.mentions.bare_names import acts_before_verb
from pipelines.mentions.caseless_scripts import (
    adjective_of_noun,
    arabic_cue,
    construct_noun,
    has_title_or_verb,
    is_definite_noun,
    is_person_and_word,
    is_rare_word,
    is_short_word,
    judge_caseless_homograph,
    noun_by_grammar,
    organization_cue,
    person_by_occupation,
)
from pipelines.mentions.common_nouns import (
    acts_as_person,
    genitive_of_a_name,
    genitive_of_a_noun,
    is_indefinite_article,
)
from pipelines.mentions.countries import (
    of_another_country,
    of_language_country,
    own_country_in_text,
    part_of_foreign_name,
)
from pipelines.mentions.decision import Candidate, Decision, capital_name, counted, counted_by_name, plain, refused
from pipelines.mentions.eponyms import eponym, inscription
from pipelines.mentions.kinds import kind_after
from pipelines.mentions.ladder import (
    Ladder,
    Occurrence,
    accept,
    always,
    before_printed,
    common_word,
    consider,
    nouns_with_capital,
    of_kind,
    refuse,
    shaped,
    unknown,
    unless,
)
from pipelines.mentions.longer import after_courtesy_title, longer_name
from pipelines.mentions.lowercase import judge_lowercase
from pipelines.mentions.namesakes import other_given_uncased, somebody_of_that_name
from pipelines.mentions.person_cues import given_before_particle, other_given_name
from pipelines.mentions.phrases import judge_phrase, numbered
from pipelines.mentions.places import in_sport_clause, place_after, town_cue
from pipelines.mentions.surnames import of_a_family
from pipelines.mentions.wider_organizations import wider_organization
from pipelines.mentions.word_sense import another_thing, on_stage, opens_as_noun, short_for_another
from pipelines.names.forms import Form
from pipelines.names.matcher import folded_contains
from pipelines.names.words import homographs, is_common, is_given_name, is_word_of
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import SPACED
from presswatch.languages.packs import alternation, any_word, packs_with, words
from presswatch.languages.patterns import compiled_later


def judge(candidate: Candidate, context: TextContext, *, known: bool, in_full: bool = False) -> Decision:
    """Decides over one candidate; `known` and `in_full` as in `Occurrence`."""
    one = Occurrence(candidate, context, known, in_full)
    if early := _ANY_NAME.decide(one):
        return early
    decision = _decide_cased(one) if one.form.script in SPACED else _decide_caseless(one)
    alone = bool(one.form.lands) and not known and not own_country_in_text(one.form, context)
    return replace(decision, bare=True) if alone else decision


_FIRST_WORD = compiled_later(r"\w+")


def _is_place(longer: str) -> bool:
    """True if a longer name begins with a word for a square, a street or a stop; "x*" in the list is its beginning."""
    first = _FIRST_WORD.match(longer)
    word, listed = fold(first.group()).text if first else "", words("named_places")
    return word in listed or any(word[:cut] + "*" in listed for cut in range(3, len(word) + 1))


def _longer_name(one: Occurrence) -> Decision | None:
    longer = longer_name(one.candidate, one.context) or wider_organization(one.candidate, one.context)
    if not longer:
        return None
    return refused(rules.PLACE_IN_LONGER_NAME if _is_place(longer) else rules.LONGER_NAME, longer)


def _case_differs(candidate: Candidate, context: TextContext) -> bool:
    form = candidate.form
    return form.exact and plain(context.text[candidate.start : candidate.end]) != plain(form.alias)


def _excluded(candidate: Candidate, context: TextContext) -> bool:
    option = candidate.form.option
    return option is not None and bool(option.not_) and folded_contains(context.folded, option.not_)


def _needs_missing(candidate: Candidate, context: TextContext) -> bool:
    option = candidate.form.option
    return option is not None and bool(option.needs) and not folded_contains(context.folded, option.needs)


def _needs_met(candidate: Candidate, _context: TextContext) -> str:
    option = candidate.form.option
    return " or ".join(option.needs) if option is not None and option.needs else ""


def _in_address(candidate: Candidate, context: TextContext) -> bool:
    return context.in_address(candidate.start, candidate.end)


def _decide_cased(one: Occurrence) -> Decision:
    """Decides over a name in a script with capitals, by its shape."""
    form = one.form
    if form.shape == "surname":
        return judge_surname(one)
    if form.shape == "phrase":
        return judge_phrase(one)
    if not any(c.isupper() for c in one.surface):
        return judge_lowercase(one.candidate, one.context)
    if form.weak:
        return judge_without_article(one)
    if early := _ONE_WORD.decide(one):
        return early
    return judge_word_name(one) if is_word_of(form.common_in, one.language) else _decide_distinct(one)


def _genitive(one: Occurrence) -> Decision | None:
    if not genitive_of_a_noun(one.candidate, one.context):
        return None
    named_so = one.known and genitive_of_a_name(one.candidate, one.context)
    return counted(rules.NAME_IN_GENITIVE, one.form) if named_so else refused(rules.NOUN_IN_GENITIVE)


def _decide_distinct(one: Occurrence) -> Decision:
    """Decides over a name of one word that is no common word of the text's language: its neighbors may refuse it."""
    if early := _DISTINCT.decide(one):
        return early
    alone = one.form.shape == "acronym" and not organization_speaks(one.candidate, one.context)
    return counted_by_name(one.form, strong=True, bare=alone or _well_known_as_else(one.form))


def _is_grade(candidate: Candidate, context: TextContext) -> bool:
    return context.text[candidate.end : candidate.end + 1] == "+"


def _closes_title(candidate: Candidate, context: TextContext) -> bool:
    return context.closes_longer_title(candidate.start, candidate.end)


def _printed_as_word(one: Occurrence) -> bool:
    return not any(c.isupper() for c in plain(one.surface)[1:])


def _noun_in_small_letters(candidate: Candidate, context: TextContext) -> bool:
    """True if only the article has a capital, and in the watchlist the noun has one: "The raven flew off"."""
    surface = context.text[candidate.start : candidate.end]
    if not re.search("[ '’]", surface):
        return False
    printed, listed = (re.split("[ '’]", text)[-1] for text in (surface, candidate.form.alias))
    return printed[:1].islower() and not listed[:1].islower()


def _after_particle(one: Occurrence) -> Decision | None:
    """A particle of nobility that is a preposition too says nothing of the name's other places: "Anna von Lantern"."""
    given = given_before_particle(one.candidate, one.context)
    rule = rules.NAMED_WITH_PARTICLE if one.language in packs_with("particles_as_prepositions") else rules.SURNAME_AFTER
    return refused(rule, given) if given else None


def _after_given_name(candidate: Candidate, context: TextContext) -> str:
    previous = context.before(candidate.start)
    given = previous.adjacent and previous.capital and is_given_name(previous.folded)
    return previous.printed if given else ""


def _well_known_as_else(form: Form) -> bool:
    """True if the other thing of that name is so well known that the name alone is too little."""
    entry = homographs().get(form.homograph)
    return entry is not None and not entry.get("rare")


def given_before_surname(candidate: Candidate, context: TextContext) -> str:
    """The surname after an organization's name of one word that is a given name: Lotte Lenya; "" if there is none."""
    following = context.next(candidate.end)
    if candidate.form.stem.head not in words("given") or context.language in packs_with("nouns_capitalized"):
        return ""
    surname = following.adjacent and following.capital and not following.printed.isupper()
    name = surname and not is_common(following.folded, context.language, "en") and following.folded.isalpha()
    return following.printed if name else ""


def _german_noun(candidate: Candidate, context: TextContext) -> bool:
    """A body has no indefinite article: "kein Schwabe" is nobody's name, "eine Schwabe-Aktie" is."""
    if candidate.form.shape != "word" or candidate.form.kind == "outlet":
        return False
    if context.language not in packs_with("nouns_capitalized"):
        return False
    previous = context.before(candidate.start)
    return is_indefinite_article(previous) and context.text[candidate.end : candidate.end + 1] != "-"


def judge_surname(one: Occurrence) -> Decision:
    """Decides over a surname of the watchlist that is found alone."""
    if early := _SURNAME.decide(one):
        return early
    return counted(rules.SURNAME_AS_LISTED, one.form, strong=True)


def _acts(one: Occurrence) -> bool:
    return one.following.folded in words("all_caps_followers") or all_caps_name(one.candidate, one.context)


def _no_evidence(one: Occurrence) -> bool:
    return not (one.in_full or one.ask(_acts))


def _everyday(one: Occurrence) -> bool:
    return is_word_of(one.form.common_in, one.language)


def _in_capitals(candidate: Candidate, context: TextContext) -> bool:
    return context.capitals(candidate.start, candidate.end)


def _in_small_letters(candidate: Candidate, context: TextContext) -> bool:
    return not capital_name(context.text[candidate.start : candidate.end])


def _about_a_surname(candidate: Candidate, context: TextContext) -> bool:
    return bool(_AS_A_SURNAME.match(context.text, candidate.end)) or of_a_family(candidate.start, context)


def _indefinite(candidate: Candidate, context: TextContext) -> bool:
    noun = context.text[candidate.end : candidate.end + 1] != "-"  # eine Merkel-Vertraute
    return noun and is_indefinite_article(context.before(candidate.start))


def _adjective(candidate: Candidate, context: TextContext) -> bool:
    return _ADJECTIVE.match(context.text, candidate.end) is not None


def _other_given_name(candidate: Candidate, context: TextContext) -> str:
    return other_given_name(candidate.start, context, candidate.form.own)


def _without_meaning(one: Occurrence) -> Decision | None:
    """A surname that is an everyday word needs more than its capital."""
    if not _everyday(one) or not _no_evidence(one):
        return None
    speaks = _surname_despite_word(one.candidate, one.context) or acts_before_verb(one.candidate, one.context)
    return None if speaks else refused(rules.CAPITAL_WITHOUT_MEANING)


_ADJECTIVE = compiled_later(rf"-(?!{any_word('name_adjective_endings')})[a-z]")  # Cross-platform, but Merkel-era
_AS_A_SURNAME = compiled_later(
    rf"(?: \([^()\n]{{1,30}}\)|\))? ?(?:[—–-]|{any_word('copulas')})? (?:[^\W\d_]+ ){{0,2}}"
    rf"(?:{any_word('surname_words')})\b"
)
"""After a surname that a text explains: "Merkel is a German surname"."""


_INITIAL = compiled_later(r"[^\W\d_]\.")


def _surname_despite_word(candidate: Candidate, context: TextContext) -> bool:
    """True for a surname that is a word too ("May") after a title, before a verb of saying, or by its capital."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if previous.adjacent and (previous.folded in words("titles") or previous.folded in candidate.form.own):
        return True
    if previous.adjacent and _INITIAL.fullmatch(previous.printed):
        return True
    if (following.adjacent and following.folded in words("verbs")) or acts_as_person(candidate, context):
        return True
    if context.text[candidate.end : candidate.end + 2] in ("'s", "’s"):
        return True
    return _capital_says_name(candidate, context)


def _capital_says_name(candidate: Candidate, context: TextContext) -> bool:
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if candidate.form.stem.head in words("not_given") or (following.adjacent and following.capital):
        return False
    if following.printed[:1].isdigit() or previous.printed[-1:].isdigit():
        return False
    if context.language in packs_with("nouns_capitalized") and context.language in candidate.form.common_in:
        return False
    return not (context.sentence_start(candidate.start) or context.title_case(candidate.start, candidate.end))


_CALLED = compiled_later(rf"(?:{alternation('called_by_name')}) ?([^。、.,]{{0,16}})")
"""After a name that something is called by: "コルヴェインと呼ばれるコーヒー豆"; an organization called so is named."""


def _called_by_name(candidate: Candidate, context: TextContext) -> bool:
    called = _CALLED.match(context.text, candidate.end)
    return called is not None and not any(kind in called.group(1) for kind in words("caseless_organization_kinds"))


def _unquoted_arabic(one: Occurrence) -> bool:
    return one.form.script == "arabic" and not one.context.quoted(one.candidate.start, one.candidate.end)


def _cue(one: Occurrence) -> bool:
    return organization_cue(one.candidate, one.context)


def _any_cue(one: Occurrence) -> bool:
    return one.ask(_cue) or arabic_cue(one.candidate, one.context) or in_sport_clause(one.candidate, one.context)


def _titled(one: Occurrence) -> bool:
    return has_title_or_verb(one.candidate, one.context)


def _has_surname_first(one: Occurrence) -> bool:
    """True if other words next to the name may make it another person's: of people, and of Arabic names of one word."""
    form = one.form
    return form.kind == "person" or (form.script, form.kind, " " in form.alias) == ("arabic", "organization", False)


def _decide_caseless(one: Occurrence) -> Decision:
    """Decides over a name in a script without capitals."""
    return _CASELESS.decide(one) or counted_by_name(one.form, strong=True)


_ANY_NAME = Ladder(
    refuse(rules.CASE_DIFFERS, _case_differs),
    refuse(rules.EXCLUDED, _excluded),
    refuse(rules.NEEDS_MISSING, _needs_missing),
    refuse(rules.IN_ADDRESS, _in_address),
    refuse(
        rules.COURTESY_TITLE,
        after_courtesy_title,
        unless(of_kind("person")),
        shaped("word", "article"),
        detail=before_printed,
    ),
    consider(rules.LONGER_NAME.stage, _longer_name),
    refuse(rules.OTHER_COUNTRY, of_another_country),
    refuse(rules.READERS_COUNTRY, of_language_country, unknown),
    refuse(rules.EPONYM, eponym),
    refuse(rules.TOWN_OR_CLUB, town_cue, lambda one: not one.in_full),
    accept(rules.WITH_NEEDS, _needs_met, strong=False),
)
"""What refuses or proves any name: the watchlist's conditions, and names inside others."""
_ONE_WORD = Ladder(
    consider(rules.NOUN_IN_GENITIVE.stage, _genitive),
    refuse(rules.EVERYDAY_PAIR, everyday_pair),
    consider(rules.OTHERS_ACRONYM.stage, of_something_else, shaped("acronym")),
    refuse(rules.INSCRIPTION, inscription, common_word, unknown),
    consider(rules.BEGINNING_OF_WORD.stage, another_thing),
    consider(rules.HOMOGRAPH.stage, judge_homograph),
)
"""Other things that a name of one word, with a capital, may be."""
_no_acronym = unless(shaped("acronym"))
_DISTINCT = Ladder(
    refuse(rules.END_OF_TITLE, _closes_title, shaped("acronym")),
    consider(rules.ACRONYM_AS_WORD.stage, judge_acronym_as_word, shaped("acronym"), _printed_as_word),
    refuse(rules.GRADE, _is_grade, shaped("acronym")),
    refuse(rules.INSIDE_LONGER_NAME, part_of_foreign_name, common_word, _no_acronym),
    refuse(rules.GIVEN_NAME, given_before_surname, shaped("word")),
    refuse(rules.NOUN_AFTER, _german_noun, detail=before_printed),
    refuse(rules.NOUN_AND_ARTICLE, _noun_in_small_letters),
    refuse(rules.PLACE_AFTER, place_after, _no_acronym),
    refuse(rules.THING_AFTER, kind_after, common_word, shaped("word")),
    consider(rules.THING_BEFORE.stage, thing_of_that_name, of_kind("outlet"), shaped("word", "article")),
    refuse(rules.NAMESAKE, somebody_of_that_name),
    consider(rules.NAMED_WITH_PARTICLE.stage, _after_particle),
    refuse(rules.SURNAME_AFTER, _after_given_name, _no_acronym),
)
_SURNAME = Ladder(
    refuse(rules.SURNAME_IN_SMALL_LETTERS, _in_small_letters),
    refuse(rules.WORD_IN_CAPITALS, _in_capitals, _everyday, lambda one: not one.ask(_acts)),
    refuse(rules.OPENING_NOUN, opens_as_noun, _no_evidence),
    refuse(rules.ABOUT_A_SURNAME, _about_a_surname),
    refuse(rules.NOUN_AND_ARTICLE, _indefinite, nouns_with_capital),
    refuse(rules.ADJECTIVE_PART, _adjective, common_word),
    refuse(rules.ANOTHER_PERSON, _other_given_name),
    refuse(rules.SURNAME_IN_NAME, name_follows),
    consider(rules.CAPITAL_WITHOUT_MEANING.stage, _without_meaning),
)
_CASELESS = Ladder(
    refuse(rules.CALLED_BY_NAME, _called_by_name, of_kind("organization")),
    refuse(rules.ADJECTIVE_OF_NOUN, adjective_of_noun, _unquoted_arabic, detail=before_printed),
    refuse(rules.NOUN_IN_CONSTRUCT, construct_noun, _unquoted_arabic),
    refuse(rules.PLACE_IN_LAW, always, lambda one: numbered(one.form) and not one.ask(_cue)),
    refuse(rules.NAME_AFTER_CALLING, person_by_occupation),
    refuse(rules.WORD_BY_GRAMMAR, noun_by_grammar, unless(_titled)),
    consider(
        rules.NAME_IN_QUOTATION_MARKS.stage,
        lambda one: judge_caseless_homograph(one.candidate, one.context, known=one.known),
    ),
    refuse(rules.DEFINITE_NOUN, always, lambda one: is_definite_noun(one.form), unknown, unless(_any_cue)),
    refuse(
        rules.SHORT_WORD,
        always,
        unless(of_kind("person")),
        lambda one: is_short_word(one.form),
        lambda one: not (one.known and is_rare_word(one.form)),  # 清源 after 清源中心
        lambda one: not one.ask(_cue),
    ),
    refuse(
        rules.WORD_WITHOUT_TITLE,
        always,
        of_kind("person"),
        lambda one: is_person_and_word(one.form),
        unknown,
        unless(_titled),
    ),
    refuse(rules.OTHER_BODYS_ACRONYM, lambda candidate, context: short_for_another(candidate.form, context), unknown),
    refuse(rules.ANOTHER_PERSON, other_given_uncased, _has_surname_first),
    refuse(rules.NAMESAKE, on_stage, of_kind("person"), lambda one: one.form.script == "hangul"),
)
