"""What every step of Scrapy's item pipeline shares, and the limit of processor time for one post."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

from presswatch.errors import StorageError
from presswatch.records import Clipping
from presswatch.urls.canonical import mask
from scraper.items import FoundPost, VisitEnd

if TYPE_CHECKING:
    from types import FrameType
    from typing import Self

    from scrapy.crawler import Crawler

    from scraper.run.session import Session
    from scraper.spiders.base import SourceSpider

logger = logging.getLogger(__name__)

In = TypeVar("In")
Out = TypeVar("Out")


class Step(Generic[In, Out]):
    """One step: `step` takes the item on; a subclass is a few lines around the plain function above it.

    When the storage refuses, the item is dropped, the session remembers why, and the crawl is asked to end: what was
    committed stays, what was not is found again by the next run. A defect of ours that one post meets costs that post
    alone, or less, as `after_defect` decides: it is logged whole, and reported at its source.
    """

    def __init__(self, session: Session, crawler: Crawler) -> None:
        self.session, self._crawler = session, crawler
        self.prepare()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Builds the step for a crawl, as Scrapy asks for it."""
        return cls(cast("SourceSpider", crawler.spider).session, crawler)

    def prepare(self) -> None:
        """Builds what the step needs once a run."""

    def step(self, item: In) -> Out:
        """Takes one item on."""
        raise NotImplementedError

    def process_item(self, item: Any) -> Any:
        """Takes one item on; raises DropItem for one that could not be recorded, which is logged and reported."""
        if isinstance(item, VisitEnd):
            return item
        from scrapy.exceptions import DropItem  # noqa: PLC0415 - as below

        try:
            return self.guarded(self.step, item)
        except DropItem:
            raise
        except Exception as error:
            source, url = _whose(item)
            logger.exception("%s: %s: internal error", source, mask(url))
            return self.after_defect(item, f"{type(error).__name__}: {error}")

    def after_defect(self, item: In, defect: str) -> Out:
        """What goes on of an item that met a defect; raises DropItem: nothing, the post is not recorded."""
        from scrapy.exceptions import DropItem  # noqa: PLC0415 - as below

        source, url = _whose(item)
        self.session.tallies[source].unrecorded[url] = defect
        raise DropItem(defect, log_level="DEBUG")

    def guarded(self, function: Any, *args: Any) -> Any:
        """Calls a function that uses the storage; raises DropItem when that refuses, now or earlier in the run."""
        from scrapy.exceptions import DropItem  # noqa: PLC0415 - the plain functions of the steps are used without Scrapy

        from presswatch.database.faults import plain_words  # noqa: PLC0415 - and without a database

        try:
            if self.session.storage_error is not None:
                raise self.session.storage_error
            with plain_words(self.session.database.where):
                return function(*args)
        except StorageError as error:
            self.session.storage_failed(error)
            self._end()
            raise DropItem(str(error), log_level="DEBUG") from error

    def _end(self) -> None:
        """Stops the crawl, once: the visits are cancelled, what they have handed on is dropped."""
        if not self.session.stopping:
            self.session.stopping = True
            cast("SourceSpider", self._crawler.spider).stop()


def _whose(item: Any) -> tuple[str, str]:
    """The source that gave a post, and the post's address there."""
    if isinstance(item, FoundPost):
        return item.source, item.entry.url
    post = item.post if isinstance(item, Clipping) else item
    return post.source, post.url


P = ParamSpec("P")
T = TypeVar("T")

MENTIONS_S = 0.7
COVERAGE_S = 1.0
"""CPU seconds for each of the two steps of a post; with the fallback, less than two seconds in all. Measured: a news
article takes 5 ms, a text of 50,000 characters 100 ms."""
FALLBACK_S = 0.2
"""CPU seconds for the plain search for names that replaces a search which ran out of its own."""
REREAD_FACTOR = 10
"""How many times these limits `reread` and `rematch` allow: nobody waits for them."""

_RING_AGAIN_S = 0.05
"""The alarm repeats: one that rings inside a finalizer is swallowed by the interpreter."""


@contextmanager
def untimed() -> Iterator[None]:
    """Work that lasts, such as compiling a watchlist: the post that needs it first is not charged for it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    left_s, again_s = signal.setitimer(signal.ITIMER_PROF, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, left_s, again_s)


class TooCostlyError(Exception):
    """The work needed more processor time than it may take."""


class _Alarm(BaseException):
    """Ends the work; no `except Exception` on the way may catch it."""


def limited(limit_s: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` returns; raises TooCostlyError once it has used `limit_s` CPU seconds of this process."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return work(*args, **kwargs)
    armed = True

    def ring(_number: int, _frame: FrameType | None) -> None:
        """Ends the work, unless it has just ended by itself."""
        if armed:
            raise _Alarm

    before = signal.signal(signal.SIGPROF, ring)
    try:
        signal.setitimer(signal.ITIMER_PROF, limit_s, _RING_AGAIN_S)
        try:
            return work(*args, **kwargs)
        finally:
            armed = False
    except _Alarm:
        raise TooCostlyError(f"more than {limit_s} CPU seconds") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
