"""Acronyms, and what the names of a subject say: their language, kinds and matter, and the words of longer names."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from pipelines.common.fold import fold_word
from pipelines.common.scripts import kind_of
from pipelines.names.words import kinds_of_others, languages_of_word, languages_using, passed_over
from presswatch.languages.packs import affixes, any_word, words
from presswatch.languages.patterns import compiled_later

_LETTERS = compiled_later(r"[^\W\d_]+")
_COMPOUND = 8  # letters of a word from which an acronym may take a second one: FunkAusstellung
NAMES_OF_A_BODY = 300
"""Names of one body in all languages; a subject with more lists other things, whose names explain no acronym. Each
acronym is compared with each name."""
_BETWEEN = (1, 3)  # letters
_OF_EVERY_KIND = ("institution_heads", "appositions", "continuations", "function")


_SHORTEST_MATTER = 5
_MATTER = 6


_COGNATE = 4  # first letters by which a word is known in another spelling
_ALIKE = 0.6
_LONGEST_NAME = 40
"""Words of a name that are looked at: no body has a longer one."""


CLUB = frozenset({"club"})
_A_CLUB = compiled_later(rf"\b(?:{any_word('club_words')})\b|^(?:{any_word('club_prefixes')}) | sc$", re.MULTILINE)


COMPANY = frozenset({"company"})
_A_COMPANY = compiled_later(rf"\b(?:{any_word('company_words')})(?!\w)|{any_word('company_words', 'ko', 'ja', 'zh')}")


def explained(letters: str, names: tuple[str, ...]) -> bool:
    """True if one of the listed names gives the letters; else the acronym comes of a name in another language."""
    return any(fits(_LETTERS.findall(name), letters) for name in names)


def fits(printed: list[str], letters: str) -> bool:
    """True if the words give the letters in their order: the first of each, small words none, long ones also more."""
    if not printed or not letters:
        return not printed and not letters
    if any(fits(printed[1:], letters[taken:]) for taken in _taken(fold_word(printed[0]), letters)):
        return True
    return passed_over(printed[0]) and fits(printed[1:], letters)


def _taken(word: str, letters: str) -> Iterator[int]:
    """How many of the letters a word may give: its first one, and if it is long more of them in their order."""
    if word[:1] != letters[0]:
        return
    yield 1
    place = 1
    for taken, letter in enumerate(letters[1:], 2) if len(word) >= _COMPOUND else ():
        place = word.find(letter, place) + 1
        if not place:
            return
        yield taken


def tongues_of(names: Iterable[str], acronyms: Collection[str]) -> dict[str, frozenset[str]]:
    """Of each acronym the languages in which the body has another name or acronym, so that this one says little there.

    PMA is Programa Mundial de Alimentos in Spanish and Portuguese; in French and English the body has other names, and
    an English acronym, which all languages use, also where they have their own (PAM). Of an acronym that no name gives
    all names are others. `names` and `acronyms` are folded.
    """
    full = tuple(name for name in names if " " in name)
    beginning = _by_first_letter(full)
    explaining = {letters: _explaining(letters, beginning.get(letters[:1], {})) for letters in acronyms}
    english = {letters for letters, tongues in explaining.items() if "en" in tongues}
    if not english:
        return {}
    everywhere = frozenset[str]().union(*map(language_of_name, full))
    others = [letters for letters in explaining if english != {letters} and kind_of(letters[0]) != "cyrillic"]
    return {letters: frozenset() if letters in english else everywhere - explaining[letters] for letters in others}


def _by_first_letter(names: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """The words of each name, by every letter with which an acronym of it may begin."""
    found: dict[str, dict[str, list[str]]] = {}
    for name in names:
        printed = _LETTERS.findall(name)
        for word in printed:
            found.setdefault(fold_word(word)[:1], {})[name] = printed
            if not passed_over(word):
                break
    return found


def _explaining(letters: str, names: dict[str, list[str]]) -> frozenset[str]:
    return frozenset().union(*(language_of_name(name) for name, printed in names.items() if fits(printed, letters)))


def languages_of_acronym(word: str) -> frozenset[str]:
    """The languages that have a folded acronym as a word.

    Short ones differ from rare words by their capitals; long ones are made to be read as words: GRIT. Two letters may
    be a small word in a headline in capitals.
    """
    return languages_of_word(word) if len(word) in _BETWEEN else languages_using(word)


@lru_cache(maxsize=4096)
def language_of_name(name: str) -> frozenset[str]:
    """The languages that have the most words of a folded name, at least two in three, small ones not counted."""
    significant = [word for word in _LETTERS.findall(name) if word not in words("function")]
    counts = Counter(language for word in significant for language in languages_using(word))
    most = max(counts.values(), default=0)
    return frozenset(lang for lang, count in counts.items() if count == most and count * 3 >= len(significant) * 2)


def matter_in(names: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words of folded names of several words that say what a body is about.

    These are words that not every body has in its name: not "international" and "organization".
    """
    listed = {word for name in names if " " in name for word in _LETTERS.findall(name)}
    return frozenset(word[:_MATTER] for word in listed if len(word) >= _SHORTEST_MATTER and not _says_nothing(word))


def _says_nothing(word: str) -> bool:
    """True if a folded word is one that bodies of every kind have in their names."""
    return word.startswith(affixes("beginnings_of_any_name") + affixes("scales")) or any(
        word in words(kind) for kind in _OF_EVERY_KIND
    )


def alike(one: str, other: str) -> bool:
    """True if two folded names share most of their words."""
    first, second = ({word[:_COGNATE] for word in re.findall(r"\w{3,}", text)} for text in (one, other))
    return len(first & second) >= _ALIKE * min(len(first), len(second))


def kinds_in_names(names: Iterable[str]) -> frozenset[str]:
    """The kinds of organizations in the names; "" for a kind that is not one of those that others are known by."""
    printed = {word for name in names if " " in name for word in name.split(" ")}
    others = kinds_of_others()
    known = {others[word] for word in printed & others.keys()}
    neutral = ("institution_heads", "kinds_of_organizations", "neutral_kinds")
    return frozenset(known | {"" for kind in neutral if not printed.isdisjoint(words(kind))})


def words_ahead(heads: Iterable[str], names: Iterable[str]) -> dict[str, frozenset[str]]:
    """The words that longer ones of the folded `names` have before each of the `heads`, without those that have none.

    "Lakeland" of "Lakeland Human Rights Centre". Each name is cut at its blanks and looked up, so a subject of 100,000
    aliases takes no longer than as many subjects.
    """
    wanted = set(heads)
    found: dict[str, set[str]] = {}
    for name in names:
        cut = name.find(" ")
        for _ in range(1, _LONGEST_NAME):
            if cut < 0:
                break
            if name[cut + 1 :] in wanted:
                found.setdefault(name[cut + 1 :], set()).update(name[:cut].split(" "))
            cut = name.find(" ", cut + 1)
    return {head: frozenset(ahead) for head, ahead in found.items()}


def club_or_company(names: Iterable[str]) -> frozenset[str]:
    """`CLUB` or `COMPANY` if one of the folded names is a sports club's or a company's; empty for others."""
    together = "\n".join(names)
    if _A_CLUB.search(together):
        return CLUB
    return COMPANY if _A_COMPANY.search(together) else frozenset()
