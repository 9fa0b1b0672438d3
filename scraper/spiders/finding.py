"""Finding out what an address is, and where a site lists its posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from presswatch.errors import PageError
from presswatch.urls.canonical import identity_key, same_site
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched
from scraper.pages.discovery.addresses import Candidate, is_home, sitemaps_of
from scraper.pages.parsing.kinds import body_kind
from scraper.reading.reader import READ_LISTING
from scraper.reading.results import ListingPage
from scraper.spiders.base import SourceSpider
from scraper.spiders.listing import hints_of, no_list
from scraper.visit.visit import Visit
from scraper.visit.visit_input import Start

Walkers = Mapping[str, type[SourceSpider]]

# Pages looked at beyond the first to find where a site lists its posts; the best-scored candidates come first.
CANDIDATES_LOOKED_AT = 6
# Where sites keep a sitemap that robots.txt does not name: the convention, the usual plugin's, WordPress's own.
SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml", "/wp-sitemap-posts-post-1.xml")
# Places a source is followed at: a site that lists its posts only by section has a few of them.
STARTS = 5
# Part of the "version" that every JSON Feed has; other JSON is an answer for programs.
_JSON_FEED = b"jsonfeed.org"


async def find_out(visit: Visit, walkers: Walkers) -> tuple[Start, ...]:
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
    starts, whole = await elsewhere(visit, page, walkers)
    if listing.items and not whole:
        visit.keep(url, fetched)
        return (here, *starts)
    return starts or await _last_resort(visit, page, fetched.missing, walkers)


async def _last_resort(visit: Visit, page: ListingPage, missing: str, walkers: Walkers) -> tuple[Start, ...]:
    """The sitemap of a site whose pages list no posts, else what a browser shows. Raises PageError or FetchFault."""
    sitemap = await sitemap_of(visit, walkers)
    if sitemap is not None:
        return (Start("sitemap", sitemap),)
    if page.by_script and visit.try_in_browser():
        return await find_out(visit, walkers)
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


async def elsewhere(visit: Visit, page: ListingPage, walkers: Walkers) -> tuple[tuple[Start, ...], bool]:
    """The places of the site that list its posts: the whole list (True), or else those that show what others do not."""
    shown = frozenset(identity_key(item.url) for item in page.listing.items)
    found: list[Place] = []
    for candidate in sorted(page.candidates, key=lambda one: one.score, reverse=True)[:CANDIDATES_LOOKED_AT]:
        place = await _look_at(visit, candidate, shown, walkers)
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


async def _look_at(visit: Visit, candidate: Candidate, shown: frozenset[str], walkers: Walkers) -> Place | None:
    """What a candidate shows on its first page, None if it is none after all."""
    try:
        fetched = await visit.fetch(candidate.url)
        urls, goes_on = await _shown_at(visit, candidate, fetched, walkers)
    except (FetchFault, PageError):
        return None
    if not urls:
        return None
    visit.keep(candidate.url, fetched)
    keys = frozenset(identity_key(url) for url in urls)
    whole = candidate.kind == "wordpress" or (goes_on and 0 < len(shown) <= len(keys & shown) * 2)
    return Place(Start(candidate.kind, candidate.url), keys, whole)


async def _shown_at(visit: Visit, candidate: Candidate, fetched: Fetched, walkers: Walkers) -> tuple[list[str], bool]:
    """The posts of a candidate's first page, and True if more follow. Raises FetchFault or PageError."""
    if candidate.kind != "listing":
        return await _first_page(walkers[candidate.kind](), visit, candidate.url, fetched), False
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


async def sitemap_of(visit: Visit, walkers: Walkers) -> str | None:
    """A sitemap with posts that robots.txt names, or one at the usual address; None if there is none."""
    parts = urlsplit(visit.entry.url)
    origin = f"{parts.scheme}://{parts.netloc}"
    named = [one for one in sitemaps_of(visit.memory.robots_text(origin)) if same_site(one, origin)]
    for url in dict.fromkeys((*named[:3], *(origin + path for path in SITEMAPS))):
        candidate = Candidate(url=url, kind="sitemap", why="the site's sitemap", score=0.0)
        if await _look_at(visit, candidate, frozenset(), walkers):
            return url
    return None
