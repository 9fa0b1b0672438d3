"""The learned shape of a source's listing as one short text, and finding the posts again by it.

The text holds the way from the root to the posts' links: tags with the classes that carry no digit, one way a line
after the version.
A way fits while its tags are the same and no step above the entries has wholly other classes. Where a page holds but
one entry, as the last one of a listing may, nothing tells where the entry begins, and that is left out.
"""

from __future__ import annotations

import re

from scraper.pages.html_tree.tree import Tree
from scraper.pages.listing.links import Cluster

VERSION = "1"
MAX_WAYS = 6
"""Ways remembered of one listing: lead card, main entries, a second column and a little more."""

_CLASS = re.compile(r"[A-Za-z_-]{2,40}")


def way_of(tree: Tree, cluster: Cluster) -> str:
    """The way to a cluster's links: "html body div.main ul > li h2 a", with ">" where the entries begin."""
    anchor = cluster.anchors[0].number
    root = cluster.roots[0]
    steps = []
    for number in [anchor, *tree.ancestors(anchor)][:60]:
        column = tree.columns.get(number)
        words = _words(tree, number) if number < root else []
        step = ".".join([f"{tree.tags[number]}{'' if column is None else column}", *words])
        steps.append(f"> {step}" if number == root else step)
    return " ".join(reversed(steps))


def _words(tree: Tree, number: int) -> list[str]:
    value = tree.elements[number].get("class") or ""
    return sorted(word for word in set(value.split()) if _CLASS.fullmatch(word))[:6]


def describe(tree: Tree, clusters: list[Cluster]) -> str:
    """The layout text of the chosen clusters, the lead first."""
    ways = list(dict.fromkeys(way_of(tree, cluster) for cluster in clusters))[:MAX_WAYS]
    return "\n".join([VERSION, *ways])


def find_by_layout(tree: Tree, clusters: list[Cluster], layout: str) -> list[Cluster]:
    """The clusters that stand where the layout says, the lead's first.

    Empty if its lead stands nowhere on this page.
    """
    version, *ways = layout.split("\n")
    if version != VERSION or not ways:
        return []
    found: list[Cluster] = []
    owns = [(cluster, way_of(tree, cluster)) for cluster in clusters]
    for place, way in enumerate(ways):
        fits = [
            _as_known(tree, cluster, way, own) for cluster, own in owns if _fits(way, own, lone=len(cluster.urls) == 1)
        ]
        fits = [cluster for cluster in fits if cluster not in found]
        if place == 0 and not fits:
            return []
        found += fits
    return found


def _as_known(tree: Tree, cluster: Cluster, known: str, seen: str) -> Cluster:
    """The cluster; a lone entry, which has no neighbours to tell where it begins, begins where the way says."""
    if len(cluster.anchors) > 1 or _begins(known) == _begins(seen):
        return cluster
    root = cluster.anchors[0].number
    for _ in range(len(known.split(" ")) - 2 - _begins(known)):
        root = tree.parents[root]
    return Cluster(cluster.anchors, [(root, tree.ends[root])], [root], max(tree.parents[root], 0))


def _begins(way: str) -> int:
    return way.split(" ").index(">")


def _fits(known: str, seen: str, *, lone: bool = False) -> bool:
    first, second = known.split(" "), seen.split(" ")
    if lone:
        first, second = ([step for step in way if step != ">"] for way in (first, second))
    if len(first) != len(second):
        return False
    return all(_step_fits(a, b) for a, b in zip(first, second, strict=True))


def _step_fits(known: str, seen: str) -> bool:
    tag, *words = known.split(".")
    other, *others = seen.split(".")
    return tag == other and (not words or not others or bool(set(words) & set(others)))
