"""From a home page to the sources."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.pages.discovery.addresses import sitemaps_of
from scraper.pages.discovery.discover import find_sources
from scraper.pages.parsing.page import open_page

HOME = """<html><head><link rel="alternate" type="application/rss+xml" title="News" href="/feed/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" href="https://elsewhere.example/feed">
<link rel="alternate" type="application/json+oembed" href="/oembed?x=1"><link rel="https://api.w.org/" href="/wp-json/">
</head><body>
<nav><a href="/">Home</a><a href="/media/">In the media</a>
<a href="/news/">News</a>
<a href="/press-kit">Press kit</a><a href="/about">About</a></nav>
<main><h2><a href="/2023/06/30/news-of-the-day/">News of the day</a></h2>
<a href="/news/press-centre-opens-its-doors-in-the-north">Press centre opens its doors in the north of the country</a>
<a href="/bbs/board.php?bo_table=press">보도자료</a><a href="/x/presse"><img alt="Logo" src="x.png"></a></main>
<footer><a href="/news/">News</a><a href="https://facebook.example/press">Press</a></footer></body></html>"""


def test_sources_of_a_home_page():
    """Feeds, the API and the menu's press pages are found in a sensible order; posts and other sites are not."""
    found = find_sources(open_page(HOME.encode(), "https://www.example.org/"))
    assert [(candidate.kind, candidate.url.removeprefix("https://www.example.org")) for candidate in found] == [
        ("listing", "/media/"),
        ("feed", "/feed/"),
        ("wordpress", "/wp-json/wp/v2/posts?per_page=100&page=1&_embed=author"),
        ("listing", "/news/"),
        ("listing", "/bbs/board.php?bo_table=press"),
        ("listing", "/x/presse"),
        ("feed", "/comments/feed/"),
    ]
    assert all(candidate.why and 0 < candidate.score <= 1 for candidate in found)


def test_languages_of_labels():
    """The usual labels of other languages are known."""
    labels = [
        "언론보도",
        "新闻",
        "ニュース",
        "プレスリリース",
        "أخبار",
        "Новости",
        "Sala de prensa",
        "Actualités",
        "Aktuelles",
        "Notizie",
        "Haberler",
        "ข่าว",
        "اخبار",
        "חדשות",
    ]
    html = "".join(f'<a href="/p{number}">{label}</a>' for number, label in enumerate(labels))
    assert len(find_sources(open_page(html.encode(), "https://www.example.org/"))) == len(labels)


def test_sitemaps_of_robots():
    """Sitemaps in robots.txt are found in any spelling of the line."""
    robots = (
        "User-agent: *\nSitemap: https://e.example/a.xml\r\n sitemap:https://e.example/b.xml\n"
        "SITEMAP: javascript:x\n# Sitemap no"
    )
    assert sitemaps_of(robots) == ("https://e.example/a.xml", "https://e.example/b.xml")


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_page_is_safe(text: str):
    """Any page and any robots.txt give candidates or none, without an error."""
    sitemaps_of(text)
    find_sources(open_page(f"<a href='{text}'>News</a>{text}".encode("utf-8", "replace"), "https://www.example.org/"))
