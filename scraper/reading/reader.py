"""Pages are read in a process, each call with limits of time and memory, killed from outside (see workers.md)."""

import asyncio
import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import msgspec

from presswatch.errors import SHORTAGES, PageError
from presswatch.urls.canonical import mask
from scraper.pages.article.types import Article
from scraper.reading.messages import Answer, Request, give_back_early, packed, types_of, unpacked
from scraper.reading.process import Job, ReadingProcess, Turns
from scraper.reading.results import Body, FeedPage, ListingPage, SitemapPage

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


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """A function of a module by its names, and what it returns: only the reading process loads `tasks`."""

    name: str
    result: type[T]
    module: str = "scraper.reading.tasks"


READ_LISTING = Task("read_listing_body", ListingPage)
READ_POST = Task("read_post_body", Article)
READ_FEED = Task("read_feed_body", FeedPage)
READ_SITEMAP = Task("read_sitemap_body", SitemapPage)
READ_WORDPRESS = Task("read_wordpress_body", FeedPage)


class ReaderEndedError(Exception):
    """The process that read a page is gone; the text says why, `seconds` what the page took of the processor."""

    def __init__(self, why: str, seconds: float = 0.0) -> None:
        self.seconds = seconds
        super().__init__(why)


class LeftUnreadError(PageError):
    """A page that was not read, since other pages of its source ended the process; the next run may read it."""


class Reader:
    """Has pages read in one process, which starts with the first of them, and again after one that ended it."""

    def __init__(self, limit_s: float = PAGE_LIMIT_S) -> None:
        self._limit_s = limit_s
        self._process: ReadingProcess | None = None
        self._turns = Turns()
        self._starts_in_vain = 0
        give_back_early()  # bodies and answers of many megabytes pass through the crawl's own process

    async def read(
        self,
        function: Task[T] | Callable[..., T],
        body: Body,
        *args: Any,
        source: str = "",
        spend: Callable[[float], None] = lambda _: None,
        **kwargs: Any,
    ) -> T:
        """Runs a task (or any annotated function) on a body in its source's turn. Raises PageError."""
        if self._turns.is_out(source):
            raise _left_unread(body.url)
        task = function
        if not isinstance(task, Task):
            task = Task(task.__qualname__, types_of(task).get("return", Any), task.__module__)
        try:
            answer = await self._answer(self._request(task, body, args, kwargs), body, source, spend)
            if answer.fault is None:
                result: T = unpacked(answer.result, task.result)
                return result
        except ReaderEndedError as exc:
            spend(exc.seconds)
            raise PageError(body.url, "parse-error", str(exc)) from exc
        except OSError as exc:
            if exc.errno not in SHORTAGES:
                raise
            why = f"this machine cannot start the process that reads pages ({exc.strerror})"
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

    def _request(self, task: Task[Any], body: Body, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Request:
        return Request(
            task.module,
            task.name,
            self._limit_s,
            msgspec.Raw(packed(replace(body, content=b""))),
            tuple(msgspec.Raw(packed(one)) for one in args),
            {key: msgspec.Raw(packed(value)) for key, value in kwargs.items()},
        )

    async def _answer(self, request: Request, body: Body, source: str, spend: Callable[[float], None]) -> Answer:
        job = Job(request, body.content, body.url, source, asyncio.get_running_loop().create_future())
        self._turns.add(job)
        self._send()
        answer: Answer = unpacked(await job.answer, Answer)
        self._turns.cost(source, answer.seconds)
        spend(answer.seconds)
        return answer

    def _send(self) -> None:
        """Hands on what waits, as far as the process takes it; starts one where there is none."""
        while self._process is None or not self._process.full:
            job = self._turns.next(idle=self._process is None or not self._process.jobs)
            if job is None:
                return
            job.request = msgspec.structs.replace(job.request, limit_s=self._turns.limit_s(job.source, self._limit_s))
            try:
                process = self._started()
            except (OSError, ReaderEndedError) as exc:
                job.answer.set_exception(exc)
                continue
            if process is None:
                self._turns.back([job])
                return
            process.ask(job)

    def _started(self) -> ReadingProcess | None:
        """The process if it takes another page; raises OSError or ReaderEndedError where there can be none."""
        if self._process is not None and self._process.answers + len(self._process.jobs) >= PAGES_PER_WORKER:
            if self._process.jobs:
                return None
            self.close()
        if self._process is None:
            if self._starts_in_vain >= STARTS_IN_VAIN:
                raise ReaderEndedError("the process that reads pages does not start; its messages are in the log")
            self._process = ReadingProcess(self._limit_s * HANGING_FACTOR, self._send, self._lost)
        return None if self._process.full else self._process

    def _lost(self, process: ReadingProcess) -> None:
        """The process is gone: the page that it read is named, the waiting ones are read by the next."""
        self._process = None
        self._starts_in_vain = 0 if process.started else self._starts_in_vain + 1
        jobs = list(process.jobs)
        self._turns.back(jobs[1:])
        if jobs:
            _answered_by(jobs[0], _why(process, jobs[0]))
        if jobs and process.started:
            for left in self._turns.ended(jobs[0].source):
                _answered_by(left, _left_unread(left.url))
        self._send()


def _answered_by(job: Job, error: Exception) -> None:
    if not job.answer.done():
        job.answer.set_exception(error)


def _why(process: ReadingProcess, job: Job) -> ReaderEndedError:
    if not process.started:
        return ReaderEndedError(f"the process that reads pages did not start (exit code {process.exit_code})")
    limit_s = job.request.limit_s
    if process.hung or process.exit_code == -signal.SIGPROF:
        return ReaderEndedError(f"reading took more than {limit_s:g} s", limit_s)
    return ReaderEndedError("reading took more memory than allowed")


def _left_unread(url: str) -> LeftUnreadError:
    why = "not read in this run: other pages of the source took more time or memory than allowed"
    return LeftUnreadError(url, "deadline", why)
