"""The process that keeps running: failed runs, one run at a time, and no memory growth over weeks."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

import scheduler
from scheduler import Ticker
from tests import warm
from tests.presswatch.notify.support import SECRET, Sink, hook_channel
from tests.running import CHECKOUT, command, presswatch, run_json, write_watchlist
from tests.runs.test_other_commands import wait_until
from tests.runs.test_passes import SUBJECTS, page_of, site_with
from tests.serving import Answer, Site
from tests.warm import Warm

# The smallest growth that a thousand passes may show is 10 MB; a fifth of them are tried here, after some to get warm.
PASSES, WARM = 200, 50
MOST_GROWTH_BYTES = 10_000_000 * PASSES // 1000


@pytest.fixture
def ticker_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Ticker]]:
    """A scheduler over one source that is due, whose runs are this shell script."""
    made: list[Ticker] = []

    def make(script: str) -> Ticker:
        program = tmp_path / "pass.sh"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(program))
        path = write_watchlist(tmp_path, {"example": "http://127.0.0.1:9/news"})
        made.append(Ticker(path, f"sqlite:///{tmp_path / 'presswatch.db'}"))
        return made[-1]

    yield make
    for one in made:
        one.stop()


def one_pass(ticker: Ticker) -> None:
    """Starts a run and waits for its end."""
    ticker.tick()
    if ticker._child is not None:
        ticker._child.wait(30)


def test_failed_runs_are_reported_at_the_second_and_when_over(ticker_of, tmp_path, capsys):
    """Not at the first, once for a series; the scheduler goes on after any exit code or signal."""
    ticker = ticker_of("exit 0")
    said = []
    for script in ("exit 1", "exit 70", "exit 0", "exit 3", "kill -9 $$", "exit 3", "exit 0"):
        (tmp_path / "pass.sh").write_text(f"#!/bin/sh\n{script}\n")
        one_pass(ticker)
        ticker.reap()
        said.append(capsys.readouterr().err.strip())
    assert said[:4] == [""] * 4
    assert said[4] == "presswatch: problem: the last 2 runs did not finish (exit code -9); the next one starts anyway"
    assert said[5:] == ["", "presswatch: recovered: a run finished again"]


def test_channels_get_a_report_of_failed_runs(ticker_of, tmp_path):
    """By a process of its own, with the secret next to the watchlist; and of the first run that succeeds."""
    program = sys.executable
    ticker = ticker_of("exit 70")
    with Sink() as sink:
        (tmp_path / "key").write_text(SECRET)
        (tmp_path / "key").chmod(0o600)
        channel = hook_channel(sink, more='when = "at once"\nreport = ["problems"]').replace("env:HOOK", "file:key")
        path = tmp_path / "watchlist.toml"
        path.write_text(path.read_text() + channel)
        for _ in range(2):
            one_pass(ticker)
        (tmp_path / "pass.sh").write_text(f'#!/bin/sh\nexec {program} "$@"\n')
        one_pass(ticker)
        (problem,) = json.loads(sink.taken[0].body)["data"]["problems"]
        assert (problem["source"], problem["cause"]) == ("", "broken-off")
        assert "exit code 70" in problem["words"]
        one_pass(ticker)
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert [kind for (kind,) in db.execute("SELECT kind FROM outbox ORDER BY id")] == ["problem", "recovered"]


# A run as `schedule` starts it, with its five minutes reduced to six seconds.
CATCHING_UP = """
import sys
from datetime import timedelta
import presswatch.timing.schedule
presswatch.timing.schedule.CATCH_UP_OVER = timedelta(seconds=6)
if __name__ == "__main__":
    from presswatch.cli import main
    sys.argv = ["presswatch", *sys.argv[1:]]
    main()
"""


def test_after_a_sleep_sources_begin_one_after_the_other_and_what_was_missed_is_counted(tmp_path):
    """Each once, spread over time; a manual run starts them all at once; `runs` shows the missed starts."""
    with contextlib.ExitStack() as sites:
        served = [sites.enter_context(Site(site_with([2, 1]), host=f"127.0.0.{n}")) for n in (2, 3, 4)]
        write_watchlist(tmp_path, {f"s{n}": f'{one.base}/news\nevery = "1h"' for n, one in enumerate(served)})
        run_json(tmp_path)
        (tmp_path / "pass.py").write_text(CATCHING_UP)
        spans = []
        for arguments in (["--spread"], []):
            for one in served:
                one.requests.clear()
            with sqlite3.connect(tmp_path / "presswatch.db") as db:  # as a machine finds them after a sleep
                slept = (datetime.now(UTC) - timedelta(hours=3, minutes=30)).strftime("%Y-%m-%dT%H:%M:%SZ")
                db.execute("UPDATE sources SET next_due_at = ?", (slept,))
            env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
            called = [sys.executable, "pass.py", "run", *arguments]
            done = warm.run(called, cwd=tmp_path, env=env, capture_output=True, check=False, timeout=100)
            assert done.returncode == 0, done.stderr
            assert [one.asked("/news") for one in served] == [1, 1, 1]
            began = sorted(one.requests[0].at for one in served)
            spans.append([round(at - began[0], 1) for at in began])
        assert spans[0] == pytest.approx([0, 2, 4], abs=0.9)
        assert spans[1][-1] < 1
    listed = json.loads(presswatch(tmp_path, "runs", "--json").stdout)
    assert [one["missed"] for one in listed] == [9, 9, 0]


def test_schedule_spreads_its_passes(ticker_of, tmp_path):
    """The scheduler starts its runs with `--spread`."""
    one_pass(ticker_of(f'echo "$@" > {tmp_path}/asked'))
    assert (tmp_path / "asked").read_text().endswith("run --quiet --spread\n")


def test_a_run_that_cannot_be_started_is_reported(ticker_of, tmp_path, capsys):
    """No program, no memory, no file handle: reported at the second time, and the scheduler lives on."""
    ticker = ticker_of("exit 0")
    (tmp_path / "pass.sh").unlink()
    for _ in range(3):
        one_pass(ticker)
    assert capsys.readouterr().err.count("did not finish (it cannot be started: No such file or directory)") == 1


def test_a_missing_or_broken_watchlist_is_reported_once(ticker_of, tmp_path, capsys):
    """However often it is checked; the copy that runs read is written again if somebody removed it."""
    ticker = ticker_of(f'cp "$4" {tmp_path}/read')
    path, read = tmp_path / "watchlist.toml", tmp_path / "read"
    good = path.read_text()
    for text, words in ((None, "No such file"), ("sources = 1", "watchlist.toml:1"), (good + "\n# edited\n", "")):
        path.unlink() if text is None else path.write_text(text)
        shutil.rmtree(ticker._good._file.parent, ignore_errors=True)
        for _ in range(3):
            read.unlink(missing_ok=True)
            one_pass(ticker)
            if ticker._good.watchlist is not None:
                assert read.read_text() == (text if not words else good)
        said = capsys.readouterr().err.splitlines()
        assert len(said) == bool(words), said
        assert all(words in line for line in said)
        if text is None:  # the scheduler began without one; now it has one
            path.write_text(good)
            one_pass(ticker)


def test_a_failing_storage_is_reported_once(ticker_of, tmp_path, capsys):
    """Not at every check, and again when it fails again after it was ok."""
    database = tmp_path / "presswatch.db"
    ticker = ticker_of("exit 0")
    one_pass(ticker)
    whole = database.read_bytes()
    for content, lines in ((b"no database", 1), (whole, 0), (b"no database", 1)):
        for name in ("-wal", "-shm"):
            Path(f"{database}{name}").unlink(missing_ok=True)
        database.write_bytes(content)
        for _ in range(3):
            one_pass(ticker)
        assert len(capsys.readouterr().err.splitlines()) == lines


def test_a_long_pass_is_alone(ticker_of):
    """No other run is started while one is running, however long it takes; the next follows its end."""
    ticker = ticker_of("exec sleep 60")
    ticker.tick()
    first = ticker._child
    ticker.tick()
    assert ticker._child is first
    first.kill()
    first.wait(30)
    ticker.tick()
    assert ticker._child is not first


def test_a_pass_that_never_ends_is_ended(ticker_of, tmp_path):
    """Ended in order after its deadline, and killed half a minute later if it does not respond; the next one follows."""
    ticker = ticker_of(f"trap '' TERM; touch {tmp_path}/deaf; while true; do sleep 1 & wait; done")
    ticker.tick()
    child = ticker._child
    assert wait_until((tmp_path / "deaf").exists)
    ticker._started -= scheduler.PASS_DEADLINE_S + 1
    ticker.reap()
    assert child.poll() is None
    ticker._started -= 30
    ticker.reap()
    assert child.wait(30) == -signal.SIGKILL
    (gentle := ticker_of("exec sleep 60")).tick()
    gentle._started -= scheduler.PASS_DEADLINE_S + 1
    gentle.reap()
    assert gentle._child.wait(30) == -signal.SIGTERM


def test_nothing_piles_up_in_the_scheduler(ticker_of):
    """A run's memory goes with its process: hundreds of runs leave the scheduler as large as it was."""
    ticker = ticker_of("exit 0")
    for _ in range(WARM):
        one_pass(ticker)
    handles = psutil.Process().num_fds()
    # What Python holds, not what the system gave: after a thousand tests in one process that says nothing.
    tracemalloc.start()
    try:
        one_pass(ticker)
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(PASSES):
            one_pass(ticker)
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] - before < MOST_GROWTH_BYTES
    finally:
        tracemalloc.stop()
    assert psutil.Process().num_fds() <= handles


def test_a_scheduler_that_is_never_idle_copies_the_database_all_the_same(ticker_of, tmp_path):
    """Something is due at every check: the daily copy is made between two runs, once."""
    ticker = ticker_of("exit 0")
    copies = tmp_path / "presswatch.db.backups"
    for _ in range(scheduler.BUSY_PASSES):
        one_pass(ticker)
    assert not copies.exists()
    for _ in range(scheduler.BUSY_PASSES + 2):
        one_pass(ticker)
    assert len(list(copies.iterdir())) == 1


def recorded_posts(folder: Path) -> int:
    """The number of posts in the folder's record; 0 while a run still creates it."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{folder / 'presswatch.db'}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM posts").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_ctrl_c_ends_the_pass_under_way_in_order(tmp_path):
    """The terminal signals the whole group: the run gets it once, keeps what it has, and is closed in order."""
    routes = {**site_with([2, 1]), "/news/1": Answer(b"", hang_s=30)}
    with Site(routes) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        process = Warm(command("schedule"), cwd=tmp_path, env=env, stderr=subprocess.PIPE, start_new_session=True)
        assert wait_until(lambda: site.asked("/news/1") and recorded_posts(tmp_path))
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=30)
        assert process.returncode == 130
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert db.execute("SELECT state FROM runs").fetchall() == [("interrupted",)]
        assert db.execute("SELECT count(*) FROM posts").fetchall() == [(1,)]
        assert db.execute("SELECT count(*) FROM locks").fetchall() == [(0,)]


def test_a_signal_at_the_first_check_is_handled(tmp_path):
    """On a signal while it starts its first run, the scheduler ends that run too."""
    with Site({**site_with([2, 1]), "/news": Answer(b"", hang_s=30)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        (tmp_path / "first.py").write_text(FIRST_LOOK)
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        done = warm.run(
            [sys.executable, "first.py"], cwd=tmp_path, env=env, capture_output=True, timeout=60, check=False
        )
    assert done.returncode == 143, done.stderr
    assert not [one for one in psutil.process_iter(["cwd"]) if one.info["cwd"] == str(tmp_path)]


def test_a_signal_is_handled_while_a_check_waits_for_the_storage(tmp_path):
    """Another program holds the file: the scheduler does not wait for it before it ends."""
    with Site(site_with([1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        presswatch(tmp_path, "db", "upgrade")
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        with contextlib.closing(sqlite3.connect(tmp_path / "presswatch.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            process = Warm(command("schedule"), cwd=tmp_path, env=env, stderr=subprocess.PIPE)
            assert process.stderr is not None
            assert b"watching" in process.stderr.readline()
            time.sleep(2)
            process.send_signal(signal.SIGTERM)
            began = time.monotonic()
            assert process.wait(20) == 143
            assert time.monotonic() - began < 8
        assert site.requests == []


FIRST_LOOK = """
import os, signal, sys
import scheduler
tick = scheduler.Ticker.tick
def told_meanwhile(self):
    tick(self)
    os.kill(os.getpid(), signal.SIGTERM)
scheduler.Ticker.tick = told_meanwhile
if __name__ == "__main__":
    from presswatch.cli import main
    sys.argv = ["presswatch", "schedule"]
    main()
"""


def test_two_schedulers_over_one_record_visit_each_source_once(tmp_path):
    """Both see that it is due and start a run: one is done, the other ends with 4, which is no problem."""
    with contextlib.ExitStack() as opened:
        served = [opened.enter_context(Site(site_with([2, 1]), host=f"127.0.0.{n}")) for n in (2, 3, 4)]
        write_watchlist(tmp_path, {f"s{n}": f"{one.base}/news" for n, one in enumerate(served)})
        presswatch(tmp_path, "db", "upgrade")
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        both = [Warm(command("schedule"), cwd=tmp_path, env=env, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        query = "SELECT count(*) FROM visits WHERE ended_at IS NOT NULL"
        with sqlite3.connect(tmp_path / "presswatch.db", timeout=30) as db:
            assert wait_until(lambda: db.execute(query).fetchone() == (3,))
            time.sleep(3)  # for a second pass, if there were one
        said = []
        for one in both:
            one.send_signal(signal.SIGTERM)
            said.append(one.communicate(timeout=30)[1])
            assert one.returncode == 143
        assert [one.asked("/news") for one in served] == [1, 1, 1]
    assert "problem" not in "".join(said)
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        assert db.execute("SELECT count(*), count(DISTINCT url) FROM v_posts").fetchone() == (6, 6)
    assert presswatch(tmp_path, "doctor").returncode == 0


# A run on a machine whose clock is four years ahead.
AHEAD = """
import sys
from datetime import UTC, datetime, timedelta
import time_machine
if __name__ == "__main__":
    from presswatch.cli import main
    sys.argv = ["presswatch", "run", "--all"]
    with time_machine.travel(datetime.now(UTC) + timedelta(days=4 * 365), tick=True):
        main()
"""


def test_runs_under_a_clock_that_was_years_ahead_silence_no_source(tmp_path):
    """With the right time, the next run visits what they put off for years, fetches robots.txt again and notifies the
    channel.
    """
    with Site(site_with([2, 1])) as site, Sink() as sink:
        path = write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        path.write_text(path.read_text() + hook_channel(sink))
        (tmp_path / "ahead.py").write_text(AHEAD)
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "HOOK": SECRET}
        for posts in ([2, 1], [4, 2, 1]):
            site.routes.update(site_with(posts))
            done = warm.run([sys.executable, "ahead.py"], cwd=tmp_path, env=env, capture_output=True, check=False)
            assert done.returncode == 0, done.stderr
        delivered = len(sink.taken)
        site.routes.update(site_with([2, 4, 1]))
        site.routes["/news/4"] = page_of(4, "The Example Institute agreed.")
        done = presswatch(tmp_path, "run", "--json", HOOK=SECRET)
        assert done.returncode == 0, done.stderr
        assert [one["name"] for one in json.loads(done.stdout)["sources"]] == ["example"]
        assert (delivered, len(sink.taken)) == (1, 2)
        assert site.asked("/robots.txt") == 2
        assert "nothing is due" in presswatch(tmp_path, "run", HOOK=SECRET).stderr
    findings = json.loads(presswatch(tmp_path, "doctor", "--json").stdout)["findings"]
    assert [one["invariant"] for one in findings] == ["first seen comes before last seen"]


def test_schedule_sees_what_a_clock_ahead_put_off(ticker_of, tmp_path):
    """The same by the scheduler's own check."""
    ticker = ticker_of(f"touch {tmp_path}/passed")
    ticker._reload()
    assert ticker._due()
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        db.execute("UPDATE sources SET next_due_at = '2099-01-01T00:00:00Z'")
        db.execute(
            "INSERT INTO runs (state, started_at, pid, pid_started, host, boot_id)"
            " VALUES ('ok', '2098-12-31T18:00:00Z', 1, '', '', '')"
        )
    one_pass(ticker)
    assert (tmp_path / "passed").exists()
