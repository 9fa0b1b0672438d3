"""Links in the running text of a list's posts: what a post refers to is no post of the list.

Where posts stand whole on a list, or their excerpts keep their links, such links may look as much like posts as the
titles above them, and hold more text.
"""

from __future__ import annotations

from bisect import bisect_right

from presswatch.urls.canonical import is_front_page
from scraper.pages.html_tree.anchors import Anchor
from scraper.pages.html_tree.tree import Tree, weight
from scraper.pages.listing.links import Cluster
from scraper.pages.listing.rank import ALL_INSIDE, LIKELY, Judged

LONG = 40
"""Weight of what stands before a link on its line from which on it is running text, no day or outlet."""

MOSTLY = 0.5
FEWEST = 3


def without_prose_links(tree: Tree, judged: list[Judged]) -> list[Judged]:
    """The clusters without those that stand in sentences within the entries of a likely one that does not."""
    prose = {id(one) for one in judged if _in_sentences(tree, one.cluster)}
    titles = [one for one in judged if id(one) not in prose and _are_titles(one)]
    return [one for one in judged if id(one) not in prose or not any(_holds(other, one) for other in titles)]


def beside(tree: Tree, judged: list[Judged], lead: Judged) -> list[Judged]:
    """The clusters that may have more posts of a list: none in sentences beside a list of the site's own posts."""
    if lead.values["same_host"] < MOSTLY or _in_sentences(tree, lead.cluster):
        return judged
    return [one for one in judged if not _in_sentences(tree, one.cluster)]


def _are_titles(one: Judged) -> bool:
    """Whether links may be the titles of entries; those to front pages name outlets, and an entry may be below."""
    urls = one.cluster.urls
    return one.probability >= LIKELY and len(urls) >= FEWEST and sum(map(is_front_page, urls)) < MOSTLY * len(urls)


def _holds(titles: Judged, one: Judged) -> bool:
    """Whether links lie in these entries, behind their titles."""
    entries = sorted(
        (start, end, link.number)
        for (start, end), link in zip(titles.cluster.records, titles.cluster.anchors, strict=True)
    )
    starts = [start for start, _, _ in entries]
    held = 0
    for link in one.cluster.anchors:
        place = bisect_right(starts, link.number) - 1
        held += place >= 0 and entries[place][2] < link.number < entries[place][1]
    return held >= ALL_INSIDE * len(one.cluster.anchors)


def _in_sentences(tree: Tree, cluster: Cluster) -> bool:
    return sum(_before(tree, link) >= LONG for link in cluster.anchors) > MOSTLY * len(cluster.anchors)


def _before(tree: Tree, anchor: Anchor) -> int:
    """The weight of what stands before a link on its line, at most a little more than what is asked for."""
    size, number = 0, tree.piece_starts[anchor.number] - 1
    while number >= 0 and size < LONG and "\n" not in tree.pieces[number]:
        size += weight(tree.pieces[number])
        number -= 1
    return size
