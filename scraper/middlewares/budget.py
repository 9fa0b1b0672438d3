"""Counts what a source uses, hop by hop, and bounds what one answer may open to."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.utils import _compression  # names once what differs between Python versions (brotli, zstd)

from scraper.faults import FetchFault

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response

# RFC 9309, 2.5: at least 500 KiB of a robots.txt must be read; the rest of a larger one is not even downloaded.
ROBOTS_BYTES = 512 * 1024
# Servers send one encoding, proxies add one; more are a bomb's casing.
ENCODINGS_MAX = 3
BROKEN = (
    OSError,
    EOFError,
    ValueError,
    struct.error,
    zlib.error,
    _compression.brotli.error,  # type: ignore[attr-defined]
    _compression.zstd.ZstdError,  # type: ignore[attr-defined]
)
"""What an opener raises on bytes that are not what their header says."""


class BudgetMiddleware:
    """Every hop counts: requests and bytes of the source that asked, redirects and robots.txt included."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls()
        crawler.signals.connect(middleware.bytes_received, signal=signals.bytes_received)
        return middleware

    def process_request(self, request: Request) -> None:
        budget = request.meta.get("budget")
        if budget is None:
            return
        budget.check(request.url)
        budget.requests += 1

    def bytes_received(self, data: bytes, request: Request, **_: Any) -> None:
        """Counts what comes, answers that fail included; ends an oversized robots.txt, keeping what has come."""
        budget = request.meta.get("budget")
        if budget is not None:
            budget.bytes += len(data)
            budget.in_hand.take(len(data))
            request.meta["on_its_way"] = request.meta.get("on_its_way", 0) + len(data)
        if not request.meta.get("robots"):
            return
        received = request.meta["robots_received"] = request.meta.get("robots_received", 0) + len(data)
        if received > ROBOTS_BYTES:
            raise StopDownload(fail=False)


class OpenedLimitMiddleware(HttpCompressionMiddleware):
    """Scrapy's decompression with a limit of its own for the opened body: twice what may come over the wire."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = super().from_crawler(crawler)
        middleware._max_size = 2 * crawler.settings.getint("DOWNLOAD_MAXSIZE")  # noqa: SLF001 - Scrapy offers no setting
        return middleware

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 - Scrapy's signature
    ) -> Request | Response:
        """The response with its body opened; raises FetchFault(too-large or parse-error)."""
        request.meta.pop("download_maxsize", None)  # robots.txt: unlimited on the wire (it is cut), never when opened
        encodings = b",".join(response.headers.getlist("Content-Encoding")).split(b",")
        if len(encodings) > ENCODINGS_MAX:
            raise FetchFault(request.url, "parse-error", f"the answer is encoded {len(encodings)} times")
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            # Scrapy's only reason here: the opened body passes the limit.
            fault = FetchFault(request.url, "too-large", "the answer is larger than allowed when opened")
        except BROKEN as exc:
            fault = FetchFault(request.url, "parse-error", f"the answer's encoding is broken ({type(exc).__name__})")
        # Raised here, it does not drag along the other exception, whose frames hold what was opened so far.
        raise fault
