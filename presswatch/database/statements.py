"""INSERT that lets unique keys decide, written once for both databases and built once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Select, Table, bindparam, insert, update

# Values in one IN list: below SQLite's 32,766 and PostgreSQL's 65,535 parameters, large enough to make trips rare.
BATCH = 1000
# So many rows go one by one where they return something; more of them in SQLAlchemy's batches, a trip for hundreds.
FEW_ROWS = 4
# Of a long answer; each row of SQLAlchemy is ten times as large as the numbers in it.
_ROWS_AT_ONCE = 500

Row = Sequence[Any]


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


def insert_once_returning(conn: Connection, table: Table, rows: list[dict[str, Any]], *names: str) -> list[Row]:
    """As `insert_once`; returns these columns, in this order, of the rows that were really inserted."""
    if not rows:
        return []
    once = _once(conn.dialect.name, table, names)
    if len(rows) > FEW_ROWS:
        return list(conn.execute(once, rows))
    statement = prepared(conn.dialect, once, tuple(rows[0]))
    return [row for one in rows for row in statement.run(conn, one)]


def insert_row(conn: Connection, table: Table, row: dict[str, Any]) -> int:
    """Inserts a row and returns its `id`; raises the driver's error where a unique key is taken."""
    statement = prepared(conn.dialect, _plain(table), tuple(row))
    return int(statement.run(conn, row)[0][0])


@lru_cache(maxsize=64)
def _plain(table: Table) -> Any:
    return insert(table).returning(table.c.id)


def change(conn: Connection, table: Table, number: int, **values: Any) -> None:
    """Sets these columns of the row with this `id`."""
    conn.execute(update(table).where(table.c.id == number).values(**values))


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
        prepared(conn.dialect, _upsert(conn.dialect.name, table, key, changed), tuple(rows[0])).run(conn, *rows)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement in the driver's own words: built once, where SQLAlchemy asks again at every execution what it is.

    `values` are its values in the driver's order, or `by_name`, each with what converts it; `fixed` those it brings
    itself; `columns` what converts an answer's columns, empty if nothing does.
    """

    sql: str
    fixed: Mapping[str, Any]
    values: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    by_name: bool
    columns: tuple[Callable[[Any], Any] | None, ...]

    def run(self, conn: Connection, *rows: Mapping[str, Any]) -> list[Row]:
        """Executes it once for each row (at least one); returns what it answers, nothing for several rows."""
        return list(self.each(conn, *rows))

    def each(self, conn: Connection, *rows: Mapping[str, Any]) -> Iterator[Row]:
        """As `run`, for answers of many rows: they come one by one, and all are to be taken before anything else."""
        answer = in_own_words(conn, self.sql, *[self._given(row) for row in rows])
        return map(self._stored, answer) if self.columns else answer

    def _given(self, row: Mapping[str, Any]) -> Any:
        if self.fixed:
            row = {**self.fixed, **row}
        if self.by_name:
            return {name: row[name] if change is None else change(row[name]) for name, change in self.values}
        return tuple([row[name] if change is None else change(row[name]) for name, change in self.values])

    def _stored(self, row: Row) -> Row:
        return [value if change is None else change(value) for value, change in zip(row, self.columns, strict=True)]


def in_own_words(conn: Connection, sql: str, *given: Any) -> Iterator[Row]:
    """Executes the driver's own SQL for each set of values: SQLite's directly, at half the cost of SQLAlchemy."""
    if conn.dialect.name == "sqlite":
        if not conn.in_transaction():
            conn.begin()
        driver: Any = conn.connection.dbapi_connection
        answer: Iterator[Row] = driver.executemany(sql, given) if len(given) > 1 else driver.execute(sql, *given)
        return answer
    result = conn.exec_driver_sql(sql, list(given) if len(given) > 1 else given[0] if given else None)
    return chain.from_iterable(result.partitions(_ROWS_AT_ONCE)) if result.returns_rows else iter(())


@lru_cache(maxsize=256)
def prepared(dialect: Dialect, statement: Any, columns: tuple[str, ...] | None = None) -> Prepared:
    """The statement in the words of a dialect's driver; `columns` are those that an INSERT fills."""
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    binds = {name: bind.type.dialect_impl(dialect) for bind, name in compiled.bind_names.items()}
    ways = {name: kind.bind_processor(dialect) for name, kind in binds.items()}
    order = compiled.positiontup if compiled.positional else ways
    answered = getattr(statement, "exported_columns", ())
    back = tuple(one.type.dialect_impl(dialect).result_processor(dialect, None) for one in answered)
    return Prepared(
        sql=str(compiled),
        fixed=fixed,
        values=tuple((name, ways[name]) for name in order),
        by_name=not compiled.positional,
        columns=back if any(back) else (),
    )


def of_any(conn: Connection, rows: Select[Any], column: Column[Any], values: Sequence[Any], **given: Any) -> list[Row]:
    """The rows whose column has one of these values (at least one, a batch at most); `given` what else is asked."""
    places = 1 << (len(values) - 1).bit_length()
    asked = {f"value_{n}": values[min(n, len(values) - 1)] for n in range(places)}
    return prepared(conn.dialect, _with_any(rows, column, places)).run(conn, asked | given)


@lru_cache(maxsize=64)
def _with_any(rows: Select[Any], column: Column[Any], count: int) -> Select[Any]:
    """Those with one of `count` values, a power of two, so that few statements are built for all queries."""
    return rows.where(column.in_([bindparam(f"value_{n}", type_=column.type) for n in range(count)]))


def row_of(table: Table, value: object, /, **given: Any) -> dict[str, Any]:
    """A row of a table: what is given, and else the attributes of a value that have its columns' names."""
    return {one.name: getattr(value, one.name) for one in table.c if hasattr(value, one.name)} | given


def batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values by as many as one statement takes."""
    remaining = iter(values)
    while batch := list(islice(remaining, BATCH)):
        yield batch


@lru_cache(maxsize=256)
def of_numbers(dialect: Dialect, statement: Any, columns: tuple[str, ...] | None = None) -> Prepared:
    """As `prepared`, for values that are the driver's already: of forty keys of a post each would be looked at."""
    made = prepared(dialect, statement, columns)
    return replace(made, values=tuple((name, None) for name, _ in made.values), columns=())


def insert_numbers_once(conn: Connection, table: Table, rows: list[tuple[int, ...]]) -> None:
    """As `insert_once`, for rows of numbers that are stored as they are: all of the table's columns in their order."""
    if rows:
        names = tuple(table.c.keys())
        statement = of_numbers(conn.dialect, _once(conn.dialect.name, table, ()), names)
        given = [dict(zip(names, row, strict=True)) for row in rows] if statement.by_name else rows
        in_own_words(conn, statement.sql, *given)


@contextmanager
def savepoint(conn: Connection) -> Iterator[None]:
    """All or nothing inside a transaction: what the block wrote is undone if it raises (always the same name)."""
    in_own_words(conn, "SAVEPOINT step")
    try:
        yield
    except BaseException:
        in_own_words(conn, "ROLLBACK TO SAVEPOINT step")
        in_own_words(conn, "RELEASE SAVEPOINT step")
        raise
    in_own_words(conn, "RELEASE SAVEPOINT step")
