"""Pages are understood in a worker process, each call with a time and a memory limit, killed from outside.

One hostile tag can hold a parser for half a minute (docs/decisions/workers.md); a limit on the whole run would take the
innocent sources with it. Here the page that costs too much is named and the others go on. What a worker does with a
page stands in `scraper.reading`, which only the worker loads: the crawl's own process goes without parsers and models.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import multiprocessing
import resource
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import psutil

from presswatch.errors import SHORTAGES, PageError
from presswatch.urls import mask
from scraper.items import Entry
from scraper.lean import give_back_early, give_back_now
from scraper.pages.article_types import Article
from scraper.pages.candidates import Candidate
from scraper.pages.dates_types import DateContext
from scraper.pages.listing_types import Listing

if TYPE_CHECKING:
    from pebble import ProcessPool

T = TypeVar("T")
logger = logging.getLogger(__name__)

# Seconds of the processor. Measured: the slowest honest page of 1,470 takes 0.6; a page that needs ten is an attack or
# an accident. By the clock a machine that has other work to do would make honest pages fail.
PAGE_LIMIT_S = 10.0
# By the clock, for a reader that hangs without using the processor; ours have nothing to wait for.
HANGING_FACTOR = 12
# What a page may need beyond what the worker has anyway. Measured: 60,000 entries in 6 MB take 180 MB, the largest
# honest page of 1,470 takes 40.
MEMORY_FOR_A_PAGE_BYTES = 320_000_000
# What a worker's libraries come to need with their first pages (address space; measured: 35 MB).
MEMORY_OF_LIBRARIES_BYTES = 80_000_000
# After a body above this the worker's memory is given back at once; honest pages are a tenth of it.
HEAVY_BYTES = 1_000_000
# A worker is replaced after this many pages, so that nothing a library leaks adds up.
PAGES_PER_WORKER = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a reader needs of a response.

    The bytes, the address after redirects, the declared type, what is known of dates.
    """

    content: bytes
    url: str
    content_type: str | None
    context: DateContext


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """A listing page read once for all that the spiders ask.

    Its listing, and where else the site may list its posts. `wall` says what stands before a list that is not shown
    ("a log-in form"), "" where nothing does; `by_script` that it has scripts and next to no text.
    """

    listing: Listing
    wall: str = ""
    by_script: bool = False
    candidates: tuple[Candidate, ...] = ()
    wordpress: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A feed or an answer of a posts API: its entries in order and the page with older ones.

    `refused` is "xml-refused" for a document that defines entities; `broken`: entries may be missing.
    """

    kind: str
    entries: tuple[Entry, ...]
    next_url: str | None = None
    refused: str | None = None
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPage:
    """A sitemap: how many addresses it names, those that are posts, newest first, and its children worth asking for."""

    addresses: int
    entries: tuple[Entry, ...]
    children: tuple[str, ...] = ()
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """A function of `scraper.reading` by its name: to be handed to a worker, which loads that module."""

    name: str

    def __call__(self, *args: Any, **kwargs: Any) -> T:
        function: Callable[..., T] = getattr(importlib.import_module("scraper.reading"), self.name)
        return function(*args, **kwargs)


READ_LISTING: Task[ListingPage] = Task("read_listing_body")
READ_POST: Task[Article] = Task("read_post_body")
READ_FEED: Task[FeedPage] = Task("read_feed_body")
READ_SITEMAP: Task[SitemapPage] = Task("read_sitemap_body")
READ_WORDPRESS: Task[FeedPage] = Task("read_wordpress_body")


class Reader:
    """A page-reading process; it starts with the first page, so a run without news costs none, and anew when killed.

    One is enough for one crawl: it reads while the crawl's own process fetches, tells duplicates and records.
    """

    def __init__(self, limit_s: float = PAGE_LIMIT_S) -> None:
        self._limit_s = limit_s
        self._pool: ProcessPool | None = None
        give_back_early()

    async def read(
        self,
        function: Callable[..., T],
        body: Body,
        *args: Any,
        spend: Callable[[float], None] = lambda _: None,
        **kwargs: Any,
    ) -> T:
        """Runs a task (or another function of a module) on a body; raises PageError where the page defeats it.

        `spend` hears how many seconds the page itself took, without the waiting for a worker.
        """
        from pebble import ProcessExpired  # noqa: PLC0415 - with the pool: a run without news starts neither

        try:
            seconds, result = await self._in_worker(function, body, *args, **kwargs)
        except (TimeoutError, ProcessExpired, MemoryError) as exc:
            if isinstance(exc, TimeoutError) or getattr(exc, "exitcode", 0) == -signal.SIGPROF:
                spend(self._limit_s)
                raise PageError(body.url, "parse-error", f"reading took more than {self._limit_s:g} s") from exc
            raise PageError(body.url, "parse-error", "reading took more memory than allowed") from exc
        except (PageError, asyncio.CancelledError):
            raise
        except Exception as exc:
            if isinstance(exc, OSError) and exc.errno in SHORTAGES:
                why = f"this machine has no room for the process that reads pages ({exc.strerror})"
                raise PageError(body.url, "parse-error", why) from exc
            # A defect of ours met by one page stays with that page; it is logged whole.
            logger.exception("%s: the page could not be read", mask(body.url))
            why = f"internal error while reading ({type(exc).__name__}: {exc})"
            raise PageError(body.url, "parse-error", why) from exc
        spend(seconds)
        return result

    async def _in_worker(self, function: Callable[..., T], body: Body, *args: Any, **kwargs: Any) -> tuple[float, T]:
        """The result and its seconds; a pool that lost all its workers at once is started anew, once."""
        for last in (False, True):
            pool = self._started()
            future: Future[tuple[float, T]] = pool.schedule(
                _timed,
                args=(self._limit_s, function, body, *args),
                kwargs=kwargs,
                timeout=self._limit_s * HANGING_FACTOR,
            )
            try:
                return await asyncio.wrap_future(future)
            except BrokenProcessPool:
                if last:
                    raise
                if pool is self._pool:
                    self.close()
        raise AssertionError

    def close(self) -> None:
        """Stops the workers at once; pages under way are given up."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join(timeout=5)
            self._pool = None

    def _started(self) -> ProcessPool:
        if self._pool is None:
            from pebble import ProcessPool  # noqa: PLC0415 - see read()

            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(max_workers=1, max_tasks=PAGES_PER_WORKER, initializer=_prepare, context=context)
        return self._pool


def _timed(limit_s: float, function: Callable[..., T], *args: Any, **kwargs: Any) -> tuple[float, T]:
    """In the worker: the result, and the seconds of the processor it took.

    At `limit_s` the kernel ends the process (SIGPROF): a parser in C hears nothing else.
    """
    started = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, limit_s)
    try:
        result = function(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        if any(isinstance(one, Body) and len(one.content) > HEAVY_BYTES for one in args):
            gc.collect()
            give_back_now()
    return time.process_time() - started, result


def _prepare() -> None:
    """In the worker: its libraries, a ceiling of memory, and signals left to the parent, which ends it in order."""
    give_back_early()
    importlib.import_module("scraper.reading")
    gc.collect()
    gc.freeze()  # what was loaded stays: no collection has to look through it
    limit = psutil.Process().memory_info().vms + MEMORY_OF_LIBRARIES_BYTES + MEMORY_FOR_A_PAGE_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
