"""The base of all spiders: visits its sources side by side and hands on what they give, each source's end last.

A spider of one kind says only how to get from a source to its pages of entries (`pages`); fetching, knowing what is
new, opening posts, budgets and outcome are `scraper.visit.visit`'s. All sources of a run share one crawler, so that the
delay per host holds however many sources a host has.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar, Self

import scrapy
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from presswatch.errors import PageError, StorageError
from scraper.fetch.faults import FetchFault
from scraper.items import EntryPage, FoundPost, VisitEnd
from scraper.run.lifecycle import make_logs_harmless
from scraper.run.session import Session
from scraper.spiders.opening import session_of
from scraper.visit.known_state import RunMemory
from scraper.visit.outcome import bare
from scraper.visit.recheck import RunNews
from scraper.visit.visit import Visit

logger = logging.getLogger(__name__)

# Sources under way at once. Each waits mostly for its own host; the bound keeps bodies in memory few.
VISITS_AT_ONCE = 48
# Visits start one after the other, so that it shows how much the first ones bring before the last ones ask.
START_PAUSE_S = 0.02
# Found posts that may wait for the pipelines before the visits are held back.
WAITING_ITEMS = 64


@dataclass(slots=True)
class _Way:
    """What the visits of a run share: where finds go, room to be under way, the order of beginning, what is new."""

    handed: asyncio.Queue[FoundPost | VisitEnd | None]
    news: RunNews
    free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(VISITS_AT_ONCE))
    starting: asyncio.Lock = field(default_factory=asyncio.Lock)


class SourceSpider(scrapy.Spider):
    """Visits the sources of the session that are of its kind; `scrapy crawl NAME -a url=…` visits one address."""

    kind: ClassVar[str] = ""
    session: Session
    robots_store: RunMemory
    _working: asyncio.Task[None] | None = None
    _stopped = False

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Scrapy's hook: a file that `scrapy crawl -O` names needs an extension that no other run loads."""
        super().update_settings(settings)
        if settings.getdict("FEEDS"):
            settings.set("EXTENSIONS", {"scrapy.extensions.feedexport.FeedExporter": 0}, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's constructor: the spider with its session, opened here if none is given."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.session = session_of(crawler, kind=cls.kind, **kwargs)
        spider.robots_store = spider.session.memory
        return spider

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:  # noqa: ARG002 - each kind says how
        """The source's pages of entries, newest first. Raises FetchFault or PageError."""
        raise NotImplementedError
        yield

    async def series(self, visit: Visit) -> AsyncIterator[AsyncIterator[EntryPage]]:
        """The places where the source's posts are listed, each as its pages; most sources have one."""
        yield self.pages(visit)

    async def start(self) -> AsyncIterator[Any]:
        """What Scrapy hands to the pipelines: the posts of all visits as they are found, and each visit's end."""
        make_logs_harmless()
        if self._stopped:
            return
        handed: asyncio.Queue[FoundPost | VisitEnd | None] = asyncio.Queue(maxsize=WAITING_ITEMS)
        working = self._working = asyncio.create_task(self._visit_all(handed))
        try:
            while (item := await handed.get()) is not None:
                yield item
            if not self._stopped:
                await working
        finally:
            working.cancel()

    def stop(self) -> None:
        """Ends the crawl in order: visits are cancelled, what they handed on passes; Scrapy's own can hang."""
        self._stopped = True
        if self._working is not None:
            self._working.cancel()

    async def _visit_all(self, handed: asyncio.Queue[FoundPost | VisitEnd | None]) -> None:
        visits = self.session.visits(self.crawler)
        way = _Way(handed, RunNews(len(visits)))
        pauses = self.session.pauses(visits)
        try:
            async with asyncio.TaskGroup() as group:
                for visit in visits:
                    group.create_task(self._visit(visit, way, pauses.get(visit.entry.name, timedelta())))
        except* StorageError as refused:
            self.session.storage_failed(refused.exceptions[0])
        finally:
            await handed.put(None)

    async def _visit(self, visit: Visit, way: _Way, pause: timedelta) -> None:
        """One source from its first request to its end, after a pause; its faults affect no other source."""
        await asyncio.sleep(pause.total_seconds())
        async with way.free:
            async with way.starting:
                await self.session.in_hand.room(to_begin=True)
                await asyncio.sleep(START_PAUSE_S)
            self.session.begin(visit)
            try:
                fault = await self._handed_on(visit, self._walked(visit), way)
            finally:
                way.news.walked(news=visit.shows_news)
        # A visit that waits for the others must not keep them from beginning.
        news = fault is None and visit.waits_for_news and await way.news.heard()
        if fault is None:
            async with way.free:
                fault = await self._handed_on(visit, visit.known_posts(at_once=news), way)
        await way.handed.put(visit.ended(fault))

    async def _walked(self, visit: Visit) -> AsyncIterator[FoundPost]:
        """What the spider of the source's kind finds; that there is one is part of what may fail."""
        async for found in visit.posts(self.walker(visit).series(visit)):
            yield found

    async def _handed_on(
        self, visit: Visit, posts: AsyncIterator[FoundPost], way: _Way
    ) -> FetchFault | PageError | None:
        """Hands on what a part of a visit gives; returns the fault that ended it."""
        try:
            async for found in posts:
                await way.handed.put(found)
        except (FetchFault, PageError) as exc:
            return bare(exc)
        except StorageError:
            raise
        except Exception as exc:
            # A defect of ours must not take the other sources with it; it is logged whole and shown as this source's
            # state.
            logger.exception("%s: the spider failed", visit.entry.name)
            return PageError(visit.entry.url, "parse-error", f"internal error ({type(exc).__name__}: {exc})")
        return None

    def walker(self, visit: Visit) -> "SourceSpider":  # noqa: ARG002 - the run's spider chooses by it
        """The spider that walks this source: this one, or the one of the source's kind."""
        return self
