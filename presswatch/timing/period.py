"""When a channel is due: pure functions of its entry and the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from presswatch.watchlist.cron import clock_of, next_fire, parse_cron
from presswatch.watchlist.entries import ChannelEntry

LEAST_PAUSE = timedelta(minutes=10)
"""Between two messages of one channel, whatever happens."""


def zone_of(channel: ChannelEntry, default: str) -> ZoneInfo:
    """The time zone in which a channel's times of day count and its dates are shown."""
    return ZoneInfo(channel.timezone or default)


def period_words(channel: ChannelEntry, default_zone: str) -> str:
    """The period as one text: a different text means a different period."""
    clock = {"at once": "", "hourly": ""}.get(channel.when, f" {channel.at} {zone_of(channel, default_zone).key}")
    return f"{channel.when}{' ' + channel.on if channel.when == 'weekly' else ''}{clock}"


def next_due(channel: ChannelEntry, default_zone: str, after: datetime) -> datetime:
    """The first moment strictly after `after` (aware) at which the channel is due, in UTC.

    For "at once" that is `after` itself: the channel is due as soon as there is something. A time of day that the clock
    change skips or repeats comes once (see presswatch.watchlist.cron).
    """
    if channel.when == "at once":
        return after
    clock = clock_of(channel.at)
    lines = {
        "hourly": "0 * * * *",
        "daily": f"{clock.minute} {clock.hour} * * *",
        "weekly": f"{clock.minute} {clock.hour} * * {channel.on}",
    }
    return next_fire(parse_cron(lines[channel.when]), zone_of(channel, default_zone), after)
