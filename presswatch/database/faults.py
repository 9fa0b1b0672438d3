"""Database errors in plain words: what cannot be done, to which file, and what helps."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from presswatch.errors import StorageError

# How long a statement waits for another writer before it gives up.
BUSY_TIMEOUT_S = 30

DOCTOR_HINT = "run `presswatch doctor`, or restore the newest backup"

# Reported instead of starting again: nobody would notice that all that was recorded is gone.
LOST = f"the database is {{}}, although copies of it exist next to it; {DOCTOR_HINT}"
LOST_HINT = "to start with an empty one, move the copies away"

READ_ONLY = "the database is read-only: check the permissions of the file and its folder"

_LOCKED = f"locked by another program (waited up to {BUSY_TIMEOUT_S} s)"
_SQLITE_WORDS = {
    sqlite3.SQLITE_FULL: "disk full: no record is incomplete; free some space and run again",
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_BUSY: f"{_LOCKED}; close it and run again",
    sqlite3.SQLITE_LOCKED: f"{_LOCKED}; close it and run again",
    sqlite3.SQLITE_CORRUPT: f"the database is damaged; {DOCTOR_HINT}",
    sqlite3.SQLITE_NOTADB: f"this file is not a database; {DOCTOR_HINT}",
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened: check that its folder exists and may be read and written",
    sqlite3.SQLITE_IOERR: "the disk reports an error while reading or writing (or it is full)",
    sqlite3.SQLITE_TOOBIG: "a value is too large for the database",
    sqlite3.SQLITE_PERM: "access to the database is denied",
    sqlite3.SQLITE_NOMEM: "out of memory",
}
# SQLSTATE classes and codes (PostgreSQL manual, appendix A).
_POSTGRES_WORDS = {
    "53100": "disk full on the database server",
    "53300": "the database server has no connection left",
    "55P03": _LOCKED,
    "25006": "the database is read-only",
    "28": "the database server refused the login",
    "3D": "there is no such database on the server",
    "42501": "the database user lacks a permission",
    "08": "the connection to the database server broke",
    "57P": "the database server is shutting down or starting",
    "XX": f"the database server reports damage; {DOCTOR_HINT}",
}
_PRIMARY_CODE = 0xFF


def postgres_words(error: BaseException) -> str:
    """What a psycopg error means, in plain words."""
    state = getattr(error, "sqlstate", None) or ""
    for prefix, words in _POSTGRES_WORDS.items():
        if state.startswith(prefix):
            return words
    first_line = str(error).strip().partition("\n")[0]
    return first_line if state else f"the database server cannot be reached: {first_line}"


def backups_of(path: Path) -> Path:
    """The folder where the daily copies of a database lie."""
    return path.with_name(f"{path.name}.backups")


def newest_backup(path: Path) -> Path | None:
    """The newest copy in that folder, None if there is none."""
    try:
        return max(backups_of(path).glob("*.db"), default=None)
    except OSError:
        return None


def with_newest_backup(path: Path | None, words: str) -> str:
    """The words, with the newest copy of the database at `path`, if there is one."""
    newest = newest_backup(path) if path is not None else None
    return f"{words} ({newest})" if newest else words


def storage_error(where: str, error: BaseException) -> StorageError:
    """The error a user sees instead of the driver's; damage names the newest backup."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if not isinstance(cause, sqlite3.Error):
        return StorageError(where, postgres_words(cause))
    code = getattr(cause, "sqlite_errorcode", None)
    known = _SQLITE_WORDS.get(code & _PRIMARY_CODE) if isinstance(code, int) else None
    words = known or f"{cause}; {DOCTOR_HINT}"
    return StorageError(where, with_newest_backup(Path(where), words) if DOCTOR_HINT in words else words)


@contextmanager
def plain_words(where: str) -> Iterator[None]:
    """Turns every driver error inside the block into a StorageError that names `where`."""
    try:
        yield
    except (DBAPIError, PoolTimeoutError, sqlite3.Error) as error:
        raise storage_error(where, error) from error
