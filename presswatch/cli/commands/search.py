"""presswatch search"""

from __future__ import annotations

from datetime import datetime

import click

from presswatch.cli.filter_names import known_source
from presswatch.cli.listing import Moment, json_option, limit_of, limit_option, reading, show
from presswatch.cli.place import Place, pass_place
from presswatch.text.moments import day_text

COLUMNS = (
    ("date", lambda row: day_text(row["published_on"], row["published_precision"])),
    ("source", lambda row: row["source"]),
    ("title", lambda row: row["title"]),
    ("excerpt", lambda row: row["excerpt"]),
    ("address", lambda row: row["url"]),
)


# A search that finds more is asked too broadly; the bound keeps the answer in memory.
SEARCH_LIMIT = 10_000


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--source", metavar="NAME", help="Only this source.")
@click.option(
    "--since", type=Moment(), help="First seen since: a day or time in the watchlist's zone, or a span such as 7d."
)
@limit_option
@json_option
@pass_place
def command(
    place: Place,
    /,
    *,
    words: tuple[str, ...],
    source: str | None,
    since: datetime | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """Find posts whose title or text holds all WORDS (in any language; "several words" in quotes stay together)."""
    from presswatch.database.search import search_posts  # noqa: PLC0415

    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    most = limit_of(limit, as_json=as_json) or SEARCH_LIMIT
    with reading(place) as connection:
        of_source = None if source is None else known_source(place, connection, source)
        rows = search_posts(connection, query, source=of_source, since=since, limit=most)
        show(rows, COLUMNS, as_json=as_json)
