"""Small ensembles of decision trees, trained elsewhere (benchmarks/train_listings.py), evaluated here in plain Python."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Forest:
    """Boosted trees over named features; `trees` are lists of nodes (feature, threshold, left, right) or (-1, value, 0, 0)."""

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


def forest_from(data: Any) -> Forest:
    """Reads the stored form: {"names", "base", "trees": [[[feature, threshold, left, right] ...] ...]}."""
    trees = [[(int(f), float(t), int(a), int(b)) for f, t, a, b in nodes] for nodes in data["trees"]]
    return Forest(list(data["names"]), float(data["base"]), trees)


@cache
def load_forests() -> dict[str, Forest]:
    """The forests shipped with the package: "cluster", "more" and "page"."""
    text = resources.files("scraper.pages").joinpath("data/listing_forests.json").read_text("utf-8")
    return {name: forest_from(data) for name, data in json.loads(text)["forests"].items()}
