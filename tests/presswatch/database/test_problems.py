"""How far back a source's health is judged, and which problems and gaps still count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from presswatch.database import problems, schema
from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from presswatch.database.runs import start_run
from presswatch.source_health.health import Look
from tests.presswatch.database.support import NOW, add_sources, later


@pytest.fixture
def db(sqlite_url: str):
    with open_database(sqlite_url) as opened:
        add_sources(opened, "alpha")
        yield opened


def fill(db: Database, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    with db.write() as conn:
        conn.execute(insert(table), list(rows))


def visits(db: Database, *minutes: float, **facts: Any) -> None:
    """Visits that began these many minutes after NOW, each in a run of its own."""
    with db.write() as conn:
        numbers = [start_run(conn, NOW) for _ in minutes]
    given = {"source_id": 1, "state": "ok", "listed": 5}
    rows = [
        {"run_id": run, "started_at": later(minutes=one)} | given | facts
        for run, one in zip(numbers, minutes, strict=True)
    ]
    fill(db, schema.visits, rows)


def history(db: Database, **facts: Any) -> Any:
    with db.read() as conn:
        return problems.history_of(conn, 1, Look(at=NOW, state="ok", **facts), NOW)


def test_the_last_twelve_visits_and_thirty_lists_are_looked_at(db: Database):
    """Including this one; earlier ones count by the shortest list of four months."""
    visits(db, *range(-40, 0))
    found = history(db, listed=5)
    assert (len(found.looks), len(found.lists), found.fewest_listed) == (12, 30, 5)
    assert [look.at for look in found.looks[:2]] == [later(minutes=-11), later(minutes=-10)]
    assert found.lists[0].at == later(minutes=-29)
    assert len(history(db).lists) == 29  # this one showed none


def test_few_lists_have_no_months_before(db: Database):
    """With few visits all of them are compared, and earlier months give no figure."""
    visits(db, -60, listed=2)
    visits(db, *range(-28, 0))
    assert (len(history(db, listed=5).lists), history(db, listed=5).fewest_listed) == (30, None)


@pytest.mark.parametrize(
    ("before_min", "facts", "fewest"),
    [
        (-1, {}, 2),
        (-120 * 24 * 60, {}, 2),
        (-120 * 24 * 60 - 1, {}, 5),
        (-1, {"state": "failing"}, 5),
        (-1, {"state": "partial"}, 2),
        (-1, {"state": "partial", "reason": "drop"}, 5),
        (-1, {"listed": 0}, 5),
    ],
)
def test_the_shortest_list_of_four_months(db: Database, before_min: float, facts: dict[str, Any], fewest: int):
    """Of the last 120 days, without failed visits, empty lists and reported drops."""
    first = -29
    visits(db, -120 * 24 * 60 + first, listed=5)
    visits(db, first + before_min, **{"listed": 2} | facts)
    visits(db, *range(-29, 0))
    assert history(db, listed=5).fewest_listed == fewest


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({"state": "running"}, (1, 1)),
        ({"state": "interrupted"}, (1, 1)),
        ({"state": "failing"}, (2, 1)),
        ({"state": "partial"}, (2, 2)),
        ({"listed": 0}, (2, 1)),
    ],
)
def test_which_visits_are_looked_at(db: Database, facts: dict[str, Any], counts: tuple[int, int]):
    """Those that ended; of lists, those that showed one."""
    visits(db, -1, **facts)
    found = history(db, listed=5)
    assert (len(found.looks), len(found.lists)) == counts


def posts(db: Database, count: int, **facts: Any) -> None:
    """Posts found a day apart, the last one today, the oldest first."""
    rows, seen, worded = [], [], []
    for n in range(1, count + 1):
        at = later(days=n - count)
        given = {"id": n, "source_id": 1, "url": f"u{n}", "url_key": f"u{n}", "title": "T", "byline": []}
        more = {"first_seen_at": at, "last_seen_at": at, "content_hash": "", "run_at": at, "published_on": None}
        rows.append(given | more | facts)
        seen.append({"post_id": n, "source_id": 1, "first_seen_at": at, "last_seen_at": at})
        common = {"title": "T", "blocks": [], "links": [], "content_hash": "", "seen_at": at}
        worded.append({"post_id": n, "n": 1, "text": "" if n == count else "Words."} | common)
    fill(db, schema.posts, rows)
    fill(db, schema.sightings, seen)
    fill(db, schema.revisions, worded)


def test_a_thousand_days_of_posts_and_the_texts_of_sixty_are_looked_at(db: Database):
    """The newest; a post has a text if its wording is not empty."""
    posts(db, 1001)
    with db.read() as conn:
        found = problems.history_of(conn, 1, Look(at=NOW, state="ok"), later(days=-2000))
    assert (len(found.posted), found.posted[0], found.posted[-1]) == (1000, later(days=-999).date(), NOW.date())
    assert len(found.recorded) == 60
    assert [one.has_text for one in found.recorded[-2:]] == [True, False]
    assert [one.dated for one in found.recorded[-2:]] == [False, False]


@pytest.mark.parametrize(
    ("facts", "backfilled_days", "day"),
    [
        ({}, -1, 0),
        ({"published_on": later(days=-5).date()}, -1, 0),
        ({"published_on": later(days=-5).date(), "backfill": True}, -1, -5),
        ({"published_on": later(days=-5).date(), "caught_late": True}, -1, -5),
        ({"published_on": later(days=-5).date()}, None, -5),
        ({"published_on": later(days=-5).date()}, 0, -5),  # found at that very moment
        ({"published_on": later(days=5).date(), "backfill": True}, -1, 0),  # an event to come
        ({"backfill": True}, -1, None),
    ],
)
def test_the_day_that_counts_for_a_post(
    db: Database, facts: dict[str, Any], backfilled_days: int | None, day: int | None
):
    """The day it was found; its own date if it was old then, but not after the day it was found."""
    posts(db, 1, **facts)
    with db.read() as conn:
        since = None if backfilled_days is None else later(days=backfilled_days)
        found = problems.history_of(conn, 1, Look(at=NOW, state="ok"), since)
    assert found.posted == (() if day is None else (later(days=day).date(),))


@pytest.mark.parametrize(
    ("until_days", "filled", "counts"),
    [
        (-3, False, True),
        (-3.001, False, False),
        (0, False, True),
        (1, False, True),
        (1.001, False, False),
        (0, True, False),
    ],
)
def test_which_gaps_are_tried_again(db: Database, until_days: float, *, filled: bool, counts: bool):
    """Those that ended since and are not filled; none set far ahead by a wrong clock. The newest of a source."""
    row = {"source_id": 1, "from_at": later(days=-9), "cause": "theirs", "posts_found": 0}
    until = NOW + timedelta(days=until_days)
    fill(db, schema.gaps, [row | {"until_at": until, "filled_at": NOW if filled else None}])
    with db.read() as conn:
        found = problems.unfilled_gaps(conn, later(days=-3), NOW)
    assert list(found) == ([1] if counts else [])
    if counts:
        fill(db, schema.gaps, [row | {"until_at": NOW, "filled_at": None, "cause": "ours"}])
        with db.read() as conn:
            assert problems.unfilled_gaps(conn, later(days=-3), NOW)[1][0] == 2
            assert [gap.cause for gap in problems.gaps_by_source(conn)["alpha"]] == ["ours", "theirs"]


@pytest.mark.parametrize(("over_days", "counts"), [(0, 1), (-7, 1), (-7.001, 0), (0.001, 0), (None, 0)])
def test_ends_that_were_reported_within_a_week_count(db: Database, over_days: float | None, counts: int):
    """By cause: a problem that comes and goes is reported at longer intervals."""
    over = None if over_days is None else NOW + timedelta(days=over_days)
    row = {"source_id": 1, "cause": "silent", "since_at": later(days=-9), "words": "w", "seen_count": 2}
    fill(db, schema.problems, [row | {"recovered_at": over, "recovery_reported_at": over}] * 2)
    with db.read() as conn:
        assert problems.lately_over(conn, 1, NOW) == ({"silent": 2} if counts else {})
        assert problems.lately_over(conn, None, NOW) == {}
        assert len(problems.open_problems(conn, 1)) == (2 if over is None else 0)


@pytest.mark.parametrize(
    ("source", "over_days", "down"),
    [
        (None, None, True),
        (None, 0, True),
        (None, -2, True),
        (None, -2.001, False),
        (None, 1.001, False),
        (1, None, False),
    ],
)
def test_when_our_own_line_was_down(db: Database, source: int | None, over_days: float | None, *, down: bool):
    """Our connection was down if it still is or was since then; one failing source does not show that."""
    over = None if over_days is None else NOW + timedelta(days=over_days)
    row = {"source_id": source, "cause": "line", "since_at": later(days=-9), "words": "w", "seen_count": 2}
    fill(db, schema.problems, [row | {"recovered_at": over}])
    with db.read() as conn:
        assert problems.line_was_down(conn, later(days=-2), NOW) is down
