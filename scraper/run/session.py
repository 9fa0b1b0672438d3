"""What a run has in hand, for `presswatch run`, `presswatch try` and `scrapy crawl` alike, and its report."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any

from scrapy.crawler import Crawler
from sqlalchemy import Connection

from presswatch.database import locks, posts, runs, sources
from presswatch.database.decisions import note_decisions
from presswatch.database.engine import Database
from presswatch.database.sources import SourceState
from presswatch.database.statements import savepoint
from presswatch.errors import StorageError
from presswatch.evidence.archive import Archive
from presswatch.report import NewCoverage, NewMention, ProgressEvent, RunReport, SourceLine, StoredCounts
from presswatch.text.moments import RunClock
from presswatch.timing.schedule import catch_up_pauses, missed_starts
from presswatch.watchlist.entries import SourceEntry, Watchlist
from scraper.fetch.browser import Browser
from scraper.fetch.fetching import Budget, Fetcher
from scraper.fetch.memory_budget import InHand, LargeBodies
from scraper.fetch.requests import Asking
from scraper.items import VisitEnd
from scraper.reading.reader import Reader
from scraper.run.health import RunHealth
from scraper.visit.known_state import RunMemory, Work
from scraper.visit.recheck import recheck_limit
from scraper.visit.source_update import (
    Tally,
    learned_of,
    line_of,
    settlement,
    standing_of,
    visit_outcome,
    with_half_understood,
    with_unrecorded,
)
from scraper.visit.trial import Trial
from scraper.visit.visit import Visit
from scraper.visit.visit_input import Limits

# Requests a source may make in one run beyond its pages and posts: robots.txt, redirects, retries, finding out its
# kind.
SPARE_REQUESTS = 50
BYTES_A_PAGE = 2_000_000
# How long a run that is asked to stop, or to which the storage was refused already, waits for other programs.
HURRIED_WAIT_S = 2.0
_SUMMED = ("requests", "posts_seen", "posts_new", "posts_changed")
# What a page takes in the browser, loading its parts and coming to rest.
BROWSER_PAGE_S = 4.0


@dataclass(slots=True)
class Session:
    """One run under way. Everything it writes goes through `work`."""

    watchlist: Watchlist
    database: Database
    archive: Archive
    run_id: int
    chosen: tuple[SourceState, ...]
    lock: locks.Lock | None
    clock: RunClock
    progress: Callable[[ProgressEvent], None] | None = None
    recheck: bool = False
    deliver_first: bool = False
    spread: bool = False
    trial: Trial | None = None
    stopped_by: int | None = None
    storage_error: StorageError | None = None
    stopping: bool = False
    reader: Reader = field(default_factory=Reader)
    in_hand: InHand = field(default_factory=InHand)
    large: LargeBodies = field(init=False)
    new_mentions: list[NewMention] = field(default_factory=list)
    new_coverage: dict[int, NewCoverage] = field(default_factory=dict)
    stored: Counter[str] = field(default_factory=Counter)
    lines: dict[str, SourceLine] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    work: Work = field(init=False)
    memory: RunMemory = field(init=False)
    entries: dict[str, SourceEntry] = field(init=False)
    states: dict[str, SourceState] = field(init=False)
    health: RunHealth = field(init=False)

    def __post_init__(self) -> None:
        self.large = LargeBodies(self.archive.root)
        self.health = RunHealth(self.database, self.run_id)
        self.work = Work(self.database, before_commit=self.archive.sync, on_failure=self.storage_failed)
        self.memory = RunMemory(self.database, self.work, self.clock)
        self.entries = {entry.name: entry for entry in self.watchlist.sources}
        self.states = {state.name: state for state in self.chosen}

    # Beginning

    def visits(self, crawler: Crawler) -> list[Visit]:
        """The visits of this run; sources that failed lately come last, so that they delay no other."""
        order, browser = sorted(self.chosen, key=lambda state: state.fails), Browser(crawler)
        return [self._visit(crawler, browser, state) for state in order if state.name in self.entries]

    def pauses(self, visits: Sequence[Visit]) -> dict[str, timedelta]:
        """How long visits wait before they begin, by source, where catching up is spread over some minutes."""
        due = {visit.entry.name: self.states[visit.entry.name].next_due_at for visit in visits}
        return catch_up_pauses(due, self.clock.now()) if self.spread else {}

    def _visit(self, crawler: Crawler, browser: Browser, state: SourceState) -> Visit:
        entry, settings = self.entries[state.name], self.watchlist.presswatch
        max_pages = entry.max_pages or settings.max_pages
        max_posts = entry.max_posts or settings.max_posts
        page_s = settings.delay_s if entry.delay_s is None else entry.delay_s
        page_s = max(page_s, BROWSER_PAGE_S) if entry.browser else page_s
        backfill, now = None if entry.backfill == "all" else int(entry.backfill), self.clock.now()
        standing = standing_of(state, max_pages if backfill is None else min(backfill, max_pages))
        standing = replace(standing, gap=self.health.gap(state, entry, settings, now))
        asking = partial(
            Asking,
            entry.name,
            fetcher=self._fetcher(crawler, entry, max_pages + max_posts),
            reader=self.reader,
            browser=browser,
            in_browser=entry.browser,
            scrolls=1 if standing.backfilled or self.trial else backfill or max_pages,
        )
        return Visit(
            entry,
            standing,
            Limits(
                max_pages=max_pages,
                max_posts=max_posts,
                backfill_pages=backfill,
                recheck_posts=None if self.recheck else recheck_limit(settings.recheck_s, page_s, max_posts),
                unpaused=page_s <= 0,
            ),
            asking=asking,
            memory=self.memory,
            now=now,
            timezone=settings.timezone,
            trial=self.trial,
        )

    def _fetcher(self, crawler: Crawler, entry: SourceEntry, pages: int) -> Fetcher:
        """What fetches for a source, with a budget for this many pages of lists and posts."""
        settings = self.watchlist.presswatch
        return Fetcher(
            crawler,
            Budget(
                deadline_s=settings.deadline_s,
                max_requests=2 * pages + SPARE_REQUESTS,
                max_bytes=pages * BYTES_A_PAGE,
                in_hand=self.in_hand,
                large=self.large,
            ),
            timeout_s=settings.timeout_s,
            ignore_robots=entry.ignore_robots,
            verify_tls=entry.verify_tls,
            clock=self.clock.now,
        )

    def begin(self, visit: Visit) -> None:
        """Records the visit as begun and charges its source, so that a crash counts against it alone."""
        now = self.clock.now()
        state = self.states[visit.entry.name]
        conn = self.work.connection()
        sources.charge(conn, state.id, now, now)
        missed = missed_starts(visit.entry, self.watchlist.presswatch, state.next_due_at, now)
        visit_id = runs.start_visit(conn, self.run_id, state.id, now, missed=missed)
        self.tallies[state.name] = Tally(visit_id=visit_id, started_at=now)
        self.show_progress()

    # What pipelines report

    def settle(self, end: VisitEnd) -> None:
        """Writes how a visit ended, all of it or nothing, and commits."""
        conn = self.work.connection()
        with savepoint(conn):
            tally = self.tallies[end.source]
            line = self._settled(conn, with_half_understood(with_unrecorded(end, tally), tally))
        self.lines[end.source] = line
        self.show_progress()
        self.work.commit()

    def _settled(self, conn: Connection, end: VisitEnd) -> SourceLine:
        """Writes the source's state and next due time, what was learned, the visit's own row; the source's line."""
        now = self.clock.now()
        state, entry, tally = self.states[end.source], self.entries[end.source], self.tallies[end.source]
        if self.trial is None:
            end = self.health.settle(conn, end, state, entry, tally)
        decided = settlement(end, state, entry, self.watchlist.presswatch, started_at=tally.started_at, now=now)
        sources.settle(conn, state.id, now=now, **asdict(decided))
        sources.learn(conn, state.id, **learned_of(end, state, now))
        posts.touch_seen(conn, state.id, list(end.touched), now)
        posts.remember_shown(conn, state.id, end.touched)
        missed: list[int] = []
        if end.complete and end.shown_days is not None:
            missed = posts.mark_missing(conn, state.id, tally.started_at, end.shown_days)
        posts.mark_gone(conn, state.id, end.gone, now, missed=missed)
        sources.put_validators(conn, state.id, end.post_validators, now)
        note_decisions(conn, state.id, end.decisions, run_id=self.run_id, now=now)
        if end.complete:
            sources.put_validators(conn, state.id, end.validators, now)
        runs.finish_visit(conn, tally.visit_id, visit_outcome(end, decided.state, tally), now)
        return line_of(end, decided, state, tally, entry=entry, now=now)

    def unsettled(self, source: str, error: Exception) -> None:
        """Reports that a source's visit could not be recorded; it stays charged, and is due again at once."""
        words = f"internal error while its visit was recorded ({type(error).__name__}: {error})"
        url = self.states[source].url
        self.lines[source] = SourceLine(name=source, url=url, state="failing", reason="parse-error", words=words)

    def storage_failed(self, error: BaseException) -> None:
        """Rolls back what is open, and keeps the first error of the storage, which ends the run."""
        self.work.abandon(error)
        self.hurry()
        if self.storage_error is None:
            known = error if isinstance(error, StorageError) else StorageError(self.database.where, str(error))
            self.storage_error = known

    def hurry(self) -> None:
        """Ends all waiting for the storage in this run: it was waited for, or the run is asked to stop."""
        self.database.patience.wait_s = HURRIED_WAIT_S

    def show_progress(self) -> None:
        """Reports the counts so far, if anybody is watching."""
        if self.progress is not None:
            event = ProgressEvent(
                sources_done=len(self.lines),
                sources_total=len(self.chosen),
                posts=sum(tally.recorded for tally in self.tallies.values()),
                requests=sum(line.requests for line in self.lines.values()),
            )
            self.progress(event)

    # Ending

    def close(self) -> RunReport:
        """Ends the run: commits, closes the run's row, gives back the lock, and says what came of it."""
        now = self.clock.now()
        lines = tuple(self.lines[state.name] for state in self.chosen if state.name in self.lines)
        state = self._run_state(lines)
        try:
            if self.storage_error is None:
                conn = self.work.connection()
                for name in set(self.tallies) - set(self.lines):  # cut off by our own stop: due as they were before
                    kept = self.states[name]
                    sources.uncharge(conn, kept.id, fails=kept.fails, next_due_at=kept.next_due_at)
                lines = self.health.close(conn, lines, now)
                runs.finish_run(conn, self.run_id, state, now, self._counts(lines))
                self.work.commit()
        except BaseException as error:
            self.work.abandon(error)  # else giving back the lock would wait for what is open here
            raise
        finally:
            self.reader.close()
            self.archive.close()
            self._release()
            self.database.close()
        return RunReport(
            run=self.run_id,
            state=state,
            sources=lines,
            new_mentions=tuple(self.new_mentions),
            new_coverage=tuple(self.new_coverage.values()),
            stored=StoredCounts(**self.stored),
            signal=self.stopped_by,
            problems=tuple(self.health.reported),
            storage=str(self.storage_error or ""),
        )

    def _release(self) -> None:
        try:
            if self.lock is not None:
                self.lock.release()
        except StorageError:
            if self.storage_error is None:
                raise

    def _run_state(self, lines: Sequence[SourceLine]) -> Any:
        if self.stopped_by:
            return "interrupted"
        if self.storage_error is not None:
            return "failed"
        unvisited = len(self.chosen) - len(lines)  # a defect of ours took the crawl with it
        if not unvisited and all(line.state == "ok" for line in lines):
            return "ok"
        return "partial" if any(line.state in sources.OK_STATES for line in lines) else "failed"

    def _counts(self, lines: Sequence[SourceLine]) -> runs.RunCounts:
        return runs.RunCounts(
            bytes=sum(tally.end.bytes for tally in self.tallies.values() if tally.end),
            errors=sum(1 for line in lines if line.state not in ("ok", "new")),
            **{name: sum(getattr(line, name) for line in lines) for name in _SUMMED},
        )
