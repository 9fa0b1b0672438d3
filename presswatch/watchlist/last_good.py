"""The last watchlist that could be read, as a file of its own for the passes of `presswatch schedule`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from presswatch.errors import WatchlistError
from presswatch.watchlist.entries import Watchlist


class LastGood:
    """The watchlist at `path` as it last was when `load` could read it; None before."""

    def __init__(self, path: Path, load: Callable[[Path], Watchlist]) -> None:
        self._path, self._load = path, load
        self._folder = tempfile.TemporaryDirectory(prefix="presswatch-schedule-")
        self._seen, self._content = b"", b""
        self._said = ""
        self.watchlist: Watchlist | None = None

    def look(self) -> str:
        """Reads the watchlist again if it was edited; returns in words what is wrong, "" if that was said before."""
        try:
            content = self._path.read_bytes()
            if content == self._seen:
                return ""
            watchlist = self._load(self._path)
            if self._path.read_bytes() != content:
                return ""  # edited meanwhile; the next look reads it
            self._write(content)
        except (WatchlistError, OSError) as error:
            if isinstance(error, WatchlistError):
                self._seen = content
            was, self._said = self._said, str(error)
            return "" if self._said == was else self._said
        self._seen, self._content, self._said = content, content, ""
        self.watchlist = watchlist
        return ""

    def copy(self) -> Path:
        """The file with it, written again if it was tidied away, as systems do after days. Raises OSError."""
        if not self._file.exists():
            self._write(self._content)
        return self._file

    def close(self) -> None:
        """Removes the file."""
        self._folder.cleanup()

    @property
    def _file(self) -> Path:
        return Path(self._folder.name) / "watchlist.toml"

    def _write(self, content: bytes) -> None:
        """Whole or not at all: a pass that begins reads it at any moment."""
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_bytes(content)
        part.replace(self._file)
