"""A file of lines in the order of their bytes, asked by reading a few places of it: it costs no memory."""

import os
from functools import lru_cache
from io import FileIO
from pathlib import Path

_BLOCK_BYTES = 4096
_LINE_BYTES = 512
"""More than the longest line has."""
_HEAD_BYTES = 1 << 18


class SortedLines:
    """Mapped, all of a file would be the process's; every search asks for the same few places.

    Reading moves no position, which threads and forked processes share.
    """

    def __init__(self, path: Path, *, headed: bool = False) -> None:
        """`headed`: the first line, kept in `head`, is not one of those in order."""
        self._file = FileIO(path)
        self.head = self._read(0, _HEAD_BYTES).partition(b"\n")[0] if headed else b""
        self._first, self._end = len(self.head) + headed, path.stat().st_size
        self._line_after = lru_cache(maxsize=4096)(self._read_line_after)

    def after(self, beginning: bytes) -> bytes | None:
        """What follows the beginning in a line that has it; None if no line has."""
        low, high = self._first, self._end  # beginnings of lines
        while high - low > _BLOCK_BYTES:
            start, line = self._line_after((low + high) // 2)
            low, high = (low, start) if line > beginning and not line.startswith(beginning) else (start, high)
        lines = b"\n" + self._read(low, high - low + _LINE_BYTES)
        place = lines.find(b"\n" + beginning)
        return lines[place + 1 + len(beginning) :].partition(b"\n")[0] if place >= 0 else None

    def _read(self, place: int, length: int) -> bytes:
        return os.pread(self._file.fileno(), length, place)

    def _read_line_after(self, place: int) -> tuple[int, bytes]:
        """The first line that begins after a place, and where."""
        rest, line = self._read(place, 2 * _LINE_BYTES).split(b"\n", 2)[:2]
        return place + len(rest) + 1, line
