"""WordPress sites that offer their posts API (/wp-json/wp/v2/posts)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from presswatch.errors import PageError
from scraper.fetch.faults import FetchFault
from scraper.fetch.fetching import Fetched
from scraper.items import Entry, EntryPage
from scraper.pages.feed.wordpress import posts_of_api
from scraper.reading.reader import READ_LISTING, READ_WORDPRESS
from scraper.spiders.base import SourceSpider
from scraper.visit.outcome import bare
from scraper.visit.visit import Visit

# The API's largest page (WordPress REST handbook) for a backfill; a later pass needs the newest few.
BACKFILL_PER_PAGE = 100
PER_PAGE = 10
_PAGING = ("per_page", "page", "_embed")


class WordPressSpider(SourceSpider):
    """Reads the posts API page by page; the address of a source may be the API's or any page's of the site."""

    name = "wordpress"
    kind = "wordpress"

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        """The pages of the posts API, shorter for a known source. Raises FetchFault or PageError."""
        per_page = PER_PAGE if visit.standing.backfilled else BACKFILL_PER_PAGE
        visit.goes_on_by_itself = True
        api, answer = await _found(visit, per_page)
        if answer is not None and not answer.entries:
            raise PageError(answer.url, "no-posts", "the posts API returns no posts")
        visit.note("the site offers the posts API of WordPress")
        number = 1
        while answer is not None:
            last = answer.is_last(number, per_page)
            older_pages = 0 if last else (answer.pages - number if answer.pages else None)
            yield EntryPage(url=answer.url, entries=answer.entries, older_pages=older_pages)
            if last:
                return
            number, said = number + 1, answer.pages
            try:
                answer = await _asked(visit, api, per_page, number)
            except FetchFault as fault:
                # Asked beyond its last page, the API answers 400 (rest_post_invalid_page_number).
                # One that it counted among its pages and that is not found is a part of the source that is missing.
                beyond = ("http-400",) if number <= said else ("http-400", "http-404")
                if fault.reason in beyond:
                    return
                raise
        visit.unchanged = True


@dataclass(frozen=True, slots=True)
class _Answer:
    """A page of posts, and how many pages the API says there are, 0 where it does not."""

    url: str
    entries: tuple[Entry, ...]
    pages: int
    broken: bool

    def is_last(self, number: int, per_page: int) -> bool:
        """True for the last page as the API counts; else for one, whole, of fewer posts than were asked for."""
        if self.pages:
            return number >= self.pages
        return len(self.entries) < per_page and not self.broken


async def _asked(visit: Visit, api: str, per_page: int, number: int) -> _Answer | None:
    """A page of the API's answer; None if the first one is as it was. Raises FetchFault or PageError."""
    mark = "&" if "?" in api else "?"
    url = f"{api}{mark}{urlencode({'per_page': per_page, 'page': number})}"
    fetched = await visit.fetch(url, conditional=number == 1, accept="application/json")
    if fetched.unchanged:
        return None
    page = await visit.read(READ_WORDPRESS, fetched)
    if page.broken:
        said = ("truncated", "breaks off; the posts that came whole are kept")
        reason, how = said if page.cut_off else ("parse-error", "is broken; the posts that can be read are kept")
        visit.partly(PageError(url, reason, f"the answer {how}"), cut_off=page.cut_off)
    return _Answer(url, page.entries, _pages_of(fetched), page.broken)


async def _found(visit: Visit, per_page: int) -> tuple[str, _Answer | None]:
    """The API's address, which is remembered, with its first page of posts. Raises FetchFault or PageError."""
    first_fault: FetchFault | PageError | None = None
    asked: set[str] = set()
    async for api in _places(visit):
        if api in asked:
            continue
        asked.add(api)
        try:
            answer = await _asked(visit, api, per_page, 1)
        except (FetchFault, PageError) as fault:
            if fault.reason not in ("http-404", "http-410", "not-feed"):
                raise
            first_fault = first_fault or bare(fault)
            continue
        if api_of(visit.start_url) is None:
            visit.learned.apis[visit.start_url] = api
        return api, answer
    assert first_fault is not None, "there is a place to ask"
    raise first_fault


async def _places(visit: Visit) -> AsyncIterator[str]:
    """Where the posts API may be: its own address, where it was, below a page, where that says, at the root."""
    url = visit.start_url
    own = api_of(url)
    if own is not None:
        yield own
        return
    if url in visit.learned.apis:
        yield visit.learned.apis[url]
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    yield f"{origin}{parts.path.rstrip('/')}/wp-json/wp/v2/posts"
    try:
        page = await visit.read(READ_LISTING, await visit.fetch(url), None, None, discover=True)
    except (FetchFault, PageError):
        page = None
    if page is not None and page.wordpress:
        yield posts_of_api(page.wordpress)
    yield f"{origin}/wp-json/wp/v2/posts"


def _pages_of(fetched: Fetched) -> int:
    """How many pages the API says there are, 0 where it does not: some sites give fewer posts a page than asked for."""
    said = next((value for name, value in fetched.snapshot.headers if name.lower() == "x-wp-totalpages"), "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0


def api_of(url: str) -> str | None:
    """The address of the posts API that an address of the API belongs to, with the choice it makes; None for a page."""
    parts = urlsplit(url)
    pairs = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in _PAGING]
    route = dict(pairs).get("rest_route")
    if route is not None:
        pairs = [(name, _posts_in(value) if name == "rest_route" else value) for name, value in pairs]
    elif "/wp/v2/posts" in parts.path or "/wp-json" in parts.path:
        parts = parts._replace(path=_posts_in(parts.path))
    else:
        return None
    return urlunsplit(parts._replace(query=urlencode(pairs, safe="/,"), fragment=""))


def _posts_in(path: str) -> str:
    return path if "/wp/v2/posts" in path else path.rstrip("/") + "/wp/v2/posts"
