"""What a worker makes of a page: the order of a sitemap's posts, of which a visit reads the first."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.pages.dates.read import DateContext
from scraper.pages.discovery.sitemap import read_sitemap
from scraper.reading.results import Body, FeedPage, ListingPage, SitemapPage
from scraper.reading.tasks import posts_of, read_feed_body, read_listing_body, read_sitemap_body

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@pytest.mark.parametrize(
    ("written", "newest"),
    [
        ([("/news/a-b", "2026-01-01"), ("/news/b-c", "2026-03-01"), ("/news/c-d", "2026-02-01")], "/news/b-c"),
        ([("/2026/01/02/a-b", ""), ("/2026/01/09/b-c", ""), ("/2025/12/30/c-d", "")], "/2026/01/09/b-c"),
        ([("/?p=7", ""), ("/?p=93", ""), ("/?p=104", "")], "/?p=104"),
        ([("/news/first-one", ""), ("/news/other-one", ""), ("/news/last-one", "")], "/news/first-one"),
    ],
    ids=["last change", "day in the address", "number", "nothing"],
)
def test_the_newest_posts_of_a_sitemap_come_first(written, newest):
    """By last change or dates in the addresses; without either they keep their order."""
    rows = "".join(
        f"<url><loc>https://a.example{path}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for path, day in written
    )
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    posts = posts_of(read_sitemap(text.encode(), "https://a.example/sitemap.xml"))
    assert len(posts) == len(written)
    assert posts[0].url == f"https://a.example{newest}"


def test_news_without_a_last_change_come_by_their_day():
    """A news sitemap has each post's date of publication."""
    rows = "".join(
        f"<url><loc>https://a.example/news/{name}-story</loc><news:news><news:title>{name}</news:title>"
        f"<news:publication_date>{day}</news:publication_date></news:news></url>"
        for name, day in (("old", "2026-01-01"), ("new", "2026-03-01"), ("mid", "2026-02-01"))
    )
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="{NEWS}">{rows}</urlset>'
    posts = posts_of(read_sitemap(text.encode(), "https://a.example/sitemap.xml"))
    assert [post.title for post in posts] == ["new", "mid", "old"]


URL = "https://a.example/news"
LONG = "".join(
    f"<article><h2><a href='/news/{n}-the-mill-of-number-{n}'>The mill of number {n} is sold</a></h2>"
    f"<time datetime='2026-03-{n:02d}'>2026-03-{n:02d}</time></article>"
    for n in range(1, 9)
)


def body(content: str, kind: str = "text/html") -> Body:
    return Body(content=content.encode(), url=URL, content_type=kind, context=DateContext())


def page(inside: str, head: str = "") -> Body:
    return body(f"<!doctype html><html lang='fr'><head>{head}</head><body>{inside}</body></html>")


@pytest.mark.parametrize(
    ("inside", "listed", "by_script", "wall"),
    [
        (LONG, 8, False, ""),
        (f"{LONG}<script src='/a.js'></script>", 8, False, ""),
        (f"{LONG}<div id='captcha'></div><form><input type='password' name='p'></form>", 8, False, ""),
        ("<p>Nothing here</p>", 0, False, ""),
        ("<div id='root'></div><script src='/a.js'></script>", 0, True, ""),
        ("<form><input type='password' name='p'></form>", 0, False, "the page shows a log-in form in place of its list"),
        ("<div class='CF-Turnstile'></div>", 0, False, "the page wants to see a person (captcha) in place of showing its list"),
    ],
)  # fmt: skip
def test_what_a_list_page_shows_or_asks_for(inside: str, listed: int, wall: str, *, by_script: bool):
    """Its posts; without any, whether a script may add them, or whether a log-in is needed."""
    found = read_listing_body(page(inside), None, None, discover=True)
    assert (len(found.listing.items), found.by_script, found.wall, found.language) == (listed, by_script, wall, "fr")
    plain = read_listing_body(page(inside), None, None, discover=False)
    assert (len(plain.listing.items), plain.by_script, plain.wall, plain.language) == (listed, False, wall, "fr")
    assert (plain.candidates, plain.wordpress) == (ListingPage(listing=plain.listing).candidates, None)


def test_the_feed_of_a_list_page_is_found():
    """A list page shows its feed, and whether its site has a posts API."""
    head = (
        "<link rel='alternate' type='application/rss+xml' href='/feed'>"
        "<link rel='https://api.w.org/' href='https://a.example/wp-json/'>"
    )
    found = read_listing_body(page(LONG, head), None, None, discover=True)
    assert "https://a.example/feed" in [one.url for one in found.candidates]
    assert found.wordpress


def feed(*items: str, home: str = "https://a.example/") -> FeedPage:
    return read_feed_body(
        body(f"<rss version='2.0'><channel><title>A</title><link>{home}</link>{''.join(items)}</channel></rss>")
    )


def item(link: str, title: str = "T", guid: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{f'<guid>{guid}</guid>' if guid else ''}</item>"


def test_entries_of_a_feed():
    """Of its own site, of the site that it declares, or of another one."""
    found = feed(
        item("https://a.example/1"), item("https://b.example/2"), item("https://c.example/3"), home="https://b.example/"
    )
    assert [(one.url[-1], one.external) for one in found.entries] == [("1", False), ("2", False), ("3", True)]
    assert (found.left_out, found.refused) == ((), found.refused)


def test_a_guid_that_several_posts_share_names_the_feed():
    """One post listed twice keeps its guid."""
    shared = [
        item("https://a.example/1", guid="g"),
        item("https://a.example/2", guid="g"),
        item("https://a.example/3", guid="h"),
    ]
    assert [one.guid for one in feed(*shared).entries] == [None, None, "h"]
    twice = feed(item("https://a.example/1", guid="g"), item("https://a.example/1", guid="g"))
    assert twice.entries[0].guid == "g"


def test_entries_that_lead_to_one_address_under_several_titles_are_counted():
    """What of a feed cannot be used is reported."""
    assert feed(
        item("https://a.example/1", "A"), item("https://a.example/1", "B"), item("https://a.example/1", "C")
    ).left_out
    assert feed(item("https://a.example/1", "A"), item("https://a.example/1", "A")).left_out == ()


def sitemap(*rows: tuple[str, str], index: bool = False) -> SitemapPage:
    kind, one = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    written = "".join(
        f"<{one}><loc>https://a.example{path}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{one}>"
        for path, day in rows
    )
    return read_sitemap_body(
        body(f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{written}</{kind}>', "text/xml")
    )


def test_the_sitemaps_of_an_index_come_newest_first():
    """With the date of their last change, if they have one."""
    found = sitemap(("/posts-1.xml", "2026-01-01"), ("/posts-2.xml", ""), ("/posts-3.xml", "2026-03-01"), index=True)
    assert found.children == (
        ("https://a.example/posts-3.xml", date(2026, 3, 1)),
        ("https://a.example/posts-1.xml", date(2026, 1, 1)),
        ("https://a.example/posts-2.xml", None),
    )


@pytest.mark.parametrize(("count", "order"), [(3, "132"), (4, "1423"), (5, "15243")])
def test_addresses_that_show_no_order_come_from_both_ends(count: int, order: str):
    """Nothing shows which end is the newest."""
    names = ["", "one", "two", "three", "four", "five"]
    rows = [(f"/news/the-{names[n]}-mill-is-sold", "") for n in range(1, count + 1)]
    found = sitemap(*rows)
    assert "".join(str(names.index(one.url.split("-")[1])) for one in found.entries) == order
    assert (found.addresses, found.entries[0].bare, found.entries[0].modified) == (count, True, "")


def test_a_last_change_is_a_mark_and_no_date():
    """It decides when to fetch again, and is never the date of a post."""
    found = sitemap(*((f"/news/the-mill-of-{name}-is-sold", "2026-03-01") for name in ("one", "two", "three")))
    assert [(one.date, one.modified) for one in found.entries] == [(None, "2026-03-01")] * 3
