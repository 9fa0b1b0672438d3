"""Given names of many countries, and which of them are everyday words too: packs/common/given_names.txt."""

from array import array
from bisect import bisect_left
from functools import cache
from typing import Literal

from presswatch.languages.packs import common_file

_BYLINES = ("listed", "listed_words", "bylines")
_TEXTS = ("listed", "texts")
_TEXTS_WITH_WORDS = (*_TEXTS, "listed_words", "texts_words", "by_hand")


def is_given_in_byline(name: str) -> bool:
    """True if a word of a byline in small letters, its accents kept, is a given name."""
    return _holds(_hashes(_BYLINES), name)


def is_given_in_text(word: str) -> bool:
    """True if a folded word of a text is a given name and no everyday word."""
    return _holds(_hashes(_TEXTS), word)


def is_given_or_word(word: str) -> bool:
    """The same also for names that are words (Rose, Deniz) and for short forms (Dan, Kasia)."""
    return _holds(_hashes(_TEXTS_WITH_WORDS), word)


def gender_of_name(word: str) -> Literal["f", "m"] | None:
    """The gender of those who have a folded given name; None where it is unknown or both."""
    return "f" if _holds(_hashes(("women",)), word) else "m" if _holds(_hashes(("men",)), word) else None


@cache
def _hashes(sections: tuple[str, ...]) -> "array[int]":
    """The hashes of the names of some sections, ascending: a set of the names would take three megabytes."""
    text = common_file("given_names.txt").read_text("utf-8")
    found = (part.partition("]\n") for part in text.split("\n["))
    return array("q", sorted(hash(name) for title, _, names in found if title in sections for name in names.split()))


def _holds(hashes: "array[int]", word: str) -> bool:
    place = bisect_left(hashes, hash(word))
    return place < len(hashes) and hashes[place] == hash(word)
