"""Pages as their scripts leave them: opened in a Chromium that has no network access of its own.

A browser that fetched for itself would bypass everything that a fetch has to pass: address rule, robots.txt, limits,
budgets, the agent's name. So the page is fetched like any other, and what its scripts ask for is fetched for them
(`scraper.fetch.browser_page`); the browser itself is started with a resolver that knows no name and a proxy that is not
there. Chromium is the system's own (`PRESSWATCH_CHROMIUM` names another); Playwright, of the extra `browser`, drives it
through pipes, so that no port is opened.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import os
import shutil
import time
from collections.abc import Awaitable
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapy import signals

from scraper.fetch.browser_page import Ask, OpenPage, Rendered, Scripts
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched
from scraper.items import Validator

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Playwright
    from scrapy.crawler import Crawler

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# Pages open at once in a run, of whatever source: each is a process of 100 MB and more.
PAGES_AT_ONCE = 2
# From opening a page to its final state, including the wait for what it asks for.
PAGE_LIMIT_S = 45.0
# Tall, so that lists that load what is in view load much at once.
WINDOW = {"width": 1280, "height": 4000}
# A name that cannot exist (RFC 6761, 6.4), for a resolver that resolves nothing.
NO_PROXY = {"server": "http://presswatch.invalid:1"}
NO_NETWORK = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    # WebRTC goes by UDP, past resolver and proxy; the switch has had two names.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)

# What a page's scripts may need, in MB of their heap; a tab of a news site has a tenth of it.
MEMORY = "--js-flags=--max-old-space-size=512"


def browser_problem() -> str:
    """Why no browser can be used here and what to do, in plain words; "" if one can."""
    if importlib.util.find_spec("playwright") is None:
        return 'the extra "browser" is not installed: pip install "presswatch[browser]"'
    if not chromium_path():
        return "no Chromium was found: apt install chromium, or name one in PRESSWATCH_CHROMIUM"
    return ""


def chromium_path() -> str:
    """The browser's program: the one that PRESSWATCH_CHROMIUM names, else the system's; "" if there is none."""
    named = os.environ.get("PRESSWATCH_CHROMIUM")
    if named:
        return shutil.which(named) or ""
    return next(filter(None, map(shutil.which, PROGRAMS)), "")


class Browser:
    """The browser of a run; it starts with the first page that needs it and ends with the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._starting = asyncio.Lock()
        self._free = asyncio.Semaphore(PAGES_AT_ONCE)
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._contexts: dict[str, BrowserContext] = {}
        self._scripts = Scripts()

    async def rendered(self, fetched: Fetched, ask: Ask, *, source: str, scrolls: int) -> tuple[Fetched, float]:
        """The page as its scripts leave it, and the seconds that took; raises FetchFault(browser or deadline).

        `scrolls` is how often it is scrolled to its end for more. The snapshot of the result holds what the browser
        shows, with a header that says so; `validator` has only its hash: servers' validators hold for the page without
        scripts.
        """
        problem = browser_problem()
        if problem:
            raise FetchFault(fetched.url, "browser", problem)
        async with self._free:
            started = time.monotonic()
            page = await self._within(fetched.url, self._open(fetched, ask, source, scrolls))
            return _as_rendered(fetched, page), time.monotonic() - started

    async def _open(self, fetched: Fetched, ask: Ask, source: str, scrolls: int) -> Rendered:
        context = await self._context(source)
        opened = OpenPage(await context.new_page(), fetched, ask, self._scripts)
        try:
            return await opened.read(scrolls)
        finally:
            await opened.close()

    async def _within(self, url: str, rendering: Awaitable[Rendered]) -> Rendered:
        from playwright.async_api import Error  # noqa: PLC0415 - of an extra

        try:
            return await asyncio.wait_for(rendering, PAGE_LIMIT_S)
        except TimeoutError:
            fault = FetchFault(url, "deadline", "its scripts did not come to rest in time")
        except Error as error:
            fault = FetchFault(url, "browser", f"the browser failed on it ({error.message.splitlines()[0][:200]})")
        raise fault

    async def _context(self, source: str) -> BrowserContext:
        """What pages of one source share in the browser, and no other source sees."""
        async with self._starting:
            if self._chromium is None or not self._chromium.is_connected():
                self._contexts.clear()
                self._chromium = await self._start()
            if source not in self._contexts:
                self._contexts[source] = await self._chromium.new_context(
                    user_agent=self._crawler.settings["USER_AGENT"],
                    viewport=WINDOW,  # type: ignore[arg-type]
                    service_workers="block",
                    accept_downloads=False,
                )
            return self._contexts[source]

    async def _start(self) -> Chromium:
        from playwright.async_api import async_playwright  # noqa: PLC0415 - of an extra, and slow to load

        if self._playwright is None:
            self._playwright = await async_playwright().start()
            self._crawler.signals.connect(self.close, signals.spider_closed)
        return await self._playwright.chromium.launch(
            executable_path=chromium_path(),
            # Chromium's own sandbox around a page; root cannot use it.
            chromium_sandbox=os.geteuid() != 0,
            proxy=NO_PROXY,  # type: ignore[arg-type]
            args=[*NO_NETWORK, MEMORY],
            handle_sigint=False,
            handle_sigterm=False,
        )

    async def close(self) -> None:
        """Ends the browser and what drives it."""
        from playwright.async_api import Error  # noqa: PLC0415 - of an extra

        chromium, self._chromium = self._chromium, None
        playwright, self._playwright = self._playwright, None
        try:
            if chromium is not None:
                await chromium.close()
        except Error:
            pass  # it is gone already
        finally:
            if playwright is not None:
                await playwright.stop()


RENDERED_HEADER = "X-Presswatch-Rendered"
"""Added to the headers of a snapshot that is not the server's bytes but what a browser made of them."""
_OF_THE_BYTES = frozenset({"content-type", "content-length", "content-encoding", "etag", "last-modified"})


def _as_rendered(fetched: Fetched, page: Rendered) -> Fetched:
    body = page.html.encode("utf-8", "replace")
    headers = tuple((name, value) for name, value in fetched.snapshot.headers if name.lower() not in _OF_THE_BYTES)
    content_type = "text/html; charset=utf-8"
    snapshot = replace(
        fetched.snapshot,
        headers=(*headers, ("Content-Type", content_type), (RENDERED_HEADER, "by a browser, after its scripts")),
        body=body,
        payload_sha256=hashlib.sha256(body).hexdigest(),
    )
    validator = Validator(body_sha256=snapshot.payload_sha256, fetched_at=fetched.validator.fetched_at)
    return replace(
        fetched, url=page.url, snapshot=snapshot, content_type=content_type, validator=validator, missing=page.missing
    )
