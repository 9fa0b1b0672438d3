"""One page open in the browser: what its scripts ask for is fetched for them; it is read when they are at rest."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from presswatch.urls.canonical import mask, site_of
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Part

if TYPE_CHECKING:
    from playwright.async_api import Page, Route
    from playwright.async_api import Request as Asked
    from scrapy.http import Response

    from scraper.fetch.fetching import Fetched

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
_MARKUP = """(longest) => {
  const open = (host) => {
    const root = document.createElement('div');
    for (const child of host.shadowRoot.childNodes) root.append(copy(child, host));
    return root;
  };
  const copy = (node, host) => {
    if (host && node.nodeName === 'SLOT') {
      const slot = document.createElement('div');
      const given = node.assignedNodes();
      for (const child of given.length ? given : node.childNodes) slot.append(copy(child, null));
      return slot;
    }
    const made = node.cloneNode(false);
    if (node.shadowRoot) { made.append(open(node)); return made; }
    for (const child of node.childNodes) made.append(copy(child, host));
    return made;
  };
  const any = [...document.querySelectorAll('*')].some((element) => element.shadowRoot);
  const root = any ? copy(document.documentElement, null) : document.documentElement;
  return ('<!DOCTYPE html>' + root.outerHTML).slice(0, longest);
}"""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The page at rest: its address, its markup, and what could not be fetched from its own site, in words."""

    url: str
    html: str
    missing: str = ""


@dataclass(slots=True)
class Scripts:
    """Script files of a run by address, so that a site's twenty posts do not ask for them twenty times."""

    kept: dict[str, Response] = field(default_factory=dict)
    bytes: int = 0

    def keep(self, url: str, response: Response) -> None:
        """Keeps a script while there is room."""
        if response.status == 200 and self.bytes + len(response.body) <= SCRIPTS_KEPT_BYTES:
            self.kept[url] = response
            self.bytes += len(response.body)


class OpenPage:
    """A page of the browser that shows one fetched page."""

    def __init__(self, page: Page, fetched: Fetched, ask: Ask, scripts: Scripts) -> None:
        self._page, self._fetched, self._ask, self._scripts = page, fetched, ask, scripts
        self._under_way = self._parts = 0
        self._missing = ""

    async def read(self, scrolls: int) -> Rendered:
        """Opens it, waits until it is at rest, scrolls for more while that gives more, and reads it.

        Raises TimeoutError where a script runs in a circle, and Playwright's Error.
        """
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
        return Rendered(url=url, html=html, missing=self._missing)

    async def close(self) -> None:
        """Closes the page, whatever its scripts are doing."""
        await self._page.close()

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
        from playwright.async_api import Error  # noqa: PLC0415 - of an extra

        with contextlib.suppress(Error):  # the page was closed meanwhile
            await self._answered(route, asked)

    async def _answered(self, route: Route, asked: Asked) -> None:
        """Answers one request of the browser; the network is asked for scripts, data and the site's own pages alone."""
        main = asked.is_navigation_request() and asked.frame.parent_frame is None
        if main and asked.url.split("#")[0] == self._fetched.url.split("#")[0]:
            content_type = self._fetched.content_type or "text/html"
            await route.fulfill(status=200, headers={"content-type": content_type}, body=self._fetched.snapshot.body)
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
        if response is None:
            await route.abort()
            return
        if asked.resource_type == SCRIPT:
            self._scripts.keep(asked.url, response)
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
                self._missing = self._missing or f"its script asked for {mask(fault.url)}: {fault.words}"
            return None
        finally:
            self._under_way -= 1
