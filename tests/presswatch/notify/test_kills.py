"""kill -9 at every commit of a delivery, and in the middle of a try: nothing lost, nothing under a second id."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from datetime import datetime, timedelta
from typing import Any

import pytest

from presswatch.database import messages
from presswatch.database.doctor import check
from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from presswatch.notify.delivery import Notifier
from presswatch.notify.gate import PAUSES
from tests.presswatch.database.support import add_sources, child
from tests.presswatch.notify.support import (
    SECRET,
    Clock,
    Mailbox,
    Sink,
    find_post,
    hook_channel,
    mail_channel,
    teller,
    watchlist,
)

# Delivers once and dies by its own hand around its nth writing transaction, just before or just after the commit.
DELIVERY = """
import os, signal
from contextlib import contextmanager
from datetime import datetime
from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from tests.presswatch.notify.support import Clock, teller, watchlist

url, now, nth, where, text = sys.argv[1:]
written = 0
write = Database.write

def die():
    os.kill(os.getpid(), signal.SIGKILL)

@contextmanager
def counted(self):
    global written
    with write(self) as conn:
        yield conn
        written += 1
        if written == int(nth) and where == "before":
            die()
    if written == int(nth) and where == "after":
        die()

Database.write = counted
with open_database(url) as database:
    report = teller(database, watchlist(text), Clock(datetime.fromisoformat(now))).deliver()
print(len(report.sent), written)
"""


@pytest.fixture
def prepared(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HOOK", SECRET)
    with open_database(sqlite_url) as database:
        add_sources(database, "alpha")
    return sqlite_url


def deliver(url: str, clock: Clock, text: str, nth: int = 0, where: str = "") -> subprocess.Popen[str]:
    return child(DELIVERY, url, clock().isoformat(), str(nth), where, text)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=60)
    assert process.returncode in (0, -signal.SIGKILL), err
    return process.returncode, out


@pytest.mark.slow
def test_killed_around_every_commit(prepared: str) -> None:
    """A second process delivers each message; a receiver that checks ids has each post once."""
    clock, killed = Clock(), 0
    with Sink() as sink:
        text = hook_channel(sink)
        ended(deliver(prepared, clock, text))
        moments = [(nth, where) for nth in range(1, 6) for where in ("before", "after")]
        for n, (nth, where) in enumerate(moments):
            with open_database(prepared) as database:
                find_post(database, n, clock.now)
            code, _ = ended(deliver(prepared, clock, text, nth, where))
            killed += code == -signal.SIGKILL
            clock.sleep(timedelta(hours=7).total_seconds())
            with open_database(prepared) as database:
                teller(database, watchlist(text), clock).deliver()
            clock.sleep(timedelta(hours=1).total_seconds())
    assert killed == len(moments)
    by_id: dict[str, set[str]] = {}
    for got in sink.taken:
        by_id.setdefault(got.headers["webhook-id"], set()).add(got.body)
    assert all(len(bodies) == 1 for bodies in by_id.values()), "another content under the same id"
    reported = [one["url"] for (body,) in by_id.values() for one in json.loads(body)["data"]["mentions"]]
    assert sorted(reported) == sorted(f"https://alpha.example/news/{n}" for n in range(len(moments)))
    # Only a death between the receiver's yes and the commit repeats a message: that is the fourth transaction.
    assert len(sink.taken) - len(by_id) == 1
    with open_database(prepared) as database:
        assert check(database) == []


@pytest.mark.parametrize("way", ["webhook", "mail"])
def test_killed_in_the_middle_of_a_try(prepared: str, way: str) -> None:
    """The receiver has the message and the sender dies before the answer: it comes again with the same id."""
    clock = Clock()
    running: list[subprocess.Popen[str]] = []

    def kill(*_: Any) -> str:
        while running:
            process = running.pop()
            os.kill(process.pid, signal.SIGKILL)
            process.wait(10)
        return "250 OK"

    with Sink() as sink, Mailbox() as box:
        text = hook_channel(sink) if way == "webhook" else mail_channel(box, more='when = "at once"')
        sink.on_request = kill
        box.answer = kill
        ended(deliver(prepared, clock, text))
        with open_database(prepared) as database:
            find_post(database, 1, clock.now)
        process = deliver(prepared, clock, text)
        running.append(process)
        assert ended(process)[0] == -signal.SIGKILL
        clock.sleep(6)
        with open_database(prepared) as database:
            assert len(teller(database, watchlist(text), clock).deliver().sent) == 1
            assert check(database) == []
    ids = [got.headers["webhook-id"] for got in sink.got] + [mail["Message-ID"] for mail in box.mails]
    assert len(ids) == 2
    assert len(set(ids)) == 1


def claimed(database: Database, sink: Sink, clock: Clock, at: datetime) -> Notifier:
    """A deliverer whose one message this process has claimed at a time; the process lives on."""
    one = teller(database, watchlist(hook_channel(sink)), clock)
    one.deliver()
    find_post(database, 1, clock.now)
    with database.write() as conn:
        one._write_message(conn, one.watchlist.channels[0], now_all=False)
        assert messages.claim(conn, ["hook"], at, PAUSES) is not None
    return one


def test_a_claim_of_a_living_process_is_respected_and_ends_with_its_lease(prepared: str) -> None:
    """While its owner lives, no other process may take the message; after five minutes it may."""
    clock = Clock()
    with Sink() as sink, open_database(prepared) as database:
        one = claimed(database, sink, clock, clock.now)
        clock.sleep(60)
        assert one.deliver(patience_s=0).sent == []
        clock.sleep(241)
        assert len(one.deliver(patience_s=0).sent) == 1


def test_a_claim_under_a_clock_that_was_ahead_holds_nothing_up(prepared: str) -> None:
    """Its lease would end in years: with the clock set right, the message is free at once, though its claimer lives."""
    clock = Clock()
    with Sink() as sink, open_database(prepared) as database:
        one = claimed(database, sink, clock, clock.now + timedelta(days=1500))
        assert len(one.deliver(patience_s=0).sent) == 1
