"""The waker goes on whatever is done to the clock of the machine."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from presswatch.waking import Waker

PAUSE_S = 0.05


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


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(hours=-9), timedelta(), timedelta(days=20_000)])
def test_the_clock_may_jump(jump: timedelta) -> None:
    """Back or ahead, by hours or by fifty years: the next calls come as soon as if nothing had happened."""
    with ticking() as calls:
        time.sleep(5 * PAUSE_S)
        with time_machine.travel(datetime.now(UTC) + jump, tick=True):
            jumped = time.monotonic()
            time.sleep(20 * PAUSE_S)
    before, after = [at for at in calls if at < jumped], [at for at in calls if at >= jumped]
    assert len(before) >= 2
    assert 5 <= len(after) <= 21
    assert after[0] - jumped < 8 * PAUSE_S


def test_a_call_that_takes_long_is_alone() -> None:
    """However late the next one is by the clock, it waits for the end of the one before."""
    with ticking(tick_s=8 * PAUSE_S) as calls:
        time.sleep(30 * PAUSE_S)
    assert 2 <= len(calls) <= 4
    assert all(two - one >= 8 * PAUSE_S for one, two in itertools.pairwise(calls))
