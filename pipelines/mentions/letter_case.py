"""Names whose case says little: in small letters, in headlines in capitals, and names of several words in either."""

from operator import attrgetter

from pipelines.common.fold import fold
from pipelines.mentions import rules
from pipelines.mentions.decision import (
    Decision,
    Ladder,
    Occurrence,
    capital_follows,
    capital_precedes,
    comes_before,
    counted,
    counted_by_name,
    either,
    follows,
    in_script,
    language_has,
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
from pipelines.mentions.organization_cues import described, organization_kind, organization_speaks
from pipelines.names.forms import Form
from pipelines.names.words import has_word_list, is_common, is_given_name, is_word_in, is_word_of
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import packs_with, words
from presswatch.languages.patterns import compiled_later

# Names of organizations and outlets in lower case: "amnesty" in a hurried message, "conectas", a verb


def judge_lowercase(one: Occurrence) -> Decision:
    """A name printed in lower case counts only if no language uses it as a word."""
    form = one.form
    if form.option is not None and form.alias.islower():
        return counted_by_name(form)
    if form.small:
        word = is_word_of(form.common_in, one.language)
        return refused(rules.WORD_IN_SMALL_LETTERS) if word else counted(rules.ALIAS, form)
    if noun := _as_noun(one):
        return refused(rules.SMALL_LETTER_NOUN, noun)
    articles = ("indefinite", "articles", "determiners") if form.shape == "word" else ("indefinite",)
    if one.previous.listed_in(one.language, *articles):
        return refused(rules.NOUN_AND_ARTICLE)
    return _LOWERCASE.decide(one) or counted(rules.NAME_IN_SMALL_LETTERS, form)


_WITH_NUMBERS = frozenset(packs_with("number_words"))


@only_if(of_kind("organization"), shaped("word"), unless(follows("company_nouns", "people_after", "party_members")))
def _as_noun(one: Occurrence) -> str:
    """What makes an organization's name a noun: a number before it, an article and an adjective, its plural; else "".

    "A second kestrel", "the young kestrel", "kestrels"; but "the charity kestrel" has a word for its kind, and "three
    greenpeace activists" have one.
    """
    form, word = one.form, one.previous
    if one.language not in _WITH_NUMBERS:
        return ""
    if one.has("plural_in_s") and fold(one.surface).text == form.stem.head + "s":
        return "its plural"
    begins = word.printed.islower() or one.context.sentence_start(one.start - word.width)
    return _determiner(word, one.earlier, one.language) if begins and word.adjacent else ""


def _determiner(word: Token, article: Token, language: str) -> str:
    """The number or article before a noun, also with an adjective between; "" if there is none."""
    if _is_determiner(word, language):
        return word.printed
    if not article.adjacent or not _is_determiner(article, language):
        return ""
    adjective = not word.listed("appositions", "kinds_of_organizations", "company_nouns", "function")
    return f"{article.printed} {word.printed}" if adjective else ""


def _is_determiner(word: Token, language: str) -> bool:
    return word.listed("number_words") or word.listed_in(language, "indefinite", "articles")


_FEWEST_LETTERS = 4


def _letters(one: Occurrence) -> int:
    return sum(map(str.isalpha, one.form.stem.head))


def _is_everyday(one: Occurrence) -> bool:
    form = one.form
    return any((form.shape == "article", form.common_in, form.homograph, _letters(one) < _FEWEST_LETTERS))


def _is_declined(one: Occurrence) -> bool:
    """True if a name has a form that only nouns have, or another case than in the watchlist."""
    declined = bool(one.form.tongue) or one.has("has_case_endings")
    return declined and fold(one.surface).text != fold(one.form.alias).text


def _has_word_list(one: Occurrence) -> bool:
    return has_word_list(one.assumed_language)


_has_cue = either(organization_speaks, described, organization_kind)
"""True if something shows that a name in small letters is no noun of a language without a word list."""


def _is_inflected_word(one: Occurrence) -> bool:
    """True if it is a form of a word: "te conectas", of conectar."""
    bare = one.form.stem.head.removesuffix("s")
    ways = (bare, bare + "r") if one.has("romance_language") else (bare,)
    return bare != one.form.stem.head and any(is_word_in(word, one.language) for word in ways)


_LOWERCASE = Ladder(
    refuse(rules.SMALL_LETTER_ACRONYM, in_script("cyrillic"), shaped("acronym")),
    refuse(rules.INFLECTED_WORD, _is_inflected_word, shaped("word")),
    refuse(rules.SMALL_LETTER_CASE, _is_declined, shaped("word")),
    refuse(rules.NOUN_WITHOUT_ARTICLE, attrgetter("form.weak")),
    refuse(rules.WORD_IN_SMALL_LETTERS, _is_everyday),
    refuse(rules.WORD_IN_SMALL_LETTERS, unless(_has_cue), shaped("word"), unknown, unless(_has_word_list)),
)
"""What refuses a name in lower case."""


# Names in headlines in capitals, where a capital letter means nothing


def possessive(one: Occurrence) -> bool:
    """True if a possessive ending follows the name."""
    return one.right(2).lower() in ("'s", "’s")


acts_in_capitals = either(Occurrence.quoted, follows("all_caps_followers"), possessive)
"""True if an everyday word in a headline in capitals is a name there: in quotation marks, or one that acts."""


def all_caps_neighbor(one: Occurrence) -> bool:
    """True if an everyday word in capitals is next to it: "I think: WHO CARES?"."""
    near = [word for word in (one.previous, one.following) if word.adjacent]
    loud = [word.folded for word in near if word.printed.isupper() and len(word.printed) > 2]
    return any(is_common(form, one.language, "en") for word in loud for form in (word, word.removesuffix("s")))


@only_if(unless(of_kind("person")), word_follows, unless(capital_follows))
def everyday_pair(one: Occurrence) -> str:
    """The everyday word of two that the last word of the name makes with the next one: shell scripts, a post office.

    "" if there is none.
    """
    pair = f"{one.form.stem.head.rsplit(' ', 1)[-1]} {one.following.folded}"
    return pair if pair in words("everyday_pairs") else ""


# Names of several words that are also references or parts of other names: Article 19, Red Cross


def numbered(form: Form) -> bool:
    """True if the name ends in a number, as places in laws do ("Article 19")."""
    return form.stem.head.rsplit(" ", 1)[-1].isdigit()


def _numbered_in_small_letters(one: Occurrence) -> bool:
    return numbered(one.form) and not plain(one.surface).isupper()


def _in_law(one: Occurrence) -> bool:
    """True if the number is one of a law: "under Article 19", "Article 19 of the constitution"."""
    before = one.previous.folded in words("before_law_articles", one.language)
    return before or (one.following.adjacent_in("of_words") and _everyday(one))


_in_headline = either(placed(TextContext.headline), placed(TextContext.capitals))


@only_if(
    attrgetter("form.ahead"),
    capital_precedes,
    unless(language_has("nouns_capitalized")),
    unless(comes_before("function", "titles", "people_after")),
    unless(_in_headline),
)
def _another_ahead(one: Occurrence) -> str:
    """The word before it where longer names of the subject have another: the Utrecht Human Rights Centre."""
    word = one.previous
    if "'" in word.folded or word.printed.isupper():
        return ""
    opens = one.context.sentence_start(one.start - word.width) and is_word_in(word.folded, one.assumed_language)
    return "" if opens else word.printed


@only_if(
    attrgetter("form.after"),
    capital_follows,
    unless(language_has("nouns_capitalized")),
    unless(language_has("has_case_endings")),
    unless(follows("titles", "people_after")),
    unless(_in_headline),
)
def _another_after(one: Occurrence) -> str:
    """The word after it where longer names of the subject have another, mostly a town: Bệnh viện Ung bướu Đà Nẵng."""
    word = one.following
    return "" if word.folded.startswith(tuple(one.form.after)) or is_given_name(word.folded) else word.printed


# In фонд «Опора» the quotation marks contain the name; the word before them is printed small.
_QUOTED_NAME = compiled_later(r'\s["«„“”»][А-ЯЁІЇЄ]')


def judge_phrase(one: Occurrence) -> Decision:
    """A name of several words: small letters, a law, two persons of a list and a sentence are evidence against it."""
    return _PHRASE.decide(one) or counted_by_name(one.form, strong=True, bare=_numbered_in_small_letters(one))


def _capitals(one: Occurrence) -> int:
    return sum(map(str.isupper, one.surface))


def _expected(one: Occurrence) -> int:
    """How many capitals the watchlist gives the name; 0 if it may be in small letters."""
    return 0 if one.form.small else sum(map(str.isupper, one.form.alias))


@only_if(Occurrence.opens_sentence)
def _first_only(one: Occurrence) -> bool:
    """True if its only capital is that of the sentence."""
    return _capitals(one) == 1


@only_if(_expected, unless(_capitals))
def _kind_in_small_letters(one: Occurrence) -> bool:
    return bool(one.form.tongue) or not words("institution_heads").isdisjoint(fold(one.surface).text.split())


@only_if(_expected)
def _small_first_letter(one: Occurrence) -> bool:
    if one.surface[0].isupper() or not one.form.alias[0].isupper():
        return False
    return not _QUOTED_NAME.search(one.surface)


def _in_small_letters(one: Occurrence) -> bool:
    """True if a name is printed as everyday words, with fewer capitals than it has."""
    capitals = _capitals(one)
    if _expected(one) <= capitals or not _everyday(one):
        return False
    if not capitals or not _first_only(one):
        return not capitals
    named = numbered(one.form) or one.has("romance_language")  # Article 19 warned, Medici per il mare chiede
    return not (named and one.ask(organization_speaks))


_LONG_NAME = 2  # spaces: three words are met together by chance less often


@only_if(unless(of_kind("person")), _first_only)
def _opens_sentence(one: Occurrence) -> bool:
    """True if a name with one capital may be words of every day: "Мост мира закрыт"."""
    if _expected(one) != 1 or one.surface.count(" ") >= _LONG_NAME:
        return False
    heads = words("kinds_of_organizations") | words("institution_heads")
    return heads.isdisjoint(one.form.stem.head.split()) and _everyday(one)


def _among_persons(one: Occurrence) -> bool:
    """True if "Kaya, Deniz" is the end of one name and the beginning of the next: "Ahmet Kaya, Deniz Gezmiş"."""
    return ", " in one.form.stem.head and one.following.adjacent_capital


_SHORT = 3


def _everyday(one: Occurrence) -> bool:
    long = [word for word in fold(one.surface).text.split() if len(word) >= _SHORT]
    return all(is_common(word, "en") or is_word_in(word, one.language) for word in long)


def _number_and_noun(one: Occurrence) -> bool:
    """True if a name is a number and words in small letters, as any text has them: 24 hours, 20 minutes."""
    return one.form.alias[0].isdigit() and one.form.alias.islower() and one.surface.islower()


_PHRASE = Ladder(
    refuse(rules.PLACE_IN_LAW, _in_law, _numbered_in_small_letters),
    refuse(rules.TWO_PERSONS, _among_persons),
    refuse(rules.KIND_IN_SMALL_LETTERS, _kind_in_small_letters),
    refuse(rules.SMALL_FIRST_LETTER, _small_first_letter, in_script("cyrillic")),
    refuse(rules.WORDS_IN_SMALL_LETTERS, _in_small_letters),
    refuse(rules.WORDS_IN_SMALL_LETTERS, _number_and_noun, unless(Occurrence.quoted), unless(organization_speaks)),
    refuse(rules.WORDS_OPEN_SENTENCE, _opens_sentence),
    refuse(rules.ANOTHER_BODY, _another_ahead),
    refuse(rules.ANOTHER_BODY, _another_after),
)
