"""Collects given names of many languages for scraper/pages/data/given_names.json.

    pip install faker && python -m benchmarks.given_names

From the lists of the package Faker (MIT; written with 40.x), all countries but LEFT_OUT; names of several words and of
one letter are left out. Only the names are stored, in small letters, sorted.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "scraper" / "pages" / "data" / "given_names.json"
PACKAGE = "faker.providers.person"
LEFT_OUT = frozenset(("is_IS", "ja_JP", "ko_KR", "zh_CN", "zh_TW", "th_TH", "en_TH"))
"""A register of thousands that hardly anyone bears; scripts in which the family name stands first, without a blank."""


def _names_of(module: str) -> Iterator[str]:
    provider = importlib.import_module(f"{PACKAGE}.{module}").Provider
    for attribute in dir(provider):
        values = getattr(provider, attribute)
        if attribute.startswith("first_name") and isinstance(values, dict | tuple | list | set):
            yield from (value for value in values if isinstance(value, str))


def main() -> None:
    """Writes the file and prints how many names it holds."""
    package = importlib.import_module(PACKAGE)
    modules = [module.name for module in pkgutil.iter_modules(package.__path__) if module.name not in LEFT_OUT]
    names = {
        name.strip().casefold()
        for module in modules
        for name in _names_of(module)
        if name.strip().isalpha() and len(name.strip()) > 1
    }
    OUT.write_text(json.dumps({"names": " ".join(sorted(names))}, ensure_ascii=False) + "\n", encoding="utf-8")
    print(len(names), OUT.stat().st_size)


if __name__ == "__main__":
    main()
