"""Names of several words that are also references or parts of other names: Article 19, Red Cross."""

from __future__ import annotations

from functools import cache

from pipelines.mentions import rules
from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate, Decision, counted, counted_by_name, plain, refused
from pipelines.mentions.kinds import is_kind_word
from pipelines.mentions.ladder import Ladder, Occurrence, always, consider, refuse
from pipelines.mentions.neighbor_cues import ROMANCE
from pipelines.names.acronyms import is_of
from pipelines.names.forms import Form
from pipelines.names.words import is_common, is_first_name, is_word_in
from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from presswatch.languages.packs import packs_with, words
from presswatch.languages.patterns import compiled_later


def numbered(form: Form) -> bool:
    """True if the name ends in a number, as places in laws do ("Article 19")."""
    return form.stem.head.rsplit(" ", 1)[-1].isdigit()


def capitals_only(surface: str) -> bool:
    """True if the name is printed in capitals."""
    return plain(surface).isupper()


@cache
def _languages_of_laws(word: str) -> tuple[str, ...]:
    """The languages whose laws have the word: in a German text "Article 19" is no place in one."""
    return tuple(pack for pack in packs_with("law_articles") if word in words("law_articles", pack))


def _in_law(one: Occurrence) -> bool:
    """True if the number is one of a law: "under Article 19", "Article 19 of the constitution"."""
    if not numbered(one.form) or capitals_only(one.surface):
        return False
    previous, following, language = one.previous, one.following, one.language
    spoken = _languages_of_laws(one.form.stem.head.split(" ")[0])
    if spoken and language and language not in spoken:
        return False
    if previous.folded in words("before_law_articles", language) and (previous.adjacent or previous.gap in ("'", "’")):
        return True
    if previous.adjacent and previous.folded in words("referring") and following.folded not in words("verbs"):
        return True
    return _law_goes_on(one)


def _law_goes_on(one: Occurrence) -> bool:
    following = one.following
    if following.adjacent and following.folded in words("of_words"):
        return True
    return following.printed[:1].isdigit() or following.folded in words("law_parts") or _another_article(one)


def _another_article(one: Occurrence) -> bool:
    """True if another article of the law is joined to it: "Article 19 and article 20"."""
    joint = one.following
    if joint.folded not in words("and_words"):
        return False
    return one.context.next(one.candidate.end + len(joint.gap) + len(joint.printed)).folded.startswith(("art", "§"))


def _of_another_country(candidate: Candidate, context: TextContext) -> str:
    """The word with a capital that says whose body it is, of a kind that every country has."""
    previous = context.before(candidate.start)
    if candidate.form.stem.head not in words("bodies_of_countries") or not previous.adjacent or not previous.capital:
        return ""
    return "" if previous.folded in words("function") or previous.folded in words("titles") else previous.printed


def _another_ahead(candidate: Candidate, context: TextContext) -> str:
    """The word before it where longer names of the subject have another: the Utrecht Human Rights Centre."""
    form, word = candidate.form, context.before(candidate.start)
    if not form.beside.ahead or context.language in packs_with("nouns_capitalized"):
        return ""
    if not word.adjacent or not word.capital or "'" in word.folded:
        return ""
    begin = candidate.start - len(word.gap) - len(word.printed)
    small = word.folded in words("function") | words("titles") | words("people_after") | form.beside.ahead
    if small or context.headline(candidate.start, candidate.end) or context.capitals(candidate.start, candidate.end):
        return ""
    opens = context.sentence_start(begin) and is_word_in(word.folded, context.language or "en")
    return "" if opens or word.printed.isupper() else word.printed


def _of_another_place(candidate: Candidate, context: TextContext) -> str:
    """The town after it that is not the one of the subject's longer names: Museo Egizio | del Cairo, of Turin's.

    Only in Latin letters, and of no person: "the Egyptian Museum of Mary Stone".
    """
    places, small = candidate.form.beside.places, context.next(candidate.end)
    if not places or not small.adjacent or not is_of(small.folded):
        return ""
    place = context.next(candidate.end + len(small.gap) + len(small.printed))
    if not place.adjacent or not place.capital or place.folded in places or is_first_name(place.folded):
        return ""
    beyond = context.next(candidate.end + sum(len(w.gap) + len(w.printed) for w in (small, place)))
    return "" if beyond.adjacent and beyond.capital else place.printed


# In фонд «Опора» the quotation marks contain the name; the word before them is printed small.
_QUOTED_NAME = compiled_later(r'\s["«„“”»][А-ЯЁІЇЄ]')


def judge_phrase(one: Occurrence) -> Decision:
    """A name of several words: small letters, a law, two persons of a list and a sentence are evidence against it."""
    return _PHRASE.decide(one) or counted_by_name(one.form, strong=True, bare=_numbered_in_small_letters(one))


def _numbered_in_small_letters(one: Occurrence) -> bool:
    return numbered(one.form) and not capitals_only(one.surface)


def _capitals(one: Occurrence) -> int:
    return sum(c.isupper() for c in one.surface)


def _expected(one: Occurrence) -> int:
    """How many capitals the watchlist gives the name; 0 if it may be in small letters."""
    return 0 if one.form.small else sum(c.isupper() for c in one.form.alias)


def _first_only(one: Occurrence) -> bool:
    """True if its only capital is that of the sentence."""
    return _capitals(one) == 1 and one.surface[0].isupper() and one.context.sentence_start(one.candidate.start)


def _kind_in_small_letters(one: Occurrence) -> bool:
    if not _expected(one) or _capitals(one):
        return False
    return bool(one.form.tongue) or not words("institution_heads").isdisjoint(fold(one.surface).text.split())


def _small_first_letter(one: Occurrence) -> bool:
    small = one.form.script == "cyrillic" and _expected(one) and one.form.alias[0].isupper()
    return bool(small) and not one.surface[0].isupper() and not _QUOTED_NAME.search(one.surface)


def _in_small_letters(one: Occurrence) -> Decision | None:
    """Decides over everyday words with fewer capitals than the name has; None if it is not made of them."""
    form, capitals = one.form, _capitals(one)
    if _expected(one) <= capitals or (capitals and not _first_only(one)):
        return None
    acts = numbered(form) and capitals > 0 and one.ask(_acts)  # Article 19 warned
    if acts or not _everyday(one.surface, one.context):
        return None
    if not capitals:
        return (
            counted(rules.WITHOUT_CAPITALS, form) if _without_capitals(one) else refused(rules.WORDS_IN_SMALL_LETTERS)
        )
    if one.language in ROMANCE and one.ask(_acts):
        return counted(rules.ONE_CAPITAL, form, strong=True)
    if all(word in words("appositions") for word in fold(one.surface).text.split()[1:]):
        return counted_by_name(form, strong=True)
    return refused(rules.WORDS_IN_SMALL_LETTERS)


def _without_capitals(one: Occurrence) -> bool:
    """True if a long name is in small letters as the whole text is."""
    long = one.surface.count(" ") >= _LONG_NAME or one.surface.endswith(_AFTER_NOUNS)
    return long and not any(map(str.isupper, one.context.text))


def _acts(one: Occurrence) -> bool:
    return organization_speaks(one.candidate, one.context)


def _opens_sentence(one: Occurrence) -> bool:
    """True if a name with one capital may be words of every day: "Мост мира закрыт"."""
    if _expected(one) != 1 or not _first_only(one) or one.surface.count(" ") >= _LONG_NAME or one.form.kind == "person":
        return False
    if one.ask(_acts) or one.context.quoted(one.candidate.start, one.candidate.end):
        return False
    if any(is_kind_word(word, one.context) for word in one.form.stem.head.split()[1:]):
        return False
    return _everyday(one.surface, one.context)


_LONG_NAME = 2  # spaces: three words are met together by chance less often
_AFTER_NOUNS = (" international", " worldwide")  # where no adjective of everyday English is


def _adjective_and_noun(candidate: Candidate, context: TextContext) -> bool:
    """True if "Neue Welle" is a new wave: with a small adjective, or opening a sentence before a genitive."""
    surface = context.text[candidate.start : candidate.end]
    if candidate.form.kind == "person" or surface.count(" ") != 1:
        return False
    if not all(is_word_in(word, "de") for word in fold(surface).text.split()):
        return False
    genitive = context.next(candidate.end).folded in words("genitive_articles")
    opens = genitive and context.sentence_start(candidate.start)
    return opens or (surface[0].islower() and candidate.form.alias[0].isupper())


def _among_persons(candidate: Candidate, context: TextContext) -> bool:
    """True if "Kaya, Deniz" is the end of one name and the beginning of the next: "Ahmet Kaya, Deniz Gezmiş"."""
    if ", " not in candidate.form.stem.head:
        return False
    previous, following = context.before(candidate.start), context.next(candidate.end)
    named = previous.adjacent and previous.capital and previous.folded not in words("function") | words("titles")
    return named or (following.adjacent and following.capital and following.printed.isalpha())


def _everyday(surface: str, context: TextContext) -> bool:
    folded = fold(surface).text.split()
    if not words("legal_forms_folded").isdisjoint(folded):
        return False
    return all(
        len(word) < _SHORT or is_common(word, context.language, "en") or is_word_in(word, context.language)
        for word in folded
    )


_SHORT = 3


_PHRASE = Ladder(
    refuse(rules.PLACE_IN_LAW, always, _in_law),
    refuse(rules.TWO_PERSONS, _among_persons),
    refuse(rules.KIND_IN_SMALL_LETTERS, always, _kind_in_small_letters),
    refuse(rules.SMALL_FIRST_LETTER, always, _small_first_letter),
    consider(rules.WORDS_IN_SMALL_LETTERS.stage, _in_small_letters),
    refuse(rules.ADJECTIVE_AND_NOUN, _adjective_and_noun),
    refuse(rules.WORDS_OPEN_SENTENCE, always, _opens_sentence),
    refuse(rules.BODY_OF_OTHER_COUNTRY, _of_another_country),
    refuse(
        rules.ANOTHER_BODY,
        lambda candidate, context: _another_ahead(candidate, context) or _of_another_place(candidate, context),
    ),
)
