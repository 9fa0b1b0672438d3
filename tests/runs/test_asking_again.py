"""How often a list is requested, within a run and from run to run: retries, Retry-After, validators, cut lists."""

from __future__ import annotations

import gzip
import json
import sqlite3
from datetime import UTC, datetime, timedelta

from scraper.visit.visit import POSTS_AT_ONCE
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


def test_a_list_is_requested_again_only_where_that_makes_sense(tmp_path):
    """Two retries after a temporary network or server fault, none after an answer or a slow drip; Retry-After is
    granted.
    """
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


def test_a_site_under_maintenance_is_left_alone_as_long_as_it_asks(tmp_path):
    """Its every answer is 503 with two hours to wait, robots.txt included: only that is requested, and again in two
    hours.
    """
    closed = Answer(b"", 503, {"Retry-After": "7200"})
    with Site({"/robots.txt": closed, "/news": closed}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        (line,) = run_json(tmp_path)["sources"]
        assert (line["state"], line["reason"]) == ("blocked", "robots-unreachable")
        assert [request.path for request in site.requests] == ["/robots.txt"]
    ((due,),) = rows(tmp_path, "SELECT next_due_at FROM sources")
    assert datetime.fromisoformat(str(due)) - datetime.now(UTC) > timedelta(minutes=118)


def test_five_stations_are_followed_and_six_are_not(tmp_path):
    """For a list; each redirect is requested once."""
    with Site(site_with([2, 1])) as site:
        site.routes["/0"] = site.routes["/news"]
        site.routes.update({f"/{n}": Answer(b"", 302, {"Location": f"/{n - 1}"}) for n in range(1, 7)})
        write_watchlist(tmp_path, {"five": f"{site.base}/5", "six": f"{site.base}/6"})
        found = {one["name"]: (one["state"], one["reason"]) for one in run_json(tmp_path)["sources"]}
        assert found == {"five": ("ok", None), "six": ("failing", "redirect-loop")}
        assert [site.asked(f"/{n}") for n in range(7)] == [1, 2, 2, 2, 2, 2, 1]


def test_a_site_whose_posts_say_too_many_requests_is_left_alone_as_long_as_it_asks(tmp_path):
    """After the first such answer no post is requested, on a first visit as in a recheck of known posts."""
    busy = Answer(b"", 429, {"Retry-After": "7200"})
    numbers = [5, 4, 3, 2, 1, 0]
    with Site({**site_with(numbers), **{f"/news/{n}": busy for n in numbers[1:]}}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        first = run_json(tmp_path)["sources"][0]
        asked = sum(request.path != "/news" for request in site.requests) - site.asked("/robots.txt")
        due = datetime.fromisoformat(str(rows(tmp_path, "SELECT next_due_at FROM sources")[0][0]))
        site.routes.update(site_with(numbers))
        run_json(tmp_path, "--all")
        site.routes.update({f"/news/{n}": busy for n in numbers})
        before = len(site.requests)
        run_json(tmp_path, "--all", "--recheck")
        again = len(site.requests) - before - 1
    assert (first["state"], first["reason"], first["posts_new"]) == ("partial", "http-429", 1)
    assert asked <= 1 + POSTS_AT_ONCE  # those that were under way already
    assert due > datetime.now(UTC) + timedelta(minutes=110)
    assert again == 1
    assert rows(tmp_path, "SELECT count(*) FROM v_posts") == [(6,)]


def test_a_whole_list_is_fetched_once_a_week_though_its_tag_stays(tmp_path):
    """A server that answers "unchanged" for ever hides posts for a week at most; a list read an hour ago is not read in
    full.
    """
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


def test_an_unrequested_unchanged_answer_is_not_accepted(tmp_path):
    """304 to an unconditional request, by a server that never sent a tag: the list was not read, and that is reported."""
    with Site(site_with([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        site.routes["/news"] = Answer(b"", 304)
        line = run_json(tmp_path, "--all")["sources"][0]
    assert (line["state"], line["reason"]) == ("failing", "http-304")


def test_a_list_that_broke_off_inside_its_compression_is_partial(tmp_path):
    """The complete entries are kept, missing ones do not count as removed, and the visit is reported as partial."""
    numbers = [5, 4, 3, 2, 1, 0]
    with Site(site_with(numbers)) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        packed = gzip.compress(str(site.routes["/news"].body).encode())
        site.routes["/news"] = Answer(packed[: len(packed) * 4 // 5], headers={"Content-Encoding": "gzip"})
        lines = [run_json(tmp_path, "--all")["sources"][0] for _ in range(2)]
    assert [(line["state"], line["reason"]) for line in lines] == [("partial", "truncated")] * 2
    assert rows(tmp_path, "SELECT count(*), count(removed_at) FROM v_posts") == [(6, 0)]


def test_a_post_linked_with_name_and_password_is_read_and_kept_without_them(tmp_path):
    """Credentials in a found address are neither sent nor stored; an address that is no web address is no post."""
    with Site(site_with([2, 1])) as site:
        host = site.base.removeprefix("http://")
        odd = [("http://a b/", "A post on nothing", "2026-02-20"), ("http://a.example:99999/", "Another", "2026-02-20")]
        entries = [(f"http://name:hunter2@{host}/news/{n}", TITLES[n], f"2026-02-1{n}") for n in (2, 1)]
        site.routes["/news"] = list_page(entries + odd)
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        line = run_json(tmp_path)["sources"][0]
        assert site.asked("/news/1") == 1
    assert (line["state"], line["posts_new"]) == ("ok", 2)
    kept = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file() and one.suffix != ".toml")
    assert b"hunter2" not in kept


def test_posts_missing_in_a_truncated_list_are_not_removed(tmp_path):
    """Twice a list is cut after its first entry, while the other posts' pages do not answer either: no removal is
    recorded.
    """
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
