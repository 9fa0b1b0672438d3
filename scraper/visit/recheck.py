"""Known posts asked for again, conditionally, as the host's time allows: edits and removals that no list shows."""

import asyncio
from collections import UserDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

from presswatch.errors import PageError
from presswatch.records import Validator, copied
from presswatch.text.moments import http_date
from presswatch.watchlist.entries import SourceEntry
from scraper.fetch.faults import TRANSIENT, FetchFault
from scraper.fetch.requests import Asking
from scraper.items import Entry, FoundPost
from scraper.visit.filler_pages import notice_of, shows
from scraper.visit.known_state import RunMemory

# A source whose list shows no change is asked about its posts once in this time.
QUIET_PAUSE = timedelta(days=1)
# The host fails, or what the source may use is used up.
_ENDS_ASKING = TRANSIENT | {"deadline", "page-cap", "http-429"}
# A Last-Modified this close to the answer's own time is the clock of a page made for each request, not of a change.
MADE_NOW = timedelta(minutes=1)


class Asked(UserDict[str, Validator]):
    """What answers of posts said of themselves, by address, packed, since visits keep it: half of what objects take."""

    data: Any  # by address the bytes

    def __getitem__(self, url: str) -> Validator:
        return msgspec.msgpack.decode(self.data[url], type=Validator)

    def __setitem__(self, url: str, validator: Validator) -> None:
        self.data[url] = msgspec.msgpack.encode(validator)


@dataclass(slots=True)
class Recheck:
    """One visit's asking for known posts: what answers said, what was not found, what ended it (`put_off`)."""

    source: SourceEntry
    source_id: int
    asking: Asking
    memory: RunMemory
    put_off: Callable[[FetchFault | PageError], None]
    asked: Asked = field(default_factory=Asked)
    gone: list[int] = field(default_factory=list)
    listed: dict[int, Entry] = field(default_factory=dict)

    async def posts(self, limit: int | None, *, before: datetime | None) -> AsyncIterator[FoundPost]:
        """Asks for up to `limit` posts not asked `before`; yields the answers that show them, until the host fails."""
        last: FoundPost | None = None
        in_place: set[str] = set()
        async for found in self._answers(limit, before=before):
            text = found.article.text if found.article else ""
            if text and last is not None and last.article is not None and text == last.article.text:
                in_place.add(text)
                self._ask_anew(last)
                last = None
            if text in in_place:
                self._ask_anew(found)
                continue
            if last is not None:
                yield last
            last = found
        if last is not None:
            yield last

    def _ask_anew(self, found: FoundPost) -> None:
        """Forgets what an answer said of itself that did not show the post."""
        self.asked[found.entry.url] = self._kept(found.entry.url)

    def _kept(self, url: str) -> Validator:
        return self.memory.validator(self.source_id, url) or Validator()

    async def _answers(self, limit: int | None, *, before: datetime | None) -> AsyncIterator[FoundPost]:
        """The answers for known posts that are whole and not "unchanged"."""
        for post_id, url, shown, title in self.memory.longest_unasked(self.source_id, limit, before=before):
            if url in self.asked:
                continue
            try:
                found = await self._answer(self.listed.get(post_id, Entry(url=url)), url, title)
            except (FetchFault, PageError) as fault:
                if not self._goes_on(fault, post_id, url):
                    return
                continue
            if found is not None:
                yield replace(found, entry=replace(found.entry, url=url, as_shown=shown or ""))

    async def _answer(self, entry: Entry, url: str, title: str) -> FoundPost | None:
        """What a post's page shows now; None where it is unchanged, came in part, or shows something in its place."""
        validator = self.memory.validator(self.source_id, url)
        fetched = await self.asking.fetcher.fetch(url, validator)
        self.asked[url] = fetched.validator
        fetched, article = await self.asking.post(fetched, validator)
        self.asked[url] = fetched.validator
        notice = article is not None and not shows(title, article, url) and notice_of(article, fetched.snapshot.body)
        if notice or fetched.cut_off is not None:
            article, self.asked[url] = None, validator or Validator()
        if article is None:
            return None
        given = {"source": self.source.name, "found_on": self.source.url, "entry": entry, "article": article}
        return copied(FoundPost, fetched, **given)

    def _goes_on(self, fault: FetchFault | PageError, post_id: int, url: str) -> bool:
        """Books a post that could not be had; False where no more is to be asked for."""
        if fault.reason in _ENDS_ASKING:
            self.put_off(fault)
            return False
        if fault.reason in ("http-404", "http-410"):
            self.gone.append(post_id)
        else:
            # Asked is asked: a post that is walled off now must not stay first in line for ever.
            self.asked.setdefault(url, self._kept(url))
        return True


class RunNews:
    """True if any source of a run shows something new: then its quiet sources are asked for their posts as well."""

    def __init__(self, walking: int) -> None:
        self.any = False
        self._walking = walking
        self._known = asyncio.Event()

    def walked(self, *, news: bool) -> None:
        """One source's lists have been read (or failed); `news` says whether they showed anything new."""
        self._walking -= 1
        self.any = self.any or news
        if self.any or self._walking <= 0:
            self._known.set()

    async def heard(self) -> bool:
        """Returns once a source has shown something new (True), or all have been read and none did (False)."""
        await self._known.wait()
        return self.any


def recheck_limit(recheck_s: float, delay_s: float, max_posts: int) -> int:
    """Posts that a visit may ask for again: as many as the host's delay lets into `recheck_s` seconds."""
    if recheck_s <= 0:
        return 0
    return max_posts if delay_s <= 0 else min(max_posts, max(1, int(recheck_s / delay_s)))


def stamped_anew(old: Validator, new: Validator) -> bool:
    """True if a server marks an unchanged list as written again, as after edits of a post (RFC 9110, 8.8)."""
    if old.etag or new.etag:
        # Weak and strong tags are equal here.
        return bool(old.etag and new.etag) and old.etag.removeprefix("W/") != new.etag.removeprefix("W/")
    if not old.last_modified or old.last_modified == new.last_modified:
        return False
    changed_at = http_date(new.last_modified)
    return changed_at is not None and (new.fetched_at is None or new.fetched_at - changed_at > MADE_NOW)
