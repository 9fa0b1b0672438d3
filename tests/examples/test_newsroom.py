"""The example newsroom: its sites answer as real ones do, and a day can pass."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from examples.newsroom.demo import expected_addresses, write_watchlist
from examples.newsroom.server import ENTRIES, Newsroom
from presswatch.watchlist.read import load_watchlist


@pytest.fixture
def room():
    with Newsroom() as newsroom:
        yield newsroom


def get(address: str, **headers: str) -> tuple[int, dict[str, str], str]:
    request = urllib.request.Request(
        address, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read().decode()


def listings(room: Newsroom) -> str:
    """The text of all watched pages at the present step."""
    river = [f"{room.bases['river']}/{path}?page={page}" for path in ("en/in-the-media", "ko/media") for page in (1, 2)]
    others = [
        room.bases["commons"] + "/press/",
        room.bases["board"] + "/bbs/board.php?bo_table=news",
        room.bases["review"] + "/rss.xml",
    ]
    return "\n".join(get(address)[2] for address in river + others)


def test_every_post_is_listed_and_readable_while_it_is_published(room):
    """At each step exactly the current posts are listed, and their pages have their text."""
    for step in (0, 1):
        shown = listings(room)
        for entry in ENTRIES:
            published = entry.since <= step < entry.until
            assert (entry.path in shown.replace("&amp;", "&")) == published, (step, entry.key)
            status, _, page = get(room.bases[entry.site] + entry.path)
            assert status == (200 if published else 410 if step >= entry.until else 404), entry.key
            if published:
                assert entry.text_at(step)[0].split("[[")[0] in page.replace("&amp;", "&")
        room.advance()


def test_links_lead_to_the_articles(room):
    """HERE links to another host, where the outlet's article has its quote."""
    _, _, page = get(room.bases["river"] + "/en/in-the-media/gates-reopen")
    address = page.split('">HERE')[0].rsplit('href="', 1)[1].split('"')[0]
    assert address.startswith(room.bases["gazette"])
    status, _, article = get(address)
    assert status == 200
    assert "What the authority can do now" in article
    assert page.count("covered that families") == page.count("by clicking") == 2


def test_unchanged_pages_answer_304(room):
    """Both validators are used, an entity tag before a date; after a day the changed listing is sent again."""
    address = room.bases["river"] + "/en/in-the-media"
    status, headers, page = get(address)
    assert (status, bool(page)) == (200, True)
    assert get(address, If_None_Match=headers["ETag"])[0] == 304
    assert get(address, If_Modified_Since=headers["Last-Modified"])[0] == 304
    assert get(address, If_None_Match='"other"', If_Modified_Since=headers["Last-Modified"])[0] == 200
    room.advance()
    assert get(address, If_None_Match=headers["ETag"])[0] == 200
    assert get(address, If_Modified_Since=headers["Last-Modified"])[0] == 200


def test_a_day_brings_what_the_demo_describes(room):
    """Step 1: new posts, an edit, a removal, an old post under a tracking parameter; step 2 changes nothing."""
    before = listings(room)
    urllib.request.urlopen(urllib.request.Request(room.bases["river"] + "/advance", method="POST"), timeout=5).close()
    assert room.step == 1
    after = listings(room)
    assert len(expected_addresses(room, 1)) == 5
    assert ("gates-reopen?utm_source" in before, "gates-reopen?utm_source" in after) == (False, True)
    assert ("(with a further quote)" in before, "(with a further quote)" in after) == (False, True)
    assert get(room.bases["commons"] + "/2026/08/small-grants/")[0] == 410
    assert "gets smaller every year" in get(room.bases["river"] + "/en/in-the-media/the-ledger-in-the-boathouse")[2]
    room.advance()
    assert listings(room) == after


def test_robots_rest_feed_and_unknown_pages(room):
    """robots.txt, WordPress REST, feeds and 404 are as a client expects."""
    assert "Disallow: /admin/" in get(room.bases["board"] + "/robots.txt")[2]
    posts = json.loads(get(room.bases["commons"] + "/wp-json/wp/v2/posts?per_page=100&page=1")[2])
    assert posts[0]["link"].endswith("/joint-appeal/")
    assert get(room.bases["commons"] + "/wp-json/wp/v2/posts?page=2")[0] == 400
    assert get(room.bases["commons"] + "/feed/")[2].count("<item>") == 4
    assert get(room.bases["river"] + "/nowhere")[0] == 404


def test_the_watchlist_is_valid(room, tmp_path):
    """The example's watchlist, filled in, is accepted by the product's own reader."""
    watchlist = load_watchlist(write_watchlist(tmp_path, room))
    assert len(watchlist.sources) == 5
    assert {source.url.split("/")[2] for source in watchlist.sources} == {
        room.bases[site].removeprefix("http://") for site in ("river", "commons", "board", "review")
    }


def test_started_as_a_program_it_prints_its_addresses():
    """The command prints where its sites are and answers until it is ended."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "examples.newsroom.server"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as server:
        printed = json.loads(server.stdout.readline())
        assert get(printed["sites"]["review"] + "/rss.xml")[0] == 200
        server.terminate()
