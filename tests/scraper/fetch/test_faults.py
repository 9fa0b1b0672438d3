"""The reason and words for a failed download."""

from __future__ import annotations

import errno

import pytest
from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from service_identity.exceptions import VerificationError
from twisted.internet import error as tx
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError, ResponseNeverReceived

from presswatch.urls.networks import AddressRule
from scraper.fetch import faults
from scraper.fetch.faults import FetchFault, HeadersTooLarge, fault_of, no_address

URL = "http://a.example/news"


def caused(outer: Exception, inner: Exception) -> Exception:
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("failure", "reason", "words"),
    [
        (HeadersTooLarge(), "too-large", "headers of the response are larger than 256 KB"),
        (DownloadCancelledError("x"), "too-large", "larger than max_body_mb"),
        (DownloadTimeoutError("x"), "timeout", "no complete response in time"),
        (tx.TimeoutError(), "timeout", "no complete response in time"),
        (tx.TCPTimedOutError(), "timeout", "no complete response in time"),
        (DownloadConnectionRefusedError("x"), "refused", "refuses the connection"),
        (tx.ConnectionRefusedError(), "refused", "refuses the connection"),
        (ResponseDataLossError(None), "truncated", "broke off before its end"),
        (UnsupportedURLSchemeError("x"), "redirect-scheme", "neither http nor https"),
        (ParseError("x", b""), "parse-error", "not HTTP"),
        (tx.ConnectionLost(), "reset", "closed before a response"),
        (tx.ConnectionDone(), "reset", "closed before a response"),
        (ConnectionResetError(), "reset", "closed before a response"),
        (tx.ConnectError(osError=errno.ECONNRESET), "reset", "closed before a response"),
        (tx.ConnectError(osError=errno.EHOSTUNREACH, string="no route"), "refused", "no route"),
        (CannotResolveHostError("x"), "dns", "the name a.example cannot be found"),
        (tx.DNSLookupError(), "dns", "the name a.example cannot be found"),
        (IgnoreRequest("max redirections reached"), "redirect-loop", "too many redirects"),
        (IgnoreRequest("else"), "parse-error", "cannot be read (IgnoreRequest)"),
        (SSL.Error([("x", "y", "wrong version"), ("", "", "")]), "tls", "is not valid: wrong version"),
        (SSL.Error(), "tls", "no reason given"),
        (VerificationError(errors=[]), "tls", "it is made out to another name"),
        (KeyError("x"), "parse-error", "cannot be read (KeyError)"),
        (caused(DownloadFailedError("x"), tx.ConnectionLost()), "reset", "closed before a response"),
        (
            caused(DownloadFailedError("x"), ResponseNeverReceived([Failure(SSL.Error([("", "", "bad")]))])),
            "tls",
            "bad",
        ),
    ],
)
def test_the_reason_of_a_failed_download(failure: Exception, reason: str, words: str):
    """The reason is that of the exception, or of the one it wraps."""
    fault = fault_of(failure, URL)
    assert (fault.reason, fault.url, fault.unreached) == (reason, URL, False)
    assert words in fault.words


def test_what_is_known_of_the_connection_is_noted():
    """There was no connection."""
    assert fault_of(tx.ConnectionRefusedError(), URL, unreached=True).unreached


def test_a_fault_stays_what_it_is():
    """Its message is one line, without the tokens of its address."""
    fault = FetchFault("https://a.example/?key=s3cr3t", "timeout", "no answer")
    assert fault_of(fault, URL, unreached=True) is fault
    assert str(fault) == "https://a.example/?key=***: timeout: no answer"
    assert FetchFault(URL, "timeout").words == "timeout"


@pytest.mark.parametrize(
    ("url", "refused", "reason", "words"),
    [
        ("http://inner.example/", {"inner.example": "10.0.0.1"}, "address-refused", "inner.example is 10.0.0.1, which is"),
        ("http://10.0.0.1/", {"10.0.0.1": "10.0.0.1"}, "address-refused",
         'it is outside the allowed networks; `allow_networks = ["10.0.0.0/24"]` allows it'),
        ("http://l.example/", {"l.example": "127.0.0.1"}, "address-refused",
         'l.example is 127.0.0.1, which is outside the allowed networks; `allow_networks = ["127.0.0.0/8"]` allows it'),
        ("http://v.example/", {"v.example": "fd00:1::7"}, "address-refused",
         'v.example is fd00:1::7, which is outside the allowed networks; `allow_networks = ["fd00:1::/64"]` allows it'),
        (f"http://{'x' * 90}.example/", {}, "dns", f"the name {'x' * 80} cannot be found"),
    ],
)  # fmt: skip
def test_a_name_that_leads_into_a_refused_network(
    monkeypatch: pytest.MonkeyPatch, url: str, refused: dict[str, str], reason: str, words: str
):
    """A host name with a private address is reported as refused, not as unknown."""
    rule = AddressRule()
    rule.refused.update(refused)
    monkeypatch.setattr(faults, "rule", rule)
    fault = fault_of(CannotResolveHostError("x"), url)
    assert fault.reason == reason
    assert fault.words.startswith(words)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/", "address-refused"),
        ("http://127.0.0.%31/", "address-refused"),
        ("mailto:press@a.example", "redirect-scheme"),
        ("http://a.example:99999/", "redirect-scheme"),
        ("http://8.8.8.8/", "redirect-scheme"),
    ],
)
def test_an_address_that_no_request_can_be_made_for(url: str, reason: str):
    """One that a browser would read as a refused address is refused."""
    assert no_address(url).reason == reason
