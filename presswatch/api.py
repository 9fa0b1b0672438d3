"""Presswatch for scripts and notebooks: `from presswatch import Presswatch`.

What is read and changed here goes through the functions of the command line: the same filters, rows and corrections.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from pipelines.explain import explained, with_rules
from pipelines.review import Reviewer, handle_of
from presswatch.cli.listing import filter_of, moment, not_a_moment
from presswatch.cli.place import Place, account
from presswatch.database.corrections import Correction
from presswatch.database.decisions import TrailStep, trail
from presswatch.database.opening import open_database
from presswatch.database.queries import (
    CoverageRow,
    MentionRow,
    PostRow,
    RunRow,
    SourceRow,
    list_runs,
    list_sources,
    streamed,
)
from presswatch.database.reviews import CorrectionRow, ReviewRow, list_corrections, list_open
from presswatch.database.search import search_posts
from presswatch.errors import PresswatchError, UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from presswatch.database.filters import Filter

__all__ = [
    "Correction",
    "CorrectionRow",
    "CoverageRow",
    "Filters",
    "MentionRow",
    "PostRow",
    "Presswatch",
    "ReviewRow",
    "RunResult",
    "RunRow",
    "SourceRow",
    "TrailStep",
]

_MOMENTS = ("since", "until")
_DAYS = ("published_since", "published_until", "article_since", "article_until")


class Filters(TypedDict, total=False):
    """What a list is limited to: the options of the commands, with an underscore for each hyphen.

    Moments and days may be texts, as at the shell ("2026-11-01", "yesterday", "7d").
    """

    since: datetime | str
    until: datetime | str
    published_since: date | str
    published_until: date | str
    article_since: date | str
    article_until: date | str
    subject: str
    outlet: str
    source: str
    language: str
    run_id: int
    new: bool
    sort: str
    reverse: bool
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did: its exit code (0 all well, 1 some source has a problem), its JSON document, its messages."""

    exit_code: int
    document: dict[str, Any]
    messages: str


class Presswatch:
    """A watchlist and its record.

    `watchlist` and `database` are what `--watchlist` and `--database` are; `who` signs what is changed. Every method
    raises a PresswatchError, with the words that the shell would print. Lists are read while they are gone through, in
    one state of the database each, so that a million rows take little memory.
    """

    def __init__(
        self,
        watchlist: str | PathLike[str] | None = None,
        database: str | None = None,
        *,
        who: str | None = None,
    ) -> None:
        self._place = Place(None if watchlist is None else fspath(watchlist), database)
        self._who = who or os.environ.get("PRESSWATCH_USER") or account()

    def mentions(self, **filters: Unpack[Filters]) -> Iterator[MentionRow]:
        """The mentions of present wordings, newest first."""
        return self._each("mentions", filters)

    def posts(self, **filters: Unpack[Filters]) -> Iterator[PostRow]:
        """The posts, newest first."""
        return self._each("posts", filters)

    def coverage(self, **filters: Unpack[Filters]) -> Iterator[CoverageRow]:
        """The press articles that posts report, newest first."""
        return self._each("coverage", filters)

    def search(self, query: str, **filters: Unpack[Filters]) -> list[dict[str, Any]]:
        """The posts that meet a query, as `presswatch search` takes it, newest first, each with an excerpt.

        At most 50, or `limit`; `sort`, `new`, `subject` and `run_id` do not count here.
        """
        with self._reading() as connection:
            return search_posts(connection, query, self._filter(connection, filters), limit=filters.get("limit", 50))

    def sources(self, *, state: str | None = None, retired: bool = False) -> list[SourceRow]:
        """The sources by name; with `retired` also those that left the watchlist."""
        with self._reading() as connection:
            return list_sources(connection, state=state, retired=retired or state == "retired")

    def runs(self, *, since: datetime | str | None = None, limit: int | None = 50) -> list[RunRow]:
        """The latest runs, newest first."""
        with self._reading() as connection:
            return list_runs(connection, since=None if since is None else self._moment(since), limit=limit)

    def why(self, url: str) -> list[TrailStep]:
        """What happened to an address, step by step; empty if there is no record of it."""
        with self._reading() as connection:
            steps = list(map(with_rules, trail(connection, url)))
            watchlist = self._place.load_watchlist_if_any() if steps else None
            if watchlist is not None:
                steps += explained(connection, url, watchlist, datetime.now(UTC))
            return steps

    def open_for_review(self, *, baseline: bool = False, **filters: Unpack[Filters]) -> list[ReviewRow]:
        """The posts of which anything is open, newest first, with the handles of their parts."""
        with self._reading() as connection:
            return list_open(connection, self._filter(connection, filters), baseline=baseline)

    def corrections(self, limit: int | None = None) -> list[CorrectionRow]:
        """The corrections, newest first, with what the pages say now."""
        with self._reading() as connection:
            return list_corrections(connection, limit)

    def accept(self, *handles: str, why: str = "") -> int:
        """Marks parts as right ("c7"), or a post with all its parts ("p5"); returns how many."""
        with self._reviewer(why) as reviewer:
            return reviewer.accept([handle_of(one) for one in handles])

    def dismiss(self, *handles: str, why: str = "") -> int:
        """Removes what is wrong; returns how many."""
        with self._reviewer(why) as reviewer:
            return reviewer.remove([handle_of(one) for one in handles])

    def correct(self, handle: str, *, why: str = "", **fields: str | None) -> list[int]:
        """Corrects fields of a part, None empties one; returns the corrections' numbers, none if nothing changes."""
        with self._reviewer(why) as reviewer:
            return reviewer.correct(handle_of(handle), fields)

    def add(self, post: str, kind: str, *, why: str = "", **fields: str | None) -> int:
        """Adds a "mention", "coverage", "person" or "quote" to a post ("p5"); returns the correction's number."""
        with self._reviewer(why) as reviewer:
            return reviewer.add(handle_of(post), kind, fields)

    def undo(self, number: int | None = None, *, why: str = "") -> Correction:
        """Undoes a correction (default: the last one of `who`), and returns it."""
        with self._reviewer(why) as reviewer:
            return reviewer.undo(number)

    def run(self, *names: str, all_sources: bool = False, recheck: bool = False) -> RunResult:
        """Visits the sources that are due, or those named, and sends the due digests.

        In a process of its own, for a crawl can be started only once in each. Raises PresswatchError, with the exit
        code of the command line, if the run could not be done; a source that has a problem is no error.
        """
        options = {"--watchlist": self._place.watchlist_option, "--database": self._place.database_option}
        given = [word for option, value in options.items() if value is not None for word in (option, value)]
        flags = ["--all"] * all_sources + ["--recheck"] * recheck
        command = [sys.executable, "-m", "presswatch", *given, "run", "--json", *flags, "--", *names]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
        if done.returncode not in (0, 1):
            error = PresswatchError(done.stderr.strip() or f"the run was stopped (exit code {done.returncode})")
            error.exit_code = done.returncode
            raise error
        return RunResult(done.returncode, json.loads(done.stdout), done.stderr)

    def _each(self, listed: str, filters: Filters) -> Iterator[Any]:
        with self._reading() as connection:
            yield from streamed(connection, listed, self._filter(connection, filters))

    def _filter(self, connection: Connection, filters: Filters) -> Filter:
        values: dict[str, Any] = dict(filters)
        if unknown := values.keys() - Filters.__annotations__.keys():
            raise UsageError(f"unknown filter: {', '.join(sorted(unknown))}")
        values |= {name: self._moment(values[name]) for name in _MOMENTS if values.get(name) is not None}
        values |= {name: self._day(values[name]) for name in _DAYS if values.get(name) is not None}
        return filter_of(self._place, connection, **values)

    def _day(self, given: date | str) -> date:
        return self._moment(given).astimezone(self._place.zone).date() if isinstance(given, str) else given

    def _moment(self, given: datetime | str) -> datetime:
        if not isinstance(given, str):
            return given
        try:
            return moment(given, datetime.now(UTC), lambda: self._place.zone)
        except (ValueError, OverflowError):
            raise UsageError(not_a_moment(given)) from None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with open_database(self._place.recorded_url) as database, database.read() as connection:
            yield connection

    @contextmanager
    def _reviewer(self, why: str) -> Iterator[Reviewer]:
        with open_database(self._place.recorded_url) as database:
            yield Reviewer(database, self._place.load_watchlist(), self._who, why)
