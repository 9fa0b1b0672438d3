"""Names in the cases of a language, word by word: by its endings, and by what the end of a word becomes before them.

Where a pack has the endings of all cases by that of the nominative (`cases_by_ending`), these count too. All words are
folded (`fold`). Writers inflect foreign names too ("s Johnem Smithem"), so a name's own language does not
matter; the forms count in texts of the language only. Korean particles: `pipelines.common.scripts.korean_tail`.
"""

from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import msgspec

from presswatch.languages.packs import keyed_words, languages_of, pack_of, packs_with, words
from presswatch.languages.patterns import compiled_later

_MEANINGS = "name_case_endings", "cases_by_ending"
_PACKS = tuple(dict.fromkeys(chain(*map(packs_with, _MEANINGS))))
_FAMILIES = tuple(pack for pack in _PACKS if pack.startswith("families/"))
INFLECTING = frozenset(
    [pack for pack in _PACKS if "/" not in pack]
    + [language for family in _FAMILIES for language in languages_of(family)]
)
"""The languages whose names have endings that the packs list."""
_TOKENS = compiled_later(r"[^\W\d_]+|[\W\d_]+")
_LONGEST_CHANGE = 2
_SHORTEST_HEAD = 3
_VOWELS = words("vowels")
_SHORTEST_STEM = 1
_SHORTEST_ALONE = 4
"""Letters that a name of one word keeps: Del is not Delo."""
_LETTERS = compiled_later(r"[^\W\d_]*")


class Stem(msgspec.Struct, frozen=True, gc=False):
    """A searched beginning, and what must follow it literally after an initial or a second given name."""

    head: str
    rest: str = ""


class _Endings(NamedTuple):
    """Endings of all cases, by the end of a word what it becomes before them, and all cases of words with that end."""

    endings: frozenset[str]
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    by_ending: dict[str, frozenset[str]]


@cache
def _endings(language: str) -> _Endings | None:
    own = pack_of(language)
    packs = (own, *(family for family in _FAMILIES if own in languages_of(family)))
    endings, by_ending = (meaning for meaning in _MEANINGS)
    found = frozenset(ending.replace("_", "") for ending in words(endings, *packs))
    tables = {end: frozenset(listed) for end, listed in keyed_words(by_ending, *packs).items()}
    return _Endings(found, tuple(keyed_words("changed_name_ends", *packs).items()), tables) if found or tables else None


def head_of(name: str) -> str:
    """The letters of a name's first word that no case changes."""
    word, *others = tokens_of(name)
    return word[: max(_SHORTEST_HEAD - bool(others), len(word) - _LONGEST_CHANGE)]


@lru_cache(maxsize=8192)
def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a folded name and what is between them."""
    return tuple(_TOKENS.findall(name))


@lru_cache(maxsize=65536)
def is_case(word: str, printed: str, language: str) -> bool:
    """True if `printed` is the word in some case of the language, or as it is; both folded."""
    if word == printed:
        return True
    table = _endings(language)
    if table is None:
        return False
    if any(printed.startswith(stem) and printed[len(stem) :] in table.endings for stem in _stems(word, language)):
        return True
    ends = (word[cut:] for cut in (0, *range(_SHORTEST_STEM, len(word) + (word[-1] not in _VOWELS))))
    return any(
        printed.startswith(word.removesuffix(end)) and printed[len(word) - len(end) :] in table.by_ending.get(end, ())
        for end in ends
    )


@lru_cache(maxsize=16384)
def _stems(word: str, language: str) -> tuple[str, ...]:
    """The word and what it becomes before endings."""
    table = _endings(language)
    changed = [
        word.removesuffix(end) + other
        for end, others in (table.changes if table else ())
        if word.endswith(end) and len(word) > len(end) + 1
        for other in others or ("",)
    ]
    return word, *changed


def letters_at(text: str, place: int) -> str:
    """The letters of a text from a place on."""
    found = _LETTERS.match(text, place)
    return found.group() if found else ""


def end_of_case(name: str, text: str, start: int, language: str, *, person: bool) -> int:
    """Where a name in some case ends that begins at `start` of a folded text; 0 if none does.

    Where a person's given name has an ending, so has the surname: "Ivana Horvata" is Ivan Horvat, "Ivana Horvat" a
    woman.
    """
    place = start
    printed = ""
    for number, word in enumerate(tokens_of(name)):
        printed = letters_at(text, place) if word[0].isalpha() else text[place : place + len(word)]
        if not is_case(word, printed, language):
            return 0
        place += len(printed)
        if number == 0:
            first = printed
    words_ = tokens_of(name)
    if len(words_) == 1 and len(printed) < min(_SHORTEST_ALONE, len(name)):
        return 0
    bare = person and first != words_[0] and printed == words_[-1]
    return 0 if bare and not {words_[0][-1], printed[-1]} & _VOWELS else place
