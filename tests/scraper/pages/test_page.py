"""How much of an enormous page is parsed."""

from __future__ import annotations

import gzip

import pytest

from scraper.pages.parsing.page import TAGS_MAX, TEXT_MAX, Page, first_tags, open_page


def page_of(body: str) -> Page:
    return Page(url="https://site.example/", html=f"<html><body>{body}</body></html>")


def test_a_page_is_parsed_up_to_a_number_of_tags():
    """The beginning is kept whole, the rest is not even parsed."""
    links = [f'<a href="/{n}">Post {n}</a>' for n in range(TAGS_MAX)]
    found = [a.get("href") for a in page_of("".join(links)).root.iter("a")]
    assert found[:3] == ["/0", "/1", "/2"]
    assert TAGS_MAX / 2 - 3 <= len(found) <= TAGS_MAX / 2


def test_an_honest_page_is_left_as_it_is():
    """A page with as many tags as allowed stays whole; with one more it is cut before that tag."""
    assert first_tags("<p>one<p>two", 2) == "<p>one<p>two"
    assert first_tags("<p>one<p>two<p>three", 2) == "<p>one<p>two"
    assert first_tags("a < b and no tag", 1) == "a < b and no tag"


def test_an_endless_text_is_cut_and_data_in_scripts_are_not():
    """Text nodes are limited, before and after a tag; data in scripts are read elsewhere and stay whole."""
    long = "word " * (TEXT_MAX // 4)
    root = page_of(f"<p>{long}<b>bold</b>{long}</p><script>{long}</script>").root
    assert len(root.find(".//p").text) == len(root.find(".//b").tail) == TEXT_MAX
    assert len(root.find(".//script").text) == len(long)
    assert root.find(".//b").text == "bold"


@pytest.mark.parametrize(
    ("base", "start"),
    [
        ("/en/", "https://a.example/en/"),
        ("//b.example/", "https://b.example/"),
        ("javascript:alert(1)//", "https://a.example/news"),
        ("data:text/html,x", "https://a.example/news"),
        ("file:///etc/", "https://a.example/news"),
        ("http://[", "https://a.example/news"),
        ("", "https://a.example/news"),
    ],
)
def test_links_start_from_a_base_of_the_web_alone(base, start):
    """A base that is no http(s) address is ignored, as in browsers, and the page's own address is used."""
    page = open_page(f'<html><head><base href="{base}"></head><body></body></html>'.encode(), "https://a.example/news")
    assert page.base_url == start


def test_a_page_that_comes_as_a_gzip_file_is_opened():
    """Some caches send a stored gzip file without a header; a truncated one is read as far as it goes."""
    page = b"<html><body><h1>River</h1></body></html>"
    assert open_page(gzip.compress(page), "https://a.example/").html == page.decode()


def test_an_unread_rest_is_reported_if_it_may_hold_posts():
    """A page cut at the tag limit is reported if dozens of links follow, but not for a footer."""
    head, foot = "<html><body><a href='/1'>One</a>", "<a href='/imprint'>Imprint</a>"
    junk = open_page((head + "<b><i><p>" * TAGS_MAX + foot).encode(), "https://site.example/")
    assert (junk.cut, bool(junk.unread)) == ("", True)
    more = "".join(f"<a href='/{n}'>{n}</a>" for n in range(30))
    assert "more than 120,000 tags" in open_page((head + "<p>" * TAGS_MAX + more).encode(), "https://site.example/").cut


@pytest.mark.parametrize("body", [b"", b" ", b"\0", b"<!-- -->"])
def test_a_page_without_an_element_is_an_empty_one(body):
    """It has a root and a body like any other, and nothing of it is unread."""
    page = open_page(body, "https://a.example/")
    assert (page.root.tag, [child.tag for child in page.root], page.unread) == ("html", ["body"], "")
