"""A clock moved during a run: no source is silenced, nothing ends before it began, no false alarm."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import warm
from tests.running import CHECKOUT, presswatch, run_json, write_watchlist
from tests.runs.test_health import reported, site_of
from tests.runs.test_passes import rows
from tests.serving import Answer, Site

# A pass of a machine whose clock is moved as soon as a file says by how many seconds; what counts forward goes on.
MOVED = """
import sys, threading, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
import time_machine
def move():
    while not Path("jump").exists():
        time.sleep(0.02)
    by = timedelta(seconds=float(Path("jump").read_text()))
    time_machine.travel(datetime.now(UTC) + by, tick=True).start()
    Path("moved").touch()
if __name__ == "__main__":
    threading.Thread(target=move, daemon=True).start()
    from presswatch.cli import main
    sys.argv = ["presswatch", "run", "--all", "--json"]
    main()
"""
YEARS = 4 * 365 * 86400


def pass_with_a_jump(folder: Path, site: Site, path: str, seconds: float) -> dict[str, Any]:
    """A run during which the clock is moved after `path` is requested; that answer comes afterwards."""
    page, moved = site.routes[path], folder / "moved"
    for name in ("jump", "moved"):
        (folder / name).unlink(missing_ok=True)

    def answer(_: object) -> Answer:
        (folder / "jump.new").write_text(str(seconds))
        (folder / "jump.new").rename(folder / "jump")
        deadline = time.monotonic() + 10
        while not moved.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert isinstance(page, Answer)
        return page

    site.routes[path] = answer
    (folder / "moved.py").write_text(MOVED)
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = warm.run([sys.executable, "moved.py"], cwd=folder, env=env, capture_output=True, text=True, check=False)
    site.routes[path] = page
    assert moved.exists(), done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report | {"exit": done.returncode, "stderr": done.stderr}


@pytest.mark.parametrize("seconds", [YEARS, 3 * 86400, -3600], ids=["four years on", "three days on", "an hour back"])
def test_a_clock_moved_during_a_pass_changes_no_time_that_the_pass_writes(tmp_path, seconds):
    """Due times, end and discovery times are as without the jump; the next plain run has nothing to do."""
    with Site(site_of([(n, 3 * n) for n in range(1, 13)])) as site:
        write_watchlist(tmp_path, {"example": f'{site.base}/news\nevery = "1h"'})
        began = datetime.now(UTC)
        report = pass_with_a_jump(tmp_path, site, "/news/1", seconds)
        assert (report["exit"], reported(report)) == (0, []), report["stderr"]
        ended = datetime.now(UTC)
        kept = {
            "next_due_at": "SELECT next_due_at FROM sources",
            "last_good_at": "SELECT last_good_at FROM sources",
            "run": "SELECT ended_at FROM runs",
            "visit": "SELECT ended_at FROM visits",
            "post": "SELECT max(first_seen_at) FROM posts",
        }
        times = {name: datetime.fromisoformat(str(rows(tmp_path, query)[0][0])) for name, query in kept.items()}
        due = times.pop("next_due_at")
        assert began + timedelta(minutes=50) < due < ended + timedelta(hours=1), due
        second = timedelta(seconds=1)
        assert all(began - second <= at <= ended + second for at in times.values()), times
        for table in ("runs", "visits"):
            assert rows(tmp_path, f"SELECT count(*) FROM {table} WHERE ended_at < started_at") == [(0,)]
        assert "nothing is due" in presswatch(tmp_path, "run").stderr
        assert reported(run_json(tmp_path, "--all")) == []


def test_a_due_time_that_no_source_has_is_a_wrong_clocks(tmp_path):
    """Even if the newest run is in order, the next plain run visits the source and mends its times."""
    with Site(site_of([(n, 3 * n) for n in range(1, 13)])) as site:
        write_watchlist(tmp_path, {"example": f'{site.base}/news\nevery = "1h"'})
        run_json(tmp_path)
        ahead = (datetime.now(UTC) + timedelta(seconds=YEARS)).strftime("%Y-%m-%dT%H:%M:%SZ")
        for columns in ("next_due_at = :at", "next_due_at = :at, last_good_at = :at, since_at = :at, added_at = :at"):
            with contextlib.closing(sqlite3.connect(tmp_path / "presswatch.db")) as db, db:
                db.execute(f"UPDATE sources SET {columns}", {"at": ahead})
            asked = site.asked("/news")
            assert reported(run_json(tmp_path)) == []
            assert site.asked("/news") == asked + 1
            assert rows(
                tmp_path,
                "SELECT count(*) FROM sources WHERE max(next_due_at, last_good_at, since_at, added_at) > '2029'",
            ) == [(0,)]
            assert "nothing is due" in presswatch(tmp_path, "run").stderr
