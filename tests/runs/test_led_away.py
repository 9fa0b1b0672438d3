"""A known list that redirects to the home page, or to a page with none of its posts, is not a list with news."""

from __future__ import annotations

import pytest

from tests.running import run_json, write_watchlist
from tests.runs.test_health import day, rows, site_of
from tests.runs.test_passes import SUBJECTS
from tests.serving import Answer, Site, list_page, post_page

TEASERS = {
    "/about-the-institute": "About the Example Institute and its history",
    "/research-programme": "The research programme of the institute",
    "/support-our-work": "How you can support our work today",
    "/visit-the-library": "Visit the library and the archive",
}


def home() -> Answer:
    parts = "".join(
        f'<section><h2><a href="{url}">{text}</a></h2><p>Since 1950.</p></section>' for url, text in TEASERS.items()
    )
    return Answer(f"<html><head><title>Example</title></head><body><main><h1>Welcome</h1>{parts}</main></body></html>")


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize("good_visits", [1, 4])
def test_a_list_redirected_to_the_home_page_is_reported_without_news(tmp_path, status, good_visits):
    """Reported from the first such visit for as long as it lasts; ok again with the list."""
    well = site_of([(n, 10 - n) for n in range(8, 0, -1)])
    with Site(dict(well)) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        for _ in range(good_visits):
            run_json(tmp_path, "--all")
        site.routes |= {"/news": Answer(b"", status, {"Location": "/"}), "/": home()}
        site.routes |= {url: post_page(text, "The Example Institute tells of itself.") for url, text in TEASERS.items()}
        for _ in range(4):
            report = run_json(tmp_path, "--all")
            line = report["sources"][0]
            assert (line["state"], line["reason"], line["posts_new"], report["exit"]) == ("failing", "no-posts", 0, 1)
            assert f"it redirects to the home page, {site.base}/, which shows none of its posts" in report["stderr"]
            assert report["new_mentions"] == []
        site.routes["/news"] = well["/news"]
        assert run_json(tmp_path, "--all")["sources"][0]["state"] == "ok"
    assert rows(tmp_path, "SELECT count(*) FROM posts") == [(8,)]


def test_a_list_that_moved_with_all_its_posts_is_accepted_if_it_stays(tmp_path):
    """Another page without any known post is reported three times; one with a known post is taken as the list at once."""
    with Site(site_of([(2, 4), (1, 5)])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        moved = [(f"/press/{n}", f"Paper of the valley number {n}", day(n)) for n in (3, 2, 1)]
        pages = {url: post_page(title, f"It tells of {title} and of the river.") for url, title, _ in moved}
        site.routes |= pages | {"/press": list_page(moved), "/news": Answer(b"", 302, {"Location": "/press"})}
        lines = [run_json(tmp_path, "--all")["sources"][0] for _ in range(4)]
    assert [(one["state"], one["posts_new"]) for one in lines] == [("failing", 0)] * 3 + [("ok", 3)]


def test_a_list_that_always_redirected_may_show_only_new_posts(tmp_path):
    """Where it redirected at the last good visit it may redirect again."""
    with Site(site_of([(2, 4), (1, 5)], path="/en/news")) as site:
        site.routes["/news"] = Answer(b"", 302, {"Location": "/en/news"})
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        site.routes |= site_of([(6, 0), (5, 1), (4, 2)], path="/en/news")
        line = run_json(tmp_path, "--all")["sources"][0]
    assert (line["state"], line["posts_new"]) == ("ok", 3)
