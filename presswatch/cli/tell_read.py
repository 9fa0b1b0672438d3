"""What `read` shows without --json."""

from __future__ import annotations

from typing import Any

import click

from presswatch.cli.output import print_table
from presswatch.cli.tell_try import clipping_lines, day_words
from presswatch.encoders.words import safe


def tell_read(record: dict[str, Any]) -> None:
    """Prints the understanding of one page for people."""
    click.echo(f"{click.style(record['kind'], bold=True)} ({record['confidence']}): {safe(record['reason'])}")
    if record["items"]:
        rows = [(day_words(item["published"] or {}), item["title"], item["url"]) for item in record["items"]]
        print_table(("date", "title", "address"), rows)
        script = "there is one, but only a script opens it" if record["next_by_script"] else "none"
        click.echo(f"next page: {safe(record['next'] or script)}")
    if record["kind"] == "post":
        for line in clipping_lines(record):
            click.echo(line)
