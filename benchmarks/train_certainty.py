"""Learns how much each kind of evidence says about an item of coverage, and shows how good the probabilities are.

    python -m benchmarks.train_certainty --scorers SCORERS DIR [DIR ...] [--folds 10] [--write]

DIR holds `gold.jsonl` and pages as benchmarks/coverage.py reads them. Every item that is read, however uncertain, is
compared with the labels: is it coverage, and are all its fields right? For each question a logistic regression is
fitted on the evidence of `pipelines.coverage.certainty`. Items of one organization stay in one fold, and each is
classified by weights fitted on the other folds; posts whose `part` is "kept" are skipped, and those of the tests have a
low weight. Prints a reliability table of both probabilities, and for each part what the thresholds drop and mark.
"Certain" begins at the lowest probability above which `CERTAIN` of the items are right. `--write` fits on all folds and
writes the shipped weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar
from unittest import mock
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from benchmarks.coverage import page_bytes, prediction, read_facts
from benchmarks.real.scored import records, scorer
from benchmarks.train_coverage import fitted
from pipelines.coverage import items as building
from pipelines.coverage.certainty import EVIDENCE, Case, evidence_of
from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from presswatch.records import CoverageItem
from tests.pipelines.posts import FOLDER, MANNERS, PLAIN, accepts, examples

CERTAIN = 0.95
"""Share of the items marked certain that are to be right, out of fold. The aim is .985: with the labelled posts there
are, it would leave next to none marked."""
LEAST, LEAST_ALONE = 0.26, 0.4
"""The chance of being coverage below which an item with a link is not recorded, among others and as a post's only one.

Lower, as many true as false ones would be lost."""
PENALTY = 2.0
MADE = 0.2
"""How much an item of a made post counts next to one of a real post."""
RARE = 5
"""Items that have an evidence, below which it gets no weight."""
NAMES = [one.id for one in EVIDENCE]
OF_RIGHT = np.array([one.of_right for one in EVIDENCE])
WEIGHTS = Path(__file__).parents[1] / "pipelines" / "data" / "coverage_evidence.json"
Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An item with its evidence: `group` is its organization, `silent` a post that reports no coverage."""

    post: str
    group: str
    part: str
    evidence: frozenset[str]
    coverage: bool
    right: bool
    silent: bool
    made: bool = False


def made_items(catalogue: Catalogue) -> Iterator[Labelled]:
    """The items of the tests' posts, each post an organization of its own."""
    for example in (one for folder in (FOLDER, MANNERS, PLAIN) for one in examples(folder)):
        cases, facts = recorded(lambda post=example.post: read_coverage(post, (), catalogue))
        for item in facts.items:
            same = _evidence_of(item, cases)
            good = any(accepts(row[0], item.outlet, item.outlet_raw) for row in example.items)
            yield Labelled(example.name, example.name, "made", same, good, good, not example.items, made=True)


def labelled_items(folder: Path, module: ModuleType, catalogue: Catalogue) -> Iterator[Labelled]:
    """The items read from a set's posts, however uncertain, with their labels."""
    for row in records(folder / "gold.jsonl"):
        if row.get("part") == "kept":
            continue
        group = row.get("organization") or urlsplit(row["page_url"]).hostname or row["id"]
        for evidence, found, wanted in _compared(row, folder, module, catalogue):
            right = wanted is not None and all(not found.get(f) or module.ok(f, found[f], wanted) for f in FIELDS)
            part = row.get("part") or folder.name
            yield Labelled(row["id"], group, part, evidence, wanted is not None, right, not row["items"])


FIELDS = {"url": 8, "outlet": 4, "domain": 2, "date": 1}
"""What an item says, with the points by which it is found among the labels."""
Found = tuple[frozenset[str], dict[str, Any], dict[str, Any] | None]


def _compared(row: dict[str, Any], folder: Path, module: ModuleType, catalogue: Catalogue) -> Iterator[Found]:
    """Each item of a post with its evidence and its label, None for a false one."""
    cases, (post, facts, _) = recorded(lambda: read_facts(row, page_bytes(folder / row["file"]), catalogue))
    found = prediction(row, post, facts, catalogue)["items"]

    def likeness(one: dict[str, Any], other: dict[str, Any]) -> int:
        return sum(points for f, points in FIELDS.items() if one.get(f) and module.ok(f, one[f], other))

    for item, (shown, wanted) in _paired(facts.items, found, module.align(found, row["items"], likeness)):
        yield _evidence_of(item, cases), shown, wanted


Cases = list[tuple[CoverageItem, frozenset[str]]]
Read = TypeVar("Read")


def recorded(read: Callable[[], Read]) -> tuple[Cases, Read]:
    """The items before weighing, and each item before the check of names, with its evidence."""
    cases: Cases = []

    def record(case: Case) -> CoverageItem:
        cases.append((case.item, evidence_of(case)))
        return case.item

    with mock.patch.object(building, "weighed", record):
        return cases, read()


def _evidence_of(item: CoverageItem, cases: Cases) -> frozenset[str]:
    """The evidence of a recorded item, by address and outlet; an outlet that the check refuses is removed by then."""

    def agreement(case: CoverageItem) -> int:
        return (
            2 * (case.article_url == item.article_url) + (case.outlet == item.outlet) + (case.passages == item.passages)
        )

    return max(cases, key=lambda one: agreement(one[0]), default=(item, frozenset[str]()))[1]


def _paired(items: Sequence[CoverageItem], found: list[Any], pairs: list[Any]) -> Iterator[tuple[CoverageItem, Any]]:
    for shown, wanted in pairs:
        if shown is not None:
            number = next(n for n, one in enumerate(found) if one is shown)
            yield items[number], (shown, wanted)


def _chances(rows: Rows, weights: Rows) -> Rows:
    found: Rows = 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    return found


def by_folds(rows: Rows, labels: Rows, folds: npt.NDArray[np.int64], counts: Rows) -> Rows:
    """The probability of each row by weights fitted on the other folds."""
    chances: Rows = np.zeros(len(rows))
    for fold in set(folds.tolist()):
        outside = folds != fold
        chances[~outside] = _chances(rows[~outside], fitted(rows[outside], labels[outside], PENALTY, counts[outside]))
    return chances


def threshold(chances: Rows, labels: Rows) -> float:
    """The lowest probability from which on `CERTAIN` of the items are right; above 1 if there is none."""
    order = np.argsort(-chances, kind="stable")
    shares = np.cumsum(labels[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= CERTAIN)
    return float(chances[order][enough[-1]]) if len(enough) else 1.01


def _reliability(name: str, chances: Rows, labels: Rows) -> None:
    print(f"{name:10} chance said     items   mean said   true")
    edges = [*np.linspace(0, 0.9, 10), 0.95, 0.975, 1.01]
    for low, high in pairwise(edges):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            said, true = chances[inside].mean(), labels[inside].mean()
            print(f"{'':10} {low:.3f} to {min(high, 1):.3f}  {inside.sum():5}   {said:9.3f}   {true:.3f}")


def _shown(part: str, items: Sequence[Labelled], kept: npt.NDArray[np.bool_], sure: npt.NDArray[np.bool_]) -> None:
    mine = [n for n, one in enumerate(items) if part in ("all", one.part)]
    marked = [items[n] for n in mine if sure[n]]
    lost = [items[n] for n in mine if not kept[n]]
    silent = {items[n].post for n in mine if items[n].silent}
    left = {items[n].post for n in mine if items[n].silent and kept[n]}
    right, true = sum(one.right for one in marked), sum(one.coverage for one in lost)
    every, sure_posts = sum(items[n].right for n in mine), {one.post for one in marked if one.silent}
    print(
        f"{part:14} items {len(mine):4}   dropped: false {len(lost) - true:3}, true {true:3}   "
        f"certain: right {right:3} of {len(marked):3}, of all right {every:3}   "
        f"posts without coverage that give some: {len(silent)}, now {len(left)}, certain {len(sure_posts)}"
    )


def main(argv: list[str] | None = None) -> int:
    """Fits, measures and prints; writes if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorers", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    module, catalogue = scorer(options.scorers, "coverage"), load_catalogue()
    items = [one for folder in options.folders for one in labelled_items(folder, module, catalogue)]
    items += made_items(catalogue)
    held = Counter(name for one in items for name in one.evidence)
    rows = np.array([[float(n in one.evidence and held[n] >= RARE) for n in NAMES] for one in items])
    folds = np.array([int(hashlib.sha256(one.group.encode()).hexdigest(), 16) % options.folds for one in items])
    counts = np.array([MADE if one.made else 1.0 for one in items])
    coverage = np.array([float(one.coverage) for one in items])
    right = np.array([float(one.right) for one in items])
    known = np.array(["known" in one.evidence and "only-listed" not in one.evidence for one in items])
    real = np.array([not one.made for one in items])
    linked = np.array([not one.evidence & {"no-link", "unknown-by-kind"} for one in items])
    said: Rows = np.ones(len(items))
    said[linked] = by_folds(rows[linked], coverage[linked], folds[linked], counts[linked])
    sure: Rows = np.zeros(len(items))
    sure[known] = by_folds(rows[known] * OF_RIGHT, right[known], folds[known], counts[known])
    least = threshold(sure[known & real], right[known & real])
    _reliability("coverage", said[linked & real], coverage[linked & real])
    _reliability("right", sure[known & real], right[known & real])
    kept = said >= np.array([LEAST_ALONE if "alone" in one.evidence else LEAST for one in items])
    for part in ("all", *sorted({one.part for one in items})):
        _shown(part, items, kept, kept & (sure >= least))
    fits = [
        fitted(rows[of] * (OF_RIGHT if asked is right else 1), asked[of], PENALTY, counts[of])
        for of, asked in ((linked, coverage), (known, right))
    ]
    fits[1][:-1][~OF_RIGHT] = 0
    for number in np.argsort(-np.abs(fits[1][:-1])):
        print(f"{NAMES[number]:24} {held[NAMES[number]]:4}   {fits[0][number]:6.2f} {fits[1][number]:6.2f}")
    print(f"certain from {least:.3f}")
    if options.write:
        _write(least, [[round(float(one), 2) for one in fit] for fit in fits])
    return 0


def _write(least: float, fits: Sequence[Sequence[float]]) -> None:
    table = {
        "least": LEAST,
        "least_alone": LEAST_ALONE,
        "certain": round(least, 3),
        "constant": [fit[-1] for fit in fits],
        "weights": {name: [fit[number] for fit in fits] for number, name in enumerate(NAMES)},
    }
    head = ",\n".join(
        f" {json.dumps(name)}: {json.dumps(table[name])}" for name in ("least", "least_alone", "certain", "constant")
    )
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(pair)}" for name, pair in table["weights"].items())
    WEIGHTS.write_text(f'{{\n{head},\n "weights": {{\n{rows}\n }}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
