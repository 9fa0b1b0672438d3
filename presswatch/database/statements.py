"""INSERT that lets unique keys decide, written once for both databases and built once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, Table
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


@dataclass(frozen=True, slots=True)
class Numbers:
    """A statement in the driver's own words whose values are numbers, which need no translation.

    SQLAlchemy looks at each value of each row; for the forty keys of a post that costs more than the database's own
    work. `order` are the names of the values by their places, None where the driver takes them by name.
    """

    sql: str
    fixed: Mapping[str, int]
    order: tuple[str, ...] | None

    def run(self, conn: Connection, *rows: Mapping[str, int]) -> CursorResult[Any]:
        """Executes it once for each row (at least one)."""
        named = [{**self.fixed, **row} for row in rows]
        given: list[Any] = named if self.order is None else [tuple(map(row.__getitem__, self.order)) for row in named]
        return conn.exec_driver_sql(self.sql, given if len(given) > 1 else given[0])


@lru_cache(maxsize=256)
def of_numbers(dialect: Dialect, statement: Any, columns: tuple[str, ...] | None = None) -> Numbers:
    """The statement for numbers, in the words of a dialect's driver; `columns` are those that an INSERT fills."""
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    return Numbers(str(compiled), fixed, tuple(compiled.positiontup) if compiled.positional else None)


def insert_numbers_once(conn: Connection, table: Table, rows: list[dict[str, int]]) -> None:
    """As `insert_once`, for rows of numbers that are stored as they are."""
    if rows:
        statement = of_numbers(conn.dialect, _once(conn.dialect.name, table, ()), tuple(rows[0]))
        statement.run(conn, *rows)


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
