"""INSERT that lets unique keys decide, written once for both databases and built once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

# Values in one IN list: below SQLite's 32,766 and PostgreSQL's 65,535 parameters, large enough to make trips rare.
BATCH = 1000


def _insert(dialect: str, table: Table) -> Any:
    """The INSERT of the dialect, which knows ON CONFLICT."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - SQLite does without: it is slow to load

        return postgresql.insert(table)
    return sqlite.insert(table)


@lru_cache(maxsize=256)
def _once(dialect: str, table: Table, returning: tuple[str, ...]) -> Any:
    statement = _insert(dialect, table).on_conflict_do_nothing()
    return statement.returning(*(table.c[name] for name in returning)) if returning else statement


def insert_once(conn: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Inserts the rows whose unique keys are free and leaves the others alone."""
    if rows:
        conn.execute(_once(conn.dialect.name, table, ()), rows)


def insert_once_returning(conn: Connection, table: Table, rows: list[dict[str, Any]], *names: str) -> list[Any]:
    """As `insert_once`; returns the named columns of the rows that were really inserted, in no order."""
    if not rows:
        return []
    return list(conn.execute(_once(conn.dialect.name, table, names), rows))


@lru_cache(maxsize=64)
def _upsert(dialect: str, table: Table, key: tuple[str, ...], changed: tuple[str, ...]) -> Any:
    statement = _insert(dialect, table)
    return statement.on_conflict_do_update(
        index_elements=[table.c[name] for name in key], set_={name: statement.excluded[name] for name in changed}
    )


def upsert(conn: Connection, table: Table, rows: list[dict[str, Any]], *, key: tuple[str, ...]) -> None:
    """Inserts the rows, or overwrites what they carry where `key` is taken; every row has the same columns."""
    if rows:
        changed = tuple(name for name in rows[0] if name not in key)
        conn.execute(_upsert(conn.dialect.name, table, key, changed), rows)


@contextmanager
def savepoint(conn: Connection) -> Iterator[None]:
    """All or nothing inside a transaction: what the block wrote is undone if it raises.

    The name is always the same, so that the statement is prepared once; SQLAlchemy's own counts up.
    """
    conn.exec_driver_sql("SAVEPOINT step")
    try:
        yield
    except BaseException:
        conn.exec_driver_sql("ROLLBACK TO SAVEPOINT step")
        conn.exec_driver_sql("RELEASE SAVEPOINT step")
        raise
    conn.exec_driver_sql("RELEASE SAVEPOINT step")
