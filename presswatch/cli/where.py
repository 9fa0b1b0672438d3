"""The default places of watchlist and database; imports nothing that is slow (presswatch.cli.early)."""

from __future__ import annotations

import os.path

DEFAULT_WATCHLIST = "watchlist.toml"
DEFAULT_DATABASE = "presswatch.db"


def database_url(given: str | None, watchlist: str) -> str:
    """The database's address: as given (a plain file name is an SQLite file), else next to the watchlist."""
    if given and "://" in given:
        return given
    path = given or os.path.join(os.path.dirname(watchlist), DEFAULT_DATABASE)  # noqa: PTH118, PTH120 - pathlib costs
    return f"sqlite:///{os.path.abspath(path)}"  # noqa: PTH100
