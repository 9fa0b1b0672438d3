"""Organizations that every country has ("Red Cross"), and names that are part of a longer one in another language."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate
from pipelines.mentions.longer import capital_before, capital_neighbor, ends_longer_name
from pipelines.names.acronyms import language_of_name
from pipelines.names.countries import countries_of, country_at_the_end, is_country, lands_told, signs_of_country
from pipelines.names.forms import Form
from pipelines.names.words import is_common, is_word_in
from pipelines.text.context import WHOLE_TEXT, TextContext, Token
from presswatch.languages.packs import any_of, packs_with, words
from presswatch.languages.patterns import compiled_later

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


_GENITIVE = compiled_later(f"(?:{any_of('genitive_particles')})$")
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


# Names that are words of another language than the text's

_CAPITALIZED_NOUNS = frozenset(packs_with("nouns_capitalized"))


def part_of_foreign_name(candidate: Candidate, context: TextContext) -> bool:
    """True if a word of another language than the text's may be part of a longer name: Time Warner, Orange Bowl."""
    if _in_english_phrase(candidate, context):
        return True
    previous, following = context.before(candidate.start), context.next(candidate.end)
    if candidate.form.kind == "organization" and following.adjacent and is_country(following.folded):
        return capital_before(candidate, context)  # its branch there: Caritas Polska
    if _ends_quotation(candidate, context) or ends_longer_name(candidate, context):
        return True
    if context.language in _CAPITALIZED_NOUNS:
        return _is_english_name(previous, context) or _is_english_name(following, context)
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
