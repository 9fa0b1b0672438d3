"""The coverage of a period: by the article's day, else the first reporting post's, else the day it was first seen.

Coverage known only by its month or year counts if the period holds all of that month or year. Days begin in the given
zone: it has no effect on days as printed, but decides the day of first sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from presswatch.database.exports import TABLES, Record, stream_of
from presswatch.database.filters import Filter, coverage_conditions
from presswatch.database.schema import coverage, coverage_posts, outlets, posts, subjects
from presswatch.text.moments import day_of_text

# All posts that report an article, whichever the statement looks at: an article has one day and counts once.
_TIES, _TELLERS = coverage_posts.alias("ties_of_day"), posts.alias("tellers_of_day")
_TOLD = _TELLERS.c.sort_day
_DAY_LONG, _MONTH_LONG, _YEAR_LONG = (len(words) for words in ("2026-11-02", "2026-11", "2026"))
# The earliest day; if all posts give only a month or a year, the earliest of these.
_FIRST_TOLD = (
    select(func.coalesce(func.min(case((func.length(_TOLD) == _DAY_LONG, _TOLD))), func.min(_TOLD)))
    .join(_TIES, _TIES.c.post_id == _TELLERS.c.id)
    .where(_TIES.c.coverage_id == coverage.c.id, _TIES.c.gone_at.is_(None), _TOLD != "")
    .correlate(coverage)
    .scalar_subquery()
)
_DAY: ColumnElement[Any] = func.coalesce(func.nullif(coverage.c.sort_day, ""), _FIRST_TOLD)
# What was found at a first visit was seen on that day for no reason of its own: it has no day then.
_SEEN = and_(_DAY.is_(None), ~coverage.c.backfill)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from the first to the last, both included, as they begin in a zone."""

    first: date
    last: date
    zone: tzinfo

    def whole(self, *, years: bool) -> tuple[date, date]:
        """The first days of the first and of the last month (or year) that lies wholly within."""
        first, after = self.first, self.last + timedelta(days=1)
        begin, end = _begin(first, years=years), _begin(after, years=years)
        if begin < first:
            begin = _begin(begin + timedelta(days=366 if years else 31), years=years)
        return begin, _begin(end - timedelta(days=1), years=years)

    def touched(self, *, years: bool) -> tuple[date, date]:
        """The first days of the first and of the last month (or year) of which any day lies within."""
        return _begin(self.first, years=years), _begin(self.last, years=years)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """When the first day begins and the last one ends."""
        first, after = (datetime.combine(day, time(), self.zone) for day in (self.first, self.last + timedelta(days=1)))
        return first, after


def _begin(day: date, *, years: bool) -> date:
    return day.replace(month=1, day=1) if years else day.replace(day=1)


def coverage_between(conn: Connection, days: Days, where: Filter) -> Iterator[list[Record]]:
    """For each article of these days, the posts' reports of it as export records, with `day` and `day_precision` added.

    `day` is the first day of the month or year if `day_precision` is "month" or "year".
    """
    query = TABLES["coverage"][0](where).add_columns(_DAY.label("day")).where(_counts_in(days))
    for _, tellings in groupby(stream_of(conn, "coverage", query), key=lambda record: record["coverage_id"]):
        yield [record | _counted_on(record, days.zone) for record in tellings]


def _counted_on(record: Record, zone: tzinfo) -> Record:
    day, precision = day_of_text(record["day"] or record["first_seen_at"].astimezone(zone).date().isoformat())
    return {"day": day, "day_precision": precision}


def count_between(conn: Connection, days: Days, where: Filter) -> int:
    """How many articles these days have."""
    return _count(conn, where, _counts_in(days))


def count_partly(conn: Connection, days: Days, where: Filter) -> int:
    """How many articles are known by a month or year alone of which these days hold a part: they count nowhere here."""
    touched = [
        and_(func.length(_DAY) == long, _DAY.between(*_texts(days.touched(years=years), long)))
        for long, years in ((_MONTH_LONG, False), (_YEAR_LONG, True))
    ]
    return _count(conn, where, or_(*touched), ~func.coalesce(_counts_in(days), False))


def count_undated(conn: Connection, where: Filter) -> int:
    """How many articles have no day at all: found at a first visit, and neither they nor their post shows a date."""
    return _count(conn, where, _DAY.is_(None), coverage.c.backfill)


def _counts_in(days: Days) -> ColumnElement[bool]:
    begin, end = days.moments
    return or_(
        and_(func.length(_DAY) == _DAY_LONG, _DAY.between(*_texts((days.first, days.last), _DAY_LONG))),
        and_(func.length(_DAY) == _MONTH_LONG, _DAY.between(*_texts(days.whole(years=False), _MONTH_LONG))),
        and_(func.length(_DAY) == _YEAR_LONG, _DAY.between(*_texts(days.whole(years=True), _YEAR_LONG))),
        and_(_SEEN, coverage.c.first_seen_at >= begin, coverage.c.first_seen_at < end),
    )


def _texts(days: tuple[date, date], long: int) -> tuple[str, str]:
    return days[0].isoformat()[:long], days[1].isoformat()[:long]


def _count(conn: Connection, where: Filter, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(coverage).outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
    return int(conn.execute(query.where(*coverage_conditions(where), *conditions)).scalar_one())


def subject_kinds(conn: Connection) -> dict[str, str]:
    """Each subject that was ever watched, with its kind."""
    return {row.name: row.kind for row in conn.execute(select(subjects.c.name, subjects.c.kind))}
