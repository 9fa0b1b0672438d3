"""The commands that list what is recorded: mentions, posts, coverage, search, sources, channels, runs."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

import click

from presswatch.cli.listing import (
    DATES,
    Moment,
    filter_of,
    filters,
    json_option,
    limit_of,
    list_options,
    page_options,
    reading,
    say_further,
    show,
    shown_by,
)
from presswatch.cli.output import say, state_word
from presswatch.cli.place import Place, pass_place
from presswatch.cli.run_summary import mention_lines
from presswatch.locale import _, pgettext, translated
from presswatch.text.moments import day_text
from presswatch.urls.canonical import mask


def _show_page(
    place: Place,
    listed: str,
    columns: Sequence[tuple[str, Callable[[Any], Any]]],
    *,
    as_json: bool,
    limit: int | None,
    page: int,
    **values: Any,
) -> None:
    """Prints a page of a list ("mentions"), and says how many rows come after it."""
    from presswatch.database.queries import COUNTED, page_of

    limit = limit_of(limit, as_json=as_json, page=page)
    with reading(place) as connection:
        where = filter_of(place, connection, limit=limit, offset=(page - 1) * (limit or 0), **values)
        rows, further = page_of(connection, listed, where)
    if listed == "mentions" and rows and not as_json and sys.stdout.isatty():
        # Eight columns and a sentence fit no terminal; a block each does, and keeps the address whole.
        for row in rows:
            click.echo("\n".join(mention_lines(row)) + "\n")
    else:
        show(rows, columns, as_json=as_json)
    say_further(further, page, COUNTED)


_POSTED: tuple[str, Callable[[Any], Any]] = ("date", lambda row: day_text(row.published_on, row.published_precision))
_KIND: tuple[str, Callable[[Any], Any]] = ("kind", lambda row: translated(row.kind))
_STATE: tuple[str, Callable[[Any], Any]] = ("state", lambda row: state_word(row.state))
MENTIONS_COLUMNS = (
    *(_POSTED, *shown_by("subject"), _KIND),
    *shown_by("source", "title", "sentence", "address=post_url"),
)


@click.command("mentions")
@list_options("seen", "published", "title", "subject", "source")
@pass_place
def mentions_command(place: Place, /, **values: Any) -> None:
    """List where subjects are mentioned, newest first."""
    _show_page(place, "mentions", MENTIONS_COLUMNS, **values)


POSTS_COLUMNS = (_POSTED, *shown_by("source", "title", "names=subjects", "duplicate of=duplicate_of", "address=url"))


@click.command("posts")
@list_options("seen", "published", "title", "source")
@pass_place
def posts_command(place: Place, /, **values: Any) -> None:
    """List the recorded posts, newest first."""
    _show_page(place, "posts", POSTS_COLUMNS, **values)


COVERAGE_COLUMNS = (
    ("date", lambda row: day_text(row.article_date, row.article_precision)),
    *(*shown_by("outlet", "names=subjects"), _KIND),
    *shown_by("article=article_url", "reported at=posts"),
)


@click.command("coverage")
@list_options("seen", "article", "headline", "outlet")
@pass_place
def coverage_command(place: Place, /, **values: Any) -> None:
    """List press articles found through watched posts, newest first."""
    _show_page(place, "coverage", COVERAGE_COLUMNS, **values)


SOURCES_COLUMNS = (
    *(*shown_by("source=name"), _STATE, *shown_by("reason", "since")),
    (
        "problem",
        lambda row: "; ".join(
            f"{pgettext('cause', one.cause)}: {translated(one.words)}" for one in row.problems if one.reported_at
        ),
    ),
    *shown_by("last good=last_good_at", "next=next_due_at", "posts", "kind"),
    ("address", lambda row: mask(row.url)),
)

STATES = ("new", "ok", "partial", "failing", "blocked", "gone", "retired")


@click.command("sources")
@click.option(
    "--state",
    type=click.Choice(STATES, case_sensitive=False),
    metavar="STATE",
    help="Only sources in this state: new, ok, partial, failing, blocked, gone, retired.",
)
@click.option("--retired", is_flag=True, help="Also sources that are no longer in the watchlist.")
@json_option
@pass_place
def sources_command(place: Place, /, *, state: str | None, retired: bool, as_json: bool) -> None:
    """List the recorded sources: state, reason, and when each is due."""
    from presswatch.database.queries import list_sources

    with reading(place) as connection:
        rows = list_sources(connection, retired=retired or state == "retired", state=state)
        show(rows, SOURCES_COLUMNS, as_json=as_json)


RUNS_COLUMNS = (
    *(*shown_by("run=id"), _STATE, *shown_by("started=started_at", "ended=ended_at", "sources")),
    *shown_by("seen=counts.posts_seen", "new=counts.posts_new", "changed=counts.posts_changed"),
    *shown_by("requests=counts.requests", "errors=counts.errors", "missed", "refused"),
    ("fault", lambda row: translated(row.fault or "")),
)


@click.command("runs")
@click.option(
    "--since",
    type=Moment(),
    help="Started since then: a day or time in the watchlist's time zone, yesterday, or a span such as 7d.",
)
@page_options
@json_option
@pass_place
def runs_command(place: Place, /, *, since: datetime | None, limit: int | None, page: int, as_json: bool) -> None:
    """List the latest runs and what each did.

    missed: earlier times at which its sources were due and no run started, because the machine slept or another run
    took too long. refused: starts during this run, which ended at once. fault: why it did not finish.
    """
    from presswatch.database.queries import list_runs

    most = limit_of(limit, as_json=as_json, page=page)
    with reading(place) as connection:
        rows = list_runs(connection, since=since, limit=most and most + 1, offset=(page - 1) * (most or 0))
    show(rows[:most], RUNS_COLUMNS, as_json=as_json)
    if len(rows) > (most or len(rows)):
        say(_("there are more; next page: --page {page}", page=page + 1))


def _period_word(period: str) -> str:
    """A channel's period as people read it: "weekly mon 08:00 Asia/Seoul"."""
    return " ".join(pgettext("period", word) for word in ([period] if period == "at once" else period.split()))


CHANNELS_COLUMNS = (
    *(*shown_by("channel=name"), _STATE, ("when", lambda row: _period_word(row.period))),
    *shown_by("next=next_due_at", "last sent=last_sent_at", "sent"),
    *shown_by("in delivery=waiting", "given up=dead", "to send=unsent"),
    ("fault", lambda row: translated(row.fault or "")),
)


@click.command("channels")
@json_option
@pass_place
def channels_command(place: Place, /, *, as_json: bool) -> None:
    """List the channels: when each is due next, what is not sent yet, and what fails."""
    from presswatch.database.channels import list_channels

    with reading(place) as connection:
        rows = list_channels(connection)
    show(rows, CHANNELS_COLUMNS, as_json=as_json)
    known = {row.name for row in rows}
    if new := [one.name for one in place.watched().channels if one.name not in known]:
        names = ", ".join(new)
        say(_("not in use yet: {names}; the next run or `presswatch digest` starts collecting for them", names=names))


SEARCH_COLUMNS: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("date", lambda row: day_text(row["published_on"], row["published_precision"])),
    *((heading, itemgetter(heading)) for heading in ("source", "title", "excerpt")),
    ("address", itemgetter("url")),
)
# A search that finds more is asked too broadly; the bound keeps the answer in memory.
SEARCH_LIMIT = 10_000


class SearchCommand(click.Command):
    """Takes "-word" for a word that must not be there, not for options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A minus sign takes the place of the hyphen before a word."""
        own = (*(name for one in self.params for name in one.opts), *ctx.help_option_names)
        return super().parse_args(
            ctx, [f"−{arg[1:]}" if re.match("-[^-]", arg) and arg not in own else arg for arg in args]
        )


@click.command("search", cls=SearchCommand)
@click.argument("words", nargs=-1, required=True)
@filters(*DATES, "outlet", "source", "language")
@page_options
@json_option
@pass_place
def search_command(
    place: Place, /, *, words: tuple[str, ...], limit: int | None, page: int, as_json: bool, **values: Any
) -> None:
    """Find posts whose title or text contains all WORDS. "Several words" in quotes are a phrase.

    flood* is the beginning of a word, -word must not be there. A word may be asked of one field: title: text: outlet:
    person: subject: source:.
    """
    from presswatch.database.search import search_posts
    from presswatch.database.search_query import as_query

    size = limit_of(limit, as_json=as_json, page=page) or SEARCH_LIMIT
    with reading(place) as connection:
        most = min(page * size + 1, SEARCH_LIMIT)
        found = search_posts(connection, as_query(words), filter_of(place, connection, **values), limit=most)
    show(found[(page - 1) * size : page * size], SEARCH_COLUMNS, as_json=as_json)
    if len(found) > page * size:
        say(_("there are more; next page: --page {page}", page=page + 1))
