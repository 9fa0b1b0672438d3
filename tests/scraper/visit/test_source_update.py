"""How a visit's end becomes the state of its source: tables of old state and outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace as replace_struct

from presswatch.database.sources import SourceState
from presswatch.records import Validator
from presswatch.watchlist.entries import Settings, SourceEntry
from scraper.items import VisitEnd
from scraper.visit.source_update import Settlement, Tally, learned_of, line_of, settlement

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ENTRY = SourceEntry(name="a", url="https://a.example/news", every="6h")
STATE = SourceState(
    id=1, name="a", url=ENTRY.url, kind="listing", state="ok", reason=None, words=None, since_at=NOW - timedelta(days=9),
    last_good_at=NOW - timedelta(hours=6), next_due_at=NOW, fails=0, layout=None, date_order=None,
    backfilled_at=NOW - timedelta(days=9), moved_url=None, moved_count=0, added_at=NOW - timedelta(days=9),
    restarted_at=None, seen_until_at=None, retired_at=None,
)  # fmt: skip


def settle(before: SourceState = STATE, **end):
    visit = VisitEnd(source="a", **end)
    return settlement(visit, before, ENTRY, Settings(), started_at=NOW - timedelta(seconds=20), now=NOW)


def test_a_good_visit_is_due_after_its_interval():
    """ok keeps the rhythm of the watchlist."""
    due = settle(state="ok").next_due_at
    assert timedelta(hours=5, minutes=50) < due - NOW <= timedelta(hours=6)


@pytest.mark.parametrize(("fails", "pause"), [(0, 15), (1, 30), (2, 60), (3, 120), (6, 960), (7, 1440), (50, 1440)])
def test_failures_back_off_and_never_give_up(fails, pause):
    """15 minutes, doubled, at most 24 hours."""
    settled = settle(replace(STATE, fails=fails), state="failing", reason="dns")
    assert settled.next_due_at - NOW == timedelta(minutes=pause)


def test_a_wish_to_wait_is_granted():
    """Retry-After beyond the back-off moves the next try."""
    settled = settle(state="failing", reason="http-429", retry_after_s=7200.0)
    assert settled.next_due_at - NOW == timedelta(hours=2)


@pytest.mark.parametrize(("max_age_s", "minutes"), [(None, 5), (60.0, 5), (1800.0, 30), (3600.0, 60)])
def test_a_list_that_calls_itself_fresh_is_left_alone_so_long(max_age_s, minutes):
    """Cache-Control counts where it asks for more than the interval, and only if every list of the source says so."""
    entry = replace_struct(ENTRY, every="5m")
    fresh = Validator(max_age_s=max_age_s)

    def due(**validators):
        starts = tuple(("listing", url) for url in validators)
        visit = VisitEnd(source="a", state="ok", starts=starts, validators=validators)
        return settlement(visit, STATE, entry, Settings(), started_at=NOW, now=NOW).next_due_at - NOW

    assert timedelta(minutes=minutes * 0.9) <= due(one=fresh) <= timedelta(minutes=minutes)
    assert due(one=fresh, two=Validator()) <= timedelta(minutes=5)


def test_gone_needs_two_answers_a_day_apart():
    """410 is failing at first, gone when it still stands a day later, and then asked weekly."""
    first = settle(state="failing", reason="http-410")
    assert first.state == "failing"
    hour = replace(STATE, state="failing", reason="http-410", since_at=NOW - timedelta(hours=1))
    assert settle(hour, state="failing", reason="http-410").state == "failing"
    day = replace(hour, since_at=NOW - timedelta(hours=25))
    gone = settle(day, state="failing", reason="http-410")
    assert (gone.state, gone.next_due_at - NOW) == ("gone", timedelta(days=7))


def test_partial_is_good_enough_for_the_rhythm():
    """A partial visit is not retried in a hurry."""
    assert settle(state="partial", reason="timeout").next_due_at - NOW > timedelta(hours=5)


MOVED = "https://a.example/press"


@pytest.mark.parametrize(
    ("before", "moved", "count"),
    [
        ((None, 0), MOVED, 1),
        ((MOVED, 1), MOVED, 2),
        ((MOVED, 2), MOVED, 3),
        ((MOVED, 2), "https://b.example/", 1),
        ((MOVED, 2), None, 0),
    ],
)
def test_moves_are_counted_in_a_row(before, moved, count):
    """Visits that lead to the same place, one after the other; another place, or none, begins anew."""
    url, number = before
    learned = learned_of(
        VisitEnd(source="a", state="ok", moved=moved), replace(STATE, moved_url=url, moved_count=number), NOW
    )
    assert (learned["moved_url"], learned["moved_count"]) == (moved, count)


@pytest.mark.parametrize(("state", "kept"), [("ok", True), ("partial", True), ("failing", False), ("blocked", False)])
def test_places_are_learned_from_visits_that_read_something(state, kept):
    """A visit that failed forgets nothing of where the posts are."""
    end = VisitEnd(source="a", state=state, starts=(("feed", "https://a.example/feed"),), date_order="DMY")
    learned = learned_of(end, STATE, NOW)
    assert learned == (
        {"kind": "feed", "layout": {"starts": end.starts, "layouts": {}}, "date_order": "DMY"} if kept else {}
    )


@pytest.mark.parametrize(
    ("before", "now", "since_now", "good_now"),
    [
        (("ok", None), ("ok", None), False, True),
        (("ok", None), ("failing", "dns"), True, False),
        (("failing", "dns"), ("failing", "dns"), False, False),
        (("failing", "dns"), ("failing", "tls"), True, False),
        (("failing", "dns"), ("partial", "timeout"), True, True),
    ],
)
def test_the_line_says_since_when_and_when_it_was_last_good(before, now, since_now, good_now):
    """Since state or reason are as they are; good is a visit that read something."""
    state = replace(STATE, state=before[0], reason=before[1])
    decided = Settlement(state=now[0], reason=now[1], words="w", next_due_at=NOW + timedelta(hours=1))
    end = VisitEnd(source="a", state=now[0], reason=now[1] or "", words="w", posts_seen=7, requests=9)
    line = line_of(end, decided, state, Tally(visit_id=1, started_at=NOW, new=3), entry=ENTRY, now=NOW)
    assert line.since_at == (NOW if since_now else STATE.since_at)
    assert line.last_good_at == (NOW if good_now else STATE.last_good_at)
    assert (line.next_try_at, line.posts_seen, line.posts_new, line.requests) == (NOW + timedelta(hours=1), 7, 3, 9)
