"""The shape of a printed name: a place, a person, a word, a sentence or a piece of one is no outlet."""

# ruff: noqa: E501 - word tables read better as long lines than as hundreds of short ones
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, cast

from pipelines.coverage.name_candidates import names_media
from pipelines.names.common import is_word_in
from pipelines.names.countries import is_city, is_country
from pipelines.names.words import is_first_name, is_given_name, read_data
from pipelines.text.fold import fold
from pipelines.text.speech_verbs import SPEECH_VERBS
from presswatch.languages.guess import small_words
from presswatch.languages.packs import words
from presswatch.languages.packs import words as table

Reason = Literal[
    "watched",
    "own-site",
    "platform",
    "function-word",
    "word",
    "institution",
    "piece-of-sentence",
    "sentence",
    "label",
    "button-label",
    "byline",
    "people",
    "place",
    "host",
]
"""Why a name is no outlet's."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of `outlet_words.json`."""

    reason: Reason
    find: re.Pattern[str]
    languages: frozenset[str]
    even: bool


@cache
def _data() -> dict[str, object]:
    return read_data("outlet_words.json")


@cache
def _table() -> tuple[Row, ...]:
    listed = cast("list[dict[str, object]]", _data()["rows"])
    return tuple(
        Row(
            cast("Reason", row["reason"]),
            re.compile(str(row["find"])),
            frozenset(cast("list[str]", row.get("in", []))),
            bool(row.get("even")),
        )
        for row in listed
    )


@lru_cache(maxsize=64)
def rows(language: str) -> tuple[Row, ...]:
    """The rows that are read in a post of a language; all of them where it is not known."""
    return tuple(row for row in _table() if not row.languages or not language or language in row.languages)


_NAMED = 5
"""Letters of a host's first label from which it is a name: "mega" and "zoom" are words."""


@cache
def platforms() -> frozenset[str]:
    """Sites that carry what others publish, by name, folded and without blanks."""
    listed = cast("Mapping[str, str]", _data()["platforms"])
    hosts = (*table("video_sites"), *table("no_article_sites"), *table("hosting_sites"))
    named = (word for line in listed.values() for word in line.split(" "))
    labels = (label for host in hosts if len(label := host.partition(".")[0]) >= _NAMED)
    return frozenset(fold(one).text.replace(" ", "") for one in (*named, *labels, *hosts)) - {"music", "change"}


@cache
def function_words() -> frozenset[str]:
    """Words of all languages, folded, that alone are never a name."""
    return frozenset(_folded((*_everyday(), *table("stop_left"), *table("ar_stop"), *table("clause_words"))))


def _everyday() -> Iterator[str]:
    for kind in ("function", "articles", "determiners", "contractions", "romance_articles", "of_words"):
        yield from words(kind)
    for listed in small_words().values():
        yield from listed
    yield from table("openers")


def _folded(listed: Iterable[str]) -> Iterator[str]:
    return (form for word in listed for form in (word.lower(), fold(word).text))


@cache
def last_words() -> frozenset[str]:
    """Small words, folded, with which no name ends."""
    return frozenset(_folded((*_everyday(), *table("open_ends"), *table("clause_words"))))


@cache
def first_words() -> frozenset[str]:
    """Words, folded, with which a sentence begins and no name: those of `function` that are no articles."""
    articles = {*words("articles"), *words("romance_articles")}
    return (
        frozenset(_folded((*words("function"), *table("clause_words"))))
        - articles
        - frozenset(str(_data()["begins"]).split())
    )


@dataclass(frozen=True, slots=True)
class OutletVerdict:
    """What the check says of a name: `reason` None accepts it, `certain` False asks for review.

    `keep` are the offsets, within a refused name, of the part that may be one ("Harbour Gazette" of "Harbour Gazette
    reporter"), to be checked again; None if there is none.
    """

    reason: Reason | None = None
    certain: bool = True
    keep: tuple[int, int] | None = None


ACCEPTED = OutletVerdict()


def shape(name: str, language: str, text: str) -> OutletVerdict:
    """Whether the words of a name are a place or a piece of a sentence."""
    if _is_place(name):
        return OutletVerdict("place")
    if _is_person(name, language):
        return OutletVerdict("people")
    if (said := _sentence(name)) is not None:
        return OutletVerdict(said)
    edge = _edges(name, language)
    if edge.reason is None and _is_word(name, language):
        edge = ACCEPTED if has_kind(name, text) else OutletVerdict("word")
    return ACCEPTED if edge.reason is not None and is_marked(name, text) else edge


def _is_place(name: str) -> bool:
    """Whether a name is a country, a city or one of these after another: "Jakarta, Indonesia"."""
    parts = [fold(part).text for part in re.split(r"[,，、/]\s?", name) if part]
    short = name.isupper() and len(name) <= _ACRONYM  # FAS, CIN and other papers' letters are cities somewhere
    return not short and bool(parts) and all(is_country(part) or is_city(part) for part in parts)


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


def _is_person(name: str, language: str) -> bool:
    """Whether a given name and a surname are in a name, without a word for a paper or station: "Governor Ada Berg"."""
    parts = name.split()
    if len(parts) < _FULL_NAME or names_media(name) or not all(map(_is_written_as_name, parts)):
        return False
    folded = [fold(part).text for part in parts]
    if len(parts) == _FULL_NAME and is_first_name(folded[0]):
        return not any(is_word_in(part, language or "en") for part in folded)
    return any(is_given_name(given) and not is_word_in(last, language or "en") for given, last in pairwise(folded))


_FULL_NAME = 2
"""Words of a given name and a surname."""


def _is_written_as_name(word: str) -> bool:
    return _WORD.fullmatch(word) is not None and word[0].isupper() and not (len(word) > 1 and word.isupper())


_GERMAN_ARTICLES = ("Der", "Die", "Das")
"""They begin a sentence as they begin a name: all nouns of German have a capital."""


def _is_word(name: str, language: str) -> bool:
    """Whether a name is one word of the post's language: "Der Export", "드라마"."""
    first, _, rest = name.partition(" ")
    bare = rest if first in _GERMAN_ARTICLES else name
    if " " in bare or "." in bare or bare.isupper() or names_media(bare):
        return False
    return is_word_in(fold(bare).text, language or "en")


_ACRONYM = 4
"""Letters of a name in capitals that is an acronym rather than a shouted word."""
_MOST_WORDS = 8
"""Words of the longest name; "La Voz de la Costa y del Valle" has eight."""
_STOPS = re.compile(r"[。！？](?=.)|(?<=\w\w\w\w)[.?][ \u00a0]|[;；]|\s\s")
_SAYS = re.compile(rf"(?:{SPEECH_VERBS})")
_ALSO_NOUNS = frozenset(
    "so laut read reads note lance juge cita nota conta pointe resume nuance selon secondo según".split()
)


def _sentence(name: str) -> Reason | None:
    """Words that are a sentence: too many, with a stop, or with a verb of saying in small letters after the first."""
    tokens = name.split()
    if len(tokens) > _MOST_WORDS or _STOPS.search(name):
        return "sentence"
    inner = (token for token in tokens[1:] if token.islower() and token not in _ALSO_NOUNS)
    return "sentence" if any(_SAYS.fullmatch(token) for token in inner) else None


def _edges(name: str, language: str) -> OutletVerdict:
    """A name whose first or last words are those of a sentence around it, with the rest that may be a name."""
    for row in rows(language):
        if not row.even and (found := row.find.search(name)) is not None:
            keep = found.span("keep") if "keep" in row.find.groupindex else None
            return OutletVerdict(row.reason, keep=keep)
    head, _, last = name.rpartition(" ")
    if head and last.islower() and (last in last_words() or fold(last).text in last_words()):
        return OutletVerdict("piece-of-sentence", keep=(0, len(head)))
    first, _, rest = name.partition(" ")
    if rest and fold(first).text in first_words() and not (first[1:].isupper() and len(first) > 1):
        return OutletVerdict("piece-of-sentence", keep=(len(name) - len(rest), len(name)))
    return ACCEPTED


_OPENING, _CLOSING = '«“„"「『《〈<‹‘', '»”“"」』》〉>›’'


def is_marked(name: str, text: str) -> bool:
    """Whether a text prints a name between marks."""
    at = text.find(name)
    while at >= 0:
        if text[max(0, at - 2) : at].rstrip().endswith(tuple(_OPENING)) and text[
            at + len(name) : at + len(name) + 2
        ].lstrip().startswith(tuple(_CLOSING)):
            return True
        at = text.find(name, at + 1)
    return False


def has_kind(name: str, text: str) -> bool:
    """Whether a word for a station, a paper or the like is printed next to a name."""
    printed = re.escape(name)
    return any(
        _KIND_BEFORE.search(text, max(0, at.start() - _NEAR), at.start()) or _KIND_AFTER.match(text, at.end())
        for at in re.finditer(rf"(?<!\w){printed}(?!\w)", text)
    )


_NEAR = 40
_KIND = (
    r"(?:newspaper|daily|weekly|magazine|(?:public |state |national )?broadcaster|(?:(?:tv|television|radio|news) )?(?:station|channel)|television|tv|radio|news agency"
    r"|(?:tages|wochen)?zeitung|fernsehsender|radiosender|sender|rundfunk|fernsehen|chaîne|quotidien|journal télévisé|radiodiffuseur|diario|periódico|cadena|emisora|televisión"
    r"|canal|canale|emittente|quotidiano|televisione|emissora|jornal|omroep|zender|krant|stacja|telewizja|телеканал\w*|радио\w*|газет\w+|قناة|صحيفة|إذاعة)"
)  # fmt: skip
_KIND_BEFORE = re.compile(
    rf"(?<!\w){_KIND}(?: youtube)?[ \u00a0]\Z|(?:방송사|방송국|방송|신문|テレビ局|放送局|电视台|電視台)[ ]?\Z",
    re.IGNORECASE,
)
_KIND_AFTER = re.compile(
    rf"[ -](?:{_KIND}|[1-9](?!\d))(?!\w)|,? (?:the|an?|der|die|das|la|le|el|il|o|a) (?:[\w-]+ ){{0,2}}{_KIND}(?!\w)| ?(?:방송|뉴스|라디오|テレビ|ニュース|电视台|電視台)",
    re.IGNORECASE,
)
