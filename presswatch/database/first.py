"""Makes the schema of a database that holds nothing yet, by the first migration's own statements.

Without Alembic: to load it takes longer than to make all tables, and more memory than any other library of a run, and
all it would do here is to note the version.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from presswatch.database.engine import Database, has_version

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
