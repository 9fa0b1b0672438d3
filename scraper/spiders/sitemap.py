"""Sitemaps: plain, index, news sitemap, gzip."""

from __future__ import annotations

from collections.abc import AsyncIterator

from presswatch.errors import PageError
from presswatch.urls import site_of
from scraper.faults import FetchFault
from scraper.items import EntryPage
from scraper.reader import READ_SITEMAP, SitemapPage
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
            # By the address that was asked: it may be served from elsewhere (a redirect) and name its own site's.
            waiting.extend(child for child in sitemap.children if site_of(child) == site_of(url))
            entries = sitemap.entries
            visit.note(f"{url} is a sitemap with {sitemap.addresses} addresses, {len(entries)} of them posts")
            shown += len(entries)
            for start in range(0, len(entries), ENTRIES_A_PAGE):
                yield EntryPage(url=url, entries=entries[start : start + ENTRIES_A_PAGE])
        if not shown and not unchanged:
            raise PageError(visit.start_url, "no-posts", "the sitemap names no posts")

    async def _sitemap(self, visit: Visit, url: str) -> SitemapPage | None:
        """One sitemap; None if it is as it was. Raises FetchFault or PageError."""
        fetched = await visit.fetch(url, conditional=True)
        if fetched.unchanged:
            return None
        sitemap = await visit.read(READ_SITEMAP, fetched)
        if sitemap.refused:
            raise PageError(url, sitemap.refused, "the document defines entities, which are never opened")
        return sitemap


def like(key: str, known: frozenset[str]) -> bool:
    """Whether an address key has the shape of known posts' addresses: as many parts, and the same first ones.

    One number stands for another: a list shows this year's posts, the sitemap those under the years before too.
    """
    parts = _shape(key)
    return any(
        len(other := _shape(one)) == len(parts) and other[:2] == parts[:2] and (len(parts) > 2 or "?" in one)
        for one in known
    )


def _shape(key: str) -> list[str]:
    return ["0" if part.isdecimal() else part for part in key.split("/")]
