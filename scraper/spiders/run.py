"""The spider of a run: each due source walked by the spider of its kind, which is found out where it is unknown."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar
from urllib.parse import urlsplit

from presswatch.errors import PageError
from presswatch.urls.canonical import identity_key, same_site
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched
from scraper.items import EntryPage
from scraper.pages.discovery.addresses import Candidate, is_home, sitemaps_of
from scraper.pages.parsing.kinds import body_kind
from scraper.reading.reader import READ_LISTING
from scraper.reading.results import ListingPage
from scraper.spiders.base import SourceSpider
from scraper.spiders.feed import FeedSpider
from scraper.spiders.listing import ListingSpider, hints_of, no_list
from scraper.spiders.sitemap import SitemapSpider, shape_of, shapes_of
from scraper.spiders.wordpress import WordPressSpider
from scraper.visit.outcome import KEPT_BACK
from scraper.visit.visit import Visit
from scraper.visit.visit_input import Start

WALKERS: dict[str, type[SourceSpider]] = {
    spider.kind: spider for spider in (FeedSpider, ListingSpider, SitemapSpider, WordPressSpider)
}
# Pages looked at beyond the first to find where a site lists its posts; the best-scored candidates come first.
CANDIDATES_LOOKED_AT = 6
# Where sites keep a sitemap that robots.txt does not name: the convention, the usual plugin's, WordPress's own.
SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml", "/wp-sitemap-posts-post-1.xml")
# Places a source is followed at: a site that lists its posts only by section has a few of them.
STARTS = 5
# Part of the "version" that every JSON Feed has; other JSON is an answer for programs.
_JSON_FEED = b"jsonfeed.org"


class AutoSpider(SourceSpider):
    """Walks each source from the places where its posts are listed."""

    name = "auto"
    kind: ClassVar[str] = "auto"

    async def series(self, visit: Visit) -> AsyncIterator[AsyncIterator[EntryPage]]:
        """The pages of each known start, after them for a whole backfill what only the sitemap has."""
        if not visit.starts:
            visit.starts = await find_out(visit)
        for start in visit.starts:
            visit.start_url = start.url
            yield WALKERS[start.kind]().pages(visit)
        if visit.wants_everything and all(start.kind in ("listing", "feed") for start in visit.starts):
            yield self._rest(visit)

    async def _rest(self, visit: Visit) -> AsyncIterator[EntryPage]:
        """What a whole backfill misses on lists of the newest posts: addresses of the sitemap like theirs."""
        known, more = frozenset(visit.seen), False
        shapes = shapes_of(known)
        try:
            sitemap = await sitemap_of(visit)
            if sitemap is None:
                return
            visit.start_url = sitemap
            async for page in SitemapSpider().pages(visit):
                entries = tuple(entry for entry in page.entries if shape_of(identity_key(entry.url)) in shapes)
                more = more or any(identity_key(entry.url) not in known for entry in entries)
                yield EntryPage(url=page.url, entries=entries)
            if more:
                visit.rest_seen()
        except (FetchFault, PageError) as fault:
            if fault.reason in KEPT_BACK:
                visit.partly(fault)
        finally:
            visit.start_url = visit.entry.url


class RunSpider(AutoSpider):
    """Visits all sources of the session; kinds that are no general one are spiders of `scraper.spiders.sites`."""

    name = "run"
    kind = ""

    def walker(self, visit: Visit) -> SourceSpider:
        """This spider for general kinds; the site's own for a source that names it as its kind."""
        own = self._site_spiders.get(visit.entry.kind)
        return own() if own is not None else self

    @cached_property
    def _site_spiders(self) -> dict[str, type[SourceSpider]]:
        from scrapy.spiderloader import SpiderLoader  # noqa: PLC0415 - looks through the folder once

        loader = SpiderLoader.from_settings(self.crawler.settings)
        return {
            name: spider
            for name in loader.list()
            if issubclass(spider := loader.load(name), SourceSpider)
            and spider.__module__.startswith("scraper.spiders.sites.")
        }


async def find_out(visit: Visit) -> tuple[Start, ...]:
    """The places where the source's posts are listed, the best first. Raises PageError or FetchFault."""
    url = visit.entry.url
    fetched = await visit.fetch(url)
    kind = by_body(fetched)
    if kind is not None:
        visit.keep(url, fetched)
        return (Start(kind, url),)
    page = await visit.read(READ_LISTING, fetched, hints_of(visit), None, discover=True)
    here, listing = Start("listing", url), page.listing
    # A home page is where the posts are if it goes on; a script that continues it may only rotate a row of pictures.
    whole = listing.next_url is not None or not is_home(url)
    if (listing.items and whole) or hints_of(visit):
        visit.keep(url, fetched)
        return (here,)
    starts, whole = await elsewhere(visit, page)
    if listing.items and not whole:
        visit.keep(url, fetched)
        return (here, *starts)
    return starts or await _last_resort(visit, page, fetched.missing)


async def _last_resort(visit: Visit, page: ListingPage, missing: str) -> tuple[Start, ...]:
    """The sitemap of a site whose pages list no posts, else what a browser shows. Raises PageError or FetchFault."""
    sitemap = await sitemap_of(visit)
    if sitemap is not None:
        return (Start("sitemap", sitemap),)
    if page.by_script and visit.try_in_browser():
        return await find_out(visit)
    raise no_list(visit.entry.url, page, missing)


def by_body(fetched: Fetched) -> str | None:
    """Feed, sitemap or API answer by the bytes; None for a page that must be looked at. Raises PageError(not-html)."""
    kind = body_kind(fetched.snapshot.body, fetched.content_type)
    if kind in ("feed", "sitemap"):
        return kind
    if kind == "json" and fetched.snapshot.body.lstrip().startswith(b"["):
        return "wordpress"
    if kind == "json" and _JSON_FEED in fetched.snapshot.body:
        return "feed"
    if kind == "html":
        return None
    if kind == "empty":
        raise PageError(fetched.url, "no-posts", "the response is empty")
    raise PageError(
        fetched.url,
        "not-html",
        "unrecognized file type" if kind == "other" else f"this is {kind}, neither a page nor a feed",
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A place that lists posts: what its first page shows, and whether it is the whole list and not a section's."""

    start: Start
    keys: frozenset[str]
    whole: bool


async def elsewhere(visit: Visit, page: ListingPage) -> tuple[tuple[Start, ...], bool]:
    """The places of the site that list its posts: the whole list (True), or else those that show what others do not."""
    shown = frozenset(identity_key(item.url) for item in page.listing.items)
    found: list[Place] = []
    for candidate in sorted(page.candidates, key=lambda one: one.score, reverse=True)[:CANDIDATES_LOOKED_AT]:
        place = await _look_at(visit, candidate, shown)
        if place is not None and place.whole:
            return (place.start,), True
        if place is not None:
            found.append(place)
    chosen: list[Start] = []
    covered = set(shown)
    for place in sorted(found, key=lambda one: (one.start.kind == "feed", -len(one.keys))):
        if place.keys - covered and len(chosen) < STARTS:
            chosen.append(place.start)
            covered |= place.keys
    return tuple(chosen), False


async def _look_at(visit: Visit, candidate: Candidate, shown: frozenset[str]) -> Place | None:
    """What a candidate shows on its first page, None if it is none after all."""
    try:
        fetched = await visit.fetch(candidate.url)
        urls, goes_on = await _shown_at(visit, candidate, fetched)
    except (FetchFault, PageError):
        return None
    if not urls:
        return None
    visit.keep(candidate.url, fetched)
    keys = frozenset(identity_key(url) for url in urls)
    whole = candidate.kind == "wordpress" or (goes_on and 0 < len(shown) <= len(keys & shown) * 2)
    return Place(Start(candidate.kind, candidate.url), keys, whole)


async def _shown_at(visit: Visit, candidate: Candidate, fetched: Fetched) -> tuple[list[str], bool]:
    """The posts of a candidate's first page, and True if more follow. Raises FetchFault or PageError."""
    if candidate.kind != "listing":
        return await _first_page(WALKERS[candidate.kind](), visit, candidate.url, fetched), False
    if by_body(fetched) is not None:
        return [], False
    listing = (await visit.read(READ_LISTING, fetched, None, None, discover=False)).listing
    return [item.url for item in listing.items], listing.next_url is not None


async def _first_page(walker: SourceSpider, visit: Visit, url: str, fetched: Fetched) -> list[str]:
    own, visit.start_url = visit.start_url, url
    visit.keep(url, fetched)
    try:
        async for page in walker.pages(visit):
            return [entry.url for entry in page.entries]
        return []
    finally:
        visit.start_url = own


async def sitemap_of(visit: Visit) -> str | None:
    """A sitemap with posts that robots.txt names, or one at the usual address; None if there is none."""
    parts = urlsplit(visit.entry.url)
    origin = f"{parts.scheme}://{parts.netloc}"
    named = [one for one in sitemaps_of(visit.memory.robots_text(origin)) if same_site(one, origin)]
    for url in dict.fromkeys((*named[:3], *(origin + path for path in SITEMAPS))):
        candidate = Candidate(url=url, kind="sitemap", why="the site's sitemap", score=0.0)
        if await _look_at(visit, candidate, frozenset()):
            return url
    return None
