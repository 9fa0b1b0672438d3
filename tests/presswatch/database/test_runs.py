"""Runs, visits, and the lock that keeps two runs apart."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, update

from presswatch.database import locks, runs, schema
from presswatch.database.doctor import check
from presswatch.database.engine import Database
from presswatch.database.locks import lives, this_process
from presswatch.database.queries import list_runs
from presswatch.database.runs import RunCounts
from presswatch.errors import RunLockedError
from tests.presswatch.database.support import NOW, add_sources, begin_run, child, later


def test_a_run_and_its_visits_are_booked(database: Database) -> None:
    """Start, outcome and totals are returned as they were recorded."""
    source = add_sources(database, "alpha")["alpha"]
    run = begin_run(database)
    outcome = {
        "state": "partial",
        "reason": "page-cap",
        "words": "stopped at 50 pages",
        "posts_seen": 9,
        "posts_new": 2,
        "requests": 51,
        "bytes": 2**40,
        "oldest_on": date(2026, 1, 1),
        "newest_on": date(2026, 11, 1),
        "with_date_ratio": 0.5,
        "with_text_ratio": 1.0,
    }
    with database.write() as conn:
        visit = runs.start_visit(conn, run, source, NOW)
        runs.finish_visit(conn, visit, outcome, later(minutes=1))
        runs.finish_run(conn, run, "partial", later(minutes=2), RunCounts(requests=51, bytes=2**40, posts_new=2))
        row = conn.execute(select(schema.visits)).mappings().one()
        assert {name: row[name] for name in outcome} == outcome
        assert row["ended_at"] == later(minutes=1)
        (listed,) = list_runs(conn)
        assert (listed.state, listed.sources, listed.counts.bytes) == ("partial", 1, 2**40)


def test_a_run_that_ends_leaves_no_visit_open(database: Database) -> None:
    """A visit cut off by our own shutdown is interrupted with its run; one that ended stays as it was."""
    ids = add_sources(database, "alpha", "beta")
    run = begin_run(database)
    with database.write() as conn:
        ended, cut = (runs.start_visit(conn, run, ids[name], NOW) for name in ("alpha", "beta"))
        runs.finish_visit(conn, ended, {"state": "ok"}, later(minutes=1))
        runs.finish_run(conn, run, "interrupted", later(minutes=2))
        rows = {row.id: (row.state, row.ended_at) for row in conn.execute(select(schema.visits))}
    assert rows == {ended: ("ok", later(minutes=1)), cut: ("interrupted", later(minutes=2))}
    assert check(database) == []


def test_nothing_ends_before_it_began(database: Database) -> None:
    """If the clock was set back, run and visit end when they began, as do those of a crashed run."""
    source = add_sources(database, "alpha")["alpha"]
    with database.write() as conn:
        ended, died = (runs.start_run(conn, NOW) for _ in range(2))
        visits = [runs.start_visit(conn, run, source, NOW) for run in (ended, died)]
        runs.finish_visit(conn, visits[0], {"state": "ok"}, later(hours=-1))
        runs.finish_run(conn, ended, "ok", later(hours=-1))
        conn.execute(update(schema.runs).where(schema.runs.c.id == died).values(pid=2**22 + 1, pid_started="1"))
        assert runs.recover_interrupted(conn, later(hours=-1)) == [died]
        for table in (schema.runs, schema.visits):
            assert list(conn.execute(select(table.c.ended_at)).scalars()) == [NOW, NOW]


STARTER = """
from presswatch.database.opening import open_database
from presswatch.database import locks
from presswatch.database.runs import start_visit
from datetime import datetime, UTC
database = open_database(sys.argv[1])
lock = locks.acquire(database, "run", datetime.now(UTC))
run = begin_run(database)
with database.write() as conn:
    start_visit(conn, run, 1, NOW)
print(run, flush=True)
sys.stdin.readline()
"""


def _start(url: str) -> object:
    import subprocess  # noqa: PLC0415

    one = child(STARTER, url, stdin=subprocess.PIPE)
    assert one.stdout is not None
    assert one.stdout.readline().strip() == "1"
    return one


def test_a_killed_run_is_interrupted_at_the_next_start(database: Database, database_url: str) -> None:
    """Its lock holds while the process lives; once it is dead, run, visit and lock are freed at once."""
    add_sources(database, "alpha")
    process = _start(database_url)
    with database.write() as conn:
        assert runs.recover_interrupted(conn, NOW) == []
    with pytest.raises(RunLockedError, match=f"process {process.pid} on .* since 20"):  # type: ignore[attr-defined]
        locks.acquire(database, "run", later(days=300))
    assert check(database) == []
    os.kill(process.pid, signal.SIGKILL)  # type: ignore[attr-defined]
    for _ in range(100):  # it is dead, though not yet reaped by its parent
        if lives(replace(this_process(), pid=process.pid, started="")) is False:  # type: ignore[attr-defined]
            break
        time.sleep(0.01)
    assert [finding.invariant for finding in check(database)] == ["a run marked as running has a living process"]
    with locks.acquire(database, "run", NOW), database.write() as conn:
        assert runs.recover_interrupted(conn, NOW) == [1]
        assert conn.execute(select(schema.visits.c.state)).scalar() == "interrupted"
    process.communicate()  # type: ignore[attr-defined]
    assert check(database) == []


def test_a_lock_is_held_by_one_and_given_back(database: Database) -> None:
    """A second process gets it only after release; releasing a lost lock changes nothing."""
    first = locks.acquire(database, "run", NOW)
    with pytest.raises(RunLockedError):
        locks.acquire(database, "run", NOW)
    locks.acquire(database, "another", NOW).release()
    assert first.renew(later(minutes=1))
    first.release()
    assert not first.renew(later(minutes=2))
    second = locks.acquire(database, "run", later(minutes=3))
    first.release()
    assert second.renew(later(minutes=4))


@pytest.mark.parametrize(
    ("silent_s", "free"), [(locks.STALE_AFTER_S - 1, False), (locks.STALE_AFTER_S, True), (-600, False)]
)
def test_a_lock_of_another_machine_goes_by_its_heartbeat(database: Database, silent_s: float, *, free: bool) -> None:
    """A lock that cannot be checked holds while its heartbeat is recent; a clock set back frees nothing."""
    assert locks.STALE_AFTER_S == 2 * locks.HEARTBEAT_S
    locks.acquire(database, "run", NOW)
    with database.write() as conn:
        conn.execute(update(schema.locks).values(host="elsewhere"))
    now = later(seconds=silent_s)
    if free:
        locks.acquire(database, "run", now).release()
    else:
        with pytest.raises(RunLockedError, match="elsewhere"):
            locks.acquire(database, "run", now)


def test_a_lock_of_a_clock_that_was_years_ahead_blocks_nobody(database: Database) -> None:
    """The machine crashed during a run and came back with the right time, which is before the lock's."""
    locks.acquire(database, "run", later(days=400))
    run = begin_run(database)
    with database.write() as conn:
        conn.execute(update(schema.locks).values(boot_id="before"))
        conn.execute(update(schema.runs).values(boot_id="before"))
        assert runs.recover_interrupted(conn, NOW) == [run]
    locks.acquire(database, "run", NOW).release()


def test_a_run_elsewhere_is_interrupted_when_its_lock_fell_silent(database: Database) -> None:
    """Its missing heartbeat shows that it ended."""
    locks.acquire(database, "run", NOW)
    run = begin_run(database)
    with database.write() as conn:
        conn.execute(update(schema.locks).values(host="elsewhere"))
        conn.execute(update(schema.runs).values(host="elsewhere"))
        assert runs.recover_interrupted(conn, later(seconds=30)) == []
        assert runs.recover_interrupted(conn, later(hours=1)) == [run]


def test_a_later_process_with_the_same_number_is_not_the_owner() -> None:
    """Process numbers are reused; the start time of the process distinguishes them."""
    me = this_process()
    assert lives(me) is True
    assert lives(replace(me, started="1")) is False
    assert lives(replace(me, pid=2**22 + 1)) is False
    assert lives(replace(me, boot_id="another")) is None
