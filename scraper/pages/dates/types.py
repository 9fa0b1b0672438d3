"""What is known around a date text, and where in a text a date is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from presswatch.records import DateReading, Precision

DateOrder = Literal["DMY", "MDY", "YMD"]
UTC_NAMES = frozenset(("Z", "z", "UTC", "+00:00", "+0000", "GMT", "-00:00"))
"""The zones of readings in UTC, as printed: the day that they name need not be the outlet's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateContext:
    """What is known around a date text.

    `now` (aware) is the moment of fetching, the base of relative words and of dates without a year; None where it is
    unknown: then such texts give no date. `timezone` is an IANA name or offset for clock times without one. `order` is
    the order of numeric dates on this source, None = unknown (03/04/2023 then gives nothing unless the language settles
    it).
    """

    now: datetime | None = None
    language: str | None = None
    order: DateOrder | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date expression inside a longer text: offsets (end exclusive) and its reading."""

    start: int
    end: int
    reading: DateReading


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both forms, with what is known around it; `whole` if it should be a date and nothing else."""

    printed: str
    folded: str
    context: DateContext
    whole: bool

    @property
    def language(self) -> str:
        """The primary subtag, empty if unknown."""
        return (self.context.language or "").lower().replace("_", "-").partition("-")[0]


@dataclass(frozen=True, slots=True)
class Core:
    """The days that an expression can mean; `open` if only a weekday can decide between them.

    `month_days` instead of `days` where no year is printed. `clock` and `zone` where the shape itself holds them.
    """

    start: int
    end: int
    days: tuple[date, ...] = ()
    month_days: tuple[tuple[int, int], ...] = ()
    precision: Precision = "day"
    certain: bool = True
    open: bool = False
    clock: str = ""
    zone: str = ""
