"""Sitemaps: entries, children, text and gzip forms, and which addresses are posts."""

from __future__ import annotations

import datetime as dt
import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswatch.errors import PageError
from scraper.pages.discovery.sitemap import looks_like_post, post_urls, read_sitemap, sitemaps_of_posts

URL = "https://www.example.org/sitemap.xml"
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://www.example.org/a.jpg</image:loc></image:image>
<loc> https://www.example.org/news/1 </loc>
<lastmod>2023-07-01</lastmod><news:news><news:publication><news:name>N</news:name><news:language>ko</news:language></news:publication>
<news:publication_date>2023-06-30T10:00:00Z</news:publication_date><news:title>A &amp; B</news:title></news:news></url>
<url><loc>javascript:alert(1)</loc></url><url><loc>/news/2</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://www.example.org/post-sitemap.xml</loc>
<lastmod>2023-06-30</lastmod></sitemap><sitemap><loc>/page-sitemap.xml</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize("body", [SITEMAP.encode(), gzip.compress(SITEMAP.encode()), SITEMAP.encode("utf-16")])
def test_entries_with_news(body: bytes):
    """Addresses come with last change, news title, publication date and language; image addresses are no posts."""
    first, second = read_sitemap(body, URL).entries
    assert (first.url, first.title, first.language) == ("https://www.example.org/news/1", "A & B", "ko")
    assert first.lastmod is not None and first.published is not None  # noqa: PT018 - one precondition
    assert (first.lastmod.on, first.published.on) == (dt.date(2023, 7, 1), dt.date(2023, 6, 30))
    assert (second.url, second.lastmod) == ("https://www.example.org/news/2", None)


def test_index_and_lines():
    """An index gives its children; a plain text file of addresses is a sitemap too."""
    children = read_sitemap(INDEX.encode(), URL).sitemaps
    assert [url for url, _ in children] == [
        "https://www.example.org/post-sitemap.xml",
        "https://www.example.org/page-sitemap.xml",
    ]
    lines = read_sitemap(b"https://www.example.org/a\r\nhttps://www.example.org/b\n", URL)
    assert [entry.url for entry in lines.entries] == ["https://www.example.org/a", "https://www.example.org/b"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "parse-error"),
        (b"no sitemap", "parse-error"),
        (b"{}", "parse-error"),
        (b"\x1f\x8bbroken", "parse-error"),
        (b"<rss></rss>", "parse-error"),
        (b"<html><body>Not found</body></html>", "not-feed"),
        (b"<!DOCTYPE html><p>Moved<br>away", "not-feed"),
    ],
)
def test_other_documents_are_refused(body: bytes, reason: str):
    """Another document is not an empty sitemap; a web page in its place has its own reason, as with feeds."""
    with pytest.raises(PageError) as caught_error:
        read_sitemap(body, URL)
    assert caught_error.value.reason == reason


def test_a_sitemap_that_breaks_off_says_so():
    """The complete entries are kept; without any, the sitemap is an error."""
    whole = SITEMAP.strip()
    assert read_sitemap(whole[: whole.rindex("<url>") + 8].encode(), URL).broken
    assert not read_sitemap(whole.encode() + b"<!-- made in 0.1 s --><script></script>", URL).broken
    with pytest.raises(PageError, match="broken"):
        read_sitemap(whole[: whole.index("<url>") + 8].encode(), URL)


def test_attack_and_cap():
    """Entities are refused; beyond 50,000 addresses the list is cut, and says so."""
    assert (
        read_sitemap(
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SITEMAP.partition("?>")[2].encode(), URL
        ).refused
        == "xml-refused"
    )
    many = read_sitemap(b"<urlset>" + b"<url><loc>https://e.example/x</loc></url>" * 50_010 + b"</urlset>", URL)
    assert (len(many.entries), many.cut) == (50_000, True)


def test_posts_among_pages():
    """Posts are distinguished from pages, lists, archives and files by the form of their addresses and by similar ones."""
    posts = [f"https://e.example/news/report-{n}-on-water/" for n in range(5)]
    posts += [f"https://e.example/archives/{n}" for n in (41, 42, 43)]
    posts += [
        "https://e.example/2023/06/30/title/",
        "https://e.example/?p=12",
        "https://e.example/centre-publishes-new-report-on-water",
    ]
    others = ["https://e.example/", "https://e.example/news/", "https://e.example/about/", "https://e.example/tag/water-rights/",
              "https://e.example/category/press-releases/", "https://e.example/2023/06/", "https://e.example/contact.html",
              "https://e.example/news/a.pdf", "https://e.example/author/jane-doe/",
              "https://e.example/our-work"]  # fmt: skip
    assert set(post_urls([*posts, *others])) == set(posts)
    assert looks_like_post("https://e.example/2023/06/title", [])
    assert not looks_like_post("https://e.example/about", posts)


def test_sitemaps_of_posts_come_first():
    """Of the child sitemaps of an index, those for pages, tags and authors are skipped."""
    names = [
        "page-sitemap.xml",
        "other-sitemap.xml",
        "post-sitemap2.xml",
        "wp-sitemap-posts-post-1.xml",
        "wp-sitemap-posts-page-1.xml",
        "author-sitemap.xml",
        "wp-sitemap-taxonomies-category-1.xml",
    ]
    kept = sitemaps_of_posts(f"https://e.example/{name}" for name in names)
    assert [url.rpartition("/")[2] for url in kept] == [
        "post-sitemap2.xml",
        "wp-sitemap-posts-post-1.xml",
        "other-sitemap.xml",
    ]


@pytest.mark.parametrize(
    ("folder", "posts", "pages"),
    [
        ("press", ["letters", "court", "statement", "geneva-2026"], ["contact", "team"]),
        ("post", ["hello", "hello-two", "what-we-did"], ["about"]),
        ("en/voices", ["hope", "what-we-did", "her-long-way"], ["events"]),
        ("news", [], ["sports", "politics", "world"]),  # sections
        ("work", [], ["method", "offices", "principles"]),
    ],
)
def test_a_post_may_be_one_word_in_a_folder_of_posts(folder: str, posts: list[str], pages: list[str]):
    """The folder's name or its other names decide; pages that every site has are no posts there either."""
    urls = [f"https://e.example/{folder}/{name}" for name in (*posts, *pages)]
    assert set(post_urls(urls)) == {f"https://e.example/{folder}/{name}" for name in posts}


@given(st.binary(max_size=300), st.integers(0, len(SITEMAP)))
@settings(max_examples=150, deadline=None)
def test_damaged_sitemaps_never_crash(junk: bytes, place: int):
    """Any bytes are read or refused as no sitemap."""
    body = SITEMAP.encode()
    for damaged in (junk, body[:place] + junk + body[place:], b"\x1f\x8b" + junk):
        try:
            read_sitemap(damaged, URL)
        except PageError as error:
            assert error.reason in ("parse-error", "not-feed")  # noqa: PT017 - it may also be read


@given(st.lists(st.text(max_size=30), max_size=8))
@settings(max_examples=100, deadline=None)
def test_any_addresses_are_judged(urls: list[str]):
    """Strange addresses raise no error."""
    assert set(post_urls(urls)) <= set(urls)


def test_a_year_among_names_is_an_archive():
    """A blog's folder has pages by year and place next to its posts; a folder of years only has reports."""
    names = ["floods-in-the-delta", "a-second-lock", "who-counts-the-boats", "river-report-2026", "the-lock-opens"]
    posts = [f"https://www.example.org/blog/{name}.html" for name in names]
    archives = [
        f"https://www.example.org/blog/{name}.html"
        for name in ("2024", "2025", "language", "location/upper-canal-town")
    ]
    assert post_urls([*posts, *archives]) == tuple(posts)
    reports = [f"https://www.example.org/annual-report/{year}" for year in range(2019, 2025)]
    assert post_urls(reports) == tuple(reports)
