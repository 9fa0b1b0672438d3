"""The transaction shared by several posts: committed after some of them or a moment, once its evidence is synced."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

import scraper.visit.known_state
from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from presswatch.errors import StorageError
from scraper.visit.known_state import Work


@pytest.fixture
def db(sqlite_url: str):
    with open_database(sqlite_url) as opened:
        yield opened


def visible(db: Database) -> int:
    """The number of keys that another process sees."""
    with sqlite3.connect(str(db.path)) as other:
        return int(other.execute("SELECT count(*) FROM meta").fetchone()[0])


def write(work: Work, key: str) -> None:
    work.connection().exec_driver_sql("INSERT INTO meta (key, value) VALUES (?, '')", (key,))
    work.posted()


def test_a_hundred_posts_share_a_transaction(db: Database) -> None:
    """None of them is visible before, all of them at once."""
    before, work = visible(db), Work(db)
    for number in range(99):
        write(work, f"k{number}")
    assert visible(db) == before
    write(work, "last")
    assert visible(db) == before + 100


def test_what_rows_point_to_is_safe_before_they_are_seen(db: Database) -> None:
    """They are synced before the commit; if that fails nothing is committed, and a new transaction begins."""
    before, seen = visible(db), []

    def refuse() -> None:
        seen.append(visible(db))
        if len(seen) == 1:
            raise StorageError("archive", "disk full")

    work = Work(db, before_commit=refuse)
    write(work, "lost")
    with pytest.raises(StorageError, match="disk full"):
        work.commit()
    work.commit()  # nothing is open
    assert seen == [before]
    write(work, "kept")
    work.commit()
    assert seen == [before, before]
    assert visible(db) == before + 1


def test_an_abandoned_transaction_leaves_nothing(db: Database) -> None:
    """The next writer need not wait either."""
    before, work = visible(db), Work(db)
    write(work, "lost")
    work.abandon(RuntimeError("a defect"))
    with db.write() as conn:
        conn.exec_driver_sql("INSERT INTO meta (key, value) VALUES ('mine', '')")
    assert visible(db) == before + 1


@pytest.mark.parametrize("refuses", [False, True])
def test_a_moment_is_enough_and_a_failure_then_is_reported(
    db: Database, monkeypatch: pytest.MonkeyPatch, *, refuses: bool
) -> None:
    """By the crawl's clock: what one post wrote is visible without a second post; a failed commit is not silent."""
    monkeypatch.setattr(scraper.visit.known_state, "SECONDS_A_TRANSACTION", 0.02)
    errors: list[BaseException] = []

    def before_commit() -> None:
        if refuses:
            raise StorageError("archive", "disk full")

    async def scene() -> None:
        write(Work(db, before_commit=before_commit, on_failure=errors.append), "one")
        await asyncio.sleep(0.2)

    before = visible(db)
    asyncio.run(scene())
    assert (visible(db) - before, [str(one) for one in errors]) == ((0, ["disk full: archive"]) if refuses else (1, []))
