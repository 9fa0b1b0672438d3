"""presswatch channels"""

from __future__ import annotations

import click

from presswatch.cli.listing import json_option, reading, show
from presswatch.cli.output import say
from presswatch.cli.place import Place, pass_place

COLUMNS = (
    ("channel", lambda row: row.name),
    ("state", lambda row: row.state),
    ("when", lambda row: row.period),
    ("next", lambda row: row.next_due_at),
    ("last sent", lambda row: row.last_sent_at),
    ("sent", lambda row: row.sent),
    ("under way", lambda row: row.waiting),
    ("dead", lambda row: row.dead),
    ("to tell", lambda row: row.unheard),
    ("fault", lambda row: row.fault),
)


@click.command("channels")
@json_option
@pass_place
def command(place: Place, /, *, as_json: bool) -> None:
    """List the channels: when each is told next, what waits, and what does not get through."""
    from presswatch.database.channels_listed import list_channels  # noqa: PLC0415

    with reading(place) as connection:
        rows = list_channels(connection)
    show(rows, COLUMNS, as_json=as_json)
    watchlist = place.load_watchlist_if_any()
    new = [one.name for one in watchlist.channels] if watchlist else []
    if new := [name for name in new if name not in {row.name for row in rows}]:
        say(f"not in use yet: {', '.join(new)}; the next run or `presswatch digest` begins to note what is theirs")
