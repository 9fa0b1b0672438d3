"""WordPress sites that offer their posts API (/wp-json/wp/v2/posts)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import urlencode, urlsplit

from presswatch.errors import PageError
from scraper.faults import FetchFault
from scraper.fetching import Fetched
from scraper.items import EntryPage
from scraper.reader import READ_WORDPRESS, FeedPage
from scraper.spiders.base import SourceSpider
from scraper.visit import Visit

# The API's largest page (WordPress REST handbook) for a backfill; a later pass needs the newest few.
BACKFILL_PER_PAGE = 100
PER_PAGE = 10


class WordPressSpider(SourceSpider):
    """Reads the posts API page by page; the address of a source may be the API's or any page's of the site."""

    name = "wordpress"
    kind = "wordpress"

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        api = posts_api(visit.start_url)
        per_page = PER_PAGE if visit.standing.backfilled else BACKFILL_PER_PAGE
        number, pages = 1, 0
        visit.goes_on_by_itself = True
        while True:
            url = f"{api}?{urlencode({'per_page': per_page, 'page': number})}"
            try:
                fetched = await visit.fetch(url, conditional=number == 1, accept="application/json")
            except FetchFault as fault:
                # Asked beyond its last page, the API answers 400 (rest_post_invalid_page_number).
                # One that it counted among its pages and that is not found is a part of the source that is missing.
                promised = number <= pages and fault.reason == "http-404"
                if number > 1 and fault.reason in ("http-400", "http-404") and not promised:
                    return
                raise
            if fetched.unchanged:
                visit.unchanged = True
                return
            pages = _pages_of(fetched)
            page = await visit.read(READ_WORDPRESS, fetched)
            if page.broken:
                visit.partly(_broken(url, page), cut_off=page.cut_off)
            entries = page.entries
            if number == 1 and not entries:
                raise PageError(url, "no-posts", "the posts API gives no posts")
            if number == 1:
                visit.note("the site offers the posts API of WordPress")
            yield EntryPage(url=url, entries=entries)
            if number >= pages if pages else len(entries) < per_page and not page.broken:
                return
            number += 1


def _broken(url: str, page: FeedPage) -> PageError:
    """The fault of an answer of which only the posts that came whole are read."""
    if page.cut_off:
        return PageError(url, "truncated", "the answer breaks off; the posts that came whole are kept")
    return PageError(url, "parse-error", "the answer is broken; the posts that can be read are kept")


def _pages_of(fetched: Fetched) -> int:
    """How many pages the API says there are, 0 where it does not: some sites give fewer posts a page than asked for."""
    said = next((value for name, value in fetched.snapshot.headers if name.lower() == "x-wp-totalpages"), "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0


def posts_api(url: str) -> str:
    """The address of the posts API for a site's or an API root's address."""
    if "/wp/v2/posts" in url:
        return url.split("?", maxsplit=1)[0]
    if "/wp-json" in url:
        return url.split("?", maxsplit=1)[0].rstrip("/") + "/wp/v2/posts"
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/wp-json/wp/v2/posts"
