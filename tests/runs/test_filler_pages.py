"""Pages with status 200 in place of new posts: never recorded as their text, reported, and requested until the post
comes.
"""

from __future__ import annotations

import pytest

from tests.running import run_json, write_watchlist
from tests.runs.test_health import reported
from tests.runs.test_passes import SUBJECTS, TITLES, rows, site_with
from tests.serving import Answer, Site, list_page, post_page


def page(title: str, body: str) -> Answer:
    return Answer(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>")


OURS = "Example Institute"
INSTEAD = {
    "cookies": (
        page("We value your privacy", f"<p>{OURS} and 842 partners store data on a device.</p><button>Accept</button>"),
        "login-wall",
    ),
    "not-found": (page("Page not found", f"<p>What you asked the {OURS} for is not here any more.</p>"), "no-posts"),
    "check": (page("Just a moment...", f"<p>{OURS} looks at your browser first.</p>"), "login-wall"),
    "members": (page("Members only", f"<p>The {OURS} shows this text to members. Please log in.</p>"), "login-wall"),
    "maintenance": (page("Wartung", f"<p>{OURS}: Wir sind bald wieder da.</p>"), "no-posts"),
    "unknown-words": (page("Kalmo vireta", f"<p>{OURS}: dolan mireva tessu, kalmo vireta ondo.</p>"), "no-posts"),
    "log-in-elsewhere": (Answer(b"", 302, {"Location": "/enter"}), "login-wall"),
}
ENTER = page("Sign in", f"<p>Choose how to sign in to {OURS}.</p><a href='/g'>With a key</a>")
RECORD = (
    "SELECT r.title, r.text != '', p.duplicate_of IS NOT NULL FROM posts p JOIN revisions r ON r.post_id = p.id "
    "AND r.n = p.revision WHERE p.url LIKE '%/3' OR p.url LIKE '%/4' OR p.url LIKE '%/5' ORDER BY p.url"
)


@pytest.mark.parametrize(("instead", "reason"), INSTEAD.values(), ids=list(INSTEAD))
def test_filler_pages_in_place_of_new_posts(tmp_path, instead, reason):
    """Recorded from the list, reported with the reason, without mentions; completed by the visit that gets the pages."""
    with Site(site_with([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
        site.routes |= site_with([5, 4, 3, 2, 1]) | {"/enter": ENTER}
        good = {f"/news/{n}": site.routes[f"/news/{n}"] for n in (3, 4, 5)}
        site.routes |= dict.fromkeys(good, instead)
        second, third = (run_json(tmp_path, "--all") for _ in range(2))
        line = second["sources"][0]
        assert (line["state"], line["reason"], line["posts_new"], second["exit"]) == ("partial", reason, 3, 1)
        assert "3 of 3 posts are not shown; in their place came" in second["stderr"]
        assert second["new_mentions"] == third["new_mentions"] == []
        assert [step for _, step, _ in reported(third)] == ["problem"]
        assert rows(tmp_path, RECORD) == [(TITLES[n], 0, 0) for n in (3, 4, 5)]
        site.routes |= good
        fourth, fifth = (run_json(tmp_path, "--all") for _ in range(2))
        assert [step for _, step, _ in reported(fourth)] == ["recovered"]
    assert [(one["sources"][0]["state"], one["sources"][0]["posts_changed"]) for one in (fourth, fifth)] == [
        ("ok", 3), ("ok", 0)
    ]  # fmt: skip
    assert [one["title"] for one in fourth["new_mentions"]] == [TITLES[4]]
    assert rows(tmp_path, RECORD) == [(TITLES[n], 1, 0) for n in (3, 4, 5)]
    assert rows(tmp_path, "SELECT count(*) FROM outbox WHERE kind = 'edit'") == [(0,)]


def test_a_notice_in_place_of_a_new_and_a_known_post(tmp_path):
    """One page with words for it is enough; a post of a first visit that is completed later is no news."""
    notice = INSTEAD["maintenance"][0]
    with Site(site_with([2, 1]) | {"/news/2": notice}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        first = run_json(tmp_path)
        assert (first["sources"][0]["state"], first["sources"][0]["reason"]) == ("partial", "no-posts")
        site.routes |= site_with([3, 2, 1]) | {"/news/3": notice, "/news/1": notice}
        second = run_json(tmp_path, "--all", "--recheck")
        assert (second["sources"][0]["reason"], second["sources"][0]["posts_changed"]) == ("no-posts", 1)
        assert second["new_mentions"] == []
        site.routes |= site_with([3, 2, 1])
        run_json(tmp_path, "--all")
    found = rows(tmp_path, "SELECT r.n, instr(r.text, 'Wartung') + instr(r.text, 'wieder da') FROM revisions r")
    assert sorted(found) == [(1, 0), (1, 0), (1, 0), (2, 0), (2, 0)]


def test_serial_notices_and_posts_without_the_lists_words_are_posts(tmp_path):
    """The same words but for a date, under matching titles; a list's "Read on" for a page with its own title."""
    closed = {n: f"The reading room is closed on {n} May for maintenance" for n in (3, 4)}
    pages = {
        f"/news/{n}": post_page(title, f"Please come back on {n + 1} May. The staff asks for patience meanwhile.")
        for n, title in closed.items()
    }
    pages["/news/5"] = post_page("Choir of the valley sings", "Two hundred came to hear the choir in the old mill.")
    entries = [("/news/5", "Read on", "2026-03-05"), *((f"/news/{n}", closed[n], f"2026-03-0{n}") for n in (4, 3))]
    with Site({"/news": list_page(entries), **pages}) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        report = run_json(tmp_path)
    assert (report["sources"][0]["state"], report["sources"][0]["posts_new"]) == ("ok", 3)
    assert rows(tmp_path, "SELECT count(*) FROM posts p JOIN revisions r ON r.post_id = p.id WHERE r.text != ''") == [
        (3,)
    ]


def test_posts_that_were_taken_for_equal_are_posts_of_their_own_with_their_own_texts(tmp_path):
    """Under one title and text they are a group; with a text of its own each leaves it, and its mentions are reported."""
    same = post_page(
        "A notice of the house to its guests",
        "A long and equal text that stands for a while at each address of the house, word by word.",
    )
    entries = [(f"/news/{n}", "A notice of the house to its guests", f"2026-02-{10 + n:02d}") for n in (5, 4, 3)]
    with Site(site_with([2, 1])) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
        own = site_with([5, 4, 3, 2, 1])
        old = [(f"/news/{n}", TITLES[n], f"2026-02-{10 + n:02d}") for n in (2, 1)]
        site.routes |= {"/news": list_page([*entries, *old])} | {f"/news/{n}": same for n in (3, 4, 5)}
        run_json(tmp_path, "--all")
        assert sorted(row[2] for row in rows(tmp_path, RECORD)) == [0, 1, 1]
        site.routes |= own
        last = run_json(tmp_path, "--all")
    assert [row[2] for row in rows(tmp_path, RECORD)] == [0, 0, 0]
    assert [one["title"] for one in last["new_mentions"]] == [TITLES[4]]
