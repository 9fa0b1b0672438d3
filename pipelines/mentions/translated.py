"""Acronyms of a body that the text names in its own language: the ERC beside "der Europäische Forschungsrat"."""

from __future__ import annotations

import re
from functools import cache

from pipelines.text.context import TextContext
from pipelines.text.fold import fold
from presswatch.languages.packs import words

_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 3
_APART = 3  # words between the adjective and the kind of a body at most


def translated_name(letters: str, context: TextContext, names: tuple[str, ...]) -> str:
    """The body in the text whose English name has the first and the last of the letters, "" if there is none.

    The text says what it is (council: Rat, Conseil, совет) and of which range (European), and none of the subject's
    folded names has that range.
    """
    if len(letters) < _FEWEST_LETTERS or context.language in ("", "en") or not letters.isascii():
        return ""
    ranges, kinds = _table("translated_adjectives").get(letters[0], ()), _table("translated_kinds").get(letters[-1], ())
    own = [stem for stem in ranges if any(stem in name for name in names)]
    if not ranges or not kinds or own:
        return ""
    return context.of_text(_body_in, f"{context.language} {letters[0]}{letters[-1]}")


def _body_in(asked: str, text: str) -> str:
    language, letters = asked.split(" ")
    ranges, kinds = _table("translated_adjectives")[letters[0]], _table("translated_kinds")[letters[1]]
    printed = _WORDS.findall(text)
    folded = [fold(word).text for word in printed]
    for place, word in enumerate(folded):
        if not word.startswith(ranges):
            continue
        low, high = max(0, place - _APART), place + _APART + 1
        for other in range(low, min(high, len(folded))):
            if other != place and printed[min(place, other)][0].isupper() and _is_kind(folded[other], kinds, language):
                return " ".join(printed[min(place, other) : max(place, other) + 1])
    return ""


def _is_kind(word: str, kinds: tuple[str, ...], language: str) -> bool:
    if language == "de":
        return word.removesuffix("s").endswith(kinds)
    return word.startswith(kinds)


@cache
def _table(name: str) -> dict[str, tuple[str, ...]]:
    """By letter the beginnings of words that are translated by an English one with it."""
    lines = (line.split() for line in words(name))
    return {letter: tuple(stems) for letter, *stems in lines}
