"""Large bodies are in memory for one source at a time; those of the others wait on disk for their turn.

A page of eight megabytes waits for a minute where forty sources give one each, since all are read by one process. A
body has no name there, and is gone with the run.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
import weakref
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from presswatch.records import Snapshot

if TYPE_CHECKING:
    from scrapy.http import Response

# Of 2,596 real pages 11 are larger; they do not wait unless several sources give such a page at once.
LARGE_BYTES = 1_000_000
# More than this is not laid aside, but stays in memory and keeps new requests waiting (`scraper.fetch.memory_budget`).
ASIDE_MAX_BYTES = 512_000_000
# The next source comes in after so long without any change: whoever is waited for may itself be waiting.
STALLED_S = 20.0
LOOK_EVERY_S = 1.0


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
        """Returns when the owner may come in, and has."""
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append((owner, turn))
        try:
            while not turn.done():
                await asyncio.wait([turn], timeout=LOOK_EVERY_S)
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
