"""Bodies that every country has: beside another country's name or adjective a name without one is another body's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.mentions.ambiguous import organization_speaks
from pipelines.mentions.decision import Candidate
from pipelines.mentions.longer import capital_before, capital_neighbor, ends_longer_name
from pipelines.names.acronyms import language_of_name
from pipelines.names.common import is_common, is_word_in
from pipelines.names.countries import countries_of, country_at_the_end, is_country, lands_told, signs_of_country
from pipelines.names.forms import Form
from pipelines.names.variants import simplified
from pipelines.outlets.outlet import shipped_outlets
from pipelines.text.context import WHOLE_TEXT, TextContext, Token
from pipelines.text.fold import fold
from presswatch.languages.packs import words
from presswatch.watchlist.entries import Subject

_OF_SIGNS = re.compile("[的の]$")
_MOST_SMALL = 2  # words between a name and the country that it is of: de la, in the
_OF = frozenset(
    "of de del della dell degli dei di do da du des d der von van av af из dos das na in im en aux nel no w we в во fi"
    " the la las los le les l el il al".split()
)


def of_another_country(candidate: Candidate, context: TextContext) -> str:
    """The word beside the name that tells another country than the subject's, "" if there is none.

    The subject's is the one that the watchlist's longer names have (대한적십자사). Without one nothing is known.
    """
    form = candidate.form
    if not form.lands:
        return ""
    if form.script in ("han", "kana"):
        left = _OF_SIGNS.sub("", context.text[max(0, candidate.start - 20) : candidate.start])
        codes = country_at_the_end(left)
        return left[-2:] if codes and not codes & form.lands else ""
    previous, following = context.before(candidate.start), context.next(candidate.end)
    beside = [following] if form.script == "arabic" else [previous]
    if form.script not in ("hangul", "arabic"):
        beside += [following, _what_it_is_of(candidate.end, context)]
    for word in beside:
        codes = (
            countries_of(_bare(word)) if word.printed and not word.gap.strip(" -\u00a0") and word.gap else frozenset()
        )
        if codes and not codes & form.lands:
            return word.printed
    return ""


def _bare(word: Token) -> str:
    return word.folded.rsplit("'", 1)[-1] if word.folded[:2] in ("d'", "l'") else word.folded.split("'")[0]


def _what_it_is_of(end: int, context: TextContext) -> Token:
    """The word behind "of": "the Red Cross of Chile", "Cruz Roja de la Argentina"."""
    for number in range(_MOST_SMALL + 1):
        word = context.next(end)
        if not word.adjacent:
            return Token()
        if word.folded not in _OF:
            return word if number else Token()
        end += len(word.gap) + len(word.printed)
    return Token()


_HOME = {"KR": "ko", "JP": "ja", "PL": "pl", "TR": "tr", "FI": "fi", "IT": "it"}
"""Countries that have a language to themselves: in it a body without a country is theirs."""


_SPOKEN_IN = {
    "de": frozenset({"DE", "AT", "CH", "LI", "LU"}),
    "fr": frozenset({"FR", "BE", "CH", "CA", "LU"}),
    "it": frozenset({"IT", "CH"}),
    "pt": frozenset({"PT", "BR", "AO", "MZ"}),
    "pl": frozenset({"PL"}),
    "ru": frozenset({"RU", "BY", "KZ", "UA", "KG"}),
    "tr": frozenset({"TR", "CY"}),
    "ja": frozenset({"JP"}),
    "ko": frozenset({"KR", "KP"}),
}
"""Where a language is at home. Texts in English, Spanish, Arabic and Chinese tell of too many countries."""


def of_language_country(candidate: Candidate, context: TextContext) -> bool:
    """Whether a name that bodies of many countries have means the one where the text's language is spoken.

    So it does where nothing tells the subject's country: in a German text the Caritas is that of Germany. A topic that
    the watchlist gives a country, "Separated families (Korea)", is told of nowhere else.
    """
    form, home = candidate.form, _SPOKEN_IN.get(context.language)
    if form.kind == "topic":
        return bool(form.lands) and not own_country_in_text(form, context)
    if not form.lands or home is None or form.lands & home or form.main or _foreign(form, context.language):
        return False
    return not own_country_in_text(form, context)


def _foreign(form: Form, language: str) -> bool:
    """Whether a name is known as one of other languages: in French the Kızılay is none of France."""
    name = form.stem.head + form.stem.rest
    tongues = language_of_name(name) if form.script == "latin" else frozenset()
    return bool(tongues) and language not in tongues


def own_country_in_text(form: Form, context: TextContext) -> bool:
    """Whether the text tells the subject's country, or is written in a language that it alone has."""
    if any(_HOME.get(code) == context.language for code in form.lands):
        return True
    if form.script in ("han", "kana", "hangul"):
        return context.once(
            (own_country_in_text, form.lands), lambda: _country_in(form, context.folded.text[:WHOLE_TEXT])
        )
    return bool(context.once(lands_told, lambda: lands_told(context.words)) & form.lands)


def _country_in(form: Form, folded: str) -> bool:
    return any(name in folded for code in form.lands for name in signs_of_country(code))


_APPOSED = re.compile(
    r"(?:, | \()(?:(?:the|an?|der|die|das|eine?|une?|una|uno|uma|le|la|el|il|o|a) |l['’]|un['’])?"
    r"((?:[^\W\d_][\w-]* ?){2,5})"
)
_LANGUAGE = ("-language", "-speaking", "-born", "sprachig", "-trained")
_APART = 2  # words between a country's adjective and the kind: "the Saudi satellite broadcaster"


def apposed_country(candidate: Candidate, context: TextContext, subject: Subject, names: tuple[str, ...]) -> str:
    """What tells another country's body of that acronym beside it: "MBC, the Saudi broadcaster"; "" if nothing does.

    The subject's countries are those of its folded `names`, and of an outlet with two of its names in the catalogue.
    """
    told = _country_and_kind(candidate, context) or _its_country(candidate, context)
    if told is None:
        return ""
    codes, printed = told
    own = lands_told(frozenset(word for name in names for word in name.split()))
    if subject.kind == "outlet":
        own |= _countries_of_outlet(frozenset(_listed(subject)))
    return printed if own and not own & codes else ""


def _country_and_kind(candidate: Candidate, context: TextContext) -> tuple[frozenset[str], str] | None:
    behind = _APPOSED.match(context.text, candidate.end)
    rows = [behind.group(1).split()] if behind else []
    kind = context.before(candidate.start)
    if kind.adjacent:
        other = context.before(candidate.start - len(kind.gap) - len(kind.printed))
        rows += [[other.printed, kind.printed]] if other.adjacent or other.gap == " " else []
    kinds = words("appositions") | words("kinds_of_organizations") | words("outlet_kinds")
    for row in rows:
        folded = [fold(word).text for word in row]
        for place, word in enumerate(folded):
            codes = frozenset() if word.endswith(_LANGUAGE) else countries_of(word.split("-")[0].split("'")[0])
            near = folded[max(0, place - 1) : place] + folded[place + 1 : place + 1 + _APART]
            if codes and any(other in kinds or other.endswith(_GERMAN_KINDS) for other in near):
                return codes, " ".join(row)
    return None


_OF_COUNTRY = re.compile(r" of (?:the )?([A-Z][a-z]+)\b(?!['’-])")


def _its_country(candidate: Candidate, context: TextContext) -> tuple[frozenset[str], str] | None:
    """The country of which an acronym is, in English: "the NRC of Canada", "Canada’s NRC"; not "Canada’s NRC team"."""
    if context.language not in ("", "en"):
        return None
    behind, owner = _OF_COUNTRY.match(context.text, candidate.end), context.before(candidate.start)
    if behind is None and not owner.folded.endswith("'s"):
        return None
    following = context.next(candidate.end)
    alone = not following.adjacent or following.folded in words("function")
    printed = behind.group(1) if behind else owner.printed[:-2] if alone else ""
    codes = countries_of(fold(printed).text) if printed else frozenset[str]()
    return (codes, printed) if codes else None


def other_country_outlet(candidate: Candidate, context: TextContext) -> str:
    """The country right before an outlet's name of everyday words, if the catalogue knows the outlet as another's.

    So every country may have one: 朝鲜|中央通讯社, the Korean | Central News Agency. Other names tell themselves.
    """
    form = candidate.form
    if form.kind != "outlet" or form.shape not in ("word", "phrase") or form.script not in ("han", "latin"):
        return ""
    if form.script == "han":
        left = _OF_SIGNS.sub("", context.text[max(0, candidate.start - _COUNTRY_REACH) : candidate.start])
        codes, printed = country_at_the_end(left), left[-2:]
    else:
        word = context.before(candidate.start)
        known = form.shape == "phrase" and word.adjacent and word.capital and not word.folded.endswith("'s")
        left, codes, printed = "", countries_of(word.folded) if known else frozenset[str](), word.printed
    if not codes or not _of_everyday_words(form) or _STATIONED.search(left):
        return ""
    own = _countries_of_name(simplified(form.alias))
    return printed if own and not own & codes else ""


_COUNTRY_REACH = 20
_STATIONED = re.compile("[驻駐在][^，。、\\W]{1,6}$")  # its reporter there: 驻越南人民日报记者


@lru_cache(maxsize=256)
def _countries_of_name(name: str) -> frozenset[str]:
    """The countries of the catalogue's outlets that are called so, in simplified signs."""
    return frozenset(
        one.country
        for one in shipped_outlets()
        if any(len(form) == len(name) and simplified(form) == name for form in (one.name, *one.forms))
    )


def _of_everyday_words(form: Form) -> bool:
    head = simplified(form.stem.head)
    if form.script == "latin":
        return all(is_common(word, "en") for word in head.split(" "))
    kind = next((kind for kind in _KINDS_IN_SIGNS if head.endswith(kind)), "")
    return bool(kind) and is_common(head.removesuffix(kind), "zh", "ja")


_KINDS_IN_SIGNS = (
    *("通讯社", "新闻社", "通信社", "日报", "晚报", "时报", "新闻", "电视台", "广播电台", "广播公司", "放送", "周刊"),
)


_GERMAN_KINDS = ("sender", "zeitung", "verband", "verein", "konzern", "agentur", "bank", "partei", "gewerkschaft")


@lru_cache(maxsize=256)
def _countries_of_outlet(listed: frozenset[str]) -> frozenset[str]:
    """The countries of the catalogue's outlets that have two of these names."""
    named = (one for one in shipped_outlets() if len(listed.intersection((one.name, *one.forms))) > 1)
    return frozenset(one.country for one in named)


def _listed(subject: Subject) -> Iterator[str]:
    yield subject.name
    yield from (alias if isinstance(alias, str) else alias.text or "" for alias in subject.aliases)


def _english_only(word: str) -> bool:
    return is_common(word, "en") and not is_common(word, "de")


def _english_phrase(candidate: Candidate, context: TextContext) -> bool:
    """Whether an English word of small letters follows in another language's text: "un emergency landing"."""
    following = context.next(candidate.end)
    if context.language in ("", "en") or not following.adjacent or not following.printed.islower():
        return False
    if "en" not in candidate.form.common_in or following.folded in words("people_after"):
        return False
    return is_common(following.folded, "en") and not is_word_in(following.folded, context.language)


def part_of_foreign_name(candidate: Candidate, context: TextContext) -> bool:
    """A word of another language than the text's is a name, but maybe a part of one: Time Warner, Orange Bowl."""
    following = context.next(candidate.end)
    if _english_phrase(candidate, context):
        return True
    if candidate.form.kind == "organization" and following.adjacent and is_country(following.folded):
        return capital_before(candidate, context)  # its branch there: Caritas Polska
    closing = context.text[candidate.end : candidate.end + 1]
    if closing and closing in '"”“»' and not context.quoted(candidate.start, candidate.end):
        return True
    if ends_longer_name(candidate, context):
        return True
    if context.language == "de":
        beside = (context.before(candidate.start), following)
        return any(w.adjacent and w.capital and _english_only(w.folded) for w in beside)
    if capital_before(candidate, context) and context.before(candidate.start).folded not in words("not_given"):
        return True
    return capital_neighbor(candidate, context) and not organization_speaks(candidate, context)
