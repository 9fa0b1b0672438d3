"""The decisions on golden pages and posts and on the tests' texts as short hashes, kept in `tests/decisions.txt`.

    python -m benchmarks.decisions --pin

writes that file. Each line is an input's id with the name and four hexadecimal digits of each of its sections, so a
test can say for which input what has changed; `--diff` shows the decisions themselves.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import partial
from itertools import chain
from pathlib import Path

from benchmarks.decisions import tested
from benchmarks.decisions.case import Case, Workshop
from benchmarks.decisions.decide import Sections, Tools, of_listing, of_page
from benchmarks.decisions.edited import edited
from benchmarks.decisions.ladders import ladders
from benchmarks.decisions.number_ladders import number_ladders
from benchmarks.decisions.page_ladders import page_ladders
from benchmarks.decisions.pdf_ladders import pdf_ladders
from benchmarks.decisions.plain import digest
from benchmarks.decisions.text_ladders import text_ladders
from benchmarks.drawn_pages.drawing import TODAY, WORDS, Design
from benchmarks.listing_drawings import draw
from benchmarks.mentions import subjects_of
from pipelines.mentions.step import build_matcher
from pipelines.outlets.catalogue import load_catalogue
from scraper.items import Entry
from scraper.pages.dates.read import DateContext

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tests" / "decisions.txt"
WATCHLIST = ROOT / "benchmarks" / "real" / "labels" / "watchlist.json"


DRAWN = 12
"""Drawn pages of each language: they differ in all that has a bound, which pages written by hand do not reach."""


TEXTS_OF = ("pipelines", "scraper/pages")
"""Folders of tests whose texts are pinned: a test asserts one thing of a text, a pin all that is decided on it."""


def golden_cases() -> list[Case]:
    """The golden, edited and drawn pages and posts, and the ladders, sorted by id."""
    drawn = (Case(f"drawn:{lang}-{n:02}", partial(_drawn, lang, n)) for lang in WORDS for n in range(DRAWN))
    grown = (
        edited(ROOT / "tests", TEXTS_OF),
        ladders(),
        number_ladders(),
        page_ladders(),
        pdf_ladders(),
        text_ladders(),
    )
    return sorted([*tested.golden_of(ROOT / "tests"), *drawn, *chain(*grown)], key=lambda case: case.id)


def text_cases() -> list[Case]:
    """The texts in the tests' code sorted by id."""
    return sorted(tested.texts_of(ROOT / "tests", TEXTS_OF), key=lambda case: case.id)


def _drawn(lang: str, number: int, shop: Workshop) -> Sections:
    path, html, _ = draw(Design(lang, random.Random(f"{lang}-{number}")))
    body, url = html.encode(), f"https://www.drawn.example{path}"
    context = DateContext(now=datetime.combine(TODAY, time(), UTC))
    return of_listing(body, url, context) | of_page(body, url, Entry(url=url), shop.big)


def workshop(watchlist: Path = WATCHLIST) -> Workshop:
    """The tools for the cases: the catalogue of outlets and the names of a watchlist."""
    catalogue = load_catalogue()
    subjects = subjects_of(json.loads(watchlist.read_text(encoding="utf-8")))
    return Workshop(catalogue, Tools(build_matcher(subjects), catalogue))


def pins_of(cases: Iterable[Case], shop: Workshop) -> Iterator[tuple[str, dict[str, str]]]:
    """For each case its id, and four digits of the hash of each section that has decisions."""
    for case in cases:
        sections = case.run(shop).items()
        yield case.id, {name: _short(found) for name, found in sections if found}


def _short(found: list[object]) -> str:
    return digest(json.dumps(found, ensure_ascii=False, sort_keys=True))[:4]


def pinned() -> dict[str, dict[str, str]]:
    """The contents of the file, by the inputs' ids."""
    lines = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    return {name: dict(one.split(" ") for one in sections) for name, *sections in lines}


def pin() -> int:
    """Writes the file; returns the number of inputs."""
    lines = [
        "\t".join([name, *(f"{section} {short}" for section, short in sorted(sections.items()))])
        for name, sections in pins_of([*golden_cases(), *text_cases()], workshop())
    ]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)
