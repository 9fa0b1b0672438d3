"""The door to a database: opened, and its schema seen to be ours, made or brought up to date."""

from __future__ import annotations

from presswatch.database.engine import Database, connect, schema_version
from presswatch.database.faults import DOCTOR_HINT, with_newest_backup
from presswatch.database.version import HEAD
from presswatch.errors import StorageError


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
        from presswatch.database.first import make_first  # noqa: PLC0415 - once in a database's life

        make_first(database)
    if schema_version(database) != HEAD:
        from presswatch.database.migrate import migrate  # noqa: PLC0415 - Alembic takes 0.7 s to import

        migrate(database)
