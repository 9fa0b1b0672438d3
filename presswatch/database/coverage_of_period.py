"""The coverage of a period: by the article's day, else the first telling post's, else the day it was first seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, case, func, select, type_coerce

from presswatch.database.exports import TABLES, Record, stream_of
from presswatch.database.filters import Filter, coverage_conditions
from presswatch.database.schema import coverage, coverage_posts, outlets, posts, subjects

# What was found at a first visit was seen on that day for no reason of its own: it has no day then.
_SEEN_ON = case((~coverage.c.backfill, func.date(coverage.c.first_seen_at)))
# Of all posts that tell of an article, whichever the statement looks at: an article has one day and counts once.
_TIES, _TELLERS = coverage_posts.alias("ties_of_day"), posts.alias("tellers_of_day")
_FIRST_TOLD_ON = (
    select(func.min(_TELLERS.c.published_on))
    .join(_TIES, _TIES.c.post_id == _TELLERS.c.id)
    .where(_TIES.c.coverage_id == coverage.c.id, _TIES.c.gone_at.is_(None))
    .correlate(coverage)
    .scalar_subquery()
)
_DAY: ColumnElement[date] = type_coerce(func.coalesce(coverage.c.article_on, _FIRST_TOLD_ON, _SEEN_ON), Date)


def coverage_between(conn: Connection, first: date, last: date, where: Filter) -> Iterator[list[Record]]:
    """For each article of these days (both included) its tellings, as records of the export with `day` beside them."""
    query = TABLES["coverage"][0](where).add_columns(_DAY.label("day")).where(_DAY.between(first, last))
    for _, tellings in groupby(stream_of(conn, "coverage", query), key=lambda record: record["coverage_id"]):
        yield list(tellings)


def count_between(conn: Connection, first: date, last: date, where: Filter) -> int:
    """How many articles these days have."""
    return int(conn.execute(_counted(where).where(_DAY.between(first, last))).scalar_one())


def count_undated(conn: Connection, where: Filter) -> int:
    """How many articles have no day at all: found at a first visit, and neither they nor their post shows a date."""
    return int(conn.execute(_counted(where).where(_DAY.is_(None))).scalar_one())


def _counted(where: Filter) -> Any:
    query = select(func.count()).select_from(coverage).outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
    return query.where(*coverage_conditions(where))


def subject_kinds(conn: Connection) -> dict[str, str]:
    """Each subject that was ever watched, with its kind."""
    return {row.name: row.kind for row in conn.execute(select(subjects.c.name, subjects.c.kind))}
