"""The most common run, one that finds nothing due: answered before the command line itself is imported.

cron starts `presswatch run` every few minutes, and most of these runs have nothing to do. Parsing the command line with
click alone costs four times as much as starting Python. Any but the plainest command, and any doubt, goes to the whole
program, which asks the same questions (`presswatch.database.glance`) of the same rows.
"""

from __future__ import annotations

import os
import sys

from presswatch.cli.where import DEFAULT_WATCHLIST, database_url

TYPE_CHECKING = False  # as in typing, which costs a third of a Python start
if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING_DUE = "nothing is due"
_QUIET = ("-q", "--quiet")
_PLACES = {"--watchlist": "PRESSWATCH_WATCHLIST", "--database": "PRESSWATCH_DATABASE"}


def answered(arguments: Sequence[str]) -> bool:
    """True if the command is a plain `run`, nothing is due, and that has been said: the process may end with 0."""
    asked = _plain_run(arguments)
    if asked is None:
        return False
    # Imported here, not above: every other command passes through this module as well.
    from datetime import UTC, datetime  # noqa: PLC0415

    from presswatch.database.glance import anything_due, anything_to_tell, watchlist_digest  # noqa: PLC0415

    watchlist = asked["--watchlist"] or DEFAULT_WATCHLIST
    try:
        digest = watchlist_digest(watchlist)
    except OSError:
        return False
    database, now = database_url(asked["--database"], watchlist), datetime.now(UTC)
    if anything_due(database, now, digest) is not False or anything_to_tell(database, now) is not False:
        return False
    if not asked["quiet"]:
        sys.stderr.write(f"{NOTHING_DUE}\n")
    return True


def _plain_run(arguments: Sequence[str]) -> dict[str, str] | None:
    """The places and the quiet option; None for another command, names of sources or options not known here."""
    asked = {option: os.environ.get(variable, "") for option, variable in _PLACES.items()} | {"quiet": ""}
    rest, run = list(arguments), False
    while rest:
        word, _, value = rest.pop(0).partition("=")
        if word in _PLACES and (value or rest):
            asked[word] = value or rest.pop(0)
        elif word in _QUIET and not value:
            asked["quiet"] = word
        elif word == "run" and not run:
            run = True
        else:
            return None
    return asked if run else None
