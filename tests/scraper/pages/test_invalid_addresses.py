"""Links with an invalid address ("http://[insert link]") lose only themselves, nothing else of their page."""

from __future__ import annotations

import pytest

from scraper.pages.dates.types import DateContext
from scraper.pages.listing.types import ListingHints
from scraper.reading.results import Body
from scraper.reading.tasks import read_listing_body, read_post_body

ODD = (
    "http://[x", "http://[insert link]", "//[", "http://[::1", "https://[https://example.org/a/b]", "http://a]b/c",
    "http://[x/pic.png", "http://ex\u2100mple.com/a/b", "http://a:99999999/x", "http://a:port/x/y", "/[", "?[",
)  # fmt: skip
URL = "https://site.example/news/"
PARAGRAPH = (
    "<p>On 3 May 2024 the Harbour Gazette told of our work, and we thank the paper for a whole page of it."
    ' <a href="{odd}">Read the whole article here</a>, or in the library, where it will lie until the summer.</p>'
    '<p><a href="{odd}"><img src="{odd}"></a></p>'
)
TITLES = (
    "The harbour counts its boats", "A new quay for small ferries", "Minutes of the autumn assembly", "Who repairs the lamps?",
    "Report on the tides of a year", "Volunteers wanted for the archive", "The library stays open longer", "Our letter to the council",
)  # fmt: skip
ENTRY = (
    '<article><h2><a href="/news/a-story-{day}">{title}</a></h2><time>{day} May 2024</time>'
    '<p>What happened there. <a href="{odd}">Map</a> <a href="{odd}"><img src="{odd}"></a></p></article>'
)


def page(main: str, odd: str, base: str = "") -> Body:
    head = f'<title>Our work in the paper</title><base href="{base}"><link rel="next" href="{odd}">'
    text = f'<html><head>{head}</head><body><nav><a href="{odd}">x</a></nav><main><h1>Our work in the paper</h1>{main}</main>'
    return Body(content=text.encode(), url=URL, content_type="text/html; charset=utf-8", context=DateContext())


@pytest.mark.parametrize("odd", ODD)
def test_a_post_is_read_as_if_the_link_were_not_there(odd: str):
    """Its text and title are kept, also with such an address in an empty link, a picture or the page's base."""
    article = read_post_body(page(PARAGRAPH.format(odd=odd), odd, odd))
    assert article.title == "Our work in the paper"
    assert article.text.endswith("it will lie until the summer.")


@pytest.mark.parametrize("odd", ODD)
def test_a_list_is_read_as_if_the_link_were_not_there(odd: str):
    """Even if the head names such an address as the next page."""
    entries = "".join(ENTRY.format(odd=odd, day=20 - at, title=title) for at, title in enumerate(TITLES))
    found = read_listing_body(page(entries, odd), ListingHints(), None, discover=True)
    assert [item.title for item in found.listing.items] == list(TITLES)


def test_a_list_above_a_hundred_thousand_links_is_read():
    """Tags beyond the limit, or links beyond the number that is read, hide nothing before them."""
    titles = ("Annual report on river rights", "Two wells opened in the valley", "Court hears the fishers again")
    entries = "".join(
        f"<li><h3><a href='/news/{n}'>{title}</a></h3><span>2026-11-{20 - n}</span></li>"
        for n, title in enumerate(titles)
    )
    links = "".join(f"<a href=/x/{n}>x</a> " for n in range(70_000))
    html = f"<html><body><main><h1>News</h1><ul>{entries}</ul>{links}</main></body></html>"
    body = Body(content=html.encode(), url="https://o.example/news", content_type="text/html", context=DateContext())
    found = read_listing_body(body, ListingHints(), None, discover=False)
    assert [item.title for item in found.listing.items] == list(titles)
    assert "more than" in found.unread
    assert found.cut == found.unread
