"""What every step of Scrapy's item pipeline shares.

The session, visit ends that pass through, a storage that may refuse.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from presswatch.errors import StorageError
from presswatch.records import Clipping, Post
from presswatch.urls.canonical import mask
from scraper.items import FoundPost, VisitEnd

if TYPE_CHECKING:
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
    alone: it is logged whole, and reported at its source.
    """

    def __init__(self, session: Session, crawler: Crawler) -> None:
        self.session, self._crawler = session, crawler
        self.prepare()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(cast("SourceSpider", crawler.spider).session, crawler)

    def prepare(self) -> None:
        """Builds what the step needs once a run."""

    def step(self, item: In) -> Out:
        """Takes one item on."""
        raise NotImplementedError

    def process_item(self, item: Any) -> Any:
        if isinstance(item, VisitEnd):
            return item
        from scrapy.exceptions import DropItem  # noqa: PLC0415 - as below

        try:
            return self.guarded(self.step, item)
        except DropItem:
            raise
        except Exception as error:
            source, url = _whose(item)
            logger.exception("%s: %s: the post could not be recorded", source, mask(url))
            self.session.tallies[source].unrecorded[url] = f"{type(error).__name__}: {error}"
            raise DropItem(str(error), log_level="DEBUG") from None

    def guarded(self, function: Any, *args: Any) -> Any:
        """Calls a function that uses the storage.

        Raises DropItem when the storage refuses, now or earlier in the run.
        """
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


def _whose(item: FoundPost | Post | Clipping) -> tuple[str, str]:
    """The source that gave a post, and the post's address there."""
    if isinstance(item, FoundPost):
        return item.source, item.entry.url
    post = item.post if isinstance(item, Clipping) else item
    return post.source, post.url
