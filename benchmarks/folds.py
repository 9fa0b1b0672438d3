"""How much a figure varies from site to site: a scorer run on five parts of a data set, no site in two of them.

    python -m benchmarks.folds GOLD.jsonl P.jsonl --score SCORER.py [--by FIELD] [--folds 5] [--only IDS.txt]

P.jsonl holds predictions as the benchmarks write them (`python -m benchmarks.listings DIR --out P.jsonl`). Records with
the same FIELD stay together; without it, those whose address (`url`, `page_url`) has the same host. The groups are
distributed by size, the largest first, each to the smallest part so far, so the same data give the same parts. Prints
each figure of the scorer for the whole set, and its lowest, middle and highest part.

Nothing is learned here. Trained models are measured on folds by the training programs, and handwritten rules were
written with the whole set in view: this is the spread, not a figure for unseen sites.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Record = dict[str, Any]


def main(argv: list[str] | None = None) -> int:
    """Scores the parts and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--score", type=Path, required=True)
    parser.add_argument("--by", help="field of the records that says which belong together")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=Path, help="file of ids, one a line: only these records")
    options = parser.parse_args(argv)
    gold = _records(options.gold)
    if options.only is not None:
        wanted = set(options.only.read_text(encoding="utf-8").split())
        gold = [one for one in gold if one["id"] in wanted]
    predicted = {one["id"]: one for one in _records(options.predictions)}
    parts = dealt(gold, options.by, options.folds)
    whole = scored(options.score, gold, predicted)
    of_parts = [scored(options.score, part, predicted) for part in parts]
    print(f"{len(gold)} records in {len(parts)} parts of {min(map(len, parts))} to {max(map(len, parts))}")
    print(f"{'figure':40} {'all':>8} {'lowest':>8} {'middle':>8} {'highest':>8}")
    for name, value in whole.items():
        values = [part[name] for part in of_parts if name in part]
        if values and (value != int(value) or max(values) <= 1):  # counts say nothing here
            spread = min(values), statistics.median(values), max(values)
            print(f"{name:40} {value:8.4f} " + " ".join(f"{one:8.4f}" for one in spread))
    return 0


def _records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def dealt(records: list[Record], field: str | None, folds: int) -> list[list[Record]]:
    """The records in this many parts of about equal size; records that belong together stay in one part."""
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[str(record[field]) if field else _host(record)].append(record)
    parts: list[list[Record]] = [[] for _ in range(folds)]
    for _, group in sorted(groups.items(), key=lambda named: (-len(named[1]), named[0])):
        min(parts, key=len).extend(group)
    return [part for part in parts if part]


def _host(record: Record) -> str:
    address = record.get("url") or record.get("page_url") or ""
    return urlsplit(address).hostname or record["id"]


def scored(scorer: Path, gold: list[Record], predicted: dict[str, Record]) -> dict[str, float]:
    """The scorer's figures for these records, each by its path in the scorer's JSON (without "all")."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "predictions.jsonl")]
        found = [predicted[one["id"]] for one in gold if one["id"] in predicted]
        for path, lines in zip(paths, (gold, found), strict=True):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        given = [str(path) for path in paths]
        if "--gold" in scorer.read_text(encoding="utf-8"):
            given = ["--gold", given[0], "--pred", given[1]]
        asked = subprocess.run(
            [sys.executable, str(scorer), *given, "--json"], capture_output=True, text=True, check=False
        )
    if not asked.stdout.lstrip().startswith("{"):
        raise SystemExit(f"folds: {scorer}: {asked.stderr.strip() or 'no JSON'}")
    return dict(_figures(_overall(json.loads(asked.stdout))))


def _overall(answer: Any) -> Any:
    """The part of a scorer's output that is about all records."""
    if len(answer) == 1:
        return _overall(next(iter(answer.values())))
    return next((answer[name] for name in ("all", "overall") if name in answer), answer)


def _figures(value: Any, path: str = "") -> Iterator[tuple[str, float]]:
    """The numbers in nested objects with the names that lead to them."""
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield from _figures(inner, f"{path}{name}.")
        elif isinstance(inner, int | float) and not isinstance(inner, bool):
            yield f"{path}{name}", float(inner)


if __name__ == "__main__":
    sys.exit(main())
