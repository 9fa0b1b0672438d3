"""What comes over the wire: headers bounded while they come, answers that are no HTTP, time-outs told apart."""

from __future__ import annotations

import time

import pytest
from scrapy.exceptions import DownloadFailedError
from twisted.internet.testing import StringTransport
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError, Request, ResponseFailed
from twisted.web.http_headers import Headers

from scraper.fetch.faults import FetchFault, HeadersTooLarge, fault_of
from scraper.middlewares.wire import HEADER_BYTES, BoundedProtocol, Connection, _failed, _timed_out

URL = "http://a.example/news"


class Transport(StringTransport):
    """A transport that can be aborted like a real one."""

    def abortConnection(self):  # noqa: N802
        self.loseConnection()


def answer(*pieces: bytes):
    """What a request comes to when these bytes arrive: the response, or the reasons of its failure."""
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
    """One line beyond the limit ends the answer before it is whole."""
    (reason, *_) = answer(b"HTTP/1.1 200 OK\r\nX-Long: ", *[b"a" * 65536] * (HEADER_BYTES // 65536 + 1))
    assert isinstance(reason, HeadersTooLarge)


def test_many_short_headers_are_cut_off():
    """The sum counts, not the line."""
    (reason, *_) = answer(b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n" * 1000] * 40)
    assert isinstance(reason, HeadersTooLarge)


def test_informational_answers_count_too():
    """Endless 103s end like endless headers."""
    (reason, *_) = answer(*[b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100] * 100)
    assert isinstance(reason, HeadersTooLarge)


@pytest.mark.parametrize(
    "line", [b"Bad Name: x", b": nameless", b"X\x00Y: z", b"no colon", b"Transfer-Encoding: identity"]
)
def test_headers_that_mean_nothing_are_passed_over(line):
    """As browsers do: what a proxy puts there in error costs no page."""
    response = answer(b"HTTP/1.1 200 OK\r\n" + line + b"\r\nContent-Length: 3\r\n\r\nabc")
    assert (response.code, response.length) == (200, 3)


def test_a_large_but_honest_header_passes():
    """100 KB in one line are read; Twisted's own limit would be 16 KB."""
    response = answer(b"HTTP/1.1 200 OK\r\nETag: " + b"e" * 100_000 + b"\r\nContent-Length: 0\r\n\r\n")
    assert response.code == 200


@pytest.mark.parametrize(
    "start", [b"<!doctype html>", b"\x16\x03\x01", b"ICY 200 OK\r\n", b"\r\n\r\nHTTP/1.1 200 OK\r\n"]
)
def test_what_is_no_http_is_told_at_its_first_bytes(start):
    """A body without headers is not waited for to its end."""
    (reason, *_) = answer(start)
    assert isinstance(reason, ParseError)


def test_headers_too_large_are_told_as_too_large():
    """The fault behind Twisted's and Scrapy's wrappings is found."""
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
    ],
)
def test_time_outs_are_told_apart(made_s, heard, reason, unreached):
    """Nobody there, silence, silence after a start, and an answer that still drips when the ten seconds are over."""
    started = time.monotonic() - 10.0
    seen = Connection(at=None if made_s is None else started + made_s)
    if heard is not None:
        seen.heard_from, seen.heard_at = started + heard[0], started + heard[1]
    fault = _timed_out(URL, seen, started)
    assert (fault.reason, fault.unreached) == (reason, unreached)


def test_a_connection_lost_before_tls_was_agreed_on_is_a_tls_fault():
    """An old server that breaks off the handshake is told as tls, a later break as reset."""

    class Handshaking:
        _handshakeDone = False  # noqa: N815 - as Twisted calls it

    fault = FetchFault(URL, "reset")
    assert _failed(fault, Connection(at=1.0, transport=Handshaking())).reason == "tls"
    assert _failed(fault, Connection(at=1.0, transport=object())).reason == "reset"
