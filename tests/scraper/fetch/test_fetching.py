"""Retry-After as servers write it."""

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
def test_what_is_asked_for_again_in_the_same_run(reason, asked_s, waits_s):
    """After a hiccup, or when the server names a pause of a minute at most; else it is for the next run."""
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
    """An hour at most; what says nothing useful is ignored."""
    assert max_age_s(value) == seconds


def test_a_whole_answer_is_asked_for_weekly():
    """A validator whose answer is a week old is not sent: some servers answer 304 for ever."""
    fresh = Validator(etag='"1"', fetched_at=NOW - timedelta(days=7) + timedelta(seconds=1))
    old = Validator(etag='"1"', fetched_at=NOW - timedelta(days=7))
    assert _still_good(fresh, NOW) == fresh
    assert _still_good(old, NOW) is None
    ahead = Validator(etag='"1"', fetched_at=NOW + timedelta(days=400))  # under a wrong clock
    assert _still_good(ahead, NOW) is None


@pytest.mark.parametrize(("value", "sent"), [('"1"', '"1"'), ("x" * 1001, ""), ("a\r\nb", "")])
def test_a_flood_is_not_sent_back(value, sent):
    """Validators are strangers' words: long ones and controls are dropped."""
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
    """301 and 308 alone (RFC 9110, 15.4); one temporary station makes it temporary."""
    response = Response(
        "http://a.example/there", request=Request("http://a.example/there", meta={"redirect_reasons": reasons})
    )
    assert _moved(response) == ("http://a.example/there" if moved else None)


@pytest.mark.parametrize(
    ("status", "reason"), [(302, "redirect-scheme"), (300, "http-300"), (304, "http-304"), (305, "http-305")]
)
def test_an_address_beside_a_status_that_leads_nowhere_is_no_redirect(status, reason):
    """A proxy that is to be used (305) or a choice (300) is not followed, and is no scheme that is not spoken."""
    response = Response("http://a.example/", status=status, headers={"Location": "http://b.example/"})
    assert _status_fault("http://a.example/", response, NOW).reason == reason


def test_a_list_that_moved_and_is_unchanged_there_has_moved_all_the_same():
    """The new address answers what it always does: that it is as before says nothing against the move."""
    request = Request("http://a.example/there", meta={"redirect_reasons": [301]})
    response = Response(request.url, status=304, request=request)
    fetcher = Fetcher(SimpleNamespace(), Budget(1, 1, 1), timeout_s=1, clock=lambda: NOW)  # type: ignore[arg-type]
    fetched = fetcher._fetched("http://a.example/", response, Validator(etag='"v"', fetched_at=NOW))
    assert (fetched.unchanged, fetched.moved) == (True, "http://a.example/there")


class Answers:
    """A crawler whose engine gives these answers in turn, and how long a fetch waited for them."""

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
    """Four posts at once on a server that wants half a minute between requests: what would come too late is not asked."""

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
    """Up to a minute where the server asks so, one and three seconds after a hiccup, never beyond the source's time."""
    budget = budget_of(deadline_s)
    crawler = Answers(monkeypatch, *answers)
    assert (crawler.fetched(budget), crawler.waited) == (reason, waited)
    assert budget.spent_s == pytest.approx(sum(waited), abs=0.2)


def test_a_fetch_waits_for_room(monkeypatch):
    """Nothing is asked for while too much is in hand."""
    budget, asked = budget_of(120.0), []

    async def room(**_: object) -> None:
        asked.append(True)

    monkeypatch.setattr(budget.in_hand, "room", room)
    assert Answers(monkeypatch, answer(502), answer(200)).fetched(budget) == ""
    assert asked == [True, True]
