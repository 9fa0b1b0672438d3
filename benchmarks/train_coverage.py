"""Learns the weights of the coverage classifier from labelled posts, and compares them with those in use.

    python -m benchmarks.train_coverage DIR [DIR ...] [--folds 5]

DIR holds `gold.jsonl` and pages as benchmarks/coverage.py reads them; a post with `items` reports coverage. Posts of
one organization stay in one fold. In each fold a logistic regression is fitted on the other folds, and its threshold is
set so that it loses no larger share of their posts with coverage than the weights in use. Prints for the posts of all
folds, each classified by a model not fitted on it: how many posts with coverage are lost, and how many without pass.
Posts whose `part` is "kept" are not fitted on, and are printed separately. Last come the weights in use and those
fitted on all folds, scaled to the same threshold. Nothing is written: `WEIGHTS` changes only if fitted weights are no
worse.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from benchmarks.coverage import page_bytes, read_facts
from pipelines.coverage import step
from pipelines.coverage.classifier import MIN_SCORE, WEIGHTS, coverage_features
from pipelines.outlets.catalogue import Catalogue, load_catalogue

NAMES = list(WEIGHTS)
Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A post with the features of the classifier; `group` is its organization."""

    group: str
    kept: bool
    features: frozenset[str]
    reports: bool


def labelled_posts(folder: Path, catalogue: Catalogue) -> list[Labelled]:
    """The posts of a set that reach the classifier, with any score."""
    found = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        features = _features(row, page_bytes(folder / row["file"]), catalogue)
        if features is not None:
            group = row.get("organization") or urlsplit(row["page_url"]).hostname or row["id"]
            found.append(Labelled(group, row.get("part") == "kept", features, bool(row["items"])))
    return found


def _features(row: dict[str, Any], body: bytes, catalogue: Catalogue) -> frozenset[str] | None:
    """The features of a page; None for one that never reaches the classifier."""
    seen: list[frozenset[str]] = []

    def record(*args: Any) -> int:
        seen.append(frozenset(coverage_features(*args)))
        return 0

    with mock.patch.object(step, "coverage_score", record), mock.patch.object(step, "may_report", return_value=True):
        read_facts(row, body, catalogue)
    return seen[0] if seen else None


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


def threshold(scores: Rows, labels: Rows, lost: float) -> float:
    """The highest score at which no larger share of the posts with coverage is lost."""
    with_coverage = np.sort(scores[labels == 1])
    return float(with_coverage[int(lost * len(with_coverage))])


def _rows(posts: Sequence[Labelled]) -> tuple[Rows, Rows]:
    rows = np.array([[float(name in post.features) for name in NAMES] for post in posts])
    return rows, np.array([float(post.reports) for post in posts])


def _fold(post: Labelled, folds: int) -> int:
    return int(hashlib.sha256(post.group.encode()).hexdigest(), 16) % folds


def _shown(name: str, passes: npt.NDArray[np.bool_], labels: Rows) -> str:
    lost, alarms = int(np.sum(~passes & (labels == 1))), int(np.sum(passes & (labels == 0)))
    return f"{name:32} lost {lost:4} of {int(labels.sum()):4}   passed {alarms:4} of {int(np.sum(labels == 0)):4}"


def main(argv: list[str] | None = None) -> int:
    """Fits, compares and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args(argv)
    catalogue = load_catalogue()
    posts = [post for folder in options.folders for post in labelled_posts(folder, catalogue)]
    ours, kept = [one for one in posts if not one.kept], [one for one in posts if one.kept]
    rows, labels = _rows(ours)
    in_use = rows @ np.array([float(WEIGHTS[name]) for name in NAMES])
    folds = np.array([_fold(post, options.folds) for post in ours])
    passes = np.zeros(len(ours), dtype=bool)
    for fold in range(options.folds):
        inside, outside = folds != fold, folds == fold
        weights = fitted(rows[inside], labels[inside])
        share = float(np.mean(in_use[inside & (labels == 1)] < MIN_SCORE))
        limit = threshold(rows[inside] @ weights[:-1], labels[inside], share)
        passes[outside] = rows[outside] @ weights[:-1] >= limit
    print(_shown("in use, all folds", in_use >= MIN_SCORE, labels))
    print(_shown("fitted on the other folds", passes, labels))
    weights = fitted(rows, labels)
    limit = threshold(rows @ weights[:-1], labels, float(np.mean(in_use[labels == 1] < MIN_SCORE)))
    if kept:
        others, truth = _rows(kept)
        print(_shown("in use, kept", others @ np.array([float(WEIGHTS[n]) for n in NAMES]) >= MIN_SCORE, truth))
        print(_shown("fitted on all folds, kept", others @ weights[:-1] >= limit, truth))
    scale = MIN_SCORE / limit if limit > 0 else 1.0
    for name, weight in zip(NAMES, weights, strict=False):
        print(f"{name:32} in use {WEIGHTS[name]:3}   fitted {weight * scale:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
