"""What a worker makes of a page: the order of a sitemap's posts, of which a visit looks at the first."""

from __future__ import annotations

import pytest

from scraper.pages.discovery.sitemap import read_sitemap
from scraper.reading.tasks import posts_of

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
    """By what tells it; where nothing does they stay as they stand."""
    rows = "".join(
        f"<url><loc>https://a.example{path}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for path, day in written
    )
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    posts = posts_of(read_sitemap(text.encode(), "https://a.example/sitemap.xml"))
    assert len(posts) == len(written)
    assert posts[0].url == f"https://a.example{newest}"


def test_news_without_a_last_change_come_by_their_day():
    """A news sitemap names when each was published."""
    rows = "".join(
        f"<url><loc>https://a.example/news/{name}-story</loc><news:news><news:title>{name}</news:title>"
        f"<news:publication_date>{day}</news:publication_date></news:news></url>"
        for name, day in (("old", "2026-01-01"), ("new", "2026-03-01"), ("mid", "2026-02-01"))
    )
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="{NEWS}">{rows}</urlset>'
    posts = posts_of(read_sitemap(text.encode(), "https://a.example/sitemap.xml"))
    assert [post.title for post in posts] == ["new", "mid", "old"]
