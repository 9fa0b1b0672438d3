"""Health judged from a source's history: a table for each cause, and what never raises an alarm."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.source_health.health import BAD_STATES, UNREAD, History, Look, PostLook, judge

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
EVERY = timedelta(hours=6)


def look(ago: int = 0, **facts: Any) -> Look:
    """A good visit `ago` visits before the last one, with a list of ten dated entries."""
    usual = Look(at=NOW - ago * EVERY, state="ok", listed=10, listed_dated=10, layout="a")
    return replace(usual, **facts)


def history(
    *last: Look, posted: tuple[date, ...] = (), recorded: tuple[PostLook, ...] = (), **facts: object
) -> History:
    """Six good visits followed by these, the last of which is now."""
    looks = tuple(look(ago) for ago in range(6 + len(last), len(last), -1)) + last
    lists = tuple(one for one in looks if one.listed and one.state not in BAD_STATES)
    return History(looks=looks, lists=lists, posted=posted, recorded=recorded, **facts)


def days(*gaps: int, silent_for: int) -> tuple[date, ...]:
    """Posting dates with these gaps between them, the last one so many days ago."""
    at, found = NOW.date() - timedelta(days=silent_for), []
    for gap in (0, *reversed(gaps)):
        at -= timedelta(days=gap)
        found.append(at)
    return tuple(reversed(found))


def causes(one: History) -> list[tuple[str, str]]:
    return [(problem.cause, problem.words) for problem in judge(one, NOW)]


@pytest.mark.parametrize(
    ("last", "cause"),
    [
        (look(state="failing", reason="dns", words="no such name", listed=0), "failing"),
        (look(state="failing", reason="no-posts", listed=0), "failing"),
        (look(state="gone", reason="http-410", listed=0), "failing"),
        (look(state="blocked", reason="login-wall", listed=0), "login-wall"),
        (look(state="blocked", reason="robots", listed=0), "robots"),
        (look(state="blocked", reason="robots-unreachable", listed=0), "robots"),
        (look(state="failing", reason="address-refused", listed=0), "address"),
        (look(listed=3, listed_dated=3), "drop"),
        (look(listed_dated=1), "no-dates"),
        (look(layout="b"), "layout"),
    ],
)
def test_one_visit_shows_its_cause(last, cause):
    """Each fault of a single visit gives one problem, with a description."""
    ((found, words),) = causes(history(last))
    assert found == cause
    assert words


def test_reason_and_words_of_a_failing_visit_are_reported():
    """The message is the reason and description that the visit recorded."""
    assert causes(history(look(state="failing", reason="dns", words="no such name")))[0][1] == "dns: no such name"


@pytest.mark.parametrize(
    "last",
    [
        look(),
        look(listed=0),
        look(listed=6, listed_dated=6),
        look(listed_dated=6),
        look(state="partial", reason="page-cap"),
        look(state="partial", reason="timeout", words="1 of 5 posts"),
    ],
)
def test_small_differences_are_no_problem(last):
    """An unchanged list, a few entries or dates fewer, a limit of our own, one partial visit."""
    assert causes(history(last)) == []


def test_part_of_a_source_missing_three_times_is_reported():
    """One partial visit is an accident, three in a row are a problem."""
    partial = [look(ago, state="partial", reason="timeout", words="1 of 5 posts") for ago in (2, 1, 0)]
    assert [cause for cause, _ in causes(history(*partial))] == ["partial"]


def test_a_list_is_compared_with_the_shortest_there_was():
    """A list as short as some months ago is no drop; one below the watchlist's minimum always is."""
    short = history(look(listed=4, listed_dated=4))
    assert [cause for cause, _ in causes(short)] == ["drop"]
    assert causes(replace(short, fewest_listed=5)) == []
    assert [cause for cause, _ in causes(replace(history(look(listed=9, listed_dated=9)), least_wanted=10))] == ["drop"]


def test_a_list_of_the_month_starts_over_with_the_month():
    """A list that grows during a month and is short on the first was reset by the calendar."""
    first = datetime(2026, 12, 1, 0, 30, tzinfo=UTC)
    grown = tuple(Look(at=first - n * EVERY, state="ok", listed=20 - n, listed_dated=20 - n) for n in range(8, 0, -1))
    for at, expected in ((first, []), (first - timedelta(hours=9), ["drop"])):
        last = Look(at=at, state="ok", listed=1, listed_dated=1)
        known = tuple(one for one in grown if one.at < at)
        found = judge(History(looks=(*known, last), lists=(*known, last)), at)
        assert [one.cause for one in found] == expected


def test_a_shorter_list_becomes_usual():
    """After three weeks the new length is normal."""
    old = tuple(look(ago) for ago in range(110, 100, -1))
    low = tuple(look(ago, state="partial", reason="drop", listed=3, listed_dated=3) for ago in range(100, 0, -1))
    last = look(listed=3, listed_dated=3)
    assert judge(History(looks=(*low[-5:], last), lists=(*old, *low, last)), NOW) == ()
    assert judge(History(looks=(*low[:5], last), lists=(*old, *low[-20:], last)), NOW)[0].cause == "drop"


def test_an_unchanged_list_takes_a_drop_back():
    """ "Unchanged" compares with the last good visit, so the list is long again."""
    dropped = look(1, state="partial", reason="drop", listed=3, listed_dated=3)
    assert causes(history(dropped, look(listed=0))) == []


@pytest.mark.parametrize(
    ("recorded", "found"),
    [
        ([(True, True)] * 40 + [(False, True)] * 3, ["no-dates"]),
        ([(True, True)] * 40 + [(True, False)] * 3, ["no-text"]),
        ([(True, True)] * 30 + [(False, True)], []),
        ([(True, True)] * 5 + [(False, True)] * 3, []),
        ([(True, True), (False, False)] * 15 + [(False, False)] * 3, []),
        ([(True, True)] * 20 + [(False, False)] * 4 + [(True, True)] * 10 + [(False, False)] * 4, []),
        ([(False, None)] * 40, []),
        ([(True, True)] * 30 + [(True, None)] * 5, []),
    ],
)
def test_posts_that_lose_date_or_text(recorded, found):
    """A sudden series is reported; not for a source that often lacks them or had such a series, nor for unfetched
    posts.
    """
    posted = tuple(NOW.date() - timedelta(days=3 * n) for n in range(40, 0, -1))
    one = history(look(), posted=posted, recorded=tuple(PostLook(*facts) for facts in recorded))
    assert [cause for cause, _ in causes(one)] == found


@pytest.mark.parametrize(
    ("gaps", "silent_for", "silent"),
    [
        ([1, 1, 1, 1, 3] * 20, 8, False),
        ([1, 1, 1, 1, 3] * 20, 30, True),
        ([7] * 20, 14, False),
        ([7] * 20, 40, True),
        ([30] * 12, 50, False),
        ([30] * 12, 200, True),
        ([90] * 10, 150, False),
        ([90] * 10, 400, True),
        ([1, 1, 60, 2, 1, 45, 1, 3, 70, 1, 1, 50] * 2, 90, False),
        ([1, 1, 1], 300, False),
        ([1] * 12, 300, False),
        ([], 100, False),
    ],
)
def test_silence_is_measured_by_the_sources_own_rhythm(gaps, silent_for, silent):
    """Daily, weekly, monthly, quarterly and bursty sources; few gaps or a short history are not judged."""
    one = history(look(), posted=days(*gaps, silent_for=silent_for))
    assert [cause for cause, _ in causes(one)] == (["silent"] if silent else [])


def test_holidays_are_no_silence():
    """A source that posts every working day may pause from 23 December to 11 January."""
    first = date(2026, 3, 2)
    worked = [first + timedelta(days=n) for n in range(297) if (first + timedelta(days=n)).weekday() < 5]
    posted = tuple(day for day in worked if day <= date(2026, 12, 22))
    january = datetime(2027, 1, 11, 8, tzinfo=UTC)
    seen = Look(at=january, state="ok", listed=0)
    assert judge(History(looks=(seen,), posted=posted), january) == ()
    march = january + timedelta(days=40)
    (found,) = judge(History(looks=(replace(seen, at=march),), posted=posted), march)
    assert (found.cause, found.since_at.date()) == ("silent", date(2026, 12, 22))


def test_a_source_that_thins_out_is_reported():
    """One post in six weeks where there were never fewer than twelve."""
    posted = days(*[2] * 100, 20, 20, silent_for=3)
    found = causes(history(look(), posted=posted))
    assert found[0][0] == "drop"
    assert "six weeks" in found[0][1]


def test_a_new_layout_is_over_when_posts_are_found_in_it():
    """Two visits report it; the next new post ends it; a page that alternates between layouts is no problem."""
    changed = (look(2, layout="b"), look(1, layout="b"), look(layout="b"))
    assert [cause for cause, _ in causes(history(*changed))] == ["layout"]
    assert causes(history(*changed[:2], replace(changed[2], posts_new=1))) == []
    assert causes(history(changed[0], look(1), changed[2])) == []


def test_a_permanent_redirect_is_proposed_at_the_third_visit():
    """The message names the new address."""
    moved = replace(history(look()), moved_url="https://new.example/", moved_count=2)
    assert causes(moved) == []
    ((cause, words),) = causes(replace(moved, moved_count=3))
    assert cause == "moved"
    assert "https://new.example/" in words


def test_nothing_known_says_nothing():
    """Without visits, or after the first one, there is no problem."""
    assert judge(History(looks=()), NOW) == ()
    assert judge(History(looks=(look(),), lists=(look(),)), NOW) == ()


states = st.sampled_from(["ok", "partial", "failing", "blocked", "gone"])
looks = st.builds(
    Look,
    at=st.integers(0, 2000).map(lambda hours: NOW - timedelta(hours=hours)),
    state=states,
    reason=st.sampled_from([None, "dns", "timeout", "drop", "no-dates", "page-cap", "login-wall"]),
    words=st.none() | st.text(max_size=5),
    posts_new=st.integers(0, 5),
    listed=st.integers(0, 30),
    listed_dated=st.integers(0, 30),
    layout=st.sampled_from([None, "a", "b"]),
).map(lambda one: replace(one, listed_dated=min(one.listed, one.listed_dated)))
histories = st.builds(
    lambda seen, posted, recorded, fewest: History(
        looks=tuple(sorted(seen, key=lambda one: one.at)),
        lists=tuple(one for one in sorted(seen, key=lambda one: one.at) if one.listed),
        posted=tuple(sorted(NOW.date() - timedelta(days=ago) for ago in posted)),
        recorded=tuple(PostLook(*facts) for facts in recorded),
        fewest_listed=fewest,
    ),
    st.lists(looks, max_size=8),
    st.lists(st.integers(-3, 900), max_size=40),
    st.lists(st.tuples(st.booleans(), st.none() | st.booleans()), max_size=20),
    st.none() | st.integers(1, 30),
)


@settings(max_examples=150, deadline=None)
@given(histories)
def test_a_good_visit_is_never_failing(one):
    """After a good visit no problem says that the source could not be read, for any history."""
    good = replace(one, looks=(*one.looks, look()), lists=(*one.lists, look()))
    assert not {problem.cause for problem in judge(good, NOW)} & UNREAD


@settings(max_examples=150, deadline=None)
@given(histories)
def test_each_cause_is_named_once_with_words_and_no_future(one):
    """For any history: no error, no cause twice, words always, "since" never later than now."""
    found = judge(one, NOW)
    assert len({problem.cause for problem in found}) == len(found)
    assert all(problem.words and problem.since_at <= NOW for problem in found)


def lists_of(*counts: int, dated: float = 1.0, **last: Any) -> History:
    """Visits that saw lists of these lengths, with this share dated; `last` replaces facts of the last one."""
    seen = [
        look(len(counts) - 1 - n, listed=count, listed_dated=round(count * dated)) for n, count in enumerate(counts)
    ]
    seen[-1] = replace(seen[-1], **last)
    return History(looks=tuple(seen), lists=tuple(seen))


@pytest.mark.parametrize(
    ("counts", "dated", "last", "found"),
    [
        ((10, 10, 10, 3), 1.0, {}, ["drop"]),
        ((10, 10, 3), 1.0, {}, []),  # two lists are no norm
        ((4, 4, 4, 2), 1.0, {}, ["drop"]),
        ((3, 3, 3, 1), 1.0, {}, []),  # three entries are no list to compare with
        ((10, 10, 10, 5), 1.0, {}, ["drop"]),
        ((10, 10, 10, 6), 1.0, {}, []),
        ((4, 4, 4, 4), 1.0, {"listed_dated": 0}, ["no-dates"]),
        ((3, 3, 3, 3), 1.0, {"listed_dated": 0}, []),
        ((10, 10, 10, 10), 0.7, {"listed_dated": 0}, ["no-dates"]),
        ((10, 10, 10, 10), 0.5, {"listed_dated": 0}, []),  # half of it never had a date
        ((10, 10, 10), 1.0, {"listed_dated": 0}, []),
    ],
)
def test_how_much_a_list_must_change(counts, dated, last, found):
    """Each threshold is tested from both sides."""
    assert [cause for cause, _ in causes(lists_of(*counts, dated=dated, **last))] == found


@pytest.mark.parametrize(
    ("every_days", "recorded", "found"),
    [
        (3, [True] * 12 + [False] * 2, []),  # by chance once in two years
        (3, [True] * 7 + [False] * 12, []),  # seven posts are no norm
        (3, [True] * 8 + [False] * 12, ["no-dates"]),
        (700, [True] * 59 + [False], []),  # one post is no series, however rare it is
        (700, [True] * 25 + [False] * 3 + [True] * 25 + [False] * 3, []),  # there was such a series before
        (700, [True] * 25 + [False] * 3 + [True] * 25 + [False] * 4, ["no-dates"]),
    ],
)
def test_how_long_a_row_of_posts_without_date_must_be(every_days, recorded, found):
    """Longer than by chance and longer than the longest series before."""
    posted = tuple(NOW.date() - timedelta(days=every_days * n) for n in range(10, 0, -1))
    one = history(look(), posted=posted, recorded=tuple(PostLook(dated, has_text=True) for dated in recorded))
    assert [cause for cause, _ in causes(one) if cause != "silent"] == found


def test_two_partial_visits_are_no_problem():
    """Two partial visits in a row are not yet a problem."""
    partial = [look(ago, state="partial", reason="timeout", words="1 of 5 posts") for ago in (1, 0)]
    assert causes(history(*partial)) == []


@pytest.mark.parametrize(("ago_days", "found"), [(13, ["layout"]), (14, [])])
def test_a_new_layout_settles_after_two_weeks(ago_days, found):
    """Without a new post it counts as normal after two weeks."""
    begun = [
        Look(at=NOW - timedelta(days=n), state="ok", listed=9, listed_dated=9, layout="b") for n in (ago_days, 1, 0)
    ]
    before = [replace(begun[0], at=begun[0].at - timedelta(days=n), layout="a") for n in (4, 3, 2, 1)]
    assert [one.cause for one in judge(History(looks=tuple(begun), lists=(*before, *begun)), NOW)] == found


def test_a_page_that_was_built_in_two_ways_may_have_a_third():
    """Pages that alternate between layouts raise no problem."""
    seen = tuple(look(7 - n, layout=letter) for n, letter in enumerate("abababac"))
    assert judge(History(looks=seen, lists=seen), NOW) == ()


@pytest.mark.parametrize(("watched_days", "silent"), [(7, False), (8, True), (None, True)])
def test_a_source_that_fell_silent_before_it_was_watched_has_its_longest_pause(watched_days, silent):
    """The pause counts from the day of the first visit."""
    since = None if watched_days is None else NOW.date() - timedelta(days=watched_days)
    one = history(look(), posted=days(*[7] * 20, silent_for=40), watched_since=since)
    assert [cause for cause, _ in causes(one)] == (["silent"] if silent else [])


def test_future_dates_hide_no_silence():
    """An event dated in the future is no post of today."""
    posted = (*days(*[7] * 20, silent_for=40), NOW.date() + timedelta(days=3))
    assert [cause for cause, _ in causes(history(look(), posted=posted))] == ["silent"]


@pytest.mark.parametrize(
    ("gaps", "silent_for", "found"),
    [
        ([20] * 6, 900, []),  # six gaps are too few to judge
        ([20] * 7, 900, ["silent"]),
        ([8] * 40 + [42], 3, []),  # five posts in six weeks cannot thin out
        ([2] * 100 + [3] * 13, 3, []),  # fourteen instead of twenty-one
    ],
)
def test_how_much_must_be_known_of_a_rhythm(gaps, silent_for, found):
    """Few gaps, few posts and small decreases are not judged."""
    assert [cause for cause, _ in causes(history(look(), posted=days(*gaps, silent_for=silent_for)))] == found


@pytest.mark.parametrize(
    ("before", "said"),
    [([], True), ([1], True), ([900], False), ([1, 900], False), ([30, 30], True)],
    ids=["first look", "daily", "nobody looked", "a clock ahead", "monthly"],
)
def test_a_silence_that_nobody_watched_waits_for_the_next_visit(before, said):
    """After an unusual pause between visits, as with a clock years ahead, silence is not judged."""
    today = datetime(2026, 11, 25, 8, tzinfo=UTC)
    at, looks = today, [Look(at=today, state="ok")]
    for days in before[::-1]:
        at -= timedelta(days=days)
        looks.insert(0, Look(at=at, state="ok"))
    posted = tuple(today.date() - timedelta(days=400 + 2 * n) for n in range(60, 0, -1))
    assert bool(judge(History(looks=tuple(looks), posted=posted), today)) == said


@pytest.mark.parametrize(
    ("pauses_h", "said"),
    [
        ([14 * 24], True),
        ([14 * 24 + 1], False),
        ([10 * 24, 20 * 24], True),
        ([10 * 24, 20 * 24 + 1], False),
        ([20 * 24, 10 * 24, 20 * 24 + 1], False),  # the last two pauses count
        ([10 * 24, 300 * 24, 14 * 24], True),
    ],
)
def test_a_pause_out_of_the_usual_is_two_weeks_and_twice_the_one_before(pauses_h, said):
    """A pause is unusual if longer than two weeks and twice the one before: monthly visits are judged monthly."""
    at, looks = NOW, [look()]
    for hours in reversed(pauses_h):
        at -= timedelta(hours=hours)
        looks.insert(0, replace(look(), at=at))
    posted = tuple(NOW.date() - timedelta(days=400 + 2 * n) for n in range(60, 0, -1))
    assert bool(judge(History(looks=tuple(looks), posted=posted), NOW)) == said


@pytest.mark.parametrize(("days", "found"), [(20, ["drop"]), (21, [])])
def test_a_shorter_list_is_the_usual_one_after_three_weeks(days, found):
    """The three weeks count from the first visit that showed the shorter list."""
    old = [replace(look(), at=NOW - timedelta(days=days + n)) for n in (3, 2, 1)]
    short = [
        replace(look(listed=3, listed_dated=3), at=NOW - timedelta(days=n), state=state, reason=reason)
        for n, state, reason in ((days, "partial", "drop"), (0, "ok", None))
    ]
    seen = (*old, *short)
    assert [one.cause for one in judge(History(looks=seen[-2:], lists=seen), NOW)] == found


@pytest.mark.parametrize(
    ("counts", "found"),
    [((13, 10, 10, 3), []), ((12, 10, 10, 3), ["drop"])],
)
def test_a_list_that_grows_by_a_third_may_start_again_with_the_month(counts, found):
    """Growth by less than a third is taken as chance, so the shorter list is reported."""
    first = datetime(2026, 12, 1, 0, 30, tzinfo=UTC)
    seen = tuple(
        Look(at=first - n * EVERY, state="ok", listed=count, listed_dated=count)
        for n, count in zip((3, 2, 1, 0), counts, strict=True)
    )
    assert [one.cause for one in judge(History(looks=seen, lists=seen), first)] == found


@pytest.mark.parametrize(("least", "listed", "found"), [(10, 10, []), (10, 9, ["drop"]), (0, 9, []), (1, 9, [])])
def test_the_floor_of_the_watchlist(least, listed, found):
    """`min_posts` entries are enough; the message says how many the list has."""
    one = replace(history(look(listed=listed, listed_dated=listed)), least_wanted=least)
    assert [cause for cause, _ in causes(one)] == found
    if found:
        assert causes(one)[0][1] == "the list shows 9 posts; `min_posts` requires 10"


@pytest.mark.parametrize(
    ("reason", "cause"),
    [("login-wall", "login-wall"), ("no-posts", "no-text"), (None, "no-text")],
)
def test_what_came_in_place_of_most_posts_has_its_cause(reason, cause):
    """A log-in page, or something else; the missing texts are then not reported a second time."""
    one = replace(history(look(state="partial", reason=reason, words="7 of 9 posts are not shown")), walled=True)
    (found,) = judge(one, NOW)
    assert (found.cause, found.words, found.of_posts, found.of_list) == (
        cause,
        "7 of 9 posts are not shown",
        True,
        False,
    )


@pytest.mark.parametrize(
    ("facts", "posts_new", "lasts"),
    [
        ({}, 0, True),
        ({"posts_shown": 1}, 0, False),
        ({"recorded": (PostLook(dated=True, has_text=True),)}, 1, False),
        ({"recorded": (PostLook(dated=True, has_text=True),)}, 0, True),
        ({"recorded": (PostLook(dated=True, has_text=False),)}, 1, True),
        ({}, 1, True),
    ],
)
def test_a_log_in_before_posts_lasts_until_a_post_is_read_again(facts, posts_new, lasts):
    """Either one that was requested and shown, or a new one with its text."""
    one = history(look(posts_new=posts_new), walled_before="a log-in (3)", **facts)
    found = [problem for problem in judge(one, NOW) if problem.cause == "login-wall"]
    assert [problem.words for problem in found] == (["a log-in (3)"] if lasts else [])


def test_the_words_of_each_problem():
    """Each problem is described with its figures: days, posts, shares, visits."""
    partial = [look(ago, state="partial", reason="timeout", words=f"{ago} of 5 posts") for ago in (3, 2, 1)]
    (found,) = judge(history(*partial), NOW)
    assert (found.words, found.since_at) == ("timeout: 1 of 5 posts (3 visits in a row)", partial[0].at)
    (found,) = judge(history(look(), posted=days(*[7] * 20, silent_for=40)), NOW)
    assert found.words == "no new post for 40 days; usual is a post every 7 days; the longest pause was 7 days"
    assert found.since_at == datetime(2026, 10, 16, tzinfo=UTC)
    (found,) = judge(history(look(), posted=days(*[1] * 60, silent_for=40)), NOW)
    assert found.words == "no new post for 40 days; usual is a post a day; the longest pause was 1 day"
    (found,) = judge(history(look(listed=3, listed_dated=3)), NOW)
    assert (found.words, found.of_list) == ("the list shows 3 posts; it showed at least 10 before", True)
    (found,) = judge(history(look(listed_dated=1)), NOW)
    assert found.words == "1 of 10 posts in the list have a date; at least 100% had one before"
    (found,) = judge(history(look(state="failing", reason=None, listed=0)), NOW)
    assert found.words == "failing"
    (found,) = judge(history(look(1, layout="b", listed=12), look(layout="b", listed=9)), NOW)
    assert found.words == "the page has a new structure; 12 posts were read from it: please check them"
    assert found.since_at == NOW - EVERY
