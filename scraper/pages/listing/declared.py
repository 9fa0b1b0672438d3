"""Entries that the markup itself calls one: microformats (hAtom's hentry, h-entry), types of schema.org, articles.

WordPress gives every post of a list the class hentry, whatever the theme draws. A post's own page calls itself one too,
and related posts below it may be others: so what is declared tells a list only where no longer entry is declared
beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

import lxml.html

from scraper.pages.discovery.home_page import is_home
from scraper.pages.listing.features import PageFacts
from scraper.pages.listing.links import Cluster

_CLASSES = frozenset({"hentry", "h-entry"})
"""Of https://microformats.org/wiki/hatom and https://microformats.org/wiki/h-entry."""

_TYPES = re.compile(r"schema\.org/(?:BlogPosting|NewsArticle|Article|SocialMediaPosting|Report)\b")

_FEWEST = 4
"""Fewer are shown on home pages and below posts as well."""

_MOST = 500
"""The longest lists have fewer; each is held against each."""

_LONGER = 2
"""Times the weight of the entries in the middle that the page's own post has at least."""


def declared_entries(page: PageFacts, posts: Sequence[Cluster]) -> float:
    """The share of the links that each have a declared entry to themselves.

    0 for a few of them, and where the page is a declared post.
    """
    tree = page.tree
    return _share(page, posts, {n for n, element in enumerate(tree.elements) if _is_declared(element)})


def article_entries(page: PageFacts, posts: Sequence[Cluster]) -> float:
    """The same of article elements with a heading and a time of their own; cards of related posts are so too."""
    tree = page.tree
    articles = tree.by_tag.get("article", [])[: _MOST + 1]
    return _share(page, posts, {n for n in articles if tree.holds_heading(n) and tree.tagged("time", n, tree.ends[n])})


def bookmarked(page: PageFacts, posts: Sequence[Cluster]) -> float:
    """The share of the links of a home page that say to be a post's lasting address (rel=bookmark); 0 elsewhere.

    Below the newest post in full the others may be a bare list of titles; related posts below any post are so too.
    """
    links = {anchor.url: anchor for cluster in posts for anchor in cluster.anchors}.values()
    if not is_home(page.url) or len(links) < _FEWEST:
        return 0.0
    return sum("bookmark" in (page.tree.elements[one.number].get("rel") or "").split() for one in links) / len(links)


def _share(page: PageFacts, posts: Sequence[Cluster], declared: set[int]) -> float:
    if not _FEWEST <= len(declared) <= _MOST:
        return 0.0
    anchors = [anchor for cluster in posts for anchor in cluster.anchors]
    nearest: list[int] = []  # in one pass: pages may be nested as deep as they are long
    for number, parent in enumerate(page.tree.parents):
        nearest.append(number if number in declared else nearest[parent] if parent >= 0 else -1)
    own = {nearest[anchor.number] for anchor in anchors} - {-1}
    if len(own) < _FEWEST or any(_is_page_itself(page, number, own) for number in declared - own):
        return 0.0
    return len(own) / len(anchors)


def _is_declared(element: lxml.html.HtmlElement) -> bool:
    classes, kind = element.get("class"), element.get("itemtype")
    named = classes and "entry" in classes and not _CLASSES.isdisjoint(classes.split())  # few of a page's are split
    return bool(named or (kind and _TYPES.search(kind)))


def _is_page_itself(page: PageFacts, number: int, entries: set[int]) -> bool:
    """Whether a declared entry beside or around the others is the post that the page is: titled, or with more words.

    Around them it may be a page that holds the list, which has a title too, but says less than the entries.
    """
    tree = page.tree
    if any(tree.inside(number, entry) for entry in entries):
        return False
    held = sum(tree.weight_of(entry) for entry in entries if tree.inside(entry, number))
    own = tree.weight_of(number) - held
    if held:
        return own > held
    usual = median(tree.weight_of(entry) for entry in entries)
    return bool(tree.tagged("h1", number, tree.ends[number])) or own > _LONGER * usual
