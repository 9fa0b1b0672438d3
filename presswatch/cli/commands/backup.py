"""presswatch backup"""

from __future__ import annotations

from pathlib import Path

import click

from presswatch.cli.output import say
from presswatch.cli.place import Place, pass_place


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path), required=False)
@pass_place
def command(place: Place, /, *, target: Path | None) -> None:
    """Write a consistent copy of the database to TARGET, also while a run is under way.

    Without TARGET the day's copy is made in the folder DATABASE.backups, of which the newest seven are kept. To
    restore: stop all runs, move the database (and its -wal and -shm files) aside, put the copy in its place, run
    presswatch doctor.
    """
    from datetime import UTC, datetime  # noqa: PLC0415

    from presswatch.database.backup import backup, daily_backup  # noqa: PLC0415
    from presswatch.database.engine import connect  # noqa: PLC0415

    with connect(place.database_url) as database:
        if target is not None:
            say(f"wrote {backup(database, target)}")
            return
        made = daily_backup(database, datetime.now(tz=UTC).date())
        say(f"wrote {made}" if made else "today's copy is there already")
