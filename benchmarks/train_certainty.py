"""Learns how much each kind of evidence says of a post and of an item of coverage, and what the chances are worth.

    python -m benchmarks.train_certainty --scorers SCORERS DIR [DIR ...] [--plain ARTICLES] [--folds 10] [--write]

DIR holds `gold.jsonl` and pages as benchmarks/coverage.py reads them, ARTICLES a set as benchmarks/articles.py has it:
every third of its pages counts as one without coverage, as plain posts are. Every item that is read, however unsure, is
compared with the labels. A logistic regression each learns from the evidence of `pipelines.coverage.classifier` and
`pipelines.coverage.certainty`: may the post report coverage, is the item coverage, is all that it says right? What is
of one organization stays in one fold, and each is judged by weights fitted on the other folds; posts whose `part` is
"kept" are passed over, and those that the tests are made of count little. Printed: a reliability table, and for each
part what the thresholds keep, drop and mark. "Certain" begins at the lowest chance above which `CERTAIN` of the items
are right. `--write` fits on all folds and writes the weights that ship.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
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
from pipelines.coverage import items as building
from pipelines.coverage import step
from pipelines.coverage.classifier import OF_POSTS
from pipelines.coverage.evidence import IDS, Case, evidence_of
from pipelines.coverage.step import read_coverage
from pipelines.outlets.catalogue import Catalogue, load_catalogue
from presswatch.records import CoverageItem
from tests.pipelines.posts import FOLDER, INLINE, MANNERS, PLAIN, accepts, examples

CERTAIN = 0.98
"""Share of the items marked certain that are to be right, out of fold."""
LEAST, LEAST_BEST = 0.3, 0.62
"""The chance of being coverage below which an item is not recorded, and that which a post's surest item needs.

Chosen by the F1 of items over all folds, and so that no more posts without coverage give some than before.
"""
PASSES = 0.98
"""Share of the posts with coverage whose outlets are to be looked for, out of fold."""
PENALTY = 4.0
MADE, MADE_RIGHT = 1.0, 0.1
"""How much an item of a made post counts next to one of a real post, and where all that it says is to be right: nearly
all that is read of made posts is."""
PLAIN_STEP, PLAIN_COUNT = 3, 0.5
"""Of how many articles one is read, and how much it counts."""
RARE = 5
"""Items that have an evidence, below which it gets no weight."""
GIVEN = {
    "of-watchlist": (0.0, 4.0, 4.0),
    "row-of-press-page": (0.0, 1.6, 0.0),
    "post.source-line": (3.0, 2.5, 0.0),
    "front-page-in-passing": (0.0, -3.0, 0.0),
    "statement-without-article": (0.0, -2.5, 0.0),
    "vacancy-without-article": (0.0, -4.0, 0.0),
    "unknown-in-passing": (0.0, -1.0, 0.0),
    "only-link-in-passing": (0.0, -1.0, 0.0),
    "statement-in-passing": (0.0, -1.2, 0.0),
    "announced-in-long-post": (0.0, 1.3, 0.0),
    "only-article-to-read": (0.0, 1.0, 0.0),
}
"""Weights of evidence of which labelled posts have too little: each is what some test promises.

A watchlist's outlet on its own site is what its user says.
"""
RIGHT_BY = frozenset(
    {
        *("post.press-title", "post.very-long", "words-of-coverage"),
        *("needs-support", "everyday-word", "name-goes-on", "other-form", "unprinted"),
        *("no-link", "own-site", "of-watchlist", "plainly-own", "elsewhere", "on-subdomain", "only-near"),
        *("unprinted-day", "doubtful-day", "day-of-address", "day-of-row", "row-with-days"),
    }
)
"""The evidence that speaks for or against all being right too; more would only overfit the few posts there are."""
NAMES = list(IDS)
_OF_POSTS = np.array([name in OF_POSTS for name in NAMES])
_OF_RIGHT = np.array([name in RIGHT_BY for name in NAMES])
WEIGHTS = Path(__file__).parents[1] / "pipelines" / "data" / "coverage_evidence.json"
Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its evidence, if it is coverage, and if all that it says is right."""

    evidence: frozenset[str]
    coverage: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A post with its evidence and items: `group` is its organization, `wanted` how many items the labels have."""

    group: str
    part: str
    evidence: frozenset[str]
    items: Sequence[Item]
    wanted: int


def made_posts(catalogue: Catalogue) -> Iterator[Labelled]:
    """The posts that the tests are made of, each an organization of its own."""
    for example in (one for folder in (FOLDER, MANNERS, PLAIN, INLINE) for one in examples(folder)):
        seen, facts = recorded(lambda post=example.post: read_coverage(post, (), catalogue))
        items = []
        for item in facts.items:
            good = any(accepts(row[0], item.outlet, item.outlet_raw) for row in example.items)
            items.append(Item(_evidence_of(item, seen), good, good))
        yield Labelled(example.name, "made", frozenset(seen.post), items, len(example.items))


def labelled_posts(folder: Path, module: ModuleType, catalogue: Catalogue) -> Iterator[Labelled]:
    """The posts of a set with the items that are read of them, however unsure, and their labels."""
    for row in records(folder / "gold.jsonl"):
        if row.get("part") == "kept":
            continue
        group = row.get("organization") or urlsplit(row["page_url"]).hostname or row["id"]
        seen, (post, facts, _) = recorded(lambda row=row: read_facts(row, page_bytes(folder / row["file"]), catalogue))
        found = prediction(row, post, facts, catalogue)["items"]
        pairs = module.align(found, row["items"], lambda one, other: _likeness(module, one, other))
        items = []
        for item, (shown, wanted) in _paired(facts.items, found, pairs):
            right = wanted is not None and all(not shown.get(f) or module.ok(f, shown[f], wanted) for f in FIELDS)
            coverage = wanted is not None and _likeness(module, shown, wanted) > FIELDS["date"]
            items.append(Item(_evidence_of(item, seen), coverage, right))
        yield Labelled(group, row.get("part") or folder.name, frozenset(seen.post), items, len(row["items"]))


def plain_posts(folder: Path, catalogue: Catalogue) -> Iterator[Labelled]:
    """Some pages of a set of articles, as posts without coverage."""
    for row in [one for one in records(folder / "gold.jsonl") if one["url"]][::PLAIN_STEP]:
        page = {"page_url": row["url"]}
        seen, _ = recorded(lambda row=row, page=page: read_facts(page, page_bytes(folder / row["html"]), catalogue))
        items = [Item(evidence, coverage=False, right=False) for _, evidence in seen.cases]
        yield Labelled(urlsplit(row["url"]).hostname or "", "plain", frozenset(seen.post), items, 0)


FIELDS = {"url": 8, "outlet": 4, "domain": 2, "date": 1}
"""What an item says, with the points by which it is found among the labels."""


def _likeness(module: ModuleType, one: dict[str, Any], other: dict[str, Any]) -> int:
    return sum(points for f, points in FIELDS.items() if one.get(f) and module.ok(f, one[f], other))


@dataclass(slots=True)
class Seen:
    """The evidence of a post, and of each of its items before the check of names."""

    post: set[str]
    cases: list[tuple[CoverageItem, frozenset[str]]]


Read = TypeVar("Read")


def recorded(read: Callable[[], Read]) -> tuple[Seen, Read]:
    """What is read without weighing post and items, with their evidence."""
    seen = Seen(set(), [])

    def pass_all(evidence: frozenset[str]) -> bool:
        seen.post.update(evidence)
        return True

    def keep_all(cases: Sequence[Case]) -> list[tuple[Case, CoverageItem]]:
        seen.cases += [(case.item, evidence_of(case)) for case in cases]
        return [(case, case.item) for case in cases]

    with mock.patch.object(building, "weighed", keep_all), mock.patch.object(step, "may_report", pass_all):
        return seen, read()


def _evidence_of(item: CoverageItem, seen: Seen) -> frozenset[str]:
    """The evidence of a recorded item, by address and outlet; an outlet that the check refuses is gone by then."""

    def agreement(case: CoverageItem) -> int:
        return 2 * (case.article_url == item.article_url) + (case.outlet == item.outlet)

    return max(seen.cases, key=lambda one: agreement(one[0]), default=(item, frozenset[str]()))[1]


def _paired(items: Sequence[CoverageItem], found: list[Any], pairs: list[Any]) -> Iterator[tuple[CoverageItem, Any]]:
    for shown, wanted in pairs:
        if shown is not None:
            number = next(n for n, one in enumerate(found) if one is shown)
            yield items[number], (shown, wanted)


def _chances(rows: Rows, weights: Rows) -> Rows:
    found: Rows = 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    return found


def fitted(rows: Rows, labels: Rows, penalty: float = 1.0, counts: Rows | float = 1.0) -> Rows:
    """The weights of a logistic regression and, last, its constant, which is not penalized (Newton's method).

    `counts` says how much each row counts.
    """
    inputs = np.hstack([rows, np.ones((len(rows), 1))])
    ridge = penalty * np.eye(inputs.shape[1])
    ridge[-1, -1] = 1e-6
    weights: Rows = np.zeros(inputs.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (counts * (labels - chance)) - ridge @ weights
        curve = (inputs * (counts * chance * (1 - chance))[:, None]).T @ inputs + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights


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


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of posts or items: the rows of evidence, the answers, the folds, and how much each row counts."""

    rows: Rows
    answers: Rows
    folds: npt.NDArray[np.int64]
    counts: Rows

    def chances(self) -> Rows:
        """The chance of each row by weights fitted on the other folds."""
        return by_folds(self.rows, self.answers, self.folds, self.counts)

    def fit(self) -> Rows:
        """The weights fitted on all folds, and the constant."""
        return fitted(self.rows, self.answers, PENALTY, self.counts)

    def of(self, chosen: npt.NDArray[np.bool_]) -> Question:
        """The same of some rows."""
        return Question(self.rows[chosen], self.answers[chosen], self.folds[chosen], self.counts[chosen])


def _asked(
    posts: Sequence[Labelled], evidence: Sequence[frozenset[str]], answers: Sequence[bool], folds: int
) -> Question:
    """A question about posts, or about items each with its post."""
    held = Counter(name for one in evidence for name in one)
    rows = np.array(
        [[float(name in one and held[name] >= RARE and name not in GIVEN) for name in NAMES] for one in evidence]
    )
    fold = [int(hashlib.sha256(one.group.encode()).hexdigest(), 16) % folds for one in posts]
    weight = {"made": MADE, "plain": PLAIN_COUNT}
    counts = np.array([weight.get(one.part, 1.0) for one in posts])
    return Question(rows, np.array(answers, dtype=float), np.array(fold), counts)


def _shown(
    part: str, posts: Sequence[Labelled], homes: Sequence[int], kept: npt.NDArray[np.bool_], sure: npt.NDArray[np.bool_]
) -> None:
    """Prints what is kept and marked of the items of a part; `homes` has the post of each item."""
    items = [item for post in posts for item in post.items]
    mine = [n for n, home in enumerate(homes) if part in ("all", posts[home].part)]
    own = [n for n, post in enumerate(posts) if part in ("all", post.part)]
    true = sum(items[n].coverage for n in mine if kept[n])
    false, wanted = sum(bool(kept[n]) for n in mine) - true, sum(posts[n].wanted for n in own)
    silent = {n for n in own if not posts[n].wanted}
    giving = {homes[n] for n in mine if kept[n]} & silent
    marked = [n for n in mine if kept[n] and sure[n]]
    print(
        f"{part:14} wanted {wanted:4}   kept: true {true:4}, false {false:4}, "
        f"F1 {2 * true / max(1, true + false + wanted):.3f}   posts without coverage: {len(silent):3}, "
        f"giving some {len(giving):3}, certain {len({homes[n] for n in marked} & silent)}   "
        f"certain: {len(marked):3}, right {sum(items[n].right for n in marked):3}"
    )


def main(argv: list[str] | None = None) -> int:
    """Fits, measures and prints; writes if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorers", type=Path, required=True)
    parser.add_argument("--plain", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    module, catalogue = scorer(options.scorers, "coverage"), load_catalogue()
    posts = [one for folder in options.folders for one in labelled_posts(folder, module, catalogue)]
    posts += made_posts(catalogue)
    posts += plain_posts(options.plain, catalogue) if options.plain else ()
    homes = [number for number, post in enumerate(posts) for _ in post.items]
    items = [item for post in posts for item in post.items]
    owners = [posts[home] for home in homes]
    reports = _asked(posts, [one.evidence for one in posts], [one.wanted > 0 for one in posts], options.folds)
    coverage = _asked(owners, [one.evidence for one in items], [one.coverage for one in items], options.folds)
    right = _asked(owners, [one.evidence for one in items], [one.right for one in items], options.folds)
    made = np.array([one.part == "made" for one in owners])
    right = replace(right, rows=right.rows * _OF_RIGHT, counts=np.where(made, MADE_RIGHT, right.counts))
    passing = reports.chances()
    reporting = np.sort(passing[reports.answers == 1])
    may_report = float(reporting[int((1 - PASSES) * len(reporting))])
    print(
        f"posts without coverage that are read all the same: {np.mean(passing[reports.answers == 0] >= may_report):.2f}"
    )
    plain = np.array([one.part == "plain" for one in posts])
    print(f"plain posts that are read: {np.mean(passing[plain] >= may_report):.2f}")
    said = coverage.chances()
    known = np.array(["known" in one.evidence and "only-listed" not in one.evidence for one in items])
    sure: Rows = np.zeros(len(items))
    sure[known] = right.of(known).chances()
    real = np.array([one.part not in ("made", "plain") for one in owners])
    best = np.zeros(len(posts))
    np.maximum.at(best, homes, said)
    kept = (said >= LEAST) & (best[homes] >= LEAST_BEST) & (passing[homes] >= may_report)
    certain = threshold(sure[known & real & kept], right.answers[known & real & kept])
    _reliability("coverage", said[real], coverage.answers[real])
    _reliability("right", sure[known & real], right.answers[known & real])
    for part in ("all", *sorted({one.part for one in posts})):
        _shown(part, posts, homes, kept, sure >= certain)
    fits = [reports.fit(), coverage.fit(), right.of(known).fit()]
    for number in np.argsort(-np.abs(fits[1][:-1])):
        print(f"{NAMES[number]:28} {int(coverage.rows[:, number].sum()):5}  ", *(f"{fit[number]:6.2f}" for fit in fits))
    print(f"may report from {may_report:.3f}, certain from {certain:.3f}")
    if options.write:
        _write(may_report, certain, [[round(float(one), 2) for one in fit] for fit in fits])
    return 0


def _write(may_report: float, certain: float, fits: Sequence[Sequence[float]]) -> None:
    table = {
        "may_report": round(may_report, 3),
        "least": LEAST,
        "least_best": LEAST_BEST,
        "certain": round(certain, 3),
        "constant": [fit[-1] for fit in fits],
    }
    weights = {name: [fit[number] for fit in fits] for number, name in enumerate(NAMES)} | GIVEN
    head = ",\n".join(f" {json.dumps(name)}: {json.dumps(one)}" for name, one in table.items())
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(one)}" for name, one in weights.items())
    WEIGHTS.write_text(f'{{\n{head},\n "weights": {{\n{rows}\n }}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
