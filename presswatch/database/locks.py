"""One run at a time, to save work: a row that names the owner, taken over where the owner's process is dead."""

import contextlib
import os
import platform
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from presswatch.database.schema import locks, runs
from presswatch.errors import RunLockedError, StorageError
from presswatch.text.moments import LONGEST_CLOCK_ERROR

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_PID_SPACE = Path("/proc/self/ns/pid")
# Field 22 of /proc/<pid>/stat (proc_pid_stat(5)) is the start in clock ticks since boot, field 3 the state; both are
# counted here after the command's closing parenthesis, which is field 2.
_STATE, _START = 0, 19
_DEAD_STATES = ("Z", "X", "x")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A process: its number, start, machine, and `boot_id`, that machine's start (and a container's numbers)."""

    pid: int
    started: str
    host: str
    boot_id: str


def owner_of(row: Any) -> Owner:
    """The process that a row of a lock or a run names."""
    return Owner(pid=row.pid, started=row.pid_started, host=row.host, boot_id=row.boot_id)


def columns_of(owner: Owner) -> dict[str, Any]:
    """A process as the columns of such a row."""
    return {"pid": owner.pid, "pid_started": owner.started, "host": owner.host, "boot_id": owner.boot_id}


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
        try:
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        fields = stat.rpartition(")")[2].split()
        return None if fields[_STATE] in _DEAD_STATES else fields[_START]
    import psutil  # type: ignore[import-untyped,unused-ignore] # noqa: PLC0415 - only on systems without /proc

    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else str(int(process.create_time()))
    except psutil.Error:
        return None


HEARTBEAT_S = 60
# Two heartbeats: an owner on another machine that was silent for longer is taken for dead. Not shorter: a lease of
# seconds lapsed on a busy machine and let 62 runs overlap (measured).
STALE_AFTER_S = 2 * HEARTBEAT_S
# A run writes for a second at a time (`scraper.visit.known_state`); who is turned away is to know it within two.
COUNT_WITHIN_S = 1.2


@dataclass(frozen=True, slots=True)
class Lock(contextlib.AbstractContextManager["Lock"]):
    """A held lock; release it, or use it as a context manager."""

    database: Database
    name: str
    owner: str

    def renew(self, now: datetime) -> bool:
        """Says that the owner lives, every `HEARTBEAT_S` seconds; False if the lock was lost: the work should end."""
        mine = update(locks).where(locks.c.name == self.name, locks.c.owner == self.owner)
        with self.database.write() as conn:
            return conn.execute(mine.values(heartbeat_at=now)).rowcount == 1

    def release(self) -> None:
        """Gives the lock back; one taken over by others stays theirs. Raises StorageError."""
        with self.database.write() as conn:
            conn.execute(delete(locks).where(locks.c.name == self.name, locks.c.owner == self.owner))

    def __exit__(self, *_: object) -> None:
        self.release()


def acquire(database: Database, name: str, now: datetime) -> Lock:
    """Takes the lock `name`, never waiting for a living owner. Raises RunLockedError and StorageError."""
    row, token = columns_of(this_process()), secrets.token_hex(16)
    with database.write() as conn:
        holder = conn.execute(select(locks).where(locks.c.name == name)).one_or_none()
        if holder is not None:
            if _is_held(holder, now):
                raise RunLockedError(_words(holder))
            conn.execute(delete(locks).where(locks.c.name == name))
        conn.execute(insert(locks).values(name=name, owner=token, acquired_at=now, heartbeat_at=now, **row))
    return Lock(database, name, token)


@contextlib.contextmanager
def locked_database(url: str) -> Iterator[Database]:
    """The existing database, with the lock of a run. Raises RunLockedError and StorageError."""
    with open_database(url) as database, acquire(database, "run", datetime.now(UTC)):
        yield database


def refuse_if_held(database: Database, name: str, now: datetime) -> None:
    """Raises RunLockedError if a living process holds the lock, which counts those it turned away."""
    with database.read() as conn:
        holder = conn.execute(select(locks).where(locks.c.name == name)).one_or_none()
    if holder is not None and _is_held(holder, now):
        with contextlib.suppress(StorageError, SQLAlchemyError):
            _count_refused(database)
        raise RunLockedError(_words(holder))


def _count_refused(database: Database) -> None:
    """One number more at the run under way, within COUNT_WITHIN_S and out of turn: a run may hang as it writes."""
    counted = update(runs).where(runs.c.state == "running").values(refused=runs.c.refused + 1)
    if database.dialect == "sqlite":
        with database.write(COUNT_WITHIN_S) as conn:
            conn.execute(counted)
        return
    with database.read() as conn:  # no turn is taken: that of the run may last
        conn.exec_driver_sql(f"SET LOCAL lock_timeout = {COUNT_WITHIN_S * 1000:.0f}")
        conn.execute(counted)
        conn.commit()


def held_elsewhere(conn: Connection, owner: Owner, now: datetime) -> bool:
    """True if a process that cannot be seen from here has renewed any lock lately."""
    rows = conn.execute(select(locks).where(locks.c.host == owner.host, locks.c.pid == owner.pid))
    return any(_is_held(row, now) for row in rows)


def _is_held(holder: Any, now: datetime) -> bool:
    alive = lives(owner_of(holder))
    if alive is None:
        # A heartbeat from days ahead came under a wrong clock; were it waited for, nobody could run until then.
        return bool(-LONGEST_CLOCK_ERROR <= now - holder.heartbeat_at < timedelta(seconds=STALE_AFTER_S))
    return alive


def _words(holder: Any) -> str:
    return f"process {holder.pid} on {holder.host} since {holder.acquired_at.astimezone(UTC):%Y-%m-%d %H:%M:%S UTC}"
