"""Sitemaps and lists, page by page: what is requested, in which order, where a walk ends, and what it reports then."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from presswatch.errors import PageError
from presswatch.records import copied
from scraper.fetch.faults import FetchFault
from scraper.items import Entry
from scraper.pages.listing.types import Listing, ListingHints, ListingItem
from scraper.reading.results import ListingPage, SitemapPage
from scraper.spiders.listing import ListingSpider, hints_of, no_list, refuse_other
from scraper.spiders.sitemap import ENTRIES_A_PAGE, SitemapSpider, shape_of, shapes_of
from tests.scraper.spiders.visiting import UNCHANGED, InMemory, entries, walked

MAP = "https://a.example/sitemap.xml"
LIST = "https://a.example/news"


def posts(count: int) -> tuple[Entry, ...]:
    return entries(*(f"https://a.example/{number}" for number in range(count)))


def sitemap(count: int, *children: tuple[str, date | None], **facts: Any) -> SitemapPage:
    return SitemapPage(addresses=count, entries=posts(count), children=children, **facts)


def test_a_sitemap_is_walked_in_steps():
    """A hundred addresses a page; once the backfill is done, up to the first step without anything new."""
    visit = InMemory(MAP, {MAP: sitemap(2 * ENTRIES_A_PAGE + 1)})
    pages = walked(SitemapSpider(), visit)
    assert [(len(page.entries), page.older_pages) for page in pages] == [(100, 2), (100, 1), (1, 0)]
    assert (visit.unchanged, visit.cut, visit.conditional) == (False, False, [MAP])
    assert visit.notes == [f"{MAP} is a sitemap with 201 addresses, 201 of them posts"]
    known = InMemory(MAP, {MAP: sitemap(201)}, backfilled=True)
    assert len(walked(SitemapSpider(), known)) == 1
    news = InMemory(MAP, {MAP: sitemap(201)}, backfilled=True)
    assert len(walked(SitemapSpider(), news, reporting=1)) == 3


def test_the_children_of_an_index():
    """Those of its site, each once, even if one fails; an index is always requested unconditionally."""
    one, two, abroad = "https://a.example/1.xml", "https://a.example/2.xml", "https://b.example/3.xml"
    index = sitemap(0, (one, None), (two, None), (abroad, None), (one, None))
    visit = InMemory(MAP, {MAP: index, one: FetchFault(one, "http-500"), two: sitemap(2)}, indexes={MAP})
    pages = walked(SitemapSpider(), visit)
    assert [(page.url, len(page.entries), page.older_pages) for page in pages] == [(two, 2, None)]
    assert pages[0].more_lists
    assert visit.asked == [MAP, one, two]
    assert (visit.conditional, visit.parts, visit.cut) == ([one, two], ["http-500"], False)
    assert visit.learned.indexes == {MAP}
    capped = InMemory(MAP, {MAP: index, one: sitemap(1)}, max_pages=2)
    assert [page.older_pages for page in walked(SitemapSpider(), capped)] == [None]  # another sitemap follows
    assert capped.cut


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({MAP: FetchFault(MAP, "http-403")}, "http-403"),
        ({MAP: sitemap(0)}, "no-posts"),
        (
            {
                MAP: sitemap(0, ("https://a.example/1.xml", None)),
                "https://a.example/1.xml": FetchFault(MAP, "http-410"),
            },
            "http-410",
        ),
        ({MAP: sitemap(0, refused="xml-refused")}, "xml-refused"),
    ],
)
def test_a_sitemap_that_gives_nothing(answers: dict, reason: str):
    """The fault of the first, of a child if no other has posts, or that it lists no posts."""
    with pytest.raises((FetchFault, PageError)) as raised:
        walked(SitemapSpider(), InMemory(MAP, answers))
    assert raised.value.reason == reason


def test_a_sitemap_as_it_was():
    """By a 304, or by the change date in its index: a day before it was fetched, and fetched within a week."""
    same = InMemory(MAP, {MAP: UNCHANGED})
    assert (walked(SitemapSpider(), same), same.unchanged) == ([], True)
    broken = InMemory(MAP, {MAP: sitemap(1, broken=True)})
    assert (len(walked(SitemapSpider(), broken)), broken.parts) == (1, ["parse-error"])
    child, now = "https://a.example/1.xml", datetime.now(UTC)

    def asked(changed: timedelta, had: timedelta) -> bool:
        index = sitemap(1, (child, (now - changed).date()))
        visit = InMemory(MAP, {MAP: index, child: sitemap(1)}, had={child: now - had})
        walked(SitemapSpider(), visit)
        return child in visit.asked

    assert not asked(timedelta(days=5), timedelta(days=3))
    assert asked(timedelta(days=4), timedelta(days=3))  # the same day in another zone
    assert asked(timedelta(days=20), timedelta(days=8))
    assert not asked(timedelta(days=20), timedelta(days=6))
    assert asked(timedelta(days=5), -timedelta(days=1))  # a wrong clock


def test_shapes_of_addresses():
    """Numbers are alike; names at the root of a site match nothing, except those with a query."""
    assert shape_of("a.example/news/12") == shape_of("a.example/news/7") == (3, ("a.example", "news"))
    assert shape_of("a.example/2026/river") == shape_of("a.example/2025/lake") == (3, ("a.example", "0"))
    assert shape_of("a.example/?p=12") == shape_of("a.example/?p=7")
    assert shapes_of(["a.example/about", "a.example/news/1", "a.example?p=3"]) == {
        (3, ("a.example", "news")),
        (1, ("a.example?p=0",)),
    }


def listing(*urls: str, next_url: str | None = None, day: int | None = None, **facts: Any) -> ListingPage:
    items = tuple(copied(ListingItem, one) for one in entries(*urls, day=day))
    listed = Listing(items=items, next_url=next_url, is_listing=True, reason="a list", layout="1:x")
    return ListingPage(listing=listed, **facts)


def address(number: int) -> str:
    return LIST if number == 1 else f"{LIST}?page={number}"


def newest_first(pages: int) -> dict[str, ListingPage]:
    return {
        address(n): listing(f"https://a.example/p{n}", next_url=address(n + 1) if n < pages else None)
        for n in range(1, pages + 1)
    }


def oldest_first(pages: int) -> dict[str, ListingPage]:
    return {
        address(n): listing(
            *(f"https://a.example/p{n}-{k}" for k in range(3)),
            day=3 * n,
            next_url=address(n + 1) if n < pages else None,
        )
        for n in range(1, pages + 1)
    }


def test_a_list_is_followed_to_its_end():
    """Each page once, only the first conditionally; its layout is remembered for that page."""
    visit = InMemory(LIST, newest_first(3))
    assert [page.url for page in walked(ListingSpider(), visit)] == visit.asked == [address(n) for n in (1, 2, 3)]
    assert (visit.conditional, visit.goes_on_by_itself) == ([LIST], True)
    assert (visit.learned.layouts, visit.learned.last_pages) == ({LIST: "1:x"}, {})
    assert visit.notes == ["a list"]
    round_about = newest_first(2) | {address(2): listing("https://a.example/p2", next_url=LIST)}
    assert len(walked(ListingSpider(), InMemory(LIST, round_about))) == 2
    winding = {LIST: listing("https://a.example/p1", next_url="https://a.example/" + "x/" * 9)}
    assert len(walked(ListingSpider(), InMemory(LIST, winding))) == 1


def test_a_list_that_shows_its_oldest_posts_first():
    """It is read from its last page, which is remembered; the next visit goes there directly."""
    visit = InMemory(LIST, oldest_first(3))
    assert [page.url for page in walked(ListingSpider(), visit)] == [address(n) for n in (3, 2, 1)]
    assert visit.learned.last_pages == {LIST: address(3)}
    assert visit.notes == ["a list; it shows older posts first: visits go on to its last page"]
    again = InMemory(LIST, oldest_first(4), last_pages={LIST: address(3)})
    assert [page.url for page in walked(ListingSpider(), again)] == [address(n) for n in (4, 3, 1)]
    assert again.learned.last_pages == {LIST: address(4)}
    same = InMemory(LIST, oldest_first(3) | {LIST: UNCHANGED}, last_pages={LIST: address(3)})
    assert [page.url for page in walked(ListingSpider(), same)] == [address(3)]
    assert (same.unchanged, same.learned.last_pages) == (False, {LIST: address(3)})
    capped = InMemory(LIST, oldest_first(9), max_pages=3)
    assert [page.url for page in walked(ListingSpider(), capped)] == [address(n) for n in (3, 2, 1)]
    assert capped.cut


def test_a_list_whose_last_page_is_gone_is_walked_again():
    """The list became shorter: its first page is requested again, unconditionally."""
    answers = oldest_first(2) | {address(3): FetchFault(address(3), "http-404")}
    visit = InMemory(LIST, answers, last_pages={LIST: address(3)})
    assert [page.url for page in walked(ListingSpider(), visit)] == [address(2), LIST]
    assert visit.asked == [LIST, address(3), LIST, address(2)]
    assert visit.conditional == [LIST, address(3)]
    down = InMemory(LIST, answers | {address(3): FetchFault(address(3), "timeout")}, last_pages={LIST: address(3)})
    assert [page.url for page in walked(ListingSpider(), down)] == [LIST]
    assert down.parts == ["timeout"]


def test_a_second_page_that_fails_takes_no_first_with_it():
    """The posts of the first page are handed on before the fault is reported."""
    answers = oldest_first(2) | {address(2): FetchFault(address(2), "http-500")}
    visit = InMemory(LIST, answers)
    with pytest.raises(FetchFault):
        walked(ListingSpider(), visit)
    assert visit.asked == [LIST, address(2)]
    years = oldest_first(2) | {address(2): listing("https://a.example/q", day=1)}
    assert [page.url for page in walked(ListingSpider(), InMemory(LIST, years))] == [LIST, address(2)]


def test_what_a_page_of_a_list_lacks_is_reported():
    """A log-in wall in place of a further page, a page too large, an empty last page."""
    wall = newest_first(2) | {address(2): ListingPage(listing=Listing(), wall="asks for a password")}
    with pytest.raises(PageError, match="asks for a password"):
        walked(ListingSpider(), InMemory(LIST, wall))
    cut = InMemory(LIST, {LIST: listing("https://a.example/p1", cut="too many tags")})
    assert (len(walked(ListingSpider(), cut)), cut.parts) == (1, ["post-cap"])
    empty = newest_first(2) | {address(2): ListingPage(listing=Listing(is_listing=True))}
    assert len(walked(ListingSpider(), InMemory(LIST, empty))) == 1
    for nothing in (Listing(), Listing(is_listing=True)):
        with pytest.raises(PageError, match="no list of posts"):
            walked(ListingSpider(), InMemory(LIST, {LIST: ListingPage(listing=nothing)}))


@pytest.mark.parametrize(
    ("page", "reason", "words"),
    [
        (ListingPage(listing=Listing(reason="r"), wall="a log-in", unread="too deep"), "login-wall", "a log-in"),
        (
            ListingPage(listing=Listing(reason="r"), unread="too deep"),
            "parse-error",
            "no posts in the readable part of the page: too deep",
        ),
        (ListingPage(listing=Listing(reason="r")), "no-posts", "r; a script is missing"),
        (
            ListingPage(listing=Listing()),
            "no-posts",
            "no list of posts, no feed and no news page was found; a script is missing",
        ),
    ],
)
def test_why_a_page_is_no_list(page: ListingPage, reason: str, words: str):
    """A log-in wall comes before a part that could not be read, and that before the kind of page."""
    fault = no_list(LIST, page, "a script is missing")
    assert (fault.reason, fault.why) == (reason, words)


@pytest.mark.parametrize(
    ("body", "further", "reason"),
    [
        (b"", False, "no-posts"),
        (b"", True, "no-posts"),
        (b"%PDF-1.4", False, "not-html"),
        (b"<rss><channel></channel></rss>", True, "not-html"),
        (b"<rss><channel></channel></rss>", False, ""),
        (b"<html><p>a</p></html>", False, ""),
        (b"<html><p>a</p></html>", True, ""),
    ],
)
def test_other_answers_in_place_of_a_list(body: bytes, *, further: bool, reason: str):
    """A source may turn out to be a feed only at its first page."""
    visit = InMemory(LIST, {LIST: body})
    fetched = asyncio.run(visit.fetch(LIST))
    if reason:
        with pytest.raises(PageError, match="older posts" if further else "the list") as raised:
            refuse_other(LIST, fetched, further=further)
        assert raised.value.reason == reason
    else:
        refuse_other(LIST, fetched, further=further)


def test_the_watchlist_s_selectors():
    """Passed as hints under their names; none without any."""
    visit = InMemory(LIST, {})
    assert hints_of(visit) is None
    visit.entry = type(visit.entry)(name="a", url=LIST, items=".item", next=".next", not_=".ad")
    assert hints_of(visit) == ListingHints(items=".item", next=".next", not_items=".ad")
