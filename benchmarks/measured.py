"""What a command costs: processor time and memory of every process that it starts, seen from outside.

    python -m benchmarks.measured REPORT.json [--cores N] -- COMMAND ...

Processor time is what the kernel booked on the command and on all its descendants: this process makes itself their
heir (a child subreaper), so that those whose parent ended first are counted too. Memory is sampled four times a second:
the proportional set sizes of all processes added up (pages that several share count once). Linux only.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux's prctl.h
SAMPLE_S = 0.25
MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The cost of one run of a command, and its output; `peak_mb` is of the whole tree, 0 if it ended too soon."""

    exit_code: int
    cpu_s: float
    wall_s: float
    peak_mb: float
    stdout: str
    stderr: str


def measure(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None, cores: int | None = None
) -> Cost:
    """Runs a command to its end and measures it; `cores` binds it to the first so many processors."""
    with tempfile.TemporaryDirectory(prefix="measured-") as folder:
        report = Path(folder) / "report.json"
        bound = ["--cores", str(cores)] if cores else []
        watcher = [sys.executable, "-m", "benchmarks.measured", str(report), *bound, "--", *command]
        given = {**os.environ, **(env or {}), "PYTHONPATH": str(Path(__file__).parents[1])}
        if cwd is not None:
            given["MEASURED_CWD"] = str(cwd)
        done = subprocess.run(watcher, env=given, capture_output=True, text=True, check=False)
        if not report.exists():
            raise RuntimeError(f"not measured: {' '.join(command)}: {done.stderr[-2000:]}")
        seen = json.loads(report.read_text())
    return Cost(**seen, stdout=done.stdout, stderr=done.stderr)


def main(arguments: Sequence[str]) -> int:
    """Runs the command, writes the report, returns 0."""
    own, command = arguments[: arguments.index("--")], arguments[arguments.index("--") + 1 :]
    if "--cores" in own:
        os.sched_setaffinity(0, set(range(int(own[own.index("--cores") + 1]))))
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "MEASURED_CWD")}
    before, started = _children_s(), time.monotonic()
    peak = _Peak()
    child = subprocess.Popen(command, env=environment, cwd=os.environ.get("MEASURED_CWD"))
    with peak:
        exit_code = child.wait()
        wall_s = time.monotonic() - started
        _wait_for_orphans()
    cost = {"exit_code": exit_code, "cpu_s": _children_s() - before, "wall_s": wall_s, "peak_mb": peak.bytes / MB}
    Path(own[0]).write_text(json.dumps(cost))
    return 0


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_orphans() -> None:
    """Waits until none of the command's descendants runs."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


class _Peak:
    """While entered, records the largest total memory of all descendants of this process."""

    def __init__(self) -> None:
        self.bytes = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._done.wait(SAMPLE_S):
            self.bytes = max(self.bytes, sum(_proportional(one.pid) for one in own.children(recursive=True)))


def _proportional(pid: int) -> int:
    """The proportional set size of a process in bytes, 0 if it has ended."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except (OSError, ProcessLookupError):
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
