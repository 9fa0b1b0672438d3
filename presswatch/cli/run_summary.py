"""What a run says at its end: new mentions and coverage, a table of the sources, and that passes break off."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from presswatch.cli.early import NOTHING_DUE
from presswatch.cli.output import apart, place_word, print_json, print_table, say, state_word
from presswatch.cli.place import Place
from presswatch.encoders.words import safe
from presswatch.errors import PresswatchError
from presswatch.locale import _, day_in_prose, ngettext
from presswatch.report import (
    BROKEN_OFF_SAID_AT,
    NewCoverage,
    NewMention,
    ReworkReport,
    RunReport,
    StoredCounts,
    broken_off_words,
    problem_line,
)

if TYPE_CHECKING:
    from presswatch.database.queries import MentionRow


RUN_COLUMNS = ("source", "state", "reason", "seen", "new", "changed", "requests")


def print_run(report: RunReport, *, quiet: bool) -> None:
    """Prints a run's report for people; the lines of bad sources went to standard error before."""
    for mention in report.new_mentions:
        click.echo("\n".join(mention_lines(mention)) + "\n")
    for coverage in report.new_coverage:
        click.echo("\n".join(coverage_lines(coverage)) + "\n")
    if quiet:
        return
    if not report.sources:
        say(_(NOTHING_DUE) if report.state == "ok" else _("the run ended: {state}", state=state_word(report.state)))
        return
    rows = [
        (
            line.name,
            state_word(line.state),
            line.reason,
            line.posts_seen,
            line.posts_new,
            line.posts_changed,
            line.requests,
        )
        for line in report.sources
    ]
    print_table(RUN_COLUMNS, rows)
    say(_summary(report))
    if names := ", ".join(report.unchecked("robots")):
        say(_("robots.txt was not checked (ignore_robots): {sources}", sources=names))
    if names := ", ".join(report.unchecked("tls")):
        say(_("the certificate was not checked (verify_tls = false): {sources}", sources=names))
    for words in (*stored_words(report.stored), *older_words(report)):
        say(words)


def print_crawl(report: RunReport) -> None:
    """Prints what came of `scrapy crawl`, as `presswatch run` does of a run."""
    for line in report.bad_lines():
        say(line)
    print_run(report, quiet=False)


def _summary(report: RunReport) -> str:
    """The first line at a run's end; a baseline's posts are new to nobody and are counted on a line below."""
    new = sum(line.posts_new for line in report.sources) - report.stored.baseline_posts
    counts = [ngettext("{n} source", "{n} sources", len(report.sources))]
    if new or not report.stored.baseline_posts:
        counts += [
            ngettext("{n} new post", "{n} new posts", new),
            ngettext("{n} new mention", "{n} new mentions", len(report.new_mentions)),
            ngettext("{n} new article", "{n} new articles", len(report.new_coverage)),
        ]
    return _(
        "run {number}: {state}: {counts}", number=report.run, state=state_word(report.state), counts=", ".join(counts)
    )


def stored_words(stored: StoredCounts) -> list[str]:
    """A sentence for each kind of post that was stored without an alert."""
    words = []
    if stored.baseline_posts:
        counts = (
            ngettext("{n} post", "{n} posts", stored.baseline_posts),
            ngettext("{n} mention", "{n} mentions", stored.baseline_mentions),
            ngettext("{n} article", "{n} articles", stored.baseline_articles),
        )
        words.append(_stored_line(stored, ", ".join(counts)))
    if number := stored.known_posts:
        words.append(
            ngettext(
                "{n} new post repeats what was already reported: stored, no alert",
                "{n} new posts repeat what was already reported: stored, no alert",
                number,
            )
        )
    if number := stored.unnamed_posts:
        words.append(
            ngettext(
                "{n} new post names no subject and no press coverage: stored, no alert",
                "{n} new posts name no subject and no press coverage: stored, no alert",
                number,
            )
        )
    return words


def _stored_line(stored: StoredCounts, counts: str) -> str:
    if stored.older_posts == stored.baseline_posts:
        return _("older posts: {counts} stored, no alert", counts=counts)
    if stored.older_posts:
        return _("baseline and older posts: {counts} stored; alerts start with the next visit", counts=counts)
    return _("baseline: {counts} stored; alerts start with the next visit", counts=counts)


def older_words(report: RunReport) -> list[str]:
    """What a backfill of limited depth left unread, and how to get it; empty if every source was read to its end."""
    left = [line for line in report.sources if line.older_pages != 0]
    if not left:
        return []
    parts = []
    for line in left:
        pages = _("older pages, how many is not shown")
        if line.older_pages is not None:
            pages = ngettext("at least {n} older page", "at least {n} older pages", line.older_pages)
            pages += ngettext(", about {n} post", ", about {n} posts", line.older_posts)
        parts.append(f"{apart(line.name)} ({pages})")
    return [
        _("not read: {sources}", sources="; ".join(parts)),
        _('to store older posts too: set backfill = "all" for a source in the watchlist; its next visit reads them'),
    ]


def _head(mention: "NewMention | MentionRow") -> str:
    subject = click.style(apart(mention.subject), bold=True)
    where = place_word(mention.where)
    if mention.kind == "quoted":
        return _("{subject} quoted in the {where}", subject=subject, where=where)
    if mention.kind == "cited":
        return _("{subject} cited in the {where}", subject=subject, where=where)
    return _("{subject} named in the {where}", subject=subject, where=where)


def mention_lines(mention: "NewMention | MentionRow") -> list[str]:
    """One mention in three lines: who is named where, in which post of which day; the sentence; the address."""
    day = day_in_prose(mention.published_on, mention.published_precision) or _("no date")
    lines = [f"{_head(mention)} – {apart(mention.title)} ({apart(mention.source)}, {day})"]
    if mention.sentence and mention.sentence != mention.title:
        # A sentence with quotation marks of its own is shown as it is; a second pair around it would confuse.
        quoting = any(mark in mention.sentence for mark in '“”"«»„「『')
        lines.append("  " + apart(mention.sentence if quoting else f"“{mention.sentence}”"))
    return [*lines, f"  {safe(mention.post_url)}"]


def coverage_lines(coverage: NewCoverage) -> list[str]:
    """One article in three lines: outlet, headline, day and who is named; its address; the post that reports it."""
    about = [day_in_prose(coverage.article_date, coverage.article_precision) or _("no date")]
    if coverage.subjects:
        about.append(_("names {subjects}", subjects=", ".join(map(apart, coverage.subjects))))
    outlet = click.style(apart(coverage.outlet or _("outlet not named")), bold=True)
    headline = f": {apart(coverage.headline)}" if coverage.headline else ""
    lines = [f"{outlet}{headline} ({'; '.join(about)})"]
    lines.append("  " + (safe(coverage.article_url) if coverage.article_url else _("no address")))
    if coverage.posts:
        first, *more = coverage.posts
        others = ngettext(" and {n} other post", " and {n} other posts", len(more)) if more else ""
        lines.append("  " + _("reported at {url}", url=safe(first)) + others)
    return lines


def print_rework(report: ReworkReport, *, as_json: bool) -> None:
    """Prints what a rematch or reread changed."""
    if as_json:
        print_json(report)
        return
    say(
        _(
            "{posts} posts checked, {changed} changed: {added} mentions added, {removed} removed; "
            "{failed} could not be read",
            posts=report.posts,
            changed=report.changed,
            added=report.mentions_added,
            removed=report.mentions_removed,
            failed=report.failed,
        )
    )
    if report.too_costly:
        say(ngettext("{n} took too much processor time", "{n} took too much processor time", report.too_costly))


# Ends that are no fault of ours: errors explained in plain words, wrong usage, a person's wish, a reader that left.
_NO_FAULTS = (PresswatchError, click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError)


@contextlib.contextmanager
def booked_if_it_breaks_off(place: Place) -> Iterator[None]:
    """Books a pass that ends by a fault of ours, notifies of the second in a row, and raises it again."""
    try:
        yield
    except _NO_FAULTS:
        raise
    except Exception as error:
        # What broke the pass may break this as well; the exit code and the traceback report it in any case.
        with contextlib.suppress(Exception):
            _book(place, f"internal error, {type(error).__name__}")
        raise


def _book(place: Place, fault: str) -> None:
    import scheduler
    from presswatch.database import channels, problems, runs
    from presswatch.database.opening import open_database

    now = datetime.now(UTC)
    with open_database(place.database_url, create=True) as database:
        with database.write() as conn:
            runs.book_fault(conn, fault, now)
        watchlist = place.load_watchlist()
        with database.write() as conn:
            channels.sync_channels(conn, watchlist, now)  # the very first pass may have broken off before this
            if runs.broke_off_in_a_row(conn) >= BROKEN_OFF_SAID_AT:
                problems.book_broken_passes(conn, broken_off_words(fault), now)
    scheduler.deliver_due(watchlist, place.watchlist_path, place.database_url)


def came_to_its_end(place: Place, report: RunReport) -> bool:
    """True if this is the first pass to complete after some that broke off; says so, and books the notice."""
    if report.run is None or report.signal:
        return False
    from presswatch.database import problems  # a pass with nothing to do needs none of it
    from presswatch.database.opening import open_database

    with open_database(place.recorded_url) as database:
        with database.read() as conn:
            if not problems.passes_break_off(conn):
                return False
        with database.write() as conn:
            lines = problems.end_broken_passes(conn, report.run, datetime.now(UTC))
    for line in lines:
        say(problem_line(line))
    return bool(lines)
