"""The waker goes on whatever is done to the clock of the machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine

from presswatch.timing.wakeups import Waker

PAUSE_S = 0.05


ENOUGH_S = 30.0  # no measure of how fast it is: who waits so long waits for what never comes


@contextmanager
def ticking(tick_s: float = 0.0) -> Iterator[list[float]]:
    """The times (monotonic) at which a waker called, whose caller looks after it as `presswatch schedule` does."""
    calls: list[float] = []
    ended = threading.Event()

    def tick() -> None:
        calls.append(time.monotonic())
        time.sleep(tick_s)

    waker = Waker(tick, PAUSE_S)
    waker.start()

    def look() -> None:
        while not ended.wait(PAUSE_S):
            waker.look()

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield calls
    finally:
        ended.set()
        looking.join()
        waker.stop()


def wait_for(calls: list[float], count: int) -> None:
    """Returns when so many calls were made; fails where they never come."""
    until = time.monotonic() + ENOUGH_S
    while len(calls) < count:
        assert time.monotonic() < until, f"{len(calls)} of {count} calls"
        time.sleep(PAUSE_S / 5)


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(hours=-9), timedelta(), timedelta(days=20_000)])
def test_the_clock_may_jump(jump: timedelta) -> None:
    """Back or ahead, by hours or by fifty years: calls go on, and none of those that were missed is made up for."""
    with ticking() as calls:
        wait_for(calls, 2)
        with time_machine.travel(datetime.now(UTC) + jump, tick=True):
            jumped, before = time.monotonic(), len(calls)
            wait_for(calls, before + 5)
            made, possible = len(calls) - before, (time.monotonic() - jumped) / PAUSE_S
    assert made <= possible + 2


def test_a_call_that_takes_long_is_alone() -> None:
    """However late the next one is by the clock, it waits for the end of the one before."""
    with ticking(tick_s=8 * PAUSE_S) as calls:
        wait_for(calls, 3)
    assert all(two - one >= 8 * PAUSE_S for one, two in pairwise(calls))
