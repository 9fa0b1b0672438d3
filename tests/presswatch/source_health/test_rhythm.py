"""A source's rhythm, and the day on which its silence or thinning out is reported: worked examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from presswatch.source_health.rhythm import learn_rhythm, season_of, thinned_out, too_silent

LAST = date(2026, 9, 30)  # a Wednesday outside of the quiet seasons
DAY = timedelta(days=1)


def spaced(*gaps: int) -> tuple[date, ...]:
    """Dates with these gaps between them, the last one at LAST."""
    days = [LAST]
    for gap in reversed(gaps):
        days.append(days[-1] - timedelta(days=gap))
    return tuple(reversed(days))


def past(length: int, posts: Callable[[date], bool]) -> tuple[date, ...]:
    """Which of the last `length` days a source posted on."""
    days = (LAST - timedelta(days=ago) for ago in range(length, -1, -1))
    return tuple(day for day in days if posts(day))


def is_christmas(day: date) -> bool:
    return (day.month, day.day) >= (12, 18) or (day.month, day.day) <= (1, 10)


SOURCES = {
    "daily": spaced(*[1] * 160),
    "on working days": past(400, lambda day: day.weekday() < 5),
    "weekly": spaced(*[7] * 59),
    "monthly": spaced(*[30] * 12),
    "quarterly": spaced(*[91] * 9),
    "in bursts": spaced(1, 2, 37, 2, 1, 47, 1, 89, 3, 1, 56, 10, 1, 79, 1, 69, 60, 1),
    "after a long break": spaced(*[3] * 40, 80, *[3] * 40),
    "resting in summer": past(1100, lambda day: day.month not in (7, 8)),
    "busy at Christmas": past(800, lambda day: is_christmas(day) or day.toordinal() % 4 == 0),
    "in winter alone": tuple(date(2025, 12, 10) + timedelta(days=n) for n in range(0, 86, 2)),
    "more often of late": spaced(*[20] * 76, *[5] * 75),
}


@pytest.mark.parametrize(
    ("source", "usual", "longest", "reported_after"),
    [
        ("daily", 1, 1, 15),
        ("on working days", 1, 3, 15),
        ("weekly", 7, 7, 35),
        ("monthly", 30, 30, 155),
        ("quarterly", 91, 91, 413),
        ("after a long break", 3, 80, 92),
        ("resting in summer", 1, 63, 64),
        ("busy at Christmas", 4, 4, 17),
        ("more often of late", 5, 20, 112),
    ],
)
def test_the_first_day_on_which_a_silence_is_reported(source: str, usual: int, longest: int, reported_after: int):
    """Never before two weeks or the longest pause so far; the day before is still normal."""
    days = SOURCES[source]
    silent_for = next(n for n in range(1, 1000) if too_silent(days, days[-1] + n * DAY))
    rhythm = too_silent(days, days[-1] + silent_for * DAY)
    assert rhythm is not None
    assert (rhythm.usual_days, rhythm.longest_days, silent_for) == (usual, longest, reported_after)


@pytest.mark.parametrize(
    ("source", "limit", "seasons"),
    [
        ("daily", 14.0, (0.3, 0.8556, 0.6, 0.8895)),  # Christmas and January lie before it: what is common
        ("weekly", 29.0287, (0.5116, 0.7374, 0.8561, 0.8307)),
        ("monthly", 127.1515, (0.4146, 0.4655, 0.6423, 0.8061)),
        ("in bursts", 369.5485, (0.6691, 0.495, 0.5891, 0.4843)),
        ("resting in summer", 14.0, (0.9462, 0.1, 0.9795, 0.9841)),
        ("busy at Christmas", 16.1179, (1.0, 0.8893, 0.9258, 0.9629)),
        ("more often of late", 105.0933, (0.7511, 0.6994, 0.8393, 0.8655)),
        ("in winter alone", 14.0, (0.5581, 0.35, 0.6, 0.65)),
    ],
)
def test_the_limit_and_the_weights_of_the_seasons(source: str, limit: float, seasons: Sequence[float]):
    """A season starts with the usual weight, is corrected by the source's own, and counts between a tenth and one."""
    rhythm = learn_rhythm(SOURCES[source])
    assert rhythm is not None
    assert (rhythm.limit, *rhythm.seasons) == pytest.approx((limit, *seasons), abs=1e-4)


def test_a_weekday_without_posts_counts_a_twentieth():
    """And the others count a little more than one."""
    rhythm = learn_rhythm(SOURCES["on working days"])
    assert rhythm is not None
    assert rhythm.weekdays == pytest.approx((1.381, 1.4048, 1.4048, 1.381, 1.381, 0.05, 0.05), abs=1e-4)
    assert rhythm.weighed(LAST, LAST + 7 * DAY) == pytest.approx(7.0524, abs=1e-4)
    assert rhythm.weighed(LAST, LAST) == 0.0


@pytest.mark.parametrize(
    ("gaps", "known"),
    [([4] * 7, True), ([4] * 6, False), ([4] * 6 + [3], False), ([10] * 6, False), ([1] * 27, False), ([1] * 28, True)],
)
def test_how_much_must_be_known_of_a_rhythm(gaps: list[int], *, known: bool):
    """Seven gaps, in at least four weeks."""
    assert (learn_rhythm(spaced(*gaps)) is not None) is known


def test_a_source_without_posts_has_no_silence():
    """Nothing is known of it."""
    assert too_silent((), LAST) is None


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [((12, 18), (1, 10), 0), ((7, 1), (9, 5), 1), ((1, 20), (2, 25), 2), ((3, 25), (5, 5), 3)],
)
def test_the_quiet_seasons(first: tuple[int, int], last: tuple[int, int], number: int):
    """Christmas, summer, Lunar New Year and Easter, their first and last days included."""
    begin, end = date(2026, *first), date(2026, *last)
    assert (season_of(begin), season_of(end)) == (number, number)
    assert (season_of(begin - DAY), season_of(end + DAY)) == (None, None)


AUTUMN, SUMMER = date(2026, 12, 10), date(2026, 8, 20)


def posts(today: date, *ago: int | range, now: int) -> tuple[date, ...]:
    """Dates of posts, this many days before the last six weeks, and then `now` posts yesterday."""
    earlier = [one for place in ago for one in (place if isinstance(place, range) else (place,))]
    return (*(today - timedelta(days=42 + one) for one in sorted(earlier, reverse=True)), *[today - DAY] * now)


@pytest.mark.parametrize(
    ("today", "posted", "found"),
    [
        (AUTUMN, (), None),
        (AUTUMN, posts(AUTUMN, range(0, 150, 3), now=2), (2, 14)),
        (AUTUMN, posts(AUTUMN, range(0, 150, 3), now=3), None),  # more than a fifth of fourteen
        (AUTUMN, posts(AUTUMN, range(0, 150, 3), now=0), None),  # that is silence
        (AUTUMN, posts(AUTUMN, range(0, 150, 7), range(3, 150, 7), now=2), (2, 12)),
        (AUTUMN, posts(AUTUMN, range(0, 150, 7), range(3, 150, 7), range(5, 150, 14), now=3), (3, 15)),
        (AUTUMN, posts(AUTUMN, range(0, 150, 4), now=1), None),  # ten posts in six weeks may be one by chance
        (AUTUMN, posts(AUTUMN, range(0, 139, 3), now=2), (2, 14)),
        (AUTUMN, posts(AUTUMN, range(0, 136, 3), now=2), None),  # looked at for less than 180 days
        (AUTUMN, posts(AUTUMN, range(120), 140, now=2), (2, 22)),
        (AUTUMN, posts(AUTUMN, range(120), 139, now=2), (2, 29)),  # a day less has no six weeks so long ago
        (SUMMER, posts(SUMMER, range(150), now=1), (1, 42)),
        (SUMMER, posts(SUMMER, range(150), now=2), None),  # in a quiet season a source may be nearly empty
    ],
)
def test_a_source_that_thins_out(today: date, posted: tuple[date, ...], found: tuple[int, int] | None):
    """Posts of the last six weeks against the fewest of any six weeks before."""
    assert thinned_out(posted, today) == found
