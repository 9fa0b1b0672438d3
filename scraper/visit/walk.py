"""How a visit walks a source's lists: in which order, how far back, and where it meets what is known."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar

from presswatch.source_health.gaps import Gap, goes_back, is_late, reaches_before
from scraper.items import POST_NUMBER, Entry, EntryPage, FoundPost
from scraper.visit.known_state import RunMemory
from scraper.visit.visit_input import KnownEntry, Standing, days_of, is_since

_FEWEST: Final = 3
"""Posts from which an order shows."""
# A day is printed in the site's own zone, and some posts are put online the day after their date.
SLACK = timedelta(days=1)
T = TypeVar("T")


def ascends(page: EntryPage) -> bool:
    """True if a page shows older posts first: by their days, where none has one by the numbers of their addresses."""
    places = _places(page)
    return len(places) >= _FEWEST and places == sorted(places) and places[0] < places[-1]


def follows(first: EntryPage, second: EntryPage) -> bool:
    """True if newer posts follow a page that shows older ones first: not in a list of years from January on."""
    before, behind = _places(first), _places(second)
    return bool(before and behind) and behind == sorted(behind) and before[-1] <= behind[0]


def _places(page: EntryPage) -> list[int]:
    """Where in time the page's posts are, as days or else numbers; none if fewer than half of them say so."""
    days = [day.toordinal() for day in days_of(page.entries)]
    if days:
        return days if 2 * len(days) >= len(page.entries) else []
    numbers = [int(found[1]) for entry in page.entries if (found := POST_NUMBER.search(entry.url))]
    return numbers if len(numbers) == len(page.entries) else []


class Reach:
    """What a visit does about its gap, None where the source is covered; `seen_before` asks the record."""

    def __init__(self, gap: Gap | None, seen_before: Callable[[int, datetime], bool]) -> None:
        self._gap, self._seen_before = gap, seen_before
        self._reached = self._shows_older = False
        self._short_walks = 0

    @property
    def came_back(self) -> bool:
        """True if every walk so far came to what was there before the gap."""
        return not self._short_walks

    def begin(self) -> None:
        """A walk through one list begins."""
        self._reached = self._gap is None

    def page(self, days: Sequence[date], known: Sequence[int]) -> None:
        """Takes in a page of the walk: the days of its entries, and its known posts, of which the last counts."""
        gap = self._gap
        if gap is None:
            return
        self._shows_older = bool(known) and self._seen_before(known[-1], gap.searched_from_at or gap.until_at)
        self._reached = self._reached or self._shows_older or reaches_before(gap, days)

    def goes_on(self, days: Sequence[date], *, any_new: bool) -> bool:
        """True if the page after the one just taken in may still hold posts of the gap."""
        return self._gap is not None and goes_back(self._gap, days, any_new=any_new, shows_older=self._shows_older)

    def end(self, *, unchanged: bool) -> None:
        """The walk is over; `unchanged`: the list is as it was when it was last read well."""
        # Then it has nothing of the gap; as an earlier try left it, it proves nothing.
        as_before = unchanged and (self._gap is None or self._gap.id is None)
        self._short_walks += not (self._reached or as_before)

    def marked(self, found: FoundPost) -> FoundPost:
        """The post with a mark if it came in the gap that this visit fills."""
        if self._gap is None:
            return found
        published = found.entry.date or (found.article.published if found.article else None)
        return replace(found, caught_late=is_late(self._gap, published))


class Overlap:
    """Which posts of an open backfill are news: on a mostly known page those dated since its posts were seen."""

    def __init__(self, standing: Standing, memory: RunMemory) -> None:
        self._standing, self._memory = standing, memory
        self._since: date | None = None

    def page(self, entries: Mapping[str, Entry], known: Mapping[str, KnownEntry]) -> None:
        """Takes in a page of the walk: its entries by address key, and what is known of them by key or guid."""
        begun_at = self._standing.begun_at
        if self._standing.backfilled or begun_at is None or not known:
            return
        before, seen_at = self._memory.seen_until({one.post_id for one in known.values()}, begun_at)
        if seen_at is None:
            return
        since = seen_at.date() - SLACK
        unknown = [entry for key, entry in entries.items() if known.keys().isdisjoint((key, entry.guid))]
        if before >= sum(not is_since(entry, since) for entry in unknown):
            self._since = since

    def is_backfill(self, entry: Entry) -> bool:
        """True if an unknown post of the page last taken in is old in itself but new to us."""
        return self._standing.is_backfill(entry) and not is_since(entry, self._since)


class Depth:
    """How deep a backfill goes into the lists of a source, and what it leaves unread (see `VisitEnd.older_pages`)."""

    def __init__(self, standing: Standing, depths: dict[str, int]) -> None:
        self._standing, self._depths, self._read = standing, depths, 0
        self.older_pages: int | None = 0
        self.older_posts = 0

    def begin(self, url: str) -> None:
        """A walk through the list at an address begins."""
        self._read = 0 if self._standing.backfilled else self._depths.pop(url, 0)

    def was_read(self, number: int) -> bool:
        """True for a page that an earlier backfill read: what is unknown on it is new."""
        return self._standing.deepens and number <= self._read

    def stop(self, url: str, number: int, page: EntryPage) -> None:
        """The backfill goes no further than this page, number `number` of its list."""
        if page.older_pages == 0:
            return
        self._depths[url] = number
        unknown = page.older_pages is None or self.older_pages is None
        self.older_pages = None if unknown else (self.older_pages or 0) + (page.older_pages or 0)
        self.older_posts += (page.older_pages or 0) * len(page.entries)

    def capped(self, url: str, number: int) -> None:
        """The list goes on beyond what a visit may ask for; it is gone through again only if that becomes more."""
        if self._standing.deepens:
            self._depths[url] = number

    def end(self, url: str, *, complete: bool) -> None:
        """The walk is over; after one that is not `complete` the next visit tries again."""
        if self._read and not complete:
            self._depths.setdefault(url, self._read)


async def in_order(
    jobs: Iterator[Callable[[], Coroutine[Any, Any, T]]], most: int, ended: Callable[[], bool]
) -> AsyncIterator[T]:
    """Runs up to `most` jobs at once and yields their results in order; begins none once `ended` says so."""
    waiting: list[asyncio.Task[T]] = []
    try:
        while True:
            while len(waiting) < most and not ended():
                job = next(jobs, None)
                if job is None:
                    break
                waiting.append(asyncio.create_task(job()))
            if not waiting:
                return
            yield await waiting.pop(0)
    finally:
        for task in waiting:
            task.cancel()
