"""A limit of processor time on the understanding of one post, so that no text keeps other sources waiting.

Understanding is pure: it can be broken off anywhere, and what it had found so far is simply not used. The limit counts
processor time, so a busy machine changes nothing. It needs POSIX timers and the main thread; without them the work
runs unlimited.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MENTIONS_S = 0.7
COVERAGE_S = 1.0
"""CPU seconds for each of the two steps of a post; with the fallback, less than two seconds in all. Measured: a news
article takes 5 ms, a text of 50,000 characters 100 ms."""
FALLBACK_S = 0.2
"""CPU seconds for the plain search for names that replaces a search which ran out of its own."""
REREAD_FACTOR = 10
"""How many times these limits `reread` and `rematch` allow: nobody waits for them."""

_RING_AGAIN_S = 0.05
"""The alarm repeats: one that rings inside a finalizer is swallowed by the interpreter."""


@contextmanager
def untimed() -> Iterator[None]:
    """Work that lasts, such as compiling a watchlist: the post that needs it first is not charged for it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    left_s, again_s = signal.setitimer(signal.ITIMER_PROF, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, left_s, again_s)


class TooCostlyError(Exception):
    """The work needed more processor time than it may take."""


class _Alarm(BaseException):
    """Ends the work; no `except Exception` on the way may catch it."""


def limited(limit_s: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` returns; raises TooCostlyError once it has used `limit_s` CPU seconds of this process."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return work(*args, **kwargs)
    armed = True

    def ring(_number: int, _frame: FrameType | None) -> None:
        if armed:
            raise _Alarm

    before = signal.signal(signal.SIGPROF, ring)
    try:
        signal.setitimer(signal.ITIMER_PROF, limit_s, _RING_AGAIN_S)
        try:
            return work(*args, **kwargs)
        finally:
            armed = False
    except _Alarm:
        raise TooCostlyError(f"more than {limit_s} CPU seconds") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
