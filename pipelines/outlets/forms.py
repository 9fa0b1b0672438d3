"""Forms in which texts print the name of an outlet: other cases, other capitals, without its article."""

from collections.abc import Collection, Iterable, Iterator

from presswatch.languages.packs import alternation, any_word, ordered_words, pack_of, packs_with, words
from presswatch.languages.patterns import compiled_later

_LOWERCASE_WORD = compiled_later(
    rf"(?<=[^\W\d_][ ])(?!(?:{any_word('prepositions_in_names')})(?!\w))[a-zà-öø-ÿ]{{4,64}}(?![\w'’.])"
)
_SHORTEST_IN_CAPITALS = 5
"""Letters: a shorter name in capitals is an acronym of something else."""


def _endings(meaning: str) -> dict[str, tuple[str, ...]]:
    """Entries "ending → forms" by their ending; "-" is the empty ending."""
    entries = (entry.partition(" → ") for entry in ordered_words(meaning))
    return {end.strip("-"): tuple(form.strip("-") for form in forms.split()) for end, _, forms in entries}


_ADJECTIVES, _NOUNS = _endings("adjective_case_forms"), _endings("noun_case_forms")
_MUTE = tuple(words("mute_endings"))
_CYRILLIC_NAME = compiled_later(r"[А-ЯЁ][А-Яа-яЁё-]*(?: [А-Яа-яЁё-]+)?\Z")
_LONGER_THAN = 3
"""Letters of an acronym, which has no cases."""


def _noun_forms(word: str) -> tuple[str, ...]:
    end = next((end for end in _NOUNS if end and word.endswith(end)), "")
    stem = word[: -len(end)] if end else word.removesuffix(next(iter(_MUTE)))
    return tuple(stem + form for form in _NOUNS[end])


def _cyrillic_forms(name: str) -> Iterator[str]:
    first, _, second = name.partition(" ")
    if not second:
        yield from _noun_forms(first)
    for ending in _ADJECTIVES.get(first[-2:], ()) if second else ():
        yield from (f"{first[:-2]}{ending} {noun}" for noun in _noun_forms(second))


_FUSED = {article + " ": tuple(form + " " for form in forms) for article, forms in _endings("fused_articles").items()}
FUSED = tuple(sorted({one for many in _FUSED.values() for one in many}, key=lambda one: (-len(one), one)))
"""Prepositions that include the article at the beginning of a name, longest first, each with a blank."""
_WITH_ADJECTIVE = compiled_later(rf"(?:{alternation('names_with_adjective')})\Z")
_WITH_GENITIVE = compiled_later(rf"(?:{alternation('names_with_genitive_s')})\Z")
_TAKES_S = compiled_later(r"(?![sxz])[^\W\d_]\Z")
_PLAIN_GENITIVE = frozenset(packs_with("genitive_s_without_apostrophe"))


def inflected(name: str, language: str = "") -> tuple[str, ...]:
    """The name itself first, then its forms in other cases; only names of one or two words have these.

    `language` is that of the outlet: Scandinavian texts print the genitive of any name.
    """
    if _WITH_GENITIVE.match(name) or (pack_of(language) in _PLAIN_GENITIVE and _TAKES_S.search(name)):
        return (name, name + "s")
    if _CYRILLIC_NAME.match(name) and not name.isupper() and len(name) > _LONGER_THAN:
        return (name, *_cyrillic_forms(name))
    if adjective := _WITH_ADJECTIVE.match(name):
        return (name, f"{adjective[1]}n {adjective[2]}", f"{adjective[1]}r {adjective[2]}")
    fused = _FUSED.get(name[:3], ()) if name[3:4].isupper() else ()
    return (name, *(one + name[3:] for one in fused))


def _adjective_cases(pack: str, gender: str) -> tuple[tuple[str, str], ...]:
    """The endings of adjectives in other cases with that of the nominative, longest first."""
    entries = (entry.split() for entry in ordered_words("cases_of_media_adjectives", pack))
    pairs = [(form, end) for one, end, *forms in entries if one == gender for form in forms]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


_NOUN_CASES = {
    form: (pack, gender, noun)
    for pack in packs_with("cases_of_media_nouns")
    for gender, noun, *forms in map(str.split, ordered_words("cases_of_media_nouns", pack))
    for form in forms
}
"""By its form in another case (a media noun's): the pack, its gender and the form with which a name is listed."""
_ADJECTIVE_CASES = {(pack, gender): _adjective_cases(pack, gender) for pack, gender, _ in _NOUN_CASES.values()}


def in_nominative(name: str) -> str:
    """A name whose noun for a medium is in another case as it is listed: "Deltském deníku" is Deltský deník.

    The adjectives right before and after the noun change with it ("Gazecie Morskiej"), other words stay.
    """
    parts = name.split(" ")
    at = next((number for number, part in enumerate(parts) if part.lower() in _NOUN_CASES), None)
    if at is None:
        return name
    pack, gender, noun = _NOUN_CASES[parts[at].lower()]
    parts[at] = noun.capitalize() if parts[at][0].isupper() else noun
    for step in (-1, 1):
        near = at + step
        while 0 <= near < len(parts) and (changed := _in_nominative(parts[near], pack, gender)):
            parts[near] = changed
            near += step
    return " ".join(parts)


def _in_nominative(adjective: str, pack: str, gender: str) -> str | None:
    ends = (pair for pair in _ADJECTIVE_CASES[pack, gender] if adjective.endswith(pair[0]))
    return next((adjective.removesuffix(form) + end for form, end in ends), None)


def printed_otherwise(names: Iterable[str], weak: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Forms in which others print a name, each with True if it asks for further evidence.

    A name whose later words are in lower case ("L'Est républicain") is as sure with capitals, and an English name of
    several words as sure without its article ("Yorkshire Post"). A name with an elided article ("l'Humanité") and a
    single word in capitals ("STANDARD") ask for evidence.
    """
    for name in names:
        if _LOWERCASE_WORD.search(name):
            yield _LOWERCASE_WORD.sub(lambda match: match.group().title(), name), name in weak
        bare = name.removeprefix("The ")
        if bare != name and " " in bare:
            yield bare, name in weak
        if name.startswith(("L'", "L’")) and name[2:3].isupper():
            yield "l'" + name[2:], True
        if bare.isascii() and bare.isalpha() and len(bare) >= _SHORTEST_IN_CAPITALS:
            yield bare.upper(), True
