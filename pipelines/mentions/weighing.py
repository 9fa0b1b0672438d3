"""Whether a found form is meant as the subject's name: case, neighbours, longer names, the text's language.

Each rule (`pipelines.mentions.rules`) answers with a Decision or passes. Distinctive names count by themselves; names
that are also words, and names of other things, need further evidence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.mentions import rules
from pipelines.mentions.all_caps import all_caps_name, everyday_pair
from pipelines.mentions.ambiguous import (
    judge_homograph,
    judge_without_article,
    judge_word_name,
    organization_speaks,
    thing_of_that_name,
)
from pipelines.mentions.bodies import wider_organization
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
    plural_of_a_noun,
)
from pipelines.mentions.countries import (
    of_another_country,
    of_language_country,
    other_country_outlet,
    own_country_in_text,
    part_of_foreign_name,
)
from pipelines.mentions.decision import Candidate, Decision, capital_name, counted, counted_by_name, plain, refused
from pipelines.mentions.eponyms import called_thing, eponym, inscription
from pipelines.mentions.given import given_before_particle, other_given_name
from pipelines.mentions.kinds import kind_after
from pipelines.mentions.letters import of_something_else
from pipelines.mentions.longer import after_courtesy_title, longer_name
from pipelines.mentions.lowercase import judge_lowercase
from pipelines.mentions.namesakes import other_given_uncased
from pipelines.mentions.occupations import somebody_of_that_name
from pipelines.mentions.opening import acts_before_verb
from pipelines.mentions.people import of_a_family
from pipelines.mentions.phrases import judge_phrase, numbered
from pipelines.mentions.places import in_sport_clause, place_after, place_before, town_cue
from pipelines.mentions.read_as_words import judge_acronym_as_word, name_follows
from pipelines.mentions.word_sense import another_thing, on_stage, opens_as_noun, short_for_another
from pipelines.names.common import is_common, is_word_of
from pipelines.names.forms import Form
from pipelines.names.matcher import folded_contains
from pipelines.names.words import homographs, is_given_name
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from pipelines.text.scripts import SPACED
from presswatch.languages.packs import words


def judge(candidate: Candidate, context: TextContext, *, known: bool, in_full: bool = False) -> Decision:
    """Decides over one candidate.

    `known`: another, unambiguous form of the subject stands in the text; `in_full`: one of several words.
    """
    form = candidate.form
    surface = context.text[candidate.start : candidate.end]
    if refusal := _refused_by_watchlist(form, surface, context):
        return refusal
    if context.in_address(candidate.start, candidate.end):
        return refused(rules.IN_ADDRESS)
    if form.kind != "person" and form.shape in ("word", "article") and after_courtesy_title(candidate, context):
        return refused(rules.SURNAME_AFTER, context.before(candidate.start).printed)
    longer = longer_name(candidate, context) or wider_organization(candidate, context)
    if longer:
        return refused(rules.PLACE_IN_LONGER_NAME if _is_place(longer) else rules.LONGER_NAME, longer)
    if land := of_another_country(candidate, context):
        return refused(rules.OTHER_COUNTRY, land)
    if land := other_country_outlet(candidate, context):
        return refused(rules.OTHER_COUNTRYS_PAPER, land)
    if not known and of_language_country(candidate, context):
        return refused(rules.READERS_COUNTRY)
    if thing := eponym(candidate, context):
        return refused(rules.EPONYM, thing)
    if place := "" if in_full else town_cue(candidate, context):
        return refused(rules.TOWN_OR_CLUB, place)
    if form.option is not None and form.option.needs:
        return counted(rules.WITH_NEEDS, form, " or ".join(form.option.needs))
    if form.script in SPACED:
        decision = _judge_cased(candidate, context, surface, known=known, in_full=in_full)
    else:
        decision = _judge_uncased(candidate, context, known=known)
    alone = bool(form.lands) and not known and not own_country_in_text(form, context)
    return replace(decision, bare=True) if alone else decision


_FIRST_WORD = re.compile(r"\w+")


def _is_place(longer: str) -> bool:
    """True if a longer name begins with a word for a square, a street or a stop; "x*" in the list is its beginning."""
    first = _FIRST_WORD.match(longer)
    word, listed = fold(first.group()).text if first else "", words("named_places")
    return word in listed or any(word[:cut] + "*" in listed for cut in range(3, len(word) + 1))


def _refused_by_watchlist(form: Form, surface: str, context: TextContext) -> Decision | None:
    """The refusal by a condition of the alias that is not met, None if all are."""
    option = form.option
    if form.exact and plain(surface) != plain(form.alias):
        return refused(rules.CASE_DIFFERS)
    if option is None:
        return None
    if option.not_ and folded_contains(context.folded, option.not_):
        return refused(rules.EXCLUDED)
    if option.needs and not folded_contains(context.folded, option.needs):
        return refused(rules.NEEDS_MISSING)
    return None


def _judge_cased(candidate: Candidate, context: TextContext, surface: str, *, known: bool, in_full: bool) -> Decision:
    form = candidate.form
    if form.shape == "surname":
        return _judge_surname(candidate, context, surface, known=in_full)
    if form.shape == "phrase":
        return judge_phrase(candidate, context, surface)
    if not any(c.isupper() for c in surface):
        return judge_lowercase(candidate, context)
    if form.weak:
        return judge_without_article(candidate, context, known=known)
    if genitive_of_a_noun(candidate, context):
        named_so = known and genitive_of_a_name(candidate, context)
        return counted(rules.NAME_IN_GENITIVE, form) if named_so else refused(rules.NOUN_IN_GENITIVE)
    if pair := everyday_pair(candidate, context):
        return refused(rules.EVERYDAY_PAIR, pair)
    another = of_something_else(candidate, context, surface, known=known) if form.shape == "acronym" else None
    if another:
        return another
    if not known and (thing := called_thing(candidate, context)):
        return refused(rules.CALLED_SO, thing)
    if form.common_in and not known and (told := inscription(candidate, context)):
        return refused(rules.INSCRIPTION, told)
    if other := another_thing(candidate, context):
        return other
    homograph = judge_homograph(candidate, context, known=known, in_full=in_full)
    if homograph is not None:
        return homograph
    if not is_word_of(form.common_in, context.language):
        return _judge_distinct(candidate, context, surface)
    german_noun = context.language == "de"
    return judge_word_name(candidate, context, surface, known=known and (in_full or not german_noun))


def _judge_distinct(candidate: Candidate, context: TextContext, surface: str) -> Decision:
    """A one-word name that is no common word of the text's language: only its neighbours speak against it."""
    previous = context.before(candidate.start)
    if candidate.form.shape == "acronym" and context.closes_longer_title(candidate.start, candidate.end):
        return refused(rules.END_OF_TITLE)
    if candidate.form.shape == "acronym" and not any(c.isupper() for c in plain(surface)[1:]):
        return judge_acronym_as_word(candidate, context)
    if candidate.form.shape == "acronym" and context.text[candidate.end : candidate.end + 1] == "+":
        return refused(rules.GRADE)
    if candidate.form.common_in and candidate.form.shape != "acronym" and part_of_foreign_name(candidate, context):
        return refused(rules.INSIDE_LONGER_NAME)
    if _is_given_name(candidate, context):
        return refused(rules.GIVEN_NAME, context.next(candidate.end).printed)
    if _german_noun(candidate, context) or plural_of_a_noun(candidate, context):
        return refused(rules.NOUN_AFTER, previous.printed)
    if re.search("[ '’]", surface) and _noun_in_small_letters(candidate.form, surface):
        return refused(rules.NOUN_AND_ARTICLE)
    if candidate.form.shape != "acronym" and place_after(candidate, context):
        return refused(rules.PLACE_AFTER)
    if candidate.form.common_in and candidate.form.shape == "word" and kind_after(candidate, context):
        return refused(rules.THING_AFTER)
    if other := thing_of_that_name(candidate, context, surface):
        return other
    somebody = somebody_of_that_name(candidate, context)
    if somebody:
        return refused(rules.NAMESAKE, somebody)
    given = given_before_particle(candidate, context)
    if given:
        # In German the particle is a preposition too: "Anna von Lantern" tells nothing of the other places.
        rule = rules.NAMED_WITH_PARTICLE if context.language == "de" else rules.SURNAME_AFTER
        return refused(rule, given)
    if candidate.form.shape != "acronym" and previous.adjacent and previous.capital and is_given_name(previous.folded):
        return refused(rules.SURNAME_AFTER, previous.printed)
    alone = candidate.form.shape == "acronym" and not organization_speaks(candidate, context)
    return counted_by_name(candidate.form, strong=True, bare=alone or _well_known_as_else(candidate.form))


def _well_known_as_else(form: Form) -> bool:
    """Whether the other thing of that name is so well known that the name alone tells too little."""
    entry = homographs().get(form.homograph)
    return entry is not None and not entry.get("rare")


def _noun_in_small_letters(form: Form, surface: str) -> bool:
    """Whether only the article has a capital, and in the watchlist the noun has one: "The raven flew off"."""
    printed, listed = (re.split("[ '’]", text)[-1] for text in (surface, form.alias))
    return printed[:1].islower() and not listed[:1].islower()


def _is_given_name(candidate: Candidate, context: TextContext) -> bool:
    """Whether a body's name of one word is a given name that a surname follows: Lotte Lenya."""
    following = context.next(candidate.end)
    if candidate.form.shape != "word" or candidate.form.stem.head not in words("given") or context.language == "de":
        return False
    surname = following.adjacent and following.capital and not following.printed.isupper()
    return surname and not is_common(following.folded, context.language, "en") and following.folded.isalpha()


def _german_noun(candidate: Candidate, context: TextContext) -> bool:
    """A body has no indefinite article: "kein Schwabe" is nobody's name, "eine Schwabe-Aktie" is."""
    if context.language != "de" or candidate.form.shape != "word" or candidate.form.kind == "outlet":
        return False
    previous = context.before(candidate.start)
    return is_indefinite_article(previous) and context.text[candidate.end : candidate.end + 1] != "-"


def _judge_surname(candidate: Candidate, context: TextContext, surface: str, *, known: bool) -> Decision:
    form = candidate.form
    if not capital_name(surface):
        return refused(rules.SURNAME_IN_SMALL_LETTERS)
    acts = context.next(candidate.end).folded in words("shouted") or all_caps_name(candidate, context)
    everyday = is_word_of(form.common_in, context.language)
    if context.capitals(candidate.start, candidate.end) and everyday and not acts:
        return refused(rules.WORD_IN_CAPITALS)
    if not (known or acts) and opens_as_noun(candidate, context):
        return refused(rules.OPENING_NOUN)
    if len(surface) <= _SYLLABLE and _SYLLABLE_GOES_ON.match(context.text, candidate.end) and context.language != "tr":
        return refused(rules.SYLLABLE)
    if _AS_A_SURNAME.match(context.text, candidate.end) or of_a_family(candidate.start, context):
        return refused(rules.ABOUT_A_SURNAME)
    previous = context.before(candidate.start)
    noun = context.text[candidate.end : candidate.end + 1] != "-"  # eine Merkel-Vertraute
    if context.language == "de" and is_indefinite_article(previous) and noun:
        return refused(rules.NOUN_AND_ARTICLE)
    if place := place_before(candidate, context):
        return refused(rules.PLACE_OF_NAME, place)
    if place_after(candidate, context):
        return refused(rules.PLACE_AFTER_SURNAME)
    if form.common_in and _ADJECTIVE.match(context.text, candidate.end) and context.language == "en":
        return refused(rules.ADJECTIVE_PART)
    other = other_given_name(candidate.start, context, form.own)
    if other:
        return refused(rules.ANOTHER_PERSON, other)
    if name_follows(candidate, context):
        return refused(rules.INSIDE_LONGER_NAME)
    if form.stem.head in words("titles") and _used_as_title(candidate, context):
        return refused(rules.TITLE)
    speaks = known or acts or _surname_despite_word(candidate, context) or acts_before_verb(candidate, context)
    if everyday and not speaks:
        return refused(rules.CAPITAL_WITHOUT_MEANING)
    return counted(rules.SURNAME_AS_LISTED, form, strong=True)


_ADJECTIVE = re.compile(
    r"-(?!era|led|backed|appointed|style|like|aligned|approved|signed|owned)[a-z]"
)  # Cross-platform
_AS_A_SURNAME = re.compile(
    r"(?: \([^()\n]{1,30}\)|\))? ?(?:[—–-]|is|ist|est|es|è|é|to|jest|это|bir)? (?:[^\W\d_]+ ){0,2}"
    r"(?:фамилия|прізвище|surname|family name|Familienname|Nachname|nom de famille"
    r"|apellido|cognome|sobrenome|nazwisko|soyadı)\b"
)
"""Behind a surname that a text explains: "Merkel is a German surname"."""
_SYLLABLE = 3
_SYLLABLE_GOES_ON = re.compile(r"['’](?!(?:s|re|ve|ll|d)\b)[a-z]{2}")  # Xi'an is no Xi


def _used_as_title(candidate: Candidate, context: TextContext) -> bool:
    """A surname that is a title too: "King Charles", "the King"."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    return (following.adjacent and following.capital) or (previous.adjacent and previous.folded in words("articles"))


_INITIAL = re.compile(r"[^\W\d_]\.")


def _surname_despite_word(candidate: Candidate, context: TextContext) -> bool:
    """A surname that is a word too ("May") after a title, before a verb of saying, or with a telling capital."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if previous.adjacent and previous.folded in words("titles"):
        return True
    if (following.adjacent and following.folded in words("verbs")) or acts_as_person(candidate, context):
        return True
    if previous.adjacent and (previous.folded in candidate.form.own or _INITIAL.fullmatch(previous.printed)):
        return True
    if context.text[candidate.end : candidate.end + 2] in ("'s", "’s"):
        return True
    if candidate.form.stem.head in words("not_given"):
        return False
    if following.printed[:1].isdigit() or previous.printed[-1:].isdigit():
        return False
    if following.adjacent and following.capital:
        return False
    telling = context.language != "de" or "de" not in candidate.form.common_in
    return (
        telling
        and not context.sentence_start(candidate.start)
        and not context.title_case(candidate.start, candidate.end)
    )


_AS_A_WORD = re.compile(
    r"[\"”’」』》]?\s?(?:이?라는 (?:말|뜻|단어|낱말|어휘|표현|교훈|구호|표어|가훈|급훈)(?![가-힣]{3})"
    r"|という(?:言葉|語|単語|表現|字)|(?:一|这个|這個|二|两)(?:词|詞|字))"
)
"""Behind a name that a text explains as a word: "한겨레라는 말"."""


_CALLED = re.compile(
    r"(?:と(?:呼ばれる|名付けられた|名づけられた)|이?라고? (?:불리는|부르는|이름 붙인)) ?([^。、.,]{0,16})"
)
"""Behind a name that something is called by: "コルヴェインと呼ばれるコーヒー豆"; a body called so is named."""


def _beside_uncased(candidate: Candidate, context: TextContext) -> Decision | None:
    """The refusal of a name in a script without capitals by the words next to it, None if they do not refuse it."""
    form = candidate.form
    if form.kind != "person" and _AS_A_WORD.match(context.text, candidate.end):
        return refused(rules.ABOUT_A_WORD)
    called = _CALLED.match(context.text, candidate.end) if form.kind == "organization" else None
    if called and not any(kind in called.group(1) for kind in words("uncased_kinds")):
        return refused(rules.CALLED_BY_NAME)
    if form.script == "arabic" and not context.quoted(candidate.start, candidate.end):
        if adjective_of_noun(candidate, context):
            return refused(rules.ADJECTIVE_OF_NOUN, context.before(candidate.start).printed)
        if noun := construct_noun(candidate, context):
            return refused(rules.NOUN_IN_CONSTRUCT, noun)
    if numbered(form) and not organization_cue(candidate, context):
        return refused(rules.PLACE_IN_LAW)
    calling = person_by_occupation(candidate, context)
    return refused(rules.NAME_AFTER_CALLING, calling) if calling else None


def _judge_uncased(candidate: Candidate, context: TextContext, *, known: bool) -> Decision:
    form = candidate.form
    if beside := _beside_uncased(candidate, context):
        return beside
    word = noun_by_grammar(candidate, context)
    if word and not has_title_or_verb(candidate, context):
        return refused(rules.WORD_BY_GRAMMAR, word)
    homograph = judge_caseless_homograph(candidate, context, known=known)
    if homograph is not None:
        return homograph
    spoken = (
        organization_cue(candidate, context) or arabic_cue(candidate, context) or in_sport_clause(candidate, context)
    )
    if is_definite_noun(form) and not known and not spoken:
        return refused(rules.DEFINITE_NOUN)
    told = known and is_rare_word(form)  # 清源 after 清源中心
    if form.kind != "person" and is_short_word(form) and not told and not organization_cue(candidate, context):
        return refused(rules.SHORT_WORD)
    if form.kind == "person" and is_person_and_word(form) and not known and not has_title_or_verb(candidate, context):
        return refused(rules.WORD_WITHOUT_TITLE)
    another = "" if known else short_for_another(form, context)
    if another:
        return refused(rules.OTHER_BODYS_ACRONYM, another)
    if form.kind == "person" or (form.script == "arabic" and form.kind == "organization" and " " not in form.alias):
        other = other_given_uncased(candidate, context)
        if other:
            return refused(rules.ANOTHER_PERSON, other)
    if form.script == "hangul" and form.kind == "person":
        trade = on_stage(candidate, context)
        if trade:
            return refused(rules.NAMESAKE, trade)
    return counted_by_name(form, strong=True)
