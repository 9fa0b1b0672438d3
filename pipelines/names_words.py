"""The word lists that ship with the package, read once: common words by language, titles, verbs of organizations."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import cast


def _read(name: str) -> dict[str, object]:
    text = files("pipelines").joinpath("data", name).read_text(encoding="utf-8")
    return cast("dict[str, object]", json.loads(text))


@cache
def words(kind: str) -> frozenset[str]:
    """One list of name_words.json: "titles", "verbs", "continuations", "given" ... (folded words)."""
    return frozenset(cast("list[str]", _read_words()[kind]))


@cache
def _read_words() -> dict[str, object]:
    return _read("name_words.json")


@cache
def common_words() -> dict[str, frozenset[str]]:
    """By language code: folded words that the language uses as words of its own."""
    from pipelines.names_fold import fold  # noqa: PLC0415  (the fold needs no word lists, these need the fold)

    found: dict[str, frozenset[str]] = {}
    for name in ("common_words.json", "frequent_words.json"):
        for lang, text in _read(name).items():
            found[lang] = found.get(lang, frozenset()) | frozenset(str(text).split())
    for lang, text in _read("common_words_by_hand.json").items():
        found[lang] = found.get(lang, frozenset()) | {fold(word).text for word in str(text).split()}
    return found


_VERY_COMMON = 1500  # time, people, science and nature are among the first of English; apple, shell and guardian not


@cache
def very_common_words() -> dict[str, frozenset[str]]:
    """By language code: the most frequent words, which begin sentences in their everyday sense."""
    return {lang: frozenset(str(text).split()[:_VERY_COMMON]) for lang, text in _read("frequent_words.json").items()}


@cache
def small_words() -> dict[str, frozenset[str]]:
    """By language code: the small words by which a text's language is guessed."""
    table = cast("dict[str, str]", _read_words()["small_words"])
    return {lang: frozenset(text.split()) for lang, text in table.items()}


@cache
def homographs() -> dict[str, dict[str, object]]:
    """By folded name: other things of that name and the words that give them away; see data/homographs.json."""
    return cast("dict[str, dict[str, object]]", _read("homographs.json"))


def is_word_of(languages: frozenset[str], language: str) -> bool:
    """Whether a word of these languages may be an everyday word in a text of `language` ("" if not known).

    Languages of which no list is at hand, and texts of unknown language, are judged by the English list.
    """
    return (language if language in common_words() else "en") in languages


def languages_of_word(word: str) -> frozenset[str]:
    """The languages in whose common words `word` (folded) is."""
    return frozenset(lang for lang, known in common_words().items() if word in known)
