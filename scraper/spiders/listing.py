"""HTML listings: "News", "Press", "In the media"."""

from __future__ import annotations

from collections.abc import AsyncIterator

from presswatch.errors import PageError
from presswatch.urls import winds
from scraper.items import Entry, EntryPage
from scraper.pages.dates import learn_order
from scraper.pages.listing_types import ListingHints, ListingItem
from scraper.reader import READ_LISTING, ListingPage
from scraper.spiders.base import SourceSpider
from scraper.visit import Visit


class ListingSpider(SourceSpider):
    """Follows a listing from its first page to the next ones."""

    name = "listing"
    kind = "listing"

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        url: str | None = visit.start_url
        asked: set[str] = set()
        while url and url not in asked:
            asked.add(url)
            fetched = await visit.fetch(url, conditional=len(asked) == 1)
            if fetched.unchanged:
                visit.unchanged = True
                return
            page = await visit.read(
                READ_LISTING, fetched, hints_of(visit), visit.layouts.get(visit.start_url), discover=False
            )
            missing = fetched.missing
            del fetched  # a walk takes long, and a monster's bytes are not needed for it
            listing = page.listing
            if len(asked) == 1:
                learn(visit, page, missing)
            if not listing.items:
                return
            entries = tuple(entry_of(item) for item in listing.items)
            yield EntryPage(url=url, entries=entries, left_out=listing.left_out)
            url = listing.next_url if listing.next_url and not winds(listing.next_url) else None
            visit.goes_on_by_itself = visit.goes_on_by_itself or url is not None


def hints_of(visit: Visit) -> ListingHints | None:
    """The watchlist's corrections for this source, None if it has none."""
    entry = visit.entry
    if not (entry.items or entry.not_ or entry.title or entry.date or entry.next):
        return None
    return ListingHints(
        items=entry.items or None,
        not_items=entry.not_ or None,
        title=entry.title or None,
        date=entry.date or None,
        next=entry.next or None,
    )


def learn(visit: Visit, page: ListingPage, missing: str = "") -> None:
    """Takes what the first page shows of the source, or says why it is no listing. Raises PageError."""
    url, listing = visit.start_url, page.listing
    if not listing.is_listing or not listing.items:
        raise no_list(url, page, missing)
    if listing.layout:
        visit.layouts[url] = listing.layout
    visit.note(listing.reason, next_url=listing.next_url, next_by_script=listing.next_by_script)
    raws = [item.date.raw for item in listing.items if item.date]
    visit.date_order = visit.date_order or learn_order(raws)


def no_list(url: str, page: ListingPage, missing: str = "") -> PageError:
    """What is to be said of a page that lists nothing: a wall before the list, or no list.

    `missing` is what its scripts asked for in vain, where it was opened in the browser.
    """
    if page.wall:
        return PageError(url, "login-wall", page.wall)
    why = page.listing.reason or "no list of posts, no feed and no news page was found"
    return PageError(url, "no-posts", "; ".join(filter(None, (why, missing))))


def entry_of(item: ListingItem) -> Entry:
    """The entry that a listing item stands for."""
    return Entry(
        url=item.url,
        title=item.title,
        date=item.date,
        teaser=item.teaser,
        byline=item.byline,
        outlet=item.outlet,
        external=item.external,
        pinned=item.pinned,
    )
