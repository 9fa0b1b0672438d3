"""robots.txt by response status (RFC 9309), and which faults are the host's own."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protego import Protego
from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Budget
from scraper.middlewares import robots
from scraper.middlewares.budget import BudgetMiddleware
from scraper.middlewares.robots import USER_AGENT_TOKEN, RobotsAnswer, RobotsMiddleware, _answer, rules_of

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ORIGIN = "http://a.example"


def asked(status: int, body: bytes = b"User-agent: *\nDisallow: /\n") -> RobotsAnswer:
    return _answer(ORIGIN, Response(f"{ORIGIN}/robots.txt", status=status, body=body), NOW)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_a_missing_file_has_no_rules(status):
    """4xx: unavailable, everything is allowed, whatever the error page says."""
    answer = asked(status)
    assert (answer.reachable, answer.text) == (True, "")


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599, 999, 10**20, 20, -1])
def test_a_server_error_forbids_all(status):
    """5xx and above, and an invalid status: unreachable."""
    assert not asked(status).reachable


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/robots.txt", "data:text/plain,"])
def test_a_redirect_that_is_not_followed_is_no_permission(target):
    """Scrapy returns a redirect that it does not follow: the rules are elsewhere, and not read."""
    answer = _answer(ORIGIN, Response(f"{ORIGIN}/robots.txt", status=302, headers={"Location": target}), NOW)
    assert (answer.reachable, answer.wait_s) == (False, None)


@pytest.mark.parametrize(
    ("status", "asked_for", "wait_s"),
    [(503, "3600", 3600.0), (503, "30", None), (503, "soon", None), (503, "9" * 400, 7 * 86400.0), (500, "3600", None)],
)
def test_a_host_under_maintenance_is_left_alone_as_long_as_it_asks(status, asked_for, wait_s):
    """Beyond the run: the whole site gives the same answer as its robots.txt."""
    answer = _answer(ORIGIN, Response(f"{ORIGIN}/robots.txt", status=status, headers={"Retry-After": asked_for}), NOW)
    assert (answer.reachable, answer.wait_s) == (False, wait_s)


def test_a_byte_order_mark_hides_no_rule():
    """The first line counts even after a BOM."""
    assert asked(200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n").text.startswith("User-agent")


def test_answers_are_kept_a_day_and_outages_for_their_run():
    """24 hours at most (RFC 9309, 2.4); an unreachable file is requested again by the next run."""
    good, bad = asked(200), asked(503)
    assert good.fresh(NOW + timedelta(hours=24) - timedelta(seconds=1))
    assert not good.fresh(NOW + timedelta(hours=24))
    assert not bad.fresh(NOW + timedelta(seconds=1))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_the_encoding_are_no_part_of_the_first_line(encoding):
    """A byte order mark decides the encoding; a file in UTF-16 forbids as any other."""
    assert asked(200, "User-agent: *\nDisallow: /\n".encode(encoding)).text == "User-agent: *\nDisallow: /\n"


def test_the_first_512_kib_count():
    """A rule at their end counts, one after them does not (RFC 9309, 2.5)."""
    rule = b"Disallow: /\n"
    pad = b"#" * (512 * 1024 - len(b"User-agent: *\n\n" + rule)) + b"\n"
    assert asked(200, b"User-agent: *\n" + pad + rule + b"# more").text.endswith(rule.decode())
    assert "Disallow" not in asked(200, b"User-agent: *\n" + pad + b"#" * len(rule) + b"\n" + rule).text


@pytest.mark.parametrize(
    ("asked_for", "delay_s"), [("2", 2.0), ("0.5", 1.0), ("31536000", 30.0), ("nan", 1.0), ("-3", 1.0), ("soon", 1.0)]
)
@pytest.mark.parametrize("begun", [True, False])
def test_a_crawl_delay_slows_its_host_down(asked_for, delay_s, begun):
    """Up to half a minute, never below our own delay; nonsense is ignored. Other hosts are not slowed down."""
    rules = Protego.parse(f"User-agent: *\nCrawl-delay: {asked_for}\n")

    scrapy = get_crawler(settings_dict={"DOWNLOAD_DELAY": 1.0, "DOWNLOAD_HANDLERS_BASE": {}})

    async def delays() -> list[float]:
        downloader = Downloader(scrapy)
        requests = [Request(f"{ORIGIN}/news"), Request("http://b.example/news")]
        if begun:
            downloader._get_slot(requests[0])
        crawler = SimpleNamespace(engine=SimpleNamespace(downloader=downloader), settings=scrapy.settings)
        RobotsMiddleware(crawler)._slow_down(requests[0], rules)
        return [downloader._get_slot(request)[1].delay for request in requests]

    assert asyncio.run(delays()) == [delay_s, 1.0]


# How a line may be written, and its meaning; None: no meaning, and it ends no group (RFC 9309, 2.2.1 and 2.2.4).
AGENTS = {
    "*": "*", "presswatch": "presswatch", "Presswatch*": "presswatch", "PRESSWATCH/1.0": "presswatch",
    "presswatch (all)": "presswatch", "press": "other", "watch": "other", "presswatch2": "other",
    "presswatch-news": "other", "pressewatch": "other", "other": "other", "bot": "other", "*bot": "other", "": "", "o#b": "other",
}  # fmt: skip
WRITTEN = ["User-agent: {}", "user agent {}", "USER-AGENT:{}", "\tUser-agent {}", "useragent : {}  # words"]
MEANT = ["Disallow: /a", "Allow: /a/b", "Disallow: /", "Disallow:", "Crawl-delay: 3", "Sitemap: http://a.example/s"]
MEANINGLESS = [
    "odd: x",
    "Request-rate: 1/5",
    "useragent presswatch: x",
    "User  agent: presswatch",
    "words",
    "# words",
    "",
]
agents = st.builds(
    lambda written, name: (written.format(name), f"User-agent: {AGENTS[name]}"),
    st.sampled_from(WRITTEN),
    st.sampled_from(sorted(AGENTS)),
)
rules = st.sampled_from(MEANT).map(lambda line: (line, line))
meaningless = st.sampled_from(MEANINGLESS).map(lambda line: (line, None))


@settings(max_examples=300, deadline=None)
@given(st.lists(agents | rules | meaningless, max_size=14))
def test_a_file_says_to_us_what_it_means(lines):
    """In any case, with any other agents and any lines in between, it means the same as if written plainly."""
    ours = rules_of("\n".join(written for written, _ in lines))
    plain = Protego.parse("\n".join(meant for _, meant in lines if meant is not None))
    for path in ("/", "/a", "/a/b", "/c"):
        assert ours.can_fetch(ORIGIN + path, USER_AGENT_TOKEN) == plain.can_fetch(ORIGIN + path, USER_AGENT_TOKEN)
    assert ours.crawl_delay(USER_AGENT_TOKEN) == plain.crawl_delay(USER_AGENT_TOKEN)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("User-agent: press\nAllow: /\n\nUser-agent: *\nDisallow: /\n", False),
        ("User-agent: Presswatch/0.1\nDisallow: /\n", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Presswatch/0.1\nDisallow:\n", True),
        ("User-agent: presswatch\nNoindex: /x\nUser-agent: other\nDisallow: /\n", False),
    ],
)
def test_names_are_compared_whole_and_without_their_version(text, allowed):
    """A name that is a prefix of ours is another agent; a meaningless line ends no group."""
    assert rules_of(text).can_fetch(f"{ORIGIN}/news", USER_AGENT_TOKEN) is allowed


def test_a_file_of_agents_and_rules_costs_no_more_than_its_length():
    """Expanding each rule for each agent would make 250 million: it is read within a second."""
    agents = "".join(f"User-agent: {number:x}\n" for number in range(14_000))
    text = f"{agents}User-agent: *\n" + "Disallow: /private\n" * 13_000
    assert len(text) > 500 * 1024 * 0.9
    began = time.process_time()
    rules = rules_of(text)
    assert not rules.can_fetch(f"{ORIGIN}/private/x", USER_AGENT_TOKEN)
    assert rules.can_fetch(f"{ORIGIN}/news", USER_AGENT_TOKEN)
    assert time.process_time() - began < 1.5


def test_an_answer_from_the_future_came_under_a_wrong_clock():
    """An answer stored under a clock years ahead is not kept for years."""
    assert not asked(200).fresh(NOW - timedelta(days=400))


def test_what_one_source_used_up_is_no_answer_for_the_others_of_its_host():
    """A source out of time is refused before robots.txt is requested; the next source requests it and is allowed."""
    asked_for = []

    async def download_async(request):
        asked_for.append(request.url)
        return Response(request.url, status=404)

    downloader = SimpleNamespace(slots={}, per_slot_settings={})
    engine = SimpleNamespace(download_async=download_async, downloader=downloader)
    middleware = RobotsMiddleware(SimpleNamespace(engine=engine, spider=None, settings=None))

    def request(**used: float) -> Request:
        budget = Budget(deadline_s=120.0, max_requests=10, max_bytes=1000, **used)
        return Request(f"{ORIGIN}/news", meta={"budget": budget})

    async def both() -> None:
        for used in ({"spent_s": 120.0}, {"requests": 10}, {"bytes": 1000}):
            with pytest.raises(FetchFault) as caught:
                await middleware.process_request(request(**used))
            assert caught.value.reason in ("deadline", "page-cap", "too-large")
        assert asked_for == []
        await middleware.process_request(request())

    asyncio.run(both())
    assert asked_for == [f"{ORIGIN}/robots.txt"]


def test_a_robots_txt_under_way_is_read_though_time_runs_out():
    """It is requested for all sources of its host: counted, but not cut off when the first source's time ends."""
    used = Budget(deadline_s=120.0, max_requests=10, max_bytes=1000, spent_s=120.0)
    BudgetMiddleware().process_request(Request(f"{ORIGIN}/robots.txt", meta={"budget": used, "robots": True}))
    assert used.requests == 1
    with pytest.raises(FetchFault, match="deadline"):
        BudgetMiddleware().process_request(Request(f"{ORIGIN}/news", meta={"budget": used}))


class Kept:
    """A store of answers, and what was put in it."""

    def __init__(self, known: RobotsAnswer | None = None) -> None:
        self.known, self.put = known, []

    def get_robots(self, _: str) -> RobotsAnswer | None:
        return self.known

    def put_robots(self, answer: RobotsAnswer) -> None:
        self.put.append(answer)


def learned(monkeypatch, *outcomes, known: RobotsAnswer | None = None):
    """The result of a request ("" = allowed) if requests for robots.txt give these answers in order.

    Also the number of requests, what was kept, and the host's delays afterwards.
    """
    left, store = list(outcomes), Kept(known)
    monkeypatch.setattr(robots, "RETRY_PAUSE_S", 0.0)

    async def download_async(request):
        one = left.pop(0)
        if isinstance(one, Exception):
            raise one
        return Response(request.url, status=one[0], body=one[1])

    downloader = SimpleNamespace(slots={}, per_slot_settings={})
    engine = SimpleNamespace(download_async=download_async, downloader=downloader)
    settings_ = SimpleNamespace(getfloat=lambda _: 1.0)
    crawler = SimpleNamespace(engine=engine, spider=SimpleNamespace(robots_store=store), settings=settings_)

    async def asked_once() -> str:
        try:
            await RobotsMiddleware(crawler).process_request(Request(f"{ORIGIN}/news"))
        except FetchFault as fault:
            return fault.reason
        return ""

    reason = asyncio.run(asked_once())
    return reason, len(outcomes) - len(left), [one.reachable for one in store.put], downloader.per_slot_settings


def fault(reason: str, *, unreached: bool = False) -> FetchFault:
    return FetchFault(f"{ORIGIN}/robots.txt", reason, unreached=unreached)


@pytest.mark.parametrize(
    ("outcomes", "reason", "times", "kept"),
    [
        ([(404, b"")], "", 1, [True]),
        ([(500, b"")], "robots-unreachable", 1, [False]),
        ([fault("timeout")], "timeout", 1, []),
        ([fault("deadline")], "deadline", 1, []),
        ([fault("redirect-loop")], "robots-unreachable", 1, [False]),
        ([ValueError("no address")], "robots-unreachable", 1, [False]),
        ([fault("timeout", unreached=True)], "timeout", 1, []),
        ([fault("reset"), (404, b"")], "", 2, [True]),
        ([fault("dns"), fault("dns")], "dns", 2, []),
        ([fault("tls")], "tls", 1, []),
        ([FetchFault("http://10.0.0.1/", "address-refused")], "robots-unreachable", 1, [False]),
        ([fault("reset"), fault("reset"), (404, b"")], "robots-unreachable", 3, [False]),
        ([fault("reset"), fault("reset"), fault("reset")], "reset", 3, []),
        ([fault("too-large"), (200, b"")], "robots-unreachable", 2, [False]),
        ([fault("parse-error"), fault("parse-error")], "parse-error", 2, []),
    ],
)
def test_hiccups_are_tried_again_and_faults_of_the_host_are_not_kept_as_rules(
    monkeypatch, outcomes, reason, times, kept
):
    """A second try after a temporary fault; a fault of the whole host is reported as its own, and tried again by the
    next run.
    """
    assert learned(monkeypatch, *outcomes)[:3] == (reason, times, kept)


def test_cached_rules_forbid_and_slow_down_without_a_request(monkeypatch):
    """Those of an earlier run, as long as they are fresh."""
    text = "User-agent: *\nDisallow: /news\nCrawl-delay: 7\n"
    now = datetime.now(UTC)
    kept = RobotsAnswer(origin=ORIGIN, text=text, reachable=True, words="", fetched_at=now - timedelta(hours=23))
    reason, times, put, slots = learned(monkeypatch, (404, b""), known=kept)
    assert (reason, times, put, slots["a.example"]["delay"]) == ("robots", 0, [], 7.0)
    old = RobotsAnswer(origin=ORIGIN, text=text, reachable=True, words="", fetched_at=now - timedelta(hours=25))
    assert learned(monkeypatch, (404, b""), known=old) == ("", 1, [True], {})


def test_giant_files_of_many_hosts_do_not_add_up(monkeypatch):
    """A host for each post with half a megabyte of rules: the last few are in memory, the others in the record."""
    text = "User-agent: *\n" + "Disallow: /x\n" * 40_000
    store, asked_for = {}, []

    async def download_async(request):
        asked_for.append(request.url)
        return Response(request.url, body=text.encode())

    class Record:
        def get_robots(self, origin):
            return store.get(origin)

        def put_robots(self, answer):
            store[answer.origin] = answer

    engine = SimpleNamespace(download_async=download_async, downloader=SimpleNamespace(slots={}, per_slot_settings={}))
    middleware = RobotsMiddleware(
        SimpleNamespace(engine=engine, spider=SimpleNamespace(robots_store=Record()), settings=None)
    )
    budget = Budget(deadline_s=120.0, max_requests=1000, max_bytes=10**9)

    async def ask_all() -> None:
        for number in (*range(12), 0):
            await middleware.process_request(Request(f"http://h{number}.example/news", meta={"budget": budget}))

    asyncio.run(ask_all())
    assert len(middleware._rules) <= robots.KEPT_CHARACTERS // len(text) + 1
    assert len(asked_for) == 12
    assert budget.used_s() > 0
