"""Files that appear when they are complete: a reader sees the old or the new one, never half of one."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from presswatch.errors import StorageError


def why_unwritable(path: Path, error: OSError) -> str:
    """Why a file cannot be written, and what helps."""
    folder = path.absolute().parent
    words = {
        errno.EACCES: f"no permission to write in {folder}: make that folder writable (chmod u+w), or use another one",
        errno.EROFS: f"the file system of {folder} is read-only: use a folder elsewhere",
        errno.ENOENT: f"there is no folder {folder}: create it, or use another one",
        errno.EISDIR: "it is a folder: give the name of a file",
    }
    return f"cannot be written: {words.get(error.errno or 0, error.strerror or error)}"


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
        raise StorageError(str(path), why_unwritable(path, error)) from error
    finally:
        part.unlink(missing_ok=True)
