"""Endings: in which forms a name stands in a sentence, by the language of its script.

A name becomes stems: the fixed beginning that is searched, the endings that may be written on, and the fixed rest.
All words are folded (pipelines.text.fold).
"""

from __future__ import annotations

import re

import msgspec

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
_SHORTEST_VERBAL = 7
_DE_SMALL_WORDS = frozenset({"ohne", "fur", "gegen", "der", "des", "von", "im", "in"})  # Ärzte ohne, Ärzten ohne
_DE_TAILS = ("e", "er", "es", "en", "em")
_SHORTEST_GERMAN_ADJECTIVE = 5

POLISH_TAILS = frozenset(["a", "u", "owi", "em", "iem", "ie", "y", "ow", "ego", "emu"])
FINNISH_TAILS = frozenset(["n", "in", "a", "ssa", "sta", "lle", "lla", "lta", "on", "ia"])
POLISH_SURNAME_TAILS = POLISH_TAILS | {"m", "e", "i", "zie"}
"""Behind a man's given name in a case: Kowalskim, Dudę, Kościuszki, Dudzie."""
HUNGARIAN_TAILS = frozenset(
    "nak nek ban ben ba be bol hoz hez tol rol ra re ig ert kent t ot et at on en n nal nel".split()
)
"""Folded, so that long vowels are short ones; -val and -vel become like the letter before (Orbánnal)."""
LATIN_TAILS_BY_LANGUAGE = {
    "hu": HUNGARIAN_TAILS,
    "pl": POLISH_TAILS,
    "cs": POLISH_TAILS,
    "fi": FINNISH_TAILS,
    "et": FINNISH_TAILS,
}


class Stem(msgspec.Struct, frozen=True, gc=False):
    """A searched beginning, the endings that may follow it, and what must follow these literally."""

    head: str
    tails: frozenset[str] = NO_ENDING
    rest: str = ""


_RU_VERBAL = re.compile("(?:[еаяи]ни|[яи]ти|стви)е$")  # отравление, развитие; adjectives have нние


def _adjective_stem(word: str) -> str | None:
    if _RU_VERBAL.search(word) and len(word) >= _SHORTEST_VERBAL:
        return None
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
    *("verein", "werk", "zentrum", "bundnis", "fonds", "verbund", "observatorium", "kollektiv", "projekt"),
)
"""Last parts of nouns for bodies that are masculine or neuter and so have a genitive: des Naturschutzbundes."""
_DE_NOUN_TAILS = ("s", "es", "e")


def _german_cases(noun: str) -> tuple[str, ...]:
    """The genitive and old dative of a masculine or neuter noun: Bundes, Bündnisses."""
    return (noun + "ses", noun + "se") if noun.endswith("nis") else tuple(noun + ending for ending in _DE_NOUN_TAILS)


def german_noun_stems(name: str) -> tuple[Stem, ...]:
    """The genitive and old dative of a name of one German noun, but for those that only add an s."""
    return tuple(map(Stem, _german_cases(name)[-2:])) if name.endswith(_DE_HEADS) else ()


def german_stems(name: str, capitals: tuple[bool, ...]) -> tuple[Stem, ...]:
    """The forms of a name that begins with German adjectives ("Deutsches Rotes Kreuz"); empty for all others.

    `capitals` tells for each word whether it is printed with a capital: only a noun may follow the adjectives.
    """
    words = name.split(" ")
    if capitals[0] and words[1] not in _DE_SMALL_WORDS and words[0].endswith(_DE_HEADS):
        return tuple(Stem(" ".join([case, *words[1:]])) for case in _german_cases(words[0]))
    if words[1] in _DE_SMALL_WORDS and capitals[0]:
        if words[0].endswith("nis"):
            return tuple(Stem(" ".join([case, *words[1:]])) for case in _german_cases(words[0]))
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
