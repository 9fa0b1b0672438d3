"""What can go wrong with a fetch or a page, as the reason words of product.md (docs/reasons.md)."""

import errno
from urllib.parse import urlsplit

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
from service_identity.exceptions import CertificateError, VerificationError
from twisted.internet import error as tx
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError, RequestTransmissionFailed, ResponseNeverReceived

from presswatch.urls.canonical import clean_url, mask
from presswatch.urls.networks import network_of
from scraper.fetch.address import rule

DOWNLOAD_ERRORS = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    IgnoreRequest,
    tx.ConnectError,
    tx.ConnectionDone,
    tx.ConnectionLost,
    SSL.Error,
    OSError,
    ValueError,
)
"""Everything that a download may end with other than a response."""

# Faults after which a second try within the same run makes sense: the network's, not the site's answer.
TRANSIENT = frozenset(
    {"refused", "reset", "dns", "timeout", "truncated", "http-500", "http-502", "http-503", "http-504"}
)

# A server may ask for a pause within the run up to this long; longer ones become the source's next try (RFC 9110,
# 10.2.3).
RETRY_AFTER_IN_RUN_S = 60.0


class FetchFault(Exception):  # noqa: N818 - a fault is an expected outcome, the word of the record
    """A fetch without a usable page: a `reason`, plain `words`, the `url` of its end; `unreached`: not connected."""

    def __init__(
        self, url: str, reason: str, words: str = "", retry_after_s: float | None = None, *, unreached: bool = False
    ) -> None:
        self.url, self.reason, self.words, self.retry_after_s = url, reason, words or reason, retry_after_s
        self.unreached = unreached
        super().__init__(f"{mask(url)}: {reason}: {self.words}")


class HeadersTooLarge(Exception):  # noqa: N818 - as above
    """An answer whose headers alone pass the limit (`scraper.middlewares.wire.HEADER_BYTES`)."""


_CLOSED = "the connection was closed before a response"
_KNOWN: tuple[tuple[tuple[type[BaseException], ...], str, str], ...] = (
    ((HeadersTooLarge,), "too-large", "the headers of the response are larger than 256 KB"),
    # Scrapy cancels a download itself in one case only: more bytes than DOWNLOAD_MAXSIZE, announced or received.
    ((DownloadCancelledError,), "too-large", "the response is larger than max_body_mb"),
    ((DownloadTimeoutError, tx.TimeoutError, tx.TCPTimedOutError), "timeout", "no complete response in time"),
    ((DownloadConnectionRefusedError, tx.ConnectionRefusedError), "refused", "the server refuses the connection"),
    ((ResponseDataLossError,), "truncated", "the response broke off before its end"),
    ((UnsupportedURLSchemeError,), "redirect-scheme", "the address is neither http nor https"),
    ((ParseError,), "parse-error", "the server's response is not HTTP"),
    ((tx.ConnectionLost, tx.ConnectionDone, ConnectionResetError), "reset", _CLOSED),
)
"""Exceptions with the reason and words that they amount to; the first that fits counts."""


def fault_of(exc: BaseException, url: str, *, unreached: bool = False) -> FetchFault:
    """The fault that a failed download of `url` amounts to."""
    if isinstance(exc, FetchFault):
        return exc
    for cause in _causes(exc):
        found = _known(cause, url)
        if found:
            return FetchFault(url, *found, unreached=unreached)
    return FetchFault(url, "parse-error", f"the server's response cannot be read ({type(exc).__name__})")


def no_address(url: str) -> FetchFault:
    """The fault of an address that no request can be made for, or that a browser would read as a refused one."""
    host = urlsplit(clean_url(url) or "").hostname or ""
    if rule.is_address(host) and not rule.allows(host):
        return FetchFault(url, "address-refused", _outside(f"it is {host}, which", host))
    return FetchFault(url, "redirect-scheme", "it redirects to something that is not an address")


def _known(exc: BaseException, url: str) -> tuple[str, str] | None:
    """Reason and words of one exception; None if an underlying cause says more."""
    if isinstance(exc, CannotResolveHostError | tx.DNSLookupError):
        return _unresolved(urlsplit(url).hostname or "")  # as the resolver is asked for it
    if isinstance(exc, SSL.Error | CertificateError | VerificationError):
        return "tls", f"the certificate or its protocol is not valid: {_tls_words(exc)}"
    if isinstance(exc, IgnoreRequest) and "max redirections" in str(exc):
        return "redirect-loop", "too many redirects"
    for kinds, reason, words in _KNOWN:
        if isinstance(exc, kinds):
            return reason, words
    if isinstance(exc, tx.ConnectError):
        return ("reset", _CLOSED) if exc.osError == errno.ECONNRESET else ("refused", _short(str(exc)))
    return None


def _unresolved(host: str) -> tuple[str, str]:
    refused = rule.refused.get(host)
    if not refused:
        return "dns", f"the name {host[:80]} cannot be found"
    where = "it" if host == refused else f"{host} is {refused}, which"
    return "address-refused", _outside(where, refused)


def _outside(where: str, address: str) -> str:
    return f'{where} is outside the allowed networks; `allow_networks = ["{network_of(address)}"]` allows it'


def _tls_words(exc: BaseException) -> str:
    """The library's words for the fault: the last field of each entry of OpenSSL's queue of errors."""
    entries = exc.args[0] if exc.args and isinstance(exc.args[0], list | tuple) else ()
    words = [str(entry[-1]) for entry in entries if isinstance(entry, tuple) and entry and entry[-1]]
    if isinstance(exc, CertificateError | VerificationError):
        return "it is made out to another name"
    return _short(", ".join(words) or str(exc) or "no reason given")


def _short(text: str) -> str:
    return " ".join(text.split())[:160]


def _causes(exc: BaseException) -> list[BaseException]:
    """The exception and its causes: chained causes and Twisted's lists of failures, outermost last."""
    found: list[BaseException] = []
    queue: list[BaseException] = [exc]
    while queue and len(found) < 20:
        current = queue.pop(0)
        found.append(current)
        reasons = getattr(current, "reasons", None) or []
        queue.extend(reason.value for reason in reasons if isinstance(reason, Failure) and reason.value is not None)
        if current.__cause__ is not None:
            queue.append(current.__cause__)
    wrapped = (DownloadFailedError, ResponseNeverReceived, RequestTransmissionFailed)
    return sorted(found, key=lambda item: isinstance(item, wrapped))
