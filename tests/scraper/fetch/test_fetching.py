"""Fetching: Retry-After as servers write it, caching, redirects, budgets and faults."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.http import Response

from presswatch.records import Validator
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import (
    Budget,
    Fetcher,
    Part,
    _moved,
    _pause_before_retry,
    _sendable,
    _status_fault,
    _still_good,
    max_age_s,
    retry_after_s,
)

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        (" 0 ", 0.0),
        ("Sun, 01 Mar 2026 12:01:00 GMT", 60.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("99999999", 7 * 86400.0),
        ("Sun, 01 Mar 2099 12:00:00 GMT", 7 * 86400.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("١٢", None),
        ("9" * 400, 7 * 86400.0),
    ],
)
def test_retry_after(value, seconds):
    """Seconds and HTTP dates are read, a week at most; nonsense is ignored."""
    assert retry_after_s(value, NOW) == seconds


@pytest.mark.parametrize(
    ("reason", "asked_s", "waits_s"),
    [
        ("http-503", 60.0, 60.0),
        ("http-503", 61.0, None),
        ("http-429", 2.0, 2.0),
        ("http-429", 0.0, 1.0),
        ("http-429", None, None),
        ("timeout", None, 1.0),
        ("deadline", None, None),
        ("http-404", None, None),
    ],
)
def test_what_is_requested_again_in_the_same_run(reason, asked_s, waits_s):
    """After a temporary fault, or if the server asks for a minute at most; else in the next run."""
    fault = FetchFault("http://a.example/", reason, retry_after_s=asked_s)
    assert _pause_before_retry(fault, 1.0) == waits_s
    assert _pause_before_retry(fault, None) is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=600", 600.0),
        ("public, MAX-AGE=60", 60.0),
        ('max-age="60"', 60.0),
        ("max-age=99999999999999", 3600.0),
        ("no-cache, max-age=600", None),
        ("no-store", None),
        ("max-age=soon", None),
        ("max-age=-1", None),
        ("", None),
        ("x," * 10_000 + "max-age=600", None),
    ],
)
def test_cache_control(value, seconds):
    """An hour at most; useless values are ignored."""
    assert max_age_s(value) == seconds


def test_a_whole_answer_is_requested_weekly():
    """A validator a week old is not sent: some servers answer 304 for ever."""
    fresh = Validator(etag='"1"', fetched_at=NOW - timedelta(days=7) + timedelta(seconds=1))
    old = Validator(etag='"1"', fetched_at=NOW - timedelta(days=7))
    assert _still_good(fresh, NOW) == fresh
    assert _still_good(old, NOW) is None
    ahead = Validator(etag='"1"', fetched_at=NOW + timedelta(days=400))  # under a wrong clock
    assert _still_good(ahead, NOW) is None


@pytest.mark.parametrize(("value", "sent"), [('"1"', '"1"'), ("x" * 1001, ""), ("a\r\nb", "")])
def test_a_flood_is_not_sent_back(value, sent):
    """Validators come from outside: long ones and control characters are dropped."""
    assert _sendable(value) == sent


@pytest.mark.parametrize(
    ("reasons", "moved"),
    [
        ([301], True),
        ([308, 301], True),
        ([302], False),
        ([301, 302], False),
        ([307, 308], False),
        (["meta"], False),
        ([], False),
    ],
)
def test_a_move_is_for_good_only_if_each_hop_says_so(reasons, moved):
    """Only 301 and 308 (RFC 9110, 15.4); one temporary hop makes the redirect temporary."""
    response = Response(
        "http://a.example/there", request=Request("http://a.example/there", meta={"redirect_reasons": reasons})
    )
    assert _moved(response) == ("http://a.example/there" if moved else None)


@pytest.mark.parametrize(
    ("status", "reason"), [(302, "redirect-scheme"), (300, "http-300"), (304, "http-304"), (305, "http-305")]
)
def test_an_address_with_another_status_is_no_redirect(status, reason):
    """305 (use proxy) and 300 (multiple choices) are not followed, and are no unsupported scheme."""
    response = Response("http://a.example/", status=status, headers={"Location": "http://b.example/"})
    assert _status_fault("http://a.example/", response, NOW).reason == reason


def test_a_list_that_moved_and_is_unchanged_there_has_moved_all_the_same():
    """The unchanged content at the new address is no argument against the move."""
    request = Request("http://a.example/there", meta={"redirect_reasons": [301]})
    response = Response(request.url, status=304, request=request)
    fetcher = Fetcher(SimpleNamespace(), Budget(1, 1, 1), timeout_s=1, clock=lambda: NOW)  # type: ignore[arg-type]
    fetched = fetcher._fetched("http://a.example/", response, Validator(etag='"v"', fetched_at=NOW))
    assert (fetched.unchanged, fetched.moved) == (True, "http://a.example/there")


class Answers:
    """A crawler whose engine returns these answers in order, and the time that a fetch waited for them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: Response | Exception) -> None:
        self.left, self.waited = list(answers), []
        self.engine = SimpleNamespace(download_async=self._next)

        async def sleep(seconds: float) -> None:
            self.waited.append(seconds)

        monkeypatch.setattr("scraper.fetch.fetching.asyncio.sleep", sleep)

    async def _next(self, request: Request) -> Response:
        one = self.left.pop(0)
        if isinstance(one, Exception):
            raise one
        return one.replace(url=request.url, request=request)

    def fetched(self, budget: Budget) -> str:
        """The reason that a fetch ends with, "" for none."""
        try:
            asyncio.run(Fetcher(self, budget, timeout_s=15.0).fetch("http://a.example/news"))  # type: ignore[arg-type]
        except FetchFault as fault:
            return fault.reason
        return ""


def answer(status: int, retry_after: str = "") -> Response:
    headers = {"Retry-After": retry_after} if retry_after else {}
    return Response("http://a.example/news", status=status, headers=headers, body=b"<p>words</p>")


@pytest.mark.parametrize(
    ("delay_s", "used_s", "reasons"), [(30.0, 0.0, [""] * 4), (30.0, 40.0, ["", "", "", "deadline"])]
)
def test_pauses_before_requests_that_wait_are_used_up_already(delay_s, used_s, reasons):
    """Four concurrent posts on a server that wants half a minute between requests: those that would be late are not
    sent.
    """

    async def four() -> list[str]:
        go = asyncio.Event()

        async def answered(request: Request) -> Response:
            await go.wait()
            return answer(200).replace(url=request.url, request=request)

        slots = {"a.example": SimpleNamespace(delay=delay_s)}
        engine = SimpleNamespace(download_async=answered, downloader=SimpleNamespace(slots=slots))
        budget = Budget(deadline_s=120.0, max_requests=50, max_bytes=10**6, spent_s=used_s)
        fetcher = Fetcher(SimpleNamespace(engine=engine), budget, timeout_s=15.0)  # type: ignore[arg-type]
        asked = [asyncio.create_task(fetcher.fetch(f"http://a.example/{n}")) for n in range(4)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        go.set()
        ends = await asyncio.gather(*asked, return_exceptions=True)
        return [end.reason if isinstance(end, FetchFault) else "" for end in ends]

    assert asyncio.run(four()) == reasons


def budget_of(deadline_s: float) -> Budget:
    return Budget(deadline_s=deadline_s, max_requests=50, max_bytes=10**6)


@pytest.mark.parametrize(
    ("answers", "deadline_s", "reason", "waited"),
    [
        ([answer(503, "50"), answer(200)], 120.0, "", [50.0]),
        ([answer(503, "50"), answer(200)], 40.0, "http-503", []),
        ([answer(429, "61"), answer(200)], 120.0, "http-429", []),
        ([answer(502), answer(502), answer(200)], 120.0, "", [1.0, 3.0]),
        ([answer(502), answer(502), answer(502), answer(200)], 120.0, "http-502", [1.0, 3.0]),
        ([answer(502), answer(502), answer(200)], 3.5, "http-502", [1.0]),
        ([answer(404, "5"), answer(200)], 120.0, "http-404", []),
        ([answer(203)], 120.0, "", []),
        *(([answer(status)], 120.0, f"http-{status}", []) for status in (204, 206, 304, 404)),
    ],
)
def test_a_fetch_waits_within_its_budget_and_counts_that(monkeypatch, answers, deadline_s, reason, waited):
    """Up to a minute if the server asks for it, one and three seconds after a temporary fault, never beyond the
    source's time.
    """
    budget = budget_of(deadline_s)
    crawler = Answers(monkeypatch, *answers)
    assert (crawler.fetched(budget), crawler.waited) == (reason, waited)
    assert budget.spent_s == pytest.approx(sum(waited), abs=0.2)


def test_a_fetch_waits_for_room(monkeypatch):
    """Nothing is requested while too much is in memory."""
    budget, asked = budget_of(120.0), []

    async def room(**_: object) -> None:
        asked.append(True)

    monkeypatch.setattr(budget.in_hand, "room", room)
    assert Answers(monkeypatch, answer(502), answer(200)).fetched(budget) == ""
    assert asked == [True, True]


def whole(response: Response, validator: Validator | None = None, *, meta: dict[str, object] | None = None):
    """The result of fetching http://a.example/ with this answer, and the fetcher."""
    request = Request("http://a.example/there", meta=meta or {})
    fetcher = Fetcher(SimpleNamespace(), budget_of(9.0), timeout_s=1, clock=lambda: NOW)  # type: ignore[arg-type]
    return fetcher._fetched("http://a.example/", response.replace(url=request.url, request=request), validator), fetcher


def test_an_answer_is_kept_as_it_came():
    """Bytes, headers in order, hash and redirects; its validators for the next request."""
    headers = {"ETag": '"1"', "Last-Modified": "x", "Content-Type": " text/html ", "Cache-Control": "max-age=60"}
    response = Response("http://a.example/", headers=headers, body=b"river")
    fetched, fetcher = whole(response, meta={"redirect_urls": ["http://a.example/"], "redirect_reasons": [301]})
    snapshot = fetched.snapshot
    assert (fetched.url, fetched.redirects, fetched.moved) == (
        "http://a.example/there",
        ("http://a.example/",),
        "http://a.example/there",
    )
    assert (snapshot.url, snapshot.status, snapshot.body, snapshot.fetched_at) == (fetched.url, 200, b"river", NOW)
    assert snapshot.headers[0] == ("Etag", '"1"')
    river = "5f5a8ed8f139be6df7cf8f4a91d3e4649961a98c82fd521c18d6f292b031a319"
    assert snapshot.payload_sha256 == river
    assert fetched.validator == Validator(
        etag='"1"', last_modified="x", body_sha256=river, fetched_at=NOW, max_age_s=60.0
    )
    assert (fetched.content_type, fetched.unchanged, fetched.cut_off, fetcher.cut_off) == (
        "text/html",
        False,
        None,
        None,
    )
    assert fetcher.budget.in_hand.bytes == 5
    assert whole(response, Validator(body_sha256=river))[0].unchanged
    assert not whole(response, Validator(body_sha256="other"))[0].unchanged
    assert whole(Response("http://a.example/"))[0].content_type is None


def test_an_answer_that_broke_off_in_its_compression_is_marked():
    """The first of a source is remembered until the end of its visit."""
    fetched, fetcher = whole(answer(200), meta={"breaks_off": True})
    assert fetched.cut_off is not None
    assert (fetched.cut_off.reason, fetched.cut_off.url) == ("truncated", "http://a.example/")
    assert fetcher.cut_off is fetched.cut_off
    request = Request("http://a.example/b", meta={"breaks_off": True})
    second = fetcher._fetched("http://a.example/b", answer(200).replace(url=request.url, request=request), None)
    assert second.cut_off is not fetcher.cut_off
    whole_one = fetcher._fetched("http://a.example/c", answer(200).replace(request=Request("http://a.example/c")), None)
    assert (whole_one.cut_off, fetcher.cut_off) == (None, fetched.cut_off)


@pytest.mark.parametrize(
    ("validator", "taken"),
    [
        (Validator(etag='"1"', fetched_at=NOW), True),
        (Validator(last_modified="x", fetched_at=NOW), True),
        (Validator(etag='"1"'), True),
        (Validator(body_sha256="abc", fetched_at=NOW), False),
        (Validator(etag='"1"', fetched_at=NOW - timedelta(days=8)), False),
        (None, False),
    ],
)
def test_unchanged_is_an_answer_to_those_who_asked_so(validator: Validator | None, *, taken: bool):
    """Without a conditional request a 304 is a status like others, without content."""
    if taken:
        fetched, _ = whole(answer(304), validator)
        assert (fetched.unchanged, fetched.validator, fetched.content_type) == (True, validator, None)
    else:
        with pytest.raises(FetchFault, match="http-304"):
            whole(answer(304), validator)


@pytest.mark.parametrize(
    ("status", "retry_after", "asked_s"),
    [(429, "90", 90.0), (503, "90", 90.0), (500, "90", None), (404, "90", None), (503, "", None)],
)
def test_a_wish_to_wait_counts_with_two_statuses(status: int, retry_after: str, asked_s: float | None):
    """429 and 503."""
    fault = _status_fault("http://a.example/", answer(status, retry_after), NOW)
    assert (fault.reason, fault.words, fault.retry_after_s) == (
        f"http-{status}",
        f"the server answers {status}",
        asked_s,
    )


@pytest.mark.parametrize(
    ("status", "reason"), [(99, "parse-error"), (100, "http-100"), (999, "http-999"), (1000, "parse-error")]
)
def test_a_status_has_three_digits(status: int, reason: str):
    """Fewer or more digits are no status."""
    assert _status_fault("http://a.example/", answer(200).replace(status=status), NOW).reason == reason


def test_the_target_of_a_redirect_is_reported_briefly_and_without_secrets():
    """An unsupported scheme, with control characters in it."""
    response = Response("http://a.example/", status=302, headers={"Location": "ftp://u:p@b.example/\x07" + "x" * 200})
    words = _status_fault("http://a.example/", response, NOW).words
    assert words.startswith("it redirects to ftp://")
    assert "\ufffd" in words
    assert "u:p" not in words
    assert len(words) == len("it redirects to ") + 120
    plain = Response("http://a.example/", status=302)
    assert _status_fault("http://a.example/", plain, NOW).reason == "http-302"


class Sent:
    """A crawler that notes requests and answers each with `outcome`."""

    def __init__(self, outcome: Response | Exception | None = None) -> None:
        self.requests: list[Request] = []
        self._outcome = outcome or answer(200)
        downloader = SimpleNamespace(slots={}, per_slot_settings={})
        self.engine = SimpleNamespace(download_async=self._next, downloader=downloader)

    async def _next(self, request: Request) -> Response:
        self.requests.append(request)
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome.replace(url=request.url, request=request)


def test_a_request_carries_what_the_source_may_use():
    """Its budget and the watchlist's settings; conditional headers and the wanted types."""
    sent, budget = Sent(), budget_of(9.0)
    fetcher = Fetcher(sent, budget, timeout_s=7.0, ignore_robots=True, verify_tls=False, clock=lambda: NOW)  # type: ignore[arg-type]
    known = Validator(etag='"1"', last_modified="x", fetched_at=NOW)
    asyncio.run(fetcher.fetch("http://a.example/news", known, "text/html"))
    (request,) = sent.requests
    assert (request.meta["budget"], request.meta["ignore_robots"], request.meta["verify_tls"]) == (budget, True, False)
    assert (request.meta["download_timeout"], request.method, request.dont_filter) == (7.0, "GET", True)
    assert request.meta["handle_httpstatus_all"] is False
    assert {name.lower(): values[0] for name, values in request.headers.items()} == {
        b"accept": b"text/html",
        b"if-none-match": b'"1"',
        b"if-modified-since": b"x",
    }
    asyncio.run(Fetcher(sent, budget, timeout_s=7.0).fetch("http://a.example/news"))  # type: ignore[arg-type]
    plain = sent.requests[1]
    assert (plain.meta["ignore_robots"], plain.meta["verify_tls"], dict(plain.headers)) == (False, True, {})


def test_a_part_of_a_page_goes_on_a_line_of_its_own():
    """Without a delay, two at a time; any answer is accepted."""
    sent = Sent(answer(404))
    fetcher = Fetcher(sent, budget_of(9.0), timeout_s=7.0)  # type: ignore[arg-type]
    part = Part(url="http://a.example/x.json", method="POST", headers={"X-A": "1"}, body=b"b")
    assert asyncio.run(fetcher.part(part)).status == 404
    (request,) = sent.requests
    assert (request.method, request.body, request.headers["X-A"], request.meta["line"]) == (
        "POST",
        b"b",
        b"1",
        "a.example parts",
    )
    assert sent.engine.downloader.per_slot_settings == {
        "a.example parts": {"delay": 0.0, "concurrency": 2, "jitter": 0.0}
    }


@pytest.mark.parametrize(
    ("url", "outcome", "reason"),
    [
        ("http://a.example/", OSError("x"), "parse-error"),
        ("http://a.example/", ValueError("x"), "redirect-scheme"),
        ("mailto:press", None, "redirect-scheme"),
        ("http://a.example/", FetchFault("http://b.example/", "robots"), "robots"),
    ],
)
def test_what_a_request_that_cannot_be_made_amounts_to(url: str, outcome: Exception | None, reason: str):
    """No address, or no answer."""
    with pytest.raises(FetchFault) as caught:
        asyncio.run(Fetcher(Sent(outcome), budget_of(9.0), timeout_s=7.0).fetch(url))  # type: ignore[arg-type]
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("use", "words"),
    [
        ({"spent_s": 119.9, "requests": 9, "bytes": 999}, ""),
        ({"spent_s": 120.0}, "the source used up its 120 s in this run"),
        ({"requests": 10}, "the source used up its 10 requests in this run"),
        ({"bytes": 1000}, "the source sent more than 1,000 bytes in this run"),
    ],
)
def test_the_last_of_a_budget_may_be_used(use: dict[str, float], words: str):
    """A moment, a request and a byte before its end."""
    budget = Budget(deadline_s=120.0, max_requests=10, max_bytes=1000, **use)  # type: ignore[arg-type]
    if not words:
        budget.check("http://a.example/")
        return
    with pytest.raises(FetchFault, match=words):
        budget.check("http://a.example/")


def test_what_waits_for_its_turn_is_counted(monkeypatch: pytest.MonkeyPatch):
    """Requests neither answered nor sent; the delay before a first transfer costs nothing."""
    clock = [50.0]
    monkeypatch.setattr("scraper.fetch.fetching.time.monotonic", lambda: clock[0])
    budget = budget_of(9.0)
    assert (budget.waiting, budget.used_s()) == (0, 0.0)
    with budget.asking(), budget.asking():
        assert budget.waiting == 2
        with budget.transfer(1.0):
            assert budget.waiting == 1
            clock[0] += 2
    assert (budget.waiting, budget.used_s()) == (0, 2.0)
    clock[0] += 0.5
    with budget.transfer(1.0):  # the half second since counts, as it is within the delay
        clock[0] += 1
    assert budget.used_s() == 3.5
    budget.spend(1.5)
    assert budget.used_s() == 5.0
