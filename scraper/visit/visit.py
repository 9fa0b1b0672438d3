"""One source within one run: what it may use, what of it is known, what it yielded, and how it ended.

A visit walks the pages of its source newest first, opens the posts that are new or look changed, and ends with a
VisitEnd. It raises FetchFault and PageError for its source alone; one bad post never ends it.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar

from presswatch.errors import PageError
from presswatch.records import Dropped, Validator, copied
from presswatch.source_health.gaps import TRIED_FOR
from presswatch.urls.canonical import host_of, identity_key
from presswatch.watchlist.entries import SourceEntry
from scraper.fetch.browser import browser_problem
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched
from scraper.fetch.requests import Asking
from scraper.items import Entry, EntryPage, FoundPost, VisitEnd
from scraper.pages.dates.types import DateContext
from scraper.reading.reader import Task
from scraper.visit.interstitials import refuse_led_away
from scraper.visit.known_state import RunMemory
from scraper.visit.outcome import CLOSED_OFF, Faults, bare, lacks, left_out_of, words_of
from scraper.visit.recheck import QUIET_PAUSE, Recheck, stamped_anew
from scraper.visit.trial import Trial
from scraper.visit.visit_input import (
    KnownEntry,
    Limits,
    Standing,
    Start,
    days_of,
    own_entries,
    span_of,
    with_word_on_impossible,
)
from scraper.visit.walk import Depth, Overlap, Reach, in_order

T = TypeVar("T")
# Posts of one source under way at once: one on the wire, one being read, and their neighbours.
POSTS_AT_ONCE = 4
STALE_PAGES = 2  # in a row end a walk: a column of newest titles may have shown all of one page before


class Visit:
    """The state of one visit; spiders of every kind work through it."""

    def __init__(
        self,
        entry: SourceEntry,
        standing: Standing,
        limits: Limits,
        *,
        asking: Callable[[Callable[[], DateContext]], Asking],
        memory: RunMemory,
        now: datetime,
        timezone: str,
        trial: Trial | None = None,
    ) -> None:
        self.entry, self.standing, self.limits = entry, standing, limits
        self.memory, self._ask = memory, asking(lambda: self.context)
        self._now, self._timezone, self.trial = now, timezone, trial
        self._recheck_all = limits.recheck_posts is None
        self._faults = Faults()
        self._reach = Reach(standing.gap, memory.seen_before)
        self._overlap = Overlap(standing, memory)
        self._recheck = Recheck(entry, standing.id, self._ask, memory, put_off=self._faults.put_off)
        self.starts = standing.starts if entry.kind == "auto" else (Start(entry.kind, entry.url),)
        self.start_url = entry.url
        self.learned, self.date_order = deepcopy(standing.learned), standing.date_order
        self.validators: dict[str, Validator] = {}
        self.unchanged = self._stamped_anew = self.goes_on_by_itself = False
        self.moved: str | None = None
        self.pages = self.posts_seen = self.handed_on = self._asked = self._stale_pages = 0
        self.seen, self._touched = set[str](), dict[int, str]()
        self._complete_backfill, self._depth = True, Depth(standing, self.learned.depths)
        self._dropped, self._dated_now = list[Dropped](), list[Entry]()
        self._shown_days: tuple[date, date] | None = None
        self._kept, self._came_from = dict[str, Fetched](), dict[str, str]()
        self._listed = self._listed_dated = 0

    @property
    def context(self) -> DateContext:
        """What readers of dates need to know of the source: now, language, order, time zone."""
        return DateContext(
            now=self._now,
            language=self.entry.language or None,
            order=self.entry.date_order or self.date_order or None,
            timezone=self.entry.timezone or self._timezone,
        )

    async def fetch(self, url: str, *, conditional: bool = False, accept: str = "") -> Fetched:
        """Fetches a page of the source, once a visit; `conditional` sends what an earlier answer said of itself."""
        kept = self._kept.pop(url, None)
        if kept is not None:
            return kept
        anew = self._recheck_all or self.standing.deepens
        validator = self.memory.validator(self.standing.id, url) if conditional and not anew else None
        fetched = await self._ask.page(url, validator, accept)
        self.validators[url], self._came_from[url] = fetched.validator, fetched.url
        self._faults.list_cut_off(fetched.cut_off)
        if validator is not None and fetched.unchanged:
            self._stamped_anew = self._stamped_anew or stamped_anew(validator, fetched.validator)
        self.moved = (fetched.moved if url == self.start_url else None) or self.moved
        return fetched

    def keep(self, url: str, fetched: Fetched) -> None:
        """Keeps a fetched page for the next `fetch` of the same address (finding out a source's kind)."""
        self._kept[url] = fetched

    def had_at(self, url: str) -> datetime | None:
        """When an address last came whole, None if it never did."""
        validator = self.memory.validator(self.standing.id, url)
        return validator.fetched_at if validator else None

    async def read(self, function: Task[T] | Callable[..., T], fetched: Fetched, *args: Any, **kwargs: Any) -> T:
        """Has a fetched page read in the reading process. Raises PageError."""
        return await self._ask.read(function, fetched, *args, **kwargs)

    def try_in_browser(self) -> bool:
        """In a trial, has the pages opened in the browser from now on; False where they are already, or cannot be."""
        if self.trial is None or self._ask.in_browser:
            return False
        self._ask.in_browser = self.trial.in_browser(browser_problem())
        return self._ask.in_browser

    async def posts(self, series: AsyncIterator[AsyncIterator[EntryPage]]) -> AsyncIterator[FoundPost]:
        """Walks each place's pages, yields what is new or changed. Raises FetchFault or PageError if none is read."""
        walked = 0
        async for pages in series:
            walked += 1
            self._depth.begin(self.start_url)
            try:
                async for found in self._walk(pages):
                    yield found
            except (FetchFault, PageError) as fault:
                self._faults.lists.append(bare(fault))
                self._faults.put_off(fault)
                self._complete_backfill = False
            self._depth.end(self.start_url, complete=self._complete_backfill)
        if self._faults.lists and len(self._faults.lists) == walked:
            raise self._faults.lists[0]

    @property
    def quiet(self) -> bool:
        """True if the source's lists are as they were, and nothing indicates a change in what they link to."""
        return self.unchanged and not self._stamped_anew and not self._recheck_all

    @property
    def shows_news(self) -> bool:
        """True if a source that was read before shows anything new; a first visit says nothing of the time since."""
        return self.standing.backfilled and bool(self.handed_on or self._stamped_anew)

    @property
    def waits_for_news(self) -> bool:
        """True if the run's other sources decide whether this quiet one is asked now (docs/decisions/edits.md)."""
        return self.quiet and self.standing.backfilled and self.trial is None and self.limits.unpaused

    async def known_posts(self, *, at_once: bool) -> AsyncIterator[FoundPost]:
        """Asks for known posts again, those of a quiet source once a day, or now if `at_once`; yields the answers."""
        if not self.standing.backfilled or self.trial is not None:
            return
        before = self._now - QUIET_PAUSE if self.quiet and not at_once else None
        async for found in self._recheck.posts(self.limits.recheck_posts, before=before):
            self.handed_on += 1
            yield found

    async def _walk(self, pages: AsyncIterator[EntryPage]) -> AsyncIterator[FoundPost]:
        self.pages = 0
        self._reach.begin()
        async for page in self._shown(pages):
            self.pages += 1
            is_start = any(start.url == self.start_url for start in self.starts)
            # What health compares: the entries of a list's first page; a last page holds now fewer, now more.
            if self.pages == 1 and is_start and self.start_url not in self.learned.last_pages:
                self._listed += len(page.entries)
                self._listed_dated += sum(entry.date is not None for entry in page.entries)
            self._dropped += left_out_of(page.url, page.left_out)
            fresh, known, ends_new = self._fresh(page)
            self._reach.page(days_of(page.entries), known)
            jobs = (partial(self._open, entry, page.url) for entry in fresh)
            async for found in in_order(jobs, POSTS_AT_ONCE, lambda: self._faults.turned_away):
                for decided in self._faults.walls.look(self._reach.marked(found)) if found is not None else ():
                    self.handed_on += 1
                    yield decided
            dated = self._capped(self._dated_now)
            late = [FoundPost(source=self.entry.name, entry=one, found_on=page.url) for one in dated]
            for found in (*self._faults.walls.rest(), *late):  # before the next page is asked for: runs can be ended
                self.handed_on += 1
                yield found
            if self.trial is not None or not self._goes_on(page, ends_new=ends_new, any_fresh=bool(fresh)):
                break
        self._reach.end(unchanged=self.unchanged)

    async def _shown(self, pages: AsyncIterator[EntryPage]) -> AsyncIterator[EntryPage]:
        """The pages of a walk, up to one after the first that can never be had. Raises FetchFault or PageError."""
        try:
            async for page in pages:
                shown = with_word_on_impossible(page)
                yield shown if self.trial is None else self.trial.first_page(shown)
        except (FetchFault, PageError) as fault:
            if not self.pages or fault.reason not in CLOSED_OFF:
                raise
            self._dropped += self._faults.close_off(fault)
            self.goes_on_by_itself = False

    def _fresh(self, page: EntryPage) -> tuple[list[Entry], list[int], bool]:
        """The entries to open, the known posts, unless pinned, and whether older pages may hold news too."""
        entries = self._unseen(page)
        known = self._known(entries)
        came_from = self._came_from.get(page.url)
        if self.pages == 1 and came_from:
            any_known = bool(known) or not entries
            refuse_led_away(page.url, came_from, self.standing, self.learned, any_known=any_known)
        self._overlap.page(entries, known)
        dead = self.memory.dead(self.standing.id, list(entries.keys() - known.keys()))
        fresh, in_their_place, ends_known = list[Entry](), list[int](), False
        self._dated_now = []
        for key, entry in entries.items():
            old = known.get(key)
            if key in dead:
                continue
            if old is None:
                fresh.append(entry)
                ends_known &= entry.pinned
                continue
            if not entry.pinned:
                in_their_place.append(old.post_id)
                ends_known = True
            if self._asks_again(entry, old):
                fresh.append(entry)
        return self._capped(fresh), in_their_place, bool(entries) and not ends_known

    def _known(self, entries: Mapping[str, Entry]) -> dict[str, KnownEntry]:
        """Those of the entries that the record has, by their keys; an entry is known by its address or its guid."""
        guids = {key: entry.guid for key, entry in entries.items() if entry.guid}
        addresses = {key: entry.external for key, entry in entries.items()}
        stored = self.memory.known(self.standing.id, addresses, list(guids.values()))
        found = {key: stored.get(key) or stored.get(guids.get(key, "")) for key in entries}
        return {key: old for key, old in found.items() if old is not None}

    def _unseen(self, page: EntryPage) -> dict[str, Entry]:
        """A page's entries by key, without those that this visit has seen; counts them and the days they show."""
        own = own_entries(page, self.start_url)
        entries = {key: own[key] for key in reversed(own) if key not in self.seen}
        self.seen.update(entries)
        self._stale_pages = 0 if entries else self._stale_pages + 1
        self.posts_seen += len(entries)
        self._shown_days = span_of(self._shown_days, list(entries.values()))
        return entries

    def _asks_again(self, entry: Entry, old: KnownEntry) -> bool:
        """True if a known post is to be opened again; notes that the source shows it, and a day that it lacked."""
        self._touched[old.post_id], self._recheck.listed[old.post_id] = entry.shown, entry
        if old.is_opened_for(entry, self.memory, self._now - TRIED_FOR):
            return True
        if old.lacks_day_of(entry):
            self._dated_now.append(entry)  # its page, which shows no day, is not asked for
        return False

    def _capped(self, entries: list[Entry]) -> list[Entry]:
        room = max(self.limits.max_posts - self.handed_on - self._faults.walls.waiting, 0)
        self._dropped += self._faults.cut_off_posts([entry.url for entry in entries[room:]], self.limits.max_posts)
        return entries[:room]

    def _goes_on(self, page: EntryPage, *, ends_new: bool, any_fresh: bool) -> bool:
        """True if the next page may bring what is wanted: a backfill's depth, news, or posts of a gap."""
        if self._faults.cut or self._faults.turned_away:
            self._complete_backfill = False
            return False
        # The pages of a backfill, or the same pages again: a circle, or a list that never ends.
        wanted = None if self.standing.backfilled else self.limits.backfill_pages
        if self._stale_pages >= STALE_PAGES:
            return False
        if wanted is not None and self.pages >= wanted:
            self._depth.stop(self.start_url, self.pages, page)
            return False
        more = ends_new or page.more_lists or not self.standing.backfilled
        if not more and not self._reach.goes_on(days_of(page.entries), any_new=any_fresh):
            return False
        if self.pages >= self.limits.max_pages:
            self.cut_short()
        return self.pages < self.limits.max_pages

    def cut_short(self) -> None:
        """Says that the source goes on after the last page that a visit may ask for."""
        self._faults.cut, self._complete_backfill = "page-cap", False
        self._depth.capped(self.start_url, self.limits.max_pages)

    @property
    def wants_everything(self) -> bool:
        """True in a backfill without limit whose lists have no further page, or are sections: so the sitemap."""
        whole = not self.standing.backfilled and self.limits.backfill_pages is None and self.trial is None
        return whole and self._faults.cut is None and (not self.goes_on_by_itself or len(self.starts) > 1)

    async def _open(self, entry: Entry, found_on: str) -> FoundPost | None:
        """The post that an entry links to, as listed where its page is not asked for; None: not to be had this time."""
        old = self._overlap.is_backfill(entry) and not self._depth.was_read(self.pages)
        backfill = old and self.memory.is_old(self.standing, identity_key(entry.url))
        found = FoundPost(source=self.entry.name, entry=entry, found_on=found_on, backfill=backfill)
        nowhere = host_of(entry.url) in self._faults.nowhere
        if nowhere or (entry.external and not self.entry.follow_external):
            return found
        if self.trial is not None and not self.trial.opens(entry):
            return found
        self._asked += 1
        try:
            fetched = await self._ask.fetcher.fetch(entry.url)
            self._recheck.asked[entry.url] = fetched.validator  # also of a page that then defeats the reader
            found = replace(found, snapshot=fetched.snapshot, redirects=fetched.redirects)
            fetched, article = await self._ask.post(fetched)
            self._recheck.asked[entry.url] = fetched.validator
            found = replace(found, snapshot=fetched.snapshot, article=article)
        except (FetchFault, PageError) as fault:
            return self._post_failed(fault, found)
        self._faults.in_a_row = 0
        self._dropped += lacks(found)
        if entry.bare and (found.article is None or found.article.published is None):
            why = "an address in the sitemap whose page shows no date is not a post"
            self._dropped.append(Dropped(url=entry.url, step="post", outcome="no-date", detail=why))
            return None
        return found

    def _post_failed(self, fault: FetchFault | PageError, found: FoundPost) -> FoundPost | None:
        """A post that is gone, forbidden or unreadable is recorded from its entry; one that was kept back waits."""
        self._dropped.append(Dropped(url=found.entry.url, step="fetch", outcome=fault.reason, detail=words_of(fault)))
        if self._faults.post(fault, self.pages, found.entry.url, self.start_url):
            return None
        key = identity_key(found.entry.url)
        if fault.reason == "parse-error" and not self.memory.unreadable(self.standing.id, [key]):
            # Perhaps a bad moment of ours; recorded without its text it would never be read again. Next time it is.
            self._faults.wait(self.pages)
            return None
        if fault.reason in ("http-404", "http-410") and found.entry.date is None:
            return None
        return found if found.entry.title else None

    def rest_seen(self) -> None:
        """Says that the sitemap had what the lists do not show."""
        self._faults.closed = None

    def partly(self, fault: FetchFault | PageError, *, cut_off: bool = False) -> None:
        """Notes a fault that costs the visit a part of its source, or of a page: it goes on, and ends partial."""
        (self._faults.list_cut_off if cut_off else self._faults.part)(fault)

    def note(self, why: str, *, next_url: str | None = None, next_by_script: bool = False) -> None:
        """Keeps a reason for how the source is read, and what follows its first page, for `presswatch try`."""
        if self.trial is not None:
            kind = next((start.kind for start in self.starts if start.url == self.start_url), self.entry.kind)
            self.trial.note(kind, self.start_url, why, next_url, next_by_script=next_by_script)

    def ended(self, fault: FetchFault | PageError | None = None) -> VisitEnd:
        """The end of the visit as state, reason and plain words, with all that was learned."""
        walls, self._faults.partly = self._faults.walls, self._faults.partly or self._ask.fetcher.cut_off
        counts = {"asked": self._asked, "pages": self.pages, "seen": self.posts_seen}
        state, reason, words = self._faults.outcome(fault, anything=bool(self.handed_on or self._touched), **counts)
        return copied(
            VisitEnd,
            self,  # with its counts, `moved`, `date_order` and `validators`
            source=self.entry.name,
            state=state,
            reason=reason,
            words=words,
            **{name: getattr(self._ask.fetcher.budget, name) for name in ("requests", "bytes", "answers")},
            retry_after_s=getattr(fault, "retry_after_s", None) or self._faults.pause_s(self._asked),
            older_pages=self._depth.older_pages,
            older_posts=self._depth.older_posts,
            starts=tuple((start.kind, start.url) for start in self.starts),
            learned=deepcopy(self.learned),
            complete=state == "ok",
            touched=walls.asked_again(self._touched, self._recheck.listed),
            post_validators=walls.without_marks(self._recheck.asked),
            gone=tuple(self._recheck.gone),
            shown_days=self._shown_days,
            decisions=(*self._dropped, *walls.dropped),
            listed_dated=self._listed_dated,
            left_behind=self._faults.left_behind,
            walled=words == walls.words and walls.most,
            posts_shown=walls.shown,
            **(self._read_to_the_end() if fault is None else {}),
        )

    def _read_to_the_end(self) -> dict[str, Any]:
        waits = self._faults.waiting and self.standing.may_wait(self._now.date())
        return {
            "walked": self._complete_backfill and not self._faults.in_part,
            "backfilled": self._complete_backfill and not waits,
            "listed": 0 if self._faults.lists else self._listed,
            "reached_back": self._reach.came_back,
        }
