"""presswatch new-spider"""

from __future__ import annotations

from pathlib import Path

import click

from presswatch.cli.output import say


@click.command("new-spider")
@click.argument("url")
@click.option(
    "--page", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A saved copy of URL's page."
)
@click.option("--name", help="The spider's name; made from the host if not given.")
def command(url: str, page: Path | None, name: str | None) -> None:
    """Create a site spider for URL, with its saved page and a failing test. In a checkout only.

    Without --page a page to be replaced is written; save the site's page over it.
    """
    from presswatch.cli.spider_template import create_spider  # noqa: PLC0415

    for path in create_spider(Path.cwd(), url, page.read_bytes() if page else None, name):
        say(f"wrote {path}")
    say("fill in the selectors, then: pytest tests/scraper/spiders/sites")
