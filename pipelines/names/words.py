"""Words of names: everyday words by language, given names and surnames, known acronyms and homographs.

The lists of everyday words hold 120,000 words of 14 languages. As sets of texts they would take 14 MB of every process
that matches names; as sorted hashes of 64 bits with a bit for each language they take one (a false hit is as likely as
1 in 10^14). Rarer words (ember, Anker, 등불) are looked up once a name and not in every text: they stay a sorted file.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import as_file
from typing import NamedTuple, cast

import msgspec

from pipelines.common.fold import fold
from pipelines.common.sorted_lines import SortedLines
from presswatch.languages.given_names import is_given_in_text, is_given_or_word
from presswatch.languages.packs import common_file, keyed_words, packs_with, words

_ONLY_IN_DICTIONARY = packs_with("dictionary_only")
_ACCENTS = frozenset("áàâãåéèêëíìîïóòôõúùûýñçčćšśžźżłńşğıřěů")
_WITHOUT_ACCENTS = frozenset(packs_with("no_accents"))
_WITHOUT_ARTICLES = frozenset(packs_with("no_articles"))
_VERY_COMMON = 1500  # time, people, science and nature are among the first of English; apple, shell and guardian not
_SMALL = 4  # letters of the longest small words that acronyms skip: for, para, und


def read_data(name: str) -> dict[str, object]:
    """A table of the languages' common pack (presswatch/languages/packs/common)."""
    # Read from the bytes: as one text the larger files would take four times their size for a moment.
    content = common_file(name).read_bytes()
    return cast("dict[str, object]", msgspec.json.decode(content))


@cache
def very_common_words(language: str) -> frozenset[str]:
    """The most frequent words of a language, which begin sentences in their everyday sense; none without a list."""
    listed = str(read_data("frequent_words.json").get(language, ""))
    return frozenset(listed.split(maxsplit=_VERY_COMMON)[:_VERY_COMMON])


@cache
def kinds_of_others() -> dict[str, str]:
    """The kind of an organization or thing by each of its words: "partei" and "partido" are both of kind "party"."""
    return {word: kind for kind, listed in keyed_words("kinds_of_others").items() for word in listed}


@cache
def surnames_of_two() -> frozenset[str]:
    """Surnames of two or three characters: Japanese ones, and the compound ones of Chinese."""
    return frozenset(name for name in words("ja_surnames") if len(name) > 1) | words("compound_surnames")


def is_given_name(word: str) -> bool:
    """True if `word` (folded) is a given name of some country and no word too, or one of the packs."""
    return word in words("given") or is_given_in_text(word)


def is_first_name(word: str) -> bool:
    """As `is_given_name`, also names that are words (Rose, Deniz): for a word before a person's surname."""
    return word in words("given") or is_given_or_word(word)


@cache
def known_acronyms() -> dict[str, tuple[str, ...]]:
    """By folded acronym: the names of the bodies and things that readers take it for; see known_acronyms.json."""
    table = cast("dict[str, list[str]]", read_data("known_acronyms.json"))
    return {letters: tuple(names) for letters, names in table.items()}


@cache
def homographs() -> dict[str, dict[str, object]]:
    """By folded name: other things of that name and the words that give them away; see homographs.json."""
    return cast("dict[str, dict[str, object]]", read_data("homographs.json"))


class _Table(NamedTuple):
    """`hashes` ascending, at the same place in `languages` the bits of the languages that have the word."""

    hashes: "array[int]"
    languages: "array[int]"
    bits: dict[str, int]


def _everyday_words() -> Iterator[tuple[str, Iterable[str]]]:
    """The folded everyday words by language, in several parts."""
    for name in ("common_words.json", "frequent_words.json"):
        for language, text in read_data(name).items():
            yield language, str(text).split()
    for language in packs_with("everyday_words"):
        yield language, (fold(word).text for word in words("everyday_words", language))


@cache
def _table() -> _Table:
    found: dict[int, int] = {}
    bits: dict[str, int] = {}
    for language, listed in _everyday_words():
        bit = bits.setdefault(language, 1 << len(bits))
        for word in listed:
            key = hash(word)
            found[key] = found.get(key, 0) | bit
    ordered = sorted(found)
    return _Table(array("q", ordered), array("I", (found[key] for key in ordered)), bits)


def _languages(word: str) -> int:
    table, key = _table(), hash(word)
    place = bisect_left(table.hashes, key)
    return table.languages[place] if place < len(table.hashes) and table.hashes[place] == key else 0


def is_common(word: str, *languages: str) -> bool:
    """True if `word` (folded) is an everyday word of one of these languages; of one without a list it is none."""
    bits = _table().bits
    return any(_languages(word) & bits.get(language, 0) for language in languages)


def is_word_of(languages: frozenset[str], language: str) -> bool:
    """True if a word of these languages may be an everyday word in a text of `language` ("" if not known).

    Languages of which no list is at hand, and texts of unknown language, are judged by the English list.
    """
    return (language if language in _table().bits or language in _ONLY_IN_DICTIONARY else "en") in languages


def has_word_list(language: str) -> bool:
    """True if the everyday words of a language are listed."""
    return language in _table().bits


def languages_of_word(word: str) -> frozenset[str]:
    """The languages in whose common words `word` (folded) is."""
    found = _languages(word)
    return frozenset(language for language, bit in _table().bits.items() if found & bit) if found else frozenset()


def is_word_in(word: str, language: str) -> bool:
    """True if `word` (folded) is an everyday word of the language or one that its dictionary has."""
    return is_common(word, language) or language in languages_of_rare_word(word)


@cache
def _dictionary() -> SortedLines:
    with as_file(common_file("dictionary_words.txt")) as path:
        return SortedLines(path)


def languages_using(word: str) -> frozenset[str]:
    """The languages of which `word` (folded) is an everyday word or one that their dictionaries have."""
    found, rare = languages_of_word(word), languages_of_rare_word(word)
    return found | rare if rare else found


def languages_of_surname(word: str, printed: str = "") -> frozenset[str]:
    """The languages in which a surname (folded) may open a sentence as a word; a rare one does only without article.

    Some languages have no word with the accents that the surname is `printed` with: Sánchez is none of German.
    """
    found, rare = languages_of_word(word), languages_of_rare_word(word) & _WITHOUT_ARTICLES
    accents = frozenset(printed.lower()) & _ACCENTS
    return (found | rare if rare else found) - (_WITHOUT_ACCENTS if accents else frozenset())


@lru_cache(maxsize=4096)
def languages_of_rare_word(word: str) -> frozenset[str]:
    """The languages whose dictionaries have `word` (folded), if its everyday lists do not."""
    found = _dictionary().after(word.encode("utf-8", "replace") + b" ")
    return frozenset(found.decode().split()) if found else frozenset()


def passed_over(printed: str) -> bool:
    """True if a word is so small that acronyms skip it."""
    return printed.islower() and len(printed) <= _SMALL
