"""Trains the three judges of listing pages from folders of labelled pages and stores them as JSON in the package.

    python -m benchmarks.train_listings DIR [DIR ...] [--out scraper/pages/data/listing_forests.json] [--folds 5]

Each DIR holds gold.jsonl and pages/ (see the README of the data). Needs numpy and scikit-learn, which the product does not.
With --folds it prints the figures on folds by site instead of storing anything. The seed is fixed: the same data give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from benchmarks.listing_keys import address_key
from scraper.pages.listing import page_facts
from scraper.pages.listing_features import PageFacts, cluster_features
from scraper.pages.listing_forest import Forest, forest_from
from scraper.pages.listing_page import page_features
from scraper.pages.listing_rank import Judged, candidates, judgeable, lead_of, more_of, relation, with_ranks
from scraper.pages.page import open_page

SEED = 75640

MORE_KEEP = 0.02
"""Clusters below this probability are seldom shown to the second judge while training: they are many and all alike."""


@dataclass
class Sample:
    """One labelled page with everything counted once."""

    id: str
    folder: str
    group: str
    listing: bool
    gold: set[str]
    allowed: set[str]
    page: PageFacts
    judged: list[Judged]
    labels: list[float | None]
    weight: float = 1.0
    chosen: list[Judged] = field(default_factory=list)


def read_samples(folders: list[Path]) -> list[Sample]:
    """All pages of the folders, with the labels of their clusters."""
    samples = []
    for folder in folders:
        for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
            samples.append(_sample(folder, json.loads(line)))
    sizes = Counter(sample.group for sample in samples)
    for sample in samples:
        sample.weight = sizes[sample.group] ** -0.6
    return samples


def _sample(folder: Path, record: dict[str, Any]) -> Sample:
    page = open_page(gzip.decompress((folder / "pages" / record["file"]).read_bytes()), record["url"])
    facts = page_facts(page)
    judged = [Judged(cluster, cluster_features(facts, cluster), 0.0) for cluster in judgeable(facts)]
    gold = {address_key(item["url"]) for item in record["items"]}
    allowed = {address_key(url) for url in record.get("allowed", [])} - gold
    labels = [_label(one, gold, allowed) for one in judged]
    group = record["cms"] if "site" in record else page.url.split("/")[2].removeprefix("www.")
    return Sample(
        record["id"], folder.parent.name, group, record["kind"] != "negative", gold, allowed, facts, judged, labels
    )


def _label(
    one: Judged, gold: set[str], allowed: set[str], known: set[str] | frozenset[str] = frozenset()
) -> float | None:
    """The share of the cluster's addresses that are posts; None where all lie in a second listing, which counts neither way."""
    keys = {address_key(url) for url in one.cluster.urls} - allowed - known
    return len(keys & gold) / len(keys) if keys else None


def _fit(rows: list[dict[str, float]], yes: list[bool], weights: list[float], *, trees: int, depth: int) -> Forest:
    """Boosted trees over the rows' named numbers."""
    names = sorted(rows[0])
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    model = GradientBoostingClassifier(
        n_estimators=trees,
        max_depth=depth,
        learning_rate=0.1,
        subsample=0.6,
        max_features=0.3,
        min_samples_leaf=8,
        random_state=SEED,
    )
    model.fit(table, np.array(yes, dtype=int), sample_weight=np.array(weights))
    share = float(np.average(np.array(yes, dtype=float), weights=np.array(weights)))
    return forest_from({"names": names, "base": round(float(np.log(share / (1 - share))), 5), "trees": _trees(model)})


def _trees(model: GradientBoostingClassifier) -> list[list[list[float]]]:
    stored = []
    for stage in model.estimators_[:, 0]:
        tree = stage.tree_
        nodes: list[list[float]] = []
        for place in range(tree.node_count):
            if tree.children_left[place] < 0:
                nodes.append([-1, round(float(tree.value[place][0][0]) * model.learning_rate, 5), 0, 0])
            else:
                nodes.append(
                    [
                        int(tree.feature[place]),
                        round(float(tree.threshold[place]), 5),
                        int(tree.children_left[place]),
                        int(tree.children_right[place]),
                    ]
                )
        stored.append(nodes)
    return stored


def fit_cluster(samples: list[Sample]) -> Forest:
    """The first judge: is this cluster made of posts?"""
    rows, yes, weights = [], [], []
    for sample in samples:
        for one, label in zip(sample.judged, sample.labels, strict=True):
            if label is not None and (label >= 0.7 or label <= 0.3):
                rows.append(one.values)
                yes.append(label >= 0.7)
                weights.append(sample.weight * (3.0 if label >= 0.7 else 1.0))
    return _fit(rows, yes, weights, trees=150, depth=4)


def apply_cluster(samples: list[Sample], forest: Forest) -> None:
    """Gives every cluster of these pages its probability."""
    for sample in samples:
        sample.judged = with_ranks(
            [Judged(one.cluster, one.values, forest.probability(one.values)) for one in sample.judged]
        )


def fit_more(samples: list[Sample]) -> Forest:
    """The second judge: does this cluster belong to the lead's listing?"""
    rows, yes, weights = [], [], []
    for sample in samples:
        lead = lead_of(sample.judged)
        if lead is None or not sample.listing:
            continue
        for one in candidates(sample.judged, lead):
            label = _label(one, sample.gold, sample.allowed, {address_key(url) for url in lead.cluster.urls})
            if label is None or 0.3 < label < 0.5:
                continue
            rows.append(relation(sample.page, lead, one))
            yes.append(label >= 0.5)
            weights.append(sample.weight * (3.0 if label >= 0.5 else 1.0))
    return _fit(rows, yes, weights, trees=120, depth=4)


def choose(sample: Sample, more: Forest) -> list[Judged]:
    """The clusters that the two judges take on this page, the lead first."""
    lead = lead_of(sample.judged)
    return [lead, *more_of(sample.page, sample.judged, lead, more)] if lead else []


def fit_page(samples: list[Sample]) -> Forest:
    """The third judge: is the page a listing?"""
    usable = [sample for sample in samples if sample.chosen]
    rows = [page_features(sample.page, sample.judged, sample.chosen[0], sample.chosen) for sample in usable]
    yes = [sample.listing for sample in usable]
    weights = [sample.weight * (1.0 if sample.listing else 2.5) for sample in usable]
    return _fit(rows, yes, weights, trees=120, depth=3)


def out_of_fold(samples: list[Sample], folds: int, salt: int = 0) -> list[tuple[list[Sample], list[Sample]]]:
    """Parts by group (site or theme): the pages of a group stand in one part."""
    groups = sorted({sample.group for sample in samples})
    np.random.default_rng(SEED + salt).shuffle(groups)
    part = {group: place % folds for place, group in enumerate(groups)}
    return [
        ([s for s in samples if part[s.group] != k], [s for s in samples if part[s.group] == k]) for k in range(folds)
    ]


def train(samples: list[Sample], folds: int = 4) -> dict[str, Forest]:
    """All three judges; the later ones learn from what the earlier say of pages that they have not seen."""
    for rest, part in out_of_fold(samples, folds, 1):
        apply_cluster(part, fit_cluster(rest))
    for rest, part in out_of_fold(samples, folds, 2):
        more = fit_more(rest)
        for sample in part:
            sample.chosen = choose(sample, more)
    return {"cluster": fit_cluster(samples), "more": fit_more(samples), "page": fit_page(samples)}


def apply(samples: list[Sample], forests: dict[str, Forest]) -> list[tuple[Sample, float]]:
    """Chosen clusters and the page's probability for pages not trained on."""
    apply_cluster(samples, forests["cluster"])
    results = []
    for sample in samples:
        sample.chosen = choose(sample, forests["more"])
        chance = 0.0
        if sample.chosen:
            chance = forests["page"].probability(
                page_features(sample.page, sample.judged, sample.chosen[0], sample.chosen)
            )
        results.append((sample, chance))
    return results


def figures(results: list[tuple[Sample, float]]) -> dict[str, Any]:
    """F1 of addresses, per page and pooled, and the part of non-listings that give items."""
    tp = fp = fn = 0
    scores, bad, negatives = [], [], []
    for sample, chance in results:
        got = (
            {address_key(a.url) for one in sample.chosen for a in one.cluster.anchors} - sample.allowed
            if chance >= 0.5
            else set()
        )
        if not sample.listing:
            negatives.append(bool(got))
            if got:
                bad.append((0.0, sample.id, round(chance, 2), 0, len(got), 0))
            continue
        hit = len(got & sample.gold)
        f1 = 2 * hit / (len(got) + len(sample.gold)) if got or sample.gold else 1.0
        tp, fp, fn = tp + hit, fp + len(got) - hit, fn + len(sample.gold) - hit
        scores.append(f1)
        if f1 < 0.95:
            bad.append((round(f1, 3), sample.id, round(chance, 2), hit, len(got) - hit, len(sample.gold) - hit))
    return {
        "pages": len(scores), "macro": round(float(np.mean(scores or [0])), 4), "micro": round(2 * tp / max(1, 2 * tp + fp + fn), 4),
        "good": round(float(np.mean([s >= 0.9 for s in scores] or [0])), 3),
        "negatives": f"{sum(negatives)}/{len(negatives)}", "worst": sorted(bad),
    }  # fmt: skip


def report(results: list[tuple[Sample, float]]) -> None:
    """Prints the figures by folder, and the worst pages."""
    by_folder = defaultdict(list)
    for result in results:
        by_folder[result[0].folder].append(result)
    for folder, own in by_folder.items():
        found = figures(own)
        worst = found.pop("worst")
        print(folder, found)
        for line in worst[:60]:
            print("   ", *line)


def main() -> int:
    """Trains and stores, or prints figures on folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("scraper/pages/data/listing_forests.json"))
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    samples = read_samples(options.folders)
    if options.folds:
        results = []
        for rest, part in out_of_fold(samples, options.folds):
            results += apply(part, train(rest))
        report(results)
        return 0
    forests = train(samples)
    data = {name: {"names": f.names, "base": f.base, "trees": f.trees} for name, f in forests.items()}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(
        json.dumps({"seed": SEED, "pages": len(samples), "forests": data}, separators=(",", ":")), "utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
