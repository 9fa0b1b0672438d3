"""The order of a list: told by days, else by numbers, and by no more than what it shows."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from presswatch.records import DateReading
from presswatch.source_health.gaps import Gap
from scraper.items import Entry, EntryPage, FoundPost
from scraper.pages.article.types import Article
from scraper.visit.visit_input import KnownEntry, Standing
from scraper.visit.walk import Overlap, Reach, ascends, follows, in_order


def page(*days: int, pinned: tuple[int, ...] = ()) -> EntryPage:
    """Posts of these days of March; a negative one has none."""
    entries = [
        Entry(
            url=f"https://a.example/{'abcdefgh'[place]}",
            date=DateReading(on=date(2026, 3, day), precision="day", raw="", source="listing", certain=True)
            if day > 0
            else None,
            pinned=place in pinned,
        )
        for place, day in enumerate(days)
    ]
    return EntryPage(url="https://a.example/", entries=tuple(entries))


@pytest.mark.parametrize(
    ("shown", "is_oldest_first"),
    [
        (page(1, 2, 3), True),
        (page(1, 1, 2), True),
        (page(3, 2, 1), False),
        (page(2, 2, 2), False),
        (page(1, 2), False),
        (page(9, 1, 2, 3, pinned=(0,)), True),
        (page(1, -1, 2, -1, 3), True),
        (page(1, -1, 2, -1, -1, -1), False),
    ],
)
def test_older_posts_first(shown, is_oldest_first):
    assert ascends(shown) is is_oldest_first


def test_numbers_tell_where_no_post_has_a_day():
    entries = tuple(Entry(url=f"https://a.example/view?no={number}") for number in (7, 8, 11))
    shown = EntryPage(url="https://a.example/", entries=entries)
    assert ascends(shown)
    assert not ascends(replace(shown, entries=entries[::-1]))
    assert not ascends(replace(shown, entries=(*entries, Entry(url="https://a.example/view?no=last"))))


@pytest.mark.parametrize(
    ("first", "second", "goes_up"),
    [
        (page(1, 2, 3), page(4, 5, 6), True),
        (page(1, 2, 3), page(3), True),
        (page(7, 8, 9), page(4, 5, 6), False),
        (page(1, 2, 3), page(6, 5, 4), False),
        (page(1, 2, 3), page(-1, -1), False),
    ],
)
def test_newer_posts_behind(first, second, goes_up):
    assert follows(first, second) is goes_up


NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
GAP = Gap(from_at=NOON - timedelta(days=9), until_at=NOON, cause="ours", usual_from_at=NOON - timedelta(hours=6))


def days(*ago: int) -> list[date]:
    return [(NOON - timedelta(days=one)).date() for one in ago]


@pytest.mark.parametrize(
    ("gap", "pages", "unchanged", "came_back"),
    [
        (None, [], False, True),
        (GAP, [], False, False),
        (GAP, [], True, True),
        (replace(GAP, id=3), [], True, False),  # as an earlier try left it
        (GAP, [(days(1, 8), [])], False, False),
        (GAP, [(days(1, 10), [])], False, True),
        (GAP, [(days(1), [5])], False, False),
        (GAP, [(days(1), [5, 1])], False, True),
        (GAP, [(days(1), [1, 5])], False, False),  # the last of the known counts
        (GAP, [(days(1), [1]), (days(2), [5])], False, True),
    ],
)
def test_when_a_walk_came_to_what_was_there_before_the_gap(
    gap: Gap | None, pages: list[tuple[list[date], list[int]]], *, unchanged: bool, came_back: bool
):
    """A post or a day from before it, or a list that is as it was; one walk that came short counts."""
    reach = Reach(gap, lambda number, moment: number < 5 and moment == NOON)
    assert reach.came_back
    reach.begin()
    for shown, known in pages:
        reach.page(shown, known)
    reach.end(unchanged=unchanged)
    assert reach.came_back is came_back
    reach.begin()
    reach.page(days(10), [])
    reach.end(unchanged=False)
    assert reach.came_back is came_back


def test_a_gap_that_was_searched_before_counts_from_that_search():
    """What that try found is known, and proves nothing."""
    searched = NOON - timedelta(days=2)
    asked = []
    reach = Reach(replace(GAP, searched_from_at=searched), lambda *question: bool(asked.append(question)))
    reach.begin()
    reach.page(days(1), [4])
    assert asked == [(4, searched)]


def test_a_page_without_days_is_followed_while_it_shows_no_post_from_before_the_gap():
    """Or anything new."""
    reach = Reach(GAP, lambda number, _: number < 5)
    reach.begin()
    reach.page([], [7])
    assert reach.goes_on([], any_new=False)
    reach.page([], [1])
    assert not reach.goes_on([], any_new=False)
    assert reach.goes_on([], any_new=True)
    assert not Reach(None, lambda *_: True).goes_on([], any_new=True)


@pytest.mark.parametrize(
    ("gap", "listed", "read", "late"),
    [(None, 3, None, False), (GAP, 3, None, True), (GAP, 10, 3, False), (GAP, None, 3, True), (GAP, None, None, False)],
)
def test_posts_of_a_gap_are_marked(gap: Gap | None, listed: int | None, read: int | None, *, late: bool):
    """By the day that the list shows, else by that of the page."""

    def reading(ago: int | None) -> DateReading | None:
        return None if ago is None else DateReading(on=days(ago)[0])

    found = FoundPost(
        source="a",
        entry=Entry(url="https://a.example/1", date=reading(listed)),
        article=Article(published=reading(read)) if read is not None else None,
    )
    assert Reach(gap, lambda *_: False).marked(found).caught_late is late


@pytest.mark.parametrize(
    ("changes", "seen", "unknown", "backfill"),
    [
        ({}, (2, NOON), [0, 1], [False, False]),  # a day's slack
        ({}, (2, NOON), [2, 2], [True, True]),
        ({}, (1, NOON), [0, 2], [False, True]),
        ({}, (1, NOON), [2, 2], [True, True]),  # most of the page was never on record
        ({}, (0, NOON), [0, 2], [True, True]),
        ({}, (2, None), [0], [True]),
        ({"begun_at": None}, (2, NOON), [0], [True]),
        ({"backfilled": True}, (2, NOON), [5], [False]),
    ],
)
def test_which_posts_of_an_open_backfill_are_news_all_the_same(
    changes: dict[str, Any], seen: tuple[int, datetime | None], unknown: list[int], backfill: list[bool]
):
    """Where most of a page is on record from before: those dated since the known ones were last seen."""
    memory: Any = SimpleNamespace(seen_until=lambda ids, moment: seen if (ids, moment) == ({7}, NOON) else (0, None))
    overlap = Overlap(Standing(**{"id": 1, "begun_at": NOON, **changes}), memory)
    fresh = [Entry(url=f"u{n}", date=DateReading(on=days(ago)[0])) for n, ago in enumerate(unknown)]
    entries = {one.url: one for one in fresh} | {"k": Entry(url="k", guid="g")}
    overlap.page(entries, {"k": KnownEntry(post_id=7, shown=None)})
    assert [overlap.is_backfill(one) for one in fresh] == backfill
    assert overlap.is_backfill(Entry(url="undated")) is not changes.get("backfilled", False)


def test_a_page_of_unknown_posts_overlaps_with_nothing():
    """Nothing is asked of the record."""
    unasked: Any = SimpleNamespace()
    overlap = Overlap(Standing(id=1, begun_at=NOON), unasked)
    entry = Entry(url="u", date=DateReading(on=NOON.date()))
    overlap.page({"u": entry}, {})
    assert overlap.is_backfill(entry)


def run(count: int, most: int, stop_after: int = 99) -> tuple[list[int], int, int]:
    """Results of so many jobs, how many began, and the most that ran at once."""
    under_way = begun = peak = 0
    results: list[int] = []

    async def job(number: int) -> int:
        nonlocal under_way, begun, peak
        begun, under_way = begun + 1, under_way + 1
        peak = max(peak, under_way)
        for _ in range(count - number):  # later jobs are done first
            await asyncio.sleep(0)
        under_way -= 1
        return number

    async def collect() -> None:
        jobs = iter([lambda number=number: job(number) for number in range(count)])
        async for one in in_order(jobs, most, lambda: len(results) >= stop_after):
            results.append(one)  # noqa: PERF401 - the end looks at what came so far

    asyncio.run(collect())
    return results, begun, peak


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [((5, 2), ([0, 1, 2, 3, 4], 5, 2)), ((0, 2), ([], 0, 0)), ((9, 3, 2), ([0, 1, 2, 3], 4, 3))],
)
def test_jobs_run_a_few_at_once_and_end_in_order(arguments: tuple[int, ...], expected: tuple[Sequence[int], int, int]):
    """None begins once the end is called; those under way are awaited."""
    assert run(*arguments) == expected
