"""Labelled pages with all features computed once, for training and evaluating the classifiers of listing pages."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.drawn_pages.keys import address_key
from scraper.pages.listing.features import PageFacts, cluster_features
from scraper.pages.listing.ranking import Judged, judgeable
from scraper.pages.listing.read import page_facts
from scraper.pages.parsing.page import open_page

WILD_WEIGHT = 3.0
"""A page from the wild counts as much as three groups of generated pages: real markup varies more."""

ARTICLE_WEIGHT = 0.1
"""Posts are many and similar; with more weight listings would be refused."""

DRAWN_WEIGHT = 0.25
"""A drawn listing is a group of its own, but counts less than a real page."""


@dataclass
class Sample:
    """One labelled page; `group` (site or theme) is never split between folds.

    `kind` is wild, made (by a CMS), drawn (by listing_drawings, listing_refusals) or article.
    """

    id: str
    kind: str
    group: str
    listing: bool
    gold: set[str]
    allowed: set[str]
    page: PageFacts
    judged: list[Judged]
    weight: float = 1.0
    chosen: list[Judged] = field(default_factory=list)


def read_samples(folders: list[Path]) -> list[Sample]:
    """All pages of folders in the form of the listings data."""
    samples = []
    for folder in folders:
        for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            kind, group = _kind(record)
            samples.append(_sample(folder / "pages" / record["file"], record, kind, group))
    sizes = Counter(sample.group for sample in samples)
    for sample in samples:
        sample.weight = _worth(sample) * sizes[sample.group] ** -0.6
    return samples


def _worth(sample: Sample) -> float:
    if sample.kind == "drawn" and sample.listing:
        return DRAWN_WEIGHT
    return WILD_WEIGHT if sample.kind == "wild" else 1.0


def _kind(record: dict[str, Any]) -> tuple[str, str]:
    """The kind of a labelled page, and the group that stays in one fold."""
    if "drawn" in record:
        return "drawn", record["drawn"]
    return ("made", record["cms"]) if "site" in record else ("wild", _host(record["url"]))


def read_articles(folder: Path, count: int = 700, each: int = 2) -> list[Sample]:
    """Post pages from a folder of the articles data, at most `each` of a host, as pages that are no listing."""
    records = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    records = [r for r in records if (r.get("url") or "").startswith("http") and r.get("html")]
    random.Random(1).shuffle(records)
    seen: Counter[str] = Counter()
    samples: list[Sample] = []
    for record in records:
        host = _host(record["url"])
        seen[host] += 1
        if seen[host] <= each and len(samples) < count:
            samples.append(
                _sample(folder / record["html"], {**record, "kind": "negative", "items": []}, "article", host)
            )
            samples[-1].weight = ARTICLE_WEIGHT
    return samples


def _host(url: str) -> str:
    return url.split("/")[2].removeprefix("www.")


def _sample(path: Path, record: dict[str, Any], kind: str, group: str) -> Sample:
    page = page_facts(open_page(gzip.decompress(path.read_bytes()), record["url"]))
    judged = [Judged(cluster, cluster_features(page, cluster), 0.0) for cluster in judgeable(page)]
    gold = {address_key(item["url"]) for item in record["items"]}
    allowed = {address_key(url) for url in record.get("allowed", [])} - gold
    return Sample(record["id"], kind, group, record["kind"] != "negative", gold, allowed, page, judged)


def share_right(one: Judged, sample: Sample, known: frozenset[str] = frozenset()) -> float | None:
    """The share of a cluster's addresses that are posts.

    None if all are known or belong to a second listing, which counts neither way.
    """
    keys = {address_key(url) for url in one.cluster.urls} - sample.allowed - known
    return len(keys & sample.gold) / len(keys) if keys else None
