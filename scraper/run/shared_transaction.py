"""One write transaction that several posts share: whole posts only, committed after some posts or a moment.

Everything a run writes goes through it, in one thread, so that a post, its mentions, its coverage, the source's
progress and the outbox row become visible together; a kill at any moment loses at most the posts since the last
commit, which the next run finds again.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from presswatch.database.engine import Database

# A commit with full synchronization costs about 4 ms of waiting, and writes a large part of the index of keys; a
# hundred posts share one. Other processes that want to write wait at most this long for their turn.
POSTS_A_TRANSACTION = 100
SECONDS_A_TRANSACTION = 1.0


class Work:
    """The open transaction of a run, begun with the first write.

    `before_commit` makes safe what the rows will point to (the snapshots); if it raises, nothing is committed.
    `on_failure` is called when a timed commit failed.
    """

    def __init__(
        self,
        database: Database,
        before_commit: Callable[[], None] | None = None,
        on_failure: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._database, self._before_commit, self._on_failure = database, before_commit, on_failure
        self._stack: contextlib.ExitStack | None = None
        self._connection: Connection | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._posts = 0

    def connection(self) -> Connection:
        """The connection to write with; begins the transaction if none is open. Raises StorageError."""
        if self._connection is None:
            stack = contextlib.ExitStack()
            self._connection = stack.enter_context(self._database.write())
            self._stack, self._posts = stack, 0
            self._arm()
        return self._connection

    def posted(self) -> None:
        """Notes that one more whole post is written; commits when enough have come."""
        self._posts += 1
        if self._posts >= POSTS_A_TRANSACTION:
            self.commit()

    def commit(self) -> None:
        """Commits the open transaction, if any. Raises StorageError."""
        if self._stack is None:
            return
        try:
            if self._before_commit is not None:
                self._before_commit()
        except BaseException as error:
            self.abandon(error)
            raise
        stack = self._taken()
        if stack is not None:
            stack.close()

    def abandon(self, error: BaseException) -> None:
        """Rolls back what is open after an error of the storage."""
        stack = self._taken()
        if stack is not None:
            with contextlib.suppress(Exception):
                stack.__exit__(type(error), error, error.__traceback__)

    def _taken(self) -> contextlib.ExitStack | None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        stack, self._stack, self._connection = self._stack, None, None
        return stack

    def _arm(self) -> None:
        with contextlib.suppress(RuntimeError):  # outside an event loop the caller commits
            self._timer = asyncio.get_running_loop().call_later(SECONDS_A_TRANSACTION, self._late)

    def _late(self) -> None:
        try:
            self.commit()
        except Exception as error:
            if self._on_failure is None:
                raise
            self._on_failure(error)
