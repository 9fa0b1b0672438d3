"""Case endings of names in the Slavic languages that are written in Latin letters; Polish and Czech apart.

All words are folded (pipelines.text.fold). Writers inflect foreign names too ("s Johnem Smithem"), so a name's own
language does not matter; the forms count in texts of these languages only.
"""

from __future__ import annotations

from itertools import product, takewhile

from pipelines.names.inflect import NO_ENDING, Stem, heads_of
from presswatch.languages.packs import affixes, keyed_words, languages_of, words
from presswatch.languages.patterns import compiled_later

_SHORTEST_INFLECTED = 3
_PL_FEMININE = affixes("case_endings_of_women", "pl")  # folded: -ę is e, -ą is a
_PL_SOFTENED = {letter: ending for letter, (ending,) in keyed_words("softened_endings", "pl").items()}
"""gazeta: w gazecie"""
_PL_INFLECTED_WORDS = 2


_PL_HEADS = keyed_words("cases_of_heads", "pl")
_PL_OF_HEADS = compiled_later("([^ ]{3,}?[nwckzl])[iy]e?")
"""An adjective that goes with such a head: Uniwersytet Warszawski, Uniwersytetu Warszawskiego; nouns look so too."""
_PL_ADJECTIVE_ENDS = affixes("adjective_case_endings_of_men", "pl")
_PL_MASCULINE = words("case_endings_of_men", "pl")
_PL_FULL_NAME = 2


_PL_NEUTER = keyed_words("neuter_case_endings", "pl")
_PL_NOUN_CASES = affixes("noun_case_endings_of_men", "pl")
_SHORTEST_POLISH_ADJECTIVE = 4


def _adjective_first(tokens: list[str]) -> tuple[Stem, ...]:
    """The cases of a masculine or neuter adjective and its noun: Otwartego Okna, Niezależnego Instytutu Badań."""
    adjective, noun, *rest = tokens
    if len(adjective) < _SHORTEST_POLISH_ADJECTIVE or adjective[-1] not in "yie" or not noun.isalpha():
        return ()
    soft = adjective.endswith(("i", "ie"))
    stem = adjective[:-2] if adjective.endswith("ie") else adjective[:-1]
    endings = ("iego", "iemu", "im") if soft else ("ego", "emu", "ym")
    nouns = _noun_cases(noun, neuter=adjective[-1] == "e")
    rests = (rest, *_agreeing(rest))
    return tuple(
        Stem(" ".join([stem + ending, case, *after])) for ending, case, after in product(endings, nouns, rests)
    )


def _agreeing(rest: list[str]) -> list[list[str]]:
    """The words after a noun, with its first word as an adjective in the cases: Nowego Forum Miejskiego."""
    stem = (
        rest[0][:-1]
        if rest and rest[0].endswith(("ne", "we", "kie", "cze", "le", "ny", "wy", "ki", "czy", "ly"))
        else ""
    )
    return [[stem + end, *rest[1:]] for end in ("ego", "emu", "ym", "m")] if stem else []


def _noun_cases(noun: str, *, neuter: bool) -> list[str]:
    if noun in _PL_HEADS:
        return list(_PL_HEADS[noun])
    if neuter:
        end = next((end for end in ("um", "ie", "o", "e") if noun.endswith(end)), "")
        return [noun.removesuffix(end) + case for case in _PL_NEUTER[end]] if end else []
    return [noun + case for case in _PL_NOUN_CASES] if noun[-1] not in "aeiouy" else []


_PL_FLEETING = {end: left for end, (left,) in keyed_words("fleeting_vowel_endings", "pl").items()}
"""Marek, Marka; Paweł, Pawła"""


def _both_ways(name: str) -> list[str]:
    """A man's name before endings: without its fleeting vowel, and with it, as Daniel has it."""
    end = next((end for end in _PL_FLEETING if name.endswith(end)), "")
    return [name, name.removesuffix(end) + _PL_FLEETING[end]] if end else [name]


def _of_a_man(given: str, surname: str) -> tuple[Stem, ...]:
    """The cases of a man's two names; the ending of the surname is looked at in the text."""
    givens, tails = _both_ways(given), _PL_MASCULINE
    if given[-1] in "iy":
        givens, tails = [given.removesuffix("y")], frozenset({"ego", "emu", "ym", "m"})
    surnames = _both_ways(surname)
    if surname[-1] == "a":
        surnames.append(surname[:-1])  # Dudy, Dudzie
    return tuple(Stem(first, tails, f" {last}") for first in givens for last in surnames)


def _polish_feminine(word: str) -> bool:
    return word.endswith("a") and word.isalpha() and len(word) >= _SHORTEST_INFLECTED


_PL_ADJECTIVE = affixes("feminine_adjective_endings", "pl")
_PL_CASES = ("genitive", "locative", "accusative", "instrumental")


def _by_case(tokens: list[str]) -> tuple[Stem, ...]:
    """The cases of a feminine name of three words and more: adjectives and nouns agree ("Zielonej Ligi Lokalnej")."""
    count = next((n for n, word in enumerate(tokens) if not _polish_feminine(word)), len(tokens))
    rest = tokens[count:]
    heads = {
        " ".join([*forms, *rest])
        for case in _PL_CASES
        for forms in product(*(_polish_case(word, case) for word in tokens[:count]))
    }
    return tuple(Stem(head) for head in sorted(heads))


def _polish_case(word: str, case: str) -> tuple[str, ...]:
    """The word in a case, as an adjective and as a noun where its end could be either."""
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


_CS_PREPOSITIONS = words("prepositions_after_nouns", "cs")
_CS_NOUN = affixes("noun_case_endings_of_men", "cs")
_CS_FEMININE = affixes("case_endings_of_women", "cs")
_CS_PERSONS = keyed_words("plural_case_endings_of_persons", "cs")


def _czech_stems(name: str) -> tuple[Stem, ...]:
    """The cases of a name that is a noun and a phrase with a preposition: Člověk v tísni, Člověka v tísni."""
    head, _, rest = name.partition(" ")
    if not rest or not head.isalpha():
        return ()
    if end := next((end for end in _CS_PERSONS if head.endswith(end)), ""):
        stem, tails = head.removesuffix(end), _CS_PERSONS[end]
    elif len(head) < _SHORTEST_INFLECTED or rest.partition(" ")[0] not in _CS_PREPOSITIONS:
        return ()
    else:
        stem, tails = (head[:-1], _CS_FEMININE) if head.endswith("a") else (head, _CS_NOUN)
    return tuple(Stem(f"{stem}{tail} {rest}") for tail in tails)


_PL_PERSONS = keyed_words("plural_case_endings_of_persons", "pl")


def _of_persons(tokens: list[str]) -> tuple[Stem, ...]:
    """The cases of a name that begins with persons, whatever these are of: Lekarzy Świata, Reporterom bez Granic."""
    noun, rest = tokens[0], tokens[1:]
    end = next((end for end in _PL_PERSONS if noun.endswith(end)), "")
    if not end:
        return ()
    stem = noun.removesuffix(end)
    return tuple(Stem(" ".join([stem + case, *rest])) for case in _PL_PERSONS[end])


def _head_first(tokens: list[str]) -> tuple[Stem, ...]:
    """The cases of a name of a masculine or neuter head, with what agrees with it; empty for all others."""
    if tokens[0] in _PL_HEADS:
        following = [tokens[1:]]
        if adjective := _PL_OF_HEADS.fullmatch(tokens[1]):
            following += [[adjective.group(1) + end, *tokens[2:]] for end in _PL_ADJECTIVE_ENDS]
        return tuple(Stem(" ".join([head, *rest])) for head in _PL_HEADS[tokens[0]] for rest in following)
    return _adjective_first(tokens)


def _polish_stems(name: str, *, person: bool = False) -> tuple[Stem, ...]:
    """The cases of a name that begins with feminine words (Polityka, Ewa Nowak) or a head such as Stowarzyszenie.

    A man's given name has its endings too, whatever his surname ends in: "Donaldem Trumpem".
    """
    tokens = name.split(" ")
    if person:
        man = len(tokens) == _PL_FULL_NAME and tokens[0].isalpha() and tokens[0][-1] not in "aeou"
        return _of_a_man(*tokens) if man else _of_feminine(tokens, person=True)
    if len(tokens) > 1 and (found := _of_persons(tokens) or _head_first(tokens)):
        return found
    reuters = (Stem(name[:-1], frozenset({"a", "owi", "em"})),)  # "według Reutera"
    return reuters if len(tokens) == 1 and name.endswith("ers") else _of_feminine(tokens, person=False)


def _of_feminine(tokens: list[str], *, person: bool) -> tuple[Stem, ...]:
    """The cases of a name that begins with a feminine word; empty for others."""
    if not _polish_feminine(tokens[0]):
        return ()
    first = tokens[0][:-1]
    softened = [first[:-1] + _PL_SOFTENED[first[-1]]] if first[-1] in _PL_SOFTENED else []
    if len(tokens) == 1:
        return (Stem(first, frozenset(_PL_FEMININE)), *map(Stem, softened))
    second, rest = tokens[1], "".join(f" {token}" for token in tokens[_PL_INFLECTED_WORDS:])
    feminine = _polish_feminine(second)
    agreeing = _by_case(tokens) if feminine and not person else ()
    if agreeing and any(map(_polish_feminine, tokens[_PL_INFLECTED_WORDS : _PL_INFLECTED_WORDS + 1])):
        return agreeing
    stem, tails = (second[:-1], frozenset(_PL_FEMININE)) if feminine else (second, NO_ENDING)
    heads = [*(first + tail for tail in _PL_FEMININE), *softened]
    return (*(Stem(f"{head} {stem}", tails, rest) for head in heads), *agreeing)


_FAMILY = "families/latin_slavic"
SLAVIC = " ".join(languages_of(_FAMILY))
"""The languages, as a form's `tongue` has them."""
BENDING = frozenset(("pl", *SLAVIC.split()))
"""Those whose forms are searched in texts of theirs alone."""
_SURNAME_ENDINGS = words("surname_case_endings", _FAMILY)
SURNAME_TAILS = {"pl": words("surname_case_endings", "pl")} | dict.fromkeys(SLAVIC.split(), _SURNAME_ENDINGS)
"""By the text's language, the case endings of a surname whose given name has one: Kowalskim, Novotného, Petrovića."""
_FULL_NAME = 2
_SHORTEST = 3
_AFTER_CONSONANT = words("case_endings_after_consonants", _FAMILY)
_OF_A_WOMAN = words("case_endings_of_women", _FAMILY)
_FLEETING = {end: left for end, (left,) in keyed_words("fleeting_vowel_endings", _FAMILY).items()}
"""Bílek, Karel, Němec, Petar, Dusen"""
_SOFTENED = {letter: left for letter, (left,) in keyed_words("softened_endings", _FAMILY).items()}  # Jitka, Jitce


def slavic_stems(name: str, printed: str, *, person: bool) -> tuple[tuple[Stem, str], ...]:
    """The forms of a folded name in all cases, each with the languages that it is one of ("pl cs sk").

    `printed` is the name with its accents, which show if an organization's name is Slavic.
    """
    bent = [(stem, "pl") for stem in _polish_stems(name, person=person)]
    bent += [(stem, "cs") for stem in _czech_stems(name)]
    bent += [(stem, SLAVIC) for stem in (_of_a_person(name) if person else _of_a_body(name, printed))]
    merged: dict[tuple[str, str], tuple[Stem, str]] = {}
    for stem, tongues in bent:
        key = (stem.head, stem.rest)
        known, others = merged.get(key, (stem, ""))
        merged[key] = Stem(stem.head, stem.tails | known.tails, stem.rest), f"{others} {tongues}".strip()
    return tuple(merged.values())


_ACCENTS = frozenset("čďěľňřšťůýžćđłĺŕ")
"""Letters that no other languages in Latin letters have; í, á and é have many."""
_SLAVIC_WORD = compiled_later(r"\b\w+(?:[sc]k|[dtvlrcz]n|ov)[yaeio]\b")
"""Slavic adjectives, which show the language of a name without such letters: Národní muzeum, Hrvatski zavod."""
_ADJECTIVES = keyed_words("cases_of_adjectives", _FAMILY)
_NOUNS = keyed_words("cases_of_nouns", _FAMILY)
"""By the last letters of adjectives before a noun, and of nouns, longest first, the endings of all cases.

Nouns end in -a and -e too (Strana zelených); one that ends in a consonant may be of either gender.
"""
_MOST_ADJECTIVES = 2
_SHORTEST_WORD = 3


def _of_a_body(name: str, printed: str) -> tuple[Stem, ...]:
    """The cases of an organization's name of several words: its adjectives and the noun after them ("Vodní stráže")."""
    tokens = name.split(" ")
    if len(tokens) == 1 or not all(map(str.isalpha, tokens)):
        return ()
    if _ACCENTS.isdisjoint(printed.lower()) and not _SLAVIC_WORD.search(name):
        return ()
    leading = tokens[: min(len(tokens) - 1, _MOST_ADJECTIVES)]
    adjectives = list(takewhile(_is_adjective, leading))
    noun, *others = tokens[len(adjectives) :]
    rest = "".join(f" {word}" for word in others)
    end = next(end for end in _NOUNS if noun.endswith(end))
    stems = [noun.removesuffix(end)] if end else _both_ways_slavic(noun)
    heads = heads_of([(word[:-1], frozenset(_ADJECTIVES[word[-1]])) for word in adjectives])
    return tuple(Stem(head + stem, frozenset(_NOUNS[end]), rest) for head, stem in product(heads, stems))


def _is_adjective(word: str) -> bool:
    """True if a word ends as adjectives do in the nominative: -ský, -ní, -ná, -né and their like."""
    if len(word) <= _SHORTEST_WORD or word[-1] not in _ADJECTIVES:
        return False
    return word[-2] in ("nkczsv" if word[-1] == "i" else "nkhdtlrv")


def _of_a_person(name: str) -> tuple[Stem, ...]:
    """The cases of a person's two names: of the given one all endings, and what stays of the surname in its cases.

    What follows the rest is looked at in the text (`SURNAME_TAILS`). Empty for other names.
    """
    tokens = name.split(" ")
    if len(tokens) != _FULL_NAME or not all(word.isalpha() and len(word) >= _SHORTEST for word in tokens):
        return ()
    given, surname = tokens
    return tuple(Stem(head, tails, f" {rest}") for head, tails in _given(given) for rest in _surname(surname))


def surname_bends(name: str, rest: str, tail: str, language: str) -> bool:
    """True if a surname of which `rest` follows a given name in a case may end in `tail` in the language.

    `name` is as printed. A man's surname has an ending where his given name has one: "Ivana Horvata" is Ivan Horvat,
    "Ivana Horvat" a woman.
    """
    if language not in SLAVIC.split():
        return not tail or tail in SURNAME_TAILS.get(language, ())
    if not tail:
        return rest[-1] in "aeiouy" or name.partition(" ")[0][-1:].lower() in "aáeéěiíyý"
    return tail in _SURNAME_ENDINGS


def _given(word: str) -> list[tuple[str, frozenset[str]]]:
    """What stays of a given name, with the endings it may have."""
    last, stem = word[-1], word[:-1]
    if last == "a":
        softened = [(stem[:-1] + _SOFTENED[stem[-1]], frozenset({"e", "i"}))] if stem[-1] in _SOFTENED else []
        return [(stem, _OF_A_WOMAN), *softened]
    if last == "o":
        return [(stem, _AFTER_CONSONANT)]
    if last == "e":
        return [(stem, frozenset({"i", "e", "u", "o", "om", "ou"}))]
    if last in "iy":
        return [(word, frozenset({"ho", "mu", "m", "ja", "ju", "jem"}))]
    if last == "u":
        return []
    return [(one, _AFTER_CONSONANT) for one in _both_ways_slavic(word)]


def _surname(word: str) -> list[str]:
    """What stays of a surname in all cases; a woman's foreign one stays whole."""
    if word[-1] in "ayo":
        return [word, word[:-1]] if word[-1] == "o" else [word[:-1]]
    return _both_ways_slavic(word)


def _both_ways_slavic(word: str) -> list[str]:
    """A name as it is, and without its fleeting vowel."""
    end = next((end for end in _FLEETING if word.endswith(end) and len(word) > len(end) + 1), "")
    return [word, word.removesuffix(end) + _FLEETING[end]] if end else [word]
