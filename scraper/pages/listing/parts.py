"""A cluster of links that mixes the posts with a menu, the way to the next page or the posts' labels is laid apart.

On pages whose boxes bear no class names a menu's links, the posts and "next" may stand on one way from the root. Then
the boxes tell them apart: those that hold several addresses are lists of their own, those with one address each are
entries of one list. Where many hold several, they are entries, whose author, title and tags stand each in its place.
Where most lines hold several ("Title | PDF | outlet"), each is an entry: what many of them say is a label.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from scraper.pages.dates.cues import has_day
from scraper.pages.html_tree.anchors import Anchor
from scraper.pages.html_tree.tree import Tree
from scraper.pages.listing.classifiers import Classifier
from scraper.pages.listing.features import PageFacts, cluster_features, entry_facts
from scraper.pages.listing.line_parts import line_parts
from scraper.pages.listing.links import Cluster, with_records
from scraper.pages.listing.page_numbers import STRIP
from scraper.pages.listing.rank import LIKELY, NEAR, Judged
from scraper.pages.listing.words import NEXT_WORDS

FEWEST = 4
"""A cluster of fewer links has no part that is a list."""

MOST_LISTS = 3
"""Boxes of several addresses in one cluster; where there are more, they are its entries or their groups."""

MOST_TOGETHER = 3
"""Posts that one entry of a list tells of; more are a list."""

MOST_PLACES = 8
"""Places of links in an entry; more are no pattern."""

MAIN = 1.0
"""A cluster of this mass has most words of all on the page, however unlikely it looks as a whole."""

MOSTLY = 0.5
"""Share of addresses that two clusters must have in common to lead to the same posts."""

SURE = 0.95
"""Links of which a likelier cluster consists stand in one place of their entries."""

UNLIKELY = 0.15
"""A part less likely than this does not belong to the posts."""


def parted(page: PageFacts, judged: list[Judged], opinion: Classifier) -> tuple[PageFacts, list[Judged]]:
    """The page and its judged clusters with those laid apart of which one part is likelier than the whole."""
    apart = {one.cluster.anchors[0].number: _apart(page, one, opinion) for one in _worth(judged)}
    if not any(apart.values()):
        return page, judged
    parts = [part for one in judged for part in apart.get(one.cluster.anchors[0].number) or [one]]
    whole = {id(one.cluster) for one in judged if apart.get(one.cluster.anchors[0].number)}
    clusters = [cluster for cluster in page.clusters if id(cluster) not in whole]
    clusters += [part.cluster for found in apart.values() for part in found]
    return replace(page, clusters=clusters), sorted(parts, key=lambda one: one.cluster.anchors[0].number)


def _worth(judged: list[Judged]) -> list[Judged]:
    """The clusters that may hold the posts: likely ones, the main one, and what leads where the likeliest does.

    Beside links "Read more" of few other words the titles may stand with their sections.
    """
    if not judged:
        return []
    best = max(judged, key=lambda one: one.probability)
    least = NEAR * best.probability if best.probability >= LIKELY else 0.0
    return [
        one
        for one in judged
        if one.probability >= least or one.values["mass_ratio"] >= MAIN or _leads_alike(one.cluster, best.cluster)
    ]


def _leads_alike(one: Cluster, other: Cluster) -> bool:
    return len(one.urls & other.urls) > MOSTLY * max(len(one.urls), len(other.urls))


def without_way_on(page: PageFacts, cluster: Cluster) -> Cluster:
    """The entries without a last one that is the way to the next page or to an archive.

    It says "next", is an arrow, or has no day where all others have one and lead on with the same words.
    """
    if len(cluster.urls) < FEWEST:
        return cluster
    last, others = cluster.anchors[-1].text, {anchor.text for anchor in cluster.anchors[:-1]}
    bare = last.strip(STRIP)
    says = len(last) <= _LONGEST_WAY and (NEXT_WORDS.fullmatch(bare) or (last and not bare))
    if last in others or not (says or (len(others) == 1 and _only_dateless(page, cluster))):
        return cluster
    return Cluster(cluster.anchors[:-1], cluster.records[:-1], cluster.roots[:-1], cluster.holder)


_LONGEST_WAY = 24


def _only_dateless(page: PageFacts, cluster: Cluster) -> bool:
    *others, last = [entry_facts(page, record).dated for record in cluster.records]
    return not last and all(others)


def _apart(page: PageFacts, one: Judged, opinion: Classifier) -> list[Judged]:
    """The parts of a cluster; empty where it is whole."""
    if len(one.cluster.urls) < FEWEST:
        return []
    parts = _judged(page, _parts(page, one.cluster, sure=one.probability >= SURE), opinion)
    chances = [part.probability for part in parts]
    if chances and max(chances) >= max(LIKELY, one.probability) and min(chances) < UNLIKELY:
        return parts
    return _by_line(page, one, opinion)


def _by_line(page: PageFacts, one: Judged, opinion: Classifier) -> list[Judged]:
    """The links of lines that hold several; empty where these are no likelier to be posts than all of them."""
    titles, labels = line_parts(page.tree, one.cluster.anchors)
    parts = _judged(page, titles, opinion)
    best = max((part.probability for part in parts), default=0.0)
    if labels:
        return [*parts, *_judged(page, [labels], opinion)] if best > one.probability else []
    parted_off = best >= max(LIKELY, one.probability) and min(part.probability for part in parts) < UNLIKELY
    return parts if parted_off else []


def _judged(page: PageFacts, parts: list[list[Anchor]], opinion: Classifier) -> list[Judged]:
    found = []
    for anchors in parts:
        cluster = with_records(page.tree, anchors)
        values = cluster_features(page, cluster)
        found.append(Judged(cluster, values, opinion.probability(values)))
    return found


def _parts(page: PageFacts, cluster: Cluster, *, sure: bool) -> list[list[Anchor]]:
    """The links by the boxes right below their holder; empty where these are all alike."""
    tree = page.tree
    if all(tree.parents[anchor.number] == cluster.holder for anchor in cluster.anchors):
        return _around_heading(page, cluster)
    depth = len(tree.ancestors(cluster.holder)) + 1
    boxes: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in cluster.anchors:
        above = tree.ancestors(anchor.number)
        boxes[above[-1 - depth] if depth < len(above) else anchor.number].append(anchor)
    lists = [boxes[number] for number in _lists(tree, boxes)]
    if len(lists) > MOST_LISTS:
        return [] if sure else _places(tree, boxes)
    entries = [anchor for box in boxes.values() if box not in lists for anchor in box]
    parts = [*lists, entries] if entries else lists
    return parts if lists and len(parts) > 1 else []


def _lists(tree: Tree, boxes: dict[int, list[Anchor]]) -> list[int]:
    """The boxes of several addresses, but those with a day amid entries that have one: they tell of two or three."""
    counts = {number: len({anchor.url for anchor in box}) for number, box in boxes.items()}
    single = [number for number, count in counts.items() if count == 1]
    dated = len(single) >= FEWEST and all(_is_dated(tree, number) for number in single)
    several = [number for number, count in counts.items() if count > 1]
    return [n for n in several if not (dated and counts[n] <= MOST_TOGETHER and _is_dated(tree, n))]


def _is_dated(tree: Tree, number: int) -> bool:
    return has_day(tree.text(number)[:_LOOKED])


_LOOKED = 1000


def _around_heading(page: PageFacts, cluster: Cluster) -> list[list[Anchor]]:
    """Links without boxes, those before the first heading among them and those behind it."""
    place = bisect_left(page.headings, cluster.anchors[0].number)
    heading = page.headings[place] if place < len(page.headings) else len(page.tree.elements)
    before = [anchor for anchor in cluster.anchors if anchor.number < heading]
    behind = cluster.anchors[len(before) :]
    return [before, behind] if behind else []


def _places(tree: Tree, boxes: dict[int, list[Anchor]]) -> list[list[Anchor]]:
    """The links of entries by their place in the entry, in one line by whether they come first; empty for many."""
    places: dict[tuple[int, ...], list[Anchor]] = defaultdict(list)
    turns: dict[int, list[Anchor]] = defaultdict(list)
    for box, anchors in boxes.items():
        for turn, anchor in enumerate(anchors):
            places[_place(tree, anchor.number, box)].append(anchor)
            turns[min(turn, 1)].append(anchor)
    if len(places) == 1:  # "Title, by Author": what comes first in each line, and what follows it
        return list(turns.values())
    return list(places.values()) if len(places) <= MOST_PLACES else []


def _place(tree: Tree, number: int, box: int) -> tuple[int, ...]:
    """The boxes around a link, each by its count among its siblings; links in one box have one place."""
    steps: list[int] = []
    number = tree.parents[number] if number != box else number
    while number > box:
        steps.append(tree.children[tree.parents[number]].index(number))
        number = tree.parents[number]
    return tuple(steps)
