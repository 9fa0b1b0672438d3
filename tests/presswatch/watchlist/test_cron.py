"""What a cron line, an interval and a time of day mean, at the bounds of each field."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from presswatch.watchlist.cron import clock_of, count_fires, next_fire, parse_cron, parse_every


@pytest.mark.parametrize(
    ("line", "minutes", "hours", "days", "months", "weekdays"),
    [
        ("* * * * *", range(60), range(24), range(1, 32), range(1, 13), range(7)),
        ("0,59 0,23 1,31 1,12 0,7", [0, 59], [0, 23], [1, 31], [1, 12], [0]),
        ("*/20 5/6 */10 */5 */3", [0, 20, 40], [5, 11, 17, 23], [1, 11, 21, 31], [1, 6, 11], [0, 3, 6]),
        ("10-12 8-10/2 1-2 jan-mar mon-wed", [10, 11, 12], [8, 10], [1, 2], [1, 2, 3], [1, 2, 3]),
        ("7 7 7 DEC fri-sun", [7], [7], [7], [12], [0, 5, 6]),
        ("7 7 7 7 5-7", [7], [7], [7], [7], [0, 5, 6]),
        ("50/4 7 * * *", [50, 54, 58], [7], range(1, 32), range(1, 13), range(7)),
        ("@hourly", [0], range(24), range(1, 32), range(1, 13), range(7)),
        ("@daily", [0], [0], range(1, 32), range(1, 13), range(7)),
        (" @MIDNIGHT ", [0], [0], range(1, 32), range(1, 13), range(7)),
        ("@weekly", [0], [0], range(1, 32), range(1, 13), [0]),
        ("@monthly", [0], [0], [1], range(1, 13), range(7)),
        ("@yearly", [0], [0], [1], [1], range(7)),
    ],
)
def test_the_fields_of_a_line(line, minutes, hours, days, months, *, weekdays):
    """Lists, ranges, steps and names; Sunday is 0 and 7."""
    cron = parse_cron(line)
    assert (list(cron.minutes), list(cron.hours)) == (list(minutes), list(hours))
    assert (sorted(cron.days), sorted(cron.months), sorted(cron.weekdays)) == (list(days), list(months), list(weekdays))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("60 * * * *", "minute: '60' is not 0 to 59"),
        ("* 24 * * *", "hour: '24' is not 0 to 23"),
        ("* * 0 * *", "day: '0' is not 1 to 31"),
        ("* * 32 * *", "day: '32' is not 1 to 31"),
        ("* * * 0 *", "month: '0' is not 1 to 12 or a name such as jan"),
        ("* * * 13 *", "month: '13' is not 1 to 12"),
        ("* * * * 8", "weekday: '8' is not 0 to 7 or a name such as sun"),
        ("5-4 * * * *", "minute: '5-4' runs backwards"),
        ("* * * * sat-fri", "weekday: 'sat-fri' runs backwards"),
        ("* * * mar-jan *", "month: 'mar-jan' runs backwards"),
        ("*/0 * * * *", "minute: '*/0' has no valid step"),
        ("*/x * * * *", "minute: '*/x' has no valid step"),
        ("-1 * * * *", "minute: '' is not 0 to 59"),
        ("* * * *", "a cron line has 5 fields (minute hour day month weekday), this one 4"),
        ("* * 30 feb *", "there is no such day"),
        ("* * 31 4,6,9,11 *", "there is no such day"),
    ],
)
def test_what_is_wrong_with_a_line(line, words):
    """The error message names the wrong field."""
    with pytest.raises(ValueError) as caught:
        parse_cron(line)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("0 0 13 * fri", [1, 8, 13, 15]),  # either is enough
        ("0 0 */7 * fri", [1, 8, 15]),  # with a wildcard both
        ("0 0 */2 * fri", [1, 15]),
        ("0 0 13 * *", [13]),
        ("0 0 * * fri", [1, 8, 15]),
        ("0 0 13 4 *", []),
    ],
)
def test_the_days_on_which_a_line_fires(line, days):
    """Of the first half of May 2026, whose first day is a Friday; with two day fields as in crontab(5)."""
    cron = parse_cron(line)
    assert [day for day in range(1, 16) if cron.matches(date(2026, 5, day))] == days


def test_a_firing_is_strictly_later():
    """At the moment itself the next one counts; a day that comes once in four years is found."""
    utc, noon = ZoneInfo("UTC"), datetime(2026, 5, 1, 12, tzinfo=UTC)
    assert next_fire(parse_cron("0 12 * * *"), utc, noon) == noon + timedelta(days=1)
    assert next_fire(parse_cron("0 12 * * *"), utc, noon - timedelta(seconds=1)) == noon
    assert next_fire(parse_cron("0 0 29 2 *"), utc, datetime(2096, 3, 1, tzinfo=UTC)) == datetime(
        2104, 2, 29, tzinfo=UTC
    )
    assert count_fires(parse_cron("0 12 * * *"), utc, noon, noon + timedelta(days=2)) == 2
    assert count_fires(parse_cron("0 12 * * *"), utc, noon - timedelta(seconds=1), noon) == 1
    assert count_fires(parse_cron("0 12 * * *"), utc, noon, noon) == 0


@pytest.mark.parametrize(
    ("text", "clock"), [("8:00", time(8)), ("08:00", time(8)), ("23:59", time(23, 59)), ("00:00", time(0))]
)
def test_a_time_of_day(text, clock):
    """A time of day is read as hours and minutes."""
    assert clock_of(text) == clock


@pytest.mark.parametrize("text", ["24:00", "23:60", "8", "8:0", "123:00", "08:00:00", ""])
def test_what_is_no_time_of_day(text):
    """The error message says that the value is no time of day."""
    with pytest.raises(ValueError, match="is not a time of day"):
        clock_of(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1m", 1),
        ("90 min", 90),
        ("6h", 360),
        ("1h30m", 90),
        (" 2D ", 2880),
        ("1w", 10080),
        ("1 week 1 day 1 hour 1 minute", 11581),
        ("366d", 527040),
    ],
)
def test_an_interval(text, minutes):
    """Minutes, hours, days and weeks, added up; a minute at least, a leap year at most."""
    assert parse_every(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not an interval"),
        ("6", "is not an interval"),
        ("6x", "is not an interval"),
        ("h", "is not an interval"),
        ("0m", "is not between one minute and a year"),
        ("366d1m", "is not between one minute and a year"),
        ("1234567m", "is not an interval"),
    ],
)
def test_what_is_no_interval(text, words):
    """The error message says whether the form or the range is wrong."""
    with pytest.raises(ValueError, match=words):
        parse_every(text)
