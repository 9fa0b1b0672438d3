"""Whole runs against a real site on loopback, as a user runs them: processes, files, exit codes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.running import presswatch, run_json, write_watchlist
from tests.serving import Answer, Site, list_page, post_page

SUBJECTS = """
[[subjects]]
name = "Example Institute"
aliases = ["EXIN"]

[[subjects]]
name = "Mara Lindqvist"
kind = "person"
organization = "Example Institute"
"""
TITLES = [
    "Annual report on river rights published",
    "New archive of testimony opens its doors",
    "Seminar on water law draws three hundred guests",
    "Research fellows wanted for the spring term",
    "Statement on the closing of the eastern border",
    "Partners from five countries sign an agreement",
]


def text_of(number: int) -> tuple[str, str]:
    return (
        f"Paper number {number} tells how the valley lives with its river and what the law has to say about it.",
        f"Guests of the house asked {number * 7} questions, and every one of them was answered in the end.",
    )


def site_with(numbers: list[int], extra: dict[str, Answer] | None = None) -> dict[str, Answer]:
    """A list of these posts, newest first, and their pages; post 2 names the institute, post 4 the person."""
    entries = [(f"/news/{n}", TITLES[n], f"2026-02-{10 + n:02d}") for n in numbers]
    pages = {f"/news/{n}": page_of(n) for n in numbers}
    return {"/news": list_page(entries), **pages, **(extra or {})}


def page_of(number: int, *more: str) -> Answer:
    named = {2: "The Example Institute had called for it.", 4: "“We will be back,” said Mara Lindqvist."}
    paragraphs = [*text_of(number), *([named[number]] if number in named else []), *more]
    return post_page(TITLES[number], *paragraphs, day=f"2026-02-{10 + number:02d}")


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "presswatch.db") as db:
        return db.execute(query).fetchall()


def test_new_posts_are_reported_once_and_backfill_never(tmp_path):
    """A first run records without reporting; a later one reports what is new, once; the record stays as it is."""
    with Site(site_with([3, 2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        first = run_json(tmp_path)
        assert (first["exit"], first["state"]) == (0, "ok")
        assert first["sources"][0] | {"requests": 0} == {
            "name": "example", "url": f"{site.base}/news", "state": "ok", "reason": None,
            "posts_seen": 3, "posts_new": 3, "posts_changed": 0, "requests": 0,
        }  # fmt: skip
        assert first["new_mentions"] == []
        site.routes.update(site_with([4, 3, 2, 1]))
        second = run_json(tmp_path, "--all")
        reported = [
            (one["subject"], one["title"], one["published_on"], one["sentence"]) for one in second["new_mentions"]
        ]
        assert reported == [("Mara Lindqvist", TITLES[4], "2026-02-14", "“We will be back,” said Mara Lindqvist.")]
        third = run_json(tmp_path, "--all")
        assert third["new_mentions"] == []
        assert third["sources"][0]["posts_new"] == 0
        assert [site.asked(f"/news/{n}") for n in (1, 2, 3, 4)][3] == 1
    listed = rows(tmp_path, "SELECT subject, backfill, told_at FROM v_mentions ORDER BY subject")
    assert listed == [("Example Institute", 1, None), ("Mara Lindqvist", 0, None)]
    new = json.loads(presswatch(tmp_path, "mentions", "--new", "--json").stdout)
    assert [one["subject"] for one in new] == ["Mara Lindqvist"]


def test_a_pass_without_news_asks_once(tmp_path):
    """robots.txt is cached, the list answers 304, nothing else is requested."""

    def news(request):
        listed = site_with([2, 1])["/news"]
        if request.headers.get("if-none-match") == '"1"':
            return Answer(b"", 304)
        return Answer(listed.body, headers={"ETag": '"1"'})

    with Site({**site_with([2, 1]), "/news": news}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        before = len(site.requests)
        again = run_json(tmp_path, "--all")
        assert [request.path for request in site.requests[before:]] == ["/news"]
        assert again["sources"][0]["requests"] == 1
        assert again["state"] == "ok"


def test_an_edited_post_is_a_revision_and_reports_only_the_added_mention(tmp_path):
    """The same record, a new revision; earlier mentions are not reported again."""
    with Site(site_with([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
        site.routes.update(site_with([3, 2, 1]))
        site.routes["/news/2"] = page_of(2, "Mara Lindqvist, its director, agreed.")
        second = run_json(tmp_path, "--all")
        assert [(one["subject"], one["post_url"]) for one in second["new_mentions"]] == [
            ("Mara Lindqvist", f"{site.base}/news/2")
        ]
        assert second["sources"][0]["posts_changed"] == 1
        assert run_json(tmp_path, "--all")["new_mentions"] == []
    assert rows(tmp_path, "SELECT revisions FROM v_posts WHERE url LIKE '%/news/2'") == [(2,)]


def test_a_republished_post_is_the_same(tmp_path):
    """Tracking parameters, a trailing slash and a permanent redirect make no new post."""
    with Site(site_with([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
        site.routes["/news"] = list_page(
            [
                ("/news/2?utm_source=mail&utm_campaign=x", TITLES[2], "2026-02-12"),
                ("/2026/moved-1", TITLES[1], "2026-02-11"),
            ]
        )
        site.routes["/2026/moved-1"] = site.routes["/news/1"]
        site.routes["/news/1"] = Answer(b"", 301, {"Location": "/2026/moved-1"})
        second = run_json(tmp_path, "--all")
        assert second["sources"][0]["posts_new"] == 0
    assert len(rows(tmp_path, "SELECT url FROM v_posts")) == 2


def test_a_removed_post_stays_with_the_day_it_was_missed(tmp_path):
    """Missing from list and address in two runs: removed_at is set, the record stays; one miss is no proof."""
    with Site(site_with([3, 2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        removed = "SELECT removed_at IS NOT NULL FROM v_posts WHERE url LIKE '%/news/2'"
        for numbers, expected in (([4, 3, 1], 0), ([5, 4, 3, 1], 1)):
            site.routes = site_with(numbers)
            run_json(tmp_path, "--all")
            assert rows(tmp_path, removed) == [(expected,)]
    assert len(rows(tmp_path, "SELECT url FROM v_posts")) == 5


def test_pages_are_followed_in_a_backfill_and_stop_at_what_is_known(tmp_path):
    """Three pages at the first visit; later only the first, as long as it has a known post."""
    pages = {
        f"/news?page={n}" if n > 1 else "/news": list_page(
            [(f"/p/{n}-{i}", f"{TITLES[i]} in volume {n}", f"2026-0{6 - n}-1{i}") for i in range(5)],
            f"/news?page={n + 1}",
        )
        for n in range(1, 6)
    }
    posts = {
        f"/p/{n}-{i}": post_page(f"{TITLES[i]} in volume {n}", *text_of(10 * n + i), day=f"2026-0{6 - n}-1{i}")
        for n in range(1, 6)
        for i in range(5)
    }
    with Site({**pages, **posts}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        report = run_json(tmp_path)
        assert report["sources"][0]["posts_new"] == 15
        assert site.asked("/news?page=4") == 0
        run_json(tmp_path, "--all")
        assert site.asked("/news?page=2") == 1


def test_newest_titles_next_to_a_list_do_not_end_a_backfill(tmp_path):
    """A first page that also names the posts of the second does not hide the third; a list that loops ends."""
    entries = [(f"/news/{n}", TITLES[n], f"2026-02-{10 + n:02d}") for n in range(5, -1, -1)]
    pages = {
        "/news": list_page(entries[:4], next_url="/news?page=2"),
        "/news?page=2": list_page(entries[2:4], next_url="/news?page=3"),
        "/news?page=3": list_page(entries[4:], next_url="/news?page=4"),
        "/news?page=4": list_page(entries[4:], next_url="/news?page=5"),
        "/news?page=5": list_page(entries[4:], next_url="/news?page=6"),
        "/news?page=6": list_page(entries[4:]),
        **{f"/news/{n}": page_of(n) for n in range(6)},
    }
    with Site(pages) as site:
        write_watchlist(tmp_path, {"site": f'{site.base}/news\nbackfill = "all"'}, SUBJECTS)
        run_json(tmp_path)
        assert rows(tmp_path, "SELECT count(*) FROM posts") == [(6,)]
        assert site.asked("/news?page=5") == 1
        assert site.asked("/news?page=6") == 0


def list_going_on(base: str, older: Answer | None, sitemap: range) -> dict[str, Answer]:
    """A list's three newest posts; its older ones are at an address that robots.txt forbids, or that answers `older`."""
    newest = [(f"/news/{n}", TITLES[n], f"2026-02-{10 + n:02d}") for n in (5, 4, 3)]
    rule = "" if older else "Disallow: /older/\n"
    places = "".join(f"<url><loc>{base}/news/{n}</loc></url>" for n in sitemap)
    return {
        "/news": list_page(newest, next_url="/older/2"),
        "/older/2": older or list_page([]),
        "/robots.txt": Answer(
            f"User-agent: *\n{rule}Sitemap: {base}/map.xml\n", headers={"Content-Type": "text/plain"}
        ),
        "/map.xml": Answer(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'),
        **{f"/news/{n}": page_of(n) for n in range(6)},
    }


@pytest.mark.parametrize(("older", "reason"), [(None, "robots"), (Answer(b"gone", 404), "http-404")])
def test_unavailable_older_pages_are_reported_once_and_end_the_backfill(tmp_path, older, reason):
    """The source is not blocked: its first page is read, now and later, and nothing is requested again."""
    with Site({}) as site:
        site.routes.update(list_going_on(site.base, older, range(3, 6)))
        write_watchlist(tmp_path, {"site": f'{site.base}/news\nbackfill = "all"'}, SUBJECTS)
        first, second = run_json(tmp_path), run_json(tmp_path, "--all")
        asked = 0 if reason == "robots" else 1
        assert site.asked("/older/2") == asked
    reported = [(one["sources"][0]["state"], one["sources"][0]["reason"]) for one in (first, second)]
    assert reported == [("partial", reason), ("ok", None)]
    assert first["sources"][0]["posts_new"] == 3
    assert f"its older posts were not reached: {site.base}/older/2" in first["stderr"]
    assert rows(tmp_path, "SELECT backfilled_at IS NOT NULL FROM sources") == [(1,)]


@pytest.mark.parametrize(("older", "reason"), [(None, "robots"), (Answer(b"gone", 404), "http-404")])
def test_posts_of_unavailable_older_pages_are_taken_from_the_sitemap(tmp_path, older, reason):
    """Nothing is missing then; `why` still says that the list continued."""
    with Site({}) as site:
        site.routes.update(list_going_on(site.base, older, range(6)))
        write_watchlist(tmp_path, {"site": f'{site.base}/news\nbackfill = "all"'}, SUBJECTS)
        report = run_json(tmp_path)
        why = presswatch(tmp_path, "why", f"{site.base}/older/2")
    (source,) = report["sources"]
    assert (source["state"], source["posts_new"]) == ("ok", 6)
    assert "its older posts are not seen" in why.stdout
    assert reason in why.stdout


@pytest.mark.parametrize(("status", "backfilled"), [(503, 0), (404, 1)])
def test_a_part_of_the_sitemap_that_may_come_back_keeps_the_backfill_open(tmp_path, status, backfilled):
    """The older posts of a list are in a sitemap of several parts, one of which does not answer, or is gone."""
    with Site({}) as site:
        pages = list_going_on(site.base, Answer(b"gone", 404), range(6))
        pages["/recent.xml"] = pages["/map.xml"]
        parts = "".join(f"<sitemap><loc>{site.base}/{part}.xml</loc></sitemap>" for part in ("recent", "old"))
        pages["/map.xml"] = Answer(
            f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}</sitemapindex>'
        )
        pages["/old.xml"] = Answer(b"", status)
        site.routes.update(pages)
        write_watchlist(tmp_path, {"site": f'{site.base}/news\nbackfill = "all"'}, SUBJECTS)
        (source,) = run_json(tmp_path)["sources"]
    assert (source["state"], source["reason"], source["posts_new"]) == ("partial", f"http-{status}", 6)
    assert rows(tmp_path, "SELECT backfilled_at IS NOT NULL FROM sources") == [(backfilled,)]


def test_an_older_page_that_may_come_back_keeps_the_backfill_open(tmp_path):
    """Forbidden by the server today: it is requested again at the next visit."""
    with Site({}) as site:
        site.routes.update(list_going_on(site.base, Answer(b"no", 403), range(3, 6)))
        write_watchlist(tmp_path, {"site": f'{site.base}/news\nbackfill = "all"'}, SUBJECTS)
        first = run_json(tmp_path)
        run_json(tmp_path, "--all")
        assert site.asked("/older/2") == 2
    assert (first["sources"][0]["state"], first["sources"][0]["reason"]) == ("partial", "http-403")
    assert rows(tmp_path, "SELECT backfilled_at FROM sources") == [(None,)]


@pytest.mark.parametrize(
    ("answer", "state", "reason", "code"),
    [
        (Answer(b"gone fishing", 404), "failing", "http-404", 1),
        (Answer(b"", 302, {"Location": "http://169.254.169.254/latest/"}), "failing", "address-refused", 1),
        (Answer(b"", 302, {"Location": "file:///etc/passwd"}), "failing", "redirect-scheme", 1),
        (Answer(b"", 302, {"Location": "/news"}), "failing", "redirect-loop", 1),
        (Answer(b"%PDF-1.7 binary", headers={"Content-Type": "application/pdf"}), "failing", "not-html", 1),
        (Answer('{"error": "quota", "items": []}'), "failing", "not-html", 1),
        (Answer("<html><body><h1>Shop</h1><p>Buy our mug.</p></body></html>"), "failing", "no-posts", 1),
        (Answer("<html><body>" + "<div>" * 300 + "<p>Much is in here.</p>"), "failing", "parse-error", 1),
        (Answer("<html><body>" + "<br>" * 120_001 + "<p>Much comes yet.</p>"), "failing", "parse-error", 1),
        (Answer(b"x" * 9_000_000), "failing", "too-large", 1),
        (Answer(list_page([]).body, cut=True), "failing", "truncated", 1),
    ],
)
def test_a_bad_source_is_reported_with_its_reason_and_harms_no_other(tmp_path, answer, state, reason, code):
    """State, reason, stderr line and exit code; the good source in the same run is recorded in full."""
    with Site({"/news": answer}) as bad, Site(site_with([2, 1]), host="127.0.0.2") as good:
        write_watchlist(tmp_path, {"bad": f"{bad.base}/news", "good": f"{good.base}/news"})
        report = run_json(tmp_path)
    found = {source["name"]: (source["state"], source["reason"], source["posts_new"]) for source in report["sources"]}
    assert found == {"bad": (state, reason, 0), "good": ("ok", None, 2)}
    assert report["exit"] == code
    line = next(line for line in report["stderr"].splitlines() if line.startswith("bad: "))
    assert line.startswith(f"bad: {state}: {reason}: ")
    assert "next try" in line
    assert "Traceback" not in report["stderr"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b"%PDF-1.7 binary", headers={"Content-Type": "application/pdf"}), "not-html"),
        (Answer('{"error": "quota"}', headers={"Content-Type": "application/json"}), "not-html"),
        (Answer(b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "image/png"}), "not-html"),
        (Answer(b" \n"), "no-posts"),
        (Answer("<html><body>" + "<table><tr><td>" * 200), "parse-error"),
    ],
)
def test_a_known_list_that_became_something_else_is_reported_as_such(tmp_path, answer, reason):
    """For a source whose kind the watchlist names too; the record stays, and the list is read once it is back."""
    with Site(site_with([2, 1])) as site:
        write_watchlist(
            tmp_path, {"example": f'{site.base}/news\nkind = "listing"', "found": f"{site.base}/news?all=1"}
        )
        site.routes["/news?all=1"] = site.routes["/news"]
        run_json(tmp_path)
        well, site.routes["/news"] = site.routes["/news"], answer
        site.routes["/news?all=1"] = answer
        bad = run_json(tmp_path, "--all")
        site.routes["/news"] = site.routes["/news?all=1"] = well
        again = run_json(tmp_path, "--all")
    assert [(line["state"], line["reason"]) for line in bad["sources"]] == [("failing", reason)] * 2
    assert [line["state"] for line in again["sources"]] == ["ok", "ok"]
    assert rows(tmp_path, "SELECT count(*) FROM v_posts WHERE removed_at IS NULL") == [(2,)]


def test_robots_are_obeyed_before_anything_is_fetched(tmp_path):
    """A forbidden list is blocked and never requested; an unreadable robots.txt forbids all (RFC 9309)."""
    robots = Answer("User-agent: presswatch\nDisallow: /news\n", headers={"Content-Type": "text/plain"})
    with (
        Site({**site_with([1]), "/robots.txt": robots}) as closed,
        Site({**site_with([1]), "/robots.txt": Answer(b"oops", 500)}, host="127.0.0.2") as broken,
    ):
        write_watchlist(tmp_path, {"closed": f"{closed.base}/news", "broken": f"{broken.base}/news"})
        report = run_json(tmp_path)
        assert closed.asked("/news") == broken.asked("/news") == 0
    assert {source["name"]: source["reason"] for source in report["sources"]} == {
        "closed": "robots", "broken": "robots-unreachable",
    }  # fmt: skip
    assert {source["state"] for source in report["sources"]} == {"blocked"}


def test_an_address_outside_the_allowed_networks_is_never_connected_to(tmp_path):
    """Without allow_networks loopback is refused in any notation; the canary gets no connection."""
    with Site(site_with([1])) as canary:
        port = canary.base.rsplit(":", 1)[1]
        hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0"]
        sources = {f"s{n}": f"http://{host}:{port}/news" for n, host in enumerate(hosts)}
        head = '[presswatch]\ncontact = "t@example.org"\ndelay_s = 0.0\n'
        write_watchlist(tmp_path, sources, head=head)
        report = run_json(tmp_path)
        assert canary.requests == []
    assert {(source["state"], source["reason"]) for source in report["sources"]} == {("failing", "address-refused")}


def test_a_dot_after_a_refused_address_changes_nothing(tmp_path):
    """A redirect there is reported as a refused address, not as an unknown name; so is one with an escape."""
    hosts = ["127.0.0.1.", "0x7f.1.", "0x7f000001.", "2130706433.", "localhost.", "LocalHost.", "127.0.0.%31"]
    with Site(site_with([1])) as canary:
        port = canary.base.rsplit(":", 1)[1]
        routes = {f"/{n}": Answer(b"", 302, {"Location": f"http://{host}:{port}/news"}) for n, host in enumerate(hosts)}
        with Site(routes, host="127.0.0.2") as site:
            head = '[presswatch]\ncontact = "t@example.org"\nallow_networks = ["127.0.0.2/32"]\ndelay_s = 0.0\n'
            write_watchlist(tmp_path, {f"s{n}": f"{site.base}/{n}" for n in range(len(hosts))}, head=head)
            report = run_json(tmp_path)
        assert canary.requests == []
    assert {(source["state"], source["reason"]) for source in report["sources"]} == {("failing", "address-refused")}


def test_one_hanging_post_costs_itself(tmp_path):
    """The others are recorded, the visit is partial, the hanging one comes with a later run."""
    routes = site_with([4, 3, 2, 1])
    routes["/news/3"] = Answer(b"", hang_s=30)
    with Site(routes) as site:
        head = '[presswatch]\nallow_networks = ["127.0.0.0/8"]\ndelay_s = 0.0\ntimeout_s = 1.0\ncontact = "t@example.org"\n'
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, head=head)
        report = run_json(tmp_path)
        source = report["sources"][0]
        assert (source["state"], source["reason"], source["posts_new"]) == ("partial", "timeout", 3)
        assert "1 of 4 posts" in report["stderr"]
        site.routes["/news/3"] = page_of(3)
        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 1


def test_a_dead_link_in_a_list_is_reported_once_and_rarely_requested(tmp_path):
    """The first run is partial; the next ones are ok and leave the dead address alone for a week."""
    routes = site_with([3, 2, 1])
    listed = [("/news/3", TITLES[3], "2026-02-13"), ("/gone", "An entry without page or day", "")]
    routes["/news"] = list_page([*listed, ("/news/2", TITLES[2], "2026-02-12"), ("/news/1", TITLES[1], "2026-02-11")])
    with Site(routes) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        first = run_json(tmp_path)
        assert (first["sources"][0]["state"], first["sources"][0]["reason"]) == ("partial", "http-404")
        assert run_json(tmp_path, "--all")["sources"][0]["state"] == "ok"
        assert site.asked("/gone") == 1


def test_more_posts_than_one_run_takes_come_newest_first_and_the_rest_next_time(tmp_path):
    """Partial with the number seen; nothing is dropped for good, and `why` knows the waiting addresses."""
    with Site(site_with([5, 4, 3, 2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news\nmax_posts = 2"})
        first = run_json(tmp_path)
        assert (first["sources"][0]["state"], first["sources"][0]["reason"]) == ("partial", "post-cap")
        assert "post-cap: stopped after 1 pages and 5 posts seen" in first["stderr"]
        assert [site.asked(f"/news/{n}") for n in (5, 4, 3, 2, 1)] == [1, 1, 0, 0, 0]
        assert "post-cap" in presswatch(tmp_path, "why", f"{site.base}/news/1").stdout
        states = [run_json(tmp_path, "--all")["sources"][0]["state"] for _ in range(2)]
    assert states == ["partial", "ok"]
    assert len(rows(tmp_path, "SELECT url FROM v_posts")) == 5


def test_unusable_parts_of_a_page_are_counted_and_reported(tmp_path):
    """Links that are no web addresses and unreadable data: the post is recorded, `why` and `try` report the rest."""
    listed = list_page([("/news/1", TITLES[1], "2026-02-11"), ("javascript:open(2)", TITLES[2], "2026-02-10")])
    body = str(page_of(1).body)
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script></head>'
    with Site({"/news": listed, "/news/1": Answer(body.replace("</head>", data))}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 1
        tried = json.loads(presswatch(tmp_path, "try", f"{site.base}/news", "--json").stdout)
    said = {
        path: [
            (step["step"], step["outcome"], step["detail"])
            for step in json.loads(presswatch(tmp_path, "why", f"{site.base}{path}", "--json").stdout)
        ]
        for path in ("/news", "/news/1")
    }
    links = "1 link that is no address of the web (javascript)"
    assert said["/news"] == [("read", "left-out", links)]
    assert ("read", "left-out", "1 of 1 JSON-LD scripts, which cannot be read") in said["/news/1"]
    assert f"skipped: {links}" in tried["why"]


def test_entries_of_a_feed_without_an_address_are_counted(tmp_path):
    """An entry that links to a script is skipped and reported."""
    links = ("/news/1", "javascript:open(2)")
    items = "".join(f"<item><title>{TITLES[n]}</title><link>{url}</link></item>" for n, url in enumerate(links))
    feed = Answer(f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>")
    with Site({"/feed": feed, "/news/1": page_of(1)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/feed"})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 1
    (step,) = json.loads(presswatch(tmp_path, "why", f"{site.base}/feed", "--json").stdout)
    assert step["detail"] == "1 entry that leads to no address of the web"


def test_entries_of_a_feed_that_share_an_address_are_counted(tmp_path):
    """Three items that link to anchors of one page are one post, and that is reported."""
    items = "".join(f"<item><title>{TITLES[n]}</title><link>/news/1#{n}</link></item>" for n in (1, 2, 3))
    feed = Answer(f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>")
    with Site({"/feed": feed, "/news/1": page_of(1)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/feed"})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 1
    (step,) = json.loads(presswatch(tmp_path, "why", f"{site.base}/feed", "--json").stdout)
    assert step["detail"] == "2 entries that lead where others do, and so are no posts of their own"


def test_entries_whose_address_is_impossible_are_counted(tmp_path):
    """A port beyond 65,535 is no address: the entry is skipped and reported."""
    listed = list_page([
        ("/news/1", TITLES[1], "2026-02-11"),
        ("/news/2", TITLES[2], "2026-02-10"),
        ("http://127.0.0.1:99999/news/3", TITLES[3], "2026-02-09"),
    ])  # fmt: skip
    with Site({"/news": listed, "/news/1": page_of(1), "/news/2": page_of(2)}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        report = run_json(tmp_path)["sources"][0]
    assert (report["state"], report["posts_new"]) == ("ok", 2)
    (step,) = json.loads(presswatch(tmp_path, "why", f"{site.base}/news", "--json").stdout)
    assert (step["outcome"], step["detail"]) == ("left-out", "1 entry that leads to no address of the web")
