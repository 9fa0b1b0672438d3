"""What a page in the browser may request, and what is kept of the rendered page: without a browser."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.http import Response

from presswatch.records import Snapshot
from scraper.fetch import browser
from scraper.fetch.browser import SCRIPTS_KEPT_BYTES, OpenPage, Scripts, browser_problem, chromium_path
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched, Part
from scraper.items import Validator

URL = "https://a.example/news"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def fetched(**facts: Any) -> Fetched:
    headers = (("Content-Type", "text/html"), ("ETag", "1"), ("Server", "x"))
    snapshot = Snapshot(url=URL, status=200, headers=headers, body=b"<p>", fetched_at=NOON, payload_sha256="p")
    validator = Validator(etag="1", body_sha256="p", fetched_at=NOON)
    return replace(Fetched(url=URL, snapshot=snapshot, content_type=None, validator=validator), **facts)


class Asked:
    """A request of the browser and its route: `answers` has the response."""

    def __init__(self, url: str, kind: str = "document", method: str = "GET", *, main: bool = False) -> None:
        self.url, self.resource_type, self.method, self._main = url, kind, method, main
        self.frame = SimpleNamespace(parent_frame=None)
        self.headers = {
            "accept": "*/*",
            "x-key": "7",
            "cookie": "c",
            "sec-mode": "s",
            "user-agent": "u",
            "referer": "r",
        }
        self.post_data_buffer = b"body" if method == "POST" else None
        self.answers: list[Any] = []

    def is_navigation_request(self) -> bool:
        return self._main

    async def fulfill(self, **answer: Any) -> None:
        self.answers.append(answer)

    async def abort(self, why: str = "failed") -> None:
        self.answers.append(why)


class Parts:
    """Answers requests for parts of a page with a body or a fault; `asked` has the parts."""

    def __init__(self, fault: str = "", **facts: Any) -> None:
        self.asked: list[Part] = []
        self._fault, self._facts = fault, {"body": b"x", "headers": {"X-A": "1", "Content-Length": "9"}} | facts

    async def __call__(self, part: Part) -> Response:
        self.asked.append(part)
        if self._fault:
            raise FetchFault(part.url, self._fault, "it is walled")
        return Response(part.url, **self._facts)


def open_page(parts: Parts, scripts: Scripts | None = None, **facts: Any) -> OpenPage:
    unused: Any = None
    return OpenPage(unused, fetched(**facts), parts, scripts or Scripts())


def answered(page: OpenPage, asked: Asked) -> Any:
    route: Any = asked
    asyncio.run(page._answer(route, route))
    (one,) = asked.answers
    return one


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        (Asked(URL, main=True), "the page"),
        (Asked(f"{URL}#top", main=True), "the page"),
        (Asked("https://a.example/other", main=True), "fetched"),
        (Asked("https://a.example/other", method="POST", main=True), "aborted"),
        (Asked("https://b.example/", main=True), "aborted"),
        (Asked("https://b.example/x.js", "script"), "fetched"),
        (Asked("https://b.example/x.js", "script", "POST"), "blockedbyclient"),
        (Asked("https://b.example/x.json", "xhr"), "fetched"),
        (Asked("https://b.example/x.json", "fetch", "POST"), "blockedbyclient"),
        (Asked("https://a.example/x.json", "fetch", "POST"), "fetched"),
        (Asked("https://a.example/x.json", "fetch", "PUT"), "blockedbyclient"),
        (Asked("https://a.example/x.png", "image"), "blockedbyclient"),
    ],
)
def test_what_a_page_may_ask_for(asked: Asked, outcome: str):
    """Scripts, data and the site's own pages; data may be sent only to its own site."""
    parts = Parts()
    found = answered(open_page(parts), asked)
    if outcome == "the page":
        assert found == {"status": 200, "headers": {"content-type": "text/html"}, "body": b"<p>"}
    elif outcome == "fetched":
        assert found == {"status": 200, "headers": {"X-A": "1"}, "body": b"x"}
        (part,) = parts.asked
        assert (part.url, part.method, part.body) == (asked.url, asked.method, asked.post_data_buffer)
        assert part.headers == {"accept": "*/*", "x-key": "7"}
    else:
        assert found == outcome
    assert len(parts.asked) == (outcome == "fetched")


def test_a_page_keeps_the_kind_it_was_sent_as():
    """XHTML is parsed as XHTML."""
    page = open_page(Parts(), content_type="application/xhtml+xml")
    assert answered(page, Asked(URL, main=True))["headers"] == {"content-type": "application/xhtml+xml"}


def test_a_script_is_requested_once_a_run():
    """Data is requested each time, and so is a script that failed."""
    scripts = Scripts()
    for parts, url, kind, times in (
        (Parts(), "https://a.example/x.js", "script", 1),
        (Parts(), "https://a.example/x.json", "xhr", 2),
        (Parts(status=404), "https://a.example/y.js", "script", 2),
    ):
        for _ in range(2):
            answered(open_page(parts, scripts), Asked(url, kind))
        assert len(parts.asked) == times
    assert (list(scripts.kept), scripts.bytes) == (["https://a.example/x.js"], 1)


def test_scripts_are_kept_up_to_twenty_megabytes():
    """A larger one is requested by each page."""
    scripts = Scripts(bytes=SCRIPTS_KEPT_BYTES - 2)
    scripts.keep("u", Response("http://a.example/", body=b"xyz"))
    assert scripts.kept == {}
    scripts.keep("u", Response("http://a.example/", body=b"xy"))
    assert (list(scripts.kept), scripts.bytes) == (["u"], 20_000_000)


def test_a_page_may_ask_for_a_hundred_parts():
    """Further parts are not fetched."""
    parts = Parts()
    page = open_page(parts)
    found = [answered(page, Asked(f"https://a.example/{n}.json", "xhr")) for n in range(101)]
    assert len(parts.asked) == 100
    assert found[-1] == "failed"


@pytest.mark.parametrize(
    ("url", "missing"),
    [
        ("https://a.example/x.json?key=s3cr3t", "its script requested https://a.example/x.json?key=***: it is walled"),
        ("https://b.example/x.json", ""),
    ],
)
def test_parts_that_a_page_requested_in_vain_are_noted(url: str, missing: str):
    """The first such part; failures of other sites are usual."""
    page = open_page(Parts("robots"))
    assert answered(page, Asked(url, "xhr")) == "failed"
    answered(page, Asked("https://a.example/z.json", "xhr"))
    assert page._missing == (missing or "its script requested https://a.example/z.json: it is walled")
    assert page._under_way == 0


def test_the_rendered_page_is_kept_with_a_header_that_says_so():
    """Only its hash shows whether it changed; headers about the server's bytes are not kept."""
    page = fetched(redirects=("https://a.example/old",))
    found = browser.as_rendered(page, "https://a.example/shown", "<p>später</p>", "a part")
    assert found.snapshot.body == "<p>später</p>".encode()
    assert found.snapshot.headers == (
        ("Server", "x"),
        ("Content-Type", "text/html; charset=utf-8"),
        ("X-Presswatch-Rendered", "by a browser, after its scripts"),
    )
    assert found.validator == Validator(body_sha256=found.snapshot.payload_sha256, fetched_at=NOON)
    assert found.snapshot.payload_sha256 == "d44a4d9ca94c8bacd547a3d240bc89b5155f22dbe87129e1139698bc610e6296"
    assert (found.url, found.missing, found.redirects) == (
        "https://a.example/shown",
        "a part",
        ("https://a.example/old",),
    )
    assert found.content_type == "text/html; charset=utf-8"


def test_why_no_browser_can_be_used(monkeypatch: pytest.MonkeyPatch):
    """The missing extra, then the missing program, with the command to type."""
    which = {
        "chromium-browser": "/usr/bin/chromium-browser",
        "google-chrome": "/usr/bin/google-chrome",
        "/my/own": "/my/own",
    }
    monkeypatch.setattr(browser.shutil, "which", which.get)
    monkeypatch.delenv("PRESSWATCH_CHROMIUM", raising=False)
    assert (chromium_path(), browser_problem()) == ("/usr/bin/chromium-browser", "")
    monkeypatch.setenv("PRESSWATCH_CHROMIUM", "/my/own")
    assert chromium_path() == "/my/own"
    monkeypatch.setenv("PRESSWATCH_CHROMIUM", "/nowhere")
    assert (chromium_path(), browser_problem().split(":")[0]) == ("", "no Chromium was found")
    monkeypatch.setattr(browser.importlib.util, "find_spec", lambda _: None)
    assert browser_problem() == 'the extra "browser" is not installed: pip install "presswatch[browser]"'
