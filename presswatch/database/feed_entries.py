"""The newest coverage and mentions, as records of the export, for a feed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from presswatch.database.exports import TABLES, Record, stream_of
from presswatch.database.filters import BESIDE, Filter, coverage_conditions, limited, of_outlets
from presswatch.database.newest import newest_first
from presswatch.database.schema import coverage, mentions, outlets, posts


def newest_coverage(conn: Connection, where: Filter, most: int, *, backfill: bool) -> list[list[Record]]:
    """The newest articles with their tellings, newest first; with `backfill` also those that first visits found."""
    query = select(coverage.c.id).outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
    query = query.where(*coverage_conditions(where))
    if not backfill:
        query = query.where(~coverage.c.backfill)
    order = newest_first(coverage, coverage.c.id)
    ids = list(conn.execute(query.order_by(*order).limit(most)).scalars())
    told: dict[int, list[Record]] = {number: [] for number in ids}
    for record in stream_of(conn, "coverage", TABLES["coverage"][0](where).where(coverage.c.id.in_(ids))):
        told[record["coverage_id"]].append(record)
    return [told[number] for number in ids]


def newest_mentions(conn: Connection, where: Filter, most: int, *, backfill: bool) -> list[Record]:
    """The first mention of each subject in each post, newest first; a post that repeats another tells nothing anew."""
    first: Any = func.min(mentions.c.id)
    order = func.min(mentions.c.run_at).desc(), func.min(mentions.c.sort_day).desc(), first.asc()  # newest_first
    query: Select[Any] = select(first).join(posts, posts.c.id == mentions.c.post_id)
    query = query.where(mentions.c.gone_at.is_(None), posts.c.duplicate_of.is_(None))
    if not backfill:
        query = query.where(~mentions.c.backfill)
    if where.subject is not None:
        query = query.where(mentions.c.subject == where.subject)
    query = limited(query, where, mentions, None, mentions.c.post_id).where(*of_outlets(where, mentions, BESIDE))
    newest = query.group_by(mentions.c.post_id, mentions.c.subject).order_by(*order).limit(most)
    ids = list(conn.execute(newest).scalars())
    records = stream_of(conn, "mentions", TABLES["mentions"][0](where).where(mentions.c.id.in_(ids)))
    place = {number: n for n, number in enumerate(ids)}
    return sorted(records, key=lambda record: place[record["mention_id"]])
