"""What the watchlist holds: subjects, sources, outlets, channels and a few settings, as typed values."""

from collections.abc import Callable, Collection, Sequence
from typing import Literal

import msgspec

from presswatch.errors import UsageError
from presswatch.records import CoverageKind

SOURCE_KINDS = ("auto", "feed", "sitemap", "listing", "wordpress")
"""The kinds every installation has; a site spider's name is a kind too."""

RegexCheck = Callable[[str], str | None]
"""Tries a regular expression within a time limit; says what is wrong with it, None if nothing."""

OutletLookup = Callable[[str, "Sequence[OutletEntry]"], tuple[tuple[str, ...], str]]
"""The names under which an outlet is recorded, given any name of it and the watchlist's own outlets.

If nobody knows it, the names are empty, and the known name that is most like it follows them ("" if none is).
"""

SubjectKind = Literal["organization", "person", "topic", "outlet"]
ChannelKind = Literal["mail", "webhook", "chat"]
When = Literal["at once", "hourly", "daily", "weekly"]
Reported = Literal["coverage", "mentions", "changes", "problems"]
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
    byline: bool = False

    @property
    def other_names(self) -> tuple[str, ...]:
        """Its former names and its aliases."""
        return (*self.former, *(one if isinstance(one, str) else one.text for one in self.aliases))


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
    """Whom to notify, how, when, and of what."""

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
    report: tuple[Reported, ...] = ("coverage", "mentions", "changes")
    allow_networks: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Settings of the whole installation."""

    contact: str = ""
    timezone: str = "UTC"
    language: str = ""
    allow_networks: tuple[str, ...] = ()
    every: str = "6h"
    delay_s: float = 1.0
    timeout_s: float = 15.0
    deadline_s: float = 120.0
    max_body_mb: float = 8.0
    max_pages: int = 50
    max_posts: int = 1000
    recheck_s: float = 20.0


class ReportHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a report says at its head; `logo` is a file, its path relative to the watchlist."""

    title: str = ""
    organization: str = ""
    logo: str = ""
    intro: str = ""


class Watchlist(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file."""

    presswatch: Settings = Settings()
    subjects: tuple[Subject, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    outlets: tuple[OutletEntry, ...] = ()
    channels: tuple[ChannelEntry, ...] = ()
    report: ReportHead = ReportHead()


def named_channels(watchlist: Watchlist, names: Collection[str]) -> dict[str, ChannelEntry]:
    """The channels with these names (none: all), in the order of the watchlist; UsageError for an unknown name."""
    known = [entry.name for entry in watchlist.channels]
    if unknown := sorted(set(names) - set(known)):
        from presswatch.watchlist.values import similar  # noqa: PLC0415  only when something is wrong

        hint = similar(unknown[0], known) or "to add one: presswatch channel add"
        raise UsageError(f"channel: {', '.join(unknown)}: no channel of the watchlist has this name ({hint})")
    return {entry.name: entry for entry in watchlist.channels if not names or entry.name in names}
