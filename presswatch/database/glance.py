"""A cheap look (docs/decisions/start.md) before anything heavy is imported: is a source or a channel due?"""

import sqlite3
import zlib
from datetime import datetime

from presswatch.database import HEAD
from presswatch.text.moments import FURTHEST_DUE, LONGEST_CLOCK_ERROR, utc_text

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
       AND NOT EXISTS (SELECT 1 FROM runs WHERE state = 'running')
       AND EXISTS (SELECT 1 FROM sources WHERE retired_at IS NULL)
       AND coalesce((SELECT started_at FROM runs ORDER BY id DESC LIMIT 1) <= :day, true)
       AND NOT EXISTS (SELECT 1 FROM sources WHERE retired_at IS NULL AND (next_due_at > :week OR last_good_at > :day)),
       EXISTS (SELECT 1 FROM sources WHERE retired_at IS NULL AND (next_due_at IS NULL OR next_due_at <= :now))
"""


DELIVERY_DUE = """
SELECT (SELECT max(version_num) FROM alembic_version) = :head,
       EXISTS (SELECT 1 FROM channels c WHERE c.retired_at IS NULL AND (
         ((c.next_due_at <= :now OR c.next_due_at > :week OR (c.at_once AND c.next_due_at > :day))
          AND (NOT c.at_once OR EXISTS (SELECT 1 FROM outbox o WHERE o.id > c.last_notice_id))
          AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.channel_id = c.id AND m.state = 'waiting'))
         OR EXISTS (SELECT 1 FROM messages m
                    WHERE m.channel_id = c.id AND m.state = 'waiting'
                      AND (m.next_try_at <= :now OR m.next_try_at > :day))))
"""


def watchlist_digest(path: "str | PathLike[str]") -> str:
    """Length and check sum of the file's bytes: an edit shows, a forgery need not. OSError if unreadable."""
    with open(path, "rb") as file:  # noqa: PTH123 - see above
        data = file.read()
    return f"{len(data)}-{zlib.crc32(data):08x}"


def anything_due(url: str, now: datetime, watchlist_digest: str) -> bool | None:
    """True if a source is due in the SQLite database at `url`; None if only the whole program can determine it."""
    return _asked(url, _QUESTION, {"key": WATCHLIST_DIGEST, "digest": watchlist_digest}, now)


def anything_to_deliver(url: str, now: datetime) -> bool | None:
    """True if a channel is due or a message waits for its next try; None if only the whole program can determine it."""
    return _asked(url, DELIVERY_DUE, {}, now)


def times_of(now: datetime) -> dict[str, datetime]:
    """The times in both questions: now, and those beyond which something was written under a wrong clock."""
    return {"now": now, "day": now + LONGEST_CLOCK_ERROR, "week": now + FURTHEST_DUE}


def _asked(url: str, question: str, values: dict[str, str], now: datetime) -> bool | None:
    path = url.removeprefix(_PREFIX)
    if path == url or not path or path.startswith(":"):
        return None
    for mark, escaped in _IN_A_URI:
        path = path.replace(mark, escaped)
    times = {name: utc_text(at) for name, at in times_of(now).items()}
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=_WAIT_S)
        try:
            certain, yes = connection.execute(question, {"head": HEAD, **times, **values}).fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return bool(yes) if certain else None
