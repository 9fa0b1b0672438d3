"""Where a source lists its posts: at its address, at other places of its site, in its sitemap, or nowhere."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from presswatch.errors import PageError
from presswatch.records import copied
from scraper.fetch.faults import FetchFault
from scraper.pages.discovery.addresses import Candidate
from scraper.pages.listing.types import Listing, ListingItem
from scraper.reading.results import FeedPage, ListingPage, SitemapPage
from scraper.spiders.run import CANDIDATES_LOOKED_AT, SITEMAPS, STARTS, by_body, find_out, sitemap_of
from tests.scraper.spiders.visiting import Answer, InMemory, entries

HOME = "https://a.example/"
NEWS = "https://a.example/news"
MISSING = FetchFault(HOME, "http-404")
NO_SITEMAPS: dict[str, Answer] = {HOME.rstrip("/") + path: MISSING for path in SITEMAPS}


class Finding(InMemory):
    """A visit whose browser shows the page unchanged."""

    browser = False

    def try_in_browser(self) -> bool:
        return self.browser


def found(answers: dict[str, Answer], url: str = HOME, **facts: Any) -> tuple[list[tuple[str, str]], Finding]:
    visit: Any = Finding(url, {**NO_SITEMAPS, **answers}, **facts)
    starts = asyncio.run(find_out(visit))
    return [(start.kind, start.url) for start in starts], visit


def page(*numbers: int, next_url: str | None = None, places: tuple[Candidate, ...] = (), **facts: Any) -> ListingPage:
    items = tuple(copied(ListingItem, one) for one in entries(*(f"https://a.example/{number}" for number in numbers)))
    listing = Listing(items=items, next_url=next_url, is_listing=bool(items), reason="a list" if items else "")
    return ListingPage(listing=listing, candidates=places, **facts)


def place(url: str, score: float = 0.5, kind: Any = "listing") -> Candidate:
    return Candidate(url=url, kind=kind, why="", score=score)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<rss><channel></channel></rss>", "feed"),
        (b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', "sitemap"),
        (b' [{"id": 1}]', "wordpress"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "feed"),
        (b"<html><p>a</p></html>", None),
    ],
)
def test_what_an_address_is_by_its_body(body: bytes, kind: str | None):
    """Kinds that are known without reading a page; the answer is kept for the walk."""
    fetched = asyncio.run(InMemory(HOME, {HOME: body}).fetch(HOME))
    assert by_body(fetched) == kind
    if kind is not None:
        starts, visit = found({HOME: body})
        assert (starts, visit.kept) == ([(kind, HOME)], [HOME])


@pytest.mark.parametrize(
    ("body", "reason", "words"),
    [
        (b"", "no-posts", "the response is empty"),
        (b'{"a": 1}', "not-html", "this is json, neither a page nor a feed"),
        (b"%PDF-1.4", "not-html", "this is pdf, neither a page nor a feed"),
    ],
)
def test_what_no_source_can_be(body: bytes, reason: str, words: str):
    """The error message says what the answer is instead."""
    with pytest.raises(PageError, match=words) as raised:
        by_body(asyncio.run(InMemory(HOME, {HOME: body}).fetch(HOME)))
    assert raised.value.reason == reason


def test_a_list_at_the_address_itself():
    """A page of news is the list; a home page is one only if it has further pages, else its links are followed too."""
    assert found({NEWS: page(1, 2)}, NEWS)[0] == [("listing", NEWS)]
    goes_on, visit = found({HOME: page(1, 2, next_url=HOME + "?page=2", places=(place(NEWS),))})
    assert (goes_on, visit.asked) == ([("listing", HOME)], [HOME])
    assert found({HOME: page(1, 2)})[0] == [("listing", HOME)]


def test_the_whole_list_is_elsewhere():
    """A place with half of a home page's posts and further pages is the list; the best-scored is tried first."""
    whole = page(1, 2, 3, next_url=NEWS + "?page=2")
    other = "https://a.example/blog"
    starts, visit = found({HOME: page(1, 2, 8, 9, places=(place(other, 0.3), place(NEWS, 0.9))), NEWS: whole})
    assert (starts, visit.asked, visit.kept) == ([("listing", NEWS)], [HOME, NEWS], [NEWS])
    less = {HOME: page(1, 7, 8, 9, places=(place(NEWS),)), NEWS: page(1, 2, 3, next_url=NEWS + "?page=2")}
    assert found(less)[0] == [("listing", HOME), ("listing", NEWS)]
    ends = {HOME: page(1, 2, places=(place(NEWS),)), NEWS: page(1, 2, 3)}
    assert found(ends)[0] == [("listing", HOME), ("listing", NEWS)]
    api = "https://a.example/wp-json/wp/v2/posts"
    answers = {
        f"{api}?per_page=100&page=1": FeedPage(kind="wordpress", entries=entries("https://a.example/1")),
        api: b"[]",
    }
    starts, _ = found({HOME: page(1, 2, places=(place(api, kind="wordpress"),)), **answers})
    assert starts == [("wordpress", api)]


def test_lists_of_sections():
    """Those with posts that the previous ones lack, the longest first, feeds last, only a few of them."""
    urls = [f"https://a.example/s{number}" for number in range(CANDIDATES_LOOKED_AT + 1)]
    feed = "https://a.example/feed"
    shown = {urls[0]: page(1, 2), urls[1]: page(3, 4, 5), urls[2]: page(4, 5), urls[3]: page(), urls[4]: MISSING}
    answers = {HOME: page(1, places=tuple(place(url) for url in [*urls[:5], feed])), **shown}
    answers[HOME] = page(1, places=(*map(place, urls[:5]), place(feed, kind="feed")))
    answers[feed] = FeedPage(kind="rss", entries=entries("https://a.example/9"))
    starts, visit = found(answers)
    assert starts == [("listing", HOME), ("listing", urls[1]), ("listing", urls[0]), ("feed", feed)]
    assert visit.start_url == HOME
    many = {HOME: page(places=tuple(map(place, urls))), **{url: page(at) for at, url in enumerate(urls)}}
    starts, visit = found(many)
    assert [url for _, url in starts] == urls[:STARTS]
    assert visit.asked == [HOME, *urls[:CANDIDATES_LOOKED_AT]]


def test_the_sitemap_is_the_last_resort():
    """One that robots.txt names on the site comes before the usual addresses; one without posts is none."""
    named = "https://a.example/own.xml"
    robots = f"Sitemap: https://b.example/x.xml\nSitemap: {named}\n"
    posts = SitemapPage(addresses=1, entries=entries("https://a.example/1"))
    assert found({HOME: page(), named: posts}, robots=robots)[0] == [("sitemap", named)]
    usual = HOME + "wp-sitemap.xml"
    starts, visit = found({HOME: page(), named: SitemapPage(addresses=0, entries=()), usual: posts}, robots=robots)
    assert starts == [("sitemap", usual)]
    assert visit.asked == [HOME, named, *(HOME.rstrip("/") + path for path in SITEMAPS[:3])]
    assert asyncio.run(sitemap_of(Finding(HOME, NO_SITEMAPS))) is None


def test_a_page_that_lists_nothing_anywhere():
    """A page built by scripts is opened in the browser if there is one; otherwise the missing browser is reported."""
    with pytest.raises(PageError, match="no list of posts"):
        found({HOME: page()})
    with pytest.raises(PageError, match="no list of posts"):
        found({HOME: page(by_script=True)})

    class Opened(Finding):
        def try_in_browser(self) -> bool:
            self.answers = {**self.answers, HOME: page(1, 2, next_url=HOME + "?page=2")}
            return True

    visit = Opened(HOME, {**NO_SITEMAPS, HOME: page(by_script=True)})
    (start,) = asyncio.run(find_out(visit))
    assert (start.kind, start.url) == ("listing", HOME)
    plain = Opened(HOME, {**NO_SITEMAPS, HOME: page()})
    with pytest.raises(PageError, match="no list of posts"):
        asyncio.run(find_out(plain))
