"""How a visit's end becomes the state of its source: tables of old state and outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace as replace_struct

from presswatch.database.sources import SourceState
from presswatch.watchlist import Settings, SourceEntry
from scraper.items import Validator, VisitEnd
from scraper.settling import settlement

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ENTRY = SourceEntry(name="a", url="https://a.example/news", every="6h")
STATE = SourceState(
    id=1, name="a", url=ENTRY.url, kind="listing", state="ok", reason=None, words=None, since_at=NOW - timedelta(days=9),
    last_good_at=NOW - timedelta(hours=6), next_due_at=NOW, fails=0, layout=None, date_order=None,
    backfilled_at=NOW - timedelta(days=9), moved_url=None, moved_count=0, added_at=NOW - timedelta(days=9), retired_at=None,
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
