"""Collects given names of people for presswatch/languages/packs/common/given_names.txt.

    python -m benchmarks.given_names

The names are those that Faker (MIT; `pip install faker`) has: for bylines of all its countries, for texts of
the countries below, folded; titles, months and very common words are left out there, and those that are words of a
language too (Rose, Deniz) listed apart. Names that Faker lacks, short forms above all, are in given_names_by_hand.txt.
"""

from __future__ import annotations

import importlib
import pkgutil
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.common.fold import fold
from pipelines.names.words import is_common, languages_of_rare_word, languages_of_word, very_common_words
from presswatch.languages.packs import words

OUT = Path(__file__).parents[1] / "presswatch" / "languages" / "packs" / "common" / "given_names.txt"
BY_HAND = Path(__file__).with_name("given_names_by_hand.txt")
# fmt: off
COUNTRIES = (
    "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en_GB", "en_IN", "en_US", "es_CL", "es_ES", "es_MX", "fi_FI",
    "fr_FR", "hu_HU", "it_IT", "nl_BE", "nl_NL", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "ru_RU", "sv_SE",
    "tr_TR", "uk_UA",
)
# fmt: on
_SHORTEST = 3
_PERSONS = "faker.providers.person"
_ALL = ("first_names", "first_names_male", "first_names_female")


def _names(country: str, attributes: Sequence[str] = _ALL) -> Iterator[str]:
    provider = importlib.import_module(f"{_PERSONS}.{country}").Provider
    for attribute in attributes:
        listed = vars(provider).get(attribute, ())
        yield from () if isinstance(listed, property) else listed


def _very_common(name: str) -> bool:
    return any(
        name in very_common_words(language) for language in ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr")
    )


def by_hand() -> set[str]:
    """The folded names of given_names_by_hand.txt that are no everyday words, and those of its section of words."""
    _, _, text = BY_HAND.read_text(encoding="utf-8").partition("[words]\n")
    believed, *others = (part.partition("]\n")[2] or part for part in text.split("\n["))
    names = {fold(name).text for part in others for name in part.split()}
    plain = {name for name in names - _never() if not (_very_common(name) or is_common(name, "en"))}
    return plain | {*believed.split()}


def _never() -> frozenset[str]:
    """Words that are no given names in a text."""
    return frozenset().union(*map(words, ("titles", "function", "not_given", "people_after", "appositions")))


def main() -> None:
    found = {fold(name).text for country in COUNTRIES for name in _names(country) if name.isalpha()}
    texts = {name for name in found - _never() if len(name) >= _SHORTEST and not _very_common(name)}
    everywhere = (country.name for country in pkgutil.iter_modules(importlib.import_module(_PERSONS).__path__))
    bylines = {name.casefold() for country in everywhere for name in _names(country) if name.isalpha()}
    sections: dict[str, list[str]] = {}
    for name in sorted(texts | bylines):
        title = "bylines" if name not in texts else "listed" if name in bylines else "texts"
        word = title != "bylines" and (languages_of_word(name) or languages_of_rare_word(name))
        sections.setdefault(f"{title}_words" if word else title, []).append(name)
    women, men = ({fold(n).text for c in COUNTRIES for n in _names(c, [one])} & texts for one in _ALL[:0:-1])
    sections["by_hand"] = sorted(by_hand() - texts)
    sections |= {"women": sorted(women - men), "men": sorted(men - women)}
    head = OUT.read_text(encoding="utf-8").partition("[")[0]
    OUT.write_text(head + "\n".join(map(_section, sections.items())), encoding="utf-8")
    print(len(texts), len(bylines), OUT.stat().st_size)


def _section(section: tuple[str, list[str]]) -> str:
    title, names = section
    return f"[{title}]\n" + textwrap.fill(" ".join(names), 118, break_on_hyphens=False) + "\n"


if __name__ == "__main__":
    main()
