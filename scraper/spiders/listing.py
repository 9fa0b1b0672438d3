"""HTML listings: "News", "Press", "In the media"."""

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import replace
from functools import partial

from presswatch.errors import PageError
from presswatch.records import copied
from presswatch.urls.canonical import winds
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched
from scraper.items import Entry, EntryPage
from scraper.pages.dates.read import learn_order
from scraper.pages.listing.types import ListingHints
from scraper.pages.parsing.kinds import body_kind
from scraper.reading.reader import READ_LISTING
from scraper.reading.results import ListingPage
from scraper.spiders.base import SourceSpider
from scraper.visit.outcome import CLOSED_OFF
from scraper.visit.visit import Visit
from scraper.visit.walk import ascends, follows


class ListingSpider(SourceSpider):
    """Follows a listing from its first page to the next ones, one that shows the oldest posts first from its end."""

    name = "listing"
    kind = "listing"

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        """The list's pages, from the end of one that begins with its oldest. Raises FetchFault or PageError."""
        start = visit.start_url
        last = None if visit.standing.deepens else visit.learned.last_pages.get(start)
        forward = _forward(visit, start)
        first = await anext(forward, None)
        # One that showed the oldest posts first still does, or its first page is as it was.
        if last is not None and (visit.unchanged if first is None else ascends(first)):
            visit.unchanged = False
            held = await _to_end(visit, [], _forward(visit, last))
            visit.unchanged &= first is None
            if held is not None:
                for page in (*reversed(held), *filter(None, [first])):
                    yield page
                return
            # The list has become shorter: its first page is requested again, unconditionally.
            forward = _forward(visit, start, conditional=False)
            first = await anext(forward, None)
        visit.learned.last_pages.pop(start, None)
        if first is None:
            return
        beginning, first = [first], None  # a walk takes long, and a page may have thousands of entries
        async for page in _newest_first(visit, beginning, forward):
            yield page


async def _newest_first(
    visit: Visit, beginning: list[EntryPage], forward: AsyncGenerator[EntryPage]
) -> AsyncIterator[EntryPage]:
    """The pages of a list; from its last page back if the first shows older posts first, and the second goes on so."""
    if visit.trial is None and ascends(beginning[0]):
        try:
            second = await anext(forward, None)
        except (FetchFault, PageError):
            yield beginning.pop()
            raise
        if second is not None and follows(beginning[0], second):
            held = await _to_end(visit, [*beginning, second], forward) or []
            while held:
                yield replace(held.pop(), older_pages=len(held))
            return
        beginning += filter(None, [second])
        second = None
    while beginning:  # not held
        yield beginning.pop(0)
    async for page in forward:
        yield page


async def _forward(visit: Visit, url: str | None, *, conditional: bool = True) -> AsyncGenerator[EntryPage]:
    """The pages of a list from one of them on, as it shows them; none if that one is as it was."""
    asked: set[str] = set()
    while url and url not in asked:
        asked.add(url)
        fetched = await visit.fetch(url, conditional=conditional)
        conditional = False
        if fetched.unchanged:
            visit.unchanged = True
            return
        refuse_other(url, fetched, further=url != visit.start_url)
        layout = visit.learned.layouts.get(visit.start_url)
        page = await visit.read(READ_LISTING, fetched, hints_of(visit), layout, discover=False)
        listing = page.listing
        entries = tuple(map(partial(copied, Entry), listing.items))
        # A next page's address that grows from page to page leads nowhere.
        following = listing.next_url if listing.next_url and not winds(listing.next_url) else None
        older_pages = (listing.pages_after or None) if following else 0
        shown = EntryPage(url=url, entries=entries, left_out=listing.left_out, older_pages=older_pages)
        if url == visit.start_url:
            learn(visit, page, shown, fetched.missing)
        elif page.wall:
            raise PageError(url, "login-wall", page.wall)
        if not listing.items:
            return
        if page.cut:
            visit.partly(PageError(url, "post-cap", f"{page.cut}; {len(listing.items):,} posts are read"))
        url = following
        del fetched, page, listing  # a walk takes long, and does not need these
        yield shown
        del shown
        visit.goes_on_by_itself |= url is not None


async def _to_end(visit: Visit, held: list[EntryPage], forward: AsyncGenerator[EntryPage]) -> list[EntryPage] | None:
    """The pages `held` and those after them, the last one remembered; None where none is a page of the list."""
    try:
        while len(held) < visit.limits.max_pages and (page := await anext(forward, None)) is not None:
            held.append(page)
        gone = not visit.unchanged
    except (FetchFault, PageError) as fault:
        gone = fault.reason in CLOSED_OFF
        if held or not gone:
            visit.partly(fault)
    if not held:
        return None if gone else []
    if len(held) >= visit.limits.max_pages:
        visit.cut_short()
    visit.learned.last_pages[visit.start_url] = held[-1].url
    return held


def hints_of(visit: Visit) -> ListingHints | None:
    """The watchlist's corrections for this source, None if it has none."""
    entry = visit.entry
    selectors = {name: getattr(entry, name) for name in ("items", "title", "date", "next")}
    selectors["not_items"] = entry.not_
    given = {name: selector for name, selector in selectors.items() if selector}
    return ListingHints(**given) if given else None


def learn(visit: Visit, page: ListingPage, shown: EntryPage, missing: str = "") -> None:
    """Takes what the first page shows of the source, or says why it is no listing. Raises PageError."""
    url, listing = visit.start_url, page.listing
    if not listing.items:
        raise no_list(url, page, missing)
    if listing.layout:
        visit.learned.layouts[url] = listing.layout
    older = "; it shows older posts first: visits go on to its last page" if listing.next_url and ascends(shown) else ""
    visit.note(listing.reason + older, next_url=listing.next_url, next_by_script=listing.next_by_script)
    raws = [item.date.raw for item in listing.items if item.date]
    visit.date_order = visit.date_order or learn_order(raws)


def refuse_other(url: str, fetched: Fetched, *, further: bool) -> None:
    """Raises PageError where a page of a list is empty or no page; its first one may look like a feed."""
    kind = body_kind(fetched.snapshot.body, fetched.content_type)
    if not further and kind in ("feed", "sitemap"):
        return
    where = "a page of older posts" if further else "the list of posts"
    if kind == "empty":
        raise PageError(url, "no-posts", f"the response is empty; expected {where}")
    if kind != "html":
        raise PageError(
            url, "not-html", f"expected {where}, found {'an unrecognized file type' if kind == 'other' else kind}"
        )


def no_list(url: str, page: ListingPage, missing: str = "") -> PageError:
    """The fault of a page that lists nothing, `missing` what its scripts could not fetch in the browser."""
    if page.wall:
        return PageError(url, "login-wall", page.wall)
    if page.unread:
        return PageError(url, "parse-error", f"no posts in the readable part of the page: {page.unread}")
    why = page.listing.reason or "no list of posts, no feed and no news page was found"
    return PageError(url, "no-posts", "; ".join(filter(None, (why, missing))))
