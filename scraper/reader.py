"""Pages are understood in a worker process, each call with a time and a memory limit, killed from outside.

One hostile tag can hold a parser for half a minute (docs/decisions/workers.md); a limit on the whole run would take the
innocent sources with it. Here the page that costs too much is named and the others go on. What a worker does with a
page stands in `scraper.reading`, which only the worker loads: the crawl's own process goes without parsers and models.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

import msgspec

from presswatch.errors import SHORTAGES, PageError
from presswatch.urls import mask
from scraper.items import Entry
from scraper.lean import give_back_early
from scraper.pages.article_types import Article
from scraper.pages.candidates import Candidate
from scraper.pages.dates_types import DateContext
from scraper.pages.listing_types import Listing
from scraper.reader_messages import Answer, Request, packed, types_of, unpacked
from scraper.reader_process import Job, ReadingProcess

T = TypeVar("T")
logger = logging.getLogger(__name__)

# Seconds of the processor. Measured: the slowest honest page of 1,470 takes 0.6; a page that needs ten is an attack or
# an accident. By the clock a machine that has other work to do would make honest pages fail.
PAGE_LIMIT_S = 10.0
# By the clock, for a reader that hangs without using the processor; ours have nothing to wait for.
HANGING_FACTOR = 12
# The process is replaced after this many pages, so that nothing a library leaks adds up.
PAGES_PER_WORKER = 5_000
# A process that ended before it was ready, so often in a row, is not started again in this run.
STARTS_IN_VAIN = 2


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
    ("a log-in form"), "" where nothing does; `unread` why the page was not read to its end; `by_script` that it has
    scripts and next to no text.
    """

    listing: Listing
    wall: str = ""
    unread: str = ""
    by_script: bool = False
    candidates: tuple[Candidate, ...] = ()
    wordpress: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A feed or an answer of a posts API: its entries in order and the page with older ones.

    `next_guessed`: nothing names that page, so that there may be none.
    `refused` is "xml-refused" for a document that defines entities; `broken`: entries may be missing; `cut_off`: it
    ends before its end. `left_out` says in plain words, with its number, what could not be used.
    """

    kind: str
    entries: tuple[Entry, ...]
    next_url: str | None = None
    next_guessed: bool = False
    refused: str | None = None
    broken: bool = False
    cut_off: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPage:
    """A sitemap: how many addresses it names, those that are posts, newest first, and its children worth asking for.

    Each child with the day of its last change, None where the index does not say. `broken`: some may be missing.
    """

    addresses: int
    entries: tuple[Entry, ...]
    children: tuple[tuple[str, date | None], ...] = ()
    refused: str | None = None
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """A function of `scraper.reading` by its name, and what it returns: only the reading process loads that module."""

    name: str
    result: type[T]


READ_LISTING = Task("read_listing_body", ListingPage)
READ_POST = Task("read_post_body", Article)
READ_FEED = Task("read_feed_body", FeedPage)
READ_SITEMAP = Task("read_sitemap_body", SitemapPage)
READ_WORDPRESS = Task("read_wordpress_body", FeedPage)


class ReaderEndedError(Exception):
    """The process that read a page is gone; the text says why."""


class Reader:
    """Has pages read in a process, which starts with the first of them: a run without news costs none.

    One is enough for one crawl: it reads while the crawl's own process fetches, tells duplicates and records. Where a
    page ends it, it is started anew for the next.
    """

    def __init__(self, limit_s: float = PAGE_LIMIT_S) -> None:
        self._limit_s = limit_s
        self._process: ReadingProcess | None = None
        self._waiting: deque[Job] = deque()
        self._starts_in_vain = 0
        give_back_early()  # bodies and answers of many megabytes pass through the crawl's own process

    async def read(
        self,
        function: Task[T] | Callable[..., T],
        body: Body,
        *args: Any,
        spend: Callable[[float], None] = lambda _: None,
        **kwargs: Any,
    ) -> T:
        """Runs a task on a body; raises PageError where the page defeats it.

        Instead of a task a function of any module: its parameters and its result are annotated with types of data
        (numbers, texts, dates, dataclasses of them). `spend` hears how many seconds the page itself took, without the
        waiting for its turn.
        """
        try:
            request = self._request(function, body, args, kwargs)
            answer: Answer = unpacked(await self._asked(request, body.content), Answer)
            if answer.fault is None:
                spend(answer.seconds)
                result: T = unpacked(answer.result, _result_of(function))
                return result
        except ReaderEndedError as exc:
            if exc.args[0] == self._too_long:
                spend(self._limit_s)
            raise PageError(body.url, "parse-error", str(exc)) from exc
        except OSError as exc:
            if exc.errno not in SHORTAGES:
                raise
            why = f"this machine has no room for the process that reads pages ({exc.strerror})"
            raise PageError(body.url, "parse-error", why) from exc
        except (msgspec.MsgspecError, TypeError) as exc:
            logger.exception("%s: what was read could not be handed over", mask(body.url))
            why = f"internal error while reading ({type(exc).__name__}: {exc})"
            raise PageError(body.url, "parse-error", why) from exc
        if answer.fault.kind == "page":
            raise PageError(answer.fault.url, answer.fault.reason, answer.fault.why)
        if answer.fault.kind == "memory":
            raise PageError(body.url, "parse-error", "reading took more memory than allowed")
        # A defect of ours met by one page stays with that page; it is logged whole.
        logger.error("%s: the page could not be read\n%s", mask(body.url), answer.fault.trace)
        raise PageError(body.url, "parse-error", f"internal error while reading ({answer.fault.why})")

    def close(self) -> None:
        """Ends the process at once; pages under way are given up."""
        if self._process is not None:
            self._process.stop()
            self._process = None

    @property
    def _too_long(self) -> str:
        return f"reading took more than {self._limit_s:g} s"

    def _request(
        self, function: Task[T] | Callable[..., T], body: Body, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> bytes:
        module, name = (
            ("scraper.reading", function.name)
            if isinstance(function, Task)
            else (function.__module__, function.__qualname__)
        )
        return packed(
            Request(
                module,
                name,
                self._limit_s,
                msgspec.Raw(packed(replace(body, content=b""))),
                tuple(msgspec.Raw(packed(one)) for one in args),
                {key: msgspec.Raw(packed(value)) for key, value in kwargs.items()},
            )
        )

    async def _asked(self, request: bytes, content: bytes) -> bytes:
        job = Job(request, content, asyncio.get_running_loop().create_future())
        self._waiting.append(job)
        self._send()
        return await job.answer

    def _send(self) -> None:
        """Hands on what waits, as far as the process takes it; starts one where there is none."""
        while self._waiting:
            if self._waiting[0].answer.done():  # whoever waited for it has gone
                self._waiting.popleft()
                continue
            try:
                process = self._started()
            except (OSError, ReaderEndedError) as exc:
                self._waiting.popleft().answer.set_exception(exc)
                continue
            if process is None:
                return
            process.ask(self._waiting.popleft())

    def _started(self) -> ReadingProcess | None:
        """The process if it takes another page; raises OSError or ReaderEndedError where there can be none."""
        if self._process is not None and self._process.answers + len(self._process.jobs) >= PAGES_PER_WORKER:
            if self._process.jobs:
                return None
            self.close()
        if self._process is None:
            if self._starts_in_vain >= STARTS_IN_VAIN:
                raise ReaderEndedError("the process that reads pages does not start; what it said is in the log")
            self._process = ReadingProcess(self._limit_s * HANGING_FACTOR, self._send, self._lost)
        return None if self._process.full else self._process

    def _lost(self, process: ReadingProcess) -> None:
        """The process is gone: the page that it read is named, those behind it are read by the next."""
        self._process = None
        self._starts_in_vain = 0 if process.started else self._starts_in_vain + 1
        jobs = list(process.jobs)
        if jobs and not jobs[0].answer.done():
            jobs[0].answer.set_exception(ReaderEndedError(self._why(process)))
        self._waiting.extendleft(reversed(jobs[1:]))
        self._send()

    def _why(self, process: ReadingProcess) -> str:
        if not process.started:
            return f"the process that reads pages did not start (exit code {process.exit_code})"
        if process.hung or process.exit_code == -signal.SIGPROF:
            return self._too_long
        return "reading took more memory than allowed"


def _result_of(function: Task[T] | Callable[..., T]) -> Any:
    return function.result if isinstance(function, Task) else types_of(function).get("return", Any)
