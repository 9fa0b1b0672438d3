"""What the listing commands share: filters by the names people type, the open database, JSON or a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, tzinfo
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import click

from presswatch.cli.output import print_json, print_table, say
from presswatch.cli.place import Place, names_of
from presswatch.errors import UsageError
from presswatch.locale import _, ngettext, translated
from presswatch.text.strings import folded_name

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from presswatch.database.filters import Filter

TABLE_LIMIT = 50
# More rows than any record has, and less than the largest integer of a database.
MOST = 1_000_000_000


class Number(click.ParamType[int]):
    """A whole number within bounds."""

    name = "number"

    def __init__(self, low: int, high: int = MOST) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that is written."""
        try:
            number = int(value)
        except ValueError:
            number = self.low - 1
        if self.low <= number <= self.high:
            return number
        bounds = {"low": self.low, "high": f"{self.high:,}"}
        return self.fail(_("{value!r} is not a whole number from {low} to {high}", value=value, **bounds), param, ctx)


class Moment(click.ParamType[datetime]):
    """A day, a time, or how long ago: 2026-11-01, yesterday, 2026-11-01T08:00, 7d."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """A moment in UTC; a day or time without a zone is in the watchlist's."""
        if isinstance(value, datetime):
            return value
        try:
            return moment(str(value), datetime.now(tz=UTC), lambda: ctx.ensure_object(Place).zone if ctx else UTC)
        except (ValueError, OverflowError):  # OverflowError: a time outside the calendar in UTC
            self.fail(not_a_moment(value), param, ctx)


def not_a_moment(value: object) -> str:
    """What is said of a value that is none."""
    return _(
        "{value!r} is not a day (2026-11-01, today, yesterday), a time (2026-11-01T08:00) or a span (7d)", value=value
    )


class Day(Moment):
    """A day, or how long ago: 2026-11-01, yesterday, 7d."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The day, in the watchlist's time zone, of what is given."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        return super().convert(value, param, ctx).astimezone(ctx.ensure_object(Place).zone if ctx else UTC).date()


_DAYS_AGO = {"today": timedelta(0), "yesterday": timedelta(days=1)}


def moment(text: str, now: datetime, zone: Callable[[], tzinfo] = lambda: UTC) -> datetime:
    """The moment that a day, a time or a span before `now` names, without a zone in `zone`; ValueError if none."""
    if text in _DAYS_AGO:
        local = now.astimezone(zone())
        return (local.replace(hour=0, minute=0, second=0, microsecond=0) - _DAYS_AGO[text]).astimezone(UTC)
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
    usual = f"default: {TABLE_LIMIT} in a table, all with --json; 0 for all"
    return click.option("--limit", type=Number(0), help=f"Show at most this many ({usual}).")(command)


def page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --limit and --page."""
    words = "Show this page of the list: its rows are as many as --limit says, or 50."
    return limit_option(click.option("--page", type=Number(1), default=1, help=words)(command))


def limit_of(limit: int | None, *, as_json: bool, page: int = 1) -> int | None:
    """The number of rows to ask for, None for all: a script wants all of them, a person the newest."""
    if limit is None:
        return None if as_json and page == 1 else TABLE_LIMIT
    return limit or None


def say_further(number: int, page: int, most: int) -> None:
    """Says how many rows come after a page, and how to see them; `most` are counted."""
    if number > most:
        say(_("more than {n} more; next page: --page {page}", n=f"{most:,}", page=page + 1))
    elif number:
        say(ngettext("{n} more; next page: --page {page}", "{n} more; next page: --page {page}", number, page=page + 1))


def list_options(*sorts: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Adds the options of every list; `sorts` are the fields that it can be sorted by."""
    words = f"Sort by {', '.join(sorts)} (default: {sorts[0]}, when it was first seen); the latest day comes first."
    by_field = click.option("--sort", type=click.Choice(sorts), metavar="FIELD", default=sorts[0], help=words)
    turned = click.option("--reverse", is_flag=True, help="Reverse the order.")
    return lambda command: filters(*LIST_FILTERS)(by_field(turned(page_options(json_option(command)))))


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
        "--seen-since",
        "since",
        type=Moment(),
        help="First seen since then: a day or time in the watchlist's time zone, yesterday, or a span such as 7d.",
    ),
    "until": click.option(
        "--until", "--seen-until", "until", type=Moment(), help="First seen before then: a day, a time or a span."
    ),
    "published-since": click.option(
        "--published-since", type=Day(), help="Posts dated on this day or later, by the date on the post."
    ),
    "published-until": click.option("--published-until", type=Day(), help="Posts dated on this day or earlier."),
    "article-since": click.option(
        "--article-since", type=Day(), help="Press articles dated on this day or later, or posts that report one."
    ),
    "article-until": click.option(
        "--article-until", type=Day(), help="Press articles dated on this day or earlier, or posts that report one."
    ),
    "subject": click.option(
        "--subject", metavar="NAME", shell_complete=names_of("subjects"), help="Only this subject."
    ),
    "outlet": click.option("--outlet", metavar="NAME", shell_complete=names_of("outlets"), help="Only this outlet."),
    "source": click.option("--source", metavar="NAME", shell_complete=names_of("sources"), help="Only this source."),
    "language": click.option("--language", metavar="CODE", help="Only posts in this language, such as ko."),
    "run": click.option("--run", "run_id", type=Number(1), metavar="NUMBER", help="Only what this run reported."),
}


DATES = ("since", "until", "published-since", "published-until", "article-since", "article-until")
LIST_FILTERS = (*DATES, "subject", "outlet", "source", "language", "run", "new")


@contextmanager
def reading(place: Place) -> Iterator[Connection]:
    """A connection that sees one state of the database. StorageError in plain words."""
    from presswatch.database.opening import open_database

    with open_database(place.recorded_url) as database, database.read() as connection:
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
        say(_("nothing to show"))
        return
    headings, values = zip(*columns, strict=True)
    print_table(headings, [[value(row) for value in values] for row in rows])


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def filter_of(
    place: Place,
    connection: Connection,
    *,
    subject: str | None = None,
    outlet: str | None = None,
    source: str | None = None,
    language: str | None = None,
    **limits: Any,
) -> Filter:
    """The options as a Filter; UsageError for names that nobody knows, but an unknown outlet is only reported."""
    from presswatch.database.filters import Filter

    if language is not None and not _LANGUAGE.fullmatch(language.lower()):
        raise UsageError(f"--language: {language}: not a language code (such as en or ko)")
    return Filter(
        subject=None if subject is None else known_subject(place, connection, subject),
        outlets=None if outlet is None else _known_outlets(place, connection, outlet),
        source=None if source is None else known_source(place, connection, source),
        language=language and language.lower(),
        **limits,
    )


def known_subject(place: Place, connection: Connection, given: str) -> str:
    """The subject with this name, in any letter case, or with this alias or former name."""
    from presswatch.database.filters import is_mentioned, recorded
    from presswatch.database.schema import subjects

    known = recorded(connection, subjects)
    if given in known or is_mentioned(connection, given):
        return given
    further = {one.name: one.other_names for one in place.watched().subjects}
    called = [name for name, others in further.items() if folded_name(given) in map(folded_name, others)]
    return _the_one("subject", given, [*known, *further], called)


def known_source(place: Place, connection: Connection, given: str) -> str:
    """The source with this name, in any letter case; also one no longer in the watchlist."""
    from presswatch.database.filters import recorded
    from presswatch.database.schema import sources

    known = recorded(connection, sources)
    if given in known:
        return given
    return _the_one("source", given, [*known, *(one.name for one in place.watched().sources)])


def _known_outlets(place: Place, connection: Connection, given: str) -> tuple[str, ...]:
    """The recorded outlets that match a printed name, another form of it or a domain."""
    from pipelines.outlets.outlet import look_up  # the catalogue
    from presswatch.database.filters import outlets_called

    names, near = look_up(given, place.watched().outlets)
    found = outlets_called(connection, (given, *names))
    if not found and not names:
        hint = f" (did you mean {near!r}?)" if near else ""
        words = f"--outlet: {given}: no outlet of this name in the record, the catalogue or the watchlist{hint}"
        say(translated(words))
    return found


def _the_one(what: str, given: str, names: Sequence[str], further: Sequence[str] = ()) -> str:
    """The name that is equal but for its letter case; else the one of `further`, which are called so otherwise."""
    known = list(dict.fromkeys(names))
    found = [name for name in known if folded_name(name) == folded_name(given)] or further
    if len(found) > 1:
        raise UsageError(f"--{what}: {given}: several have this name ({', '.join(found)})")
    if not found:
        raise UsageError(f"--{what}: {given}: no such {what} ({_suggested(given, known)})")
    return found[0]


def _suggested(given: str, known: Sequence[str]) -> str:
    from presswatch.watchlist.values import similar  # only when something is wrong

    return similar(given, known) or "none recorded yet"
