"""The choice of a page: which clusters are its posts, or why it has none, with a confidence and a reason in words.

Selectors of the watchlist decide first. Then a layout learned at an earlier visit (`describe`) keeps the choice stable:
the path from the root to the posts' links, tags with the classes without digits. Else the classifiers choose.
"""

import re
from dataclasses import dataclass, field, replace

import lxml.html
from cssselect import SelectorError as CssError
from lxml.cssselect import CSSSelector

from presswatch.errors import PresswatchError
from presswatch.languages.packs import any_of
from presswatch.languages.patterns import compiled_later
from scraper.pages.html_tree.links import Anchor
from scraper.pages.html_tree.tree import Tree
from scraper.pages.listing import ranking
from scraper.pages.listing.clusters import Cluster, climb
from scraper.pages.listing.features import PageFacts
from scraper.pages.listing.page_classifier import page_chance, page_features
from scraper.pages.listing.ranking import Classifier, Judged
from scraper.pages.listing.refine_clusters import parted, without_prose_links, without_prose_next_to
from scraper.pages.listing.types import ListingHints
from scraper.pages.text.letters import letters

NO_POSTS = compiled_later(any_of("no_posts_lines"), re.IGNORECASE)
"""The whole line by which a list says that it has no posts."""

FOR_SALE = compiled_later(any_of("domain_for_sale"), re.IGNORECASE)
"""Part of the title or a line of a page that offers its own domain for sale, with advertisements for a list."""


VERSION = "1"
MAX_WAYS = 6
"""Ways remembered of one listing: lead card, main entries, a second column and a little more."""

_CLASS = compiled_later(r"[A-Za-z_-]{2,40}")
_PARKED_CHARACTERS = 4000
"""A parked domain shows a sentence, a dozen links and terms; the lists of real sites are longer, or dated."""
LAYOUT_LOST = 0.15
"""A remembered lead judged below this, while another is above LAYOUT_WON, is no longer the list of posts."""

LAYOUT_WON = 0.9


def way_of(tree: Tree, cluster: Cluster) -> str:
    """The way to a cluster's links: "html body div.main ul > li h2 a", with ">" where the entries begin."""
    anchor, root, steps = cluster.anchors[0].number, cluster.roots[0], []
    for number in [anchor, *tree.ancestors(anchor)][:60]:
        classes = set((tree.elements[number].get("class") or "").split()) if number < root else ()
        words = sorted(filter(_CLASS.fullmatch, classes))[:6]
        step = ".".join([f"{tree.tags[number]}{tree.columns.get(number, '')}", *words])
        steps.append(f"> {step}" if number == root else step)
    return " ".join(reversed(steps))


def describe(tree: Tree, clusters: list[Cluster]) -> str:
    """The layout text of the chosen clusters, the lead first."""
    ways = list(dict.fromkeys(way_of(tree, cluster) for cluster in clusters))[:MAX_WAYS]
    return "\n".join([VERSION, *ways])


def find_by_layout(tree: Tree, clusters: list[Cluster], layout: str) -> list[Cluster]:
    """The clusters in the places of the layout, the lead's first; empty if its lead is nowhere on this page."""
    version, *ways = layout.split("\n")
    if version != VERSION or not ways:
        return []
    found: list[Cluster] = []
    owns = [(cluster, way_of(tree, cluster)) for cluster in clusters]
    for way in ways:
        fitting = (one for one in owns if _fits(way, one[1], lone=len(one[0].urls) == 1))
        known = [_as_known(tree, cluster, way, own) for cluster, own in fitting]
        found += [cluster for cluster in known if cluster not in found]
        if not found:
            return []
    return found


def _as_known(tree: Tree, cluster: Cluster, known: str, seen: str) -> Cluster:
    """The cluster; a lone entry, which has no neighbors that show where it begins, begins where the layout says."""
    if len(cluster.anchors) > 1 or _begins(known) == _begins(seen):
        return cluster
    root = climb(tree, cluster.anchors[0].number, len(known.split(" ")) - 2 - _begins(known))
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


@dataclass(frozen=True, slots=True)
class Choice:
    """The clusters chosen (the lead first), how sure that is, why; `empty`: a listing without posts today."""

    confidence: float
    reason: str
    clusters: list[Cluster] = field(default_factory=list)
    empty: bool = False
    layout: str | None = None
    changed: bool = False


def choose(page: PageFacts, classifiers: dict[str, Classifier], layout: str | None) -> Choice:
    """Judges the page's clusters, beginning with the remembered layout if it still fits."""
    judged = ranking.judge(page, ranking.judgeable(page), classifiers["cluster"])
    page, judged = parted(page, judged, classifiers["cluster"])
    judged = without_prose_links(page.tree, ranking.with_ranks(judged))
    kept = _by_layout(page, judged, layout) if layout else None
    if kept:
        return kept
    fresh = _fresh(page, judged, classifiers)
    if not layout:
        return fresh
    if not fresh.clusters:
        why = f"the list of posts learned earlier is no longer on the page; {fresh.reason}"
        return Choice(fresh.confidence, why, empty=fresh.empty, layout=layout, changed=not fresh.empty)
    why = f"the page has a new structure and was learned again; {fresh.reason}"
    return Choice(fresh.confidence, why, fresh.clusters, layout=fresh.layout, changed=True)


def _by_layout(page: PageFacts, judged: list[Judged], layout: str) -> Choice | None:
    """The clusters of the remembered layout, unless another is now clearly the list of posts."""
    clusters = find_by_layout(page.tree, page.clusters, layout)
    known = {cluster.anchors[0].number: cluster for cluster in clusters}
    kept: list[Judged] = []
    others: list[Judged] = []
    for one in judged:
        cluster = known.get(one.cluster.anchors[0].number)
        (kept if cluster else others).append(replace(one, cluster=cluster or one.cluster))
    own, other = ranking.best_of(kept), ranking.best_of(others)
    if not clusters or (own < LAYOUT_LOST and other > LAYOUT_WON):
        return None
    clusters = _entries(page, kept) or clusters
    return Choice(max(0.9, own), "posts are where they were at earlier visits", clusters, layout=layout)


def _entries(page: PageFacts, found: list[Judged]) -> list[Cluster]:
    """Of the clusters on remembered ways those that are entries of their own, the likeliest first.

    Labels and categories of an entry may be on the same path as its title: the classifier distinguishes
    them, and they lie in the entries of the likeliest cluster.
    """
    likely = [one for one in found if one.probability >= LAYOUT_LOST]
    if not likely:
        return []
    best = max(likely, key=lambda one: one.probability)
    rests = [ranking.outside(page, one, [best]) for one in likely if one is not best]
    return [best.cluster, *(rest.cluster for rest in rests if rest)]


def _fresh(page: PageFacts, judged: list[Judged], classifiers: dict[str, Classifier]) -> Choice:
    leads = ranking.leads_of(page, judged)
    if not leads:
        return _none(page, 0.95, "the page has no links that could be posts")
    for lead in leads:
        others = without_prose_next_to(page.tree, judged, lead)
        posts = [lead, *ranking.more_of(page, others, lead, classifiers["more"])]
        chance = page_chance(page_features(page, judged, lead, posts), classifiers["page"])
        if chance >= ranking.PAGE_FROM:
            break
    else:
        return _none(page, 1 - chance, _why_not(page, lead))
    if is_for_sale(page, posts):
        return _none(page, 0.9, "no listing: the page offers its domain for sale, with advertisements")
    clusters = [one.cluster for one in posts]
    return Choice(round(chance, 3), _why(posts), clusters, layout=describe(page.tree, clusters + _twins(judged, posts)))


def is_for_sale(page: PageFacts, posts: list[Judged]) -> bool:
    """True if a small page says that its domain is for sale, and its links have no dates: they are advertisements.

    News of domains are dated, or say so in an entry's title.
    """
    if any(max(one.values["dated"], one.values["times"]) > 0 for one in posts):
        return False
    lines = page.tree.lines(0, len(page.tree.elements))
    if sum(map(len, lines)) > _PARKED_CHARACTERS:
        return False
    titles = {letters(link.text) for one in posts for link in one.cluster.anchors}
    own = [page.root.findtext(".//title") or "", *lines]
    return any(FOR_SALE.search(line[:300]) for line in own if letters(line) not in titles)


def _twins(judged: list[Judged], posts: list[Judged]) -> list[Cluster]:
    """Clusters that list the same posts elsewhere on the page: on the next page their posts may be others."""
    known = {url for one in posts for url in one.cluster.urls}
    apart = [one for one in judged if one.cluster.urls <= known and one.probability >= LAYOUT_WON]
    return [one.cluster for one in apart if not any(ranking.inside(post.cluster, one.cluster) for post in posts)]


def _none(page: PageFacts, confidence: float, reason: str) -> Choice:
    for line in page.tree.lines(0, len(page.tree.elements))[:3000]:
        if len(line) <= 90 and NO_POSTS.fullmatch(line):
            return Choice(0.7, f"a listing without posts today: \u201c{line}\u201d", empty=True)
    return Choice(round(confidence, 3), reason)


def _why(posts: list[Judged]) -> str:
    """Why these are posts, in words."""
    lead, count = posts[0], len({url for one in posts for url in one.cluster.urls})
    signs = [
        (lead.values["heading"] > 0.6, "titles are headings"),
        (lead.values["dated"] > 0.6 or lead.values["times"] > 0.6, "each shows a date"),
        (lead.values["article_box"] > 0.6, "each is marked as an article"),
        (lead.values["row_box"] > 0.6, "each is a row of a table"),
        (lead.values["item_box"] > 0.6, "each is an item of a list"),
        (lead.values["long"] > 0.6, "link texts are as long as titles"),
    ]
    named = [text for holds, text in signs if holds]
    more = f"; {len(posts) - 1} more group{'s' * (len(posts) > 2)} of posts" if len(posts) > 1 else ""
    return f"{count} link{'s' * (count != 1)} in similar positions" + (": " + ", ".join(named) if named else "") + more


def _why_not(page: PageFacts, lead: Judged) -> str:
    """What the page seems to be instead of a listing, in words."""
    tree = page.tree
    fields = tree.by_tag.get("input", [])
    if any(tree.elements[number].get("type") == "password" for number in fields):
        return "no listing: a log-in form"
    if lead.values["prices"] > 0.5:
        return "no listing of posts: entries carry prices, so this looks like a shop"
    prose = sum(len(line) for line in tree.lines(0, len(tree.elements)) if len(line) >= 120)
    if prose > 1500:
        return "no listing: running text (an article or a page of its own) with some links around"
    if len(fields) > 5:
        return "no listing: a form"
    return "no listing: the links that repeat on the page do not look like posts"


class SelectorError(PresswatchError):
    """A selector of the watchlist is not CSS; carries the key and the selector."""

    def __init__(self, key: str, selector: str, why: str) -> None:
        self.key, self.selector = key, selector
        super().__init__(f"{key}: {selector!r}: {why}")


def select(root: lxml.html.HtmlElement, selector: str, key: str) -> list[lxml.html.HtmlElement]:
    """The elements under `root` that a selector of the watchlist names, in document order."""
    try:
        found = CSSSelector(selector, translator="html")(root)
    except CssError as error:
        raise SelectorError(key, selector, str(error)) from error
    chosen = found if isinstance(found, list) else []
    return [element for element in chosen if isinstance(element, lxml.html.HtmlElement)]


def numbers_of(page: PageFacts, selector: str | None, key: str) -> list[int]:
    """The numbers of the elements that a selector names; empty without a selector."""
    if not selector or not page.tree.elements:
        return []
    chosen = set(select(page.tree.elements[0], selector, key))
    return [number for number, element in enumerate(page.tree.elements) if element in chosen]


def hinted_items(page: PageFacts, hints: ListingHints) -> Cluster | None:
    """The entries that `items` names, each with its heaviest link; None without that hint."""
    if not hints.items:
        return None
    named = numbers_of(page, hints.items, "items")
    linked = {number: anchor for number in named if (anchor := _main_link(page, number))}
    records = [(number, page.tree.ends[number]) for number in linked]
    return Cluster(list(linked.values()), records, list(linked), 0)


def _main_link(page: PageFacts, number: int) -> Anchor | None:
    """The link of an entry: itself, around it, or within it that in a heading, else the one with most text."""
    tree = page.tree
    within = page.anchors_between(number, tree.ends[number])
    around = [a for up in tree.ancestors(number)[:6] for a in page.anchors_between(up, up + 1)]
    return max(within, key=lambda anchor: anchor.weight, default=None) or (around[0] if around else None)


def without(page: PageFacts, hints: ListingHints, cluster: Cluster) -> Cluster:
    """The cluster without links that lie in, or hold, anything that `not_items` names."""
    if not (named := numbers_of(page, hints.not_items, "not")):
        return cluster
    held = (any(page.tree.inside(anchor.number, one) for one in named) for anchor in cluster.anchors)
    return cluster.part(place for place, is_held in enumerate(held) if not is_held)


def hinted_next(page: PageFacts, hints: ListingHints) -> str | None:
    """The address of the link that `next` names; None without that hint or such a link."""
    numbers = numbers_of(page, hints.next, "next")
    within = (anchor for number in numbers for anchor in page.anchors_between(number, page.tree.ends[number]))
    return next((anchor.url for anchor in within), None)


def text_under(page: PageFacts, span: tuple[int, int], selector: str | None, key: str) -> tuple[str, str]:
    """The text, and the machine-readable date if it has one, of the first element in a span that a selector names."""
    for number in numbers_of(page, selector, key):
        if span[0] <= number < span[1]:
            element = page.tree.elements[number]
            return page.tree.text(number), (element.get("datetime") or element.get("content") or "")
    return "", ""
