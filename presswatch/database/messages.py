"""Messages: written whole, claimed for a try by one living process, sent once, or given up after days."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from presswatch.database.locks import Owner, lives, this_process
from presswatch.database.outbox import post_notices
from presswatch.database.schema import channels, message_notices, messages, outbox
from presswatch.database.statements import change, insert_once_returning, insert_row
from presswatch.records import copied
from presswatch.text.moments import LONGEST_CLOCK_ERROR, utc_text

# Longer than any try is let run (presswatch.notify.delivery), so that a lease never ends under a living try.
LEASE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it is tried: `tries` counts this try, `payload` is the digest, `had_by` who has it already."""

    id: int
    key: str
    channel: str
    payload: dict[str, Any]
    created_at: datetime
    tries: int
    had_by: tuple[str, ...] = ()


def put_message(
    conn: Connection, channel_id: int, payload: dict[str, Any], notice_ids: Sequence[int], now: datetime
) -> int:
    """Writes a message with the notices it reports, none of which the channel had before; returns its number."""
    key = f"pw_{secrets.token_hex(16)}"
    row = {"key": key, "channel_id": channel_id, "payload": payload, "created_at": now, "next_try_at": now}
    number = insert_row(conn, messages, row)
    rows = [{"channel_id": channel_id, "notice_id": one, "message_id": number} for one in notice_ids]
    got = insert_once_returning(conn, message_notices, rows, "notice_id")
    assert len(got) == len(rows), "a notice that the channel has received before"
    return number


def has_waiting(conn: Connection, channel_id: int) -> bool:
    """True if a message of the channel is not through yet."""
    query = select(messages.c.id).where(messages.c.channel_id == channel_id, messages.c.state == "waiting").limit(1)
    return conn.execute(query).scalar() is not None


def claim(conn: Connection, names: Collection[str], now: datetime, pauses: Sequence[timedelta]) -> Message | None:
    """Takes the due message of these channels with the fewest tries, None if none is; charges the try beforehand."""
    query = (
        select(messages, channels.c.name)
        .join(channels, channels.c.id == messages.c.channel_id)
        .where(messages.c.state == "waiting", channels.c.name.in_(list(names)))
        .where(or_(messages.c.next_try_at <= now, messages.c.next_try_at > now + LONGEST_CLOCK_ERROR))
        .order_by(messages.c.tries, messages.c.id)
    )
    row = next((row for row in conn.execute(query) if not _is_claimed(row, now)), None)
    if row is None:
        return None
    tries = row.tries + 1
    pause = pauses[min(tries, len(pauses)) - 1]
    values = {"claimed_by": asdict(this_process()), "claimed_until": now + LEASE}
    change(conn, messages, row.id, tries=tries, next_try_at=now + pause, **values)
    return copied(Message, row, channel=row.name, tries=tries, had_by=tuple(row.had_by))


def content_of(conn: Connection, key: str) -> tuple[str, dict[str, Any]] | None:
    """The channel and the digest (as plain values) of the message with this key, in any delivery status."""
    query = select(channels.c.name, messages.c.payload).join(channels, channels.c.id == messages.c.channel_id)
    row = conn.execute(query.where(messages.c.key == key)).one_or_none()
    return None if row is None else (row.name, row.payload)


def _is_claimed(row: Row[Any], now: datetime) -> bool:
    if row.claimed_until is None or row.claimed_until <= now or row.claimed_until > now + LEASE:
        return False
    return lives(Owner(**row.claimed_by)) is not False


def sent(conn: Connection, message_id: int, now: datetime) -> None:
    """Records that a message is through: its notices are reported."""
    mine = update(messages).where(messages.c.id == message_id, messages.c.state != "sent")
    conn.execute(mine.values(state="sent", sent_at=now, claimed_by=None, claimed_until=None, fault=None))
    of_message = select(messages.c.channel_id).where(messages.c.id == message_id).scalar_subquery()
    conn.execute(update(channels).where(channels.c.id == of_message).values(last_sent_at=now))
    notices = select(message_notices.c.notice_id).where(message_notices.c.message_id == message_id)
    conn.execute(update(outbox).where(outbox.c.id.in_(notices), outbox.c.reported_at.is_(None)).values(reported_at=now))


def had(conn: Connection, message: Message, receivers: Collection[str]) -> None:
    """Books that these receivers have a mail which others have not."""
    change(conn, messages, message.id, had_by=sorted({*message.had_by, *receivers}))


def failed(conn: Connection, message_id: int, fault: str, next_try_at: datetime) -> None:
    """Books a try that did not get through, and when to try again."""
    values = {"fault": fault, "next_try_at": next_try_at, "claimed_by": None, "claimed_until": None}
    conn.execute(update(messages).where(messages.c.id == message_id, messages.c.state == "waiting").values(**values))


def given_up(conn: Connection, message: Message, fault: str, words: str, now: datetime) -> bool:
    """Books that a message is dead, with the notice that says so to operators; False if that was known before."""
    values = {"state": "dead", "fault": fault, "claimed_by": None, "claimed_until": None}
    mine = update(messages).where(messages.c.id == message.id, messages.c.state == "waiting")
    if not conn.execute(mine.values(**values)).rowcount:
        return False
    payload = {"source": "", "channel": message.channel, "cause": "channel", "words": words, "until_at": None}
    row = {"key": f"dead:{message.key}", "kind": "problem", "subject": "", "created_at": now, "run_id": None}
    payload["since_at"] = utc_text(message.created_at)
    return bool(post_notices(conn, [row | {"payload": payload}]))


def revive(conn: Connection, names: Collection[str], now: datetime) -> int:
    """Makes the dead messages of these channels wait again, as if just written; how many there were."""
    of_names = select(channels.c.id).where(channels.c.name.in_(list(names)))
    dead = update(messages).where(messages.c.state == "dead", messages.c.channel_id.in_(of_names))
    return int(conn.execute(dead.values(state="waiting", tries=0, created_at=now, next_try_at=now)).rowcount)


def hasten(conn: Connection, names: Collection[str], now: datetime) -> None:
    """Makes the waiting messages of these channels due, but for one that a process is trying at this moment."""
    of_names = select(channels.c.id).where(channels.c.name.in_(list(names)))
    waiting = update(messages).where(messages.c.state == "waiting", messages.c.channel_id.in_(of_names))
    conn.execute(waiting.where(messages.c.claimed_by.is_(None)).values(next_try_at=now))


def next_try_of(conn: Connection, names: Collection[str]) -> datetime | None:
    """When the next message of these channels is to be tried, None if none waits."""
    query = select(messages.c.next_try_at).join(channels, channels.c.id == messages.c.channel_id)
    waiting = query.where(messages.c.state == "waiting", channels.c.name.in_(list(names)))
    at: datetime | None = conn.execute(waiting.order_by(messages.c.next_try_at).limit(1)).scalar()
    return at
