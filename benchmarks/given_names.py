"""Collects given names by which another bearer of a surname is known, for pipelines/data/given_names.txt.

    python -m benchmarks.given_names

The names are those that Faker (MIT; `pip install faker`) has for its countries in letters with capitals. A star marks
those that are words of a language too (Rose, Deniz); titles, months and very common words are left out.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

from pipelines.names.words import languages_of_rare_word, languages_of_word, very_common_words
from pipelines.text.fold import fold
from presswatch.languages.packs import words

OUT = Path(__file__).parents[1] / "pipelines" / "data" / "given_names.txt"
# fmt: off
COUNTRIES = (
    "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en_GB", "en_IN", "en_US", "es_CL", "es_ES", "es_MX", "fi_FI",
    "fr_FR", "hu_HU", "it_IT", "nl_BE", "nl_NL", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "ru_RU", "sv_SE",
    "tr_TR", "uk_UA",
)
# fmt: on
_SHORTEST = 3


def _names(country: str) -> Iterator[str]:
    provider = importlib.import_module(f"faker.providers.person.{country}").Provider
    for attribute in ("first_names", "first_names_male", "first_names_female"):
        listed = vars(provider).get(attribute, ())
        yield from () if isinstance(listed, property) else listed


def _very_common(name: str) -> bool:
    return any(
        name in very_common_words(language) for language in ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr")
    )


def main() -> None:
    found = {fold(name).text for country in COUNTRIES for name in _names(country) if name.isalpha()}
    never = words("titles") | words("function") | words("not_given") | words("people_after") | words("appositions")
    kept = sorted(name for name in found - never if len(name) >= _SHORTEST and not _very_common(name))
    lines = [f"{name} *" if languages_of_word(name) or languages_of_rare_word(name) else name for name in kept]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(found), len(kept), OUT.stat().st_size)


if __name__ == "__main__":
    main()
