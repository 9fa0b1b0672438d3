"""What waits for a reviewer, and how right was what people reviewed."""

import math
from collections.abc import Iterator, Mapping, Sequence
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
    parts: dict[str, Any] = {name: grouped(_parts(conn, kind, ids)) for name, kind in _LISTED.items()}
    return [
        ReviewRow(handle=f"p{number}", **row, **{name: parts[name][number] for name in parts})
        for number, row in zip(ids, rows, strict=True)
    ]


def _parts(conn: Connection, kind: str, post_ids: Sequence[int]) -> Iterator[tuple[int, ReviewPart]]:
    """The present parts of one kind of these posts, each with its post."""
    reader = _READERS[kind]
    for ids in batches(post_ids):
        query = reader.query.where(reader.post_id.in_(ids)).order_by(*reader.order)
        for row in conn.execute(query if reader.gone_at is None else query.where(reader.gone_at.is_(None))).mappings():
            handle = f"{reader.letter}{row['id']}"
            yield row["post_id"], ReviewPart(handle=handle, review=row.get("review"), values=values_of(kind, dict(row)))


def values_of(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What a part says, by the names of the fields that can be corrected."""
    values = {name: row[name] for name in _READERS[kind].names}
    if kind == "coverage":
        values["article_date"] = day_text(row["article_on"], row["article_precision"]) or None
    if kind == "person":
        values["roles"] = [role for role, _start in row["roles"] if role]
    if kind == "post":
        values |= {"date": day_text(row["published_on"], row["published_precision"]) or None, "irrelevant": False}
    return values


def stored_part(conn: Connection, kind: str, number: int) -> Mapping[str, Any] | None:
    """The row of a part, present or gone; None if there is none of this number."""
    reader = _READERS[kind]
    row = conn.execute(reader.query.where(reader.number == number)).mappings().first()
    return None if row is None else dict(row)


def parts_of(conn: Connection, post_id: int) -> list[tuple[str, int]]:
    """The kind and number of each present part of a post."""
    return [
        (kind, int(part.handle[1:]))
        for kind in ("mention", "person", "quote", "coverage")
        for _, part in _parts(conn, kind, [post_id])
    ]


def posts_reporting(conn: Connection, coverage_id: int) -> list[int]:
    """The posts that report an article, or did."""
    query = select(coverage_posts.c.post_id).where(coverage_posts.c.coverage_id == coverage_id)
    return list(conn.execute(query).scalars())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """How the rows of one kind are read: with `post_id`, the values `names`, `gone_at` where parts may be gone."""

    letter: str
    query: Any
    number: ColumnElement[int]
    post_id: ColumnElement[int]
    names: tuple[str, ...]
    order: tuple[ColumnElement[Any], ...] = ()
    gone_at: ColumnElement[Any] | None = None


_READERS = {
    "post": _Reader(
        letter="p",
        query=select(posts, posts.c.id.label("post_id")),
        number=posts.c.id,
        post_id=posts.c.id,
        names=("title",),
    ),
    "coverage": _Reader(
        letter="c",
        query=select(coverage, coverage_posts.c.post_id, coverage_posts.c.kind, coverage_posts.c.certain)
        .add_columns(outlets.c.name.label("outlet"))
        .join(coverage_posts, coverage_posts.c.coverage_id == coverage.c.id)
        .outerjoin(outlets, outlets.c.id == coverage.c.outlet_id),
        number=coverage.c.id,
        post_id=coverage_posts.c.post_id,
        names=("outlet", "headline", "article_url", "medium", "kind", "certain"),
        order=(coverage.c.id,),
        gone_at=coverage_posts.c.gone_at,
    ),
    "mention": _Reader(
        letter="m",
        query=select(mentions),
        number=mentions.c.id,
        post_id=mentions.c.post_id,
        names=("subject", "surface", "where", "kind", "sentence"),
        order=(mentions.c.start,),
        gone_at=mentions.c.gone_at,
    ),
    "person": _Reader(
        letter="s",
        query=select(spokespeople),
        number=spokespeople.c.id,
        post_id=spokespeople.c.post_id,
        names=("name", "subject"),
        order=(spokespeople.c.start,),
    ),
    "quote": _Reader(
        letter="q",
        query=select(quotes),
        number=quotes.c.id,
        post_id=quotes.c.post_id,
        names=("text", "speaker", "role"),
        order=(quotes.c.start,),
    ),
}
_LISTED = {"coverage": "coverage", "mentions": "mention", "people": "person", "quotes": "quote"}
"""Field of `ReviewRow` -> kind of part."""


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
    """The Wilson score interval of 95 % of a share; `reviewed` is at least 1."""
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
    reviewed = list(_reviewed(conn))
    sources_of = _sources_of(conn, [event for _, (event, _) in reviewed]) if by == "source" else {}
    for kind, (event, fields) in reviewed:
        group = f"{event.at:%Y-%m}" if by == "month" else sources_of.get(event.id, "")
        removed = bool(fields.get(REMOVED))
        for name, judged in _JUDGED[kind].items():
            if judged == REMOVED:
                counts.setdefault((group, name), []).append(not removed)
            elif not removed:
                counts.setdefault((group, name), []).append(judged not in fields)
    rows = []
    for (group, name), found in sorted(counts.items()):
        low, high = wilson(sum(found), len(found))
        rows.append(AccuracyRow(group=group, field=name, reviewed=len(found), right=sum(found), low=low, high=high))
    return rows


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


def _sources_of(conn: Connection, events: Sequence[Correction]) -> dict[int, str]:
    """By the number of each event the source of the post that it is about; of an article the first that reports it."""
    named = select(posts.c.id, sources.c.name).join(sources, sources.c.id == posts.c.source_id)
    by_post = {
        row.id: row.name
        for ids in batches({one.post_id for one in events if one.post_id is not None})
        for row in conn.execute(named.where(posts.c.id.in_(ids)))
    }
    reporting = named.add_columns(coverage.c.key).join(coverage_posts, coverage_posts.c.post_id == posts.c.id)
    reporting = reporting.join(coverage, coverage.c.id == coverage_posts.c.coverage_id).order_by(posts.c.id.desc())
    by_item = {
        coverage_item(row.key): row.name
        for keys in batches({one.item.removeprefix("coverage:") for one in events if one.post_id is None})
        for row in conn.execute(reporting.where(coverage.c.key.in_(keys)))
    }
    return {one.id: by_post.get(one.post_id, by_item.get(one.item, "")) for one in events}


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
            part=part_of(one.item),
            post_url=urls.get(one.post_id),
            state=_state(one, read[one.id], holds=one.id in holding),
        )
        for one in shown
    ]


def part_of(item: str) -> str:
    """What a correction is about, for people: the name of a mention's subject or a person, an article, a quote."""
    kind, _mark, name = item.partition(":")
    return f"{kind} {name.partition(chr(10))[0].removeprefix('url:')}" if kind else "post"


def _state(event: Correction, read: Sequence[Applied], *, holds: bool) -> str:
    if event.undoes is not None or event.field == REVIEW:
        return ""
    if not holds:
        return "undone"
    gone = [one for one in read if not one.found]
    if read and (all(one.found and one.value == event.after for one in read) or (event.field == REMOVED and gone)):
        return "agrees"
    return "look again" if gone or any(one.changed_at for one in read) else "in force"
