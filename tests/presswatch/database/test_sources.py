"""Sources, what is due, what is remembered of them, and the quick check for due sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import CompileError

from presswatch.database import locks, schema, sources
from presswatch.database.engine import Database
from presswatch.database.glance import anything_due
from presswatch.database.opening import open_database
from presswatch.database.queries import list_sources
from presswatch.database.runs import finish_run, finish_visit, start_run, start_visit
from presswatch.database.sources import SourceState
from presswatch.errors import UsageError
from presswatch.records import Validator
from presswatch.watchlist.entries import SourceEntry, Subject, Watchlist
from tests.presswatch.database.support import NOW, ROOT, add_sources, begin_run, later, postpone


def _only(database: Database) -> SourceState:
    with database.read() as conn:
        return sources.all_sources(conn)[0]


def test_the_watchlist_decides_which_sources_are_watched(database: Database) -> None:
    """Added, retired, restored: the records and number of a source stay with its name."""
    ids = add_sources(database, "alpha", "beta")
    with database.write() as conn:
        sources.sync_sources(conn, [SourceEntry(name="alpha", url="https://alpha.example/")], later(days=1))
        assert [one.name for one in sources.due_sources(conn, later(days=1))] == ["alpha"]
        assert [row.state for row in list_sources(conn, retired=True)] == ["new", "retired"]
    with database.write() as conn:
        both = [SourceEntry(name=name, url=f"https://{name}.example/") for name in ("alpha", "beta")]
        sources.sync_sources(conn, both, later(days=2))
        restored = sources.all_sources(conn)
        assert {one.name: one.id for one in restored} == ids
        sources.sync_sources(conn, both, later(days=2))
        assert sources.all_sources(conn) == restored


def test_a_changed_address_starts_over_under_the_same_name(database: Database) -> None:
    """What was learned from the old page is dropped, and the new one's first posts are backfill."""
    before = add_sources(database, "alpha")["alpha"]
    with database.write() as conn:
        sources.settle(conn, before, state="ok", now=NOW, next_due_at=later(hours=6))
        sources.learn(conn, before, kind="feed", layout={"items": ["li"]}, backfilled_at=NOW, date_order="DMY")
        moved = [SourceEntry(name="alpha", url="https://alpha.example/new")]
        sources.sync_sources(conn, moved, later(days=1))
    after = _only(database)
    assert (after.id, after.url, after.state, after.kind) == (before, "https://alpha.example/new", "new", None)
    assert (after.layout, after.backfilled_at, after.next_due_at, after.date_order) == (None, None, None, "DMY")
    assert (after.restarted_at, after.seen_until_at) == (later(days=1), NOW)


def test_another_name_for_the_same_address_is_the_same_source(database: Database) -> None:
    """It keeps its records; if the address changes too, it is not a rename."""
    ids = add_sources(database, "alpha", "beta")
    with database.write() as conn:
        sources.learn(conn, ids["alpha"], kind="feed", backfilled_at=NOW)
        entries = [("one", "https://alpha.example/"), ("two", "https://two.example/")]
        renamed = [SourceEntry(name=name, url=url) for name, url in entries]
        sources.sync_sources(conn, renamed, later(days=1))
        found = {one.name: one for one in sources.all_sources(conn, retired=True)}
        assert {name: one.retired_at for name, one in found.items()} == {
            "one": None,
            "two": None,
            "beta": later(days=1),
        }
        assert (found["one"].id, found["one"].kind, found["one"].backfilled_at) == (ids["alpha"], "feed", NOW)
        sources.sync_sources(conn, renamed, later(days=2))
        assert {one.name: one for one in sources.all_sources(conn, retired=True)} == found


def test_of_two_sources_with_one_address_the_one_whose_name_stays_is_not_renamed(database: Database) -> None:
    """Two names may share an address; a retired source is not reactivated by another name."""
    with database.write() as conn:
        both = [SourceEntry(name=name, url="https://one.example/") for name in ("feed", "list")]
        sources.sync_sources(conn, both, NOW)
        before = {one.name: one.id for one in sources.all_sources(conn)}
        changed = [SourceEntry(name=name, url="https://one.example/") for name in ("feed", "posts")]
        sources.sync_sources(conn, changed, later(days=1))
        assert {one.name: one.id for one in sources.all_sources(conn)} == {
            "feed": before["feed"],
            "posts": before["list"],
        }
        sources.sync_sources(conn, changed[:1], later(days=2))
        sources.sync_sources(conn, both, later(days=3))
        after = {one.name: one for one in sources.all_sources(conn, retired=True)}
        assert (after["posts"].retired_at, after["list"].added_at) == (later(days=2), later(days=3))


def test_due_are_the_new_and_the_waiting_ones(database: Database) -> None:
    """Longest waiting first; names and `all` select others; an unknown name is an error."""
    ids = add_sources(database, "alpha", "beta", "gamma")
    with database.write() as conn:
        postpone(conn, ids["alpha"], later(hours=1))
        postpone(conn, ids["beta"], later(minutes=-1))
        assert [one.name for one in sources.due_sources(conn, NOW)] == ["gamma", "beta"]
        assert [one.name for one in sources.due_sources(conn, NOW, ["alpha"])] == ["alpha"]
        assert len(sources.due_sources(conn, NOW, all=True)) == 3
        with pytest.raises(UsageError, match="delta"):
            sources.due_sources(conn, NOW, ["alpha", "delta"])


def test_what_a_clock_ahead_put_off_is_due_when_it_is_right_again(database: Database) -> None:
    """A due time further ahead than any interval comes from a wrong clock, and so does a nearer one after a run in the
    future.
    """
    entries = [SourceEntry(name=name, url=f"https://{name}.example/", every="1h") for name in ("alpha", "beta", "gone")]
    entries.append(SourceEntry(name="rare", url="https://rare.example/", every="30d"))
    watchlist = Watchlist(sources=tuple(entries))
    dues = {"alpha": later(days=900), "beta": later(hours=20), "gone": later(days=6), "rare": later(days=29)}
    with database.write() as conn:
        sources.sync_sources(conn, entries, NOW)
        ids = {one.name: one.id for one in sources.all_sources(conn)}
        for name, due in dues.items():
            state = "gone" if name == "gone" else "ok"
            sources.settle(conn, ids[name], state=state, now=NOW, next_due_at=due)
        finish_run(conn, start_run(conn, NOW), "ok", NOW)
        sources.wake_after_wrong_clock(conn, watchlist, NOW)
        assert [one.name for one in sources.due_sources(conn, NOW)] == ["alpha"]
        finish_run(conn, start_run(conn, later(days=899)), "ok", later(days=899))
        sources.wake_after_wrong_clock(conn, watchlist, NOW)
        assert sorted(one.name for one in sources.due_sources(conn, NOW)) == ["alpha", "gone", "rare"]


def test_future_times_of_a_source_are_taken_back(database: Database) -> None:
    """They are moved back to the last good visit with a valid date, or to now; a time of today stays."""
    source = add_sources(database, "alpha")["alpha"]
    watchlist = Watchlist(sources=(SourceEntry(name="alpha", url="https://alpha.example/"),))
    with database.write() as conn:
        for at in (later(days=-1), later(days=900)):
            run = start_run(conn, at)
            finish_visit(conn, start_visit(conn, run, source, at), {"state": "ok"}, at)
            sources.settle(conn, source, state="ok", reason=str(at), now=at, next_due_at=at)
            sources.learn(conn, source, backfilled_at=at)
            finish_run(conn, run, "ok", at)
        sources.wake_after_wrong_clock(conn, watchlist, NOW)
    found = _only(database)
    assert (found.last_good_at, found.since_at, found.backfilled_at) == (later(days=-1), NOW, NOW)
    assert (found.added_at, found.next_due_at) == (NOW, None)


def test_a_charged_source_backs_off_unless_it_is_paid_back(database: Database) -> None:
    """A visit counts as failed until it ends well; the state's start changes only with state or reason."""
    source = add_sources(database, "alpha")["alpha"]
    for n, (state, reason) in enumerate([("failing", "dns"), ("failing", "dns"), ("failing", "tls"), ("ok", None)]):
        now = later(hours=n)
        with database.write() as conn:
            sources.charge(conn, source, now, later(hours=n + 1))
        assert _only(database).fails == n + 1
        with database.write() as conn:
            sources.settle(conn, source, state=state, reason=reason, words="w", now=now, next_due_at=later(hours=n + 6))
        found = _only(database)
        assert found.since_at == later(hours=(0, 0, 2, 3)[n])
    assert (found.fails, found.last_good_at, found.next_due_at, found.words) == (0, now, later(hours=9), "w")
    with database.write() as conn:
        sources.charge(conn, source, later(days=9), NOW)
    assert _only(database).next_due_at == later(days=9)


def test_only_known_facts_can_be_learned(database: Database) -> None:
    """A misspelt fact raises an error."""
    source = add_sources(database, "alpha")["alpha"]
    with database.write() as conn, pytest.raises(CompileError, match="colour"):
        sources.learn(conn, source, colour="red")


def test_subjects_follow_the_watchlist(database: Database) -> None:
    """Repeating it changes nothing; a subject that left and came back is watched again."""
    both = [Subject(name="NKDB"), Subject(name="Hanna Song", kind="person")]
    with database.write() as conn:
        for n, entries in enumerate((both, both, both[:1], both)):
            sources.sync_subjects(conn, entries, later(days=n))
        rows = conn.exec_driver_sql("SELECT name, kind, retired_at FROM subjects ORDER BY id").all()
        assert [tuple(row) for row in rows] == [("NKDB", "organization", None), ("Hanna Song", "person", None)]


def test_validators_and_robots_keep_the_last_answer(database: Database) -> None:
    """One answer is kept per address and host: the newest."""
    source = add_sources(database, "alpha")["alpha"]
    first = Validator(etag='"a"', fetched_at=NOW)
    second = Validator(last_modified="x", body_sha256="ab", fetched_at=later(hours=1), max_age_s=60.0)
    with database.write() as conn:
        for values in (first, second):
            sources.put_validators(conn, source, {"https://alpha.example/": values}, later(hours=2))
        assert sources.get_validator(conn, source, "https://alpha.example/") == second
        assert sources.get_validator(conn, source, "https://alpha.example/never") is None
        for status in (500, 200):
            sources.put_robots(conn, "https://alpha.example", status=status, body="", fetched_at=NOW)
        assert sources.get_robots(conn, "https://alpha.example").status == 200  # type: ignore[union-attr]
        assert sources.get_robots(conn, "https://beta.example") is None


@pytest.mark.parametrize(
    ("validator", "stored"),
    [
        (Validator(), (None, None, None, NOW, NOW, None)),
        (
            Validator(etag="e", last_modified="l", body_sha256="b", fetched_at=later(days=-1), max_age_s=60.0),
            ("e", "l", "b", later(days=-1), NOW, 60.0),
        ),
    ],
)
def test_a_validator_as_it_is_stored(database: Database, validator: Validator, stored: tuple[object, ...]) -> None:
    """Empty texts are stored as NULL; the time is now."""
    source = add_sources(database, "alpha")["alpha"]
    with database.write() as conn:
        sources.put_validators(conn, source, {"u": validator}, NOW)
        row = conn.execute(select(schema.validators)).one()
    assert (row.etag, row.last_modified, row.body_sha256, row.fetched_at, row.asked_at, row.max_age_s) == stored


def test_the_glance_knows_when_nothing_is_due(sqlite_url: str) -> None:
    """True, False, or None if only the full program can decide."""
    with open_database(sqlite_url) as database:
        source = add_sources(database, "alpha")["alpha"]
        assert anything_due(sqlite_url, NOW, "d") is None
        with database.write() as conn:
            sources.remember_watchlist(conn, "d")
        assert anything_due(sqlite_url, NOW, "d") is True
        with database.write() as conn:
            postpone(conn, source, later(hours=1))
        assert anything_due(sqlite_url, NOW, "d") is False
        assert anything_due(sqlite_url, later(hours=1), "d") is True
        assert anything_due(sqlite_url, NOW, "another") is None
        run = begin_run(database)
        assert anything_due(sqlite_url, NOW, "d") is None
        with database.write() as conn:
            finish_run(conn, run, "ok", NOW)
        assert anything_due(sqlite_url, NOW, "d") is False
        with locks.acquire(database, "run", NOW):
            assert anything_due(sqlite_url, NOW, "d") is None
        with database.write() as conn:  # under a clock that is years ahead
            finish_run(conn, start_run(conn, later(days=900)), "ok", later(days=900))
        assert anything_due(sqlite_url, NOW, "d") is None
        with database.write() as conn:
            finish_run(conn, start_run(conn, NOW), "ok", NOW)
        assert anything_due(sqlite_url, NOW, "d") is False
        for name in ("next_due_at", "last_good_at"):  # whichever column
            with database.write() as conn:
                row = update(schema.sources).values({"next_due_at": later(hours=1), "last_good_at": NOW})
                conn.execute(row.values({name: later(days=900)}))
            assert anything_due(sqlite_url, NOW, "d") is None


@pytest.mark.parametrize("url", ["sqlite:////no/such.db", "postgresql://host/name", "sqlite://", "x"])
def test_the_glance_never_fails(url: str) -> None:
    """What it cannot read it leaves to the full program."""
    assert anything_due(url, NOW, "d") is None


def test_the_glance_imports_nothing_heavy() -> None:
    """It loads neither SQLAlchemy nor Alembic nor Scrapy."""
    heavy = "{'sqlalchemy', 'alembic', 'scrapy', 'msgspec'}"
    script = f"import sys, presswatch.database.glance; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "set()"


def test_opening_a_database_does_not_import_alembic(sqlite_url: str) -> None:
    """This saves a run on an existing database 0.7 s."""
    script = "import sys; from presswatch.database.opening import open_database; open_database(sys.argv[1])"
    script += "; print('alembic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, sqlite_url], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "False"
    assert Path(sqlite_url.removeprefix("sqlite:///")).exists()
