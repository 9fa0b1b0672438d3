"""presswatch coverage"""

from __future__ import annotations

from typing import Any

import click

from presswatch.cli.listing import as_filter, filter_options, reading, show
from presswatch.cli.place import Place, pass_place
from presswatch.text.moments import day_text

COLUMNS = (
    ("date", lambda row: day_text(row.article_date, row.article_precision)),
    ("outlet", lambda row: row.outlet),
    ("names", lambda row: row.subjects),
    ("kind", lambda row: row.kind),
    ("article", lambda row: row.article_url),
    ("told by", lambda row: row.posts),
)


@click.command("coverage")
@filter_options("since", "until", "subject", "outlet", "source", "language", "run", "new")
@pass_place
def command(place: Place, /, *, as_json: bool, limit: int | None, **filters: Any) -> None:
    """List articles of outlets that posts tell of, newest first."""
    from presswatch.database.queries import list_coverage  # noqa: PLC0415

    with reading(place) as connection:
        rows = list_coverage(connection, as_filter(place, connection, limit, as_json=as_json, **filters))
        show(rows, COLUMNS, as_json=as_json)
