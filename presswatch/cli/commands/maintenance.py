"""The commands that set up and keep a record: init, source, db, doctor, backup, new-spider."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from presswatch.cli.listing import json_option
from presswatch.cli.output import print_json, print_table, say
from presswatch.cli.place import Address, Place, pass_place
from presswatch.encoders.words import safe
from presswatch.errors import WatchlistError
from presswatch.locale import _, languages, speak, spoken


@click.command("init")
@click.option("--lang", type=click.Choice(languages()), help="Language of the comments (default: that of this help).")
@pass_place
def init_command(place: Place, lang: str | None) -> None:
    """Write a commented watchlist to start from; never overwrite an existing one."""
    from presswatch.watchlist.edit import write_initial

    if lang:
        speak(lang)
    write_initial(place.watchlist_path, spoken())
    say(
        _(
            "wrote {path}: add the subjects to watch for, then try an address: presswatch try URL",
            path=place.watchlist_path,
        )
    )


@click.group("db")
def db_command() -> None:
    """Create or upgrade the database."""


@db_command.command("upgrade")
@pass_place
def upgrade(place: Place) -> None:
    """Upgrade the database to this version's schema, or create it. A copy of the old one is kept."""
    from presswatch.database.engine import connect
    from presswatch.database.opening import migrate

    with connect(place.database_url, create=True) as database:
        steps = migrate(database)
        if steps:
            say(_("{database}: upgraded to {version}", database=database.where, version=steps[-1]))
        else:
            say(_("{database}: already up to date", database=database.where))


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path), required=False)
@pass_place
def backup_command(place: Place, /, *, target: Path | None) -> None:
    """Write a consistent copy of the database to TARGET, even during a run.

    Without TARGET the copy goes to the folder DATABASE.backups, one a day; the newest seven are kept. To restore: stop
    all runs, move the database and its -wal and -shm files away, put the copy in its place, run presswatch doctor.
    """
    from datetime import UTC, datetime

    from presswatch.database.backup import backup, daily_backup
    from presswatch.database.engine import connect

    with connect(place.recorded_url) as database:
        if target is not None:
            say(_("wrote {path}", path=backup(database, target)))
            return
        made = daily_backup(database, datetime.now(tz=UTC).date())
        say(_("wrote {path}", path=made) if made else _("today's copy already exists"))


@click.command("doctor")
@click.option(
    "--snapshots/--no-snapshots", default=True, show_default=True, help="Also read every snapshot and check its hash."
)
@json_option
@pass_place
def doctor_command(place: Place, /, *, snapshots: bool, as_json: bool) -> int:
    """Check the integrity of watchlist, database and archive, and suggest fixes."""
    import scheduler  # knows where the archive is
    from presswatch.database.doctor import Finding, check
    from presswatch.database.engine import connect
    from presswatch.evidence.archive import Archive

    archive = Archive(scheduler.archive_root(place.watchlist_path, place.database_url))
    findings: list[Finding] = []
    with connect(place.recorded_url) as database:
        try:
            place.load_watchlist_if_any()
        except WatchlistError as error:
            mend = error.suggestion or "correct this line; until then the last valid watchlist stays in force"
            findings.append(Finding(invariant="the watchlist can be read", count=1, detail=str(error), mend=mend))
        findings += check(database, verify_snapshot=archive.verify if snapshots else None)
    if as_json:
        print_json({"ok": not findings, "findings": findings})
    elif findings:
        for finding in findings:
            click.echo(f"violated: {safe(finding.invariant)} ({finding.count}): {safe(finding.detail)}")
            click.echo(f"  to fix it: {safe(finding.mend)}")
    else:
        say(_("no problems found"))
    return 3 if findings else 0


@click.command("new-spider")
@click.argument("url")
@click.option(
    "--page", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Saved copy of the page at URL."
)
@click.option("--name", help="Name of the spider. Default: made from the host.")
def new_spider_command(url: str, page: Path | None, name: str | None) -> None:
    """Create a site spider for URL, with a saved page and a failing test. Works in a checkout only.

    Without --page a placeholder is written: save the site's page over it.
    """
    from presswatch.cli.spider_template import create_spider

    for path in create_spider(Path.cwd(), url, page.read_bytes() if page else None, name):
        say(_("wrote {path}", path=path))
    say(_("fill in the selectors, then run: pytest tests/scraper/spiders/sites"))


@click.group("source")
def source_command() -> None:
    """Add, list and remove the sources of the watchlist; keep its comments."""


@source_command.command("add")
@click.argument("url", type=Address())
@click.option("--name", help="Name of the source. Default: made from the address.")
@click.option("--kind", help="auto, feed, sitemap, listing, wordpress, or the name of a site spider.")
@click.option("--every", help='Interval between visits, such as "6h".')
@click.option("--cron", help='Times of visits, as in crontab: "0 8 * * mon-fri".')
@click.option("--language", help='Language of its posts, such as "en".')
@click.option("--backfill", help='Pages of the list to read at the first visit, or "all".')
@click.option("--browser", is_flag=True, help="Open its lists in a browser (needs the extra `browser`).")
@pass_place
def add(
    place: Place, /, *, url: str, name: str | None, backfill: str | None, browser: bool, **keys: str | None
) -> None:
    """Add URL to the watchlist as a new source."""
    from presswatch.report import name_for
    from presswatch.watchlist.edit import add_source
    from scraper.spiders.sites import site_spiders

    values: dict[str, Any] = {"name": name or name_for(url), "url": url}
    pages = int(backfill) if backfill is not None and backfill.isdecimal() else backfill
    given = {**keys, "backfill": pages, "browser": browser or None}
    values |= {key: value for key, value in given.items() if value is not None}
    add_source(place.watchlist_path, values, site_spiders=site_spiders())
    where = place.watchlist_path
    say(_("added {name} to {path}; to visit it now: presswatch run {name}", name=values["name"], path=where))


@source_command.command("list")
@json_option
@pass_place
def list_sources(place: Place, /, *, as_json: bool) -> None:
    """List the sources of the watchlist (`presswatch sources` shows their state)."""
    import msgspec

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
    """Remove the source NAME from the watchlist; keep its records."""
    from presswatch.watchlist.edit import remove_source
    from scraper.spiders.sites import site_spiders

    remove_source(place.watchlist_path, name, site_spiders=site_spiders())
    say(_("removed {name} from {path}; its records stay", name=name, path=place.watchlist_path))
