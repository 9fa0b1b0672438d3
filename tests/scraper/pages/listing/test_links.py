"""Addresses of links: the shortcut for root-relative paths gives what the standard resolution gives."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.pages.html_tree.links import collect_anchors, resolve
from scraper.pages.html_tree.tree import flatten
from scraper.pages.listing.script_links import Functions
from scraper.pages.parsing.page import Page

BASES = ("https://www.a.example/news/2026/", "http://a.example:8080", "HTTPS://A.example/x/../y?page=2#top")


@given(
    base=st.sampled_from(BASES),
    path=st.text(st.sampled_from("ab/.;?#=&% é뉴:\\@-"), min_size=1, max_size=14).filter(lambda text: text.strip()),
)
def test_a_path_from_the_root_is_joined_as_rfc_3986_joins_it(base: str, path: str) -> None:
    href = "/" + path.strip()
    joined = urljoin(base, href) if not href.startswith("//") else None
    if joined is not None:
        assert resolve(href, base) == joined.split("#", 1)[0].replace(" ", "%20")


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a/b?c=d", "https://a.example/a/b?c=d"),
        ("/a//b/", "https://a.example/a//b/"),
        ("/../a", "https://a.example/a"),
        ("/a/./b/../c", "https://a.example/a/c"),
        ("//b.example/c", "https://b.example/c"),
        ("/a b", "https://a.example/a%20b"),
        ("/", "https://a.example/"),
        ("/a#part", "https://a.example/a"),
    ],
)
def test_what_a_browser_makes_of_an_address(href: str, url: str) -> None:
    assert resolve(href, "https://a.example/news/list.html") == url


@pytest.mark.parametrize("base", ["ftp://a.example/x", "news/list.html", "http://[a", ""])
def test_a_path_on_a_page_without_an_address_of_the_web_leads_nowhere(base: str) -> None:
    assert resolve("/a/b", base) is None


def test_a_picture_s_file_is_no_post() -> None:
    """A link to a picture is no entry; one to a document or a recording may be."""
    hrefs = ("/a.jpg", "/b.JPEG?w=900", "c.svg", "/d.pdf", "/e.mp3", "/f.jpg.html", "/g?file=h.png", "https://i.svg/")
    html = "".join(f'<a href="{href}">Report of the river keepers</a>' for href in hrefs)
    page = Page(url="https://a.example/", html=f"<html><body>{html}</body></html>")
    ends = [anchor.url.rpartition("/")[2] for anchor in collect_anchors(flatten(page.root), page.url)]
    assert ends == ["d.pdf", "e.mp3", "f.jpg.html", "g?file=h.png", ""]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("go('news', 7)", "/news/7.html"),
        ('go("news", "7")', "/news/7.html"),
        ("go( 'news' , -7 )", "/news/-7.html"),
        ("go('news')", ""),
        ("go(news, 7)", ""),
        ("stop('news', 7)", ""),
    ],
)
def test_values_that_a_function_of_the_page_gets(call: str, expected: str) -> None:
    """Texts in either quotes and numbers, as far as they go."""
    script = "<script>function go(kind, n) { location.href = '/' + kind + '/' + n + '.html'; }</script>"
    assert Functions(Page("https://a.example/", f"<html><body>{script}</body></html>").root).address(call) == expected
