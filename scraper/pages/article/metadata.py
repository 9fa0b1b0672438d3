"""What a page declares about itself: title, meta values, addresses, the JSON-LD of the article, the site's name."""

import re
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import clean_url, host_of, is_front_page, site_of
from scraper.pages.article.title_candidates import ARCHIVES, is_headline, parts_of, plain_letters
from scraper.pages.parsing.page import Page
from scraper.pages.parsing.payload import json_ld
from scraper.pages.parsing.skipped import left_out_data
from scraper.pages.text.letters import letters, single_spaced

_FEED_TYPE = compiled_later(r"^application/(?:rss|atom|feed)\+(?:xml|json)")
_PIECES = 2
"""Objects that lie elsewhere and make a list of others' pieces; one may be a copy of a page at its first address."""
_LINKS_LOOKED_AT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Metadata as printed, white space folded.

    `metas` maps the lower-case name, property or itemprop of a meta element to its contents in order. `objects` are the
    JSON-LD objects, articles first, `people` the names they refer to by `@id`. `canonical` is the href as printed,
    empty if none. `feeds` are the titles of the feeds that the page announces, `left_out` says which JSON-LD could not
    be read.
    """

    title: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)
    canonical: str = ""
    objects: list[dict[str, Any]] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    feeds: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def meta(self, *names: str) -> str:
        """The first non-empty content among the named metas, in the order of the names; empty if none."""
        return next(filter(None, chain.from_iterable(self.metas.get(name, ()) for name in names)), "")


def read_head(page: Page) -> Head:
    """Collects the metadata of a page, wherever in the document it is (many pages break their head early)."""
    title, canonical = "", ""
    metas: dict[str, list[str]] = {}
    feeds: list[str] = []
    for node in page.root.iter("title", "meta", "link"):
        if node.tag == "meta":
            _add_meta(metas, node.attrib)
        elif node.tag == "title":
            title = title or single_spaced(node.text_content())
        elif not canonical and "canonical" in node.get("rel", "").lower().split():
            canonical = node.get("href", "").strip()
        elif _FEED_TYPE.search(node.get("type", "")):
            feeds.append(single_spaced(node.get("title")))
    data = json_ld(page)
    return Head(
        title=title,
        metas=metas,
        canonical=canonical,
        objects=_without_others(data.objects, page.url),
        people=data.people,
        feeds=tuple(filter(None, feeds)),
        left_out=left_out_data(data.unreadable, data.scripts),
    )


def _without_others(objects: list[dict[str, Any]], page_url: str) -> list[dict[str, Any]]:
    """The objects of a page without those of a press list: several that each have an address on another site."""
    sites = ("", site_of(page_url))
    away = [one for one in objects if isinstance(one.get("url"), str) and site_of(one["url"]) not in sites]
    return [one for one in objects if one not in away] if len(away) >= _PIECES else objects


def _add_meta(metas: dict[str, list[str]], attributes: Any) -> None:
    content = single_spaced(attributes.get("content") or attributes.get("value"))
    if not content:
        return
    for key in ("property", "name", "itemprop", "http-equiv"):
        if name := attributes.get(key):
            metas.setdefault(name.strip().lower(), []).append(content)


def read_site_name(page: Page, head: Head) -> str:
    """The name that the site gives itself in its metadata, else the part of the title that spells its host.

    Else the part of the title (or the whole) that the page shows as the words of a link to its front page.
    """
    named = head.meta("og:site_name", "application-name", "al:android:app_name", "twitter:app:name:iphone")
    if named and not is_headline(page.root, named, head.title):
        return named
    publisher = next(filter(None, map(_publisher, head.objects)), "")
    return publisher or _name_in_title(page, head.title)


def _name_in_title(page: Page, title: str) -> str:
    """The part of a page's title that is the site's name; empty if none is plainly so."""
    parts = parts_of(title)
    if len(parts) == 1:
        # "Site: Title"
        before = (title[: colon.start()] for colon in re.finditer(": ", title))
        return _linked_home(page, (title, *before))
    if parts[1:2] and plain_letters(parts[1]) in ARCHIVES:
        return parts[0]
    host = plain_letters(host_of(page.url).rsplit(".", 1)[0])
    ends = (parts[-1], parts[0]) if parts else ()
    spelled = (part for part in ends if len(plain_letters(part)) > 2 and plain_letters(part) in host)
    return next(spelled, "") or _linked_home(page, ends)


def _linked_home(page: Page, names: tuple[str, ...]) -> str:
    """The first of these names that the page shows as a link to its front page; empty if none is."""
    home = _home_words(page) if names else set()
    return next((name for name in names if plain_letters(name) in home), "")


def _home_words(page: Page) -> set[str]:
    """The words, as letters, with which the first links of a page lead to the site's front page."""
    first = islice(page.root.iter("a"), _LINKS_LOOKED_AT)
    led = ((anchor, clean_url(anchor.get("href") or "#", page.base_url)) for anchor in first)
    home = (one for one, url in led if url and is_front_page(url) and site_of(url) == site_of(page.url))
    return {plain_letters(one.text_content()) for one in home} - {""}


def _publisher(item: dict[str, Any]) -> str:
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return single_spaced(name) if isinstance(name, str) and not name.startswith("http") else ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What of the page's metadata helps to judge its lines.

    Letters of the description and of an article body in JSON-LD (empty if there is none), the words of the title.
    """

    description: str = ""
    body: str = ""
    title_words: frozenset[str] = frozenset()


def page_facts(head: Head, title: str) -> PageFacts:
    """What the metadata says about the text."""
    body = next((item["articleBody"] for item in head.objects if isinstance(item.get("articleBody"), str)), "")
    description = head.meta("og:description", "description", "twitter:description")
    words = frozenset(word for word in title.casefold().split() if len(word) > 3)
    return PageFacts(description=letters(description), body=letters(body), title_words=words)
