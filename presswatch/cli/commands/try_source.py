"""presswatch try"""

from __future__ import annotations

import click

from presswatch.cli.address import Address
from presswatch.cli.output import print_json
from presswatch.cli.place import Place, pass_place


@click.command("try")
@click.argument("url", type=Address())
@click.option("--posts", default=10, show_default=True, type=click.IntRange(1, 100), help="How many posts to show.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@pass_place
def command(place: Place, /, *, url: str, posts: int, as_json: bool) -> int:
    """Show what URL would yield as a source: its posts with dates, one clipping in full. Saves nothing."""
    import scheduler  # noqa: PLC0415

    report = scheduler.try_source(url, watchlist=place.load_watchlist_if_any(), posts=posts)
    if as_json:
        print_json(report.to_json())
    else:
        from presswatch.cli.tell_try import tell_try  # noqa: PLC0415

        tell_try(report)
    return report.exit_code
