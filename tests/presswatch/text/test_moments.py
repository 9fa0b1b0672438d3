"""How dates and times are written and read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from presswatch.text import moments
from presswatch.text.moments import RunClock, day_of_text, day_text, http_date, utc_text

DAY = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("precision", "text", "first"),
    [
        ("day", "2024-06-30", DAY),
        (None, "2024-06-30", DAY),
        ("month", "2024-06", date(2024, 6, 1)),
        ("year", "2024", date(2024, 1, 1)),
    ],
)
def test_a_day_is_written_as_exactly_as_it_is_known(precision: str | None, text: str, first: date):
    """It is read back as the first day of its month or year."""
    assert day_text(DAY, precision) == text
    assert day_of_text(text) == (first, precision or "day")
    assert day_text(None, precision) == ""


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2026, 11, 25, 8, 0, 1, 999_999, tzinfo=UTC), "2026-11-25T08:00:01Z"),
        (datetime(2026, 11, 25, 8, tzinfo=timezone(timedelta(hours=9))), "2026-11-24T23:00:00Z"),
    ],
)
def test_a_time_is_written_in_utc_to_the_second(at: datetime, text: str):
    """Times are written in UTC to the second, ending with "Z"."""
    assert utc_text(at) == text


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Wed, 25 Nov 2026 08:00:00 GMT", datetime(2026, 11, 25, 8, tzinfo=UTC)),
        ("Wed, 25 Nov 2026 08:00:00 +0900", datetime(2026, 11, 24, 23, tzinfo=UTC)),
        ("25 Nov 2026 08:00:00 -0000", datetime(2026, 11, 25, 8, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        ("Wed, 32 Nov 2026 08:00:00 GMT", None),
    ],
)
def test_an_http_date(text: str, moment: datetime | None):
    """In UTC if it names no zone; an invalid one is None."""
    assert http_date(text) == moment


def test_the_clock_of_a_run_goes_forward_from_its_start(monkeypatch: pytest.MonkeyPatch):
    """By a monotonic clock, unaffected by changes to the machine's clock."""
    steady = [100.0]
    monkeypatch.setattr(moments, "_steady_s", lambda: steady[0])
    clock = RunClock(datetime(2026, 11, 25, 8, tzinfo=UTC))
    assert clock.now() == datetime(2026, 11, 25, 8, tzinfo=UTC)
    steady[0] = 161.5
    assert clock.now() == datetime(2026, 11, 25, 8, 1, 1, 500_000, tzinfo=UTC)
