"""The command `presswatch`: one small module for each command, read only when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and ends the process with the exit code of the contract (docs/commands.md)."""
    from presswatch.cli.app import run_command_line  # noqa: PLC0415  importing presswatch.cli stays free

    raise SystemExit(run_command_line(arguments))
