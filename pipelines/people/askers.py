"""Whoever asks, writes or leads through the programme: named in a post, and none of those who speak for its house."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipelines.names.common import languages_using
from pipelines.names.words import is_first_name
from pipelines.text.fold import fold_word
from presswatch.languages.packs import any_of

_ASKS_BEFORE = re.compile(
    rf"(?<!\w)(?:{any_of('interviewer_words')})(?:\s[—–-])?(?:\s(?:[a-zà-ÿа-яё'’]+|[A-ZÀ-Þ][\w'’]+)){{0,2}}[\s:]*\Z",
    re.IGNORECASE,
)
"""Before a name: whoever asks, writes or leads through the programme."""
_REACH = 50


def asks(text: str, low: int, start: int) -> bool:
    """Whether the words before the name at `start`, from `low` on, say that its bearer asks or reports."""
    return _ASKS_BEFORE.search(text, max(low, start - _REACH), start) is not None


@lru_cache(maxsize=4096)
def sounds_like_one(name: str) -> bool:
    """Whether words with capitals can be a person's name: a given name first, or words of no one language.

    "Frage der Rückgaben" is none, nor is "Onda Sierra".
    """
    words = [word for word in name.split() if word[:1].isupper()]
    if any(word.isupper() and len(word.rstrip(".")) > 1 for word in words):
        return False  # "Wavelength FM"
    whole = len(words) == len(name.split())  # "Heraldo de Aragón" has a part in small letters
    return _given_first(words) or (whole and len(words) in _NAME_WORDS and not is_phrase(name))


_NAME_WORDS = (2, 3)
_INSIDE = frozenset({"der", "des", "die", "das", "dem", "den", "the", "la", "le", "el", "los", "las"})


@lru_cache(maxsize=4096)
def is_phrase(name: str) -> bool:
    """Whether words with capitals are plainly no name: words of one language, or one with its genitive, no given name first."""
    words = name.split()
    if _given_first(words):
        return False
    first = languages_using(fold_word(words[0]))
    if first and any(word in _INSIDE for word in words[1:-1]):
        return True
    for word in words[1:]:
        if not first:  # most names: no other word is looked for in the dictionaries
            break
        first &= languages_using(fold_word(word))
    return bool(first)


def _given_first(words: Sequence[str]) -> bool:
    return is_first_name(words[0].lower()) or is_first_name(fold_word(words[0]))
