"""A date that only the list shows, and only later: it completes the record, and nothing is reported again."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from tests.running import presswatch, run_json, write_watchlist
from tests.serving import Answer, Site, list_page

SUBJECTS = '[[subjects]]\nname = "Example Institute"\n'
DAYS = ("2026-03-09", "2026-03-04", "2026-02-27", "2026-02-20")
TITLES = (
    "The Institute opens a reading room for everybody in the valley",
    "Rivers get a voice before the court of the province this year",
    "A map of all the wells that were ever dug in the old town",
    "Minutes of the assembly of members about the new water bill",
)
OWN = [f"/news/{n}" for n in range(4)]
ABROAD = [f"https://www.theguardian.com/environment/article-{n}-on-rivers" for n in range(4)]


def dayless_post(title: str) -> Answer:
    text = f"{title}: the Example Institute has counted every well of the valley and drawn a map that all may copy."
    return Answer(
        f"<html lang='en'><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
    )


def a_list(urls: list[str], days: tuple[str, ...]) -> Answer:
    return list_page(list(zip(urls, TITLES, days, strict=True)))


def site(urls: list[str], days: tuple[str, ...]) -> dict[str, Answer]:
    return {"/list": a_list(urls, days), **{f"/news/{n}": dayless_post(title) for n, title in enumerate(TITLES)}}


def posts(folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(presswatch(folder, "posts", "--json").stdout)
    return sorted(listed, key=lambda one: one["url"])


def two_runs(folder: Path, urls: list[str], *days: tuple[str, ...]) -> list[dict[str, Any]]:
    """One run for each state of the list; what each reported for the source, with the addresses it requested."""
    reported = []
    with Site(site(urls, days[0])) as served:
        write_watchlist(folder, {"example": f"{served.base}/list"}, SUBJECTS)
        for shown in days:
            served.routes["/list"] = a_list(urls, shown)
            before = len(served.requests)
            report = run_json(folder, "--all")
            asked = [request.path for request in served.requests[before:]]
            reported.append(
                {
                    **report["sources"][0],
                    "asked": asked,
                    "mentions": report["new_mentions"],
                    "coverage": report["new_coverage"],
                }
            )
    return reported


NONE = ("",) * 4


def test_a_list_that_shows_its_days_later_completes_the_posts(tmp_path: Path) -> None:
    """Posts on the site itself get the list's date once, without a revision, a report or a request."""
    first, second, third = two_runs(tmp_path, OWN, NONE, DAYS, DAYS)
    assert [one["posts_new"] for one in (first, second, third)] == [4, 0, 0]
    assert [one["posts_changed"] for one in (first, second, third)] == [0, 4, 0]
    assert not any(one["mentions"] or one["coverage"] for one in (second, third))
    assert [one["published_on"] for one in posts(tmp_path)] == list(DAYS)


def test_a_page_without_text_keeps_its_own_title(tmp_path: Path) -> None:
    """The list cuts the title; its date is taken, without a new revision."""
    cut = [f"{title[:40]} …" for title in TITLES]
    with Site() as served:
        for n, title in enumerate(TITLES):
            served.routes[f"/news/{n}"] = Answer(
                f"<html lang='en'><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
            )
        write_watchlist(tmp_path, {"example": f"{served.base}/list"}, SUBJECTS)
        for days in (NONE, DAYS):
            served.routes["/list"] = list_page(list(zip(OWN, cut, days, strict=True)))
            run_json(tmp_path, "--all")
    assert [(one["title"], one["published_on"]) for one in posts(tmp_path)] == list(zip(TITLES, DAYS, strict=True))
    with sqlite3.connect(tmp_path / "presswatch.db") as database:
        assert database.execute("SELECT DISTINCT revisions FROM v_posts").fetchall() == [(1,)]


def test_an_article_that_is_not_opened_gets_its_day_too(tmp_path: Path) -> None:
    """The post and the coverage both get it."""
    first, second, third = two_runs(tmp_path, ABROAD, NONE, DAYS, DAYS)
    assert [one["posts_changed"] for one in (first, second, third)] == [0, 4, 0]
    assert second["asked"] == ["/list"]
    assert [one["published_on"] for one in posts(tmp_path)] == list(DAYS)
    covered = json.loads(presswatch(tmp_path, "coverage", "--json").stdout)
    assert {one["article_date"] for one in covered} == set(DAYS)
    assert not any(one["mentions"] or one["coverage"] for one in (second, third))


def test_a_month_becomes_the_day_in_it(tmp_path: Path) -> None:
    """A date in another month, or a month in place of a date, changes nothing."""
    months = ("March 2026", "March 2026", "February 2026", "February 2026")
    others = ("2026-04-09", "2026-01-04", *DAYS[2:])
    *_, completed, again = two_runs(tmp_path, ABROAD, months, others, months)
    assert (completed["posts_changed"], again["posts_changed"]) == (2, 0)
    assert [one["published_on"] for one in posts(tmp_path)] == ["2026-03-01", "2026-03-01", *DAYS[2:]]
