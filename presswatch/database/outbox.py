"""What is to be reported, written in the same transaction as its cause; reported once, whatever happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, select

from presswatch.database.schema import outbox, tellings
from presswatch.database.statements import insert_once_returning


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to report; `key` is unique for ever.

    `kind` is "mention", "coverage" (payload as in `run --json`), "changed", "removed", "trouble" or "recovered";
    `post_id` the first post of the group it is about, `coverage_id` its coverage.
    """

    id: int
    key: str
    kind: str
    post_id: int | None
    coverage_id: int | None
    subject: str
    payload: dict[str, Any]
    created_at: datetime
    run_id: int | None
    told_at: datetime | None


def mention_key(root: int, subject: str) -> str:
    """The key under which a subject in a group of equal posts is reported once."""
    return f"mention:{root}:{subject}"


def coverage_notice_key(coverage_id: int, subject: str) -> str:
    """The key under which a coverage of a subject is reported once; the subject is empty if the post names none."""
    return f"coverage:{coverage_id}:{subject}"


def post_notices(conn: Connection, rows: Sequence[dict[str, Any]]) -> set[str]:
    """Puts notices into the outbox and returns the keys of those that were not there before."""
    return {key for (key,) in insert_once_returning(conn, outbox, list(rows), "key")}


def unheard(conn: Connection, channel_id: int, heard_id: int) -> list[Notice]:
    """The notices after `heard_id` that no message of the channel reports, oldest first."""
    told = exists().where(tellings.c.channel_id == channel_id, tellings.c.notice_id == outbox.c.id)
    return _notices(conn, select(outbox).where(outbox.c.id > heard_id, ~told).order_by(outbox.c.id))


def noticed_since(conn: Connection, since: datetime) -> list[Notice]:
    """The notices written since then, reported or not, oldest first."""
    return _notices(conn, select(outbox).where(outbox.c.created_at >= since).order_by(outbox.c.id))


def _notices(conn: Connection, query: Any) -> list[Notice]:
    names = Notice.__dataclass_fields__
    return [Notice(**{name: getattr(row, name) for name in names}) for row in conn.execute(query)]
