"""Sources whose pages are built by scripts, read in a real Chromium without network access of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from scraper.fetch.browser import browser_problem
from tests.running import CHECKOUT, HEAD, command, presswatch, run_json, write_watchlist
from tests.serving import Answer, Route, Site, post_page
from tests.warm import Warm

pytestmark = pytest.mark.skipif(bool(browser_problem()), reason=f"needs a browser: {browser_problem()}")

JSON = {"Content-Type": "application/json"}
SCRIPT = {"Content-Type": "text/javascript; charset=utf-8"}
SUBJECT = '[[subjects]]\nname = "Coastal Institute"\nkind = "organization"\n'
SHELL = (
    '<!doctype html><html lang="en"><head><title>Example</title><script src="/{script}"></script></head>'
    '<body><nav><a href="/about">About us</a></nav><div id="root">Loading</div></body></html>'
)
# Four posts at first, four more whenever the page is scrolled to its end.
LIST_SCRIPT = """
let at = 0, busy = false;
async function more() {
  if (busy || at >= 12) return;
  busy = true;
  const posts = await (await fetch('/api/news?from=' + at)).json();
  at += 4;
  const root = document.querySelector('#root');
  if (!document.querySelector('#list')) root.innerHTML = '<h1>News</h1><ul id="list"></ul>';
  for (const post of posts) {
    const item = document.createElement('li');
    item.style.height = '1500px';
    item.innerHTML = `<h3><a href="${post.url}">${post.title}</a></h3><span class="date">${post.day}</span>`;
    document.querySelector('#list').append(item);
  }
  busy = false;
}
addEventListener('DOMContentLoaded', () => { more(); addEventListener('scroll', more); });
"""
POST_SCRIPT = """
addEventListener('DOMContentLoaded', async () => {
  const post = await (await fetch('/api' + location.pathname)).json();
  document.title = post.title + ' | Example';
  document.querySelector('#root').innerHTML =
    `<main><article><h1>${post.title}</h1><time datetime="${post.day}">${post.day}</time>${post.text}</article></main>`;
});
"""


def title_of(number: int) -> str:
    return f"Report number {number} on the erosion of the coast is out"


def scripted_site(newest: int = 12, *, posts_by_script: bool = False) -> dict[str, Route]:
    """A site of `newest` posts whose list, and optionally its posts, are built by scripts from JSON."""
    numbers = list(range(newest, 0, -1))
    posts = {
        number: {
            "url": f"/news/{number}",
            "title": title_of(number),
            "day": f"2026-0{1 + number // 28}-{1 + number % 28:02d}",
        }
        for number in numbers
    }
    routes: dict[str, Route] = {
        "/news": Answer(SHELL.format(script="list.js"), headers={"ETag": '"always"'}),
        "/list.js": Answer(LIST_SCRIPT, headers=SCRIPT),
        "/post.js": Answer(POST_SCRIPT, headers=SCRIPT),
    }
    for start in (0, 4, 8):
        page = [posts[number] for number in numbers[start : start + 4]]
        routes[f"/api/news?from={start}"] = Answer(json.dumps(page), headers=JSON)
    for number, post in posts.items():
        text = f"The Coastal Institute measured the cliffs for report {number} again. " * 8
        plain = post_page(post["title"], text, day=post["day"])
        routes[f"/news/{number}"] = Answer(SHELL.format(script="post.js")) if posts_by_script else plain
        routes[f"/api/news/{number}"] = Answer(json.dumps({**post, "text": f"<p>{text}</p>"}), headers=JSON)
    return routes


def stored(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "presswatch.db") as database:
        return database.execute(query).fetchall()


def test_a_scripted_list_is_watched_like_any_other(tmp_path: Path):
    """Each post is found once with date, text and mentions, scrolled as far as the backfill goes; new ones next time.

    The HTML shell and its entity tag never change, and say nothing about the list.
    """
    with Site(scripted_site(8)) as site:
        write_watchlist(tmp_path, {"coast": f"{site.base}/news\nbrowser = true\nbackfill = 3"}, SUBJECT)
        first = run_json(tmp_path)
        assert first["state"] == "ok", first["stderr"]
        assert first["sources"][0]["posts_new"] == 8
        rows = stored(tmp_path, "SELECT title, published_on FROM v_posts ORDER BY published_on, title")
        assert {str(title) for title, _ in rows} == {title_of(number) for number in range(1, 9)}
        assert all(day for _, day in rows)
        assert stored(tmp_path, "SELECT count(DISTINCT post_url) FROM v_mentions") == [(8,)]

        assert run_json(tmp_path, "--all")["sources"][0]["posts_new"] == 0
        site.routes.update(scripted_site(9))
        again = run_json(tmp_path, "--all")
        assert again["sources"][0]["posts_new"] == 1
        assert [one["title"] for one in again["new_mentions"]] == [title_of(9)]
        assert site.asked("/post.js") == 0
        assert {request.headers["user-agent"].split("/")[0] for request in site.requests} == {"presswatch"}
        assert presswatch(tmp_path, "doctor").returncode == 0


def test_a_rendered_post_can_be_read_again_from_the_archive(tmp_path: Path):
    """The snapshot holds the rendered page, and says so."""
    with Site(scripted_site(3, posts_by_script=True)) as site:
        write_watchlist(tmp_path, {"coast": f"{site.base}/news\nbrowser = true"}, SUBJECT)
        assert run_json(tmp_path)["state"] == "ok"
    before = stored(tmp_path, "SELECT title, text FROM revisions ORDER BY id")
    done = presswatch(tmp_path, "reread", "--json")
    assert done.returncode == 0, done.stderr
    assert stored(tmp_path, "SELECT title, text FROM revisions ORDER BY id") == before


def test_try_says_that_the_page_needs_a_browser(tmp_path: Path):
    with Site(scripted_site(posts_by_script=True)) as site:
        write_watchlist(tmp_path, {})
        done = presswatch(tmp_path, "try", f"{site.base}/news", "--json")
        report = json.loads(done.stdout)
    assert done.returncode == 0
    assert "without its scripts the page lists nothing: it was opened in a browser" in report["why"]
    assert report["posts_found"] == 8
    assert "browser = true" in report["toml"]
    assert report["clipping"]["text"].startswith("The Coastal Institute measured the cliffs")


def test_without_browser_true_a_run_opens_none(tmp_path: Path):
    with Site(scripted_site()) as site:
        write_watchlist(tmp_path, {"coast": f"{site.base}/news"})
        line = run_json(tmp_path)["sources"][0]
        assert (line["state"], line["reason"]) == ("failing", "no-posts")
        assert not site.asked("/list.js")


@pytest.mark.parametrize(
    ("chromium", "words"),
    [("", "no Chromium was found"), ("/bin/false", "the browser failed to open it")],
)
def test_a_missing_browser_is_reported_and_affects_no_other_source(tmp_path: Path, chromium: str, words: str):
    plain = "".join(
        f'<li><a href="/p/{n}">A post about the harbour and its {n} boats</a> <span>2026-05-{n:02d}</span></li>'
        for n in range(1, 9)
    )
    routes = scripted_site() | {"/plain": Answer(f"<html><body><h1>News</h1><ul>{plain}</ul></body></html>")}
    with Site(routes) as site:
        write_watchlist(
            tmp_path, {"coast": f"{site.base}/news\nbrowser = true", "plain": f"{site.base}/plain"}, head=HEAD
        )
        done = presswatch(tmp_path, "run", "--json", PRESSWATCH_CHROMIUM=chromium or "/nowhere/chromium")
    lines = {line["name"]: line for line in json.loads(done.stdout)["sources"]}
    assert (lines["coast"]["state"], lines["coast"]["reason"]) == ("failing", "browser")
    assert words in done.stderr
    assert lines["plain"]["posts_seen"] == 8


@pytest.fixture
def canary() -> Iterator[tuple[str, list[bytes]]]:
    """A port of another loopback address that the watchlist does not allow; what arrives is kept."""
    heard: list[bytes] = []
    server = socket.create_server(("127.0.0.2", 0))

    def listen() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(1)
                heard.append(connection.recv(1000))

    # WebRTC uses UDP.
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagrams.bind(server.getsockname())
    datagrams.settimeout(0.1)
    threading.Thread(target=listen, daemon=True).start()
    yield f"127.0.0.2:{server.getsockname()[1]}", heard
    with contextlib.suppress(TimeoutError):
        heard.append(datagrams.recv(1000))
    server.close()
    datagrams.close()
    assert heard == []


def test_nothing_bypasses_the_gate(tmp_path: Path, canary: tuple[str, list[bytes]]):
    """Whatever a page tries in the browser, only what the address rule and robots.txt allow is requested."""
    place, heard = canary
    evil = f"""<!doctype html><html><head><link rel="stylesheet" href="http://{place}/style">
      <link rel="prefetch" href="http://{place}/prefetch"><script src="http://{place}/script"></script></head><body>
      <img src="http://{place}/image"><iframe src="http://{place}/frame"></iframe><video src="http://{place}/video"></video>
      <script>
        fetch('http://{place}/fetch').catch(() => 0); fetch('/secret/list').catch(() => 0); fetch('/hop').catch(() => 0);
        navigator.sendBeacon('http://{place}/beacon', 'x'); try {{ new WebSocket('ws://{place}/socket') }} catch {{ }}
        try {{ new EventSource('http://{place}/events') }} catch {{ }}
        window.open('http://{place}/window');
        const peer = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{place}'}}]}});
        peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        navigator.serviceWorker && navigator.serviceWorker.register('/worker.js').catch(() => 0);
        setTimeout(() => {{ location = 'http://{place}/away' }}, 100);
      </script></body></html>"""
    routes: dict[str, Route] = {
        "/news": Answer(evil),
        "/hop": Answer(status=302, headers={"Location": f"http://{place}/hopped"}),
        "/robots.txt": Answer("User-agent: *\nDisallow: /secret/", headers={"Content-Type": "text/plain"}),
    }
    with Site(routes) as site:
        head = HEAD.replace("127.0.0.0/8", "127.0.0.1/32")
        write_watchlist(tmp_path, {"evil": f'{site.base}/news\nbrowser = true\nkind = "listing"'}, head=head)
        line = run_json(tmp_path)["sources"][0]
    assert heard == []
    assert site.asked("/secret/list") == 0
    assert site.asked("/hop") == 1
    assert (line["state"], line["reason"]) == ("failing", "no-posts")


def test_a_script_may_lead_on_within_the_site(tmp_path: Path):
    """A home page that consists of a script's redirect to the list."""
    routes = scripted_site(3) | {"/": Answer("<html><body><script>location.replace('/news')</script></body></html>")}
    with Site(routes) as site:
        write_watchlist(tmp_path, {"coast": f"{site.base}/\nbrowser = true"}, SUBJECT)
        report = run_json(tmp_path)
    assert (report["state"], report["sources"][0]["posts_new"]) == ("ok", 3)


def test_a_page_that_never_rests_and_one_that_hangs_end_in_time(tmp_path: Path):
    """A clock in the page is not waited for endlessly; a script in an endless loop costs only its own source."""
    items = "".join(
        f'<li><a href="/p/{n}">A post about the harbour and its {n} boats</a> <span>2026-05-{n:02d}</span></li>'
        for n in range(1, 9)
    )
    clock = f"<html><body><h1>News</h1><ul>{items}</ul><p id=c></p><script>setInterval(() => c.append('tick '), 20)</script></body></html>"
    circle = "<html><body><p>News</p><script>while (true) {}</script></body></html>"
    with Site({"/clock": Answer(clock), "/circle": Answer(circle)}) as site:
        write_watchlist(
            tmp_path,
            {"clock": f"{site.base}/clock\nbrowser = true", "circle": f"{site.base}/circle\nbrowser = true"},
        )
        lines = {line["name"]: line for line in run_json(tmp_path)["sources"]}
    assert lines["clock"]["posts_seen"] == 8
    assert (lines["circle"]["state"], lines["circle"]["reason"]) == ("failing", "deadline")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_stopped_run_leaves_no_browser_running(tmp_path: Path, number: signal.Signals):
    with Site({"/circle": Answer("<html><body>News<script>while (true) {}</script></body></html>")}) as site:
        write_watchlist(tmp_path, {"circle": f"{site.base}/circle\nbrowser = true"})
        run = Warm(
            command("run"), cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(CHECKOUT)}, stderr=subprocess.DEVNULL
        )
        family = waited_for(lambda: children_with_a_page(run.pid))
        run.send_signal(number)
        assert run.wait(timeout=20) == (143 if number == signal.SIGTERM else -9)
        waited_for(lambda: not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in family))


def children_with_a_page(pid: int) -> list[psutil.Process]:
    """All processes below a run once the browser shows a page; none before."""
    family = psutil.Process(pid).children(recursive=True)
    return family if any("--type=renderer" in " ".join(one.cmdline()) for one in family) else []


def waited_for(look: Callable[[], Any]) -> Any:
    """The first non-empty result of a repeated call."""
    for _ in range(400):
        with contextlib.suppress(psutil.NoSuchProcess):
            if found := look():
                return found
        time.sleep(0.05)
    raise AssertionError("it did not come")


def test_a_page_that_grows_without_end_harms_itself_alone(tmp_path: Path):
    """Scripts that fill the memory end their page; content beyond the page limit is cut."""
    greedy = "<html><body>News<script>const all = []; while (true) all.push(new Array(1e6).fill(all.length + ''));</script></body></html>"
    large = """<html><body><h1>News</h1><script>
      for (let n = 9; n; n--) document.write(`<p><a href="/p/${n}">The harbour council counts boats for ${2000 + n}</a> 2026-05-0${n}</p>`);
      document.body.append(document.createComment('x'.repeat(9e6))); </script></body></html>"""
    with Site({"/greedy": Answer(greedy), "/large": Answer(large)}) as site:
        write_watchlist(
            tmp_path,
            {"greedy": f"{site.base}/greedy\nbrowser = true", "large": f"{site.base}/large\nbrowser = true"},
        )
        lines = {line["name"]: line for line in run_json(tmp_path)["sources"]}
    assert lines["greedy"]["state"] == "failing"
    assert lines["greedy"]["reason"] in ("browser", "deadline")
    assert lines["large"]["posts_seen"] == 9


def test_what_web_components_show_is_read(tmp_path: Path):
    """A list in a shadow tree, with the titles passed in through a slot."""
    page = """<!doctype html><html lang="en"><body><h1>News</h1><news-list></news-list><script>
      customElements.define('news-item', class extends HTMLElement { connectedCallback() {
        this.attachShadow({mode: 'open'}).innerHTML =
          `<article><a href="${this.getAttribute('href')}"><slot></slot></a> <time>${this.getAttribute('day')}</time></article>`; } });
      customElements.define('news-list', class extends HTMLElement { connectedCallback() {
        const root = this.attachShadow({mode: 'open'});
        for (let n = 9; n; n--) {
          const item = document.createElement('news-item');
          item.setAttribute('href', '/p/' + n); item.setAttribute('day', '2026-05-0' + n);
          item.textContent = 'The harbour council counts its boats for the year ' + (2000 + n);
          root.append(item);
        } } });
    </script></body></html>"""
    with Site({"/news": Answer(page)}) as site:
        write_watchlist(tmp_path, {"boats": f"{site.base}/news\nbrowser = true"})
        done = presswatch(tmp_path, "try", f"{site.base}/news", "--json")
    posts = json.loads(done.stdout)["posts"]
    assert [post["title"] for post in posts] == [
        f"The harbour council counts its boats for the year {2000 + n}" for n in range(9, 0, -1)
    ]
    assert [post["published_on"] for post in posts] == [f"2026-05-0{n}" for n in range(9, 0, -1)]
