"""How far a visit walks, what it opens, and how it ends: with an invented record and network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from presswatch.errors import PageError
from presswatch.records import DateReading, Snapshot
from presswatch.source_health.gaps import Gap
from presswatch.watchlist.entries import SourceEntry
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched
from scraper.items import Entry, EntryPage, FoundPost, Learned, Validator
from scraper.pages.article.types import Article
from scraper.visit.trial import Trial
from scraper.visit.visit import Visit
from scraper.visit.visit_input import KnownEntry, Limits, Standing, Start

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
LIST = "https://harbour.example/news"


def entry(number: int, **changes: Any) -> Entry:
    """An outlet's article in the list, for which nothing is fetched."""
    at = DateReading(on=date(2026, 6, 30), raw="30 June 2026")
    return Entry(
        **{"url": f"https://courier.example/{number}", "title": f"Post {number}", "date": at, "external": True}
        | changes
    )


def own_entry(number: int, **changes: Any) -> Entry:
    """A post of the site itself, whose page is fetched."""
    return entry(number, **{"url": f"https://harbour.example/{number}", "external": False} | changes)


class Record:
    """What a test says is known, by address; `validators` by address, `to_ask` are known posts to recheck."""

    def __init__(
        self,
        known: Mapping[str, KnownEntry] | None = None,
        dead: Sequence[str] = (),
        *,
        unreadable: Sequence[str] = (),
        validators: Mapping[str, Validator] | None = None,
        to_ask: Sequence[tuple[int, str, str | None, str]] = (),
        old: bool = True,
    ) -> None:
        self._known, self._dead, self._unreadable = dict(known or {}), set(dead), set(unreadable)
        self._validators, self._to_ask, self._old = dict(validators or {}), to_ask, old
        self.asked_before: list[datetime | None] = []

    def known(self, _source: int, keys: Mapping[str, bool], guids: Sequence[str]) -> Mapping[str, KnownEntry]:
        return {one: self._known[one] for one in (*keys, *guids) if one in self._known}

    def dead(self, _source: int, keys: Sequence[str]) -> set[str]:
        return self._dead & set(keys)

    def seen_before(self, *_: object) -> bool:
        return True

    def seen_until(self, *_: object) -> tuple[int, None]:
        return 0, None

    def unreadable(self, _source: int, keys: Sequence[str]) -> set[str]:
        return self._unreadable & set(keys)

    def is_old(self, *_: object) -> bool:
        return self._old

    def validator(self, _source: int, url: str) -> Validator | None:
        return self._validators.get(url)

    def longest_unasked(self, _source: int, limit: int | None, *, before: datetime | None = None) -> Sequence[Any]:
        self.asked_before.append(before)
        return self._to_ask[:limit]


Answers = Mapping[str, Article | Exception | None]


class Network:
    """Answers with these articles and faults by address, else with `fault`; notes the requests.

    `changes` are fields of each answer (`Fetched`).
    """

    def __init__(self, answers: Answers | None = None, *, fault: str = "http-404", **changes: Any) -> None:
        self.asked: list[str] = []
        self.sent: list[Validator | None] = []
        self.at_once = self._under_way = 0
        self._answers, self._fault, self._changes = dict(answers or {}), fault, changes
        budget = SimpleNamespace(requests=7, bytes=4000, answers=6)
        self.fetcher = SimpleNamespace(fetch=self._fetch, budget=budget, cut_off=None)
        self.in_browser = False

    async def _fetch(self, url: str, validator: Validator | None = None) -> Fetched:
        self.asked.append(url)
        self.sent.append(validator)
        self._under_way += 1
        self.at_once = max(self.at_once, self._under_way)
        await asyncio.sleep(0)
        self._under_way -= 1
        answer = self._answers.get(url, FetchFault(url, self._fault))
        if isinstance(answer, FetchFault):
            raise answer
        snapshot = Snapshot(url=url, status=200, headers=(), body=b"<p>", fetched_at=NOW, payload_sha256="")
        facts = {"url": url, "snapshot": snapshot, "content_type": None, "validator": Validator(etag=f'"{url}"')}
        return Fetched(**facts | self._changes)

    async def page(self, url: str, validator: Validator | None, _accept: str) -> Fetched:
        return await self._fetch(url, validator)

    async def post(self, fetched: Fetched, _validator: Validator | None = None) -> tuple[Fetched, Article | None]:
        answer = self._answers[fetched.url]
        if isinstance(answer, Exception):
            raise answer
        return fetched, answer

    async def read(self, function: Any, _fetched: Fetched, *args: Any) -> Any:
        return function(*args)


def visit(record: Record | None = None, network: Network | None = None, **options: Any) -> Visit:
    """A visit of a source that was read before, unless `backfilled` is False.

    Options are fields of the source (`entry`), of what was learned of it (`standing`), a trial, or else limits.
    """
    known = {"id": 1, "backfilled": options.pop("backfilled", True), "first_visit_on": date(2026, 1, 1)}
    standing = Standing(**known | options.pop("standing", {}))
    source = SourceEntry(**{"name": "harbour", "url": LIST, "kind": "listing"} | options.pop("entry", {}))
    trial = options.pop("trial", None)
    limits = Limits(**{"max_pages": 50, "max_posts": 1000, "backfill_pages": 3} | options)
    asking: Any = network or Network()
    memory = record or Record()
    return Visit(source, standing, limits, asking=lambda _: asking, memory=memory, now=NOW, timezone="UTC", trial=trial)


Pages = Sequence[Sequence[Entry] | Exception]


def walked(one: Visit, *pages: Sequence[Entry] | Exception, more: Sequence[Pages] = ()) -> tuple[list[FoundPost], int]:
    """The posts from a walk over these pages, and over those of further lists; and how many pages it requested."""
    asked = 0

    async def series() -> AsyncIterator[AsyncIterator[EntryPage]]:
        for place in (pages, *more):
            yield listed(place)

    async def listed(pages: Pages) -> AsyncIterator[EntryPage]:
        nonlocal asked
        for number, page in enumerate(pages):
            asked += 1
            if isinstance(page, Exception):
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
    """Older posts were read before: the second page is not requested."""
    found, asked = walked(visit(Record(known_as(1))), [entry(3), entry(2), entry(1)], [entry(0)])
    assert (sorted(numbers(found)), asked) == (["2", "3"], 1)


def test_a_known_post_above_new_ones_does_not_end_it():
    """It may be pinned without a mark; the page ends with news, and older pages may have more."""
    found, asked = walked(visit(Record(known_as(3))), [entry(3), entry(2), entry(1)], [entry(0)], [])
    assert (sorted(numbers(found)), asked) == (["0", "1", "2"], 3)


def test_a_post_is_taken_once_however_often_it_is_listed():
    """On one page, on the next, and under tracking parameters."""
    twice = entry(2, url="https://courier.example/2?utm_source=list")
    found, _ = walked(visit(), [entry(2), twice, entry(1)], [entry(1), entry(0)], [])
    assert sorted(numbers(found)) == ["0", "1", "2"]


def test_pages_that_show_nothing_further_end_the_walk():
    """Two in a row: a list that loops is abandoned."""
    same = [entry(2), entry(1)]
    _, asked = walked(visit(backfilled=False, backfill_pages=None), same, same, same, same, same)
    assert asked == 3


@pytest.mark.parametrize(("wanted", "asked"), [(1, 1), (2, 2), (None, 4)])
def test_a_first_visit_goes_as_deep_as_wished(wanted: int | None, asked: int):
    """`backfill` pages, or all; what it finds is the baseline."""
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
    """The rest is listed among the decisions, for `presswatch why`."""
    one = visit(max_posts=2)
    found, _ = walked(one, [entry(3), entry(2), entry(1)])
    end = one.ended()
    assert (len(found), end.state, end.reason, end.posts_seen) == (2, "partial", "post-cap", 3)
    assert len({drop.url for drop in end.decisions}) == 1


def test_a_dead_address_is_not_requested_again():
    """It recently answered "not found"."""
    record = Record(dead=["courier.example/2"])
    found, _ = walked(visit(record), [entry(2), entry(1)], [])
    assert numbers(found) == ["1"]
    found, _ = walked(visit(record), [entry(2)], [entry(1)], [])
    assert numbers(found) == ["1"]


def test_a_known_post_is_opened_again_where_the_list_shows_it_otherwise():
    """If its title or modification mark changed; if shown as before it is left alone."""
    record = Record(known_as(2, shown="0" * 16) | known_as(1))
    one = visit(record)
    found, _ = walked(one, [entry(2), entry(1)])
    assert numbers(found) == ["2"]
    assert set(one.ended().touched) == {1, 2}


def test_a_known_post_that_gets_a_day_is_handed_on_without_asking():
    """The list has a date that the record lacks."""
    known = known_as(1, day=None)
    network = Network()
    one = visit(Record(known), network)
    found, _ = walked(one, [entry(1)])
    assert (numbers(found), network.asked, one.ended().handed_on) == (["1"], [], 1)


def test_each_page_of_the_sites_own_is_requested_once():
    """A missing page gives no post without a date."""
    network = Network()
    own = [own_entry(n, date=None) for n in range(8)]
    one = visit(network=network)
    found, _ = walked(one, own, [])
    assert found == []
    assert sorted(network.asked) == sorted(post.url for post in own)
    assert {drop.outcome for drop in one.ended().decisions} == {"http-404"}


def test_a_post_that_is_gone_is_recorded_from_its_entry_where_that_has_a_day():
    """The list still shows title and date."""
    found, _ = walked(visit(network=Network()), [own_entry(1)], [])
    assert [(one.entry.title, one.article) for one in found] == [("Post 1", None)]


def test_a_list_that_fails_raises_its_fault_and_the_end_has_its_reason():
    """The only list of a source: nothing was read."""
    one = visit()
    with pytest.raises(FetchFault) as raised:
        walked(one, FetchFault(LIST, "timeout", "no answer in 15 s"))
    end = one.ended(raised.value)
    assert (end.state, end.reason, end.backfilled, end.complete) == ("failing", "timeout", False, False)


def test_the_days_shown_span_the_entries():
    """From the oldest to the newest dated entry: known posts in between that are missing may be gone."""
    older = DateReading(on=date(2026, 6, 1), raw="1 June 2026")
    one = visit()
    walked(one, [entry(3), entry(2, date=older), entry(1, date=None)], [])
    assert one.ended().shown_days == (date(2026, 6, 1), date(2026, 6, 30))


def days_ago(number: int) -> DateReading:
    return DateReading(on=(NOW - timedelta(days=number)).date(), raw="")


ARTICLE = Article(title="Post 1", text="Two hundred guests came.", published=days_ago(2))
ONE = "https://harbour.example/1"


def test_a_post_is_handed_on_with_its_page():
    """The article, the bytes, and the redirects; the next visit can request it conditionally."""
    one = visit(network=Network({ONE: ARTICLE}, redirects=("https://harbour.example/old",)))
    (found,), _ = walked(one, [own_entry(1)], [])
    assert (found.article, found.redirects, found.found_on) == (
        ARTICLE,
        ("https://harbour.example/old",),
        f"{LIST}?page=0",
    )
    assert found.snapshot is not None
    assert found.snapshot.body == b"<p>"
    end = one.ended()
    assert (end.posts_shown, end.handed_on, dict(end.post_validators)) == (1, 1, {ONE: Validator(etag=f'"{ONE}"')})
    assert (end.requests, end.bytes, end.answers) == (7, 4000, 6)
    assert (end.state, end.complete, end.reached_back, end.walled, end.retry_after_s) == ("ok", True, True, False, None)


def test_four_posts_are_under_way_at_once():
    """One being fetched, one being read, and the adjacent ones."""
    network = Network()
    walked(visit(network=network), [own_entry(number) for number in range(9)], [])
    assert network.at_once == 4


@pytest.mark.parametrize(
    ("article", "outcome"),
    [(ARTICLE, None), (replace(ARTICLE, published=None), "no-date"), (None, "no-date")],
)
def test_an_address_of_a_sitemap_is_a_post_if_its_page_has_a_date(article: Article | None, outcome: str | None):
    """Sitemaps list every page of a site."""
    one = visit(network=Network({ONE: article}))
    found, _ = walked(one, [own_entry(1, title="", date=None, bare=True)], [])
    assert [drop.outcome for drop in one.ended().decisions] == ([outcome] if outcome else [])
    assert len(found) == (0 if outcome else 1)


@pytest.mark.parametrize("follow", [False, True])
def test_an_outlets_article_is_opened_where_the_watchlist_says_so(*, follow: bool):
    """Otherwise it is recorded as listed."""
    network = Network({"https://courier.example/1": ARTICLE})
    (found,), _ = walked(visit(network=network, entry={"follow_external": follow}), [entry(1)], [])
    assert (found.article, network.asked) == ((ARTICLE, ["https://courier.example/1"]) if follow else (None, []))


@pytest.mark.parametrize(
    ("fault", "changes", "known_unreadable", "recorded", "waits"),
    [
        (FetchFault(ONE, "http-404"), {}, False, True, False),
        (FetchFault(ONE, "http-404"), {"date": None}, False, False, False),
        (FetchFault(ONE, "http-410"), {"date": None}, False, False, False),
        (FetchFault(ONE, "robots"), {"date": None}, False, True, False),
        (FetchFault(ONE, "robots"), {"title": ""}, False, False, False),
        (FetchFault(ONE, "timeout"), {}, False, False, True),
        (PageError(ONE, "parse-error", "odd bytes"), {}, False, False, True),
        (PageError(ONE, "parse-error", "odd bytes"), {}, True, True, False),
    ],
)
def test_a_post_whose_page_is_unavailable(
    fault: Exception, changes: dict[str, Any], *, known_unreadable: bool, recorded: bool, waits: bool
):
    """Kept back by the network, or unreadable for the first time: it waits. Otherwise it is recorded from its entry."""
    record = Record(unreadable=["harbour.example/1"] if known_unreadable else [])
    one = visit(record, Network({ONE: fault}), backfilled=False, standing={"first_visit_on": NOW.date()})
    found, _ = walked(one, [own_entry(1, **changes)], [])
    assert len(found) == recorded
    assert one.ended().backfilled is not waits


def test_a_site_that_fails_five_times_in_a_row_is_left_alone():
    """No further post or page is requested, and the backfill stays open."""
    network = Network(fault="timeout")
    one = visit(network=network, backfilled=False, backfill_pages=None)
    found, asked = walked(one, [own_entry(number) for number in range(20)], [own_entry(30)])
    end = one.ended()
    assert (found, asked, end.state, end.reason, end.walked) == ([], 1, "failing", "timeout", False)
    assert end.words == "8 of 8 posts could not be fetched"  # three were under way
    assert len(network.asked) == 8
    posts = [own_entry(number) for number in range(9)]
    network = Network({posts[4].url: ARTICLE}, fault="timeout")
    walked(visit(network=network), posts)
    assert len(network.asked) == 9  # four failed before one that came, and four after it


def test_a_backfill_waits_no_longer_than_three_days_for_what_was_kept_back():
    """After that new posts must be reported."""
    for day, backfilled in ((date(2026, 6, 28), False), (date(2026, 6, 27), True)):
        one = visit(network=Network(fault="timeout"), backfilled=False, standing={"first_visit_on": day})
        walked(one, [own_entry(1)], [])
        assert one.ended().backfilled is backfilled
        assert one.ended().walked


@pytest.mark.parametrize(("old", "backfill"), [(True, True), (False, False)])
def test_what_was_not_there_before_is_no_backfill(*, old: bool, backfill: bool):
    """A post of an open backfill is news if the record shows that it cannot be older."""
    (found,), _ = walked(visit(Record(old=old), backfilled=False), [entry(1)], [])
    assert found.backfill is backfill


def test_the_cap_of_posts_counts_over_pages():
    """Exactly the allowed number is no cap; one more is."""
    one = visit(backfilled=False, max_posts=2)
    walked(one, [entry(3), entry(2)], [])
    assert one.ended().state == "ok"
    one = visit(backfilled=False, max_posts=2)
    found, _ = walked(one, [entry(3), entry(2)], [entry(1)])
    assert (numbers(found), one.ended().reason, len(one.ended().decisions)) == (["3", "2"], "post-cap", 1)


def test_one_list_of_several_that_fails_makes_a_visit_partial():
    """Its reason is reported with its address; posts of the other lists are handed on."""
    one = visit(backfilled=False)
    found, _ = walked(one, FetchFault(f"{LIST}/feed", "timeout", "no answer"), more=[[[entry(1)]]])
    end = one.ended()
    assert (numbers(found), end.state, end.reason) == (["1"], "partial", "timeout")
    assert end.words == "https://harbour.example/news/feed: no answer"
    assert (end.backfilled, end.walked, end.listed) == (False, False, 0)
    with pytest.raises(FetchFault, match="timeout"):
        walked(visit(), FetchFault(LIST, "timeout"), more=[[FetchFault(LIST, "dns")]])


@pytest.mark.parametrize("reason", ["robots", "http-400", "http-404", "http-410"])
def test_a_list_whose_older_pages_are_unavailable_ends_there(reason: str):
    """Partial, with the hidden pages named for `presswatch why`; on a first page it is the fault of the list."""
    one = visit(backfilled=False)
    one.goes_on_by_itself = True
    found, asked = walked(one, [entry(1)], FetchFault(f"{LIST}?page=2", reason, "no way"))
    assert not one.goes_on_by_itself
    end = one.ended()
    assert (numbers(found), asked, end.state, end.reason, end.backfilled) == (["1"], 2, "partial", reason, True)
    (drop,) = end.decisions
    assert (drop.step, drop.outcome, drop.detail) == (
        "fetch",
        reason,
        "the list goes on here, but no way: its older posts are not seen",
    )
    one.rest_seen()
    assert one.ended().state == "ok"
    with pytest.raises(FetchFault, match=reason):
        walked(visit(), FetchFault(LIST, reason))


def test_a_further_page_that_fails_temporarily_is_the_fault_of_its_list():
    """It may be available tomorrow."""
    with pytest.raises(FetchFault, match="timeout"):
        walked(visit(backfilled=False), [entry(1)], FetchFault(f"{LIST}?page=2", "timeout"))


@pytest.mark.parametrize(
    ("learned", "starts", "listed"),
    [
        ({}, ((Start("listing", LIST)),), (3, 2)),
        ({}, ((Start("feed", f"{LIST}/feed")), (Start("listing", LIST))), (3, 2)),
        ({}, ((Start("feed", f"{LIST}/feed")),), (0, 0)),
        ({LIST: f"{LIST}?page=9"}, ((Start("listing", LIST)),), (0, 0)),
    ],
)
def test_the_first_page_of_the_sources_own_list_is_counted(
    learned: dict[str, str], starts: tuple[Start, ...], listed: tuple[int, int]
):
    """Health compares it with earlier ones; a last page, of a list with the oldest first, varies."""
    standing = {"starts": starts, "learned": Learned(last_pages=learned)}
    one = visit(backfilled=False, entry={"kind": "auto"}, standing=standing)
    walked(one, [entry(3), entry(2), entry(1, date=None)], [entry(0)])
    end = one.ended()
    assert (end.listed, end.listed_dated) == listed
    assert end.starts == tuple((start.kind, start.url) for start in starts)


def test_a_list_that_redirects_to_a_page_without_any_known_post_is_no_list():
    """A home page shows its teasers for any missing page. A page with a known post, or an empty one, is accepted."""

    async def fetched(one: Visit, *entries: Entry) -> list[FoundPost]:
        await one.fetch(LIST)

        async def series() -> AsyncIterator[AsyncIterator[EntryPage]]:
            yield listed()

        async def listed() -> AsyncIterator[EntryPage]:
            yield EntryPage(url=LIST, entries=entries)

        return [found async for found in one.posts(series())]

    def led() -> Network:
        return Network({LIST: None}, url="https://harbour.example/")

    with pytest.raises(PageError, match="no-posts"):
        asyncio.run(fetched(visit(network=led()), entry(2)))
    assert len(asyncio.run(fetched(visit(Record(known_as(1)), led()), entry(2), entry(1)))) == 1
    assert asyncio.run(fetched(visit(network=led()))) == []


OLD = Validator(etag='"old"', last_modified="x", body_sha256="abc", fetched_at=NOW - timedelta(hours=6))


def fetched(one: Visit, *urls: str, **options: Any) -> list[Fetched]:
    async def all_of_them() -> list[Fetched]:
        return [await one.fetch(url, **options) for url in urls]

    return asyncio.run(all_of_them())


@pytest.mark.parametrize(
    ("conditional", "recheck_posts", "sent"),
    [(True, 0, OLD), (False, 0, None), (True, None, None), (False, None, None)],
)
def test_a_list_is_asked_whether_it_changed(*, conditional: bool, recheck_posts: int | None, sent: Validator | None):
    """Unless it is wanted in full, or all posts are to be rechecked."""
    network = Network({LIST: None, ONE: None})
    one = visit(Record(validators={LIST: OLD, ONE: OLD}), network, recheck_posts=recheck_posts)
    fetched(one, LIST, conditional=conditional)
    fetched(one, ONE)
    assert network.sent == [sent, None]
    assert one.ended().validators[LIST] == Validator(etag=f'"{LIST}"')
    assert (one.had_at(LIST), one.had_at(f"{LIST}/feed")) == (OLD.fetched_at, None)


def test_a_page_that_was_kept_is_not_requested_again():
    """It is reused once."""
    network = Network({LIST: None, ONE: None})
    one = visit(network=network)
    (first,) = fetched(one, LIST)
    one.keep(LIST, first)
    again = fetched(one, LIST, ONE, LIST)
    assert again[0] is first
    assert network.asked == [LIST, ONE, LIST]


def test_a_permanent_redirect_of_the_sources_own_address_is_noted():
    """Not that of its feed; a later page is no argument against it."""
    network = Network({LIST: None, f"{LIST}/feed": None}, moved="https://harbour.example/press")
    one = visit(network=network)
    fetched(one, f"{LIST}/feed")
    assert one.moved is None
    fetched(one, LIST, f"{LIST}/feed")
    assert one.ended().moved == "https://harbour.example/press"


def test_a_list_that_broke_off_makes_the_visit_partial():
    """The next visit has to find the rest."""
    cut = FetchFault(LIST, "truncated", "an answer broke off")
    one = visit(network=Network({LIST: None}, cut_off=cut))
    fetched(one, LIST)
    walked(one, [entry(1)], [])
    end = one.ended()
    assert (end.state, end.reason, end.left_behind, end.walked) == ("partial", "truncated", True, False)
    one = visit(network=Network())
    one._ask.fetcher.cut_off = cut  # a post's page did
    walked(one, [entry(1)], [])
    assert (one.ended().state, one.ended().reason) == ("partial", "truncated")


@pytest.mark.parametrize(
    ("etag", "unchanged", "recheck_posts", "quiet"),
    [('"old"', True, 0, True), ('"new"', True, 0, False), ('"old"', False, 0, False), ('"old"', True, None, False)],
)
def test_a_source_is_quiet_whose_lists_are_as_they_were(
    etag: str, recheck_posts: int | None, *, unchanged: bool, quiet: bool
):
    """Same words and same validators; a rewritten one with the same words hints at a change elsewhere."""
    network = Network({LIST: None}, unchanged=unchanged, validator=Validator(etag=etag))
    one = visit(Record(validators={LIST: OLD}), network, recheck_posts=recheck_posts, unpaused=True)
    fetched(one, LIST, conditional=True)
    one.unchanged = unchanged
    assert (one.quiet, one.waits_for_news) == (quiet, quiet)
    assert one.shows_news is (etag == '"new"')


@pytest.mark.parametrize(
    ("options", "waits"),
    [({}, True), ({"unpaused": False}, False), ({"backfilled": False}, False), ({"trial": Trial(url=LIST)}, False)],
)
def test_a_quiet_source_waits_for_what_others_show(options: dict[str, Any], *, waits: bool):
    """If its host has no delay, and it was read before."""
    one = visit(**{"unpaused": True} | options)
    assert not one.waits_for_news
    one.unchanged = True
    assert one.waits_for_news is waits


def test_a_source_shows_news_by_what_it_hands_on():
    """Not on a first visit, which says nothing about recent changes."""
    for backfilled in (True, False):
        one = visit(backfilled=backfilled)
        assert not one.shows_news
        walked(one, [entry(1)], [])
        assert one.shows_news is backfilled


def known_posts(one: Visit, *, at_once: bool = False) -> list[FoundPost]:
    async def collected() -> list[FoundPost]:
        return [found async for found in one.known_posts(at_once=at_once)]

    return asyncio.run(collected())


@pytest.mark.parametrize(
    ("unchanged", "at_once", "before"),
    [(False, False, None), (True, False, NOW - timedelta(days=1)), (True, True, None), (False, True, None)],
)
def test_the_posts_of_a_quiet_source_are_requested_once_a_day(
    *, unchanged: bool, at_once: bool, before: datetime | None
):
    """Those of another, or if another source has news, at every visit; up to the limit."""
    record = Record(to_ask=[(1, ONE, "shown", "Post 1"), (2, "https://harbour.example/2", None, "")])
    one = visit(record, Network({ONE: ARTICLE}), recheck_posts=1)
    one.unchanged = unchanged
    (found,) = known_posts(one, at_once=at_once)
    assert (found.entry.url, found.entry.shown, found.article) == (ONE, "shown", ARTICLE)
    assert record.asked_before == [before]
    assert one.ended().handed_on == 1


@pytest.mark.parametrize("options", [{"backfilled": False}, {"trial": Trial(url=LIST)}])
def test_known_posts_are_not_requested_in_a_first_visit_or_a_trial(options: dict[str, Any]):
    """There are none, or nothing is stored."""
    one = visit(Record(to_ask=[(1, ONE, None, "")]), Network({ONE: ARTICLE}), recheck_posts=9, **options)
    assert known_posts(one) == []


@pytest.mark.parametrize(
    ("options", "by_itself", "starts", "cut", "wants"),
    [
        ({}, False, 1, False, True),
        ({}, True, 1, False, False),
        ({}, True, 2, False, True),
        ({}, False, 2, True, False),
        ({"backfill_pages": 3}, False, 1, False, False),
        ({"backfilled": True}, False, 1, False, False),
        ({"trial": Trial(url=LIST)}, False, 1, False, False),
    ],
)
def test_the_sitemap_is_wanted_for_what_the_lists_of_a_whole_backfill_do_not_show(
    options: dict[str, Any], starts: int, *, by_itself: bool, cut: bool, wants: bool
):
    """If they have no further page, or are sections; not beyond a cap, and not for a partial backfill."""
    one = visit(**{"backfilled": False, "backfill_pages": None} | options)
    one.starts, one.goes_on_by_itself = (Start("listing", LIST),) * starts, by_itself
    if cut:
        one.cut_short()
    assert one.wants_everything is wants


@pytest.mark.parametrize(
    ("entry_says", "learned", "expected"),
    [
        ({}, None, (None, None, "UTC")),
        ({}, "DMY", (None, "DMY", "UTC")),
        ({"language": "fr", "date_order": "YMD", "timezone": "Asia/Seoul"}, "DMY", ("fr", "YMD", "Asia/Seoul")),
    ],
)
def test_dates_are_read_as_the_watchlist_says_else_as_was_learned(
    entry_says: dict[str, str], learned: str | None, expected: tuple[str | None, str | None, str]
):
    """This holds for language, order of day and month, and zone."""
    one = visit(entry=entry_says, standing={"date_order": learned})
    context = one.context
    assert (context.language, context.order, context.timezone, context.now) == (*expected, NOW)
    assert one.ended().date_order == learned


@pytest.mark.parametrize(("kind", "own"), [("auto", False), ("feed", True)])
def test_a_source_of_a_named_kind_is_read_at_its_own_address(kind: str, *, own: bool):
    """What was found out before counts only for "auto"."""
    learned = (Start("feed", f"{LIST}/feed"),)
    one = visit(entry={"kind": kind}, standing={"starts": learned})
    assert one.starts == ((Start(kind, LIST),) if own else learned)


def test_only_a_trial_turns_to_the_browser(monkeypatch: pytest.MonkeyPatch):
    """A trial uses the browser once, and only if there is one."""
    monkeypatch.setattr("scraper.visit.visit.browser_problem", lambda: "")
    assert not visit().try_in_browser()
    one = visit(trial=Trial(url=LIST))
    assert one.try_in_browser()
    assert not one.try_in_browser()
    monkeypatch.setattr("scraper.visit.visit.browser_problem", lambda: "no Chromium was found")
    assert not visit(trial=Trial(url=LIST)).try_in_browser()


def test_a_trial_reads_one_page_and_opens_a_few_posts():
    """Three of a list, and those without a date; the reason for the kind and place is kept with them."""
    trial = Trial(url=LIST, posts=6)
    network = Network()
    one = visit(network=network, trial=trial, backfilled=False)
    one.note("it lists posts", next_url=f"{LIST}?page=2")
    shown = [own_entry(n) for n in range(4)] + [own_entry(4, date=None), own_entry(5), own_entry(6)]
    found, asked = walked(one, shown, [own_entry(9)])
    assert (asked, [url[-1] for url in network.asked]) == (1, ["0", "1", "2", "4"])
    assert numbers(found) == ["0", "1", "2", "3", "5"]
    assert (trial.kind, trial.start_url, trial.why) == ("listing", LIST, [(LIST, "it lists posts")])
    assert (trial.next_url, trial.next_by_script) == (f"{LIST}?page=2", False)
    visit().note("nobody asks")
    trial = Trial(url=LIST)
    starts = (Start("sitemap", f"{LIST}/map.xml"), Start("feed", LIST))
    visit(trial=trial, entry={"kind": "auto"}, standing={"starts": starts}).note("it is a feed")
    assert trial.kind == "feed"


def test_a_visit_answers_for_what_it_has_seen_and_read():
    """The keys of all entries, and the reader's result for a page."""
    one = visit()
    walked(one, [entry(2), entry(1)], [])
    assert one.seen == {"courier.example/1", "courier.example/2"}
    network = Network({LIST: None})
    one = visit(network=network)
    (page,) = fetched(one, LIST)
    assert asyncio.run(one.read(len, page, "four")) == 4


def test_after_a_gap_pages_are_followed_until_they_are_older():
    """Though the first ends with a known post; posts of the gap are marked, and the end says that it was covered."""
    gap = Gap(from_at=NOW - timedelta(days=9), until_at=NOW, cause="ours", usual_from_at=NOW - timedelta(hours=6))
    one = visit(Record(known_as(8) | known_as(6) | known_as(4)), standing={"gap": gap})
    pages = [
        [entry(9, date=days_ago(3)), entry(8, date=days_ago(4))],
        [entry(7, date=days_ago(8)), entry(6, date=days_ago(8))],
        [entry(5, date=days_ago(10)), entry(4, date=days_ago(10))],
        [entry(3, date=days_ago(11))],
    ]
    found, asked = walked(one, *pages)
    assert (numbers(found), asked) == (["9", "7", "5"], 3)
    assert [post.caught_late for post in found] == [True, True, False]
    assert one.ended().reached_back


def test_a_pause_that_the_server_asks_for_is_passed_on():
    """That of the fault which ended the visit, else that of its posts."""
    fault = FetchFault(LIST, "http-429", retry_after_s=900.0)
    assert visit().ended(fault).retry_after_s == 900.0
    one = visit(network=Network({ONE: FetchFault(ONE, "http-503", retry_after_s=7200.0)}))
    walked(one, [own_entry(1)], [])
    assert one.ended().retry_after_s == 7200.0


def test_a_visit_most_of_whose_posts_are_walled_off_says_so():
    """A log-in in place of two of three posts; they are recorded from the list, and opened again next time."""
    wall = Article(title="Members", text="Please log in.", wall="login")
    urls = [f"https://harbour.example/{number}" for number in (1, 2, 3)]
    one = visit(network=Network({urls[0]: wall, urls[1]: wall, urls[2]: replace(ARTICLE, title="Post 3")}))
    found, _ = walked(one, [own_entry(number) for number in (1, 2, 3)], [])
    end = one.ended()
    assert (end.walled, end.state, end.reason, end.posts_shown) == (True, "partial", "login-wall", 1)
    assert sorted(post.entry.as_shown for post in found) == ["", "unread", "unread"]
    assert end.post_validators[urls[0]] == Validator()
