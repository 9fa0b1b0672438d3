"""presswatch feed"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from presswatch.cli.filter_names import filter_of
from presswatch.cli.listing import filters, reading
from presswatch.cli.output import say
from presswatch.cli.place import Place, pass_place

WHAT = ("coverage", "mentions")


@click.command("feed")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--what", type=click.Choice(WHAT), default="coverage", show_default=True, help="What the entries are.")
@click.option("--site", metavar="URL", help="The address at which FILE will be served; its host stands in the ids.")
@click.option("--title", help="The feed's title, if not made from the filters.")
@click.option("--entries", type=click.IntRange(1, 1000), default=100, show_default=True, help="At most so many.")
@click.option("--backfill", is_flag=True, help="Also what first visits found.")
@click.option("--in", "words", default="en", show_default=True, help="The language of the feed's title: en, ko.")
@filters("since", "subject", "outlet", "source", "language")
@pass_place
def command(
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
    """Write an Atom feed of what is new to FILE, for a web server to serve; call it after each run.

    An unchanged feed is left as it is; readers never see a half one. First visits are left out unless asked for.
    """
    from presswatch.cli.outlet_facts import sharing_of  # noqa: PLC0415
    from presswatch.export import feeds as feeds_out  # noqa: PLC0415
    from presswatch.locale import catalogue  # noqa: PLC0415

    known = place.load_watchlist_if_any()
    minter = feeds_out.minter_of(site, known.presswatch.contact if known else "")
    sharing = sharing_of(place)
    with reading(place) as connection:
        make = feeds_out.coverage_entries if what == "coverage" else feeds_out.mention_entries
        where = filter_of(place, connection, **values)
        made = make(connection, where, entries, backfill=backfill, minter=minter, sharing=sharing)
    _ = catalogue(words).gettext
    limits = [f"{name}={value}" for name, value in values.items() if value and name != "since"]
    heading = {"coverage": _("Press coverage"), "mentions": _("Mentions")}[what]
    shown = ": ".join([heading, *filter(None, [" · ".join(limit.partition("=")[2] for limit in limits)])])
    feed = feeds_out.feed_of(
        made, title=title or shown, limits=[what, *limits], minter=minter, site=site, author="Presswatch"
    )
    changed = feeds_out.write_feed(feed, file)
    say(f"{'wrote' if changed else 'unchanged:'} {file}, {len(made):,} entries")
