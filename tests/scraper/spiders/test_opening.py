"""Which of Scrapy's settings the watchlist sets, and which stay off in any case."""

from __future__ import annotations

from typing import Any

import pytest

from presswatch import __version__
from presswatch.watchlist.entries import Settings, SourceEntry, Watchlist
from scraper import settings as ours
from scraper.spiders.opening import crawl_settings


def source(name: str, url: str, **facts: Any) -> SourceEntry:
    return SourceEntry(name=name, url=url, **facts)


def test_the_figures_of_the_watchlist_are_those_of_the_crawl():
    """User agent with contact, delay, timeout and size."""
    given = crawl_settings(Watchlist(presswatch=Settings(contact="press@a.example", delay_s=2.0, timeout_s=7.0)))
    assert given == {
        "USER_AGENT": f"presswatch/{__version__} (+press@a.example)",
        "DOWNLOAD_DELAY": 2.0,
        "DOWNLOAD_TIMEOUT": 7.0,
        "DOWNLOAD_MAXSIZE": 8 * 1024 * 1024,
        "DOWNLOAD_SLOTS": {},
    }
    half = crawl_settings(Watchlist(presswatch=Settings(max_body_mb=0.5)))
    assert (half["USER_AGENT"], half["DOWNLOAD_MAXSIZE"]) == (f"presswatch/{__version__}", 512 * 1024)


@pytest.mark.parametrize(
    ("sources", "delay", "concurrency"),
    [
        ([source("a", "https://a.example/")], 1.0, 2),
        ([source("a", "https://a.example/", delay_s=0.0)], 0.0, 4),
        ([source("a", "https://a.example/", delay_s=3.0), source("b", "https://a.example/b")], 3.0, 2),
        ([source("a", "https://a.example/"), source("b", "http://a.example/b", delay_s=3.0)], 3.0, 2),
    ],
)
def test_the_pause_of_a_host_is_the_longest_of_its_sources(sources: list[SourceEntry], delay: float, concurrency: int):
    """Two concurrent requests; four without a delay."""
    slots = crawl_settings(Watchlist(sources=tuple(sources)))["DOWNLOAD_SLOTS"]
    assert slots == {"a.example": {"delay": delay, "concurrency": concurrency, "jitter": 0.0}}


def test_what_stays_shut():
    """No cookies, consoles, caches, proxies, other schemes or retries by Scrapy; certificates are verified."""
    shut = ("COOKIES_ENABLED", "TELNETCONSOLE_ENABLED", "DNSCACHE_ENABLED", "HTTPPROXY_ENABLED", "RETRY_ENABLED")
    assert not any(getattr(ours, name) for name in (*shut, "REMOTE_CONTROL_ENABLED", "METAREFRESH_ENABLED"))
    assert ours.DOWNLOAD_VERIFY_CERTIFICATES
    assert ours.DOWNLOAD_FAIL_ON_DATALOSS
    assert {scheme for scheme, handler in ours.DOWNLOAD_HANDLERS.items() if handler} == {"http", "https"}
    assert (ours.REDIRECT_MAX_TIMES, ours.DOWNLOAD_DELAY, ours.DOWNLOAD_DELAY_JITTER) == (5, 1.0, 0)
    assert (ours.DOWNLOAD_TIMEOUT, ours.DOWNLOAD_MAXSIZE, ours.DNS_TIMEOUT) == (15, 8 * 1024 * 1024, 10)


def in_order(steps: dict[str, int]) -> list[str]:
    return [name.rpartition(".")[2] for name, _ in sorted(steps.items(), key=lambda step: step[1])]


def test_a_page_goes_its_way_in_order():
    """robots.txt first, the host's own queue last; then the pipelines, one after the other."""
    assert in_order(ours.DOWNLOADER_MIDDLEWARES) == [
        "RobotsMiddleware",
        "DownloadTimeoutMiddleware",
        "DefaultHeadersMiddleware",
        "UserAgentMiddleware",
        "OpenedLimitMiddleware",
        "RedirectMiddleware",
        "LinesMiddleware",
        "BudgetMiddleware",
    ]
    assert in_order(ours.ITEM_PIPELINES) == [
        "NormalizePipeline",
        "DeduplicatePipeline",
        "MentionsPipeline",
        "CoveragePipeline",
        "ArchivePipeline",
        "RecordPipeline",
    ]
