"""The texts of an entry that may be dates, and the day that each of them gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from presswatch.languages.patterns import compiled_later
from presswatch.records import DateReading
from scraper.pages.dates.cores import month_of
from scraper.pages.dates.cues import is_sentence, opens_sentence
from scraper.pages.dates.read import DateContext, DateSpan, find_dates, read_date
from scraper.pages.dates.types import UTC_NAMES
from scraper.pages.dates.words import fold

DIGIT = compiled_later(r"\d|[〇一二三四五六七八九十]{1,4}[月日年]")
FULL_YEAR = compiled_later(r"\d{4}")
YEAR_WORD = compiled_later(r"\s?(?:г\.|года?|р\.|року)(?!\w)")
"""What is written after a year for "of the year", and belongs to the day before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the dates need it: its span, the element of its link, its title and address.

    `flat`: where nothing but line breaks parts it from the entries next to it, the block around all of them, and the
    pieces of text that are its own, end exclusive; None for an entry with a box of its own.
    """

    span: tuple[int, int]
    link: int
    title: str
    url: str
    flat: tuple[int, tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class DateText:
    """A text that may be a date: the place it is in, and the machine-readable date next to it.

    `shown`, where not empty, is what the page prints for `text`: a day in one element, year and month in the next.
    `several`: the text of more than one element, perhaps run together. `number` is the element, -1 for a line without.
    `of_update`: the markup calls it the day of the last change, or its column's head that of a deadline or an event.
    """

    slot: str
    text: str
    machine: str
    shown: str = ""
    several: bool = False
    number: int = -1
    of_update: bool = False


_LABEL = compiled_later(r"[^\W\d]{1,14}(?:\s?[^\W\d]{1,14})?\s{0,60}[:：|·]?\s{1,60}(?=\d)")


def read_text(text: DateText, context: DateContext) -> DateReading | None:
    """The printed date; the machine-readable one where the printed is relative, inexact or no date."""
    shown = read_whole(text.text, context) or read_in_line(text.text, context)
    if shown and text.shown:
        shown = replace(shown, raw=text.shown)
    if not text.machine:
        return shown
    machine = read_date(text.machine, context, "time")
    if shown and shown.certain and not shown.is_period and FULL_YEAR.search(shown.raw):
        return shown
    return _as_shown(machine, shown) if machine else shown


def _as_shown(machine: DateReading, shown: DateReading | None) -> DateReading:
    """An instant in UTC on the day that is printed next to it without its year: that day is the outlet's own.

    A time ago ("5 hours ago") names no day.
    """
    if (
        shown is None
        or machine.at is None
        or machine.zone not in UTC_NAMES
        or not _MONTH_AND_DAY.search(fold(shown.raw))
    ):
        return machine
    near = (machine.on + timedelta(days=step) for step in (0, 1, -1))
    on = next((day for day in near if (day.month, day.day) == (shown.on.month, shown.on.day)), machine.on)
    return replace(machine, on=on)


_MONTH_AND_DAY = compiled_later(r"\d\D+\d")


def read_whole(text: str, context: DateContext) -> DateReading | None:
    """A text that is a date, perhaps after a label ("작성일 06-22"), but no piece of a sentence ("On May 12,")."""
    if _PIECE.match(text):
        return None
    reading = read_date(text, context, "listing")
    if reading or len(text) > 30:
        return reading
    label = _LABEL.match(text)
    if label is None or any(month_of(word) for word in fold(label.group(0)).split()):
        return None  # "June 23, 2026August 15, 2026", whose first word belongs to the day
    return read_date(text[label.end() :], context, "listing")


_PIECE = compiled_later(r"(?:on|am|le|el|il|em|op|w|dne)\s.{0,300},$", re.IGNORECASE)
"""A day with the word and the comma that a sentence has around it."""


def read_in_line(text: str, context: DateContext) -> DateReading | None:
    """The first date inside a line that is no sentence, the most exact one."""
    spans = find_dates(text, context, "listing") if DIGIT.search(text) else []
    if not spans or _PIECE.match(text) or opens_sentence(text[: spans[0].start], text[spans[0].end :]):
        return None
    dated = sum(span.end - span.start for span in spans)
    return most_exact(spans) if _is_parted(text, spans) or not is_sentence(text, dated) else None


def _is_parted(text: str, spans: list[DateSpan]) -> bool:
    """True if a mark separates a day at either end of a line from the words: "2023-06-30 - Families receive ..."."""
    before, after = text[: spans[0].start], text[spans[-1].end :]
    return bool(
        (not _LETTER.search(before) and _MARK_AFTER.match(after))
        or (not _LETTER.search(after) and _MARK_BEFORE.search(before))
    )


_LETTER = compiled_later(r"[^\W\d_]")
_MARK_AFTER = compiled_later(r"\s{0,60}[)\]】]?\s{0,60}(?:[-–—|:：·•/]|[)\]】])")
_MARK_BEFORE = compiled_later(r"(?:[-–—|:：·•/]|[(\[（【])\s*$")


def most_exact(spans: list[DateSpan]) -> DateReading | None:
    """The first day, else the first month or year, of what a line holds."""
    readings = [span.reading for span in spans]
    days = [reading for reading in readings if reading.precision in ("day", "minute", "second")]
    return next(iter(days or readings), None)
