"""A visit in memory for the tests of spiders: the answers of addresses, and what the spider did."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from presswatch.records import DateReading, Snapshot
from presswatch.watchlist.entries import SourceEntry
from scraper.fetch.fetching import Fetched
from scraper.items import Entry, EntryPage, Learned
from scraper.reading.results import FeedPage, ListingPage, SitemapPage
from scraper.spiders.base import SourceSpider

NOW = datetime(2026, 6, 1, tzinfo=UTC)
UNCHANGED = "as it was"
Answer = FeedPage | ListingPage | SitemapPage | Exception | str | bytes


class InMemory:
    """Replaces `scraper.visit.visit.Visit`; an address without an answer is a mistake in the test."""

    def __init__(self, start_url: str, answers: Mapping[str, Answer], **facts: Any) -> None:
        self.entry = SourceEntry(name="a", url=start_url)
        self.start_url, self.answers = start_url, answers
        self.standing = SimpleNamespace(backfilled=facts.pop("backfilled", False), deepens=False)
        self.limits = SimpleNamespace(max_pages=facts.pop("max_pages", 50))
        self.had = facts.pop("had", {})
        robots = facts.pop("robots", "")
        self.memory = SimpleNamespace(robots_text=lambda _origin: robots)
        self.headers = facts.pop("headers", {})
        self.learned = Learned(**facts)
        self.asked: list[str] = []
        self.conditional: list[str] = []
        self.notes: list[str] = []
        self.parts: list[str] = []
        self.kept: list[str] = []
        self.unchanged = self.goes_on_by_itself = self.cut = False
        self.date_order = self.trial = None
        self.handed_on = 0

    async def fetch(self, url: str, *, conditional: bool = False, accept: str = "") -> Fetched:
        self.asked += [url] * (url not in self.kept)
        self.conditional += [url] * conditional
        answer = self.answers[url]
        if isinstance(answer, Exception):
            raise answer
        body = answer if isinstance(answer, bytes) else b"<html><body></body></html>"
        headers = tuple(self.headers.get(url, {}).items())
        snapshot = Snapshot(url=url, status=200, headers=headers, body=body, fetched_at=NOW, payload_sha256="")
        return Fetched(url=url, snapshot=snapshot, content_type=None, unchanged=answer == UNCHANGED)

    async def read(self, _task: object, fetched: Fetched, *_: object, **__: object) -> Any:
        return self.answers[fetched.url]

    def note(self, why: str, **_: object) -> None:
        self.notes.append(why)

    def partly(self, fault: Any, **_: object) -> None:
        self.parts.append(fault.reason)

    def keep(self, url: str, _fetched: Fetched) -> None:
        self.kept.append(url)

    def cut_short(self) -> None:
        self.cut = True

    def had_at(self, url: str) -> datetime | None:
        return self.had.get(url)


def entries(*urls: str, day: int | None = None) -> tuple[Entry, ...]:
    """Entries at these addresses; with a `day` of May 2026 the first has that date, and each later one the next."""
    dates = [DateReading(on=datetime(2026, 5, day + at, tzinfo=UTC).date()) if day else None for at in range(len(urls))]
    return tuple(Entry(url=url, title=url, date=date) for url, date in zip(urls, dates, strict=True))


def walked(spider: SourceSpider, visit: Any, *, reporting: int | None = None) -> list[EntryPage]:
    """The pages that a spider yields; with `reporting`, this many new posts of each page count as handed on."""

    async def walk() -> list[EntryPage]:
        found = []
        async for page in spider.pages(visit):
            found.append(page)
            visit.handed_on += reporting or 0
        return found

    return asyncio.run(walk())
