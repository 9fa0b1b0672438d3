"""Boosted decision trees, trained elsewhere (benchmarks/train_articles.py), evaluated for all units of a page at once.

A tree's leaves are numbered from left to right. Each inner node that a row passes on the right rules out the leaves
to its left; the lowest leaf that no node ruled out is the row's leaf (the QuickScorer idea). So no row walks a tree,
and a page costs a handful of array operations.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]

MAX_LEAVES = 16
"""Leaves a tree may have: their set is kept in 16 bits."""

ROWS_AT_ONCE = 1024
"""Rows judged together: each takes 5 KB meanwhile, and a monster of a page has a hundred thousand."""

_EVERY_LEAF = np.uint16(0xFFFF)


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees over numbered features: arrays of shape (inner nodes, trees) for nodes and (trees, leaves) for values."""

    features: npt.NDArray[np.intp]
    thresholds: Rows
    survivors: npt.NDArray[np.uint16]
    values: Numbers

    def probabilities(self, rows: Rows) -> Numbers:
        """The probability, 0 to 1, of each row (shape rows x features) that its unit is main text."""
        parts = [rows[start : start + ROWS_AT_ONCE] for start in range(0, len(rows), ROWS_AT_ONCE)] or [rows]
        return np.concatenate([self._of(part) for part in parts])

    def _of(self, rows: Rows) -> Numbers:
        columns = np.ascontiguousarray(rows.T)
        alive = np.full((len(self.values), len(rows)), _EVERY_LEAF, dtype=np.uint16)
        for features, thresholds, survivors in zip(self.features, self.thresholds, self.survivors, strict=True):
            # A row that stays on the left rules out nothing: its 1 turns into a set of all leaves.
            left = columns.take(features, axis=0) <= thresholds[:, None]
            alive &= survivors[:, None] | np.negative(left.astype(np.uint16))
        starts = self.values.shape[1] * np.arange(len(self.values))[:, None]
        scores = self.values.take(_LOWEST_BIT.take(alive) + starts).sum(axis=0)
        found: Numbers = 1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0)))
        return found


def _lowest_bits() -> npt.NDArray[np.uint8]:
    numbers = np.arange(1 << MAX_LEAVES)
    table = np.zeros(1 << MAX_LEAVES, dtype=np.uint8)
    for bit in reversed(range(MAX_LEAVES)):
        table[(numbers >> bit) & 1 == 1] = bit
    return table


_LOWEST_BIT = _lowest_bits()


def trees_from(data: list[dict[str, list[float]]]) -> Trees:
    """Reads the stored form: per tree `f` features, `t` thresholds, `m` surviving leaves as bits, `v` leaf values."""
    nodes = max(len(tree["f"]) for tree in data) or 1
    features = np.zeros((len(data), nodes), dtype=np.intp)
    thresholds = np.full((len(data), nodes), np.inf, dtype=np.float32)
    survivors = np.full((len(data), nodes), _EVERY_LEAF, dtype=np.uint16)
    values = np.zeros((len(data), MAX_LEAVES))
    for row, tree in enumerate(data):
        size = len(tree["f"])
        features[row, :size], thresholds[row, :size] = tree["f"], tree["t"]
        survivors[row, :size] = tree["m"]
        values[row, : len(tree["v"])] = tree["v"]
    return Trees(
        np.ascontiguousarray(features.T), np.ascontiguousarray(thresholds.T), np.ascontiguousarray(survivors.T), values
    )


@dataclass(frozen=True, slots=True)
class TextModel:
    """The model that separates main text from the rest.

    `own` judges by the page's structure alone; `full` also knows what a general extractor kept, asked only where `own`
    is unsure on average by more than `unsure` (0 to 0.5). A unit is text if its probability exceeds `threshold`.
    """

    own: Trees
    full: Trees
    threshold: float
    unsure: float


def model_from(data: Any) -> TextModel:
    """Reads a model as benchmarks/train_articles.py writes it."""
    return TextModel(trees_from(data["own"]), trees_from(data["full"]), float(data["threshold"]), float(data["unsure"]))


@cache
def load_model() -> TextModel:
    """The model shipped with the package."""
    return model_from(
        json.loads(resources.files("scraper.pages").joinpath("data/article_trees.json").read_text("utf-8"))
    )
