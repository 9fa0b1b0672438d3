"""A consistent copy of the database while runs go on.

To restore: stop `presswatch schedule` and cron, move the database away together with its "-wal" and "-shm" files,
copy the backup to the database's path, and run `presswatch doctor`. The archive's files are written once and never
changed: any copy of their folder made after the backup goes with it.
"""

from __future__ import annotations

import os
import re
import sqlite3
from datetime import date
from pathlib import Path
from urllib.parse import quote

from presswatch.database.engine import Database
from presswatch.database.faults import BUSY_TIMEOUT_S, backups_of, plain_words
from presswatch.errors import StorageError, UsageError

KEPT_DAILY = 7


def backup(database: Database, target: Path) -> Path:
    """Writes a checked copy to `target` and returns it; readers and writers go on meanwhile.

    Raises:
        UsageError: `target` exists, or the database is PostgreSQL (the message is the command that copies it).
        StorageError: the copy could not be written or is not sound.
    """
    if database.path is None:
        raise UsageError(
            f"backup: {database.where}: copy it with `pg_dump --format=custom --file={target} DATABASE_URL`"
        )
    if target.exists():
        raise UsageError(f"backup: {target}: exists already; nothing is overwritten")
    if not target.parent.is_dir():
        raise UsageError(f"backup: {target}: its folder does not exist")
    partial = target.with_name(f"{target.name}.partial-{os.getpid()}")
    try:
        _copy(database.path, partial)
        # A hard link, unlike a rename, fails where another process made the target meanwhile.
        os.link(partial, target)
    except FileExistsError as error:
        raise UsageError(f"backup: {target}: exists already; nothing is overwritten") from error
    except OSError as error:
        raise StorageError(str(target), error.strerror or str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def daily_backup(database: Database, today: date, *, keep: int = KEPT_DAILY) -> Path | None:
    """Makes the day's copy in "<database>.backups" unless it is there, and removes all but the newest `keep`.

    Returns the new copy, None if there was one. Raises as `backup`.
    """
    if database.path is None:
        raise UsageError(f"backup: {database.where}: use `pg_dump --format=custom DATABASE_URL`")
    folder = backups_of(database.path)
    folder.mkdir(exist_ok=True)
    target = folder / f"{today.isoformat()}.db"
    if target.exists():
        return None
    made = backup(database, target)
    days = sorted(path for path in folder.iterdir() if re.fullmatch(r"\d{4}-\d\d-\d\d\.db", path.name))
    for old in days[:-keep]:
        old.unlink(missing_ok=True)
    return made


def _copy(source: Path, partial: Path) -> None:
    """Copies by VACUUM INTO, reads the copy through, and makes sure that it is on the disk."""
    with plain_words(str(source)):
        connection = sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True, timeout=BUSY_TIMEOUT_S)
        try:
            connection.execute("VACUUM INTO ?", (str(partial),))
        finally:
            connection.close()
    with plain_words(str(partial)):
        copy = sqlite3.connect(f"file:{quote(str(partial))}?mode=ro", uri=True)
        try:
            verdict = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            copy.close()
    if verdict != "ok":
        raise StorageError(str(partial), f"the copy is not sound: {verdict}")
    descriptor = os.open(partial, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
