"""How much of what was fetched a run holds in memory, so that many giant answers at once do not add up.

A soft bound: nothing new is asked for while too much is in hand, but never for long; what is under way is not stopped.
"""

from __future__ import annotations

import asyncio
import contextlib
import weakref

from presswatch.records import Snapshot

# A usual page has 60 KB: some eighty of them are in hand before a request waits, but only one of the largest allowed.
LIMIT_BYTES = 5_000_000
# Nobody waits longer: whoever is waited for may itself be waiting.
WAIT_MAX_S = 15.0
# A source that is only about to begin waits for more room, since what those begun before it bring shows late; but
# shortly, since many sources of honest pages of half a megabyte are in hand at once for as long as a run lasts.
LIMIT_TO_BEGIN_BYTES = 5_000_000
WAIT_TO_BEGIN_MAX_S = 1.0
LOOK_EVERY_S = 0.05
# So it is looked where bodies of late had this size; small ones show sooner, and many of them wait.
LARGE_BYTES = 1_000_000
LOOK_MIN_S = 0.002
USUAL_BYTES = 60_000
# How much of the usual size the newest body is.
_NEWEST_SHARE = 0.1


class InHand:
    """Bytes of answers on their way in and of snapshots that somebody still refers to."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES, limit_to_begin_bytes: int = LIMIT_TO_BEGIN_BYTES) -> None:
        self.bytes = 0
        self._usual = float(USUAL_BYTES)
        self._limit, self._limit_to_begin = limit_bytes, limit_to_begin_bytes
        self._asks, self._begins = asyncio.Lock(), asyncio.Lock()

    def take(self, size: int) -> None:
        """Counts bytes that have come in."""
        self.bytes += size

    def give(self, size: int) -> None:
        """Counts them off again."""
        self.bytes -= size

    def hold(self, snapshot: Snapshot) -> None:
        """Counts a snapshot's body for as long as anything refers to the snapshot."""
        self._usual += _NEWEST_SHARE * (len(snapshot.body) - self._usual)
        self.take(len(snapshot.body))
        weakref.finalize(snapshot, self.give, len(snapshot.body)).atexit = False

    async def room(self, *, to_begin: bool = False) -> None:
        """Returns when there is room for one more answer, or for one more source, after a while anyway.

        Where there was none, those who wait are let in one by one: what the first one brings shows a moment later.
        """
        limit, door = (self._limit_to_begin, self._begins) if to_begin else (self._limit, self._asks)
        longest_s = WAIT_TO_BEGIN_MAX_S if to_begin else WAIT_MAX_S
        look_s = LOOK_EVERY_S if to_begin else self._look_s()
        if self.bytes <= limit and not door.locked():
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(longest_s), door:
                # Looked at from time to time: bytes are given back by the garbage collector, which sets no event.
                while self.bytes > limit:  # noqa: ASYNC110
                    await asyncio.sleep(look_s)
                await asyncio.sleep(look_s)

    def _look_s(self) -> float:
        """Seconds after which it shows what one more answer brings: short for small pages, which come in numbers."""
        return max(LOOK_MIN_S, LOOK_EVERY_S * min(1.0, self._usual / LARGE_BYTES))
