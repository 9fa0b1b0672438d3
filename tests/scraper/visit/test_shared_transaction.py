"""The transaction that posts share: committed after some of them or a moment, only when its evidence is safe."""

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
    """How many keys another process sees."""
    with sqlite3.connect(str(db.path)) as other:
        return int(other.execute("SELECT count(*) FROM meta").fetchone()[0])


def write(work: Work, key: str) -> None:
    work.connection().exec_driver_sql("INSERT INTO meta (key, value) VALUES (?, '')", (key,))
    work.posted()


def test_a_hundred_posts_share_a_transaction(db: Database) -> None:
    """Nothing of them is seen before, all of them at once."""
    before, work = visible(db), Work(db)
    for number in range(99):
        write(work, f"k{number}")
    assert visible(db) == before
    write(work, "last")
    assert visible(db) == before + 100


def test_what_rows_point_to_is_safe_before_they_are_seen(db: Database) -> None:
    """Asked for before the commit; where it cannot be had nothing is committed, and the next transaction is another."""
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


def test_what_is_abandoned_is_as_if_it_had_not_been(db: Database) -> None:
    """Also for whoever wants to write next, who need not wait."""
    before, work = visible(db), Work(db)
    write(work, "lost")
    work.abandon(RuntimeError("a defect"))
    with db.write() as conn:
        conn.exec_driver_sql("INSERT INTO meta (key, value) VALUES ('mine', '')")
    assert visible(db) == before + 1


@pytest.mark.parametrize("refuses", [False, True])
def test_a_moment_is_enough_and_a_refusal_then_is_told(
    db: Database, monkeypatch: pytest.MonkeyPatch, *, refuses: bool
) -> None:
    """By the clock of the crawl: what one post wrote is seen without a second one; a commit that fails is not silent."""
    monkeypatch.setattr(scraper.visit.known_state, "SECONDS_A_TRANSACTION", 0.02)
    told: list[BaseException] = []

    def before_commit() -> None:
        if refuses:
            raise StorageError("archive", "disk full")

    async def scene() -> None:
        write(Work(db, before_commit=before_commit, on_failure=told.append), "one")
        await asyncio.sleep(0.2)

    before = visible(db)
    asyncio.run(scene())
    assert (visible(db) - before, [str(one) for one in told]) == ((0, ["disk full: archive"]) if refuses else (1, []))
