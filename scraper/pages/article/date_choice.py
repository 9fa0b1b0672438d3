"""Which of the dates that a post page gives is the day of publication, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from presswatch.records import DateReading
from scraper.pages.dates.types import UTC_NAMES

_HEAD_SOURCES = frozenset(("json-ld", "meta"))
_SEVERAL_DAYS = 3
_LONG_EDITED_DAYS = 60
"""Data nobody sees, edited so long after the day they give, may give the first writing of something newly published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReadings:
    """All readings of a page that may be its day of publication, each list most trusted first.

    `marked` are elements that declare a date beside the title, `beside` short lines there, `near` is the first of these
    close enough to the title to be what a reader takes for the day, `others` weaker places, `far` elements away from
    the title, which may be of other posts. `updates` are the days on which the head says that the page was changed,
    `changed` those of elements that are called so.
    """

    objects: Sequence[DateReading] = ()
    metas: Sequence[DateReading] = ()
    marked: Sequence[DateReading] = ()
    url: Sequence[DateReading] = ()
    beside: Sequence[DateReading] = ()
    others: Sequence[DateReading] = ()
    near: DateReading | None = None
    far: Sequence[DateReading] = ()
    updates: Sequence[date] = ()
    changed: Sequence[date] = ()

    def every(self) -> list[DateReading]:
        """All readings by falling trust."""
        return [*self.objects, *self.metas, *self.marked, *self.url, *self.beside, *self.others]

    def is_unnamed(self) -> bool:
        """Whether neither the head nor the address gives a day."""
        return not (self.objects or self.metas or self.url)


def choose_day(readings: DayReadings) -> DateReading | None:
    """The reading to believe, None if there is none; it is certain if nothing of weight speaks against it."""
    every = readings.every()
    if not every:
        return None
    best = _settled(_local(every[0], readings), readings)
    sure = best.certain and not best.is_period and _is_certain(best, [*every, *readings.far], readings)
    return replace(best, certain=sure)


def _local(best: DateReading, readings: DayReadings) -> DateReading:
    """A reading in UTC, and a day in the address, get the day beside the title if that is the day before or after.

    The instant is the same, the day is the outlet's own; an address may be made in UTC as well. Where the page
    shows the day itself, or none, that of the address goes before one in UTC. So does the day of another place that
    gives the same instant by the outlet's clock.
    """
    if best.source != "url" and (best.at is None or best.zone not in UTC_NAMES):
        return best
    for other in readings.every() if best.at is not None else ():
        if other.at == best.at and other.zone not in UTC_NAMES:
            return replace(best, on=other.on)
    shown = [] if any(other.on == best.on for other in readings.beside) else readings.beside[:1]
    for other in [*shown, *readings.url]:
        if not other.is_period and _days(other, best) <= 1:
            return replace(best, on=other.on)
    return best


def _settled(best: DateReading, readings: DayReadings) -> DateReading:
    """The day shown at the title where it contradicts one place of the head and no other place of the head does.

    A day shown that is declared as that of a change does not contradict a meta that tells when the post was published.
    A day that the address or another day of the page confirms stays: what else stands at the title is a caption's.
    A day after the last change of the page is that of something announced. An address alone tells when the page was
    made, which offices do long after the day that they print; beside several days, those of what is told, it stays.
    """
    near = readings.near
    if near is None or near.on == best.on:
        return best
    if best.source == "url":
        several = len({other.on for other in readings.beside}) >= _SEVERAL_DAYS
        return near if near.certain and _days(near, best) > 1 and not several else best
    if best.source not in _HEAD_SOURCES:
        return best
    if best.precision == "day" and near.certain and (best.on.day, best.on.month) == (near.on.month, near.on.day):
        return near  # "2025-02-11" of a form that puts the day before the month: the page prints 2 November
    if _days(near, best) > 1 and any(other.on == best.on for other in (*readings.url, *readings.marked)):
        return best
    if _is_announced(near, best, readings):
        return best
    days = [reading.on for reading in readings.metas]
    if best.source == "meta":
        return best if near.on in readings.updates else near
    return near if near.on in days or best.on not in days else best


def _is_announced(near: DateReading, best: DateReading, readings: DayReadings) -> bool:
    return bool(readings.updates) and (near.on - max(best.on, *readings.updates)).days > 1


def _is_certain(best: DateReading, every: Sequence[DateReading], readings: DayReadings) -> bool:
    """Whether another kind of place confirms a reading, or none contradicts it and nothing makes it doubtful.

    What is doubtful itself contradicts nothing, nor does a day of change, nor one after the last change. A day before
    there was a web that the page's head does not declare is somebody's birthday sooner than a post's.
    """
    if best.on.year < _FIRST_WEB_YEAR and best.source not in _HEAD_SOURCES:
        return False
    agreeing = {reading.source for reading in every if _days(reading, best) <= 1}
    sure = (reading for reading in every if reading.certain and reading.on not in readings.changed)
    disputed = any(_days(reading, best) > 1 and not _is_announced(reading, best, readings) for reading in sure)
    if agreeing <= _HEAD_SOURCES:
        return not disputed and not _is_long_edited(best, readings)
    return len(agreeing) > 1 or not disputed


_FIRST_WEB_YEAR = 1991


def _is_long_edited(best: DateReading, readings: DayReadings) -> bool:
    return any((day - best.on).days > _LONG_EDITED_DAYS for day in readings.updates)


def _days(one: DateReading, other: DateReading) -> int:
    return abs((one.on - other.on).days)
