"""presswatch doctor"""

from __future__ import annotations

import click

from presswatch.cli.listing import json_option
from presswatch.cli.output import print_json, say
from presswatch.cli.place import Place, pass_place
from presswatch.encoders.words import safe


@click.command("doctor")
@click.option(
    "--snapshots/--no-snapshots", default=True, show_default=True, help="Also read every snapshot and check its hash."
)
@json_option
@pass_place
def command(place: Place, /, *, snapshots: bool, as_json: bool) -> int:
    """Check everything that must hold in watchlist, database and archive, and say how to mend what does not."""
    from presswatch.cli.examination import examine  # noqa: PLC0415

    findings = examine(place, snapshots=snapshots)
    if as_json:
        print_json({"ok": not findings, "findings": findings})
    elif findings:
        for finding in findings:
            click.echo(f"not so: {safe(finding.invariant)} ({finding.count}): {safe(finding.detail)}")
            click.echo(f"  to mend it: {safe(finding.mend)}")
    else:
        say("all is well")
    return 3 if findings else 0
