"""presswatch runs"""

from __future__ import annotations

from datetime import datetime

import click

from presswatch.cli.listing import Moment, json_option, limit_of, limit_option, reading, show
from presswatch.cli.place import Place, pass_place

COLUMNS = (
    ("run", lambda row: row.id),
    ("state", lambda row: row.state),
    ("started", lambda row: row.started_at),
    ("ended", lambda row: row.ended_at),
    ("sources", lambda row: row.sources),
    ("seen", lambda row: row.counts.posts_seen),
    ("new", lambda row: row.counts.posts_new),
    ("changed", lambda row: row.counts.posts_changed),
    ("requests", lambda row: row.counts.requests),
    ("errors", lambda row: row.counts.errors),
    ("missed", lambda row: row.missed),
    ("refused", lambda row: row.refused),
    ("fault", lambda row: row.fault),
)


@click.command("runs")
@click.option(
    "--since", type=Moment(), help="Started since: a day or time in the watchlist's zone, or a span such as 7d."
)
@limit_option
@json_option
@pass_place
def command(place: Place, /, *, since: datetime | None, limit: int | None, as_json: bool) -> None:
    """List the latest runs with what they did.

    missed: times at which their sources had been due before and nobody came (the machine slept, the run before took too
    long). refused: starts that found the run under way. fault: why it did not come to its end.
    """
    from presswatch.database.queries import list_runs  # noqa: PLC0415

    with reading(place) as connection:
        show(list_runs(connection, since=since, limit=limit_of(limit, as_json=as_json)), COLUMNS, as_json=as_json)
