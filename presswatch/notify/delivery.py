"""The walk from notices to delivered messages.

    for each channel that is due and has no message under way:
        in one transaction: its notices -> digest -> a message, with a row for each notice in it
    for each message that waits, is due for a try, and is claimed by nobody alive:
        claim it (commit), send it, book it as sent, or for another try, or as given up (commit)

This holds even if the process is killed at any moment: a notice is in one message of a channel, and a message is tried
until it gets through. A process that dies between the receiver's yes and our commit sends the same message again, with
the same id, content and date: receivers that check ids have it once (webhooks, mail), others may have that one twice.
"""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from presswatch.database import channels, messages
from presswatch.database.engine import Database
from presswatch.database.messages import Message
from presswatch.database.notice_facts import facts_of
from presswatch.database.outbox import unsent
from presswatch.digest.compose import compose, wanted
from presswatch.digest.content import Digest
from presswatch.digest.render import rendered, subject_line
from presswatch.encoders.json import json_text
from presswatch.encoders.licences import licences_of
from presswatch.notify.dispatch import Dispatcher
from presswatch.notify.envelope import FOR_A_PERSON, DeliveryError, Envelope
from presswatch.notify.gate import PAUSES, next_try
from presswatch.text.moments import utc_text
from presswatch.timing.schedule import LEAST_PAUSE, next_channel_due, zone_of
from presswatch.watchlist.entries import ChannelEntry, Watchlist, named_channels

# So long a pass waits for messages whose next try is near: a short fault is over before cron calls again.
PATIENCE_S = 45.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLine:
    """A message that got through, and how much it reports."""

    channel: str
    key: str
    articles: int
    mentions: int
    changes: int
    problems: int


@dataclass(slots=True, kw_only=True)
class DeliveryReport:
    """What got through, the line of each channel whose last try failed, and those that only a person can fix."""

    sent: list[SentLine] = field(default_factory=list)
    bad: dict[str, str] = field(default_factory=dict)
    for_a_person: set[str] = field(default_factory=set)

    @property
    def exit_code(self) -> int:
        """0 if every message got through, else 1."""
        return 1 if self.bad else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Notifier:
    """Delivers to the channels of a watchlist; `base` is the folder that secret files are relative to."""

    database: Database
    watchlist: Watchlist
    base: Path
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep

    def deliver(
        self, names: Collection[str] = (), *, now_all: bool = False, patience_s: float = PATIENCE_S
    ) -> DeliveryReport:
        """Writes and sends what is due (`now_all`: or not) for these channels. Raises UsageError and StorageError."""
        entries = self._entries(names)
        with self.database.write() as conn:
            channels.sync_channels(conn, self.watchlist, self.clock())
            if now_all:
                messages.hasten(conn, entries, self.clock())
        for entry in entries.values():
            with self.database.write() as conn:
                self._write_message(conn, entry, now_all=now_all)
        report = DeliveryReport()
        left_s = patience_s
        while True:
            with self.database.write() as conn:
                message = messages.claim(conn, entries, self.clock(), PAUSES)
            if message is not None:
                self._try(entries[message.channel], message, report)
                continue
            with self.database.read() as conn:
                at = messages.next_try_of(conn, set(entries) - report.for_a_person)
            wait_s = left_s + 1 if at is None else max(0.5, (at - self.clock()).total_seconds())
            if wait_s > left_s:
                return report
            self.sleep(wait_s)
            left_s -= wait_s

    def retry(self, names: Collection[str] = ()) -> int:
        """Makes messages that were given up wait again; returns how many. Raises UsageError for an unknown channel."""
        with self.database.write() as conn:
            return messages.revive(conn, self._entries(names), self.clock())

    def _entries(self, names: Collection[str]) -> dict[str, ChannelEntry]:
        known = named_channels(self.watchlist, names)
        return {name: known[name] for name in names} if names else known

    def _write_message(self, conn: Connection, entry: ChannelEntry, *, now_all: bool) -> None:
        now, zone = self.clock(), self.watchlist.presswatch.timezone
        state = channels.channel_states(conn)[entry.name]
        if messages.has_waiting(conn, state.id):
            return  # notices found meanwhile go into the next one
        if not now_all:
            if not channels.period_passed(entry, zone, state, now):
                return
            last_at = state.last_sent_at  # one in days to come was sent under a wrong clock
            if last_at is not None and last_at <= now < last_at + LEAST_PAUSE:
                channels.advance(conn, state.id, state.last_notice_id, last_at + LEAST_PAUSE)
                return
        notices = unsent(conn, state.id, state.last_notice_id)
        facts = facts_of(conn, notices)
        selected = wanted(notices, facts, entry)
        again = next_channel_due(entry, zone, now)
        if selected:
            digest = compose(selected, facts, licences_of(self.watchlist.outlets), now)
            messages.put_message(conn, state.id, msgspec.to_builtins(digest), [one.id for one in selected], now)
            again = max(again, now + LEAST_PAUSE) if entry.when == "at once" else again
        channels.advance(conn, state.id, max((one.id for one in notices), default=state.last_notice_id), again)

    def _try(self, entry: ChannelEntry, message: Message, report: DeliveryReport) -> None:
        zone = self.watchlist.presswatch.timezone
        dispatcher = Dispatcher(watchlist=self.watchlist, base=self.base, clock=self.clock)
        try:
            dispatcher.send(entry, lambda: envelope_of(message, entry, zone), had_by=message.had_by)
        except DeliveryError as fault:
            if fault.reason in FOR_A_PERSON:
                report.for_a_person.add(entry.name)
            report.bad[entry.name] = self._failed(entry, message, fault)
        else:
            with self.database.write() as conn:
                messages.sent(conn, message.id, self.clock())
            report.bad.pop(entry.name, None)
            counts = {name: len(message.payload[name]) for name in ("articles", "mentions", "changes", "problems")}
            report.sent.append(SentLine(channel=message.channel, key=message.key, **counts))

    def _failed(self, entry: ChannelEntry, message: Message, fault: DeliveryError) -> str:
        now, words = self.clock(), str(fault)
        again = next_try(message.tries, message.created_at, now, fault.wait, final=fault.final)
        with self.database.write() as conn:
            if fault.had_by:
                messages.had(conn, message, fault.had_by)
            if again is not None:
                messages.failed(conn, message.id, words, again)
                return f"channel {entry.name}: failing: {words} (try {message.tries}, next try {utc_text(again)})"
            given_up = f"{words}; given up after {message.tries} tries: `presswatch digest --retry` sends it again"
            messages.given_up(conn, message, words, given_up, now)
        return f"channel {entry.name}: dead: {given_up} (since {utc_text(message.created_at)})"


def envelope_of(message: Message, entry: ChannelEntry, default_zone: str) -> Envelope:
    """The message as it is sent: the same at every try, as long as language and time zone of the channel are."""
    digest = msgspec.convert(message.payload, Digest)
    zone = zone_of(entry, default_zone)
    document = {"type": "presswatch.digest", "timestamp": utc_text(digest.made_at), "data": message.payload}
    html, text = rendered(digest, entry.locale, zone, rest=f"presswatch digest --message {message.key}")
    return Envelope(
        key=message.key,
        written_at=digest.made_at,
        subject=subject_line(digest, entry.locale),
        text=text,
        html=html,
        body=json_text(document, former_names=True),
        language=entry.locale,
    )
