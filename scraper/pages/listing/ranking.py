"""The clusters of links that are the posts of a page: small learned classifiers.

The first gives every cluster a probability. The likeliest becomes the lead; the second looks at the others next to it
(a lead card built differently, a second grid). They are trained elsewhere (benchmarks/train_listings.py) and evaluated
here in plain Python.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain, repeat
from operator import itemgetter
from statistics import fmean as mean
from urllib.parse import SplitResult

import msgspec

from scraper.pages.html_tree.links import Anchor
from scraper.pages.html_tree.tree import HEADINGS, weight
from scraper.pages.listing.clusters import Cluster
from scraper.pages.listing.features import PageFacts, bare_host, cluster_features, words_of
from scraper.pages.listing.page_surroundings import side_column
from scraper.pages.listing.titles import is_day

Node = tuple[int, float, int, int]
"""An inner node of a tree: feature, threshold, left, right; or a leaf: -1, value, 0, 0."""


class Forest(msgspec.Struct, frozen=True, tag=True):
    """Boosted trees over named features, each a list of nodes that begins with its root."""

    names: list[str]
    base: float
    trees: list[list[Node]]

    def probability(self, values: dict[str, float]) -> float:
        """The probability, 0 to 1, that these numbers belong to a yes; a missing name counts as 0."""
        row = list(map(values.get, self.names, repeat(0.0)))
        score = self.base
        for nodes in self.trees:
            feature, threshold, left, right = nodes[0]
            while feature >= 0:
                feature, threshold, left, right = nodes[left if row[feature] <= threshold else right]
            score += threshold
        return _probability(score)


class LogisticRegression(msgspec.Struct, frozen=True, tag=True):
    """A logistic regression over named features."""

    base: float
    weights: dict[str, float]

    def probability(self, values: dict[str, float]) -> float:
        """The probability, 0 to 1, that these numbers belong to a yes; a missing name counts as 0."""
        return _probability(self.base + sum(values.get(name, 0.0) * factor for name, factor in self.weights.items()))


def _probability(score: float) -> float:
    """The logistic function, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


class Ensemble(msgspec.Struct, frozen=True, tag=True):
    """Judges of which the mean counts: trees see exceptions, a line generalizes."""

    members: "tuple[Classifier, ...]"

    def probability(self, values: dict[str, float]) -> float:
        """The mean of the members' probabilities."""
        return sum(member.probability(values) for member in self.members) / len(self.members)


Classifier = Forest | LogisticRegression | Ensemble


class _Shipped(msgspec.Struct):
    """The file of the classifiers, as `benchmarks/train_listings.py` writes it."""

    judges: dict[str, Classifier]


@cache
def load_classifiers() -> dict[str, Classifier]:
    """The judges shipped with the package: "cluster", "more" and "page"."""
    path = resources.files("scraper.pages").joinpath("data/listing_judges.json")
    return msgspec.json.decode(path.read_bytes(), type=_Shipped).judges


MAX_JUDGED = 150
"""Clusters judged on one page: those with most text. Real pages have 10 to 80."""

MIN_TEXT = 5
"""A single link with fewer letters is no title."""

NEAR = 0.8
"""Clusters whose probability is this part of the best are equals, of which the one with most text leads."""

LIKELY = 0.5
"""A cluster judged so may be the list of a page whose side column is likelier."""

SAME_POSTS = 0.7
"""Two clusters that share this part of their addresses belong to the same entries."""

MIN_OUTSIDE = 0.5
"""A cluster with fewer of its links outside the chosen entries is made of their categories, authors, dates."""

MOSTLY = 0.5
ALL_INSIDE = 0.9
MOST_NAMED = 2
"""A box that names more known posts holds a list of them."""

MORE_FROM = 0.5
PAGE_FROM = 0.4
"""A page judged below this is no listing; where folds by site refuse few listings and take 3 % of posts for one."""

RANK = "probability_rank"
"""The number that compares a cluster's probability with the page's best; for the second judge only."""
_COMPARED = (
    "text_mean", "text_median", "record_mean", "plain_median", "links_each", "lines_each", "dated", "times",
    "images", "heading", "path_depth", "tail_length", "slugs", "region_words", "main_words", "depth",
    "paragraph", "year", "in_aside", "in_footer", "in_nav", "in_main", "heading_level", "link_share", RANK,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A cluster with its numbers and its probability to hold posts."""

    cluster: Cluster
    values: dict[str, float]
    probability: float


def judgeable(page: PageFacts) -> list[Cluster]:
    """The clusters worth judging, in document order: without single short links, at most MAX_JUDGED."""
    worth = [c for c in page.clusters if len(c.urls) > 1 or _says_something(page, c)]
    if len(worth) > MAX_JUDGED:
        worth = sorted(worth, key=lambda c: -sum(a.weight for a in c.anchors))[:MAX_JUDGED]
    return sorted(worth, key=lambda c: c.anchors[0].number)


def _says_something(page: PageFacts, cluster: Cluster) -> bool:
    return any(weight(words_of(page, cluster, place)) >= MIN_TEXT for place in range(min(3, len(cluster.anchors))))


def judge(page: PageFacts, clusters: Iterable[Cluster], opinion: Classifier) -> list[Judged]:
    """Each of these clusters with its numbers and its probability."""
    valued = ((cluster, cluster_features(page, cluster)) for cluster in clusters)
    return [Judged(cluster, values, opinion.probability(values)) for cluster, values in valued]


def best_of(judged: Sequence[Judged]) -> float:
    """The best probability of these clusters; 0 without any."""
    return max((one.probability for one in judged), default=0.0)


def lead_of(judged: list[Judged]) -> Judged | None:
    """The likeliest cluster; of nearly equal ones that with most text, so that the page's main listing leads."""
    if not judged:
        return None
    best = best_of(judged)
    near = [one for one in judged if one.probability >= NEAR * best]
    lead = max(near, key=lambda one: (one.values["mass_ratio"] + 0.5 * one.probability, -one.cluster.anchors[0].number))
    return max((one for one in judged if _doubles(lead, one)), key=_title_worth)


def leads_of(page: PageFacts, judged: list[Judged]) -> list[Judged]:
    """What may lead, the first first: where a side column would, the likeliest list next to it goes before.

    A column repeats the site's newest posts, often more of them than the list has on its last page.
    """
    lead = lead_of(judged)
    if lead is None or side_column(page, lead.cluster) is None:
        return [lead] if lead else []
    likely = [one for one in judged if one.probability >= LIKELY and side_column(page, one.cluster) is None]
    main = lead_of(likely)
    return [main, lead] if main else [lead]


def _doubles(lead: Judged, other: Judged) -> bool:
    """True where `other` links to what the lead links to: the picture, the title and the "more" of the same entries.

    The lead may be the lines below the posts (day, section, comments) whose headings `other` is, or the pictures of
    those posts that have one.
    """
    if other is lead:
        return True
    a, b = lead.cluster.urls, other.cluster.urls
    headings = other.values["heading"] >= MOSTLY > lead.values["heading"] and len(a & b) >= MOSTLY * len(a)
    titles = lead.values["empty"] >= MOSTLY > other.values["empty"] and len(a & b) >= SAME_POSTS * len(a)
    alike = headings or titles or len(a & b) >= SAME_POSTS * len(a | b)
    if not alike or other.probability < 0.3 * lead.probability:
        return False
    return _interleaved(lead.cluster, other.cluster) or inside(other.cluster, lead.cluster) >= ALL_INSIDE


def _interleaved(a: Cluster, b: Cluster) -> bool:
    """True where the links of both are in one stretch of the page, as parts of the same entries do."""
    if min(len(a.anchors), len(b.anchors)) < 2:
        return inside(a, b) > 0 or inside(b, a) > 0
    first = max(a.anchors[0].number, b.anchors[0].number)
    last = min(a.anchors[-1].number, b.anchors[-1].number)
    longest = max(c.anchors[-1].number - c.anchors[0].number for c in (a, b))
    return last - first >= 0.5 * longest


def _title_worth(one: Judged) -> tuple[float, float, float]:
    """How much a cluster's links are the titles of its entries."""
    values = one.values
    named = values["unique_text"] * (1 - values["numbers"]) * (1 - values["dated_text"])
    return (
        round(values["heading"] * (1 - values["empty"]) * named, 1),
        named * min(values["text_median"], 4.4),
        one.probability,
    )


def relation(page: PageFacts, lead: Judged, other: Judged) -> dict[str, float]:
    """The numbers of `other` and how it relates to the lead: side by side, inside its entries, alike or not."""
    a, b, tree = lead.cluster, other.cluster, page.tree
    return {
        **{f"own_{name}": value for name, value in other.values.items()},
        **{f"gap_{name}": other.values[name] - lead.values[name] for name in _COMPARED},
        "own_probability": other.probability,
        "lead_probability": lead.probability,
        "inside": inside(a, b),
        "around": inside(b, a),
        "same_holder": float(a.holder == b.holder),
        "siblings_of_lead": float(tree.parents[a.roots[0]] == tree.parents[b.roots[0]]),
        "same_box": float(tree.tags[a.roots[0]] == tree.tags[b.roots[0]]),
        "way_up": float(tree.steps_up(a.holder, b.holder)),
        "way_up_back": float(tree.steps_up(b.holder, a.holder)),
        "shared": len(a.urls & b.urls) / len(b.urls),
        "after": float(b.anchors[0].number > a.anchors[-1].number),
        "before": float(b.anchors[-1].number < a.anchors[0].number),
        "folder_alike": _alike(page, a, b, _folder),
        "host_alike": _alike(page, a, b, bare_host),
        "count_ratio": len(b.urls) / len(a.urls),
        "lead_count": lead.values["count"],
    }


def inside(outer: Cluster, inner: Cluster) -> float:
    """The share of `inner`'s links that lie in an entry of `outer`."""
    held = held_by(outer.records, inner.anchors[:60])
    return sum(held) / len(held)


def held_by(spans: Iterable[tuple[int, int]], anchors: Sequence[Anchor]) -> list[bool]:
    """For each link, True if it lies in the last of these spans that begin before it."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    places = [bisect_right(starts, anchor.number) - 1 for anchor in anchors]
    return [place >= 0 and anchor.number < ordered[place][1] for place, anchor in zip(places, anchors, strict=True)]


def _folder(parts: SplitResult) -> str:
    keys = "&".join(part.split("=")[0] for part in parts.query.split("&"))
    return f"{parts.netloc}{parts.path.rstrip('/').rpartition('/')[0]}?{keys}"


def _alike(page: PageFacts, a: Cluster, b: Cluster, part: Callable[[SplitResult], str]) -> float:
    """The share of b's links whose addresses have the part (host, folder) that most of a's have."""
    usual = Counter(part(page.split[anchor.url]) for anchor in a.anchors[:60]).most_common(1)[0][0]
    return mean(part(page.split[anchor.url]) == usual for anchor in b.anchors[:60])


def with_ranks(judged: list[Judged]) -> list[Judged]:
    """Adds to each cluster's numbers how its probability compares with the page's best, for the second judge."""
    best = best_of(judged) or 1.0
    return [Judged(one.cluster, {**one.values, RANK: one.probability / best}, one.probability) for one in judged]


def more_of(page: PageFacts, judged: list[Judged], lead: Judged, opinion: Classifier) -> list[Judged]:
    """The further clusters with posts of the same listing, without links that lie in entries chosen before."""
    ranked = ((opinion.probability(relation(page, lead, one)), one) for one in candidates(page, judged, lead))
    likely = [pair for pair in ranked if pair[0] >= MORE_FROM]
    chosen = [lead]
    for _, one in sorted(likely, key=itemgetter(0), reverse=True):
        rest = None if _is_own(page, one) else outside(page, one, chosen)
        if rest:
            chosen.append(rest)
    return chosen[1:]


def _is_own(page: PageFacts, one: Judged) -> bool:
    """True if a group is one link that is a post's own: to itself ("Cancel reply"), its day, its section.

    Taken for an entry, one would have the whole post as its box, and the related posts below it would look like all
    that there is.
    """
    if len(one.cluster.urls) > 1:
        return False
    first, record = one.cluster.anchors[0], one.cluster.records[0]
    around = page.tree.tagged("h1", *record) and not one.values["heading"]
    return first.url.split("#")[0] == page.url.split("#")[0] or is_day(first.text) or bool(around)


def candidates(page: PageFacts, judged: list[Judged], lead: Judged) -> list[Judged]:
    """The clusters that could add posts to the lead's: mostly outside its entries, with addresses of their own."""
    rests = [outside(page, one, [lead]) for one in judged if one.cluster is not lead.cluster]
    return [rest for rest in rests if rest]


def _names_known(page: PageFacts, cluster: Cluster, place: int, known: frozenset[str]) -> bool:
    """True if a link to elsewhere (a section), no heading, is in an entry that is a post found already.

    A link without words in a box that holds such posts is a picture above their list.
    """
    anchor, (start, end) = cluster.anchors[place], cluster.records[place]
    above = (page.tree.tags[up] for up in page.tree.ancestors(anchor.number))
    if anchor.url in known or page.tree.holds_heading(anchor.number) or not set(HEADINGS).isdisjoint(above):
        return False
    named = {other.url for other in page.anchors_between(start, end)} & known
    return bool(named) and (len(named) <= MOST_NAMED or not anchor.text)


def outside(page: PageFacts, one: Judged, chosen: list[Judged]) -> Judged | None:
    """The cluster without links that lie in entries of `chosen` or repeat their addresses: an entry is one post.

    None where less than half of its links is left: then it is made of parts of entries.
    """
    own, known = one.cluster, frozenset[str]().union(*(other.cluster.urls for other in chosen))
    within = held_by(chain.from_iterable(other.cluster.records for other in chosen), own.anchors)
    keep = [place for place, held in enumerate(within) if not held and not _names_known(page, own, place, known)]
    if len(keep) < MIN_OUTSIDE * len(own.anchors) or all(own.anchors[place].url in known for place in keep):
        return None
    return one if len(keep) == len(own.anchors) else Judged(own.part(keep), one.values, one.probability)
