"""The same spiders and the same record by other means: scrapy crawl, try, rematch, reread, a process that keeps
running.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

import scheduler
from scraper.pages.discovery.addresses import is_home
from tests import warm
from tests.running import CHECKOUT, command, presswatch, run_json, write_watchlist
from tests.runs.test_passes import SUBJECTS, TITLES, rows, site_with
from tests.serving import Answer, Site, list_page, post_page
from tests.warm import Warm


def wait_until(condition, seconds: float = 40.0) -> bool:
    """True as soon as the condition holds; False if it does not within this many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_scrapy_crawl_records_as_run_does(tmp_path):
    """Run by hand from the checkout, the spiders record the same posts and mentions, and a run that ended."""
    with Site(site_with([4, 2, 1])) as site:
        for name in ("by_run", "by_hand"):
            (tmp_path / name).mkdir()
            write_watchlist(tmp_path / name, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path / "by_run")
        environment = {**os.environ, "PRESSWATCH_WATCHLIST": str(tmp_path / "by_hand" / "watchlist.toml")}
        scrapy = [sys.executable, "-m", "scrapy", "crawl", "listing", "-a", f"url={site.base}/news"]
        scrapy += ["-O", str(tmp_path / "posts.json")]
        done = warm.run(scrapy, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=100, check=False)
        assert done.returncode == 0, done.stderr
    recorded = "SELECT p.url, p.title, p.published_on, m.subject, m.surface FROM v_posts p LEFT JOIN v_mentions m ON m.post_url = p.url ORDER BY 1, 4"
    assert rows(tmp_path / "by_hand", recorded) == rows(tmp_path / "by_run", recorded)
    assert rows(tmp_path / "by_hand", "SELECT state FROM runs") == [("ok",)]
    assert done.stderr.startswith("run 1: ok: 1 source\nbaseline: ")
    written = json.loads((tmp_path / "posts.json").read_text("utf-8"))
    in_record = rows(tmp_path / "by_hand", "SELECT url, title FROM v_posts ORDER BY 1")
    assert sorted((one["url"], one["title"]) for one in written) == in_record
    assert {one["subject"] for post in written for one in post["mentions"]} != set()


def test_scrapy_crawl_says_in_a_line_what_is_to_be_mended(tmp_path):
    """Without a watchlist: the exit code of `run`, and no traceback."""
    environment = {**os.environ, "PRESSWATCH_WATCHLIST": str(tmp_path / "none.toml")}
    scrapy = [sys.executable, "-m", "scrapy", "crawl", "listing", "-a", "url=https://example.org/news"]
    done = warm.run(scrapy, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"presswatch: {tmp_path}/none.toml: there is no such file (presswatch init writes one)"
    ]


def test_scrapy_lists_the_spiders():
    """One spider for each kind of source, and the run's own."""
    done = warm.run([sys.executable, "-m", "scrapy", "list"], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert {"auto", "feed", "listing", "run", "sitemap", "wordpress"} <= set(done.stdout.split())


def test_try_shows_what_a_source_would_yield_and_keeps_nothing(tmp_path):
    """Kind, posts with dates, one full clipping, lines to paste; no database, no archive."""
    with Site(site_with([4, 2, 1])) as site:
        write_watchlist(tmp_path, {}, SUBJECTS)
        done = presswatch(tmp_path, "try", f"{site.base}/news", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert report["kind"] == "listing"
    assert [(post["title"], post["published_on"]) for post in report["posts"]] == [
        (TITLES[4], "2026-02-14"), (TITLES[2], "2026-02-12"), (TITLES[1], "2026-02-11"),
    ]  # fmt: skip
    assert report["clipping"]["mentions"][0]["subject"] == "Mara Lindqvist"
    assert report["clipping"]["coverage"]["quotes"][0]["speaker"] == "Mara Lindqvist"
    assert f'url = "{site.base}/news"' in report["toml"]
    assert [path.name for path in tmp_path.iterdir()] == ["watchlist.toml"]


@pytest.mark.parametrize(
    ("url", "delay_s"), [("http://[::1]:1/", 0.0), ("http://localhost:1/news", 0.0), ("https://example.org/", None)]
)
def test_a_try_asks_a_server_on_this_machine_without_delay(monkeypatch, url, delay_s):
    """A person waits, and nobody else is served there; other hosts are asked as in a run."""
    sessions = []
    monkeypatch.setattr(scheduler, "_crawl", lambda session: sessions.append(session) or session.close())
    assert scheduler.try_source(url, watchlist=None).exit_code == 1
    assert [one.delay_s for one in sessions[0].watchlist.sources] == [delay_s]


def test_try_follows_a_home_page_to_its_news(tmp_path):
    """From the home page alone, by the link called "News"."""
    home = "<html lang=en><body><nav><a href=/about>About</a> <a href=/news>News</a></nav><h1>Example Institute</h1><p>Welcome to our house by the river.</p></body></html>"
    with Site({**site_with([4, 2, 1]), "/": Answer(home), "/about": Answer(home)}) as site:
        report = json.loads(
            presswatch(tmp_path, "try", f"{site.base}/", "--json", PRESSWATCH_WATCHLIST=str(allowing(tmp_path))).stdout
        )
    assert (report["state"], report["listing_url"], len(report["posts"])) == ("ok", f"{site.base}/news", 3)


def test_a_slider_on_the_home_page_does_not_keep_from_the_whole_list(tmp_path):
    """The newest posts are there too, with a "next" button run by script; the others are only in the list."""
    tiles = "".join(f"<li><a href=/news/{n}>{TITLES[n]}</a> <span>2026-02-{10 + n}</span></li>" for n in (5, 4, 3, 2))
    home = (
        "<html lang=en><body><nav><a href=/about>About</a> <a href=/news>News</a></nav><h1>Example Institute</h1>"
        f"<div class=slider><ul>{tiles}</ul><a href='javascript:turn()' class=next>Next page</a></div></body></html>"
    )
    numbers = list(range(5, -1, -1))
    with Site({**site_with(numbers), "/": Answer(home), "/about": Answer("<p>About us</p>")}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/"})
        report = run_json(tmp_path)
    assert (report["state"], report["sources"][0]["posts_new"]) == ("ok", len(numbers)), report["stderr"]


def test_the_home_page_of_a_language_is_a_home_page(tmp_path):
    """It shows the newest posts without a further page; the feed in its head has them all."""
    tiles = "".join(
        f"<li><a href=/news/{n}><h3>{TITLES[n]}</h3></a> <span>2026-02-{10 + n}</span></li>" for n in (5, 4, 3)
    )
    items = "".join(f"<item><title>{TITLES[n]}</title><link>/news/{n}</link></item>" for n in range(5, -1, -1))
    feed = Answer(
        f"<rss version='2.0'><channel><title>All</title>{items}</channel></rss>", headers={"Content-Type": "text/xml"}
    )
    home = (
        "<html lang=en><head><link rel=alternate type=application/rss+xml href=/en/all.xml></head><body>"
        f"<h1>Example Institute</h1><ul>{tiles}</ul></body></html>"
    )
    with Site({**site_with(list(range(5, -1, -1))), "/en/": Answer(home), "/en/all.xml": feed}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/en/"})
        report = run_json(tmp_path)
    assert (report["state"], report["sources"][0]["posts_new"]) == ("ok", 6), report["stderr"]


def test_what_a_home_page_is():
    """The host alone, or a language of it; "pr" is a section, and a query names something else."""
    paths = ("/", "/ko/", "/pt-BR/index.html", "/index.php", "/pr/", "/en/news", "/?page=2")
    homes = [path for path in paths if is_home(f"https://example.org{path}")]
    assert homes == ["/", "/ko/", "/pt-BR/index.html", "/index.php"]


def allowing(folder: Path) -> Path:
    return write_watchlist(folder, {})


def test_rematch_finds_a_subject_added_later_and_reports_nothing(tmp_path):
    """Stored posts are matched with the new watchlist; what is found is recorded, not reported as new."""
    with Site(site_with([4, 2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        run_json(tmp_path)
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        done = presswatch(tmp_path, "rematch", "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["mentions_added"] == 2
        assert run_json(tmp_path, "--all")["new_mentions"] == []
    assert rows(tmp_path, "SELECT subject FROM v_mentions ORDER BY 1") == [("Example Institute",), ("Mara Lindqvist",)]
    assert json.loads(presswatch(tmp_path, "mentions", "--new", "--json").stdout) == []


def test_rematch_names_an_outlet_that_was_added_later(tmp_path):
    """Articles reported before get the outlet's name and are sure; the report counts their posts."""
    link = "<a href='https://www.larkmoorgazette.com/2026/02/registers-of-the-flood'>HERE</a>"
    title = "School registers lost in the flood: press coverage"
    sentences = (
        "The Example Institute was in the press again for its new records of the flood.",
        f"You can read the full article in the newspaper by clicking {link}.",
    )
    outlet = '[[outlets]]\nname = "The Larkmoor Gazette"\ndomains = ["larkmoorgazette.com"]\n'
    old = [("/news/1", TITLES[1], "2026-02-11"), ("/news/2", TITLES[2], "2026-02-12")]
    with Site(site_with([2, 1])) as site:
        site.routes["/news"] = list_page([("/news/a", title, "2026-02-20"), *old])
        site.routes["/news/a"] = post_page(title, *sentences, day="2026-02-20")
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
        assert rows(tmp_path, "SELECT outlet FROM v_coverage") == [("larkmoorgazette.com",)]
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS + outlet)
    assert json.loads(presswatch(tmp_path, "rematch", "--json").stdout)["changed"] == 1
    (article,) = json.loads(presswatch(tmp_path, "coverage", "--json").stdout)
    assert (article["outlet"], article["certain"]) == ("The Larkmoor Gazette", True)
    assert json.loads(presswatch(tmp_path, "rematch", "--json").stdout)["changed"] == 0


def test_reread_takes_the_text_from_the_snapshots(tmp_path):
    """What an older reader had missed is read from the stored bytes, without a request."""
    with Site(site_with([4, 2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        whole = db.execute("SELECT post_id, text FROM revisions ORDER BY post_id").fetchall()
        db.execute("UPDATE revisions SET text = 'half of it', blocks = '[]', links = '[]', content_hash = 'old'")
        db.execute("UPDATE posts SET content_hash = 'old'")
        db.execute("DELETE FROM mentions")
    done = presswatch(tmp_path, "reread", "--json")
    assert json.loads(done.stdout)["changed"] == 3, done.stderr
    assert rows(tmp_path, "SELECT post_id, text FROM revisions ORDER BY post_id") == whole
    assert len(rows(tmp_path, "SELECT 1 FROM v_mentions")) == 2
    assert presswatch(tmp_path, "doctor").returncode == 0


def test_reread_keeps_the_links_that_it_finds(tmp_path):
    """Links that an older reader had missed in the same text are stored, so that `rematch` reads coverage from them."""
    article = "https://www.theguardian.com/world/2026/feb/20/the-river-that-has-rights"
    sentences = f'On 20 February 2026, <a href="{article}">The Guardian</a> quoted the Example Institute on its river.'
    listed = list_page([("/news/1", "Quoted on the river", "2026-02-21")])
    with Site(
        {"/news": listed, "/news/1": post_page("Quoted on the river", sentences, "It is the first such piece.")}
    ) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
    with sqlite3.connect(tmp_path / "presswatch.db") as db:
        db.execute("UPDATE revisions SET links = '[]'")
    for again in ("reread", "rematch"):
        assert presswatch(tmp_path, again).returncode == 0
        assert rows(tmp_path, "SELECT article_url FROM v_coverage") == [(article,)], again


def test_a_process_that_keeps_running(tmp_path):
    """schedule starts a run when a source is due, keeps the last good watchlist, and ends in order on SIGTERM."""
    with Site(site_with([2, 1])) as site:
        path = write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        log = (tmp_path / "log").open("w+")
        process = Warm(command("schedule"), cwd=tmp_path, env=environment, stdout=log, stderr=log)
        try:
            assert wait_until(lambda: site.asked("/news/1") == 1)
            assert wait_until(lambda: len(rows(tmp_path, "SELECT 1 FROM v_posts")) == 2)
            path.write_text("sources = broken", encoding="utf-8")
            assert wait_until(lambda: "the last valid watchlist stays in force" in (tmp_path / "log").read_text())
            assert "watchlist.toml:1" in (tmp_path / "log").read_text()
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(12) == 143
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_a_sitemap_index_served_from_elsewhere_leads_to_its_own_sites_children(tmp_path):
    """The site's index redirects to a file store; the sitemaps it names are the site's, and are read."""
    with Site(site_with([3, 2, 1])) as site, Site(host="127.0.0.2") as store:
        site.routes["/index.xml"] = Answer(b"", 302, {"Location": f"{store.base}/index.xml"})
        xml = {"Content-Type": "application/xml"}
        store.routes["/index.xml"] = Answer(
            '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<sitemap><loc>{site.base}/posts.xml</loc></sitemap></sitemapindex>",
            headers=xml,
        )
        posts = [path for path in site.routes if path.startswith("/news/")]
        site.routes["/posts.xml"] = Answer(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            + "".join(f"<url><loc>{site.base}{path}</loc></url>" for path in posts)
            + "</urlset>",
            headers=xml,
        )
        write_watchlist(tmp_path, {"example": f'{site.base}/index.xml\nkind = "sitemap"'}, SUBJECTS)
        report = run_json(tmp_path)
        assert site.asked("/posts.xml") == 1
        assert report["sources"][0]["posts_new"] == len(posts) == 3


def sitemap_of(site: Site, *numbers: int) -> Answer:
    """A sitemap of posts."""
    places = "".join(f"<url><loc>{site.base}/news/{n}</loc></url>" for n in numbers)
    return Answer(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>')


def index_of(site: Site, **days: str) -> Answer:
    """An index of these sitemaps with the date of their last change."""
    rows = "".join(
        f"<sitemap><loc>{site.base}/{name}.xml</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</sitemap>"
        for name, day in days.items()
    )
    return Answer(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>')


def test_an_index_that_never_changes_hides_no_new_post(tmp_path):
    """An index without dates never changes, whatever its sitemaps gain: they are requested themselves."""
    with Site(site_with([4, 3, 2, 1])) as site:
        site.routes |= {"/index.xml": index_of(site, posts=""), "/posts.xml": sitemap_of(site, 3, 2, 1)}
        write_watchlist(tmp_path, {"example": f'{site.base}/index.xml\nkind = "sitemap"'}, SUBJECTS)
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 3
        quiet = run_json(tmp_path, "--all")["sources"][0]
        assert (quiet["state"], quiet["requests"]) == ("ok", 2)
        site.routes["/posts.xml"] = sitemap_of(site, 4, 3, 2, 1)
        third = run_json(tmp_path, "--all")
    assert [one["subject"] for one in third["new_mentions"]] == ["Mara Lindqvist"]


def test_of_an_index_with_days_what_did_not_change_is_not_requested(tmp_path):
    """Of two sitemaps in an index, the unchanged one is fetched only once."""
    today = datetime.now(UTC).date().isoformat()
    with Site(site_with([5, 4, 3, 2, 1])) as site:
        site.routes["/index.xml"] = index_of(site, new=today, old="2026-01-01")
        site.routes |= {"/new.xml": sitemap_of(site, 5, 4, 3), "/old.xml": sitemap_of(site, 3, 2, 1)}
        write_watchlist(tmp_path, {"example": f'{site.base}/index.xml\nkind = "sitemap"'})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 5
        assert run_json(tmp_path, "--all")["sources"][0]["state"] == "ok"
        assert (site.asked("/new.xml"), site.asked("/old.xml")) == (2, 1)


def test_a_page_that_is_no_post_is_not_requested_at_every_visit(tmp_path):
    """An address of the sitemap whose page has no date: read once, though the sitemap changes each time."""
    with Site(site_with([4, 3, 2, 1])) as site:
        site.routes["/news/our-house-and-garden"] = Answer(
            "<html><body><h1>Our house</h1><p>Come in.</p></body></html>"
        )

        def sitemap(*numbers: int) -> Answer:
            places = "".join(f"<url><loc>{site.base}/news/{n}</loc></url>" for n in (*numbers, "our-house-and-garden"))
            return Answer(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>')

        site.routes["/map.xml"] = sitemap(3, 2, 1)
        write_watchlist(tmp_path, {"example": f'{site.base}/map.xml\nkind = "sitemap"'})
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 3
        site.routes["/map.xml"] = sitemap(4, 3, 2, 1)
        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 1
        assert site.asked("/news/our-house-and-garden") == 1


def test_a_guid_that_all_items_share_hides_no_new_post(tmp_path):
    """A generator writes the feed's own address into each item: posts are distinguished by their addresses."""

    def feed(site: Site, *numbers: int) -> Answer:
        items = "".join(
            f"<item><title>{TITLES[n]}</title><link>{site.base}/news/{n}</link>"
            f'<guid isPermaLink="false">{site.base}/</guid></item>'
            for n in numbers
        )
        body = f'<rss version="2.0"><channel><title>N</title><link>{site.base}/</link>{items}</channel></rss>'
        return Answer(body, headers={"Content-Type": "application/rss+xml"})

    with Site(site_with([4, 3, 2, 1])) as site:
        site.routes["/feed"] = feed(site, 3, 2, 1)
        write_watchlist(tmp_path, {"example": f'{site.base}/feed\nkind = "feed"'}, SUBJECTS)
        assert run_json(tmp_path)["sources"][0]["posts_new"] == 3
        site.routes["/feed"] = feed(site, 4, 3, 2, 1)
        second = run_json(tmp_path, "--all")
    assert [one["subject"] for one in second["new_mentions"]] == ["Mara Lindqvist"]
    assert rows(tmp_path, "SELECT count(*), max(revisions) FROM v_posts") == [(4, 1)]


def test_an_api_with_fewer_posts_a_page_than_requested_is_read_to_its_last_page(tmp_path):
    """Two per page where a hundred were requested: the answer's headers give the number of pages."""
    with Site(site_with([5, 4, 3, 2, 1])) as site:
        kind = {"Content-Type": "application/json", "X-WP-TotalPages": "3"}
        for page, numbers in enumerate(([5, 4], [3, 2], [1]), 1):
            posts = [
                {
                    "id": n,
                    "link": f"{site.base}/news/{n}",
                    "title": {"rendered": TITLES[n]},
                    "date": f"2026-02-1{n}T08:00:00",
                }
                for n in numbers
            ]
            site.routes[f"/wp-json/wp/v2/posts?per_page=100&page={page}"] = Answer(json.dumps(posts), headers=kind)
        write_watchlist(tmp_path, {"example": f'{site.base}/\nkind = "wordpress"'})
        source = run_json(tmp_path)["sources"][0]
        assert (source["state"], source["posts_new"]) == ("ok", 5)
        assert site.asked("/wp-json/wp/v2/posts?per_page=100&page=4") == 0


def test_a_missing_page_of_the_posts_api_is_reported(tmp_path):
    """After the last page "not found" is the end; before it, part of the source is missing."""
    kind = {"Content-Type": "application/json", "X-WP-TotalPages": "2"}
    api = "/wp-json/wp/v2/posts?per_page=100&page={}".format
    with Site(site_with([2, 1])) as site:
        post = {"id": 1, "link": f"{site.base}/news/1", "title": {"rendered": TITLES[1]}, "date": "2026-02-11T08:00:00"}
        site.routes |= {api(1): Answer(json.dumps([post]), headers=kind), api(2): Answer(b"", 404)}
        write_watchlist(tmp_path, {"example": f'{site.base}/\nkind = "wordpress"'})
        source = run_json(tmp_path)["sources"][0]
    assert (source["state"], source["reason"], source["posts_new"]) == ("partial", "http-404", 1)
