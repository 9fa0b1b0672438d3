"""Longer names: a found name may be part of another one, of an organization, a person, a place or a thing."""

import re
from collections.abc import Iterator
from operator import attrgetter

from pipelines.mentions.decision import (
    Occurrence,
    capital_precedes,
    comes_before,
    common_word,
    either,
    follows,
    in_script,
    language_has,
    of_kind,
    only_if,
    placed,
    shaped,
    unless,
    word_before,
)
from pipelines.mentions.eponyms import street_before
from pipelines.names.countries import countries_in_words, countries_of
from pipelines.names.words import is_common, is_word_in
from pipelines.text.context import TextContext, Token
from presswatch.languages.packs import affixes, any_of, languages_of, words
from presswatch.languages.patterns import compiled_later

# Other things right after the name

_NUMBERED = compiled_later(r"-\d{1,2}(?![\w:-])")
_ROMAN = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX")  # Discovery II, a thing of a series


def _other_after(one: Occurrence) -> str:
    """What right after the name makes it another person, a club, a thing of a series or a town; else ""."""
    following = one.following
    if one.form.kind == "person":
        return following.printed if following.adjacent_in("generations") else ""
    if following.adjacent_as(_ROMAN) or _NUMBERED.match(one.right(4)):
        return following.printed or one.right(4)
    return f"a town, {following.printed}" if _is_town(one) else ""


@only_if(unless(shaped("acronym")), common_word)
def _is_town(one: Occurrence) -> bool:
    """True if a state follows: "Harvard, Illinois, has" is a town."""
    return one.following.gap == ", " and one.following.listed("states")


# Words joined by a hyphen


def _joined_word(one: Occurrence) -> str:
    """The word joined to the name by a hyphen, or to a name with its article, that makes another one of it; else ""."""
    following, joint = one.following, one.right(2)
    if one.previous.capital and _follows_hyphen(one):
        return one.previous.printed
    with_article = one.form.shape == "article" or one.form.alias[1:2] in ("'", "’")
    if with_article and following.adjacent_in("article_name_continuations"):
        return following.printed
    double = joint[:1] == "-" and joint[1:].isupper() and _makes_double_name(one)
    return following.printed if double else ""


def _makes_double_name(one: Occurrence) -> bool:
    """True if a word after a hyphen belongs to the name: La Croix-Rousse, Bolton-Smith, "lycée Horizon-Nord".

    In German a word after an organization's is mostly a noun: "Horizon-Europe-Mittel".
    """
    if one.form.kind == "person" or one.following.listed("things_of"):
        return True
    return not one.has("nouns_capitalized") and one.form.shape == "word" and bool(one.form.common_in)


# Words that continue the name

_MOST_WORDS = 4


def _continuation(one: Occurrence) -> str:
    """The word of a longer name among the next ones with capitals: Press, Foundation, Memorial; else ""."""
    place, continued = one.end, words("continuations") | words("continuations_in_own_language", one.language)
    if one.form.kind == "outlet":
        continued |= words("outlet_companies")
    for number in range(_MOST_WORDS):
        word = one.context.next(place)
        if not _may_continue(word, number) or _headline_verb(word, one.context):
            return ""
        if word.folded.split("'")[0] in continued:  # Sokağı'nda
            return word.printed
        if word.printed.endswith((".", ",")) or word.folded.endswith("'s"):
            return ""
        place += word.width
    return ""


def _may_continue(word: Token, number: int) -> bool:
    """True if the next word has a capital and is nobody of an organization; the first one may follow a slash."""
    if word.adjacent_in("lowercase_continuations"):
        return True
    slashed = (word.gap, number, word.printed.isupper()) == ("/", 0, False)
    return word.capital and (slashed or word.adjacent) and not word.listed("people_after")


def _headline_verb(word: Token, context: TextContext) -> bool:
    """True if a capitalized word is the verb of an English headline: "Lantern Opens New Store" names no store."""
    if not words("headline_verbs", context.assumed_language):
        return False
    return word.listed("verbs", "all_caps_followers", "headline_verbs")


@only_if(follows("of_words"))
def _institution_continued(one: Occurrence) -> str:
    """The next words of an institution's name: Korea University of Technology."""
    institution = one.form.stem.head.rsplit(" ", 1)[-1] in words("institution_heads")
    return f"{one.following.printed} {one.beyond.printed}" if institution and one.beyond.adjacent_capital else ""


_where_capitals_mean_something = only_if(unless(placed(TextContext.capitals)))
_continued = _where_capitals_mean_something(either(_continuation, _institution_continued))
longer_name = either(street_before, _other_after, _joined_word, _continued)
"""The word that makes the name part of another one ("Press" after Korea University)."""


# Capitalized words next to the name


@only_if(unless(language_has("nouns_capitalized")))
def _name_after(one: Occurrence) -> bool:
    return one.following.adjacent_capital and not one.following.listed("people_after")


@only_if(follows("of_words"), unless(language_has("nouns_capitalized")))
def capital_after_of(one: Occurrence) -> bool:
    """True if "of" and a capitalized word go on with the name: Associação Portuguesa de Biólogos."""
    return one.beyond.adjacent_capital


@only_if(
    capital_precedes,
    unless(language_has("nouns_capitalized")),
    unless(shaped("article")),
    unless(comes_before("titles")),
)
def capital_before(one: Occurrence) -> bool:
    """True if a capitalized word that is no title makes a longer name: "The New York Times said"."""
    previous = one.previous
    if re.split("['’]", previous.printed)[-1][:1].islower():  # L’opérateur, Moore's
        return False
    if not one.context.sentence_start(one.start - previous.width):
        return True
    # In languages without articles any noun may begin a sentence: "Адвокаты Мемориала" are no organization of the name.
    noun = len(previous.printed) == 1 or is_word_in(previous.folded, one.language)
    return not (noun and one.has("no_articles")) and not previous.listed("function")


capital_neighbor = either(_name_after, capital_after_of, capital_before)
"""True if another capitalized word is next to it that is neither a title nor the beginning of the sentence."""
after_courtesy_title = only_if(capital_precedes, comes_before("courtesy"))(word_before)
"""The form of address for persons before a name: Mrs Stone, Frau Stern."""


STANCE_PREFIXES = affixes("stance_prefixes")
"""Prefixes before a name's hyphen for those who are for or against it: "a pro-Eni rally"."""


def _follows_hyphen(one: Occurrence) -> bool:
    left = one.left(8).lower()
    return left.endswith("-") and not left.endswith(STANCE_PREFIXES)


def ends_longer_name(one: Occurrence) -> bool:
    """True if the name follows a hyphen ("Co-Star") or is the end of a longer name with "of" ("Wheel of Time")."""
    if one.left(1) == "-":
        return _follows_hyphen(one)
    of, owner = one.previous, one.earlier
    if not owner.adjacent_capital or of.printed not in words("name_genitives", one.language):
        return False
    opens = one.context.sentence_start(one.start - of.width - owner.width)
    return not opens and is_common(owner.folded, one.language, "en")


# Organizations whose name is a watched one and one word more: the union of the centres is not the centre


_JOINT = any_of("joint_institution_words")
_UNION = compiled_later(f"(?:{_JOINT})?(?:{any_of('union_words', *languages_of('scripts/han'))})")


@only_if(in_script("han", "kana"))
def _union_after(one: Occurrence) -> str:
    union = one.goes_on(_UNION)
    return union.group() if union else ""


@only_if(shaped("phrase"), unless(in_script("han", "kana")), capital_precedes, unless(Occurrence.in_title_case))
def _scope_before(one: Occurrence) -> str:
    """European, Asian, National right before a name of several words: the Asian Centre for Press Protection."""
    return one.previous.printed if one.previous.folded.startswith(affixes("scales")) else ""


wider_organization = only_if(of_kind("organization"))(either(_union_after, _scope_before))
"""The word before or after an organization's name that makes it another organization."""


# Organizations of one name in many countries


def of_another_country(one: Occurrence) -> str:
    """The word next to the name that indicates another country than the subject's, "" if there is none.

    The subject's is the one in its longer names in the watchlist (대한적십자사). Without one nothing is known.
    """
    lands = one.form.lands or one.form.home
    if one.form.script == "han":
        return _country_ahead(one, lands) if lands else ""
    for word in _neighbors(one) if lands else ():
        printed = word.folded.removeprefix("d'").removeprefix("l'").split("'")[0] if word.is_after(" -\u00a0") else ""
        if (codes := countries_of(printed)) and codes.isdisjoint(lands):
            return word.printed
    return ""


_OF_MANY = compiled_later(rf"(?:{any_of('many_countries')})$")
_LEADING = compiled_later(rf"(?:{any_of('federal_words')})$")


def _country_ahead(one: Occurrence, lands: frozenset[str]) -> str:
    """The other country, or the many, written on before a name in Han characters: 瑞士联邦最高法院, 各国央行."""
    left = one.left(_LONGEST_COUNTRY)
    if many := _OF_MANY.search(left):
        return many.group()
    left = _LEADING.sub("", left)
    ends = (left[-length:] for length in range(2, len(left) + 1))
    return next((end for end in ends if (codes := countries_of(end)) and codes.isdisjoint(lands)), "")


_LONGEST_COUNTRY = 10


def _neighbors(one: Occurrence) -> Iterator[Token]:
    """The words next to a name that may be its country."""
    script = one.form.script
    if script != "arabic" and (one.form.lands or one.previous.printed.islower()):
        yield one.previous
    if script != "hangul":
        yield one.following
    if script not in ("hangul", "arabic"):
        yield _after_of(one)


_MOST_SMALL = 2  # words between a name and its country: de la, in the


def _after_of(one: Occurrence) -> Token:
    """The word after "of": "the Red Cross of Chile", "Cruz Roja de la Argentina"."""
    end = one.end
    for number in range(_MOST_SMALL + 1):
        word = one.context.next(end)
        if not word.adjacent:
            break
        if not word.listed("small_words_before_countries"):
            return word if number else Token()
        end += word.width
    return Token()


def own_country_in_text(one: Occurrence) -> bool:
    """True if the text names the subject's country, or is in a language that no other country has."""
    lands, context = one.form.lands, one.context
    named = context.once(countries_in_words, lambda: countries_in_words(context.words))
    return not lands.isdisjoint(named | words("only_country", context.language))


@only_if(attrgetter("form.lands"), unless(own_country_in_text))
def of_language_country(one: Occurrence) -> bool:
    """True if a name of organizations in many countries means the one where the text's language is spoken.

    It does if nothing indicates the subject's country: in a German text the Caritas is that of Germany. A topic with a
    country in the watchlist, "Separated families (Korea)", needs that country in the text.
    """
    form, home = one.form, words("home_countries", one.language)
    if form.kind == "topic":
        return True
    return not form.main and bool(home) and home.isdisjoint(form.lands)
