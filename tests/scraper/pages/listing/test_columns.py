"""Side columns of newest posts: they neither make a page a list nor replace the list next to them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.listing.read import read_listing
from scraper.pages.listing.types import Listing
from scraper.pages.parsing.page import Page

NOW = DateContext(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
NEWEST = (
    "Port workers win a new agreement after nine weeks",
    "Court hears the case of the river villages",
    "Volunteers wanted for the spring survey",
    "Five questions to our new chair",
    "What the budget means for northern schools",
)
OLDER = ("A night walk along the old canal", "Our office is closed on Monday")
PROSE = "<p>We are a small institute by the river and have worked with its towns for twenty years.</p>" * 3


def entries(titles: tuple[str, ...], name: str, month: int) -> str:
    rows = (
        f'<div class="{name}-item"><a class="title" href="/posts/{month}{at}-{title.split()[0].lower()}/">{title}</a>'
        f"<time>2026-{month:02}-{28 - at}</time></div>"
        for at, title in enumerate(titles)
    )
    return f'<div class="{name}-list">{"".join(rows)}</div>'


def page(main: str, column: str, *, heading: str = "", names: str = 'div class="side-column sidebar"') -> Listing:
    widget = f'<h3>Recent posts</h3>{column}<p>Tide Institute, since 2004</p><a href="/feed.xml">Feed</a>'
    html = (
        f"<html lang='en'><head><title>{heading} | Tide Institute</title></head><body class='has-sidebar'>"
        "<header><a href='/'>Tide Institute</a><a href='/archives/'>Archive</a><a href='/about/'>About us</a></header>"
        f"<div class='row with-sidebar'><div class='content'><h1>{heading}</h1>{main}</div>"
        f"<{names}>{widget}</{names.split(maxsplit=1)[0]}></div></body></html>"
    )
    return read_listing(Page(url="https://tide.example/about/", html=html), NOW)


@pytest.mark.parametrize("names", ["aside"])
def test_a_page_with_newest_posts_in_its_side_column(names: str) -> None:
    """A page with heading and text of its own is no list, although its side column has one."""
    listing = page(PROSE, entries(NEWEST, "recent", 10), heading="About us", names=names)
    assert not listing.items
    assert not listing.is_listing


def test_a_list_in_a_column_of_an_otherwise_empty_page() -> None:
    """If the page has no other content, the posts in the column are its list."""
    assert len(page("", entries(NEWEST, "recent", 10), heading="News").items) == len(NEWEST)


def test_the_last_posts_of_a_list_next_to_newest_ones() -> None:
    """Two old posts on a last page are the list, not the five newest in the column."""
    rows = (
        f'<div class="item"><a href="/posts/{at}-old/"><img src="/i/{at}.jpg" alt=""></a><div>'
        f'<a class="title" href="/posts/{at}-old/">{title}</a><time>2025-03-0{3 - at}</time></div></div>'
        for at, title in enumerate(OLDER)
    )
    listing = page(f'<div class="list">{"".join(rows)}</div>', entries(NEWEST, "recent", 10), heading="News")
    assert [item.title for item in listing.items] == list(OLDER)


@pytest.mark.parametrize(
    "names", ['main class="sidebar-translate"', 'div class="sidebar-open"', 'main class="sidebar"']
)
def test_the_main_part_is_no_column(names: str) -> None:
    """An element that a script moves, or that is the main part of the page, is no side column, despite its class."""
    rows = entries(NEWEST, "post", 10)
    html = (
        f"<html lang='en'><head><title>Tide Institute</title></head><body><aside><p>{PROSE}</p></aside>"
        f"<{names}>{rows}<a href='/page/2/'>Next</a></{names.split(maxsplit=1)[0]}></body></html>"
    )
    listing = read_listing(Page(url="https://tide.example/", html=html), NOW)
    assert [item.title for item in listing.items] == list(NEWEST)
