"""Removes a password in an address on the command line from the list of processes, which everybody may read."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in typing, which costs a third of a Python start
if TYPE_CHECKING:
    from collections.abc import Sequence

OPTION, VARIABLE = "--database", "PRESSWATCH_DATABASE"
WORDS = (
    "presswatch: a password on the command line can be read in the list of processes, if only for a moment: put the"
    f" address into the environment variable {VARIABLE}, or the password into ~/.pgpass (mode 0600)\n"
)


def start_unseen() -> None:
    """Starts this command again, as the same process, with the database's address in the environment.

    Does so only if an address on the command line holds a password. Returns if none does, if the command line is not
    the process's own, or if the system does not let a process replace its program.
    """
    given = sys.argv[1:]
    found = without_password(given)
    if found is None:
        return
    # To a person alone: programs take a line there for a bad source, and cron would mail it after each run.
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(WORDS)
        sys.stderr.flush()
    # As the system has it: with the interpreter's own options, and with -m or the script's path before ours.
    whole = sys.orig_argv
    if os.name != "posix" or not sys.executable or whole[len(whole) - len(given) :] != given:
        return
    kept, address = found
    command = [sys.executable, *whole[1 : len(whole) - len(given)], *kept]
    try:
        os.execve(sys.executable, command, {**os.environ, VARIABLE: address})  # noqa: S606 - this very command
    except OSError:
        return  # no memory, no room: the command goes on as it was called


def without_password(arguments: Sequence[str]) -> tuple[list[str], str] | None:
    """The arguments without `--database`, and its last address; None if no address holds a password."""
    kept, addresses, rest = list[str](), list[str](), list(arguments)
    while rest:
        word = rest.pop(0)
        name, mark, value = word.partition("=")
        if word == "--":
            kept += [word, *rest]
            break
        if name == OPTION and (mark or rest):
            addresses.append(value if mark else rest.pop(0))
        else:
            kept.append(word)
    return (kept, addresses[-1]) if any(map(_holds_password, addresses)) else None


def _holds_password(address: str) -> bool:
    """True if an address has a password before its host or among its options; a file's address has none."""
    _, _, place = address.partition("://")
    before_host, mark, _ = place.partition("@")
    _, colon, password = before_host.partition(":")
    return bool((mark and colon and password and not place.startswith("/")) or "password=" in place.lower())
