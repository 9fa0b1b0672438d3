"""A sitemap: addresses with their last change, news titles, and the child sitemaps of an index."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from presswatch.errors import PageError
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from presswatch.urls.canonical import clean_url
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.discovery.sitemap_posts import looks_like_post, post_urls, sitemaps_of_posts
from scraper.pages.parsing.encoding import decode, opened
from scraper.pages.parsing.kinds import body_kind
from scraper.pages.parsing.plain import plain_text
from scraper.pages.parsing.xml_guard import local_name, namespace, parse_xml, text_content

__all__ = ["Sitemap", "SitemapEntry", "looks_like_post", "post_urls", "read_sitemap", "sitemaps_of_posts"]

# sitemaps.org: at most 50,000 addresses a file.
ENTRIES_MAX = 50_000
_NEWS: Final = "http://www.google.com/schemas/sitemap-news/"
_LINE: Final = compiled_later(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """One address; `lastmod` is its last change, `title`, `published` and `language` only in news sitemaps."""

    url: str
    lastmod: DateReading | None = None
    title: str = ""
    published: DateReading | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """The addresses of a sitemap, or the (address, last change) of the sitemaps that an index lists.

    `refused` is "xml-refused" for a document with external or exploding entities. `cut` is True if there were more than
    50,000 addresses, `broken` if it is so far from well-formed that some may be missing.
    """

    entries: tuple[SitemapEntry, ...] = ()
    sitemaps: tuple[tuple[str, DateReading | None], ...] = ()
    refused: str | None = None
    cut: bool = False
    broken: bool = False


def read_sitemap(body: bytes, url: str, content_type: str | None = None) -> Sitemap:
    """Reads a sitemap (XML or one address a line, also gzipped); raises PageError if it is none.

    The reason is "not-feed" for a web page, as for a feed that became one, else "parse-error".
    """
    text = decode(opened(body), content_type).text.lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return _from_lines(text, url)
    parsed = parse_xml(text, url)
    if parsed.refused:
        return Sitemap(refused="xml-refused")
    if parsed.root is None or local_name(parsed.root) not in ("urlset", "sitemapindex"):
        if body_kind(body, content_type) == "html":
            raise PageError(url, "not-feed", "the answer is a web page, no sitemap")
        raise PageError(url, "parse-error", "the answer is no sitemap")
    found = _from_root(parsed.root, url)
    if parsed.lossy and not found.entries and not found.sitemaps:
        raise PageError(url, "parse-error", "the sitemap is broken")
    return replace(found, broken=parsed.lossy)


def _from_root(root: etree._Element, url: str) -> Sitemap:
    nodes = [(local_name(child), child) for child in root if local_name(child) in ("url", "sitemap")]
    kept = nodes[:ENTRIES_MAX]
    entries = (_entry(node, url) for name, node in kept if name == "url")
    children = (_child(node, url) for name, node in kept if name == "sitemap")
    return Sitemap(
        entries=tuple(filter(None, entries)), sitemaps=tuple(filter(None, children)), cut=len(nodes) > ENTRIES_MAX
    )


def _from_lines(text: str, url: str) -> Sitemap:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    addresses = [address for line in lines if _LINE.fullmatch(line) and (address := clean_url(line))]
    if not addresses or len(addresses) < len(lines) / 2:
        raise PageError(url, "parse-error", "the answer is no sitemap")
    entries = tuple(SitemapEntry(url=address) for address in addresses[:ENTRIES_MAX])
    return Sitemap(entries=entries, cut=len(addresses) > ENTRIES_MAX)


def _entry(node: etree._Element, base: str) -> SitemapEntry | None:
    address = clean_url(_own(node, "loc"), base) if _own(node, "loc") else None
    if address is None:
        return None
    lastmod = _date(_own(node, "lastmod"))
    news = next((child for child in node if namespace(child).startswith((_NEWS, "news")) and len(child)), None)
    if news is None:
        return SitemapEntry(url=address, lastmod=lastmod)
    values = {local_name(part): (part.text or "").strip() for part in news.iter()}
    return SitemapEntry(
        url=address,
        lastmod=lastmod,
        title=plain_text(values.get("title", "")),
        published=_date(values.get("publication_date", "")),
        language=values.get("language") or None,
    )


def _child(node: etree._Element, base: str) -> tuple[str, DateReading | None] | None:
    address = clean_url(_own(node, "loc"), base) if _own(node, "loc") else None
    return (address, _date(_own(node, "lastmod"))) if address else None


def _own(node: etree._Element, name: str) -> str:
    """The text of a child of the sitemap's own vocabulary; image:loc and video:loc are other addresses."""
    for child in node:
        space = namespace(child)
        if (
            local_name(child) == name
            and (not space or "sitemap" in space)
            and not re.search(r"image|video|news", space)
        ):
            return text_content(child).strip()
    return ""


def _date(text: str) -> DateReading | None:
    return read_date(text, DateContext(), "sitemap") if text else None
