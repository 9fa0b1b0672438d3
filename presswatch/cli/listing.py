"""What the listing commands share: their filters, the open database, and JSON or a table at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import click

from presswatch.cli.output import print_json, print_table
from presswatch.cli.place import Place

if TYPE_CHECKING:
    from sqlalchemy import Connection

TABLE_LIMIT = 50
# More rows than any record has, and less than the largest integer of a database.
MOST = 1_000_000_000


class Moment(click.ParamType[datetime]):
    """A day, a time, or how long ago: 2026-11-01, 2026-11-01T08:00, 7d."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """A moment in UTC; a day or time without a zone is in the watchlist's."""
        if isinstance(value, datetime):
            return value
        try:
            return moment(str(value), datetime.now(tz=UTC), lambda: ctx.ensure_object(Place).zone if ctx else UTC)
        except (ValueError, OverflowError):  # OverflowError: a time outside the calendar in UTC
            self.fail(f"{value!r} is not a day (2026-11-01), a time (2026-11-01T08:00) or a span (7d)", param, ctx)


def moment(text: str, now: datetime, zone: Callable[[], tzinfo] = lambda: UTC) -> datetime:
    """The moment that a day, a time or a span before `now` names, without a zone in `zone`; ValueError if none."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        from presswatch.watchlist.cron import parse_every  # only for spans

        return now - parse_every(text)
    return (read.replace(tzinfo=zone()) if read.tzinfo is None else read).astimezone(UTC)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(command)


def limit_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --limit."""
    words = f"Show at most this many (default: {TABLE_LIMIT} in a table, all with --json; 0 for all)."
    return click.option("--limit", type=click.IntRange(0, MOST), help=words)(command)


def limit_of(limit: int | None, *, as_json: bool) -> int | None:
    """The number of rows to ask for, None for all: a script wants all of them, a person the newest."""
    if limit is None:
        return None if as_json else TABLE_LIMIT
    return limit or None


def filter_options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Adds the filter options, --limit and --json."""
    return lambda command: filters(*names)(limit_option(json_option(command)))


def filters(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Adds the filter options alone."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            command = _FILTERS[name](command)
        return command

    return add


_FILTERS = {
    "new": click.option("--new", is_flag=True, help="Only items not sent yet."),
    "since": click.option(
        "--since",
        type=Moment(),
        help="First seen since then: a day or time in the watchlist's time zone, or a span such as 7d.",
    ),
    "until": click.option("--until", type=Moment(), help="First seen before then: a day, a time or a span."),
    "subject": click.option("--subject", metavar="NAME", help="Only this subject."),
    "outlet": click.option("--outlet", metavar="NAME", help="Only this outlet."),
    "source": click.option("--source", metavar="NAME", help="Only this source."),
    "language": click.option("--language", metavar="CODE", help="Only posts in this language, such as ko."),
    "run": click.option(
        "--run", "run_id", type=click.IntRange(1, MOST), metavar="NUMBER", help="Only what this run reported."
    ),
}


@contextmanager
def reading(place: Place) -> Iterator[Connection]:
    """A connection that sees one state of the database. StorageError in plain words."""
    from presswatch.database.opening import open_database

    with open_database(place.database_url) as database, database.read() as connection:
        yield connection


def shown_by(*names: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Columns of a table: each by its heading, which is the name of what it shows where no other is given ("=")."""
    pairs = (name.partition("=") for name in names)
    return tuple((heading, attrgetter(own or heading)) for heading, _, own in pairs)


def show(rows: Sequence[Any], columns: Sequence[tuple[str, Callable[[Any], Any]]], *, as_json: bool) -> None:
    """Prints rows as one JSON list, or as a table with these columns (heading, value of a row)."""
    if as_json:
        print_json(rows)
        return
    if not rows:
        click.echo("nothing to show", err=True)
        return
    print_table([name for name, _ in columns], [[value(row) for _, value in columns] for row in rows])
