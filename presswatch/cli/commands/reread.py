"""presswatch reread"""

from __future__ import annotations

import click

from presswatch.cli.filter_names import known_source
from presswatch.cli.place import Place, pass_place


@click.command("reread")
@click.option("--source", "names", multiple=True, metavar="NAME", help="Only posts of this source (may be repeated).")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@pass_place
def command(place: Place, /, *, names: tuple[str, ...], as_json: bool) -> int:
    """Read the stored snapshots anew after the reading got better. Nothing is fetched; nothing old is told as new."""
    import scheduler  # noqa: PLC0415  knows where the archive is
    from pipelines import rework  # noqa: PLC0415
    from presswatch.cli.progress import count_progress  # noqa: PLC0415
    from presswatch.cli.tell import tell_rework  # noqa: PLC0415
    from presswatch.database.locks import locked_database  # noqa: PLC0415
    from presswatch.evidence.archive import Archive  # noqa: PLC0415

    watchlist = place.load_watchlist()
    archive = Archive(scheduler.archive_root(place.watchlist_path, place.database_url))
    with count_progress("rereading") as progress, locked_database(place.database_url) as database:
        with database.read() as connection:
            sources = [known_source(place, connection, name) for name in names]
        report = rework.reread(database, watchlist, archive, sources, progress)
    tell_rework(report, as_json=as_json)
    return report.exit_code
