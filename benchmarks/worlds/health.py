"""Simulated sources: when they post, what their lists show, how their visits end. For benchmarks/health.py.

A source posts by a renewal process in its own time: the weekdays, holidays and years in which it works count, the
others do not. Regular, random and bursty sources are shapes of one gamma distribution. Everything follows from the
seed.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

START = datetime(2025, 2, 3, tzinfo=UTC)
PAST_DAYS = 3650
WEEKDAYS = {"office": (1, 1, 1, 1, 1, 0.04, 0.03), "sunday-office": (1, 1, 1, 0.9, 0.05, 0.15, 1), "all": (1.0,) * 7}
SHAPES = (("clockwork", 9.0, 0.2), ("chance", 1.0, 0.45), ("bursts", 0.45, 0.35))
POSTS_A_YEAR = (4, 1500)
VISIT_HOURS = ((3, 0.1), (6, 0.45), (12, 0.25), (24, 0.2))


@dataclass(slots=True)
class World:
    """One source: its posts in order, and the habits of its site."""

    number: int
    rate: float
    shape: float
    every: timedelta
    posts: list[datetime]
    activity: list[float]
    first_day: date
    length: int
    list_kind: str
    answers_304: bool
    list_dates: bool
    undated: float
    textless: float
    flips: bool
    random: random.Random = field(repr=False)

    def known_by(self, at: datetime) -> int:
        """The number of posts at a given time."""
        return bisect_right(self.posts, at)

    def listed_at(self, at: datetime) -> int:
        """The number of entries in the list."""
        total = self.known_by(at)
        if self.list_kind == "fixed":
            return min(total, self.length)
        if self.list_kind == "all":
            return min(total, 400)
        begun = at.replace(day=1, month=at.month if self.list_kind == "month" else 1, hour=0)
        return max(total - bisect_left(self.posts, begun), 1)

    def own_time(self, after: datetime, until: datetime) -> float:
        """The source's own time between two moments, in expected posts."""
        return self._at(until) - self._at(after)

    def _at(self, moment: datetime) -> float:
        day = (moment.date() - self.first_day).days
        share = (moment.hour + moment.minute / 60) / 24
        return self.activity[day] + share * (self.activity[day + 1] - self.activity[day])


def make_world(seed: int, number: int, days: int) -> World:
    """The source with this number; `days` is how long it will be watched."""
    rng = random.Random(f"{seed}-{number}")
    low, high = (math.log(bound) for bound in POSTS_A_YEAR)
    rate = math.exp(rng.uniform(low, high))
    _, shape, _ = rng.choices(SHAPES, [weight for *_, weight in SHAPES])[0]
    first = START.date() - timedelta(days=PAST_DAYS)
    activity = [0.0, *accumulate(_activity(rng, rate, first, PAST_DAYS + days + 800))]
    posts = _posts(rng, shape, activity, first)
    hours = rng.choices([hours for hours, _ in VISIT_HOURS], [weight for _, weight in VISIT_HOURS])[0]
    flips = rng.random() < 0.02
    return World(
        number=number,
        rate=rate,
        shape=shape,
        every=timedelta(hours=hours),
        posts=posts,
        activity=activity,
        first_day=first,
        length=rng.choice((5, 8, 10, 10, 12, 15, 20, 20, 25, 50)),
        list_kind=rng.choices(("fixed", "all", "month", "year"), (0.85, 0.07, 0.04, 0.04))[0],
        answers_304=rng.random() < 0.4 and not flips,
        list_dates=rng.random() < 0.75,
        undated=rng.choice((0, 0, 0, 0, 0.02, 0.1, 0.5, 1)),
        textless=rng.choice((0, 0, 0, 0.02, 0.1, 0.4, 1)),
        flips=flips,
        random=rng,
    )


def _activity(rng: random.Random, rate: float, first: date, days: int) -> list[float]:
    """The expected posts of each day: weekdays, holidays, breaks, and better and worse years."""
    weekdays = WEEKDAYS[rng.choices(("office", "sunday-office", "all"), (0.75, 0.12, 0.13))[0]]
    habits = _habits(rng)
    drift = rng.choice((0, 0, 0, -0.4, 0.5))
    factors = []
    breaks = _breaks(rng, days)
    for number in range(days):
        day = first + timedelta(days=number)
        quiet = min((habit(day) for habit in habits), default=1.0)
        trend = math.exp(drift * (number - PAST_DAYS) / 365 * 0.5)
        factors.append(weekdays[day.weekday()] * quiet * (0.0 if number in breaks else 1.0) * max(min(trend, 3), 0.3))
    scale = rate / 365 / (sum(factors) / days)
    return [factor * scale for factor in factors]


def _habits(rng: random.Random) -> list:  # type: ignore[type-arg] - small closures
    """The seasons of this office, the same each year up to a few days."""
    found = []
    for chance, month, day, shortest, longest, share in (
        (0.8, 12, 23, 4, 19, 0.02),
        (0.6, 7, 20, 7, 40, 0.2),
        (0.2, 1, 28, 3, 9, 0.0),
        (0.4, 4, 10, 3, 10, 0.1),
        (0.15, 9, 25, 3, 10, 0.0),
    ):
        if rng.random() < chance:
            begins = date(2000, month, day).timetuple().tm_yday + rng.randint(-5, 8)
            lasts = rng.randint(shortest, longest)
            found.append(_Season(begins, lasts, share))
    return found


@dataclass(frozen=True, slots=True)
class _Season:
    begins: int
    lasts: int
    share: float

    def __call__(self, day: date) -> float:
        since = (day.timetuple().tm_yday - self.begins - day.year % 3) % 365
        return self.share if since < self.lasts else 1.0


def _breaks(rng: random.Random, days: int) -> set[int]:
    """Days on which nobody is in the office, for reasons unknown outside: a move, an illness, a campaign."""
    found: set[int] = set()
    often = rng.choice((0, 0.2, 0.4))
    for _ in range(round(days / 365 * often)):
        begins = rng.randrange(days)
        found.update(range(begins, begins + rng.randint(4, 14)))
    return found


def _posts(rng: random.Random, shape: float, activity: list[float], first: date) -> list[datetime]:
    posts, at = [], rng.random()
    while at < activity[-1]:
        day = bisect_right(activity, at) - 1
        moment = datetime(first.year, first.month, first.day, tzinfo=UTC) + timedelta(days=day)
        posts.append(moment + timedelta(hours=8 + 10 * rng.random()))
        at += rng.gammavariate(shape, 1 / shape)
    return sorted(posts)


def gamma_tail(shape: float, x: float) -> float:
    """P(a gamma variable of this shape and mean 1 exceeds x): series or continued fraction (Numerical Recipes, 6.2)."""
    z = shape * x
    if z <= 0:
        return 1.0
    front = math.exp(-z + shape * math.log(z) - math.lgamma(shape))
    if z < shape + 1:
        term = total = 1 / shape
        for n in range(1, 500):
            term *= z / (shape + n)
            total += term
            if term < total * 1e-12:
                break
        return max(1.0 - total * front, 0.0)
    b = z + 1 - shape
    c, d = 1e300, 1 / b
    h = d
    for n in range(1, 500):
        an = -n * (n - shape)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        h *= d * c
        if abs(d * c - 1) < 1e-12:
            break
    return front * h
