"""The results of a simulated month against the world's truth: each mention once and on time, on every channel.

A unit is a subject of a post, counted once for all copies of that post (the world says which are copies); an article
whose post names no subject is one, too. A mention, and later the article that another copy points to, is no repetition:
the article is news; a mention after its article would be one. A unit is due on a channel at the time it was found, for
a periodic channel at the period's next end. It may take one more step: the first complete run that begins then. If the
previous message is not delivered, or was less than ten minutes ago, it is the first complete run after both; a run is
complete if it was not killed and no fault was injected for the channel. Units that fall due in the outage are counted
separately: from its end, with the longest pause between two tries.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.worlds.month import Unit, World
from benchmarks.worlds.month_sinks import Arrival, Ledger

PAUSE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=6)
NEVER = datetime.max.replace(tzinfo=UTC)
KILLED = -9
# Columns of a channel that must be 0, then those that only inform.
MUST_BE_0 = ("twice", "never", "early", "late", "excluded", "backfill", "unasked")
INFORM = ("again", "then_article", "misread", "unread", "open", "apart")


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the benchmark: its kind and time, and the one subject it wants ("": all)."""

    name: str
    kind: str
    when: str
    at: str = ""
    zone: str = ""
    only: str = ""

    def last_time(self, moment: datetime) -> datetime:
        """The last time up to this one at which the channel asks for messages."""
        if self.when == "at once":
            return moment
        if self.when == "hourly":
            return moment.replace(minute=0, second=0, microsecond=0)
        return max(one for one in self._times(moment) if one <= moment)

    def next_time(self, moment: datetime) -> datetime:
        """The first time from this one on at which the channel asks for messages."""
        if self.when == "at once":
            return moment
        if self.when == "hourly":
            return self.last_time(moment - timedelta(microseconds=1)) + timedelta(hours=1)
        return min(one for one in self._times(moment) if one >= moment)

    def _times(self, moment: datetime) -> Iterator[datetime]:
        zone = ZoneInfo(self.zone)
        for days in range(-8, 9):
            local = datetime.combine(moment.astimezone(zone).date() + timedelta(days=days), datetime.min.time(), zone)
            if self.when == "daily" or local.weekday() == 0:
                yield local.replace(hour=int(self.at[:2]), minute=int(self.at[3:])).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Pass:
    """A call of `presswatch run` in simulated time; `code` is its exit code, -9 if it was killed."""

    number: int
    began: datetime
    ended: datetime
    code: int


@dataclass(slots=True)
class Message:
    """One id on a channel, with every copy of it that was accepted."""

    copies: list[Arrival] = field(default_factory=list)

    @property
    def made_at(self) -> datetime:
        return self.copies[0].made_at

    @property
    def first_at(self) -> datetime:
        return self.copies[0].at

    @property
    def last_at(self) -> datetime:
        return self.copies[-1].at


class Judge:
    """Judges one channel."""

    def __init__(self, channel: Channel, world: World, passes: Sequence[Pass], ledger: Ledger) -> None:
        self.channel, self.world, self.ledger = channel, world, ledger
        killed = {one.number for one in passes if one.code == KILLED}
        self.disturbed = killed | {number for number, name in ledger.disturbed if name == channel.name}
        self.whole = [one for one in passes if one.number not in self.disturbed]
        found: dict[str, Message] = {}
        for one in ledger.arrivals:
            if one.channel == channel.name:
                found.setdefault(one.key, Message()).copies.append(one)
        self.messages = sorted(found.values(), key=lambda one: (one.made_at, one.first_at))
        self.count: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.worst = self.worst_apart = timedelta()

    def row(self) -> dict[str, Any]:
        """The channel's line of the table."""
        told: dict[Unit, dict[int, set[str]]] = {}
        for number, message in enumerate(self.messages):
            for unit, article in self._units(message):
                told.setdefault(unit, {}).setdefault(number, set()).add(article)
            self._look_at(message, self.messages[number - 1] if number else None)
        for unit, found_at in self.world.due.items():
            if self._is_wanted(unit):
                self._reckon(unit, found_at, told.get(unit, {}))
        counts = {name: self.count[name] for name in ("due", "once", *MUST_BE_0, "messages", *INFORM)}
        most = max((self._within(message) for message in self.messages), default=0)
        self._expect(most <= 1, f"{most} messages within ten minutes")
        return {
            "channel": self.channel.name,
            **counts,
            "worst_min": _minutes(self.worst),
            "worst_apart_min": _minutes(self.worst_apart),
            "most_in_10_min": most,
            "wrong": self.wrong,
        }

    def _is_wanted(self, unit: Unit) -> bool:
        return not self.channel.only or unit.subject == self.channel.only

    def _units(self, message: Message) -> Iterator[tuple[Unit, str]]:
        """The units in a message that may be reported, each with its article; the others are counted.

        A unit of no post is a fault of the reader, which is measured elsewhere.
        """
        for url, subject, article in message.copies[0].told:
            post = self.world.post_of(url)
            unit = self.world.unit_of(post, subject) if post else None
            said = f"{subject or 'an article'} at {url} in {message.copies[0].key}"
            if post is None or unit is None:
                self.count["misread"] += 1
            elif post["first_tick"] == 0:
                self._wrong("backfill", f"of the backfill: {said}")
            elif not self._is_wanted(unit):
                self._wrong("excluded", f"the filter excludes it: {said}")
            else:
                yield unit, article

    def _look_at(self, message: Message, before: Message | None) -> None:
        """Copies, and whether the message was made at a time that the channel asks for."""
        self.count["messages"] += 1
        self.count["again"] += len(message.copies) - 1
        for one in message.copies[:-1]:
            if one.run not in self.disturbed:
                self._wrong("unasked", f"a second copy without a cause: {one.key}")
        self._expect(len({one.content for one in message.copies}) == 1, f"{message.copies[0].key} has two contents")
        asked = self.channel.last_time(message.made_at)
        if message.made_at > self._granted(asked, before):
            self._wrong("early", f"made {message.made_at:%m-%d %H:%M}, before the next time asked")

    def _reckon(self, unit: Unit, found_at: datetime | None, told: dict[int, set[str]]) -> None:
        self.count["due"] += 1
        if found_at is None:
            self.count["unread"] += 1
            self.world.note_unread(unit)
            return
        due = self.channel.next_time(found_at)
        if not told:
            last = self.messages[-1] if self.messages else None
            if self._granted(due, last) == NEVER:
                self.count["open"] += 1
            else:
                self._wrong("never", f"never told: {unit.subject} of {unit.group}, found {found_at:%m-%d %H:%M}")
            return
        if _is_repeated(told):
            self._wrong("twice", f"told in {len(told)} messages: {unit.subject} of {unit.group}")
            return
        self.count["once"] += 1
        self.count["then_article"] += len(told) > 1
        self._time(unit, due, min(told))

    def _time(self, unit: Unit, due: datetime, number: int) -> None:
        message = self.messages[number]
        granted = self._granted(due, self.messages[number - 1] if number else None)
        name, since, until = self.ledger.outage
        if name == self.channel.name and due < until and message.first_at >= since:
            self.count["apart"] += 1
            self.worst_apart = max(self.worst_apart, message.first_at - until)
            if message.made_at < until:
                granted = max(granted, self._granted(until + LONGEST_PAUSE, None))
        else:
            self.worst = max(self.worst, message.first_at - due)
        if message.first_at > granted:
            late = _minutes(message.first_at - granted)
            self._wrong("late", f"{late} min beyond a step: {unit.subject} of {unit.group}, due {due:%m-%d %H:%M}")

    def _granted(self, due: datetime, before: Message | None) -> datetime:
        """The end of the step in which something must be reported at the latest; NEVER if the month ended before."""
        if before is not None:
            due = max(due, before.last_at + PAUSE)
        return next((one.ended for one in self.whole if one.began >= due), NEVER)

    def _within(self, message: Message) -> int:
        until = message.first_at + PAUSE
        return sum(message.first_at <= one.first_at < until for one in self.messages)

    def _wrong(self, what: str, words: str) -> None:
        self.count[what] += 1
        self.wrong.append(f"{self.channel.name}: {words}")

    def _expect(self, holds: bool, words: str) -> None:  # noqa: FBT001 - reads as an assertion
        if not holds:
            self.wrong.append(f"{self.channel.name}: {words}")


def judged(
    folder: Path, database: Path, channels: Sequence[Channel], passes: Sequence[Pass], ledger: Ledger, *, amiss: str
) -> dict[str, Any]:
    """The judgement of every channel, and of the month as a whole; `amiss` is the output of doctor."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        world = World(folder, db)
    rows = [Judge(one, world, passes, ledger).row() for one in channels]
    wrong = [words for row in rows for words in row.pop("wrong")]
    wrong += [
        f"the pass of {one.began:%m-%d %H:%M} ended with {one.code}" for one in passes if one.code not in (0, 1, KILLED)
    ]
    wrong += [f"{ledger.bad_signatures} signatures that do not hold"] if ledger.bad_signatures else []
    wrong += [f"doctor: {amiss}"] if amiss else []
    return {
        "channels": rows,
        "wrong": wrong,
        "passes": Counter(str(one.code) for one in passes),
        "faults": {f"{name} {fault}": count for (name, fault), count in sorted(ledger.faults.items())},
        "unread": sorted(world.unread),
        "copies_as_posts": world.copies_as_posts(),
    }


def printed(result: dict[str, Any]) -> int:
    """Prints the judgement; the exit code."""
    rows = result["channels"]
    width = max(len(row["channel"]) for row in rows) + 2
    for name in rows[0]:
        print(name.ljust(18) + "".join(str(row[name]).rjust(width) for row in rows))
    for name in ("passes", "faults", "unread", "copies_as_posts"):
        print(f"{name}: {dict(result[name]) if isinstance(result[name], dict) else result[name]}")
    for words in result["wrong"]:
        print(f"WRONG {words}")
    print("not as it must be" if result["wrong"] else "as it must be")
    return 1 if result["wrong"] else 0


def _is_repeated(told: dict[int, set[str]]) -> bool:
    """True if messages repeat each other; they are given by number, with the articles that report one unit.

    A mention, and later the article that another copy of the post points to, are no repetition: the article is news.
    After an article the mention would be one.
    """
    before: set[str] = set()
    for number in sorted(told):
        if told[number] & before or (before and "" in told[number]):
            return True
        before |= told[number]
    return False


def _minutes(span: timedelta) -> int:
    return round(span.total_seconds() / 60)
