"""Messages from writing to delivery: who may try one, when, and what a try changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from presswatch.database import messages, schema
from presswatch.database.channels import channel_states, sync_channels
from presswatch.database.engine import Database
from presswatch.database.locks import this_process
from presswatch.database.opening import open_database
from presswatch.watchlist.entries import ChannelEntry, Watchlist
from tests.presswatch.database.support import NOW, later

PAUSES = (timedelta(minutes=1), timedelta(minutes=2))
NAMES = ("desk", "hook")


@pytest.fixture
def db(sqlite_url: str):
    with open_database(sqlite_url) as opened:
        with opened.write() as conn:
            entries = tuple(ChannelEntry(name=name, address="env:A") for name in NAMES)
            sync_channels(conn, Watchlist(channels=entries), NOW)
        yield opened


def put(conn: Connection, channel: str = "desk") -> int:
    return messages.put_message(conn, channel_states(conn)[channel].id, {"n": 1}, [], NOW)


def claimed(db: Database, minutes: float = 0, names: tuple[str, ...] = NAMES) -> messages.Message | None:
    with db.write() as conn:
        return messages.claim(conn, names, later(minutes=minutes), PAUSES)


def row(db: Database, number: int = 1) -> Any:
    with db.read() as conn:
        return conn.execute(select(schema.messages).where(schema.messages.c.id == number)).one()


def changed(db: Database, **values: Any) -> None:
    with db.write() as conn:
        conn.execute(update(schema.messages).values(**values))


def test_a_claim_is_charged_before_the_try(db: Database) -> None:
    """The try is counted, and the next one comes after a pause that grows up to the last."""
    with db.write() as conn:
        put(conn)
        assert messages.has_waiting(conn, 1)
        assert not messages.has_waiting(conn, 2)
        assert messages.next_try_of(conn, NAMES) == NOW
    for tries, pause in ((1, 1), (2, 2), (3, 2)):
        changed(db, claimed_by=None, claimed_until=None, next_try_at=NOW)
        one = claimed(db)
        assert one is not None
        assert (one.id, one.channel, one.payload, one.created_at, one.tries, one.had_by) == (
            1, "desk", {"n": 1}, NOW, tries, (),
        )  # fmt: skip
        assert one.key.startswith("pw_")
        assert len(one.key) == 35
        assert row(db).next_try_at == later(minutes=pause)
        assert row(db).claimed_until == later(minutes=5)


@pytest.mark.parametrize(
    ("owner", "until_min", "free"),
    [
        ({}, 4, False),
        ({}, 0, True),  # its lease is over
        ({}, -1, True),
        ({}, 5, False),
        ({}, 5.1, True),  # written under a wrong clock
        ({"started": "1"}, 4, True),  # its process is dead
        ({"host": "elsewhere"}, 4, False),  # nobody knows
        (None, None, True),
    ],
)
def test_who_holds_a_claim(db: Database, owner: dict[str, Any] | None, until_min: float | None, *, free: bool) -> None:
    """A claim belongs to a living process, for as long as its lease lasts."""
    with db.write() as conn:
        put(conn)
    holder = None if owner is None else {**vars_of(replace(this_process(), **owner))}
    changed(db, claimed_by=holder, claimed_until=None if until_min is None else later(minutes=until_min))
    assert (claimed(db) is not None) is free


def vars_of(owner: Any) -> dict[str, Any]:
    return {name: getattr(owner, name) for name in ("pid", "started", "host", "boot_id")}


@pytest.mark.parametrize(
    ("next_min", "due"), [(0, True), (-1, True), (0.1, False), (24 * 60, False), (24 * 60 + 1, True)]
)
def test_when_a_message_is_due(db: Database, next_min: float, *, due: bool) -> None:
    """At its time; one more than a day ahead was set by a wrong clock."""
    with db.write() as conn:
        put(conn)
    changed(db, next_try_at=later(minutes=next_min))
    assert (claimed(db) is not None) is due
    assert claimed(db, names=("hook",)) is None


def test_fewest_tries_come_first(db: Database) -> None:
    """Then the oldest message; only of the given channels."""
    with db.write() as conn:
        numbers = [put(conn), put(conn, "hook"), put(conn)]
        conn.execute(update(schema.messages).where(schema.messages.c.id == numbers[0]).values(tries=1))
    assert [one.id for one in (claimed(db), claimed(db), claimed(db)) if one] == [2, 3, 1]
    assert claimed(db) is None


def test_a_try_that_fails_is_booked_and_made_again(db: Database) -> None:
    """With its fault and the next time; receivers who have the mail are remembered; a delivered one stays so."""
    with db.write() as conn:
        put(conn)
    one = claimed(db)
    assert one is not None
    with db.write() as conn:
        messages.had(conn, one, ["b@x.example", "a@x.example"])
        messages.failed(conn, one.id, "refused: no", later(minutes=3))
        assert messages.next_try_of(conn, ("desk",)) == later(minutes=3)
    again = claimed(db, minutes=3)
    assert again is not None
    assert (again.tries, again.had_by, row(db).fault) == (2, ("a@x.example", "b@x.example"), "refused: no")
    with db.write() as conn:
        messages.had(conn, again, ["c@x.example"])
        messages.sent(conn, one.id, later(minutes=4))
        messages.failed(conn, one.id, "late", later(minutes=9))
        assert not messages.has_waiting(conn, 1)
        assert channel_states(conn)["desk"].last_sent_at == later(minutes=4)
    done = row(db)
    assert (done.state, done.sent_at, done.fault, done.claimed_by, done.claimed_until) == (
        "sent", later(minutes=4), None, None, None,
    )  # fmt: skip
    assert done.had_by == ["a@x.example", "b@x.example", "c@x.example"]


def test_a_message_that_is_given_up_is_reported_once_and_can_be_revived(db: Database) -> None:
    """As a problem of its channel; revived it is as if just written."""
    with db.write() as conn:
        put(conn)
    one = claimed(db)
    assert one is not None
    with db.write() as conn:
        assert messages.given_up(conn, one, "refused: no", "words", later(days=3))
        assert not messages.given_up(conn, one, "refused: no", "words", later(days=3))
        (notice,) = conn.execute(select(schema.outbox)).all()
        assert (notice.key, notice.kind) == (f"dead:{one.key}", "problem")
        assert notice.payload == {
            "source": "", "channel": "desk", "cause": "channel", "words": "words", "until_at": None,
            "since_at": "2026-11-25T08:00:00Z",
        }  # fmt: skip
        assert messages.content_of(conn, one.key) == ("desk", {"n": 1})
        assert messages.content_of(conn, "pw_x") is None
        assert messages.next_try_of(conn, NAMES) is None
        assert messages.revive(conn, ("hook",), later(days=4)) == 0
        assert messages.revive(conn, ("desk",), later(days=4)) == 1
    revived = row(db)
    assert (revived.state, revived.tries, revived.created_at, revived.next_try_at) == (
        "waiting", 0, later(days=4), later(days=4),
    )  # fmt: skip


def test_a_manual_send_hastens_messages_that_are_not_being_tried(db: Database) -> None:
    """Only messages of the named channels are sent early."""
    with db.write() as conn:
        put(conn)
        put(conn, "hook")
        put(conn)
        conn.execute(update(schema.messages).values(next_try_at=later(hours=5)))
        held = update(schema.messages).where(schema.messages.c.id == 3)
        conn.execute(held.values(claimed_by=vars_of(this_process()), claimed_until=later(minutes=4)))
        messages.hasten(conn, ("desk",), NOW)
    assert [row(db, number).next_try_at for number in (1, 2, 3)] == [NOW, later(hours=5), later(hours=5)]
