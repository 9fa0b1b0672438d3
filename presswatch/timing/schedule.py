"""When a source or a channel is due: pure functions of its entry, the last visit and the clock."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from presswatch.text.moments import LONGEST_CLOCK_ERROR
from presswatch.watchlist.cron import clock_of, count_fires, next_fire, parse_cron, parse_every
from presswatch.watchlist.entries import ChannelEntry, Settings, SourceEntry

# An hourly cron line that starts at 10:00:00 must find a source due that was visited at 09:00:04, else "1h" would
# become two hours. So an interval counts as passed a little early: by a twentieth of it, five minutes at most, each
# source by its own share.
SLACK_RATIO = 0.05
LONGEST_SLACK = timedelta(minutes=5)
SMALLEST_SHARE = 0.5
SHORTEST_BACKOFF = timedelta(minutes=15)
LONGEST_BACKOFF = timedelta(hours=24)
# The longest that a source waits in addition to its interval: what its site may ask for, and what is gone.
LONGEST_WISH = timedelta(days=7)
# A source that waits this long was missed: the machine slept, or the previous pass took long. Such sources begin over
# this time, so that a machine that wakes up does not ask for everything at once, on a connection barely established.
MISSED_AFTER = timedelta(minutes=10)
CATCH_UP_OVER = timedelta(minutes=5)
# Missed starts are counted no further back; a machine that was off for a year need not go through its minutes.
COUNTED_OVER = timedelta(days=31)


def next_due(
    entry: SourceEntry, settings: Settings, last_at: datetime | None, now: datetime, jitter_key: str
) -> datetime:
    """When the source, last visited at `last_at`, is next due, in UTC: once, however many starts were missed."""
    if last_at is None or last_at > now + max(interval_of(entry, settings), LONGEST_CLOCK_ERROR):
        return now
    if entry.cron:
        return max(now, next_fire(parse_cron(entry.cron), zone_of(entry, settings.timezone), last_at))
    every = interval_of(entry, settings)
    number = int.from_bytes(hashlib.sha256(jitter_key.encode()).digest()[:4], "big")
    share = SMALLEST_SHARE + (1 - SMALLEST_SHARE) * number / 2**32
    slack = min(every * SLACK_RATIO, LONGEST_SLACK)
    return max(now, (last_at + every - slack * share).astimezone(UTC))


def furthest_due(entry: SourceEntry, settings: Settings, now: datetime, *, well: bool) -> datetime:
    """The furthest that a source may lie ahead with its due time; one beyond was written under a wrong clock.

    `well`: it waits for its interval alone, else as long as a site may ask for; a clock may err by a day.
    """
    if entry.cron:
        usual = next_fire(parse_cron(entry.cron), zone_of(entry, settings.timezone), now)
    else:
        usual = now + interval_of(entry, settings)
    return (usual if well else max(usual, now + LONGEST_WISH)) + LONGEST_CLOCK_ERROR


def missed_starts(entry: SourceEntry, settings: Settings, due_at: datetime | None, now: datetime) -> int:
    """How often a source that was due at `due_at` (None: not yet) came due again before its visit, at `now`."""
    if due_at is None or due_at >= now:
        return 0
    since = max(due_at, now - COUNTED_OVER)
    if not entry.cron:
        return int((now - since) / interval_of(entry, settings))
    return count_fires(parse_cron(entry.cron), zone_of(entry, settings.timezone), since, now)


def catch_up_pauses(due: Mapping[str, datetime | None], now: datetime) -> dict[str, timedelta]:
    """How long each source waits before it begins: those long overdue over CATCH_UP_OVER, the others not."""
    late = [name for name, due_at in due.items() if due_at is not None and now - due_at > MISSED_AFTER]
    return {name: CATCH_UP_OVER * place / len(late) for place, name in enumerate(late)}


def interval_of(entry: SourceEntry, settings: Settings) -> timedelta:
    """The interval of a source without cron: its own or the installation's."""
    return parse_every(entry.every or settings.every)


def backoff(fails: int, every: timedelta) -> timedelta:
    """The pause after `fails` failures in a row: 15 minutes, doubled each time, a day at most; `every` after none."""
    if fails <= 0:
        return every
    doubled = SHORTEST_BACKOFF * (1 << min(fails - 1, 10))
    return min(doubled, LONGEST_BACKOFF)


LEAST_PAUSE = timedelta(minutes=10)
"""Between two messages of one channel, whatever happens."""


def zone_of(entry: ChannelEntry | SourceEntry, default: str) -> ZoneInfo:
    """The time zone in which the times of day of a channel or source count, and a channel's dates are shown."""
    return ZoneInfo(entry.timezone or default)


def period_words(channel: ChannelEntry, default_zone: str) -> str:
    """The period as one text: a different text means a different period."""
    clock = {"at once": "", "hourly": ""}.get(channel.when, f" {channel.at} {zone_of(channel, default_zone).key}")
    return f"{channel.when}{' ' + channel.on if channel.when == 'weekly' else ''}{clock}"


def next_channel_due(channel: ChannelEntry, default_zone: str, after: datetime) -> datetime:
    """The first moment after `after` at which the channel is due, in UTC; `after` itself for "at once"."""
    if channel.when == "at once":
        return after
    clock = clock_of(channel.at)
    lines = {
        "hourly": "0 * * * *",
        "daily": f"{clock.minute} {clock.hour} * * *",
        "weekly": f"{clock.minute} {clock.hour} * * {channel.on}",
    }
    return next_fire(parse_cron(lines[channel.when]), zone_of(channel, default_zone), after)
