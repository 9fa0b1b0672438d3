"""When a source is due: intervals, cron in a time zone on the days when clocks change, catching up, back-off."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.timing.schedule import backoff, catch_up_pauses, furthest_due, missed_starts, next_due
from presswatch.watchlist.cron import count_fires, next_fire, parse_cron
from presswatch.watchlist.entries import Settings, SourceEntry

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def source(**keys):
    return SourceEntry(name="s", url="https://example.org/", **keys)


def fires(line, zone, start, end):
    """All firings within [start, end), each computed from the one before, as a scheduler does."""
    cron, moment, found = parse_cron(line), start - timedelta(seconds=1), []
    while (moment := next_fire(cron, ZoneInfo(zone), moment)) < end:
        found.append(moment)
    return found


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", (2026, 3, 29)),
        ("Europe/Berlin", (2026, 10, 25)),
        ("America/New_York", (2026, 3, 8)),
        ("America/New_York", (2026, 11, 1)),
        ("Asia/Seoul", (2026, 3, 29)),
        ("Australia/Lord_Howe", (2026, 4, 5)),
    ],
)
@pytest.mark.parametrize("line", ["30 2 * * *", "0 2 * * *", "30 1 * * *", "0 3 * * *", "0 0 * * *", "59 23 * * *"])
def test_a_daily_time_fires_once_a_day(zone, day, line):
    """In the week around a clock change a daily line fires once on each local day: no double, no skip."""
    middle = datetime(*day, tzinfo=ZoneInfo(zone))
    start, end = middle - timedelta(days=3), middle + timedelta(days=4)
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in fires(line, zone, start, end)]
    assert days == [(start + timedelta(days=number)).date() for number in range(7)]


def test_skipped_time_fires_when_it_would_have_been():
    """02:30 does not exist in Berlin on 29 March 2026; the instant it names is 03:30 summer time."""
    start = datetime(2026, 3, 29, tzinfo=ZoneInfo("Europe/Berlin"))
    assert fires("30 2 * * *", "Europe/Berlin", start, start + timedelta(hours=20)) == [
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    ]


@pytest.mark.parametrize(("day", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 6, 1), 24)])
def test_an_hourly_line_follows_real_hours(day, hours):
    """Every hour means every real hour, so a day of 25 hours has 25."""
    zone = ZoneInfo("Europe/Berlin")
    start, end = datetime(*day, tzinfo=zone), datetime(*day, tzinfo=zone) + timedelta(days=1)
    assert len(fires("0 * * * *", "Europe/Berlin", start, end)) == hours


@pytest.mark.parametrize(
    ("line", "after", "expected"),
    [
        ("0 8 * * mon-fri", "2026-06-05T09:00", "2026-06-08T08:00"),
        ("*/15 * * * *", "2026-06-05T09:00", "2026-06-05T09:15"),
        ("5/20 * * * *", "2026-06-05T09:06", "2026-06-05T09:25"),
        ("0 0 1 jan *", "2026-06-05T09:00", "2027-01-01T00:00"),
        ("0 0 29 2 *", "2026-06-05T09:00", "2028-02-29T00:00"),
        ("0 0 13 * fri", "2026-06-05T09:00", "2026-06-12T00:00"),
        ("0 0 * * 7", "2026-06-05T09:00", "2026-06-07T00:00"),
        ("0 0 * * fri-sun", "2026-06-06T09:00", "2026-06-07T00:00"),
        ("@weekly", "2026-06-05T09:00", "2026-06-07T00:00"),
        ("0 8,20 * * *", "2026-06-05T09:00", "2026-06-05T20:00"),
    ],
)
def test_cron_as_in_crontab(line, after, expected):
    """Fields, names, lists, steps, Sunday as 0 and 7, either day field."""
    moment = datetime.fromisoformat(after).replace(tzinfo=UTC)
    assert next_fire(parse_cron(line), ZoneInfo("UTC"), moment).isoformat()[:16] == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "* * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "x * * * *",
        "1, * * * *",
        "0 0 31 2 *",
    ],
)
def test_what_is_no_cron_line(line):
    """Invalid fields are refused with an explanation."""
    with pytest.raises(ValueError, match=r"."):
        parse_cron(line)


def test_never_visited_is_due_now():
    """A new source is due at once."""
    assert next_due(source(every="6h"), Settings(), None, NOW, "s") == NOW


def test_an_hourly_cron_line_finds_an_hourly_source_due_each_time():
    """Visited at 09:00:04, an hourly source of any name is due for the cron line of 10:00:00."""
    for number in range(200):
        last = NOW.replace(hour=9, second=4)
        assert next_due(
            source(every="1h"), Settings(), last, NOW.replace(hour=9, minute=1), f"s{number}"
        ) <= NOW.replace(hour=10)


@given(st.sampled_from(["5m", "1h", "6h", "2d"]), st.integers(0, 100), st.text(max_size=8))
@settings(max_examples=100, deadline=None)
def test_interval_laws(every, minutes, key):
    """Not due again at once, due within the interval, deterministic, never in the past."""
    entry, last = source(every=every), NOW - timedelta(minutes=minutes)
    due = next_due(entry, Settings(), last, NOW, key)
    assert due == next_due(entry, Settings(), last, NOW, key)
    assert due >= NOW
    right_after = next_due(entry, Settings(), NOW, NOW, key)
    length = {"5m": 5, "1h": 60, "6h": 360, "2d": 2880}[every]
    assert NOW + timedelta(minutes=length * 0.9) <= right_after <= NOW + timedelta(minutes=length)


def test_many_missed_starts_are_one_catch_up():
    """After ten days off a source is due once, now; after the visit it waits its interval again."""
    for entry in (source(every="1h"), source(cron="*/5 * * * *")):
        assert next_due(entry, Settings(), NOW - timedelta(days=10), NOW, "s") == NOW
        assert next_due(entry, Settings(), NOW, NOW, "s") > NOW


@pytest.mark.parametrize(
    ("keys", "due_ago", "missed"),
    [
        ({"every": "1h"}, timedelta(minutes=59), 0),
        ({"every": "1h"}, timedelta(hours=5, minutes=30), 5),
        ({"every": "15m"}, timedelta(days=400), 31 * 24 * 4),
        ({"cron": "0 8 * * *"}, timedelta(hours=4), 0),
        ({"cron": "0 8 * * *"}, timedelta(days=3, hours=4), 3),
        ({"cron": "* * * * *"}, timedelta(days=400), 31 * 24 * 60),
        ({"every": "1h"}, timedelta(hours=-3), 0),
    ],
)
def test_missed_starts_are_counted(keys, due_ago, missed):
    """Those between the due time and the late visit, at most a month back."""
    assert missed_starts(source(**keys), Settings(), NOW - due_ago, NOW) == missed


def test_a_new_source_missed_nothing():
    """A new source was never due before, so it has missed nothing."""
    assert missed_starts(source(), Settings(), None, NOW) == 0


@pytest.mark.parametrize("line", ["30 2 * * *", "*/20 * * * *", "0 0 1 * *", "15 * * * mon"])
@pytest.mark.parametrize(("month", "day"), [(3, 29), (10, 25)])
def test_firings_are_counted_as_they_come(line, month, day):
    """Around clock changes too: as many as calling `next_fire` repeatedly gives."""
    zone = ZoneInfo("Europe/Berlin")
    start, end = (datetime(2026, month, day, tzinfo=zone) + timedelta(days=days, seconds=1) for days in (-3, 4))
    assert count_fires(parse_cron(line), zone, start, end) == len(fires(line, "Europe/Berlin", start, end))


def test_catching_up_is_spread_over_five_minutes():
    """Long overdue sources start at even intervals, the first at once; new ones and those just due do not wait."""
    late = {f"late-{n}": NOW - timedelta(hours=n) for n in range(1, 6)}
    pauses = catch_up_pauses({"new": None, "due": NOW - timedelta(minutes=2), **late}, NOW)
    assert pauses == {f"late-{n}": timedelta(minutes=n - 1) for n in range(1, 6)}
    assert catch_up_pauses({"one": NOW - timedelta(days=1)}, NOW) == {"one": timedelta()}
    many = catch_up_pauses({str(n): NOW - timedelta(hours=1) for n in range(500)}, NOW)
    assert max(many.values()) < timedelta(minutes=5)


def test_a_clock_that_went_back():
    """A last visit in the near future waits; one far in the future (a wrong clock) does not block the source."""
    assert next_due(source(every="1h"), Settings(), NOW + timedelta(minutes=30), NOW, "s") > NOW
    assert next_due(source(every="1h"), Settings(), NOW + timedelta(days=400), NOW, "s") == NOW


def test_cron_uses_the_sources_zone_then_the_installations():
    """08:00 is in the source's time zone if it has one, else in the installation's."""
    settings_ = Settings(timezone="Asia/Seoul")
    assert next_due(source(cron="0 8 * * *"), settings_, NOW, NOW, "s") == datetime(2026, 6, 1, 23, tzinfo=UTC)
    entry = source(cron="0 8 * * *", timezone="Europe/Berlin")
    assert next_due(entry, settings_, NOW, NOW, "s") == datetime(2026, 6, 2, 6, tzinfo=UTC)


def test_backoff_doubles_to_a_day():
    """15 minutes, doubled up to a day; the usual interval after none."""
    every = timedelta(hours=6)
    minutes = [backoff(fails, every) / timedelta(minutes=1) for fails in range(10)]
    assert minutes == [360, 15, 30, 60, 120, 240, 480, 960, 1440, 1440]
    assert backoff(10_000, every) == timedelta(days=1)


@pytest.mark.parametrize(
    ("keys", "well", "furthest"),
    [
        ({"every": "1h"}, True, timedelta(days=1, hours=1)),
        ({"every": "1h"}, False, timedelta(days=8)),
        ({"every": "30d"}, False, timedelta(days=31)),
        ({"cron": "0 8 1 1 *"}, True, datetime(2027, 1, 2, 8, tzinfo=UTC) - datetime(2026, 11, 25, 8, tzinfo=UTC)),
    ],
)
def test_how_far_ahead_a_due_time_can_lie(keys, well, furthest):
    """The interval or the next cron day; a week if the site may have requested it; a day for wrong clocks."""
    now = datetime(2026, 11, 25, 8, tzinfo=UTC)
    entry = SourceEntry(name="a", url="https://a.example/", **keys)
    assert furthest_due(entry, Settings(timezone="UTC"), now, well=well) - now == furthest
