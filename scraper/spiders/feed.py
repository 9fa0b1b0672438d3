"""Feeds: RSS, RDF, Atom, JSON Feed."""

from collections.abc import AsyncIterator

from presswatch.errors import PageError
from presswatch.urls.canonical import same_site
from scraper.fetch.faults import FetchFault
from scraper.items import EntryPage
from scraper.reading.reader import READ_FEED
from scraper.reading.results import FeedPage
from scraper.spiders.base import SourceSpider
from scraper.visit.visit import Visit

ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


class FeedSpider(SourceSpider):
    """Reads a feed, and in a backfill its older pages where it names them (RFC 5005)."""

    name = "feed"
    kind = "feed"

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        """The feed, then the pages it names or WordPress serves by number. Raises FetchFault or PageError."""
        url: str | None = visit.start_url
        asked: set[str] = set()
        guessed = False
        while url and url not in asked:
            asked.add(url)
            try:
                feed = await _read(visit, url, first=len(asked) == 1)
            except FetchFault as fault:
                # A page beyond the last one; WordPress names no last page, so it is asked for. One that the feed names
                # and that is missing is a part of the source.
                if guessed and fault.reason in ("http-400", "http-404"):
                    return
                raise
            if feed is None:
                visit.unchanged = True
                return
            url_after, guessed = feed.next_url, feed.next_guessed
            url_after = url_after if url_after and same_site(url_after, url) else None
            older_pages = None if url_after else 0
            page = EntryPage(url=url, entries=feed.entries, left_out=feed.left_out, older_pages=older_pages)
            del feed  # a walk takes long, and does not need it
            yield page
            url = url_after


async def _read(visit: Visit, url: str, *, first: bool) -> FeedPage | None:
    """A page of the feed; None if the `first` one is as it was. Raises FetchFault or PageError."""
    fetched = await visit.fetch(url, conditional=first, accept=ACCEPT)
    if fetched.unchanged:
        return None
    feed = await visit.read(READ_FEED, fetched)
    if feed.refused:
        raise PageError(url, feed.refused, "the document defines XML entities, which are never expanded")
    if first:
        visit.note(f"it is a {feed.kind} feed with {len(feed.entries)} entries", next_url=feed.next_url)
    if feed.broken:
        visit.partly(PageError(url, "parse-error", "the feed is broken; the readable part of it is kept"))
    elif first and not feed.entries:
        why = f"no posts, but {'; '.join(feed.left_out)}" if feed.left_out else "no entries"
        raise PageError(url, "no-posts", f"the feed has {why}")
    return feed
