"""Sitemaps: plain, index, news sitemap, gzip."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

from presswatch.errors import PageError
from presswatch.records import DateReading
from presswatch.urls import site_of
from scraper.faults import FetchFault
from scraper.items import Entry, EntryPage
from scraper.pages.sitemap import Sitemap, post_urls, sitemaps_of_posts
from scraper.reading import read_sitemap_body
from scraper.spiders.base import SourceSpider
from scraper.visit import Visit

# Entries a page of the walk holds: a sitemap of 50,000 is asked about in steps, newest first.
ENTRIES_A_PAGE = 100


class SitemapSpider(SourceSpider):
    """Reads a sitemap, and of an index the children that changed last, first."""

    name = "sitemap"
    kind = "sitemap"

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        waiting = [visit.start_url]
        asked: set[str] = set()
        shown, unchanged = 0, False
        while waiting and len(asked) < visit.limits.max_pages:
            url = waiting.pop(0)
            if url in asked:
                continue
            asked.add(url)
            try:
                sitemap = await self._sitemap(visit, url)
            except (FetchFault, PageError) as fault:
                if len(asked) == 1:
                    raise
                visit.partly(fault)
                continue
            if sitemap is None:
                unchanged = True
                visit.unchanged = len(asked) == 1
                continue
            children = sorted(sitemap.sitemaps, key=lambda child: day_of(child[1]), reverse=True)
            own = (address for address, _ in children if site_of(address) == site_of(url))
            waiting.extend(sitemaps_of_posts(own))
            entries = posts_of(sitemap)
            visit.note(f"{url} is a sitemap with {len(sitemap.entries)} addresses, {len(entries)} of them posts")
            shown += len(entries)
            for start in range(0, len(entries), ENTRIES_A_PAGE):
                yield EntryPage(url=url, entries=entries[start : start + ENTRIES_A_PAGE])
        if not shown and not unchanged:
            raise PageError(visit.start_url, "no-posts", "the sitemap names no posts")

    async def _sitemap(self, visit: Visit, url: str) -> Sitemap | None:
        """One sitemap; None if it is as it was. Raises FetchFault or PageError."""
        fetched = await visit.fetch(url, conditional=True)
        if fetched.unchanged:
            return None
        sitemap = await visit.read(read_sitemap_body, fetched)
        if sitemap.refused:
            raise PageError(url, sitemap.refused, "the document defines entities, which are never opened")
        return sitemap


def day_of(change: DateReading | None) -> date:
    """The day of a last change, the earliest possible one where none is given: the newest come first."""
    return change.on if change else date.min


def posts_of(sitemap: Sitemap) -> tuple[Entry, ...]:
    """The entries that are posts, newest first; `lastmod` is a mark of change, never a post's date."""
    likely = set(post_urls([entry.url for entry in sitemap.entries]))
    posts = [entry for entry in sitemap.entries if entry.title or entry.url in likely]
    return tuple(
        Entry(
            url=entry.url,
            title=entry.title,
            date=entry.published,
            bare=not entry.title,
            modified=entry.lastmod.raw if entry.lastmod else "",
        )
        for entry in sorted(posts, key=lambda entry: day_of(entry.lastmod), reverse=True)
    )


def like(key: str, known: frozenset[str]) -> bool:
    """Whether an address key has the shape of known posts' addresses: as many parts, and the same first ones."""
    parts = key.split("/")
    return any(
        len(other := one.split("/")) == len(parts) and other[:2] == parts[:2] and (len(parts) > 2 or "?" in one)
        for one in known
    )
