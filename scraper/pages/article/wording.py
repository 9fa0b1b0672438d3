"""What the words of a line say about its purpose, as numbers: notices, related posts, credits, addresses to the reader.

General words of many languages (data/line_words.json), counted and never decisive alone: the model weighs them with
structure and place.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import ahocorasick_rs

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
"""How far into a line "is" and a calling stand that tell of a life: "Mina Park is a staff writer at ..."."""
_QUOTES = frozenset("\"“„«‘'「『")
_LISTED = re.compile(r"(?:\d{1,3}[.)]|[•·▪●■–—-]|#\d)\s?")
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
    text = resources.files("scraper.pages").joinpath("data/line_words.json").read_text("utf-8")
    words = {name: value.split("|") for name, value in json.loads(text).items()}
    return LineWords(
        notices=ahocorasick_rs.AhoCorasick(words["notice"]),
        related=tuple(words["related"]),
        related_starts=frozenset(word[0] for word in words["related"]),
        credit=frozenset(words["credit"]),
        reader=frozenset(words["reader"]),
        house=frozenset(words["house"]),
        being=frozenset(words["is"]),
        calling=frozenset(words["calling"]),
    )


def wording(text: str) -> list[float]:
    """Numbers about a line's words, in the order of WORDING_FEATURES."""
    tables, start = _line_words(), text[:_LOOKED_AT].lower()
    first = start.lstrip(" -–—•·>»▶►:*[(")
    words = [word.strip(_MARKS) for word in start.split()]
    count = len(words) or 1
    edges = words[:_CREDIT_WORDS] + words[_CREDIT_WORDS:][-_CREDIT_WORDS:]
    being = not tables.being.isdisjoint(words[1:_IS_WITHIN])
    return [
        len(tables.notices.find_matches_as_indexes(start)),
        first[:1] in tables.related_starts and first.startswith(tables.related),
        sum(map(tables.credit.__contains__, edges)),
        "@" in start or "http" in start or "www." in start,
        sum(map(tables.reader.__contains__, words)) / count,
        sum(map(tables.house.__contains__, words)) / count,
        text[0] in _QUOTES,
        being and not tables.calling.isdisjoint(words[2:_CALLING_WITHIN]),
        bool(_LISTED.match(start)),
    ]
