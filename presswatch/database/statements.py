"""INSERT that lets unique keys decide, written once for both databases and built once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, Table, insert

# Values in one IN list: below SQLite's 32,766 and PostgreSQL's 65,535 parameters, large enough to make trips rare.
BATCH = 1000
# So many rows go one by one where they return something; more of them in SQLAlchemy's batches, a trip for hundreds.
FEW_ROWS = 4


def _insert(dialect: str, table: Table) -> Any:
    """The INSERT of the dialect, which knows ON CONFLICT."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - SQLite does without: it is slow to load

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415 - PostgreSQL does without

    return sqlite.insert(table)


@lru_cache(maxsize=256)
def _once(dialect: str, table: Table, returning: tuple[str, ...]) -> Any:
    statement = _insert(dialect, table).on_conflict_do_nothing()
    return statement.returning(*(table.c[name] for name in returning)) if returning else statement


def insert_once(conn: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Inserts the rows, all with the same columns, whose unique keys are free, and leaves the others alone."""
    if rows:
        prepared(conn.dialect, _once(conn.dialect.name, table, ()), tuple(rows[0])).run(conn, *rows)


def insert_once_returning(conn: Connection, table: Table, rows: list[dict[str, Any]], *names: str) -> list[Any]:
    """As `insert_once`; returns these columns (keys, numbers) of the rows that were really inserted."""
    if not rows:
        return []
    once = _once(conn.dialect.name, table, names)
    if len(rows) > FEW_ROWS:
        return list(conn.execute(once, rows))
    statement = prepared(conn.dialect, once, tuple(rows[0]))
    return [row for one in rows for row in statement.run(conn, one)]


def insert_row(conn: Connection, table: Table, row: dict[str, Any]) -> int:
    """Inserts a row and returns its `id`; raises IntegrityError where a unique key is taken."""
    statement = prepared(conn.dialect, _plain(table), tuple(row))
    return int(statement.run(conn, row).scalar_one())


@lru_cache(maxsize=64)
def _plain(table: Table) -> Any:
    return insert(table).returning(table.c.id)


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
class Prepared:
    """A statement in the driver's own words: built once, where SQLAlchemy asks anew at every execution what it is.

    For what is executed for each post: half of such a statement's cost is that asking. `order` are the names of the
    values by their places, None where the driver takes them by name; `translate` is what makes a value one of the
    driver's. What it returns is not translated: numbers and text only.
    """

    sql: str
    fixed: Mapping[str, Any]
    order: tuple[str, ...] | None
    translate: Mapping[str, Callable[[Any], Any]]

    def run(self, conn: Connection, *rows: Mapping[str, Any]) -> CursorResult[Any]:
        """Executes it once for each row (at least one)."""
        given = [self._given(row) for row in rows]
        return conn.exec_driver_sql(self.sql, given if len(given) > 1 else given[0])

    def _given(self, row: Mapping[str, Any]) -> Any:
        named = {**self.fixed, **row}
        for name, translate in self.translate.items():
            named[name] = translate(named[name])
        return named if self.order is None else tuple([named[name] for name in self.order])


@lru_cache(maxsize=256)
def prepared(dialect: Dialect, statement: Any, columns: tuple[str, ...] | None = None) -> Prepared:
    """The statement in the words of a dialect's driver; `columns` are those that an INSERT fills."""
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    types = {name: bind.type.dialect_impl(dialect) for name, bind in compiled.binds.items()}
    translate = {name: way for name, kind in types.items() if (way := kind.bind_processor(dialect))}
    return Prepared(str(compiled), fixed, tuple(compiled.positiontup) if compiled.positional else None, translate)


@lru_cache(maxsize=256)
def of_numbers(dialect: Dialect, statement: Any, columns: tuple[str, ...] | None = None) -> Prepared:
    """As `prepared`, for values that are the driver's already: of forty keys of a post each would be looked at."""
    return replace(prepared(dialect, statement, columns), translate={})


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
