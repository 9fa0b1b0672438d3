"""How far a visit walks, what it opens, and what its end says: against a record and a network that the test invents."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from presswatch.records import DateReading
from presswatch.watchlist.entries import SourceEntry
from scraper.fetch.faults import FetchFault
from scraper.items import Entry, EntryPage, FoundPost
from scraper.visit.visit import POSTS_AT_ONCE, Visit
from scraper.visit.visit_input import KnownEntry, Limits, Standing

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
LIST = "https://harbour.example/news"


def entry(number: int, **changes: Any) -> Entry:
    """An outlet's article that the list names, so that nothing is fetched for it."""
    at = DateReading(on=date(2026, 6, 30), raw="30 June 2026")
    return Entry(
        **{"url": f"https://courier.example/{number}", "title": f"Post {number}", "date": at, "external": True}
        | changes
    )


class Record:
    """What a test says is known, by address."""

    def __init__(self, known: Mapping[str, KnownEntry] | None = None, dead: Sequence[str] = ()) -> None:
        self._known, self._dead = dict(known or {}), set(dead)

    def known(self, _source: int, keys: Mapping[str, bool], guids: Sequence[str]) -> Mapping[str, KnownEntry]:
        return {one: self._known[one] for one in (*keys, *guids) if one in self._known}

    def dead(self, _source: int, keys: Sequence[str]) -> set[str]:
        return self._dead & set(keys)

    def seen_before(self, *_: object) -> bool:
        return True

    def seen_until(self, *_: object) -> tuple[int, None]:
        return 0, None

    def unreadable(self, *_: object) -> tuple[()]:
        return ()

    def is_old(self, *_: object) -> bool:
        return True

    def validator(self, *_: object) -> None:
        return None

    def robots_text(self, _origin: str) -> str:
        return ""

    def longest_unasked(self, *_: object, **__: object) -> tuple[()]:
        return ()


class Network:
    """Answers each post with a fault, and notes what was asked for."""

    def __init__(self, fault: str = "http-404") -> None:
        self.asked: list[str] = []
        self.fault = fault
        self.fetcher = SimpleNamespace(
            fetch=self._fetch, budget=SimpleNamespace(requests=0, bytes=0, answers=0), cut_off=None
        )
        self.in_browser = False

    async def _fetch(self, url: str) -> None:
        self.asked.append(url)
        raise FetchFault(url, self.fault)


def visit(record: Record | None = None, network: Network | None = None, **options: Any) -> Visit:
    """A visit of a source that was read before, unless `backfilled` is False."""
    standing = Standing(id=1, backfilled=options.pop("backfilled", True), first_visit_on=date(2026, 1, 1))
    limits = Limits(**{"max_pages": 50, "max_posts": 1000, "backfill_pages": 3} | options)
    return Visit(
        SourceEntry(name="harbour", url=LIST, kind="listing"),
        standing,
        limits,
        asking=lambda _context: network or Network(),  # type: ignore[arg-type,return-value]
        memory=record or Record(),
        now=NOW,
        timezone="UTC",
    )


def walked(one: Visit, *pages: Sequence[Entry] | FetchFault) -> tuple[list[FoundPost], int]:
    """The posts that a walk over these pages gives, and how many pages it asked for."""
    asked = 0

    async def series() -> AsyncIterator[AsyncIterator[EntryPage]]:
        yield listed()

    async def listed() -> AsyncIterator[EntryPage]:
        nonlocal asked
        for number, page in enumerate(pages):
            asked += 1
            if isinstance(page, FetchFault):
                raise page
            yield EntryPage(url=f"{LIST}?page={number}", entries=tuple(page))

    async def collect() -> list[FoundPost]:
        return [found async for found in one.posts(series())]

    return asyncio.run(collect()), asked


def numbers(found: Sequence[FoundPost]) -> list[str]:
    return [one.entry.title.removeprefix("Post ") for one in found]


def known_as(number: int, **changes: Any) -> dict[str, KnownEntry]:
    seen = {"post_id": number, "shown": entry(number).shown, "day": entry(number).date}
    return {f"courier.example/{number}": KnownEntry(**seen | changes)}


def test_a_page_that_ends_with_a_known_post_ends_the_walk():
    """What is older was read before: the second page is not asked for."""
    found, asked = walked(visit(Record(known_as(1))), [entry(3), entry(2), entry(1)], [entry(0)])
    assert (sorted(numbers(found)), asked) == (["2", "3"], 1)


def test_a_known_post_above_new_ones_does_not_end_it():
    """It may be pinned without a word; the page ends with news, and older pages may hold more."""
    found, asked = walked(visit(Record(known_as(3))), [entry(3), entry(2), entry(1)], [entry(0)], [])
    assert (sorted(numbers(found)), asked) == (["0", "1", "2"], 3)


def test_a_post_is_taken_once_however_often_it_is_listed():
    """On one page, on the next, and under tracking parameters."""
    twice = entry(2, url="https://courier.example/2?utm_source=list")
    found, _ = walked(visit(), [entry(2), twice, entry(1)], [entry(1), entry(0)], [])
    assert sorted(numbers(found)) == ["0", "1", "2"]


def test_pages_that_show_nothing_further_end_the_walk():
    """Two in a row: a list that goes round in a circle is left."""
    same = [entry(2), entry(1)]
    _, asked = walked(visit(backfilled=False, backfill_pages=None), same, same, same, same, same)
    assert asked == 3


@pytest.mark.parametrize(("wanted", "asked"), [(1, 1), (2, 2), (None, 4)])
def test_a_first_visit_goes_as_deep_as_wished(wanted: int | None, asked: int):
    """`backfill` pages of it, or all; what it finds is the baseline."""
    one = visit(backfilled=False, backfill_pages=wanted)
    found, pages = walked(one, *[[entry(9 - number)] for number in range(4)])
    assert pages == asked
    assert all(post.backfill for post in found)
    assert one.ended().backfilled


def test_the_cap_of_pages_ends_a_walk_as_partial():
    """The end says so, and the backfill stays open."""
    one = visit(backfilled=False, backfill_pages=None, max_pages=2)
    _, asked = walked(one, [entry(3)], [entry(2)], [entry(1)])
    end = one.ended()
    assert (asked, end.state, end.reason, end.backfilled) == (2, "partial", "page-cap", False)


def test_the_cap_of_posts_hands_on_so_many_and_counts_the_rest():
    """The rest is named among the decisions, for `presswatch why`."""
    one = visit(max_posts=2)
    found, _ = walked(one, [entry(3), entry(2), entry(1)])
    end = one.ended()
    assert (len(found), end.state, end.reason, end.posts_seen) == (2, "partial", "post-cap", 3)
    assert len({drop.url for drop in end.decisions}) == 1


def test_a_dead_address_is_not_asked_for_again():
    """It answered "not found" lately."""
    found, _ = walked(visit(Record(dead=["courier.example/2"])), [entry(2), entry(1)], [])
    assert numbers(found) == ["1"]


def test_a_known_post_is_opened_again_where_the_list_shows_it_otherwise():
    """Its title or its mark of modification changed; shown as before it is left alone."""
    record = Record(known_as(2, shown="0" * 16) | known_as(1))
    one = visit(record)
    found, _ = walked(one, [entry(2), entry(1)])
    assert numbers(found) == ["2"]
    assert set(one.ended().touched) == {1, 2}


def test_a_known_post_that_gets_a_day_is_handed_on_without_asking():
    """The list shows a day that the record lacks."""
    known = known_as(1, day=None)
    network = Network()
    found, _ = walked(visit(Record(known), network), [entry(1)])
    assert (numbers(found), network.asked) == (["1"], [])


def test_posts_are_opened_a_few_at_a_time_and_kept_in_order():
    """Each page of the site's own is asked for once; one that is not there gives no post without a title or day."""
    network = Network()
    own = [entry(n, url=f"https://harbour.example/{n}", external=False, date=None) for n in range(2 * POSTS_AT_ONCE)]
    one = visit(network=network)
    found, _ = walked(one, own, [])
    assert found == []
    assert sorted(network.asked) == sorted(post.url for post in own)
    assert {drop.outcome for drop in one.ended().decisions} == {"http-404"}


def test_a_post_that_is_gone_is_recorded_from_its_entry_where_that_has_a_day():
    """The list still shows title and day."""
    own = entry(1, url="https://harbour.example/1", external=False)
    found, _ = walked(visit(network=Network()), [own], [])
    assert [(one.entry.title, one.article) for one in found] == [("Post 1", None)]


def test_a_list_that_fails_raises_its_fault_and_the_end_has_its_reason():
    """The only list of a source: nothing was read."""
    one = visit()
    with pytest.raises(FetchFault) as raised:
        walked(one, FetchFault(LIST, "timeout", "no answer in 15 s"))
    end = one.ended(raised.value)
    assert (end.state, end.reason, end.backfilled, end.complete) == ("failing", "timeout", False, False)


def test_the_days_shown_span_the_entries():
    """From the oldest to the newest dated entry: known posts of these days that are missing may be gone."""
    older = DateReading(on=date(2026, 6, 1), raw="1 June 2026")
    one = visit()
    walked(one, [entry(3), entry(2, date=older), entry(1, date=None)], [])
    assert one.ended().shown_days == (date(2026, 6, 1), date(2026, 6, 30))
