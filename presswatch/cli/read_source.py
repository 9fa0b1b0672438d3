"""The bytes of a saved page and the moment it was saved."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from presswatch.errors import UsageError


def read_file(path: Path) -> tuple[bytes, datetime]:
    """A file's bytes and its time (now for standard input, "-"); UsageError if it cannot be read."""
    if str(path) == "-":
        return sys.stdin.buffer.read(), datetime.now(tz=UTC)
    try:
        return path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    except OSError as error:
        raise UsageError(f"read: {path}: {error.strerror or error}") from None
