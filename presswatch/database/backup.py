"""A consistent copy of the database while runs go on; `presswatch backup --help` says how to restore it."""

import errno
import os
import re
import sqlite3
from datetime import date
from pathlib import Path
from urllib.parse import quote

from presswatch.database.engine import Database, open_path
from presswatch.database.faults import backups_of, plain_words, storage_error
from presswatch.database.locks import is_running
from presswatch.errors import StorageError, UsageError

KEPT_DAILY = 7
_DAILY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].db"
# What file systems say that know no hard links: FAT and exFAT, some of the network.
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_UNFINISHED = re.compile(r".+\.db\.partial-([0-9]{1,10})(?:-journal)?")
# What SQLite says of the copy, not of the database that it has opened already.
_OF_THE_COPY = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}
    | {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_FSYNC}
)


def backup(database: Database, target: Path) -> Path:
    """Writes a checked copy to `target` and returns it; readers and writers go on. UsageError, StorageError."""
    if database.path is None:
        raise UsageError(
            f"backup: {database.where}: copy it with `pg_dump --format=custom --file={target} DATABASE_URL`"
        )
    if target.exists():
        raise UsageError(f"backup: {target}: already exists; nothing was overwritten")
    if not target.parent.is_dir():
        raise UsageError(f"backup: {target}: its folder does not exist")
    partial = target.with_name(f"{target.name}.partial-{os.getpid()}")
    try:
        partial.unlink(missing_ok=True)  # of a killed process with our number: in a container all have the same
        _copy(database.path, partial, str(target))
        _put_in_place(partial, target)
    except FileExistsError as error:
        raise UsageError(f"backup: {target}: already exists; nothing was overwritten") from error
    except OSError as error:
        raise StorageError(str(target), error.strerror or str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def daily_backup(database: Database, today: date) -> Path | None:
    """Makes the day's copy, None if it is there, and removes all but the newest seven. Raises as `backup`."""
    if database.path is None:
        raise UsageError(f"backup: {database.where}: use `pg_dump --format=custom DATABASE_URL`")
    folder = backups_of(database.path)
    target = folder / f"{today.isoformat()}.db"
    try:
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            unfinished = _UNFINISHED.fullmatch(path.name)
            if unfinished and not is_running(int(unfinished[1])):  # each is as large as the database
                path.unlink(missing_ok=True)
        if target.exists():
            return None
        made = backup(database, target)
        # Those of days to come, made under a wrong clock, are no news and go first.
        days = sorted(folder.glob(_DAILY), key=lambda path: (path.stem <= today.isoformat(), path.stem))
        for old in days[:-KEPT_DAILY]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(str(folder), error.strerror or str(error)) from error
    return made


def _put_in_place(partial: Path, target: Path) -> None:
    """Gives the finished copy its name. Raises FileExistsError where another process made the target meanwhile."""
    try:
        os.link(partial, target)  # unlike a rename it overwrites nothing
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        partial.replace(target)


def _copy(source: Path, partial: Path, where: str) -> None:
    """Copies by VACUUM INTO, reads the copy through, and makes sure that it is on the disk; `where` is for messages."""
    with plain_words(str(source)):
        connection = open_path(source)
        try:
            connection.execute("VACUUM INTO ?", (str(partial),))
        except sqlite3.Error as error:
            if {error.sqlite_errorcode, error.sqlite_errorcode & 0xFF} & _OF_THE_COPY:
                raise storage_error(where, error) from error
            raise
        finally:
            connection.close()
    with plain_words(where):
        copy = sqlite3.connect(f"file:{quote(str(partial))}?mode=ro", uri=True)
        try:
            verdict = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            copy.close()
    if verdict != "ok":
        raise StorageError(where, f"the copy is damaged: {verdict}")
    with partial.open("rb") as written:
        os.fsync(written.fileno())
