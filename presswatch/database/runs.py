"""Runs and visits: what was done when, and how it ended."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, case, func, literal, select, update

from presswatch.database.locks import columns_of, held_elsewhere, lives, owner_of, this_process
from presswatch.database.schema import runs, sources, visits
from presswatch.database.search import index_new
from presswatch.database.statements import change, insert_row

# How many runs before the present one are checked for visits that were broken off.
RUNS_LOOKED_AT = 50
DIED = "killed, or the machine went off"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCounts:
    """The sums of a run."""

    requests: int = 0
    bytes: int = 0
    posts_seen: int = 0
    posts_new: int = 0
    posts_changed: int = 0
    errors: int = 0


def start_run(conn: Connection, now: datetime) -> int:
    """Opens a run of this process and returns its number."""
    return insert_row(conn, runs, {"state": "running", "started_at": now, **columns_of(this_process())})


def finish_run(conn: Connection, run_id: int, state: str, now: datetime, counts: RunCounts | None = None) -> None:
    """Closes a run as ok, partial, failed or interrupted; visits still open are interrupted with it."""
    values = asdict(counts) if counts else {}
    change(conn, runs, run_id, state=state, ended_at=_end(runs, now), **values)
    _interrupt_visits(conn, [run_id], now)


def recover_interrupted(conn: Connection, now: datetime) -> list[int]:
    """Marks runs whose process is dead as interrupted and returns their numbers."""
    dead = []
    for row in conn.execute(select(runs).where(runs.c.state == "running")).all():
        alive = lives(owner := owner_of(row))
        if not (held_elsewhere(conn, owner, now) if alive is None else alive):
            dead.append(row.id)
    if dead:
        changed = {"state": "interrupted", "ended_at": _end(runs, now), "fault": DIED}
        conn.execute(update(runs).where(runs.c.id.in_(dead)).values(**changed))
        _interrupt_visits(conn, dead, now)
    return dead


def broke_off_in_a_row(conn: Connection) -> int:
    """How many of the newest runs, one after the other, did not come to their end (ten are looked at)."""
    newest = conn.execute(select(runs.c.fault).where(runs.c.state != "running").order_by(runs.c.id.desc()).limit(10))
    return sum(1 for _ in takewhile(bool, newest.scalars()))


def broken_off(conn: Connection, run_id: int) -> dict[int, datetime]:
    """When the first visit that was broken off since a source's last good one began, by the source's number."""
    query = (
        select(visits.c.source_id, func.min(visits.c.started_at).label("began_at"))
        .join(sources, sources.c.id == visits.c.source_id)
        .where(
            visits.c.run_id.between(run_id - RUNS_LOOKED_AT, run_id - 1),
            visits.c.state == "interrupted",
            visits.c.started_at >= sources.c.last_good_at,
        )
        .group_by(visits.c.source_id)
    )
    return {row.source_id: row.began_at for row in conn.execute(query)}


def book_fault(conn: Connection, fault: str, now: datetime) -> None:
    """Books that the pass of this process broke off by a fault of ours, also where it had not begun its run yet."""
    mine = select(func.max(runs.c.id)).filter_by(**columns_of(this_process()))
    run_id = conn.execute(mine).scalar() or start_run(conn, now)
    finish_run(conn, run_id, "failed", now)
    change(conn, runs, run_id, fault=fault)


def _interrupt_visits(conn: Connection, run_ids: list[int], now: datetime) -> None:
    still_open = (visits.c.run_id.in_(run_ids), visits.c.ended_at.is_(None))
    conn.execute(update(visits).where(*still_open).values(state="interrupted", ended_at=_end(visits, now)))


def _end(table: Table, now: datetime) -> ColumnElement[datetime]:
    """The end of a run or visit at `now`, never before its beginning: the clock may have been set back meanwhile."""
    began_at = table.c.started_at
    return case((began_at > literal(now, began_at.type), began_at), else_=literal(now, began_at.type))


def start_visit(conn: Connection, run_id: int, source_id: int, now: datetime, *, missed: int = 0) -> int:
    """Opens the visit of a source, which came after `missed` that did not take place, and returns its number."""
    return insert_row(conn, visits, {"run_id": run_id, "source_id": source_id, "started_at": now, "missed": missed})


def finish_visit(conn: Connection, visit_id: int, outcome: Mapping[str, Any], now: datetime) -> None:
    """Closes a visit with its outcome, as columns of its row, and makes what it brought searchable."""
    index_new(conn)
    change(conn, visits, visit_id, ended_at=_end(visits, now), **outcome)
