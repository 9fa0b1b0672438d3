"""Whole runs with an expression in the watchlist that takes too long on some posts."""

from __future__ import annotations

import json

from tests.running import presswatch, run_json, write_watchlist
from tests.runs.test_passes import TITLES, page_of, rows, site_with
from tests.serving import Site

SLOW = r"(\w{1,3})(\w{1,3}) (?:\1|\2)+#"
"""Two groups that may take the same letters: no text made of the expression's own parts shows that it has no end."""
SUBJECTS = f"""
[[subjects]]
name = "Example Institute"
aliases = [{{ regex = '{SLOW}' }}, {{ regex = 'paper number \\d' }}]

[[subjects]]
name = "Mara Lindqvist"
kind = "person"
"""
CRY = "The crowd called aa " + "a" * 60 + " and Mara Lindqvist laughed, said witness # 1."


def test_an_expression_that_takes_too_long_on_posts_is_reported_and_costs_nothing_else(tmp_path):
    """Once on stderr, and in `why` of each post; the posts are recorded with all other mentions."""
    with Site(site_with([3, 2, 1])) as site:
        site.routes |= {f"/news/{n}": page_of(n, CRY) for n in (1, 3)}
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        report = run_json(tmp_path)
        trails = {
            n: json.loads(presswatch(tmp_path, "why", f"{site.base}/news/{n}", "--json").stdout) for n in (1, 2, 3)
        }
        words = presswatch(tmp_path, "why", f"{site.base}/news/1").stdout
        again = presswatch(tmp_path, "rematch")
    said = f"Example Institute: regex {SLOW}"
    assert report["stderr"].count(said) == 1
    assert "took too long" in report["stderr"]
    assert (again.returncode, again.stderr.count(said)) == (0, 1)
    assert (report["exit"], report["sources"][0]["state"]) == (0, "ok")
    late = {n: [step for step in trail if step["outcome"] == "alias-timeout"] for n, trail in trails.items()}
    assert {n: [(step["step"], step["source"]) for step in steps] for n, steps in late.items()} == {
        1: [("mentions", "example")], 2: [], 3: [("mentions", "example")]
    }  # fmt: skip
    assert late[1][0]["detail"] == f"took too long: {said}"
    assert "alias-timeout" in words
    assert said in words
    assert rows(tmp_path, "SELECT title FROM v_posts ORDER BY url") == [(TITLES[n],) for n in (1, 2, 3)]
    found = rows(tmp_path, "SELECT post_url, surface FROM v_mentions ORDER BY post_url, start")
    assert [(url.rpartition("/")[2], surface) for url, surface in found] == [
        ("1", "Paper number 1"), ("1", "Mara Lindqvist"),
        ("2", "Paper number 2"), ("2", "Example Institute"),
        ("3", "Paper number 3"), ("3", "Mara Lindqvist"),
    ]  # fmt: skip
