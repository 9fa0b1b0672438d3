"""presswatch source add, list, remove"""

from __future__ import annotations

from typing import Any

import click

from presswatch.cli.address import Address
from presswatch.cli.output import print_json, print_table, say
from presswatch.cli.place import Place, pass_place
from scraper.spiders.sites import site_spiders


@click.group("source")
def source_command() -> None:
    """Add, list and remove the sources of the watchlist; comments in it stay."""


@source_command.command("add")
@click.argument("url", type=Address())
@click.option("--name", help="Its name; made from the address if not given.")
@click.option("--kind", help="auto, feed, sitemap, listing, wordpress or a site spider's name.")
@click.option("--every", help='How often, such as "6h".')
@click.option("--cron", help='When, such as "0 8 * * mon-fri".')
@click.option("--language", help='Language of its posts, such as "en".')
@click.option("--backfill", help='Pages of the list read at the first visit, or "all".')
@click.option("--browser", is_flag=True, help="Opens its lists in a browser (extra `browser`).")
@pass_place
def add(
    place: Place, /, *, url: str, name: str | None, backfill: str | None, browser: bool, **keys: str | None
) -> None:
    """Write URL as a new source into the watchlist."""
    from presswatch.report import name_for  # noqa: PLC0415
    from presswatch.watchlist.edit import add_source  # noqa: PLC0415

    values: dict[str, Any] = {"name": name or name_for(url), "url": url}
    values.update({key: value for key, value in keys.items() if value is not None})
    if backfill is not None:
        values["backfill"] = int(backfill) if backfill.isdecimal() else backfill
    if browser:
        values["browser"] = True
    add_source(place.watchlist_path, values, site_spiders=site_spiders())
    say(f"added {values['name']} to {place.watchlist_path}; presswatch run {values['name']} visits it now")


@source_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@pass_place
def list_sources(place: Place, /, *, as_json: bool) -> None:
    """List the sources of the watchlist (`presswatch sources` shows their state)."""
    import msgspec  # noqa: PLC0415

    watchlist = place.load_watchlist()
    if as_json:
        print_json([msgspec.to_builtins(source) for source in watchlist.sources])
        return
    rows = [
        (one.name, one.kind, one.cron or one.every or watchlist.presswatch.every, one.url) for one in watchlist.sources
    ]
    print_table(("name", "kind", "every", "address"), rows)


@source_command.command("remove")
@click.argument("name")
@pass_place
def remove(place: Place, /, *, name: str) -> None:
    """Take the source NAME out of the watchlist; what was recorded of it stays."""
    from presswatch.watchlist.edit import remove_source  # noqa: PLC0415

    remove_source(place.watchlist_path, name, site_spiders=site_spiders())
    say(f"removed {name} from {place.watchlist_path}; its record stays")
