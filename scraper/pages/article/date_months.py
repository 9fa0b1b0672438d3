"""A day printed without its year beside the title, where the address gives year and month: /2015/05/ and "3 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from presswatch.records import DateReading
from scraper.pages.article.blocks import Layout, Unit
from scraper.pages.article.date_places import CLOSE_UNITS, MAX_PURE_CHARS, away_bits, distance
from scraper.pages.dates.read import DateContext, date_from_url, read_date

_PART_CHARS = 12
"""A day's number, or a month's name, in a line of its own."""
_YEAR = re.compile(r"\d{4}")
_ELSEWHEN = timedelta(days=375)
"""More than a year: days counted back from there are others, a named day is not."""


def days_of_month(
    url: str, layout: Layout, title_index: int, context: DateContext, others: AbstractSet[int]
) -> Iterator[DateReading]:
    """The day closest to the title that falls into the month of the address, which confirms it."""
    month = date_from_url(url)
    if month is None or month.precision != "month" or title_index < 0:
        return
    away = away_bits(layout, title_index)
    close = [
        unit
        for unit in layout.units[max(0, title_index - CLOSE_UNITS) : title_index + CLOSE_UNITS + 1]
        if unit.index != title_index and unit.index not in others and not unit.frame.above & away
    ]
    for unit in sorted(close, key=lambda unit: distance(unit.index, title_index)):
        for text in _texts(unit, layout):
            for reading in _in_month(text, month.on, context):
                yield reading
                return


def _texts(unit: Unit, layout: Layout) -> Iterator[str]:
    """A line, and the line with the next one if each is a part of a day."""
    if len(unit.text) <= MAX_PURE_CHARS:
        yield unit.text
    after = layout.units[unit.index + 1].text if unit.index + 1 < len(layout.units) else ""
    if len(unit.text) <= _PART_CHARS and len(after) <= _PART_CHARS:
        yield f"{unit.text} {after}"


def _in_month(text: str, first: date, context: DateContext) -> Iterator[DateReading]:
    """The day that a text without a year names, if it is one of the month that begins on `first`."""
    if not any(map(str.isdigit, text)) or _YEAR.search(text):
        return
    end = datetime(first.year, first.month, 1, 12, tzinfo=UTC) + timedelta(days=31)
    end -= timedelta(days=end.day)
    here, later = (read_date(text, replace(context, now=now), "element") for now in (end, end + _ELSEWHEN))
    if here is None or later is None or here.is_period or (here.on.year, here.on.month) != (first.year, first.month):
        return
    if (later.on.month, later.on.day) == (here.on.month, here.on.day):
        yield replace(here, certain=True)
