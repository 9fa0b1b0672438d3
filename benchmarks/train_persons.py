"""Learns how much each kind of evidence says of a person, and shows whom the posts then name.

    python -m benchmarks.train_persons --scorers SCORERS DIR [DIR ...] [--folds 10] [--write]

DIR holds `gold.jsonl` and pages as benchmarks/coverage.py reads them. Everybody who may appear for the posting
organization is compared with the labels, and a logistic regression is fitted on the evidence of
`pipelines.coverage.person_evidence`. People of one organization stay in one fold, and each is judged by weights fitted
on the other folds; posts whose `part` is "kept" are passed over, and those that the tests are made of count less.
Printed for each part: right, false and missed people and their F1. `--write` fits on all folds and writes the weights
that ship.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from benchmarks.coverage import page_bytes, read_facts
from benchmarks.real.scored import records, scorer
from benchmarks.train_certainty import fitted
from pipelines.coverage import spokespersons
from pipelines.coverage.person_evidence import EVIDENCE, Candidate
from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from tests.pipelines.posts import FOLDER, MANNERS, PLAIN, accepts, examples

LEAST = 0.35
"""The chance from which on somebody counts: lower gives as many false ones as true ones."""
PENALTY = 0.3
MADE = 1
"""How much a person of a made post counts next to one of a real post."""
NAMES = list(EVIDENCE)
WEIGHTS = Path(__file__).parents[1] / "pipelines" / "data" / "person_evidence.json"
Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A post with its people: the evidence of each and which of the `wanted` it is, -1 for none."""

    group: str
    part: str
    wanted: int
    people: Sequence[tuple[frozenset[str], int]]
    made: bool = False


def made_posts(catalogue: Catalogue) -> Iterator[Labelled]:
    """The posts that the tests are made of, each an organization of its own."""
    for example in (one for folder in (FOLDER, MANNERS, PLAIN) for one in examples(folder)):
        wanted = [row[0] for row in example.people]
        found = recorded(lambda post=example.post: read_coverage(post, (), catalogue))
        people = [(one.evidence, _which([one.person.name], wanted, accepts)) for one in found]
        yield Labelled(example.name, "made", len(wanted), people, made=True)


def labelled_posts(folder: Path, module: ModuleType, catalogue: Catalogue) -> Iterator[Labelled]:
    """The posts of a set with the people who may appear in them."""
    for row in records(folder / "gold.jsonl"):
        if row.get("part") == "kept":
            continue
        wanted = [{module.norm(name) for name in (one["name"], *(one.get("accept") or ()))} for one in row["people"]]
        found = recorded(lambda row=row: read_facts(row, page_bytes(folder / row["file"]), catalogue))

        def same(names: Collection[str], name: str) -> bool:
            return module.norm(name) in names

        people = [(one.evidence, _which([one.person.name, one.watched], wanted, same)) for one in found]
        group = row.get("organization") or urlsplit(row["page_url"]).hostname or row["id"]
        yield Labelled(group, row.get("part") or folder.name, len(wanted), people)


def _which(names: Sequence[str | None], wanted: Sequence[Any], same: Callable[[Any, str], bool]) -> int:
    return next((n for n, one in enumerate(wanted) if any(name and same(one, name) for name in names)), -1)


def recorded(read: Callable[[], object]) -> list[Candidate]:
    """Everybody who is weighed while a post is read."""
    found: list[Candidate] = []
    with mock.patch.object(spokespersons, "is_outsider", lambda one: found.append(one) or _outsider(one)):
        read()
    return [one for one in found if not _outsider(one)]


_outsider = spokespersons.is_outsider


def score(posts: Sequence[Labelled], chances: Sequence[float], part: str) -> str:
    """The right, false and missed people of a part."""
    sums, at = Counter[str](), 0
    for post in posts:
        said = [
            of for (_, of), one in zip(post.people, chances[at : at + len(post.people)], strict=True) if one >= LEAST
        ]
        at += len(post.people)
        if post.part == part:
            right = set(said) - {-1}
            sums += Counter(right=len(right), false=len(said) - len(right), missed=post.wanted - len(right))
    right, false, missed = sums["right"], sums["false"], sums["missed"]
    f1 = 2 * right / max(1, 2 * right + false + missed)
    return f"{part:14} right {right:4}   false {false:4}   missed {missed:4}   F1 {f1:.3f}"


def _chances(rows: Rows, weights: Rows) -> Rows:
    found: Rows = 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    return found


def main(argv: list[str] | None = None) -> int:
    """Fits, measures and prints; writes if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorers", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    module, catalogue = scorer(options.scorers, "coverage"), load_catalogue()
    posts = [one for folder in options.folders for one in labelled_posts(folder, module, catalogue)]
    posts += made_posts(catalogue)
    people = [(post, evidence, of) for post in posts for evidence, of in post.people]
    rows = np.array([[float(name in evidence) for name in NAMES] for _, evidence, _ in people])
    labels = np.array([float(of >= 0) for _, _, of in people])
    counts = np.array([MADE if post.made else 1.0 for post, _, _ in people])
    folds = np.array(
        [int(hashlib.sha256(post.group.encode()).hexdigest(), 16) % options.folds for post, _, _ in people]
    )
    chances: Rows = np.zeros(len(people))
    for fold in range(options.folds):
        apart = folds != fold
        weights = fitted(rows[apart], labels[apart], PENALTY, counts[apart])
        chances[~apart] = _chances(rows[~apart], weights)
    weights = fitted(rows, labels, PENALTY, counts)
    for name, of in (("other folds", chances), ("all folds", _chances(rows, weights))):
        print(f"weights of {name}")
        for part in sorted({post.part for post in posts}):
            print(score(posts, of.tolist(), part))
    for number in np.argsort(-np.abs(weights[:-1])):
        print(f"{NAMES[number]:24} {int(rows[:, number].sum()):4}   {weights[number]:6.2f}")
    if options.write:
        table = {name: round(float(weight), 2) for name, weight in zip(NAMES, weights, strict=False)}
        listed = ",\n".join(f"  {json.dumps(name)}: {weight}" for name, weight in table.items())
        head = f' "least": {LEAST},\n "constant": {round(float(weights[-1]), 2)}'
        WEIGHTS.write_text(f'{{\n{head},\n "weights": {{\n{listed}\n }}\n}}\n', encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
