"""The order of a list: by dates, else by numbers, and only as far as it shows one."""

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
    """Posts of these days in March; a negative one is undated."""
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


def test_numbers_decide_if_no_post_has_a_date():
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
def test_newer_posts_after(first, second, goes_up):
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
        (GAP, [(days(1), [1, 5])], False, False),  # the last of the known ones counts
        (GAP, [(days(1), [1]), (days(2), [5])], False, True),
    ],
)
def test_when_a_walk_came_to_what_was_there_before_the_gap(
    gap: Gap | None, pages: list[tuple[list[date], list[int]]], *, unchanged: bool, came_back: bool
):
    """At a post or date from before it, or at an unchanged list; one walk that did not get there decides."""
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
    """What that search found is known, and proves nothing."""
    searched = NOON - timedelta(days=2)
    asked = []
    reach = Reach(replace(GAP, searched_from_at=searched), lambda *question: bool(asked.append(question)))
    reach.begin()
    reach.page(days(1), [4])
    assert asked == [(4, searched)]


def test_a_page_without_days_is_followed_while_it_shows_no_post_from_before_the_gap():
    """Or no new one."""
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
    """By the date in the list, else by that of the page."""

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
    """If most of a page was recorded before: those dated since the known ones were last seen."""
    memory = SimpleNamespace(seen_until=lambda ids, moment: seen if (ids, moment) == ({7}, NOON) else (0, None))
    overlap = Overlap(Standing(**{"id": 1, "begun_at": NOON} | changes), memory)
    fresh = [Entry(url=f"u{n}", date=DateReading(on=days(ago)[0])) for n, ago in enumerate(unknown)]
    entries = {one.url: one for one in fresh} | {"k": Entry(url="k", guid="g")}
    overlap.page(entries, {"k": KnownEntry(post_id=7, shown=None)})
    assert [overlap.is_backfill(one) for one in fresh] == backfill
    assert overlap.is_backfill(Entry(url="undated")) is not changes.get("backfilled", False)


def test_a_page_of_unknown_posts_overlaps_with_nothing():
    """The record is not queried."""
    overlap = Overlap(Standing(id=1, begun_at=NOON), SimpleNamespace())
    entry = Entry(url="u", date=DateReading(on=NOON.date()))
    overlap.page({"u": entry}, {})
    assert overlap.is_backfill(entry)


def run(count: int, most: int, stop_after: int = 99) -> tuple[list[int], int, int]:
    """The results of this many jobs, how many started, and the most that ran at once."""
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
    """None starts after the end is called; running ones are awaited."""
    assert run(*arguments) == expected
