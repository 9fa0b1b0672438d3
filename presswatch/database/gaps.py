"""Times that no visit of a source covered, what filled them and what was caught late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from presswatch.database.schema import gaps, posts, sources
from presswatch.source_health.gaps import Gap
from presswatch.text.moments import LONGEST_CLOCK_ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """A gap as stored: `cause` is "ours" or "theirs".

    `filled_at` is None where the list did not reach back to the gap's beginning: that time stays uncovered.
    """

    from_at: datetime
    until_at: datetime
    cause: str
    filled_at: datetime | None
    posts_found: int


def unfilled_gaps(conn: Connection, since: datetime, now: datetime) -> dict[int, tuple[int, GapRow]]:
    """The newest gap of each source that ended after `since` and is not filled, with its number, by source.

    One that ends in days to come was written under a wrong clock, and would be looked for at every visit until then.
    """
    query = (
        select(gaps)
        .where(gaps.c.filled_at.is_(None), gaps.c.until_at.between(since, now + LONGEST_CLOCK_ERROR))
        .order_by(gaps.c.id)
    )
    return {row.source_id: (row.id, _row(row)) for row in conn.execute(query)}


def put_gap(conn: Connection, source_id: int, gap: Gap, *, run_id: int, filled: bool, now: datetime) -> None:
    """Books a gap with what the visit that came after it found, or what a further try added."""
    late = select(func.count()).where(
        posts.c.source_id == source_id, posts.c.run_id == run_id, posts.c.caught_late.is_(True)
    )
    found = int(conn.execute(late).scalar_one())
    filled_at = now if filled else None
    if gap.id is not None:
        changed = {"filled_at": filled_at, "posts_found": gaps.c.posts_found + found}
        conn.execute(update(gaps).where(gaps.c.id == gap.id).values(**changed))
        return
    row = {"from_at": gap.from_at, "until_at": gap.until_at, "cause": gap.cause, "filled_at": filled_at}
    conn.execute(insert(gaps).values(source_id=source_id, posts_found=found, **row))


def gaps_by_source(conn: Connection) -> dict[str, tuple[GapRow, ...]]:
    """All gaps by the name of their source, newest first."""
    query = select(gaps, sources.c.name).join(sources, sources.c.id == gaps.c.source_id).order_by(gaps.c.id.desc())
    found: dict[str, list[GapRow]] = {}
    for row in conn.execute(query):
        found.setdefault(row.name, []).append(_row(row))
    return {name: tuple(rows) for name, rows in found.items()}


def gap_of_post(conn: Connection, post_id: int) -> tuple[str, GapRow] | None:
    """The gap in which a post that was caught late had come, with the name of its source; None if it was not."""
    query = (
        select(gaps, sources.c.name)
        .join(sources, sources.c.id == gaps.c.source_id)
        .join(posts, posts.c.source_id == gaps.c.source_id)
        .where(posts.c.id == post_id, posts.c.caught_late.is_(True), gaps.c.from_at <= posts.c.first_seen_at)
        .order_by(gaps.c.until_at.desc(), gaps.c.id.desc())
        .limit(1)
    )
    row = conn.execute(query).one_or_none()
    return None if row is None else (row.name, _row(row))


def _row(row: Any) -> GapRow:
    return GapRow(**{name: getattr(row, name) for name in GapRow.__dataclass_fields__})
