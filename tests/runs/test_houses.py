"""A whole run over a source that ends every short post with "About us" and its press contact."""

from __future__ import annotations

import json
from pathlib import Path

from tests.pipelines.deduplicate.houses import HousePost, house
from tests.running import presswatch, run_json, write_watchlist
from tests.serving import Site, list_page, post_page

SUBJECTS = '[[subjects]]\nname = "Larkmoor Rights Watch"\n\n[[subjects]]\nname = "Ida Renner"\nkind = "person"\n'
RAID = ("Our director resigns after a police raid", "Ida Renner has stepped down as director of Larkmoor Rights Watch.")
REPORT = (
    "Larkmoor Rights Watch publishes its yearly report",
    "The yearly report of Larkmoor Rights Watch counts forty-one evictions in the harbour quarter and names the owners.",
    "Most of the families had paid their rent until the last day; eleven of them now live in the school gymnasium.",
)


def serve(site: Site, posts: list[HousePost], *further: tuple[str, str, str, tuple[str, ...]]) -> None:
    """Puts the posts (and further ones: path, title, day, paragraphs) on the site, newest first."""
    shown = [(f"/news/{one.number}", one.title, one.on.isoformat(), (*one.body, *one.foot)) for one in posts]
    shown += further
    site.routes["/news"] = list_page([(path, title, day) for path, title, day, _ in reversed(shown)])
    site.routes |= {path: post_page(title, *paragraphs, day=day) for path, title, day, paragraphs in shown}


def test_new_posts_are_reported_and_reposts_are_not(tmp_path: Path) -> None:
    """The first visit merges nothing; a new post is reported for both subjects, a repost is silent, a retitled one is
    not.

    A name in the boilerplate is no mention, and `why` says so.
    """
    posts = [one for one in house("en", 3) if not one.how][:24]
    foot, last = posts[-1].foot, posts[-1].on.isoformat()
    known = next(one for one in posts if len(one.body) > 1)
    report = ("/news/report", REPORT[0], last, (*REPORT[1:], *foot))
    raid = ("/news/raid", RAID[0], last, (RAID[1], *foot))
    again = ("/news/again", known.title, last, (*known.body, *foot))
    retitled = ("/news/retitled", "From our files: what happened in that week", last, (*REPORT[1:], *foot))
    with Site() as site:
        write_watchlist(tmp_path, {"house": f"{site.base}/news"}, SUBJECTS)
        serve(site, posts, report)
        assert (first := run_json(tmp_path))["sources"][0]["posts_new"] == len(posts) + 1, first["stderr"]
        stored = json.loads(presswatch(tmp_path, "posts", "--json").stdout)
        assert [one["title"] for one in stored if one["duplicate_of"]] == []
        serve(site, posts, report, raid, again, retitled)
        second = run_json(tmp_path, "--all")
    assert second["sources"][0]["posts_new"] == 3
    found = {(one["title"], one["subject"]) for one in second["new_mentions"]}
    assert {(RAID[0], "Ida Renner"), (RAID[0], "Larkmoor Rights Watch")} <= found
    assert {title for title, _ in found} == {RAID[0], retitled[1]}
    stored = {one["url"]: one for one in json.loads(presswatch(tmp_path, "posts", "--json").stdout)}
    groups = {url.rpartition("/")[2]: (one["duplicate_of"] or "").rpartition("/")[2] for url, one in stored.items()}
    assert (groups["raid"], groups["again"], groups["retitled"]) == ("", str(known.number), "report")
    listed = json.loads(presswatch(tmp_path, "mentions", "--new", "--json").stdout)
    assert {one["title"] for one in listed} == {RAID[0], retitled[1]}
    steps = json.loads(presswatch(tmp_path, "why", f"{site.base}/news/again", "--json").stdout)
    noted = [one for one in steps if one["outcome"] == "recurring"]
    assert [one["detail"].partition(":")[0] for one in noted] == ["Larkmoor Rights Watch"]
    assert presswatch(tmp_path, "doctor").returncode == 0
