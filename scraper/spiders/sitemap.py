"""Sitemaps: plain, index, news sitemap, gzip."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, date, datetime, timedelta

from presswatch.errors import PageError
from presswatch.urls.canonical import same_site
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import FULL_FETCH_AFTER
from scraper.items import EntryPage
from scraper.reading.reader import READ_SITEMAP
from scraper.reading.results import SitemapPage
from scraper.spiders.base import SourceSpider
from scraper.visit.visit import Visit

# Entries a page of the walk holds: a sitemap of 50,000 is asked about in steps, newest first.
ENTRIES_A_PAGE = 100


class SitemapSpider(SourceSpider):
    """Reads a sitemap, and of an index the children that changed last, first."""

    name = "sitemap"
    kind = "sitemap"

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        waiting: list[tuple[str, date | None]] = [(visit.start_url, None)]
        asked: set[str] = set()
        shown, unchanged, failed = 0, False, None
        while waiting and len(asked) < visit.limits.max_pages:
            url, changed_on = waiting.pop(0)
            if url in asked or _is_had(visit, url, changed_on):
                unchanged = unchanged or url not in asked
                continue
            asked.add(url)
            try:
                sitemap = await self._sitemap(visit, url)
            except (FetchFault, PageError) as fault:
                if len(asked) == 1:
                    raise
                failed = failed or fault
                visit.partly(fault)
                continue
            if sitemap is None:
                unchanged = True
                continue
            # By the address that was asked: it may be served from elsewhere (a redirect) and name its own site's.
            waiting.extend(child for child in sitemap.children if same_site(child[0], url))
            entries = sitemap.entries
            visit.note(f"{url} is a sitemap with {sitemap.addresses} addresses, {len(entries)} of them posts")
            shown += len(entries)
            for start in range(0, len(entries), ENTRIES_A_PAGE):
                before = visit.handed_on
                yield EntryPage(url=url, entries=entries[start : start + ENTRIES_A_PAGE], more_lists=bool(waiting))
                if visit.standing.backfilled and visit.handed_on == before:
                    break  # nothing new follows what is known; the other sitemaps of the index are for themselves
        if not shown and not unchanged:
            raise failed or PageError(visit.start_url, "no-posts", "the sitemap names no posts")
        visit.unchanged = not shown
        if any(url not in asked for url, _ in waiting):
            visit.cut_short()

    async def _sitemap(self, visit: Visit, url: str) -> SitemapPage | None:
        """One sitemap; None if it is as it was. Raises FetchFault or PageError.

        An index is always read: without days it stays the same whatever its sitemaps gain.
        """
        fetched = await visit.fetch(url, conditional=url not in visit.learned.indexes)
        if fetched.unchanged:
            return None
        sitemap = await visit.read(READ_SITEMAP, fetched)
        if sitemap.refused:
            raise PageError(url, sitemap.refused, "the document defines entities, which are never opened")
        if sitemap.broken:
            visit.partly(PageError(url, "parse-error", "the sitemap breaks off; what came of it is read"))
        if sitemap.children:
            visit.learned.indexes.add(url)
        return sitemap


def _is_had(visit: Visit, url: str, changed_on: date | None) -> bool:
    """True if a sitemap came whole after the last change that its index states, and not so long ago."""
    had_at = visit.had_at(url) if changed_on is not None else None
    if had_at is None or changed_on is None:
        return False
    lately = timedelta() <= datetime.now(UTC) - had_at < FULL_FETCH_AFTER
    return lately and changed_on < had_at.date() - timedelta(days=1)  # by a day, whatever their zone


Shape = tuple[int, tuple[str, ...]]
_NUMBER_ASKED = re.compile(r"(?<==)\d+")
"""The number of a post in "?p=12"."""


def shape_of(key: str) -> Shape:
    """The shape of an address key: how many parts it has, and the first ones.

    All numbers count as the same: a list shows this year's posts, the sitemap those under the years before too.
    """
    parts = ["0" if part.isdecimal() else _NUMBER_ASKED.sub("0", part) for part in key.split("/")]
    return len(parts), tuple(parts[:2])


def shapes_of(known: Iterable[str]) -> frozenset[Shape]:
    """The shapes of known posts' addresses by which others are like them; names at the root of a site do not count."""
    return frozenset(shape_of(key) for key in known if key.count("/") > 1 or "?" in key)
