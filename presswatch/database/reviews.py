"""What waits for a reviewer, and how right was what people reviewed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from presswatch.database.corrections import (
    ADDED,
    REMOVED,
    REVIEW,
    Applied,
    Correction,
    applied,
    coverage_item,
    history,
    in_force,
)
from presswatch.database.coverages import coverage_key_of
from presswatch.database.filters import Filter, limited, mentioning, newest_first
from presswatch.database.schema import coverage, coverage_posts, mentions, outlets, posts, quotes, sources, spokespeople
from presswatch.database.statements import batches
from presswatch.records import copied
from presswatch.text.moments import day_text
from presswatch.text.strings import grouped

_OPEN_MENTION = exists().where(
    mentions.c.post_id == posts.c.id, mentions.c.gone_at.is_(None), mentions.c.review == "open"
)
_OPEN_COVERAGE = exists().where(
    coverage_posts.c.post_id == posts.c.id,
    coverage_posts.c.gone_at.is_(None),
    coverage.c.id == coverage_posts.c.coverage_id,
    coverage.c.review == "open",
)
Z_95 = 1.96
"""The standard score of an interval of 95 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPart:
    """A mention, coverage, spokesperson or quote as a reviewer sees it; `review` None: it has no review of its own."""

    handle: str
    review: str | None = None
    values: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A post with its parts, for review."""

    handle: str
    url: str
    title: str
    published_on: date | None
    published_precision: str | None
    source: str
    first_seen_at: datetime
    backfill: bool
    coverage: list[ReviewPart] = field(default_factory=list)
    mentions: list[ReviewPart] = field(default_factory=list)
    people: list[ReviewPart] = field(default_factory=list)
    quotes: list[ReviewPart] = field(default_factory=list)


def list_open(conn: Connection, where: Filter, *, baseline: bool = False) -> list[ReviewRow]:
    """The posts of which anything is open, newest first; those of first visits only with `baseline`."""
    names = ("id", "url", "title", "published_on", "published_precision", "first_seen_at", "backfill")
    query = select(*(posts.c[name] for name in names), sources.c.name.label("source"))
    query = query.join(sources, sources.c.id == posts.c.source_id).where(or_(_OPEN_MENTION, _OPEN_COVERAGE))
    if not baseline:
        query = query.where(~posts.c.backfill)
    if where.subject is not None:
        query = query.where(posts.c.id.in_(mentioning(where.subject)))
    query = limited(query.order_by(*newest_first(posts, posts.c.id)), where, posts, None, posts.c.id)
    rows = [dict(row) for row in conn.execute(query).mappings()]
    ids = [row.pop("id") for row in rows]
    parts: dict[str, Any] = {kind: grouped(_parts(conn, kind, ids)) for kind in _READERS}
    return [
        ReviewRow(handle=f"p{number}", **row, **{kind: parts[kind][number] for kind in parts})
        for number, row in zip(ids, rows, strict=True)
    ]


def _parts(conn: Connection, kind: str, post_ids: Sequence[int]) -> Iterator[tuple[int, ReviewPart]]:
    """The parts of one kind of these posts, each with its post."""
    query, post_id, letter, names = _READERS[kind]
    for ids in batches(post_ids):
        for row in conn.execute(query.where(post_id.in_(ids))).mappings():
            values = {name: row[name] for name in names}
            if kind == "coverage":
                values["article_date"] = day_text(row["article_on"], row["article_precision"]) or None
            if kind == "people":
                values["roles"] = [role for role, _start in row["roles"] if role]
            yield row["post_id"], ReviewPart(handle=f"{letter}{row['id']}", review=row.get("review"), values=values)


_READERS: dict[str, tuple[Any, ColumnElement[int], str, tuple[str, ...]]] = {
    "coverage": (
        select(coverage, coverage_posts.c.post_id, coverage_posts.c.kind, coverage_posts.c.certain)
        .add_columns(outlets.c.name.label("outlet"))
        .join(coverage_posts, coverage_posts.c.coverage_id == coverage.c.id)
        .outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
        .where(coverage_posts.c.gone_at.is_(None))
        .order_by(coverage.c.id),
        coverage_posts.c.post_id,
        "c",
        ("outlet", "headline", "article_url", "medium", "kind", "certain"),
    ),
    "mentions": (
        select(mentions).where(mentions.c.gone_at.is_(None)).order_by(mentions.c.start),
        mentions.c.post_id,
        "m",
        ("subject", "surface", "where", "kind", "sentence"),
    ),
    "people": (select(spokespeople).order_by(spokespeople.c.start), spokespeople.c.post_id, "s", ("name", "subject")),
    "quotes": (select(quotes).order_by(quotes.c.start), quotes.c.post_id, "q", ("text", "speaker", "role")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyRow:
    """How many of the reviewed values of a field were right, and between which shares they would be right in general.

    `low` and `high` are the ends of the Wilson score interval of 95 % (E. B. Wilson, 1927).
    """

    group: str
    field: str
    reviewed: int
    right: int
    low: float
    high: float


def wilson(right: int, reviewed: int) -> tuple[float, float]:
    """The Wilson score interval of 95 % of a share; 0 to 1 where nothing was reviewed."""
    if not reviewed:
        return 0.0, 1.0
    share, square = right / reviewed, Z_95**2
    middle = share + square / (2 * reviewed)
    spread = Z_95 * math.sqrt(share * (1 - share) / reviewed + square / (4 * reviewed**2))
    whole = 1 + square / reviewed
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


_JUDGED = {
    "mention": {"mentions": REMOVED},
    "coverage": {"coverage": REMOVED, "outlets": "outlet", "addresses": "article_url", "dates": "article_date"},
    "person": {"people": REMOVED, "names": "name", "roles": "roles"},
    "quote": {"quotes": REMOVED, "speakers": "speaker"},
}
"""By kind of item what is judged, and the field that a correction of it sets."""


def accuracy(conn: Connection, by: str = "all") -> list[AccuracyRow]:
    """How right what people reviewed was, together or `by` "source" or "month" (of the review).

    What a person added was missed: it says nothing of what was found, and is not counted. A removed part counts as
    wrong once, and its fields not at all.
    """
    counts: dict[tuple[str, str], list[bool]] = {}
    for kind, (event, fields) in _reviewed(conn):
        group = _source_of(conn, event) if by == "source" else f"{event.at:%Y-%m}" if by == "month" else ""
        removed = bool(fields.get(REMOVED))
        for name, judged in _JUDGED[kind].items():
            if judged == REMOVED:
                counts.setdefault((group, name), []).append(not removed)
            elif not removed:
                counts.setdefault((group, name), []).append(judged not in fields)
    return [
        AccuracyRow(
            group=group,
            field=name,
            reviewed=len(found),
            right=sum(found),
            low=wilson(sum(found), len(found))[0],
            high=wilson(sum(found), len(found))[1],
        )
        for (group, name), found in sorted(counts.items())
    ]


def _reviewed(conn: Connection) -> Iterator[tuple[str, tuple[Correction, dict[str, Any]]]]:
    """The items that people accepted, corrected or removed: the kind, the last event, the values of all fields."""
    found = grouped(((one.post_id, one.item), one) for one in in_force(history(conn)))
    moved = {key: _moved_to(events) for key, events in found.items()}
    arrived = {(None, item) for item in moved.values() if item}
    for key, events in found.items():
        kind = key[1].partition(":")[0]
        if kind not in _JUDGED or key in arrived or any(one.field == ADDED for one in events):
            continue
        followed = found.get((None, moved[key]), []) if moved[key] else []
        yield kind, (events[-1], {one.field: one.after for one in (*followed, *events)})


def _moved_to(events: Sequence[Correction]) -> str:
    """The item that an article became by the address that a person gave it; "" if by none."""
    return next(
        (coverage_item(coverage_key_of(one.after)) for one in events if one.field == "article_url" and one.after), ""
    )


def _source_of(conn: Connection, event: Correction) -> str:
    """The source of the post that an event is about; of an article the first that reports it."""
    query = select(sources.c.name).join(posts, posts.c.source_id == sources.c.id)
    if event.post_id is None:
        query = query.join(coverage_posts, coverage_posts.c.post_id == posts.c.id).join(coverage)
        query = query.where(coverage.c.key == event.item.removeprefix("coverage:")).order_by(posts.c.id)
    else:
        query = query.where(posts.c.id == event.post_id)
    return str(conn.execute(query.limit(1)).scalar() or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """A correction as listed. `state`: in force, undone, agrees (the pages say the same now), look again."""

    id: int
    at: datetime
    who: str
    why: str
    post_url: str | None
    item: str
    part: str
    field: str
    before: Any
    after: Any
    state: str
    undoes: int | None


def list_corrections(conn: Connection, limit: int | None = None) -> list[CorrectionRow]:
    """The corrections, newest first, each with what became of it."""
    events = history(conn)
    holding = {one.id for one in in_force(events)}
    shown = events[:limit]
    read = grouped((one.correction_id, one) for one in applied(conn, [one.id for one in shown]))
    urls = {
        row.id: row.url
        for row in conn.execute(
            select(posts.c.id, posts.c.url).where(posts.c.id.in_({one.post_id for one in shown if one.post_id}))
        )
    }
    return [
        copied(
            CorrectionRow,
            one,
            part=_part_of(one.item),
            post_url=urls.get(one.post_id),
            state=_state(one, one.id in holding, read[one.id]),
        )
        for one in shown
    ]


def _part_of(item: str) -> str:
    """What a correction is about, for people: the name of a mention's subject or a person, an article, a quote."""
    kind, _mark, name = item.partition(":")
    return f"{kind} {name.partition(chr(10))[0].removeprefix('url:')}" if kind else "post"


def _state(event: Correction, holds: bool, read: Sequence[Applied]) -> str:  # noqa: FBT001
    if event.undoes is not None or event.field == REVIEW:
        return ""
    if not holds:
        return "undone"
    gone = [one for one in read if not one.found]
    if read and (all(one.found and one.value == event.after for one in read) or (event.field == REMOVED and gone)):
        return "agrees"
    return "look again" if gone or any(one.changed_at for one in read) else "in force"
