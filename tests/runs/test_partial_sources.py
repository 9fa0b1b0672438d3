"""Runs over sources that are never complete: a page too long to read in full, a site that wants hours."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.running import run_json, write_watchlist
from tests.runs.test_passes import rows, site_with
from tests.serving import Answer, Site


def test_a_list_page_with_more_than_is_read_is_partial_and_its_posts_are_recorded(tmp_path):
    """Never silent: `post-cap` with the number of posts seen; the backfill still ends, and news is reported."""
    with Site(site_with([2, 1])) as site:
        well = site.routes["/news"].body
        assert isinstance(well, str)
        links = "".join(f"<a href=/x/{n}>x</a> " for n in range(70_000))
        site.routes["/news"] = Answer(well.replace("</main>", links + "</main>"))
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        run_json(tmp_path, "--all")
    words = "it has more than 120,000 tags, and the rest is not read; 2 posts are read"
    assert rows(tmp_path, "SELECT state, reason, words FROM visits") == [("partial", "post-cap", words)] * 2
    assert rows(tmp_path, "SELECT count(*) FROM v_posts") == [(2,)]
    assert rows(tmp_path, "SELECT count(*) FROM sources WHERE backfilled_at IS NOT NULL") == [(1,)]


def test_a_site_all_of_whose_posts_are_unavailable_is_asked_when_it_says(tmp_path):
    """At a first visit too, whose next try would be after fifteen minutes; each post is requested once."""
    away = Answer(b"later", 503, headers={"Retry-After": "7200"})
    with Site(site_with([3, 2, 1])) as site:
        site.routes.update({f"/news/{n}": away for n in (1, 2, 3)})
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        before = datetime.now().astimezone()
        line = run_json(tmp_path)["sources"][0]
    assert line["reason"] == "http-503"
    [[due_at]] = rows(tmp_path, "SELECT next_due_at FROM sources")
    due = datetime.fromisoformat(str(due_at))
    assert due - before >= timedelta(seconds=7199)
    assert line["requests"] == 5
