"""Clock times and zones next to a date, and ages counted back from now: "3 days ago", "어제", "2시간 전"."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo

from presswatch.languages.packs import alternation
from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading, Precision
from scraper.pages.dates import words
from scraper.pages.dates.patterns import CLOCK_AFTER, CLOCK_ALONE, CLOCK_BEFORE
from scraper.pages.dates.types import DateContext

_OFFSET = compiled_later(r"(?:utc|gmt)?([+\-])(\d{1,2})(?::?(\d{2}))?")
# Names for either half of the year, as American outlets print them.
_AMERICAN = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
_BEFORE_DOTTED = compiled_later(rf"(?:{'|'.join(words.BEFORE_CLOCK)})\.? ?$")


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
    return _clock(CLOCK_AFTER.match(folded, start), folded, language)


def clock_before(folded: str, end: int, language: str) -> Clock | None:
    """The clock time that ends right before `end`."""
    # The longest printed time with zone and halves of the day is under 40 characters.
    return _clock(CLOCK_BEFORE.search(folded, max(0, end - 40), end), folded, language)


def clock_alone(folded: str) -> Clock | None:
    """The clock time that the text is, blanks aside."""
    return _clock(CLOCK_ALONE.fullmatch(folded.strip()), folded, "")


def _clock(match: re.Match[str] | None, folded: str, language: str) -> Clock | None:
    if match is None or not _is_clock(match, folded, language):
        return None
    half, second = _either(match, "half"), _either(match, "second")
    hour, minute, seconds = _hour(int(match["hour"]), half), int(_either(match, "minute") or 0), int(second or 0)
    if hour is None or minute > 59 or seconds > 60:
        return None
    zone, end = match["zone"], match.end()
    # "2:30 PM ET" is a zone; "à 14:20 et" is French.
    if zone in _AMERICAN and not half:
        zone, end = None, match.start("zone")
    return Clock(match.start(), end, dt.time(hour, minute, min(seconds, 59)), second is not None, zone)


def _either(match: re.Match[str], name: str) -> str | None:
    """What a clock prints in one of the two places that a part of it may have."""
    return match[name] or match[f"{name}2"]


def _is_clock(match: re.Match[str], folded: str, language: str) -> bool:
    """A bare number is no time, nor is 12.50 where times are not written so."""
    half = _either(match, "half")
    if match["colon"] == ".":
        lead = _BEFORE_DOTTED.search(folded, max(0, match.start("hour") - 6), match.start("hour"))
        return bool(half or lead or language in words.DOTTED_CLOCKS)
    after_hour = folded[match.end("hour") : match.end("hour") + 2].strip()[:1]
    return bool(match["colon"] or half or (after_hour and after_hour in "시時时点點h"))


def _hour(hour: int, half: str | None) -> int | None:
    named = {half, half.strip(".")} if half else set()
    if not named.isdisjoint(words.AFTERNOON):
        hour += 12 if hour < 12 else 0
    elif not named.isdisjoint(words.FORENOON) and hour <= 12:
        hour %= 12
    elif half:
        return None
    return hour if hour <= 23 else None


@lru_cache(maxsize=256)
def zone_of(name: str) -> dt.tzinfo | None:
    """The zone of an IANA name, an offset ("+09:00", "UTC+9") or a usual abbreviation; None if it is unknown."""
    plain = name.strip("() ").lower()
    if plain in words.ZONES:
        return dt.timezone(dt.timedelta(minutes=words.ZONES[plain]))
    if plain in _AMERICAN:
        return ZoneInfo(_AMERICAN[plain])
    match = _OFFSET.fullmatch(plain)
    try:
        if match is None:
            return ZoneInfo(name.strip())
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return dt.timezone(dt.timedelta(minutes=-minutes if match[1] == "-" else minutes))
    except (KeyError, ValueError, OSError):  # an offset of a day or more, too
        return None


def instant(on: dt.date, clock: Clock, timezone: str | None) -> tuple[dt.datetime, str] | None:
    """The instant in UTC and the zone that gave it: the printed one, else `timezone`; None without a known zone."""
    for name in (clock.zone, timezone):
        zone = zone_of(name) if name else None
        if zone is not None and name is not None:
            local = dt.datetime.combine(on, clock.time, tzinfo=zone)
            return local.astimezone(dt.UTC), name.strip("() ").upper() if name == clock.zone else name
    return None


_UNIT = rf"(?:{words.alternatives(words.UNITS)})"
# A single letter is a unit only after digits ("3d ago").
_ONE = rf"(?:{words.alternatives(words.ONE)}) (?!\w\b)"
_COUNTED = rf"(?:\d{{1,3}} ?\+? ?|{_ONE}){_UNIT}\.?"
_SUM = rf"(?P<sum>(?:{_COUNTED}(?:,? ?(?:(?:{words.alternatives(words.AND)}) )?(?=\d))?){{1,7}})"
_AGO = rf"(?: (?:{words.alternatives(words.AFTER_COUNT)})| ?(?:{words.alternatives(words.AFTER_COUNT_TIGHT)}))"
_ABOUT = rf"(?:(?:{words.alternatives(words.ABOUT)}) )?"
_AFTER = compiled_later(rf"(?<![\w.,]){_SUM}{_AGO}(?![^\W\d_])")
_AFTER_ONE = compiled_later(rf"(?<!\w)(?<!\d )(?P<sum>{_UNIT}) (?:{words.alternatives(words.AFTER_ONE)})(?!\w)")
_PRE = rf"(?:{words.alternatives(words.BEFORE_COUNT)})"
_BEFORE = compiled_later(rf"(?<!\w){_PRE} {{1,3}}{_ABOUT}{_SUM}(?!\w| \d+ [^\W\d])")
_BEFORE_ONE = compiled_later(rf"(?<!\w)(?:{words.alternatives(words.BEFORE_ONE)}) (?P<sum>{_UNIT})(?!\w)")
# Hungarian "2 napja", "3 órája"; shorter ones ("hete") are words of other languages.
_HUNGARIAN = compiled_later(rf"(?<![\w.,])(?P<sum>\d{{1,3}} (?:{alternation('ages_with_endings')}))(?!\w)")
_PART = compiled_later(rf"(?:(?P<count>\d{{1,3}}) ?\+? ?|{_ONE})?(?P<unit>{_UNIT})(?!\w)")
# Each pattern with the words without which it cannot match: looking for these is much faster.
_AGES: Final = (
    (_AFTER, (*words.AFTER_COUNT, *words.AFTER_COUNT_TIGHT)),
    (_AFTER_ONE, words.AFTER_ONE),
    (_BEFORE, tuple(f"{word} " for word in words.BEFORE_COUNT)),
    (_BEFORE_ONE, words.BEFORE_ONE),
    (_HUNGARIAN, ("apja", "oraja")),
)
_DAY_WORD = compiled_later(rf"(?<!\w)(?P<word>{words.alternatives(words.DAYS_BACK)})(?!\w)")
_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}


def local_now(context: DateContext) -> dt.datetime | None:
    """`context.now` in the zone of the source, as given if that is unknown."""
    if context.now is None:
        return None
    zone = zone_of(context.timezone) if context.timezone else None
    return context.now.astimezone(zone) if zone else context.now


def find_ages(folded: str, context: DateContext, source: str, *, whole: bool) -> list[tuple[int, int, DateReading]]:
    """Ages ("3 days ago") with their offsets; day words, months and years only where the text is `whole` a date."""
    now = local_now(context)
    if now is None:
        return []
    patterns = (pattern for pattern, needed in _AGES if any(word in folded for word in needed))
    matches = chain.from_iterable(pattern.finditer(folded) for pattern in patterns)
    ages = ((match.start(), match.end(), _age(match, now, source)) for match in matches)
    found = [(start, end, age) for start, end, age in ages if age and (whole or age.precision == "day")]
    if whole:
        for match in _DAY_WORD.finditer(folded):
            on = now.date() - dt.timedelta(days=words.DAYS_BACK[match["word"]])
            found.append((match.start(), match.end(), DateReading(on=on, source=source)))
    return found


def is_day_word(folded: str) -> bool:
    """True if an expression is a word such as "today"; such words are in many sentences and titles."""
    return _DAY_WORD.fullmatch(folded) is not None


def is_relative(folded: str) -> bool:
    """True if an expression counts back from the moment of fetching: "today", "3 days ago"."""
    return is_day_word(folded) or any(pattern.fullmatch(folded) for pattern, _ in _AGES)


def _age(match: re.Match[str], now: dt.datetime, source: str) -> DateReading | None:
    """The day, month or year that lies so many units back; the least unit decides how exact it is."""
    parts = list(_PART.finditer(match.string, *match.span("sum")))
    counted = {words.UNITS[part["unit"]]: int(part["count"] or 1) for part in parts}
    months = 12 * counted.pop("year", 0) + counted.pop("month", 0)
    index = now.year * 12 + now.month - 1 - months
    if index < 1900 * 12 or not parts:
        return None
    if not counted:
        precision: Precision = "month" if words.UNITS[parts[-1]["unit"]] == "month" else "year"
        on = dt.date(index // 12, 1 if precision == "year" else index % 12 + 1, 1)
        return DateReading(on=on, precision=precision, source=source, certain=False)
    # Ages are rounded down, so the day is sure only if one unit more would fall on it too.
    least = dt.timedelta(seconds=min(_SECONDS[unit] for unit in counted))
    year, month = index // 12, index % 12 + 1
    moment = now.replace(year=year, month=month, day=min(now.day, monthrange(year, month)[1]))
    moment -= dt.timedelta(seconds=sum(_SECONDS[unit] * count for unit, count in counted.items()))
    day, earlier = moment.date(), (moment - least).date()
    return DateReading(on=day, source=source, certain=day == earlier and not months)
