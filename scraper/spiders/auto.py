"""Finding out by itself what an address is, and where a site keeps its posts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from presswatch.errors import PageError
from presswatch.urls import identity_key
from scraper.faults import FetchFault
from scraper.fetching import Fetched
from scraper.items import EntryPage
from scraper.pages.discover import Candidate, sitemaps_of
from scraper.pages.kinds import body_kind
from scraper.reading import ListingPage, read_listing_body
from scraper.spiders.base import SourceSpider
from scraper.spiders.feed import FeedSpider
from scraper.spiders.listing import ListingSpider, hints_of
from scraper.spiders.sitemap import SitemapSpider
from scraper.spiders.wordpress import WordPressSpider
from scraper.visit import Visit

# Pages looked at beyond the first to find where a site lists its posts; the best-scored candidates come first.
CANDIDATES_LOOKED_AT = 4


class AutoSpider(SourceSpider):
    """Walks each source with the spider of its kind, and finds the kind out where it is not known."""

    name = "auto"
    kind = "auto"
    walkers: ClassVar[dict[str, type[SourceSpider]]] = {
        spider.kind: spider for spider in (FeedSpider, ListingSpider, SitemapSpider, WordPressSpider)
    }

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        if visit.kind in (None, "auto"):
            visit.kind = await find_out(visit)
        async for page in self.walkers[visit.kind or "listing"]().pages(visit):
            yield page


async def find_out(visit: Visit) -> str:
    """The kind of the source; sets `visit.start_url` to where its posts are. Raises PageError or FetchFault."""
    url = visit.start_url
    fetched = await visit.fetch(url)
    kind = by_body(fetched)
    if kind is not None:
        visit.keep(url, fetched)
        return kind
    page: ListingPage = await visit.read(read_listing_body, fetched, hints_of(visit), None, discover=True)
    if lists_well(page, url) or hints_of(visit):
        visit.keep(url, fetched)
        return "listing"
    found = await elsewhere(visit, page, fetched)
    if found is not None:
        visit.start_url = found.url
        return found.kind
    if page.listing.items:
        visit.keep(url, fetched)
        return "listing"
    reason = "login-wall" if "login" in page.listing.reason.lower() else "no-posts"
    raise PageError(url, reason, page.listing.reason or "no list of posts, no feed and no link to a news page was found")


def by_body(fetched: Fetched) -> str | None:
    """Feed, sitemap or API answer by the bytes; None for a page that must be looked at. Raises PageError(not-html)."""
    kind = body_kind(fetched.snapshot.body, fetched.content_type)
    if kind in ("feed", "sitemap"):
        return kind
    if kind == "json":
        return "wordpress" if fetched.snapshot.body.lstrip().startswith(b"[") else "feed"
    if kind == "html":
        return None
    raise PageError(fetched.url, "not-html", f"this is {kind}, neither a page nor a feed")


def lists_well(page: ListingPage, url: str) -> bool:
    """Whether the page itself is where the posts are: a list, and on a home page one that goes on or is long."""
    listing = page.listing
    if not listing.is_listing or not listing.items:
        return False
    at_home = urlsplit(url).path.strip("/") == "" and not urlsplit(url).query
    goes_on = listing.next_url is not None or listing.next_by_script
    return not at_home or goes_on


@dataclass(frozen=True, slots=True)
class _Yield:
    """What a candidate's first page gives: its posts' keys, and whether a next page follows."""

    candidate: Candidate
    keys: frozenset[str]
    goes_on: bool

    def worth(self, shown: frozenset[str]) -> tuple[bool, bool, int]:
        """A place that has what the home page shows is the whole list and no mere section; then length counts."""
        covers = len(self.keys & shown) * 2 >= len(shown)
        return covers, self.goes_on, len(self.keys)


async def elsewhere(visit: Visit, page: ListingPage, fetched: Fetched) -> Candidate | None:
    """The best place on the site for its posts: its API, news page, feed or sitemap, each looked at before it is believed."""
    shown = frozenset(identity_key(item.url) for item in page.listing.items)
    candidates = sorted(page.candidates, key=lambda candidate: candidate.score, reverse=True)
    found: list[_Yield] = []
    for candidate in candidates[:CANDIDATES_LOOKED_AT]:
        given = await _yield_of(visit, candidate)
        if given is not None:
            found.append(given)
        if given is not None and given.worth(shown)[:2] == (True, True):
            break
    best = max(found, key=lambda one: one.worth(shown), default=None)
    if best is None:
        return None if shown else await _from_sitemap(visit, fetched)
    covers, goes_on, count = best.worth(shown)
    return best.candidate if covers and (goes_on or count >= len(shown)) else None


async def _yield_of(visit: Visit, candidate: Candidate) -> _Yield | None:
    """What a candidate shows on its first page, None if it is none after all."""
    try:
        fetched = await visit.fetch(candidate.url)
        if candidate.kind == "listing":
            if by_body(fetched) is not None:
                return None
            page: ListingPage = await visit.read(read_listing_body, fetched, None, None, discover=False)
            listing = page.listing
            urls = [item.url for item in listing.items] if listing.is_listing else []
            goes_on = listing.next_url is not None or listing.next_by_script
        else:
            urls = await _first_page(AutoSpider.walkers[candidate.kind](), visit, candidate.url, fetched)
            goes_on = candidate.kind in ("wordpress", "sitemap")
    except (FetchFault, PageError):
        return None
    if not urls:
        return None
    visit.keep(candidate.url, fetched)
    return _Yield(candidate, frozenset(identity_key(url) for url in urls), goes_on)


async def _first_page(walker: SourceSpider, visit: Visit, url: str, fetched: Fetched) -> list[str]:
    own, visit.start_url = visit.start_url, url
    visit.keep(url, fetched)
    try:
        async for page in walker.pages(visit):
            return [entry.url for entry in page.entries]
        return []
    finally:
        visit.start_url = own


async def _from_sitemap(visit: Visit, fetched: Fetched) -> Candidate | None:
    """A sitemap that robots.txt names, or the usual address."""
    parts = urlsplit(fetched.url)
    origin = f"{parts.scheme}://{parts.netloc}"
    robots = visit.robots_text(origin)
    for url in (*sitemaps_of(robots), f"{origin}/sitemap.xml"):
        candidate = Candidate(url=url, kind="sitemap", why="the site's sitemap", score=0.0)
        if await _yield_of(visit, candidate):
            return candidate
    return None
