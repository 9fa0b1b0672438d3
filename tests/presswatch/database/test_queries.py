"""The listing commands on a small record: every column, the order, and each filter from both sides."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from presswatch.database import filters, queries, runs, schema, sources
from presswatch.database.engine import Database
from presswatch.database.filters import (
    EVERYTHING,
    Filter,
    is_mentioned,
    outlets_called,
    recorded,
)
from presswatch.database.opening import open_database
from presswatch.database.queries import list_coverage, list_mentions, list_posts, list_runs, list_sources, page_of
from presswatch.records import DateReading, Verdict
from presswatch.watchlist.entries import SourceEntry
from scraper.items import VisitEnd
from scraper.visit.source_update import Tally, visit_outcome
from tests.presswatch.database.support import (
    NOW,
    add_sources,
    clipping,
    covered,
    item,
    later,
    mark_reported,
    post,
    save,
)
from tests.presswatch.database.support import notices as all_notices

ENTRIES = [SourceEntry(name=name, url=f"https://{name}.example/") for name in ("alpha", "beta", "gamma")]
MINUTE = timedelta(minutes=1)
MONTH = DateReading(on=date(2026, 11, 1), precision="month", raw="November 2026")


@pytest.fixture
def db(sqlite_url: str):
    """The small record, to be changed."""
    with filled(sqlite_url) as opened:
        yield opened


@pytest.fixture(scope="module")
def kept(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory):
    """The small record, to be read."""
    path = tmp_path_factory.mktemp("queries") / "presswatch.db"
    shutil.copyfile(sqlite_template, path)
    with filled(f"sqlite:///{path}") as opened:
        yield opened


@contextmanager
def filled(url: str) -> Iterator[Database]:
    """Three runs an hour apart: two posts of alpha; an undated one of beta; its copy, and a post without mentions."""
    with open_database(url) as opened:
        known = add_sources(opened, "alpha", "beta", "gamma")
        numbers = []
        for hours in range(3):
            with opened.write() as conn:
                numbers.append(runs.start_run(conn, later(hours=hours)))
        covers = covered(item(), item("https://courier.example/b", outlet="Courier", domain="courier.example"))

        def keep(number: int, run: int, source: str = "alpha", **facts: Any) -> int:
            names = facts.pop("names", ("NKDB",))
            more = {key: facts.pop(key) for key in ("coverage", "verdict") if key in facts}
            one = clipping(post(number, source=source, **facts), names=names, **more)
            moment = later(hours=run) + number * MINUTE
            return int(save(opened, one, source=known[source], run=numbers[run], now=moment).post_id or 0)

        keep(1, 0, names=("NKDB", "Hanna Song"))
        keep(2, 0, published=MONTH, language="ko", coverage=covers)
        keep(3, 1, "beta", text="Courier met Hanna Song.", names=("Hanna Song",), published=None, byline=())
        copy = Verdict(state="duplicate", duplicate_of=3, reason="almost the same words")
        keep(4, 2, "gamma", text="Courier met Hanna Song!", names=("Hanna Song",), verdict=copy)
        keep(5, 2, names=(), backfill=True, language="EN", external=True, text="Nobody is named.")
        yield opened


Listing = Callable[..., Sequence[Any]]


def listed(db: Database, what: Listing, **limits: Any) -> list[int]:
    """The numbers of the posts that a list shows."""
    with db.read() as conn:
        found = what(conn, Filter(**limits))
    urls = [one.posts[0] if what is list_coverage else getattr(one, "post_url", None) or one.url for one in found]
    return [int(url.rpartition("/")[2]) for url in urls]


@pytest.mark.parametrize(
    ("limits", "posts", "mentions", "coverage"),
    [
        ({}, [4, 5, 3, 1, 2], [4, 3, 1, 1, 2], [2, 2]),
        ({"limit": 2}, [4, 5], [4, 3], [2, 2]),
        ({"limit": 1}, [4], [4], [2]),
        ({"since": later(hours=1, minutes=3)}, [4, 5, 3], [4, 3], []),
        ({"since": later(hours=1, minutes=3, seconds=1)}, [4, 5], [4], []),
        ({"until": later(minutes=2)}, [1], [1, 1], []),
        ({"until": later(minutes=2, seconds=1)}, [1, 2], [1, 1, 2], [2, 2]),
        ({"since": later(minutes=2), "until": later(hours=2)}, [3, 2], [3, 2], [2, 2]),
        ({"subject": "Hanna Song"}, [4, 3, 1], [4, 3, 1], []),
        ({"subject": "NKDB"}, [1, 2], [1, 2], [2, 2]),
        ({"subject": "nobody"}, [], [], []),
        ({"source": "beta"}, [3], [3], []),
        ({"source": "alpha"}, [5, 1, 2], [1, 1, 2], [2, 2]),
        ({"language": "KO"}, [2], [2], [2, 2]),
        ({"language": "en"}, [4, 5, 3, 1], [4, 3, 1, 1], []),
        ({"outlets": ("Courier",)}, [2], [2], [2]),
        ({"outlets": ("Courier", "The Wall Street Journal")}, [2], [2], [2, 2]),
        ({"outlets": ()}, [], [], []),
        ({"outlets": ("Courier",), "subject": "Hanna Song"}, [], [], []),
        ({"run_id": 1}, [1, 2], [1, 1, 2], [2, 2]),
        ({"run_id": 2}, [3], [4, 3], []),
        ({"run_id": 3}, [], [], []),
        ({"new": True}, [3, 1, 2], [4, 3, 1, 1, 2], [2, 2]),
    ],
)
def test_what_each_limit_keeps(
    kept: Database, limits: dict[str, Any], posts: list[int], mentions: list[int], coverage: list[int]
):
    """The last run first, each run's posts by date, months after days, undated last."""
    assert listed(kept, list_posts, **limits) == posts
    assert listed(kept, list_mentions, **limits) == mentions
    assert listed(kept, list_coverage, **limits) == coverage


def test_lists_are_limited_by_the_date_of_the_post(kept: Database):
    """First and last day count; a post without a date has none. Articles follow the posts that report them."""
    with kept.read() as conn:
        dated = {row.url: row.published_on for row in list_posts(conn) if row.published_on}
        assert len(set(dated.values())) > 1
        for day in set(dated.values()):
            for limit, kept_days in (
                ("since", lambda on, day=day: on >= day),
                ("until", lambda on, day=day: on <= day),
            ):
                where = Filter(**{f"published_{limit}": day})
                expected = {url for url, on in dated.items() if kept_days(on)}
                assert {row.url for row in list_posts(conn, where)} == expected
                assert {row.post_url for row in list_mentions(conn, where)} <= expected
                assert {url for row in list_coverage(conn, where) for url in row.posts} <= expected
        assert list_coverage(conn, Filter(published_since=MONTH.on, published_until=MONTH.on))


def test_lists_are_limited_by_the_date_of_the_article(db: Database):
    """Of posts and mentions those remain whose post reports such an article."""
    day = date(2026, 10, 30)
    with db.write() as conn:
        first = list_coverage(conn)[0]
        conn.execute(schema.coverage.update().where(schema.coverage.c.id == first.id).values(article_on=day))
    with db.read() as conn:
        for where, found in (
            (Filter(article_since=day, article_until=day), True),
            (Filter(article_since=day + timedelta(days=1)), False),
            (Filter(article_until=day - timedelta(days=1)), False),
        ):
            assert [one.id for one in list_coverage(conn, where)] == ([first.id] if found else [])
            posts = set(first.posts) if found else set()
            assert {row.url for row in list_posts(conn, where)} == posts
            assert {row.post_url for row in list_mentions(conn, where)} == posts
        assert list_coverage(conn, Filter(sort="article"))[0].id == first.id
        assert list_coverage(conn, Filter(sort="article", reverse=True))[0].id == first.id  # the other has no date


@pytest.mark.parametrize(
    ("listed", "field", "sort", "latest"),
    [
        ("posts", "published_on", "published", True), ("posts", "title", "title", False),
        ("posts", "source", "source", False), ("mentions", "subject", "subject", False),
        ("mentions", "published_on", "published", True), ("coverage", "outlet", "outlet", False),
        ("coverage", "article_date", "article", True), ("coverage", "headline", "headline", False),
    ],
)  # fmt: skip
def test_lists_are_sorted_by_a_field(kept: Database, listed: str, field: str, sort: str, *, latest: bool):
    """The latest day and the first letter come first, or last with `reverse`; what lacks the field comes last."""
    with kept.read() as conn:
        for reverse in (False, True):
            rows, _ = page_of(conn, listed, Filter(sort=sort, reverse=reverse))
            values = [getattr(row, field) for row in rows]
            known = [value.lower() if isinstance(value, str) else value for value in values if value is not None]
            assert known == sorted(known, reverse=latest is not reverse)
            assert values == [value for value in values if value is not None] + [None] * (len(values) - len(known))
            assert len(rows) == len(page_of(conn, listed, EVERYTHING)[0])


@pytest.mark.parametrize("listed", ["posts", "mentions", "coverage"])
@pytest.mark.parametrize("reverse", [False, True])
def test_the_pages_of_a_list_are_the_list(kept: Database, listed: str, *, reverse: bool):
    """In any order; each page says how many rows come after it."""
    with kept.read() as conn:
        whole, further = page_of(conn, listed, Filter(reverse=reverse))
        assert further == 0
        if reverse:
            assert whole == page_of(conn, listed, EVERYTHING)[0][::-1]
        for size in (1, 2, len(whole)):
            pages = [
                page_of(conn, listed, Filter(limit=size, offset=at, reverse=reverse))
                for at in range(0, len(whole), size)
            ]
            assert [row for rows, _ in pages for row in rows] == whole
            assert [left for _, left in pages] == [max(0, len(whole) - (n + 1) * size) for n in range(len(pages))]


def test_of_a_long_list_not_all_rows_are_counted(kept: Database, monkeypatch: pytest.MonkeyPatch):
    """Beyond that, the exact number helps nobody."""
    monkeypatch.setattr(queries, "COUNTED", 2)
    with kept.read() as conn:
        assert page_of(conn, "posts", Filter(limit=1))[1] == 3


def test_lists_of_many_are_those_of_few(kept: Database, monkeypatch: pytest.MonkeyPatch):
    """From a certain number on, posts are found by another, faster query."""
    limits = [{"subject": "Hanna Song"}, {"subject": "NKDB"}, {"outlets": ("Courier",)}, {"subject": "nobody"}]
    few = [(listed(kept, list_posts, **one), listed(kept, list_mentions, **one)) for one in limits]
    for many in (0, 1, 2, 3):
        monkeypatch.setattr(filters, "MANY", many)
        assert [(listed(kept, list_posts, **one), listed(kept, list_mentions, **one)) for one in limits] == few


def test_a_post_as_it_is_listed(kept: Database):
    """With all its fields, and its mentions in alphabetical order."""
    with kept.read() as conn:
        by_number = {row.id: row for row in list_posts(conn)}
    assert asdict(by_number[1]) == {
        "id": 1,
        "url": "https://alpha.example/news/1",
        "title": "Report 1 is out",
        "published_on": date(2026, 11, 20),
        "published_precision": "day",
        "published_source": "json-ld",
        "published_certain": True,
        "byline": ("Kim Min-ji",),
        "source": "alpha",
        "language": "en",
        "first_seen_at": later(minutes=1),
        "last_seen_at": later(minutes=1),
        "removed_at": None,
        "revisions": 1,
        "duplicate_of": None,
        "backfill": False,
        "caught_late": False,
        "subjects": ("Hanna Song", "NKDB"),
    }
    assert (by_number[4].duplicate_of, by_number[4].source) == ("https://alpha.example/news/3", "gamma")
    assert (by_number[3].published_on, by_number[3].byline, by_number[2].published_precision) == (None, (), "month")
    assert (by_number[5].backfill, by_number[5].subjects) == (True, ())


def test_a_mention_as_it_is_listed(db: Database):
    """With its sentence; it counts as reported when its group's notice was."""
    with db.write() as conn:
        mark_reported(
            conn,
            [one.id for one in all_notices(conn) if one.subject == "Hanna Song" and one.post_id == 3],
            later(days=1),
        )
    with db.read() as conn:
        rows = {(row.post_url[-1], row.subject): row for row in list_mentions(conn)}
    text = "NKDB published report number 1.\n\nHanna Song spoke in Seoul."
    assert asdict(rows["1", "Hanna Song"]) == {
        "id": 2,
        "subject": "Hanna Song",
        "post_url": "https://alpha.example/news/1",
        "title": "Report 1 is out",
        "published_on": date(2026, 11, 20),
        "published_precision": "day",
        "source": "alpha",
        "surface": "Hanna Song",
        "start": 33,
        "end": 43,
        "where": "body",
        "kind": "named",
        "rule": "alias Hanna Song",
        "sentence": text,
        "first_seen_at": later(minutes=1),
        "backfill": False,
        "reported_at": None,
        "review": "open",
    }
    assert {key: row.reported_at for key, row in rows.items() if row.reported_at} == {
        ("3", "Hanna Song"): later(days=1),
        ("4", "Hanna Song"): later(days=1),
    }


def test_a_coverage_as_it_is_listed(db: Database):
    """With the posts that report it and the subjects these report it for."""
    with db.write() as conn:
        known = {row.outlet: row.id for row in list_coverage(conn)}
        journal = known["The Wall Street Journal"]
        reported = [one.id for one in all_notices(conn) if one.kind == "coverage" and one.coverage_id == journal]
        mark_reported(conn, reported, later(days=1))
    with db.read() as conn:
        first, second = sorted(list_coverage(conn), key=lambda row: row.id != journal)
    assert asdict(first) == {
        "id": journal,
        "outlet": "The Wall Street Journal",
        "article_url": "https://wsj.example/a",
        "article_date": None,
        "article_precision": None,
        "headline": None,
        "host": None,
        "medium": "article",
        "kind": "named",
        "certain": True,
        "reason": "named and linked",
        "first_seen_at": later(minutes=2),
        "backfill": False,
        "reported_at": later(days=1),
        "review": "open",
        "posts": ("https://alpha.example/news/2",),
        "subjects": ("NKDB",),
    }
    assert (second.outlet, second.reported_at) == ("Courier", None)


def test_the_names_that_a_user_may_give(kept: Database):
    """Outlets by name or domain in any letter case; sources and subjects as recorded."""
    with kept.read() as conn:
        assert outlets_called(conn, ["COURIER", "wsj.example"]) == ("The Wall Street Journal", "Courier")
        assert outlets_called(conn, ["Cour"]) == ()
        assert recorded(conn, schema.sources) == ["alpha", "beta", "gamma"]
        assert recorded(conn, schema.subjects) == []
        assert (is_mentioned(conn, "NKDB"), is_mentioned(conn, "nkdb")) == (True, False)


def test_sources_as_they_are_listed(db: Database):
    """By name, with their posts; those no longer in the watchlist on request."""
    with db.write() as conn:
        sources.settle(
            conn, 2, state="failing", reason="dns", words="no name", now=later(days=1), next_due_at=later(days=2)
        )
        sources.sync_sources(conn, [one for one in ENTRIES if one.name != "gamma"], later(days=1))
    with db.read() as conn:
        rows = list_sources(conn)
        assert [(row.name, row.state, row.posts) for row in rows] == [("alpha", "new", 3), ("beta", "failing", 1)]
        beta = rows[1]
        assert (beta.url, beta.kind, beta.reason, beta.words) == ("https://beta.example/", None, "dns", "no name")
        assert (beta.since, beta.next_due_at, beta.last_good_at) == (later(days=1), later(days=2), None)
        assert (beta.problems, beta.gaps, beta.moved_url) == ((), (), None)
        assert [row.name for row in list_sources(conn, retired=True)] == ["alpha", "beta", "gamma"]
        assert [row.name for row in list_sources(conn, state="failing")] == ["beta"]
        assert [row.name for row in list_sources(conn, retired=True, state="retired")] == ["gamma"]
        assert list_sources(conn, state="retired") == []


def test_runs_as_they_are_listed(db: Database):
    """The last ones first, with the results of their visits."""
    with db.write() as conn:
        for number in range(2):
            visit = runs.start_visit(conn, 2, number + 1, later(hours=1))
            end = VisitEnd(source="alpha", state="ok", posts_seen=5, requests=7, bytes=99)
            tally = Tally(visit_id=visit, started_at=NOW, new=2, changed=1)
            runs.finish_visit(conn, visit, visit_outcome(end, "ok", tally), later(hours=1))
        counts = runs.RunCounts(requests=14, posts_seen=10, posts_new=4, posts_changed=2)
        runs.finish_run(conn, 2, "ok", later(hours=1, minutes=5), counts)
    with db.read() as conn:
        rows = list_runs(conn)
        assert [(row.id, row.state, row.sources) for row in rows] == [
            (3, "running", 0),
            (2, "ok", 2),
            (1, "running", 0),
        ]
        second = rows[1]
        assert (second.started_at, second.ended_at, second.missed, second.refused, second.fault) == (
            later(hours=1),
            later(hours=1, minutes=5),
            0,
            0,
            None,
        )
        assert second.counts == counts
        assert [row.id for row in list_runs(conn, limit=2)] == [3, 2]
        assert [row.id for row in list_runs(conn, limit=2, offset=2)] == [1]
        assert [row.id for row in list_runs(conn, since=later(hours=1))] == [3, 2]
        assert [row.id for row in list_runs(conn, since=later(hours=1, seconds=1))] == [3]
    with db.write() as conn:
        for number in range(50):
            runs.start_run(conn, later(days=number + 1))
    with db.read() as conn:
        assert len(list_runs(conn)) == 50
        assert len(list_runs(conn, limit=None)) == 53
