"""presswatch why"""

from __future__ import annotations

import click

from presswatch.cli.listing import json_option, reading, show
from presswatch.cli.output import say
from presswatch.cli.place import Place, pass_place

COLUMNS = (
    ("when", lambda step: step.at),
    ("step", lambda step: step.step),
    ("source", lambda step: step.source),
    ("outcome", lambda step: step.outcome),
    ("because", lambda step: step.detail),
)
NEVER_MET = "this address was never met: no source has shown it so far (see presswatch sources, presswatch try URL)"


@click.command("why")
@click.argument("url")
@json_option
@pass_place
def command(place: Place, /, *, url: str, as_json: bool) -> int:
    """Tell the path of URL: found where, dropped as what, matched by which rule, told when.

    Of an article's URL: which posts tell of it. Exit 1 if unknown.
    """
    from presswatch.database.decisions import trail  # noqa: PLC0415

    with reading(place) as connection:
        steps = trail(connection, url)
    if steps or as_json:
        show(steps, COLUMNS, as_json=as_json)
    else:
        say(NEVER_MET)
    return 0 if steps else 1
