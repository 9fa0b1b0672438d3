"""Runs the presswatch command as its user does: in its own process and folder."""

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
    """A watchlist with these sources (name: address, and more TOML lines after a newline) and [[subjects]] text."""
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
    """Runs a command in `folder` with watchlist.toml and presswatch.db; it starts warm (`tests.warm`)."""
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), **environment}
    return warm.run(command(*arguments), cwd=folder, env=env, capture_output=True, text=True)


def wait_for_next_second() -> None:
    """Waits for the next second: the record has whole seconds, and runs in a test may end within one."""
    time.sleep(1 - time.time() % 1)


def run_json(folder: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    """The parsed output of `presswatch run … --json`."""
    done = presswatch(folder, "run", *arguments, "--json", **environment)
    assert done.stdout, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    report["exit"], report["stderr"] = done.returncode, done.stderr
    return report
