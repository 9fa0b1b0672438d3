"""A cluster of links that mixes the posts with a menu or the way to the next page is laid apart.

On pages whose boxes bear no class names a menu's links, the posts and "next" may stand on one way from the root. Then
the boxes tell them apart: those that hold several addresses are lists of their own, those with one address each are
entries of one list.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from scraper.pages.listing_anchors import Anchor
from scraper.pages.listing_features import PageFacts, cluster_features
from scraper.pages.listing_judges import Judge
from scraper.pages.listing_links import Cluster, with_records
from scraper.pages.listing_page_numbers import STRIP
from scraper.pages.listing_rank import LIKELY, Judged
from scraper.pages.listing_tree import Tree
from scraper.pages.listing_words import NEXT_WORDS

FEWEST = 4
"""A cluster of fewer links has no part that is a list."""

MOST_LISTS = 3
"""Boxes of several addresses in one cluster; where there are more, they are its entries or their groups."""

POSSIBLE = 0.05
UNLIKELY = 0.15
"""A cluster less likely than the first is left alone; a part less likely than the second does not belong to the
posts."""


def parted(page: PageFacts, judged: list[Judged], opinion: Judge) -> tuple[PageFacts, list[Judged]]:
    """The page and its judged clusters with those laid apart of which one part is likelier than the whole."""
    apart = {one.cluster.anchors[0].number: _apart(page, one, opinion) for one in judged if one.probability >= POSSIBLE}
    if not any(apart.values()):
        return page, judged
    parts = [part for one in judged for part in apart.get(one.cluster.anchors[0].number) or [one]]
    whole = {id(one.cluster) for one in judged if apart.get(one.cluster.anchors[0].number)}
    clusters = [cluster for cluster in page.clusters if id(cluster) not in whole]
    clusters += [part.cluster for found in apart.values() for part in found]
    return replace(page, clusters=clusters), sorted(parts, key=lambda one: one.cluster.anchors[0].number)


def without_way_on(cluster: Cluster) -> Cluster:
    """The entries without a last one that is the way to the next page; where all say "more", these are their links."""
    last = cluster.anchors[-1].text
    if len(cluster.urls) < FEWEST or len(last) > _LONGEST_WAY or not NEXT_WORDS.fullmatch(last.strip(STRIP)):
        return cluster
    if sum(anchor.text == last for anchor in cluster.anchors) > 1:
        return cluster
    return Cluster(cluster.anchors[:-1], cluster.records[:-1], cluster.roots[:-1], cluster.holder)


_LONGEST_WAY = 24


def _apart(page: PageFacts, one: Judged, opinion: Judge) -> list[Judged]:
    """The parts of a cluster; empty where it is whole."""
    if len(one.cluster.urls) < FEWEST:
        return []
    parts = []
    for anchors in _boxes(page.tree, one.cluster):
        cluster = with_records(page.tree, anchors)
        values = cluster_features(page, cluster)
        parts.append(Judged(cluster, values, opinion.probability(values)))
    chances = [part.probability for part in parts]
    likelier = chances and max(chances) >= max(LIKELY, one.probability) and min(chances) < UNLIKELY
    return parts if likelier else []


def _boxes(tree: Tree, cluster: Cluster) -> list[list[Anchor]]:
    """The links by the boxes right below their holder; empty where these are all alike."""
    depth = len(tree.ancestors(cluster.holder)) + 1
    boxes: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in cluster.anchors:
        above = tree.ancestors(anchor.number)
        boxes[above[-1 - depth] if depth < len(above) else anchor.number].append(anchor)
    lists = [box for box in boxes.values() if len({anchor.url for anchor in box}) > 1]
    if not lists or len(lists) > MOST_LISTS:
        return []
    entries = [anchor for box in boxes.values() if box not in lists for anchor in box]
    parts = [*lists, entries] if entries else lists
    return parts if len(parts) > 1 else []
