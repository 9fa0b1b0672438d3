"""Trains the three classifiers of listing pages on folders of labelled pages and stores them as JSON in the package.

    python -m benchmarks.train_listings DIR [DIR ...] [--articles DIR] [--out FILE] [--folds 5 | --test DIR ...]

Each DIR holds gold.jsonl and pages/ in the form of the listings data; two of them are made by
benchmarks.listing_drawings and benchmarks.listing_refusals, so that the classifiers learn structure and not the habits
of a few themes. The articles' folder gives pages that are no listings. Needs numpy and scikit-learn, which the product
does not. With --folds it prints figures on folds by site (theme for generated sites), with --test on other folders, and
stores nothing. The seed is fixed: the same data give the same file.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from sklearn import linear_model
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.preprocessing import StandardScaler

from benchmarks.drawn_pages.keys import address_key
from benchmarks.drawn_pages.samples import Sample, read_articles, read_samples, share_right
from scraper.pages.listing.page_classifier import (
    COVERAGE,
    REACHED,
    SECTIONS,
    WIDGET,
    page_chance,
    page_features,
)
from scraper.pages.listing.ranking import (
    PAGE_FROM,
    RANK,
    Classifier,
    Ensemble,
    Forest,
    Judged,
    LogisticRegression,
    Node,
    candidates,
    lead_of,
    more_of,
    relation,
    with_ranks,
)

SEED = 75640
ABROAD_WEIGHT = 0.5
"""Weight of the changed copy of a page against the page itself."""

FORESTS = 4
"""Forests that vote on a page: with one alone, chance moves the results on real pages by half a percent."""

UNDATED = 0.5
"""A listing counts as undated if a smaller share of its entries has a date."""

Rows = tuple[list[dict[str, float]], list[bool], list[float]]


def fit_trees(rows: Rows, *, count: int = 150, depth: int = 4, seen: float = 0.3, seed: int = SEED) -> Forest:
    """Boosted trees over the rows' features, of which each split sees a random share.

    By histograms, since exact splits take ten times as long.
    """
    names, table, yes, weights = _table(rows)
    model = HistGradientBoostingClassifier(
        max_iter=count, max_depth=depth, learning_rate=0.1, max_features=seen, min_samples_leaf=8, max_bins=128,
        early_stopping=False, random_state=seed
    )  # fmt: skip
    model.fit(table, yes, sample_weight=weights)
    base = round(float(np.ravel(model._baseline_prediction)[0]), 5)  # noqa: SLF001 - as the trees, kept nowhere else
    return Forest(names, base, _nodes(model))


def _table(rows: Rows) -> tuple[list[str], Any, Any, Any]:
    values, yes, weights = rows
    names = sorted(values[0])
    table = np.array([[row.get(name, 0.0) for name in names] for row in values])
    return names, table, np.array(yes, dtype=int), np.array(weights)


def _nodes(model: HistGradientBoostingClassifier) -> list[list[Node]]:
    return [[_node(node) for node in stage[0].nodes] for stage in model._predictors]  # noqa: SLF001


def _node(node: Any) -> Node:
    if node["is_leaf"]:
        return -1, round(float(node["value"]), 5), 0, 0
    threshold = round(float(node["num_threshold"]), 5)
    return int(node["feature_idx"]), threshold, int(node["left"]), int(node["right"])


def fit_line(rows: Rows, strength: float) -> LogisticRegression:
    """A logistic regression over the rows' features, scaled while fitting."""
    names, table, yes, weights = _table(rows)
    scaler = StandardScaler().fit(table)
    fitted = linear_model.LogisticRegression(C=strength, max_iter=3000)
    model = fitted.fit(scaler.transform(table), yes, sample_weight=weights)
    factors = model.coef_[0] / scaler.scale_
    base = float(model.intercept_[0] - (scaler.mean_ * factors).sum())
    return LogisticRegression(
        round(base, 6), {name: round(float(factor), 6) for name, factor in zip(names, factors, strict=True)}
    )


def abroad(values: dict[str, float], prefix: str = "") -> dict[str, float]:
    """The features of the same entries if they linked to outlets.

    Other hosts, no common folder ("In the media" pages are rare in the data).
    """
    changed = {
        "same_host": 0.0,
        "below": 0.0,
        "same_path": 0.0,
        "folder": 0.34,
        "query_alike": 0.8,
        "listing_words": 0.0,
        "elsewhere": 0.0,
    }
    return {**values, **{prefix + name: value for name, value in changed.items() if prefix + name in values}}


def without_rank(values: dict[str, float]) -> dict[str, float]:
    """The features that a classifier sees: without an earlier round's first verdict and those that only rules use."""
    return {name: value for name, value in values.items() if name not in _FOR_RULES}


_FOR_RULES = frozenset((RANK, REACHED, SECTIONS, WIDGET, COVERAGE))


def fit_cluster(samples: list[Sample]) -> Classifier:
    """The first classifier: is this cluster made of posts?"""
    rows: Rows = ([], [], [])
    for sample in samples:
        for one in sample.judged if sample.listing or sample.kind in ("wild", "made") else []:
            right = share_right(one, sample)
            if right is not None and not 0.3 < right < 0.7:
                rows[0].append(without_rank(one.values))
                rows[1].append(right >= 0.7)
                rows[2].append(sample.weight * (3.0 if right >= 0.7 else 1.0))
                if right >= 0.7 and one.values["dated"] > 0.5 and one.values["long"] > 0.5:
                    rows[0].append(abroad(without_rank(one.values)))
                    rows[1].append(True)
                    rows[2].append(ABROAD_WEIGHT * sample.weight)
    return Ensemble((fit_trees(rows), fit_line(rows, 0.1)))


def apply_cluster(samples: list[Sample], judge: Classifier) -> None:
    """Gives every cluster of these pages its probability."""
    for sample in samples:
        sample.judged = with_ranks(
            [Judged(one.cluster, one.values, judge.probability(one.values)) for one in sample.judged]
        )


def fit_more(samples: list[Sample]) -> Classifier:
    """The second classifier: does this cluster belong to the lead's listing?"""
    rows: Rows = ([], [], [])
    for sample in samples:
        lead = lead_of(sample.judged)
        if lead is None or not sample.listing:
            continue
        known = frozenset(address_key(url) for url in lead.cluster.urls)
        for one in candidates(sample.judged, lead):
            right = share_right(one, sample, known)
            if right is None or 0.3 < right < 0.5:
                continue
            rows[0].append(relation(sample.page, lead, one))
            rows[1].append(right >= 0.5)
            rows[2].append(sample.weight * (3.0 if right >= 0.5 else 1.0))
    return Ensemble((fit_trees(rows, count=120), fit_line(rows, 0.1)))


def choose(sample: Sample, more: Classifier) -> list[Judged]:
    """The clusters that the two classifiers accept on this page, the lead first."""
    lead = lead_of(sample.judged)
    return [lead, *more_of(sample.page, sample.judged, lead, more)] if lead else []


def page_worth(sample: Sample, values: dict[str, float]) -> float:
    """How much a page counts for the third classifier, in addition to its weight.

    A drawn or made page that is no listing counts more, since an invented listing is worse than a refused one, and
    these are the plain cases; a drawn listing without dates looks like many pages that are none, and counts less.
    """
    if sample.listing:
        undated = max(values["lead_dated"], values["lead_times"]) < UNDATED
        return 0.5 if sample.kind == "drawn" and undated else 1.0
    return {"wild": 1.0, "made": 1.5}.get(sample.kind, 3.0)


def fit_page(samples: list[Sample]) -> Classifier:
    """The third classifier: is the page a listing?"""
    rows: Rows = ([], [], [])
    for sample in samples:
        if sample.chosen:
            values = page_features(sample.page, sample.judged, sample.chosen[0], sample.chosen)
            rows[0].append(without_rank(values))
            rows[1].append(sample.listing)
            rows[2].append(sample.weight * page_worth(sample, values))
            if sample.listing and values["lead_dated"] > 0.5:
                rows[0].append(abroad(without_rank(values), "lead_"))
                rows[1].append(True)
                rows[2].append(ABROAD_WEIGHT * sample.weight)
    forests = [fit_trees(rows, count=100, depth=3, seen=0.15, seed=SEED + number) for number in range(FORESTS)]
    return Ensemble((*forests, fit_line(rows, 0.1)))


def folds_of(samples: list[Sample], count: int, salt: int = 0) -> list[tuple[list[Sample], list[Sample]]]:
    """The rest and the part for each fold; the pages of a group are in one part."""
    groups = sorted({sample.group for sample in samples})
    np.random.default_rng(SEED + salt).shuffle(groups)
    part = {group: place % count for place, group in enumerate(groups)}
    return [
        ([s for s in samples if part[s.group] != k], [s for s in samples if part[s.group] == k]) for k in range(count)
    ]


def train(samples: list[Sample], folds: int = 4) -> dict[str, Classifier]:
    """All three classifiers; later ones learn from the earlier ones' results on unseen pages."""
    for rest, part in folds_of(samples, folds, 1):
        apply_cluster(part, fit_cluster(rest))
    for rest, part in folds_of(samples, folds, 2):
        more = fit_more(rest)
        for sample in part:
            sample.chosen = choose(sample, more)
    return {"cluster": fit_cluster(samples), "more": fit_more(samples), "page": fit_page(samples)}


def apply(samples: list[Sample], classifiers: dict[str, Classifier]) -> list[tuple[Sample, float]]:
    """Each page, with its chosen clusters, and the probability that it is a listing."""
    apply_cluster(samples, classifiers["cluster"])
    results = []
    for sample in samples:
        sample.chosen = choose(sample, classifiers["more"])
        chosen = sample.chosen
        values = page_features(sample.page, sample.judged, chosen[0], chosen) if chosen else {}
        results.append((sample, page_chance(values, classifiers["page"]) if chosen else 0.0))
    return results


def page_f1(sample: Sample, chance: float) -> float:
    """F1 of the addresses found on one page; 1 if none is wanted and none found."""
    got = (
        {address_key(a.url) for one in sample.chosen for a in one.cluster.anchors} - sample.allowed
        if chance >= PAGE_FROM
        else set()
    )
    return 2 * len(got & sample.gold) / (len(got) + len(sample.gold)) if got or sample.gold else 1.0


def report(results: list[tuple[Sample, float]]) -> None:
    """Prints F1 and wrong acceptances by kind of page, and the worst pages."""
    by_kind = defaultdict(list)
    for sample, chance in results:
        by_kind[sample.kind].append((page_f1(sample, chance), sample, chance))
    for kind, rows in sorted(by_kind.items()):
        scores = [score for score, sample, _ in rows if sample.listing]
        wrong = [score < 1 for score, sample, _ in rows if not sample.listing]
        if scores:
            print(
                f"{kind}: {len(scores)} listings, macro F1 {np.mean(scores):.4f}, "
                f"F1>=.9 {np.mean([s >= 0.9 for s in scores]):.3f}"
            )
        print(f"{kind}: {sum(wrong)} of {len(wrong)} other pages give items")
        for score, sample, chance in sorted(rows, key=lambda row: row[0])[:30] if kind != "article" else []:
            if score < 0.97:
                print(f"    {score:.3f} {sample.id} (page {chance:.2f})")


def main() -> int:
    """Trains and stores, or prints figures on folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--out", type=Path, default=Path("scraper/pages/data/listing_judges.json"))
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--test", nargs="*", type=Path, default=[], help="train on DIR, print figures on these folders")
    parser.add_argument("--salt", type=int, default=0, help="another cut of the folds")
    options = parser.parse_args()
    samples = read_samples(options.folders) + (read_articles(options.articles) if options.articles else [])
    if options.test:
        report(apply(read_samples(options.test), train(samples)))
        return 0
    if options.folds:
        parts = folds_of(samples, options.folds, options.salt)
        results = []
        for rest, part in parts:
            own = apply(part, train(rest, 3))
            scores = [page_f1(sample, chance) for sample, chance in own if sample.listing and sample.kind == "wild"]
            made = [page_f1(sample, chance) for sample, chance in own if sample.listing and sample.kind == "made"]
            print(f"fold: wild {len(scores)} pages {np.mean(scores):.3f}, made {len(made)} pages {np.mean(made):.3f}")
            results += own
        report(results)
        return 0
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(msgspec.json.encode({"seed": SEED, "pages": len(samples), "judges": train(samples)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
