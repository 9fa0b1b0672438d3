"""A listing page: which links are posts, with title and date, and which link is the next page.

The tree is flattened, its links are put into clusters of similar places (clusters), each gets features (features) and a
probability (ranking, page_classifier, choice); of the chosen ones titles (titles), dates (dates) and the rest (entries)
are read, then the next page (next_page). Selectors of the watchlist go before all of it (hints), and a remembered
layout keeps the choice stable from visit to visit (choice).
"""

from __future__ import annotations

from collections.abc import Iterable

from scraper.pages.dates.read import DateContext
from scraper.pages.html_tree.links import collect_anchors, hrefs_of
from scraper.pages.html_tree.tree import flatten
from scraper.pages.listing.choice import Choice, choose, describe
from scraper.pages.listing.classifiers import load_classifiers
from scraper.pages.listing.clusters import Cluster, cluster_anchors
from scraper.pages.listing.entries import make_items
from scraper.pages.listing.features import PageFacts
from scraper.pages.listing.hints import hinted_items, hinted_next, without
from scraper.pages.listing.next_page import NextPage, find_next
from scraper.pages.listing.script_links import Functions, clicked_rows
from scraper.pages.listing.types import Listing, ListingHints, ListingItem
from scraper.pages.parsing.page import Page
from scraper.pages.parsing.skipped import left_out_links

__all__ = ["Listing", "ListingHints", "ListingItem", "page_facts", "read_listing"]

_NO_HINTS = ListingHints()


def read_listing(
    page: Page, context: DateContext, *, hints: ListingHints | None = None, layout: str | None = None
) -> Listing:
    """Reads a listing page; `layout` is what an earlier reading of this source learned.

    Never raises for a page, however broken; a selector that is not CSS raises `SelectorError`. A page that is no
    listing gives `is_listing` False and no items, with the reason.
    """
    facts = page_facts(page)
    hints = hints or _NO_HINTS
    choice = _hinted(facts, hints) or choose(facts, load_classifiers(), layout)
    clusters = [_without(facts, hints, cluster) for cluster in choice.clusters]
    items = make_items(facts, [cluster for cluster in clusters if cluster.anchors], context, hints)
    following = _next(facts, hints, clusters) if choice.clusters else NextPage()
    return Listing(
        items=tuple(items),
        next_url=following.url,
        next_by_script=following.by_script,
        is_listing=bool(choice.clusters) or choice.empty,
        confidence=choice.confidence,
        reason=f"{choice.reason}; {following.reason}" if following.reason else choice.reason,
        layout=choice.layout,
        layout_changed=choice.changed,
        left_out=left_out_links(hrefs_of(page.root)),
    )


def page_facts(page: Page) -> PageFacts:
    """The flat page with its links in clusters; bounded by MAX_ELEMENTS and MAX_LINKS."""
    tree = flatten(page.root)
    links = collect_anchors(tree, page.base_url)
    rows = clicked_rows(tree, page.base_url, links, Functions(page.root))
    anchors = sorted([*links, *rows], key=lambda anchor: anchor.number) if rows else links
    return PageFacts(tree, page.url, anchors, cluster_anchors(tree, anchors), page.root, page.base_url)


def _hinted(facts: PageFacts, hints: ListingHints) -> Choice | None:
    """The choice that the watchlist makes by its selector; None without one."""
    cluster = hinted_items(facts, hints)
    if cluster is None:
        return None
    if not cluster.anchors:
        return Choice(1.0, f"the watchlist's selector {hints.items!r} names no entry with a link on this page")
    reason = f"the watchlist's selector {hints.items!r} names {len(cluster.anchors)} entries"
    return Choice(1.0, reason, [cluster], layout=describe(facts.tree, [cluster]))


def _without(facts: PageFacts, hints: ListingHints, cluster: Cluster) -> Cluster:
    if not hints.not_items:
        return cluster
    kept = {anchor.number for anchor in without(facts, hints, cluster.anchors)}
    return cluster.part(place for place, anchor in enumerate(cluster.anchors) if anchor.number in kept)


def _next(facts: PageFacts, hints: ListingHints, clusters: Iterable[Cluster]) -> NextPage:
    hinted = hinted_next(facts, hints)
    if hints.next:
        return NextPage(hinted, reason=f"the watchlist's selector {hints.next!r} names the next page" if hinted else "")
    anchors = [anchor for cluster in clusters for anchor in cluster.anchors]
    return find_next(facts, {anchor.url for anchor in anchors}, max((a.number for a in anchors), default=0))
