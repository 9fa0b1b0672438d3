"""Processes that tests start warm: the warm process's answers, also if it cannot answer."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warm import ADDRESS, CHECKOUT, NUMBER, Warm, _order_of


@contextlib.contextmanager
def answering(monkeypatch: pytest.MonkeyPatch, folder: Path, *numbers: int) -> Iterator[None]:
    """A warm process that answers an order with numbers, all at once, and ends."""
    monkeypatch.setenv(ADDRESS, str(folder / "line"))

    def answer() -> None:
        line, _ = listening.accept()
        with line:
            _, files, *_ = socket.recv_fds(line, 1_000_000, 3)
            for file in files:
                os.close(file)
            while line.recv(1000):
                pass
            line.sendall(b"".join(map(NUMBER.pack, numbers)))

    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "line"))
        listening.listen()
        thread = threading.Thread(target=answer)
        thread.start()
        yield
        thread.join()


def started() -> Warm:
    """A process that reads and writes through pipes."""
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    return Warm([sys.executable, "-c", ""], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)


def test_a_process_that_ended_at_once_has_its_id_and_its_exit_code(monkeypatch, tmp_path):
    """Both numbers may have arrived before the first is read."""
    with answering(monkeypatch, tmp_path, 54321, 3 << 8), started() as process:
        assert process.pid == 54321
        assert process.communicate() == (b"", None)
    assert process.returncode == 3


def test_a_failed_fork_is_the_error_it_is_elsewhere(monkeypatch, tmp_path):
    """The caller gets it when it starts the process, and no descriptor stays open."""
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else None
    with answering(monkeypatch, tmp_path, -errno.ENOMEM), pytest.raises(OSError, match=os.strerror(errno.ENOMEM)):
        started()
    if before is not None:
        assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize("numbers", [(), (54321,)])
def test_a_warm_process_that_has_ended_is_named(monkeypatch, tmp_path, numbers):
    """Neither a start nor waiting for an exit code hangs."""
    with answering(monkeypatch, tmp_path, *numbers), pytest.raises(ChildProcessError, match="warm process"):
        started().wait()


def test_a_command_with_an_option_of_python_starts_cold():
    """Only a module, code or a file can be run by a process that is already running."""
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    last = [True, None, None, None, -1, False, -1]
    warm = _order_of([sys.executable, "-m", "presswatch", "posts"], None, env, last)
    assert warm is not None
    assert (warm.how, warm.what, warm.arguments) == ("-m", "presswatch", ["posts"])
    assert _order_of([sys.executable, "-X", "utf8", "-m", "presswatch"], None, env, last) is None
    assert _order_of([sys.executable, "-m", "presswatch"], None, env | {"LC_ALL": "tr_TR.UTF-8"}, last) is None
