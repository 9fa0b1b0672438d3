"""Links are followed only on the source's own site, even if the address rule would allow others."""

from __future__ import annotations

import pytest

from tests.running import run_json, write_watchlist
from tests.runs.test_passes import TITLES, rows, site_with
from tests.serving import Answer, Site

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def feed_leading_to(elsewhere: str, base: str) -> Answer:
    items = "".join(f"<item><title>{TITLES[n]}</title><link>{base}/news/{n}</link></item>" for n in (2, 1))
    following = f'<atom:link xmlns:atom="{ATOM}" rel="next" href="{elsewhere}/feed?page=2"/>'
    text = f'<rss version="2.0"><channel><title>N</title><link>{base}/</link>{following}{items}</channel></rss>'
    return Answer(text, headers={"Content-Type": "application/rss+xml"})


def index_leading_to(elsewhere: str, base: str) -> Answer:
    children = "".join(f"<sitemap><loc>{url}/post-sitemap.xml</loc></sitemap>" for url in (elsewhere, base))
    return Answer(f'<sitemapindex xmlns="{SITEMAP}">{children}</sitemapindex>')


@pytest.mark.parametrize("host", ["127.0.4.1", "127.0.4.2"], ids=["another-host", "another-port"])
def test_next_pages_feeds_and_sitemaps_of_another_site_are_not_requested(tmp_path, host):
    """Pages, feeds, sitemaps and robots.txt that name a neighbour as their continuation: it gets no request.

    Another port of the same host is a neighbour too.
    """
    with Site(site_with([3]), host=host) as neighbour, Site(site_with([2, 1]), host="127.0.4.2") as own:
        plain = str(own.routes["/news"].body)
        ends = f'<a rel="next" href="{neighbour.base}/news?page=2">Older posts</a></main>'
        heads = f'<link rel="alternate" type="application/rss+xml" href="{neighbour.base}/feed"></head>'
        rows = "".join(f"<url><loc>{own.base}/news/{n}</loc></url>" for n in (2, 1))
        own.routes.update(
            {
                "/news": Answer(plain.replace("</main>", ends).replace("</head>", heads)),
                "/home": Answer(
                    f"<html><head>{heads}<body><h1>Home</h1><a href='{neighbour.base}/news'>News</a></body></html>"
                ),
                "/robots.txt": Answer(f"User-agent: *\nAllow: /\nSitemap: {neighbour.base}/post-sitemap.xml\n"),
                "/feed": feed_leading_to(neighbour.base, own.base),
                "/index.xml": index_leading_to(neighbour.base, own.base),
                "/post-sitemap.xml": Answer(f'<urlset xmlns="{SITEMAP}">{rows}</urlset>'),
            }
        )
        whole = '\nbackfill = "all"'
        paths = {"list": "/news", "home": "/home", "feed": "/feed", "sitemap": "/index.xml"}
        write_watchlist(tmp_path, {name: f"{own.base}{path}{whole}" for name, path in paths.items()})
        report = run_json(tmp_path)
        assert neighbour.requests == []
        assert own.asked("/post-sitemap.xml") == 1
    states = {one["name"]: one["state"] for one in report["sources"]}
    assert (states["list"], states["feed"]) == ("ok", "ok")


def test_a_feed_on_another_host_belongs_to_the_site_it_names(tmp_path):
    """Services host the feeds of other sites: posts on those sites are opened, entries elsewhere stay articles."""
    with (
        Site(site_with([2, 1]), host="127.0.4.2") as own,
        Site(site_with([3]), host="127.0.4.3") as outlet,
        Site(host="127.0.4.1") as service,
    ):
        origin = "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'"
        wrapped = f"https://www.google.com/url?rct=j&amp;sa=t&amp;url={outlet.base}/news/3&amp;ct=ga&amp;usg=AOvVaw3"
        items = "".join(
            f"<item><title>{TITLES[n]}</title><link>{link}</link>{more}</item>"
            for n, link, more in (
                (2, f"{own.base}/news/2", ""),
                (1, f"{service.base}/~r/1", f"<feedburner:origLink {origin}>{own.base}/news/1</feedburner:origLink>"),
                (3, wrapped, ""),
            )
        )
        text = f'<rss version="2.0"><channel><title>N</title><link>{own.base}/</link>{items}</channel></rss>'
        service.routes["/feed"] = Answer(text, headers={"Content-Type": "application/rss+xml"})
        write_watchlist(tmp_path, {"example": f"{service.base}/feed"})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 3
        assert (own.asked("/news/1"), own.asked("/news/2"), outlet.requests) == (1, 1, [])
        bases = {own.base: "own", outlet.base: "outlet"}
    found = rows(tmp_path, "SELECT url, external, length(text) > 50 FROM posts JOIN revisions ON post_id = posts.id")
    assert sorted((bases[str(url).rpartition("/news/")[0]], external, text) for url, external, text in found) == [
        ("outlet", 1, 0), ("own", 0, 1), ("own", 0, 1)
    ]  # fmt: skip
