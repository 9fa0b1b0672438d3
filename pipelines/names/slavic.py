"""Endings of names in the Slavic languages that are written in Latin letters; those of Polish are in polish.

All words are folded (pipelines.text.fold). Writers bend foreign names too ("s Johnem Smithem"), so that no name is
asked where it comes from; whether the text is in one of these languages is looked at where a name stands.
"""

from __future__ import annotations

import re

from pipelines.names.inflect import POLISH_SURNAME_TAILS, Stem
from pipelines.names.polish import czech_stems, polish_stems

SLAVIC = "cs sk sl hr bs sr"
"""The languages, as a form's `tongue` has them."""
BENDING = frozenset(("pl", *SLAVIC.split()))
"""Those whose forms are searched in texts of theirs alone."""
SLAVIC_SURNAME_TAILS = frozenset("a e i o u y em om ovi ou ej eho emu ega ym im ho mu m jem ju je ja evi".split())
"""Behind a given name in a case: Bílka, Novotného, Hrubou, Petrovića."""
SURNAME_TAILS = {"pl": POLISH_SURNAME_TAILS} | dict.fromkeys(SLAVIC.split(), SLAVIC_SURNAME_TAILS)
"""What may stand behind a surname, by the text's language."""
_OF_OVA = frozenset({"e", "ou", "ej", "u", "o"})
_FULL_NAME = 2
_SHORTEST = 3
_VOWELLESS = frozenset(("", *"a u ovi em om e i jem ju ja evi".split()))
_OF_A_WOMAN = frozenset("y e u ou o i om ej".split())
_FLEETING = {
    "ek": "k",
    "el": "l",
    "ec": "c",
    "ar": "r",
    "en": "n",
}  # Bílek, Karel, Němec, Petar, Dusen
_SOFTENED = {"k": "c", "h": "z", "g": "z"}  # Jitka, Jitce; Olga, Olze


def slavic_stems(name: str, printed: str, *, person: bool) -> tuple[tuple[Stem, str], ...]:
    """The forms of a folded name in all cases, each with the languages that it is one of ("pl cs sk").

    `printed` is the name with its accents, which tell whether a body's name is a Slavic one.
    """
    bent = [(stem, "pl") for stem in polish_stems(name, person=person)]
    bent += [(stem, "cs") for stem in czech_stems(name)]
    bent += [(stem, SLAVIC) for stem in (_of_a_person(name) if person else _of_a_body(name, printed))]
    merged: dict[tuple[str, str], tuple[Stem, str]] = {}
    for stem, tongues in bent:
        key = (stem.head, stem.rest)
        known, others = merged.get(key, (stem, ""))
        merged[key] = Stem(stem.head, stem.tails | known.tails, stem.rest), f"{others} {tongues}".strip()
    return tuple(merged.values())


_ACCENTS = frozenset("čďěľňřšťůýžćđłĺŕ")
"""Letters that no other languages in Latin letters have; í, á and é have many."""
_SLAVIC_WORD = re.compile(r"\b\w+(?:[sc]k|[dtvlrcz]n|ov)[yaeio]\b")
"""Slavic adjectives, which tell a name without such letters: Národní muzeum, Hrvatski zavod."""
_ADJECTIVES = {
    "y": (1, "y eho emu em ym ega"),
    "a": (1, "a e ou ej u o oj om y i"),
    "e": (1, "e eho emu em ym ega og om i"),
    "i": (1, "i iho imu im og oga om ega emu em"),
}
"""Last letters of adjectives that stand before a noun, how many of them go, and the endings of all cases; nouns end in
-a and -e too (Strana zelených)."""
_NOUNS = {
    "ost": (0, " i i"),
    "um": (2, "um a u em"),
    "a": (1, "a y e u ou o om i"),
    "e": (1, "e i u a em om"),
    "o": (1, "o a u em om e"),
    "i": (1, "i im ih iho"),
    "y": (1, "y u um ech ami"),
    "": (0, " a u em om e ovi i y"),
}
"""Last letters of nouns, longest first, in the same way; a noun of a consonant may be of either gender."""
_MOST_ADJECTIVES = 2
_SHORTEST_WORD = 3


def _of_a_body(name: str, printed: str) -> tuple[Stem, ...]:
    """The cases of a body's name of several words: its adjectives and the noun behind them ("Vodní stráže")."""
    words = name.split(" ")
    slavic = not _ACCENTS.isdisjoint(printed.lower()) or _SLAVIC_WORD.search(name) is not None
    if len(words) == 1 or not slavic or not all(map(str.isalpha, words)):
        return ()
    adjectives = 0
    while adjectives < min(len(words) - 1, _MOST_ADJECTIVES) and _is_adjective(words[adjectives]):
        adjectives += 1
    heads = [""]
    for word in words[:adjectives]:
        heads = [f"{head}{form} " for head in heads for form in _bent(word, _ADJECTIVES)]
    noun = words[adjectives]
    rest = "".join(f" {word}" for word in words[adjectives + 1 :])
    cut, endings = next(_NOUNS[end] for end in _NOUNS if noun.endswith(end))
    stems = [noun[: len(noun) - cut]] if cut else _both_ways(noun)
    return tuple(Stem(head + stem, frozenset(endings.split(" ")), rest) for head in heads for stem in stems)


def _is_adjective(word: str) -> bool:
    """Whether a word ends as adjectives do in the nominative: -ský, -ní, -ná, -né and their like."""
    return (
        len(word) > _SHORTEST_WORD
        and word[-1] in _ADJECTIVES
        and word[-2] in ("nkczsv" if word[-1] == "i" else "nkhdtlrv")
    )


def _bent(word: str, table: dict[str, tuple[int, str]]) -> list[str]:
    cut, endings = table[word[-1]]
    return [word[: len(word) - cut] + ending for ending in endings.split(" ")]


def _of_a_person(name: str) -> tuple[Stem, ...]:
    """The cases of a person's two names: of the given one all endings, and what stays of the surname in its cases.

    What follows the rest is looked at where the name stands (`SLAVIC_SURNAME_TAILS`). Empty for other names.
    """
    words = name.split(" ")
    if len(words) != _FULL_NAME or not all(word.isalpha() and len(word) >= _SHORTEST for word in words):
        return ()
    given, surname = words
    return tuple(Stem(head, tails, f" {rest}") for head, tails in _given(given) for rest in _surname(surname))


def surname_bends(name: str, rest: str, tail: str, language: str) -> bool:
    """Whether a surname of which `rest` stands behind a given name in a case may end in `tail` in the language.

    `name` is as printed. A man's surname has an ending where his given name has one: "Ivana Horvata" is Ivan Horvat,
    "Ivana Horvat" a woman. What -ová ends in is a woman's: "Janu Novákovi" is no Nováková.
    """
    if language not in SLAVIC.split():
        return not tail or tail in SURNAME_TAILS.get(language, ())
    if name.lower().endswith(("ova", "ová")):
        return tail in _OF_OVA
    if not tail:
        return rest[-1] in "aeiouy" or name.partition(" ")[0][-1:].lower() in "aáeéěiíyý"
    return tail in SLAVIC_SURNAME_TAILS


def _given(word: str) -> list[tuple[str, frozenset[str]]]:
    """What stays of a given name, with the endings it may have."""
    last, stem = word[-1], word[:-1]
    if last == "a":
        softened = [(stem[:-1] + _SOFTENED[stem[-1]], frozenset({"e", "i"}))] if stem[-1] in _SOFTENED else []
        return [(stem, _OF_A_WOMAN), *softened]
    if last == "o":
        return [(stem, _VOWELLESS - {""})]
    if last == "e":
        return [(stem, frozenset({"i", "e", "u", "o", "om", "ou"}))]
    if last in "iy":
        return [(word, frozenset({"ho", "mu", "m", "ja", "ju", "jem"}))]
    if last == "u":
        return []
    return [(one, _VOWELLESS - {""}) for one in _both_ways(word)]


def _surname(word: str) -> list[str]:
    """What stays of a surname in all cases; a woman's foreign one stays whole."""
    if word[-1] in "ayo":
        return [word, word[:-1]] if word[-1] == "o" else [word[:-1]]
    return _both_ways(word)


def _both_ways(word: str) -> list[str]:
    """A name as it stands, and without its fleeting vowel."""
    end = next((end for end in _FLEETING if word.endswith(end) and len(word) > len(end) + 1), "")
    return [word, word.removesuffix(end) + _FLEETING[end]] if end else [word]
