"""The settings that Scrapy really runs with, and that a run opens no port: read from a running crawler."""

from __future__ import annotations

import json
import os
import sys

import pytest

from tests import warm
from tests.running import CHECKOUT, write_watchlist
from tests.serving import Answer, Site, list_page, post_page

# Runs a pass of its own and reports from inside what is in force: at the end of the crawl all parts still exist.
PROBE = """
import json, os, sys
import psutil
import scheduler
from scrapy import signals
from scraper.spiders.run import RunSpider

found = {}

def look(spider):
    crawler, settings = spider.crawler, spider.crawler.settings
    handlers = crawler.engine.downloader.handlers
    http = handlers._get_handler("http")
    found.update(
        handlers=sorted(name for name in ("http", "https", "file", "data", "ftp", "s3") if handlers._get_handler(name)),
        verifies=http._contextFactory._verify_certificates,
        verifies_https=handlers._get_handler("https")._contextFactory._verify_certificates,
        max_size=http._default_maxsize,
        fails_on_loss=http._fail_on_dataloss,
        protocol=http._pool._factory.__name__,
        middlewares=[type(one).__name__ for one in crawler.engine.downloader.middleware.middlewares],
        opened={
            type(one).__name__: one._max_size
            for one in crawler.engine.downloader.middleware.middlewares if hasattr(one, "_max_size")
        },
        redirects=[one.max_redirect_times for one in crawler.engine.downloader.middleware.middlewares
                   if hasattr(one, "max_redirect_times")],
        extensions=sorted(type(one).__name__ for one in crawler.extensions.middlewares),
        resolver=type(__import__("twisted.internet.reactor", fromlist=["x"]).nameResolver).__name__,
        agent=settings["USER_AGENT"],
        timeout=settings.getfloat("DOWNLOAD_TIMEOUT"),
        delay=settings.getfloat("DOWNLOAD_DELAY"),
        referrer=settings["REFERRER_POLICY"],
        listening=[
            f"{one.laddr.ip}:{one.laddr.port}"
            for process in (psutil.Process(), *psutil.Process().children(recursive=True))
            for one in process.net_connections("inet") if one.status == psutil.CONN_LISTEN
        ],
    )

original = RunSpider.from_crawler.__func__

def from_crawler(cls, crawler, *args, **kwargs):
    spider = original(cls, crawler, *args, **kwargs)
    crawler.signals.connect(lambda spider: look(spider), signals.spider_idle, weak=False)
    return spider

if __name__ == "__main__":
    RunSpider.from_crawler = classmethod(from_crawler)
    from presswatch.cli import main
    sys.argv = ["presswatch", "run", "--all", "--json"]
    try:
        main()
    finally:
        print(json.dumps(found), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def in_force(tmp_path_factory):
    """What was in force in a run over one small site, with default settings but for the network."""
    folder = tmp_path_factory.mktemp("settings")
    (folder / "probe.py").write_text(PROBE, encoding="utf-8")
    head = '[presswatch]\ncontact = "desk@example.org"\nallow_networks = ["127.0.0.0/8"]\n'
    routes: dict[str, Answer] = {
        "/news": list_page([("/p/1", "A post on the river and its law", "2026-03-01")] * 3),
        "/p/1": post_page("A post on the river and its law", "The river is long, and so is its law."),
    }
    with Site(routes) as site, Site() as proxy:
        proxies = {f"{kind}_proxy": proxy.base for kind in ("http", "https", "all")}
        write_watchlist(folder, {"example": f"{site.base}/news"}, head=head)
        done = warm.run(
            [sys.executable, "probe.py"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), **proxies, "HTTP_PROXY": proxy.base, "no_proxy": ""},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        agents = {request.headers["user-agent"] for request in site.requests}
        cookies = {request.headers.get("cookie") for request in site.requests}
        assert [request.path for request in site.requests] == ["/robots.txt", "/news", "/p/1"]
        through_proxy = [request.path for request in proxy.requests]
        names = {name for request in site.requests for name in request.headers}
    found = json.loads(done.stderr.strip().splitlines()[-1])
    assert found, done.stderr
    return {
        **found,
        "sent_agents": agents,
        "sent_cookies": cookies,
        "sent_headers": names,
        "through_proxy": through_proxy,
    }


def test_only_http_is_spoken_and_certificates_are_checked(in_force):
    """No handler for files, data, ftp or s3; both HTTP handlers verify certificates and read with bounded headers."""
    assert in_force["handlers"] == ["http", "https"]
    assert in_force["verifies"] is True
    assert in_force["verifies_https"] is True
    assert in_force["protocol"] == "BoundedFactory"
    assert in_force["resolver"] == "GuardedResolver"


def test_sizes_and_times_are_bounded(in_force):
    """8 MB on the wire, 16 MB opened, 15 s, five redirects; a broken-off answer is a fault."""
    assert in_force["max_size"] == 8 * 1024 * 1024
    assert in_force["opened"] == {"OpenedLimitMiddleware": 16 * 1024 * 1024}
    assert in_force["timeout"] == 15.0
    assert in_force["redirects"] == [5]
    assert in_force["fails_on_loss"] is True
    assert in_force["delay"] == 1.0


def test_no_door_is_open(in_force):
    """No listening port in the run or its readers; no telnet console, no remote control, no memory or speed log."""
    assert in_force["listening"] == []
    assert not {"TelnetConsole", "RemoteControl", "MemoryUsage", "LogStats"} & set(in_force["extensions"])


def test_our_gates_are_on_and_scrapys_lenient_ones_are_off(in_force):
    """Our own robots gate, budget and decompression; no meta refresh, cookies, retries, proxies or HTTP authentication."""
    own = {
        "RobotsMiddleware", "LinesMiddleware", "BudgetMiddleware", "OpenedLimitMiddleware", "RedirectMiddleware",
    }  # fmt: skip
    off = {
        "RobotsTxtMiddleware", "MetaRefreshMiddleware", "CookiesMiddleware", "RetryMiddleware", "HttpProxyMiddleware",
        "HttpAuthMiddleware", "HttpCompressionMiddleware", "HttpCacheMiddleware", "OffsiteMiddleware",
    }  # fmt: skip
    assert own <= set(in_force["middlewares"])
    assert not off & set(in_force["middlewares"])
    assert in_force["through_proxy"] == []


def test_what_is_sent_names_us_and_nothing_more(in_force):
    """One user agent with a contact; no cookie, no referrer, none of our internal headers on the wire."""
    (agent,) = in_force["sent_agents"]
    assert agent == in_force["agent"]
    assert agent.startswith("presswatch/")
    assert "desk@example.org" in agent
    assert in_force["sent_cookies"] == {None}
    assert in_force["referrer"] == "no-referrer"
    assert not {name for name in in_force["sent_headers"] if name == "referer" or name.startswith("x-presswatch")}
