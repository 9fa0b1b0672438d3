"""Channels as the database knows them: since when they receive reports, and when they are due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, text

from presswatch.database import HEAD
from presswatch.database.glance import DELIVERY_DUE, times_of
from presswatch.database.schema import channels, messages, outbox
from presswatch.database.statements import change
from presswatch.database.types import UtcTime
from presswatch.records import copied
from presswatch.timing.schedule import LEAST_PAUSE, next_channel_due, period_words
from presswatch.watchlist.entries import ChannelEntry, Watchlist


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """A channel as stored: `last_notice_id` is the last notice that it received or skipped."""

    id: int
    name: str
    last_notice_id: int
    next_due_at: datetime
    last_sent_at: datetime | None


def sync_channels(conn: Connection, watchlist: Watchlist, now: datetime) -> None:
    """Makes the stored channels those of the watchlist, by name; new and returning ones hear from now on."""
    zone = watchlist.presswatch.timezone
    known = {row.name: row for row in conn.execute(select(channels))}
    wanted = {entry.name: entry for entry in watchlist.channels}
    newest = int(conn.execute(select(func.coalesce(func.max(outbox.c.id), 0))).scalar_one()) if wanted else 0
    for name, entry in wanted.items():
        row, period = known.get(name), period_words(entry, zone)
        due = {"period": period, "at_once": entry.when == "at once", "next_due_at": next_channel_due(entry, zone, now)}
        if row is None:
            conn.execute(insert(channels).values(name=name, last_notice_id=newest, added_at=now, **due))
        elif row.retired_at is not None:
            change(conn, channels, row.id, last_notice_id=newest, retired_at=None, **due)
        elif row.period != period:
            change(conn, channels, row.id, **due)
    for name in known.keys() - wanted.keys():
        if known[name].retired_at is None:
            change(conn, channels, known[name].id, retired_at=now)


def channel_states(conn: Connection) -> dict[str, ChannelState]:
    """The channels in use, by name."""
    rows = conn.execute(select(channels).where(channels.c.retired_at.is_(None)))
    return {row.name: copied(ChannelState, row) for row in rows}


def advance(conn: Connection, channel_id: int, up_to: int, next_due_at: datetime) -> None:
    """Books that a channel has taken or passed over every notice up to this one, and when it is due again."""
    change(conn, channels, channel_id, last_notice_id=up_to, next_due_at=next_due_at)


def anything_to_deliver(conn: Connection, now: datetime) -> bool:
    """True if a channel is due, or if its message that is not through yet is to be tried."""
    times = (bindparam(name, at, UtcTime) for name, at in times_of(now).items())
    _, yes = conn.execute(text(DELIVERY_DUE).bindparams(*times), {"head": HEAD}).one()
    return bool(yes)


def period_passed(entry: ChannelEntry, zone: str, state: ChannelState, now: datetime) -> bool:
    """True if the channel's time has come; one far ahead was written under a wrong clock and counts as come."""
    return state.next_due_at <= now or state.next_due_at > next_channel_due(entry, zone, now) + LEAST_PAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRow:
    """A channel as listed; `state` is "ok", "failing" (at the last try) or "dead" (a message was given up)."""

    name: str
    state: str
    period: str
    next_due_at: datetime
    last_sent_at: datetime | None
    sent: int
    waiting: int
    dead: int
    unsent: int
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
    unsent = select(func.count()).select_from(outbox).where(outbox.c.id > row.last_notice_id)
    return copied(
        ChannelRow,
        row,
        state="dead" if counts.get("dead") else "failing" if worst else "ok",
        sent=counts.get("sent", 0),
        waiting=counts.get("waiting", 0),
        dead=counts.get("dead", 0),
        unsent=int(conn.execute(unsent).scalar_one()),
        tries=worst.tries if worst else 0,
        next_try_at=worst.next_try_at if worst and worst.state == "waiting" else None,
        fault=worst.fault if worst else None,
    )
