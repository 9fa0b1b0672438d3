"""Relative dates, counted from the moment of fetching: "3 days ago", "어제", "2시간 전"."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading, Precision
from scraper.pages.dates.clock import zone_of
from scraper.pages.dates.types import DateContext
from scraper.pages.dates.words import AFTER_COUNT, AFTER_COUNT_TIGHT, BEFORE_COUNT, BEFORE_ONE, DAYS_BACK, ONE, UNITS


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_UNIT_WORDS = _alternatives(tuple(UNITS))
_ONE_WORDS = _alternatives(ONE)
# A single letter is a unit only after digits ("3d ago").
_COUNTED = (
    rf"(?:(?P<count>\d{{1,3}}) ?\+? ?(?P<unit>{_UNIT_WORDS})|(?:{_ONE_WORDS}) (?P<one>(?:{_UNIT_WORDS})(?<=\w\w)))\.?"
)
_AFTER = compiled_later(
    rf"(?<![\w.,]){_COUNTED}(?: (?:{_alternatives(AFTER_COUNT)})| ?(?:{_alternatives(AFTER_COUNT_TIGHT)}))(?![^\W\d_])"
)
_BEFORE = compiled_later(
    rf"(?<!\w)(?:{_alternatives(BEFORE_COUNT)}) {{1,3}}(?:(?:ca\.?|mas de|oltre) )?{_COUNTED}(?!\w)"
)
_BEFORE_ONE = compiled_later(
    rf"(?<!\w)(?:{_alternatives(BEFORE_ONE)}) (?P<one>{_UNIT_WORDS})(?!\w)(?P<count>)(?P<unit>)"
)
# Hungarian "2 napja", "3 órája"; shorter ones ("hete") are words of other languages.
_HUNGARIAN = compiled_later(r"(?<![\w.,])(?P<count>\d{1,3}) (?P<unit>nap|ora|honap)ja(?!\w)(?P<one>)")
# Each pattern with the words without which it cannot match: looking for these is much faster.
_AGES: Final = (
    (_AFTER, (*AFTER_COUNT, *AFTER_COUNT_TIGHT)),
    (_BEFORE, tuple(f"{word} " for word in BEFORE_COUNT)),
    (_BEFORE_ONE, BEFORE_ONE),
    (_HUNGARIAN, ("apja", "oraja")),
)
_DAY_WORD = compiled_later(rf"(?<!\w)(?P<word>{_alternatives(tuple(DAYS_BACK))})(?!\w)")
_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}


def local_now(context: DateContext) -> dt.datetime | None:
    """`context.now` in the zone of the source, as given if that is unknown."""
    if context.now is None:
        return None
    zone = zone_of(context.timezone) if context.timezone else None
    return context.now.astimezone(zone) if zone else context.now


def find_ages(folded: str, context: DateContext, source: str, *, whole: bool) -> list[tuple[int, int, DateReading]]:
    """Ages ("3 days ago") with their offsets; day words, months and years only where the text is `whole` a date.

    In running text "yesterday" and "ten years ago" count from the day of the text, not from the moment of fetching.
    """
    now = local_now(context)
    if now is None:
        return []
    found: list[tuple[int, int, DateReading]] = []
    for pattern, needed in _AGES:
        for match in pattern.finditer(folded) if any(word in folded for word in needed) else ():
            reading = _age(match, now, source)
            if reading is not None and (whole or reading.precision == "day"):
                found.append((match.start(), match.end(), reading))
    if whole:
        found += [
            (m.start(), m.end(), _day_back(DAYS_BACK[m["word"]], now, source)) for m in _DAY_WORD.finditer(folded)
        ]
    return found


def is_day_word(folded: str) -> bool:
    """True if an expression is a word such as "today"; such words are in many sentences and titles."""
    return _DAY_WORD.fullmatch(folded) is not None


def is_relative(folded: str) -> bool:
    """True if an expression counts back from the moment of fetching: "today", "3 days ago"."""
    return is_day_word(folded) or any(pattern.fullmatch(folded) for pattern, _ in _AGES)


def _day_back(back: int, now: dt.datetime, source: str) -> DateReading:
    return DateReading(on=now.date() - dt.timedelta(days=back), source=source)


def _age(match: re.Match[str], now: dt.datetime, source: str) -> DateReading | None:
    count = int(match["count"] or 1)
    unit = UNITS[match["unit"] or match["one"]]
    if unit in _SECONDS:
        return _short_age(count, unit, now, source)
    months = count * (12 if unit == "year" else 1)
    index = now.year * 12 + now.month - 1 - months
    if index < 1900 * 12:
        return None
    precision: Precision = "year" if unit == "year" else "month"
    on = dt.date(index // 12, 1 if unit == "year" else index % 12 + 1, 1)
    return DateReading(on=on, precision=precision, source=source, certain=False)


def _short_age(count: int, unit: str, now: dt.datetime, source: str) -> DateReading:
    """Ages are rounded down, so the day is sure only if one unit more would fall on it too."""
    step = dt.timedelta(seconds=_SECONDS[unit])
    on, earlier = (now - step * count).date(), (now - step * (count + 1)).date()
    return DateReading(on=on, source=source, certain=on == earlier)
