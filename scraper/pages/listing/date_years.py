"""The years of days printed without one, in a list that goes back over New Year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from presswatch.records import DateReading
from scraper.pages.dates.relative import tells_age
from scraper.pages.dates.words import fold
from scraper.pages.listing.date_groups import is_incomplete

_JUMP_DAYS = 31
"""A smaller step forward is one of the order of posts, not of their years."""
_MOST_RISING = 1 / 3
"""Share of steps forward from which on a list is in no order, or the oldest stand first."""
_FEWEST = 4
_MOST_YEARS = 30


def carry_year(found: Sequence[DateReading | None]) -> list[DateReading | None]:
    """The dates, each year that was not printed carried down a list whose newest entry stands first.

    Each such day was read as the latest of its kind: behind "12 January" and "20 December" stands "18 November" of the
    year before, not of this one. An old entry among new ones moves nothing, nor do pinned ones before the newest.
    """
    days = [reading.on for reading in found if reading is not None and not reading.is_period]
    rising = sum(later > earlier for earlier, later in pairwise(days))
    if len(days) < _FEWEST or rising >= _MOST_RISING * (len(days) - 1) or (max(days) - days[0]).days > _JUMP_DAYS:
        return list(found)
    carried: list[DateReading | None] = []
    before: list[date] = []
    for reading in found:
        moved = _before(reading, before[-2:]) if reading is not None and _is_guessed(reading) else reading
        carried.append(moved)
        if moved is not None and not moved.is_period:
            before.append(moved.on)
    return carried


def _is_guessed(reading: DateReading) -> bool:
    return is_incomplete(reading) and not (
        reading.is_period or reading.certain or reading.at is not None or tells_age(fold(reading.raw))
    )


def _before(reading: DateReading, above: Sequence[date]) -> DateReading:
    """The reading in the latest year in which it lies no more than a month after one of the two days above it."""
    if len(above) < 2:
        return reading
    on = reading.on
    for year in range(on.year, on.year - _MOST_YEARS, -1):
        try:
            on = reading.on.replace(year=year)
        except ValueError:
            continue
        if any((on - day).days <= _JUMP_DAYS for day in above):
            return replace(reading, on=on)
    return reading
