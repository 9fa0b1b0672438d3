"""presswatch export"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from presswatch.cli.filter_names import filter_of
from presswatch.cli.listing import filters, reading
from presswatch.cli.output import say
from presswatch.cli.place import Place, pass_place
from presswatch.cli.progress import count_progress

WHAT = ("coverage", "mentions", "posts", "quotes", "people")
REFERENCES = ("bibtex", "ris", "csl")
FORMATS = ("csv", "jsonl", "xlsx", *REFERENCES)


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--what", type=click.Choice(WHAT), default="coverage", show_default=True, help="What the rows are.")
@click.option("--format", "given", type=click.Choice(FORMATS), help="The format, if FILE's ending does not say it.")
@filters("since", "until", "subject", "outlet", "source", "language", "run", "new")
@pass_place
def command(place: Place, /, *, file: Path, what: str, given: str | None, **values: Any) -> None:
    """Write what was recorded to FILE: .csv, .jsonl, .xlsx, or as references .bib, .ris, .json (CSL).

    Whole or filtered, complete whatever its size, a column for every field. - is standard output. An older FILE is
    replaced at the end.
    """
    from presswatch.cli.outlet_facts import outlet_facts_of, sharing_of  # noqa: PLC0415
    from presswatch.export.files import Order, export, format_of  # noqa: PLC0415

    form = format_of(file, given)
    facts = outlet_facts_of(place) if form in REFERENCES else None
    with reading(place) as connection, count_progress(f"writing {what}") as progress:
        where = filter_of(place, connection, **values)
        order = Order(
            what, where, sharing_of(place), progress, lambda *outlet: facts(*outlet)[1] if facts else None, place.zone
        )
        done = export(connection, file, form, order)
    for words in done.said:
        say(words)
    say(f"wrote {done.rows:,} {'references' if form in REFERENCES else 'rows'}: {file}")
