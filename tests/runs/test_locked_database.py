"""Another program holds the database: signals are handled meanwhile, and it is waited for only once."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import warm
from tests.running import CHECKOUT, command, presswatch, run_json, write_watchlist
from tests.runs.test_kills import POSTS, archive, counts
from tests.runs.test_passes import SUBJECTS, rows
from tests.serving import Answer, Site
from tests.warm import Warm


@contextlib.contextmanager
def held_from(folder: Path, site: Site, path: str) -> Iterator[threading.Event]:
    """Holds the folder's database from the time `path` is requested; the event says that it does."""
    page, held, done = site.routes[path], threading.Event(), threading.Event()

    def hold() -> None:
        with contextlib.closing(sqlite3.connect(folder / "presswatch.db", isolation_level=None, timeout=20)) as other:
            other.execute("BEGIN IMMEDIATE")
            held.set()
            done.wait(60)

    holder = threading.Thread(target=hold, daemon=True)

    def answer(_: object) -> Answer:
        if not holder.ident:
            holder.start()
        held.wait(20)
        assert isinstance(page, Answer)
        return page

    site.routes[path] = answer
    yield held
    done.set()
    holder.join(10)
    site.routes[path] = page


@pytest.mark.parametrize(("signals", "seconds"), [(1, 10), (2, 3)])
def test_a_signal_is_handled_while_another_program_holds_the_database(tmp_path, signals, seconds):
    """The run waits its turn: on a signal it says what it waits for and ends, on a second signal at once."""
    with Site(archive()) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        presswatch(tmp_path, "db", "upgrade")
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        with held_from(tmp_path, site, "/p/25") as held:
            process = Warm(command("run"), cwd=tmp_path, env=env, stderr=subprocess.PIPE, text=True)
            assert held.wait(30)
            time.sleep(3)  # by then it wants to write, and waits
            assert process.poll() is None
            for _ in range(signals):
                process.send_signal(signal.SIGTERM)
                time.sleep(0.3)
            said = process.communicate(timeout=seconds)[1]
        assert process.returncode == 143
        if signals == 1:
            assert f"{tmp_path / 'presswatch.db'}: locked by another program" in said
            assert "Traceback" not in said
        assert run_json(tmp_path, "--all")["state"] == "ok"
        assert [state for (state,) in rows(tmp_path, "SELECT state FROM runs ORDER BY id")] == ["interrupted", "ok"]
    assert counts(tmp_path) == (POSTS, POSTS, POSTS // 4)


# A run with three seconds of patience that prints how long each failed step was willing to wait.
IMPATIENT = """
import sqlite3, sys
from presswatch.database import engine
from presswatch.database.engine import Patience
from scraper.run import session
engine.BUSY_TIMEOUT_S, session.HURRIED_WAIT_S = 3, 0.4
wait = Patience.wait
def watched(self, action, wait_s=None):
    try:
        return wait(self, action, wait_s)
    except sqlite3.OperationalError:
        print(self.wait_s, file=open("gave-up", "a"))
        raise
Patience.wait = watched
if __name__ == "__main__":
    from presswatch.cli import main
    main(["run", "--all"])
"""


@pytest.mark.parametrize("path", ["/robots.txt", "/p/25"])
def test_a_database_that_stays_held_is_waited_for_once(tmp_path, path):
    """Held in the middle of a run: exit code 3 with the path after one wait, not after one for each step."""
    with Site({**archive(), "/robots.txt": Answer(b"", 404)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        presswatch(tmp_path, "db", "upgrade")
        (tmp_path / "impatient.py").write_text(IMPATIENT)
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        with held_from(tmp_path, site, path):
            called = [sys.executable, "impatient.py"]
            done = warm.run(called, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=100, check=False)
        assert done.returncode == 3, done.stderr
        assert f"{tmp_path / 'presswatch.db'}: locked by another program" in done.stderr
        assert "Traceback" not in done.stderr
        first, *others = (tmp_path / "gave-up").read_text().split()
        assert (first, set(others)) == ("3", {"0.4"})
        assert run_json(tmp_path, "--all")["state"] == "ok"
    assert counts(tmp_path) == (POSTS, POSTS, POSTS // 4)


def test_who_only_reads_is_patient_too(tmp_path):
    """A list is printed once the other program releases the file."""
    with Site(archive()) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
    with contextlib.closing(sqlite3.connect(tmp_path / "presswatch.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        process = Warm(command("posts", "--json"), cwd=tmp_path, env=env, stdout=subprocess.PIPE)
        time.sleep(4)
        assert process.poll() is None
    assert len(json.loads(process.communicate(timeout=60)[0])) == POSTS
    assert process.returncode == 0
