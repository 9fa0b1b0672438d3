"""When something recurs: cron lines as in crontab(5), intervals such as "6h", times of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_WEEKDAYS = {name: number for number, name in enumerate(("sun", "mon", "tue", "wed", "thu", "fri", "sat"))}
_SHORTHANDS = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
}
# Eight years hold every day that exists, 29 February across a century's missed leap year included.
_HORIZON_DAYS = 8 * 366


@dataclass(frozen=True, slots=True)
class Cron:
    """The values each field of a cron line allows (0: Sunday), whether either day is enough, and any hour."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool
    every_hour: bool

    def matches(self, day: date) -> bool:
        """True if it fires on this day, at any hour."""
        if day.month not in self.months:
            return False
        by_day, by_weekday = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return (by_day or by_weekday) if self.either_day else (by_day and by_weekday)


def parse_cron(text: str) -> Cron:
    """Reads "minute hour day month weekday" or "@daily" and its kin; ValueError names the field that is wrong."""
    fields = _SHORTHANDS.get(text.strip().lower(), text).lower().split()
    if len(fields) != 5:
        raise ValueError(f"a cron line has 5 fields (minute hour day month weekday), this one {len(fields)}")
    minute, hour, day, month, weekday = fields
    cron = Cron(
        minutes=tuple(sorted(_field("minute", minute, 0, 59))),
        hours=tuple(sorted(_field("hour", hour, 0, 23))),
        days=_field("day", day, 1, 31),
        months=_field("month", month, 1, 12, _MONTHS),
        weekdays=frozenset(number % 7 for number in _field("weekday", weekday, 0, 7, _WEEKDAYS)),
        either_day=not day.startswith("*") and not weekday.startswith("*"),
        every_hour=hour.startswith("*"),
    )
    if not any(cron.matches(date(2024, 1, 1) + timedelta(days=number)) for number in range(_HORIZON_DAYS)):
        raise ValueError("there is no such day")
    return cron


def next_fire(cron: Cron, zone: ZoneInfo, after: datetime) -> datetime:
    """The first firing strictly after `after` (aware), in UTC; on days of clock changes once, as on any other."""
    first = after.astimezone(zone).date() - timedelta(days=1)  # a skipped time may land after midnight
    for number in range(_HORIZON_DAYS):
        day = first + timedelta(days=number)
        if cron.matches(day):
            later = [instant for instant in _instants(cron, zone, day) if instant > after]
            if later:
                return min(later)
    raise ValueError("this cron line never fires")


def count_fires(cron: Cron, zone: ZoneInfo, after: datetime, until: datetime) -> int:
    """How often it fires after `after` and up to `until` (both aware), changes of the clock as in `next_fire`."""
    first = after.astimezone(zone).date() - timedelta(days=1)
    days = (first + timedelta(days=n) for n in range((until.astimezone(zone).date() - first).days + 1))
    instants = {instant for day in days if cron.matches(day) for instant in _instants(cron, zone, day)}
    return sum(after < instant <= until for instant in instants)


def _instants(cron: Cron, zone: ZoneInfo, day: date) -> Iterator[datetime]:
    for hour in cron.hours:
        for minute in cron.minutes:
            local = datetime.combine(day, time(hour, minute), zone)
            once, again = local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
            yield once
            if cron.every_hour and again > once:
                yield again


def _field(name: str, text: str, low: int, high: int, names: dict[str, int] | None = None) -> frozenset[int]:
    values: set[int] = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        if step and (not step.isdecimal() or int(step) == 0):
            raise ValueError(f"{name}: {part!r} has no valid step")
        start, end = _span(name, span, low, high, names or {})
        if step and "-" not in span and span != "*":
            end = high
        values.update(range(start, end + 1, int(step or 1)))
    return frozenset(values)


def _span(name: str, text: str, low: int, high: int, names: dict[str, int]) -> tuple[int, int]:
    if text == "*":
        return low, high
    first, dash, last = text.partition("-")
    start = _number(name, first, low, high, names)
    end = _number(name, last, low, high, names) if dash else start
    if end < start and end == 0 and names is _WEEKDAYS:
        end = 7  # fri-sun: Sunday closes the week here
    if end < start:
        raise ValueError(f"{name}: {text!r} runs backwards")
    return start, end


def _number(name: str, text: str, low: int, high: int, names: dict[str, int]) -> int:
    number = names.get(text, int(text) if text.isascii() and text.isdecimal() else -1)
    if not low <= number <= high:
        if names:
            raise ValueError(f"{name}: {text!r} is not {low} to {high} or a name such as {next(iter(names))}")
        raise ValueError(f"{name}: {text!r} is not {low} to {high}")
    return number


_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


def clock_of(text: str) -> time:
    """A time of day such as "08:00"; ValueError if it is none."""
    found = _CLOCK.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(f"{text!r} is not a time of day")
    return time(int(found[1]), int(found[2]))


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
        raise ValueError(f"{text!r} is not an interval")
    if not timedelta(minutes=1) <= timedelta(minutes=minutes) <= LONGEST_EVERY:
        raise ValueError(f"{text!r} is not between one minute and a year")
    return timedelta(minutes=minutes)
