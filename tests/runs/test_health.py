"""Failing sources, run as a user runs them: reported once with the cause, and once when it is over; gaps are filled and
shown.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.running import HEAD, presswatch, run_json, write_watchlist
from tests.serving import Answer, Site, list_page, post_page

TITLES = [
    "Annual report on river rights published",
    "New archive of testimony opens its doors",
    "Seminar on water law draws three hundred guests",
    "Research fellows wanted for the spring term",
    "Statement on the closing of the eastern border",
    "Partners from five countries sign an agreement",
    "Exhibition of letters travels to the coast",
    "Choir of the valley sings for the hospital",
]


STDERR_LINE = re.compile(
    r"^example: (?P<what>.+) \(since (?P<since>\S+Z), last good (?P<good>\S+Z), next try (?P<next>\S+Z)\)$",
    re.MULTILINE,
)


def day(ago: int) -> str:
    """A date; today's with its time, so that the clock cannot decide on which side of an hour today's post is."""
    if ago == 0:
        return datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    return (datetime.now(UTC).date() - timedelta(days=ago)).isoformat()


def site_of(entries: list[tuple[int, int]], next_url: str = "", path: str = "/news") -> dict[str, Answer]:
    """A list of posts (number, days ago) and their pages."""
    listed = [(f"/news/{n}", f"{TITLES[n % 8]} no. {n}", day(ago)) for n, ago in entries]
    pages = {
        f"/news/{n}": post_page(
            f"{TITLES[n % 8]} no. {n}",
            f"Paper number {n} tells how the valley lives with its river and what the law has to say about it.",
            f"Guests of the house asked {n * 7} questions, and every one of them was answered in the end.",
            day=day(ago),
        )
        for n, ago in entries
    }
    return {path: list_page(listed, next_url), **pages}


def rows(folder: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "presswatch.db") as db:
        return db.execute(query, values).fetchall()


def reported(report: dict[str, object]) -> list[tuple[str, str, str]]:
    return [(one["source"], one["step"], one["cause"]) for one in report["problems"]]  # type: ignore[attr-defined]


def health_lines(report: dict[str, object]) -> list[str]:
    lines = str(report["stderr"]).splitlines()
    return [line for line in lines if ": problem: " in line or ": recovered: " in line]


def test_a_failing_source_is_reported_once_and_its_recovery_once(tmp_path):
    """Silent at the first failure, reported at the second, not at the third; "recovered" once; outbox and list agree."""
    with Site(site_of([(3, 1), (2, 2), (1, 3)])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        good = site.routes["/news"]
        assert reported(run_json(tmp_path)) == []
        site.routes["/news"] = Answer(b"out of order", 500)
        first, second, third = (run_json(tmp_path, "--all") for _ in range(3))
        assert [reported(one) for one in (first, second, third)] == [[], [("example", "problem", "failing")], []]
        # Each time the stderr line of the contract, with a try after 15 minutes, half an hour, an hour.
        parts = [STDERR_LINE.search(one["stderr"]) for one in (first, second, third)]
        assert [part["what"] for part in parts] == ["failing: http-500: the server answers 500"] * 3
        moments = [[datetime.fromisoformat(part[name]) for name in ("since", "good", "next")] for part in parts]
        assert len({since for since, _, _ in moments}) == 1
        assert all(good <= since for since, good, _ in moments)
        pauses = [(again - since) / timedelta(minutes=1) for since, _, again in moments]
        assert pauses == pytest.approx([15, 30, 60], abs=2)
        (line,) = health_lines(second)
        assert line.startswith("example: problem: failing: http-500: ")
        assert "(since " in line
        assert health_lines(first) == health_lines(third) == []
        shown = json.loads(presswatch(tmp_path, "sources", "--json").stdout)[0]
        assert [one["cause"] for one in shown["problems"]] == ["failing"]
        assert "http-500" in presswatch(tmp_path, "sources").stdout
        site.routes["/news"] = good
        fourth, fifth = (run_json(tmp_path, "--all") for _ in range(2))
        assert [reported(one) for one in (fourth, fifth)] == [[("example", "recovered", "failing")], []]
        assert "until " in health_lines(fourth)[0]
        assert json.loads(presswatch(tmp_path, "sources", "--json").stdout)[0]["problems"] == []
    notices = rows(tmp_path, "SELECT key, kind FROM outbox ORDER BY id")
    assert notices == [("problem:1", "problem"), ("recovered:1", "recovered")]
    assert presswatch(tmp_path, "doctor").returncode == 0


def test_no_source_reached_is_one_message_about_our_own_line(tmp_path):
    """Two hosts that do not answer: one message for both, none for each, and both are due again within the hour."""
    with Site(site_of([(2, 1), (1, 2)])) as one, Site(site_of([(2, 1), (1, 2)]), host="127.0.0.2") as two:
        write_watchlist(tmp_path, {"one": f"{one.base}/news", "two": f"{two.base}/news"})
        run_json(tmp_path)
    reports = [run_json(tmp_path, "--all") for _ in range(7)]
    assert [reported(report) for report in reports] == [[], [("", "problem", "line")], *[[]] * 5]
    assert health_lines(reports[1])[0].startswith("all sources: problem: line: no source could be reached")
    due = [str(value) for (value,) in rows(tmp_path, "SELECT next_due_at FROM sources")]
    latest = datetime.now(UTC) + timedelta(hours=1, minutes=1)
    assert all(datetime.fromisoformat(at) <= latest for at in due)
    assert rows(tmp_path, "SELECT count(*) FROM problems WHERE source_id IS NOT NULL") == [(0,)]


def test_an_answer_for_robots_txt_is_an_answer(tmp_path):
    """Two sites whose robots.txt answers 500 are blocked, each by itself: an answer shows that our connection works."""
    pages = site_of([(2, 1), (1, 2)])
    with Site(dict(pages)) as one, Site(dict(pages), host="127.0.0.2") as two:
        write_watchlist(tmp_path, {"one": f"{one.base}/news", "two": f"{two.base}/news"})
        run_json(tmp_path)
        with sqlite3.connect(tmp_path / "presswatch.db") as db:  # as a day later
            db.execute("UPDATE robots SET fetched_at = '2020-01-01T00:00:00Z'")
        one.routes["/robots.txt"], two.routes["/robots.txt"] = Answer(b"oops", 500), Answer(b"", 503)
        reports = [run_json(tmp_path, "--all") for _ in range(3)]
    assert {line["reason"] for line in reports[0]["sources"]} == {"robots-unreachable"}
    blocked = [("one", "problem", "robots"), ("two", "problem", "robots")]
    assert [sorted(reported(report)) for report in reports] == [[], blocked, []]
    assert rows(tmp_path, "SELECT min(fails) FROM sources") == [(3,)]


def test_a_list_that_hangs_after_its_robots_txt_answered_is_not_our_line(tmp_path):
    """The same for timeouts: the host does answer."""
    pages = site_of([(2, 1), (1, 2)])
    with Site(dict(pages)) as one, Site(dict(pages), host="127.0.0.2") as two:
        write_watchlist(tmp_path, {"one": f"{one.base}/news", "two": f"{two.base}/news"}, head=f"{HEAD}timeout_s = 1\n")
        run_json(tmp_path)
        with sqlite3.connect(tmp_path / "presswatch.db") as db:
            db.execute("UPDATE robots SET fetched_at = '2020-01-01T00:00:00Z'")
        for site in (one, two):
            site.routes["/news"] = Answer(b"", hang_s=4)
        report = run_json(tmp_path, "--all")
    assert {line["reason"] for line in report["sources"]} == {"timeout"}
    assert rows(tmp_path, "SELECT min(answers) FROM visits WHERE run_id = 2") == [(1,)]
    assert rows(tmp_path, "SELECT count(*) FROM problems WHERE source_id IS NULL") == [(0,)]


def test_servers_of_one_address_are_distinguished_by_port(tmp_path):
    """Three sites of one name, each on its own port, all silent: that too is our own connection."""
    with contextlib.ExitStack() as opened:
        sites = [opened.enter_context(Site(site_of([(2, 1), (1, 2)]))) for _ in range(3)]
        write_watchlist(tmp_path, {f"s{n}": f"{site.base}/news" for n, site in enumerate(sites)})
        run_json(tmp_path)
    reports = [run_json(tmp_path, "--all") for _ in range(2)]
    assert [reported(report) for report in reports] == [[], [("", "problem", "line")]]


def test_a_single_site_that_is_silent_is_its_own_problem(tmp_path):
    """With only one server watched it may be our connection: one message, too, which names the server."""
    with Site(site_of([(2, 1), (1, 2)])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
    reports = [run_json(tmp_path, "--all") for _ in range(2)]
    assert [reported(one) for one in reports] == [[], [("example", "problem", "failing")]]


def test_a_dead_host_is_its_own_problem_while_another_answers(tmp_path):
    """The other source answers, so our connection works."""
    with Site(site_of([(2, 1), (1, 2)]), host="127.0.0.2") as two:
        with Site(site_of([(2, 1), (1, 2)])) as one:
            write_watchlist(tmp_path, {"one": f"{one.base}/news", "two": f"{two.base}/news"})
            run_json(tmp_path)
        reports = [run_json(tmp_path, "--all") for _ in range(3)]
    assert [reported(report) for report in reports] == [[], [("one", "problem", "failing")], []]


def test_dead_hosts_that_are_asked_again_alone_are_not_our_line(tmp_path):
    """Two sites fail while a third answers; their retries without the third still blame them and not our connection."""
    with Site(site_of([(2, 1), (1, 2)]), host="127.0.0.3") as three:
        with Site(site_of([(2, 1), (1, 2)])) as one, Site(site_of([(2, 1), (1, 2)]), host="127.0.0.2") as two:
            sites = {"one": one, "two": two, "three": three}
            write_watchlist(tmp_path, {name: f"{site.base}/news" for name, site in sites.items()})
            run_json(tmp_path)
        reports = [run_json(tmp_path, "--all"), *(run_json(tmp_path, "one", "two") for _ in range(3))]
    dead = [("one", "problem", "failing"), ("two", "problem", "failing")]
    assert [sorted(reported(report)) for report in reports] == [[], dead, [], []]
    assert rows(tmp_path, "SELECT count(*) FROM problems WHERE source_id IS NULL") == [(0,)]
    assert rows(tmp_path, "SELECT min(fails) FROM sources WHERE name <> 'three'") == [(4,)]


def test_a_list_that_shrinks_is_partial_with_its_reason(tmp_path):
    """Fewer than half of the entries ever shown: partial, drop, reported at the second visit."""
    many = [(n, 10 - n) for n in range(8, 0, -1)]
    with Site(site_of(many)) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        for _ in range(4):
            run_json(tmp_path, "--all")
        site.routes.update(site_of(many[:2]))
        first, second, third = (run_json(tmp_path, "--all") for _ in range(3))
        states = [(one["sources"][0]["state"], one["sources"][0]["reason"]) for one in (first, second, third)]
        assert states == [("partial", "drop")] * 3
        assert [reported(one) for one in (first, second, third)] == [[], [("example", "problem", "drop")], []]
        site.routes.update(site_of(many))
        assert reported(run_json(tmp_path, "--all")) == [("example", "recovered", "drop")]


CARDS = '<div class="card"><div class="when">{day}</div><div class="what"><a href="{url}">{title}</a></div></div>'
LOG_IN = '<html><body><h1>Members</h1><form><input name="user"><input type="password" name="word"></form></body></html>'


def test_changes_of_a_list_are_reported_with_their_cause(tmp_path):
    """No dates, a new layout, a log-in page instead, nothing for months: each is reported once, at the second visit.

    Silence is reported at the first visit that can know it.
    """
    entries = [(n, 9 - n) for n in range(8, 0, -1)]
    listed = [(f"/news/{n}", f"{TITLES[n % 8]} no. {n}", day(ago)) for n, ago in entries]
    cards = "".join(CARDS.format(url=url, title=title, day=on) for url, title, on in listed)
    changed = {
        "no-dates": list_page([(url, title, "") for url, title, _ in listed]),
        "layout": Answer(
            f"<html lang=en><body><main><h1>Newsroom</h1><div class=cards>{cards}</div></main></body></html>"
        ),
        "login-wall": Answer(LOG_IN),
        "well": list_page(listed),
    }
    with contextlib.ExitStack() as opened:
        sites = {
            name: opened.enter_context(Site(site_of(entries), host=f"127.0.5.{n}")) for n, name in enumerate(changed, 1)
        }
        silent = site_of([(n, 60 + 3 * (20 - n)) for n in range(20, 0, -1)])
        sites["silent"] = opened.enter_context(Site(silent, host="127.0.5.9"))
        write_watchlist(tmp_path, {name: f"{site.base}/news" for name, site in sites.items()})
        assert [reported(run_json(tmp_path, "--all")) for _ in range(4)] == [[]] * 4
        for name, page in changed.items():
            sites[name].routes["/news"] = page
        with sqlite3.connect(tmp_path / "presswatch.db") as db:  # watched for a year
            db.execute("UPDATE sources SET added_at = '2020-01-01T00:00:00Z' WHERE name = 'silent'")
        reports = [run_json(tmp_path, "--all") for _ in range(3)]
    second = [(cause, "problem", cause) for cause in ("layout", "login-wall", "no-dates")]
    assert [sorted(reported(one)) for one in reports] == [[("silent", "problem", "silent")], second, []]
    states = {one["name"]: (one["state"], one["reason"]) for one in reports[-1]["sources"]}
    assert states == {
        "no-dates": ("partial", "no-dates"), "layout": ("ok", None), "login-wall": ("failing", "login-wall"),
        "well": ("ok", None), "silent": ("ok", None),
    }  # fmt: skip


def test_a_posts_api_that_gives_nothing_any_more_is_never_ok(tmp_path):
    """WordPress answers with an empty list, as it does if its posts were moved away: failing, no-posts."""
    posts = [
        {"id": n, "link": "{base}" + f"/{n}", "title": {"rendered": f"{TITLES[n]}"}, "date_gmt": f"{day(n)}T08:00:00"}
        for n in (1, 2, 3)
    ]
    kind = {"Content-Type": "application/json"}
    with Site() as site:
        body = json.dumps(posts).replace("{base}", site.base)
        site.routes.update({f"/{n}": site_of([(n, n)])[f"/news/{n}"] for n in (1, 2, 3)})
        api = "/wp-json/wp/v2/posts?per_page={}&page=1"
        site.routes[api.format(100)] = Answer(body, headers=kind)
        write_watchlist(tmp_path, {"example": f'{site.base}/\nkind = "wordpress"'})
        first = run_json(tmp_path)["sources"][0]
        site.routes[api.format(10)] = Answer("[]", headers=kind)
        second = run_json(tmp_path, "--all")["sources"][0]
    assert (first["state"], first["posts_new"]) == ("ok", 3)
    assert (second["state"], second["reason"]) == ("failing", "no-posts")


def test_a_moved_list_is_proposed_after_three_visits(tmp_path):
    """301 at three visits in a row: the new address is reported and shown; the source stays as it is."""
    with Site(site_of([(2, 1), (1, 2)])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        site.routes["/press"] = site.routes["/news"]
        site.routes["/news"] = Answer(b"", 301, {"Location": "/press"})
        reports = [run_json(tmp_path, "--all") for _ in range(5)]
        assert [reported(one) for one in reports] == [[], [], [], [("example", "problem", "moved")], []]
        shown = json.loads(presswatch(tmp_path, "sources", "--json").stdout)[0]
        assert shown["moved_url"] == f"{site.base}/press"
        assert f"{site.base}/press" in shown["problems"][0]["words"]


def age(folder: Path, days: float) -> None:
    """Makes the source's last good visit this long ago."""
    at = (datetime.now(UTC) - timedelta(days=days)).isoformat()[:19] + "Z"
    with sqlite3.connect(folder / "presswatch.db") as db:
        db.execute("UPDATE sources SET last_good_at = ?, backfilled_at = ?", (at, at))


def test_after_a_gap_the_list_is_followed_past_what_is_known_and_finds_are_late(tmp_path):
    """Ten days without a visit: page two is read although page one has a known post; its posts count as caught late."""
    with Site(site_of([(7, 7), (2, 12), (1, 13)])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        age(tmp_path, 10)
        site.routes.update(site_of([(5, 4), (4, 6), (2, 12)], "/news?page=3", path="/news?page=2"))
        site.routes.update(site_of([(6, 0), (3, 3), (7, 7)], "/news?page=2"))
        report = run_json(tmp_path, "--all")
        assert report["sources"][0]["posts_new"] == 4
        assert site.asked("/news?page=3") == 0
        late = {str(url)[-1]: value for url, value in rows(tmp_path, "SELECT url, caught_late FROM posts")}
        assert late == {"1": 0, "2": 0, "7": 0, "3": 1, "4": 1, "5": 1, "6": 0}
        (gap,) = json.loads(presswatch(tmp_path, "sources", "--json").stdout)[0]["gaps"]
        assert (gap["cause"], gap["posts_found"], gap["filled_at"] is not None) == ("ours", 3, True)
        steps = json.loads(presswatch(tmp_path, "why", f"{site.base}/news/3", "--json").stdout)
        assert any(step["step"] == "gap" and "caught late" in step["detail"] for step in steps)
        assert reported(report) == []


def test_a_gap_that_the_list_does_not_reach_back_over_stays_uncovered(tmp_path):
    """A list of new posts only, without a further page: the time between is reported as uncovered."""
    with Site(site_of([(3, 12), (2, 13), (1, 14)])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        age(tmp_path, 10)
        site.routes.update(site_of([(6, 1), (5, 2), (4, 3)]))
        run_json(tmp_path, "--all")
        run_json(tmp_path, "--all")
        (gap,) = json.loads(presswatch(tmp_path, "sources", "--json").stdout)[0]["gaps"]
        assert (gap["filled_at"], gap["posts_found"]) == (None, 3)


def test_a_scheduler_copies_the_database_once_a_day(tmp_path):
    """While nothing is due, a verified daily copy appears in the backup folder; a second check makes no other."""
    from scheduler import Ticker  # noqa: PLC0415 - its imports are the process's own

    path = write_watchlist(tmp_path, {}, '[[subjects]]\nname = "Example Institute"\n')
    ticker = Ticker(path, f"sqlite:///{tmp_path / 'presswatch.db'}")
    try:
        ticker.tick()
        ticker.tick()
    finally:
        ticker.stop()
    (copy,) = (tmp_path / "presswatch.db.backups").iterdir()
    with sqlite3.connect(copy) as db:
        assert db.execute("SELECT count(*) FROM sources").fetchone() == (0,)
