"""Sound: whether a name written in another script may be the same, by its consonants."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import Indel

_SAME = str.maketrans(
    {"r": "l", "t": "d", "p": "b", "k": "g", "c": "g", "q": "g", "z": "s", "x": "s", "f": "b", "v": "b", "w": "b"}
)
_SILENT = "aeiouyh"
_ALIKE = 0.6  # Barack / BeiLaKe 1.0, Donald / TangNaDe 0.75, Barack / MiXieEr 0.33


@lru_cache(maxsize=4096)
def consonants(name: str) -> str:
    """The consonants of a name in Latin letters, voiced and unvoiced ones as one."""
    from anyascii import anyascii  # noqa: PLC0415  (a table of all scripts: read only where such a name turns up)

    letters = anyascii(name).lower()
    return "".join(c for c in letters if c.isalpha() and c not in _SILENT).translate(_SAME)


def sounds_as_one_of(name: str, others: Iterable[str]) -> bool:
    """Whether the consonants of `name` are those of one of `others`, two or more: Wolodymyr, Volodymyr."""
    own = consonants(name)
    return len(own) > 1 and any(own == consonants(other) for other in others)


def sounds_like_one_of(name: str, others: Iterable[str]) -> bool:
    """Whether the consonants of `name` are much like those of one of `others`; False for names without consonants."""
    own = consonants(name)
    return bool(own) and any(
        Indel.normalized_similarity(own, consonants(o)) >= _ALIKE for o in others if len(consonants(o)) > 1
    )
