"""The commands that read pages and explain or repeat decisions: try, read, why, rematch, reread."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from presswatch.cli.listing import Number, json_option, known_source, reading, show, shown_by
from presswatch.cli.output import count_progress, print_json, print_table, say, try_progress
from presswatch.cli.place import Address, Place, names_of, pass_place
from presswatch.locale import _, pgettext, spoken, translated

if TYPE_CHECKING:
    from presswatch.database.decisions import TrailStep


@click.command("try")
@click.argument("url", type=Address())
@click.option("--posts", default=10, show_default=True, type=Number(1, 100), help="How many posts to show, 1 to 100.")
@json_option
@pass_place
def try_source_command(place: Place, /, *, url: str, posts: int, as_json: bool) -> int:
    """Show what URL would yield as a source: its posts with dates, and one clipping. Save nothing."""
    with try_progress(url, quiet=as_json) as found:
        import scheduler  # the first line is on the screen before Scrapy is loaded

        report = scheduler.try_source(url, watchlist=place.load_watchlist_if_any(), posts=posts, found=found)
    if as_json:
        print_json(report.to_json())
    else:
        from presswatch.cli.reading import print_try

        print_try(report)
    return report.exit_code


@click.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--url", required=True, help="Address from which the page was saved.")
@click.option(
    "--content-type", metavar="TYPE", help='Content-Type header of the page, such as "text/html; charset=euc-kr".'
)
@json_option
@pass_place
def read_command(place: Place, /, *, file: Path, url: str, content_type: str | None, as_json: bool) -> None:
    """Extract the saved page FILE (- for standard input): a list of posts, a post, a feed or a sitemap.

    No network, no database. With a watchlist, mentions are found too. Relative dates count from the file's
    modification time.
    """
    from presswatch.cli.reading import print_reading, read_file, read_page

    body, fetched_at = read_file(file)
    record = read_page(body, url, content_type, watchlist=place.load_watchlist_if_any(), now=fetched_at)
    if as_json:
        print_json(record)
    else:
        print_reading(record)


WHY_COLUMNS: "tuple[tuple[str, Callable[[TrailStep], Any]], ...]" = (
    *(*shown_by("when=at"), ("step", lambda one: pgettext("step", one.step)), *shown_by("source")),
    ("outcome", lambda one: translated(one.outcome) if one.step == "revision" else pgettext("outcome", one.outcome)),
    ("because", lambda one: translated(one.detail)),
)
RULES_COLUMNS = ("rule", "of", "says")


@click.command("why")
@click.argument("url")
@click.option(
    "--in", "words", default=spoken, help="Language of the rules' sentences: en, ko. Default: that of this help."
)
@json_option
@pass_place
def why_command(place: Place, /, *, url: str, words: str, as_json: bool) -> int:
    """Show what happened to URL: where it was found, why it was skipped, which rule matched, when it was reported.

    For the URL of an article: which posts report it. With a watchlist, also the names in the post that do not count,
    and the evidence for its articles, by today's rules. Exit code 1 if there is no record of URL.
    """
    from pipelines.explain import explained, sentence_in, with_rules
    from presswatch.database.decisions import trail

    with reading(place) as connection:
        steps = list(map(with_rules, trail(connection, url)))
        watchlist = place.load_watchlist_if_any() if steps else None
        if watchlist is not None:
            steps += explained(connection, url, watchlist, datetime.now(UTC))
    if not (steps or as_json):
        say(_("no record of this URL: no source has shown it so far (see presswatch sources, presswatch try URL)"))
        return 1
    show(steps, WHY_COLUMNS, as_json=as_json)
    if not as_json:
        rules = dict.fromkeys(rule for step in steps for rule in step.rules)
        rows = [(rule.id, pgettext("step", rule.area), sentence_in(rule, words)) for rule in rules]
        print_table(RULES_COLUMNS, rows)
    return 0 if steps else 1


@click.command("rematch")
@json_option
@pass_place
def rematch_command(place: Place, /, *, as_json: bool) -> int:
    """Match all stored posts again after a change of the watchlist. Fetches nothing; reports nothing old as new."""
    from pipelines import rework
    from presswatch.cli.run_summary import print_rework
    from presswatch.database.locks import locked_database

    watchlist = place.load_watchlist()
    with count_progress(_("rematching")) as progress, locked_database(place.recorded_url) as database:
        report = rework.rematch(database, watchlist, progress)
    print_rework(report, as_json=as_json)
    return report.exit_code


@click.command("reread")
@click.option(
    "--source",
    "names",
    multiple=True,
    metavar="NAME",
    shell_complete=names_of("sources"),
    help="Only posts of this source; may be repeated.",
)
@json_option
@pass_place
def reread_command(place: Place, /, *, names: tuple[str, ...], as_json: bool) -> int:
    """Re-run extraction on stored pages after an upgrade. Fetches nothing; reports nothing old as new."""
    import scheduler  # knows where the archive is
    from pipelines import rework
    from presswatch.cli.run_summary import print_rework
    from presswatch.database.locks import locked_database
    from presswatch.evidence.archive import Archive

    watchlist = place.load_watchlist()
    archive = Archive(scheduler.archive_root(place.watchlist_path, place.database_url))
    with count_progress(_("rereading")) as progress, locked_database(place.recorded_url) as database:
        with database.read() as connection:
            sources = [known_source(place, connection, name) for name in names]
        report = rework.reread(database, watchlist, archive, sources, progress)
    print_rework(report, as_json=as_json)
    return report.exit_code
