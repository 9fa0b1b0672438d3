"""Pages as their scripts leave them: opened in a Chromium without network, past our rules (the extra `browser`)."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import importlib.util
import os
import shutil
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from importlib import resources
from typing import TYPE_CHECKING, Any

from scrapy import signals

from presswatch.records import Validator
from presswatch.urls.canonical import mask, site_of
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched, Part

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Page, Playwright, Route
    from playwright.async_api import Request as Asked
    from scrapy.crawler import Crawler
    from scrapy.http import Response

# At rest: nothing asked for, and as many elements as before, for this long.
REST_S = 0.5
LOOK_EVERY_S = 0.1
# A page with moving pictures may never come to rest: waited for at first, and after each scroll.
UNREST_MAX_S = 12.0
SCROLLED_MAX_S = 5.0
# A list without end is read as far as it came by then.
SCROLLING_MAX_S = 15.0
# Asked how large it is, a page whose script runs in a circle does not answer.
ANSWER_MAX_S = 10.0
_LED_ON = "Execution context was destroyed"
# What one page may ask for. The busiest news pages ask for some forty scripts and data files.
PARTS_MAX = 100
SCRIPTS_KEPT_BYTES = 20_000_000

SCRIPT = "script"
DATA = frozenset({"xhr", "fetch"})
# A script's own keys and preferences are sent on; cookies, languages and marks of the browser are not.
_NOT_SENT = frozenset({"cookie", "user-agent", "referer", "host", "connection", "accept-encoding", "content-length"})
_NOT_PASSED_BACK = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie"})

# The page's markup with what web components show put where it is shown: a parser of markup sees no shadow tree.
_MARKUP = resources.files("scraper.fetch").joinpath("markup.js").read_text("utf-8").strip()
# Characters: a page made by the megabyte is cut, as a body is that a server sends.
MARKUP_MAX = 8_000_000
# Elements, not letters: a clock changes the text all the time.
_SIZE = "() => document.getElementsByTagName('*').length"
# A page that is shorter than the window cannot be scrolled, but may wait for being so.
_SCROLL = """() => {
  window.scrollTo(0, document.documentElement.scrollHeight);
  window.dispatchEvent(new Event('scroll'));
}"""


Ask = Callable[[Part], Awaitable["Response"]]
"""Fetches a part through all that a fetch has to pass; raises FetchFault."""
RENDERED_HEADER = "X-Presswatch-Rendered"
"""Added to the headers of a snapshot that is not the server's bytes but what a browser made of them."""
_OF_THE_BYTES = frozenset({"content-type", "content-length", "content-encoding", "etag", "last-modified"})
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# Pages open at once in a run, of all sources: each is a process of 100 MB and more.
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


@dataclass(slots=True)
class Scripts:
    """Script files of a run by address, so that a site's twenty posts do not ask for them twenty times."""

    kept: dict[str, Response] = field(default_factory=dict)
    bytes: int = 0

    def keep(self, url: str, response: Response) -> None:
        """Keeps a script that came with status 200, up to `SCRIPTS_KEPT_BYTES` of all together."""
        if response.status == 200 and self.bytes + len(response.body) <= SCRIPTS_KEPT_BYTES:
            self.kept[url] = response
            self.bytes += len(response.body)


class OpenPage:
    """A page of the browser that shows one fetched page."""

    def __init__(self, page: Page, fetched: Fetched, ask: Ask, scripts: Scripts) -> None:
        self._page, self._fetched, self._ask, self._scripts = page, fetched, ask, scripts
        self._under_way = self._parts = 0
        self._missing = ""

    async def read(self, scrolls: int) -> Fetched:
        """The page at rest, opened and scrolled for more. Raises TimeoutError and Playwright's Error."""
        page = self._page
        page.on("popup", lambda popup: asyncio.ensure_future(popup.close()))
        await page.route("**/*", self._answer)
        await page.goto(self._fetched.url, wait_until="commit")
        size = await self._at_rest(UNREST_MAX_S)
        until = time.monotonic() + SCROLLING_MAX_S
        for _ in range(scrolls):
            if time.monotonic() > until:
                break
            await self._said(_SCROLL)
            before, size = size, await self._at_rest(SCROLLED_MAX_S)
            if size <= before:
                break
        html: str = await self._said(_MARKUP, MARKUP_MAX)
        url = page.url if site_of(page.url) == site_of(self._fetched.url) else self._fetched.url
        return as_rendered(self._fetched, url, html, self._missing)

    async def _at_rest(self, longest_s: float) -> int:
        """Waits until the page is at rest, and no longer than `longest_s`; its size in elements."""
        started = changed = time.monotonic()
        size = -1
        while True:
            size_now: int = await self._said(_SIZE)
            now = time.monotonic()
            if size_now != size or self._under_way:
                size, changed = size_now, now
            if now - changed >= REST_S or now - started >= longest_s:
                return size
            await asyncio.sleep(LOOK_EVERY_S)

    async def _said(self, question: str, given: int | None = None) -> Any:
        """The page's answer; asked again where a script has just led on to another page of the site."""
        from playwright.async_api import Error  # noqa: PLC0415 - of an extra

        for last in (False, True):
            try:
                return await asyncio.wait_for(self._page.evaluate(question, given), ANSWER_MAX_S)
            except Error as error:
                if last or _LED_ON not in error.message:
                    raise
                await self._page.wait_for_load_state("domcontentloaded", timeout=ANSWER_MAX_S * 1000)
        raise AssertionError

    async def _answer(self, route: Route, asked: Asked) -> None:
        """Answers one request of the browser; the network is asked for scripts, data and the site's own pages alone."""
        from playwright.async_api import Error  # noqa: PLC0415 - of an extra

        with contextlib.suppress(Error):  # the page was closed meanwhile
            main = asked.is_navigation_request() and asked.frame.parent_frame is None
            if main and asked.url.split("#")[0] == self._fetched.url.split("#")[0]:
                headers = {"content-type": self._fetched.content_type or "text/html"}
                await route.fulfill(status=200, headers=headers, body=self._fetched.snapshot.body)
            elif self._wanted(asked, main=main):
                await self._fetch(route, asked)
            else:
                # A script navigates elsewhere: the page stays, and shows what it has.
                await route.abort("aborted" if main else "blockedbyclient")

    def _wanted(self, asked: Asked, *, main: bool) -> bool:
        own = site_of(asked.url) == site_of(self._fetched.url)
        if main:
            return own and asked.method == "GET"
        if asked.resource_type == SCRIPT:
            return asked.method == "GET"
        return asked.resource_type in DATA and (asked.method == "GET" or (own and asked.method == "POST"))

    async def _fetch(self, route: Route, asked: Asked) -> None:
        response = self._scripts.kept.get(asked.url) if asked.resource_type == SCRIPT else None
        if response is None:
            self._parts += 1
            response = await self._had(asked) if self._parts <= PARTS_MAX else None
            if response is not None and asked.resource_type == SCRIPT:
                self._scripts.keep(asked.url, response)
        if response is None:
            await route.abort()
            return
        headers = {
            name.decode("latin-1"): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
            if name.decode("latin-1").lower() not in _NOT_PASSED_BACK
        }
        await route.fulfill(status=response.status, headers=headers, body=response.body)

    async def _had(self, asked: Asked) -> Response | None:
        """A part's answer; None where it cannot be had, which is noted if it is the site's own."""
        sent = {
            name: value
            for name, value in asked.headers.items()
            if name not in _NOT_SENT and not name.startswith(("sec-", ":"))
        }
        self._under_way += 1
        try:
            return await self._ask(Part(url=asked.url, method=asked.method, headers=sent, body=asked.post_data_buffer))
        except FetchFault as fault:
            if site_of(asked.url) == site_of(self._fetched.url):
                self._missing = self._missing or f"its script requested {mask(fault.url)}: {fault.words}"
            return None
        finally:
            self._under_way -= 1


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
        """The page as its scripts leave it, and the seconds that took; FetchFault(browser or deadline)."""
        problem = browser_problem()
        if problem:
            raise FetchFault(fetched.url, "browser", problem)
        async with self._free:
            started = time.monotonic()
            page = await self._within(fetched.url, self._open(fetched, ask, source, scrolls))
            return page, time.monotonic() - started

    async def _open(self, fetched: Fetched, ask: Ask, source: str, scrolls: int) -> Fetched:
        context = await self._context(source)
        page = await context.new_page()
        try:
            return await OpenPage(page, fetched, ask, self._scripts).read(scrolls)
        finally:
            await page.close()

    async def _within(self, url: str, rendering: Awaitable[Fetched]) -> Fetched:
        from playwright.async_api import Error  # noqa: PLC0415 - of an extra

        try:
            return await asyncio.wait_for(rendering, PAGE_LIMIT_S)
        except TimeoutError:
            fault = FetchFault(url, "deadline", "its scripts did not finish in time")
        except Error as error:
            fault = FetchFault(url, "browser", f"the browser failed to open it ({error.message.splitlines()[0][:200]})")
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
        """Ends the browser, if it was started; does nothing where it is gone already."""
        from playwright.async_api import Error  # noqa: PLC0415 - of an extra

        chromium, self._chromium = self._chromium, None
        playwright, self._playwright = self._playwright, None
        try:
            if chromium is not None:
                with contextlib.suppress(Error):  # it is gone already
                    await chromium.close()
        finally:
            if playwright is not None:
                await playwright.stop()


def as_rendered(fetched: Fetched, url: str, html: str, missing: str) -> Fetched:
    """The page with the markup that a browser made of it; `missing` is what it asked for in vain, in words."""
    body = html.encode("utf-8", "replace")
    headers = tuple((name, value) for name, value in fetched.snapshot.headers if name.lower() not in _OF_THE_BYTES)
    content_type = "text/html; charset=utf-8"
    snapshot = replace(
        fetched.snapshot,
        headers=(*headers, ("Content-Type", content_type), (RENDERED_HEADER, "by a browser, after its scripts")),
        body=body,
        payload_sha256=hashlib.sha256(body).hexdigest(),
    )
    validator = Validator(body_sha256=snapshot.payload_sha256, fetched_at=fetched.validator.fetched_at)
    return replace(fetched, url=url, snapshot=snapshot, content_type=content_type, validator=validator, missing=missing)
