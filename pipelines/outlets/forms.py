"""Case forms of outlet names: Russian endings and the German genitive, made by rule from the printed name."""
# ruff: noqa: E501 - word tables of nine languages read better as long lines than as hundreds of short ones

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

_HARD_SIGN = "ъ"
_CYRILLIC_NAME = re.compile(r"[А-ЯЁ][А-Яа-яЁё-]*(?: [А-Яа-яЁё-]+)?\Z")
_GENITIVE = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]{3,}(?:zeitung|spiegel|blatt|kurier|funk|anzeiger|schau)|Spiegel|Freitag|Tagesspiegel)\Z"
)
_GERMAN_ADJECTIVE = re.compile(
    r"([A-ZÄÖÜ][a-zäöüß-]{1,60}e) ((?:[A-ZÄÖÜ][\w-]{1,60} ){0,40}(?:Zeitung|Rundschau|Presse|Post|Volkszeitung|Nachrichten|Allgemeine|Sonntagszeitung|Welle|Merkur)(?: \w{1,60})?)\Z"
)
_ADJECTIVE = {
    "ая": ("ой", "ую"),
    "яя": ("ей", "юю"),
    "ое": ("ого", "ому", "ом", "ым"),
    "ий": ("ого", "ому", "ом", "им"),
    "ый": ("ого", "ому", "ом", "ым"),
    "ой": ("ого", "ому", "ом", "ым"),
    "ие": ("их", "им", "ими"),
    "ые": ("ых", "ым", "ыми"),
}
_NOUN = {
    "а": ("ы", "и", "е", "у", "ой", "ей"),
    "я": ("и", "е", "ю", "ей"),
    "ь": ("и", "я", "ю", "е", "ем", "ём", "ью"),
    "о": ("а", "у", "ом", "е"),
    "и": ("ей", "ям", "ями", "ях"),
    "ы": ("", "ам", "ами", "ах", "ов"),
    "ие": ("ия", "ию", "ием", "ии"),
}
_CONSONANT_ENDINGS = ("а", "у", "ом", "е")


def _noun_forms(word: str) -> tuple[str, ...]:
    for ending in ("ие", "а", "я", "ь", "о", "и", "ы"):
        if word.endswith(ending):
            return tuple(word[: -len(ending)] + new for new in _NOUN[ending])
    return tuple(word.removesuffix(_HARD_SIGN) + new for new in _CONSONANT_ENDINGS)


def _adjective_forms(word: str) -> tuple[str, ...]:
    return next((tuple(word[:-2] + new for new in _ADJECTIVE[end]) for end in _ADJECTIVE if word.endswith(end)), ())


def _russian(name: str) -> tuple[str, ...]:
    first, _, second = name.partition(" ")
    if not second:
        return _noun_forms(first)
    adjectives = _adjective_forms(first)
    return tuple(f"{adjective} {noun}" for adjective in adjectives for noun in _noun_forms(second))


_FUSED = {
    "Le ": ("au ", "du "),
    "Il ": ("il ", "del ", "sul ", "dal ", "al ", "nel "),
    "La ": ("della ", "sulla ", "dalla ", "alla ", "nella "),
}
"""Prepositions that take in the article with which a French or Italian name begins: the rest goes on behind them."""
FUSED = tuple(sorted({one for many in _FUSED.values() for one in many}, key=lambda one: -len(one)))


_NORDIC = frozenset({"sv", "da", "no", "nb", "nn"})
"""Languages whose genitive is an s without an apostrophe, after names too."""


def inflected(name: str, language: str = "") -> tuple[str, ...]:
    """The name itself first, then the forms in which a text may print it; only names of one or two words bend.

    `language` is the outlet's: those of Scandinavia print the genitive of any name.
    """
    if language in _NORDIC and name[-1:].isalpha() and name[-1] not in "sxz":
        return (name, name + "s")
    if _CYRILLIC_NAME.match(name) and not name.isupper() and len(name) > 3:
        return (name, *_russian(name))
    german = _GERMAN_ADJECTIVE.match(name)
    if german:
        return (name, f"{german[1]}n {german[2]}", f"{german[1]}r {german[2]}")
    if name[:3] in _FUSED and name[3:4].isupper():
        return (name, *(fused + name[3:] for fused in _FUSED[name[:3]]))
    if _GENITIVE.match(name):
        return (name, name + "s")
    return (name,)


_SMALL_WORD = re.compile(
    r"(?<=[^\W\d_][ ])(?!(?:della|dello|delle|degli|dell|dans|pour|avec|sous|vers|chez|sans|para|desde|entre|från|över|under|voor|over|naar|from|with|into|über|unter|oder|und|nach|zwischen|ihre|seine)(?!\w))[a-zà-öø-ÿ]{4,64}(?![\w'’.])"
)
"""A word of a name in small letters that others print with a large one."""
_SHORTEST_SHOUTED = 5
"""Letters: a shorter name in capitals is an acronym of something else."""


def printed_otherwise(names: Iterable[str], weak: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Forms in which others print a name, each with whether it asks for support.

    A name whose later words are small ("L'Est républicain") is as sure with large ones. A French name whose article is elided ("l'Humanité") asks for support, since what follows may be a word.
    An English name of several words without its article ("Yorkshire Post") is as sure as with it; a single word in
    capitals ("STANDARD") is not.
    """
    for name in names:
        if _SMALL_WORD.search(name):
            yield _SMALL_WORD.sub(lambda match: match.group().title(), name), name in weak
        bare = name.removeprefix("The ")
        if bare != name and " " in bare:
            yield bare, name in weak
        if name.startswith(("L'", "L’")) and name[2:3].isupper():
            yield "l'" + name[2:], True
        if " " not in bare and bare.isascii() and bare.isalpha() and len(bare) >= _SHORTEST_SHOUTED:
            yield bare.upper(), True
