"""What stands on further pages of a list and in further sitemaps of an index is neither lost nor taken for the end."""

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
def test_an_older_page_that_is_no_list_is_told_and_read_later(tmp_path, answer, reason):
    numbers = [3, 2, 1, 0]
    entries = [(f"/news/{n}", TITLES[n], f"2026-02-{10 + n}") for n in numbers]
    with Site(site_with(numbers)) as site:
        site.routes |= {"/news": list_page(entries[:2], next_url="/older"), "/older": answer}
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        line = run_json(tmp_path)["sources"][0]
        assert (line["state"], line["reason"], line["posts_new"]) == ("partial", reason, 2)
        site.routes["/older"] = list_page(entries[2:])
        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 2


def urlset(base: str, numbers: range, note: str = "") -> Answer:
    places = "".join(f"<url><loc>{base}/news/{n}</loc></url>" for n in numbers)
    return Answer(f"<urlset {NS}>{note}{places}</urlset>", headers=XML)


def index(base: str, *names: str) -> Answer:
    places = "".join(f"<sitemap><loc>{base}/{name}.xml</loc></sitemap>" for name in names)
    return Answer(f"<sitemapindex {NS}>{places}</sitemapindex>", headers=XML)


def test_a_sitemap_that_is_made_anew_each_time_hides_no_other(tmp_path):
    """It never answers "unchanged" and shows known posts alone; the next one has the new post."""
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
