"""The HTTP connection: header limits while they arrive, answers that are no HTTP, kinds of timeouts."""

from __future__ import annotations

import asyncio
import contextlib
import time
from types import SimpleNamespace

import pytest
from scrapy import Request as ScrapyRequest
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from twisted.internet.testing import StringTransport
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError, Request, ResponseFailed
from twisted.web.http_headers import Headers

from scraper.fetch.faults import FetchFault, HeadersTooLarge, fault_of
from scraper.middlewares import wire
from scraper.middlewares.wire import HEADER_BYTES, BoundedProtocol, Connection, _failed, _timed_out

URL = "http://a.example/news"


class Transport(StringTransport):
    """A transport that can be aborted like a real one."""

    def abortConnection(self):  # noqa: N802
        self.loseConnection()


def answer(*pieces: bytes):
    """The response to a request whose answer is these bytes, or the reasons of its failure."""
    protocol = BoundedProtocol(lambda _: None)
    protocol.makeConnection(Transport())
    got = []
    asked = protocol.request(Request(b"GET", b"/", Headers({b"Host": [b"a.example"]}), None))
    asked.addCallbacks(got.append, lambda failure: got.append([one.value for one in failure.value.reasons]))
    for piece in pieces:
        protocol.dataReceived(piece)
        if got:
            break
    return got[0] if got else None


def test_a_line_of_headers_without_end_is_cut_off():
    """One line beyond the limit ends the answer before it is complete."""
    (reason, *_) = answer(b"HTTP/1.1 200 OK\r\nX-Long: ", *[b"a" * 65536] * (HEADER_BYTES // 65536 + 1))
    assert isinstance(reason, HeadersTooLarge)


def test_many_short_headers_are_cut_off():
    """The total counts, not the single line."""
    (reason, *_) = answer(b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n" * 1000] * 40)
    assert isinstance(reason, HeadersTooLarge)


@pytest.mark.parametrize("over", [0, 1])
def test_the_limit_of_headers_is_256_kib(over: int):
    """Status line, headers and empty line with their line ends; one byte more is too large."""
    status, more, last = b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"a" * 100_000 + b"\r\n", b"Content-Length: 0\r\n\r\n"
    left = 256 * 1024 - len(status) - len(more) - len(last)
    found = answer(status, more, b"X-B: " + b"b" * (left - 7 + over) + b"\r\n", last)
    assert isinstance(found[0], HeadersTooLarge) if over else found.code == 200


def test_informational_answers_count_too():
    """Endless 103 responses are cut off like endless headers."""
    (reason, *_) = answer(*[b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100] * 100)
    assert isinstance(reason, HeadersTooLarge)


@pytest.mark.parametrize(
    "line", [b"Bad Name: x", b": nameless", b"X\x00Y: z", b"no colon", b"Transfer-Encoding: identity"]
)
def test_headers_that_mean_nothing_are_passed_over(line):
    """As in browsers: an invalid header added by a proxy does not fail the page."""
    response = answer(b"HTTP/1.1 200 OK\r\n" + line + b"\r\nContent-Length: 3\r\n\r\nabc")
    assert (response.code, response.length) == (200, 3)


def test_a_large_but_honest_header_passes():
    """100 KB in one line are read; Twisted's own limit would be 16 KB."""
    response = answer(b"HTTP/1.1 200 OK\r\nETag: " + b"e" * 100_000 + b"\r\nContent-Length: 0\r\n\r\n")
    assert response.code == 200


@pytest.mark.parametrize(
    "start", [b"<!doctype html>", b"\x16\x03\x01", b"ICY 200 OK\r\n", b"\r\n\r\nHTTP/1.1 200 OK\r\n"]
)
def test_what_is_no_http_is_refused_at_its_first_bytes(start):
    """The rest of a body without headers is not waited for."""
    (reason, *_) = answer(start)
    assert isinstance(reason, ParseError)


def test_headers_too_large_are_reported_as_too_large():
    """The fault inside Twisted's and Scrapy's wrapped exceptions is found."""
    wrapped = DownloadFailedError("x")
    wrapped.__cause__ = ResponseFailed([Failure(HeadersTooLarge())])
    assert fault_of(wrapped, URL).reason == "too-large"


@pytest.mark.parametrize(
    ("made_s", "heard", "reason", "unreached"),
    [
        (None, None, "timeout", True),
        (0.0, None, "timeout", False),
        (0.0, (8.0, 8.1), "timeout", False),
        (0.0, (0.5, 9.0), "deadline", False),
        (0.0, (1.0, 4.9), "timeout", False),
        (0.0, (1.0, 5.1), "deadline", False),
    ],
)
def test_timeouts_are_distinguished(monkeypatch, made_s, heard, reason, unreached):
    """No connection, no answer, silence after a start, and an answer still arriving for four of the ten seconds or
    more.
    """
    monkeypatch.setattr(time, "monotonic", lambda: 110.0)
    started = 100.0
    seen = Connection(at=None if made_s is None else started + made_s)
    if heard is not None:
        seen.heard_from, seen.heard_at = started + heard[0], started + heard[1]
    fault = _timed_out(URL, seen, started)
    assert (fault.reason, fault.unreached) == (reason, unreached)


def test_a_connection_lost_before_tls_was_agreed_on_is_a_tls_fault():
    """An old server that closes during the handshake is reported as tls, a later close as reset."""

    class Handshaking:
        _handshakeDone = False  # noqa: N815 - as Twisted calls it

    fault = FetchFault(URL, "reset")
    assert _failed(fault, Connection(at=1.0, transport=Handshaking())).reason == "tls"
    assert _failed(fault, Connection(at=1.0, transport=object())).reason == "reset"


def test_a_connection_lost_before_it_was_made_is_no_tls_fault():
    """There was no handshake; and a refused certificate is reported with its fault."""
    fault = FetchFault(URL, "reset")
    assert _failed(fault, Connection()) is fault
    refused = _failed(FetchFault(URL, "tls", "x"), SimpleNamespace(certificate_words=lambda: "it has expired"))
    assert (refused.words, refused.unreached) == ("its certificate is not valid: it has expired", True)
    unknown = FetchFault(URL, "tls", "x")
    assert _failed(unknown, SimpleNamespace(certificate_words=lambda: "", handshake_failed=True)) is unknown


@pytest.mark.parametrize(
    ("code", "words"), [(0, ""), (1, ""), (10, "certificate has expired"), (62, "hostname mismatch")]
)
def test_what_is_wrong_with_a_certificate_in_words(monkeypatch, code, words):
    """In OpenSSL's words; none for a valid certificate, or one refused elsewhere with a better message."""
    monkeypatch.setattr(wire.lib, "SSL_get_verify_result", lambda _: code, raising=False)
    connection = Connection(tls=SimpleNamespace(_ssl=None))
    assert connection.certificate_words().lower() == words
    assert Connection().certificate_words() == ""


@pytest.mark.parametrize(
    ("at", "transport", "reached", "failed"),
    [
        (None, None, False, False),
        (1.0, object(), True, False),
        (1.0, SimpleNamespace(_handshakeDone=False), False, True),
        (1.0, SimpleNamespace(_handshakeDone=True), True, False),
    ],
)
def test_when_a_server_could_be_asked(at, transport, reached, failed):
    """Connected, and with the TLS handshake done."""
    connection = Connection(at=at, transport=transport)
    assert (connection.reached, connection.handshake_failed) == (reached, failed)
    assert _timed_out(URL, connection, 0.0).unreached is not reached


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://u:p@a.example:81/x?y=a@b", "http://a.example:81/x?y=a@b"),
        ("http://a.example/@b", "http://a.example/@b"),
    ],
)
def test_a_name_and_password_of_a_found_address_are_not_sent(url, sent):
    """They are not ours."""
    assert wire._without_userinfo(ScrapyRequest(url)).url == sent


def test_a_request_is_known_to_its_connection_by_a_mark_that_is_not_sent(monkeypatch):
    """When it was connected and answered; another request's mark, or none, belongs to no connection."""
    seen = Connection()
    monkeypatch.setitem(wire._watching, b"7", seen)
    transport = Transport()
    protocol = BoundedProtocol(lambda _: None)
    protocol.makeConnection(transport)
    headers = Headers({b"Host": [b"a.example"], b"X-Presswatch-Mark": [b"7"]})
    protocol.request(Request(b"GET", b"/", headers, None))
    assert b"mark" not in transport.value().lower()
    assert seen.at is not None
    assert (seen.transport, seen.tls, seen.heard_at) == (transport, None, None)
    protocol.dataReceived(b"HTTP/1.1 200 OK\r\n")
    first = seen.heard_from
    protocol.dataReceived(b"X-A: b\r\n")
    assert first == seen.heard_from
    assert seen.heard_at is not None
    assert seen.heard_at >= first
    assert wire._taken_mark(Headers({b"X-Presswatch-Mark": [b"8"]})) is None


class Elsewhere:
    """A handler that answers or fails, and notes its requests."""

    def __init__(self, outcome: object) -> None:
        self.asked, self.outcome = [], outcome

    async def download_request(self, request):
        self.asked.append(request)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


def handler(monkeypatch, outcome: object, delay: float | None = None) -> tuple[wire.HttpHandler, Elsewhere, list[int]]:
    """Our handler around one with this result; the number of handlers made without certificate checks."""
    made, below = [], Elsewhere(outcome)

    def lenient(_crawler):
        made.append(1)
        return below

    monkeypatch.setattr(wire, "_lenient", lenient)
    monkeypatch.setattr(
        wire.HTTP11DownloadHandler, "download_request", lambda _, request: below.download_request(request)
    )
    slots = {} if delay is None else {"a.example": SimpleNamespace(delay=delay)}
    one = wire.HttpHandler.__new__(wire.HttpHandler)
    one._lenient = None
    one._crawler = SimpleNamespace(engine=SimpleNamespace(downloader=SimpleNamespace(slots=slots)))
    return one, below, made


def test_a_source_that_opts_out_of_certificate_checks_has_a_handler_of_its_own(monkeypatch):
    """Made once, for its requests only; neither credentials nor our internal mark are passed on."""
    one, below, made = handler(monkeypatch, "an answer")

    async def three() -> list[object]:
        asked = [{}, {"verify_tls": False}, {"verify_tls": False}]
        return [await one.download_request(ScrapyRequest("http://u:p@a.example/", meta=meta)) for meta in asked]

    assert asyncio.run(three()) == ["an answer"] * 3
    assert len(made) == 1
    assert {request.url for request in below.asked} == {"http://a.example/"}
    assert all(b"X-Presswatch-Mark" not in request.headers for request in below.asked)
    assert wire._watching == {}


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (DownloadTimeoutError("x"), "timeout"),
        (DownloadFailedError("x"), "parse-error"),
        (ValueError("no address"), "redirect-scheme"),
        (OSError("x"), "parse-error"),
    ],
)
def test_what_a_download_that_fails_amounts_to(monkeypatch, outcome, reason):
    """With the address of this hop; its time counts for the source, and its bytes are no longer in memory."""
    one, _, _ = handler(monkeypatch, outcome, delay=3.0)
    given, delays = [], []
    budget = SimpleNamespace(
        answers=0,
        in_hand=SimpleNamespace(give=given.append),
        transfer=lambda delay: delays.append(delay) or contextlib.nullcontext(),
    )
    request = ScrapyRequest("http://a.example/", meta={"budget": budget, "download_slot": "a.example", "on_its_way": 7})
    with pytest.raises(FetchFault) as caught:
        asyncio.run(one.download_request(request))
    assert (caught.value.reason, caught.value.url) == (reason, "http://a.example/")
    assert (given, delays, budget.answers, "on_its_way" in request.meta) == ([7], [3.0], 0, False)
