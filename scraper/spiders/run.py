"""The spider of a run: each due source walked by the spider of its kind, which is found out where unknown."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import cached_property
from typing import ClassVar

from presswatch.errors import PageError
from presswatch.urls.canonical import identity_key
from scraper.fetch.faults import FetchFault
from scraper.items import EntryPage
from scraper.spiders.base import SourceSpider
from scraper.spiders.feed import FeedSpider
from scraper.spiders.finding import find_out, sitemap_of
from scraper.spiders.listing import ListingSpider
from scraper.spiders.sitemap import SitemapSpider, shape_of, shapes_of
from scraper.spiders.wordpress import WordPressSpider
from scraper.visit.outcome import KEPT_BACK
from scraper.visit.visit import Visit

WALKERS: dict[str, type[SourceSpider]] = {
    spider.kind: spider for spider in (FeedSpider, ListingSpider, SitemapSpider, WordPressSpider)
}


class AutoSpider(SourceSpider):
    """Walks each source from the places where its posts are listed."""

    name = "auto"
    kind: ClassVar[str] = "auto"

    async def series(self, visit: Visit) -> AsyncIterator[AsyncIterator[EntryPage]]:
        """The pages of each known start, after them for a whole backfill what only the sitemap has."""
        if not visit.starts:
            visit.starts = await find_out(visit, WALKERS)
        for start in visit.starts:
            visit.start_url = start.url
            yield WALKERS[start.kind]().pages(visit)
        if visit.wants_everything and all(start.kind in ("listing", "feed") for start in visit.starts):
            yield self._rest(visit)

    async def _rest(self, visit: Visit) -> AsyncIterator[EntryPage]:
        """What a whole backfill misses on lists of the newest posts: addresses of the sitemap like theirs."""
        known, more = visit.seen_urls, False
        shapes = shapes_of(known)
        try:
            sitemap = await sitemap_of(visit, WALKERS)
            if sitemap is None:
                return
            visit.start_url = sitemap
            async for page in SitemapSpider().pages(visit):
                entries = tuple(entry for entry in page.entries if shape_of(identity_key(entry.url)) in shapes)
                more = more or any(identity_key(entry.url) not in known for entry in entries)
                yield EntryPage(url=page.url, entries=entries)
            if more:
                visit.rest_seen()
        except (FetchFault, PageError) as fault:
            if fault.reason in KEPT_BACK:
                visit.partly(fault)
        finally:
            visit.start_url = visit.entry.url


class RunSpider(AutoSpider):
    """Visits all sources of the session; kinds that are no general one are spiders of `scraper.spiders.sites`."""

    name = "run"
    kind = ""

    def walker(self, visit: Visit) -> SourceSpider:
        """This spider for general kinds; the site's own for a source that names it as its kind."""
        own = self._site_spiders.get(visit.entry.kind)
        return own() if own is not None else self

    @cached_property
    def _site_spiders(self) -> dict[str, type[SourceSpider]]:
        from scrapy.spiderloader import SpiderLoader  # noqa: PLC0415 - looks through the folder once

        loader = SpiderLoader.from_settings(self.crawler.settings)
        return {
            name: spider
            for name in loader.list()
            if issubclass(spider := loader.load(name), SourceSpider)
            and spider.__module__.startswith("scraper.spiders.sites.")
        }
