"""The waker keeps going whatever happens to the machine's clock."""

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


ENOUGH_S = 30.0  # no measure of speed: after this time the awaited call never comes


@contextmanager
def ticking(tick_s: float = 0.0) -> Iterator[list[float]]:
    """The monotonic times of a waker's calls, supervised as by `presswatch schedule`."""
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
    """Returns after this many calls; fails if they never come."""
    until = time.monotonic() + ENOUGH_S
    while len(calls) < count:
        assert time.monotonic() < until, f"{len(calls)} of {count} calls"
        time.sleep(PAUSE_S / 5)


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(hours=-9), timedelta(), timedelta(days=20_000)])
def test_the_clock_may_jump(jump: timedelta) -> None:
    """Back or ahead, by hours or by fifty years: calls continue, and missed ones are not made up for."""
    with ticking() as calls:
        wait_for(calls, 2)
        with time_machine.travel(datetime.now(UTC) + jump, tick=True):
            jumped, before = time.monotonic(), len(calls)
            wait_for(calls, before + 5)
            made, possible = len(calls) - before, (time.monotonic() - jumped) / PAUSE_S
    assert made <= possible + 2


def test_a_call_that_takes_long_is_alone() -> None:
    """However late the next call is, it waits for the previous one to end."""
    with ticking(tick_s=8 * PAUSE_S) as calls:
        wait_for(calls, 3)
    assert all(two - one >= 8 * PAUSE_S for one, two in pairwise(calls))
