"""Organizations that every country has ("Red Cross"), and names that are part of a longer one in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate
from pipelines.mentions.longer import capital_before, capital_neighbor, ends_longer_name
from pipelines.names.acronyms import language_of_name
from pipelines.names.countries import countries_of, country_at_the_end, is_country, lands_told, signs_of_country
from pipelines.names.forms import Form
from pipelines.names.variants import simplified
from pipelines.names.words import is_common, is_word_in
from pipelines.outlets.outlet import shipped_outlets
from pipelines.text.context import WHOLE_TEXT, TextContext, Token
from pipelines.text.fold import fold
from presswatch.languages.packs import affixes, any_of, packs_with, pattern, words
from presswatch.watchlist.entries import Subject

_NO_COUNTRIES = frozenset[str]()


# Organizations of one name in many countries


def of_another_country(candidate: Candidate, context: TextContext) -> str:
    """The word next to the name that indicates another country than the subject's, "" if there is none.

    The subject's is the one in its longer names in the watchlist (대한적십자사). Without one nothing is known.
    """
    form = candidate.form
    if not form.lands:
        return ""
    if form.script in ("han", "kana"):
        left = _before_name(candidate, context)
        codes = country_at_the_end(left)
        return left[-2:] if codes and not codes & form.lands else ""
    for word in _neighbors(candidate, context):
        codes = countries_of(_bare(word)) if word.gap and not word.gap.strip(" -\u00a0") else _NO_COUNTRIES
        if codes and not codes & form.lands:
            return word.printed
    return ""


_GENITIVE = re.compile(f"(?:{any_of('genitive_particles')})$")
_COUNTRY_REACH = 20


def _before_name(candidate: Candidate, context: TextContext) -> str:
    """The text before a Chinese or Japanese name, without a genitive particle at its end."""
    return _GENITIVE.sub("", context.text[max(0, candidate.start - _COUNTRY_REACH) : candidate.start])


def _neighbors(candidate: Candidate, context: TextContext) -> Iterator[Token]:
    """The words next to a name that may be its country."""
    if candidate.form.script != "arabic":
        yield context.before(candidate.start)
    if candidate.form.script != "hangul":
        yield context.next(candidate.end)
    if candidate.form.script not in ("hangul", "arabic"):
        yield _after_of(candidate.end, context)


def _bare(word: Token) -> str:
    return word.folded.rsplit("'", 1)[-1] if word.folded[:2] in ("d'", "l'") else word.folded.split("'")[0]


_MOST_SMALL = 2  # words between a name and its country: de la, in the


def _after_of(end: int, context: TextContext) -> Token:
    """The word after "of": "the Red Cross of Chile", "Cruz Roja de la Argentina"."""
    for number in range(_MOST_SMALL + 1):
        word = context.next(end)
        if not word.adjacent:
            return Token()
        if not word.listed("small_words_before_countries"):
            return word if number else Token()
        end += word.width
    return Token()


def of_language_country(candidate: Candidate, context: TextContext) -> bool:
    """True if a name of organizations in many countries means the one where the text's language is spoken.

    It does if nothing indicates the subject's country: in a German text the Caritas is that of Germany. A topic with a
    country in the watchlist, "Separated families (Korea)", needs that country in the text.
    """
    form = candidate.form
    if not form.lands:
        return False
    if form.kind != "topic":
        home = words("home_countries", context.language)
        if not home or form.lands & home or form.main or _is_foreign(form, context.language):
            return False
    return not own_country_in_text(form, context)


def _is_foreign(form: Form, language: str) -> bool:
    """True if a name is known as one of other languages: in a French text the Kızılay is not that of France."""
    name = form.stem.head + form.stem.rest
    tongues = language_of_name(name) if form.script == "latin" else _NO_COUNTRIES
    return bool(tongues) and language not in tongues


def own_country_in_text(form: Form, context: TextContext) -> bool:
    """True if the text names the subject's country, or is in a language that no other country has."""
    if form.lands & words("only_country", context.language):
        return True
    if form.script in ("han", "kana", "hangul"):
        question = (own_country_in_text, form.lands)
        return context.once(question, lambda: _country_in(form, context.folded.text[:WHOLE_TEXT]))
    return bool(context.once(lands_told, lambda: lands_told(context.words)) & form.lands)


def _country_in(form: Form, folded: str) -> bool:
    return any(name in folded for code in form.lands for name in signs_of_country(code))


# Acronyms with a country next to them

_APPOSITION = re.compile(
    rf"(?:, | \()(?:(?:{any_of('apposition_articles')}) |{any_of('elided_articles')})?((?:[^\W\d_][\w-]* ?){{2,5}})"
)
_APART = 2  # words between a country's adjective and the kind: "the Saudi satellite broadcaster"


def apposed_country(candidate: Candidate, context: TextContext, subject: Subject, names: tuple[str, ...]) -> str:
    """What says that an acronym is another country's organization: "MBC, the Saudi broadcaster"; else "".

    The subject's countries are those in its folded `names`, and of an outlet with two of its names in the catalogue.
    """
    found = _country_and_kind(candidate, context) or _owner_country(candidate, context)
    if found is None:
        return ""
    codes, printed = found
    own = lands_told(frozenset(word for name in names for word in name.split()))
    if subject.kind == "outlet":
        own |= _countries_of_outlet(frozenset(_listed_names(subject)))
    return printed if own and not own & codes else ""


def _country_and_kind(candidate: Candidate, context: TextContext) -> tuple[frozenset[str], str] | None:
    rows = []
    if apposition := _APPOSITION.match(context.text, candidate.end):
        rows.append(apposition.group(1).split())
    kind = context.before(candidate.start)
    other = context.before(candidate.start - kind.width)
    if kind.adjacent and (other.adjacent or other.gap == " "):
        rows.append([other.printed, kind.printed])
    return next(((codes, " ".join(row)) for row in rows if (codes := _countries_in(row))), None)


def _countries_in(row: list[str]) -> frozenset[str]:
    """The countries of an adjective next to a kind of organization."""
    folded = [fold(word).text for word in row]
    for place, word in enumerate(folded):
        if word.endswith(affixes("language_adjectives")):
            continue
        codes = countries_of(word.split("-")[0].split("'")[0])
        near = folded[max(0, place - 1) : place] + folded[place + 1 : place + 1 + _APART]
        if codes and any(map(_is_kind, near)):
            return codes
    return _NO_COUNTRIES


def _is_kind(word: str) -> bool:
    listed = any(word in words(meaning) for meaning in ("appositions", "kinds_of_organizations", "outlet_kinds"))
    return listed or word.endswith(affixes("organization_endings"))


def _owner_country(candidate: Candidate, context: TextContext) -> tuple[frozenset[str], str] | None:
    """The country that has it, in English: "the NRC of Canada", "Canada’s NRC"; not "Canada’s NRC team"."""
    of_country = pattern("of_country_phrases", context.language or "en", " %s")
    if of_country is None:
        return None
    owner, following = context.before(candidate.start), context.next(candidate.end)
    found = of_country.match(context.text, candidate.end)
    printed = found.group(1) if found else ""
    if not found and owner.folded.endswith("'s") and not (following.adjacent and not _is_function(following)):
        printed = owner.printed[:-2]
    codes = countries_of(fold(printed).text) if printed else _NO_COUNTRIES
    return (codes, printed) if codes else None


def _is_function(word: Token) -> bool:
    return word.listed("function")


@lru_cache(maxsize=256)
def _countries_of_outlet(listed: frozenset[str]) -> frozenset[str]:
    """The countries of the catalogue's outlets that have two of these names."""
    named = (one for one in shipped_outlets() if len(listed.intersection((one.name, *one.forms))) > 1)
    return frozenset(one.country for one in named)


def _listed_names(subject: Subject) -> Iterator[str]:
    yield subject.name
    yield from (alias if isinstance(alias, str) else alias.text or "" for alias in subject.aliases)


# Outlets of everyday words with a country before them


def other_country_outlet(candidate: Candidate, context: TextContext) -> str:
    """The country right before an outlet's name of everyday words, if the catalogue has the outlet in another; else "".

    Every country may have one: 朝鲜|中央通讯社, the Korean | Central News Agency. Other names are unambiguous.
    """
    form = candidate.form
    if form.kind != "outlet" or form.shape not in ("word", "phrase") or form.script not in ("han", "latin"):
        return ""
    codes, printed = (_han_country if form.script == "han" else _latin_country)(candidate, context)
    if not codes or not _of_everyday_words(form):
        return ""
    own = _countries_of_name(simplified(form.alias))
    return printed if own and not own & codes else ""


_STATIONED = re.compile(
    f"(?:{any_of('stationing_words')})[^，。、\\W]{{1,6}}$"
)  # its reporter there: 驻越南人民日报记者


def _han_country(candidate: Candidate, context: TextContext) -> tuple[frozenset[str], str]:
    left = _before_name(candidate, context)
    codes = country_at_the_end(left)
    return (_NO_COUNTRIES, "") if not codes or _STATIONED.search(left) else (codes, left[-2:])


def _latin_country(candidate: Candidate, context: TextContext) -> tuple[frozenset[str], str]:
    word = context.before(candidate.start)
    if candidate.form.shape != "phrase" or not word.adjacent or not word.capital or word.folded.endswith("'s"):
        return _NO_COUNTRIES, ""
    return countries_of(word.folded), word.printed


@lru_cache(maxsize=256)
def _countries_of_name(name: str) -> frozenset[str]:
    """The countries of the catalogue's outlets with that name, in simplified characters."""
    return frozenset(
        one.country
        for one in shipped_outlets()
        if any(len(form) == len(name) and simplified(form) == name for form in (one.name, *one.forms))
    )


def _of_everyday_words(form: Form) -> bool:
    head = simplified(form.stem.head)
    if form.script == "latin":
        return all(is_common(word, "en") for word in head.split(" "))
    kind = next((kind for kind in affixes("outlet_endings") if head.endswith(kind)), "")
    return bool(kind) and is_common(head.removesuffix(kind), "zh", "ja")


# Names that are words of another language than the text's

_CAPITALIZED_NOUNS = frozenset(packs_with("nouns_capitalized"))


def part_of_foreign_name(candidate: Candidate, context: TextContext) -> bool:
    """True if a word of another language than the text's may be part of a longer name: Time Warner, Orange Bowl."""
    following = context.next(candidate.end)
    if _in_english_phrase(candidate, context):
        return True
    if candidate.form.kind == "organization" and following.adjacent and is_country(following.folded):
        return capital_before(candidate, context)  # its branch there: Caritas Polska
    if _ends_quotation(candidate, context) or ends_longer_name(candidate, context):
        return True
    previous = context.before(candidate.start)
    if context.language in _CAPITALIZED_NOUNS:
        return any(_is_english_name(word, context) for word in (previous, following))
    if capital_before(candidate, context) and not previous.listed("not_given"):
        return True
    return capital_neighbor(candidate, context) and not organization_speaks(candidate, context)


def _ends_quotation(candidate: Candidate, context: TextContext) -> bool:
    closing = context.text[candidate.end : candidate.end + 1]
    return closing in tuple('"”“»') and not context.quoted(candidate.start, candidate.end)


def _is_english_name(word: Token, context: TextContext) -> bool:
    """True if a capitalized word next to a name is English and not a word of the text's language."""
    if not word.adjacent or not word.capital:
        return False
    return is_common(word.folded, "en") and not is_common(word.folded, context.language)


def _in_english_phrase(candidate: Candidate, context: TextContext) -> bool:
    """True if an English word in lower case follows in another language's text: "un emergency landing"."""
    following = context.next(candidate.end)
    if context.language in ("", "en") or "en" not in candidate.form.common_in:
        return False
    if not following.adjacent or not following.printed.islower() or following.listed("people_after"):
        return False
    return is_common(following.folded, "en") and not is_word_in(following.folded, context.language)
