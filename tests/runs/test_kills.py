"""kill -9, SIGTERM and a second run, on real processes: nothing lost, nothing twice, and the record in order."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests import warm
from tests.running import CHECKOUT, HEAD, command, presswatch, run_json, write_watchlist
from tests.runs.test_passes import SUBJECTS, TITLES, text_of
from tests.serving import Answer, Site, list_page, post_page
from tests.warm import Warm

POSTS = 40
# The specification says two seconds on an idle machine; here others may be running on it.
ENDS_WITHIN_S = 4
# A run that holds the lock and hangs with a transaction open.
WRITING = """
import sys, time
from datetime import UTC, datetime
from presswatch.database import locks, runs
from presswatch.database.opening import open_database
database = open_database("sqlite:///" + sys.argv[1])
with locks.acquire(database, "run", datetime.now(UTC)), database.write() as conn:
    runs.start_run(conn, datetime.now(UTC))
    print("writing", flush=True)
    time.sleep(60)
"""
SILENT = subprocess.DEVNULL


def archive(more: int = 0) -> dict[str, Answer]:
    """A list of forty posts on two pages; every fourth names the institute, each with `more` extra lines of text."""

    def title(n: int) -> str:
        return f"{TITLES[n % 6]}, part {n}"

    def day(n: int) -> str:
        return f"2025-{1 + n // 28:02d}-{1 + n % 28:02d}"

    def page(n: int) -> Answer:
        named = ["The Example Institute had called for it."] if n % 4 == 0 else []
        lines = [f"In the year {1000 + k} the harbour of part {n} counted {k * 7 % 900} boats." for k in range(more)]
        return post_page(title(n), *text_of(n), *named, *lines, day=day(n))

    numbers = list(range(POSTS, 0, -1))
    lists = {
        "/news": list_page([(f"/p/{n}", title(n), day(n)) for n in numbers[:20]], "/news?page=2"),
        "/news?page=2": list_page([(f"/p/{n}", title(n), day(n)) for n in numbers[20:]]),
    }
    return {**lists, **{f"/p/{n}": page(n) for n in numbers}}


def start(folder, *arguments):
    """A run in the background."""
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    return Warm(command("run", *arguments), cwd=folder, env=env, stdout=SILENT, stderr=SILENT)


def counts(folder) -> tuple[int, int, int]:
    with sqlite3.connect(folder / "presswatch.db") as db:
        posts = db.execute("SELECT count(*), count(DISTINCT url) FROM v_posts").fetchone()
        mentioned = db.execute("SELECT count(DISTINCT post_url) FROM v_mentions").fetchone()
    return posts[0], posts[1], mentioned[0]


def test_kills_at_random_moments_lose_and_double_nothing(tmp_path):
    """Ten runs killed at random moments, then one to its end: every post once, doctor is clean."""
    moments = random.Random(7)
    with Site(archive()) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        for _ in range(10):
            process = start(tmp_path)
            time.sleep(moments.uniform(0.4, 2.6))
            process.kill()
            process.wait()
        report = run_json(tmp_path)
        assert report["state"] == "ok", report["stderr"]
    assert counts(tmp_path) == (POSTS, POSTS, POSTS // 4)
    doctor = presswatch(tmp_path, "doctor")
    assert (doctor.returncode, doctor.stderr.strip()) == (0, "no problems found")
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert {row[0] for row in db.execute("SELECT state FROM runs")} <= {"ok", "interrupted"}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_the_pass_in_order(tmp_path, number, code):
    """What was found is kept, the run is interrupted, the source is due as before, the exit code gives the signal."""
    routes = archive()
    routes["/p/30"] = Answer(b"", hang_s=20)
    with Site(routes) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        process = start(tmp_path)
        deadline = time.monotonic() + 30
        while site.asked("/p/30") == 0 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(number)
        assert process.wait(10) == code
        site.routes["/p/30"] = archive()["/p/30"]
        with sqlite3.connect(tmp_path / "presswatch.db") as db:
            assert db.execute("SELECT state FROM runs").fetchall() == [("interrupted",)]
            assert db.execute("SELECT fails FROM sources").fetchall() == [(0,)]
        assert run_json(tmp_path)["state"] == "ok"
    assert counts(tmp_path) == (POSTS, POSTS, POSTS // 4)


@pytest.mark.parametrize("path", ["/robots.txt", "/news", "/p/30"])
def test_a_signal_is_not_kept_waiting_by_a_server_that_never_answers(tmp_path, path):
    """The run ends long before the server's timeout, and is recorded as interrupted, not as killed."""
    with Site({**archive(), path: Answer(b"", hang_s=25)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, head=f"{HEAD}timeout_s = 60\n")
        process = start(tmp_path)
        deadline = time.monotonic() + 30
        while site.asked(path) == 0 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 143
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert db.execute("SELECT state FROM runs").fetchall() == [("interrupted",)]
        assert db.execute("SELECT fails FROM sources").fetchall() == [(0,)]


# Sends itself a signal while its first part, the crawl, is loaded, or when the crawl is over.
EARLY_OR_LATE = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell ignores in what it starts in the background
import scrapy.crawler, scheduler
from scraper.run.session import Session
loading, closing = scrapy.crawler.AsyncCrawlerProcess.__init__, Session.close
def load(self, *args):
    if "early" in sys.argv:
        os.kill(os.getpid(), getattr(signal, sys.argv[2]))
    loading(self, *args)
def close(self):
    report = closing(self)
    if "late" in sys.argv:
        os.kill(os.getpid(), getattr(signal, sys.argv[2]))
    return report
scrapy.crawler.AsyncCrawlerProcess.__init__, Session.close = load, close
if __name__ == "__main__":
    from presswatch.cli import main
    main(["run", "--all"])
"""


@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_a_signal_before_or_after_the_crawl_is_handled(tmp_path, number, code):
    """While loading, nothing is requested and the run is interrupted; after the crawl it keeps its result."""
    with Site(archive()) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        (tmp_path / "signalled.py").write_text(EARLY_OR_LATE)
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        for when in ("early", "late"):
            called = [sys.executable, "signalled.py", when, number]
            done = warm.run(called, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60, check=False)
            assert done.returncode == code, done.stderr
            assert "Traceback" not in done.stderr
            assert "destroyed" not in done.stderr
            if when == "early":
                assert site.requests == []
        with sqlite3.connect(tmp_path / "presswatch.db") as db:
            assert db.execute("SELECT state FROM runs").fetchall() == [("interrupted",), ("ok",)]
            assert db.execute("SELECT count(*) FROM locks").fetchall() == [(0,)]
    assert counts(tmp_path) == (POSTS, POSTS, POSTS // 4)


LOST_LOCK = """
import sys
import presswatch.database.locks as locks
locks.HEARTBEAT_S = 0.3
if __name__ == "__main__":
    from presswatch.cli import main
    main(["run", "--all"])
"""


def test_a_run_whose_lock_another_took_stops_in_order(tmp_path):
    """As when a container was paused for long: it finds the lock lost, keeps what it has, and says so by its exit code."""
    with Site({**archive(), "/p/30": Answer(b"", hang_s=30)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        (tmp_path / "paused.py").write_text(LOST_LOCK)
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        process = Warm([sys.executable, "paused.py"], cwd=tmp_path, env=env, stdout=SILENT, stderr=SILENT)
        deadline = time.monotonic() + 30
        while site.asked("/p/30") == 0 and time.monotonic() < deadline:
            time.sleep(0.05)
        with sqlite3.connect(tmp_path / "presswatch.db", timeout=20) as db:
            assert db.execute("SELECT heartbeat_at >= acquired_at FROM locks").fetchall() == [(1,)]
            db.execute("UPDATE locks SET owner = 'another'")
        assert process.wait(15) == 143
        with sqlite3.connect(tmp_path / "presswatch.db") as db:
            assert db.execute("SELECT owner FROM locks").fetchall() == [("another",)]
            assert db.execute("SELECT state FROM runs").fetchall() == [("interrupted",)]
            assert db.execute("SELECT count(*) > 5 FROM posts").fetchall() == [(1,)]


def test_a_second_run_ends_at_once_and_says_who_runs(tmp_path):
    """Exit code 4 with process and machine, while the first continues to its end."""
    with Site({**archive(), "/robots.txt": Answer(b"", hang_s=4)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        first = start(tmp_path)
        deadline = time.monotonic() + 30
        while not site.requests and time.monotonic() < deadline:
            time.sleep(0.05)
        second = presswatch(tmp_path, "run")
        assert second.returncode == 4
        assert f"process {first.pid} on " in second.stderr
        assert first.wait(60) == 0
    assert counts(tmp_path)[0] == POSTS


def test_starts_during_a_run_are_counted_with_it(tmp_path):
    """`runs` shows them; a run that hangs is shown too."""
    with Site({**archive(), "/robots.txt": Answer(b"", hang_s=4)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        first = start(tmp_path)
        deadline = time.monotonic() + 30
        while not site.requests and time.monotonic() < deadline:
            time.sleep(0.05)
        assert presswatch(tmp_path, "run").returncode == 4
        time.sleep(1.5)  # what the run wrote at its start is committed by then
        first.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        assert presswatch(tmp_path, "run", "--all").returncode == 4
        assert time.monotonic() - began < ENDS_WITHIN_S
        first.send_signal(signal.SIGCONT)
        assert first.wait(60) == 0
        (listed,) = json.loads(presswatch(tmp_path, "runs", "--json").stdout)
        assert (listed["refused"], listed["fault"]) == (2, None)
        assert "REFUSED" in presswatch(tmp_path, "runs").stdout
        run_json(tmp_path, "--all")
    assert [one["refused"] for one in json.loads(presswatch(tmp_path, "runs", "--json").stdout)] == [0, 2]


def test_who_is_refused_does_not_wait_for_a_run_that_hangs_while_it_writes(tmp_path):
    """The count is given up then; the message is printed anyway."""
    write_watchlist(tmp_path, {"example": "http://127.0.0.1:9/news"})
    presswatch(tmp_path, "db", "upgrade")
    process = Warm([sys.executable, "-c", WRITING, str(tmp_path / "presswatch.db")], stdout=subprocess.PIPE)
    try:
        assert process.stdout.readline()
        began = time.monotonic()
        done = presswatch(tmp_path, "run")
        assert (done.returncode, time.monotonic() - began < ENDS_WITHIN_S) == (4, True), done.stderr
    finally:
        process.kill()
        process.communicate()


def test_a_full_disk_ends_the_run_and_nothing_is_lost(tmp_path):
    """Exit code 3 with the path; what was committed stays, the rest comes once there is room, doctor is clean."""
    with Site(archive(more=400)) as site:  # 800 kB of text in all: more than an empty database has room for
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        presswatch(tmp_path, "db", "upgrade")
        kilobytes = (tmp_path / "presswatch.db").stat().st_size // 1024 + 30
        limited = ["bash", "-c", f'ulimit -f {kilobytes}; exec "$@"', "run", *command("run")]
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        done = subprocess.run(limited, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=100, check=False)
        assert done.returncode == 3, done.stderr
        assert str(tmp_path / "presswatch.db") in done.stderr
        assert "Traceback" not in done.stderr
        assert counts(tmp_path)[0] < POSTS
        assert run_json(tmp_path, "--all")["state"] == "ok"
    assert counts(tmp_path) == (POSTS, POSTS, POSTS // 4)
    assert presswatch(tmp_path, "doctor").returncode == 0
