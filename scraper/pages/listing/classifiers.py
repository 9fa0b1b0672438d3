"""Small learned judges, trained elsewhere (benchmarks/train_listings.py) and evaluated here in plain Python.

Trees and weights.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Forest:
    """Boosted trees over named features.

    `trees` are lists of nodes (feature, threshold, left, right) or (-1, value, 0, 0).
    """

    names: list[str]
    base: float
    trees: list[list[tuple[int, float, int, int]]]

    def probability(self, values: dict[str, float]) -> float:
        """The probability, 0 to 1, that these numbers belong to a yes; a missing name counts as 0."""
        row = [values.get(name, 0.0) for name in self.names]
        score = self.base
        for nodes in self.trees:
            feature, threshold, left, right = nodes[0]
            while feature >= 0:
                feature, threshold, left, right = nodes[left if row[feature] <= threshold else right]
            score += threshold
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True, slots=True)
class LogisticRegression:
    """A logistic regression over named features."""

    base: float
    weights: dict[str, float]

    def probability(self, values: dict[str, float]) -> float:
        """The probability, 0 to 1, that these numbers belong to a yes; a missing name counts as 0."""
        score = self.base + sum(values.get(name, 0.0) * factor for name, factor in self.weights.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Judges of which the mean counts: trees see exceptions, a line generalizes."""

    members: tuple[Forest | LogisticRegression, ...]

    def probability(self, values: dict[str, float]) -> float:
        """The mean of the members' probabilities."""
        return sum(member.probability(values) for member in self.members) / len(self.members)


Classifier = Forest | LogisticRegression | Ensemble


def forest_from(data: Any) -> Forest:
    """Reads the stored form of trees: {"names", "base", "trees": [[[feature, threshold, left, right] ...] ...]}."""
    trees = [[(int(f), float(t), int(a), int(b)) for f, t, a, b in nodes] for nodes in data["trees"]]
    return Forest(list(data["names"]), float(data["base"]), trees)


def judge_from(data: Any) -> Classifier:
    """Reads any stored judge: {"members": [...]}, {"names", "base", "trees"} or {"base", "weights"}."""
    if "members" in data:
        return Ensemble(tuple(_member(part) for part in data["members"]))
    return _member(data)


def _member(data: Any) -> Forest | LogisticRegression:
    if "trees" in data:
        return forest_from(data)
    return LogisticRegression(
        float(data["base"]), {str(name): float(factor) for name, factor in data["weights"].items()}
    )


def stored(judge: Classifier) -> dict[str, Any]:
    """The form that `judge_from` reads."""
    if isinstance(judge, Ensemble):
        return {"members": [stored(member) for member in judge.members]}
    if isinstance(judge, Forest):
        return {"names": judge.names, "base": judge.base, "trees": judge.trees}
    return {"base": judge.base, "weights": judge.weights}


@cache
def load_classifiers() -> dict[str, Classifier]:
    """The judges shipped with the package: "cluster", "more" and "page"."""
    text = resources.files("scraper.pages").joinpath("data/listing_judges.json").read_text("utf-8")
    return {name: judge_from(data) for name, data in json.loads(text)["judges"].items()}
