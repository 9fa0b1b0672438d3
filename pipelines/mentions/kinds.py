"""What the words next to an everyday name say that it is: "Gasthof Anker", "Anker, der Verein"."""

from __future__ import annotations

import re

from pipelines.mentions.decision import Candidate
from pipelines.mentions.neighbor_cues import ROMANCE
from pipelines.mentions.places import place_after, place_before
from pipelines.names.words import is_common
from pipelines.text.context import TextContext, Token
from pipelines.text.fold import fold
from presswatch.languages.packs import affixes, any_of, packs_with, pattern, words
from presswatch.languages.patterns import compiled_later

_MARKS = " \u00a0„“”\"«»‘’'‹›"
_EAST_SLAVIC = frozenset(packs_with("east_slavic_language"))
_ARTICLELESS = frozenset(packs_with("no_articles"))
_BARE_NOUNS = frozenset(packs_with("bare_nouns")) | {""}
_KIND_BEFORE_NAME = frozenset(packs_with("kind_before_name"))
_KIND_AFTER_NAME = frozenset(packs_with("kind_after_name"))


# Kinds of other things


def kind_before(candidate: Candidate, context: TextContext) -> str:
    """The word right before the name that makes it another thing's, "" if there is none.

    That is a house, a ship, a work, a place, or a kind of organization that the subject is not: a paper is no party.
    """
    previous = context.before(candidate.start)
    if not previous.printed or previous.gap.strip(_MARKS):
        return ""
    if place := place_before(candidate, context):
        return place
    if _is_owner(candidate, context):
        return ""
    kind = previous.folded.rsplit("'", 1)[-1]
    outlet = candidate.form.kind == "outlet" and kind in words("kinds_of_organizations")
    listed = outlet or kind in words("other_kinds")
    return previous.printed if listed or _has_affix_of_kind(kind, previous, context) else ""


_VERB_ENDING = compiled_later(any_of("verb_endings"))


def _has_affix_of_kind(kind: str, previous: Token, context: TextContext) -> bool:
    """True if a noun is of another kind by its last part (Künstlergruppe, Berghotel) or its stem (кинотеатре).

    Verbs have the same stems: рассказал is no kind of thing, as рассказ is.
    """
    if context.language in _EAST_SLAVIC:
        stems = (stem for stem in affixes("other_kinds_stems") if kind.startswith(stem))
        return any(not _VERB_ENDING.fullmatch(kind, len(stem)) for stem in stems)
    return previous.capital and kind.endswith(affixes("other_kind_endings", context.language))


def _is_owner(candidate: Candidate, context: TextContext) -> bool:
    """True if the name follows a noun as its owner (завод Вымпела), not as its title (завод «Вымпел»).

    Titles keep their first case. An everyday noun may be what the thing is about (отель Надежды, музей труда), and
    prizes are named so.
    """
    form = candidate.form
    if context.language not in _EAST_SLAVIC or form.script != "cyrillic" or form.shape != "word":
        return False
    if context.before(candidate.start).folded.startswith(affixes("prize_stems")):
        return False
    alias = fold(form.alias).text
    if context.quoted(candidate.start, candidate.end) or is_common(alias, "ru"):
        return False
    return fold(context.text[candidate.start : candidate.end]).text != alias


def kind_after(candidate: Candidate, context: TextContext) -> bool:
    """True if the words after the name say that it is a house, a work or a place: "Sillage, un roman de 1990"."""
    if place_after(candidate, context):
        return True
    following = context.next(candidate.end)
    if following.adjacent and not following.capital:
        if following.listed("things_after_name"):  # "the Pulse nightclub"
            return context.language not in ROMANCE
        beyond = candidate.end + following.width  # "L'Aube nouvelle, un poème"
        return context.next(beyond).gap == ", " and kind_in_apposition(beyond, context, words("other_kinds"))
    if following.gap == ", " and _CITED.search(context.text, max(0, candidate.start - _CITING_REACH), candidate.start):
        return False
    return following.gap in (", ", " (") and kind_in_apposition(candidate.end, context, words("other_kinds"))


_CITING_REACH = 16
_CITED = compiled_later(rf"\b(?:{any_of('citing_phrases')}) \Z", re.IGNORECASE)
"""After these the comma ends the source, and what is reported follows: "according to Variety, the film flopped"."""


def program_before(candidate: Candidate, context: TextContext) -> bool:
    """True if the word before an acronym says that it is a program: "uczestników programu STEP"."""
    previous = context.before(candidate.start)
    return previous.adjacent and previous.folded.startswith(affixes("program_stems"))


def thing_after(candidate: Candidate, context: TextContext) -> bool:
    """True if the noun after an acronym says that it is a thing: the ALMA telescope, IRS-Formulare."""
    following = context.next(candidate.end)
    joined = following.adjacent or following.gap in ("-", "‑")
    return joined and following.listed("things_after_name")


def numbered_title(candidate: Candidate, context: TextContext) -> bool:
    """True if a year makes it a plan's or an edition's name: Horizon 2030."""
    following = context.next(candidate.end)
    if not following.adjacent or not re.fullmatch(r"(?:19|20)\d\d", following.printed):
        return False
    dated = pattern("year_phrases", context.language, " %s")  # 1920 yılında kuruldu
    return dated is None or dated.match(context.text, candidate.end) is None


# Kinds of organizations


def described(candidate: Candidate, context: TextContext) -> bool:
    """True if a noun of companies follows ("shares"), or a clause about the organization (", which was founded")."""
    following = context.next(candidate.end)
    if following.adjacent:
        return _noun_after(candidate, following, context)
    if following.gap == ", " and following.folded in words("founding_participles", context.language):
        return True
    if candidate.form.kind != "organization" and candidate.form.shape != "article":
        return False
    if following.gap == ", " and following.folded in words("relative_openers", context.language):
        return True
    return following.gap in (", ", " (") and kind_in_apposition(candidate.end, context, words("appositions"))


def _noun_after(candidate: Candidate, following: Token, context: TextContext) -> bool:
    """True if the next word is a kind of organization, or something or somebody that organizations have.

    Members are none of outlets: "an Independent member" has no party.
    """
    if following.listed("company_nouns"):
        return candidate.form.kind != "outlet" or not following.listed("party_members")
    if context.language in _KIND_AFTER_NAME and following.capital and following.listed("people_after"):
        return True
    return _is_kind_after(following, context)


def _is_kind_after(following: Token, context: TextContext) -> bool:
    """True if its kind comes after the name: "Time magazine", "Sabah gazetesi"."""
    if context.language in _KIND_BEFORE_NAME:
        return False
    small = not following.capital or following.folded == "magazine" or context.language in _KIND_AFTER_NAME
    return small and is_kind_word(following.folded, context)


def is_kind_word(word: str, context: TextContext) -> bool:
    """True if a folded word says that the name before it is an outlet or organization: magazine, gazetesi."""
    return word in words("appositions") or word.startswith(affixes("kinds_following_names", context.language))


_OPENING_WORDS = 4  # "the French operator", "une petite association", "der gemeinnützige Verein"


def kind_in_apposition(end: int, context: TextContext, kinds: frozenset[str]) -> bool:
    """True if an article after the comma begins what kind of thing it is: "Orchard, the French operator"."""
    place = end
    for number in range(_OPENING_WORDS):
        word = context.next(place)
        if number and not word.adjacent:
            return False
        article, _, noun = word.folded.rpartition("'")
        bare = context.language in ROMANCE and noun in kinds  # "Le Monde perdu, roman de Conan Doyle"
        if number == 0 and not bare and not _may_open_apposition(article or noun, context):
            return False
        if noun in kinds:
            return True
        place += word.width
    return False


def _may_open_apposition(word: str, context: TextContext) -> bool:
    """True if a word is an article, or the language has none."""
    articles = ("articles", "indefinite", "elided_article_forms")
    return context.language in _ARTICLELESS or any(word in words(meaning) for meaning in articles)


_LEGAL_FORM = compiled_later(rf"(?: [^\W\d_]+){{2,5}},? (?:{any_of('legal_forms')})")


def before_legal_form(candidate: Candidate, context: TextContext) -> bool:
    """True if more words of the name come before its legal form: "Verein Brücke nach Osten e. V."."""
    following = context.next(candidate.end)
    return following.adjacent and not following.capital and _LEGAL_FORM.match(context.text, candidate.end) is not None


def joined_by_ampersand(candidate: Candidate, context: TextContext) -> bool:
    """True if "&" joins it to a capitalized word, as in names of companies: Relais & Châteaux."""
    neighbors = (context.next(candidate.end), context.before(candidate.start))
    return any(word.gap.strip() == "&" and word.capital for word in neighbors)


# Names in lists, nouns in lower case


def in_list(candidate: Candidate, context: TextContext) -> bool:
    """True if names are on both sides with commas between: "Amnesty, Lantern, HOPE"."""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if previous.gap.strip() not in (",", ":", ";") or following.gap.strip() not in (",", ";"):
        return False
    neighbors = [following] if previous.gap.strip() == ":" else [previous, following]
    return all(word.capital for word in neighbors) and any(_is_name(word, context) for word in neighbors)


def opens_list(candidate: Candidate, context: TextContext) -> bool:
    """True if it is the first of several names: "Le Monde, Reuters et la BBC"."""
    following = context.next(candidate.end)
    return candidate.form.kind == "outlet" and following.gap == ", " and _is_name(following, context)


def _is_name(word: Token, context: TextContext) -> bool:
    """True for an acronym, or a capitalized word that is common neither in the text's language nor in English."""
    acronym = word.printed.isupper() and len(word.printed) > 1
    return acronym or (word.capital and not is_common(word.folded, context.language, "en"))


def noun_in_lowercase(candidate: Candidate, context: TextContext) -> bool:
    """True if the text has the noun of the name in lower case too: "The tide turned"."""
    return bool(context.of_text(_occurrence, candidate.form.stem.head.split(" ")[-1]))


def _occurrence(noun: str, text: str) -> str:
    return noun if re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", text) else ""


def opens_after_full_name(candidate: Candidate, context: TextContext) -> bool:
    """True if a bare noun opens a sentence of a text with the full name before, whose short form it is then.

    Not in languages whose nouns have no article there ("Time flies").
    """
    if context.language in _BARE_NOUNS or candidate.form.kind == "person":
        return False
    return not context.before(candidate.start).adjacent and not noun_in_lowercase(candidate, context)


def staff_of_noun(candidate: Candidate, context: TextContext) -> bool:
    """True if "Shelter staff" opens a sentence of an English text about a shelter without a word for organizations."""
    of_it = context.next(candidate.end).folded
    if of_it not in words("company_nouns", context.language) or of_it in words("verbs"):
        return False
    opens = context.sentence_start(candidate.start) and noun_in_lowercase(candidate, context)
    return opens and words("kinds_of_organizations").isdisjoint(context.words)
