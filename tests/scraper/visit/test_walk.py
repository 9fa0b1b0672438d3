"""The order of a list: told by days, else by numbers, and by no more than what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from presswatch.records import DateReading
from scraper.items import Entry, EntryPage
from scraper.visit.walk import ascends, follows


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
