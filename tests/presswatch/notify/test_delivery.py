"""Through real receivers: each thing is delivered once, at the requested time, whatever fails."""

from __future__ import annotations

import itertools
import json
import os
import random
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import event, select, update
from standardwebhooks import Webhook

from presswatch.database import glance, messages, schema
from presswatch.database.channels import anything_to_deliver, channel_states, list_channels
from presswatch.database.doctor import check
from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from presswatch.database.outbox import unsent
from presswatch.database.posts import mark_removed
from presswatch.errors import UsageError
from presswatch.notify import delivery, dispatch
from presswatch.notify.preview import preview_of_message as told_in_message
from tests.presswatch.database.support import add_sources, count, mark_reported
from tests.presswatch.notify.support import (
    SECRET,
    START,
    Clock,
    Mailbox,
    Sink,
    find_post,
    hook_channel,
    mail_channel,
    teller,
    watchlist,
)
from tests.presswatch.notify.webhook_schema import WebhookBody


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", SECRET)


@pytest.fixture
def db(database: Database) -> Database:
    add_sources(database, "alpha")
    return database


def reported_in(body: str) -> list[str]:
    """The posts in a webhook's body, from its mentions and from its articles."""
    data = json.loads(body)["data"]
    return [one["url"] for one in data["mentions"]] + [post["url"] for one in data["articles"] for post in one["posts"]]


def test_a_mail_has_both_forms_and_the_same_id_at_every_try(db: Database) -> None:
    """Refused twice, then accepted: one copy in the mailbox, with HTML and plain text, and nothing left to send."""
    clock, refusals = Clock(), ["451 later", "451 later"]
    with Mailbox() as box:
        box.answer = lambda: refusals.pop() if refusals else "250 OK"
        one = teller(db, watchlist(mail_channel(box, more='when = "at once"')), clock)
        assert one.deliver().sent == []
        find_post(db, 1, clock.now, article=True)
        report = one.deliver()
        assert [(line.articles, line.mentions) for line in report.sent] == [(1, 0)]
        assert report.exit_code == 0
        assert one.deliver().sent == []
    (mail,) = box.mails
    with db.read() as conn:
        assert mail["Message-ID"] == f"<{conn.execute(select(schema.messages.c.key)).scalar_one()}@example.org>"
        assert count(conn, schema.outbox, schema.outbox.c.reported_at.is_(None)) == 0
    assert mail["Auto-Submitted"] == "auto-generated"
    html, plain = mail.get_body(("html",)), mail.get_body(("plain",))
    for part in (html, plain):
        assert part is not None
        assert "https://wsj.example/1" in part.get_content()
        assert "The Wall Street Journal" in part.get_content()
    assert check(db) == []


def test_a_mail_of_hundreds_of_changes_is_short_and_its_rest_is_shown_on_demand(db: Database) -> None:
    """After a relaunch of a site the mail counts what it omits, and the message shown by its key has all of it."""
    clock = Clock()
    with Mailbox() as box:
        known = watchlist(mail_channel(box, more='when = "at once"'))
        one = teller(db, known, clock)
        for n in range(150):
            find_post(db, n, clock.now)
        one.deliver()
        clock.sleep(3600)
        with db.write() as conn:
            mark_removed(conn, range(1, 151), clock.now)
        (sent,) = one.deliver().sent
        assert sent.changes == 150
    html = box.mails[-1].get_body(("html",))
    assert html is not None
    assert "And 140 more." in html.get_content()
    assert f"presswatch digest --message {sent.key}" in html.get_content()
    with db.read() as conn:
        assert count(conn, schema.outbox, schema.outbox.c.reported_at.is_(None), schema.outbox.c.kind == "removed") == 0
        shown = told_in_message(conn, known, sent.key)
        assert (shown.channel, len(shown.data["changes"])) == ("office", 150)
        assert all(f"https://alpha.example/news/{n}\n" in shown.text for n in range(150))
        with pytest.raises(UsageError, match="no message with this key"):
            told_in_message(conn, known, "pw_0")


def test_a_webhook_is_signed_and_its_id_stays(db: Database) -> None:
    """The reference library verifies each try; ids and bodies stay the same; the body matches the schema."""
    clock = Clock(datetime.now(UTC))  # the library compares with the time of day
    with Sink(plan=[500, 503]) as sink:
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        assert len(one.deliver().sent) == 1
    assert len(sink.got) == 3
    assert len({got.headers["webhook-id"] for got in sink.got}) == len({got.body for got in sink.got}) == 1
    for got in sink.got:
        Webhook(SECRET).verify(got.body, got.headers)
    body = msgspec.json.decode(sink.got[0].body, type=WebhookBody)
    assert [name.subject for name in body.data.mentions[0].named] == ["Hanna Song", "NKDB"]


def test_what_was_there_before_a_channel_is_not_delivered(db: Database) -> None:
    """A new channel gets what is found from then on; a backfill is never delivered."""
    clock = Clock()
    find_post(db, 1, clock.now)
    with Sink() as sink:
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        find_post(db, 2, clock.now, backfill=True)
        find_post(db, 3, clock.now)
        one.deliver()
    assert [reported_in(got.body) for got in sink.taken] == [["https://alpha.example/news/3"]]


def test_at_once_is_one_message_in_ten_minutes(db: Database) -> None:
    """Thirty posts in half an hour: four messages, each post in exactly one of them."""
    clock = Clock()
    with Sink() as sink:
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        for n in range(30):
            find_post(db, n, clock.now)
            one.deliver()
            clock.sleep(60)
        clock.sleep(600)
        one.deliver()
    reported = [url for got in sink.taken for url in reported_in(got.body)]
    assert sorted(reported) == sorted(f"https://alpha.example/news/{n}" for n in range(30))
    assert len(sink.taken) == 4


@pytest.mark.slow
def test_given_up_after_three_days_reported_once_and_sent_again_on_request(db: Database) -> None:
    """Retried after seconds to hours; operators are notified, `channels` and doctor show it; --retry sends it."""
    clock = Clock()
    with Sink(plan=[500] * 1000) as sink, Sink() as alarm:
        known = watchlist(
            hook_channel(sink), hook_channel(alarm, "operators", 'when = "at once"\nreport = ["problems"]')
        )
        one = teller(db, known, clock)
        one.deliver()
        find_post(db, 1, clock.now)
        tries, dead = [], []
        while clock.now < START + timedelta(days=4):
            before = len(sink.got)
            report = one.deliver(patience_s=0)
            dead += [line for line in report.bad.values() if ": dead:" in line]
            tries += [clock.now] * (len(sink.got) - before)
            clock.sleep(5 if clock.now < START + timedelta(minutes=5) else 600)
        gaps = [(later - earlier).total_seconds() for earlier, later in itertools.pairwise(tries)]
        assert len(dead) == 1
        assert min(gaps) == 5
        assert timedelta(hours=6).total_seconds() <= max(gaps) <= timedelta(hours=6, minutes=10).total_seconds()
        assert tries[-1] - tries[0] <= timedelta(days=3, minutes=10)
        assert [problem["channel"] for got in alarm.taken for problem in json.loads(got.body)["data"]["problems"]] == [
            "hook"
        ]
        with db.read() as conn:
            assert [row.state for row in list_channels(conn)] == ["dead", "ok"]
        assert [finding.invariant for finding in check(db)] == ["every message was delivered or is being delivered"]
        sink.plan.clear()
        assert one.retry() == 1
        assert len(one.deliver().sent) == 1
    assert reported_in(sink.taken[0].body) == ["https://alpha.example/news/1"]
    assert check(db) == []


@pytest.mark.parametrize(("status", "state"), [(410, "dead"), (302, "waiting"), (404, "waiting")])
def test_a_receiver_that_wants_no_more_and_one_that_points_elsewhere(db: Database, status: int, state: str) -> None:
    """410 gives up at once; a redirect is not followed."""
    clock = Clock()
    with Sink() as other, Sink(plan=[status] * 9, headers={"Location": other.url}) as sink:
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        assert one.deliver(patience_s=0).exit_code == 1
        assert len(other.got) == 0
    with db.read() as conn:
        assert conn.execute(select(schema.messages.c.state)).scalar_one() == state


def test_retry_after_is_honoured(db: Database) -> None:
    """503 with Retry-After of an hour: no try before that."""
    clock = Clock()
    with Sink(plan=[503], headers={"Retry-After": "3600"}) as sink:
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        one.deliver(patience_s=0)
        clock.sleep(3500)
        one.deliver(patience_s=0)
        assert len(sink.got) == 1
        clock.sleep(101)
        one.deliver(patience_s=0)
    assert len(sink.taken) == 1


def test_a_manual_send_does_not_wait_for_the_next_try(db: Database) -> None:
    """After mending the fault a person sends what waits with `now_all`; a message in a running try is not sent twice."""
    clock = Clock()
    with Sink(plan=[500]) as sink:
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        one.deliver(patience_s=0)
        assert one.deliver(patience_s=0).sent == []
        with db.write() as conn:
            conn.execute(update(schema.messages).values(claimed_by={"pid": 1}))
            messages.hasten(conn, ["hook"], clock.now)
            conn.execute(update(schema.messages).values(claimed_by=None))
        assert one.deliver(patience_s=0).sent == []
        assert len(one.deliver(patience_s=0, now_all=True).sent) == 1


def test_a_missing_secret_is_reported_once(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the variable's name, without repeating the reason."""
    monkeypatch.delenv("HOOK")
    clock = Clock()
    with Sink() as sink:
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        (line,) = one.deliver(patience_s=0).bad.values()
    assert "failing: secret: environment variable HOOK: it is missing or empty" in line


def test_no_connection_is_opened_to_an_address_that_is_not_allowed(db: Database) -> None:
    """Mail, webhook and chat to this machine without permission are refused before anything is sent, with the reason."""
    clock = Clock()
    head = '[[subjects]]\nname = "NKDB"\n[[subjects]]\nname = "Hanna Song"\n'
    with Sink() as sink, Mailbox() as box:
        os.environ["CHAT"] = sink.url.replace("http://", "json://")
        chat = '[[channels]]\nname = "chat"\nkind = "chat"\naddress = "env:CHAT"\nwhen = "at once"\n'
        channels = (mail_channel(box, more='when = "at once"'), hook_channel(sink), chat)
        one = teller(db, watchlist(*channels, head=head), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        lines = one.deliver(patience_s=0).bad
        assert (sink.got, box.mails) == ([], [])
        assert sorted(lines) == ["chat", "hook", "office"]
        assert all("address-refused: 127.0.0.1" in line for line in lines.values()), lines
        own = watchlist(*(f'{text}allow_networks = ["127.0.0.1/32"]\n' for text in channels), head=head)
        clock.sleep(3600)
        assert len(teller(db, own, clock).deliver().sent) == 3
    assert (len(sink.taken), len(box.mails)) == (2, 1)


def test_no_secret_is_in_words_rows_or_tracebacks(
    db: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With a marked password, token and query in addresses that fail in every way, the marker appears nowhere."""
    marker = "s3cr3tmark3r"
    clock, lines = Clock(), []
    with Sink(plan=[500] * 99) as sink, Mailbox() as box:
        host = sink.url.removeprefix("http://")
        addresses = {
            "MAIL": f"smtp://{marker}:{marker}@127.0.0.1:{box.port}",
            "NO_MAIL": f"smtps://{marker}:{marker}%2F@127.0.0.1:9",
            "PAGE": f"{sink.url}/{marker}?token={marker}",
            "NO_PAGE": f"http://127.0.0.1:9/{marker}",
            "CHAT": f"json://user:{marker}@{host}/{marker}",
            "NO_CHAT": f"nonsense://{marker}",
            "BAD_SECRET": f"{marker}!",
        }
        for name, value in addresses.items():
            monkeypatch.setenv(name, value)
        mail = 'to = ["a@example.org"]\nfrom = "b@example.org"\nwhen = "at once"\n'
        text = "".join(
            f'[[channels]]\nname = "{name}"\nkind = "mail"\naddress = "env:{name}"\n{mail}'
            for name in ("MAIL", "NO_MAIL")
        )
        for name in ("PAGE", "NO_PAGE"):
            text += f'[[channels]]\nname = "{name}"\nkind = "webhook"\naddress = "env:{name}"\nsecret = "env:HOOK"\nwhen = "at once"\n'
        text += '[[channels]]\nname = "BAD"\nkind = "webhook"\naddress = "env:PAGE"\nsecret = "env:BAD_SECRET"\nwhen = "at once"\n'
        for name in ("CHAT", "NO_CHAT"):
            text += f'[[channels]]\nname = "{name}"\nkind = "chat"\naddress = "env:{name}"\nwhen = "at once"\n'
        one = teller(db, watchlist(text), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        caplog.set_level("DEBUG")
        lines = list(one.deliver(patience_s=0).bad.values())
        monkeypatch.setattr(dispatch, "send_webhook", lambda *_: 1 / 0)
        monkeypatch.setattr(delivery, "rendered", lambda *_: (_ for _ in ()).throw(ValueError(addresses["PAGE"])))
        clock.sleep(60)
        lines += one.deliver(patience_s=0).bad.values()
    assert len(lines) == 14, lines
    with db.read() as conn:
        rows = [str(row) for table in schema.metadata.sorted_tables for row in conn.execute(select(table)).all()]
    everything = "\n".join([*lines, *rows, caplog.text, repr(one)])
    assert marker not in everything
    assert SECRET not in everything


@pytest.mark.slow
def test_a_month_with_a_day_of_failure_delivers_each_thing_once_on_time(sqlite_url: str) -> None:
    """A pass every quarter of an hour, posts at random hours, every receiver down for a day."""
    with open_database(sqlite_url) as db:
        event.listen(db.engine, "checkout", _hasty)
        add_sources(db, "alpha")
        _month(db)


def _hasty(connection: Any, *_: Any) -> None:
    """Turns off syncing: thousands of commits that no power loss will test."""
    connection.execute("PRAGMA synchronous = OFF")


def _month(db: Database) -> None:
    clock, dice = Clock(), random.Random(7)
    down = (START + timedelta(days=10, hours=5), START + timedelta(days=11, hours=5))
    daily = 'when = "daily"\nat = "08:00"\ntimezone = "Asia/Seoul"'
    arrivals: dict[str, list[tuple[datetime, list[str]]]] = {"at once": [], "daily": [], "weekly": [], "hourly": []}
    with Sink() as once, Sink() as hourly, Sink() as by_day, Mailbox() as box:
        known = watchlist(
            hook_channel(once, "at once"),
            hook_channel(hourly, "hourly", 'when = "hourly"'),
            hook_channel(by_day, "daily", daily),
            mail_channel(box, "weekly", 'when = "weekly"\non = "mon"\nat = "08:00"\ntimezone = "Asia/Seoul"'),
        )
        sinks = {"at once": once, "hourly": hourly, "daily": by_day}
        for name, sink in sinks.items():
            sink.on_request = lambda _, sink=sink: (
                sink.plan.append(503) if down[0] <= clock.now < down[1] else None  # type: ignore[misc]
            )
            sink.headers = {"X-Name": name}
        box.answer = lambda: "451 down" if down[0] <= clock.now < down[1] else "250 OK"
        found: dict[str, datetime] = {}
        teller(db, known, clock).deliver()
        while clock.now < START + timedelta(days=31):
            for _ in range(dice.choice((0,) * 27 + (1, 1, 2))):
                n = len(found)
                find_post(db, n, clock.now, article=n % 3 == 0)
                found[f"https://alpha.example/news/{n}"] = clock.now
            started = clock.now
            seen = {name: len(sink.taken) for name, sink in sinks.items()} | {"weekly": len(box.mails)}
            with db.read() as conn:
                due = anything_to_deliver(conn, clock.now)  # as `run` checks before it loads anything
            if due:
                teller(db, known, clock).deliver()
            for name, sink in sinks.items():
                arrivals[name] += [(clock.now, reported_in(got.body)) for got in sink.taken[seen[name] :]]
            arrivals["weekly"] += [(clock.now, [str(len(box.mails))]) for _ in box.mails[seen["weekly"] :]]
            clock.now = started + timedelta(minutes=15)
    assert len(found) > 300
    slack = timedelta(minutes=16)
    allowed = {
        "at once": timedelta(minutes=15),
        "hourly": timedelta(hours=1),
        "daily": timedelta(days=1),
    }
    for name, wait in allowed.items():
        reported = [(at, url) for at, urls in arrivals[name] for url in urls]
        urls = [url for _, url in reported]
        assert len(urls) == len(set(urls)), f"{name}: told twice"
        last = arrivals[name][-1][0]
        missing = {url for url, at in found.items() if at < last - wait - slack} - set(urls)
        assert not missing, f"{name}: lost"
        for at, url in reported:
            late = at - found[url]
            # The day of failure, plus the pause of up to six hours running when it ended, then the next period.
            if down[0] - wait <= found[url] < down[1] + timedelta(hours=6):
                assert late <= (down[1] - down[0]) + timedelta(hours=6) + wait + slack, (name, found[url], at)
            else:
                assert late <= wait + slack, (name, found[url], at)
    for at, _ in arrivals["daily"]:
        if not down[0] <= at < down[1] + timedelta(hours=7):
            assert (at.hour, at.minute) == (23, 0), "08:00 in Seoul"
    assert [at.strftime("%a %H") for at, _ in arrivals["weekly"]] == ["Sun 23"] * len(arrivals["weekly"])
    assert len(arrivals["weekly"]) in (4, 5)
    assert check(db) == []


def test_two_deliveries_at_the_same_time_send_one_message(db: Database) -> None:
    """While one process is in the middle of a try, another finds nothing to do."""
    clock = Clock()
    with Sink() as sink:
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        inner: list[Any] = []
        sink.on_request = lambda _: inner.append(one.deliver(patience_s=0).sent)
        assert len(one.deliver().sent) == 1
    assert inner == [[]]
    assert len(sink.got) == 1


def test_a_receiver_that_never_answers_is_abandoned(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an answer before the deadline the message is tried again later, and nothing hangs."""
    clock, release = Clock(), threading.Event()
    monkeypatch.setattr(dispatch, "TRY_DEADLINE_S", 0.5)
    with open_database(sqlite_url) as db, Sink() as sink:
        add_sources(db, "alpha")
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        sink.on_request = lambda _: release.wait(30)
        assert "deadline: not finished within 0.5 seconds" in one.deliver(patience_s=0).bad["hook"]
        release.set()
        monkeypatch.setattr(dispatch, "TRY_DEADLINE_S", 30)
        clock.sleep(60)
        assert len(one.deliver(patience_s=0).sent) == 1
    assert len({got.headers["webhook-id"] for got in sink.got}) == 1


@pytest.mark.parametrize("more", ['when = "at once"', 'when = "hourly"'])
def test_a_channel_and_a_message_of_a_clock_that_was_ahead_are_due_when_it_is_right_again(
    db: Database, more: str
) -> None:
    """Four years ahead one message was sent and one failed; with the clock set right, both the old and the new one
    arrive.
    """
    clock = Clock(START + timedelta(days=4 * 365))
    with Sink() as sink:
        one = teller(db, watchlist(hook_channel(sink, more=more)), clock)
        one.deliver()
        for n, plan in ((1, []), (2, [500])):
            find_post(db, n, clock.now)
            clock.sleep(7200)
            sink.plan = plan
            one.deliver(patience_s=0)
        assert len(sink.taken) == 1
        clock.now = START
        with db.read() as conn:
            assert anything_to_deliver(conn, clock.now)
        assert _glanced(db, clock.now) in (True, None)
        assert len(one.deliver(patience_s=0).sent) == 1
        find_post(db, 3, clock.now)
        clock.sleep(700)
        with db.read() as conn:
            assert anything_to_deliver(conn, clock.now)
        assert _glanced(db, clock.now) in (True, None)
        assert len(one.deliver(patience_s=0).sent) == 1
        with db.read() as conn:
            assert not anything_to_deliver(conn, clock.now)
        assert _glanced(db, clock.now) in (False, None)
    assert [reported_in(got.body) for got in sink.taken] == [[f"https://alpha.example/news/{n}"] for n in (1, 2, 3)]


def _glanced(db: Database, now: datetime) -> bool | None:
    """The result of the quick check; None on PostgreSQL, which has none."""
    return glance.anything_to_deliver(f"sqlite:///{db.path}", now) if db.path else None


def test_a_notice_in_a_message_is_not_sent_again_after_a_reset(db: Database) -> None:
    """Even if the channel's position is reset to the start, no notice goes into a second message of the channel."""
    find_post(db, 1, START)
    with db.write() as conn:
        (first, second) = unsent(conn, 1, 0)
        mark_reported(conn, [first.id], START, channel="desk")
        assert [one.id for one in unsent(conn, channel_states(conn)["desk"].id, 0)] == [second.id]


def test_mail_is_never_sent_in_clear_unasked(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server without STARTTLS gets neither password nor mail; tls=no with a password is refused before connecting."""
    clock = Clock()
    with Mailbox() as box:
        monkeypatch.setenv("NO_TLS", f"smtp://name:password@127.0.0.1:{box.port}")
        monkeypatch.setenv("IN_CLEAR", f"smtp://name:password@127.0.0.1:{box.port}?tls=no")
        rest = 'to = ["a@example.org"]\nfrom = "b@example.org"\nwhen = "at once"\n'
        text = "".join(f'[[channels]]\nname = "{one}"\naddress = "env:{one}"\n{rest}' for one in ("NO_TLS", "IN_CLEAR"))
        one = teller(db, watchlist(text), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        lines = one.deliver(patience_s=0).bad
        assert "STARTTLS" in lines["NO_TLS"]
        assert "add ?tls=no to the address" in lines["NO_TLS"]
        assert "never sent unencrypted" in lines["IN_CLEAR"]
        assert box.mails == []


def test_a_receiver_who_was_put_off_gets_the_mail_later_and_the_others_once(db: Database) -> None:
    """Of three receivers one is greylisted and one has no mailbox: the first gets the mail by a later try, nobody gets
    two.
    """
    clock = Clock()
    with Mailbox() as box:
        box.refuses, box.puts_off = {"gone@example.org"}, {"late@example.org"}
        text = mail_channel(box, more='when = "at once"').replace(
            '["press@example.org"]', '["press@example.org", "late@example.org", "gone@example.org"]'
        )
        one = teller(db, watchlist(text), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        assert "failing: refused" in one.deliver(patience_s=0).bad["office"]
        clock.sleep(60)
        assert "failing: refused" in one.deliver(patience_s=0).bad["office"]
        box.puts_off = set()
        clock.sleep(600)
        assert "dead: refused: not accepted for gone@example.org" in one.deliver(patience_s=0).bad["office"]
        box.refuses = set()
        assert one.retry() == 1
        assert one.deliver(patience_s=0).sent
    assert box.receivers == [["press@example.org"], ["late@example.org"], ["gone@example.org"]]
    assert len({mail["Message-ID"] for mail in box.mails}) == 1


def test_a_mail_that_some_receivers_did_not_get_is_not_sent_again_to_the_others(db: Database) -> None:
    """One of two is refused: given up with that receiver named; the other has the mail once."""
    clock = Clock()
    with Mailbox() as box:
        box.refuses = {"gone@example.org"}
        text = mail_channel(box, more='when = "at once"').replace(
            '["press@example.org"]', '["press@example.org", "gone@example.org"]'
        )
        one = teller(db, watchlist(text), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        assert ": dead: refused: not accepted for gone@example.org" in one.deliver().bad["office"]
        clock.sleep(3600)
        one.deliver()
    assert len(box.mails) == 1


@pytest.mark.parametrize("farewell", ["421 closing down", "500 what?"])
def test_an_error_at_quit_undoes_no_mail(db: Database, farewell: str) -> None:
    """The mail was accepted before: it counts as delivered, also if one of two receivers was refused."""
    clock = Clock()
    with Mailbox() as box:
        box.farewell, box.refuses = farewell, {"gone@example.org"}
        text = mail_channel(box, more='when = "at once"')
        both = mail_channel(box, name="both", more='when = "at once"').replace(
            '["press@example.org"]', '["desk@example.org", "gone@example.org"]'
        )
        one = teller(db, watchlist(text, both), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        report = one.deliver(patience_s=0)
        assert [line.channel for line in report.sent] == ["office"]
        assert ": dead: refused: not accepted for gone@example.org" in report.bad["both"]
        clock.sleep(7200)
        one.deliver(patience_s=0)
    assert sorted(box.receivers) == [["desk@example.org"], ["press@example.org"]]


@pytest.mark.parametrize("nonsense", ["9" * 5000, "Mon, 01 Jan 2024 00:00:00 +99999999999999", "soon"])
@pytest.mark.parametrize("plan", [[], [503]], ids=["taken", "put off"])
def test_an_invalid_retry_after_is_ignored(db: Database, nonsense: str, plan: list[int]) -> None:
    """After a 2xx it is ignored and the message is not sent again; after a 503 the usual pauses apply."""
    clock = Clock()
    with Sink(plan=list(plan), headers={"Retry-After": nonsense}) as sink:
        one = teller(db, watchlist(hook_channel(sink)), clock)
        one.deliver()
        find_post(db, 1, clock.now)
        report = one.deliver(patience_s=0)
        assert bool(report.sent) is not bool(plan)
        assert all(line.startswith("channel hook: failing: http-503: ") for line in report.bad.values())
        clock.sleep(6 * 3600)
        one.deliver(patience_s=0)
        clock.sleep(6 * 3600)
        one.deliver(patience_s=0)
    assert len(sink.taken) == 1
