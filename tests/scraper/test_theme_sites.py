"""Sites built with themes, for whole crawls: only findable posts and dates are expected, and each drawing is the same."""

import http.client
import json
import socket
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.themes import serve_php
from benchmarks.themes.database import inserted
from benchmarks.themes.pages import key, save, shown_on, with_shown_days, within_reach
from benchmarks.themes.posts import LANGUAGES, plan

ADDRESS = "127.0.0.1"
BASE = f"http://{ADDRESS}:8077"


def page(*links: str) -> tuple[int, str, str]:
    return 200, "text/html; charset=utf-8", "".join(f"<p><a href='{link}'>öffnen</a></p>" for link in links)


SITE = {
    f"{BASE}/": page("/news", "/old"),
    f"{BASE}/news": page("/news/3?page=1", "?page=2"),
    f"{BASE}/news?page=2": page("/news/2?page=2#comments"),
    f"{BASE}/news/3?page=1": page("/news/1"),
    f"{BASE}/news/2?page=2": page(),
    f"{BASE}/news/1": page(),
    f"{BASE}/old": (301, "", f"{BASE}/news"),
}
POSTS = [{"url": f"{BASE}/news/{number}"} for number in (3, 2, 1)]


def test_a_post_that_only_another_post_links_to_is_not_expected():
    assert within_reach(SITE, f"{BASE}/news", POSTS) == POSTS[:2]


def test_a_post_whose_page_fails_is_not_expected():
    kept = {url: kept for url, kept in SITE.items() if "/news/2" not in url}
    assert within_reach(kept, f"{BASE}/news", POSTS) == POSTS[:1]


def test_a_list_is_known_by_the_posts_that_it_shows():
    assert shown_on(SITE, f"{BASE}/news", POSTS) == 1
    assert shown_on(SITE, f"{BASE}/", POSTS) == 0


def test_a_date_is_expected_only_if_a_page_shows_it():
    """On its own page or in a list, in numbers or with its month's name; a year alone or another date is not."""
    for written in ("2026-03-09", "9 März 2026", "9.3.2026", "2026년 3월 9일", "09.03"):
        assert shown_days(written) == ["2026-03-09"]
    for written in ("2026", "19 März 2026", "2026-03-10"):
        assert shown_days(written) == [None]


def shown_days(written: str) -> list[str | None]:
    text = f"<html><body><p>{written}</p></body></html>"
    kept = {f"{BASE}/news": (200, "text/html", text), f"{BASE}/news?page=2": page("/news/9"), f"{BASE}/news/9": page()}
    return [post["date"] for post in with_shown_days(kept, [{"url": f"{BASE}/news/9", "date": "2026-03-09"}])]


def test_kept_pages_are_served_under_the_posts_own_addresses(tmp_path: Path):
    save(tmp_path / "sites", ADDRESS, SITE, POSTS)
    (tmp_path / "truth.json").write_text(json.dumps({"board": {"address": ADDRESS}}), encoding="utf-8")
    program = tmp_path / "serve.py"
    program.write_text(Path(serve_php.__file__).read_text("utf-8"), encoding="utf-8")
    with socket.create_server((ADDRESS, 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, str(program), "--port", str(port)])
    try:
        answers = {path: asked(port, path) for path in ("/news/2", "/news?page=2", "/old/", "/none")}
    finally:
        server.terminate()
        server.wait()
    assert {path: status for path, (status, _) in answers.items()} == {
        "/news/2": 200,
        "/news?page=2": 200,
        "/old/": 301,
        "/none": 404,
    }
    assert "öffnen" in answers["/news?page=2"][1]


def asked(port: int, path: str) -> tuple[int, str]:
    for _ in range(100):
        connection = http.client.HTTPConnection(ADDRESS, port, timeout=5)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("not served")


def test_the_server_of_the_sites_has_the_same_rule_for_one_address():
    for url in (f"{BASE}/a/index.php?b=2&a=1", f"{BASE}/%E4%B8%80/", f"{BASE}", f"{BASE}/x?y="):
        assert serve_php.key(url) == key(url)


def test_a_site_is_drawn_the_same_each_time_with_its_newest_post_first_and_no_title_twice():
    for number, language in enumerate(LANGUAGES):
        drawn = plan("theme", number, 8077, language)
        assert drawn == plan("theme", number, 8077, language)
        times = [(draft.day, draft.time) for draft in drawn.drafts]
        assert times == sorted(times, reverse=True)
        assert len({draft.title for draft in drawn.drafts}) == len(times)


def test_a_quote_in_a_title_stays_within_its_value():
    assert inserted("posts", {"id": 1, "title": "It's \\ here"}) == (
        "INSERT INTO posts(id, title) VALUES(1, 'It''s \\\\ here');"
    )
