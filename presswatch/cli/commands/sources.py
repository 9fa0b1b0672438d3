"""presswatch sources"""

from __future__ import annotations

import click

from presswatch.cli.listing import json_option, reading, show
from presswatch.cli.place import Place, pass_place
from presswatch.urls.canonical import mask

COLUMNS = (
    ("source", lambda row: row.name),
    ("state", lambda row: row.state),
    ("reason", lambda row: row.reason),
    ("since", lambda row: row.since),
    ("trouble", lambda row: "; ".join(f"{one.cause}: {one.words}" for one in row.troubles if one.told_at)),
    ("last good", lambda row: row.last_good_at),
    ("next", lambda row: row.next_due_at),
    ("posts", lambda row: row.posts),
    ("kind", lambda row: row.kind),
    ("address", lambda row: mask(row.url)),
)

STATES = ("new", "ok", "partial", "failing", "blocked", "gone", "retired")


@click.command("sources")
@click.option(
    "--state",
    type=click.Choice(STATES, case_sensitive=False),
    metavar="STATE",
    help="Only sources in this state: new, ok, partial, failing, blocked, gone, retired.",
)
@click.option("--retired", is_flag=True, help="Also sources that left the watchlist.")
@json_option
@pass_place
def command(place: Place, /, *, state: str | None, retired: bool, as_json: bool) -> None:
    """List the recorded sources with their state, its reason and when each is due."""
    from presswatch.database.queries import list_sources  # noqa: PLC0415

    with reading(place) as connection:
        rows = list_sources(connection, retired=retired or state == "retired", state=state)
        show(rows, COLUMNS, as_json=as_json)
