"""What a page names is followed on the source's own site, though the address rule would let it through elsewhere."""

from __future__ import annotations

from tests.running import run_json, write_watchlist
from tests.runs.test_passes import TITLES, site_with
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


def test_next_pages_feeds_and_sitemaps_of_another_site_are_not_asked_for(tmp_path):
    """Pages, feeds and sitemaps that name a neighbour as their continuation: nobody asks it for anything."""
    with Site(site_with([3]), host="127.0.4.1") as neighbour, Site(site_with([2, 1]), host="127.0.4.2") as own:
        plain = str(own.routes["/news"].body)
        ends = f'<a rel="next" href="{neighbour.base}/news?page=2">Older posts</a></main>'
        heads = f'<link rel="alternate" type="application/rss+xml" href="{neighbour.base}/feed"></head>'
        rows = "".join(f"<url><loc>{own.base}/news/{n}</loc></url>" for n in (2, 1))
        own.routes.update(
            {
                "/news": Answer(plain.replace("</main>", ends).replace("</head>", heads)),
                "/home": Answer(f"<html><head>{heads}<body><h1>Home</h1><p>Welcome.</p></body></html>"),
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
