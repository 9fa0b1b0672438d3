"""Sitemaps: plain, index, news sitemap, gzip."""

import re
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from math import ceil

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
Shape = tuple[int, tuple[str, ...]]
_NUMBER_ASKED = re.compile(r"(?<==)\d+")
"""The number of a post in "?p=12"."""


@dataclass(slots=True)
class _Walk:
    """A walk through an index: sitemaps that wait, with their last change, those asked for, and what came of them."""

    waiting: list[tuple[str, date | None]]
    asked: set[str] = field(default_factory=set)
    shown: int = 0
    unchanged: bool = False
    failed: FetchFault | PageError | None = None

    def ended(self, visit: Visit) -> None:
        """Says how the walk ended. Raises FetchFault or PageError where it gave nothing."""
        if not self.shown and not self.unchanged:
            raise self.failed or PageError(visit.start_url, "no-posts", "the sitemap lists no posts")
        visit.unchanged = not self.shown
        if any(url not in self.asked for url, _ in self.waiting):
            visit.cut_short()


class SitemapSpider(SourceSpider):
    """Reads a sitemap, and of an index the children that changed last, first."""

    name = "sitemap"
    kind = "sitemap"

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        """The posts of a sitemap in steps, of an index sitemap by sitemap. Raises FetchFault or PageError."""
        walk = _Walk([(visit.start_url, None)])
        while walk.waiting and len(walk.asked) < visit.limits.max_pages:
            url, changed_on = walk.waiting.pop(0)
            if url in walk.asked:
                continue
            if _is_had(visit, url, changed_on):
                walk.unchanged = True
                continue
            sitemap = await self._read(visit, walk, url)
            if sitemap is not None:
                async for page in _in_steps(visit, url, sitemap, more_lists=bool(walk.waiting)):
                    yield page
        walk.ended(visit)

    async def _read(self, visit: Visit, walk: _Walk, url: str) -> SitemapPage | None:
        """The next sitemap of a walk; None if it is as it was or fails, but for the first, whose fault is raised."""
        walk.asked.add(url)
        try:
            sitemap = await self._sitemap(visit, url)
        except (FetchFault, PageError) as fault:
            if len(walk.asked) == 1:
                raise
            walk.failed = walk.failed or fault
            visit.partly(fault)
            return None
        if sitemap is None:
            walk.unchanged = True
            return None
        # By the address that was asked: it may be served from elsewhere (a redirect) and name its own site's.
        walk.waiting.extend(child for child in sitemap.children if same_site(child[0], url))
        walk.shown += len(sitemap.entries)
        visit.note(f"{url} is a sitemap with {sitemap.addresses} addresses, {len(sitemap.entries)} of them posts")
        return sitemap

    async def _sitemap(self, visit: Visit, url: str) -> SitemapPage | None:
        """One sitemap; None if it is as it was, which an index never is. Raises FetchFault or PageError."""
        fetched = await visit.fetch(url, conditional=url not in visit.learned.indexes)
        if fetched.unchanged:
            return None
        sitemap = await visit.read(READ_SITEMAP, fetched)
        if sitemap.refused:
            raise PageError(url, sitemap.refused, "the document defines XML entities, which are never expanded")
        if sitemap.broken:
            visit.partly(PageError(url, "parse-error", "the sitemap breaks off; the part that arrived is read"))
        if sitemap.children:
            visit.learned.indexes.add(url)
        return sitemap


async def _in_steps(visit: Visit, url: str, sitemap: SitemapPage, *, more_lists: bool) -> AsyncIterator[EntryPage]:
    """The posts of a sitemap, newest first, up to where nothing new follows what is known."""
    for start in range(0, len(sitemap.entries), ENTRIES_A_PAGE):
        before = visit.handed_on
        entries = sitemap.entries[start : start + ENTRIES_A_PAGE]
        older_pages = ceil((len(sitemap.entries) - start) / ENTRIES_A_PAGE) - 1
        older = older_pages or (None if more_lists else 0)
        yield EntryPage(url=url, entries=entries, more_lists=more_lists, older_pages=older)
        if visit.standing.backfilled and visit.handed_on == before:
            return


def _is_had(visit: Visit, url: str, changed_on: date | None) -> bool:
    """True if a sitemap came whole after the last change that its index states, and not so long ago."""
    if changed_on is None or (had_at := visit.had_at(url)) is None:
        return False
    lately = timedelta() <= datetime.now(UTC) - had_at < FULL_FETCH_AFTER
    return lately and changed_on < had_at.date() - timedelta(days=1)  # by a day, in any zone


def shape_of(key: str) -> Shape:
    """The shape of an address key: how many parts it has, and the first ones, all numbers as the same."""
    parts = ["0" if part.isdecimal() else _NUMBER_ASKED.sub("0", part) for part in key.split("/")]
    return len(parts), tuple(parts[:2])


def shapes_of(known: Iterable[str]) -> frozenset[Shape]:
    """The shapes of known posts' addresses by which others are like them; names at the root of a site do not count."""
    return frozenset(shape_of(key) for key in known if key.count("/") > 1 or "?" in key)
