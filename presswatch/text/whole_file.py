"""Files that appear when they are complete: a reader sees the old or the new one, never half of one."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from presswatch.errors import StorageError


@contextmanager
def whole_file(path: Path, *, last_check: Callable[[], object] = lambda: None) -> Iterator[Path]:
    """The path of a new file that takes the place of `path` at the end of the block, or is removed. StorageError.

    `last_check` is called right before that, and keeps the old file by raising.
    """
    part = path.with_name(f".{path.name}.part-{os.getpid()}")
    try:
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        last_check()
        part.replace(path)
    except OSError as error:
        raise StorageError(str(path), f"cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
