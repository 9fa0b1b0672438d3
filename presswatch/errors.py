"""Every error that Presswatch raises on purpose; each names what failed, which one, and why."""

import errno

SHORTAGES = frozenset({errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM, errno.ENOSPC, errno.EDQUOT})
"""What the system says (OSError.errno) when it has no handle, process, memory or disk space left."""


class PresswatchError(Exception):
    """Base of all errors a user may see; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(PresswatchError):
    """A command was called with something it cannot work with."""

    exit_code = 2


class WatchlistError(PresswatchError):
    """The watchlist cannot be used: carries the file, the line (1-based, 0 = unknown) and the key."""

    exit_code = 2

    def __init__(self, path: str, line: int, key: str, why: str, suggestion: str = "") -> None:
        self.path, self.line, self.key, self.why, self.suggestion = path, line, key, why, suggestion
        place = f"{path}:{line}" if line else path
        text = f"{place}: {key}: {why}" if key else f"{place}: {why}"
        super().__init__(f"{text} ({suggestion})" if suggestion else text)


DISK_FULL = "disk full"


class StorageError(PresswatchError):
    """The database or archive (`where`, masked) cannot be used; "disk full: <path>" comes first, to be looked for."""

    exit_code = 3

    def __init__(self, where: str, why: str) -> None:
        self.where, self.why = where, why
        full = why.startswith(DISK_FULL)
        super().__init__(f"{DISK_FULL}: {where}{why.removeprefix(DISK_FULL)}" if full else f"{where}: {why}")


class RunLockedError(PresswatchError):
    """Another run holds the lock; `holder` says which process on which machine, since when."""

    exit_code = 4

    def __init__(self, holder: str) -> None:
        self.holder = holder
        super().__init__(f"another run is in progress: {holder}")


class PageError(PresswatchError):
    """A fetched page cannot be understood; `reason` is a word of the list of reasons (docs/reasons.md)."""

    def __init__(self, url: str, reason: str, why: str) -> None:
        self.url, self.reason, self.why = url, reason, why
        super().__init__(f"{url}: {reason}: {why}")
