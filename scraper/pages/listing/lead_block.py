"""The newest post of a list that is drawn as a block above it: its title is no link, only the words that lead on are.

Themes with a banner draw it so. The words are those of the entries below ("More"), too short to be judged by, so such a
block is known by what it shares with them.
"""

from __future__ import annotations

from scraper.pages.html_tree.tree import weight
from scraper.pages.listing.features import PageFacts, bare_host
from scraper.pages.listing.links import Cluster

_FEWEST = 3
"""Entries that lead on with the same words; two may be two boxes of a front page."""

_COVERS = 0.4
"""Entries that hold less of a page are one thing among others of a front page; its banner may be for anything."""

_MIN_TITLE = 5


def with_lead_block(page: PageFacts, clusters: list[Cluster]) -> list[Cluster]:
    """The clusters of a page's posts, the lead first, with the block above its entries if that is no post of theirs."""
    block = _block(page, clusters[0])
    if block is None or any(block.urls & cluster.urls for cluster in clusters):
        return clusters
    return [*clusters, block]


def _block(page: PageFacts, lead: Cluster) -> Cluster | None:
    words = _leading_on(page, lead)
    first = min(start for start, _ in lead.records)
    if not words or _covered(page, lead) < _COVERS:
        return None
    links = [anchor for anchor in page.anchors if anchor.number < first and anchor.text == words]
    if len(links) != 1 or links[0].url in lead.urls or bare_host(page.split[links[0].url]) != page.host:
        return None
    link = links[0]
    root = _box(page, link.number, first)
    end = page.tree.ends[root]
    titles = [n for n in page.headings if root <= n < end and weight(page.tree.text(n)) >= _MIN_TITLE]
    others = {anchor.url for anchor in page.anchors_between(root, end)} - {link.url}
    if len(titles) != 1 or others or _linked_elsewhere(page, link.url, root, end):
        return None
    return Cluster([link], [(root, end)], [root], max(page.tree.parents[root], 0))


def _box(page: PageFacts, number: int, before: int) -> int:
    """The largest element around a link that ends before the entries."""
    parent = page.tree.parents[number]
    while parent >= 0 and page.tree.ends[parent] <= before:
        number, parent = parent, page.tree.parents[parent]
    return number


def _leading_on(page: PageFacts, lead: Cluster) -> str:
    """The words with which each entry leads on; empty if they do not share any."""
    for cluster in page.clusters:
        texts = {anchor.text for anchor in cluster.anchors}
        if len(texts) == 1 and len(cluster.urls) >= _FEWEST and cluster.urls == lead.urls and all(texts):
            return texts.pop()
    return ""


def _covered(page: PageFacts, lead: Cluster) -> float:
    """The share of the page's text that the entries hold."""
    return sum(page.tree.span_weight(*record) for record in set(lead.records)) / page.total


def _linked_elsewhere(page: PageFacts, url: str, start: int, end: int) -> bool:
    """Whether the page links there outside the block: a menu does so to what is no post."""
    return any(anchor.url == url and not start <= anchor.number < end for anchor in page.anchors)
