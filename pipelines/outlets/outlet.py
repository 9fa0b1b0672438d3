"""One outlet: what the catalogue's facts and the watchlist's entries become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from presswatch.records import Medium
from presswatch.watchlist.entries import OutletEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One news organization: its printed name, further name forms, domains, country, language and usual medium.

    `weak` forms are also ordinary words or names ("Time", "El Tiempo"): they count only where the wording or a link
    says that an outlet is meant. `aggregator` marks a site that carries other outlets' articles (Yahoo, MSN, Naver).
    `naver` are the numbers under which Naver carries the outlet's articles.
    """

    name: str
    forms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    medium: Medium = "article"
    aggregator: bool = False
    naver: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The name as printed, without the place that tells namesakes apart: "Vanguard (Nigeria)" is "Vanguard"."""
        return self.name.partition(" (")[0] if self.name.endswith(")") else self.name

    @property
    def domain(self) -> str | None:
        """The outlet's main domain; None if none is known."""
        return self.domains[0] if self.domains else None


class Outlets(Protocol):
    """Outlets by number, 0 and up; a tuple is one."""

    def __len__(self) -> int: ...

    def __getitem__(self, number: int, /) -> Outlet: ...

    def __iter__(self) -> Iterator[Outlet]: ...


def from_entry(entry: OutletEntry) -> Outlet:
    """The outlet that an entry of the watchlist describes."""
    known: dict[str, Medium] = {"radio": "radio", "tv": "tv", "podcast": "podcast", "video": "video", "other": "other"}
    return Outlet(
        name=entry.name,
        forms=entry.aliases,
        domains=tuple(d.lower().removeprefix("www.") for d in entry.domains),
        country=entry.country,
        language=entry.language,
        medium=known.get(entry.medium, "article"),
    )
