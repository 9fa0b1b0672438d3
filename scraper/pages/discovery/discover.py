"""From any page of an organization to where it publishes: feeds, interfaces, sitemaps, news and press pages."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from presswatch.languages.packs import alternation, any_of, any_word, words
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import clean_url, identity_key, same_site
from scraper.pages.discovery.addresses import Candidate
from scraper.pages.discovery.sitemap import looks_like_post
from scraper.pages.feed.wordpress import posts_url, wordpress_api
from scraper.pages.parsing.page import Page

# How much each kind of place is worth: an own feed is exact, coverage is what the product looks for, a blog is a guess.
_FEED, _VISIBLE_FEED, _COMMENT_FEED, _WORDPRESS = 0.9, 0.7, 0.1, 0.8
_MENU_BONUS, _PART_LOSS, _PATH_ONLY_LOSS, _DEPTH_LOSS, _FOOTER_LOSS = 0.1, 0.05, 0.15, 0.03, 0.05
_GROUPS: Final = (
    ("coverage", 0.85, "coverage_page_names", "coverage_page_slugs"),
    ("press", 0.8, "press_page_names", "press_page_slugs"),
    ("news", 0.7, "news_page_names", "news_page_slugs"),
    ("blog", 0.5, "blog_page_names", "blog_page_slugs"),
)
# Words of a menu are short; longer link texts are titles of posts.
_LABEL_MAX = 40
# Pages with more links than this are link farms; the menu comes before that.
_LINKS_MAX, _CANDIDATES_MAX = 5000, 50
_FEED_TYPES: Final = (
    "text/xml",
    *(f"application/{kind}" for kind in ("rss+xml", "atom+xml", "feed+json", "rdf+xml", "xml")),
)
_FEED_PATH: Final = compiled_later(alternation("feed_addresses"))
_MENU: Final = compiled_later(rf"\b(?:{any_word('menu_names')})")
_COMMENTS: Final = compiled_later(any_of("comment_words"), re.IGNORECASE)
_SPLIT: Final = compiled_later(r"[\s/·|&>»›,:()\[\]]+")


def find_sources(page: Page) -> tuple[Candidate, ...]:
    """Finds the places where the organization of this page publishes, the most promising first.

    Only addresses of the page's own site; comment feeds come last. Empty if the page shows none.
    """
    best: dict[tuple[str, str], Candidate] = {}
    api = wordpress_api(page)
    why = "REST interface announced in the head"
    interface = [Candidate(posts_url(api), "wordpress", why, _WORDPRESS)] if api is not None else []
    for candidate in (*_feeds(page), *interface, *_listings(page)):
        key = (candidate.kind, identity_key(candidate.url))
        if key not in best or best[key].score < candidate.score:
            best[key] = candidate
    return tuple(sorted(best.values(), key=lambda found: -found.score)[:_CANDIDATES_MAX])


def _own(href: str | None, page: Page) -> str | None:
    """The absolute address if it lies on the page's site."""
    url = clean_url(href, page.base_url) if href else None
    return url if url is not None and same_site(url, page.url) else None


def _feeds(page: Page) -> Iterator[Candidate]:
    for link in page.root.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        announced = kind in _FEED_TYPES and "alternate" in (link.get("rel") or "").lower().split()
        url = _own(link.get("href"), page) if announced else None
        if url is not None:
            yield _feed(url, link.get("title") or "", _FEED, "announced in the head")
    for anchor in _anchors(page):
        url = _own(anchor.get("href"), page) if _FEED_PATH.search(_path_query(anchor.get("href"))) else None
        if url is not None:
            yield _feed(url, _label(anchor), _VISIBLE_FEED, "linked on the page")


def _feed(url: str, title: str, score: float, why: str) -> Candidate:
    if _COMMENTS.search(title) or _COMMENTS.search(unquote(url)):
        return Candidate(url, "feed", "feed of comments", _COMMENT_FEED)
    return Candidate(url, "feed", f"feed {why}" + (f": {title[:80]}" if title else ""), score)


def _path_query(href: str | None) -> str:
    return (href or "").strip().partition("?")[0].partition("#")[0].lower()


def _anchors(page: Page) -> Iterator[HtmlElement]:
    return islice(page.root.iter("a"), _LINKS_MAX)


def _listings(page: Page) -> Iterator[Candidate]:
    here = identity_key(page.url)
    for anchor in _anchors(page):
        label = _label(anchor)
        if not label or len(label) > _LABEL_MAX:
            continue
        url = _own(anchor.get("href"), page)
        if url is None or identity_key(url) == here or _FEED_PATH.search(_path_query(url)):
            continue
        # A dated or numbered address is a post; a board's or a list's own number ("?page=2", "bo_table=") is none.
        if looks_like_post(url) and ("?" not in url or "page=" not in url):
            continue
        found = _group_of(label.lower(), url)
        if found is not None:
            why, worth = found
            depth = max(0, urlsplit(url).path.strip("/").count("/") - 1)
            score = worth + _place(anchor) - _DEPTH_LOSS * depth
            yield Candidate(url, "listing", why, round(max(0.05, min(1.0, score)), 2))


def _label(anchor: HtmlElement) -> str:
    text = " ".join(anchor.text_content().split())
    if text:
        return text
    images = [image.get("alt") or "" for image in anchor.iter("img")]
    return " ".join((anchor.get("aria-label") or anchor.get("title") or " ".join(images)).split())


def _group_of(label: str, url: str) -> tuple[str, float] | None:
    """Why a label or path names a place of posts, in words, and what that is worth; less for a weaker match."""
    if any(word in label for word in words("no_source_labels")):
        return None
    for group, worth, names, _ in _GROUPS:
        if label in words(names):
            return f"link called “{label}” ({group})", worth
    pieces = {label, *_SPLIT.split(label)}
    for group, worth, names, _ in _GROUPS:
        # A piece of the label is one of these names, or the label contains one of several words.
        if not words(names).isdisjoint(pieces) or any(" " in name and name in label for name in words(names)):
            return f"link called “{label}” ({group})", worth - _PART_LOSS
    last = unquote(urlsplit(url).path, errors="replace").lower().strip("/").rpartition("/")[2]
    for group, worth, _, slugs in _GROUPS:
        if last.partition(".")[0] in words(slugs):
            return f"address ends in “{last}” ({group})", worth - _PATH_ONLY_LOSS
    return None


def _place(anchor: HtmlElement) -> float:
    """A menu is where an organization puts its own places; a footer repeats them."""
    for parent in anchor.iterancestors():
        names = f"{parent.get('class') or ''} {parent.get('id') or ''} {parent.get('role') or ''}".lower()
        if parent.tag == "footer" or "footer" in names:
            return -_FOOTER_LOSS
        if parent.tag in ("nav", "header") or _MENU.search(names):
            return _MENU_BONUS
    return 0.0
