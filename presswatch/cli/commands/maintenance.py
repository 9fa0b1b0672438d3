"""The commands that set up and keep a record: init, db, doctor, backup, new-spider."""

import os
import sys
from pathlib import Path

import click

from presswatch.cli.listing import json_option
from presswatch.cli.output import print_json, say
from presswatch.cli.place import Place, pass_place
from presswatch.encoders.words import safe
from presswatch.errors import WatchlistError
from presswatch.locale import _, languages, speak, spoken, translated

_EVALUATED = 'eval "$(presswatch completion {})"'
TO_COMPLETE = {
    "bash": _EVALUATED.format("bash"),
    "zsh": _EVALUATED.format("zsh"),
    "fish": "presswatch completion fish | source",
}
"""What somebody types into a shell so that it completes our commands."""


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
    shell = Path(os.environ.get("SHELL", "")).name
    if sys.stderr.isatty() and shell in TO_COMPLETE:  # of no use to a script
        how = TO_COMPLETE[shell]
        say(_("to complete commands and names with TAB here: {how} (for good: presswatch completion --help)", how=how))


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
            fix = error.suggestion or "correct this line; until then the last valid watchlist stays in force"
            findings.append(Finding(invariant="the watchlist can be read", count=1, detail=str(error), fix=fix))
        findings += check(database, verify_snapshot=archive.verify if snapshots else None)
    if as_json:
        print_json({"ok": not findings, "findings": findings})
    elif findings:
        for finding in findings:
            invariant, detail, fix = map(translated, (finding.invariant, finding.detail, finding.fix))
            click.echo(
                safe(_("violated: {invariant} ({n}): {detail}", invariant=invariant, n=finding.count, detail=detail))
            )
            click.echo("  " + safe(_("to fix it: {fix}", fix=fix)))
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
