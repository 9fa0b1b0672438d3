"""Runs the presswatch command as its user does: a process of its own in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests import warm

CHECKOUT = Path(__file__).parents[1]
HEAD = '[presswatch]\ncontact = "test@example.org"\ntimezone = "UTC"\nallow_networks = ["127.0.0.0/8"]\ndelay_s = 0.0\n'


def write_watchlist(folder: Path, sources: dict[str, str], subjects: str = "", head: str = HEAD) -> Path:
    """A watchlist with these sources (name: address and further TOML lines after a line end) and [[subjects]] text."""
    text = head + "\n" + subjects
    for name, value in sources.items():
        url, _, more = value.partition("\n")
        text += f'\n[[sources]]\nname = "{name}"\nurl = "{url}"\n{more}\n'
    path = folder / "watchlist.toml"
    path.write_text(text, encoding="utf-8")
    return path


def command(*arguments: str) -> list[str]:
    """The command line of the checkout's presswatch."""
    return [sys.executable, "-m", "presswatch", *arguments]


def presswatch(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in `folder`, where watchlist.toml and presswatch.db lie; it starts warm (`tests.warm`)."""
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), **environment}
    return warm.run(command(*arguments), cwd=folder, env=env, capture_output=True, text=True)


def wait_for_next_second() -> None:
    """Lets the clock's second pass: the record has whole seconds, and passes of a test may end within one."""
    time.sleep(1 - time.time() % 1)


def run_json(folder: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    """`presswatch run … --json`, read."""
    done = presswatch(folder, "run", *arguments, "--json", **environment)
    assert done.stdout, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    report["exit"], report["stderr"] = done.returncode, done.stderr
    return report
