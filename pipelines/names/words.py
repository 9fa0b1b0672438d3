"""The word lists that ship with the package, read once: the most frequent words, titles, verbs of organizations."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import cast

import msgspec

from presswatch.languages.packs import words


def read_data(name: str) -> dict[str, object]:
    """A file of pipelines/data."""
    # Read from the bytes: as one text the larger files would take four times their size for a moment.
    content = files("pipelines").joinpath("data", name).read_bytes()
    return cast("dict[str, object]", msgspec.json.decode(content))


_VERY_COMMON = 1500  # time, people, science and nature are among the first of English; apple, shell and guardian not


@cache
def very_common_words(language: str) -> frozenset[str]:
    """The most frequent words of a language, which begin sentences in their everyday sense; none without a list."""
    listed = str(read_data("frequent_words.json").get(language, ""))
    return frozenset(listed.split(maxsplit=_VERY_COMMON)[:_VERY_COMMON])


@cache
def kinds_of_others() -> dict[str, str]:
    """The kind of an organization or thing by each of its words: "partei" and "partido" are both of kind "party"."""
    rows = (row.split() for row in words("kinds_of_others"))
    return {word: kind for kind, *listed in rows for word in listed}


@cache
def surnames_of_two() -> frozenset[str]:
    """Surnames of two or three signs: Japanese ones of [ja_surnames], the compound ones of Chinese."""
    return frozenset(name for name in words("ja_surnames") if len(name) > 1) | frozenset(_COMPOUND.split())


_COMPOUND = "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 公孫 慕容 司徒 令狐 夏侯 端木 独孤 南宫 长孙"


SURNAMES_OF_ONE = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮邓鄧曹彭曾萧蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂"
    "丁沈任姚卢盧傅钟鍾姜崔谭譚廖范范汪陆陸贾賈韦韋邱侯邹鄒熊孟秦阎閻薛郝龚龔邵钱錢汤湯"
)
"""Common Chinese surnames of one sign, simplified and traditional."""


def is_given_name(word: str) -> bool:
    """Whether `word` (folded) is a given name of some country and no word too, or one of the packs."""
    return word in words("given") or _holds(_given_names()[0], word)


def is_first_name(word: str) -> bool:
    """As `is_given_name`, also names that are words (Rose, Deniz): for what stands before a person's surname."""
    return word in words("given") or _holds(_given_names()[1], word)


@cache
def _given_names() -> tuple[array[int], array[int]]:
    """Hashes, ascending, of the given names that are no words and of all: as sets of texts they would take 3 MB."""
    lines = files("pipelines").joinpath("data", "given_names.txt").read_text(encoding="utf-8").splitlines()
    alone = (hash(name) for name in lines if not name.endswith("*"))
    return array("q", sorted(alone)), array("q", sorted(hash(name.removesuffix(" *")) for name in lines))


def _holds(hashes: array[int], word: str) -> bool:
    place = bisect_left(hashes, hash(word))
    return place < len(hashes) and hashes[place] == hash(word)


@cache
def known_acronyms() -> dict[str, tuple[str, ...]]:
    """By folded acronym: the names of the bodies and things that readers take it for; see data/known_acronyms.json."""
    table = cast("dict[str, list[str]]", read_data("known_acronyms.json"))
    return {letters: tuple(names) for letters, names in table.items()}


@cache
def homographs() -> dict[str, dict[str, object]]:
    """By folded name: other things of that name and the words that give them away; see data/homographs.json."""
    return cast("dict[str, dict[str, object]]", read_data("homographs.json"))
