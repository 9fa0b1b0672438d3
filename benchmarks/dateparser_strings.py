"""Reads the dates in dateparser's own tests: how many of them our reader gets right, wrong or not at all.

    python -m benchmarks.dateparser_strings CLONE [--show]

The strings come from a clone of github.com/scrapinghub/dateparser (BSD-3-Clause): those of its absolute dates, with the
language in a comment above them and the day on which they are read. Each test function is counted separately.
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scraper.pages.dates.read import read_date
from scraper.pages.dates.types import DateContext

TESTS = ("test_dates_parsing", "test_dates_parsing_with_language", "test_dates_parsing_with_normalization")
NOW = dt.datetime(2012, 11, 13, tzinfo=dt.UTC)
"""The moment of those tests."""
_HEADING = re.compile(r"\s*# (\w+)(?: dates)?$")
_CODES = {
    "English": "en", "French": "fr", "Spanish": "es", "Dutch": "nl", "Italian": "it", "Portuguese": "pt",
    "Russian": "ru", "Turkish": "tr", "Romanian": "ro", "German": "de", "Czech": "cs", "Thai": "th",
    "Vietnamese": "vi", "Belarusian": "be", "Ukrainian": "uk", "Tagalog": "tl", "Filipino": "fil", "Japanese": "ja",
    "Bangla": "bn", "Hindi": "hi", "Georgian": "ka", "Finnish": "fi", "Croatian": "hr", "Bulgarian": "bg",
}  # fmt: skip


class Sample(NamedTuple):
    """A text, the day that it means and its language, None if the tests name none."""

    text: str
    on: dt.date
    language: str | None


def samples(clone: Path) -> Iterator[Sample]:
    """The texts of the tests in order."""
    source = (clone / "tests" / "test_date_parser.py").read_text(encoding="utf-8")
    lines = source.splitlines()
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef) and function.name in TESTS:
            for call in ast.walk(function.decorator_list[0]):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "param":
                    yield _sample(call, lines)


def _sample(call: ast.Call, lines: list[str]) -> Sample:
    *given, expected = call.args
    texts = [ast.literal_eval(one) for one in given]
    year, month, day = (ast.literal_eval(one) for one in expected.args[:3])  # type: ignore[attr-defined]
    above = (_HEADING.match(line) for line in reversed(lines[: call.lineno - 1]))
    heading = next(match[1] for match in above if match)
    language = texts[0] if len(texts) > 1 else _CODES.get(heading)
    return Sample(texts[-1], dt.date(year, month, day), language)


def main() -> None:
    """Prints a row per language, and the total; with --show the texts that are not right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clone", type=Path)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples(asked.clone):
        reading = read_date(sample.text, DateContext(now=NOW, language=sample.language))
        right = reading is not None and (reading.on, reading.precision != "month") == (sample.on, True)
        verdict = "right" if right else "none" if reading is None else "wrong"
        counts[sample.language or "unknown"][verdict] += 1
        counts["all"][verdict] += 1
        if asked.show and not right:
            print(verdict, sample.language, repr(sample.text), sample.on, reading)
    for language, count in counts.items():
        print(f"{language:8}", *(f"{verdict} {count[verdict]:3}" for verdict in ("right", "wrong", "none")))


if __name__ == "__main__":
    main()
