"""presswatch db upgrade"""

from __future__ import annotations

import click

from presswatch.cli.output import say
from presswatch.cli.place import Place, pass_place


@click.group("db")
def command() -> None:
    """Create or upgrade the database."""


@command.command("upgrade")
@pass_place
def upgrade(place: Place) -> None:
    """Bring the database to this program's schema (a new one is created; of an older one a copy is kept)."""
    from presswatch.database.engine import connect  # noqa: PLC0415
    from presswatch.database.migrate import migrate  # noqa: PLC0415

    with connect(place.database_url, create=True) as database:
        steps = migrate(database)
        say(f"{database.where}: upgraded to {steps[-1]}" if steps else f"{database.where}: already up to date")
