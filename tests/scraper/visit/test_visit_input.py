"""The input of a visit: which known posts it opens, what of a backfill is news, under which addresses entries are
known.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from presswatch.records import DateReading
from scraper.items import UNREAD, Entry, EntryPage
from scraper.visit.visit_input import (
    KnownEntry,
    Standing,
    days_of,
    own_entries,
    span_of,
    with_word_on_impossible,
    without_place,
)

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
DAY = date(2026, 7, 1)


def dated(day: int, **facts: object) -> Entry:
    """An entry dated in July."""
    on = DateReading(on=date(2026, 7, day), raw="", certain=bool(facts.pop("certain", True)))
    return Entry(url=f"https://a.example/{day}", date=on, **facts)


@pytest.mark.parametrize(
    ("shown", "seen_before", "opened"),
    [("same", True, False), ("other", True, True), (None, True, False), (UNREAD, False, True), (UNREAD, True, False)],
)
def test_which_known_posts_are_opened_again(shown: str | None, *, seen_before: bool, opened: bool):
    """Those shown otherwise than before; or never read, if new enough to be tried."""
    entry = Entry(url="https://a.example/1", title="One", as_shown="same")
    memory: Any = SimpleNamespace(seen_before=lambda number, since: (number, since) == (7, NOW) and seen_before)
    assert KnownEntry(post_id=7, shown=shown).is_opened_for(entry, memory, NOW) is opened


@pytest.mark.parametrize(
    ("known", "shown", "lacks"),
    [
        (None, None, False),
        (None, DateReading(on=DAY), True),
        (DateReading(on=DAY, precision="month"), DateReading(on=DAY), True),
        (DateReading(on=DAY), DateReading(on=DAY), False),
    ],
)
def test_which_known_posts_lack_a_day_that_the_source_shows(
    known: DateReading | None, shown: DateReading | None, *, lacks: bool
):
    """Posts without a date, or with a month only, if the list has the day."""
    entry = Entry(url="https://a.example/1", date=shown)
    assert KnownEntry(post_id=7, shown=None, day=known).lacks_day_of(entry) is lacks


@pytest.mark.parametrize(
    ("standing", "entry", "backfill"),
    [
        (Standing(id=1), dated(1), True),
        (Standing(id=1, backfilled=True), dated(1), False),
        (Standing(id=1, news_from=DAY), dated(1), False),
        (Standing(id=1, news_from=DAY + timedelta(days=1)), dated(1), True),
        (Standing(id=1, news_from=DAY), Entry(url="https://a.example/1"), True),
    ],
)
def test_what_appears_while_a_backfill_is_open_is_news(standing: Standing, entry: Entry, *, backfill: bool):
    """If its date says so, the day of the first good visit included."""
    assert standing.is_backfill(entry) is backfill


@pytest.mark.parametrize(("days", "waits"), [(None, True), (0, True), (3, True), (4, False)])
def test_a_backfill_waits_three_days_for_what_was_kept_back(days: int | None, *, waits: bool):
    """It reports no undated post meanwhile."""
    first = None if days is None else DAY - timedelta(days=days)
    assert Standing(id=1, first_visit_on=first).may_wait(DAY) is waits


def test_entries_come_last_first_under_addresses_of_their_own():
    """Without credentials; none with a looping or invalid address."""
    urls = ["https://u:p@a.example/1", "https://a.example/2", "http://a.example:99999/", "/b" * 60]
    page = EntryPage(url="https://a.example/", entries=tuple(Entry(url=url) for url in urls))
    assert [one.url for one in own_entries(page, "https://a.example/").values()] == [
        "https://a.example/2",
        "https://a.example/1",
    ]


def test_impossible_addresses_are_mentioned():
    """A page without any is as before."""
    page = EntryPage(url="https://a.example/", entries=(Entry(url="https://a.example/1"),), left_out=("a frame",))
    assert with_word_on_impossible(page) is page
    impossible = EntryPage(url=page.url, entries=(*page.entries, Entry(url="http://a.example:99999/")), left_out=("x",))
    found = with_word_on_impossible(impossible)
    assert found.left_out[0] == "x"
    assert len(found.left_out) == 2
    assert "1" in found.left_out[1]


@pytest.mark.parametrize(
    ("url", "page", "start", "own"),
    [
        ("https://a.example/v?id=7&page=2", "https://a.example/l?page=2", "https://a.example/l", "https://a.example/v?id=7"),
        ("https://a.example/v?page=2", "https://a.example/l?page=2", "https://a.example/l", "https://a.example/v"),
        ("https://a.example/v?id=7&bo=n", "https://a.example/l?bo=n", "https://a.example/l?bo=n", None),
        ("https://a.example/v?id=7&page=3", "https://a.example/l?page=2", "https://a.example/l", None),
        ("https://a.example/v?id=7", "https://a.example/l", "https://a.example/l", None),
        ("https://a.example/v", "https://a.example/l?page=2", "https://a.example/l", None),
    ],
)  # fmt: skip
def test_the_place_in_a_list_is_no_part_of_an_address(url: str, page: str, start: str, own: str | None):
    """What an entry shares with its page and not with the source; None: it stays as it is."""
    entry = Entry(url=url)
    found = without_place(entry, page, start)
    assert found.url == (own or url)
    assert (found is entry) is (own is None)


def test_the_days_of_entries():
    """Pinned ones are out of order; only certain dates span what a list has covered."""
    entries = [dated(9, pinned=True), dated(5), dated(3, certain=False), Entry(url="https://a.example/x"), dated(4)]
    assert days_of(entries) == [date(2026, 7, day) for day in (5, 3, 4)]
    assert span_of(None, entries) == (date(2026, 7, 4), date(2026, 7, 5))
    assert span_of((date(2026, 7, 1), date(2026, 7, 2)), entries) == (date(2026, 7, 1), date(2026, 7, 5))
    assert span_of((date(2026, 7, 1), date(2026, 7, 2)), []) == (date(2026, 7, 1), date(2026, 7, 2))
    assert span_of(None, entries[3:4]) is None
