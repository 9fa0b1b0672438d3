"""What a visit asks of the network and of the readers: pages, opened in the browser where the source wants that."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from presswatch.records import Validator
from scraper.fetch.browser import Browser
from scraper.fetch.fetching import Fetched, Fetcher
from scraper.pages.article.types import Article
from scraper.pages.dates.types import DateContext
from scraper.pages.parsing.kinds import body_kind, is_read
from scraper.reading.reader import READ_POST, Reader, Task
from scraper.reading.results import Body

T = TypeVar("T")

# A post of a source for the browser that has this many characters without it is taken as it came.
TEXT_WITHOUT_SCRIPTS = 400


class Asking:
    """A source's pages, fetched and read: lists, and posts without text, `in_browser`, scrolled so often for more."""

    def __init__(
        self,
        source: str,
        context: Callable[[], DateContext],
        *,
        fetcher: Fetcher,
        reader: Reader,
        browser: Browser,
        in_browser: bool = False,
        scrolls: int = 1,
    ) -> None:
        self._source, self._reader, self._browser, self._context = source, reader, browser, context
        self.fetcher, self.in_browser, self._scrolls = fetcher, in_browser, scrolls

    async def page(self, url: str, validator: Validator | None, accept: str = "") -> Fetched:
        """Fetches a list's page; raises FetchFault. In the browser it is unchanged if that shows the same."""
        fetched = await self.fetcher.fetch(url, None if self.in_browser else validator, accept)
        if not (self.in_browser and is_page(fetched)):
            return fetched
        shown = await self._rendered(fetched, self._scrolls)
        same = validator is not None and validator.body_sha256 == shown.validator.body_sha256
        return replace(shown, unchanged=same)

    async def post(self, fetched: Fetched, validator: Validator | None = None) -> tuple[Fetched, Article | None]:
        """Reads a post's page, in the browser if it has no text; no article where unchanged. FetchFault, PageError."""
        if fetched.unchanged or not is_read(fetched.snapshot.body, fetched.content_type):
            return fetched, None
        article = await self.read(READ_POST, fetched)
        if not self.in_browser or not is_page(fetched) or len(article.text) >= TEXT_WITHOUT_SCRIPTS:
            return fetched, article
        shown = await self._rendered(fetched, 0)
        if validator is not None and validator.body_sha256 == shown.validator.body_sha256:
            return replace(shown, unchanged=True), None
        more = await self.read(READ_POST, shown)
        return (shown, more) if len(more.text) > len(article.text) else (fetched, article)

    async def read(self, function: Task[T] | Callable[..., T], fetched: Fetched, *args: Any, **kwargs: Any) -> T:
        """Reads a fetched page in a worker; its seconds count for this source. Raises PageError."""
        body = Body(
            content=fetched.snapshot.body, url=fetched.url, content_type=fetched.content_type, context=self._context()
        )
        return await self._reader.read(
            function, body, *args, source=self._source, spend=self.fetcher.budget.spend, **kwargs
        )

    async def _rendered(self, fetched: Fetched, scrolls: int) -> Fetched:
        """The page in the browser; its seconds count for this source, those of its parts are counted already."""
        budget = self.fetcher.budget
        budget.check(fetched.url)
        before = budget.used_s()
        shown, seconds = await self._browser.rendered(fetched, self.fetcher.part, source=self._source, scrolls=scrolls)
        budget.spend(max(0.0, seconds - (budget.used_s() - before)))
        return shown


def is_page(fetched: Fetched) -> bool:
    """True if what came is a web page, by its bytes."""
    return body_kind(fetched.snapshot.body, fetched.content_type) == "html"
