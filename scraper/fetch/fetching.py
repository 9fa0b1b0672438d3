"""One address fetched for one source: within its budget, with few retries, as bytes that can be kept as evidence."""

import asyncio
import contextlib
import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from presswatch.records import Snapshot, Validator
from presswatch.text.moments import retry_after_s
from presswatch.urls.canonical import mask
from scraper.fetch.address import server_of
from scraper.fetch.faults import DOWNLOAD_ERRORS, RETRY_AFTER_IN_RUN_S, TRANSIENT, FetchFault, fault_of, no_address
from scraper.fetch.memory_budget import InHand, LargeBodies

RETRY_PAUSES_S = (1.0, 3.0)
# A page may ask not to be asked again for this long at most (RFC 9111, 5.2.2.1); news is worth a look every hour.
MAX_AGE_CAP_S = 3600.0
FULL_FETCH_AFTER = timedelta(days=7)
VALIDATOR_MAX = 1000
# Three digits (RFC 9110, 15); servers send less and more.
STATUSES = range(100, 1000)
_READABLE = frozenset({200, 203})
# The ones that are followed; 300, 304 and 305 may name an address too, but do not redirect (RFC 9110, 15.4).
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
CUT_OFF = "an answer broke off inside its compression; what came of it is kept"
_PARTS_SLOT = {"delay": 0.0, "concurrency": 2, "jitter": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a page's script asks for: an address with method, headers and body."""

    url: str
    method: str
    headers: Mapping[str, str]
    body: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A usable answer: `url` after redirects, `redirects` the addresses before it, oldest first.

    `moved` is the target of a permanent redirect (301, 308) of the first hop, else None. `unchanged` is True for a 304
    or a body with the remembered hash; the body is then empty or the same as before. `missing` says what a page opened
    in the browser asked for in vain, `cut_off` that the answer broke off inside its compression.
    """

    url: str
    snapshot: Snapshot
    content_type: str | None
    redirects: tuple[str, ...] = ()
    moved: str | None = None
    unchanged: bool = False
    validator: Validator = field(default_factory=Validator)
    missing: str = ""
    cut_off: FetchFault | None = None


@dataclass(slots=True)
class Budget:
    """What one source may use in one run, and what it has used; `in_hand` and `large` are the whole run's.

    Seconds count what the source itself costs: transfers (several at once once), the pauses of politeness, the
    reading of its pages; not the waiting for others. `answers` counts requests that anybody answered.
    """

    deadline_s: float
    max_requests: int
    max_bytes: int
    requests: int = 0
    bytes: int = 0
    answers: int = 0
    spent_s: float = 0.0
    in_hand: InHand = field(default_factory=InHand)
    large: LargeBodies = field(default_factory=LargeBodies)
    _asked: int = 0
    _transfers: int = 0
    _changed_at: float | None = None

    def check(self, url: str) -> None:
        """Raises FetchFault(deadline, page-cap or too-large) where nothing is left."""
        if self.used_s() >= self.deadline_s:
            raise FetchFault(url, "deadline", f"the source used up its {self.deadline_s:g} s in this run")
        if self.requests >= self.max_requests:
            raise FetchFault(url, "page-cap", f"the source used up its {self.max_requests} requests in this run")
        if self.bytes >= self.max_bytes:
            raise FetchFault(url, "too-large", f"the source sent more than {self.max_bytes:,} bytes in this run")

    @property
    def waiting(self) -> int:
        """The source's own requests that wait for their turn at a server."""
        return max(0, self._asked - self._transfers)

    @contextlib.contextmanager
    def asking(self) -> Iterator[None]:
        """Inside, a request waits for its turn or is answered."""
        self._asked += 1
        try:
            yield
        finally:
            self._asked -= 1

    def used_s(self) -> float:
        """Seconds used so far, a transfer under way included."""
        under_way = time.monotonic() - self._changed_at if self._transfers and self._changed_at else 0.0
        return self.spent_s + under_way

    def spend(self, seconds: float) -> None:
        """Counts seconds that the source used otherwise than by a transfer."""
        self.spent_s += seconds

    @contextlib.contextmanager
    def transfer(self, delay_s: float) -> Iterator[None]:
        """Counts the time inside as used, and up to `delay_s` of the pause before it."""
        now = time.monotonic()
        if not self._transfers:
            pause = now - self._changed_at if self._changed_at is not None else 0.0
            self.spent_s += min(pause, delay_s)
            self._changed_at = now
        self._transfers += 1
        try:
            yield
        finally:
            self._transfers -= 1
            if not self._transfers and self._changed_at is not None:
                now = time.monotonic()
                self.spent_s += now - self._changed_at
                self._changed_at = now


class Fetcher:
    """Fetches for one source. Redirects, robots.txt, address rule and decompression are the middlewares' matter."""

    def __init__(
        self,
        crawler: Crawler,
        budget: Budget,
        *,
        timeout_s: float,
        ignore_robots: bool = False,
        verify_tls: bool = True,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._crawler, self.budget, self._timeout_s, self._clock = crawler, budget, timeout_s, clock
        self.cut_off: FetchFault | None = None
        self._meta = {"budget": budget, "ignore_robots": ignore_robots, "verify_tls": verify_tls}

    async def fetch(self, url: str, validator: Validator | None = None, accept: str = "") -> Fetched:
        """Fetches one address; raises FetchFault. With a validator the request is conditional."""
        for pause in (*RETRY_PAUSES_S, None):
            self.budget.check(url)
            await self.budget.in_hand.room()
            self._check_turn(url)
            try:
                return await self._once(url, validator, accept)
            except FetchFault as fault:
                wait = _pause_before_retry(fault, pause)
                if wait is None or self.budget.used_s() + wait > self.budget.deadline_s:
                    raise
                self.budget.spend(wait)
                await asyncio.sleep(wait)
        raise AssertionError

    def _check_turn(self, url: str) -> None:
        """Raises FetchFault(deadline) where the source's requests before this one use up its time by their pauses."""
        if not self.budget.waiting:
            return
        slot = self._crawler.engine.downloader.slots.get(server_of(url))
        pauses_s = self.budget.waiting * slot.delay if slot is not None else 0.0
        if self.budget.used_s() + pauses_s >= self.budget.deadline_s:
            raise FetchFault(url, "deadline", "the pauses between its requests use up the source's time in this run")

    async def _once(self, url: str, validator: Validator | None, accept: str) -> Fetched:
        headers = _headers(_still_good(validator, self._clock()), accept)
        # Nothing here may refer to the answer while it waits for its turn.
        answer = self._answer(url, headers, handle_httpstatus_all=False)
        return self._fetched(url, await self.budget.large.in_turn(await answer, id(self.budget)), validator)

    async def part(self, part: Part) -> Response:
        """What a script of a page asks for, two at a time without pauses, guarded like a page; raises FetchFault."""
        self.budget.check(part.url)
        await self.budget.in_hand.room()
        line = f"{server_of(part.url)} parts"
        self._crawler.engine.downloader.per_slot_settings.setdefault(line, dict(_PARTS_SLOT))
        return await self._answer(part.url, dict(part.headers), method=part.method, content=part.body or b"", line=line)

    async def _answer(
        self, url: str, headers: dict[str, str], *, method: str = "GET", content: bytes = b"", **meta: Any
    ) -> Response:
        try:
            request = Request(
                url,
                method=method,
                headers=headers,
                body=content,
                meta={**self._meta, "download_timeout": self._timeout_s, **meta},
                dont_filter=True,
                callback=NO_CALLBACK,
            )
            with self.budget.asking():
                return await self._crawler.engine.download_async(request)
        except ValueError as exc:
            # Scrapy's word for an address that no request can be made for; the handler's own errors are faults already.
            raise no_address(url) from exc
        except DOWNLOAD_ERRORS as exc:
            raise fault_of(exc, url) from exc

    def _fetched(self, asked: str, response: Response, validator: Validator | None) -> Fetched:
        now = self._clock()
        if response.status == 304 and validator is not None and _headers(_still_good(validator, now), ""):
            return Fetched(
                url=response.url,
                snapshot=snapshot_of(response, now),
                content_type=None,
                moved=_moved(response),
                unchanged=True,
                validator=validator,
            )
        if response.status not in _READABLE:
            raise _status_fault(asked, response, now)
        snapshot = snapshot_of(response, now)
        self.budget.in_hand.hold(snapshot)
        self.budget.large.hold(snapshot, id(self.budget))
        cut_off = FetchFault(asked, "truncated", CUT_OFF) if response.meta.get("breaks_off") else None
        self.cut_off = self.cut_off or cut_off
        return Fetched(
            url=response.url,
            snapshot=snapshot,
            content_type=_header(response, "Content-Type") or None,
            redirects=tuple(response.meta.get("redirect_urls", ())),
            moved=_moved(response),
            unchanged=validator is not None and validator.body_sha256 == snapshot.payload_sha256,
            cut_off=cut_off,
            validator=Validator(
                etag=_sendable(_header(response, "ETag")),
                last_modified=_sendable(_header(response, "Last-Modified")),
                body_sha256=snapshot.payload_sha256,
                fetched_at=now,
                max_age_s=max_age_s(_header(response, "Cache-Control")),
            ),
        )


def snapshot_of(response: Response, now: datetime) -> Snapshot:
    """The opened body (RFC 9110, 8.4) and the headers of a response, in the order received, as they are kept."""
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )
    return Snapshot(
        url=response.url,
        status=response.status,
        headers=headers,
        body=response.body,
        fetched_at=now,
        payload_sha256=hashlib.sha256(response.body).hexdigest(),
    )


def max_age_s(cache_control: str) -> float | None:
    """Seconds that a Cache-Control header calls the answer fresh, an hour at most; None where it does not say."""
    directives = [part.strip().lower() for part in cache_control[:1000].split(",")]
    if "no-cache" in directives or "no-store" in directives:
        return None
    for directive in directives:
        name, _, value = directive.partition("=")
        value = value.strip(' "')
        if name == "max-age" and value.isascii() and value.isdigit():
            return min(float(value[:10]), MAX_AGE_CAP_S)
    return None


def _still_good(validator: Validator | None, now: datetime) -> Validator | None:
    """The validator, unless its full answer is so old that one is asked for again: some servers answer 304 for ever."""
    if validator is None or validator.fetched_at is None:
        return validator
    return validator if timedelta() <= now - validator.fetched_at < FULL_FETCH_AFTER else None  # before: a wrong clock


def _sendable(value: str) -> str:
    """A validator as it may be sent back; none that is excessively long."""
    return value if len(value) <= VALIDATOR_MAX and value.isprintable() else ""


def _pause_before_retry(fault: FetchFault, pause: float | None) -> float | None:
    """Seconds to wait before the next attempt, None for no further attempt in this run."""
    if pause is None:
        return None
    if fault.retry_after_s is not None:
        # A moment that is over, by a clock that is ahead or a page from a cache, is no leave to ask again at once.
        return max(fault.retry_after_s, pause) if fault.retry_after_s <= RETRY_AFTER_IN_RUN_S else None
    return pause if fault.reason in TRANSIENT else None


def _headers(validator: Validator | None, accept: str) -> dict[str, str]:
    headers = {"Accept": accept} if accept else {}
    if validator and validator.etag:
        headers["If-None-Match"] = validator.etag
    if validator and validator.last_modified:
        headers["If-Modified-Since"] = validator.last_modified
    return headers


def _status_fault(asked: str, response: Response, now: datetime) -> FetchFault:
    status = response.status
    if status not in STATUSES:
        return FetchFault(asked, "parse-error", "the server's response has an invalid status")
    if status in _REDIRECTS and _header(response, "Location"):
        # An untrusted address: short, without credentials and controls.
        led_to = mask(_header(response, "Location"))[:120]
        shown = "".join(character if character.isprintable() else "\ufffd" for character in led_to)
        return FetchFault(asked, "redirect-scheme", f"it redirects to {shown}")
    wait = retry_after_s(_header(response, "Retry-After"), now) if status in (429, 503) else None
    return FetchFault(asked, f"http-{status}", f"the server answers {status}", retry_after_s=wait)


def _moved(response: Response) -> str | None:
    """The address that a chain of permanent redirects leads to; a temporary hop anywhere makes the move temporary."""
    reasons = response.meta.get("redirect_reasons", ())
    return response.url if reasons and all(reason in (301, 308) for reason in reasons) else None


def _header(response: Response, name: str) -> str:
    value = response.headers.get(name)
    return value.decode("latin-1").strip() if value else ""
