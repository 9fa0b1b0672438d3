"""Feeds and the posts API of WordPress, page by page: where a walk continues, where it ends, and what it reports."""

from __future__ import annotations

from typing import Any

import pytest

from presswatch.errors import PageError
from scraper.fetch.faults import FetchFault
from scraper.pages.listing.types import Listing
from scraper.reading.results import FeedPage, ListingPage
from scraper.spiders.feed import FeedSpider
from scraper.spiders.wordpress import WordPressSpider, api_of
from tests.scraper.spiders.visiting import UNCHANGED, InMemory, entries, walked

FEED = "https://a.example/feed"
API = "https://a.example/wp-json/wp/v2/posts"
POST = entries("https://a.example/1")


def feed(next_url: str | None = None, **facts: Any) -> FeedPage:
    return FeedPage(kind="rss", entries=POST, next_url=next_url, **facts)


def test_a_feed_goes_on_at_the_pages_it_names_on_its_site():
    """Each page once, only the first conditionally; a page on another site is not the source's."""
    second, third = f"{FEED}?paged=2", f"{FEED}?paged=3"
    visit = InMemory(FEED, {FEED: feed(second), second: feed(third), third: feed(FEED)})
    assert [page.url for page in walked(FeedSpider(), visit)] == visit.asked == [FEED, second, third]
    assert visit.conditional == [FEED]
    assert visit.notes == ["it is a rss feed with 1 entries"]
    other = InMemory(FEED, {FEED: feed("https://b.example/feed?paged=2")})
    assert [page.url for page in walked(FeedSpider(), other)] == [FEED]


@pytest.mark.parametrize(
    ("reason", "guessed", "ends"),
    [
        ("http-404", True, True),
        ("http-400", True, True),
        ("http-404", False, False),
        ("http-500", True, False),
    ],
)
def test_a_missing_page_of_a_feed(reason: str, *, guessed: bool, ends: bool):
    """One that was guessed is past the last; one that the feed names is part of the source."""
    second = f"{FEED}?paged=2"
    visit = InMemory(FEED, {FEED: feed(second, next_guessed=guessed), second: FetchFault(second, reason)})
    if ends:
        assert len(walked(FeedSpider(), visit)) == 1
    else:
        with pytest.raises(FetchFault):
            walked(FeedSpider(), visit)


def test_what_a_feed_lacks_is_reported():
    """Unchanged, refused, broken, without entries and why."""
    same = InMemory(FEED, {FEED: UNCHANGED})
    assert (walked(FeedSpider(), same), same.unchanged) == ([], True)
    broken = InMemory(FEED, {FEED: FeedPage(kind="rss", entries=(), broken=True)})
    assert len(walked(FeedSpider(), broken)) == 1
    assert (broken.parts, broken.unchanged) == (["parse-error"], False)
    for page, reason, words in (
        (feed(refused="xml-refused"), "xml-refused", "never expanded"),
        (FeedPage(kind="rss", entries=()), "no-posts", "the feed has no entries"),
        (
            FeedPage(kind="rss", entries=(), left_out=("3 without a link",)),
            "no-posts",
            "no posts, but 3 without a link",
        ),
    ):
        with pytest.raises(PageError, match=words) as raised:
            walked(FeedSpider(), InMemory(FEED, {FEED: page}))
        assert raised.value.reason == reason


def asked_for(number: int, per_page: int = 100, api: str = API) -> str:
    return f"{api}{'&' if '?' in api else '?'}per_page={per_page}&page={number}"


def api_page(count: int = 1, **facts: Any) -> FeedPage:
    return FeedPage(kind="wordpress", entries=entries(*(f"https://a.example/{n}" for n in range(count))), **facts)


def test_the_api_is_read_to_the_page_that_it_counts_as_its_last():
    """A hundred posts per page, ten after the backfill; where pages are counted, a shorter page is not the last."""
    answers = {asked_for(number): api_page(1) for number in (1, 2, 3)}
    visit = InMemory(API, answers, headers={url: {"X-WP-TotalPages": "3"} for url in answers})
    assert [page.older_pages for page in walked(WordPressSpider(), visit)] == [2, 1, 0]
    assert visit.asked == [asked_for(number) for number in (1, 2, 3)]
    assert visit.conditional == [asked_for(1)]
    assert (visit.goes_on_by_itself, visit.learned.apis) == (True, {})
    known = InMemory(API, {asked_for(1, 10): api_page(9)}, backfilled=True)
    assert len(walked(WordPressSpider(), known)) == 1


@pytest.mark.parametrize("said", ["", "many", "²", "12345678901"])
def test_where_no_pages_are_counted_a_page_of_fewer_posts_is_the_last(said: str):
    """A full page is followed by the next; a broken one may have been full."""
    answers = {asked_for(1): api_page(100), asked_for(2): api_page(99, broken=True), asked_for(3): api_page(99)}
    visit = InMemory(API, answers, headers={url: {"x-wp-totalpages": said} for url in answers})
    pages = walked(WordPressSpider(), visit)
    assert [(len(page.entries), page.older_pages) for page in pages] == [(100, None), (99, None), (99, 0)]
    assert visit.parts == ["parse-error"]


@pytest.mark.parametrize(
    ("pages", "reason", "ends"),
    [
        ("", "http-400", True),
        ("", "http-404", True),
        ("", "http-403", False),
        ("2", "http-400", True),
        ("2", "http-404", False),
    ],
)
def test_beyond_the_last_page_of_the_api(pages: str, reason: str, *, ends: bool):
    """400 is its way to say so; 404 is one too, except for a page within the API's own count."""
    answers = {asked_for(1): api_page(100), asked_for(2): FetchFault(asked_for(2), reason)}
    visit = InMemory(API, answers, headers={asked_for(1): {"x-wp-totalpages": pages}})
    if ends:
        assert len(walked(WordPressSpider(), visit)) == 1
    else:
        with pytest.raises(FetchFault):
            walked(WordPressSpider(), visit)


def test_the_api_of_a_page_is_looked_for_and_remembered():
    """Below the page, where the page says, at the root; a fault other than "not found" ends the search."""
    page, root = "https://a.example/blog/", asked_for(1)
    below = asked_for(1, api="https://a.example/blog/wp-json/wp/v2/posts")
    missing = {below: FetchFault(below, "http-404"), page: ListingPage(listing=Listing()), root: api_page(1)}
    visit = InMemory(page, missing)
    assert len(walked(WordPressSpider(), visit)) == 1
    assert visit.asked == [below, page, root]
    assert visit.learned.apis == {page: API}
    again = InMemory(page, missing, apis={page: API})
    walked(WordPressSpider(), again)
    assert again.asked == [root]
    with pytest.raises(FetchFault, match="http-500"):
        walked(WordPressSpider(), InMemory(page, missing | {below: FetchFault(below, "http-500")}))
    nowhere = missing | {root: PageError(root, "not-feed", "a page")}
    with pytest.raises(FetchFault, match="http-404"):
        walked(WordPressSpider(), InMemory(page, nowhere))


def test_an_api_without_posts_or_as_it_was():
    """No posts is a fault, an unchanged first page the end; a truncated answer is read in part."""
    with pytest.raises(PageError, match="returns no posts"):
        walked(WordPressSpider(), InMemory(API, {asked_for(1): api_page(0)}))
    same = InMemory(API, {asked_for(1): UNCHANGED})
    assert (walked(WordPressSpider(), same), same.unchanged) == ([], True)
    cut = InMemory(
        API, {asked_for(1): api_page(3, broken=True, cut_off=True), asked_for(2): FetchFault(API, "http-400")}
    )
    assert len(walked(WordPressSpider(), cut)) == 1
    assert (cut.parts, cut.unchanged) == (["truncated"], False)


@pytest.mark.parametrize(
    ("url", "api"),
    [
        ("https://a.example/", None),
        ("https://a.example/wp/v2/", None),
        ("https://a.example/wp-json", API),
        ("https://a.example/wp-json/", API),
        (f"{API}?per_page=5&page=3&_embed&categories=4,5#x", f"{API}?categories=4,5"),
        ("https://a.example/?rest_route=/", "https://a.example/?rest_route=/wp/v2/posts"),
        (
            "https://a.example/?rest_route=/wp/v2/posts&tags=7&page=2",
            "https://a.example/?rest_route=/wp/v2/posts&tags=7",
        ),
    ],
)
def test_the_address_of_the_api(url: str, api: str | None):
    """With its query, without the page; None for a page of the site."""
    assert api_of(url) == api
