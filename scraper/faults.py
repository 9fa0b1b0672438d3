"""What can go wrong with a fetch or a page, as the reason words of product.md (docs/reasons.md)."""

from __future__ import annotations

from urllib.parse import urlsplit

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
from twisted.internet import error as tx
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError, RequestTransmissionFailed, ResponseNeverReceived

from presswatch.urls import host_of, mask
from scraper.middlewares.address import rule

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
    OSError,
    ValueError,
)
"""Everything that a download may end with besides a response."""

# Faults after which a second try within the same run makes sense: the network's, not the site's answer.
TRANSIENT = frozenset(
    {"refused", "reset", "dns", "timeout", "truncated", "http-500", "http-502", "http-503", "http-504"}
)


class FetchFault(Exception):  # noqa: N818 - a fault is an expected outcome, the word of the record
    """A fetch that gave no usable page: `reason` is one word, `words` say it plainly, `url` is where."""

    def __init__(self, url: str, reason: str, words: str = "", retry_after_s: float | None = None) -> None:
        self.url, self.reason, self.words, self.retry_after_s = url, reason, words or reason, retry_after_s
        super().__init__(f"{mask(url)}: {reason}: {self.words}")


class Refused(IgnoreRequest):
    """A request that a middleware of ours did not let out, with its reason word."""

    def __init__(self, reason: str, words: str) -> None:
        self.reason, self.words = reason, words
        super().__init__(words)


def fault_of(exc: BaseException, url: str) -> FetchFault:
    """The fault that a failed download amounts to."""
    for cause in _causes(exc):
        found = _known(cause, url)
        if found:
            return FetchFault(url, *found)
    return FetchFault(url, "parse-error", f"the server's answer cannot be read ({type(exc).__name__})")


def _known(exc: BaseException, url: str) -> tuple[str, str] | None:
    """Reason and words of one exception; None if a cause behind it says more."""
    if isinstance(exc, Refused):
        return exc.reason, exc.words
    if isinstance(exc, CannotResolveHostError | tx.DNSLookupError):
        refused = rule.refused.get(host_of_literal(url))
        if refused:
            return "address-refused", f"{host_of(url)} is {refused}, outside the allowed networks"
        return "dns", f"the name {host_of(url)} cannot be found"
    if isinstance(exc, DownloadCancelledError):
        # Scrapy cancels a download itself in one case only: more bytes than DOWNLOAD_MAXSIZE, announced or received.
        return "too-large", "the answer is larger than max_body_mb"
    if isinstance(exc, DownloadTimeoutError | tx.TimeoutError | tx.TCPTimedOutError):
        return "timeout", "no complete answer in time"
    if isinstance(exc, DownloadConnectionRefusedError | tx.ConnectionRefusedError):
        return "refused", "the server refuses the connection"
    if isinstance(exc, ResponseDataLossError):
        return "truncated", "the answer broke off before its end"
    if isinstance(exc, UnsupportedURLSchemeError):
        return "redirect-scheme", "the address is neither http nor https"
    return _by_text(exc)


def _by_text(exc: BaseException) -> tuple[str, str] | None:
    text = f"{type(exc).__name__} {exc}"
    lowered = text.lower()
    if "certificate" in lowered or "ssl" in lowered or "tls" in lowered:
        return "tls", f"the certificate or its protocol does not hold: {_short(str(exc))}"
    if "max redirections" in lowered:
        return "redirect-loop", "too many redirects"
    if "larger than" in lowered or "maxsize" in lowered or "max size" in lowered:
        return "too-large", "the answer is larger than max_body_mb"
    if isinstance(exc, ParseError):
        return "parse-error", "the server's answer is no HTTP"
    if isinstance(exc, tx.ConnectionLost | tx.ConnectionDone | ConnectionResetError):
        return "reset", "the connection was closed before the answer"
    if isinstance(exc, tx.ConnectError):
        return "refused", _short(str(exc))
    return None


def _short(text: str, limit: int = 160) -> str:
    return " ".join(text.split())[:limit]


def _causes(exc: BaseException) -> list[BaseException]:
    """The exception and what stands behind it: chained causes and Twisted's lists of failures, outermost last."""
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


def host_of_literal(url: str) -> str:
    """The host as the resolver is asked for it (no www. stripping, no brackets)."""
    return urlsplit(url).hostname or ""
