"""Posts that need a log-in: reported for the source if they are most of its posts, once, until it is over."""

from __future__ import annotations

import json

import pytest

from scraper.items import Entry, FoundPost
from scraper.pages.article.types import Article
from scraper.visit.interstitials import Walls
from tests.running import presswatch, run_json, write_watchlist
from tests.runs.test_health import TITLES, reported, rows, site_of
from tests.serving import Answer, Site

FORM = '<form action="/in"><input name="who"><input name="key" type="password"><button>Log in</button></form>'


def log_in(title: str = "Members", text: str = "Please log in to read on.") -> Answer:
    return Answer(f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p>{FORM}</body></html>")


def led_to(place: str) -> Answer:
    return Answer(b"", 302, {"Location": place})


@pytest.mark.parametrize(
    ("instead", "what"),
    [
        (led_to("/log-in"), "a log-in (3)"),
        (led_to("/"), "the home page (3)"),
        (led_to("/news"), "the list again (3)"),
        (log_in(), "a log-in (3)"),
    ],
    ids=["led-to-a-log-in", "led-home", "led-back", "log-in"],
)
def test_walled_posts_are_reported_once_and_their_return_once(tmp_path, instead, what):
    """They are recorded from their list, without the wall's text; a visit without news changes nothing."""
    entries = [(3, 1), (2, 2), (1, 3)]
    with Site(site_of(entries)) as site:
        site.routes |= {
            "/log-in": log_in(),
            "/": Answer("<html><body><h1>Welcome</h1><p>To our house.</p></body></html>"),
        }
        well = {f"/news/{n}": site.routes[f"/news/{n}"] for n, _ in entries}
        site.routes |= dict.fromkeys(well, instead)
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        first, second, third = (run_json(tmp_path, "--all") for _ in range(3))
        line = first["sources"][0]
        assert (line["state"], line["reason"], line["posts_new"]) == ("partial", "login-wall", 3)
        assert f"3 of 3 posts are not shown; in their place came {what}" in first["stderr"]
        assert [reported(one) for one in (first, second, third)] == [[], [("example", "problem", "login-wall")], []]
        texts = rows(
            tmp_path, "SELECT DISTINCT r.title LIKE '%no. %', r.text FROM posts p JOIN revisions r ON r.post_id = p.id"
        )
        assert texts == [(1, "")]
        steps = json.loads(presswatch(tmp_path, "why", f"{site.base}/news/2", "--json").stdout)
        assert any("came instead" in step["detail"] for step in steps)
        site.routes.update(site_of([(4, 0), *entries]))
        fourth, fifth = (run_json(tmp_path, "--all") for _ in range(2))
        assert [reported(one) for one in (fourth, fifth)] == [[("example", "recovered", "login-wall")], []]
        assert fourth["sources"][0]["state"] == "ok"


def test_one_post_for_members_is_no_fault_of_its_source(tmp_path):
    """Neither among others nor alone; nor are posts of a few words on a site with a log-in form on every page."""
    with Site(site_of([(3, 1), (2, 2), (1, 3)])) as site:
        site.routes["/news/2"] = led_to("/log-in")
        site.routes["/log-in"] = log_in()
        write_watchlist(tmp_path, {"example": f"{site.base}/news"})
        first = run_json(tmp_path)["sources"][0]
        site.routes.update(site_of([(4, 0), (3, 1), (2, 2), (1, 3)]) | {"/news/4": log_in()})
        second = run_json(tmp_path, "--all")["sources"][0]
        site.routes.update(site_of([(6, 0), (5, 0), (4, 0), (3, 1), (2, 2), (1, 3)]))
        for number in (5, 6):
            site.routes[f"/news/{number}"] = log_in(
                f"{TITLES[number]} no. {number}", f"The hall was full, all {number} rows."
            )
        third = run_json(tmp_path, "--all")["sources"][0]
    assert [(one["state"], one["posts_new"]) for one in (first, second, third)] == [("ok", 3), ("ok", 1), ("ok", 2)]


@pytest.mark.parametrize(
    ("texts", "others", "told"),
    [(["Log in.", "Log in."], 1, True), (["", ""], 1, True), (["One.", "Two."], 0, False), (["Log in."] * 2, 2, False)],
)
def test_forms_below_the_title_that_say_the_same_are_a_wall(texts, others, told):
    """If each says something different, that is the post."""
    walls = Walls()
    for text in texts:
        walls.look(
            FoundPost(source="a", entry=Entry(url="https://a.example/1"), article=Article(text=text, wall="login"))
        )
    for _ in range(others):
        walls.look(FoundPost(source="a", entry=Entry(url="https://a.example/2"), article=Article(text="A post.")))
    assert bool(walls.words) is told
