"""Statements through the driver directly: the same results as SQLAlchemy's, inside the connection's transaction."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, bindparam, select

from presswatch.database.engine import Database
from presswatch.database.schema import fingerprints, posts, revisions, sources
from presswatch.database.statements import (
    in_own_words,
    insert_numbers_once,
    insert_once_returning,
    insert_row,
    prepared,
    savepoint,
)
from presswatch.errors import StorageError
from tests.presswatch.database.support import NOW, add_sources, clipping, post, save

EVERYTHING = select(posts).where(posts.c.id == bindparam("number"))


def row_of(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "url": f"https://{name}.example/",
        "kind": "auto",
        "state": "new",
        "next_due_at": NOW,
        "since_at": NOW,
        "added_at": NOW,
    }


class StoppedError(Exception):
    """Interrupts a transaction in the middle."""


def _insert_and_stop(conn: Connection, name: str) -> None:
    insert_row(conn, sources, row_of(name))
    raise StoppedError


@pytest.fixture
def stored(database: Database) -> Database:
    """A post with a date, a time, a list, a number and a boolean."""
    add_sources(database, "alpha")
    save(database, clipping(post(1)))
    return database


def test_every_kind_of_column_comes_back_as_it_was_stored(stored: Database) -> None:
    """Dates, times with their zone, lists, booleans: as SQLAlchemy returns them."""
    with stored.read() as conn:
        wanted = conn.execute(EVERYTHING, {"number": 1}).one()
        (got,) = prepared(conn.dialect, EVERYTHING).run(conn, {"number": 1})
    assert list(got) == list(wanted)
    assert wanted.published_on is not None
    assert wanted.first_seen_at.tzinfo is not None


def test_a_reading_that_begins_in_the_drivers_words_sees_one_state(stored: Database) -> None:
    """Otherwise an earlier and a later query could see two states of the record."""
    text = prepared(stored.engine.dialect, select(revisions.c.text).where(revisions.c.post_id == bindparam("post")))
    with stored.read() as conn:
        before = text.run(conn, {"post": 1})
        assert conn.in_transaction()
        if stored.dialect == "sqlite":
            with stored.write() as other:
                in_own_words(other, "UPDATE revisions SET text = 'another'")
            assert text.run(conn, {"post": 1}) == before
    with stored.read() as conn:
        assert len(text.run(conn, {"post": 1})) == 1


def test_direct_statements_are_rolled_back_with_the_transaction(database: Database) -> None:
    """Committed with it, undone with it, and undone to a savepoint alone."""
    with database.write() as conn:
        insert_row(conn, sources, row_of("kept"))
        with pytest.raises(StoppedError), savepoint(conn):
            _insert_and_stop(conn, "undone")
    with pytest.raises(StoppedError), database.write() as conn:
        _insert_and_stop(conn, "lost")
    with database.read() as conn:
        assert list(conn.execute(select(sources.c.name)).scalars()) == ["kept"]


def test_of_many_rows_those_are_returned_that_were_inserted(database: Database) -> None:
    """Few rows go one by one, many at once; the result is the same."""
    with database.write() as conn:
        insert_row(conn, sources, row_of("s3"))
        few = insert_once_returning(conn, sources, [row_of(f"s{n}") for n in (1, 3)], "name")
        many = insert_once_returning(conn, sources, [row_of(f"s{n}") for n in range(3, 12)], "name")
    assert [name for (name,) in few] == ["s1"]
    assert [name for (name,) in many] == [f"s{n}" for n in range(4, 12)]


def test_an_error_of_the_driver_reaches_the_user_in_plain_words(database: Database) -> None:
    """A duplicate key in a transaction of ours is one StorageError."""

    def insert_twice(conn: Connection) -> None:
        for _ in range(2):
            insert_row(conn, sources, row_of("one"))

    with pytest.raises(StorageError, match=r"(?i)unique"), database.write() as conn:
        insert_twice(conn)
    with database.read() as conn:
        assert conn.execute(select(sources.c.name)).all() == []


def test_numbers_are_inserted_in_the_order_of_the_columns(stored: Database) -> None:
    """Once each, existing ones left alone, on both databases."""
    with stored.write() as conn:
        before = set(map(tuple, conn.execute(select(fingerprints))))
        insert_numbers_once(conn, fingerprints, [(-(2**63), 1), (7, 1), *before])
        insert_numbers_once(conn, fingerprints, [(7, 1)])
        insert_numbers_once(conn, fingerprints, [])
        assert set(map(tuple, conn.execute(select(fingerprints)))) == before | {(-(2**63), 1), (7, 1)}
