"""Countries in names and next to them: which one a word or the end of a run of characters names, in any language."""

from collections.abc import Iterator
from functools import cache, lru_cache

from pipelines.common.scripts import CJK, kind_of
from pipelines.names.words import read_data
from presswatch.languages.packs import any_word
from presswatch.languages.patterns import compiled_later

_NONE: frozenset[str] = frozenset()
_LONGEST_ENDING = 8  # letters after the beginning of an adjective: japan|ischen
_LONGEST_CASE = 3  # letters by which a country's name changes in another case: Япони|и, Niemc|ami
_SHORTEST_CASE = 4  # letters that all cases share
_LONGEST_IN_CJK = 8  # of a country's name in Chinese, Japanese or Korean
_ARABIC_ENDING = compiled_later(f"(?:{any_word('country_adjective_endings', 'ar')})$")
_ARABIC_COUNTRY = compiled_later(f"(?:{any_word('country_name_endings', 'ar')})$")
_FIRST = 3
_MOST_WORDS = 12
"""Of a country's name."""
_OF = f"(?:{any_word('small_words_before_countries')})"
_SMALL = compiled_later(f"^(?:{_OF} ){{1,40}}|(?: {_OF}){{1,40}}$")


@cache
def _names() -> dict[str, frozenset[str]]:
    """The codes of the countries by folded name, also by whole words that are adjectives."""
    found: dict[str, set[str]] = {}
    for code, names in read_data("country_names.json").items():
        for name in str(names).split("|"):
            found.setdefault(name, set()).add(code)
    for code, listed in read_data("country_adjectives.json").items():
        for word in str(listed).split() if code != "about" else ():
            if word.startswith("=") or kind_of(word[0]) in CJK:
                found.setdefault(word.removeprefix("="), set()).add(code)
    # Each country's codes once for all its names: as a set a name they would take most of a megabyte.
    shared: dict[frozenset[str], frozenset[str]] = {}
    return {name: shared.setdefault(one, one) for name, one in zip(found, map(frozenset, found.values()), strict=True)}


@cache
def _beginnings() -> dict[str, str]:
    """The codes by the beginnings of adjectives."""
    listed = read_data("country_adjectives.json").items()
    return {
        word: code
        for code, line in listed
        if code != "about"
        for word in str(line).split()
        if not word.startswith("=") and kind_of(word[0]) not in CJK
    }


@cache
def _arabic_stems() -> dict[str, frozenset[str]]:
    """The codes by what a country's Arabic name and its adjective share: سوريا, سوري."""
    stems: dict[str, frozenset[str]] = {}
    for name, codes in _names().items():
        if kind_of(name[0]) == "arabic" and " " not in name:
            for bare in {name, name.removeprefix("ال")}:
                stem = _ARABIC_COUNTRY.sub("", bare)
                stems[stem] = stems.get(stem, _NONE) | codes
    return stems


def is_country(word: str) -> bool:
    """True if a folded word is a country's name."""
    return word in _names()


@cache
def _first_letters() -> frozenset[str]:
    """The beginnings of all words for countries: most words have none of them."""
    alphabetic = frozenset(word[:_FIRST] for word in (*_names(), *_beginnings()))
    arabic = (word for word in (*_names(), *_beginnings()) if kind_of(word[0]) == "arabic")
    return alphabetic | frozenset(f"{kind}{word.removeprefix('ال')}"[:_FIRST] for word in arabic for kind in ("", "ال"))


def countries_of(word: str) -> frozenset[str]:
    """The codes of the countries that a folded word names: a name in any case, an adjective; empty if none."""
    bare = word.removesuffix("'s").removesuffix("의")
    return _countries_of(bare) if bare[:_FIRST] in _first_letters() else _NONE


@lru_cache(maxsize=4096)
def _countries_of(word: str) -> frozenset[str]:
    known = _names().get(word)
    if known:
        return known
    kind = kind_of(word[-1])
    if kind == "arabic":
        return _of_arabic(word)
    return _of_beginning(word) or (_of_a_case(word) if kind == "cyrillic" or word.isascii() else _NONE)


def _of_arabic(word: str) -> frozenset[str]:
    bare = [word, word.removeprefix("ال")]
    for one in bare:
        stem = _ARABIC_ENDING.sub("", one)
        if stem != one and stem in _arabic_stems():
            return _arabic_stems()[stem]
    adjectives = _beginnings()
    return next(
        (frozenset({adjectives[a]}) for one in bare for a in (one, one.removesuffix("ه")) if a in adjectives), _NONE
    )


def _of_beginning(word: str) -> frozenset[str]:
    for length in range(len(word), max(2, len(word) - _LONGEST_ENDING - 1), -1):
        code = _beginnings().get(word[:length])
        if code:
            return frozenset({code})
    return _NONE


def _of_a_case(word: str) -> frozenset[str]:
    """A country's name in another case, in the languages that have them: Японии, Niemczech."""
    for cut in range(1, _LONGEST_CASE + 1):
        stem = word[:-cut]
        if len(stem) < _SHORTEST_CASE:
            break
        for ending in ("а", "я", "ия", "и", "ь", "a", ""):
            codes = _names().get(stem + ending)
            if codes:
                return codes
    return _NONE


def _named_codes(country: str) -> frozenset[str]:
    return _names().get(country, _NONE) if country[:_FIRST] in _first_letters() else _NONE


def without_country(name: str) -> Iterator[tuple[str, frozenset[str]]]:
    """What a folded name leaves without the country that it names, and the codes of that country."""
    if kind_of(name[-1]) in CJK and " " not in name:
        for length in range(2, min(_LONGEST_IN_CJK, len(name) - 1) + 1):
            if name[:length] in _names():
                yield name[length:], _names()[name[:length]]
        return
    tokens = name.split(" ")
    for place in range(1, len(tokens) - 1):  # Sociedad Noruega de Faros
        if codes := countries_of(tokens[place]):
            yield " ".join(tokens[:place] + tokens[place + 1 :]), codes
    first, last = -1, len(name)
    for number in range(1, min(len(tokens), _MOST_WORDS + 1)):
        first, last = name.find(" ", first + 1), name.rfind(" ", 0, last)
        for country, rest in ((name[:first], name[first + 1 :]), (name[last + 1 :], name[:last])):
            if codes := _named_codes(country) or (countries_of(country) if number == 1 else _NONE):
                yield _SMALL.sub("", rest), codes


@cache
def _cities() -> dict[str, str]:
    return {city: code for code, line in read_data("country_cities.json").items() for city in str(line).split("|")}


def is_city(word: str) -> bool:
    """True if a folded word is the name of a large city."""
    return word in _cities()


def country_of_city_ahead(name: str) -> frozenset[str]:
    """The codes of the country whose city begins a folded name in Chinese or Japanese characters: 北京大学."""
    starts = [name[:length] for length in range(2, _LONGEST_IN_CJK)]
    return frozenset(_cities()[s] for s in starts if s in _cities()).union(*(_names().get(s, _NONE) for s in starts))


def countries_in_words(words: frozenset[str]) -> frozenset[str]:
    """The codes of the countries that folded words of a text name, by their names, adjectives or large cities."""
    cities = frozenset(_cities()[word] for word in words if word in _cities())
    return cities.union(*map(countries_of, words))
