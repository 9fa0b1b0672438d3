"""Posts that a first visit could not get: a later visit adds them without reporting them, and not for ever."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scraper.visit.visit_input import Standing
from tests import running
from tests.running import CHECKOUT, command, wait_for_next_second, write_watchlist
from tests.runs.test_health import site_of
from tests.runs.test_other_ways import wait_until
from tests.runs.test_passes import SUBJECTS, TITLES, page_of, rows, site_with
from tests.serving import Answer, Site, list_page
from tests.warm import Warm

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
TODAY = datetime(2026, 3, 1, tzinfo=UTC).date()


def run_json(folder: Path, *arguments: str) -> dict[str, Any]:
    """A run in a second of its own, since earlier finds are distinguished from new ones by whole seconds."""
    wait_for_next_second()
    return running.run_json(folder, *arguments)


@pytest.mark.parametrize("answer", [Answer(b"", 503), Answer(b"", 429, {"Retry-After": "1"})])
def test_a_missing_post_of_an_older_page_comes_later_unreported(tmp_path, answer):
    """The second visit would stop at a known post, but the backfill continues until it has the missing one."""
    routes = site_with([4, 3, 2, 1])
    entries = [(f"/news/{n}", TITLES[n], f"2026-02-{10 + n}") for n in (4, 3, 2, 1)]
    routes |= {"/news": list_page(entries[:2], next_url="/older"), "/older": list_page(entries[2:]), "/news/2": answer}
    with Site(routes) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        first = run_json(tmp_path)["sources"][0]
        assert (first["state"], first["posts_new"]) == ("partial", 3)
        site.routes["/news/2"] = page_of(2)
        second = run_json(tmp_path, "--all")
        assert (second["sources"][0]["state"], second["sources"][0]["posts_new"]) == ("ok", 1)
        assert second["new_mentions"] == []
        run_json(tmp_path, "--all")
        assert site.asked("/older") == 2
    assert rows(tmp_path, "SELECT subject, backfill FROM v_mentions WHERE post_url LIKE '%/news/2'") == [
        ("Example Institute", 1)
    ]
    assert rows(tmp_path, "SELECT backfilled_at IS NOT NULL FROM sources") == [(1,)]


def test_an_undated_new_post_during_a_waiting_backfill_is_reported(tmp_path):
    """The list was read to its end: a post that was not in it then is new, the missing one is not."""
    routes = site_with([3, 2, 1])
    undated = [(f"/news/{n}", TITLES[n], "") for n in (4, 3, 2, 1)]
    with Site(routes | {"/news": list_page(undated[1:]), "/news/2": Answer(b"", 503)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        assert run_json(tmp_path)["sources"][0]["state"] == "partial"
        site.routes |= {"/news": list_page(undated), "/news/2": page_of(2), "/news/4": page_of(4)}
        second = run_json(tmp_path, "--all")
    assert second["sources"][0]["posts_new"] == 2
    assert [one["post_url"][-1] for one in second["new_mentions"]] == ["4"]


def test_a_missing_new_post_of_an_older_page_is_fetched_later(tmp_path):
    """At the next visit page one is known; page two is read anyway, the post reported, and not read again."""
    with Site(site_of([(1, 9)])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        site.routes.update(site_of([(3, 0), (2, 0), (1, 9)], path="/older"))
        site.routes.update(site_of([(5, 0), (4, 0)], "/older"))
        well = site.routes["/news/3"]
        site.routes["/news/3"] = Answer(b"", 503)
        second = run_json(tmp_path, "--all")["sources"][0]
        assert (second["state"], second["posts_new"]) == ("partial", 3)
        site.routes["/news/3"] = well
        third = run_json(tmp_path, "--all")["sources"][0]
        assert (third["state"], third["posts_new"]) == ("ok", 1)
        before = site.asked("/older")
        run_json(tmp_path, "--all")
        assert site.asked("/older") == before
    ((cause, filled),) = rows(tmp_path, "SELECT cause, filled_at IS NOT NULL FROM gaps")
    assert (cause, filled) == ("theirs", 1)


def cut_off(page: Answer) -> Answer:
    """A page whose connection ends inside its compressed body."""
    packed = gzip.compress(str(page.body).encode())
    return Answer(packed[: len(packed) * 3 // 5], headers={"Content-Encoding": "gzip"})


@pytest.mark.parametrize(
    ("broken", "reason"), [(lambda _: Answer(b"", 403), "http-403"), (cut_off, "truncated")], ids=["refused", "cut-off"]
)
def test_new_posts_after_a_failed_older_page_are_fetched_later(tmp_path, broken, reason):
    """At the next visit page one is known; the visit goes on anyway, down to what was known before."""
    with Site(site_of([(1, 9)])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        site.routes.update(site_of([(5, 0), (4, 0), (3, 0), (2, 0), (1, 9)], path="/older"))
        site.routes.update(site_of([(7, 0), (6, 0)], "/older"))
        well = site.routes["/older"]
        site.routes["/older"] = broken(well)
        second = run_json(tmp_path, "--all")["sources"][0]
        assert (second["state"], second["reason"]) == ("partial", reason)
        site.routes["/older"] = well
        third = run_json(tmp_path, "--all")["sources"][0]
        assert (third["state"], second["posts_new"] + third["posts_new"]) == ("ok", 6)
        before = site.asked("/older")
        run_json(tmp_path, "--all")
        assert site.asked("/older") == before
    assert rows(tmp_path, "SELECT cause, filled_at IS NOT NULL FROM gaps") == [("theirs", 1)]


def undated(numbers: list[int], path: str = "/news", next_url: str = "") -> dict[str, Answer]:
    """A list without dates, and its posts."""
    pages = site_of([(n, 0) for n in numbers])
    return pages | {path: list_page([(f"/news/{n}", f"{TITLES[n % 6]} no. {n}", "") for n in numbers], next_url)}


def test_a_list_without_dates_is_read_past_what_an_earlier_try_found(tmp_path):
    """At the next visit pages one and two are known, page three is not; after that only page one is requested."""
    with Site(undated([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        older = {f"/older/{n}": page for n, page in ((2, [6, 5]), (3, [4, 3, 2]), (4, [1]))}
        for path, numbers in older.items():
            site.routes.update(undated(numbers, path, f"/older/{int(path[-1]) + 1}"))
        site.routes.update(undated([8, 7], next_url="/older/2"))
        well = site.routes["/older/3"]
        site.routes["/older/3"] = Answer(b"", 403)
        second = run_json(tmp_path, "--all")["sources"][0]
        assert (second["state"], second["posts_new"]) == ("partial", 4)
        site.routes["/older/3"] = well
        third = run_json(tmp_path, "--all")["sources"][0]
        assert (third["state"], third["posts_new"]) == ("ok", 2)
        before = len(site.requests)
        site.routes.update(undated([9, 8], next_url="/older/2"))
        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 1
        lists = [one.path for one in site.requests[before:] if "/news/" not in one.path and one.path != "/robots.txt"]
        assert lists == ["/news"]
    assert rows(tmp_path, "SELECT cause, filled_at IS NOT NULL FROM gaps") == [("theirs", 1)]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL])
def test_pages_after_the_one_where_a_run_ended_are_read_later(tmp_path, stop):
    """What the run had found is recorded, so page one is known at the next visit, which goes on in time."""
    with Site(undated([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        site.routes.update(undated([4, 3, 2, 1], "/older"))
        well = site.routes["/older"]
        site.routes.update(undated([6, 5], next_url="/older") | {"/older": Answer(b"", hang_s=20)})
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        wait_for_next_second()
        process = Warm(command("run", "--all"), cwd=tmp_path, env=env, stderr=subprocess.DEVNULL)
        assert wait_until(lambda: site.asked("/older") and rows(tmp_path, "SELECT count(*) FROM posts") == [(4,)])
        process.send_signal(stop)
        process.wait(20)
        site.routes["/older"] = well
        report = run_json(tmp_path, "--all")["sources"][0]
        assert (report["state"], report["posts_new"]) == ("ok", 2)
        before = site.asked("/older")
        site.routes.update(undated([7, 6], next_url="/older"))
        last = run_json(tmp_path, "--all")["sources"][0]
        assert last["posts_new"] == 1
        state = rows(tmp_path, "SELECT 'gap', from_at, until_at, filled_at FROM gaps UNION ALL SELECT state, started_at, ended_at, reason FROM visits")  # fmt: skip
        assert site.asked("/older") == before, (last, state, [one.path for one in site.requests])
    assert rows(tmp_path, "SELECT caught_late FROM posts WHERE caught_late") == []


def test_an_older_page_that_came_in_part_keeps_the_backfill_open(tmp_path):
    """The posts after the break come with the next visit, and are no news."""
    numbers = [5, 4, 3, 2, 1, 0]
    entries = [(f"/news/{n}", TITLES[n], f"2026-02-{10 + n}") for n in numbers]
    older = list_page(entries[2:])
    with Site(site_with(numbers)) as site:
        site.routes |= {"/news": list_page(entries[:2], next_url="/older"), "/older": cut_off(older)}
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        first = run_json(tmp_path)["sources"][0]
        assert (first["state"], first["reason"]) == ("partial", "truncated")
        site.routes["/older"] = older
        second = run_json(tmp_path, "--all")
        assert second["sources"][0]["state"] == "ok"
        assert second["new_mentions"] == []
    assert rows(tmp_path, "SELECT count(*) FROM v_posts") == [(6,)]


@pytest.mark.parametrize(("days", "may"), [(None, True), (0, True), (3, True), (4, False)])
def test_a_backfill_stays_open_for_days_and_not_for_ever(days, may):
    """An undated post that appears while it is open is not reported."""
    first_visit_on = None if days is None else TODAY - timedelta(days=days)
    assert Standing(id=1, first_visit_on=first_visit_on).may_wait(TODAY) is may


def test_an_index_with_too_many_sitemaps_is_reported(tmp_path):
    """A limit is never silent: the posts of the remaining sitemaps are missing."""
    with Site(site_with([5, 4, 3, 2, 1])) as site:
        place = "<url><loc>{}/news/{}</loc></url>".format
        children = {f"/posts-{n}.xml": "".join(place(site.base, one) for one in {n, 4, 5, 1}) for n in range(1, 6)}
        named = "".join(f"<sitemap><loc>{site.base}{path}</loc></sitemap>" for path in children)
        site.routes["/index.xml"] = Answer(f'<sitemapindex xmlns="{SITEMAP}">{named}</sitemapindex>')
        site.routes |= {
            path: Answer(f'<urlset xmlns="{SITEMAP}">{places}</urlset>') for path, places in children.items()
        }
        keys = 'kind = "sitemap"\nbackfill = "all"'
        urls = {
            name: f"{site.base}/index.xml\n{keys}\nmax_pages = {pages}" for name, pages in (("few", 4), ("enough", 9))
        }
        write_watchlist(tmp_path, urls)
        sources = {one["name"]: one for one in run_json(tmp_path)["sources"]}
    assert (sources["few"]["state"], sources["few"]["reason"]) == ("partial", "page-cap")
    assert sources["enough"]["state"] == "ok"
