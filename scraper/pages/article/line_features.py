"""Numbers about the characters and words of one line, whatever page it is on.

General words of many languages (notices, related posts, credits, addresses to the reader), counted and never decisive
alone: the model weighs them with structure and place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from struct import Struct

import ahocorasick_rs

from presswatch.languages.packs import ordered_words, words
from presswatch.languages.patterns import compiled_later
from scraper.pages.article.blocks import PROSE_ENDS
from scraper.pages.text.known_lines import remembered

WORDING_FEATURES = (
    "notice",
    "related",
    "credit",
    "contact",
    "reader",
    "house",
    "quote_first",
    "life",
    "listed",
)

_LOOKED_AT = 400
"""A notice says what it is in its first lines; a long paragraph is judged by them."""
_CREDIT_WORDS = 8
"""So many words at either end of a line may name its photographer."""
_IS_WITHIN = 7
_CALLING_WITHIN = 22
"""How far into a line "is" and a calling make it a biography: "Mina Park is a staff writer at ..."."""
_QUOTES = frozenset("\"“„«‘'「『")
_LISTED = compiled_later(r"(?:\d{1,3}[.)]|[•·▪●■–—-]|#\d)\s?")
_MARKS = ".,:;!?()[]\"“”'’|"


@dataclass(frozen=True, slots=True)
class LineWords:
    """The word tables: parts of words for `notices`, beginnings of lines for `related`, whole words for the rest."""

    notices: ahocorasick_rs.AhoCorasick
    related: tuple[str, ...]
    related_starts: frozenset[str]
    credit: frozenset[str]
    reader: frozenset[str]
    house: frozenset[str]
    being: frozenset[str]
    calling: frozenset[str]


@cache
def _line_words() -> LineWords:
    related = ordered_words("related_line_starts")
    return LineWords(
        notices=ahocorasick_rs.AhoCorasick(ordered_words("notice_parts")),
        related=related,
        related_starts=frozenset(word[0] for word in related),
        credit=words("line_credits"),
        reader=words("reader_pronouns"),
        house=words("own_pronouns"),
        being=words("biography_verbs"),
        calling=words("biography_nouns"),
    )


def wording(text: str) -> list[float]:
    """Numbers about a line's words, in the order of WORDING_FEATURES."""
    tables, start = _line_words(), text[:_LOOKED_AT].lower()
    first = start.lstrip(" -–—•·>»▶►:*[(")
    own = [word.strip(_MARKS) for word in start.split()]
    count = len(own) or 1
    edges = own[:_CREDIT_WORDS] + own[_CREDIT_WORDS:][-_CREDIT_WORDS:]
    being = not tables.being.isdisjoint(own[1:_IS_WITHIN])
    return [
        len(tables.notices.find_matches_as_indexes(start)),
        first[:1] in tables.related_starts and first.startswith(tables.related),
        sum(map(tables.credit.__contains__, edges)),
        "@" in start or "http" in start or "www." in start,
        sum(map(tables.reader.__contains__, own)) / count,
        sum(map(tables.house.__contains__, own)) / count,
        text[0] in _QUOTES,
        being and not tables.calling.isdisjoint(own[2:_CALLING_WITHIN]),
        bool(_LISTED.match(start)),
    ]


LINE_FIRST, LINE_SIGNS = 5, 12
"""How many numbers come before those of a line's markup in the order of the model's columns, and how many before those
of its wording."""

_SENTENCE = compiled_later(r"[.!?。！？…؟।](?=\s|$|[\"'”»」])|[。！？]")
_DATE_LIKE = compiled_later(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_WIDE = compiled_later("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_MARKS_LINES = frozenset("©|»›→•·▶►")
_LOOKED_AT_LINES = 400
_DATE_WITHIN = 200


_PACKED = Struct(f"{LINE_SIGNS + len(WORDING_FEATURES)}f")


@remembered
def line_numbers(text: str) -> bytes:
    """The numbers of a line as floats of 32 bits: an eighth of what Python's own take, and put together as they are."""
    return _PACKED.pack(*_signs(text), *wording(text))


def _signs(text: str) -> tuple[float, ...]:
    """ends_prose, commas, sentences, digits, upper; lower_start, marks, colon, date_like, wide, words, question."""
    words, start, plain = text.split(), text[:_DATE_WITHIN], text.isascii()
    digits = _digits(text[:_LOOKED_AT_LINES])
    commas = text.count(",") if plain else sum(map(text.count, ",，、،"))
    return (
        text[-1] in PROSE_ENDS,
        commas / len(words),
        len(_SENTENCE.findall(text)),
        digits / min(len(text), _LOOKED_AT_LINES),
        sum([word[0].isupper() for word in words]) / len(words),
        text[0].islower(),
        "|" in text if plain else not _MARKS_LINES.isdisjoint(text),
        text[-1] in ":：…",
        digits > 0 and bool(_DATE_LIKE.search(start)),
        0.0 if plain else len(_WIDE.findall(start)) / len(start),
        len(words),
        text[-1] in "?？؟",
    )


def _digits(text: str) -> int:
    return sum(map(text.count, "0123456789")) if text.isascii() else sum(map(str.isdigit, text))
