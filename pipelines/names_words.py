"""The word lists that ship with the package, read once: the most frequent words, titles, verbs of organizations."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import cast


def read_data(name: str) -> dict[str, object]:
    """A file of pipelines/data."""
    text = files("pipelines").joinpath("data", name).read_text(encoding="utf-8")
    return cast("dict[str, object]", json.loads(text))


@cache
def words(kind: str) -> frozenset[str]:
    """One list of name_words.json: "titles", "verbs", "continuations", "given" ... (folded words)."""
    return frozenset(cast("list[str]", _read_words()[kind]))


@cache
def _read_words() -> dict[str, object]:
    return read_data("name_words.json")


_VERY_COMMON = 1500  # time, people, science and nature are among the first of English; apple, shell and guardian not


@cache
def very_common_words(language: str) -> frozenset[str]:
    """The most frequent words of a language, which begin sentences in their everyday sense; none without a list."""
    return frozenset(str(read_data("frequent_words.json").get(language, "")).split()[:_VERY_COMMON])


@cache
def small_words() -> dict[str, frozenset[str]]:
    """By language code: the small words by which a text's language is guessed."""
    table = cast("dict[str, str]", _read_words()["small_words"])
    return {lang: frozenset(text.split()) for lang, text in table.items()}


@cache
def surnames_of_two() -> frozenset[str]:
    """Surnames of two or three signs: Japanese ones of people_words.json, the compound ones of Chinese."""
    listed = cast("list[str]", read_data("people_words.json")["ja_surnames"])
    return frozenset(name for name in listed if len(name) > 1) | frozenset(_COMPOUND.split())


_COMPOUND = "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 公孫 慕容 司徒 令狐 夏侯 端木 独孤 南宫 长孙"


@cache
def given_names() -> frozenset[str]:
    """Folded given names of many countries that are no words too, and those of other scripts from name_words.json."""
    return frozenset(name for name in _given_lines() if not name.endswith("*")) | words("given")


@cache
def first_names() -> frozenset[str]:
    """All folded given names, also those that are words (Rose, Deniz): for what stands before a person's surname."""
    return frozenset(name.removesuffix(" *") for name in _given_lines()) | words("given")


@cache
def _given_lines() -> tuple[str, ...]:
    text = files("pipelines").joinpath("data", "given_names.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


@cache
def known_acronyms() -> dict[str, tuple[str, ...]]:
    """By folded acronym: the names of the bodies and things that readers take it for; see data/known_acronyms.json."""
    table = cast("dict[str, list[str]]", read_data("known_acronyms.json"))
    return {letters: tuple(names) for letters, names in table.items()}


@cache
def homographs() -> dict[str, dict[str, object]]:
    """By folded name: other things of that name and the words that give them away; see data/homographs.json."""
    return cast("dict[str, dict[str, object]]", read_data("homographs.json"))
