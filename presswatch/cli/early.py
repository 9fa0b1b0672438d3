"""Before the command line is imported, a password is hidden from the list of processes, and the usual run answered.

cron starts `presswatch run` every few minutes, mostly for nothing, and click alone costs four times as much as starting
Python. Any doubt goes to the whole program, which asks the same questions (`presswatch.database.glance`).
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in typing, which costs a third of a Python start
if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_WATCHLIST = "watchlist.toml"
DEFAULT_DATABASE = "presswatch.db"


def database_url(given: str | None, watchlist: str) -> str:
    """The database's address: as given (a plain file name is an SQLite file), else next to the watchlist."""
    if given and "://" in given:
        return given
    path = given or os.path.join(os.path.dirname(watchlist), DEFAULT_DATABASE)  # noqa: PTH118, PTH120 - pathlib costs
    return f"sqlite:///{os.path.abspath(path)}"  # noqa: PTH100


def named_watchlist(arguments: Sequence[str]) -> str:
    """The watchlist's file as the arguments or the environment name it; the default if neither does."""
    named = os.environ.get("PRESSWATCH_WATCHLIST") or DEFAULT_WATCHLIST
    rest = list(arguments)
    while rest:
        name, mark, value = rest.pop(0).partition("=")
        if name == "--watchlist" and (mark or rest):
            named = value if mark else rest.pop(0)
    return named


OPTION, VARIABLE = "--database", "PRESSWATCH_DATABASE"
PASSWORD_SEEN = (
    "presswatch: a password on the command line shows in the list of processes, if only for a moment: put the"
    f" address into the environment variable {VARIABLE}, or the password into ~/.pgpass (mode 0600)\n"
)


def start_unseen() -> None:
    """Starts this command again, as the same process, with an address that holds a password in the environment."""
    given = sys.argv[1:]
    found = without_password(given)
    if found is None:
        return
    # To a person alone: programs take a line there for a bad source, and cron would mail it after each run.
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(PASSWORD_SEEN)
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


NOTHING_DUE = "nothing is due"
_FLAGS = {"-q": "quiet", "--quiet": "quiet", "run": "run"}
_PLACES = {"--watchlist": "PRESSWATCH_WATCHLIST", "--database": "PRESSWATCH_DATABASE"}


def answered(arguments: Sequence[str]) -> bool:
    """True if the command is a plain `run`, nothing is due, and that has been said: the process may end with 0."""
    asked = _plain_run(arguments)
    if asked is None or not asked["run"]:
        return False
    # Imported here, not above: every other command passes through this module as well.
    from datetime import UTC, datetime

    from presswatch.database.glance import anything_due, anything_to_deliver, watchlist_digest

    watchlist = asked["--watchlist"] or DEFAULT_WATCHLIST
    try:
        digest = watchlist_digest(watchlist)
    except OSError:
        return False
    database, now = database_url(asked["--database"], watchlist), datetime.now(UTC)
    if anything_due(database, now, digest) is not False or anything_to_deliver(database, now) is not False:
        return False
    if not asked["quiet"]:
        from presswatch.locale import preferred_language, speak, translated

        speak(preferred_language(os.environ, watchlist))
        sys.stderr.write(f"{translated(NOTHING_DUE)}\n")
    return True


def _plain_run(arguments: Sequence[str]) -> dict[str, str] | None:
    """The places, "quiet" and "run" where they are given; None for another command, names of sources, other options."""
    asked = {option: os.environ.get(variable, "") for option, variable in _PLACES.items()} | {"quiet": "", "run": ""}
    rest = list(arguments)
    while rest:
        word, _, value = rest.pop(0).partition("=")
        if word in _PLACES and (value or rest):
            asked[word] = value or rest.pop(0)
        elif word in _FLAGS and not value and asked["run"] != word:
            asked[_FLAGS[word]] = word
        else:
            return None
    return asked
