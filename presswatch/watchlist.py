"""The one file people edit: subjects, sources and a few settings, as typed values."""

from __future__ import annotations

from typing import Literal

import msgspec

SubjectKind = Literal["organization", "person", "topic", "outlet"]


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


class Watchlist(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file."""

    presswatch: Settings = Settings()
    subjects: tuple[Subject, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    outlets: tuple[OutletEntry, ...] = ()
