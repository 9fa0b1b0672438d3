"""presswatch schedule"""

from __future__ import annotations

import click

from presswatch.cli.place import Place, pass_place


@click.command("schedule")
@pass_place
def command(place: Place) -> int:
    """Keep running; start a pass whenever sources are due. SIGTERM and Ctrl-C end it in order."""
    import scheduler  # noqa: PLC0415

    place.load_watchlist()  # a broken one is said at once; later edits are the scheduler's to judge
    return scheduler.keep_running(place.watchlist_path, place.database_url)
