"""Waiting for other programs that hold an SQLite file: long, but in short pieces."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

# SQLite itself waits no longer: it hears of nothing meanwhile. Between two pieces Python's handlers of signals run.
SLICE_S = 0.2


@dataclass(slots=True)
class Patience:
    """How long to wait, in seconds; shortened, it holds for whoever waits already."""

    wait_s: float

    def wait(self, action: Callable[[], T], wait_s: float | None = None) -> T:
        """What `action` gives, tried again while another program holds the file, `wait_s` long where that is given.

        Raises sqlite3.OperationalError when the patience is at its end, and at once where another thing is wrong.
        """
        began = time.monotonic()
        while True:
            try:
                return action()
            except sqlite3.OperationalError as error:
                longest_s = self.wait_s if wait_s is None else min(wait_s, self.wait_s)
                held = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not held or time.monotonic() - began >= longest_s:
                    raise
