"""The commands that visit sources: run and schedule."""

import signal
from typing import TYPE_CHECKING

import click

from presswatch.cli.output import print_json, run_progress, say
from presswatch.cli.place import Place, names_of, pass_place
from presswatch.cli.run_summary import booked_if_it_breaks_off, came_to_its_end, print_run
from presswatch.locale import _, translated

if TYPE_CHECKING:
    from presswatch.watchlist.entries import Watchlist


@click.command("run")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=names_of("sources"))
@click.option("--all", "all_sources", is_flag=True, help="Visit every source, due or not.")
@click.option("--recheck", is_flag=True, help="Fetch every known post again, to find edits and removals.")
@click.option("--spread", is_flag=True, help="Spread long overdue sources over five minutes.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: sources, new mentions, new coverage.")
@click.option("--quiet", "-q", is_flag=True, help="Print only new mentions, new coverage and sources with a problem.")
@pass_place
def run_command(place: Place, /, *, names: tuple[str, ...], as_json: bool, quiet: bool, **how: bool) -> int:
    """Visit the sources that are due, or only those given as NAME; print what is new and send the due digests."""
    import scheduler

    # Before and after the crawl, which has its own way to end in order.
    signal.signal(signal.SIGTERM, _stopped)
    with booked_if_it_breaks_off(place):
        watchlist = place.load_watchlist()
        with run_progress(quiet=quiet) as progress:
            report = scheduler.run_once(
                watchlist, place.watchlist_path, place.database_url, names=names, progress=progress, **how
            )
        for line in report.bad_lines():
            say(line)
        if as_json:
            print_json(report.to_json())
        else:
            print_run(report, quiet=quiet)
        # What a new watchlist still lacks: without it a run finds nothing, yet reports no error.
        if not quiet and not watchlist.sources:
            say(_("the watchlist has no source yet; to add one: presswatch source add URL"))
        elif not quiet and not watchlist.subjects:
            say(_("the watchlist has no [[subjects]] yet: posts are recorded, but no mentions are found"))
        undelivered = 0 if report.signal else _delivered(place, watchlist)
        if came_to_its_end(place, report):
            undelivered = _delivered(place, watchlist)
        return report.exit_code or undelivered


def _stopped(number: int, _frame: object) -> None:
    """Ends the command at this point, so that its resources are released: SIGTERM alone would kill it at once."""
    raise SystemExit(128 + number)


def _delivered(place: Place, watchlist: "Watchlist") -> int:
    """Sends the channels what is due; returns 1 if a message did not get through."""
    import scheduler

    delivered = scheduler.deliver_due(watchlist, place.watchlist_path, place.database_url)
    for line in delivered.bad.values() if delivered else ():
        say(translated(line))
    return delivered.exit_code if delivered else 0


@click.command("schedule")
@pass_place
def schedule_command(place: Place) -> int:
    """Keep running and visit sources when they are due. Ctrl-C or SIGTERM ends it cleanly."""
    import scheduler

    place.load_watchlist()  # a broken one is said at once; later edits are the scheduler's to judge
    return scheduler.keep_running(place.watchlist_path, place.database_url)
