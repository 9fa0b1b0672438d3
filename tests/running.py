"""Runs the presswatch command as its user does: a process of its own in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests import warm

CHECKOUT = Path(__file__).parents[1]
_OF_A_START = ("PYTHON", "LC_", "LANG", "COVERAGE")
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
    """Runs a command in `folder`, where watchlist.toml and presswatch.db lie.

    It starts warm (`tests.warm`) unless its environment has a variable that Python reads when it starts.
    """
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), **environment}
    if not any(name.startswith(_OF_A_START) for name in environment):
        return warm.run("presswatch", arguments, folder, env)
    return subprocess.run(
        command(*arguments), cwd=folder, env=env, capture_output=True, text=True, timeout=110, check=False
    )


def run_json(folder: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    """`presswatch run … --json`, read."""
    done = presswatch(folder, "run", *arguments, "--json", **environment)
    assert done.stdout, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    report["exit"], report["stderr"] = done.returncode, done.stderr
    return report
