"""The summary of a run, sentence by sentence, against the record."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import presswatch, write_watchlist
from tests.serving import Site, list_page, post_page

SUBJECTS = '[[subjects]]\nname = "Larkmoor River Trust"\naliases = ["LRT"]\n'
COVERED = "On 3 March 2026 The Guardian reported on the Larkmoor River Trust and its report on the flood of last year."
REPEATED = (
    "The Larkmoor River Trust asks the ministry for a new dam above the village. Two hundred families lost their homes"
    " in the flood of last spring, and none of them has been paid for what the water took from them until today."
)
QUIET = "A walk along the river begins at nine on Sunday. Bring boots, a coat and something warm to drink for the way."


def publish(site: Site, path: str, posts: dict[str, tuple[str, str, str]]) -> None:
    """A list of posts: address to title, day and text."""
    site.routes[path] = list_page([(url, title, day) for url, (title, day, _) in posts.items()])
    for url, (title, day, text) in posts.items():
        site.routes[url] = post_page(title, text, day=day)


FIRST = {
    "/a/1": ("The Guardian on our report", "2026-03-04", COVERED),
    "/a/2": ("A walk in February", "2026-02-20", QUIET.replace("nine", "ten")),
    "/a/3": ("LRT opens an office in the old mill", "2026-02-10", "The LRT moved to the old mill this week. Visit us."),
}
LATER = {
    "/a/5": ("A walk along the river", "2026-03-20", QUIET),
    "/a/4": ("A dam for the village", "2026-03-12", REPEATED),
}
MILLS = {
    f"/b/{n}": (f"Mills of the {place} valley", f"2026-01-0{n}", f"Nine mills turn in the {place} valley, {word}.")
    for n, place, word in ((3, "upper", "all of oak"), (2, "lower", "two for paper"), (1, "old", "none of them open"))
}
COPIED = {"/b/9": ("A dam for the village", "2026-03-13", REPEATED)}


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as one:
        publish(one, "/news", FIRST)
        publish(one, "/copies", MILLS)
        yield one


def said(folder: Path) -> list[str]:
    done = presswatch(folder, "run", "--all")
    assert done.returncode == 0, done.stderr
    return done.stderr.splitlines()


def asked(folder: Path, query: str) -> int:
    with sqlite3.connect(folder / "presswatch.db") as db:
        return int(db.execute(query).fetchone()[0])


def numbers(lines: list[str], begin: str) -> list[int]:
    (line,) = [line for line in lines if line.startswith(begin)]
    return [int(found) for found in re.findall(r"\d+", line.removeprefix(begin))]


def test_a_baseline_says_what_was_stored(tmp_path: Path, site: Site) -> None:
    """The first visit's sentence counts the posts, mentions and articles of the record; no other sentence contradicts
    it.
    """
    write_watchlist(tmp_path, {"news": f"{site.base}/news", "copies": f"{site.base}/copies"}, SUBJECTS)
    lines = said(tmp_path)
    stored = [
        asked(tmp_path, "SELECT count(*) FROM v_posts"),
        asked(tmp_path, "SELECT count(*) FROM v_mentions"),
        asked(tmp_path, "SELECT count(DISTINCT outlet) FROM v_coverage"),
    ]
    assert numbers(lines, "baseline: ") == stored
    assert stored[0] == len(FIRST | MILLS)
    assert min(stored) > 0
    assert lines[-2:] == [
        "run 1: ok: 2 sources",
        f"baseline: 6 posts, {stored[1]} mentions, 1 article stored; alerts start with the next visit",
    ]


def test_later_posts_without_an_alert_are_counted_by_why(tmp_path: Path, site: Site) -> None:
    """A new post that repeats reported news and one that mentions nobody are two sentences; each number is the
    record's.
    """
    write_watchlist(tmp_path, {"news": f"{site.base}/news", "copies": f"{site.base}/copies"}, SUBJECTS)
    said(tmp_path)
    publish(site, "/news", LATER | FIRST)
    lines = said(tmp_path)
    assert lines[-2:] == [
        "run 2: ok: 2 sources, 2 new posts, 1 new mention, 0 new articles",
        "1 new post names no subject and no press coverage: stored, no alert",
    ]
    assert asked(tmp_path, "SELECT count(*) FROM v_mentions WHERE post_url LIKE '%/a/5'") == 0
    publish(site, "/copies", COPIED | MILLS)
    lines = said(tmp_path)
    assert lines[-2:] == [
        "run 3: ok: 2 sources, 1 new post, 0 new mentions, 0 new articles",
        "1 new post repeats what was already reported: stored, no alert",
    ]
    assert asked(tmp_path, "SELECT count(*) FROM v_mentions WHERE post_url LIKE '%/b/9'") > 0


def test_nothing_new_needs_no_sentence(tmp_path: Path, site: Site) -> None:
    """A run that stores nothing ends with its summary line only."""
    write_watchlist(tmp_path, {"news": f"{site.base}/news"}, SUBJECTS)
    said(tmp_path)
    assert said(tmp_path)[-1] == "run 2: ok: 1 source, 0 new posts, 0 new mentions, 0 new articles"
