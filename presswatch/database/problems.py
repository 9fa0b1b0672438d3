"""Problems of sources and gaps: what health is judged by, what is open, the notices of what begins and ends.

All is written inside the transaction that settles the visit, so that a problem and its notice are stored together.
A gap is a time that no visit of a source covered, with what filled it and what was caught late.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, FromClause, Select, exists, func, insert, select

from presswatch.database import statements
from presswatch.database.filters import PRESENT
from presswatch.database.outbox import post_notices
from presswatch.database.schema import gaps, posts, problems, revisions, sightings, sources, visits
from presswatch.database.sources import OK_STATES
from presswatch.database.statements import insert_row
from presswatch.records import copied
from presswatch.report import ProblemLine
from presswatch.source_health.gaps import Gap, GapCause
from presswatch.source_health.health import LATELY, LINE_REASONS, Change, History, Look, OpenProblem, PostLook
from presswatch.text.moments import LONGEST_CLOCK_ERROR, utc_text
from presswatch.text.strings import grouped

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """A gap as stored, by fault of "ours" or "theirs"; `filled_at` is None while that time stays uncovered."""

    from_at: datetime
    until_at: datetime
    cause: GapCause
    filled_at: datetime | None
    posts_found: int


def unfilled_gaps(conn: Connection, since: datetime, now: datetime) -> dict[int, tuple[int, GapRow]]:
    """The newest unfilled gap of each source that ended after `since` (not in days to come), with its number."""
    query = (
        select(gaps)
        .where(gaps.c.filled_at.is_(None), gaps.c.until_at.between(since, now + LONGEST_CLOCK_ERROR))
        .order_by(gaps.c.id)
    )
    return {row.source_id: (row.id, copied(GapRow, row)) for row in conn.execute(query)}


def put_gap(conn: Connection, source_id: int, gap: Gap, *, run_id: int, filled: bool, now: datetime) -> None:
    """Books a gap with what the visit that came after it found, or what a further try added."""
    late = select(func.count()).where(
        posts.c.source_id == source_id, posts.c.run_id == run_id, posts.c.caught_late.is_(True)
    )
    found = int(conn.execute(late).scalar_one())
    filled_at = now if filled else None
    if gap.id is not None:
        statements.change(conn, gaps, gap.id, filled_at=filled_at, posts_found=gaps.c.posts_found + found)
        return
    row = {"from_at": gap.from_at, "until_at": gap.until_at, "cause": gap.cause, "filled_at": filled_at}
    conn.execute(insert(gaps).values(source_id=source_id, posts_found=found, **row))


def gaps_by_source(conn: Connection) -> dict[str, tuple[GapRow, ...]]:
    """All gaps by the name of their source, newest first."""
    return _by_source(conn, select(gaps, sources.c.name).join(sources).order_by(gaps.c.id.desc()), GapRow)


def _by_source(conn: Connection, query: Select[Any], kind: type[T]) -> dict[str, tuple[T, ...]]:
    found = grouped((row.name, copied(kind, row)) for row in conn.execute(query))
    return {name: tuple(rows) for name, rows in found.items()}


def gap_of_post(conn: Connection, post_id: int) -> tuple[str, GapRow] | None:
    """The gap in which a post that was caught late had come, with the name of its source; None if it was not."""
    query = (
        select(gaps, sources.c.name)
        .join(sources, sources.c.id == gaps.c.source_id)
        .join(posts, posts.c.source_id == gaps.c.source_id)
        .where(posts.c.id == post_id, posts.c.caught_late.is_(True), gaps.c.from_at <= posts.c.first_seen_at)
        .order_by(gaps.c.until_at.desc(), gaps.c.id.desc())
        .limit(1)
    )
    row = conn.execute(query).one_or_none()
    return None if row is None else (row.name, copied(GapRow, row))


# The last visits of any outcome; the last that saw a fresh list; the posts that show the rhythm; those whose
# dates and texts are compared. More would not change what is judged.
LOOKS = 12
LISTS = 30
POSTED = 1000
RECORDED = 60
LIST_PAST = timedelta(days=120)
LINE = "line"
BROKEN_OFF = "broken-off"


def history_of(conn: Connection, source_id: int, current: Look, backfilled_at: datetime | None) -> History:
    """What is stored of a source up to now, without days to come, and its `current` visit, not closed yet."""
    looks = _looks(conn, source_id, LOOKS - 1, current.at, lists_only=False)
    lists = _looks(conn, source_id, LISTS - 1, current.at, lists_only=True)
    fewest = _fewest_listed(conn, source_id, lists[0].at) if len(lists) == LISTS - 1 else None
    return History(
        looks=(*looks, current),
        lists=(*lists, current) if current.listed else tuple(lists),
        posted=_posted(conn, source_id, backfilled_at, current.at),
        recorded=_recorded(conn, source_id),
        fewest_listed=fewest,
    )


def _looks(conn: Connection, source_id: int, limit: int, now: datetime, *, lists_only: bool) -> list[Look]:
    query = select(visits).where(
        visits.c.source_id == source_id,
        visits.c.state.not_in(("running", "interrupted")),
        visits.c.started_at <= now + LONGEST_CLOCK_ERROR,
    )
    if lists_only:
        query = query.where(visits.c.listed > 0, visits.c.state.in_(OK_STATES))
    rows = conn.execute(query.order_by(visits.c.id.desc()).limit(limit))
    return [copied(Look, row, at=row.started_at) for row in rows][::-1]


def _fewest_listed(conn: Connection, source_id: int, before: datetime) -> int | None:
    query = select(func.min(visits.c.listed)).where(
        visits.c.source_id == source_id,
        visits.c.listed > 0,
        visits.c.state.in_(OK_STATES),
        visits.c.reason.is_distinct_from("drop"),
        visits.c.started_at < before,
        visits.c.started_at >= before - LIST_PAST,
    )
    return conn.execute(query).scalar()


def _posted(conn: Connection, source_id: int, backfilled_at: datetime | None, now: datetime) -> tuple[date, ...]:
    """A day for each post: when it was found, or as dated where it was found in a backfill, late or in days to come."""
    columns = (posts.c.published_on, posts.c.caught_late, posts.c.backfill, sightings.c.first_seen_at)
    query, days = _newest_posts(source_id, POSTED, *columns), []
    for row in conn.execute(query):
        seen_on = row.first_seen_at.date()
        old = row.backfill or row.caught_late or backfilled_at is None or row.first_seen_at <= backfilled_at
        if row.first_seen_at > now + LONGEST_CLOCK_ERROR:
            days += [row.published_on] if row.published_on and row.published_on <= now.date() else []
        elif not old:
            days.append(seen_on)
        elif row.published_on is not None:
            days.append(min(row.published_on, seen_on))
    return tuple(sorted(days))


def _newest_posts(source_id: int, most: int, *columns: ColumnElement[Any]) -> Select[Any]:
    """These columns of the newest posts that a source has shown, newest first."""
    shown = select(*columns).select_from(posts).join(sightings, sightings.c.post_id == posts.c.id)
    return shown.where(sightings.c.source_id == source_id).order_by(posts.c.id.desc()).limit(most)


def _recorded(conn: Connection, source_id: int) -> tuple[PostLook, ...]:
    columns = (posts.c.published_on, posts.c.external, (revisions.c.text != "").label("has_text"))
    rows = conn.execute(_newest_posts(source_id, RECORDED, *columns).join(revisions, PRESENT)).all()[::-1]
    return tuple(PostLook(row.published_on is not None, None if row.external else bool(row.has_text)) for row in rows)


def open_problems(conn: Connection, source_id: int | None) -> tuple[OpenProblem, ...]:
    """The problems of a source that are not over, None: those of our own line."""
    query = select(problems).where(
        problems.c.source_id.is_not_distinct_from(source_id), problems.c.recovered_at.is_(None)
    )
    return tuple(copied(OpenProblem, row) for row in conn.execute(query.order_by(problems.c.id)))


def lately_over(conn: Connection, source_id: int | None, now: datetime) -> dict[str, int]:
    """How often each cause ended, and its end was reported, within LATELY."""
    query = select(problems.c.cause).where(
        problems.c.source_id.is_not_distinct_from(source_id), problems.c.recovery_reported_at.between(now - LATELY, now)
    )
    return dict(Counter(conn.execute(query).scalars()))


def put_changes(
    conn: Connection, source_id: int | None, name: str, changes: Sequence[Change], *, run_id: int | None, now: datetime
) -> list[ProblemLine]:
    """Writes what a visit changed, with its notices; returns the lines that were not reported before."""
    lines = []
    for change in changes:
        number = _put(conn, source_id, change, now)
        if change.report:
            step, until_at = ("recovered", now) if change.step == "over" else ("problem", None)
            facts = {"source": name, "cause": change.cause, "words": change.words}
            payload = facts | {"since_at": utc_text(change.since_at), "until_at": until_at and utc_text(until_at)}
            row = {"key": f"{step}:{number}", "kind": step, "payload": payload, "subject": ""}
            if post_notices(conn, [row | {"created_at": now, "run_id": run_id}]):
                lines.append(copied(ProblemLine, change, source=name, step=step, until_at=until_at))
    return lines


def book_broken_passes(conn: Connection, words: str, now: datetime) -> None:
    """Has people hear, once, that passes break off, a problem of ours until `end_broken_passes`."""
    if passes_break_off(conn):
        return
    change = Change(step="begins", cause=BROKEN_OFF, since_at=now, seen_count=1, words=words, report=True)
    put_changes(conn, None, "", (change,), run_id=None, now=now)


def passes_break_off(conn: Connection) -> list[OpenProblem]:
    """The problem that passes break off, if they do."""
    return [one for one in open_problems(conn, None) if one.cause == BROKEN_OFF]


def end_broken_passes(conn: Connection, run_id: int, now: datetime) -> list[ProblemLine]:
    """Has people hear that a run finished again."""
    over = [copied(Change, one, step="over", report=True) for one in passes_break_off(conn)]
    return put_changes(conn, None, "", over, run_id=run_id, now=now)


def _put(conn: Connection, source_id: int | None, change: Change, now: datetime) -> int:
    if change.step == "over":
        over = {"recovered_at": now, "recovery_reported_at": now if change.report else None}
        statements.change(conn, problems, change.id or 0, **over)
        return change.id or 0
    row: dict[str, Any] = {"cause": change.cause, "seen_count": change.seen_count, "words": change.words}
    if change.report:
        row["reported_at"] = now
    if change.id is not None:
        statements.change(conn, problems, change.id, **row)
        return change.id
    return insert_row(conn, problems, row | {"source_id": source_id, "since_at": change.since_at})


def line_was_down(conn: Connection, since: datetime, now: datetime) -> bool:
    """True if our own line was at fault at any time since then."""
    over = problems.c.recovered_at
    at_fault = over.is_(None) | over.between(since, now + LONGEST_CLOCK_ERROR)
    query = select(problems.c.id).where(problems.c.source_id.is_(None), at_fault).limit(1)
    return conn.execute(query).scalar() is not None


def unanswered_urls(conn: Connection) -> list[str]:
    """The addresses of sources that gave no answer since any last did, and were well until then, if any ever did."""
    answered = visits.c.ended_at.is_not(None) & (visits.c.state != "interrupted") & ~_silent(visits)
    last_run = conn.execute(select(func.coalesce(func.max(visits.c.run_id), 0)).where(answered)).scalar_one()
    earlier, newest = visits.alias("earlier"), visits.alias("newest")
    before = select(func.max(earlier.c.id)).where(
        earlier.c.source_id == sources.c.id, earlier.c.run_id <= last_run, earlier.c.state != "interrupted"
    )
    well = exists().where(newest.c.id == before.correlate(sources).scalar_subquery(), ~_silent(newest))
    since = (visits.c.run_id > last_run) & visits.c.ended_at.is_not(None) & _silent(visits)
    query = select(sources.c.url).join(visits, visits.c.source_id == sources.c.id).where(since)
    return list(conn.execute((query.where(well) if last_run else query).distinct()).scalars())


def _silent(table: FromClause) -> ColumnElement[bool]:
    """True if a visit ended without any answer."""
    unread = table.c.state.not_in(OK_STATES) & (table.c.answers == 0)
    return unread & func.coalesce(table.c.reason, "").in_(LINE_REASONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """A problem as listed; `reported_at` None: not sure yet."""

    cause: str
    since_at: datetime
    reported_at: datetime | None
    words: str


def problems_by_source(conn: Connection) -> dict[str, tuple[ProblemRow, ...]]:
    """The problems that are not over, by the name of their source, oldest first."""
    still_open = select(problems, sources.c.name).join(sources).where(problems.c.recovered_at.is_(None))
    return _by_source(conn, still_open.order_by(problems.c.since_at), ProblemRow)
