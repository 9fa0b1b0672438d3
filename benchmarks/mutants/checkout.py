"""A copy of the checkout to change, and the tests that fail in it."""

from __future__ import annotations

import compileall
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from py_compile import PycInvalidationMode

from benchmarks.mutants.changes import Mutant
from benchmarks.mutants.reach import REPORTER, reached, reporter, watched

_IGNORED = shutil.ignore_patterns(".git", ".venv", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis")


class Checkout:
    """A copy of the checkout; its tests may take so many seconds of the processor's time for each change."""

    def __init__(self, root: Path, folder: Path, limit_s: int) -> None:
        """Copies `root` below `folder`."""
        self.tree = Path(shutil.copytree(root, folder / "checkout", ignore=_IGNORED))
        # Compiled once; by hash, as a change can have the size and the second of what it replaces.
        compileall.compile_dir(self.tree, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        self._folder = folder
        self._limit_s = limit_s
        self._passing: dict[tuple[str, ...], bool] = {}

    def reaching(self, drawn: Sequence[Mutant], tests: Sequence[str], workers: int) -> list[dict[str, float]]:
        """For each change the quick tests that come to its place, with their seconds of the processor's time."""
        folder = self._folder / "reached"
        folder.mkdir()
        folder.chmod(0o777)  # some tests become other users
        sources = watched(drawn, self.tree)
        before = {path: (self.tree / path).read_text(encoding="utf-8") for path in sources}
        (self.tree / f"{REPORTER}.py").write_text(reporter(folder), encoding="utf-8")
        try:
            for path, source in sources.items():
                (self.tree / path).write_text(source, encoding="utf-8")
            options = ["-n", str(workers) if workers > 1 else "0", "--dist", "worksteal", "-m", "not slow"]
            self._pytest([*options, "-p", REPORTER, *tests], limit_s=0)
        finally:
            for path, source in before.items():
                (self.tree / path).write_text(source, encoding="utf-8")
        return reached(folder, len(drawn))

    def catches(self, mutant: Mutant, tests: Sequence[str]) -> str:
        """The first test that catches a change, "" if none does; the copy is restored."""
        target = self.tree / mutant.path
        source = target.read_text(encoding="utf-8")
        left = tuple(tests)
        while left:
            target.write_text(mutant.applied(source), encoding="utf-8")
            try:
                failed = self._failing(left, self._limit_s)
            finally:
                target.write_text(source, encoding="utf-8")
            if failed and self._passes(failed):
                return failed[0] if len(failed) == 1 else "out of time"
            left = _after(failed[0], left) if len(failed) == 1 else ()
        return ""

    def _passes(self, tests: tuple[str, ...]) -> bool:
        """True if tests pass without the change, many in no more than half of the time."""
        if tests not in self._passing:
            limit_s = self._limit_s if len(tests) == 1 else self._limit_s // 2
            self._passing[tests] = not self._failing(tests, limit_s)
        return self._passing[tests]

    def _failing(self, tests: tuple[str, ...], limit_s: int) -> tuple[str, ...]:
        """The first test that fails, or all if they run out of time; empty if they pass."""
        cache = self._folder / "cache"
        shutil.rmtree(cache, ignore_errors=True)
        listed = self._folder / "tests.txt"
        listed.write_text("\n".join(tests), encoding="utf-8")
        code = self._pytest(["-x", "-n", "0", "-o", f"cache_dir={cache}", f"@{listed}"], limit_s)
        if code in (_PASSED, _NO_TESTS):
            return ()
        named = cache / "v" / "cache" / "lastfailed"
        first = [*json.loads(named.read_text(encoding="utf-8"))][:1] if named.exists() else []
        return tuple(first) or tests

    def _pytest(self, options: Sequence[str], limit_s: int) -> int:
        """What pytest exits with in the copy; it is ended after so many seconds of the processor's time, if not 0."""
        environment = os.environ | {"PYTHONPATH": str(self.tree), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-c", _LIMITED, str(limit_s), "-q", "-o", "timeout=0", *options]
        wait_s = _WAIT * limit_s if limit_s else None
        try:
            return subprocess.run(
                command, cwd=self.tree, env=environment, capture_output=True, timeout=wait_s, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            return _ENDED


def _after(failed: str, tests: tuple[str, ...]) -> tuple[str, ...]:
    """The tests after one that fails anyway, or after all those of a file."""
    last = max((at for at, test in enumerate(tests) if test == failed or test.startswith(f"{failed}::")), default=None)
    whole = next((at for at, test in enumerate(tests) if failed.startswith(f"{test}::")), None)
    at = last if last is not None else whole
    return tests[at + 1 :] if at is not None else ()


_LIMITED = """
import resource, sys, pytest
seconds = int(sys.argv.pop(1))
if seconds:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
sys.exit(pytest.main(sys.argv[1:]))
"""
_WAIT = 15
"""Seconds to wait for each second of the processor's time: a machine that does other work too is no failure."""
_PASSED, _NO_TESTS, _ENDED = 0, 5, -1
"""What pytest exits with."""
