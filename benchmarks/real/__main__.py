"""Prints the product's results on the real sets, all parts, by language and kind, next to those on the made sets.

    python -m benchmarks.real SETS --scorers DIR [--made DATA] [--csv FILE] [--brief]

SETS is the output of `benchmarks.real.build`; `--scorers` holds score_coverage.py and score_mentions.py; `--made` is
the folder of the made sets (coverage, mentions). `--brief` omits languages and kinds. The part "kept" is measured here
and read nowhere.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import houses
from benchmarks.real import parts, score_quotes
from benchmarks.real.scored import (
    Row,
    coverage_figures,
    mention_figures,
    predicted,
    records,
    rows,
    scorer,
)

_BENCHMARKS = (
    ("coverage", "gold.jsonl", coverage_figures),
    ("mentions", "texts.jsonl", mention_figures),
)


def report(sets: Path, scorers: Path, made: Path | None) -> Iterator[Row]:
    """The lines of the report, set by set."""
    for name, gold_file, figures in _BENCHMARKS:
        module = scorer(scorers, name)
        folders = [("made", made / name)] if made else []
        for origin, folder in [*folders, ("real", sets / name)]:
            if (folder / gold_file).exists():
                yield from rows(
                    f"{name} ({origin})", module, figures, records(folder / gold_file), predicted(name, folder)
                )
    if (sets / "quotes" / "gold.jsonl").exists():
        yield from quote_rows(sets / "quotes")
    if (sets / "houses" / "houses.jsonl").exists():
        yield from house_rows(sets / "houses")


def quote_rows(folder: Path) -> Iterator[Row]:
    """Quotations and their speakers, by part, language and corpus."""
    gold, found = records(folder / "gold.jsonl"), predicted("quotes", folder)
    for group, chosen in score_quotes.groups(gold):
        yield Row("quotes (real)", group, len(chosen), score_quotes.score(chosen, found).figures())


def house_rows(folder: Path) -> Iterator[Row]:
    """Near-duplicates among posts of one source, by part."""
    with tempfile.TemporaryDirectory() as place:
        scores = houses.run(folder, Path(place) / "pairs.jsonl")
    part_of = {record["house"]: record["part"] for record in records(folder / "houses.jsonl")}
    for group in ("all", *parts.PARTS):
        chosen = [one for house, one in scores.items() if group in ("all", part_of[house])]
        total = sum(chosen, houses.Score())
        figures: dict[str, float | None] = {
            "f1": 2 * total.right / ((total.found + total.asked) or 1) if total.found + total.asked else None,
            "p": total.right / total.found if total.found else None,
            "r": total.right / total.asked if total.asked else None,
            "merged": float(total.merged),
        }
        yield Row("houses (real)", group, len(chosen), figures)


def line_of(row: Row) -> str:
    """A row as a line of text."""
    figures = "  ".join(f"{name} {'-' if value is None else f'{value:.3f}'}" for name, value in row.figures.items())
    return f"{row.of_set:18} {row.group:24} {row.count:5}  {figures}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--scorers", type=Path, required=True)
    parser.add_argument("--made", type=Path)
    parser.add_argument("--csv", type=Path)
    parser.add_argument("--brief", action="store_true")
    options = parser.parse_args()
    found = []
    for row in report(options.sets, options.scorers, options.made):
        if not options.brief or " " not in row.group:
            found.append(row)
            print(line_of(row), flush=True)
    if options.csv:
        with options.csv.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["set", "group", "count", "measure", "value"])
            for row in found:
                writer.writerows([row.of_set, row.group, row.count, *one] for one in row.figures.items())


if __name__ == "__main__":
    main()
