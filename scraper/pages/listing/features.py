"""Features of a cluster of links, numbers from which a classifier decides if they are the posts.

No name of a site, theme or class enters, except common web words for regions ("nav", "sidebar").
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate
from operator import attrgetter
from statistics import fmean as mean
from statistics import median
from urllib.parse import SplitResult, unquote, urlsplit

import lxml.html

from presswatch.languages.packs import alternation, any_of, any_word
from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.cues import has_day, has_digit, has_price
from scraper.pages.html_tree.links import Anchor
from scraper.pages.html_tree.tree import HEADINGS, Tree, weight
from scraper.pages.listing.clusters import Cluster
from scraper.pages.text.known_lines import names_hold

PAGER_WORDS = compiled_later(rf"^[>›»→]$|{any_of('pager_words')}", re.IGNORECASE)
"""Part of a link to a neighboring page."""

MAX_SPAN = 600
"""Elements of one entry whose lines are read; a listing that prints whole posts shows what it is before that."""

SHORT_LINE = 24
"""Letters up to which a line with a digit may be a day alone."""
_ENTRY_SHARES = ("dated", "short_digits", "times", "images", "prices", "paragraph", "heading_in_record")
"""Facts of which the share of entries for which they hold is a feature."""
_BOXES = (("article_box", "article"), ("row_box", "tr"), ("item_box", "li"))
"""Features that say which share of entries has a box of its own, with the tag of that box."""
_MOST_LINKS = 40
"""Links of an entry that are compared."""
_YEAR = compiled_later(r"(?:19|20)\d\d")
_LIST_ADDRESS = compiled_later(alternation("list_addresses"), re.IGNORECASE)
_REGIONS = (
    ("in_nav", ("nav",), ("navigation", "menu")),
    ("in_aside", ("aside",), ("complementary",)),
    ("in_footer", ("footer",), ("contentinfo",)),
    ("in_header", ("header",), ("banner",)),
    ("in_main", ("main",), ("main",)),
    ("in_article", ("article",), ()),
    ("in_list", ("ul", "ol"), ()),
)
"""Features that say in which element a cluster lies, with the tags of such elements and their roles."""


_NO_HEADING = 7.0
"""Level of the last heading before the entries where there is none."""
SAMPLE = 30
"""Entries of a cluster whose text is looked at; more show nothing new."""

_PAGE_NUMBER = compiled_later(r"[\[(]?\d{1,3}[\])]?")
_QUESTION = compiled_later(r"[?？؟]\W{0,300}$|か[。]?$")
_PAPER = compiled_later(rf"\.(?:{alternation('document_file_ends')})$", re.IGNORECASE)
_REGION_WORDS = compiled_later(alternation("side_box_names"), re.IGNORECASE)
_MAIN_WORDS = compiled_later(any_word("main_box_names"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What one entry holds, whichever of its links it is looked at for; `plain` is the weight outside of links."""

    lines: list[str]
    weight: int
    plain: int
    links: int
    longest: int
    dated: bool
    short_digits: bool
    prices: bool
    times: bool
    images: bool
    paragraph: bool
    heading_in_record: bool


def _entry_facts(page: "PageFacts", record: tuple[int, int]) -> EntryFacts:
    """The facts of an entry; computed once: its title, picture and "read more" are often in three clusters."""
    if record in page.entries:
        return page.entries[record]
    (start, end), tree = record, page.tree
    first, last = bisect_left(page.anchor_numbers, start), bisect_left(page.anchor_numbers, end)
    lines, whole = tree.lines(start, min(end, start + MAX_SPAN)), tree.span_weight(start, end)
    numbered = [line for line in lines if has_digit(line)]
    found = page.entries[record] = EntryFacts(
        lines=lines,
        weight=whole,
        plain=whole - (page.link_weights[last] - page.link_weights[first]),
        links=last - first,
        longest=max((weight(line) for line in lines), default=0),
        dated=any(has_day(line) for line in numbered),
        short_digits=any(len(line) <= SHORT_LINE for line in numbered),
        prices=any(has_price(line) for line in numbered),
        times=bool(tree.tagged("time", start, end)),
        images=bool(tree.tagged("img", start, end)),
        paragraph=bool(tree.tagged("p", start, end)),
        heading_in_record=bool(tree.headings(start, end)),
    )
    return found


@dataclass(frozen=True)
class PageFacts:
    """What the features of every cluster share: the tree, the page's address, its links and clusters.

    `entries` is what was found of entries so far, by their span (`_entry_facts`).
    """

    tree: Tree
    url: str
    anchors: list[Anchor]
    clusters: list[Cluster]
    root: lxml.html.HtmlElement
    base_url: str
    entries: dict[tuple[int, int], EntryFacts] = field(default_factory=dict)

    @cached_property
    def total(self) -> int:
        """The weight of the page's text, at least 1."""
        return max(1, self.tree.weights[-1])

    @cached_property
    def link_weights(self) -> list[int]:
        """Running sums of the weight of link texts, by link, one longer than `anchors`."""
        return [0, *accumulate(anchor.weight for anchor in self.anchors)]

    @cached_property
    def anchor_numbers(self) -> list[int]:
        """The links' element numbers, in order."""
        return [anchor.number for anchor in self.anchors]

    def anchors_between(self, start: int, end: int, most: int | None = None) -> list[Anchor]:
        """The first links among the elements `start .. end` (end exclusive), all without `most`."""
        first, last = bisect_left(self.anchor_numbers, start), bisect_left(self.anchor_numbers, end)
        return self.anchors[first : last if most is None else min(last, first + most)]

    @cached_property
    def parts(self) -> SplitResult:
        """The page's address in its parts."""
        return urlsplit(self.url)

    @cached_property
    def host(self) -> str:
        """The page's host without www."""
        return bare_host(self.parts)

    @cached_property
    def address_counts(self) -> Counter[str]:
        """How many clusters hold each address."""
        return Counter(url for cluster in self.clusters for url in cluster.urls)

    @cached_property
    def split(self) -> dict[str, SplitResult]:
        """The parts of every address on the page."""
        return {url: urlsplit(url) for url in {anchor.url for anchor in self.anchors}}

    @cached_property
    def headings(self) -> list[int]:
        """The heading elements of the page, in order."""
        return sorted(self.tree.headings(0, len(self.tree.elements)))

    @cached_property
    def pagers(self) -> list[int]:
        """The elements of links that look like a way to further pages: a bare number, "next", "older"."""
        return [
            a.number
            for a in self.anchors
            if len(a.text) <= 24 and (_PAGE_NUMBER.fullmatch(a.text) or PAGER_WORDS.search(a.text))
        ]

    @cached_property
    def biggest(self) -> float:
        """The largest weight of link texts that one cluster has."""
        return max((sum(a.weight for a in cluster.anchors) for cluster in self.clusters), default=0) or 1


def bare_host(parts: SplitResult) -> str:
    """The host in lower case without "www."."""
    return parts.netloc.lower().rpartition("@")[2].removeprefix("www.")


def spread(cluster: Cluster) -> list[int]:
    """The places of at most SAMPLE entries, spread evenly over the cluster."""
    count = len(cluster.anchors)
    return [place * count // SAMPLE for place in range(SAMPLE)] if count > SAMPLE else list(range(count))


def cluster_features(page: PageFacts, cluster: Cluster) -> dict[str, float]:
    """The numbers of one cluster by name; shares lie in 0 to 1, weights are logarithms."""
    places = spread(cluster)
    return {
        **_count_features(page, cluster),
        **_text_features(page, cluster, places),
        **_record_features(page, cluster, places),
        **_address_features(page, cluster, places),
        **_region_features(page, cluster),
        **_pager_features(page, cluster),
    }


def _share(flags: Iterable[object]) -> float:
    """The share of what is true or not empty."""
    own = list(map(bool, flags))
    return sum(own) / len(own) if own else 0.0


def _most_alike(texts: Iterable[str]) -> float:
    """The share of the text that recurs most."""
    counts = Counter(texts)
    return max(counts.values()) / counts.total()


def _deviation(values: list[int]) -> float:
    """The standard deviation of all the values; the library computes with fractions, ten times as slowly."""
    middle = mean(values)
    return math.sqrt(mean([(value - middle) ** 2 for value in values]))


def _log(value: float) -> float:
    return math.log1p(max(0.0, value))


def _count_features(page: PageFacts, cluster: Cluster) -> dict[str, float]:
    start, end = cluster.records[0][0], cluster.records[-1][1]
    weights = page.tree.weights
    covered = sum(page.tree.span_weight(*record) for record in set(cluster.records[:500]))
    return {
        "count": _log(len(cluster.urls)),
        "distinct": len(cluster.urls) / len(cluster.anchors),
        "covers": min(1.0, covered / page.total),
        "covers_holder": min(1.0, covered / max(1, page.tree.weight_of(cluster.holder))),
        "starts": weights[page.tree.piece_starts[start]] / page.total,
        "stretch": (end - start) / max(1, len(page.tree.elements)),
        "elsewhere": _share(page.address_counts[url] > 1 for url in cluster.urls),
        "depth": len(page.tree.ancestors(cluster.anchors[0].number)) / 10,
        "clusters": _log(len(page.clusters)),
    }


def words_of(page: PageFacts, cluster: Cluster, place: int) -> str:
    """The words of a link: its own, or where it shows none those of its entry's heading, its label or its picture."""
    anchor = cluster.anchors[place]
    if anchor.text:
        return anchor.text
    tree = page.tree
    element = tree.elements[anchor.number]
    headings = (tree.text(number) for number in tree.headings(*cluster.records[place])[:1])
    texts = (*headings, element.get("aria-label"), element.get("title"), *tree.pictured(anchor.number, 1))
    return next((" ".join(text.split())[:200] for text in texts if text and text.strip()), "")


def _text_features(page: PageFacts, cluster: Cluster, places: list[int]) -> dict[str, float]:
    words = [words_of(page, cluster, place) for place in places]
    weights = list(map(weight, words))
    return {
        "text_mean": _log(mean(weights)),
        "text_median": _log(median(weights)),
        "text_min": _log(min(weights)),
        "text_spread": _deviation(weights) / (mean(weights) + 1),
        "long": _share(value >= 25 for value in weights),
        "words": _share(
            value >= 20 and (" " in text or value > len(text)) for value, text in zip(weights, words, strict=True)
        ),
        "empty": _share(not cluster.anchors[place].text for place in places),
        "unique_text": len(set(words)) / len(words),
        "numbers": _share(map(str.isdigit, words)),
        "dated_text": _share(map(has_day, words)),
        "questions": _share(map(_QUESTION.search, words)),
        "mass_ratio": min(3.0, mean(weights) * len(cluster.urls) / page.biggest),
    }


def _record_features(page: PageFacts, cluster: Cluster, places: list[int]) -> dict[str, float]:
    entries = [_entry_facts(page, cluster.records[place]) for place in places]
    weights = [entry.weight for entry in entries]
    own = [cluster.anchors[place].weight for place in places]
    plain = [max(0, entry.plain) for entry in entries]
    tags = [page.tree.tags[cluster.roots[place]] for place in places]
    return {
        "record_mean": _log(mean(weights)),
        "record_median": _log(median(weights)),
        "record_max": _log(max(weights)),
        "record_spread": _deviation(weights) / (mean(weights) + 1),
        "plain_median": _log(median(plain)),
        "link_share": mean(min(1.0, value / max(1, whole)) for value, whole in zip(own, weights, strict=True)),
        "links_each": _log(mean(map(attrgetter("links"), entries))),
        "lines_each": _log(mean(len(entry.lines) for entry in entries)),
        "longest_line": _log(median(entry.longest for entry in entries)),
        **{name: _share(map(attrgetter(name), entries)) for name in _ENTRY_SHARES},
        **_link_places(page, cluster, places, entries),
        "boxed": _share(cluster.roots[place] != cluster.anchors[place].number for place in places),
        **{name: _share(tag == box for tag in tags) for name, box in _BOXES},
    }


def _link_places(page: PageFacts, cluster: Cluster, places: list[int], entries: list[EntryFacts]) -> dict[str, float]:
    """The place of the links in their entries."""
    anchors, records = [cluster.anchors[place] for place in places], [cluster.records[place] for place in places]
    near = [page.anchors_between(*record, _MOST_LINKS) for record in records]
    named = [next((other for other in others if other.text), one) for one, others in zip(anchors, near, strict=True)]
    return {
        "heading": _share(map(partial(_headed, page.tree), anchors, records)),
        "first_link": _share(first.url == one.url for first, one in zip(named, anchors, strict=True)),
        "heaviest_link": _share(
            all(other.weight <= one.weight or other.url == one.url for other in others)
            for one, others in zip(anchors, near, strict=True)
        ),
        "first_line": _share(
            bool(entry.lines) and one.text[:20] in entry.lines[0] for entry, one in zip(entries, anchors, strict=True)
        ),
    }


def _headed(tree: Tree, anchor: Anchor, record: tuple[int, int]) -> bool:
    """True where the link is in a heading, or holds one, or shows nothing itself and its entry has one."""
    if tree.holds_heading(anchor.number) or (not anchor.text and tree.headings(*record)):
        return True
    number = tree.parents[anchor.number]
    while number >= record[0] and tree.tags[number] not in HEADINGS:
        number = tree.parents[number]
    return number >= 0 and tree.tags[number] in HEADINGS


def _address_features(page: PageFacts, cluster: Cluster, places: list[int]) -> dict[str, float]:
    parts = [page.split[cluster.anchors[place].url] for place in places]
    paths = [part.path.rstrip("/") for part in parts]
    tails = [path.rpartition("/")[2] for path in paths]
    asked = [part.query for part in parts]
    keys = ("&".join(sorted(part.split("=", 1)[0] for part in query.split("&"))) for query in asked)
    return {
        "same_host": _share(bare_host(part) == page.host for part in parts),
        "shallow": _share(not any(pair) for pair in zip(paths, asked, strict=True)),
        "folder": _most_alike(path.rpartition("/")[0] for path in paths),
        "query": _share(asked),
        "query_alike": _most_alike(keys),
        "year": _share(_YEAR.search(part.path) for part in parts),
        "papers": _share(map(_PAPER.search, paths)),
        "listing_words": _share(_LIST_ADDRESS.search(f"{part.path}?{part.query}") for part in parts),
        **_against_page(page.parts.path.rstrip("/"), paths),
        "tail_length": _log(mean(map(len, tails))),
        "slugs": _share(tail.count("-") + tail.count("_") + tail.count("%20") >= 2 for tail in tails),
        "numbered": _share(any(map(str.isdigit, tail)) for tail in tails),
    }


def _against_page(own: str, paths: list[str]) -> dict[str, float]:
    """Features of paths next to the page's own."""
    depth = mean(path.count("/") for path in paths)
    return {
        "below": _share(bool(own) and path.startswith(own + "/") for path in paths),
        "same_path": _share(path == own for path in paths),
        "path_depth": depth,
        "deeper": depth - own.count("/"),
        "own_tail": _log(weight(unquote(own.rpartition("/")[2], errors="replace"))),
        "own_depth": float(own.count("/")),
    }


def _region_features(page: PageFacts, cluster: Cluster) -> dict[str, float]:
    tree = page.tree
    chain = [cluster.holder, *tree.ancestors(cluster.holder)]
    tags = {tree.tags[number] for number in chain}
    roles = {tree.elements[number].get("role") for number in chain}
    names = (tree.names(number) for number in [cluster.roots[0], *chain[:-2]])
    apart, main = zip(*(names_hold(own, _REGION_WORDS, _MAIN_WORDS) for own in names), strict=True)
    above = bisect_left(page.headings, cluster.records[0][0])
    return {
        **{name: float(not (tags.isdisjoint(of) and roles.isdisjoint(acting))) for name, of, acting in _REGIONS},
        "in_paragraph": float(any(tree.tags[up] == "p" for up in tree.ancestors(cluster.anchors[0].number)[:6])),
        "region_words": float(sum(apart)),
        "main_words": float(sum(main)),
        "heading_level": float(tree.tags[page.headings[above - 1]][1]) if above else _NO_HEADING,
        "siblings": _log(len(tree.children.get(tree.parents[cluster.roots[0]], []))),
    }


def _pager_features(page: PageFacts, cluster: Cluster) -> dict[str, float]:
    """How near a way to further pages follows the entries, in elements and in steps up from their holder."""
    end = max(record[1] for record in cluster.records)
    place = bisect_left(page.pagers, end)
    if place >= len(page.pagers):
        return {"pager_far": 10.0, "pager_way": 10.0}
    pager = page.pagers[place]
    return {"pager_far": _log(pager - end), "pager_way": float(min(10, page.tree.steps_up(cluster.holder, pager)))}
