"""Brings a database to the newest schema, one step a transaction, so that a kill at any moment loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from presswatch.database.engine import Database, schema_version
from presswatch.database.schema import metadata
from presswatch.database.version import HEAD
from presswatch.errors import StorageError

_SCRIPTS = Path(__file__).parent / "migrations"


def scripts() -> ScriptDirectory:
    """The migrations shipped with the program."""
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config


def migrate(database: Database) -> list[str]:
    """Runs the missing steps and returns their numbers, empty if there were none; several processes may try at once.

    An older SQLite database is copied to "<path>.before-<version>" first.

    Raises:
        StorageError: newer than this program, read-only, disk full and the like.
    """
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


def _one_step(conn: Connection, shipped: ScriptDirectory) -> None:
    """Runs the next step inside the transaction that `conn` is in, its new version included."""
    # As alembic.command.upgrade does it; there is no public name for the steps to a revision.
    steps: Any = shipped._upgrade_revs  # noqa: SLF001
    with EnvironmentContext(_config(), shipped, fn=lambda rev, _: steps("+1", rev)) as env:
        env.configure(connection=conn, target_metadata=metadata, transactional_ddl=True)
        env.run_migrations()


def _keep_copy(database: Database) -> None:
    if database.path is None:
        return
    from presswatch.database.backup import backup  # noqa: PLC0415 - backup imports the engine

    target = Path(f"{database.path}.before-{HEAD}")
    if not target.exists():
        backup(database, target)
