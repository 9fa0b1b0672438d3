"""Lists by old themes of generators: boxes without classes, unusual link texts, the newest post in full."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.listing.types import Listing
from scraper.pages.parsing.page import Page

NOW = DateContext(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
TITLES = (
    "Port workers win a new agreement after nine weeks",
    "Court hears the case of the river villages",
    "Volunteers wanted for the spring survey",
    "Five questions to our new chair",
    "What the budget means for northern schools",
    "A hundred years of dykes: the new book",
)
PROSE = "The board met on Monday and decided to open all of its registers to the families of the coast. "


def read(body: str, url: str = "https://tide.example/") -> Listing:
    html = f"<html lang='en'><head><title>Tide Institute</title></head><body>{body}</body></html>"
    return read_listing(Page(url=url, html=html), NOW)


@pytest.mark.parametrize("shown", [5, 6])
def test_titles_next_to_sections_in_boxes_without_names(shown: int) -> None:
    """The "Read on" links look more likely than the titles, which share a line with a section; a motto links elsewhere."""
    boxes = "".join(
        f'<div id="content"><a href="/p/{at}.html"><h3>{title}</h3></a><h3 class="date">{20 - at} October 2026</h3>'
        f'<p>{PROSE * (6 if at == 0 else 2)}</p>Category: <a href="/c/news.html">News</a>'
        + (f'<p><a href="/p/{at}.html">Read More</a></p></div>' if at else "</div>")
        for at, title in enumerate(TITLES[:shown])
    )
    above = '<div id="content"><p>Return to <a href="http://otherplace.example">otherplace.example</a></p></div>'
    below = (
        '<div id="content"><p><a href="/index2.html">&laquo; Prev</a></p></div><div id="content"><ul>'
        '<li><a href="/archives.html">Archives</a><li><a href="/tags.html">Tags</a></ul></div>'
        f'<div id="content"><h3>Categories</h3><p><a href="/c/news.html">News</a>,</p></div><div>{PROSE * 9}</div>'
    )
    listing = read(f"<div id='container'>{above}{boxes}{below}</div>", "https://tide.example/index3.html")
    assert [(item.title, item.date.on.day if item.date else 0) for item in listing.items] == [
        (title, 20 - at) for at, title in enumerate(TITLES[:shown])
    ]


def rows(rel: str = "") -> str:
    return "".join(
        f"<li><h2><a href='/p/{at}.html' {rel}>{title}</a></h2><span>{20 - at} October 2026</span></li>"
        for at, title in enumerate(TITLES)
    )


@pytest.mark.parametrize(
    ("own", "further"), [("/", "/index2.html"), ("/c/news.html", ""), ("/index2.html", "/index3.html")]
)
def test_the_next_numbered_index_is_the_next_page(own: str, further: str) -> None:
    """The text of the link does not matter; the index of another list is not the next page."""
    target = further or "/index2.html"
    listing = read(f"<ol>{rows()}</ol><p>1 ~ 4 <a href='{target}'>(:~</a></p>", f"https://tide.example{own}")
    assert listing.next_url == (f"https://tide.example{further}" if further else None)


@pytest.mark.parametrize("home", ["/index.html", "/en/", "/ko/index.php"])
def test_a_heading_that_links_to_the_home_page_is_no_post(home: str) -> None:
    """It looks like a card above the list."""
    boxes = "".join(
        f"<div class='item'><h2><a href='/p/{at}.html'>{title}</a></h2><h3>{20 - at} October 2026</h3><p>{PROSE * 3}</p>"
        f"<a href='/p/{at}.html'>Continue reading</a></div>"
        for at, title in enumerate(TITLES)
    )
    head = f"<div id='header'><h1><a href='{home}'>Tide Institute of the Northern Coast</h1></div>"
    listing = read(f"<div>{head}<div id='main'>{boxes}</div></div>", "https://tide.example/")
    assert [item.title for item in listing.items] == list(TITLES)


@pytest.mark.parametrize(
    ("url", "rel", "lists"),
    [("/", "bookmark", 18), ("/", "nofollow", 0), ("/posts/newest.html", "bookmark", 0)],
)
def test_titles_below_the_newest_post_in_full(url: str, rel: str, lists: int) -> None:
    """On a home page they are its posts if it says so; below a post with its own address they are related posts."""
    boxes = "".join(
        f"<li><a href='/p/{at}.html' rel='{rel}'>{title}</a></li></ol></section>" for at, title in enumerate(TITLES * 3)
    )
    head = "<header><h1><a href='/'>Tide</a> : <a href='/posts/newest.html'>A school under water</a></h1></header>"
    body = f"{head}<article>{f'<p>{PROSE * 4}</p>' * 4}</article><section><h2>More</h2><ol></ol></section>{boxes}"
    listing = read(body, f"https://tide.example{url}")
    assert len(listing.items) == lists
