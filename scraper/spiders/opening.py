"""Opens a run: the same way for `presswatch run`, `presswatch try` and `scrapy crawl`, so that all record alike."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.misc import load_object
from sqlalchemy import Connection

from presswatch import __version__
from presswatch.database import channels, locks, problems, runs, sources
from presswatch.database.opening import open_database
from presswatch.encoders.words import one_line
from presswatch.errors import PresswatchError, UsageError
from presswatch.evidence.archive import Archive
from presswatch.report import BROKEN_OFF_SAID_AT, ProgressEvent, name_for
from presswatch.text.moments import RunClock
from presswatch.watchlist.entries import SourceEntry, Watchlist
from presswatch.watchlist.read import load_watchlist
from scraper.fetch.address import rule, server_of
from scraper.run.session import Session
from scraper.spiders.sites import site_spiders

RUN_LOCK = "run"
DEFAULT_WATCHLIST = "watchlist.toml"
BROKEN_OFF_WORDS = (
    f"the last {BROKEN_OFF_SAID_AT} runs did not finish (killed, out of memory, disk full, machine off?); "
    "what they read is kept, and the next run continues from there"
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
    """Opens a run over the due, named or all sources; None if none is. RunLockedError, StorageError, UsageError."""
    now = datetime.now(UTC)
    clock = RunClock(now)
    with ExitStack() as opened:
        database = open_database(database_url, create=True)
        opened.callback(database.close)
        lock = locks.acquire(database, RUN_LOCK, now)
        opened.callback(lock.release)
        with database.write() as conn:
            died = _bring_up_to_date(conn, watchlist, digest, now)
            chosen = sources.due_sources(conn, now, list(names) or None, everything)
            if chosen:
                Archive(archive_root).prove_writable(now)
            run_id = runs.start_run(conn, now) if chosen else 0
        if not chosen:
            return None
        session = Session(
            watchlist=watchlist,
            database=database,
            archive=Archive(archive_root, run=str(run_id)),
            run_id=run_id,
            chosen=tuple(chosen),
            lock=lock,
            clock=clock,
            progress=progress,
            recheck=recheck,
            deliver_first=died,
        )
        opened.pop_all()  # the session closes them
    return session


def _bring_up_to_date(conn: Connection, watchlist: Watchlist, digest: str, now: datetime) -> bool:
    """The record as a run finds it; True if the runs before it died, which is to be reported first."""
    died = bool(runs.recover_interrupted(conn, now)) and runs.broke_off_in_a_row(conn) >= BROKEN_OFF_SAID_AT
    sources.sync_sources(conn, watchlist.sources, now)
    sources.wake_after_wrong_clock(conn, watchlist, now)
    sources.sync_subjects(conn, watchlist.subjects, now)
    channels.sync_channels(conn, watchlist, now)
    sources.remember_watchlist(conn, digest)
    if died:
        problems.book_broken_passes(conn, BROKEN_OFF_WORDS, now)
    return died


def session_of(crawler: Crawler, *, kind: str = "", session: Session | None = None, url: str = "", **_: Any) -> Session:
    """The session given, or one opened for `scrapy crawl`: of `-a url=…`, of `-a names=a,b`, or of what is due."""
    try:
        opened = session or _from_environment(kind, url, str(_.get("names", "")))
    except PresswatchError as error:  # what a person has to fix ends `scrapy crawl` in a line, as it does `run`
        print(f"presswatch: {one_line(str(error))}", file=sys.stderr)  # noqa: T201 - scrapy's command is the caller
        raise SystemExit(error.exit_code) from None
    rule.allow(opened.watchlist.presswatch.allow_networks)
    crawler.settings.update(crawl_settings(opened.watchlist), priority="cmdline")
    if session is None:
        summary = load_object(crawler.settings["CRAWL_SUMMARY"])
        crawler.signals.connect(lambda: summary(opened.close()), signals.spider_closed, weak=False)
    return opened


def _from_environment(kind: str, url: str, names: str) -> Session:
    path = Path(os.environ.get("PRESSWATCH_WATCHLIST", DEFAULT_WATCHLIST))
    watchlist = load_watchlist(path, site_spiders=site_spiders())
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
    return msgspec.structs.replace(watchlist, sources=entries)


def crawl_settings(watchlist: Watchlist) -> dict[str, Any]:
    """Scrapy's settings as the watchlist gives them: politeness, bounds and the agent's name with its contact."""
    settings = watchlist.presswatch
    contact = f" (+{settings.contact})" if settings.contact else ""
    slots: dict[str, dict[str, float]] = {}
    for entry in watchlist.sources:
        server = server_of(entry.url)
        delay = settings.delay_s if entry.delay_s is None else entry.delay_s
        slots[server] = {
            "delay": max(delay, slots.get(server, {}).get("delay", 0.0)),
            "concurrency": 2 if delay else 4,
            "jitter": 0.0,
        }
    return {
        "USER_AGENT": f"presswatch/{__version__}{contact}",
        "DOWNLOAD_DELAY": settings.delay_s,
        "DOWNLOAD_TIMEOUT": settings.timeout_s,
        "DOWNLOAD_MAXSIZE": int(settings.max_body_mb * 1024 * 1024),
        "DOWNLOAD_SLOTS": slots,
    }
