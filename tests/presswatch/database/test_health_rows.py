"""Problems, gaps and the history that health is judged by, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from presswatch.database import problems, runs, schema
from presswatch.database import problems as gaps
from presswatch.database.doctor import check
from presswatch.database.engine import Database
from presswatch.database.queries import list_sources
from presswatch.database.sources import all_sources, charge, hold
from presswatch.records import DateReading
from presswatch.source_health.gaps import Gap
from presswatch.source_health.health import Look, SourceProblem, follow
from tests.presswatch.database.support import NOW, add_sources, begin_run, clipping, count, later, post, save


def visit(database: Database, run: int, source: int, minutes: int, **outcome: Any) -> None:
    with database.write() as conn:
        number = runs.start_visit(conn, run, source, later(minutes=minutes))
        runs.finish_visit(conn, number, {"state": "ok", **outcome}, later(minutes=minutes + 1))


def test_history_is_what_visits_and_posts_left(database: Database) -> None:
    """Visits and lists in order, new posts by day of discovery, older ones by their date, texts by wording."""
    source = add_sources(database, "alpha")["alpha"]
    visit(database, begin_run(database), source, 0, listed=9, listed_dated=8, layout="a")
    visit(database, begin_run(database), source, 10, state="failing", reason="dns", words="no name")
    visit(database, begin_run(database), source, 20)
    old = DateReading(on=date(2026, 5, 1))
    save(database, clipping(post(1, published=old, backfill=True)))
    save(database, clipping(post(2, published=None)), now=later(days=1))
    save(database, clipping(post(3, published=old, caught_late=True, external=True)), now=later(days=2))
    current = Look(at=later(days=2), state="ok", listed=7)
    with database.read() as conn:
        found = problems.history_of(conn, source, current, NOW)
    assert [(look.state, look.listed, look.reason) for look in found.looks] == [
        ("ok", 9, None),
        ("failing", 0, "dns"),
        ("ok", 0, None),
        ("ok", 7, None),
    ]
    assert [(look.listed, look.listed_dated, look.layout) for look in found.lists] == [(9, 8, "a"), (7, 0, None)]
    assert found.posted == (date(2026, 5, 1), date(2026, 5, 1), later(days=1).date())
    assert [(one.dated, one.has_text) for one in found.recorded] == [(True, True), (False, True), (True, None)]


def test_dates_in_the_future_are_no_part_of_the_history(database: Database) -> None:
    """Visits and discoveries under a clock in the future are ignored; a discovery counts by its post's date if that is
    past.
    """
    source = add_sources(database, "alpha")["alpha"]
    visit(database, begin_run(database), source, 0, listed=9)
    visit(database, begin_run(database), source, 3 * 365 * 24 * 60, listed=1)
    dated = DateReading(on=date(2026, 11, 24))
    save(database, clipping(post(1, published=dated)), now=later(days=900))
    save(database, clipping(post(2, published=None)), now=later(days=900))
    save(database, clipping(post(3)), now=later(days=1))
    with database.read() as conn:
        found = problems.history_of(conn, source, Look(at=later(days=2), state="ok", listed=7), NOW)
    assert [look.listed for look in found.looks] == [look.listed for look in found.lists] == [9, 7]
    assert found.posted == (date(2026, 11, 24), later(days=1).date())


def test_the_shortest_list_of_the_months_before_is_remembered(database: Database) -> None:
    """What the last lists no longer show is still known, so that a drop is not taken for normal."""
    source = add_sources(database, "alpha")["alpha"]
    for number, (listed, reason) in enumerate([(5, None), (2, "drop"), *[(9, None)] * 40]):
        state = "partial" if reason else "ok"
        visit(database, begin_run(database), source, number, listed=listed, state=state, reason=reason)
    with database.read() as conn:
        found = problems.history_of(conn, source, Look(at=later(days=1), state="ok", listed=9), NOW)
    assert (len(found.lists), found.fewest_listed) == (problems.LISTS, 5)


def test_a_problem_and_its_notice_are_written_together_and_once(database: Database) -> None:
    """Begun, reported, over: one row, two notices; writing the same changes again reports nothing new."""
    source = add_sources(database, "alpha")["alpha"]
    run = begin_run(database)
    reported = []
    wrong = (SourceProblem(cause="failing", since_at=NOW, words="dns"),)
    for number, judged in enumerate([wrong, wrong, wrong, ()]):
        now = later(minutes=number)
        with database.write() as conn:
            known = problems.open_problems(conn, source)
            changes = follow(known, judged, now, problems.lately_over(conn, source, now))
            reported.append(
                [one.step for one in problems.put_changes(conn, source, "alpha", changes, run_id=run, now=now)]
            )
            assert problems.put_changes(conn, source, "alpha", [c for c in changes if c.id], run_id=run, now=now) == []
    assert reported == [[], ["problem"], [], ["recovered"]]
    with database.read() as conn:
        assert problems.open_problems(conn, source) == ()
        assert problems.lately_over(conn, source, now) == {"failing": 1}
        assert problems.lately_over(conn, source, now + timedelta(days=8)) == {}
        assert count(conn, schema.problems) == 1
        assert [row.kind for row in conn.execute(select(schema.outbox).order_by(schema.outbox.c.id))] == [
            "problem",
            "recovered",
        ]
        assert list_sources(conn)[0].problems == ()
    assert check(database) == []


def test_unanswered_sources_count_since_the_last_answer_and_were_well_then(database: Database) -> None:
    """An answer from any source shows that our connection works, and that a source silent meanwhile has failed."""
    ids = add_sources(database, "alpha", "beta", "gamma", "delta")
    dead: dict[str, object] = {"state": "failing", "reason": "timeout"}

    def unanswered() -> list[str]:
        with database.read() as conn:
            return sorted(url[8:-9] for url in problems.unanswered_urls(conn))

    def pass_over(minutes: int, **outcomes: dict[str, object]) -> None:
        run = begin_run(database)
        for name, outcome in outcomes.items():
            visit(database, run, ids[name], minutes, **outcome)

    pass_over(0, alpha=dead, beta=dead)
    assert unanswered() == ["alpha", "beta"]  # no source answered
    pass_over(10, alpha=dead, beta={"state": "failing", "reason": "http-500"}, gamma={})
    assert unanswered() == []
    pass_over(20, alpha=dead)
    assert unanswered() == []  # silent while others answered
    pass_over(30, beta=dead)
    pass_over(40, alpha=dead, gamma={"state": "blocked", "reason": "robots-unreachable"}, delta=dead)
    assert unanswered() == ["beta", "gamma"]  # well until now; delta is new
    with database.write() as conn:  # a visit that was cut off is no evidence
        cut = runs.start_visit(conn, runs.start_run(conn, NOW), ids["beta"], later(minutes=50))
        conn.execute(schema.visits.update().where(schema.visits.c.id == cut).values(state="interrupted", ended_at=NOW))
    assert unanswered() == ["beta", "gamma"]
    pass_over(55, alpha=dead | {"answers": 1})  # robots.txt came, the list did not
    assert unanswered() == []
    pass_over(57, delta=dead)
    pass_over(60, delta={"state": "partial", "reason": "timeout"})
    assert unanswered() == []


def test_a_source_is_held_near_while_our_line_is_down(database: Database) -> None:
    """The failure does not count, and the next try is no later than given; an earlier one stays."""
    source = add_sources(database, "alpha")["alpha"]
    for due, expected in ((later(days=1), later(hours=1)), (later(minutes=15), later(minutes=15))):
        with database.write() as conn:
            charge(conn, source, NOW, due)
            hold(conn, source, fails=0, latest_due_at=later(hours=1))
            (state,) = all_sources(conn)
        assert (state.fails, state.next_due_at) == (0, expected)


def test_a_gap_is_kept_with_what_was_caught_late(database: Database) -> None:
    """Counted per run; a further try adds to it and fills it; the gap of a post can be queried."""
    source = add_sources(database, "alpha")["alpha"]
    run, again = begin_run(database), begin_run(database)
    saved = save(database, clipping(post(1, caught_late=True)), run=run)
    save(database, clipping(post(2)), run=run)
    gap = Gap(from_at=later(days=-9), until_at=NOW, cause="theirs", usual_from_at=NOW)
    with database.write() as conn:
        gaps.put_gap(conn, source, gap, run_id=run, filled=False, now=NOW)
        ((number, row),) = gaps.unfilled_gaps(conn, later(days=-1), NOW).values()
        assert (row.cause, row.posts_found, row.filled_at) == ("theirs", 1, None)
        assert gaps.unfilled_gaps(conn, later(days=1), later(days=1)) == {}
        assert gaps.unfilled_gaps(conn, later(days=-900), later(days=-890)) == {}  # as if it were in the future
    save(database, clipping(post(3, caught_late=True)), run=again)
    retry = Gap(id=number, from_at=row.from_at, until_at=row.until_at, cause="theirs", usual_from_at=NOW)
    with database.write() as conn:
        gaps.put_gap(conn, source, retry, run_id=again, filled=True, now=later(hours=6))
        ((filled,),) = gaps.gaps_by_source(conn).values()
        assert (filled.posts_found, filled.filled_at) == (2, later(hours=6))
        assert gaps.gap_of_post(conn, saved.post_id) == ("alpha", filled)
        assert gaps.gap_of_post(conn, saved.post_id + 1) is None
