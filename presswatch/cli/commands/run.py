"""presswatch run"""

from __future__ import annotations

import click

from presswatch.cli.output import print_json, say
from presswatch.cli.place import Place, pass_place


@click.command("run")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--all", "all_sources", is_flag=True, help="Every source, due or not.")
@click.option("--recheck", is_flag=True, help="Ask for every known post again, to see edits and removals.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document: sources, new mentions, new coverage.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no table; new mentions and bad sources only.")
@pass_place
def command(
    place: Place, /, *, names: tuple[str, ...], all_sources: bool, recheck: bool, as_json: bool, quiet: bool
) -> int:
    """Visit the due sources once (or those NAMEd, or all), say what is new, and tell the channels what is due."""
    import scheduler  # noqa: PLC0415  it decides itself what a run with nothing due needs to import
    from presswatch.cli.progress import run_progress  # noqa: PLC0415

    watchlist = place.load_watchlist()
    with run_progress(quiet=quiet) as progress:
        report = scheduler.run_once(
            watchlist,
            place.watchlist_path,
            place.database_url,
            names=names,
            all_sources=all_sources,
            recheck=recheck,
            progress=progress,
        )
    for line in report.bad_lines():
        say(line)
    if as_json:
        print_json(report.to_json())
    else:
        from presswatch.cli.tell import tell_run  # noqa: PLC0415

        tell_run(report, quiet=quiet)
    told = None if report.signal else scheduler.deliver_due(watchlist, place.watchlist_path, place.database_url)
    for line in told.bad.values() if told else ():
        say(line)
    return report.exit_code or (told.exit_code if told else 0)
