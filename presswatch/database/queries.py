"""What the listing commands show, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, Table, UnaryExpression, case, func, select
from sqlalchemy.sql import operators

from presswatch.database.coverages import strongest_kind, subjects_of_line, surest
from presswatch.database.filters import (
    BESIDE,
    EVERYTHING,
    REPORTED,
    Filter,
    coverage_conditions,
    covering,
    limited,
    naming,
    newest_first,
    noticed,
    noticed_posts,
    of_outlets,
)
from presswatch.database.problems import GapRow, ProblemRow, gaps_by_source, problems_by_source
from presswatch.database.schema import (
    coverage,
    coverage_posts,
    mentions,
    outbox,
    outlets,
    posts,
    runs,
    sightings,
    sources,
    visits,
)
from presswatch.database.statements import BATCH, batches
from presswatch.records import copied
from presswatch.text.strings import grouped

if TYPE_CHECKING:
    from presswatch.database.runs import RunCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """A mention as listed; `reported_at` None: not reported (or backfill)."""

    id: int
    subject: str
    post_url: str
    title: str
    published_on: date | None
    published_precision: str | None
    source: str
    surface: str
    start: int
    end: int
    where: str
    kind: str
    rule: str
    sentence: str
    first_seen_at: datetime
    backfill: bool
    reported_at: datetime | None
    review: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """A post as listed; `duplicate_of` is the address of the group's first post, `subjects` what it mentions."""

    id: int
    url: str
    title: str
    published_on: date | None
    published_precision: str | None
    published_source: str | None
    published_certain: bool | None
    byline: tuple[str, ...]
    source: str
    language: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    removed_at: datetime | None
    revisions: int
    duplicate_of: str | None
    backfill: bool
    caught_late: bool
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A coverage as listed: strongest kind, surest reason, the posts that report it and their subjects."""

    id: int
    outlet: str | None
    article_url: str | None
    article_date: date | None
    article_precision: str | None
    headline: str | None
    host: str | None
    medium: str
    kind: str
    certain: bool
    reason: str
    first_seen_at: datetime
    backfill: bool
    reported_at: datetime | None
    review: str = "open"
    posts: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source as listed ("retired": off the watchlist), with its open problems, its gaps, and where it moved."""

    name: str
    url: str
    kind: str | None
    state: str
    reason: str | None
    words: str | None
    since: datetime
    last_good_at: datetime | None
    next_due_at: datetime | None
    fails: int
    posts: int
    moved_url: str | None = None
    problems: tuple[ProblemRow, ...] = ()
    gaps: tuple[GapRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A run as listed: `missed` times its sources had been due, `refused` starts that found it, its `fault`."""

    id: int
    state: str
    started_at: datetime
    ended_at: datetime | None
    sources: int
    counts: RunCounts
    missed: int = 0
    refused: int = 0
    fault: str | None = None


SORTS: dict[str, tuple[ColumnElement[Any], bool]] = {
    "published": (posts.c.published_on, True),
    "article": (coverage.c.article_on, True),
    "title": (func.lower(posts.c.title), False),
    "headline": (func.lower(coverage.c.headline), False),
    "subject": (func.lower(mentions.c.subject), False),
    "outlet": (func.lower(outlets.c.name), False),
    "source": (func.lower(sources.c.name), False),
}
"""The fields that lists are sorted by (next to "seen"), and whether the latest comes first."""


def _order(where: Filter, table: Table, *then: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    """The order that a list is asked for: by its field, then as every list; what lacks the field comes last."""
    usual = newest_first(table, *then)
    if where.sort == "seen":
        return tuple(map(_turned, usual)) if where.reverse else usual
    column, newest = SORTS[where.sort]
    order = column.desc() if newest is not where.reverse else column.asc()
    return column.is_(None), order, *usual


def _turned(order: UnaryExpression[Any]) -> UnaryExpression[Any]:
    column: ColumnElement[Any] = order.element
    return column.asc() if order.modifier is operators.desc_op else column.desc()


def list_mentions(conn: Connection, where: Filter = EVERYTHING) -> list[MentionRow]:
    """The mentions of present wordings."""
    return list(streamed(conn, "mentions", where))


def _mention_rows(_conn: Connection, rows: list[dict[str, Any]]) -> list[MentionRow]:
    return [MentionRow(**row) for row in rows]


def mentions_query(conn: Connection, where: Filter) -> Select[Any]:
    """What `list_mentions` lists."""
    order = _order(where, mentions, mentions.c.post_id, mentions.c.start, mentions.c.id)
    query: Select[Any] = (
        select(
            mentions.c.id,
            mentions.c.subject,
            posts.c.url.label("post_url"),
            posts.c.title,
            posts.c.published_on,
            posts.c.published_precision,
            sources.c.name.label("source"),
            *(mentions.c[name] for name in ("surface", "start", "end", "where", "kind", "rule", "sentence")),
            mentions.c.first_seen_at,
            mentions.c.backfill,
            mentions.c.review,
            outbox.c.reported_at,
        )
        .join(posts, posts.c.id == mentions.c.post_id)
        .join(sources, sources.c.id == posts.c.source_id)
        .outerjoin(outbox, REPORTED)
        .where(mentions.c.gone_at.is_(None))
        .order_by(*order)
    )
    query = limited(query, replace(where, outlets=None), mentions, outbox.c, mentions.c.post_id)
    query = query.where(*covering(conn, where, mentions.c.post_id), *of_outlets(where, mentions, BESIDE))
    if where.new or where.run_id is not None:
        # Says the same as the join, from the other side: few notices lead to few posts. Two lists in one, since
        # PostgreSQL reads every post through where it may be in the one or the other.
        notices, copy = noticed(select(outbox.c.post_id), where), posts.alias("copy")
        query = query.where(posts.c.id.in_(notices.union(select(copy.c.id).where(copy.c.duplicate_of.in_(notices)))))
    if where.subject is not None:
        query = query.where(mentions.c.subject == where.subject)
    return query


_POST_COLUMNS = (
    *("id", "url", "title", "published_on", "published_precision", "published_source", "published_certain", "byline"),
    *("language", "first_seen_at", "last_seen_at", "removed_at", "backfill", "caught_late"),
)


def list_posts(conn: Connection, where: Filter = EVERYTHING) -> list[PostRow]:
    """The posts; `new` keeps those whose notice waits, `run_id` those that the run reported."""
    return list(streamed(conn, "posts", where))


def _post_rows(conn: Connection, rows: list[dict[str, Any]]) -> list[PostRow]:
    named_by = _subjects(conn, (row["id"] for row in rows))
    return [PostRow(**row | {"byline": tuple(row["byline"]), "subjects": named_by.get(row["id"], ())}) for row in rows]


def posts_query(conn: Connection, where: Filter) -> Select[Any]:
    """What `list_posts` lists."""
    original = posts.alias("original")
    query: Select[Any] = (
        select(
            *(posts.c[name] for name in _POST_COLUMNS),
            sources.c.name.label("source"),
            posts.c.revision.label("revisions"),
            original.c.url.label("duplicate_of"),
        )
        .join(sources, sources.c.id == posts.c.source_id)
        .outerjoin(original, original.c.id == posts.c.duplicate_of)
        .order_by(*_order(where, posts, posts.c.id))
    )
    if where.new or where.run_id is not None:
        query = query.where(posts.c.id.in_(noticed_posts(where)))
    query = limited(query, replace(where, outlets=None), posts, None, posts.c.id)
    query = query.where(*covering(conn, where, posts.c.id))
    if where.subject is not None:
        query = query.where(naming(conn, where.subject))
    return query


def list_coverage(conn: Connection, where: Filter = EVERYTHING) -> list[CoverageRow]:
    """The coverage that any post still reports; outlet and kind as the first of these posts has them."""
    return list(streamed(conn, "coverage", where))


def coverage_query(_conn: Connection, where: Filter) -> Select[Any]:
    """What `list_coverage` lists."""
    reported = select(func.max(outbox.c.reported_at)).where(outbox.c.coverage_id == coverage.c.id).scalar_subquery()
    names = (
        "id",
        "article_url",
        "article_precision",
        "headline",
        "host",
        "medium",
        "first_seen_at",
        "backfill",
        "review",
    )
    query = (
        select(
            *(coverage.c[name] for name in names),
            outlets.c.name.label("outlet"),
            coverage.c.article_on.label("article_date"),
            reported.label("reported_at"),
        )
        .outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
        .order_by(*_order(where, coverage, coverage.c.id))
    )
    return query.where(*coverage_conditions(where)).limit(where.limit).offset(where.offset or None)


def _coverage_rows(conn: Connection, rows: list[dict[str, Any]]) -> list[CoverageRow]:
    query = (
        select(coverage_posts, posts.c.url)
        .join(posts, posts.c.id == coverage_posts.c.post_id)
        .where(coverage_posts.c.gone_at.is_(None))
        .order_by(coverage_posts.c.post_id)
    )
    reports = grouped(
        (tie.coverage_id, tie)
        for ids in batches(row["id"] for row in rows)
        for tie in conn.execute(query.where(coverage_posts.c.coverage_id.in_(ids)))
    )
    named_by = _subjects(conn, (tie.post_id for ties in reports.values() for tie in ties))
    return [_coverage_row(row, reports[row["id"]], named_by) for row in rows]


def _coverage_row(row: dict[str, Any], ties: list[Any], named_by: Mapping[int, tuple[str, ...]]) -> CoverageRow:
    named = (subjects_of_line(tie.subjects, named_by.get(tie.post_id, ())) for tie in ties)
    best = surest(ties)
    return CoverageRow(
        **row,
        kind=strongest_kind(tie.kind for tie in ties),
        certain=best.certain,
        reason=best.reason,
        posts=tuple(dict.fromkeys(tie.url for tie in ties)),  # lists of several sources may lead to one article
        subjects=tuple(dict.fromkeys(name for names in named for name in names)),
    )


COUNTED = 10_000
"""Of rows that a page does not show no more are counted."""
_LISTS: dict[str, tuple[Callable[[Connection, Filter], Select[Any]], Callable[[Connection, Any], list[Any]]]] = {
    "mentions": (mentions_query, _mention_rows),
    "posts": (posts_query, _post_rows),
    "coverage": (coverage_query, _coverage_rows),
}


def streamed(conn: Connection, listed: str, where: Filter) -> Iterator[Any]:
    """The rows of a list ("mentions", "posts", "coverage"), read some at a time: a million take no more memory."""
    query_of, rows_of = _LISTS[listed]
    found = conn.execute(query_of(conn, where), execution_options={"stream_results": True, "yield_per": BATCH})
    for batch in found.mappings().partitions(BATCH):
        yield from rows_of(conn, [dict(row) for row in batch])


def page_of(conn: Connection, listed: str, where: Filter) -> tuple[list[Any], int]:
    """The rows of a list ("mentions", "posts", "coverage"), and how many come after them: at most COUNTED + 1."""
    rows = list(streamed(conn, listed, where))
    if where.limit is None or len(rows) < where.limit:
        return rows, 0
    rest = _LISTS[listed][0](conn, where).order_by(None).offset(where.offset + where.limit).limit(COUNTED + 1)
    return rows, conn.execute(select(func.count()).select_from(rest.subquery())).scalar_one()


def list_sources(conn: Connection, *, retired: bool = False, state: str | None = None) -> list[SourceRow]:
    """The sources by name, with `retired` also those that left the watchlist."""
    counted = select(func.count()).where(sightings.c.source_id == sources.c.id).scalar_subquery()
    shown = case((sources.c.retired_at.is_not(None), "retired"), else_=sources.c.state)
    names = ("name", "url", "kind", "reason", "words", "last_good_at", "next_due_at", "fails", "moved_url")
    query = select(
        *(sources.c[name] for name in names),
        shown.label("state"),
        sources.c.since_at.label("since"),
        counted.label("posts"),
    ).order_by(sources.c.name)
    if not retired:
        query = query.where(sources.c.retired_at.is_(None))
    if state is not None:
        query = query.where(shown == state)
    wrong, uncovered = problems_by_source(conn), gaps_by_source(conn)
    return [
        copied(SourceRow, row, problems=wrong.get(row.name, ()), gaps=uncovered.get(row.name, ()))
        for row in conn.execute(query)
    ]


def list_runs(
    conn: Connection, *, since: datetime | None = None, limit: int | None = 50, offset: int = 0
) -> list[RunRow]:
    """The runs, newest first."""
    from presswatch.database.runs import RunCounts  # noqa: PLC0415 - with it comes what runs need, and no list

    sums = {"sources": func.count(), "missed": func.sum(visits.c.missed)}
    of_visits = [
        select(func.coalesce(value, 0)).where(visits.c.run_id == runs.c.id).scalar_subquery().label(name)
        for name, value in sums.items()
    ]
    query = select(runs, *of_visits).order_by(runs.c.id.desc()).limit(limit).offset(offset or None)
    if since is not None:
        query = query.where(runs.c.started_at >= since)
    return [copied(RunRow, row, counts=copied(RunCounts, row), missed=int(row.missed)) for row in conn.execute(query)]


def _subjects(conn: Connection, post_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    query = select(mentions.c.post_id, mentions.c.subject).distinct()
    query = query.where(mentions.c.gone_at.is_(None)).order_by(mentions.c.subject)
    found = grouped(
        (row.post_id, row.subject)
        for ids in batches(dict.fromkeys(post_ids))
        for row in conn.execute(query.where(mentions.c.post_id.in_(ids)))
    )
    return {post_id: tuple(names) for post_id, names in found.items()}
