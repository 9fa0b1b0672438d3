"""Wakes the scheduler up every so often, by APScheduler and a monotonic clock, even if the machine's is changed."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

# Without a tick for this many of its pauses the clock was set back; a tick that takes long is not begun twice.
LATE_AFTER = 3
_JOB = "tick"


class FromNowOn(BaseTrigger):  # type: ignore[misc]
    """Fires a pause after it was last asked; missed starts do not fire."""

    def __init__(self, pause: timedelta) -> None:
        self._pause = pause

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        """A pause after now."""
        return now + self._pause


class Waker:
    """Calls `tick` every `pause_s` seconds in a thread of its own, one call at a time."""

    def __init__(self, tick: Callable[[], object], pause_s: float) -> None:
        self._tick, self._pause_s = tick, pause_s
        self._called_at = time.monotonic()
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_job(self._call, FromNowOn(timedelta(seconds=pause_s)), id=_JOB)

    def start(self) -> None:
        """Begins; the first call comes after a pause."""
        self._called_at = time.monotonic()
        self._scheduler.start()

    def stop(self) -> None:
        """Ends without waiting for a call under way."""
        self._scheduler.shutdown(wait=False)

    def look(self) -> None:
        """Makes calls continue after the clock was set back; to be called about once a second."""
        if time.monotonic() - self._called_at > LATE_AFTER * self._pause_s:
            self._called_at = time.monotonic()
            self._scheduler.reschedule_job(_JOB, trigger=FromNowOn(timedelta(seconds=self._pause_s)))

    def _call(self) -> None:
        self._called_at = time.monotonic()
        self._tick()
