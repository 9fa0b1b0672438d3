"""What visits and middlewares ask of the record, and the one write transaction that whole posts share in a run."""

import asyncio
import contextlib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from presswatch.database import decisions, posts, sources
from presswatch.database.engine import Database
from presswatch.records import Validator, copied
from presswatch.text.moments import RunClock
from scraper.middlewares.robots import RobotsAnswer
from scraper.visit.outcome import KEPT_BACK
from scraper.visit.visit_input import KnownEntry, Standing

# A commit with full synchronization costs about 4 ms of waiting, and writes a large part of the index of keys; a
# hundred posts share one. Other processes that want to write wait at most this long for their turn.
POSTS_A_TRANSACTION = 100
SECONDS_A_TRANSACTION = 1.0
DEAD = ("http-404", "http-410")


class Work:
    """The open transaction of a run, begun with the first write, in one thread: what belongs together shows together.

    A kill loses at most the posts since the last commit. `before_commit` makes safe what rows will point to, or
    nothing is committed; `on_failure` hears of a timed commit that failed.
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
            with contextlib.suppress(RuntimeError):  # outside an event loop the caller commits
                self._timer = asyncio.get_running_loop().call_later(SECONDS_A_TRANSACTION, self._late)
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

    def _late(self) -> None:
        try:
            self.commit()
        except Exception as error:
            if self._on_failure is None:
                raise
            self._on_failure(error)


class RunMemory:
    """Reads what is committed; what a run keeps of robots.txt is written with its work."""

    def __init__(self, database: Database, work: Work, clock: RunClock) -> None:
        self._database, self._work, self._clock = database, work, clock

    def known(self, source_id: int, keys: Mapping[str, bool], guids: Sequence[str]) -> Mapping[str, KnownEntry]:
        """The stored entries by address key or guid; a key says if it leads to another site, unknown to other lists."""
        with self._database.read() as conn:
            found = posts.known_entries(conn, source_id, keys, guids)
        return {key: KnownEntry(post_id=one, shown=shown, day=day) for key, (one, shown, day) in found.items()}

    def seen_before(self, post_id: int, moment: datetime) -> bool:
        """True if a post was on record before a moment."""
        with self._database.read() as conn:
            return posts.seen_before(conn, post_id, moment)

    def seen_until(self, post_ids: Collection[int], moment: datetime) -> tuple[int, datetime | None]:
        """How many of these posts were on record before a moment, and when one of them was last shown, if ever."""
        with self._database.read() as conn:
            return posts.seen_until(conn, post_ids, moment)

    def _lately(self, source_id: int, keys: Sequence[str], **outcomes: Sequence[str]) -> frozenset[str]:
        with self._database.read() as conn:
            return decisions.lately(conn, source_id, keys, outcomes, now=self._clock.now())

    def unreadable(self, source_id: int, keys: Sequence[str]) -> frozenset[str]:
        """Of these address keys those whose page could lately not be read."""
        return self._lately(source_id, keys, fetch=("parse-error",))

    def dead(self, source_id: int, keys: Sequence[str]) -> frozenset[str]:
        """Of these addresses those lately "not found", or whose page was no post: asked for once a week."""
        return self._lately(source_id, keys, fetch=DEAD, post=("no-date",))

    def is_old(self, standing: Standing, key: str) -> bool:
        """True if a post found in an open backfill may be older; if the lists were read, only one tried then is."""
        return not standing.walked or bool(self._lately(standing.id, [key], fetch=(*KEPT_BACK, "parse-error")))

    def validator(self, source_id: int, url: str) -> Validator | None:
        """What the address's last answer said about asking again; None if it was never asked."""
        with self._database.read() as conn:
            return sources.get_validator(conn, source_id, url)

    def get_robots(self, origin: str) -> RobotsAnswer | None:
        """The kept answer of an origin (scheme and host), however old; None if it was never asked."""
        with self._database.read() as conn:
            kept = sources.get_robots(conn, origin)
        if kept is None:
            return None
        said = {"text": kept.body, "reachable": kept.status != 0, "words": "as asked before"}
        return copied(RobotsAnswer, kept, origin=origin, **said)

    def longest_unasked(
        self, source_id: int, limit: int | None, *, before: datetime | None = None
    ) -> list[tuple[int, str, str | None, str]]:
        """Number, address, `shown`, title of up to `limit` posts (None: all) to ask again, the most urgent first."""
        with self._database.read() as conn:
            return posts.longest_unasked(conn, source_id, limit, before=before)

    def robots_text(self, origin: str) -> str:
        """The robots.txt of an origin as last answered, "" if there is none."""
        # Through the writing connection: the answer of this run may not be committed yet.
        kept = sources.get_robots(self._work.connection(), origin)
        return kept.body if kept else ""

    def put_robots(self, answer: RobotsAnswer) -> None:
        """Keeps an answer in place of the origin's last one."""
        conn, status = self._work.connection(), 200 if answer.reachable else 0
        sources.put_robots(conn, answer.origin, status=status, body=answer.text, fetched_at=answer.fetched_at)
