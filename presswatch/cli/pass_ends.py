"""What the ends of passes say about Presswatch itself: channels hear when passes break off, and when that is over.

`schedule` sees how its passes end. Here each pass records its own end, so that it is known under cron as well.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime

import click

from presswatch.cli.output import say
from presswatch.cli.place import Place
from presswatch.errors import PresswatchError
from presswatch.report import BROKEN_OFF_SAID_AT, RunReport, broken_off_words, trouble_line

# Ends that are no fault of ours: errors explained in plain words, wrong usage, a person's wish, a reader that left.
_NO_FAULTS = (PresswatchError, click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError)


@contextlib.contextmanager
def booked_if_it_breaks_off(place: Place) -> Iterator[None]:
    """Books a pass that ends by a fault of ours, notifies the channels of the second in a row, and re-raises the fault.

    A storage error is not booked itself: the run it leaves open counts as one that died.
    """
    try:
        yield
    except _NO_FAULTS:
        raise
    except Exception as error:
        # What broke the pass may break this as well; the exit code and the traceback report it in any case.
        with contextlib.suppress(Exception):
            _book(place, f"a fault of the program, {type(error).__name__}")
        raise


def _book(place: Place, fault: str) -> None:
    import scheduler  # noqa: PLC0415 - as its callers do
    from presswatch.database import channels, runs, troubles  # noqa: PLC0415 - loads SQLAlchemy
    from presswatch.database.opening import open_database  # noqa: PLC0415

    now = datetime.now(UTC)
    with open_database(place.database_url, create=True) as database:
        with database.write() as conn:
            runs.book_fault(conn, fault, now)
        watchlist = place.load_watchlist()
        with database.write() as conn:
            channels.sync_channels(conn, watchlist, now)  # the very first pass may have broken off before this
            if runs.broke_off_in_a_row(conn) >= BROKEN_OFF_SAID_AT:
                troubles.book_broken_passes(conn, broken_off_words(fault), now)
    scheduler.deliver_due(watchlist, place.watchlist_path, place.database_url)


def came_to_its_end(place: Place, report: RunReport) -> bool:
    """True if this is the first pass to complete after some that broke off; says so, and books the notice."""
    if report.run is None or report.signal:
        return False
    from presswatch.database import troubles  # noqa: PLC0415 - a pass with nothing to do needs none of it
    from presswatch.database.opening import open_database  # noqa: PLC0415

    with open_database(place.database_url) as database:
        with database.read() as conn:
            if not troubles.passes_break_off(conn):
                return False
        with database.write() as conn:
            lines = troubles.end_broken_passes(conn, report.run, datetime.now(UTC))
    for line in lines:
        say(trouble_line(line))
    return bool(lines)
