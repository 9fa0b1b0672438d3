"""Channels as the listing command shows them, with how their messages fare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from presswatch.database.schema import channels, messages, outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRow:
    """A channel as listed.

    `state` is "ok", "failing" (the last try did not get through) or "dead" (a message was given up); `waiting` counts
    messages not through, `unheard` the notices found since its last message.
    """

    name: str
    state: str
    period: str
    next_due_at: datetime
    last_sent_at: datetime | None
    sent: int
    waiting: int
    dead: int
    unheard: int
    tries: int
    next_try_at: datetime | None
    fault: str | None


def list_channels(conn: Connection) -> list[ChannelRow]:
    """The channels in use, by name."""
    query = select(channels).where(channels.c.retired_at.is_(None)).order_by(channels.c.name)
    return [_row(conn, row) for row in conn.execute(query).all()]


def _row(conn: Connection, row: Row[Any]) -> ChannelRow:
    of_channel = messages.c.channel_id == row.id
    by_state = select(messages.c.state, func.count().label("n")).where(of_channel).group_by(messages.c.state)
    counts = {one.state: int(one.n) for one in conn.execute(by_state)}
    bad = select(messages).where(of_channel, messages.c.state != "sent", messages.c.fault.is_not(None))
    worst = conn.execute(bad.order_by(messages.c.id.desc()).limit(1)).one_or_none()
    unheard = select(func.count()).select_from(outbox).where(outbox.c.id > row.heard_id)
    return ChannelRow(
        name=row.name,
        state="dead" if counts.get("dead") else "failing" if worst else "ok",
        period=row.period,
        next_due_at=row.next_due_at,
        last_sent_at=row.last_sent_at,
        sent=counts.get("sent", 0),
        waiting=counts.get("waiting", 0),
        dead=counts.get("dead", 0),
        unheard=int(conn.execute(unheard).scalar_one()),
        tries=worst.tries if worst else 0,
        next_try_at=worst.next_try_at if worst and worst.state == "waiting" else None,
        fault=worst.fault if worst else None,
    )
