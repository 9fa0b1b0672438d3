"""How much of what was fetched a run holds in memory, so that many giant answers at once do not add up.

While too much is in hand nothing new is asked for, but never for long. Large bodies are in memory for one source at a
time; those of the others wait for their turn on disk, without a name.
"""

import asyncio
import contextlib
import tempfile
import time
import weakref
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from scrapy.http import Response

from presswatch.records import Snapshot

# A usual page has 60 KB: some eighty of them are in hand before a request waits, but only one of the largest allowed.
LIMIT_BYTES = 5_000_000
# Nobody waits longer: whoever is waited for may itself be waiting.
WAIT_MAX_S = 15.0
# A source that is only about to begin waits too, since what those begun before it bring shows late; but
# shortly, since many sources of honest pages of half a megabyte are in hand at once for as long as a run lasts.
WAIT_TO_BEGIN_MAX_S = 1.0
LOOK_EVERY_S = 0.05
# Of 2,596 real pages 11 are larger; they do not wait unless several sources give such a page at once. Where bodies of
# late had this size, it is looked as above; small ones show sooner, and many of them wait.
LARGE_BYTES = 1_000_000
LOOK_MIN_S = 0.002
USUAL_BYTES = 60_000
# How much of the usual size the newest body is.
_NEWEST_SHARE = 0.1
# More than this is not laid aside, but stays in memory and keeps new requests waiting (`InHand`).
ASIDE_MAX_BYTES = 512_000_000
# The next source comes in after so long without any change: whoever is waited for may itself be waiting.
STALLED_S = 20.0
LOOK_FOR_TURN_S = 1.0


class InHand:
    """Bytes of answers on their way in and of snapshots that somebody still refers to."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self.bytes = 0
        self._usual = float(USUAL_BYTES)
        self._limit = limit_bytes
        self._asks, self._begins = asyncio.Lock(), asyncio.Lock()

    def take(self, size: int) -> None:
        """Counts bytes that have come in."""
        self.bytes += size

    def give(self, size: int) -> None:
        """Takes back bytes that nobody holds any more."""
        self.bytes -= size

    def hold(self, snapshot: Snapshot) -> None:
        """Counts a snapshot's body for as long as anything refers to the snapshot."""
        self._usual += _NEWEST_SHARE * (len(snapshot.body) - self._usual)
        self.take(len(snapshot.body))
        weakref.finalize(snapshot, self.give, len(snapshot.body)).atexit = False

    async def room(self, *, to_begin: bool = False) -> None:
        """Returns when there is room for one more answer, or source, or after a while, one waiting after another."""
        door, longest_s = (self._begins, WAIT_TO_BEGIN_MAX_S) if to_begin else (self._asks, WAIT_MAX_S)
        # What one more answer brings shows sooner for small pages, which come in numbers.
        share = 1.0 if to_begin else min(1.0, self._usual / LARGE_BYTES)
        look_s = max(LOOK_MIN_S, LOOK_EVERY_S * share)
        if self.bytes <= self._limit and not door.locked():
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(longest_s), door:
                # Looked at from time to time: bytes are given back by the garbage collector, which sets no event.
                while self.bytes > self._limit:  # noqa: ASYNC110
                    await asyncio.sleep(look_s)
                await asyncio.sleep(look_s)


class LargeBodies:
    """Whose large bodies are in memory, and whose wait, first come, first served. An owner is a number of a source."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where bodies wait, made if it is missing; None: the system's for temporary files."""
        self.aside_bytes = 0
        self._folder = folder
        self._inside: Counter[int] = Counter()
        self._changed_at = 0.0
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []

    async def in_turn(self, response: Response, owner: int) -> Response:
        """The response when it is its owner's turn; its body is on disk meanwhile. A small one comes back at once."""
        size = len(response.body)
        if size <= LARGE_BYTES:
            return response
        if self._is_free(owner) or self.aside_bytes + size > ASIDE_MAX_BYTES:
            self._enter(owner)
        else:
            try:
                with self._aside(response.body) as file:
                    response = response.replace(body=b"")
                    await self._turn(owner)
                    response = response.replace(body=file.read())
            except OSError:
                self._enter(owner)  # no room on disk: then it does not wait
        weakref.finalize(response, self._leave, owner).atexit = False
        return response

    def hold(self, snapshot: Snapshot, owner: int) -> None:
        """Counts a snapshot's body as its owner's for as long as anything refers to the snapshot."""
        if len(snapshot.body) > LARGE_BYTES:
            self._enter(owner)
            weakref.finalize(snapshot, self._leave, owner).atexit = False

    @contextlib.contextmanager
    def _aside(self, body: bytes) -> Iterator[IO[bytes]]:
        """A file with the body, read from its beginning; raises OSError where there is no room for it."""
        size = len(body)
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=self._folder) as file:
            file.write(body)
            file.seek(0)
            del body
            self.aside_bytes += size
            try:
                yield file
            finally:
                self.aside_bytes -= size

    async def _turn(self, owner: int) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append((owner, turn))
        try:
            while not turn.done():
                await asyncio.wait([turn], timeout=LOOK_FOR_TURN_S)
                self._let_in()
        except asyncio.CancelledError:
            if turn.done():
                self._leave(owner)
            else:
                self._waiting.remove((owner, turn))
            raise

    def _let_in(self) -> None:
        """Gives their turn to all who wait of the owners inside, or to the first who waits."""
        for one in list(self._waiting):
            owner, turn = one
            if self._is_free(owner):
                self._waiting.remove(one)
                self._enter(owner)
                turn.set_result(None)

    def _is_free(self, owner: int) -> bool:
        """True if an owner may come in: nobody is, it is inside itself, or those who are stay too long."""
        return not self._inside or owner in self._inside or time.monotonic() - self._changed_at > STALLED_S

    def _enter(self, owner: int) -> None:
        self._inside[owner] += 1
        self._changed_at = time.monotonic()

    def _leave(self, owner: int) -> None:
        self._inside[owner] -= 1
        if not self._inside[owner]:
            del self._inside[owner]
        self._changed_at = time.monotonic()
        self._let_in()
