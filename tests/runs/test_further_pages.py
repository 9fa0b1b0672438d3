"""Posts on further pages of a list or in further sitemaps of an index are not lost, and no page is mistaken for the
last.
"""

from __future__ import annotations

import itertools

import pytest

from tests.running import run_json, write_watchlist
from tests.runs.test_order import post_of
from tests.runs.test_passes import TITLES, site_with
from tests.serving import Answer, Site, list_page

LOGIN = '<html><body><h1>Log in</h1><form><input name="a"><input type="password" name="b"></form></body></html>'
XML = {"Content-Type": "application/xml"}
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(""), "no-posts"),
        (Answer(LOGIN), "login-wall"),
        (Answer(b"%PDF-1.4", headers={"Content-Type": "application/pdf"}), "not-html"),
        (Answer('{"error": 1}'), "not-html"),
    ],
)
def test_an_older_page_that_is_no_list_is_reported_and_read_later(tmp_path, answer, reason):
    numbers = [3, 2, 1, 0]
    entries = [(f"/news/{n}", TITLES[n], f"2026-02-{10 + n}") for n in numbers]
    with Site(site_with(numbers)) as site:
        site.routes |= {"/news": list_page(entries[:2], next_url="/older"), "/older": answer}
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        line = run_json(tmp_path)["sources"][0]
        assert (line["state"], line["reason"], line["posts_new"]) == ("partial", reason, 2)
        site.routes["/older"] = list_page(entries[2:])
        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 2


ATOM = {"Content-Type": "application/atom+xml"}


def feed(base: str, numbers: list[int], more: str = "", head: str = "") -> Answer:
    entry = (
        '<entry><title>{}</title><link href="{}/news/{}"/><id>{}</id><updated>2026-02-{}T08:00:00Z</updated></entry>'
    )
    entries = "".join(entry.format(TITLES[n], base, n, n, 10 + n) for n in numbers)
    link = f'<link rel="next" href="{more}"/>' if more else ""
    return Answer(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{head}{link}{entries}</feed>', headers=ATOM
    )


@pytest.mark.parametrize(
    ("answer", "reason", "once"),
    [
        (Answer(b"", 404), "http-404", True),
        (Answer(b"", 410), "http-410", True),
        (Answer(b"", 400), "http-400", True),
        (Answer(b"", 403), "http-403", False),
        (Answer("<html><body><p>Out of order</p></body></html>"), "not-feed", False),
    ],
)
def test_a_missing_older_page_of_a_feed_is_reported(tmp_path, answer, reason, once):
    """Once if it can never be had; until it is had if it may return. Not requested if no older posts are wanted."""
    numbers = [3, 2, 1, 0]
    with Site(site_with(numbers)) as site:
        site.routes |= {"/feed": feed(site.base, numbers[:2], "/feed?page=2"), "/feed?page=2": answer}
        write_watchlist(tmp_path, {"example": f"{site.base}/feed"})
        line = run_json(tmp_path)["sources"][0]
        assert (line["state"], line["reason"], line["posts_new"]) == ("partial", reason, 2)
        site.routes["/feed"] = feed(site.base, numbers[:2], "/feed?page=2", head="<subtitle>All of it</subtitle>")
        if not once:
            site.routes["/feed?page=2"] = feed(site.base, numbers[2:])
        before = site.asked("/feed?page=2")
        line = run_json(tmp_path, "--all")["sources"][0]
        assert (line["state"], line["posts_new"]) == ("ok", 0 if once else 2)
        assert site.asked("/feed?page=2") - before == (0 if once else 1)


@pytest.mark.parametrize("status", [400, 404])
def test_a_wordpress_feed_ends_where_no_page_is_left(tmp_path, status):
    """The feed names no further page, so the one after its last is requested: "not found" is its usual end."""
    generator = '<generator uri="https://wordpress.org/">WordPress</generator>'
    with Site(site_with([3, 2])) as site:
        site.routes |= {"/feed": feed(site.base, [3, 2], head=generator), "/feed?paged=2": Answer(b"", status)}
        write_watchlist(tmp_path, {"example": f"{site.base}/feed"})
        line = run_json(tmp_path)["sources"][0]
        assert (line["state"], line["posts_new"], site.asked("/feed?paged=2")) == ("ok", 2, 1)


def urlset(base: str, numbers: range, note: str = "") -> Answer:
    places = "".join(f"<url><loc>{base}/news/{n}</loc></url>" for n in numbers)
    return Answer(f"<urlset {NS}>{note}{places}</urlset>", headers=XML)


def index(base: str, *names: str) -> Answer:
    places = "".join(f"<sitemap><loc>{base}/{name}.xml</loc></sitemap>" for name in names)
    return Answer(f"<sitemapindex {NS}>{places}</sitemapindex>", headers=XML)


def test_a_sitemap_generated_each_time_hides_no_other(tmp_path):
    """It never answers "unchanged" and lists only known posts; the next one has the new post."""
    made = itertools.count()
    with Site({f"/news/{n}": post_of(n) for n in range(1, 9)}) as site:
        site.routes |= {"/sitemap.xml": index(site.base, "a", "b"), "/b.xml": urlset(site.base, range(4, 8))}
        site.routes["/a.xml"] = lambda _: urlset(site.base, range(1, 4), f"<!-- {next(made)} -->")
        write_watchlist(tmp_path, {"example": f'{site.base}/sitemap.xml\nkind = "sitemap"'})
        first = run_json(tmp_path)
        site.routes["/b.xml"] = urlset(site.base, range(4, 9))
        second = run_json(tmp_path, "--all")
    assert [one["sources"][0]["posts_new"] for one in (first, second)] == [7, 1]


def test_a_sitemap_that_breaks_off_is_partial(tmp_path):
    with Site({f"/news/{n}": post_of(n) for n in range(1, 9)}) as site:
        whole = urlset(site.base, range(1, 9)).body
        site.routes["/sitemap.xml"] = Answer(whole[:-60], headers=XML)
        write_watchlist(tmp_path, {"example": f'{site.base}/sitemap.xml\nkind = "sitemap"'})
        line = run_json(tmp_path)["sources"][0]
    assert (line["state"], line["reason"], line["posts_new"]) == ("partial", "parse-error", 7)


def test_an_index_whose_sitemaps_all_fail_says_why(tmp_path):
    with Site({}) as site:
        site.routes["/sitemap.xml"] = index(site.base, "a")
        write_watchlist(tmp_path, {"example": f'{site.base}/sitemap.xml\nkind = "sitemap"'})
        assert run_json(tmp_path)["sources"][0]["reason"] == "http-404"


def sticky_list(newest: int, size: int = 4) -> dict[str, Answer]:
    """Pages of posts down to number 1, newest first; post 0 is kept at the top of the first page without a mark."""
    entries = [(f"/news/{n}", f"{TITLES[n % 6]}, volume {n}", f"2026-02-{10 + n}") for n in range(newest, -1, -1)]
    pages = [entries[start : start + size] for start in range(0, newest, size)]
    pages[0] = [entries[-1], *pages[0]]
    paths = ["/news", *(f"/news/page/{number}" for number in range(2, len(pages) + 1)), ""]
    return {path: list_page(page, next_url=after) for path, after, page in zip(paths, paths[1:], pages, strict=False)}


def test_a_known_post_kept_at_the_top_ends_no_walk(tmp_path):
    """New posts are followed to older pages as long as the pages end with them; without news one page is requested."""
    posts = {f"/news/{n}": post_of(n) for n in range(13)}
    with Site(posts | sticky_list(4)) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 5
        site.routes |= sticky_list(12)
        again = run_json(tmp_path, "--all")["sources"][0]
        assert (again["state"], again["posts_new"]) == ("ok", 8)
        assert site.asked("/news/page/3") == 1
        before = len(site.requests)
        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 0
        lists = [one.path for one in site.requests[before:] if not one.path.removeprefix("/news/").isdigit()]
        assert lists == ["/news"]
