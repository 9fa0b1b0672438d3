"""How often a source posts, learned from the days on which it did, and how long its silence may last.

Days are weighed before gaps are measured: a weekday on which the source rarely posts, and the weeks in which much of
the world is on holiday, count for little. So a pause over Christmas is short, and an office that never posts on Sundays
has no gaps on Mondays. The tail of the gaps is then continued from those there were, the more carefully the fewer.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

# Fewer gaps than these, or a shorter past, say nothing about what is usual.
FEWEST_GAPS = 7
SHORTEST_PAST = timedelta(days=28)
# Older days belong to another time; the longest gap is looked for among all that is given.
GAPS_LOOKED_AT = 150
# No silence up to this is reported, at any rhythm: an office may be ill, travelling or moving. These are weighed
# days: in a quiet season it takes about three times as long.
FLOOR_DAYS = 14.0
# False alarms by silence that a source may cause in a year (benchmarks/health.py measures what comes of it).
FALSE_ALARMS_A_YEAR = 0.01
# A silence is not reported unless it is much longer than the longest one so far.
BEYOND_LONGEST = 1.8
# The tail is never taken to be thinner than this share of the middle gap: even regular sources skip a post.
THINNEST_TAIL = 0.35
# Weeks in which many offices are quiet, as (month, day) from and to; how far a source keeps them is learned.
QUIET_SEASONS = (((12, 18), (1, 10)), ((7, 1), (9, 5)), ((1, 20), (2, 25)), ((3, 25), (5, 5)))
QUIET_PRIOR = (0.3, 0.35, 0.6, 0.65)
# Days of expected activity that outweigh the prior of a season.
PRIOR_STRENGTH = 6.0
# What a season is like is learned from those that are over: half a July says nothing about August.
UNDER_WAY = timedelta(days=70)
WEEKDAY_SMOOTHING = 1.0
LEAST_WEIGHT = 0.05

THIN_WINDOW = timedelta(days=42)
# A window is distinguished from chance only where the source never had fewer posts in one than this ...
THIN_LEAST = 12
# ... and now has at most this share of them.
THIN_RATIO = 0.2
# A window that lies wholly in a quiet season may be nearly empty.
QUIET_SHARE = 0.8
THIN_PAST = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is usual of a source: middle and longest gap in days, weights of days, and the silence that is too long."""

    usual_days: float
    longest_days: int
    limit: float
    weekdays: tuple[float, ...]
    seasons: tuple[float, ...]

    def weighed(self, after: date, until: date) -> float:
        """The weighed days after the one and up to the other, both as dates."""
        return _weighed(after, until, self.weekdays, self.seasons)


@lru_cache(maxsize=64)
def learn_rhythm(days: tuple[date, ...]) -> Rhythm | None:
    """The rhythm of a source from the distinct days on which it posted, in order; None where they say too little."""
    if len(days) <= FEWEST_GAPS or days[-1] - days[0] < SHORTEST_PAST:
        return None
    seasons = _season_weights(days)
    weekdays = _weekday_weights(days)
    gaps = [_weighed(one, two, weekdays, seasons) for one, two in pairwise(days)]
    recent = gaps[-GAPS_LOOKED_AT:]
    limit = max(_tail_limit(recent), BEYOND_LONGEST * max(gaps) + median(recent), FLOOR_DAYS)
    plain = [(two - one).days for one, two in pairwise(days)]
    return Rhythm(median(plain[-GAPS_LOOKED_AT:]), max(plain), limit, weekdays, seasons)


def too_silent(days: tuple[date, ...], today: date) -> Rhythm | None:
    """The rhythm that a source has broken by its silence until `today`; None where the silence is nothing unusual."""
    if not days or (today - days[-1]).days <= FLOOR_DAYS:
        return None
    rhythm = learn_rhythm(days)
    if rhythm is None or (today - days[-1]).days <= rhythm.longest_days:
        return None
    return rhythm if rhythm.weighed(days[-1], today) > rhythm.limit else None


def _tail_limit(gaps: Sequence[float]) -> float:
    """The gap of which a year holds one by FALSE_ALARMS_A_YEAR: by a Lomax tail, the heavier the fewer gaps."""
    middle = median(gaps)
    excesses = [gap - middle for gap in gaps if gap > middle]
    count = max(len(excesses), 2)
    mean = max(sum(excesses) / count, THINNEST_TAIL * middle)
    share = max(len(excesses), 1) / len(gaps)
    a_year = 365.0 * len(gaps) / sum(gaps)
    rare = FALSE_ALARMS_A_YEAR / a_year / share
    return float(middle + count * mean * (rare ** (-1.0 / count) - 1.0))


def _weekday_weights(days: Sequence[date]) -> tuple[float, ...]:
    counts = [WEEKDAY_SMOOTHING] * 7
    for day in days:
        counts[day.weekday()] += 1.0
    mean = sum(counts) / 7
    return tuple(max(count / mean, LEAST_WEIGHT) for count in counts)


def _season_weights(days: Sequence[date]) -> tuple[float, ...]:
    """How much a day of each quiet season counts: the common share of activity, corrected by the source's own."""
    covered = [0] * len(QUIET_SEASONS)
    active = [0] * len(QUIET_SEASONS)
    busy_days = busy = 0
    known = set(days)
    for number in range((days[-1] - days[0]).days + 1):
        day = days[0] + timedelta(days=number)
        season = season_of(day)
        if season is None:
            busy_days, busy = busy_days + 1, busy + (day in known)
        elif days[-1] - day > UNDER_WAY:
            covered[season] += 1
            active[season] += day in known
    rate = max(busy, 1) / max(busy_days, 30)
    return tuple(
        min(max((active[n] + PRIOR_STRENGTH * prior) / (rate * covered[n] + PRIOR_STRENGTH), 0.1), 1.0)
        for n, prior in enumerate(QUIET_PRIOR)
    )


def median(values: Sequence[float]) -> float:
    """The middle value (the lower of two), of at least one; the standard library's loads much for it."""
    return sorted(values)[(len(values) - 1) // 2]


@lru_cache(maxsize=4096)
def season_of(day: date) -> int | None:
    """The number of the quiet season that a day lies in, None for an ordinary day."""
    place = (day.month, day.day)
    for number, (first, last) in enumerate(QUIET_SEASONS):
        inside = first <= place <= last if first <= last else place >= first or place <= last
        if inside:
            return number
    return None


def _weighed(after: date, until: date, weekdays: tuple[float, ...], seasons: tuple[float, ...]) -> float:
    total = 0.0
    for number in range(after.toordinal() + 1, until.toordinal() + 1):
        day = date.fromordinal(number)
        season = season_of(day)
        total += weekdays[day.weekday()] * (1.0 if season is None else seasons[season])
    return total


@lru_cache(maxsize=64)
def thinned_out(posted: tuple[date, ...], today: date) -> tuple[int, int] | None:
    """Posts of the last six weeks, and the fewest of any six before, where they became far fewer (not none)."""
    if not posted or today - posted[0] < THIN_PAST:
        return None
    now = _count(posted, today)
    if not now:
        return None
    earlier = []
    end = today - THIN_WINDOW
    while end - THIN_WINDOW >= posted[0]:
        earlier.append(_count(posted, end))
        end -= timedelta(days=7)
    least = min(earlier)
    quiet = sum(season_of(today - timedelta(days=n)) is not None for n in range(THIN_WINDOW.days))
    allowed = THIN_RATIO * least * (1.0 - QUIET_SHARE * quiet / THIN_WINDOW.days)
    return (now, least) if least >= THIN_LEAST and now <= allowed else None


def _count(posted: Sequence[date], until: date) -> int:
    return bisect_right(posted, until) - bisect_left(posted, until - THIN_WINDOW + timedelta(days=1))
