"""Counts what a source uses, hop by hop, and bounds what one answer may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import StopDownload

from scraper.faults import FetchFault, Refused

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

# RFC 9309, 2.5: at least 500 KiB of a robots.txt must be read; the rest of a larger one is not even downloaded.
ROBOTS_BYTES = 512 * 1024
HEADER_BYTES = 256 * 1024


class BudgetMiddleware:
    """Every hop counts: requests and bytes of the source that asked, redirects and robots.txt included."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls()
        crawler.signals.connect(middleware.bytes_received, signal=signals.bytes_received)
        crawler.signals.connect(middleware.headers_received, signal=signals.headers_received)
        return middleware

    def process_request(self, request: Request) -> None:
        budget = request.meta.get("budget")
        if budget is None:
            return
        try:
            budget.check(request.url)
        except FetchFault as fault:
            raise Refused(fault.reason, fault.words) from fault
        budget.requests += 1

    def process_response(self, request: Request, response: Response) -> Response:
        budget = request.meta.get("budget")
        if budget is not None:
            budget.bytes += len(response.body)
        return response

    def bytes_received(self, data: bytes, request: Request, **_: Any) -> None:
        """Ends the download of an oversized robots.txt, keeping what has come."""
        if not request.meta.get("robots"):
            return
        received = request.meta["robots_received"] = request.meta.get("robots_received", 0) + len(data)
        if received > ROBOTS_BYTES:
            raise StopDownload(fail=False)

    def headers_received(self, headers: Any, request: Request, **_: Any) -> None:
        """Ends an answer whose headers alone are a flood."""
        size = sum(len(name) + sum(len(value) for value in values) for name, values in headers.items())
        if size > HEADER_BYTES:
            request.meta["headers_too_large"] = True
            raise StopDownload(fail=True)


class OpenedLimitMiddleware(HttpCompressionMiddleware):
    """Scrapy's decompression with a limit of its own for the opened body: twice what may come over the wire."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = super().from_crawler(crawler)
        middleware._max_size = 2 * crawler.settings.getint("DOWNLOAD_MAXSIZE")  # noqa: SLF001 - Scrapy offers no setting
        return middleware


class HttpHandler(HTTP11DownloadHandler):
    """Scrapy's handler; a source that opts out of certificate checks (`verify_tls = false`) uses a second, lenient one."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._lenient: HTTP11DownloadHandler | None = None

    async def download_request(self, request: Request) -> Response:
        if request.meta.get("verify_tls", True):
            return await super().download_request(request)
        if self._lenient is None:
            self._lenient = _lenient(self._crawler)
        return await self._lenient.download_request(request)


def _lenient(crawler: Crawler) -> HTTP11DownloadHandler:
    from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory  # noqa: PLC0415, PLC2701 - rarely used

    handler = HTTP11DownloadHandler(crawler)
    handler._contextFactory = _ScrapyClientContextFactory(verify_certificates=False)  # noqa: SLF001 - no setting per request
    return handler
