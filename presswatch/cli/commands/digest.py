"""presswatch digest"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from presswatch.cli.listing import Moment, json_option, reading
from presswatch.cli.output import cell, print_json, say
from presswatch.cli.place import Place, names_of, pass_place
from presswatch.errors import UsageError
from presswatch.locale import _, ngettext, translated

if TYPE_CHECKING:
    from presswatch.notify.delivery import DeliveryReport
    from presswatch.notify.preview import Preview
    from presswatch.watchlist.entries import Watchlist


@click.command("digest")
@click.argument("names", nargs=-1, metavar="[CHANNEL]...", shell_complete=names_of("channels"))
@click.option("--preview", is_flag=True, help="Show what would be sent now, as plain text; send and record nothing.")
@click.option(
    "--html", type=click.Path(path_type=Path), help="With --preview: write the HTML of one channel to this file."
)
@click.option("--browser", is_flag=True, help="With --preview: show the HTML in the browser.")
@click.option("--since", type=Moment(), help="With --preview: everything found since then, sent or not.")
@click.option("--whole", is_flag=True, help="With --preview: also the items that a message would only count.")
@click.option("--message", metavar="KEY", help="Show all items of the message with this key, sent or not.")
@click.option(
    "--now", "now_all", is_flag=True, help="Send what is not sent yet, without waiting for its time or next attempt."
)
@click.option("--retry", is_flag=True, help="Send messages again that were given up.")
@json_option
@pass_place
def digest_command(
    place: Place,
    /,
    *,
    names: tuple[str, ...],
    preview: bool,
    html: Path | None,
    browser: bool,
    since: datetime | None,
    whole: bool,
    message: str | None,
    now_all: bool,
    retry: bool,
    as_json: bool,
) -> int:
    """Send the digests that are due, to all channels or those named; --preview and --message only show them."""
    watchlist = place.load_watchlist()
    if not preview and any((since, whole) if message else (since, whole, html, browser)):
        raise UsageError("digest: --html, --browser, --since and --whole need --preview")
    if message and (preview or names):
        raise UsageError("digest: --message shows one message of any channel: it takes neither --preview nor a channel")
    if not preview and not message:
        report = _send(place, watchlist, names, now_all=now_all, retry=retry)
        _print_report(place, report, as_json=as_json)
        return report.exit_code
    from presswatch.notify.preview import preview_of_message, previews

    receivers = list(names) or [one.name for one in watchlist.channels]
    if html and not message and len(set(receivers)) > 1:
        raise UsageError(f"digest: --html: one file holds the message of one channel; name it ({', '.join(receivers)})")
    with reading(place) as connection:
        if message:
            shown = [preview_of_message(connection, watchlist, message)]
        else:
            shown = previews(connection, watchlist, names, since=since, now=datetime.now(UTC), whole=whole)
    _show(shown, html=html, browser=browser, as_json=as_json)
    return 0


def _print_report(place: Place, report: DeliveryReport, *, as_json: bool) -> None:
    if as_json:
        print_json({"sent": report.sent, "undelivered": list(report.bad.values())})
    else:
        for one in report.sent:
            counts = (
                ngettext("{n} article", "{n} articles", one.articles) if one.articles else "",
                ngettext("{n} mention", "{n} mentions", one.mentions) if one.mentions else "",
                ngettext("{n} change", "{n} changes", one.changes) if one.changes else "",
                ngettext("{n} problem", "{n} problems", one.problems) if one.problems else "",
            )
            words = ", ".join(filter(None, counts))
            say(_("channel {name}: sent: {counts}", name=one.channel, counts=words))
        if not report.sent and not report.bad:
            _say_what_waits(place)
    for line in report.bad.values():
        say(translated(line))


def _say_what_waits(place: Place) -> None:
    """That nothing is due, and which messages wait for their next try."""
    from presswatch.database.channels import list_channels

    say(_("nothing to send"))
    with reading(place) as connection:
        waiting = [one for one in list_channels(connection) if one.next_try_at]
    for one in waiting:
        say(
            _(
                "channel {name}: next attempt {at} (--now tries at once): {fault}",
                name=one.name,
                at=cell(one.next_try_at),
                fault=translated(one.fault or ""),
            )
        )


def _send(place: Place, watchlist: Watchlist, names: tuple[str, ...], *, now_all: bool, retry: bool) -> DeliveryReport:
    from presswatch.database.opening import open_database
    from presswatch.notify.delivery import Notifier
    from presswatch.watchlist.secret import secrets_root

    if not watchlist.channels:
        raise UsageError("digest: the watchlist has no [[channels]]; docs/digests.md shows some (--preview needs none)")
    with open_database(place.recorded_url) as database:
        notifier = Notifier(database=database, watchlist=watchlist, base=secrets_root(place.watchlist_path))
        if retry:
            say(_("messages that were given up and are tried again: {n}", n=notifier.retry(names)))
        return notifier.deliver(names, now_all=now_all)


def _show(shown: list[Preview], *, html: Path | None, browser: bool, as_json: bool) -> None:
    if as_json:
        print_json([{"channel": one.channel, "subject": one.subject, "data": one.data} for one in shown])
        return
    for one in shown:
        if not one.channel:
            say(_("the watchlist has no [[channels]]: nothing is sent; this shows what a digest would contain"))
        elif not one.in_use:
            say(
                _(
                    "not in use yet: {names}; the next run or `presswatch digest` starts collecting for them",
                    names=one.channel,
                )
            )
        if one.is_empty:
            say(_("{channel}: nothing to send", channel=one.channel or _("digest")))
        elif html or browser:
            _as_page(one, html, browser=browser)
        else:
            say(f"{one.channel or _('digest')}: {one.subject}")
            click.echo(one.text)


def _as_page(one: Preview, html: Path | None, *, browser: bool) -> None:
    """Writes the page to the named file, or to one of its own that the browser may read after we ended."""
    import tempfile

    from presswatch.text.whole_file import whole_file

    if html is None:
        with tempfile.NamedTemporaryFile("w", prefix="presswatch-", suffix=".html", delete=False) as file:
            html = Path(file.name)
    with whole_file(html) as part:
        part.write_text(one.html, encoding="utf-8")
    say(f"{one.channel or _('digest')}: {html}")
    if browser:
        click.launch(html.absolute().as_uri())
