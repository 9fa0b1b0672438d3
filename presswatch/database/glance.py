"""A cheap look before anything heavy is imported: is any source due?

Of the standard library, too, only what is cheap: beside SQLite (5 ms) no regular expressions, no typing, no pathlib
(3 to 8 ms each, docs/decisions/start.md).
"""

from __future__ import annotations

import sqlite3
import zlib
from datetime import UTC, datetime

from presswatch.database.version import HEAD

TYPE_CHECKING = False  # as in typing, which costs as much as all the rest
if TYPE_CHECKING:
    from os import PathLike

_PREFIX = "sqlite:///"
# Readers never wait for writers in WAL mode; what takes longer than this is for the whole program to explain.
_WAIT_S = 1.0
WATCHLIST_DIGEST = "watchlist_digest"

_IN_A_URI = (("%", "%25"), ("?", "%3f"), ("#", "%23"))

_QUESTION = """
SELECT (SELECT max(version_num) FROM alembic_version) = :head
       AND coalesce((SELECT value FROM meta WHERE key = :key) = :digest, false)
       AND NOT EXISTS (SELECT 1 FROM locks)
       AND NOT EXISTS (SELECT 1 FROM runs WHERE state = 'running'),
       EXISTS (SELECT 1 FROM sources WHERE retired_at IS NULL AND (next_due_at IS NULL OR next_due_at <= :now))
"""


def watchlist_digest(path: str | PathLike[str]) -> str:
    """Length and check sum of the file's bytes: the same until somebody edits it. OSError if it cannot be read.

    No cryptographic hash (hashlib costs a third of a Python start): whoever may edit the watchlist has no need to forge
    it, and an edit that were overlooked would be read when a source is next due.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - see above
        data = file.read()
    return f"{len(data)}-{zlib.crc32(data):08x}"


def anything_due(url: str, now: datetime, watchlist_digest: str) -> bool | None:
    """Whether a source is due in the SQLite database at `url`; None if only the whole program can tell.

    That is so where the watchlist changed since the last run (its digest is not the remembered one), a run is under way
    or was cut off, the schema is another, or the database is not SQLite, missing or unreadable.
    """
    path = url.removeprefix(_PREFIX)
    if path == url or not path or path.startswith(":"):
        return None
    for mark, escaped in _IN_A_URI:
        path = path.replace(mark, escaped)
    moment = now.astimezone(UTC).isoformat()[:19] + "Z"
    values = {"head": HEAD, "key": WATCHLIST_DIGEST, "digest": watchlist_digest, "now": moment}
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=_WAIT_S)
        try:
            certain, due = connection.execute(_QUESTION, values).fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return bool(due) if certain else None
