"""One run: what each visit may use, what its end writes, and how the run ends; on a real record, without a crawl."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from presswatch.database import decisions, runs, schema, sources
from presswatch.database.opening import open_database
from presswatch.errors import StorageError
from presswatch.evidence.archive import Archive
from presswatch.report import ProgressEvent, SourceLine
from presswatch.text.moments import RunClock
from presswatch.watchlist.entries import Settings, SourceEntry, Watchlist
from scraper.items import Dropped, Validator, VisitEnd
from scraper.run.session import Session
from scraper.visit.trial import Trial

NOW = datetime(2026, 11, 25, 8, 0, 0, tzinfo=UTC)
NAMES = ("alpha", "beta", "gamma")
Make = Callable[..., Session]


@pytest.fixture
def session(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Makes a session over three sources; options are fields of it, of its settings and of alpha's entry."""
    monkeypatch.setattr("presswatch.text.moments._steady_s", lambda: 0.0)
    opened = []

    def make(*, settings: dict[str, Any] | None = None, entry: dict[str, Any] | None = None, **facts: Any) -> Session:
        database = open_database(sqlite_url)
        opened.append(database)
        given = [
            SourceEntry(
                **{"name": name, "url": f"https://{name}.example/"} | ((entry or {}) if name == "alpha" else {})
            )
            for name in NAMES
        ]
        with database.write() as conn:
            sources.sync_sources(conn, given, NOW)
            states = {one.name: one for one in sources.all_sources(conn)}
            run = runs.start_run(conn, NOW)
        watchlist = Watchlist(presswatch=Settings(**settings or {}), sources=tuple(given))
        chosen = tuple(states[name] for name in NAMES)
        return Session(
            **{"watchlist": watchlist, "database": database, "archive": Archive(tmp_path / "archive"), "run_id": run}
            | {"chosen": chosen, "lock": None, "clock": RunClock(NOW)}
            | facts
        )

    yield make
    for one in opened:
        one.close()


CRAWLER: Any = SimpleNamespace(signals=None)


def visit_of(one: Session, name: str = "alpha") -> Any:
    return next(visit for visit in one.visits(CRAWLER) if visit.entry.name == name)


@pytest.mark.parametrize(
    ("settings", "entry", "pages", "posts", "backfill", "recheck", "unpaused"),
    [
        ({}, {}, 50, 1000, 3, 20, False),
        ({"max_pages": 7, "max_posts": 9, "recheck_s": 5.0}, {}, 7, 9, 3, 5, False),
        ({"max_pages": 7, "max_posts": 9}, {"max_pages": 2, "max_posts": 3, "backfill": "all"}, 2, 3, None, 3, False),
        ({"delay_s": 0.0}, {}, 50, 1000, 3, 1000, True),
        ({}, {"delay_s": 0.0}, 50, 1000, 3, 1000, True),
        ({"delay_s": 0.0}, {"delay_s": 2.0}, 50, 1000, 3, 10, False),
        ({}, {"browser": True}, 50, 1000, 3, 5, False),
        ({}, {"browser": True, "delay_s": 10.0, "backfill": 1}, 50, 1000, 1, 2, False),
    ],
)
def test_what_a_visit_may_use(
    session: Make,
    settings: dict[str, Any],
    entry: dict[str, Any],
    pages: int,
    posts: int,
    *,
    backfill: int | None,
    recheck: int,
    unpaused: bool,
):
    """As the watchlist sets for all sources, or for this one; a page in the browser takes four seconds."""
    limits = visit_of(session(settings=settings, entry=entry)).limits
    assert (limits.max_pages, limits.max_posts, limits.backfill_pages) == (pages, posts, backfill)
    assert (limits.recheck_posts, limits.unpaused) == (recheck, unpaused)


def test_all_posts_are_requested_where_that_is_wished(session: Make):
    """With `--recheck` posts are requested again without a limit."""
    assert visit_of(session(recheck=True)).limits.recheck_posts is None


def test_what_a_source_may_ask_of_the_network(session: Make):
    """Two requests per page and post, and fifty more; two megabytes each; the watchlist's time and checks."""
    entry = {"max_pages": 2, "max_posts": 3, "ignore_robots": True, "verify_tls": False}
    one = session(settings={"deadline_s": 7.0, "timeout_s": 3.0}, entry=entry)
    budget = visit_of(one)._ask.fetcher.budget
    assert (budget.deadline_s, budget.max_requests, budget.max_bytes) == (7.0, 60, 10_000_000)
    assert budget.in_hand is one.in_hand
    assert budget.large is one.large
    meta = visit_of(one)._ask.fetcher._meta
    assert (meta["ignore_robots"], meta["verify_tls"]) == (True, False)


@pytest.mark.parametrize(
    ("entry", "backfilled", "facts", "scrolls"),
    [
        ({}, False, {}, 3),
        ({"backfill": "all", "max_pages": 9}, False, {}, 9),
        ({}, True, {}, 1),
        ({}, False, {"trial": Trial(url="u")}, 1),
    ],
)
def test_how_often_a_list_in_the_browser_is_scrolled(
    session: Make, entry: dict[str, Any], facts: dict[str, Any], scrolls: int, *, backfilled: bool
):
    """A first visit scrolls once per page of its backfill, later visits and trials once."""
    one = session(entry=entry, **facts)
    if backfilled:
        one.chosen = tuple(replace(state, backfilled_at=NOW) for state in one.chosen)
    assert visit_of(one)._ask._scrolls == scrolls


def test_sources_that_failed_lately_come_last(session: Make):
    """Those that left the watchlist meanwhile are not visited."""
    one = session()
    alpha, beta, gamma = one.chosen
    one.chosen = (replace(alpha, fails=2), beta, replace(gamma, fails=1))
    assert [visit.entry.name for visit in one.visits(CRAWLER)] == ["beta", "gamma", "alpha"]
    del one.entries["gamma"]
    assert [visit.entry.name for visit in one.visits(CRAWLER)] == ["beta", "alpha"]


def test_long_overdue_sources_begin_one_after_the_other_where_that_is_wished(session: Make):
    """Their visits are spread over five minutes."""
    one = session()
    one.states = {name: replace(state, next_due_at=NOW - timedelta(hours=1)) for name, state in one.states.items()}
    visits = one.visits(CRAWLER)
    assert one.pauses(visits) == {}
    one.spread = True
    assert sorted(pause.total_seconds() for pause in one.pauses(visits).values()) == [0, 100, 200]


def ended(one: Session, name: str = "alpha", **facts: Any) -> SourceLine:
    """Begins a visit and settles it with this end."""
    one.begin(visit_of(one, name))
    end = VisitEnd(source=name, **{"state": "ok", "posts_seen": 5, "requests": 7, "bytes": 99} | facts)
    one.tallies[name].end = end
    one.tallies[name].new, one.tallies[name].recorded = 2, 3
    one.settle(end)
    return one.lines[name]


def test_the_end_of_a_visit_is_written(session: Make):
    """State, due time, what was learned, validators, decisions, the visit's row; and a line with the result."""
    seen: list[ProgressEvent] = []
    one = session(progress=seen.append)
    validators = {"https://alpha.example/": Validator(etag="e")}
    line = ended(
        one,
        starts=(("listing", "https://alpha.example/"),),
        complete=True,
        backfilled=True,
        validators=validators,
        post_validators={"https://alpha.example/1": Validator(etag="p")},
        decisions=(Dropped(url="https://alpha.example/2", step="fetch", outcome="http-404", detail="gone"),),
    )
    assert (line.state, line.posts_seen, line.posts_new, line.requests) == ("ok", 5, 2, 7)
    assert [(event.sources_done, event.sources_total, event.posts, event.requests) for event in seen] == [
        (0, 3, 0, 0),
        (1, 3, 3, 7),
    ]
    with one.database.read() as conn:
        state = next(state for state in sources.all_sources(conn) if state.name == "alpha")
        assert (state.state, state.kind, state.backfilled_at, state.fails) == ("ok", "listing", NOW, 0)
        asked = ["https://alpha.example/", "https://alpha.example/1"]
        assert [sources.get_validator(conn, 1, url).etag for url in asked] == ["e", "p"]
        (row,) = conn.execute(select(schema.visits)).all()
        assert (row.state, row.posts_seen, row.posts_new, row.requests, row.bytes) == ("ok", 5, 2, 7, 99)
        found = decisions.lately(conn, 1, ["alpha.example/2"], {"fetch": ("http-404",)}, now=NOW)
        assert found == {"alpha.example/2"}


def test_a_visit_that_is_not_whole_keeps_no_validators_of_its_lists(session: Make):
    """Otherwise the next one would find them unchanged."""
    one = session()
    ended(one, state="partial", reason="timeout", validators={"https://alpha.example/": Validator(etag="e")})
    with one.database.read() as conn:
        assert sources.get_validator(conn, 1, "https://alpha.example/") is None


@pytest.mark.parametrize(
    ("states", "state"),
    [
        (["ok", "ok", "ok"], "ok"),
        (["ok", "ok", "partial"], "partial"),
        (["failing", "failing", "partial"], "partial"),
        (["failing", "blocked", "failing"], "failed"),
        (["ok", "ok"], "partial"),  # one was not visited
        ([], "failed"),
    ],
)
def test_the_state_of_a_run(session: Make, states: list[str], state: str):
    """Ok if all its sources are; partial if any was read."""
    one = session()
    for name, ended_as in zip(NAMES, states, strict=False):
        ended(one, name, state=ended_as, reason="" if ended_as == "ok" else "dns", answers=1)
    report = one.close()
    assert (report.state, [line.name for line in report.sources]) == (state, list(NAMES[: len(states)]))
    assert report.run == one.run_id


def test_a_run_that_is_stopped_is_interrupted_and_pays_sources_back(session: Make, sqlite_url: str):
    """A source whose visit was cut off is due as before; the totals are those of the visits that ended."""
    one = session()
    ended(one, "beta")
    one.begin(visit_of(one))
    one.stopped_by = 15
    report = one.close()
    assert (report.state, report.signal) == ("interrupted", 15)
    with open_database(sqlite_url) as database, database.read() as conn:
        alpha = next(state for state in sources.all_sources(conn) if state.name == "alpha")
        assert (alpha.fails, alpha.next_due_at) == (0, None)
        (row,) = conn.execute(select(schema.runs)).all()
        assert (row.state, row.ended_at, row.requests, row.bytes, row.posts_seen, row.posts_new, row.errors) == (
            "interrupted", NOW, 7, 99, 5, 2, 0,
        )  # fmt: skip


def test_a_run_counts_the_sources_that_were_not_well(session: Make, sqlite_url: str):
    """Partial and failing sources count as errors of the run."""
    one = session()
    for name, state in zip(NAMES, ("ok", "partial", "failing"), strict=True):
        ended(one, name, state=state, reason="" if state == "ok" else "parse-error", answers=1)
    one.close()
    with open_database(sqlite_url) as database, database.read() as conn:
        (row,) = conn.execute(select(schema.runs)).all()
        assert (row.state, row.errors, row.requests) == ("partial", 2, 21)


def test_a_storage_that_refused_ends_the_run_as_failed(session: Make):
    """The first failure is reported; after it, storage is not waited for long."""
    one = session()
    one.storage_failed(StorageError("db", "disk full"))
    one.storage_failed(ValueError("later"))
    assert one.database.patience.wait_s == 2.0
    report = one.close()
    assert (report.state, report.storage) == ("failed", "disk full: db")
    other = session()
    other.storage_failed(ValueError("odd"))
    assert other.close().storage.endswith("odd")


def test_a_visit_that_could_not_be_booked_is_reported(session: Make):
    """A visit that could not be stored is reported as failing, with the error."""
    one = session()
    one.unsettled("alpha", KeyError("x"))
    line = one.lines["alpha"]
    assert (line.state, line.reason) == ("failing", "parse-error")
    assert line.words == "internal error while its visit was recorded (KeyError: 'x')"
