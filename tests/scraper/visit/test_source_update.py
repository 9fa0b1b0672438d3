"""How a visit's end becomes the state of its source: tables of old state and outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace as replace_struct

from presswatch.database.sources import SourceState
from presswatch.records import Validator
from presswatch.watchlist.entries import Settings, SourceEntry
from scraper.items import Learned, VisitEnd
from scraper.visit.source_update import (
    Settlement,
    Tally,
    fresh_for,
    learned_of,
    line_of,
    settlement,
    standing_of,
    visit_outcome,
    with_half_understood,
    with_unrecorded,
)
from scraper.visit.visit_input import Start

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ENTRY = SourceEntry(name="a", url="https://a.example/news", every="6h")
STATE = SourceState(
    id=1, name="a", url=ENTRY.url, kind="listing", state="ok", reason=None, words=None, since_at=NOW - timedelta(days=9),
    last_good_at=NOW - timedelta(hours=6), next_due_at=NOW, fails=0, layout=None, date_order=None,
    backfilled_at=NOW - timedelta(days=9), moved_url=None, moved_count=0, added_at=NOW - timedelta(days=9),
    restarted_at=None, seen_until_at=None, retired_at=None,
)  # fmt: skip


def visit_row(*given) -> SimpleNamespace:
    return SimpleNamespace(**visit_outcome(*given))


def settle(before: SourceState = STATE, **end):
    visit = VisitEnd(source="a", **end)
    return settlement(visit, before, ENTRY, Settings(), started_at=NOW - timedelta(seconds=20), now=NOW)


def test_a_good_visit_is_due_after_its_interval():
    """ok keeps the watchlist's interval."""
    due = settle(state="ok").next_due_at
    assert timedelta(hours=5, minutes=50) < due - NOW <= timedelta(hours=6)


@pytest.mark.parametrize(("fails", "pause"), [(0, 15), (1, 30), (2, 60), (3, 120), (6, 960), (7, 1440), (50, 1440)])
def test_failures_back_off_and_never_give_up(fails, pause):
    """The retry comes after 15 minutes, doubled each time, up to 24 hours."""
    settled = settle(replace(STATE, fails=fails), state="failing", reason="dns")
    assert settled.next_due_at - NOW == timedelta(minutes=pause)


def test_retry_after_is_granted():
    """Retry-After beyond the back-off moves the next try."""
    settled = settle(state="failing", reason="http-429", retry_after_s=7200.0)
    assert settled.next_due_at - NOW == timedelta(hours=2)


@pytest.mark.parametrize(("max_age_s", "minutes"), [(None, 5), (60.0, 5), (1800.0, 30), (3600.0, 60)])
def test_a_list_declared_fresh_is_left_alone_that_long(max_age_s, minutes):
    """Cache-Control counts if longer than the interval, and only if every list of the source has it."""
    entry = replace_struct(ENTRY, every="5m")
    fresh = Validator(max_age_s=max_age_s)

    def due(**validators):
        starts = tuple(("listing", url) for url in validators)
        visit = VisitEnd(source="a", state="ok", starts=starts, validators=validators)
        return settlement(visit, STATE, entry, Settings(), started_at=NOW, now=NOW).next_due_at - NOW

    assert timedelta(minutes=minutes * 0.9) <= due(one=fresh) <= timedelta(minutes=minutes)
    assert due(one=fresh, two=Validator()) <= timedelta(minutes=5)


@pytest.mark.parametrize(
    ("ages", "fresh_s"), [([], 0), ([None], 0), ([90.0], 90), ([90.0, 60.0], 60), ([90.0, None], 0)]
)
def test_how_long_all_lists_of_a_source_are_declared_fresh(ages, fresh_s):
    """As long as the shortest of them; one that was not requested does not count."""
    urls = [f"u{number}" for number in range(len(ages))]
    validators = {url: Validator(max_age_s=age) for url, age in zip(urls, ages, strict=True)}
    starts = tuple(("listing", url) for url in urls)
    assert fresh_for(VisitEnd(source="a", state="ok", starts=starts, validators=validators)).total_seconds() == fresh_s
    unasked = VisitEnd(source="a", state="ok", starts=(*starts, ("listing", "unasked")), validators=validators)
    assert fresh_for(unasked).total_seconds() == 0


def test_gone_needs_two_answers_a_day_apart():
    """410 is failing at first, gone if repeated a day later, and then retried weekly."""
    first = settle(state="failing", reason="http-410")
    assert first.state == "failing"
    hour = replace(STATE, state="failing", reason="http-410", since_at=NOW - timedelta(hours=1))
    assert settle(hour, state="failing", reason="http-410").state == "failing"
    day = replace(hour, since_at=NOW - timedelta(hours=25))
    assert settle(replace(hour, since_at=NOW - timedelta(hours=24)), state="failing", reason="http-410").state == "gone"
    assert settle(replace(hour, state="gone"), state="failing", reason="http-410").state == "gone"
    gone = settle(day, state="failing", reason="http-410")
    assert (gone.state, gone.next_due_at - NOW) == ("gone", timedelta(days=7))


def test_partial_is_good_enough_for_the_rhythm():
    """A partial visit is not retried early."""
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
    """Successive visits redirected to the same place; another place, or none, starts over."""
    url, number = before
    learned = learned_of(
        VisitEnd(source="a", state="ok", moved=moved), replace(STATE, moved_url=url, moved_count=number), NOW
    )
    assert (learned["moved_url"], learned["moved_count"]) == (moved, count)


@pytest.mark.parametrize(("state", "kept"), [("ok", True), ("partial", True), ("failing", False), ("blocked", False)])
def test_places_are_learned_from_visits_that_read_something(state, kept):
    """A failed visit forgets nothing of where the posts are."""
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
    """Since when state and reason are the same; a good visit is one that read something."""
    state = replace(STATE, state=before[0], reason=before[1])
    decided = Settlement(state=now[0], reason=now[1], words="w", next_due_at=NOW + timedelta(hours=1))
    end = VisitEnd(source="a", state=now[0], reason=now[1] or "", words="w", posts_seen=7, requests=9)
    line = line_of(end, decided, state, Tally(visit_id=1, started_at=NOW, new=3), entry=ENTRY, now=NOW)
    assert line.since_at == (NOW if since_now else STATE.since_at)
    assert line.last_good_at == (NOW if good_now else STATE.last_good_at)
    assert (line.next_try_at, line.posts_seen, line.posts_new, line.requests) == (NOW + timedelta(hours=1), 7, 3, 9)


def test_a_fresh_list_does_not_hold_back_a_source_that_failed():
    """Nor is a source without lists delayed; a wish shorter than the back-off changes nothing."""
    end = {"starts": (("listing", "one"),), "validators": {"one": Validator(max_age_s=3600.0)}}
    assert settle(state="failing", reason="dns", **end).next_due_at - NOW == timedelta(minutes=15)
    assert settle(state="failing", reason="dns", retry_after_s=60.0).next_due_at - NOW == timedelta(minutes=15)
    settled = settle(state="failing", reason="dns", words="no such name")
    assert (settled.state, settled.reason, settled.words) == ("failing", "dns", "no such name")
    assert (settle(state="ok").reason, settle(state="ok").words) == (None, None)


LEARNED = Learned(layouts={"u": "a"}, last_pages={"u": "v"}, indexes={"y", "x"}, apis={"s": "api"}, led_to={"u": "w"})


@pytest.mark.parametrize(
    ("walked", "backfilled", "kept_walked"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_what_a_visit_learned_is_what_the_next_one_knows(*, walked: bool, backfilled: bool, kept_walked: bool):
    """Stored in the columns of the source, and read from them; that the lists were walked matters while posts wait."""
    end = VisitEnd(
        source="a",
        state="ok",
        starts=(("feed", "https://a.example/feed"), ("listing", ENTRY.url)),
        learned=LEARNED,
        date_order="MDY",
        walked=walked,
        backfilled=backfilled,
    )
    columns = learned_of(end, replace(STATE, backfilled_at=None), NOW)
    assert columns["kind"] == "feed"
    assert columns.get("backfilled_at") == (NOW if backfilled else None)
    state = replace(STATE, layout=columns["layout"], date_order="MDY", backfilled_at=columns.get("backfilled_at"))
    standing = standing_of(state, 3)
    assert standing.starts == (Start("feed", "https://a.example/feed"), Start("listing", ENTRY.url))
    assert (standing.learned, standing.date_order) == (LEARNED, "MDY")
    assert (standing.walked, standing.backfilled, standing.id) == (kept_walked, backfilled, 1)
    assert learned_of(end, STATE, NOW).get("backfilled_at") is None  # since when is not forgotten


@pytest.mark.parametrize(
    ("changes", "first_visit_on", "begun_at", "news_from"),
    [
        ({}, STATE.added_at.date(), STATE.added_at, STATE.added_at.date()),
        ({"last_good_at": None}, None, STATE.added_at, None),
        ({"restarted_at": NOW}, NOW.date(), NOW, NOW.date()),
        (
            {"restarted_at": NOW, "seen_until_at": NOW - timedelta(days=2)},
            NOW.date(),
            NOW,
            (NOW - timedelta(days=2)).date(),
        ),
    ],
)
def test_since_when_a_source_is_watched(changes, first_visit_on, begun_at, news_from):
    """From when it was added or got another address; in that case, from the last good visit of the old one."""
    standing = standing_of(replace(STATE, **changes), 3)
    assert (standing.first_visit_on, standing.begun_at, standing.news_from) == (first_visit_on, begun_at, news_from)


@pytest.mark.parametrize(("reason", "row"), [("no-posts", 3), ("dns", 0)])
def test_how_many_visits_in_a_row_found_no_posts(reason, row):
    """Only visits without posts are counted; other failures are not."""
    standing = standing_of(replace(STATE, state="failing", reason=reason, fails=3, backfilled_at=None), 3)
    assert (standing.without_posts, standing.backfilled, standing.walked, standing.starts) == (row, False, False, ())


def test_a_move_that_is_over_is_forgotten():
    """A move that is over is deleted; nothing is written if none was known."""
    end = VisitEnd(source="a", state="failing")
    assert learned_of(end, STATE, NOW) == {}
    assert learned_of(end, replace(STATE, moved_url=MOVED, moved_count=2), NOW) == {"moved_url": None, "moved_count": 0}


def tally(**facts: Any) -> Tally:
    return Tally(visit_id=1, started_at=NOW, **facts)


END = VisitEnd(
    source="a", state="ok", handed_on=4, complete=True, post_validators={"u": Validator(etag="1"), "v": Validator()}
)


@pytest.mark.parametrize(
    ("end", "recorded", "state", "reason"),
    [
        (END, 3, "partial", "parse-error"),
        (END, 0, "failing", "parse-error"),
        (replace(END, touched={1: "x"}), 0, "partial", "parse-error"),
        (replace(END, state="partial", reason="timeout"), 3, "partial", "timeout"),
    ],
)
def test_posts_that_could_not_be_recorded_are_requested_again(end, recorded, state, reason):
    """Their validators are dropped, each is named for `why`, and the visit is partial; its own reason stays."""
    changed = with_unrecorded(end, tally(unrecorded={"u": "KeyError"}, recorded=recorded))
    assert (changed.state, changed.reason, changed.complete) == (state, reason, False)
    assert set(changed.post_validators) == {"v"}
    (said,) = changed.decisions
    assert (said.url, said.step, said.outcome, said.detail) == ("u", "record", "parse-error", "KeyError")
    if end.state == "ok":
        assert changed.words == "1 of 4 posts could not be recorded: internal error (KeyError)"


def test_a_visit_all_of_whose_posts_were_recorded_ends_as_it_ended():
    """Names that took too long are noted for `why` only."""
    assert with_unrecorded(END, tally()) is END
    slow = with_unrecorded(END, tally(timed_out={"u": "a+b"}))
    assert (slow.state, slow.complete) == ("ok", True)
    (said,) = slow.decisions
    assert (said.url, said.step, said.outcome, said.detail) == ("u", "mentions", "alias-timeout", "took too long: a+b")


def test_posts_that_were_too_costly_to_understand_make_a_visit_partial():
    """Each is named for `why`; another reason of the visit stays."""
    assert with_half_understood(END, tally()) is END
    changed = with_half_understood(END, tally(too_costly=["u", "v"]))
    assert (changed.state, changed.reason) == ("partial", "too-costly")
    assert changed.words.startswith("2 of 4 posts took too much processor time to understand (u): recorded with")
    assert [(one.url, one.step, one.outcome) for one in changed.decisions] == [
        ("u", "understand", "too-costly"),
        ("v", "understand", "too-costly"),
    ]
    failed = with_half_understood(replace(END, state="partial", reason="timeout"), tally(too_costly=["u"]))
    assert (failed.reason, len(failed.decisions)) == ("timeout", 1)


def test_the_row_of_a_visit():
    """Its counts, shares of the recorded posts, the dates and the layout of its lists."""
    days = (NOW.date() - timedelta(days=9), NOW.date())
    facts = {"posts_seen": 9, "requests": 5, "bytes": 99, "answers": 4, "listed": 8, "listed_dated": 7}
    end = VisitEnd(source="a", state="ok", shown_days=days, learned=LEARNED, **facts)
    row = visit_row(end, "ok", tally(recorded=4, new=2, changed=1, with_date=3, with_text=1))
    assert {name: getattr(row, name) for name in facts} == facts
    assert (row.state, row.reason, row.words, row.posts_new, row.posts_changed) == ("ok", None, None, 2, 1)
    assert (row.with_date_ratio, row.with_text_ratio, row.oldest_on, row.newest_on) == (0.75, 0.25, *days)
    assert row.layout == end.layout_hash == "ca978112ca1bbdca"
    nothing = visit_row(VisitEnd(source="a", state="failing", reason="dns", words="w"), "failing", tally())
    assert (nothing.reason, nothing.words, nothing.with_date_ratio, nothing.with_text_ratio) == ("dns", "w", None, None)
    assert (nothing.oldest_on, nothing.newest_on, nothing.layout) == (None, None, None)
    assert (nothing.posts_new, nothing.posts_changed, nothing.posts_seen) == (0, 0, 0)
    one = visit_row(end, "ok", tally(recorded=1))
    assert (one.with_date_ratio, one.with_text_ratio) == (0.0, 0.0)
