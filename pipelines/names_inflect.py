"""Endings: in which forms a name stands in a sentence, by the language of its script.

A name becomes stems: the fixed beginning that is searched, the endings that may be written on, and the fixed rest.
All words are folded (pipelines.names_fold).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

NO_ENDING = frozenset({""})
# й is folded to и, so "ыи" is the folded -ый; the set of a nominative ending are the endings of its cases
_RU_ADJECTIVES = {
    "ая": "ая ую ои ою",
    "яя": "яя юю еи ею",
    "ыи": "ыи ого ому ым ом",
    "ии": "ии его ему им ем ого ому ом ім",
    "ои": "ои ого ому ым им ом",
    "іи": "іи ього ьому ім",
    "ое": "ое ого ому ым им ом",
    "ее": "ее его ему им ем",
    "ые": "ые ых ым ыми",
    "ие": "ие их им ими",
}
_RU_NOUNS = {
    "а": "а ы и у е ои ою еи ам ами ах і",
    "я": "я и ю е еи ям ями ях і єю",
    "о": "о а у ом е і",
    "е": "е я ю ем и і",
    "ь": "ь я ю ем е и ью і",
    "и": "и я ю ем е еи ев ам ям ами ями ах ях і єві єм",
    "ы": "ы ов ам ами ах",
    "": "а у ом ем е ы ов ам ами ах і ові",
}
"""Of Russian and Ukrainian at once: the letter of an ending tells the language, and none is a word of the other."""
_RU_FLEETING = {
    "павел": "павел павла павлу павлом павле",
    "лев": "лев льва льву львом льве",
    "ец": "ец ца цу цем це цом",
    "ок": "ок ка ку ком ке ока оку оком оке",
}
"""Endings of persons' names whose vowel goes in other cases: Павел, Павла; Кравец, Кравца."""
_RU_FLEETING_NOUNS = {
    "ец": "ец ца цу цем цом це цы цов",
    "нек": "нек ньку нька ньком ньке",
    "лек": "лек лька льку льком льке",
    "ок": "ок ка ку ком ке ока оку оком оке",
    "ень": "ень ня ню нем не еня еню енем ене",
    "онь": "онь ня ню нем не оня оню онем",
    "ер": "ер ра ру ром ре ера еру ером ере",
    "ел": "ел ла лу лом ле ела елу елом еле",
    "еи": "еи ья ью ьем ье ея ею еем ее",
}
"""The same of other names, with the cases of those whose vowel stays: Ветер, Ветра; Музей, Музея."""
_RU_PERSONS = {
    "а": "а ы и у е ои ою еи і",
    "я": "я и ю е еи і єю",
    "о": "о а у ом ові і",
    "и": "и я ю ем е і єві єм",
    "ь": "ь я ю ем е и еві і",
    "": "а у ом ем е ым і ові",
}
_UK_SOFTENED = {"ка": "ці", "га": "зі", "ха": "сі"}  # спілка, у спілці
_UK_ADJECTIVES = {
    "а": "а оі іи у ою",
    "е": "е ого ому им ім",
    "і": "і их им ими",
}
_UK_ADJECTIVE = re.compile("(?:[сцз]ьк|[лврчтзнс]н|ов|ен)[аеі]$")
"""Ukrainian adjectives that are no masculine ones: Українська, Національне; Russian ones have a letter more."""
_RU_LOOSE_TAILS = frozenset({"", "а", "у", "ом"})  # writers decline foreign names that grammar leaves alone
_MOST_INFLECTED = 3
"""Words of a name that change with the case: two adjectives and their noun ("Всемирной лесной ассоциации")."""
_RU_VOWELS = "аяоеыиюуэ"
_SHORTEST_STEM = 2
_SHORTEST_INFLECTED = 3
_DE_SMALL_WORDS = frozenset({"ohne", "fur", "gegen", "der", "des", "von", "im", "in"})  # Ärzte ohne, Ärzten ohne
_DE_TAILS = ("e", "er", "es", "en", "em")
_SHORTEST_GERMAN_ADJECTIVE = 5

POLISH_TAILS = frozenset(["a", "u", "owi", "em", "iem", "ie", "y", "ow", "ego", "emu"])
FINNISH_TAILS = frozenset(["n", "in", "a", "ssa", "sta", "lle", "lla", "lta", "on", "ia"])
POLISH_SURNAME_TAILS = POLISH_TAILS | {"m", "e", "i", "zie"}
"""Behind a man's given name in a case: Kowalskim, Dudę, Kościuszki, Dudzie."""
HUNGARIAN_TAILS = frozenset(
    "nak nek ban ben ba be bol hoz hez tol rol ra re ig ert kent t ot et at on en n nal nel".split()  # noqa: SIM905
)
"""Folded, so that long vowels are short ones; -val and -vel become like the letter before (Orbánnal)."""
LATIN_TAILS_BY_LANGUAGE = {
    "hu": HUNGARIAN_TAILS,
    "pl": POLISH_TAILS,
    "cs": POLISH_TAILS,
    "fi": FINNISH_TAILS,
    "et": FINNISH_TAILS,
}


@dataclass(frozen=True, slots=True)
class Stem:
    """A searched beginning, the endings that may follow it, and what must follow these literally."""

    head: str
    tails: frozenset[str] = NO_ENDING
    rest: str = ""


def _adjective_stem(word: str) -> str | None:
    if len(word) > _SHORTEST_STEM + 3 and _UK_ADJECTIVE.search(word):
        return word[:-1]
    if len(word) >= _SHORTEST_STEM + 3 and word[-2:] in _RU_ADJECTIVES:
        return word[:-2]
    return None


def _word_forms(word: str, *, person: bool) -> tuple[str, frozenset[str]]:
    """Stem and endings of one word; the ending as given is among them."""
    adjective = _adjective_stem(word)
    if adjective is not None:
        if len(adjective) == len(word) - 1:  # a noun may end so too: Весна
            noun = (_RU_PERSONS if person else _RU_NOUNS).get(word[-1], "")
            return adjective, frozenset([*_UK_ADJECTIVES[word[-1]].split(), *noun.split()])
        return adjective, frozenset(_RU_ADJECTIVES[word[-2:]].split())
    if len(word) < _SHORTEST_INFLECTED or not word.replace("-", "").isalpha():
        return word, NO_ENDING
    vowels = _RU_FLEETING if person else _RU_FLEETING_NOUNS
    fleeting = next((end for end in vowels if word.endswith(end) and (person or len(word) > len(end))), "")
    if fleeting:
        return word.removesuffix(fleeting), frozenset(vowels[fleeting].split())
    table = _RU_PERSONS if person else _RU_NOUNS
    last = word[-1]
    if last in table and word[-2:] in _UK_SOFTENED and not {"і", "є"}.isdisjoint(word):
        hard = word[-2]
        return word[:-2], frozenset([*(hard + tail for tail in table[last].split()), _UK_SOFTENED[word[-2:]]])
    if last in table:
        return word[:-1], frozenset(table[last].split())
    if last in _RU_VOWELS:
        return word, _RU_LOOSE_TAILS if person else NO_ENDING
    return word, frozenset(["", *table[""].split()])


def _inflected_count(words: list[str], *, person: bool) -> int:
    """How many leading words change with the case: adjectives up to the first noun; all words of a person."""
    if person:
        return len(words)
    for number, word in enumerate(words):
        if _adjective_stem(word) is None:
            return number + 1
    return len(words)


def russian_stems(name: str, *, person: bool) -> tuple[Stem, ...]:
    """The forms of a Cyrillic name in all cases; the name as given is among them.

    Of фонд "Опора" only what stands before the quotation marks is inflected: фонда "Опора".
    """
    lead, quotation, quoted = name.partition(' "')
    if quotation and lead:
        rest_of_name = quotation + quoted
        return tuple(Stem(s.head, s.tails, s.rest + rest_of_name) for s in russian_stems(lead, person=person))
    words = name.split(" ")
    if any(not w.replace('"', "").replace("-", "").isalpha() for w in words) or '"' in name:
        return (Stem(name),)
    count = min(_inflected_count(words, person=person), _MOST_INFLECTED)
    first, first_tails = _word_forms(words[0], person=person)
    if len(words) == 1:
        return (Stem(first, first_tails),)
    if count == 1:
        return tuple(Stem(f"{first}{tail} {' '.join(words[1:])}") for tail in sorted(first_tails))
    heads = [f"{first}{tail}" for tail in sorted(first_tails)]
    for word in words[1 : count - 1]:
        stem, tails = _word_forms(word, person=person)
        heads = [f"{head} {stem}{tail}" for head in heads for tail in sorted(tails)]
    last, last_tails = _word_forms(words[count - 1], person=person)
    rest = " ".join(words[count:])
    return tuple(Stem(f"{head} {last}", last_tails, f" {rest}" if rest else "") for head in heads)


_DE_HEADS = (
    *("amt", "archiv", "band", "buro", "bund", "dienst", "forum", "gericht", "haus", "hilfswerk", "institut", "klub"),
    *("club", "komitee", "kreis", "kreuz", "museum", "netzwerk", "parlament", "rat", "ring", "sekretariat", "theater"),
    *("verein", "werk", "zentrum"),
)
"""Last parts of nouns for bodies that are masculine or neuter and so have a genitive: des Naturschutzbundes."""
_DE_NOUN_TAILS = ("s", "es", "e")


def german_noun_stems(name: str) -> tuple[Stem, ...]:
    """The genitive and old dative of a name of one German noun, but for those that only add an s."""
    return tuple(Stem(name + ending) for ending in _DE_NOUN_TAILS[1:]) if name.endswith(_DE_HEADS) else ()


def german_stems(name: str, capitals: tuple[bool, ...]) -> tuple[Stem, ...]:
    """The forms of a name that begins with German adjectives ("Deutsches Rotes Kreuz"); empty for all others.

    `capitals` tells for each word whether it is printed with a capital: only a noun may follow the adjectives.
    """
    words = name.split(" ")
    if capitals[0] and words[1] not in _DE_SMALL_WORDS and words[0].endswith(_DE_HEADS):
        return tuple(Stem(" ".join([words[0] + ending, *words[1:]])) for ending in _DE_NOUN_TAILS)
    if words[1] in _DE_SMALL_WORDS and capitals[0]:
        endings = ("n", "s") if words[0].endswith(("e", "er", "el")) else ("s", "es")
        return tuple(Stem(" ".join([words[0] + ending, *words[1:]])) for ending in endings)
    adjectives = 0
    while adjectives < len(words) - 1 and _german_adjective(words[adjectives]):
        adjectives += 1
    if not adjectives or len(capitals) != len(words) or not capitals[adjectives]:
        return ()
    stems = [_strip_german(w) for w in words[:adjectives]]
    last = adjectives == len(words) - 1
    heads = [" ".join([*(s + tail for s in stems), *words[adjectives:]]) for tail in _DE_TAILS]
    if not last:
        noun, rest = words[adjectives], words[adjectives + 1 :]
        heads += [" ".join([*(s + "en" for s in stems), noun + genitive, *rest]) for genitive in ("s", "es")]
    return tuple(Stem(head, frozenset({"", "s", "es"}) if last else NO_ENDING) for head in heads)


def _german_adjective(word: str) -> bool:
    return len(word) >= _SHORTEST_GERMAN_ADJECTIVE - 1 and word.isalpha() and word.endswith(("es", "er", "e", "en"))


def _strip_german(word: str) -> str:
    for tail in ("es", "er", "en", "e"):
        if word.endswith(tail):
            return word[: -len(tail)]
    return word


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


def czech_stems(name: str) -> tuple[Stem, ...]:
    """The cases of a name that is a noun and what a small word tells of it: Člověk v tísni, Člověka v tísni."""
    head, _, rest = name.partition(" ")
    if rest.partition(" ")[0] not in _CS_SMALL_WORDS or not head.isalpha() or len(head) < _SHORTEST_INFLECTED:
        return ()
    stem, tails = (head[:-1], _CS_FEMININE) if head.endswith("a") else (head, _CS_NOUN)
    return tuple(Stem(f"{stem}{tail} {rest}") for tail in tails)


def polish_stems(name: str, *, person: bool = False) -> tuple[Stem, ...]:
    """The cases of a name that begins with feminine words (Polityka, Ewa Nowak) or a head such as Stowarzyszenie.

    A man's given name has its endings too, whatever his surname ends in: "Donaldem Trumpem".
    """
    words = name.split(" ")
    if person and len(words) == _PL_FULL_NAME and words[0].isalpha() and words[0][-1] not in "aeou":
        return _of_a_man(*words)
    if len(words) > 1 and words[0] in _PL_HEADS:
        following = [words[1:]]
        if adjective := _PL_OF_HEADS.fullmatch(words[1]):
            following += [[adjective.group(1) + end, *words[2:]] for end in _PL_ADJECTIVE_ENDS]
        return tuple(Stem(" ".join([head, *rest])) for head in _PL_HEADS[words[0]].split() for rest in following)
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
