"""The language of a text, guessed from its small words."""

from __future__ import annotations

from functools import cache

from presswatch.languages.packs import packs_with, words

_MEANING = "language_cues"


@cache
def small_words() -> dict[str, frozenset[str]]:
    """By language code: the small words by which a text's language is guessed."""
    return {code: words(_MEANING, code) for code in packs_with(_MEANING)}
