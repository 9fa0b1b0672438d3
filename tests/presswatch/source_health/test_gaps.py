"""Gaps: when there is one, how far back a visit goes, which finds are late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from presswatch.records import DateReading
from presswatch.source_health.gaps import Gap, gap_before, goes_back, is_late, reaches_before

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
EVERY = timedelta(hours=6)


def gap_after(hours: float, **facts: bool) -> Gap | None:
    good = NOW - timedelta(hours=hours)
    return gap_before(good, good + EVERY, NOW, **{"failed": False, **facts})


@pytest.mark.parametrize(
    ("hours", "facts", "cause"),
    [
        (6, {}, None),
        (12, {}, None),
        (12.1, {}, "ours"),
        (8, {"failed": True}, None),
        (9.1, {"failed": True}, "theirs"),
        (48, {"failed": True}, "theirs"),
        (-5, {}, None),
    ],
)
def test_when_there_is_a_gap(hours, facts, cause):
    """Twice the interval without a good visit, or one and a half with failed ones; a clock set back makes none."""
    found = gap_after(hours, **facts)
    assert (found.cause if found else None) == cause
    if found:
        assert (found.from_at, found.until_at) == (NOW - timedelta(hours=hours), NOW)
        assert found.usual_from_at == NOW - EVERY


TEN_DAYS = Gap(from_at=NOW - timedelta(days=10), until_at=NOW, cause="ours", usual_from_at=NOW - EVERY)


def ago(days: int) -> date:
    return NOW.date() - timedelta(days=days)


def test_pages_are_followed_until_they_are_older_than_the_gap():
    """By their dates; without dates as long as there are new posts."""
    assert goes_back(TEN_DAYS, [ago(1), ago(9)], any_new=False)
    assert not goes_back(TEN_DAYS, [ago(9), ago(11)], any_new=True)
    assert goes_back(TEN_DAYS, [], any_new=True)
    assert not goes_back(TEN_DAYS, [], any_new=False)
    assert goes_back(TEN_DAYS, [], any_new=False, shows_older=False)
    assert not goes_back(TEN_DAYS, [ago(11)], any_new=False, shows_older=False)
    assert reaches_before(TEN_DAYS, [ago(3), ago(11)])
    assert not reaches_before(TEN_DAYS, [ago(10)])
    assert not reaches_before(TEN_DAYS, [])


@pytest.mark.parametrize(
    ("published", "late"),
    [
        (None, False),
        (DateReading(on=ago(3)), True),
        (DateReading(on=ago(11)), False),
        (DateReading(on=ago(10)), True),
        (DateReading(on=ago(-1)), False),
        (DateReading(on=ago(0)), False),
        (DateReading(on=ago(0), at=NOW - timedelta(hours=7)), True),
        (DateReading(on=ago(0), at=NOW - timedelta(hours=5)), False),
        (DateReading(on=ago(10), at=TEN_DAYS.from_at - timedelta(hours=1)), False),
    ],
)
def test_late_is_what_a_visit_in_time_would_have_found_earlier(published, late):
    """Published in the gap, but not in its last interval; a day counts if most of it is in the gap."""
    assert is_late(TEN_DAYS, published) is late
