"""Counts what a source uses, hop by hop, and bounds what one answer may open to, also one that broke off."""

import re
import struct
import zlib
from typing import Any, Self, cast

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Response
from scrapy.utils import _compression  # names once what differs between Python versions (brotli, zstd)

from scraper.fetch.faults import FetchFault
from scraper.pages.parsing.encoding import OPENED_MAX_BYTES
from scraper.pages.parsing.encoding import opened as unpacked
from scraper.pages.parsing.kinds import body_kind

_brotli, _zstd = _compression.brotli, _compression.zstd  # type: ignore[attr-defined]
BROKEN = (OSError, EOFError, ValueError, struct.error, zlib.error, _brotli.error, _zstd.ZstdError)
"""What an opener raises on bytes that are not what their header says."""
_RAW = -zlib.MAX_WBITS
_GZIP = ("gzip", "x-gzip")
_EXTRA, _NAME, _COMMENT, _CHECK = 4, 8, 16, 2
_GZIP_HEAD = 10


def breaks_off(body: bytes, encoding: str, opened_bytes: int) -> bool:
    """True if a body that opened to this many bytes ends early; not for a gzip that only lacks its trailer."""
    opener: Any
    try:
        if encoding in _GZIP:
            if int.from_bytes(body[-4:], "little") == opened_bytes & 0xFFFFFFFF:
                return False
            body, opener = body[_gzip_head(body) :], zlib.decompressobj(_RAW)
        else:
            opener = _opener(body, encoding)
        if encoding == "br":
            opener.process(body)
            return not opener.is_finished()
        if opener is not None:
            opener.decompress(body)
            return not opener.eof
    except (*BROKEN, IndexError):
        pass
    return False


def beginning(body: bytes, encoding: str, most: int) -> bytes | None:
    """The first `most` bytes of what a body opens to; None for encodings of which no part can be had."""
    opener = _opener(body, encoding)
    try:
        if encoding == "br":
            return bytes(opener.process(body, output_buffer_limit=most))[:most]
        return None if opener is None else bytes(opener.decompress(body, most))
    except BROKEN:
        return None


def _opener(body: bytes, encoding: str) -> Any:
    """What opens a body step by step, by `process` for "br", else by `decompress`; None for other encodings."""
    windows = dict.fromkeys(_GZIP, zlib.MAX_WBITS | 16) | {"deflate": zlib.MAX_WBITS if _is_zlib(body) else _RAW}
    if encoding in windows:
        return zlib.decompressobj(windows[encoding])
    others = {"br": _brotli.Decompressor, "zstd": _zstd.ZstdDecompressor}
    return others[encoding]() if encoding in others else None


def _is_zlib(data: bytes) -> bool:
    """True if a "deflate" has its header (RFC 1950, 2.2); some servers send it bare."""
    return len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0


def _gzip_head(data: bytes) -> int:
    """The length of a gzip member's header (RFC 1952, 2.3)."""
    flags, end = data[3], _GZIP_HEAD
    if flags & _EXTRA:
        end += 2 + int.from_bytes(data[end : end + 2], "little")
    for text in (_NAME, _COMMENT):
        if flags & text:
            end = data.index(0, end) + 1
    return end + 2 if flags & _CHECK else end


# RFC 9309, 2.5: at least 500 KiB of a robots.txt must be read; the rest of a larger one is not even downloaded.
ROBOTS_BYTES = 512 * 1024
# Servers send one encoding, proxies add one; more indicate a bomb.
ENCODINGS_MAX = 3
HEAD_BYTES = 1024
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class BudgetMiddleware:
    """Every hop counts: requests and bytes of the source that asked, redirects and robots.txt included."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor; bytes are counted as they arrive."""
        middleware = cls()
        crawler.signals.connect(middleware.bytes_received, signal=signals.bytes_received)
        return middleware

    def process_request(self, request: Request) -> None:
        """Counts a request of a source with a budget; raises FetchFault where nothing of it is left."""
        budget = request.meta.get("budget")
        if budget is None:
            return
        if not request.meta.get("robots"):  # checked before it was asked for, and asked for in the name of all
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
        """Scrapy's constructor: an opened body may have twice DOWNLOAD_MAXSIZE."""
        middleware = super().from_crawler(crawler)
        middleware._max_size = 2 * crawler.settings.getint("DOWNLOAD_MAXSIZE")  # noqa: SLF001 - Scrapy offers no setting
        return middleware

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 - Scrapy's signature
    ) -> Request | Response:
        """The response with its body opened, marked where it broke off; raises FetchFault(too-large, bad-encoding)."""
        request.meta.pop("download_maxsize", None)  # robots.txt: unlimited on the wire (it is cut), never when opened
        request.meta["breaks_off"] = False
        encodings = _named_encodings(response)
        if len(encodings) > ENCODINGS_MAX:
            raise FetchFault(request.url, "too-large", f"the response is compressed {len(encodings)} times over")
        try:
            opened = cast("Response", super().process_response(request, response))
            if len(unpacked(opened.body)) >= OPENED_MAX_BYTES > len(opened.body):  # a .gz file, in any encoding
                raise IgnoreRequest  # noqa: TRY301 - as Scrapy says it
        except IgnoreRequest:
            # Scrapy's only reason here: the opened body passes the limit.
            fault = FetchFault(request.url, "too-large", "the response is larger than allowed when decompressed")
        except BROKEN as exc:
            fault = FetchFault(
                request.url, "bad-encoding", f"the encoding of the response is broken ({type(exc).__name__})"
            )
        else:
            if len(encodings) == 1:
                _judge(request, response, opened, encodings[0])
            return opened
        start = beginning(response.body, encodings[0], ROBOTS_BYTES) if request.meta.get("robots") else None
        if start is not None and len(encodings) == 1:
            return response.replace(body=start)  # RFC 9309, 2.5: of a larger file the first part counts
        # Raised here, it does not drag along the other exception, whose frames hold what was opened so far.
        raise fault


def _named_encodings(response: Response) -> list[str]:
    """The encodings that an answer names, without "identity" (RFC 9110, 12.5.3), which means none."""
    names = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").lower().split(",")
    encodings = [name.strip() for name in names if name.strip() != "identity"] or [""]
    if len(encodings) < len(names):
        response.headers["Content-Encoding"] = [", ".join(encodings)]
    return encodings


_TEXTS = re.compile(rb"text/|html|xml|json", re.IGNORECASE)
"""In the type of a page, a feed or another text."""


def _judge(request: Request, sent: Response, opened: Response, encoding: str) -> None:
    """Marks an answer that broke off inside its encoding; raises FetchFault for an unsupported encoding."""
    if "Content-Encoding" not in opened.headers:
        request.meta["breaks_off"] = bool(encoding) and breaks_off(sent.body, encoding, len(opened.body))
        return
    is_text = _TEXTS.search(opened.headers.get("Content-Type") or b"")
    if is_text and body_kind(opened.body) == "other" and _CONTROLS.search(opened.body[:HEAD_BYTES]):
        # Many servers write other words there ("none", "utf-8"): then what came is what they say it is.
        raise FetchFault(request.url, "bad-encoding", f"the response is in an unknown encoding ({encoding[:40]})")
