"""A cheap look before anything heavy is imported: is any source due? Standard library alone (about 5 ms)."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from urllib.parse import quote

from presswatch.database.version import HEAD

_PREFIX = "sqlite:///"
# Readers never wait for writers in WAL mode; what takes longer than this is for the whole program to explain.
_WAIT_S = 1.0
WATCHLIST_DIGEST = "watchlist_digest"

_QUESTION = """
SELECT (SELECT max(version_num) FROM alembic_version) = :head
       AND coalesce((SELECT value FROM meta WHERE key = :key) = :digest, false)
       AND NOT EXISTS (SELECT 1 FROM locks)
       AND NOT EXISTS (SELECT 1 FROM runs WHERE state = 'running'),
       EXISTS (SELECT 1 FROM sources WHERE retired_at IS NULL AND (next_due_at IS NULL OR next_due_at <= :now))
"""


def anything_due(url: str, now: datetime, watchlist_digest: str) -> bool | None:
    """Whether a source is due in the SQLite database at `url`; None if only the whole program can tell.

    That is so where the watchlist changed since the last run (its digest is not the remembered one), a run is under way
    or was cut off, the schema is another, or the database is not SQLite, missing or unreadable.
    """
    path = url.removeprefix(_PREFIX)
    if path == url or not path or path.startswith(":"):
        return None
    moment = now.astimezone(UTC).isoformat()[:19] + "Z"
    values = {"head": HEAD, "key": WATCHLIST_DIGEST, "digest": watchlist_digest, "now": moment}
    try:
        connection = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, timeout=_WAIT_S)
        try:
            certain, due = connection.execute(_QUESTION, values).fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return bool(due) if certain else None
