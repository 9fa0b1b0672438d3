"""What languages know of names that no outlet has: the rows of `data/outlet_words.json` and tables of small words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from pipelines.names.words import read_data
from pipelines.text.fold import fold
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
