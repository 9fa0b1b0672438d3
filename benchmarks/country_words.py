"""Writes country_names.json and country_cities.json in packs/common: what countries and their cities are called.

    python -m benchmarks.country_words

The names are those of the Unicode CLDR in the languages that Presswatch reads, as babel has them; the cities are those
of its time zones.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale
from babel.core import get_global

from pipelines.common.fold import fold

_FOLDER = Path(__file__).parents[1] / "presswatch" / "languages" / "packs" / "common"
_LANGUAGES = (
    "en de fr es it pt pl ru uk tr fi nl sv da nb cs ar ko ja zh zh_Hant hr sr sl sk hu ro el bg et lv lt he fa id vi"
)
_NO_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AQ"}
_SHORTEST = 2
_SHORT = {"US": "usa", "GB": "uk"}
"""Names that CLDR keeps apart as short ones."""


def names() -> dict[str, str]:
    """By ISO code: the folded names, separated by "|"."""
    found: dict[str, dict[str, None]] = {}
    for language in _LANGUAGES.split():
        for code, name in Locale.parse(language).territories.items():
            if len(code) != _SHORTEST or code in _NO_COUNTRIES or not code.isalpha():
                continue
            folded = fold(name.split("(")[0].split("（")[0]).text.strip()
            if len(folded) >= _SHORTEST:
                found.setdefault(code, {})[folded] = None
    for code, short in _SHORT.items():
        found[code][short] = None
    return {code: "|".join(sorted(found[code])) for code in sorted(found)}


def cities() -> dict[str, str]:
    """By ISO code: the folded names of the cities of its time zones, separated by "|"."""
    found: dict[str, dict[str, None]] = {}
    for zone, code in get_global("zone_territories").items():
        if len(code) == _SHORTEST and code not in _NO_COUNTRIES:
            listed = found.setdefault(code, {})
            listed[fold(zone.rsplit("/", 1)[-1].replace("_", " ")).text] = None
            for language in _LANGUAGES.split():
                city = Locale.parse(language).time_zones.get(zone, {}).get("city")
                if city and len(fold(city).text) >= _SHORTEST:
                    listed[fold(city).text] = None
    return {code: "|".join(sorted(found[code])) for code in sorted(found)}


def main() -> None:
    for file, table in (("country_names.json", names()), ("country_cities.json", cities())):
        printed = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
        _FOLDER.joinpath(file).write_text(printed + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
