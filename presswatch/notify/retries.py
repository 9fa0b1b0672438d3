"""When a message that did not get through is tried again: pauses from 5 seconds to 6 hours, for three days."""

from __future__ import annotations

from datetime import datetime, timedelta

PAUSES = tuple(timedelta(seconds=one) for one in (5, 30, 120, 600, 1800, 3600, 7200, 14400, 21600))
"""After the first try, the second, and so on; the last one stays."""

GIVEN_UP_AFTER = timedelta(days=3)


def next_try(
    tries: int, written_at: datetime, now: datetime, asked_for: timedelta | None = None, *, final: bool = False
) -> datetime | None:
    """When to try again after so many tries (1 or more), None: give up.

    `asked_for` is how long the receiver asks to wait (Retry-After); more than the longest pause is not honoured.
    `final` says that it wants no more (410 Gone).
    """
    if final or now - written_at >= GIVEN_UP_AFTER:
        return None
    pause = PAUSES[min(tries, len(PAUSES)) - 1]
    if asked_for is not None:
        pause = max(pause, min(asked_for, PAUSES[-1]))
    return min(now + pause, max(now + PAUSES[0], written_at + GIVEN_UP_AFTER))
