"""presswatch posts"""

from __future__ import annotations

from typing import Any

import click

from presswatch.cli.listing import as_filter, filter_options, reading, show
from presswatch.cli.place import Place, pass_place
from presswatch.text.moments import day_text

COLUMNS = (
    ("date", lambda row: day_text(row.published_on, row.published_precision)),
    ("source", lambda row: row.source),
    ("title", lambda row: row.title),
    ("names", lambda row: row.subjects),
    ("duplicate of", lambda row: row.duplicate_of),
    ("address", lambda row: row.url),
)


@click.command("posts")
@filter_options("since", "until", "subject", "outlet", "source", "language", "run", "new")
@pass_place
def command(place: Place, /, *, as_json: bool, limit: int | None, **filters: Any) -> None:
    """List the recorded posts, newest first."""
    from presswatch.database.queries import list_posts  # noqa: PLC0415

    with reading(place) as connection:
        rows = list_posts(connection, as_filter(place, connection, limit, as_json=as_json, **filters))
        show(rows, COLUMNS, as_json=as_json)
