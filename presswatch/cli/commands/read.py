"""presswatch read"""

from __future__ import annotations

from pathlib import Path

import click

from presswatch.cli.listing import json_option
from presswatch.cli.place import Place, pass_place


@click.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--url", required=True, help="The address the page was saved from.")
@click.option(
    "--content-type", metavar="TYPE", help='The Content-Type header it came with, such as "text/html; charset=euc-kr".'
)
@json_option
@pass_place
def command(place: Place, /, *, file: Path, url: str, content_type: str | None, as_json: bool) -> None:
    """Understand the saved page FILE (- for standard input): listing, post, feed or sitemap. No network, no database.

    Mentions are looked for if there is a watchlist. Relative dates count from the file's own time.
    """
    from presswatch.cli.output import print_json  # noqa: PLC0415
    from presswatch.cli.read_page import read_page  # noqa: PLC0415
    from presswatch.cli.read_source import read_file  # noqa: PLC0415

    body, fetched_at = read_file(file)
    record = read_page(body, url, content_type, watchlist=place.load_watchlist_if_any(), now=fetched_at)
    if as_json:
        print_json(record)
        return
    from presswatch.cli.tell_read import tell_read  # noqa: PLC0415

    tell_read(record)
