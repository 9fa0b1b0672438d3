"""What a listing, an export, a report or a feed is limited to, by recorded names, and the order of every list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Select,
    Table,
    UnaryExpression,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from presswatch.database.schema import (
    channels,
    coverage,
    coverage_posts,
    mentions,
    message_notices,
    messages,
    outbox,
    outlets,
    posts,
    revisions,
    runs,
    sightings,
    sources,
)
from presswatch.records import BESIDE_TEXT
from presswatch.text.strings import folded_name


def outlets_called(conn: Connection, names: Iterable[str]) -> tuple[str, ...]:
    """The recorded outlets that have one of these names or domains, under the names by which they are recorded."""
    wanted = {folded_name(name) for name in names}
    known = conn.execute(select(outlets.c.name, outlets.c.domain).order_by(outlets.c.id))
    return tuple(row.name for row in known if wanted & {folded_name(row.name), folded_name(row.domain or "")})


def recorded(conn: Connection, table: Table) -> list[str]:
    """The names of all sources, or subjects, that were ever watched, in order of the alphabet."""
    return list(conn.execute(select(table.c.name).order_by(table.c.name)).scalars())


def is_mentioned(conn: Connection, subject: str) -> bool:
    """True if a mention of exactly this subject was ever recorded."""
    return conn.execute(select(mentions.c.id).where(mentions.c.subject == subject).limit(1)).first() is not None


_BEGUN = select(runs.c.started_at).where(runs.c.id == bindparam("run_id"))
_DAY = select(posts.c.sort_day).where(posts.c.id == bindparam("post_id"))


def first_sight(conn: Connection, run_id: int | None, now: datetime) -> dict[str, Any]:
    """The columns of what is first seen now: the moment, the run, and when that began (now, if no run finds it)."""
    known: dict[int | None, datetime | None] = conn.info.setdefault("runs_begun", {None: None})
    if run_id not in known:  # asked once a connection: it is stored with each post, mention and article
        known[run_id] = conn.execute(_BEGUN, {"run_id": run_id}).scalar()
    return {"first_seen_at": now, "run_id": run_id, "run_at": min(known[run_id] or now, now)}


def day_of_post(conn: Connection, post_id: int) -> str:
    """The `sort_day` of a post."""
    return str(conn.execute(_DAY, {"post_id": post_id}).scalar_one())


def newest_first(table: Table, *then: ColumnElement[Any]) -> tuple[UnaryExpression[Any], ...]:
    """The order of every list: the last run's finds first, by their day; indexed (`…_newest`) with these columns."""
    return table.c.run_at.desc(), table.c.sort_day.desc(), *(one.asc() for one in then)


def seen_between(table: Table, since: datetime | None, until: datetime | None) -> Iterable[ColumnElement[bool]]:
    """True if something was first seen since (inclusive) and before these moments; `run_at` says it for the index."""
    if since is not None:
        under_way = runs.c.started_at < since, or_(runs.c.ended_at.is_(None), runs.c.ended_at >= since)
        begun = select(func.min(runs.c.started_at)).where(*under_way).scalar_subquery()
        yield table.c.run_at >= func.coalesce(begun, since)
        yield table.c.first_seen_at >= since
    if until is not None:
        yield table.c.run_at < until
        yield table.c.first_seen_at < until


class _Within(FunctionElement[bool]):
    """True if an offset lies in one of the passages [[start, end], ...] of a column; False if it has none."""

    type = Boolean()
    inherit_cache = True
    name = "within"


_SPANS = {
    "sqlite": ("json_each", "json_extract(span.value, '$[{}]')"),
    "postgresql": ("json_array_elements", "(span.value ->> {})::int"),
}


@compiles(_Within)
def _compiled_within(element: Any, compiler: Any, **options: Any) -> str:
    start, passages = (compiler.process(one, **options) for one in element.clauses)
    each, bound = _SPANS[compiler.dialect.name]
    between = f"{start} >= {bound.format(0)} AND {start} < {bound.format(1)}"
    return f"EXISTS (SELECT 1 FROM {each}({passages}) AS span WHERE {between})"  # noqa: S608 - columns


def said_of(
    names: Sequence[str], post_id: ColumnElement[int], start: ColumnElement[int], *outside_text: ColumnElement[bool]
) -> ColumnElement[bool]:
    """True if what is printed at this offset of a post is said of an article of one of these outlets.

    In its own passage, or in text about no single article; where a post reports one only, or `*outside_text`, all is.
    """
    own, other = coverage_posts.alias("own_report"), coverage_posts.alias("other_report")
    of_post = select(other.c.coverage_id).where(other.c.post_id == post_id, other.c.gone_at.is_(None))
    of_others = of_post.where(_Within(start, other.c.passages)).correlate_except(other).exists()
    reported = (
        select(own.c.coverage_id)
        .join(coverage, coverage.c.id == own.c.coverage_id)
        .join(outlets, outlets.c.id == coverage.c.outlet_id)
        .where(own.c.post_id == post_id, own.c.gone_at.is_(None), outlets.c.name.in_(names))
        .where(or_(own.c.passages.is_(None), *outside_text, _Within(start, own.c.passages), ~of_others))
    )
    return reported.correlate_except(own, coverage, outlets).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a listing is limited to; None and False limit nothing.

    `since` and `until` ask when something was first seen, `published_…` and `article_…` for the first and the last day
    of a post and of an article; `new` what waits to be reported, `run_id` what a run announced; `source` is any that
    has shown the post, `outlets` are names as recorded, any of which will do, none with (). `sort` is "seen" or a field
    of `presswatch.database.queries.SORTS`.
    """

    since: datetime | None = None
    until: datetime | None = None
    subject: str | None = None
    outlets: tuple[str, ...] | None = None
    source: str | None = None
    language: str | None = None
    new: bool = False
    run_id: int | None = None
    published_since: date | None = None
    published_until: date | None = None
    article_since: date | None = None
    article_until: date | None = None
    sort: str = "seen"
    reverse: bool = False
    limit: int | None = None
    offset: int = 0


EVERYTHING = Filter()

# From this many mentions on a list of them costs more than finding fifty among the newest posts (measured at a million
# posts: 545 ms for a subject of 100,000, now 3).
MANY = 5_000

PRESENT = and_(revisions.c.post_id == posts.c.id, revisions.c.n == posts.c.revision)
"""Joins a post with its present wording."""
ROOT = func.coalesce(posts.c.duplicate_of, posts.c.id)
"""The number of the first post of a post's group."""
_own = outbox.alias("own_notice")
_reported_itself = select(_own.c.post_id).where(
    posts.c.duplicate_of.is_not(None),
    _own.c.post_id == posts.c.id,
    _own.c.subject == mentions.c.subject,
    _own.c.kind == "mention",
)
REPORTED = and_(
    outbox.c.post_id == func.coalesce(_reported_itself.correlate(posts, mentions).scalar_subquery(), ROOT),
    outbox.c.subject == mentions.c.subject,
    outbox.c.kind == "mention",
)
"""Joins a mention with its notice: of its post's group, or the post's own where a doubtful duplicate was reported."""


def limited(query: Select[Any], where: Filter, table: Table, notice: Any, post_id: ColumnElement[int]) -> Select[Any]:
    """The query of a table, joined with `posts`, with every limit but the subject's and the outlets'."""
    query = query.where(*seen_between(table, where.since, where.until), *_published(where))
    if articles := list(_dated(coverage.c.article_on, where.article_since, where.article_until)):
        reporting = select(coverage_posts.c.post_id).join(coverage, coverage.c.id == coverage_posts.c.coverage_id)
        query = query.where(post_id.in_(reporting.where(coverage_posts.c.gone_at.is_(None), *articles)))
    if where.source is not None:
        query = query.where(post_id.in_(shown_by(where.source)))
    if where.outlets is not None:
        query = query.where(post_id.in_(_covered_by(where.outlets, where.subject)))
    if where.language is not None:
        query = query.where(_written_in(where.language))
    if notice is not None and where.new:
        query = query.where(notice.id.is_not(None), waits())
    if notice is not None and where.run_id is not None:
        query = query.where(notice.run_id == where.run_id)
    return query.limit(where.limit).offset(where.offset or None)


def _dated(column: ColumnElement[Any], since: date | None, until: date | None) -> Iterable[ColumnElement[bool]]:
    """True if a day is none before `since` and none after `until`; of a month or a year the first day counts."""
    if since is not None:
        yield column >= since
    if until is not None:
        yield column <= until


def _published(where: Filter) -> Iterable[ColumnElement[bool]]:
    return _dated(posts.c.published_on, where.published_since, where.published_until)


def coverage_conditions(where: Filter) -> Iterable[ColumnElement[bool]]:
    """The conditions on a coverage (joined with `outlets`), among them that a post still reports it."""
    report = coverage_posts.alias("report")  # a statement may read coverage_posts itself too
    reporting = select(report.c.coverage_id).where(report.c.gone_at.is_(None))
    # Asked of each coverage in turn: a list of all reported coverage would be made whole for the newest fifty.
    yield reporting.where(report.c.coverage_id == coverage.c.id).exists()
    if where.subject is not None:
        of_post = report.c.post_id.in_(mentioning(where.subject))
        yield coverage.c.id.in_(reporting.where(of_post, _reported_for(report.c.subjects, where.subject)))
    if where.source is not None:
        yield coverage.c.id.in_(reporting.where(report.c.post_id.in_(shown_by(where.source))))
    if where.language is not None:
        written = select(posts.c.id).where(_written_in(where.language))
        yield coverage.c.id.in_(reporting.where(report.c.post_id.in_(written)))
    if where.outlets is not None:
        yield outlets.c.name.in_(where.outlets)
    if published := list(_published(where)):
        yield coverage.c.id.in_(reporting.where(report.c.post_id.in_(select(posts.c.id).where(*published))))
    yield from _dated(coverage.c.article_on, where.article_since, where.article_until)
    if where.new or where.run_id is not None:
        yield coverage.c.id.in_(noticed(select(outbox.c.coverage_id), where))
    yield from seen_between(coverage, where.since, where.until)


def _reported_for(subjects: ColumnElement[Any], subject: str) -> ColumnElement[bool]:
    """True if a report is for this subject, of those that its post names."""
    return subjects.is_(None) | (func.replace(subjects, f"\n{subject}\n", "") != subjects)


def mentioning(subject: str) -> Select[Any]:
    """The numbers of the posts whose present wording mentions the subject."""
    return select(mentions.c.post_id).where(mentions.c.subject == subject, mentions.c.gone_at.is_(None))


def naming(conn: Connection, subject: str) -> ColumnElement[bool]:
    """True if a post mentions the subject: looked up where few do, else asked of each post from the newest on."""
    few = mentioning(subject)
    if conn.execute(select(func.count()).select_from(few.limit(MANY).subquery())).scalar_one() < MANY:
        return posts.c.id.in_(few)
    return few.where(mentions.c.post_id == posts.c.id).exists()


def covering(conn: Connection, where: Filter, post_id: ColumnElement[int]) -> Iterable[ColumnElement[bool]]:
    """True if a post reports the outlets' coverage (for the subject): as `naming`, by how many do."""
    if where.outlets is None:
        return
    few = _covered_by(where.outlets, where.subject)
    many = conn.execute(select(func.count()).select_from(few.limit(MANY).subquery())).scalar_one() >= MANY
    yield few.where(coverage_posts.c.post_id == post_id).exists() if many else post_id.in_(few)


def waits() -> ColumnElement[bool]:
    """True if a notice waits: for a channel (if there is none, for one), or in a message that is not through."""
    in_use = channels.c.retired_at.is_(None)
    # Starts from the messages: they are few; what was ever reported is not.
    under_way = select(message_notices.c.notice_id).join(messages, messages.c.id == message_notices.c.message_id)
    under_way = under_way.join(channels, channels.c.id == messages.c.channel_id)
    return and_(
        outbox.c.reported_at.is_(None),
        or_(
            ~exists().where(in_use),
            exists().where(in_use, channels.c.last_notice_id < outbox.c.id),
            outbox.c.id.in_(under_way.where(in_use, messages.c.state != "sent")),
        ),
    )


def noticed(query: Select[Any], where: Filter) -> Select[Any]:
    """A query of the outbox with the limits `new` and `run_id`."""
    if where.new:
        query = query.where(waits())
    return query if where.run_id is None else query.where(outbox.c.run_id == where.run_id)


def noticed_posts(where: Filter) -> Select[Any]:
    """The numbers of the posts that were news, with the limits `new` and `run_id`: not always a group's first."""
    return noticed(select(func.coalesce(outbox.c.from_post_id, outbox.c.post_id)), where)


def shown_by(source: str) -> Select[Any]:
    """The numbers of the posts that the source has shown, whoever showed them first."""
    shown = select(sightings.c.post_id).join(sources, sources.c.id == sightings.c.source_id)
    return shown.where(sources.c.name == source)


def _written_in(language: str) -> ColumnElement[bool]:
    """True if a post is in this language, in any letter case: codes are of plain letters, folded alike everywhere."""
    return func.lower(posts.c.language) == language.lower()


def of_outlets(where: Filter, table: Table, *outside_text: ColumnElement[bool]) -> Iterable[ColumnElement[bool]]:
    """The conditions of the outlets on a table's row that has a place in a post (`*outside_text`: not in its text)."""
    if where.outlets is not None:
        yield said_of(where.outlets, table.c.post_id, table.c.start, *outside_text)


BESIDE = mentions.c.where.in_(sorted(BESIDE_TEXT))
"""True if a mention is outside the text."""


def _covered_by(names: tuple[str, ...], subject: str | None) -> Select[Any]:
    """The numbers of the posts that report an article of these outlets (for the subject, if there is one)."""
    reported = select(coverage_posts.c.post_id).join(coverage, coverage.c.id == coverage_posts.c.coverage_id)
    reported = reported.join(outlets, outlets.c.id == coverage.c.outlet_id)
    reported = reported.where(outlets.c.name.in_(names), coverage_posts.c.gone_at.is_(None))
    return reported if subject is None else reported.where(_reported_for(coverage_posts.c.subjects, subject))
