"""The one file people edit: subjects, sources, channels and a few settings, as typed values.

`load_watchlist` reads it or says where it is wrong. What its shape is stands in watchlist_shape.py, the checks in
watchlist_checks.py (those of channels in watchlist_channels.py), the search for line numbers in watchlist_lines.py
(only read when something is wrong), the edits in watchlist_edit.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import msgspec

from presswatch.errors import WatchlistError
from presswatch.records import CoverageKind

SOURCE_KINDS = ("auto", "feed", "sitemap", "listing", "wordpress")
"""The kinds every installation has; a site spider's name is a kind too."""

RegexCheck = Callable[[str], str | None]
"""Tries a regular expression within a time limit; says what is wrong with it, None if nothing."""

OutletLookup = Callable[[str, "Sequence[OutletEntry]"], tuple[tuple[str, ...], str]]
"""The names under which an outlet is recorded, given any name of it and the watchlist's own outlets.

Where nobody knows it the names are empty, and the known name that is most like it stands beside them ("" if none is).
"""

SubjectKind = Literal["organization", "person", "topic", "outlet"]
ChannelKind = Literal["mail", "webhook", "chat"]
When = Literal["at once", "hourly", "daily", "weekly"]
Telling = Literal["coverage", "mentions", "changes", "troubles"]
Unchecked = Literal["robots", "tls"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Alias(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A further form of a subject's name, with the conditions under which it counts."""

    text: str = ""
    regex: str = ""
    whole_word: bool | None = None
    case: bool | None = None
    needs: tuple[str, ...] = ()
    not_: tuple[str, ...] = msgspec.field(default=(), name="not")


class Subject(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A watched organization, person, topic or outlet."""

    name: str
    kind: SubjectKind = "organization"
    aliases: tuple[Alias | str, ...] = ()
    former: tuple[str, ...] = ()
    organization: str = ""
    roles: tuple[str, ...] = ()


class OutletEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An outlet that the shipped catalogue lacks or knows otherwise."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    medium: str = ""
    licensed: bool = False


class SourceEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page or feed that is watched."""

    name: str
    url: str
    kind: str = "auto"
    every: str = ""
    cron: str = ""
    timezone: str = ""
    backfill: int | Literal["all"] = 3
    language: str = ""
    date_order: Literal["", "DMY", "MDY", "YMD"] = ""
    items: str = ""
    not_: str = msgspec.field(default="", name="not")
    title: str = ""
    date: str = ""
    next: str = ""
    follow_external: bool = False
    delay_s: float | None = None
    max_pages: int | None = None
    max_posts: int | None = None
    min_posts: int = 0
    ignore_robots: bool = False
    verify_tls: bool = True
    browser: bool = False

    @property
    def unchecked(self) -> tuple[Unchecked, ...]:
        """What the watchlist says not to ask or check at this source; reports of what it gave say so."""
        given: tuple[tuple[Unchecked, bool], ...] = (("robots", self.ignore_robots), ("tls", not self.verify_tls))
        return tuple(what for what, opted_out in given if opted_out)


class ChannelEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom to tell, by which way, when, and what of it."""

    name: str
    kind: ChannelKind = "mail"
    address: str
    secret: str = ""
    to: tuple[str, ...] = ()
    from_: str = msgspec.field(default="", name="from")
    when: When = "daily"
    at: str = "08:00"
    on: Weekday = "mon"
    timezone: str = ""
    locale: str = "en"
    subjects: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kinds: tuple[CoverageKind, ...] = ()
    tell: tuple[Telling, ...] = ("coverage", "mentions", "changes")
    allow_networks: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Settings of the whole installation."""

    contact: str = ""
    timezone: str = "UTC"
    allow_networks: tuple[str, ...] = ()
    every: str = "6h"
    delay_s: float = 1.0
    timeout_s: float = 15.0
    deadline_s: float = 120.0
    max_body_mb: float = 8.0
    max_pages: int = 50
    max_posts: int = 1000
    recheck_s: float = 20.0


class Watchlist(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file."""

    presswatch: Settings = Settings()
    subjects: tuple[Subject, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    outlets: tuple[OutletEntry, ...] = ()
    channels: tuple[ChannelEntry, ...] = ()


_EVERY_PART = re.compile(r"(\d{1,6})\s*(minutes?|mins?|m|hours?|h|days?|d|weeks?|w)\s*")
_EVERY_MINUTES = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
LONGEST_EVERY = timedelta(days=366)


def parse_every(text: str) -> timedelta:
    """Reads an interval such as "30m", "6h", "1h30m", "2d" or "1w"; ValueError says in words what is wrong."""
    minutes, at, lowered = 0, 0, text.strip().lower()
    while match := _EVERY_PART.match(lowered, at):
        minutes += int(match[1]) * _EVERY_MINUTES[match[2][0]]
        at = match.end()
    if not lowered or at != len(lowered):
        raise ValueError(f"{text!r} is no interval")
    if not timedelta(minutes=1) <= timedelta(minutes=minutes) <= LONGEST_EVERY:
        raise ValueError(f"{text!r} is not between one minute and a year")
    return timedelta(minutes=minutes)


def load_watchlist(
    path: Path | str,
    *,
    site_spiders: Collection[str] = (),
    regex_check: RegexCheck | None = None,
    outlet_lookup: OutletLookup | None = None,
) -> Watchlist:
    """Reads and checks the watchlist.

    `site_spiders` are the names of site spiders that `kind` may take besides SOURCE_KINDS; `regex_check` tries each
    regular expression of an alias; with `outlet_lookup` the outlets of channels are checked and stand under the names
    by which they are recorded. Raises WatchlistError for the first fault in the file, with its line and key; the
    further faults hang on it as notes (`error.__notes__`).
    """
    return read_watchlist(
        _read_text(Path(path)),
        str(path),
        site_spiders=site_spiders,
        regex_check=regex_check,
        outlet_lookup=outlet_lookup,
    )


def read_watchlist(
    text: str,
    path: str,
    *,
    site_spiders: Collection[str] = (),
    regex_check: RegexCheck | None = None,
    outlet_lookup: OutletLookup | None = None,
) -> Watchlist:
    """As load_watchlist, from the text itself; `path` only stands in the messages."""
    from presswatch import watchlist_checks, watchlist_problems, watchlist_shape  # noqa: PLC0415  they need the types

    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(text, path, str(error)) from None
    watchlist, problems, misshapen = watchlist_shape.shaped(data)
    if watchlist is not None:
        kinds = (*SOURCE_KINDS, *site_spiders)
        found = watchlist_checks.problems_of(
            watchlist, kinds=kinds, regex_check=regex_check, outlet_lookup=outlet_lookup
        )
        problems += [problem for problem in found if problem.path not in misshapen]
        if watchlist_shape.hides_names(misshapen):
            problems = [problem for problem in problems if problem.path[0] != "channels" or problem.path in misshapen]
    watchlist_problems.raise_problems(problems, text, path)
    if watchlist is None:
        raise WatchlistError(path, 0, "", "this is no watchlist", "presswatch init writes one")
    return _with_recorded_outlets(watchlist, outlet_lookup) if outlet_lookup else watchlist


def _with_recorded_outlets(watchlist: Watchlist, outlet_lookup: OutletLookup) -> Watchlist:
    """The watchlist with the outlets of its channels under the names by which they are recorded."""
    if not any(channel.outlets for channel in watchlist.channels):
        return watchlist
    channels = []
    for channel in watchlist.channels:
        names = [name for given in channel.outlets for name in outlet_lookup(given, watchlist.outlets)[0]]
        channels.append(msgspec.structs.replace(channel, outlets=tuple(dict.fromkeys(names))))
    return msgspec.structs.replace(watchlist, channels=tuple(channels))


def _read_text(path: Path) -> str:
    """The file's text without a byte order mark."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise WatchlistError(str(path), 0, "", "there is no such file", "presswatch init writes one") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise WatchlistError(str(path), line, "", "the text is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        raise WatchlistError(str(path), 0, "", f"cannot be read: {error.strerror or error}") from None


def _syntax_error(text: str, path: str, message: str) -> WatchlistError:
    """What tomllib says, with its line as a number of our own, and what was probably meant."""
    place = re.search(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1
    words = (message[: place.start()] if place else message).rstrip(".")
    from presswatch.watchlist_syntax import syntax_hint  # noqa: PLC0415  only when something is wrong

    hint = syntax_hint(text.split("\n")[line - 1], words)
    return WatchlistError(path, line, "", f"this is no valid TOML: {words[:1].lower()}{words[1:]}", hint)
