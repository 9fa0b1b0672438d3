"""presswatch rematch"""

from __future__ import annotations

import click

from presswatch.cli.place import Place, pass_place


@click.command("rematch")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@pass_place
def command(place: Place, /, *, as_json: bool) -> int:
    """Match all stored posts anew after the watchlist changed. Nothing is fetched; nothing old is told as new."""
    from pipelines import rework  # noqa: PLC0415
    from presswatch.cli.progress import count_progress  # noqa: PLC0415
    from presswatch.cli.tell import tell_rework  # noqa: PLC0415
    from presswatch.database.locks import locked_database  # noqa: PLC0415

    watchlist = place.load_watchlist()
    with count_progress("rematching") as progress, locked_database(place.database_url) as database:
        report = rework.rematch(database, watchlist, progress)
    tell_rework(report, as_json=as_json)
    return report.exit_code
