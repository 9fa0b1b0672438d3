"""Days of the Solar Hijri calendar (Iran, Afghanistan): in figures, with two for the year, with a month's name."""

from __future__ import annotations

import datetime as dt

from scraper.pages.dates.calendar import SHORT_YEAR_MIN, is_ahead, jalali
from scraper.pages.dates.types import Text
from scraper.pages.dates.words import JALALI_MONTHS

# Farsi, Pashto, Dari: the numbers of their years are of this calendar.
_PERSIAN = frozenset(("fa", "ps", "prs"))
_OFFSET = 621
_WHOLE_YEAR, _SHORT_YEAR = 4, 2
_YEARS_BACK = 8


def solar_day(year: int, month: int, number: int, text: Text) -> dt.date | None:
    """A day in figures.

    Outside of Persian texts a year of the lunar Hijri calendar (1448) looks the same; read as a solar one it lies
    ahead, and where the moment of fetching is unknown nothing tells them apart.
    """
    on, now = jalali(year, month, number), text.context.now
    return on if text.language in _PERSIAN or (on and now is not None and not is_ahead(on, now)) else None


def short_solar_day(first: str, month: str, last: str, text: Text) -> dt.date | None:
    """A day that is not ahead in a Persian text, its year of two figures first or last."""
    if text.language not in _PERSIAN:
        return None
    for year, number in ((first, last), (last, first)):
        on = jalali(_whole(int(year), text), int(month), int(number)) if len(year) == _SHORT_YEAR else None
        if on and on.year >= SHORT_YEAR_MIN and not is_ahead(on, text.context.now):
            return on
    return None


def named_solar_day(word: str, number: int, year: str | None, text: Text) -> dt.date | None:
    """A day with a month's name; without a whole year only in a Persian text, then the latest that is not ahead."""
    month, now = JALALI_MONTHS.get(word.replace("\u200c", "")), text.context.now
    if month is None:
        return None
    if year and len(year) == _WHOLE_YEAR:
        return jalali(int(year), month, number)
    if text.language not in _PERSIAN:
        return None
    if year:
        return jalali(_whole(int(year), text), month, number)
    years = range(now.year + 1 - _OFFSET, now.year - _YEARS_BACK - _OFFSET, -1) if now else ()
    return next((on for one in years if (on := jalali(one, month, number)) and not is_ahead(on, now)), None)


def _whole(number: int, text: Text) -> int:
    """A year of two figures as the latest one not after next year."""
    limit = (text.context.now.year + 1 if text.context.now else 2049) - _OFFSET
    return limit - (limit - number) % 100
