"""Endings of Polish and Czech names: the cases of feminine words, of heads such as Stowarzyszenie, of a man's names.

All words are folded (pipelines.text.fold).
"""

from __future__ import annotations

import re
from itertools import product

from pipelines.names.inflect import NO_ENDING, Stem

_SHORTEST_INFLECTED = 3
_PL_FEMININE = ("a", "y", "i", "e", "o", "ej", "ie", "iej")  # folded: -ę is e, -ą is a
_PL_SOFTENED = {"t": "cie", "k": "ce", "r": "rze", "d": "dzie", "g": "dze", "l": "le"}  # gazeta: w gazecie
_PL_INFLECTED_WORDS = 2


_PL_HEADS = {
    "stowarzyszenie": "stowarzyszenia stowarzyszeniu stowarzyszeniem",
    "towarzystwo": "towarzystwa towarzystwu towarzystwem towarzystwie",
    "komitet": "komitetu komitetowi komitetem komitecie",
    "instytut": "instytutu instytutowi instytutem instytucie",
    "zwiazek": "zwiazku zwiazkowi zwiazkiem",
    "fundusz": "funduszu funduszowi funduszem",
    "ruch": "ruchu ruchowi ruchem",
    "osrodek": "osrodka osrodkowi osrodkiem osrodku",
    "biuro": "biura biuru biurem biurze",
    "uniwersytet": "uniwersytetu uniwersytetowi uniwersytetem uniwersytecie",
    "ministerstwo": "ministerstwa ministerstwu ministerstwem ministerstwie",
    "centrum": "centrum",
    "teatr": "teatru teatrowi teatrem teatrze",
    "bank": "banku bankowi bankiem",
    "szpital": "szpitala szpitalowi szpitalem szpitalu",
    "sad": "sadu sadowi sadem sadzie",
    "urzad": "urzedu urzedowi urzedem urzedzie",
}
"""Heads of names of bodies that are not feminine, in their cases."""


_PL_OF_HEADS = re.compile("([^ ]{3,}?[nwckzl])[iy]e?")
"""An adjective that goes with such a head: Uniwersytet Warszawski, Uniwersytetu Warszawskiego; nouns look so too."""
_PL_ADJECTIVE_ENDS = ("iego", "iemu", "im", "ego", "emu", "ym")
_PL_MASCULINE = frozenset({"a", "owi", "em", "iem", "ie", "u"})
_PL_FULL_NAME = 2


_PL_NEUTER = {"o": "a u em ie", "um": "um", "ie": "ia iu iem", "e": "a u em"}
_PL_NOUN_CASES = ("a", "u", "owi", "em", "iem", "ie")
_SHORTEST_POLISH_ADJECTIVE = 4


def _adjective_first(words: list[str]) -> tuple[Stem, ...]:
    """The cases of a masculine or neuter adjective and its noun: Otwartego Okna, Niezależnego Instytutu Badań."""
    adjective, noun, *rest = words
    if len(adjective) < _SHORTEST_POLISH_ADJECTIVE or adjective[-1] not in "yie" or not noun.isalpha():
        return ()
    stem = adjective[:-1] if adjective[-1] != "e" or adjective[-2] != "i" else adjective[:-2]
    soft = "i" if adjective[-1] == "i" or adjective.endswith("ie") else ""
    endings = [f"{soft}ego", f"{soft}emu", "im" if soft else "ym"]
    nouns = _noun_cases(noun, neuter=adjective[-1] == "e")
    following = [rest, *_agreeing(rest)]
    return tuple(
        Stem(" ".join([stem + ending, case, *after])) for ending in endings for case in nouns for after in following
    )


def _agreeing(rest: list[str]) -> list[list[str]]:
    """What stands behind a noun, with its first word as an adjective in the cases: Nowego Forum Miejskiego."""
    stem = (
        rest[0][:-1]
        if rest and rest[0].endswith(("ne", "we", "kie", "cze", "le", "ny", "wy", "ki", "czy", "ly"))
        else ""
    )
    return [[stem + end, *rest[1:]] for end in ("ego", "emu", "ym", "m")] if stem else []


_SHORTEST_VERBAL = 7


def _verbal_noun(words: list[str]) -> tuple[Stem, ...]:
    """The cases of a verbal noun: zatrucia ołowiem, zatruciem; skażenia chemicznego."""
    noun, rest = words[0].removesuffix("e"), words[1:]
    following = [rest, *_agreeing(rest)]
    return tuple(Stem(" ".join([noun + case, *after])) for case in ("a", "u", "em") for after in following)


_SOFT = ("osc", "moc", "siec", "ziez", "pamiec", "mysl", "powiesc")


def _soft_feminine(words: list[str]) -> tuple[Stem, ...]:
    """The cases of a feminine noun without a vowel at its end, and its adjective: Pomocy Sąsiedzkiej, Solidarności."""
    noun, rest = words[0], words[1:]
    if not noun.endswith(_SOFT):
        return ()
    genitive = noun + ("y" if noun.endswith(("moc", "ziez")) else "i")
    instrumental = genitive.removesuffix("y") + "a"
    following = [rest]
    if rest and _polish_feminine(rest[0]):
        following.append([rest[0][:-1] + ("iej" if rest[0][-2] in "kg" else "ej"), *rest[1:]])
    plain = (Stem(" ".join([instrumental, *rest])),)
    return plain + tuple(Stem(" ".join([genitive, *after])) for after in following)


def _noun_cases(noun: str, *, neuter: bool) -> list[str]:
    if noun in _PL_HEADS:
        return _PL_HEADS[noun].split()
    if neuter:
        end = next((end for end in ("um", "ie", "o", "e") if noun.endswith(end)), "")
        return [noun.removesuffix(end) + case for case in _PL_NEUTER[end].split()] if end else []
    return [noun + case for case in _PL_NOUN_CASES] if noun[-1] not in "aeiouy" else []


_PL_FLEETING = {"ek": "k", "el": "l", "iec": "c"}  # Marek, Marka; Paweł, Pawła


def _both_ways(name: str) -> list[str]:
    """A man's name as it stands before endings: without its fleeting vowel, and with it, as Daniel has it."""
    end = next((end for end in _PL_FLEETING if name.endswith(end)), "")
    return [name, name.removesuffix(end) + _PL_FLEETING[end]] if end else [name]


def _of_a_man(given: str, surname: str) -> tuple[Stem, ...]:
    """The cases of a man's two names; the ending of the surname is looked at where it stands."""
    givens, tails = _both_ways(given), _PL_MASCULINE
    if given[-1] in "iy":
        givens, tails = [given.removesuffix("y")], frozenset({"ego", "emu", "ym", "m"})
    surnames = _both_ways(surname)
    if surname[-1] == "a":
        surnames.append(surname[:-1])  # Dudy, Dudzie
    return tuple(Stem(first, tails, f" {last}") for first in givens for last in surnames)


def _polish_feminine(word: str) -> bool:
    return word.endswith("a") and word.isalpha() and len(word) >= _SHORTEST_INFLECTED


_PL_ADJECTIVE = ("ska", "cka", "zka", "owa", "lna", "rna", "jna", "zna", "tna", "wna", "cza", "sza")
_PL_CASES = ("genitive", "locative", "accusative", "instrumental")


def _by_case(words: list[str]) -> tuple[Stem, ...]:
    """The cases of a feminine name of three words and more: adjectives and nouns agree ("Zielonej Ligi Lokalnej")."""
    count = next((n for n, word in enumerate(words) if not _polish_feminine(word)), len(words))
    rest = words[count:]
    heads = {
        " ".join([*forms, *rest])
        for case in _PL_CASES
        for forms in product(*(_polish_case(word, case) for word in words[:count]))
    }
    return tuple(Stem(head) for head in sorted(heads))


def _polish_case(word: str, case: str) -> tuple[str, ...]:
    """The word in a case, as an adjective and as a noun where its end tells neither."""
    stem = word[:-1]
    adjective = word if case == "accusative" else stem + ("iej" if stem[-1] in "kg" else "ej")
    if case == "instrumental":
        return (word,)
    if word.endswith(_PL_ADJECTIVE):
        return (adjective,)
    noun: tuple[str, ...]
    if case == "accusative":
        noun = (stem + "e",)
    elif case == "genitive":
        noun = (stem + "i",) if stem[-1] in "kgjl" else (stem + "y", stem + "i")
    else:
        soft = stem[-1] in _PL_SOFTENED
        noun = (stem[:-1] + _PL_SOFTENED[stem[-1]],) if soft else (stem + "ie", stem + "i", stem + "y")
    return noun if stem[-1] in _PL_NOUN else (*noun, adjective)


_PL_NOUN = "jikgc"  # the last letter of a stem that only nouns have, but for -ska, -cka, -zka


_CS_SMALL_WORDS = frozenset({"v", "ve", "na", "pro", "bez", "za", "pri", "proti", "s", "u"})
_CS_NOUN = ("a", "u", "em", "e", "ovi", "ech")
_CS_FEMININE = ("y", "e", "u", "ou", "i")
_CS_PERSONS = {
    "ari": "aru arum are arich",  # lékaři
    "eri": "eru erum ery erich",  # reportéři
    "tele": "telu telum tele telich teli",  # učitelé
    "nici": "niku nikum niky nicich",  # právníci
    "iste": "istu istum isty istech",  # aktivisté
}


def czech_stems(name: str) -> tuple[Stem, ...]:
    """The cases of a name that is a noun and what a small word tells of it: Člověk v tísni, Člověka v tísni."""
    head, _, rest = name.partition(" ")
    if rest and head.isalpha() and (end := next((end for end in _CS_PERSONS if head.endswith(end)), "")):
        return tuple(Stem(f"{head.removesuffix(end)}{case} {rest}") for case in _CS_PERSONS[end].split())
    if rest.partition(" ")[0] not in _CS_SMALL_WORDS or not head.isalpha() or len(head) < _SHORTEST_INFLECTED:
        return ()
    stem, tails = (head[:-1], _CS_FEMININE) if head.endswith("a") else (head, _CS_NOUN)
    return tuple(Stem(f"{stem}{tail} {rest}") for tail in tails)


_PL_PERSONS = {
    "rze": "rzy rzom rzami rzach",  # dziennikarze
    "ele": "eli elom elami elach",  # nauczyciele
    "icy": "ikow ikom ikami ikach",  # prawnicy
    "rzy": "row rom rami rach",  # reporterzy
    "isci": "istow istom istami istach",  # aktywiści
    "ysci": "ystow ystom ystami ystach",  # artyści
    "owie": "ow om ami ach",  # synowie
    "dzice": "dzicow dzicom dzicami dzicach",  # rodzice
    "ncy": "ncow ncom ncami ncach",  # obrońcy
    "wcy": "wcow wcom wcami wcach",  # prawodawcy
    "rcy": "rcow rcom rcami rcach",
}
"""Endings of persons in the plural, in the other cases."""
_SHORTEST_PERSONS = 6


def _of_persons(words: list[str]) -> tuple[Stem, ...]:
    """The cases of a name that begins with persons, whatever these are of: Lekarzy Świata, Reporterom bez Granic."""
    noun, rest = words[0], words[1:]
    end = next((end for end in _PL_PERSONS if noun.endswith(end)), "")
    if not end or len(noun) < _SHORTEST_PERSONS or not noun.isalpha():
        return ()
    stem = noun.removesuffix(end)
    return tuple(Stem(" ".join([stem + case, *rest])) for case in _PL_PERSONS[end].split())


def _head_first(words: list[str]) -> tuple[Stem, ...]:
    """The cases of a name of a masculine or neuter head, with what agrees with it; empty for all others."""
    if words[0] in _PL_HEADS:
        following = [words[1:]]
        if adjective := _PL_OF_HEADS.fullmatch(words[1]):
            following += [[adjective.group(1) + end, *words[2:]] for end in _PL_ADJECTIVE_ENDS]
        return tuple(Stem(" ".join([head, *rest])) for head in _PL_HEADS[words[0]].split() for rest in following)
    verbal = words[0].endswith(("enie", "anie", "cie")) and len(words[0]) >= _SHORTEST_VERBAL
    return (_verbal_noun(words) if verbal else ()) + _adjective_first(words)


def polish_stems(name: str, *, person: bool = False) -> tuple[Stem, ...]:
    """The cases of a name that begins with feminine words (Polityka, Ewa Nowak) or a head such as Stowarzyszenie.

    A man's given name has its endings too, whatever his surname ends in: "Donaldem Trumpem".
    """
    words = name.split(" ")
    if person and len(words) == _PL_FULL_NAME and words[0].isalpha() and words[0][-1] not in "aeou":
        return _of_a_man(*words)
    if len(words) > 1 and not person and (found := _of_persons(words) or _head_first(words)):
        return found
    if not person and (soft := _soft_feminine(words)):
        return soft
    if len(words) == 1 and name.endswith("ers") and not person:
        return (Stem(name[:-1], frozenset({"a", "owi", "em"})),)  # according to Reuters: "według Reutera"
    if not words[0].endswith("a") or not words[0].isalpha() or len(words[0]) < _SHORTEST_INFLECTED:
        return ()
    first = words[0][:-1]
    softened = _PL_SOFTENED.get(first[-1], "")
    if len(words) == 1:
        soft = (Stem(first[:-1] + softened),) if softened else ()
        return (Stem(first, frozenset(_PL_FEMININE)), *soft)
    if len(words) > _PL_INFLECTED_WORDS and all(map(_polish_feminine, words[: _PL_INFLECTED_WORDS + 1])) and not person:
        return _by_case(words)
    by_case = _by_case(words) if _polish_feminine(words[1]) and not person else ()
    second, rest = words[1], " ".join(words[_PL_INFLECTED_WORDS:])
    feminine = _polish_feminine(second)
    tails = frozenset(_PL_FEMININE) if feminine else NO_ENDING
    stem = second[:-1] if feminine else second
    heads = [first + tail for tail in _PL_FEMININE] + ([first[:-1] + softened] if softened else [])
    return (*(Stem(f"{head} {stem}", tails, f" {rest}" if rest else "") for head in heads), *by_case)
