"""Opening a database: its schema is checked, created, or brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from presswatch.database.engine import Database, connect, has_version, schema_version
from presswatch.database.faults import DOCTOR_HINT, with_newest_backup
from presswatch.database.version import HEAD
from presswatch.errors import StorageError

FIRST = "0001"
_STATEMENTS = Path(__file__).parent / "migrations" / "versions"
# As Alembic makes it (alembic.runtime.migration.MigrationContext), which reads it at the next step.
_VERSION_TABLE = (
    "CREATE TABLE alembic_version"
    " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def first_statements(dialect: str) -> Iterator[str]:
    """The statements of the first migration on "sqlite" or "postgresql", in order."""
    yield from (_STATEMENTS / f"{FIRST}_first.{dialect}.sql").read_text(encoding="utf-8").split(";\n\n")


def make_first(database: Database) -> None:
    """Makes the first schema in one transaction; several processes may try at once, and one of them does it.

    Raises StorageError: read-only, disk full and the like.
    """
    with database.write() as conn:
        if has_version(conn):
            return
        conn.exec_driver_sql(_VERSION_TABLE)
        for statement in first_statements(database.dialect):
            conn.exec_driver_sql(statement)
        conn.exec_driver_sql(f"INSERT INTO alembic_version (version_num) VALUES ('{FIRST}')")  # noqa: S608 - ours


def open_database(url: str, *, create: bool = False) -> Database:
    """Opens the database at `url` ("sqlite:///path", "postgresql://...") and checks that its schema is ours.

    With `create` a missing SQLite file is made and migrations are brought up to date; without it nothing is written.

    Raises:
        UsageError: the URL names no database we know.
        StorageError: missing, damaged, not ours, older (without `create`) or newer than this program.
    """
    database = connect(url, create=create)
    try:
        _check_version(database, create=create)
    except BaseException:
        database.close()
        raise
    return database


def _check_version(database: Database, *, create: bool) -> None:
    version = schema_version(database)
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        why = f"its schema {version} is newer than this program's {HEAD}; update Presswatch, {DOCTOR_HINT}"
        raise StorageError(database.where, with_newest_backup(database.path, why))
    if not create:
        why = (
            "its schema is older: run `presswatch db upgrade`"
            if version
            else "holds no records yet: `presswatch run` makes them"
        )
        raise StorageError(database.where, why)
    if version is None:
        from presswatch.database.opening import make_first  # noqa: PLC0415 - once in a database's life

        make_first(database)
    if schema_version(database) != HEAD:
        from presswatch.database.migrate import migrate  # noqa: PLC0415 - Alembic takes 0.7 s to import

        migrate(database)
