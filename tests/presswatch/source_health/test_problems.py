"""What becomes of a problem from visit to visit: reported once when it is certain, once when it is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.source_health.health import OpenProblem, SourceProblem, follow, line_is_down

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


class Record:
    """Keeps problems as the database does; `say` has what was reported."""

    def __init__(self):
        self.open, self.say, self.number, self.ends = {}, [], 0, {}

    def visit(self, *causes, at=NOW):
        judged = tuple(SourceProblem(cause=cause, since_at=at, words=cause) for cause in causes)
        for change in follow(tuple(self.open.values()), judged, at, self.ends):
            if change.report:
                self.say.append((change.step == "over", change.cause))
            if change.step == "over":
                del self.open[change.id]
                self.ends[change.cause] = self.ends.get(change.cause, 0) + change.report
                continue
            self.number += change.id is None
            number = change.id or self.number
            before = self.open.get(number)
            reported_at = at if change.report else before.reported_at if before else None
            self.open[number] = OpenProblem(
                id=number, cause=change.cause, since_at=change.since_at, seen_count=change.seen_count,
                reported_at=reported_at, words=change.words,
            )  # fmt: skip
        return self.say[-1:] if self.say else []


def reported(*visits, step=timedelta(minutes=15)):
    record = Record()
    for number, causes in enumerate(visits):
        record.visit(*causes, at=NOW + number * step)
    return record.say


FAIL, GOOD, DROP = ("failing",), (), ("drop",)


@pytest.mark.parametrize(
    ("visits", "told"),
    [
        ([FAIL], []),
        ([FAIL, GOOD, FAIL, GOOD], []),
        ([FAIL, FAIL], [(False, "failing")]),
        ([FAIL] * 9, [(False, "failing")]),
        ([FAIL] * 3 + [GOOD] * 3, [(False, "failing"), (True, "failing")]),
        ([FAIL, ("login-wall",), ("robots",)], [(False, "login-wall")]),
        ([DROP, DROP, FAIL, FAIL, DROP], [(False, "drop"), (False, "failing"), (True, "failing")]),
        ([("drop", "no-dates")] * 2 + [DROP], [(False, "drop"), (False, "no-dates"), (True, "no-dates")]),
    ],
)
def test_reported_at_the_second_occurrence_and_once_when_over(visits, told):
    """One failure is an accident; another reason is the same problem; what cannot be judged stays as it was."""
    assert reported(*visits) == told


def test_a_problem_that_is_a_day_old_is_reported_at_the_next_visit():
    """Two daily visits are enough, and so is one visit for something that began long ago."""
    old = SourceProblem(cause="silent", since_at=NOW - timedelta(days=40), words="no new post for 40 days")
    (change,) = follow((), (old,), NOW, {})
    assert (change.step, change.report, change.seen_count) == ("begins", True, 1)


@pytest.mark.parametrize(
    ("hours", "seen", "ends", "report"),
    [(23, 0, 0, False), (24, 0, 0, True), (24, 0, 1, False), (48, 0, 1, True), (95, 0, 2, False), (96, 0, 2, True)],
)
def test_a_day_is_long_enough_and_longer_where_it_came_and_went(hours, seen, ends, report):
    """Without a second occurrence; each recently reported end doubles the time."""
    old = SourceProblem(cause="silent", since_at=NOW - timedelta(hours=hours), words="w")
    (change,) = follow((), (old,), NOW, {"silent": ends})
    assert (change.report, change.seen_count) == (report, seen + 1)


def test_since_is_when_it_was_first_seen():
    """A later judgement that counts from its own visit does not move it, an earlier start does."""
    known = OpenProblem(
        id=1, cause="drop", since_at=NOW - timedelta(hours=9), seen_count=1, reported_at=None, words="w"
    )
    for since, expected in ((NOW, known.since_at), (NOW - timedelta(days=2), NOW - timedelta(days=2))):
        (change,) = follow((known,), (SourceProblem(cause="drop", since_at=since, words="w"),), NOW, {})
        assert (change.step, change.since_at) == ("lasts", expected)


def test_a_problem_that_comes_and_goes_is_reported_later():
    """After a recently reported end four occurrences are needed, then eight."""
    say = reported(*([FAIL, FAIL, GOOD] * 4), step=timedelta(minutes=5))
    assert say == [(False, "failing"), (True, "failing")]
    say = reported(*[FAIL, FAIL, GOOD], *[FAIL] * 4, *[GOOD], step=timedelta(minutes=5))
    assert say == [(False, "failing"), (True, "failing")] * 2


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(["failing", "login-wall", "drop", "silent", "no-dates"]), max_size=2), max_size=25)
)
def test_beginnings_and_ends_take_turns(visits):
    """For any sequence of judgements: the end of a problem is reported only after its beginning, and never twice."""
    kinds = {}
    for over, cause in reported(
        *[tuple(sorted(causes)) for causes in visits if not {"failing", "login-wall"} <= causes]
    ):
        kind = "unread" if cause in ("failing", "login-wall") else cause
        assert over == kinds.get(kind, False)
        kinds[kind] = not over


@settings(max_examples=100, deadline=None)
@given(st.sets(st.sampled_from(["failing", "drop", "silent"]), max_size=2))
def test_judging_the_same_visit_again_reports_nothing_more(causes):
    """What a visit has shown is reported once, even if the visit is judged again."""
    record = Record()
    for _ in range(2):
        record.visit(*sorted(causes))
    before = list(record.say)
    record.visit(*sorted(causes))
    assert record.say == before


def test_our_own_line_is_blamed_only_by_several_hosts():
    """One host that does not answer may itself be down."""
    assert not line_is_down([])
    assert not line_is_down(["a.example", "a.example"])
    assert line_is_down(["a.example", "b.example"])
