"""WHEN: one pass over the due sources and notices, or a process that keeps starting passes.

`run_once` is what cron and a person call: lock, due sources, one crawl, report. `keep_running` only wakes up
(APScheduler), looks whether anything is due, and starts the same pass as a child process with a deadline, so that
nothing a pass does can stop the scheduler or pile up in it. What is due is computed from our own table
(`presswatch.timing.schedule`), never by the scheduler's triggers: they forget, drop late jobs and drift at changes
of the clock.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from presswatch.errors import PresswatchError, StorageError
from presswatch.locale import translated
from presswatch.report import BROKEN_OFF_SAID_AT, ProgressEvent, RunReport, TryPost, TryReport, broken_off_words

if TYPE_CHECKING:
    from scrapy.crawler import AsyncCrawlerProcess

    from presswatch.notify.delivery import DeliveryReport
    from presswatch.watchlist.entries import Watchlist
    from scraper.run.lifecycle import StopInOrder
    from scraper.run.session import Session

TICK_S = 20
# A pass still running by then is ended in order, and killed half a minute later; the next one resumes its work.
PASS_DEADLINE_S = 2 * 3600
# The day's copy is made while nothing is due; where many sources always are, it comes after this many passes.
BUSY_PASSES = 10
# A pass that is asked to stop ends by itself within this time (`scraper.run.lifecycle`).
STOP_WITHIN_S = 10
# A look takes longer only where it waits for the storage, or copies it.
LOOK_WITHIN_S = 3
# The exit codes of a completed pass: success, unhealthy sources, another run active, stopped by SIGINT or SIGTERM.
ENDINGS = frozenset({0, 1, 4, 130, 143})


def run_once(
    watchlist: Watchlist,
    watchlist_path: Path,
    database_url: str,
    *,
    names: Sequence[str] = (),
    all_sources: bool = False,
    recheck: bool = False,
    spread: bool = False,
    progress: Callable[[ProgressEvent], None] | None = None,
) -> RunReport:
    """One pass over the due sources (or the named ones, or all), once in a process; the report of what came of it.

    With `spread` those long overdue begin one after the other. Raises RunLockedError, StorageError and UsageError.
    """
    from presswatch.database.glance import anything_due, watchlist_digest  # noqa: PLC0415 - the standard library alone

    digest = watchlist_digest(watchlist_path) if watchlist_path.exists() else ""
    if not (names or all_sources) and anything_due(database_url, datetime.now(UTC), digest) is False:
        return RunReport(run=None, state="ok")

    from presswatch.database.locks import refuse_if_held  # noqa: PLC0415 - loads SQLAlchemy
    from presswatch.database.opening import open_database  # noqa: PLC0415 - loads SQLAlchemy

    with open_database(database_url, create=True) as database:  # before Scrapy is loaded; the session takes the lock
        refuse_if_held(database, "run", datetime.now(UTC))
    from scraper.spiders.opening import open_session  # noqa: PLC0415 - loads Scrapy

    session = open_session(
        watchlist,
        database_url,
        archive_root(watchlist_path, database_url),
        names=names,
        everything=all_sources,
        progress=progress,
        recheck=recheck,
        digest=digest,
    )
    if session is None:
        return RunReport(run=None, state="ok")
    session.spread = spread
    if session.deliver_first:
        with contextlib.suppress(StorageError):  # the crawl meets it too, and reports it
            deliver_due(watchlist, watchlist_path, database_url)
    return _crawl(session)


def deliver_due(watchlist: Watchlist, watchlist_path: Path, database_url: str) -> DeliveryReport | None:
    """Sends the channels what is due, after a run of any outcome; None if nothing is. StorageError."""
    from presswatch.database.glance import anything_to_deliver  # noqa: PLC0415 - the standard library alone

    if not watchlist.channels or anything_to_deliver(database_url, datetime.now(UTC)) is False:
        return None
    from presswatch.database.opening import open_database  # noqa: PLC0415 - loads SQLAlchemy
    from presswatch.notify.delivery import Notifier  # noqa: PLC0415 - loads Jinja and urllib3
    from presswatch.watchlist.secret import secrets_root  # noqa: PLC0415

    with open_database(database_url, create=True) as database:
        return Notifier(database=database, watchlist=watchlist, base=secrets_root(watchlist_path)).deliver()


def try_source(
    url: str, *, watchlist: Watchlist | None, posts: int = 10, found: Callable[[TryPost], None] | None = None
) -> TryReport:
    """What an address would yield as a source: the same crawl into a throw-away database; nothing is kept.

    `found` is called with each post as it comes, and again with what its page shows.
    """
    import msgspec  # noqa: PLC0415

    from presswatch.urls.canonical import host_of  # noqa: PLC0415
    from presswatch.urls.networks import is_own_machine  # noqa: PLC0415
    from presswatch.watchlist.entries import SourceEntry, Watchlist  # noqa: PLC0415 - loads msgspec
    from scraper.spiders.opening import open_session, replace_sources  # noqa: PLC0415 - loads Scrapy
    from scraper.visit.trial import Trial  # noqa: PLC0415

    known = watchlist or Watchlist()
    entry = next((entry for entry in known.sources if entry.url == url), None) or SourceEntry(name="try", url=url)
    if entry.delay_s is None and is_own_machine(host_of(url)):
        entry = msgspec.structs.replace(entry, delay_s=0.0)  # nobody else is served there, and a person is waiting
    with tempfile.TemporaryDirectory(prefix="presswatch-try-") as folder:
        session = open_session(
            replace_sources(known, (entry,)), f"sqlite:///{folder}/try.db", Path(folder) / "archive", everything=True
        )
        assert session is not None, "the one source is always due"
        session.trial = Trial(url=url, posts=posts, found=found)
        report = _crawl(session)
        return session.trial.report(report, entry)


def archive_root(watchlist_path: Path, database_url: str) -> Path:
    """Where snapshots are kept: PRESSWATCH_ARCHIVE, else next to the SQLite file, else next to the watchlist."""
    given = os.environ.get("PRESSWATCH_ARCHIVE")
    if given:
        return Path(given)
    if database_url.startswith("sqlite:///"):
        return Path(database_url.removeprefix("sqlite:///")).parent / "archive"
    return watchlist_path.absolute().parent / "archive"


def _crawl(session: Session) -> RunReport:
    """Runs the crawl of a session to its end or to a signal, and closes the session whatever happens."""
    from scraper.run.lifecycle import Heartbeat, StopInOrder  # noqa: PLC0415

    stop = StopInOrder(session)
    try:
        with stop:
            process = _process_of(session, stop)
            # What was loaded stays: the collector need not look through it, and so sees the sooner what pages leave.
            gc.collect()
            gc.freeze()
            if process is not None:
                with Heartbeat(session):
                    process.start(install_signal_handlers=False)
    finally:
        report = session.close()
    if session.storage_error is not None and not session.stopped_by:
        raise session.storage_error
    return report


def _process_of(session: Session, stop: StopInOrder) -> AsyncCrawlerProcess | None:
    """The crawl of a session, ready to start; None where a signal came before `stop` knew of it."""
    from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415
    from scrapy.settings import Settings  # noqa: PLC0415

    from scraper.run.lifecycle import make_logs_harmless  # noqa: PLC0415
    from scraper.spiders.run import RunSpider  # noqa: PLC0415

    settings = Settings()
    settings.setmodule("scraper.settings", priority="project")
    if os.environ.get("PRESSWATCH_LOG_LEVEL"):
        settings.set("LOG_LEVEL", os.environ["PRESSWATCH_LOG_LEVEL"], priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    make_logs_harmless()
    stop.crawler = process.create_crawler(RunSpider)  # what comes from now on waits for the crawl to start
    if session.stopped_by is not None:
        return None
    process.crawl(stop.crawler, session=session)
    return process


def keep_running(watchlist_path: Path, database_url: str) -> int:
    """Starts a pass whenever sources are due until SIGTERM (143) or SIGINT (130), by the last good watchlist."""
    from presswatch.timing.wakeups import Waker  # noqa: PLC0415 - loads APScheduler

    stopped = threading.Event()
    got: list[int] = []

    def stop(number: int, _frame: object) -> None:
        got.append(number)
        stopped.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    ticker = Ticker(watchlist_path, database_url)
    # In a thread, as the looks after it: one that waits for the storage must not keep signals from being heard.
    threading.Thread(target=ticker.tick, name="first look", daemon=True).start()
    waker = Waker(ticker.tick, TICK_S)
    waker.start()
    _say(f"watching {watchlist_path}; a run starts whenever sources are due (stop with Ctrl-C)")
    while not stopped.wait(1.0):
        ticker.reap()
        waker.look()
    waker.stop()
    if not ticker.stop():
        os._exit(128 + got[0])  # its thread would be waited for; what it waits for it has not begun to write
    return 128 + got[0]


class Ticker:
    """One look at the clock: has the watchlist changed, is anything due, is the last pass still running."""

    def __init__(self, watchlist_path: Path, database_url: str) -> None:
        from presswatch.watchlist.read import LastGood  # noqa: PLC0415 - loads msgspec

        self._path, self._database_url = watchlist_path, database_url
        self._good = LastGood(watchlist_path, _load)
        self._backed_up_on: date | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._is_pass = True
        self._broken_off = 0
        self._to_deliver = False
        self._busy = 0
        self._refusal = ""
        self._stopping = False
        self._guard = threading.Lock()

    def tick(self) -> None:
        """Starts a pass if anything is due and none is under way; called every `TICK_S` seconds."""
        with self._guard:
            self._reap()
            self._reload()
            if self._child is not None or self._good.watchlist is None:
                return
            if self._to_deliver:
                self._to_deliver = False
                self._start("digest")
                return
            due = self._due()
            self._busy += bool(due)
            if due is False or self._busy > BUSY_PASSES:
                self._back_up()
            if due:
                self._start("run", "--quiet", "--spread")

    def reap(self) -> None:
        """Takes note of a pass that has ended, and ends one that is past its deadline; a look under way does it."""
        if self._guard.acquire(blocking=False):
            try:
                self._reap()
            finally:
                self._guard.release()

    def stop(self) -> bool:
        """Ends the pass under way in order, in STOP_WITHIN_S seconds; False while a look goes on, which starts none."""
        self._stopping = True
        free = self._guard.acquire(timeout=LOOK_WITHIN_S)
        if free and self._child is not None:
            self._child.terminate()
            try:
                self._child.wait(STOP_WITHIN_S)
            except subprocess.TimeoutExpired:
                self._child.kill()
        if free:
            self._guard.release()
        self._good.close()
        return free

    def _reload(self) -> None:
        words = self._good.look()
        if words:
            _say(words + ("; the last valid watchlist stays in force" if self._good.watchlist else ""))

    def _due(self) -> bool | None:
        """True if a source or a channel is due; None where the storage refuses."""
        from presswatch.database.channels import anything_to_deliver, sync_channels  # noqa: PLC0415
        from presswatch.database.opening import open_database  # noqa: PLC0415
        from presswatch.database.sources import due_sources, sync_sources, wake_after_wrong_clock  # noqa: PLC0415

        now, watchlist = datetime.now(UTC), self._good.watchlist
        assert watchlist is not None, "asked for only then"
        try:
            with open_database(self._database_url, create=True) as database:
                with database.write() as conn:
                    sync_sources(conn, watchlist.sources, now)
                    wake_after_wrong_clock(conn, watchlist, now)
                    sync_channels(conn, watchlist, now)
                with database.read() as conn:
                    due = bool(due_sources(conn, now)) or anything_to_deliver(conn, now)
        except PresswatchError as error:
            if str(error) != self._refusal:  # reported once, not at every look
                _say(str(error))
            self._refusal = str(error)
            return None
        self._refusal = ""
        return due

    def _back_up(self) -> None:
        """The daily copy of an SQLite database, while no pass is under way; a failed copy is reported once a day."""
        today = datetime.now(UTC).date()
        if self._backed_up_on == today or not self._database_url.startswith("sqlite:"):
            return
        self._backed_up_on, self._busy = today, 0
        from presswatch.database.backup import daily_backup  # noqa: PLC0415 - loads SQLAlchemy
        from presswatch.database.opening import open_database  # noqa: PLC0415

        try:
            with open_database(self._database_url) as database:
                daily_backup(database, today)
        except (PresswatchError, OSError) as error:
            _say(f"no backup today: {error}")

    def _start(self, *arguments: str) -> None:
        from presswatch.watchlist.secret import secrets_root  # noqa: PLC0415

        environment = {
            **os.environ,
            "PRESSWATCH_DATABASE": self._database_url,
            "PRESSWATCH_ARCHIVE": str(archive_root(self._path, self._database_url)),
            "PRESSWATCH_SECRETS": str(secrets_root(self._path)),
        }
        self._is_pass = arguments[0] == "run"
        if self._stopping:
            return
        try:
            command = [sys.executable, "-m", "presswatch", "--watchlist", str(self._good.copy()), *arguments]
            # A group of its own: `stop` forwards Ctrl-C once; a second signal would end it at once.
            self._child = subprocess.Popen(command, env=environment, process_group=0)  # noqa: S603 - our own program
        except OSError as error:  # no process, no memory, no handle, no room left
            self._note(f"it cannot be started: {error.strerror}")
        self._started = time.monotonic()

    def _reap(self) -> None:
        if self._child is None:
            return
        code = self._child.poll()
        if code is not None:
            self._child = None
            if self._is_pass:
                self._note("" if code in ENDINGS else f"exit code {code}")
            return
        over = time.monotonic() - self._started - PASS_DEADLINE_S
        if over > 30:
            self._child.kill()
        elif over > 0:
            self._child.terminate()

    def _note(self, fault: str) -> None:
        """Takes note of how a pass ended ("" = success); reports when two in a row broke off, and when that is over."""
        was, self._broken_off = self._broken_off, self._broken_off + 1 if fault else 0
        if self._broken_off == BROKEN_OFF_SAID_AT:
            words = broken_off_words(fault)
            _say(f"problem: {words}")
            self._book(words)
        elif not fault and was >= BROKEN_OFF_SAID_AT:
            _say("recovered: a run finished again")

    def _book(self, words: str) -> None:
        """Notifies the channels, by a process of its own: a pass would break off before it notifies them."""
        from presswatch.database.opening import open_database  # noqa: PLC0415
        from presswatch.database.problems import book_broken_passes  # noqa: PLC0415

        try:
            with open_database(self._database_url) as database, database.write() as conn:
                book_broken_passes(conn, words, datetime.now(UTC))
        except PresswatchError as error:
            _say(str(error))
        else:
            self._to_deliver = bool(self._good.watchlist and self._good.watchlist.channels)


def _load(path: Path) -> Watchlist:
    from pipelines.mentions.step import check_regex  # noqa: PLC0415
    from pipelines.outlets.outlet import look_up  # noqa: PLC0415
    from presswatch.watchlist.read import load_watchlist  # noqa: PLC0415
    from scraper.spiders.sites import site_spiders  # noqa: PLC0415

    return load_watchlist(path, site_spiders=site_spiders(), regex_check=check_regex, outlet_lookup=look_up)


def _say(text: str) -> None:
    sys.stderr.write(f"presswatch: {translated(text)}\n")
    sys.stderr.flush()
