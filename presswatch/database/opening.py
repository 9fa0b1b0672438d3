"""Opening a database: its schema is checked, created, or brought up to date, each step in one transaction."""

# ruff: noqa: PLC0415 - Alembic takes 0.7 s to import and is seldom needed
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presswatch.database import HEAD
from presswatch.database.engine import Database, connect, has_version, schema_version
from presswatch.database.faults import DOCTOR_HINT, with_newest_backup
from presswatch.errors import StorageError

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from sqlalchemy import Connection

_SCRIPTS = Path(__file__).parent / "migrations"
# As Alembic makes it (alembic.runtime.migration.MigrationContext), which reads it at the next step.
_VERSION_TABLE = (
    "CREATE TABLE alembic_version"
    " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def statements(revision: str, dialect: str) -> Iterator[str]:
    """The statements of a migration ("": of all) on "sqlite" or "postgresql", in order."""
    for path in sorted((_SCRIPTS / "versions").glob(f"{revision}*.{dialect}.sql")):
        yield from path.read_text(encoding="utf-8").split(";\n\n")


def make_newest(database: Database) -> None:
    """Makes the whole schema in one transaction, if no other process does it first. Raises StorageError."""
    with database.write() as conn:
        if has_version(conn):
            return
        conn.exec_driver_sql(_VERSION_TABLE)
        for statement in statements("", database.dialect):
            conn.exec_driver_sql(statement)
        conn.exec_driver_sql(f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD}')")  # noqa: S608 - ours


def open_database(url: str, *, create: bool = False) -> Database:
    """Opens the database at `url`, made or brought up to date with `create`. Raises UsageError and StorageError."""
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
            else "it has no records yet: `presswatch run` creates them"
        )
        raise StorageError(database.where, why)
    if version is None:
        make_newest(database)
    if schema_version(database) != HEAD:
        migrate(database)


def migrate(database: Database) -> list[str]:
    """Runs the missing steps after a copy is made, and returns their numbers. Raises StorageError."""
    from alembic.runtime.migration import MigrationContext

    version = schema_version(database)
    if version is not None and version > HEAD:
        raise StorageError(
            database.where, f"its schema {version} is newer than this program's {HEAD}; update Presswatch"
        )
    if version is not None and version != HEAD:
        _keep_copy(database)
    shipped = scripts()
    done: list[str] = []
    while True:
        with database.write() as conn:
            before = MigrationContext.configure(conn).get_current_revision()
            if before == HEAD:
                return done
            _one_step(conn, shipped)
            after = MigrationContext.configure(conn).get_current_revision()
        done.append(str(after))


def scripts() -> ScriptDirectory:
    """The migrations shipped with the program."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config


def _one_step(conn: Connection, shipped: ScriptDirectory) -> None:
    """Runs the next step inside the transaction that `conn` is in, its new version included."""
    from alembic.runtime.environment import EnvironmentContext

    from presswatch.database.schema import metadata

    # As alembic.command.upgrade does it; there is no public name for the steps to a revision.
    steps: Any = shipped._upgrade_revs  # noqa: SLF001
    with EnvironmentContext(_config(), shipped, fn=lambda rev, _: steps("+1", rev)) as env:
        env.configure(connection=conn, target_metadata=metadata, transactional_ddl=True)
        env.run_migrations()


def _keep_copy(database: Database) -> None:
    if database.path is None:
        return
    from presswatch.database.backup import backup

    target = Path(f"{database.path}.before-{HEAD}")
    if not target.exists():
        backup(database, target)
