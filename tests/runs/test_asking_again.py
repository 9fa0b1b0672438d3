"""How often a list is asked for, within a run and from run to run: retries, Retry-After, validators, cut lists."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta

from tests.running import HEAD, presswatch, run_json, write_watchlist
from tests.runs.test_passes import TITLES, rows, site_with
from tests.serving import Answer, Site, list_page

IMPATIENT = f"{HEAD}timeout_s = 1.5\n"
FAULTS = {
    # name: (answers of the list in turn, the last one for good; how often it is asked for; reason)
    "overloaded": ([Answer(b"", 502)], 3, "http-502"),
    "breaks-off": ([Answer(list_page([]).body, cut=True)], 3, "truncated"),
    "gone": ([Answer(b"", 404)], 1, "http-404"),
    "drips": ([Answer(list_page([]).body, drip_s=0.2)], 1, "deadline"),
    "busy-for-an-hour": ([Answer(b"", 429, {"Retry-After": "3600"})], 1, "http-429"),
    "busy-for-a-second": ([Answer(b"", 503, {"Retry-After": "1"}), site_with([2, 1])["/news"]], 2, None),
}


def in_turn(answers: list[Answer]):
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def test_a_list_is_asked_for_again_only_where_that_makes_sense(tmp_path):
    """Two retries where the network or the server hiccups, none after an answer or a drip; Retry-After is granted."""
    sites = {
        name: Site({**site_with([2, 1]), "/news": in_turn(answers)}, host=f"127.0.0.{number}")
        for number, (name, (answers, _, _)) in enumerate(FAULTS.items(), 2)
    }
    for site in sites.values():
        site.__enter__()
    try:
        write_watchlist(tmp_path, {name: f"{site.base}/news" for name, site in sites.items()}, head=IMPATIENT)
        report = run_json(tmp_path)
    finally:
        for site in sites.values():
            site.__exit__()
    reasons = {one["name"]: one["reason"] for one in report["sources"]}
    assert {name: (site.asked("/news"), reasons[name]) for name, site in sites.items()} == {
        name: (times, reason) for name, (_, times, reason) in FAULTS.items()
    }
    due = dict(rows(tmp_path, "SELECT name, next_due_at FROM sources"))
    waits = {name: datetime.fromisoformat(str(at)) - datetime.now(UTC) for name, at in due.items()}
    assert waits["gone"] <= timedelta(minutes=15) < timedelta(minutes=55) < waits["busy-for-an-hour"]


def test_a_whole_list_is_fetched_once_a_week_though_its_tag_stays(tmp_path):
    """A server that answers "unchanged" for ever hides nothing for longer; what was well an hour ago is not asked whole."""
    sent: list[str | None] = []

    def news(request):
        sent.append(request.headers.get("if-none-match"))
        if sent[-1]:
            return Answer(b"", 304)
        return Answer(site_with([3, 2, 1] if len(sent) > 2 else [2, 1])["/news"].body, headers={"ETag": '"always"'})

    with Site({**site_with([3, 2, 1]), "/news": news}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 0
        with sqlite3.connect(tmp_path / "presswatch.db") as db:
            db.execute("UPDATE validators SET fetched_at = '2020-01-01T00:00:00Z'")
        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 1
    assert sent == [None, '"always"', None]


def test_an_unchanged_list_is_a_good_visit(tmp_path):
    """304: state ok, nothing new, and "last good" is now."""

    def news(request):
        tagged = request.headers.get("if-none-match")
        return Answer(b"", 304) if tagged else Answer(site_with([2, 1])["/news"].body, headers={"ETag": '"1"'})

    with Site({**site_with([2, 1]), "/news": news}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        with sqlite3.connect(tmp_path / "presswatch.db") as db:
            db.execute("UPDATE sources SET last_good_at = '2026-01-01T00:00:00Z'")
        report = run_json(tmp_path, "--all")
    assert (report["state"], report["sources"][0]["posts_new"]) == ("ok", 0)
    shown = json.loads(presswatch(tmp_path, "sources", "--json").stdout)[0]
    assert datetime.fromisoformat(shown["last_good_at"]) > datetime.now(UTC) - timedelta(minutes=5)


def test_what_is_missing_in_a_list_that_broke_off_is_not_removed(tmp_path):
    """Twice a list that ends after its first entry, while the others' pages do not answer either: nothing is booked."""
    with Site(site_with([3, 2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        whole = list_page([(f"/news/{n}", TITLES[n], f"2026-02-{10 + n:02d}") for n in (3, 2, 1)]).body
        site.routes = {"/news/3": site.routes["/news/3"]}
        site.routes["/news"] = Answer(str(whole), cut=True)
        # No time for retries: each visit meets the fault once.
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, head=f"{HEAD}deadline_s = 1.0\n")
        reasons = [run_json(tmp_path, "--all")["sources"][0]["reason"] for _ in range(2)]
    assert reasons == ["truncated", "truncated"]
    assert rows(tmp_path, "SELECT count(*), count(removed_at) FROM v_posts") == [(3, 0)]
