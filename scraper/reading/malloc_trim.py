"""Keeps what a process once used from being kept for ever: settings of the C library's allocator."""

from __future__ import annotations

import ctypes
import sys

# Names of glibc's malloc.h, which ctypes does not know.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
# Bodies and trees larger than this get memory of their own, which goes back to the system when they are done with.
# By default glibc raises the limit to the largest block ever freed (32 MB), and one bomb makes every later page costly.
# A smaller one returns what the next page asks for again: at a quarter of it a page costs 1 ms more for no less memory.
LARGE_BYTES = 1024 * 1024
# Free memory at the end of the heap that is kept for the next page, which takes as much: with a megabyte each page had
# 180 blocks given back and asked for again, with three 70 (4 of 100 of reading), and the peak is the same.
KEPT_BYTES = 3 * 1024 * 1024


def give_back_early() -> None:
    """Sets the allocator of this process to return large blocks at once; does nothing where there is no glibc."""
    if not sys.platform.startswith("linux"):
        return
    adjust = getattr(ctypes.CDLL(None), "mallopt", None)
    if adjust is not None:
        adjust(_MMAP_THRESHOLD, LARGE_BYTES)
        adjust(_TRIM_THRESHOLD, KEPT_BYTES)
        adjust(_ARENA_MAX, 2)


def give_back_now() -> None:
    """Returns free memory to the system, wherever it lies; does nothing where there is no glibc."""
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
