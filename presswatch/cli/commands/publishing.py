"""The commands that write files for others: report, feed, export."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from presswatch.cli.listing import LIST_FILTERS, Number, filter_of, filters, reading
from presswatch.cli.output import count_progress, say
from presswatch.cli.place import Place, pass_place
from presswatch.errors import UsageError
from presswatch.locale import _, day_in_prose, ngettext, pgettext, spoken, translated

if TYPE_CHECKING:
    from pipelines.outlets.catalogue import Catalogue
    from presswatch.coverage_report.facts import OutletFacts
    from presswatch.encoders.licences import Sharing


def _catalogue_of(place: Place) -> Catalogue:
    from pipelines.outlets.catalogue import load_catalogue

    return load_catalogue(place.watched().outlets)


def sharing_of(place: Place) -> Sharing:
    """The rule of presswatch.encoders.licences with this watchlist's licences; none without a watchlist."""
    from presswatch.encoders.licences import Sharing, licences_of

    catalogue = _catalogue_of(place)

    def outlet_at(address: str) -> str | None:
        outlet = catalogue.by_domain(address)
        return None if outlet is None or outlet.aggregator else outlet.name

    return Sharing(licences_of(place.watched().outlets), outlet_at)


def outlet_facts_of(place: Place) -> OutletFacts:
    """Country and language of an outlet: by its name as recorded, else by its domain, else by the article's address."""
    catalogue = _catalogue_of(place)
    by_name = {name: outlet for outlet in reversed(catalogue.outlets) for name in (outlet.name, outlet.shown)}

    def facts(name: str | None, domain: str | None, address: str | None) -> tuple[str | None, str | None]:
        outlet = by_name.get(name or "")
        for place_of in (domain, address):
            if outlet is None and place_of:
                outlet = catalogue.by_domain(place_of)
        if outlet is None or outlet.aggregator:
            return None, None
        return outlet.country or None, outlet.language or None

    return facts


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
            words = _("{value!r} is not a day (2026-11-02), month (2026-11) or year (2026)", value=value)
            self.fail(words, param, ctx)


# No newspaper is older, and a period as long before the longest one still has days in the calendar.
YEARS = range(1600, 3000)


def days_of(text: str) -> tuple[date, date]:
    """The first and last day that a day, a month or a year names; ValueError if it is none."""
    parts = [int(part) for part in text.split("-")]
    if parts[0] not in YEARS:
        raise ValueError(f"{text!r} is not in a year that a report can cover")
    if len(parts) == 3:
        return date.fromisoformat(text), date.fromisoformat(text)
    first = date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
    if len(parts) == 1:
        return first, date(first.year, 12, 31)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@click.command("report")
@click.option(
    "--from", "first", type=Days(), help="First day of the period: a day, month or year. Default: last month."
)
@click.option(
    "--to", "last", type=Days(), help="Last day of the period: a day, month or year. Default: the end of --from."
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="File to write, .html or .pdf. Default: coverage-FROM-TO.html."
)
@click.option(
    "--title", help="Title of the report. Default: that of [report] in the watchlist, or what it is limited to."
)
@click.option("--organization", help="Name of the organization that makes the report. Default: as above.")
@click.option(
    "--logo", type=click.Path(path_type=Path), help="Picture at the head: PNG, JPEG, GIF, SVG. Default: as above."
)
@click.option("--intro", help="Text at the head; empty lines divide paragraphs. Default: as above.")
@click.option("--in", "words", default=spoken, help="Language of the report: en, ko. Default: that of this help.")
@filters("subject", "outlet", "source", "language")
@pass_place
def report_command(
    place: Place,
    /,
    *,
    first: tuple[date, date] | None,
    last: tuple[date, date] | None,
    out: Path | None,
    words: str,
    title: str | None,
    organization: str | None,
    logo: Path | None,
    intro: str | None,
    **values: Any,
) -> None:
    """Write a report on the press coverage of a period: figures, charts, quotes, every article with its evidence.

    It is one file that opens without a network and prints well. PDF needs the extra "report".
    """
    from presswatch.coverage_report.page import Head, check_ending, gather, logo_of, render, write_report
    from presswatch.database.exports import Period
    from presswatch.encoders.licences import licences_of

    now = datetime.now(tz=place.zone)  # its days are the watchlist's: at 07:00 in Seoul it is yesterday in UTC
    begin = first or days_of(f"{now.date().replace(day=1) - timedelta(days=1):%Y-%m}")
    period = Period(first=begin[0], last=(last or begin)[1])
    if period.last < period.first:
        raise UsageError(f"--to: {period.last} is before --from, {period.first}")
    target = out or Path(f"coverage-{period.first}-{period.last}.html")
    check_ending(target)
    known = place.watched()
    ours = known.report
    picture = logo or (place.watchlist_path.parent / ours.logo if ours.logo else None)
    head = Head(
        title=ours.title if title is None else title,
        organization=ours.organization if organization is None else organization,
        logo=logo_of(picture) if picture else "",
        intro=ours.intro if intro is None else intro,
    )
    with reading(place) as connection:
        where = filter_of(place, connection, **values)
        outlets = ", ".join(where.outlets or ())
        report = gather(
            connection,
            period,
            where,
            outlet_facts=outlet_facts_of(place),
            licences=licences_of(known.outlets),
            sources=known.sources,
            # By the names as recorded; an outlet of which nothing is, by the given one.
            about=[*filter(None, (where.subject, outlets or values["outlet"], where.source, where.language))],
            now=now,
            head=head,
        )
    write_report(render(report, words), target)
    n = len(report.articles)
    days = {"first": day_in_prose(period.first, "day"), "last": day_in_prose(period.last, "day")}
    say(
        ngettext(
            "wrote {path}: {n} article from {first} to {last}",
            "wrote {path}: {n} articles from {first} to {last}",
            n,
            path=target,
            **days,
        )
    )


FEED_KINDS = ("coverage", "mentions")


@click.command("feed")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--what", type=click.Choice(FEED_KINDS), default="coverage", show_default=True, help="What an entry is.")
@click.option("--site", metavar="URL", help="Address at which FILE will be published; its host is part of the ids.")
@click.option("--title", help="Title of the feed. Default: made from the filters.")
@click.option(
    "--entries", type=Number(1, 1000), default=100, show_default=True, help="At most this many entries, 1 to 1,000."
)
@click.option("--backfill", is_flag=True, help="Also the baseline of each source.")
@click.option("--in", "words", default=spoken, help="Language of the feed's title: en, ko. Default: that of this help.")
@filters("since", "subject", "outlet", "source", "language")
@pass_place
def feed_command(
    place: Place,
    /,
    *,
    file: Path,
    what: str,
    site: str | None,
    title: str | None,
    entries: int,
    backfill: bool,
    words: str,
    **values: Any,
) -> None:
    """Write an Atom feed of what is new to FILE, for a web server to publish. Call it after each run.

    An unchanged feed keeps its file and date. The baseline of each source is skipped unless you add --backfill.
    """
    from presswatch.export import feeds as feeds_out
    from presswatch.locale import catalogue

    minter = feeds_out.minter_of(site, place.watched().presswatch.contact)
    with reading(place) as connection:
        where, sharing = filter_of(place, connection, **values), sharing_of(place)
        made = feeds_out.entries_of(what, connection, where, entries, backfill=backfill, minter=minter, sharing=sharing)
    gettext = catalogue(words).gettext
    limits = [f"{name}={value}" for name, value in values.items() if value and name != "since"]
    heading = {"coverage": gettext("Press coverage"), "mentions": gettext("Mentions")}[what]
    shown = ": ".join([heading, *filter(None, [" · ".join(limit.partition("=")[2] for limit in limits)])])
    feed = feeds_out.feed_of(
        made, title=title or shown, limits=[what, *limits], minter=minter, site=site, author="Presswatch"
    )
    changed = feeds_out.write_feed(feed, file)
    if changed:
        say(ngettext("wrote {path}, {n} entry", "wrote {path}, {n} entries", len(made), path=file))
    else:
        say(ngettext("unchanged: {path}, {n} entry", "unchanged: {path}, {n} entries", len(made), path=file))


EXPORT_KINDS = ("coverage", "mentions", "posts", "quotes", "people")
REFERENCES = ("bibtex", "ris", "csl")
FORMATS = ("csv", "jsonl", "xlsx", *REFERENCES)


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--what", type=click.Choice(EXPORT_KINDS), default="coverage", show_default=True, help="What a row is.")
@click.option("--format", "given", type=click.Choice(FORMATS), help="Format, if FILE's extension does not show it.")
@filters(*LIST_FILTERS)
@pass_place
def export_command(place: Place, /, *, file: Path, what: str, given: str | None, **values: Any) -> None:
    """Write records to FILE: .csv, .jsonl, .xlsx, or references as .bib, .ris, .json (CSL).

    All records, or those that the filters keep. FILE may be - for standard output. An existing FILE is replaced when
    the new one is complete.
    """
    from presswatch.export.files import Order, export, format_of

    form = format_of(file, given)
    facts = outlet_facts_of(place) if form in REFERENCES else None
    with reading(place) as connection, count_progress(_("writing {what}", what=pgettext("what", what))) as progress:
        where = filter_of(place, connection, **values)
        order = Order(
            what, where, sharing_of(place), progress, lambda *outlet: facts(*outlet)[1] if facts else None, place.zone
        )
        done = export(connection, file, form, order)
    for words in done.said:
        say(translated(words))
    if form in REFERENCES:
        say(ngettext("wrote {n} reference: {path}", "wrote {n} references: {path}", done.rows, path=file))
    else:
        say(ngettext("wrote {n} row: {path}", "wrote {n} rows: {path}", done.rows, path=file))
