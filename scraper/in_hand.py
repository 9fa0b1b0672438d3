"""How much of what was fetched a run holds in memory, so that many giant answers at once do not add up.

A soft bound: nothing new is asked for while too much is in hand, but never for long; what is under way is not stopped.
"""

from __future__ import annotations

import asyncio
import time
import weakref

from presswatch.records import Snapshot

# A usual page has 60 KB: hundreds of them are in hand before anybody waits, but only three of the largest allowed.
LIMIT_BYTES = 24_000_000
# Nobody waits longer: whoever is waited for may itself be waiting.
WAIT_MAX_S = 5.0
LOOK_EVERY_S = 0.05


class InHand:
    """Bytes of answers on their way in and of snapshots that somebody still refers to."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self.bytes = 0
        self._limit = limit_bytes

    def take(self, size: int) -> None:
        """Counts bytes that have come in."""
        self.bytes += size

    def give(self, size: int) -> None:
        """Counts them off again."""
        self.bytes -= size

    def hold(self, snapshot: Snapshot) -> None:
        """Counts a snapshot's body for as long as anything refers to the snapshot."""
        self.take(len(snapshot.body))
        weakref.finalize(snapshot, self.give, len(snapshot.body)).atexit = False

    async def room(self) -> None:
        """Returns when there is room for one more answer, after `WAIT_MAX_S` anyway."""
        until = time.monotonic() + WAIT_MAX_S
        # Looked at from time to time: bytes are given back by the garbage collector, which no event can be set from.
        while self.bytes > self._limit and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(LOOK_EVERY_S)
