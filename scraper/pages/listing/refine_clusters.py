"""Clusters that mix posts with other links are split, and links in running text are dropped.

On pages whose boxes have no class names a menu's links, the posts and "next" may be on one path from the root. Boxes of
several addresses are lists of their own, those of one address are entries of one list. Where many hold several, they
are entries, and author, title and tags are split by their place. Where most lines hold several links ("Title | PDF |
outlet"), each line is an entry, and what many of them say is a label.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from operator import itemgetter

from presswatch.text.strings import grouped
from presswatch.urls.canonical import is_front_page
from scraper.pages.dates.cues import has_day
from scraper.pages.html_tree.links import Anchor
from scraper.pages.html_tree.tree import Tree, weight
from scraper.pages.listing.clusters import Cluster, with_records
from scraper.pages.listing.features import PageFacts
from scraper.pages.listing.ranking import ALL_INSIDE, LIKELY, NEAR, Classifier, Judged, best_of, judge

_MOSTLY = 0.5
"""Share of lines with several addresses from which on they are entries of several links."""

_FEWEST = 2
_FEWEST_PARTS = 2

_MOST_EACH = 3
"""Labels on lines of their own that a title has at most."""

MOST_PLACES = 8
"""Links, or places of links, in an entry; more are no pattern."""
_LOOKED = 1000


def line_parts(tree: Tree, anchors: Sequence[Anchor]) -> tuple[list[list[Anchor]], list[Anchor]]:
    """The links by their order in their lines, and the labels among them; nothing where most lines hold one title.

    Labels are words that lead to different addresses, and links to front pages, wherever each is: next to a title,
    or on a line of its own where titles have such.
    """
    lines = _lines(tree, anchors)
    said = Counter(map(itemgetter(0), {(anchor.text, anchor.url) for anchor in anchors}))
    labels = [anchor for anchor in anchors if said[anchor.text] > 1 or is_front_page(anchor.url)]
    labeled = {anchor.number for anchor in labels}
    unlabeled = [[anchor for anchor in line if anchor.number not in labeled] for line in lines]
    if len(lines) < _FEWEST or sum(map(_leads_apart, lines)) < _MOSTLY * len(lines):
        titles = list(chain.from_iterable(unlabeled))
        usual = len(titles) > 1 and _MOSTLY * len(titles) <= len(labels) <= _MOST_EACH * len(titles)
        return ([titles], labels) if usual else ([], [])
    # The first links of all lines, the second ones, and so on.
    parts = [list(filter(None, links)) for links in zip_longest(*unlabeled)]
    return (parts, labels) if _FEWEST_PARTS - bool(labels) <= len(parts) <= MOST_PLACES else ([], [])


def _leads_apart(line: Sequence[Anchor]) -> bool:
    return len({anchor.url for anchor in line}) > 1


def _lines(tree: Tree, anchors: Sequence[Anchor]) -> list[list[Anchor]]:
    """The links of each line."""
    lines: list[list[Anchor]] = []
    last = -1
    for anchor in anchors:
        start = tree.piece_starts[anchor.number]
        if last < 0 or "\n" in tree.pieces[last:start]:
            lines.append([])
        lines[-1].append(anchor)
        last = start
    return lines


FEWEST = 4
"""A cluster of fewer links has no part that is a list."""

MOST_LISTS = 3
"""Boxes of several addresses in one cluster; where there are more, they are its entries or their groups."""

MOST_TOGETHER = 3
"""Posts that one entry of a list is about; more are a list."""

MAIN = 1.0
"""A cluster of this mass has most words of all on the page, however unlikely it looks as a whole."""

MOSTLY = 0.5
"""Share of addresses that two clusters must have in common to lead to the same posts."""

SURE = 0.95
"""Links of which a likelier cluster consists are in one place of their entries."""

UNLIKELY = 0.15
"""A part less likely than this does not belong to the posts."""


def parted(page: PageFacts, judged: list[Judged], opinion: Classifier) -> tuple[PageFacts, list[Judged]]:
    """The page and its judged clusters with those laid apart of which one part is likelier than the whole."""
    apart = {id(one.cluster): found for one in _worth(judged) if (found := _apart(page, one, opinion))}
    if not apart:
        return page, judged
    parts = [part for one in judged for part in apart.get(id(one.cluster), [one])]
    clusters = [cluster for cluster in page.clusters if id(cluster) not in apart]
    clusters += [part.cluster for found in apart.values() for part in found]
    return replace(page, clusters=clusters), sorted(parts, key=lambda one: one.cluster.anchors[0].number)


def _worth(judged: list[Judged]) -> list[Judged]:
    """The clusters that may hold the posts: likely ones, the main one, and what leads where the likeliest does.

    Next to links "Read more" of few other words the titles may be with their sections.
    """
    if not judged:
        return []
    best = max(judged, key=lambda one: one.probability)
    least = NEAR * best.probability if best.probability >= LIKELY else 0.0
    urls = best.cluster.urls
    return [
        one
        for one in judged
        if one.probability >= least
        or one.values["mass_ratio"] >= MAIN
        or len(one.cluster.urls & urls) > MOSTLY * max(len(one.cluster.urls), len(urls))
    ]


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
    best = best_of(parts)
    if labels:
        return [*parts, *_judged(page, [labels], opinion)] if best > one.probability else []
    parted_off = best >= max(LIKELY, one.probability) and min(part.probability for part in parts) < UNLIKELY
    return parts if parted_off else []


def _judged(page: PageFacts, parts: list[list[Anchor]], opinion: Classifier) -> list[Judged]:
    return judge(page, [with_records(page.tree, anchors) for anchors in parts], opinion)


def _parts(page: PageFacts, cluster: Cluster, *, sure: bool) -> list[list[Anchor]]:
    """The links by the boxes right below their holder; empty where these are all alike."""
    tree = page.tree
    if all(tree.parents[anchor.number] == cluster.holder for anchor in cluster.anchors):
        return _around_heading(page, cluster)
    boxes = _boxes(tree, cluster)
    lists = _lists(tree, boxes)
    if len(lists) > MOST_LISTS:
        return [] if sure else _places(tree, boxes)
    parts = [boxes.pop(number) for number in lists]
    if parts and boxes:
        parts.append(list(chain.from_iterable(boxes.values())))
    return parts if len(parts) > 1 else []


def _boxes(tree: Tree, cluster: Cluster) -> dict[int, list[Anchor]]:
    """The links by the elements right below their holder."""
    depth = len(tree.ancestors(cluster.holder)) + 1
    above = ((tree.ancestors(anchor.number), anchor) for anchor in cluster.anchors)
    return grouped((ups[-1 - depth] if depth < len(ups) else anchor.number, anchor) for ups, anchor in above)


def _lists(tree: Tree, boxes: dict[int, list[Anchor]]) -> list[int]:
    """The boxes of several addresses, but those with a day amid entries that have one: they are about two or three."""
    single: list[int] = []
    several: list[int] = []
    for number, box in boxes.items():
        (several if _leads_apart(box) else single).append(number)
    if len(single) < FEWEST or not all(_is_dated(tree, number) for number in single):
        return several
    return [n for n in several if len({a.url for a in boxes[n]}) > MOST_TOGETHER or not _is_dated(tree, n)]


def _is_dated(tree: Tree, number: int) -> bool:
    return has_day(tree.text(number)[:_LOOKED])


def _around_heading(page: PageFacts, cluster: Cluster) -> list[list[Anchor]]:
    """Links without boxes, those before the first heading among them and those after it."""
    place = bisect_left(page.headings, cluster.anchors[0].number)
    heading = page.headings[place] if place < len(page.headings) else len(page.tree.elements)
    before = [anchor for anchor in cluster.anchors if anchor.number < heading]
    after = cluster.anchors[len(before) :]
    return [before, after] if after else []


def _places(tree: Tree, boxes: dict[int, list[Anchor]]) -> list[list[Anchor]]:
    """The links of entries by their place in the entry, in one line by whether they come first; empty for many."""
    places = grouped((_place(tree, one.number, box), one) for box, anchors in boxes.items() for one in anchors)
    if len(places) == 1:  # "Title, by Author": what comes first in each line, and what follows it
        return list(grouped((turn > 0, one) for anchors in boxes.values() for turn, one in enumerate(anchors)).values())
    return list(places.values()) if len(places) <= MOST_PLACES else []


def _place(tree: Tree, number: int, box: int) -> tuple[int, ...]:
    """The boxes around a link, each by its count among its siblings; links in one box have one place."""
    return tuple(tree.children[tree.parents[up]].index(up) for up in tree.way(tree.parents[number], box))


_LONG = 40
"""Weight of what comes before a link on its line from which on it is running text, no day or outlet."""

_MOSTLY_PROSE_LINKS = 0.5
_FEWEST_PROSE_LINKS = 3


def without_prose_links(tree: Tree, judged: list[Judged]) -> list[Judged]:
    """The clusters without those that are in sentences within the entries of a likely one that does not."""
    prose = {id(one) for one in judged if _in_sentences(tree, one.cluster)}
    titles = [one for one in judged if id(one) not in prose and _are_titles(one)]
    return [one for one in judged if id(one) not in prose or not any(_holds(other, one) for other in titles)]


def without_prose_next_to(tree: Tree, judged: list[Judged], lead: Judged) -> list[Judged]:
    """The clusters that may have more posts of a list: none in sentences next to a list of the site's own posts."""
    if lead.values["same_host"] < _MOSTLY_PROSE_LINKS or _in_sentences(tree, lead.cluster):
        return judged
    return [one for one in judged if not _in_sentences(tree, one.cluster)]


def _are_titles(one: Judged) -> bool:
    """True if links may be the titles of entries; those to front pages name outlets, and an entry may be below."""
    urls = one.cluster.urls
    return (
        one.probability >= LIKELY
        and len(urls) >= _FEWEST_PROSE_LINKS
        and sum(map(is_front_page, urls)) < _MOSTLY_PROSE_LINKS * len(urls)
    )


def _holds(titles: Judged, one: Judged) -> bool:
    """True if links lie in these entries, after their titles."""
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
    return sum(_before(tree, link) >= _LONG for link in cluster.anchors) > _MOSTLY_PROSE_LINKS * len(cluster.anchors)


def _before(tree: Tree, anchor: Anchor) -> int:
    """The weight of what comes before a link on its line, at most a little more than what is asked for."""
    size, number = 0, tree.piece_starts[anchor.number] - 1
    while number >= 0 and size < _LONG and "\n" not in tree.pieces[number]:
        size += weight(tree.pieces[number])
        number -= 1
    return size
