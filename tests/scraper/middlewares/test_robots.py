"""robots.txt answers by their status (RFC 9309), and which faults are the host's own."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from protego import Protego
from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from scraper.middlewares.robots import RobotsAnswer, RobotsMiddleware, _answer

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ORIGIN = "http://a.example"


def asked(status: int, body: bytes = b"User-agent: *\nDisallow: /\n") -> RobotsAnswer:
    return _answer(ORIGIN, Response(f"{ORIGIN}/robots.txt", status=status, body=body), NOW)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_a_missing_file_has_no_rules(status):
    """4xx: unavailable, everything is allowed, whatever the error page says."""
    answer = asked(status)
    assert (answer.reachable, answer.text) == (True, "")


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599, 999])
def test_a_server_error_forbids_all(status):
    """5xx and beyond: unreachable."""
    assert not asked(status).reachable


def test_a_byte_order_mark_hides_no_rule():
    """The first line counts even behind a BOM."""
    assert asked(200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n").text.startswith("User-agent")


def test_answers_are_kept_a_day_and_outages_minutes():
    """24 hours at most (RFC 9309, 2.4); an unreachable file is asked for again soon."""
    good, bad = asked(200), asked(503)
    assert good.fresh(NOW + timedelta(hours=24) - timedelta(seconds=1))
    assert not good.fresh(NOW + timedelta(hours=24))
    assert not bad.fresh(NOW + timedelta(minutes=15))  # the shortest pause after which a failed source is asked again


def test_the_first_512_kib_count():
    """A rule at their end counts, one behind them does not (RFC 9309, 2.5)."""
    rule = b"Disallow: /\n"
    pad = b"#" * (512 * 1024 - len(b"User-agent: *\n\n" + rule)) + b"\n"
    assert asked(200, b"User-agent: *\n" + pad + rule + b"# more").text.endswith(rule.decode())
    assert "Disallow" not in asked(200, b"User-agent: *\n" + pad + b"#" * len(rule) + b"\n" + rule).text


@pytest.mark.parametrize(
    ("asked_for", "delay_s"), [("2", 2.0), ("0.5", 1.0), ("31536000", 30.0), ("nan", 1.0), ("-3", 1.0), ("soon", 1.0)]
)
@pytest.mark.parametrize("begun", [True, False])
def test_a_crawl_delay_slows_its_host_down(asked_for, delay_s, begun):
    """Up to half a minute, never below our own pause; nonsense is ignored. Others are asked as before."""
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
