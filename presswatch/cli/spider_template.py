"""The three files of a new site spider: spider, saved page, and a test that fails until the spider reads the page."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from urllib.parse import urlsplit

from presswatch.errors import UsageError
from presswatch.watchlist.entries import SOURCE_KINDS

SPIDER = '''\
"""{host}: why the general spiders fail here, in one sentence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import urljoin

from parsel import Selector

from scraper.items import Entry, EntryPage
from scraper.pages.dates.read import read_date
from scraper.pages.parsing.page import open_page
from scraper.reading.results import Body
from scraper.spiders.base import SourceSpider
from scraper.visit.visit import Visit

ROW, LINK, DATE, NEXT = "article", "a", "time", "a[rel=next]"


def read_list(body: Body) -> tuple[tuple[Entry, ...], str | None]:
    """The posts of one page of the list, in its order, and the next page's address (None on the last)."""
    page = open_page(body.content, body.url, body.content_type)
    whole, entries = Selector(page.html), []
    for row in whole.css(ROW):
        href = row.css(f"{{LINK}}::attr(href)").get()
        if href:
            title = " ".join(" ".join(row.css(f"{{LINK}} ::text").getall()).split())
            date = read_date(" ".join(row.css(f"{{DATE}} ::text").getall()), body.context)
            entries.append(Entry(url=urljoin(page.base_url, href), title=title, date=date))
    following = whole.css(f"{{NEXT}}::attr(href)").get()
    return tuple(entries), urljoin(page.base_url, following) if following else None


class {class_name}(SourceSpider):
    """Follows the list of {host} page by page."""

    name = kind = "{name}"

    async def pages(self, visit: Visit) -> AsyncIterator[EntryPage]:
        url: str | None = visit.entry.url
        while url:
            fetched = await visit.fetch(url)
            entries, following = await visit.read(read_list, fetched)
            yield EntryPage(url=url, entries=entries)
            url = following
'''

TEST = '''\
"""The site spider {name} reads its saved page."""

from datetime import UTC, datetime
from pathlib import Path

from scraper.pages.dates.read import DateContext
from scraper.reading.results import Body
from scraper.spiders.sites import {name}

URL = "{url}"
PAGE = Path(__file__).parents[3] / "pages" / "{host}" / "listing.html"
# Fill in, from the page as a person sees it: how many posts, the first one's title and day.
POSTS = 0
FIRST_TITLE = ""
FIRST_DAY = ""


def test_reads_the_saved_page():
    """Number of posts, first title and first day are those that a person sees on the page."""
    context = DateContext(now=datetime.now(tz=UTC))
    posts, _ = {name}.read_list(Body(content=PAGE.read_bytes(), url=URL, content_type="text/html", context=context))
    assert POSTS > 0, "fill in what the page shows, see above"
    assert len(posts) == POSTS
    assert posts[0].title == FIRST_TITLE
    assert posts[0].date is not None
    assert posts[0].date.on.isoformat() == FIRST_DAY
'''

_IMPORTED = frozenset({"datetime", "pathlib", "scraper"})
"""Names that the generated test imports in addition to the spider's module."""

EMPTY_PAGE = "<!doctype html>\n<title>Save the page of {url} over this file</title>\n"


def create_spider(checkout: Path, url: str, page: bytes | None, name: str | None) -> list[Path]:
    """Writes the files under `checkout`, returns their relative paths; or UsageError, and nothing is written."""
    host = _host_of(url)
    name = _checked_name(name or re.sub(r"\W+", "_", host).strip("_"))
    if not (checkout / "scraper" / "spiders" / "sites").is_dir() or not (checkout / "pyproject.toml").is_file():
        raise UsageError(
            f"new-spider: {checkout}: no checkout of Presswatch; call it from the folder that holds pyproject.toml"
        )
    class_name = "".join(map(str.capitalize, name.split("_"))) + "Spider"
    words = {"host": host, "name": name, "url": url, "class_name": class_name}
    files = {
        Path("scraper/spiders/sites") / f"{name}.py": SPIDER.format(**words).encode(),
        Path("tests/pages") / host / "listing.html": page if page is not None else EMPTY_PAGE.format(**words).encode(),
        Path("tests/scraper/spiders/sites") / f"test_{name}.py": TEST.format(**words).encode(),
    }
    for path in files:
        if (checkout / path).exists():
            raise UsageError(f"new-spider: {path}: exists already; nothing was written")
    for path, content in files.items():
        (checkout / path).parent.mkdir(parents=True, exist_ok=True)
        (checkout / path).write_bytes(content)
    return list(files)


def _host_of(url: str) -> str:
    """The host of an address that a spider can be made for; UsageError for another."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if urlsplit(url).scheme not in ("http", "https") or not host or set(url) & set("\"'\\\n\r"):
        raise UsageError(f"new-spider: {url}: no http or https address")
    return host


def _checked_name(name: str) -> str:
    """The name, if a spider can have it; UsageError if not."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise UsageError(
            f"new-spider: {name}: a spider's name is made of small letters, digits and _; give one by --name"
        )
    if keyword.iskeyword(name) or name in SOURCE_KINDS or name in _IMPORTED:
        what = "a word of Python" if keyword.iskeyword(name) else "taken"
        raise UsageError(f"new-spider: {name}: this name is {what}, so no spider can have it; give another by --name")
    return name
