"""What a run does about the health of its sources, on a real record and without a crawl."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

import scraper.run.health
from presswatch.database import problems, runs, sources
from presswatch.database import problems as stored_gaps
from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from presswatch.report import SourceLine
from presswatch.source_health.gaps import Gap
from presswatch.source_health.health import History
from presswatch.watchlist.entries import Settings, SourceEntry
from scraper.items import VisitEnd
from scraper.run.health import RunHealth
from scraper.visit.source_update import Tally, visit_outcome
from tests.presswatch.database.support import NOW, add_sources, begin_run, later

ENTRY = SourceEntry(name="alpha", url="https://alpha.example/", every="6h")


@pytest.fixture
def db(sqlite_url: str):
    with open_database(sqlite_url) as opened:
        add_sources(opened, "alpha", "beta", "gamma")
        yield opened


def states(db: Database) -> dict[str, sources.SourceState]:
    with db.read() as conn:
        return {one.name: one for one in sources.all_sources(conn)}


def pass_over(db: Database, at: datetime, entry: SourceEntry = ENTRY, **ends: dict[str, Any]):
    """One run with these ends of visits, and a day's back-off for failed ones; what it reported, the ends, the lines."""
    run = begin_run(db)
    health, known, judged, lines = RunHealth(db, run), states(db), {}, []
    for state in known.values():
        health.gap(state, entry, Settings(), at)
    for name, facts in ends.items():
        state = known[name]
        with db.write() as conn:
            sources.charge(conn, state.id, at, at)
            visit = runs.start_visit(conn, run, state.id, at)
            tally = Tally(visit_id=visit, started_at=at)
            end = judged[name] = health.settle(
                conn, VisitEnd(source=name, **{"state": "ok"} | facts), state, entry, tally
            )
            due = at + timedelta(hours=6 if end.state in ("ok", "partial") else 24)
            sources.settle(conn, state.id, state=end.state, reason=end.reason or None, now=at, next_due_at=due)
            runs.finish_visit(conn, visit, visit_outcome(end, end.state, tally), at)
        lines.append(SourceLine(name=name, url=state.url, state=end.state, next_try_at=due))
    with db.write() as conn:
        closed = health.close(conn, lines, at)
        runs.finish_run(conn, run, "ok", at)
    return [(one.source, one.step, one.cause) for one in health.reported], judged, {one.name: one for one in closed}


DEAD = {"state": "failing", "reason": "dns"}


def test_while_our_line_is_down_no_source_pays_for_it(db: Database) -> None:
    """Reported once for all; each is due within the hour and has no more failures than before; its end is reported
    once.
    """
    pass_over(db, NOW, alpha={}, beta={}, gamma={})
    reported = []
    for hours in (1, 2, 3):
        now = later(hours=hours)
        said, _, lines = pass_over(db, now, alpha=DEAD, beta=DEAD)
        reported.append(said)
        assert {lines[name].next_try_at for name in ("alpha", "beta")} == {now + timedelta(hours=1)}
        found = states(db)
        assert [(found[name].fails, found[name].next_due_at) for name in ("alpha", "beta")] == [
            (0, now + timedelta(hours=1))
        ] * 2
    assert reported == [[], [("", "problem", "line")], []]
    assert pass_over(db, later(hours=4), alpha={}, beta=DEAD)[0] == [("", "recovered", "line")]
    assert states(db)["beta"].fails == 1


def test_an_answer_of_any_kind_leaves_each_failure_its_own(db: Database) -> None:
    """A server error is an answer; other failures are reported at their second time, and wait as usual."""
    pass_over(db, NOW, alpha={}, beta={}, gamma={})
    answers = {"state": "failing", "reason": "http-500"}
    reported = []
    for hours in (1, 2):
        said, _, lines = pass_over(db, later(hours=hours), alpha=DEAD, beta=DEAD, gamma=answers)
        reported.append(sorted(said))
        assert lines["alpha"].next_try_at == later(hours=hours + 24)
    assert reported == [[], [(name, "problem", "failing") for name in ("alpha", "beta", "gamma")]]
    assert {name: one.fails for name, one in states(db).items()} == {"alpha": 2, "beta": 2, "gamma": 2}


@pytest.mark.parametrize(
    ("min_posts", "listed", "state"), [(0, 10, "ok"), (0, 3, "partial"), (5, 3, "failing"), (12, 10, "failing")]
)
def test_a_list_that_shows_too_little_is_partial_and_below_its_floor_failing(
    db: Database, min_posts: int, listed: int, state: str
) -> None:
    """With the reason and words of the drop; its validators are dropped, so that it is read in full next time."""
    entry = SourceEntry(name="alpha", url="https://alpha.example/", min_posts=min_posts)
    for hours in range(6):
        pass_over(db, later(hours=6 * hours), alpha={"listed": 10, "listed_dated": 10, "complete": True})
    end = pass_over(db, later(days=2), entry, alpha={"listed": listed, "listed_dated": listed, "complete": True})[1][
        "alpha"
    ]
    assert (end.state, end.reason, end.complete) == (state, "" if state == "ok" else "drop", state == "ok")


def test_a_source_that_was_silent_before_it_was_watched_is_judged_as_such(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day of its first visit is taken into account."""
    seen: list[History] = []
    monkeypatch.setattr(scraper.run.health, "judge", lambda history, _: seen.append(history) or ())
    pass_over(db, later(days=3), alpha={})
    assert seen[0].watched_since == NOW.date()


def gap_of(db: Database, hours: float, **state: Any) -> Gap | None:
    """The gap before a visit of a source that was ok this many hours ago."""
    well = replace(states(db)["alpha"], last_good_at=later(hours=-hours), backfilled_at=later(days=-90))
    return RunHealth(db, begin_run(db)).gap(replace(well, **state), ENTRY, Settings(), NOW)


def test_a_gap_has_its_cause(db: Database) -> None:
    """None in time or before the first backfill is done; ours, theirs, or ours if our connection was down."""
    assert gap_of(db, 7) is None
    assert gap_of(db, 48, backfilled_at=None) is None
    assert gap_of(db, 48, last_good_at=None) is None
    assert gap_of(db, 48).cause == "ours"
    assert gap_of(db, 48, state="failing").cause == "theirs"
    with db.write() as conn:
        problems.book_broken_passes(conn, "broke off", later(hours=-20))
    assert gap_of(db, 48, state="failing").cause == "ours"


def test_a_gap_that_was_not_filled_is_tried_again_for_some_days(db: Database) -> None:
    """Identified by its number; filled only by a full visit that reached back to its beginning."""
    source = states(db)["alpha"].id
    gap = Gap(from_at=later(days=-9), until_at=later(days=-1), cause="theirs", usual_from_at=later(days=-1))
    with db.write() as conn:
        stored_gaps.put_gap(conn, source, gap, run_id=runs.start_run(conn, NOW), filled=False, now=later(days=-1))
    assert gap_of(db, 1).id == 1
    assert (
        RunHealth(db, 1).gap(
            replace(states(db)["alpha"], last_good_at=later(days=4), backfilled_at=NOW),
            ENTRY,
            Settings(),
            later(days=4),
        )
        is None
    )
    with db.write() as conn:
        sources.learn(conn, source, backfilled_at=later(days=-90))
    pass_over(db, later(hours=-1), alpha={})
    ends = [
        ({"reached_back": False}, False),
        ({"reached_back": True, "state": "partial", "reason": "timeout"}, False),
        (DEAD, False),
        ({"reached_back": True}, True),
    ]
    for number, (facts, filled) in enumerate(ends):
        pass_over(db, later(hours=number), alpha=facts)
        with db.read() as conn:
            (row,) = stored_gaps.gaps_by_source(conn)["alpha"]
        assert (row.filled_at is not None) is filled
