"""What is newest: what the last run found, by its own day. How rows are marked for it, and the order of every list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, UnaryExpression, bindparam, func, or_, select

from presswatch.database.schema import posts, runs

_BEGUN = select(runs.c.started_at).where(runs.c.id == bindparam("run_id"))
_DAY = select(posts.c.sort_day).where(posts.c.id == bindparam("post_id"))


def first_sight(conn: Connection, run_id: int | None, now: datetime) -> dict[str, Any]:
    """The columns that say when something is seen for the first time: the moment, the run, and when that began.

    What no run finds is placed as if found by a run that began now. `run_at` is never later than `first_seen_at`.
    """
    return {"first_seen_at": now, "run_id": run_id, "run_at": min(_begun(conn, run_id) or now, now)}


def _begun(conn: Connection, run_id: int | None) -> datetime | None:
    """When a run began, asked once a connection: it is stored with each post, mention and article."""
    if run_id is None:
        return None
    known: dict[int, datetime | None] = conn.info.setdefault("runs_begun", {})
    if run_id not in known:
        known[run_id] = conn.execute(_BEGUN, {"run_id": run_id}).scalar()
    return known[run_id]


def day_of_post(conn: Connection, post_id: int) -> str:
    """The `sort_day` of a post."""
    return str(conn.execute(_DAY, {"post_id": post_id}).scalar_one())


def newest_first(table: Table, *then: ColumnElement[Any]) -> tuple[UnaryExpression[Any], ...]:
    """The order of every list: the last run's finds first, each run's by their day, then by these columns.

    What is known only by its month follows the days of that month; what has no day comes last. The indexes of these
    columns (`…_newest`) spare a sort, however much one run found; so the columns that follow are theirs too.
    """
    return table.c.run_at.desc(), table.c.sort_day.desc(), *(one.asc() for one in then)


def seen_between(table: Table, since: datetime | None, until: datetime | None) -> Iterable[ColumnElement[bool]]:
    """True if something was first seen since (inclusive) and before these moments (None: no limit).

    The same is said of `run_at`, as far as it follows, for the index: a run begins before it finds anything, and what
    is found since a moment was found by a run that ended no earlier.
    """
    if since is not None:
        under_way = runs.c.started_at < since, or_(runs.c.ended_at.is_(None), runs.c.ended_at >= since)
        begun = select(func.min(runs.c.started_at)).where(*under_way).scalar_subquery()
        yield table.c.run_at >= func.coalesce(begun, since)
        yield table.c.first_seen_at >= since
    if until is not None:
        yield table.c.run_at < until
        yield table.c.first_seen_at < until
