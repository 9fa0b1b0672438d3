"""Everything recorded, as a stream of records: one statement a table, one state of the database, at any size.

Oldest first, by number. Coverage belongs to the article's day (all of its month or year, where only that is known),
else the first reporting post's, else the day of first sight in the given zone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, literal, or_, select

from presswatch.database.coverages import subjects_of_line
from presswatch.database.filters import (
    BESIDE,
    PRESENT,
    REPORTED,
    Filter,
    coverage_conditions,
    limited,
    mentioning,
    newest_first,
    noticed_posts,
    of_outlets,
)
from presswatch.database.schema import (
    coverage,
    coverage_posts,
    mentions,
    outbox,
    outlets,
    posts,
    quotes,
    revisions,
    sightings,
    snapshots,
    sources,
    spokespeople,
    subjects,
)
from presswatch.database.statements import BATCH
from presswatch.text.moments import day_of_text
from presswatch.text.strings import grouped, is_said_of

Record = dict[str, Any]
Statement = Callable[[Filter], Select[Any]]


def stream(conn: Connection, name: str, where: Filter) -> Iterator[Record]:
    """The records of an export table (a key of TABLES), oldest first."""
    return stream_of(conn, name, TABLES[name][0](where))


def stream_of(conn: Connection, name: str, query: Select[Any]) -> Iterator[Record]:
    """The records of a table's statement, or of one made from it with more columns or conditions."""
    complete = TABLES[name][1]
    rows = conn.execute(query, execution_options={"stream_results": True, "yield_per": BATCH})
    for batch in rows.mappings().partitions(BATCH):
        yield from complete(conn, [dict(row) for row in batch])


def count(conn: Connection, name: str, where: Filter) -> int:
    """How many records `stream` will give."""
    inner = TABLES[name][0](where).order_by(None).with_only_columns(literal(1)).subquery()
    return int(conn.execute(select(func.count()).select_from(inner)).scalar_one())


_PUBLISHED = tuple(f"published_{name}" for name in ("on", "at", "precision", "raw", "zone", "source", "certain"))
_OUTLETS_OF_POST = (
    select(coverage_posts.c.post_id, outlets.c.name)
    .join(coverage, coverage.c.id == coverage_posts.c.coverage_id)
    .join(outlets, outlets.c.id == coverage.c.outlet_id)
    .where(coverage_posts.c.gone_at.is_(None))
    .order_by(coverage_posts.c.post_id, coverage.c.id)
)


def _post_columns(*more: str) -> list[ColumnElement[Any]]:
    """What every record says of its post."""
    named = {"id": "post_id", "url": "post_url", "title": "post_title", "outlet_hint": "post_outlet_hint"}
    names = ("id", "url", "title", "language", "external", "outlet_hint", *_PUBLISHED, *more)
    return [
        *(posts.c[name].label(named.get(name, name)) for name in names),
        sources.c.name.label("source"),
        snapshots.c.payload_sha256.label("evidence_sha256"),
    ]


def _from_posts(query: Select[Any]) -> Select[Any]:
    """Joins what `_post_columns` needs: the source, the present wording, its snapshot."""
    query = query.join(sources, sources.c.id == posts.c.source_id).join(revisions, PRESENT)
    return query.outerjoin(snapshots, snapshots.c.id == revisions.c.snapshot_id)


def _coverage(where: Filter) -> Select[Any]:
    """One record for each post that reports a coverage; `first_report` marks one of them, to count articles once."""
    reported = select(func.max(outbox.c.reported_at)).where(outbox.c.coverage_id == coverage.c.id).scalar_subquery()
    other = coverage_posts.alias("other")
    first = select(func.min(other.c.post_id)).where(
        other.c.coverage_id == coverage_posts.c.coverage_id, other.c.gone_at.is_(None)
    )
    copied = ("host", "article_url", "article_on", "article_at", "article_precision", "article_date_raw")
    query: Select[Any] = select(
        coverage.c.id.label("coverage_id"),
        coverage.c.key.label("coverage_key"),
        outlets.c.name.label("outlet"),
        outlets.c.domain.label("outlet_domain"),
        *(coverage.c[name] for name in (*copied, "article_date_certain", "headline", "medium")),
        *(coverage_posts.c[name] for name in ("kind", "certain", "reason", "outlet_raw", "article_url_raw")),
        coverage_posts.c.subjects.label("own_subjects"),
        coverage_posts.c.passages,
        (coverage_posts.c.post_id == first.scalar_subquery()).label("first_report"),
        coverage.c.first_seen_at,
        coverage.c.backfill,
        reported.label("reported_at"),
        *_post_columns("byline"),
    )
    query = query.select_from(coverage_posts).join(coverage, coverage.c.id == coverage_posts.c.coverage_id)
    query = query.join(posts, posts.c.id == coverage_posts.c.post_id)
    query = _from_posts(query).outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
    query = query.where(coverage_posts.c.gone_at.is_(None), *coverage_conditions(where))
    return query.order_by(coverage_posts.c.coverage_id, coverage_posts.c.post_id)


def _mentions(where: Filter) -> Select[Any]:
    names = ("subject", "surface", "start", "end", "where", "kind", "rule", "sentence", "first_seen_at", "backfill")
    query: Select[Any] = select(
        mentions.c.id.label("mention_id"),
        *(mentions.c[name] for name in names),
        outbox.c.reported_at,
        *_post_columns("duplicate_of", "url_key"),
    )
    query = query.select_from(mentions).join(posts, posts.c.id == mentions.c.post_id)
    query = _from_posts(query).outerjoin(outbox, REPORTED).where(mentions.c.gone_at.is_(None))
    query = limited(query, where, mentions, outbox.c, mentions.c.post_id).where(*of_outlets(where, mentions, BESIDE))
    if where.subject is not None:
        query = query.where(mentions.c.subject == where.subject)
    return query.order_by(mentions.c.id)


def _of_posts(query: Select[Any], where: Filter) -> Select[Any]:
    """Joins and limits for what has no time of its own: the post's counts."""
    query = limited(_from_posts(query), where, posts, None, posts.c.id)
    if where.new or where.run_id is not None:
        query = query.where(posts.c.id.in_(noticed_posts(where)))
    return query if where.subject is None else query.where(posts.c.id.in_(mentioning(where.subject)))


def _posts(where: Filter) -> Select[Any]:
    original = posts.alias("original")
    seen = ("first_seen_at", "last_seen_at", "removed_at", "backfill", "caught_late", "duplicate_of")
    named = ("url_key", "byline", "teaser", "found_on", *seen, "duplicate_reason", "revision", "content_hash")
    query = select(
        *_post_columns(*named),
        original.c.url.label("duplicate_of_url"),
        revisions.c.text,
        *(snapshots.c[name] for name in ("fetched_at", "status", "warc_file", "warc_offset", "warc_length")),
    )
    query = query.select_from(posts).outerjoin(original, original.c.id == posts.c.duplicate_of)
    return _of_posts(query, where).order_by(posts.c.id)


def _quotes(where: Filter) -> Select[Any]:
    names = ("text", "search_form", "speaker", "role", "start", "end")
    query = select(quotes.c.id.label("quote_id"), *(quotes.c[name] for name in names), *_post_columns("first_seen_at"))
    query = query.select_from(quotes).join(posts, posts.c.id == quotes.c.post_id).where(*of_outlets(where, quotes))
    return _of_posts(query, where).order_by(quotes.c.id)


def _people(where: Filter) -> Select[Any]:
    query = select(
        spokespeople.c.id.label("person_id"),
        *(spokespeople.c[name] for name in ("name", "roles", "start", "subject")),
        *_post_columns("first_seen_at"),
    )
    query = query.select_from(spokespeople).join(posts, posts.c.id == spokespeople.c.post_id)
    query = query.where(*(or_(one, _speaks(where)) for one in of_outlets(where, spokespeople)))
    return _of_posts(query, where).order_by(spokespeople.c.id)


def _speaks(where: Filter) -> ColumnElement[bool]:
    """True if a person speaks where the outlets' articles are reported, wherever the post first names them."""
    own = and_(quotes.c.post_id == spokespeople.c.post_id, quotes.c.speaker == spokespeople.c.name)
    return exists().where(own, *of_outlets(where, quotes))


def _grouped(conn: Connection, query: Select[Any], post_id: ColumnElement[int], batch: Sequence[Record]) -> Any:
    """The rows of a query by their first column, the post, for the posts of a batch."""
    rows = conn.execute(query.where(post_id.in_({record["post_id"] for record in batch})))
    return grouped((row[0], row[1] if len(row) == 2 else row) for row in rows)


def _with_outlets(conn: Connection, batch: list[Record]) -> list[Record]:
    outlets_of = _grouped(conn, _OUTLETS_OF_POST, coverage_posts.c.post_id, batch)
    return [record | {"outlets": tuple(dict.fromkeys(outlets_of.get(record["post_id"], ())))} for record in batch]


def _with_subjects(conn: Connection, batch: list[Record]) -> list[Record]:
    query = select(mentions.c.post_id, mentions.c.subject).where(mentions.c.gone_at.is_(None)).distinct()
    named = _grouped(conn, query.order_by(mentions.c.post_id, mentions.c.subject), mentions.c.post_id, batch)
    return [record | {"subjects": tuple(named.get(record["post_id"], ()))} for record in batch]


def _whole_posts(conn: Connection, batch: list[Record]) -> list[Record]:
    query = select(sightings.c.post_id, sources.c.name).join(sources, sources.c.id == sightings.c.source_id)
    shown = _grouped(conn, query.order_by(sightings.c.post_id, sources.c.name), sightings.c.post_id, batch)
    batch = _with_outlets(conn, _with_subjects(conn, batch))
    return [record | {"sources": tuple(shown.get(record["post_id"], ()))} for record in batch]


def _whole_coverage(conn: Connection, batch: list[Record]) -> list[Record]:
    """With subjects, people and quotes, as far as the post says them of this article."""
    said = select(quotes.c.post_id, *(quotes.c[name] for name in ("text", "speaker", "role", "start")))
    people = select(spokespeople.c.post_id, *(spokespeople.c[name] for name in ("name", "roles", "subject", "start")))
    parts = select(coverage_posts.c.post_id, coverage_posts.c.passages).where(coverage_posts.c.gone_at.is_(None))
    quoted = _grouped(conn, said.order_by(quotes.c.post_id, quotes.c.start), quotes.c.post_id, batch)
    named = _grouped(conn, people.order_by(spokespeople.c.id), spokespeople.c.post_id, batch)
    passages = _grouped(conn, parts, coverage_posts.c.post_id, batch)
    spans = {post_id: [span for own in all_own for span in own or ()] for post_id, all_own in passages.items()}
    return [
        _of_article(record, quoted.get(post_id, []), named.get(post_id, []), spans.get(post_id, []))
        for record in _with_subjects(conn, batch)
        for post_id in (record["post_id"],)
    ]


def _of_article(record: Record, said: list[Any], people: list[Any], spans: list[Any]) -> Record:
    """What a post says, without what it says of other articles; `spans` are the passages of all."""
    own = record.pop("passages") or ()
    subjects = subjects_of_line(record.pop("own_subjects"), record["subjects"])
    said = [one for one in said if is_said_of(one.start, own, spans)]
    known = {*subjects, *(one.speaker for one in said)}
    people = [
        one
        for one in people
        if one.name in known or any(is_said_of(at, own, spans) for at in (one.start, *(at for _, at in one.roles)))
    ]
    return record | {"subjects": subjects, "quotes": said, "people": people}


TABLES: dict[str, tuple[Statement, Callable[[Connection, list[Record]], list[Record]]]] = {
    "coverage": (_coverage, _whole_coverage),
    "mentions": (_mentions, _with_outlets),
    "posts": (_posts, _whole_posts),
    "quotes": (_quotes, _with_outlets),
    "people": (_people, _with_outlets),
}


def newest_coverage(conn: Connection, where: Filter, most: int, *, backfill: bool) -> list[list[Record]]:
    """The newest articles with their posts' reports, newest first; with `backfill` those of first visits too."""
    query = select(coverage.c.id).outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
    query = query.where(*coverage_conditions(where))
    if not backfill:
        query = query.where(~coverage.c.backfill)
    order = newest_first(coverage, coverage.c.id)
    ids = list(conn.execute(query.order_by(*order).limit(most)).scalars())
    found: dict[int, list[Record]] = {number: [] for number in ids}
    for record in stream_of(conn, "coverage", TABLES["coverage"][0](where).where(coverage.c.id.in_(ids))):
        found[record["coverage_id"]].append(record)
    return [found[number] for number in ids]


def newest_mentions(conn: Connection, where: Filter, most: int, *, backfill: bool) -> list[Record]:
    """The first mention of each subject in each post, newest first; a post that repeats another reports nothing new."""
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


# All posts that report an article, whichever the statement looks at: an article has one day and counts once.
_TIES, _REPORTING = coverage_posts.alias("ties_of_day"), posts.alias("reporting_posts_of_day")
_POST_DAY = _REPORTING.c.sort_day
_DAY_LONG, _MONTH_LONG, _YEAR_LONG = (len(words) for words in ("2026-11-02", "2026-11", "2026"))
# The earliest day; if all posts give only a month or a year, the earliest of these.
_FIRST_REPORTED_ON = (
    select(func.coalesce(func.min(case((func.length(_POST_DAY) == _DAY_LONG, _POST_DAY))), func.min(_POST_DAY)))
    .join(_TIES, _TIES.c.post_id == _REPORTING.c.id)
    .where(_TIES.c.coverage_id == coverage.c.id, _TIES.c.gone_at.is_(None), _POST_DAY != "")
    .correlate(coverage)
    .scalar_subquery()
)
_DAY: ColumnElement[Any] = func.coalesce(func.nullif(coverage.c.sort_day, ""), _FIRST_REPORTED_ON)
# What was found at a first visit was seen on that day for no reason of its own: it has no day then.
_SEEN = and_(_DAY.is_(None), ~coverage.c.backfill)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included, as they begin in a zone."""

    first: date
    last: date
    zone: tzinfo = UTC

    @property
    def before(self) -> "Period":
        """The period of the same length that ends the day before; of whole months, as many months."""
        last = self.first - timedelta(days=1)
        if self.first.day > 1 or (self.last + timedelta(days=1)).day > 1:
            return replace(self, first=last - (self.last - self.first), last=last)
        # Counted in days, articles of 1 March would fall outside the month before April, and out of the comparison.
        months = self.last.year * 12 + self.last.month - (self.first.year * 12 + self.first.month)
        year, month = divmod(last.year * 12 + last.month - 1 - months, 12)
        return replace(self, first=date(year, month + 1, 1), last=last)

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


def coverage_between(conn: Connection, period: Period, where: Filter) -> Iterator[list[Record]]:
    """For each article of these days the export records of its posts, with `day`, its precision, and `dated_by`."""
    query = TABLES["coverage"][0](where).add_columns(_DAY.label("day")).where(_counts_in(period))
    for _, reports in groupby(stream_of(conn, "coverage", query), key=lambda record: record["coverage_id"]):
        records = list(reports)
        for record in records:
            record["dated_by"] = "article" if record["article_on"] else "post" if record["day"] else "seen"
            seen_on = record["first_seen_at"].astimezone(period.zone).date()
            record["day"], record["day_precision"] = day_of_text(record["day"] or seen_on.isoformat())
        yield records


def count_between(conn: Connection, period: Period, where: Filter) -> int:
    """How many articles these days have."""
    return _count(conn, where, _counts_in(period))


def count_partly(conn: Connection, period: Period, where: Filter) -> int:
    """How many articles are known by a month or year alone of which these days hold a part: they count nowhere here."""
    months, years = (period.touched(years=years) for years in (False, True))
    touched = or_(_is_within(months, _MONTH_LONG), _is_within(years, _YEAR_LONG))
    return _count(conn, where, touched, ~func.coalesce(_counts_in(period), False))


def count_undated(conn: Connection, where: Filter) -> int:
    """How many articles have no day at all: found at a first visit, and neither they nor their post shows a date."""
    return _count(conn, where, _DAY.is_(None), coverage.c.backfill)


def _counts_in(period: Period) -> ColumnElement[bool]:
    begin, end = period.moments
    return or_(
        _is_within((period.first, period.last), _DAY_LONG),
        _is_within(period.whole(years=False), _MONTH_LONG),
        _is_within(period.whole(years=True), _YEAR_LONG),
        and_(_SEEN, coverage.c.first_seen_at >= begin, coverage.c.first_seen_at < end),
    )


def _is_within(days: tuple[date, date], long: int) -> ColumnElement[bool]:
    """True if the day is known as exactly as so many characters say, and is one of these."""
    first, last = (day.isoformat()[:long] for day in days)
    return and_(func.length(_DAY) == long, _DAY.between(first, last))


def _count(conn: Connection, where: Filter, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(coverage).outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
    return int(conn.execute(query.where(*coverage_conditions(where), *conditions)).scalar_one())


def subject_kinds(conn: Connection) -> dict[str, str]:
    """Each subject that was ever watched, with its kind."""
    return {row.name: row.kind for row in conn.execute(select(subjects.c.name, subjects.c.kind))}
