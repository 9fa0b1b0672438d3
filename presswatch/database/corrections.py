"""What people corrected: events that are kept for ever, which of them are in force, and what is read where they apply.

A correction sets a field of an item. The item is the post itself ("") or a part of it, by what makes it the same part
when the post is read again: `mention_item`, `coverage_item`, `person_item`, `quote_item`. A correction of a coverage
without a post holds wherever a post reports this article. What is recorded is what is read with the corrections in
force put on it (`pipelines.corrections`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, select, update

from presswatch.database.coverages import coverage_key_of
from presswatch.database.schema import corrected, corrections, coverage, coverage_posts, mentions
from presswatch.database.statements import batches, change, insert_once, insert_row
from presswatch.database.types import bounded_key
from presswatch.records import copied
from presswatch.text.strings import grouped

POST = ""
"""The item that is the post itself."""
REMOVED = "removed"
"""The field of a part that a person removed (a mention: dismissed); its value is true."""
ADDED = "added"
"""The field of a part that a person added; its value is the part."""
REVIEW = "review"
"""The field of a part that a person found right; its value is "accepted"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One event: who set which field of which item to what, when and why; `undoes` makes an earlier one void instead.

    `post_id` None: wherever a post reports the article. Values are JSON: dates as "2026-06-30", "2026-06" or "2026".
    """

    id: int
    at: datetime
    who: str
    why: str
    post_id: int | None
    item: str
    field: str
    before: Any = None
    after: Any = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What is read where a correction is applied; `found` False: its item is no longer there."""

    correction_id: int
    post_id: int
    found: bool
    value: Any
    changed_at: datetime | None


def mention_item(subject: str, surface: str, n: int) -> str:
    """The item of a mention: the `n`-th of the equal surfaces of a subject in a post, from 1."""
    return bounded_key(f"mention:{subject}\n{n}\n{surface}")


def coverage_item(key: str) -> str:
    """The item of a coverage with this key."""
    return bounded_key(f"coverage:{key}")


def person_item(name: str) -> str:
    """The item of a post's spokesperson."""
    return bounded_key(f"person:{name}")


def quote_item(search_form: str) -> str:
    """The item of a post's quote."""
    return bounded_key(f"quote:{search_form}")


def write_correction(conn: Connection, *, at: datetime, who: str, why: str, **of_item: Any) -> int:
    """Writes an event (the fields of `Correction` that it has) and returns its number."""
    return insert_row(conn, corrections, {"at": at, "who": who, "why": why, **of_item})


def in_force(events: Iterable[Correction]) -> list[Correction]:
    """The corrections that hold: of each field the last one that no other event undoes; oldest first."""
    void: set[int] = set()
    found: dict[tuple[int | None, str, str], Correction] = {}
    for one in sorted(events, key=lambda event: event.id, reverse=True):
        if one.id in void:
            continue
        if one.undoes is None:
            found.setdefault((one.post_id, one.item, one.field), one)
        else:
            void.add(one.undoes)
    return sorted(found.values(), key=lambda event: event.id)


_OF_POSTS = select(corrections).where(corrections.c.post_id.in_(bindparam("ids", expanding=True)))
_OF_ITEMS = select(corrections).where(
    corrections.c.item.in_(bindparam("items", expanding=True)), corrections.c.post_id.is_(None)
)
_ANY = select(exists().select_from(corrections))


def has_corrections(conn: Connection) -> bool:
    """True if anything was ever corrected in this database."""
    return bool(conn.execute(_ANY).scalar())


def _events(conn: Connection, query: Select[Any], **given: Any) -> list[Correction]:
    return [copied(Correction, row) for row in conn.execute(query, given)]


def corrections_of_posts(conn: Connection, post_ids: Collection[int]) -> dict[int, list[Correction]]:
    """The corrections in force of each of these posts, without those that hold wherever an article is reported."""
    found = grouped(
        (one.post_id, one) for ids in batches(post_ids) for one in _events(conn, _OF_POSTS, ids=ids) if one.post_id
    )
    return {post_id: in_force(events) for post_id, events in found.items()}


def corrections_of_items(conn: Connection, items: Sequence[str]) -> list[Correction]:
    """The corrections in force that hold for these items wherever they are found."""
    return in_force(_events(conn, _OF_ITEMS, items=list(items))) if items else []


def history(conn: Connection, *, limit: int | None = None, ids: Sequence[int] | None = None) -> list[Correction]:
    """The events, newest first; those with these numbers if any are given."""
    query = select(corrections).order_by(corrections.c.id.desc()).limit(limit)
    return _events(conn, query if ids is None else query.where(corrections.c.id.in_(ids)))


def undone_by(conn: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Of these events those that another undoes, and by which; an undone one that is undone no longer counts."""
    events = {one.id: one for one in history(conn)}
    holding: dict[int, int] = {}
    for number in sorted(events, reverse=True):
        undoes = events[number].undoes
        if undoes is not None and number not in holding:
            holding[undoes] = number
    return {number: holding[number] for number in ids if number in holding}


def note_read(conn: Connection, post_id: int, read: Mapping[int, Mapping[str, Any]], now: datetime) -> None:
    """Keeps what is read where corrections apply in a post; another value than before asks for another look."""
    stored = {
        row.correction_id: row.read for row in conn.execute(select(corrected).where(corrected.c.post_id == post_id))
    }
    fresh = [number for number in read if number not in stored]
    insert_once(conn, corrected, [{"correction_id": n, "post_id": post_id, "read": dict(read[n])} for n in fresh])
    for number in stored.keys() & read.keys():
        if stored[number] != read[number]:
            this = (corrected.c.correction_id == number) & (corrected.c.post_id == post_id)
            conn.execute(update(corrected).where(this).values(read=dict(read[number]), changed_at=now))


def applied(conn: Connection, ids: Sequence[int]) -> list[Applied]:
    """Where these corrections were applied, and what is read there now."""
    rows = (
        row
        for batch in batches(ids)
        for row in conn.execute(select(corrected).where(corrected.c.correction_id.in_(batch)))
    )
    return [
        Applied(
            correction_id=row.correction_id,
            post_id=row.post_id,
            found="value" in row.read,
            value=row.read.get("value"),
            changed_at=row.changed_at,
        )
        for row in rows
    ]


def posts_reporting(conn: Connection, coverage_id: int) -> list[int]:
    """The posts that report a coverage, or did."""
    query = select(coverage_posts.c.post_id).where(coverage_posts.c.coverage_id == coverage_id)
    return list(conn.execute(query.order_by(coverage_posts.c.post_id)).scalars())


def settle_review(conn: Connection, post_id: int | None, item: str) -> None:
    """Makes the state of review of an article, or of the parts of a post, what the corrections in force say."""
    if post_id is None:
        own = {one.field: one.after for one in corrections_of_items(conn, [item])}
        state = _state(own)
        keys = [item.removeprefix("coverage:"), *(_led_to(own) if state == "accepted" else ())]
        conn.execute(update(coverage).where(coverage.c.key.in_(keys)).values(review=state))
        return
    fields: dict[str, dict[str, Any]] = {}
    for one in corrections_of_posts(conn, [post_id]).get(post_id, []):
        fields.setdefault(one.item, {})[one.field] = one.after
    hidden = bool(fields.get(POST, {}).get("irrelevant"))
    for row in conn.execute(select(mentions).where(mentions.c.post_id == post_id)).all():
        state = "dismissed" if hidden else _state(fields.get(mention_item(row.subject, row.surface, row.n), {}))
        if state != row.review:
            change(conn, mentions, row.id, review=state)
    if item == POST:
        _settle_articles(conn, post_id, hidden=hidden)


def _state(fields: Mapping[str, Any]) -> str:
    return "dismissed" if fields.get(REMOVED) else "accepted" if fields else "open"


def _settle_articles(conn: Connection, post_id: int, *, hidden: bool) -> None:
    """An article that only an irrelevant post reports is dismissed; one that a post reports again is not."""
    reported = exists().where(coverage_posts.c.coverage_id == coverage.c.id, coverage_posts.c.gone_at.is_(None))
    own = select(coverage_posts.c.coverage_id).where(coverage_posts.c.post_id == post_id)
    for row in conn.execute(select(coverage, reported.label("reported")).where(coverage.c.id.in_(own))).all():
        if hidden and not row.reported:
            change(conn, coverage, row.id, review="dismissed")
        elif row.reported and row.review == "dismissed":
            settle_review(conn, None, coverage_item(row.key))


def _led_to(fields: Mapping[str, Any]) -> Iterable[str]:
    """The keys of the coverage that a corrected one has become."""
    if fields.get("article_url"):
        yield coverage_key_of(fields["article_url"])
    if fields.get("same_as"):
        yield fields["same_as"]
