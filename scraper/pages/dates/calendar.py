"""Calendar rules: the days that an order of numbers can mean, other calendars, years that were not printed."""

import datetime as dt
from collections.abc import Iterable

from scraper.pages.dates.types import Text
from scraper.pages.dates.words import JALALI_MONTHS, SOLAR_YEARS

# Years that a post or article can carry; what lies outside is a number of something else.
YEAR_MIN, YEAR_MAX = 1900, 2100
# Two-digit years before this one are no years of web pages.
SHORT_YEAR_MIN = 1990
# A date may be ahead by the zones of the world and a scheduled post; more is doubtful.
AHEAD_MAX = dt.timedelta(days=2)
# Reigns: the era's year 1 is this year of the common era.
ERAS = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868, "r": 2019, "h": 1989, "s": 1926}
ERAS |= dict.fromkeys(("中華民國", "民國", "民国", "roc"), 1912)
_BUDDHIST_OFFSET, _SOLAR_OFFSET = 543, 621
_SHORT_YEAR = 2
_YEARS_BACK = 8


def day(year: int | None, month: int, number: int) -> dt.date | None:
    """The day, None if there is no such day or the year is unknown or cannot be one of a post."""
    if year is None or not YEAR_MIN <= year <= YEAR_MAX:
        return None
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def common_year(year: int) -> int:
    """A year of the Buddhist era (2400 and later) as a year of the common era; others unchanged."""
    return year - _BUDDHIST_OFFSET if 2443 <= year <= 2643 else year


def roc_year(year: int) -> int:
    """A year of the Republic of China (民國) as a year of the common era."""
    return year + ERAS["roc"] - 1


def short_thai_year(number: int, now: dt.datetime | None) -> int | None:
    """A two-digit year of a Thai text: of the common era if that is not too long ago, else of the Buddhist one."""
    return short_year(number, now) or short_year((number - _BUDDHIST_OFFSET) % 100, now)


def short_year(number: int, now: dt.datetime | None) -> int | None:
    """A two-digit year as the latest at most two years ahead (2049 without `now`); None if that is too long ago."""
    limit = now.year + 2 if now is not None else 2049
    year = limit - (limit - number) % 100
    return year if year >= SHORT_YEAR_MIN else None


def jalali(year: int, month: int, number: int) -> dt.date | None:
    """A day of the Solar Hijri calendar as a day of the common calendar; None if there is no such day."""
    if not (1300 <= year <= 1500 and 1 <= month <= 12 and 1 <= number <= (31 if month <= 6 else 30)):
        return None
    # Since 1210 without a break in its cycle of 33 years (Borkowski's table, as in the "jalaali" algorithm).
    past, gregorian = year - 1210, year + _SOLAR_OFFSET
    leap = 294 + past // 33 * 8 + (past % 33 + 3) // 4
    march = 20 + leap - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150)
    offset = (month - 1) * 31 - month // 7 * (month - 7) + number - 1
    return dt.date(gregorian, 3, march) + dt.timedelta(days=offset)


def is_ahead(on: dt.date, now: dt.datetime | None) -> bool:
    """True if the day lies further ahead than a post can be dated."""
    return now is not None and on > (now + AHEAD_MAX).date()


def without_year(month: int, number: int, now: dt.datetime | None, weekdays: frozenset[int]) -> dt.date | None:
    """The latest such day that is not ahead, a year earlier if only that fits the weekday; None without `now`."""
    if now is None:
        return None
    # Eight years reach back over a 29 February even across 1900 and 2100.
    years = range(now.year + 1, now.year - 8, -1)
    past = [on for year in years if (on := day(year, month, number)) and not is_ahead(on, now)]
    fitting = [on for on in past[:2] if on.weekday() in weekdays]
    return next(iter(fitting or past), None)


def first_fitting(days: Iterable[dt.date], weekdays: frozenset[int]) -> dt.date | None:
    """The first day that falls on one of the printed weekdays; the first day if none does or none is printed."""
    listed = list(days)
    return next((on for on in listed if on.weekday() in weekdays), next(iter(listed), None))


def solar_day(year: int, month: int, number: int, text: Text) -> dt.date | None:
    """A day in figures; outside of Persian texts only one not ahead, since lunar years (1448) look the same."""
    on, now = jalali(year, month, number), text.context.now
    return on if text.language in SOLAR_YEARS or (on and now is not None and not is_ahead(on, now)) else None


def short_solar_day(first: str, month: str, last: str, text: Text) -> dt.date | None:
    """A day that is not ahead in a Persian text, its year of two figures first or last."""
    pairs = ((first, last), (last, first)) if text.language in SOLAR_YEARS else ()
    for year, number in pairs:
        on = jalali(_solar_year(year, text), int(month), int(number)) if len(year) == _SHORT_YEAR else None
        if on and on.year >= SHORT_YEAR_MIN and not is_ahead(on, text.context.now):
            return on
    return None


def named_solar_day(word: str, number: int, year: str | None, text: Text) -> dt.date | None:
    """A day with a month's name; without a whole year only in a Persian text, then the latest that is not ahead."""
    month, now = JALALI_MONTHS.get(word.replace("\u200c", "")), text.context.now
    if month is None or (len(year or "") <= _SHORT_YEAR and text.language not in SOLAR_YEARS):
        return None
    if year:
        return jalali(_solar_year(year, text), month, number)
    years = range(now.year + 1 - _SOLAR_OFFSET, now.year - _YEARS_BACK - _SOLAR_OFFSET, -1) if now else ()
    return next((on for one in years if (on := jalali(one, month, number)) and not is_ahead(on, now)), None)


def _solar_year(printed: str, text: Text) -> int:
    """A year, one of two figures as the latest not after next year."""
    limit = (text.context.now.year + 1 if text.context.now else 2049) - _SOLAR_OFFSET
    return limit - (limit - int(printed)) % 100 if len(printed) == _SHORT_YEAR else int(printed)
