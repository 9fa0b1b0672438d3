"""What a run has in hand: watchlist, database, archive, the sources it visits, and the report it becomes.

`presswatch run`, `presswatch try` and `scrapy crawl` open the same session, so that all record alike.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy import signals

from presswatch import __version__
from presswatch.archive import Archive
from presswatch.database import fetches, locks, posts, runs, sources
from presswatch.database.decisions import Decision, note_decisions
from presswatch.database.engine import Database, open_database
from presswatch.database.glance import WATCHLIST_DIGEST
from presswatch.database.schema import meta
from presswatch.database.sources import SourceState
from presswatch.database.statements import upsert
from presswatch.errors import StorageError, UsageError
from presswatch.report import NewCoverage, NewMention, ProgressEvent, RunReport, SourceLine, name_for
from presswatch.watchlist import SourceEntry, Watchlist, load_watchlist
from scraper.fetching import Budget, Fetcher
from scraper.items import Validator, VisitEnd
from scraper.middlewares.address import rule
from scraper.middlewares.robots import RobotsAnswer
from scraper.reading import Reader
from scraper.settling import settlement
from scraper.trial import Trial
from scraper.visit import KnownEntry, Limits, Standing, Start, Visit
from scraper.work import Work

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

RUN_LOCK = "run"
DEFAULT_WATCHLIST = "watchlist.toml"
# Requests a source may make in one run beyond its pages and posts: robots.txt, redirects, retries, finding out the kind.
SPARE_REQUESTS = 50
BYTES_A_PAGE = 2_000_000


@dataclass(slots=True)
class Tally:
    """What one visit has given so far."""

    visit_id: int
    started_at: datetime
    ended: int = 0
    recorded: int = 0
    new: int = 0
    changed: int = 0
    with_date: int = 0
    with_text: int = 0
    end: VisitEnd | None = None


@dataclass(slots=True)
class Session:
    """One run under way. Everything it writes goes through `work`."""

    watchlist: Watchlist
    database: Database
    archive: Archive
    run_id: int
    chosen: tuple[SourceState, ...]
    lock: locks.Lock | None
    progress: Callable[[ProgressEvent], None] | None = None
    recheck: bool = False
    trial: Trial | None = None
    stopped_by: int | None = None
    storage_error: StorageError | None = None
    reader: Reader = field(default_factory=Reader)
    new_mentions: list[NewMention] = field(default_factory=list)
    new_coverage: list[NewCoverage] = field(default_factory=list)
    lines: dict[str, SourceLine] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    work: Work = field(init=False)
    entries: dict[str, SourceEntry] = field(init=False)
    states: dict[str, SourceState] = field(init=False)

    def __post_init__(self) -> None:
        self.work = Work(self.database, before_commit=self.archive.sync, on_failure=self.storage_failed)
        self.entries = {entry.name: entry for entry in self.watchlist.sources}
        self.states = {state.name: state for state in self.chosen}

    # Beginning

    def visits(self, crawler: Crawler) -> list[Visit]:
        """The visits of this run; sources that failed lately come last, so that they hold up nobody."""
        order = sorted(self.chosen, key=lambda state: state.fails)
        return [self._visit(crawler, state) for state in order if state.name in self.entries]

    def _visit(self, crawler: Crawler, state: SourceState) -> Visit:
        entry, settings = self.entries[state.name], self.watchlist.presswatch
        max_pages = entry.max_pages or settings.max_pages
        max_posts = entry.max_posts or settings.max_posts
        budget = Budget(
            deadline_s=settings.deadline_s,
            max_requests=2 * (max_pages + max_posts) + SPARE_REQUESTS,
            max_bytes=(max_pages + max_posts) * BYTES_A_PAGE,
        )
        fetcher = Fetcher(
            crawler,
            budget,
            timeout_s=settings.timeout_s,
            ignore_robots=entry.ignore_robots,
            verify_tls=entry.verify_tls,
        )
        backfill = None if entry.backfill == "all" else int(entry.backfill)
        return Visit(
            entry,
            _standing(state),
            Limits(
                max_pages=max_pages,
                max_posts=max_posts,
                backfill_pages=backfill,
                recheck_posts=None if self.recheck else settings.recheck_posts,
            ),
            fetcher=fetcher,
            reader=self.reader,
            memory=self,
            now=datetime.now(UTC),
            timezone=settings.timezone,
            trial=self.trial,
        )

    def begin(self, visit: Visit) -> None:
        """Books the visit as begun and charges its source, so that a crash counts against it and nobody else."""
        now = datetime.now(UTC)
        state = self.states[visit.entry.name]
        conn = self.work.connection()
        sources.charge(conn, state.id, now, now)
        visit_id = runs.start_visit(conn, self.run_id, state.id, now)
        self.tallies[state.name] = Tally(visit_id=visit_id, started_at=now)
        self._tell("visit", visit.entry.name, url=visit.entry.url)

    # What visits ask

    def known(self, source_id: int, keys: Sequence[str], guids: Sequence[str]) -> Mapping[str, KnownEntry]:
        with self.database.read() as conn:
            found = posts.known_entries(conn, source_id, keys, guids)
        return {key: KnownEntry(post_id=post_id, shown=shown) for key, (post_id, shown) in found.items()}

    def validator(self, source_id: int, url: str) -> Validator | None:
        with self.database.read() as conn:
            kept = fetches.get_validators(conn, source_id, [url]).get(url)
        if kept is None:
            return None
        return Validator(
            etag=kept.etag or "", last_modified=kept.last_modified or "", body_sha256=kept.body_sha256 or ""
        )

    def get_robots(self, origin: str) -> RobotsAnswer | None:
        with self.database.read() as conn:
            kept = fetches.get_robots(conn, origin)
        if kept is None:
            return None
        return RobotsAnswer(
            origin=origin,
            text=kept.body,
            reachable=kept.status != 0,
            words="as asked before",
            fetched_at=kept.fetched_at,
        )

    def longest_unasked(self, source_id: int, limit: int | None) -> list[tuple[int, str, str | None]]:
        with self.database.read() as conn:
            return posts.longest_unasked(conn, source_id, limit)

    def robots_text(self, origin: str) -> str:
        answer = self.get_robots(origin)
        return answer.text if answer else ""

    def put_robots(self, answer: RobotsAnswer) -> None:
        kept = fetches.RobotsAnswer(
            status=200 if answer.reachable else 0, body=answer.text, fetched_at=answer.fetched_at
        )
        fetches.put_robots(self.work.connection(), answer.origin, kept)

    # What pipelines report

    def settle(self, end: VisitEnd) -> None:
        """Writes how a visit ended: the source's state and next due time, what was learned, the visit's own row."""
        now = datetime.now(UTC)
        state, entry, tally = self.states[end.source], self.entries[end.source], self.tallies[end.source]
        conn = self.work.connection()
        decided = settlement(end, state, entry, self.watchlist.presswatch, started_at=tally.started_at, now=now)
        sources.settle(
            conn,
            state.id,
            state=decided.state,
            reason=decided.reason,
            words=decided.words,
            now=now,
            next_due_at=decided.next_due_at,
        )
        sources.learn(conn, state.id, **_learned(end, state, now))
        posts.touch_seen(conn, state.id, list(end.touched), now)
        posts.remember_shown(conn, state.id, end.touched)
        missed: list[int] = []
        if end.complete and end.shown_days is not None:
            missed = posts.mark_missing(conn, state.id, tally.started_at, end.shown_days)
        posts.mark_gone(conn, state.id, end.gone, now, missed=missed)
        asked = {url: _kept(validator, now) for url, validator in end.post_validators.items()}
        fetches.put_all_validators(conn, state.id, asked)
        made = [
            Decision(url=one.url, source_id=state.id, step=one.step, outcome=one.outcome, detail=one.detail)
            for one in end.decisions
        ]
        note_decisions(conn, made, run_id=self.run_id, now=now)
        if end.complete:
            for url, validator in end.validators.items():
                fetches.put_validators(conn, state.id, url, _kept(validator, now))
        runs.finish_visit(conn, tally.visit_id, _visit_outcome(end, decided.state, tally), now)
        self.lines[end.source] = _line(end, decided, state, tally, now)
        self._tell("done", end.source, url=entry.url, state=decided.state)
        self.work.commit()

    def storage_failed(self, error: BaseException) -> None:
        """Remembers that the storage refused; the run ends with what it has."""
        self.work.abandon(error)
        if self.storage_error is None:
            known = error if isinstance(error, StorageError) else StorageError(self.database.where, str(error))
            self.storage_error = known

    def tell_post(self, source: str, url: str) -> None:
        """Reports a recorded post to whoever shows progress."""
        self._tell("post", source, url=url)

    def _tell(self, event: Any, source: str = "", **more: Any) -> None:
        if self.progress is None:
            return
        self.progress(
            ProgressEvent(
                event=event,
                source=source,
                sources_done=len(self.lines),
                sources_total=len(self.chosen),
                posts=sum(tally.recorded for tally in self.tallies.values()),
                requests=sum(line.requests for line in self.lines.values()),
                **more,
            )
        )

    # Ending

    def close(self) -> RunReport:
        """Ends the run: commits, closes the run's row, gives back the lock, and says what came of it."""
        now = datetime.now(UTC)
        lines = tuple(self.lines[state.name] for state in self.chosen if state.name in self.lines)
        state = self._run_state(lines)
        try:
            if self.storage_error is None:
                conn = self.work.connection()
                self._return_charges()
                runs.finish_run(conn, self.run_id, state, now, self._counts(lines))
                self.work.commit()
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
            new_coverage=tuple(self.new_coverage),
            signal=self.stopped_by,
        )

    def _release(self) -> None:
        try:
            if self.lock is not None:
                self.lock.release()
        except StorageError:
            if self.storage_error is None:
                raise

    def _return_charges(self) -> None:
        """A source whose visit was cut off by our own stop is due again at once, as it was before."""
        conn = self.work.connection()
        for name in set(self.tallies) - set(self.lines):
            state = self.states[name]
            sources.uncharge(conn, state.id, fails=state.fails, next_due_at=state.next_due_at)

    def _run_state(self, lines: Sequence[SourceLine]) -> Any:
        if self.stopped_by:
            return "interrupted"
        if self.storage_error is not None:
            return "failed"
        if all(line.state == "ok" for line in lines):
            return "ok"
        return "partial" if any(line.state in ("ok", "partial") for line in lines) else "failed"

    def _counts(self, lines: Sequence[SourceLine]) -> runs.RunCounts:
        return runs.RunCounts(
            requests=sum(line.requests for line in lines),
            bytes=sum(tally.end.bytes for tally in self.tallies.values() if tally.end),
            posts_seen=sum(line.posts_seen for line in lines),
            posts_new=sum(line.posts_new for line in lines),
            posts_changed=sum(line.posts_changed for line in lines),
            errors=sum(1 for line in lines if line.state not in ("ok", "new")),
        )


def open_session(
    watchlist: Watchlist,
    database_url: str,
    archive_root: Path,
    *,
    names: Sequence[str] = (),
    everything: bool = False,
    progress: Callable[[ProgressEvent], None] | None = None,
    recheck: bool = False,
    digest: str = "",
) -> Session | None:
    """Opens a run over the due (or named, or all) sources; None if nothing is due.

    Raises RunLockedError where another run is under way, StorageError, and UsageError for an unknown name.
    """
    now = datetime.now(UTC)
    database = open_database(database_url, create=True)
    try:
        lock = locks.acquire(database, RUN_LOCK, now)
    except BaseException:
        database.close()
        raise
    try:
        with database.write() as conn:
            runs.recover_interrupted(conn, now)
            sources.sync_sources(conn, watchlist.sources, now)
            sources.sync_subjects(conn, watchlist.subjects, now)
            upsert(conn, meta, [{"key": WATCHLIST_DIGEST, "value": digest}], key=("key",))
            chosen = sources.due_sources(conn, now, list(names) or None, everything)
            run_id = runs.start_run(conn, now) if chosen else 0
    except BaseException:
        lock.release()
        database.close()
        raise
    if not chosen:
        lock.release()
        database.close()
        return None
    return Session(
        watchlist=watchlist,
        database=database,
        archive=Archive(archive_root, run=str(run_id)),
        run_id=run_id,
        chosen=tuple(chosen),
        lock=lock,
        progress=progress,
        recheck=recheck,
    )


def session_of(crawler: Crawler, *, kind: str = "", session: Session | None = None, url: str = "", **_: Any) -> Session:
    """The session of a crawler: the one it was given, or, for `scrapy crawl`, one opened from the environment.

    `-a url=…` adds a source for that address of the spider's kind; `-a names=a,b` visits these; without either all due ones.
    """
    opened = session or _from_environment(kind, url, str(_.get("names", "")))
    rule.allow(opened.watchlist.presswatch.allow_networks)
    crawler.settings.update(crawl_settings(opened.watchlist), priority="cmdline")
    if session is None:

        def closed() -> None:
            opened.close()

        crawler.signals.connect(closed, signals.spider_closed, weak=False)
    return opened


def _from_environment(kind: str, url: str, names: str) -> Session:
    path = Path(os.environ.get("PRESSWATCH_WATCHLIST", DEFAULT_WATCHLIST))
    watchlist = load_watchlist(path)
    wanted = [name for name in names.split(",") if name]
    if url:
        known = [entry.name for entry in watchlist.sources if entry.url == url]
        entry = SourceEntry(name=name_for(url), url=url, kind=kind or "auto")
        wanted = known or [entry.name]
        watchlist = watchlist if known else replace_sources(watchlist, (*watchlist.sources, entry))
    database_url = os.environ.get("PRESSWATCH_DATABASE", f"sqlite:///{path.parent / 'presswatch.db'}")
    opened = open_session(watchlist, database_url, path.parent / "archive", names=wanted, everything=bool(wanted))
    if opened is None:
        raise UsageError("scrapy crawl: no source is due (name one with -a names=NAME or -a url=ADDRESS)")
    return opened


def replace_sources(watchlist: Watchlist, entries: tuple[SourceEntry, ...]) -> Watchlist:
    """The same watchlist with other sources."""
    import msgspec  # noqa: PLC0415 - one use

    return msgspec.structs.replace(watchlist, sources=entries)


def crawl_settings(watchlist: Watchlist) -> dict[str, Any]:
    """Scrapy's settings as the watchlist gives them: politeness, bounds and the agent's name with its contact."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - one use

    settings = watchlist.presswatch
    contact = f" (+{settings.contact})" if settings.contact else ""
    slots = {}
    for entry in watchlist.sources:
        host = urlsplit(entry.url).hostname or ""
        delay = settings.delay_s if entry.delay_s is None else entry.delay_s
        slots[host] = {
            "delay": max(delay, slots.get(host, {}).get("delay", 0.0)),
            "concurrency": 2 if delay else 4,
            "jitter": 0.2,
        }
    return {
        "USER_AGENT": f"presswatch/{__version__}{contact}",
        "DOWNLOAD_DELAY": settings.delay_s,
        "DOWNLOAD_TIMEOUT": settings.timeout_s,
        "DOWNLOAD_MAXSIZE": int(settings.max_body_mb * 1024 * 1024),
        "DOWNLOAD_SLOTS": slots,
    }


def _standing(state: SourceState) -> Standing:
    layout = state.layout if isinstance(state.layout, dict) else {}
    return Standing(
        id=state.id,
        first_visit_on=state.added_at.date() if state.last_good_at else None,
        starts=tuple(Start(kind, url) for kind, url in layout.get("starts", ())),
        layouts=layout.get("layouts", {}),
        date_order=state.date_order,  # type: ignore[arg-type] - the column holds what DateOrder names
        backfilled=state.backfilled_at is not None,
    )


def _learned(end: VisitEnd, state: SourceState, now: datetime) -> dict[str, Any]:
    learned: dict[str, Any] = {}
    if end.starts and end.state in ("ok", "partial"):
        learned["kind"] = end.starts[0][0]
        learned["layout"] = {"starts": end.starts, "layouts": dict(end.layouts)}
        learned["date_order"] = end.date_order
    if end.backfilled and state.backfilled_at is None:
        learned["backfilled_at"] = now
    if end.moved != state.moved_url or end.moved:
        learned["moved_url"] = end.moved
        learned["moved_count"] = state.moved_count + 1 if end.moved and end.moved == state.moved_url else int(bool(end.moved))
    return learned


def _kept(validator: Validator, now: datetime) -> fetches.Validators:
    return fetches.Validators(
        etag=validator.etag or None,
        last_modified=validator.last_modified or None,
        body_sha256=validator.body_sha256 or None,
        fetched_at=now,
    )


def _visit_outcome(end: VisitEnd, state: str, tally: Tally) -> runs.VisitOutcome:
    recorded = tally.recorded
    return runs.VisitOutcome(
        state=state,
        reason=end.reason or None,
        words=end.words or None,
        posts_seen=end.posts_seen,
        posts_new=tally.new,
        posts_changed=tally.changed,
        requests=end.requests,
        bytes=end.bytes,
        with_date_ratio=tally.with_date / recorded if recorded else None,
        with_text_ratio=tally.with_text / recorded if recorded else None,
    )


def _line(end: VisitEnd, decided: Any, state: SourceState, tally: Tally, now: datetime) -> SourceLine:
    good = decided.state in ("ok", "partial")
    same = decided.state == state.state and decided.reason == state.reason
    return SourceLine(
        name=end.source,
        url=state.url,
        state=decided.state,
        reason=end.reason,
        words=end.words,
        posts_seen=end.posts_seen,
        posts_new=tally.new,
        posts_changed=tally.changed,
        requests=end.requests,
        since_at=state.since_at if same else now,
        last_good_at=now if good else state.last_good_at,
        next_try_at=decided.next_due_at,
    )
