"""presswatch report"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from presswatch.cli.filter_names import filter_of
from presswatch.cli.listing import filters, reading
from presswatch.cli.output import say
from presswatch.cli.place import Place, pass_place

if TYPE_CHECKING:
    from presswatch.database.filters import Filter


class Days(click.ParamType[tuple[date, date]]):
    """A day, a month or a year, as its first and its last day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        """2026-11-02, 2026-11 or 2026."""
        if isinstance(value, tuple):
            return value
        try:
            return days_of(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day (2026-11-02), month (2026-11) or year (2026)", param, ctx)


# No newspaper is older, and a period as long before the longest one still has days in the calendar.
YEARS = range(1600, 3000)


def days_of(text: str) -> tuple[date, date]:
    """The first and last day that a day, a month or a year names; ValueError if it is none."""
    parts = [int(part) for part in text.split("-")]
    if parts[0] not in YEARS:
        raise ValueError(f"{text!r} lies in no year of the press")
    if len(parts) == 3:
        return date.fromisoformat(text), date.fromisoformat(text)
    first = date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
    if len(parts) == 1:
        return first, date(first.year, 12, 31)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _about(where: Filter, outlet: str | None) -> list[str]:
    """What the report is limited to, by the names as recorded; an outlet of which nothing is, by the given one."""
    names = (where.subject, ", ".join(where.outlets or ()) or outlet, where.source, where.language)
    return [name for name in names if name]


@click.command("report")
@click.option(
    "--from",
    "first",
    type=Days(),
    help="Its first day: a day, month or year. Default: of last month, in the watchlist's zone.",
)
@click.option("--to", "last", type=Days(), help="Its last day: a day, month or year. Default: where --from ends.")
@click.option("--out", type=click.Path(path_type=Path), help="The file, .html or .pdf. Default: coverage-FROM-TO.html.")
@click.option("--in", "words", default="en", show_default=True, help="The report's own language: en, ko.")
@filters("subject", "outlet", "source", "language")
@pass_place
def command(
    place: Place,
    /,
    *,
    first: tuple[date, date] | None,
    last: tuple[date, date] | None,
    out: Path | None,
    words: str,
    **values: Any,
) -> None:
    """Write a page on the press coverage of a period: figures, charts, quotes, every article with its evidence.

    One file that opens without a network and prints well. For PDF install the extra "report".
    """
    from presswatch.cli.outlet_facts import outlet_facts_of  # noqa: PLC0415
    from presswatch.coverage_report.facts import Period  # noqa: PLC0415
    from presswatch.coverage_report.files import check_ending, gather, write_report  # noqa: PLC0415
    from presswatch.coverage_report.page import render  # noqa: PLC0415
    from presswatch.encoders.licences import licences_of  # noqa: PLC0415

    now = datetime.now(tz=place.zone)  # its days are the watchlist's: at 07:00 in Seoul it is yesterday in UTC
    begin = first or days_of(f"{now.date().replace(day=1) - timedelta(days=1):%Y-%m}")
    period = Period(first=begin[0], last=(last or begin)[1])
    if period.last < period.first:
        raise click.UsageError(f"--to: {period.last} is before --from, {period.first}")
    target = out or Path(f"coverage-{period.first}-{period.last}.html")
    check_ending(target)
    known = place.load_watchlist_if_any()
    with reading(place) as connection:
        where = filter_of(place, connection, **values)
        report = gather(
            connection,
            period,
            where,
            outlet_facts=outlet_facts_of(place),
            licences=licences_of(known.outlets if known else ()),
            sources=known.sources if known else (),
            about=_about(where, values["outlet"]),
            now=now,
        )
    write_report(render(report, words), target)
    say(f"wrote {target}: {len(report.articles):,} articles from {period.first} to {period.last}")
