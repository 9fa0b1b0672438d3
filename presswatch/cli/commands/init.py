"""presswatch init"""

from __future__ import annotations

import click

from presswatch.cli.output import say
from presswatch.cli.place import Place, pass_place


@click.command("init")
@pass_place
def command(place: Place) -> None:
    """Write a commented watchlist to start from; never overwrites one."""
    from presswatch.watchlist.edit import write_initial  # noqa: PLC0415

    write_initial(place.watchlist_path)
    say(f"wrote {place.watchlist_path}: add the subjects you watch for, then try an address: presswatch try URL")
