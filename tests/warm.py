"""Processes that start warm: forked from one that has imported and used the product, where a cold start takes seconds.

A forked process is a process of its own, with its own folder, environment, standard files and exit code; what it does
not test is the start of Python. Each pytest worker has one such parent. `Warm` is used like `subprocess.Popen`.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

CHECKOUT = Path(__file__).parents[1]
ADDRESS = "PRESSWATCH_TEST_WARM"


@dataclass(frozen=True, slots=True)
class Order:
    """What a process is to be: the module that it runs with these arguments, where, and with which environment."""

    module: str
    arguments: list[str]
    cwd: str
    environment: dict[str, str]
    own_group: bool = False

    def packed(self) -> bytes:
        """As JSON, with whatever bytes an environment has."""
        fields = [self.module, self.arguments, self.cwd, self.environment, self.own_group]
        return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogateescape")

    @classmethod
    def unpacked(cls, message: bytes) -> Order:
        """The order that was packed."""
        return cls(*json.loads(message.decode("utf-8", "surrogateescape")))


class Warm:
    """A process forked from the warm one; its standard files are descriptors that it inherits."""

    def __init__(self, order: Order, stdin: int, stdout: int, stderr: int) -> None:
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._line.connect(os.environ.get(ADDRESS) or _parent())
        socket.send_fds(self._line, [order.packed()], [stdin, stdout, stderr])
        self.pid = int(self._line.recv(20))
        self.returncode: int | None = None

    def send_signal(self, number: int) -> None:
        """Sends a signal to the process if it is alive."""
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """Ends the process at once."""
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, or minus the number of the signal that ended it; raises TimeoutError."""
        if self.returncode is None:
            self._line.settimeout(timeout)
            self.returncode = int(self._line.recv(20) or -signal.SIGKILL)
            self._line.close()
        return self.returncode


class WarmReader(Warm):
    """In the place of the `subprocess.Popen` with which a crawl starts its reading process."""

    def __init__(self, arguments: Sequence[str], *, env: dict[str, str], **_: Any) -> None:
        read_in, write_in = os.pipe()
        read_out, write_out = os.pipe()
        module = arguments[arguments.index("-m") + 1]
        super().__init__(Order(module, [], str(Path.cwd()), env, own_group=True), read_in, write_out, 2)
        os.close(read_in)
        os.close(write_out)
        self.stdin: IO[bytes] = os.fdopen(write_in, "wb", buffering=0)
        self.stdout: IO[bytes] = os.fdopen(read_out, "rb", buffering=0)


def run(
    module: str, arguments: Sequence[str], folder: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Runs a module to its end, like `subprocess.run` with captured output."""
    read_out, write_out = os.pipe()
    read_err, write_err = os.pipe()
    with Path(os.devnull).open("rb") as nothing:
        process = Warm(Order(module, list(arguments), str(folder), environment), nothing.fileno(), write_out, write_err)
    os.close(write_out)
    os.close(write_err)
    texts: dict[int, str] = {}

    def keep(pipe: int) -> None:
        with os.fdopen(pipe, encoding="utf-8", newline="") as stream:
            texts[pipe] = stream.read()

    readers = [threading.Thread(target=keep, args=(pipe,), daemon=True) for pipe in (read_out, read_err)]
    for reader in readers:
        reader.start()
    try:
        code = process.wait(110)
    except TimeoutError:
        process.kill()
        raise
    for reader in readers:
        reader.join()
    return subprocess.CompletedProcess([module, *arguments], code, texts[read_out], texts[read_err])


@cache
def _parent() -> str:
    """Starts the warm process of this pytest worker, once; the address at which it listens."""
    address = str(Path(tempfile.mkdtemp(prefix="presswatch-warm-")) / "line")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.warm_parent", address],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,  # its end is the end of the tests
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    atexit.register(process.kill)
    return address
