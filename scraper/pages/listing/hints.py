"""Corrections from the watchlist.

CSS selectors that say which elements are entries, their titles and dates, and the next page.
"""

from __future__ import annotations

from collections.abc import Iterable

import lxml.html
from cssselect import SelectorError as CssError
from lxml.cssselect import CSSSelector

from presswatch.errors import PresswatchError
from scraper.pages.html_tree.links import Anchor
from scraper.pages.listing.clusters import Cluster
from scraper.pages.listing.features import PageFacts
from scraper.pages.listing.types import ListingHints


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
    anchors, records = [], []
    for number in numbers_of(page, hints.items, "items"):
        anchor = _main_link(page, number)
        if anchor:
            anchors.append(anchor)
            records.append((number, page.tree.ends[number]))
    return Cluster(anchors, records, [start for start, _ in records], 0)


def _main_link(page: PageFacts, number: int) -> Anchor | None:
    """The link of an entry: itself, around it, or within it that in a heading, else the one with most text."""
    tree = page.tree
    inside = page.anchors_between(number, tree.ends[number])
    around = [a for up in tree.ancestors(number)[:6] for a in page.anchors_between(up, up + 1)]
    return max(inside, key=lambda anchor: anchor.weight, default=None) or (around[0] if around else None)


def without(page: PageFacts, hints: ListingHints, anchors: Iterable[Anchor]) -> list[Anchor]:
    """The links that do not lie in, or hold, anything that `not_items` names."""
    spans = [(number, page.tree.ends[number]) for number in numbers_of(page, hints.not_items, "not")]
    return [a for a in anchors if not any(start <= a.number < end for start, end in spans)]


def hinted_next(page: PageFacts, hints: ListingHints) -> str | None:
    """The address of the link that `next` names; None without that hint or such a link."""
    for number in numbers_of(page, hints.next, "next"):
        for anchor in page.anchors_between(number, page.tree.ends[number]):
            return anchor.url
    return None


def text_under(page: PageFacts, span: tuple[int, int], selector: str | None, key: str) -> tuple[str, str]:
    """The text, and the machine-readable date if it has one, of the first element in a span that a selector names."""
    for number in numbers_of(page, selector, key):
        if span[0] <= number < span[1]:
            element = page.tree.elements[number]
            return page.tree.text(number), (element.get("datetime") or element.get("content") or "")
    return "", ""
