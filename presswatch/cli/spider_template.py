"""The three files of a new site spider: the spider, a saved page, and a test that fails until the spider reads the page."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from presswatch.errors import UsageError

SPIDER = '''\
"""{host}: why the general spiders fail here, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from parsel import Selector

from scraper.items import Entry
from scraper.pages.dates import DateContext, read_date
from scraper.pages.page import Page

NAME = "{name}"
ROW = "article"
LINK = "a"
DATE = "time"
NEXT = "a[rel=next]"


def entries(page: Page, context: DateContext) -> Iterator[Entry]:
    """The posts of one page of the list, in its order."""
    for row in Selector(page.html).css(ROW):
        href = row.css(f"{{LINK}}::attr(href)").get()
        if href:
            printed = " ".join(row.css(f"{{DATE}} ::text").getall()).strip()
            yield Entry(
                url=urljoin(page.base_url, href),
                title=" ".join(row.css(f"{{LINK}} ::text").getall()).strip(),
                date=read_date(printed, context),
            )


def next_page(page: Page) -> str | None:
    """The address of the next page of the list, None on the last one."""
    href = Selector(page.html).css(f"{{NEXT}}::attr(href)").get()
    return urljoin(page.base_url, href) if href else None
'''

TEST = '''\
"""The site spider {name} reads its saved page."""

from datetime import UTC, datetime
from pathlib import Path

from scraper.pages.dates import DateContext
from scraper.pages.page import open_page
from scraper.spiders.sites import {name}

URL = "{url}"
PAGE = Path(__file__).parents[3] / "pages" / "{host}" / "listing.html"
# Fill in, from the page as a person sees it: how many posts, the first one's title and day.
POSTS = 0
FIRST_TITLE = ""
FIRST_DAY = ""


def test_reads_the_saved_page():
    """Number of posts, first title and first day are those that a person sees on the page."""
    page = open_page(PAGE.read_bytes(), URL)
    posts = list({name}.entries(page, DateContext(now=datetime.now(tz=UTC))))
    assert POSTS > 0, "fill in what the page shows, see above"
    assert len(posts) == POSTS
    assert posts[0].title == FIRST_TITLE
    assert posts[0].date is not None
    assert posts[0].date.on.isoformat() == FIRST_DAY
'''

EMPTY_PAGE = "<!doctype html>\n<title>Save the page of {url} over this file</title>\n"


def create_spider(checkout: Path, url: str, page: bytes | None, name: str | None) -> list[Path]:
    """Writes the files under `checkout`, returns their paths relative to it.

    UsageError if it is no checkout of Presswatch, the address is none, or a file exists already; then nothing is
    written.
    """
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if urlsplit(url).scheme not in ("http", "https") or not host or set(url) & set("\"'\\\n\r"):
        raise UsageError(f"new-spider: {url}: no http or https address")
    name = name or re.sub(r"\W+", "_", host).strip("_")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise UsageError(
            f"new-spider: {name}: a spider's name is made of small letters, digits and _; give one by --name"
        )
    if not (checkout / "scraper" / "spiders" / "sites").is_dir() or not (checkout / "pyproject.toml").is_file():
        raise UsageError(
            f"new-spider: {checkout}: no checkout of Presswatch; call it from the folder that holds pyproject.toml"
        )
    words = {"host": host, "name": name, "url": url}
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
