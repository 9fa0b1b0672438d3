"""The commands that review the record: review, correct, undo, corrections, accuracy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from presswatch.cli.listing import (
    Number,
    filter_of,
    filters,
    json_option,
    limit_of,
    limit_option,
    reading,
    show,
    shown_by,
)
from presswatch.cli.output import apart, print_json, say
from presswatch.cli.place import Place, account, pass_place
from presswatch.errors import UsageError
from presswatch.locale import _, ngettext
from presswatch.text.moments import day_text

if TYPE_CHECKING:
    from pipelines.review import Reviewer
    from presswatch.database.reviews import ReviewPart, ReviewRow


def _change_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --by, --why and --json."""
    command = json_option(command)
    words = "Who decides (default: PRESSWATCH_USER, else the name of this account)."
    command = click.option("--by", "who", metavar="NAME", envvar="PRESSWATCH_USER", help=words)(command)
    return click.option("--why", default="", metavar="TEXT", help="A reason, kept with the change.")(command)


@contextmanager
def _reviewer(place: Place, who: str | None, why: str) -> Iterator[Reviewer]:
    from pipelines.review import Reviewer
    from presswatch.database.opening import open_database

    watchlist = place.load_watchlist()
    with open_database(place.recorded_url) as database:
        yield Reviewer(database, watchlist, who or account(), why)


def _answer(document: dict[str, Any], words: str, *, as_json: bool) -> None:
    """Prints what was done as JSON, or says it."""
    if as_json:
        print_json(document)
    else:
        say(words)


@click.group("review", invoke_without_command=True)
@click.pass_context
def review_command(context: click.Context) -> None:
    """List what is open for review; accept or dismiss it.

    Each part has a handle: p5 a post, c7 press coverage, m12 a mention, s3 a spokesperson, q9 a quote. Without a
    subcommand: list.
    """
    if context.invoked_subcommand is None:
        context.invoke(review_list, limit=None, as_json=False, baseline=False)


@review_command.command("list")
@click.option("--baseline", is_flag=True, help="Also what first visits found.")
@filters("since", "until", "subject", "source")
@limit_option
@json_option
@pass_place
def review_list(place: Place, /, *, baseline: bool, limit: int | None, as_json: bool, **values: Any) -> None:
    """List the posts of which anything is open, newest first, with the handles of their parts."""
    from presswatch.database.reviews import list_open

    with reading(place) as connection:
        where = filter_of(place, connection, limit=limit_of(limit, as_json=as_json), **values)
        rows = list_open(connection, where, baseline=baseline)
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo("\n".join(_lines(row)) + "\n")
    if rows:
        say(_("to accept a post with all its parts: presswatch review accept {handle}", handle=rows[0].handle))
    else:
        say(_("nothing is open for review"))


def _lines(row: ReviewRow) -> Iterator[str]:
    day = day_text(row.published_on, row.published_precision) or _("no date")
    yield f"{click.style(row.handle, bold=True)}  {apart(row.title)} ({apart(row.source)}, {day})"
    yield f"    {row.url}"
    for part in row.coverage:
        yield from _part(part, "outlet", "article_date", "headline", "article_url")
    for part in row.mentions:
        yield from _part(part, "subject", "sentence")
    for part in row.people:
        yield from _part(part, "name", "roles")
    for part in row.quotes:
        yield from _part(part, "text", "speaker")


def _part(part: ReviewPart, *names: str) -> Iterator[str]:
    texts = [", ".join(value) if isinstance(value, list) else value for value in map(part.values.get, names)]
    mark = {"accepted": " ✓", "open": ""}.get(part.review or "open", "")
    doubt = "?" if part.values.get("certain") is False and part.review == "open" else ""
    yield f"  {part.handle}{mark}{doubt}  " + " · ".join(apart(text) for text in texts if text)


@review_command.command("accept")
@click.argument("handles", nargs=-1, required=True, metavar="HANDLE...")
@_change_options
@pass_place
def accept(place: Place, /, *, handles: tuple[str, ...], who: str | None, why: str, as_json: bool) -> None:
    """Mark as right: a post with all its parts (p5), coverage (c7), a mention (m12), a person (s3), a quote (q9)."""
    from pipelines.review import handle_of

    with _reviewer(place, who, why) as reviewer:
        count = reviewer.accept([handle_of(one) for one in handles])
    _answer({"accepted": count}, ngettext("{n} part accepted", "{n} parts accepted", count), as_json=as_json)


@review_command.command("dismiss")
@click.argument("handles", nargs=-1, required=True, metavar="HANDLE...")
@_change_options
@pass_place
def dismiss(place: Place, /, *, handles: tuple[str, ...], who: str | None, why: str, as_json: bool) -> None:
    """Remove what is wrong: coverage (c7), a mention (m12), a person (s3), a quote (q9). It does not come back."""
    from pipelines.review import handle_of

    with _reviewer(place, who, why) as reviewer:
        count = reviewer.remove([handle_of(one) for one in handles])
    words = ngettext(
        "{n} part dismissed; to take it back: presswatch undo",
        "{n} parts dismissed; to take one back: presswatch undo",
        count,
    )
    _answer({"dismissed": count}, words, as_json=as_json)


@click.command("correct")
@click.argument("handle")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option(
    "--add",
    "kind",
    type=click.Choice(("mention", "coverage", "person", "quote")),
    help="Add a part with these fields to the post HANDLE.",
)
@_change_options
@pass_place
def correct_command(
    place: Place,
    /,
    *,
    handle: str,
    fields: tuple[str, ...],
    kind: str | None,
    who: str | None,
    why: str,
    as_json: bool,
) -> None:
    """Correct fields of a part of the record, such as c7 outlet="The Post"; `presswatch review list` shows the handles.

    FIELD= without a value empties a field. A correction outlasts rereading and upgrades, and can be undone.
    """
    from pipelines.review import handle_of

    values = dict(map(_field, fields))
    target = handle_of(handle)
    with _reviewer(place, who, why) as reviewer:
        written = reviewer.correct(target, values) if kind is None else [reviewer.add(target, kind, values)]
    if kind is not None:
        words = _("added; correction {number}", number=written[0])
    elif written:
        words = ngettext(
            "{n} field corrected; to take it back: presswatch undo",
            "{n} fields corrected; to take one back: presswatch undo",
            len(written),
        )
    else:
        words = _("nothing to correct: the record says so already")
    _answer({"corrections": written}, words, as_json=as_json)


def _field(text: str) -> tuple[str, str | None]:
    name, mark, value = text.partition("=")
    if not mark:
        raise UsageError(_("{text}: write FIELD=VALUE", text=text))
    return name.strip(), value or None


@click.command("undo")
@click.argument("number", type=Number(1), required=False)
@_change_options
@pass_place
def undo_command(place: Place, /, *, number: int | None, who: str | None, why: str, as_json: bool) -> None:
    """Undo the correction NUMBER (default: your last one); `presswatch corrections` lists them."""
    from presswatch.database.reviews import part_of

    with _reviewer(place, who, why) as reviewer:
        one = reviewer.undo(number)
    what = {"part": part_of(one.item), "field": one.field}
    words = _("correction {number} undone: {part}, {field}", number=one.id, **what)
    _answer({"undone": one.id, **what}, words, as_json=as_json)


CORRECTIONS_COLUMNS = shown_by("number=id", "when=at", "who", "part", "field", "before", "after", "state", "why")


@click.command("corrections")
@limit_option
@json_option
@pass_place
def corrections_command(place: Place, /, *, limit: int | None, as_json: bool) -> None:
    """List the corrections, newest first, with what the pages say now."""
    from presswatch.database.reviews import list_corrections

    with reading(place) as connection:
        rows = list_corrections(connection, limit_of(limit, as_json=as_json))
    show(rows, CORRECTIONS_COLUMNS, as_json=as_json)


ACCURACY_COLUMNS = (
    *shown_by("group", "field", "reviewed", "right"),
    ("share", lambda row: f"{row.right / row.reviewed:.1%}"),
    ("95 % interval", lambda row: f"{row.low:.1%} to {row.high:.1%}"),
)


@click.command("accuracy")
@click.option(
    "--by", type=click.Choice(("all", "source", "month")), default="all", show_default=True, help="How to group."
)
@json_option
@pass_place
def accuracy_command(place: Place, /, *, by: str, as_json: bool) -> None:
    """Show how right the record was, over what people reviewed, with the Wilson interval of each share."""
    from presswatch.database.reviews import accuracy

    with reading(place) as connection:
        rows = accuracy(connection, by)
    show(rows, ACCURACY_COLUMNS[by == "all" :], as_json=as_json)
