"""robots.txt by RFC 9309: obeyed for every request and redirect hop, an unreachable one forbids, kept for 24 hours.

Unlike Scrapy's own middleware this looks at the status first (2.3.1.3 and 2.3.1.4), and has only the lines read that
concern us: the library keeps every rule for every agent above it, a quarter of a billion pairs in 512 KiB.
"""

import asyncio
import codecs
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from presswatch.text.moments import retry_after_s
from scraper.fetch.address import server_of
from scraper.fetch.faults import DOWNLOAD_ERRORS, RETRY_AFTER_IN_RUN_S, FetchFault, fault_of, no_address
from scraper.fetch.fetching import STATUSES
from scraper.middlewares.budget import ROBOTS_BYTES

USER_AGENT_TOKEN = "presswatch"  # noqa: S105 - the product token of RFC 9309, 2.2.1
OTHERS = "User-agent: others"
_AGENT = frozenset({"user-agent", "useragent", "user agent"})
# What a line may begin with that means something here: disallow, misspelt as the library allows, and three more.
_MEANT = re.compile(r"d[a-z]{5,8}w|allow|crawl[ -]delay|site-?maps?")
# RFC 9309, 2.2.1: a name is letters, "_" and "-"; what follows ("/1.0") is not part of it.
_OURS = re.compile(rf"{USER_AGENT_TOKEN}(?![\w-])", re.ASCII | re.IGNORECASE)


def rules_of(text: str) -> Protego:
    """The rules of a robots.txt, to be asked for our token alone: of all other agents they are those of one."""
    return Protego.parse("\n".join(_lines(text)))


def _lines(text: str) -> Iterator[str]:
    """The lines that mean something; others end no group (RFC 9309, 2.2.4). Names that are not ours become one."""
    for line in text.splitlines():
        field, value = _directive(line.partition("#")[0].strip())
        if field in _AGENT and value in ("", "*"):
            yield f"User-agent: {value}"
        elif field in _AGENT:
            yield f"User-agent: {USER_AGENT_TOKEN}" if _OURS.match(value) else OTHERS
        elif _MEANT.fullmatch(field):
            yield line


def _directive(line: str) -> tuple[str, str]:
    """The field of a line, as leniently as the library reads it, and its value; "" where it has no meaning."""
    field, colon, value = line.partition(":")
    if colon and (_is_known(field := field.strip().lower()) or not value or value[0].isspace()):
        return field, value.strip()
    words = line.split()
    for count in (1, 2):
        if _is_known(field := " ".join(words[:count]).lower()):
            return field, " ".join(words[count:])
    return "", ""


def _is_known(field: str) -> bool:
    return field in _AGENT or _MEANT.fullmatch(field) is not None


KEEP = timedelta(hours=24)
CRAWL_DELAY_CAP_S = 30.0
# Of robots.txt files whose rules are at hand at once, some twenty times as much in memory: a site with a host for each
# post has one of half a megabyte for each.
KEPT_CHARACTERS = 2_000_000
# A hiccup of the network must not forbid a site until the next run; one further try distinguishes it from an outage.
RETRIED = frozenset({"refused", "reset", "dns", "truncated"})
RETRY_PAUSE_S = 2.0
# Faults of a whole host that its robots.txt only happened to meet first: there is none, or none that may be asked.
HOST_FAULTS = frozenset({"refused", "dns", "tls", "address-refused", "redirect-scheme"})
# A host that does not answer at robots.txt is asked nothing else, but fails: no rule of the site keeps us out.
NO_ANSWER = frozenset({"timeout", "deadline"})
# Those that the file may have alone (RFC 9309, 2.3.1.4: then all is forbidden) or its host have for everything.
DOUBTFUL = frozenset({"reset", "parse-error", "too-large", "truncated"})
# Asks for the file in other words: it is always allowed (RFC 9309, 2.2.2), and a host that answers it answers.
SAME_FILE = "?again"


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsAnswer:
    """A host's robots.txt ("": no rules), or why it, or the host (`fault`), was not had, and for how long."""

    origin: str
    text: str
    reachable: bool
    words: str
    fetched_at: datetime
    fault: FetchFault | None = None
    wait_s: float | None = None

    def fresh(self, now: datetime) -> bool:
        """True while the answer may be used without asking again; an outage holds for one run only."""
        return self.reachable and timedelta() <= now - self.fetched_at < KEEP


class RobotsStore(Protocol):
    """Storage that keeps answers beyond a run."""

    def get_robots(self, origin: str) -> RobotsAnswer | None:
        """The last answer of an origin (scheme and host), however old; None if it was never asked."""
        ...

    def put_robots(self, answer: RobotsAnswer) -> None:
        """Keeps an answer in place of the origin's last one."""


class RobotsMiddleware:
    """Lets a request pass only where the host's robots.txt allows our agent, and slows to its Crawl-delay."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[tuple[str, bool], asyncio.Future[tuple[RobotsAnswer, Protego]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Lets an allowed request pass; raises FetchFault(robots, robots-unreachable), or the fault of the host."""
        if request.meta.get("robots") or request.meta.get("ignore_robots"):
            return
        budget = request.meta.get("budget")
        if budget is not None:
            budget.check(request.url)  # what one source has used up must not become the host's answer for all
        answer, rules = await self._rules_of(request)
        if answer.fault is not None:
            raise answer.fault
        if not answer.reachable:
            why = f"its robots.txt cannot be read ({answer.words}), so nothing is fetched"
            raise FetchFault(request.url, "robots-unreachable", why, answer.wait_s)
        if not rules.can_fetch(request.url, USER_AGENT_TOKEN):
            raise FetchFault(request.url, "robots", "its robots.txt forbids this address")

    async def _rules_of(self, request: Request) -> tuple[RobotsAnswer, Protego]:
        """The rules of the origin, asked for once: twice where certificates are not checked for all."""
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        asked_as = origin, bool(request.meta.get("verify_tls", True))
        waiting = self._rules.get(asked_as)
        if waiting is None:
            self._make_room()
            waiting = self._rules[asked_as] = asyncio.ensure_future(self._learn(origin, request))
        return await asyncio.shield(waiting)

    def _make_room(self) -> None:
        """Forgets the longest known rules where they are too much to keep; the record has them as they came."""
        done = {key: one for key, one in self._rules.items() if one.done() and not one.cancelled()}
        learned = {key: one.result()[0] for key, one in done.items() if one.exception() is None}
        kept = sum(len(answer.text) for answer in learned.values())
        for key, answer in learned.items():
            if kept <= KEPT_CHARACTERS:
                return
            kept -= len(answer.text)
            if answer.text:
                del self._rules[key]

    async def _learn(self, origin: str, request: Request) -> tuple[RobotsAnswer, Protego]:
        store: RobotsStore | None = getattr(self._crawler.spider, "robots_store", None)
        known = store.get_robots(origin) if store else None
        if known is None or not known.fresh(datetime.now(UTC)):
            known = await self._ask(origin, request)
            if store and known.fault is None:
                store.put_robots(known)
        began = time.process_time()
        rules = rules_of(known.text)
        if request.meta.get("budget") is not None:
            request.meta["budget"].spend(time.process_time() - began)
        self._slow_down(request, rules)
        return known, rules

    async def _ask(self, origin: str, request: Request) -> RobotsAnswer:
        url, now = f"{origin}/robots.txt", datetime.now(UTC)
        answer = await self._answer_of(url, request)
        if isinstance(answer, FetchFault) and answer.reason in RETRIED:
            await asyncio.sleep(RETRY_PAUSE_S)
            answer = await self._answer_of(url, request)
        if not isinstance(answer, FetchFault):
            return _answer(origin, answer, now)
        own = answer if answer.url == url and await self._is_of_host(answer, request) else None
        if own is not None and own.reason in NO_ANSWER and not own.unreached:
            own = FetchFault(url, own.reason, f"its robots.txt cannot be read ({own.words}), so nothing is fetched")
        return RobotsAnswer(origin=origin, text="", reachable=False, words=answer.words, fetched_at=now, fault=own)

    async def _is_of_host(self, fault: FetchFault, request: Request) -> bool:
        """True if not robots.txt alone fails, but everything of its host does."""
        if fault.unreached or fault.reason in HOST_FAULTS | NO_ANSWER:
            return True
        if fault.reason not in DOUBTFUL:
            return False
        again = await self._answer_of(fault.url + SAME_FILE, request)
        return isinstance(again, FetchFault) and (again.unreached or again.reason == fault.reason)

    async def _answer_of(self, url: str, request: Request) -> Response | FetchFault:
        """What a host answers to a request for its robots.txt, or the fault that it ends with."""
        meta: dict[str, Any] = {
            key: request.meta[key] for key in ("budget", "verify_tls", "download_timeout") if key in request.meta
        }
        asking = Request(
            url,
            meta={**meta, "robots": True, "download_maxsize": 0},
            dont_filter=True,
            callback=NO_CALLBACK,
            priority=1,
        )
        try:
            answer: Response = await self._crawler.engine.download_async(asking)
        except (FetchFault, *DOWNLOAD_ERRORS) as exc:
            return no_address("a redirect") if isinstance(exc, ValueError) else fault_of(exc, url)
        return answer

    def _slow_down(self, request: Request, rules: Protego) -> None:
        delay = rules.crawl_delay(USER_AGENT_TOKEN)
        if not delay or not delay > 0:  # "nan" is neither
            return
        delay_s = min(float(delay), CRAWL_DELAY_CAP_S)
        downloader = self._crawler.engine.downloader
        key = server_of(request.url)
        slot_settings = downloader.per_slot_settings.setdefault(key, {})
        own_s = slot_settings.get("delay", self._crawler.settings.getfloat("DOWNLOAD_DELAY"))
        slot_settings["delay"] = max(delay_s, own_s)
        if key in downloader.slots:
            downloader.slots[key].delay = max(downloader.slots[key].delay, delay_s)


def _answer(origin: str, response: Response, now: datetime) -> RobotsAnswer:
    words, wait_s = "", None
    if response.status >= 500 or response.status not in STATUSES:
        words = f"it answers {response.status}"
        asked = (response.headers.get("Retry-After") or b"").decode("latin-1")
        wait_s = retry_after_s(asked, now) if response.status == 503 else None
        wait_s = wait_s if (wait_s or 0.0) > RETRY_AFTER_IN_RUN_S else None
    elif 300 <= response.status < 400 and response.headers.get("Location"):
        words = no_address(response.url).words  # a hop that could be followed has been
    found = 200 <= response.status < 300
    text = _text(response.body[:ROBOTS_BYTES]) if found else ""
    return RobotsAnswer(origin=origin, text=text, reachable=not words, words=words, fetched_at=now, wait_s=wait_s)


def _text(body: bytes) -> str:
    """The words of a robots.txt: UTF-8 (RFC 9309, 2.2), or UTF-16 where a mark says so: what it forbids is clear."""
    marked = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return body.decode("utf-16" if marked else "utf-8-sig", "replace")
