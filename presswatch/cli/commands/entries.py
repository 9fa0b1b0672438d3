"""The commands that edit the watchlist and keep its comments: subject, source, outlet, channel."""

import re
import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from presswatch.cli.listing import json_option
from presswatch.cli.output import print_json, print_table, say
from presswatch.cli.place import Address, Place, names_of, pass_place
from presswatch.cli.suggestions import SuggestingGroup
from presswatch.errors import UsageError
from presswatch.locale import _, translated
from presswatch.records import CoverageKind
from presswatch.watchlist.entries import ChannelKind, Reported, SubjectKind, Weekday, When

if TYPE_CHECKING:
    from presswatch.export.source_lists import ImportReport
    from presswatch.watchlist.edit import EditRefusedError
    from presswatch.watchlist.entries import Watchlist

LIST_FORMATS = ("opml", "csv")
Rows = Callable[["Watchlist"], list[tuple[Any, ...]]]


def _group(what: str, section: str, helps: tuple[str, str, str], headings: tuple[str, ...], rows: Rows) -> click.Group:
    """The group `what`, with `list` and `remove` for the entries of a section; `helps` are the three texts of help."""
    group = SuggestingGroup(what, help=helps[0])

    @group.command("list", help=helps[1])
    @json_option
    @pass_place
    def list_entries(place: Place, /, *, as_json: bool) -> None:
        import msgspec

        watchlist = place.load_watchlist()
        entries = getattr(watchlist, section)
        if as_json:
            print_json(msgspec.to_builtins(entries))
        elif entries:
            print_table(headings, rows(watchlist))
        else:
            say(_("nothing to show"))

    @group.command("remove", help=helps[2])
    @click.argument("name", shell_complete=names_of(section))
    @json_option
    @pass_place
    def remove_named(place: Place, /, *, name: str, as_json: bool) -> None:
        import msgspec

        from presswatch.watchlist.edit import EditRefusedError, remove_entry

        try:
            entry = remove_entry(place.watchlist_path, section, name, **place.checks)
        except EditRefusedError as error:
            raise _refused(f"{what} remove: {name}", error, {"name": ""}) from None
        if as_json:
            print_json(msgspec.to_builtins(entry))
        say(_("removed {name} from {path}; its records stay", name=name, path=place.watchlist_path))

    return group


def _refused(place: str, error: "EditRefusedError", options: Mapping[str, str]) -> UsageError:
    """The error for an edit that was refused, in the words of the command line: options in the place of keys."""
    key = error.key.rpartition(".")[2].partition("[")[0]
    missing = re.fullmatch(r"the key '(\w+)' is missing", error.why)
    why = _("{option} is missing", option=options[missing[1]]) if missing else translated(error.why)
    hint = translated(re.sub(r"^(\w+) = ", lambda found: f"{options.get(found[1], found[1])} ", error.suggestion))
    words = ": ".join(filter(None, (place, options.get(key, ""), why))) + f" ({hint})" * bool(hint)
    return UsageError(f"{words}; nothing was changed")


def _add(place: Place, section: str, values: Mapping[str, Any], *, as_json: bool) -> None:
    """Adds an entry with the values that were given, by the names of their keys ("from_" is the key "from")."""
    import msgspec

    from presswatch.watchlist.edit import EditRefusedError, add_entry
    from presswatch.watchlist.shape import keys_of, struct_at

    known = {key.rstrip("_"): list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    given = {key: known[key] for key in keys_of(struct_at((section,))) if known.get(key) not in (None, [], False)}
    try:
        entry = add_entry(place.watchlist_path, section, given, **place.checks)
    except EditRefusedError as error:
        command = click.get_current_context()
        options = {
            str(one.name).rstrip("_"): one.opts[0] if isinstance(one, click.Option) else str(one.name).upper()
            for one in command.command.params
        }
        raise _refused(command.command_path.partition(" ")[2], error, options) from None
    if as_json:
        print_json(msgspec.to_builtins(entry))


def _one_of(kind: Any) -> click.Choice[str]:
    """The values that a key of the watchlist may have."""
    return click.Choice(get_args(kind))


def _several(option: str, key: str, words: str, **more: Any) -> Callable[[Any], Any]:
    """An option that may be repeated, for a key that has a list."""
    return click.option(option, key, multiple=True, help=words, **more)


SUBJECT_COLUMNS = ("name", "kind", "other names", "organization", "roles")
OUTLET_COLUMNS = ("name", "other names", "domains", "country", "language", "medium", "licensed")
SOURCE_COLUMNS = ("name", "kind", "every", "address")
CHANNEL_COLUMNS = ("name", "kind", "when", "address", "to")

subject_command = _group(
    "subject",
    "subjects",
    (
        "Add, list and remove the subjects to watch for; keep the comments of the watchlist.",
        "List the subjects of the watchlist with their names.",
        "Remove the subject NAME from the watchlist; keep its records.",
    ),
    SUBJECT_COLUMNS,
    lambda watchlist: [
        (one.name, one.kind, [name for name in one.other_names if name], one.organization, list(one.roles))
        for one in watchlist.subjects
    ],
)


@subject_command.command("add")
@click.argument("name")
@click.option("--kind", type=_one_of(SubjectKind), help="What it is. Default: organization.")
@_several("--alias", "aliases", "A further name: an acronym, another spelling, another script. May be repeated.")
@_several("--former", "former", "A former name. May be repeated.")
@click.option("--organization", help="A person's organization, by name or alias.")
@_several("--role", "roles", 'A person\'s role as printed, such as "Director of Research". May be repeated.')
@click.option("--byline", is_flag=True, help="A person's bylines count as mentions too.")
@json_option
@pass_place
def add_subject(place: Place, /, *, as_json: bool, **values: Any) -> None:
    """Add NAME to the watchlist as a subject to watch for."""
    _add(place, "subjects", values, as_json=as_json)
    _say_added(place, values["name"])


def _say_added(place: Place, name: str) -> None:
    path = place.watchlist_path
    say(_("added {name} to {path}; to apply it to stored posts too: presswatch rematch", name=name, path=path))


outlet_command = _group(
    "outlet",
    "outlets",
    (
        "Add, list and remove outlets that the shipped catalogue lacks; keep the comments of the watchlist.",
        "List the outlets of the watchlist (the shipped catalogue has more).",
        "Remove the outlet NAME from the watchlist; keep its records.",
    ),
    OUTLET_COLUMNS,
    lambda watchlist: [
        (one.name, list(one.aliases), list(one.domains), one.country, one.language, one.medium, one.licensed)
        for one in watchlist.outlets
    ],
)


@outlet_command.command("add")
@click.argument("name")
@_several("--alias", "aliases", "A further name: an acronym, another script. May be repeated.")
@_several("--domain", "domains", 'A domain, such as "example.com". May be repeated.')
@click.option("--country", help='Country code, such as "KR".')
@click.option("--language", help='Language code, such as "ko".')
@click.option("--medium", help='What it makes, if not articles: "radio", "tv", …')
@click.option("--licensed", is_flag=True, help="You hold a licence to share its full texts.")
@json_option
@pass_place
def add_outlet(place: Place, /, *, as_json: bool, **values: Any) -> None:
    """Add NAME to the watchlist as an outlet that the shipped catalogue lacks."""
    _add(place, "outlets", values, as_json=as_json)
    _say_added(place, values["name"])


source_command = _group(
    "source",
    "sources",
    (
        "Add, list, remove, import and export the sources of the watchlist; keep its comments.",
        "List the sources of the watchlist (`presswatch sources` shows their state).",
        "Remove the source NAME from the watchlist; keep its records.",
    ),
    SOURCE_COLUMNS,
    lambda watchlist: [
        (one.name, one.kind, one.cron or one.every or watchlist.presswatch.every, one.url) for one in watchlist.sources
    ],
)


@source_command.command("add")
@click.argument("url", type=Address())
@click.option("--name", help="Name of the source. Default: made from the address.")
@click.option("--kind", help="auto, feed, sitemap, listing, wordpress, or the name of a site spider.")
@click.option("--every", help='Interval between visits, such as "6h".')
@click.option("--cron", help='Times of visits, as in crontab: "0 8 * * mon-fri".')
@click.option("--language", help='Language of its posts, such as "en".')
@click.option("--backfill", help='Pages of the list to read at the first visit, or "all".')
@click.option("--browser", is_flag=True, help="Open its lists in a browser (needs the extra `browser`).")
@json_option
@pass_place
def add_source(
    place: Place, /, *, url: str, name: str | None, backfill: str | None, as_json: bool, **values: Any
) -> None:
    """Add URL to the watchlist as a new source."""
    from presswatch.report import name_for

    own = name or name_for(url)
    pages = int(backfill) if backfill is not None and backfill.isdecimal() else backfill
    _add(place, "sources", {"name": own, "url": url, **values, "backfill": pages}, as_json=as_json)
    where, called = place.watchlist_path, shlex.quote(own)
    say(_("added {name} to {path}; to visit it now: presswatch run {called}", name=own, path=where, called=called))


@source_command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "given", type=click.Choice(LIST_FORMATS), help="Format, if FILE's extension does not show it."
)
@click.option("--dry-run", is_flag=True, help="Only show what would be added.")
@json_option
@pass_place
def import_list(place: Place, /, *, file: Path, given: str | None, dry_run: bool, as_json: bool) -> int:
    """Add the sources of FILE to the watchlist: OPML, as feed readers export it, or CSV. FILE may be - (--format).

    Each line of FILE is added, already there, or wrong; wrong ones do not stop the others. The first line of CSV names
    the keys of a source, such as name,url,kind.
    """
    from presswatch.export.source_lists import format_of, import_sources, read_rows

    form = format_of(file, given)
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise UsageError(f"source import: {file}: {error.strerror or error}") from None
    report = import_sources(place.watchlist_path, read_rows(content, form, str(file)), save=not dry_run, **place.checks)
    if as_json:
        print_json(report)
    else:
        _say_imported(report, str(file))
    counts = {"added": len(report.added), "known": len(report.known), "wrong": len(report.wrong)}
    if dry_run:
        say(_("{file}: {added} to add, {known} already there, {wrong} wrong; nothing was changed", file=file, **counts))
    else:
        say(_("{file}: {added} added, {known} already there, {wrong} wrong", file=file, **counts))
    return 1 if report.wrong else 0


def _say_imported(report: "ImportReport", file: str) -> None:
    """A line for each line of the file, in its order."""
    words = [
        *((one, _("added: {name}: {url}", name=one.name, url=one.url)) for one in report.added),
        *((one, _("already there: {name}: {url}", name=one.name, url=one.url)) for one in report.known),
        *((one, _("wrong: {problem}", problem=translated(one.problem))) for one in report.wrong),
    ]
    for one, said in sorted(words, key=lambda pair: pair[0].line):
        say(f"{file}:{one.line}: {said}")


@source_command.command("export")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="File to write. Default: standard output.")
@click.option("--format", "given", type=click.Choice(LIST_FORMATS), help="Format. Default: by the file, else opml.")
@pass_place
def export_list(place: Place, /, *, out: Path | None, given: str | None) -> None:
    """Write the sources of the watchlist as OPML (names and addresses) or CSV (with all their keys)."""
    from presswatch.export.source_lists import format_of, written
    from presswatch.text.whole_file import whole_file

    form = format_of(out, given) if out else given or LIST_FORMATS[0]
    sources = place.load_watchlist().sources
    content = written(sources, form)
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with whole_file(out) as part:
        part.write_bytes(content)
    say(_("wrote {path}", path=out))


channel_command = _group(
    "channel",
    "channels",
    (
        "Add, list, remove and test the channels to notify; keep the comments of the watchlist.",
        "List the channels of the watchlist (`presswatch channels` shows their delivery status).",
        "Remove the channel NAME from the watchlist; keep its records.",
    ),
    CHANNEL_COLUMNS,
    lambda watchlist: [(one.name, one.kind, one.when, one.address, list(one.to)) for one in watchlist.channels],
)


@channel_command.command("add")
@click.argument("name")
@click.option("--kind", type=_one_of(ChannelKind), help="How it is sent. Default: mail.")
@click.option("--address", required=True, help='Where its address is kept: "env:NAME" or "file:PATH".')
@click.option("--secret", help="Webhook: where its signing secret is kept.")
@_several("--to", "to", "Mail: a recipient. May be repeated.")
@click.option("--from", "from_", help="Mail: the sender.")
@click.option("--when", type=_one_of(When), help="How often. Default: daily.")
@click.option("--at", help='Time of day of "daily" and "weekly". Default: 08:00.')
@click.option("--on", type=_one_of(Weekday), help='Day of "weekly". Default: mon.')
@click.option("--timezone", help='Time zone of these times, such as "Asia/Seoul".')
@click.option("--locale", help="Language of its messages: en (default) or ko.")
@_several("--subject", "subjects", "Only this subject. May be repeated.", shell_complete=names_of("subjects"))
@_several("--outlet", "outlets", "Only articles of this outlet. May be repeated.", shell_complete=names_of("outlets"))
@_several("--language", "languages", 'Only posts in this language, such as "ko". May be repeated.')
@_several("--only", "kinds", "Only articles of this kind. May be repeated.", type=_one_of(CoverageKind))
@_several("--report", "report", "What it receives. May be repeated. Default: all but problems.", type=_one_of(Reported))
@_several("--allow-network", "allow_networks", "A private network to which it may be sent. May be repeated.")
@json_option
@pass_place
def add_channel(place: Place, /, *, as_json: bool, **values: Any) -> None:
    """Add NAME to the watchlist as a channel to notify."""
    _add(place, "channels", values, as_json=as_json)
    name, path, called = values["name"], place.watchlist_path, shlex.quote(values["name"])
    say(_("added {name} to {path}; to try it: presswatch channel test {called}", name=name, path=path, called=called))


@channel_command.command("test")
@click.argument("name", shell_complete=names_of("channels"))
@json_option
@pass_place
def try_channel(place: Place, /, *, name: str, as_json: bool) -> int:
    """Send one test message through the channel NAME, marked as such; record nothing."""
    from datetime import UTC, datetime

    from presswatch.notify.dispatch import Dispatcher, trial_envelope
    from presswatch.notify.envelope import DeliveryError
    from presswatch.watchlist.entries import named_channels
    from presswatch.watchlist.secret import secrets_root

    watchlist, now = place.load_watchlist(), datetime.now(UTC)
    (entry,) = named_channels(watchlist, [name]).values()
    envelope = trial_envelope(entry, now)
    dispatcher = Dispatcher(watchlist=watchlist, base=secrets_root(place.watchlist_path), clock=lambda: now)
    problem = None
    try:
        dispatcher.send(entry, lambda: envelope)
    except DeliveryError as fault:
        problem = str(fault)
    if as_json:
        where = list(entry.to) or entry.address
        print_json({"channel": name, "to": where, "key": envelope.key, "accepted": not problem, "problem": problem})
    elif problem:
        say(_("channel {name}: the test message was not delivered: {problem}", name=name, problem=translated(problem)))
    else:
        where = ", ".join(entry.to) or entry.address
        say(_("channel {name}: the test message was accepted for {where}", name=name, where=where))
    return 1 if problem else 0
