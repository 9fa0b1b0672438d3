"""The subjects of the mentions set with the names that its texts are chosen by, and words in comparable form."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

NAMES = Path(__file__).parent / "labels" / "mention_names.txt"
UNSPACED = frozenset({"ja", "th", "zh"})
INFLECTED = frozenset("bg cs el et fi hi hr hu hy kk ko lv pl ru sk sl sr tr uk".split())
"""Languages whose names have endings, so that only the beginning of a word is compared."""

_SEED = "press-2026"
_WORD = re.compile(r"[\w'’\-־״׳\u200c]+")
_LETTERS = str.maketrans("łđøıς", "ldoiσ")

SubjectType = Literal["org", "outlet", "person"]


@dataclass(frozen=True)
class Subject:
    """A watched organization, outlet or person, and the languages of its names."""

    id: str
    type: SubjectType
    languages: frozenset[str]
    names: tuple[str, ...]


def read_subjects(path: Path = NAMES) -> list[Subject]:
    """The subjects of a table like labels/mention_names.txt."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_subject(line) for line in lines if line and not line.startswith("#")]


def _subject(line: str) -> Subject:
    identity, kind, languages, *names = (cell.strip() for cell in line.split("|"))
    aliases = (alias.strip() for cell in names[1:] for alias in cell.split(" ; "))
    return Subject(identity, cast("SubjectType", kind), frozenset(languages.split()), (names[0], *aliases))


def seeded(*parts: str) -> str:
    """A hash for the order of items that have no better one."""
    return hashlib.sha256("|".join((_SEED, *parts)).encode()).hexdigest()


def folded(text: str) -> str:
    """The text without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS)


def words_of(text: str) -> list[str]:
    """The words of a text, with apostrophes and hyphens inside them."""
    return _WORD.findall(text)


def stem(word: str, language: str) -> str:
    """The folded word; in an inflected language, the beginning shared by its forms."""
    word = folded(word)
    if language not in INFLECTED or len(word) <= 4:
        return word
    return word[: max(4, len(word) - (3 if len(word) > 7 else 2))]
