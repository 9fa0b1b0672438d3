"""A list already watched under another address, name or source: what is new on it is still reported."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.running import run_json, write_watchlist
from tests.runs.test_passes import SUBJECTS, text_of
from tests.serving import Answer, Site, list_page, post_page

NAMES = ["wells", "bridges", "orchards", "ferries", "mills", "towers", "gardens", "markets", "schools", "harbours"]
# Of the record's rows, the times that say when something was seen.
SEEN = {
    "posts": ("first_seen_at", "last_seen_at"),
    "sightings": ("first_seen_at", "last_seen_at"),
    "sources": ("added_at", "last_good_at", "since_at", "next_due_at", "backfilled_at"),
}


def day(ago: int) -> str:
    return (datetime.now(UTC) - timedelta(days=ago)).date().isoformat()


def title(number: int) -> str:
    return f"What the {NAMES[number]} of the valley tell us, part {number}"


def pages(numbers: list[int], ages: dict[int, int], at: str = "/news") -> dict[str, Answer]:
    """A list of posts, newest first, with their age in days; each names the institute."""
    entries = [(f"/p/{n}", title(n), day(ages[n])) for n in numbers]
    texts = {n: (*text_of(n), f"The Example Institute has seen the {NAMES[n]}.") for n in numbers}
    return {at: list_page(entries)} | {f"/p/{n}": post_page(title(n), *texts[n], day=day(ages[n])) for n in numbers}


def days_later(folder: Path, days: int) -> None:
    """Moves everything recorded this many days back."""
    with sqlite3.connect(folder / "presswatch.db") as db:
        for table, columns in SEEN.items():
            for column in columns:
                moved = f"strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-{days} days')"
                db.execute(f"UPDATE {table} SET {column} = {moved} WHERE {column} IS NOT NULL")


def reported(done: dict[str, Any]) -> list[str]:
    return sorted(one["post_url"].rpartition("/")[2] for one in done["new_mentions"])


OLD = {0: 40, 1: 30, 2: 20, 3: 10}


@pytest.mark.parametrize(("name", "path"), [("example", "/list"), ("renamed", "/news"), ("second", "/list")])
def test_what_is_new_under_another_address_or_name_is_reported(tmp_path, name, path):
    """The list was read two days ago; since then a new post appeared, and an old one that was never seen."""
    with Site(pages([3, 2, 1, 0], OLD)) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        assert reported(run_json(tmp_path)) == []
        days_later(tmp_path, 2)
        shown = [5, 3, 2, 1, 0] if name == "renamed" else [5, 3, 2, 4, 1, 0]
        site.routes |= pages(shown, OLD | {4: 25, 5: 1}, path)
        write_watchlist(tmp_path, {name: f"{site.base}{path}"}, SUBJECTS)
        assert reported(run_json(tmp_path, "--all")) == ["5"]
        assert reported(run_json(tmp_path, "--all")) == []


def test_a_feed_and_its_list_report_what_is_new_once(tmp_path):
    """Whichever of the two shows it first; for the other it is known."""
    with Site(pages([3, 2, 1, 0], OLD)) as site:
        write_watchlist(tmp_path, {"list": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
        days_later(tmp_path, 1)
        site.routes |= pages([5, 3, 2], OLD | {5: 0}, "/feed") | pages([5, 3, 2, 1, 0], OLD | {5: 0})
        write_watchlist(tmp_path, {"list": f"{site.base}/news", "feed": f"{site.base}/feed"}, SUBJECTS)
        assert reported(run_json(tmp_path, "feed")) == ["5"]
        assert reported(run_json(tmp_path, "--all")) == []


def test_a_list_of_which_little_is_known_is_seen_for_the_first_time(tmp_path):
    """It shares two posts with a watched one; its others are backfill, even those dated today."""
    ages = OLD | {4: 0, 5: 1, 6: 12, 7: 15, 8: 25, 9: 35}
    with Site(pages([3, 2, 1, 0], OLD)) as site:
        write_watchlist(tmp_path, {"media": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
        days_later(tmp_path, 2)
        site.routes |= pages([4, 5, 3, 6, 7, 2, 8, 9], ages, "/all")
        write_watchlist(tmp_path, {"media": f"{site.base}/news", "all": f"{site.base}/all"}, SUBJECTS)
        assert reported(run_json(tmp_path, "all")) == []


def test_what_came_before_a_watched_list_was_last_read_is_not_news_on_a_wider_one(tmp_path):
    """Dated after the newest known post, but from a time when the watched list was read successfully without it."""
    with Site(pages([3, 2, 1, 0], OLD)) as site:
        write_watchlist(tmp_path, {"media": f"{site.base}/news"}, SUBJECTS)
        run_json(tmp_path)
        days_later(tmp_path, 2)
        site.routes |= pages([5, 4, 3, 2], OLD | {4: 6, 5: 1}, "/all")
        write_watchlist(tmp_path, {"media": f"{site.base}/news", "all": f"{site.base}/all"}, SUBJECTS)
        assert reported(run_json(tmp_path, "all")) == ["5"]


def test_a_site_that_moved_with_all_its_addresses_is_news_from_the_last_good_visit_on(tmp_path):
    """None of its posts is known by address; posts dated since the old list was last read successfully are reported."""
    with Site(pages([3, 2, 1, 0], OLD)) as site:
        write_watchlist(tmp_path, {"example": f"{site.base}/news"}, SUBJECTS)
        for ago in (20, 5):  # it was added 25 days ago, and last read five days ago
            run_json(tmp_path, "--all")
            days_later(tmp_path, ago)
        entries = [(f"/en/{n}", title(n), day(age)) for n, age in ((5, 2), (3, 10), (4, 12))]
        texts = {n: (*text_of(n), f"The Example Institute has seen the {NAMES[n]}.") for n in (3, 4, 5)}
        moved = {
            f"/en/{n}": post_page(title(n), *texts[n], day=shown)
            for (_, _, shown), n in zip(entries, (5, 3, 4), strict=True)
        }
        site.routes |= {"/en": list_page(entries)} | moved
        write_watchlist(tmp_path, {"example": f"{site.base}/en"}, SUBJECTS)
        assert reported(run_json(tmp_path, "--all")) == ["5"]
