"""Clusters of links in similar places of a page."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby, pairwise, takewhile
from operator import attrgetter

from presswatch.text.strings import grouped
from scraper.pages.html_tree.links import Anchor
from scraper.pages.html_tree.tree import Tree

MAX_LEADS = 50
"""Clusters of one way from the root that are tried as the one that others join; more are not a page's design."""

MAX_REACH = 12
"""Siblings at most that belong to one entry next to its root."""

GAP_SHARE = 0.7
"""Gaps of one length between roots that make it the entries' pattern; rarer ones are headings of groups."""

CORE_SHARE = 0.6
"""A class shared by this part of the like-named siblings belongs to the pattern; rarer ones ("sticky", "category-7")
do not."""

_COLUMNS = frozenset({"td", "th"})
_STOPS = frozenset({"body", "html", "main", "nav", "aside", "footer"})
_ENTRIES = frozenset({"article", "li", "tr"})


@dataclass(frozen=True)
class Cluster:
    """Links in like places of a page, one or more, in document order, with the record (entry) that each belongs to.

    `records[i]` is the span of elements (start, end exclusive) that belongs to `anchors[i]` alone; it may reach over
    several siblings.
    `holder` is the element that holds all records.
    """

    anchors: list[Anchor]
    records: list[tuple[int, int]] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    holder: int = 0

    @cached_property
    def urls(self) -> frozenset[str]:
        """The addresses, each once."""
        return frozenset(anchor.url for anchor in self.anchors)

    def part(self, places: Iterable[int]) -> "Cluster":
        """The cluster of its links at these places alone."""
        kept = list(places)
        return Cluster(
            [self.anchors[p] for p in kept], [self.records[p] for p in kept], [self.roots[p] for p in kept], self.holder
        )


def cluster_anchors(tree: Tree, anchors: list[Anchor]) -> list[Cluster]:
    """Puts links with the same way from the root (tags, and classes of the pattern) into one cluster each."""
    keys = _path_keys(tree, anchors)
    groups = grouped((keys[anchor.number], anchor) for anchor in anchors)
    return join_siblings(tree, [with_records(tree, group) for group in groups.values()])


def join_siblings(tree: Tree, clusters: list[Cluster]) -> list[Cluster]:
    """Joins clusters whose entries are siblings and differ in classes only (odd and even rows, a pinned row)."""
    families = grouped(((_tag_path(tree, one.anchors[0].number), _is_headed(tree, one)), one) for one in clusters)
    joined = []
    for family in families.values():
        rest = sorted(family, key=lambda cluster: -len(cluster.anchors))
        leads = 0
        while rest and leads < MAX_LEADS:
            leads += 1
            lead, *others = rest
            mates, rest = _mates(tree, lead, others)
            anchors = sorted((a for c in [lead, *mates] for a in c.anchors), key=lambda anchor: anchor.number)
            joined.append(with_records(tree, anchors) if mates else lead)
        joined.extend(rest)
    return joined


def _is_headed(tree: Tree, cluster: Cluster) -> bool:
    """True if the first links hold headings: titles, next to which the author and the day of an entry may be links."""
    return all(tree.holds_heading(anchor.number) for anchor in cluster.anchors[:3])


def _tag_path(tree: Tree, number: int) -> tuple[str, ...]:
    above = ((up, tree.tags[up]) for up in tree.ancestors(number)[:40])
    ways = (f"{tag}{tree.columns.get(up, 0)}" if tag in _COLUMNS else tag for up, tag in above)
    return tree.tags[number], *ways


def _mates(tree: Tree, lead: Cluster, others: list[Cluster]) -> tuple[list[Cluster], list[Cluster]]:
    """Those of `others` whose links, climbed as high as the lead's entries, are entries next to them; and the rest."""
    height = tree.steps_up(lead.anchors[0].number, lead.roots[0])
    parents = {tree.parents[root] for root in lead.roots}
    taken = set(lead.roots)
    mates: list[Cluster] = []
    rest: list[Cluster] = []
    for cluster in others:
        roots = [climb(tree, anchor.number, height) for anchor in cluster.anchors]
        fits = height > 0 and all(tree.parents[root] in parents and root not in taken for root in roots)
        (mates if fits and len(set(roots)) == len(roots) else rest).append(cluster)
        if fits:
            taken.update(roots)
    return mates, rest


def climb(tree: Tree, number: int, steps: int) -> int:
    """The element so many steps up from one, at most the root."""
    for _ in range(steps):
        number = max(tree.parents[number], 0)
    return number


def _path_keys(tree: Tree, anchors: list[Anchor]) -> dict[int, int]:
    """A number for each link's way from the root; equal numbers mean equal ways."""
    needed: set[int] = set()
    for anchor in anchors:
        needed.update(takewhile(lambda up: up not in needed, tree.way(anchor.number, -1)))
    depths = {-1: -1}
    levels: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(needed):
        depths[number] = depths[tree.parents[number]] + 1
        levels[depths[number]].append(number)
    names: dict[tuple[int, str], int] = {}
    keys: dict[int, int] = {-1: 0}
    for depth in sorted(levels):
        words = _pattern_words(tree, levels[depth], keys)
        for number in levels[depth]:
            name = (keys[tree.parents[number]], words[number])
            keys[number] = names.setdefault(name, len(names) + 1)
    return keys


def _pattern_words(tree: Tree, level: list[int], keys: dict[int, int]) -> dict[int, str]:
    """The tag of each element of one depth with those of its classes that its like-named siblings share.

    One without such siblings, in a box of its own, is held against those in like boxes: a post's own classes (its
    number, section, tags) are no pattern. Table cells have their column.
    """
    families = grouped(((tree.parents[number], tree.tags[number]), number) for number in level)
    alone: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    words: dict[int, str] = {}
    for (parent, tag), members in families.items():
        if tag in _COLUMNS:
            words.update((number, f"{tag}{tree.columns.get(number, 0)}") for number in members)
        elif len(members) == 1:
            alone[keys[parent], tag].extend(members)
        else:
            words.update(_family_words(tree, tag, members))
    for (_, tag), members in alone.items():
        words.update(_family_words(tree, tag, members))
    return words


def _family_words(tree: Tree, tag: str, members: list[int]) -> dict[int, str]:
    classes = {number: _classes(tree, number) for number in members}
    counts = Counter(word for own in classes.values() for word in own)
    core = {word for word, count in counts.items() if count >= CORE_SHARE * len(members)}
    return {number: f"{tag}.{'.'.join(sorted((own & core) or own))}" for number, own in classes.items()}


def class_words(tree: Tree, number: int, most: int) -> list[str]:
    """The first classes of an element, in its order, without those that hold a digit."""
    words = (tree.elements[number].get("class") or "").split()[:most]
    return [word for word in words if not any(map(str.isdigit, word))]


def _classes(tree: Tree, number: int) -> frozenset[str]:
    """The classes of an element that hold no digit (those number posts, columns, categories)."""
    value = tree.elements[number].get("class")
    return _without_numbers(value) if value else frozenset()


@lru_cache(maxsize=1024)
def _without_numbers(classes: str) -> frozenset[str]:
    return frozenset(word for word in classes.split()[:20] if not any(map(str.isdigit, word)))


def with_records(tree: Tree, anchors: list[Anchor]) -> Cluster:
    """The entry of each link: the largest element with no other address of the cluster, and what lies next to it."""
    roots = _level(tree, anchors, _own_roots(tree, anchors))
    runs = _runs(tree, anchors, roots)
    spans = _reached(tree, [run[0] for run in runs], [(run[0], tree.ends[run[-1]]) for run in runs])
    records = [span for run, span in zip(runs, spans, strict=True) for _ in run]
    return Cluster(anchors, records, roots, _common(tree, roots))


def _runs(tree: Tree, anchors: list[Anchor], roots: list[int]) -> list[list[int]]:
    """The roots in runs: neighbours that lead to one address and are siblings (title row, text row) are one entry."""
    places = groupby(zip(anchors, roots, strict=True), key=lambda place: (place[0].url, tree.parents[place[1]]))
    return [[root for _, root in run] for _, run in places]


def _own_roots(tree: Tree, anchors: list[Anchor]) -> list[int]:
    if len({anchor.url for anchor in anchors}) == 1:
        return [_lone_root(tree, anchor.number) for anchor in anchors]
    roots = []
    for anchor, (low, high) in zip(anchors, _neighbours(anchors), strict=True):
        root = anchor.number
        parent = tree.parents[root]
        while parent > low and tree.ends[parent] <= high and not _stops(tree, parent):
            root, parent = parent, tree.parents[parent]
        roots.append(root)
    return roots


def _stops(tree: Tree, number: int) -> bool:
    """True if an entry ends below this element; the footer of an entry is a part of it."""
    tag = tree.tags[number]
    return tag in _STOPS and not (tag == "footer" and _in_entry(tree, number))


def _lone_root(tree: Tree, number: int) -> int:
    """The entry of a link without neighbors to show where it ends: the nearest box made for entries, else a section."""
    root = number
    while tree.tags[root] not in _ENTRIES:
        parent = tree.parents[root]
        if parent < 0 or tree.tags[parent] in _STOPS or (tree.tags[parent] == "header" and not _in_entry(tree, parent)):
            break
        root = parent
    return root


def _in_entry(tree: Tree, number: int) -> bool:
    return any(tree.tags[up] in _ENTRIES for up in tree.ancestors(number))


def _neighbours(anchors: list[Anchor]) -> list[tuple[float, float]]:
    """For each link the nearest one before and after it that leads elsewhere (-1 and infinity where there is none)."""
    alike = [list(group) for _, group in groupby(anchors, key=attrgetter("url"))]
    before = [-1.0, *(group[-1].number for group in alike)]
    after = [*(group[0].number for group in alike[1:]), math.inf]
    return [(low, high) for group, low, high in zip(alike, before, after, strict=False) for _ in group]


def _level(tree: Tree, anchors: list[Anchor], roots: list[int]) -> list[int]:
    """Lowers entries that reach higher than most (the last of a list would else swallow its surroundings)."""
    heights = [tree.steps_up(anchor.number, root) for anchor, root in zip(anchors, roots, strict=True)]
    usual = Counter(heights).most_common(1)[0][0]
    return [
        climb(tree, anchor.number, usual) if height > usual else root
        for anchor, root, height in zip(anchors, roots, heights, strict=True)
    ]


def _reached(tree: Tree, roots: list[int], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The span of each entry; one without a box of its own reaches over the siblings that recur between the roots."""
    parent, count = Counter(tree.parents[root] for root in roots).most_common(1)[0]
    if parent < 0 or count < max(2, 0.3 * len(roots)):
        return spans
    siblings = tree.children[parent]
    places = {child: place for place, child in enumerate(siblings)}
    inner = {
        (places[root], places.get(_last_root(tree, span), places[root]))
        for root, span in zip(roots, spans, strict=True)
        if root in places
    }
    taken = sorted(inner)
    gap = _usual_gap(taken)
    if not gap:
        return spans
    lead = _lead(tree, siblings, taken[0][0], taken[-1][1], gap)
    reach = {}
    for place, (root, _) in enumerate(taken):
        first, last = _clip(taken, place, lead, gap - lead)
        reach[siblings[root]] = siblings[max(0, first)], tree.ends[siblings[min(len(siblings) - 1, last)]]
    return [reach.get(root, span) for root, span in zip(roots, spans, strict=True)]


def _usual_gap(taken: list[tuple[int, int]]) -> int:
    """How many siblings lie between most neighboring roots; 0 where they are no part of the entries."""
    gaps = Counter(second[0] - first[1] - 1 for first, second in pairwise(taken))
    gap, often = gaps.most_common(1)[0] if gaps else (0, 0)
    return gap if 1 <= gap <= MAX_REACH and often >= GAP_SHARE * sum(gaps.values()) else 0


def _clip(taken: list[tuple[int, int]], place: int, lead: int, trail: int) -> tuple[int, int]:
    """The first and last sibling of an entry, `lead` before and `trail` after it, without its neighbours' own."""
    first, last = taken[place]
    floor = taken[place - 1][1] + 1 if place else 0
    ceiling = taken[place + 1][0] - 1 if place + 1 < len(taken) else last + trail
    return max(min(first, floor), first - lead), max(last, min(last + trail, ceiling))


def _last_root(tree: Tree, span: tuple[int, int]) -> int:
    """The last sibling within a span that starts with its first."""
    number = span[0]
    while tree.ends[number] < span[1]:
        number = tree.ends[number]
    return number


def _lead(tree: Tree, siblings: list[int], first: int, last: int, gap: int) -> int:
    """How many siblings between two roots belong to the entry after them: those that also precede the first root.

    None do if what follows the last root is a whole gap, for then every entry has its parts after it.
    """
    pattern = [_kind(tree, n) for n in siblings[first + 1 : first + 1 + gap]]
    following = [_kind(tree, n) for n in siblings[last + 1 : last + 1 + gap]]
    ahead = [_kind(tree, n) for n in siblings[max(0, first - gap) : first]]
    matched, lead = _alike(pattern, following), _alike(ahead[::-1], pattern[::-1])
    return 0 if matched >= gap else min(lead, gap - matched)


def _alike(kinds: list[str], others: list[str]) -> int:
    """How many kinds are the same from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(kinds, others, strict=False)))


def _kind(tree: Tree, number: int) -> str:
    return f"{tree.tags[number]}.{'.'.join(sorted(_classes(tree, number)))}"


def _common(tree: Tree, numbers: list[int]) -> int:
    """The innermost element around all of these (their parent if they are one)."""
    holder, last = tree.parents[min(numbers)], max(numbers)
    while holder >= 0 and tree.ends[holder] <= last:
        holder = tree.parents[holder]
    return max(holder, 0)
