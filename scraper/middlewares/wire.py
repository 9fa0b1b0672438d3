"""The download handler: what comes over the wire is counted and bounded before Scrapy sees a response.

Scrapy limits bodies; status line and headers are limited here, while they come in. What is known of a connection (was
it made, when did it last say something) distinguishes a host that hangs from one that drips. Requests to one server
wait for one another, from any source and by any redirect.
"""

import contextlib
import linecache
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from OpenSSL._util import ffi, lib
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from twisted.internet.defer import Deferred
from twisted.web._newclient import STATUS, ParseError
from twisted.web.http_headers import Headers, InvalidHeaderName

from scraper.fetch.address import server_of
from scraper.fetch.faults import DOWNLOAD_ERRORS, FetchFault, HeadersTooLarge, fault_of, no_address

# Scrapy's retired classes, made while the above is loaded, look at the source of each module on the way to them: a
# megabyte of lines that nobody asks for again.
linecache.clearcache()
# All of status line and headers of one answer, informational ones (1xx) included; servers themselves take 8 to 64 KB.
HEADER_BYTES = 256 * 1024
# A host that keeps sending for this share of the time is not hanging but dripping.
DRIPPING_RATIO = 0.4
# Marks our own request on its way through Twisted; it is taken off before anything is sent.
_MARK = b"X-Presswatch-Mark"
_HTTP = b"HTTP/"
# X509_V_ERR_UNSPECIFIED: the certificate was refused by other than OpenSSL (for its name), whose words say more.
_UNSPECIFIED = 1


@dataclass(slots=True)
class Connection:
    """What a request saw of its connection (monotonic s): when it was made, from when to when bytes came."""

    at: float | None = None
    heard_from: float | None = None
    heard_at: float | None = None
    transport: Any = None
    tls: Any = None

    @property
    def reached(self) -> bool:
        """True if a server could be asked: connected, and with TLS negotiated."""
        return self.at is not None and getattr(self.transport, "_handshakeDone", True)

    @property
    def handshake_failed(self) -> bool:
        """True if the server was reached, but TLS could not be negotiated."""
        return self.at is not None and not self.reached

    def certificate_words(self) -> str:
        """OpenSSL's words for what is wrong with the certificate, "" if nothing is known to be."""
        if self.tls is None:
            return ""
        code = lib.SSL_get_verify_result(self.tls._ssl)  # noqa: SLF001 - pyOpenSSL offers no function for it
        if code == _UNSPECIFIED:
            return ""
        return ffi.string(lib.X509_verify_cert_error_string(code)).decode() if code else ""


class BoundedParser(_LenientHTTPClientParser):
    """Reads answers up to `HEADER_BYTES` of headers."""

    MAX_LENGTH = HEADER_BYTES
    header_bytes = 0

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's interface
        """Reads what comes; raises ParseError at once for what does not begin like HTTP."""
        # What does not begin like HTTP never will; a body without headers is not waited for to its end.
        if self.state == STATUS and not self._buffer and not _HTTP.startswith(data[: len(_HTTP)]):
            raise ParseError("no HTTP", data[:40])  # type: ignore[no-untyped-call]
        super().dataReceived(data)  # type: ignore[no-untyped-call]

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's interface
        """Reads a line of the headers; raises HeadersTooLarge past `HEADER_BYTES` in all."""
        self.header_bytes += len(line) + len(self.delimiter)
        if self.header_bytes > HEADER_BYTES:
            raise HeadersTooLarge
        super().lineReceived(line)

    def headerReceived(self, name: bytes, value: bytes) -> None:  # noqa: N802 - Twisted's interface
        """Takes a header; one whose name can be none is passed over as browsers do, and so is what says nothing."""
        if name.lower() == b"transfer-encoding" and value.lower() == b"identity":  # RFC 2616, 3.6: as it is
            return
        with contextlib.suppress(InvalidHeaderName):
            super().headerReceived(name, value)  # type: ignore[no-untyped-call]

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: ARG002, N802 - Twisted's interface
        """Refuses a line that alone is longer than all headers may be."""
        raise HeadersTooLarge


class BoundedProtocol(_LenientHTTP11ClientProtocol):
    """A connection that notes when it hears something, and reads with the bounded parser."""

    _watched: Connection | None = None

    def request(self, request: Any) -> Deferred[Any]:
        """Sends a request, and notes on its `Connection` when that was made."""
        self._watched = _taken_mark(request.headers)
        if self._watched is not None:
            self._watched.at, self._watched.transport = time.monotonic(), self.transport
            self._watched.tls = getattr(self.transport, "_tlsConnection", None)
        answer: Deferred[Any] = super().request(request)
        if self._parser is not None:
            self._parser.__class__ = BoundedParser
        return answer

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's interface
        """Notes when the server said something, and reads it."""
        if self._watched is not None:
            self._watched.heard_at = time.monotonic()
            self._watched.heard_from = self._watched.heard_from or self._watched.heard_at
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class BoundedFactory(_LenientHTTP11ClientFactory):
    """Builds bounded protocols."""

    def buildProtocol(self, addr: Any) -> BoundedProtocol:  # noqa: ARG002, N802 - Twisted's interface
        """The protocol of a new connection."""
        return BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


_watching: dict[bytes, Connection] = {}


def _taken_mark(headers: Headers) -> Connection | None:
    marks = headers.getRawHeaders(_MARK) or ()
    headers.removeHeader(_MARK)
    return _watching.get(marks[0]) if marks else None


class HttpHandler(HTTP11DownloadHandler):
    """Scrapy's handler with bounded connections; a source that opts out of certificate checks uses a second one."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = BoundedFactory  # noqa: SLF001 - Scrapy sets its own the same way
        self._lenient: HTTP11DownloadHandler | None = None

    async def download_request(self, request: Request) -> Response:
        """The answer, asked for without name and password; raises FetchFault with this hop's address."""
        request = _without_userinfo(request)
        connection = Connection()
        mark = str(id(connection)).encode()
        _watching[mark] = connection
        request.headers[_MARK] = mark
        started = time.monotonic()
        budget = request.meta.get("budget")
        slot = self._crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        delay_s = slot.delay if slot is not None else 0.0
        counting = budget.transfer(delay_s) if budget is not None else contextlib.nullcontext()
        try:
            with counting:
                return await self._download(request)
        except DownloadTimeoutError as exc:
            raise _timed_out(request.url, connection, started) from exc
        except DOWNLOAD_ERRORS as exc:
            if isinstance(exc, ValueError) and connection.at is None:
                raise no_address(request.url) from exc
            raise _failed(fault_of(exc, request.url, unreached=not connection.reached), connection) from exc
        finally:
            del _watching[mark]
            if budget is not None:
                budget.answers += connection.heard_at is not None
                budget.in_hand.give(request.meta.pop("on_its_way", 0))
            request.headers.pop(_MARK, None)

    async def _download(self, request: Request) -> Response:
        if request.meta.get("verify_tls", True):
            return await super().download_request(request)
        if self._lenient is None:
            self._lenient = _lenient(self._crawler)
        return await self._lenient.download_request(request)


def _without_userinfo(request: Request) -> Request:
    parts = urlsplit(request.url)
    if "@" not in parts.netloc:
        return request
    return request.replace(url=urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])))


def _failed(fault: FetchFault, connection: Connection) -> FetchFault:
    words = connection.certificate_words() if fault.reason == "tls" else ""
    if words:
        return FetchFault(fault.url, "tls", f"its certificate is not valid: {words}", unreached=True)
    if fault.reason == "reset" and connection.handshake_failed:
        return FetchFault(fault.url, "tls", "it closed the connection during the TLS handshake", unreached=True)
    return fault


def _timed_out(url: str, connection: Connection, started: float) -> FetchFault:
    """Why the time ran out: no connection, silence, or an answer that never ends."""
    if not connection.reached:
        return FetchFault(url, "timeout", "no connection in time", unreached=True)
    heard_s = (connection.heard_at or 0.0) - (connection.heard_from or 0.0)
    if heard_s > (time.monotonic() - started) * DRIPPING_RATIO:
        return FetchFault(url, "deadline", "the response arrives too slowly and was not complete in time")
    return FetchFault(url, "timeout", "no complete response in time")


def _lenient(crawler: Crawler) -> HTTP11DownloadHandler:
    from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory  # noqa: PLC0415 - rarely used

    handler = HTTP11DownloadHandler(crawler)
    handler._pool._factory = BoundedFactory  # noqa: SLF001 - as above
    lenient: Any = _ScrapyClientContextFactory(verify_certificates=False)
    handler._contextFactory = lenient  # noqa: SLF001 - no setting per request
    return handler


class LinesMiddleware:
    """Puts each hop on its own server's line: Scrapy carries the first hop's along, without any pause."""

    def process_request(self, request: Request) -> None:
        """Sets the request's line: the one it names, else its server's."""
        request.meta["download_slot"] = request.meta.get("line") or server_of(request.url)
