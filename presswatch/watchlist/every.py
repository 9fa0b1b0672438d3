"""Intervals as people write them: "30m", "6h", "1h30m", "2d"."""

from __future__ import annotations

import re
from datetime import timedelta

_EVERY_PART = re.compile(r"(\d{1,6})\s*(minutes?|mins?|m|hours?|h|days?|d|weeks?|w)\s*")
_EVERY_MINUTES = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
LONGEST_EVERY = timedelta(days=366)


def parse_every(text: str) -> timedelta:
    """Reads an interval such as "30m", "6h", "1h30m", "2d" or "1w"; ValueError says in words what is wrong."""
    minutes, at, lowered = 0, 0, text.strip().lower()
    while match := _EVERY_PART.match(lowered, at):
        minutes += int(match[1]) * _EVERY_MINUTES[match[2][0]]
        at = match.end()
    if not lowered or at != len(lowered):
        raise ValueError(f"{text!r} is no interval")
    if not timedelta(minutes=1) <= timedelta(minutes=minutes) <= LONGEST_EVERY:
        raise ValueError(f"{text!r} is not between one minute and a year")
    return timedelta(minutes=minutes)
