"""presswatch mentions"""

from __future__ import annotations

import sys
from typing import Any

import click

from presswatch.cli.listing import as_filter, filter_options, reading, show
from presswatch.cli.place import Place, pass_place
from presswatch.cli.tell import mention_lines
from presswatch.text.moments import day_text

COLUMNS = (
    ("date", lambda row: day_text(row.published_on, row.published_precision)),
    ("subject", lambda row: row.subject),
    ("kind", lambda row: row.kind),
    ("source", lambda row: row.source),
    ("title", lambda row: row.title),
    ("sentence", lambda row: row.sentence),
    ("address", lambda row: row.post_url),
)


@click.command("mentions")
@filter_options("since", "until", "subject", "outlet", "source", "language", "run", "new")
@pass_place
def command(place: Place, /, *, as_json: bool, limit: int | None, **filters: Any) -> None:
    """List where subjects are mentioned, newest first."""
    from presswatch.database.queries import list_mentions  # noqa: PLC0415

    with reading(place) as connection:
        rows = list_mentions(connection, as_filter(place, connection, limit, as_json=as_json, **filters))
    if rows and not as_json and sys.stdout.isatty():
        # Eight columns and a sentence fit no terminal; a block each does, and keeps the address whole.
        for row in rows:
            click.echo("\n".join(mention_lines(row)) + "\n")
        return
    show(rows, COLUMNS, as_json=as_json)
