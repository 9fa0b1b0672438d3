"""Clock times and zones next to a date: what turns a printed day into an instant."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from presswatch.languages.patterns import compiled_later
from scraper.pages.dates.patterns import CLOCK_AFTER, CLOCK_ALONE, CLOCK_BEFORE
from scraper.pages.dates.words import AFTERNOON, BEFORE_CLOCK, DOTTED_CLOCKS, FORENOON, ZONES

_OFFSET = compiled_later(r"(?:utc|gmt)?([+\-])(\d{1,2})(?::?(\d{2}))?")
# Names for either half of the year, as American outlets print them.
_AMERICAN = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
_DAY_MINUTES = 24 * 60
_BEFORE_DOTTED = compiled_later(rf"(?:{'|'.join(BEFORE_CLOCK)})\.? ?$")


@dataclass(frozen=True, slots=True)
class Clock:
    """A printed clock time: its offsets in the text, the time, whether seconds are printed, the zone as printed."""

    start: int
    end: int
    time: dt.time
    seconds: bool
    zone: str | None


def clock_after(folded: str, start: int, language: str) -> Clock | None:
    """The clock time that begins right at `start`, past commas and words like "at"."""
    match = CLOCK_AFTER.match(folded, start)
    return _clock(match, folded, language) if match else None


def clock_before(folded: str, end: int, language: str) -> Clock | None:
    """The clock time that ends right before `end`."""
    # The longest printed time with zone and halves of the day is under 40 characters.
    match = CLOCK_BEFORE.search(folded, max(0, end - 40), end)
    return _clock(match, folded, language) if match else None


def clock_alone(folded: str) -> Clock | None:
    """The clock time that the text is, blanks aside."""
    match = CLOCK_ALONE.fullmatch(folded.strip())
    return _clock(match, folded, "") if match else None


def _clock(match: re.Match[str], folded: str, language: str) -> Clock | None:
    if not _is_clock(match, folded, language):
        return None
    hour = _hour(int(match["hour"]), match["half"] or match["half2"])
    minute, second = int(match["minute"] or match["minute2"] or 0), match["second"] or match["second2"]
    if hour is None or minute > 59 or int(second or 0) > 60:
        return None
    time = dt.time(hour, minute, min(int(second or 0), 59))
    zone, end = match["zone"], match.end()
    # "2:30 PM ET" is a zone; "à 14:20 et" is French.
    if zone in _AMERICAN and not (match["half"] or match["half2"]):
        zone, end = None, match.start("zone")
    return Clock(match.start(), end, time, second is not None, zone)


def _is_clock(match: re.Match[str], folded: str, language: str) -> bool:
    """A bare number is no time, nor is 12.50 where times are not written so."""
    half = match["half"] or match["half2"]
    if match["colon"] == ".":
        lead = _BEFORE_DOTTED.search(folded, max(0, match.start("hour") - 6), match.start("hour"))
        return bool(half or lead or language in DOTTED_CLOCKS)
    after_hour = folded[match.end("hour") : match.end("hour") + 2].strip()[:1]
    return bool(match["colon"] or half or (after_hour and after_hour in "시時时点點h"))


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour if hour <= 23 else None
    plain = half.strip(".")
    if plain in AFTERNOON or half in AFTERNOON:
        return hour + 12 if hour < 12 else (hour if hour <= 23 else None)
    if plain in FORENOON or half in FORENOON:
        return (0 if hour == 12 else hour) if hour <= 12 else None
    return None


@lru_cache(maxsize=256)
def zone_of(name: str) -> dt.tzinfo | None:
    """The zone of an IANA name, an offset ("+09:00", "UTC+9") or a usual abbreviation; None if it is unknown."""
    plain = name.strip("() ").lower()
    if plain in ZONES:
        return dt.timezone(dt.timedelta(minutes=ZONES[plain]))
    if plain in _AMERICAN:
        return ZoneInfo(_AMERICAN[plain])
    match = _OFFSET.fullmatch(plain)
    if match:
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes >= _DAY_MINUTES:
            return None
        return dt.timezone(dt.timedelta(minutes=-minutes if match[1] == "-" else minutes))
    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError):
        return None


def instant(on: dt.date, clock: Clock, timezone: str | None) -> tuple[dt.datetime, str] | None:
    """The instant in UTC and the zone that gave it: the printed one, else `timezone`; None without a known zone."""
    for name in (clock.zone, timezone):
        zone = zone_of(name) if name else None
        if zone is not None and name is not None:
            local = dt.datetime.combine(on, clock.time, tzinfo=zone)
            return local.astimezone(dt.UTC), name.strip("() ").upper() if name == clock.zone else name
    return None
