"""Which process, on which machine; and whether it still runs."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_PID_SPACE = Path("/proc/self/ns/pid")
# Field 22 of /proc/<pid>/stat (proc_pid_stat(5)) is the start in clock ticks since boot, field 3 the state; both are
# counted here after the command's closing parenthesis, which is field 2.
_STATE, _START = 0, 19
_DEAD_STATES = ("Z", "X", "x")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A process as other processes can recognize it.

    `started` distinguishes it from a later process with the same number; `boot_id` distinguishes this start of this
    machine (and, in containers, this space of process numbers) from others.
    """

    pid: int
    started: str
    host: str
    boot_id: str


def this_process() -> Owner:
    """The process that asks."""
    pid = os.getpid()
    return Owner(pid=pid, started=_started(pid) or "", host=platform.node(), boot_id=_boot_id())


def lives(owner: Owner) -> bool | None:
    """True if that process still runs; None if it cannot be seen (another machine, or before a restart)."""
    if (owner.host, owner.boot_id) != (platform.node(), _boot_id()):
        return None
    started = _started(owner.pid)
    return started is not None and (not owner.started or started == owner.started)


def is_running(pid: int) -> bool:
    """True if a process with this number runs on this machine."""
    return _started(pid) is not None


def _boot_id() -> str:
    try:
        space = _PID_SPACE.readlink()
        return f"{_BOOT_ID.read_text(encoding='ascii').strip()} {space}"
    except OSError:
        import psutil  # type: ignore[import-untyped,unused-ignore] # noqa: PLC0415 - only on systems without /proc

        return str(int(psutil.boot_time()))


def _started(pid: int) -> str | None:
    """When the process started, as an opaque text; None if there is none or it is dead but not yet buried."""
    if _BOOT_ID.exists():
        return _started_by_proc(pid)
    import psutil  # type: ignore[import-untyped,unused-ignore] # noqa: PLC0415 - only on systems without /proc

    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else str(int(process.create_time()))
    except psutil.Error:
        return None


def _started_by_proc(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[_STATE] in _DEAD_STATES else fields[_START]
