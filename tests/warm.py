"""Processes that start warm: forked from one that has imported and used the product, since a cold start takes seconds.

A forked process has its own folder, environment, standard files, signals and exit code; only the start of Python is not
tested by it. The pytest workers share one such parent (`tests.warm_parent`).
"""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[1]
ADDRESS = "PRESSWATCH_TEST_WARM"
"""The environment variable that tells a forked process where to request further forks."""
SHARED = "PRESSWATCH_TESTS_SHARED"
"""The environment variable with the folder that the workers of one pytest session share (`tests.conftest`)."""
READER = "scraper.reading.worker"
_OF_A_START = ("PYTHONHASHSEED", "PYTHONUTF8", "PYTHONIOENCODING", "PYTHONOPTIMIZE", "LC_", "LANG", "COVERAGE")
"""Variables that Python reads at its start: with another value for one of them, a process starts cold."""
NUMBER = struct.Struct("!q")
"""The warm process answers with the process id or the negated errno of a failed fork, and later with the exit status.
"""


@dataclass(frozen=True, slots=True)
class Order:
    """The process to start: `how` is "-m" for a module, "-c" for code, "" for a file, and `what` is which."""

    how: str
    what: str
    arguments: list[str]
    cwd: str
    environment: dict[str, str]
    new_session: bool
    own_group: bool

    def packed(self) -> bytes:
        """As JSON, with any bytes that an environment has."""
        fields = [getattr(self, name) for name in self.__slots__]
        return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogateescape")

    @classmethod
    def unpacked(cls, message: bytes) -> Order:
        """The order that was packed."""
        return cls(*json.loads(message.decode("utf-8", "surrogateescape")))


class Warm(subprocess.Popen[Any]):
    """A `subprocess.Popen` whose process is forked from the warm one if it runs Python code of the checkout."""

    _line: socket.socket | None = None

    def _execute_child(self, args: Any, *rest: Any) -> None:
        executable, preexec_fn, close_fds, pass_fds, cwd, env, startupinfo, flags, shell, *files = rest
        order = None if shell or preexec_fn or pass_fds else _order_of(args, cwd, env, files[6:])
        if order is None:
            fixed = executable, preexec_fn, close_fds, pass_fds, cwd, env, startupinfo, flags, shell
            super()._execute_child(args, *fixed, *files)  # type: ignore[misc]
            return
        p2cread, _, _, c2pwrite, _, errwrite = files[:6]
        standard = [number if given == -1 else given for number, given in enumerate((p2cread, c2pwrite, errwrite))]
        self.pid, self._line = _forked(order, standard)
        self._child_created = True
        self._close_pipe_fds(*files[:6])  # type: ignore[attr-defined]

    def _try_wait(self, wait_flags: int) -> tuple[int, int]:
        if self._line is None:
            return super()._try_wait(wait_flags)  # type: ignore[misc, no-any-return]
        self._line.setblocking(not wait_flags & os.WNOHANG)
        try:
            status = _number_from(self._line)
        except BlockingIOError:
            return 0, 0
        self._line.close()
        return self.pid, status

    def _internal_poll(self, _deadstate: int | None = None, **rest: Any) -> int | None:
        if self._line is None:
            return super()._internal_poll(_deadstate, **rest)  # type: ignore[misc, no-any-return]
        if self._waitpid_lock.acquire(blocking=False):  # type: ignore[attr-defined]
            try:
                if self.returncode is None:
                    pid, status = self._try_wait(os.WNOHANG)
                    if pid:
                        self._handle_exitstatus(status)  # type: ignore[attr-defined]
            except OSError:
                if _deadstate is None:
                    raise
                self.returncode = _deadstate
            finally:
                self._waitpid_lock.release()  # type: ignore[attr-defined]
        return self.returncode


def _forked(order: Order, files: list[int]) -> tuple[int, socket.socket]:
    """The id of a process forked as ordered, with the connection that will receive its exit status."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.connect(os.environ.get(ADDRESS) or _parent())
        socket.send_fds(line, [order.packed()], files)
        line.shutdown(socket.SHUT_WR)
        return _pid_from(line), line
    except BaseException:
        line.close()
        raise


def _pid_from(line: socket.socket) -> int:
    pid = _number_from(line)
    if pid < 0:
        raise OSError(-pid, os.strerror(-pid))
    return pid


def _number_from(line: socket.socket) -> int:
    packed = line.recv(NUMBER.size)
    if not packed:
        raise ChildProcessError("the warm process (tests.warm_parent) has ended, see its standard error")
    number: int = NUMBER.unpack(packed)[0]
    return number


def run(
    args: Sequence[str], *, timeout: float = 110, capture_output: bool = False, check: bool = False, **options: Any
) -> subprocess.CompletedProcess[Any]:
    """Like `subprocess.run`, with a process that starts warm."""
    if capture_output:
        options |= {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with Warm(args, **options) as process:
        try:
            out, err = process.communicate(timeout=timeout)
        except BaseException:
            process.kill()
            raise
    done = subprocess.CompletedProcess(process.args, process.returncode, out, err)
    if check:
        done.check_returncode()
    return done


def _order_of(args: Any, cwd: Any, env: dict[str, str] | None, last: Sequence[Any]) -> Order | None:
    """The order for a command line of this Python; None for another program, which starts as usual."""
    words = [os.fspath(word) for word in args] if isinstance(args, (list, tuple)) else [""]
    if words[0] != sys.executable:
        return None
    environment = dict(os.environ if env is None else env)
    of_a_start = [name for name in environment.keys() | os.environ.keys() if name.startswith(_OF_A_START)]
    if any(environment.get(name) != os.environ.get(name) for name in of_a_start):
        return None
    if not environment.get("PYTHONPATH", "").startswith(str(CHECKOUT)) and READER not in words:
        return None
    words = [word for number, word in enumerate(words) if number and not (number == 1 and word == "-P")]
    how = words.pop(0) if words[0] in ("-m", "-c") else ""
    if not how and words[0].startswith("-"):
        return None
    *_, new_session, process_group = last
    return Order(
        how, words[0], words[1:], os.fspath(cwd or Path.cwd()), environment, bool(new_session), process_group == 0
    )


@cache
def _parent() -> str:
    """Starts the warm process unless another pytest worker has; returns the address at which it listens.

    It ends with the last worker: each holds the named pipe that is its standard input.
    """
    folder = Path(os.environ[SHARED])
    address, alive = folder / "line", folder / "alive"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not alive.exists():
            os.mkfifo(alive)
        os.open(alive, os.O_RDWR)
        if not address.exists():
            _start_parent(str(address), alive)
    return str(address)


def _start_parent(address: str, alive: Path) -> None:
    with alive.open("rb") as ends:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm_parent", address],
            cwd=CHECKOUT,
            stdin=ends,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        )
    atexit.register(process.poll)  # keeps it
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n", "the warm process did not start, see its standard error"
