"""What people corrected: events that are kept for ever, which of them are in force, and what is read where they apply.

A correction sets a field of an item. The item is the post itself ("") or a part of it, by what makes it the same part
when the post is read again: `mention_item`, `coverage_item`, `person_item`, `quote_item`. A correction of a coverage
without a post holds wherever a post reports this article. What is recorded is what is read with the corrections in
force put on it (`pipelines.corrections`).
"""

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

_COVERAGE = "coverage:"
POST = ""
"""The item that is the post itself."""
REMOVED = "removed"
"""The field of a part that a person removed (a mention: dismissed); its value is true."""
ADDED = "added"
"""The field of a part that a person added; its value is the part."""
ADDED_BY_PERSON = "added-by-person"
"""The rule of a mention, an article or a quote that a person added."""
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
    return bounded_key(f"{_COVERAGE}{key}")


def person_item(name: str) -> str:
    """The item of a post's spokesperson."""
    return bounded_key(f"person:{name}")


def quote_item(search_form: str) -> str:
    """The item of a post's quote."""
    return bounded_key(f"quote:{search_form}")


def write_correction(conn: Connection, *, at: datetime, who: str, why: str, **of_item: Any) -> int:
    """Writes an event (the fields of `Correction` that it has) and returns its number."""
    return insert_row(conn, corrections, {"at": at, "who": who, "why": why, **of_item})


def undone(events: Iterable[Correction]) -> set[int]:
    """The numbers of the events that another one makes void; one that is void itself undoes nothing."""
    void: set[int] = set()
    for one in sorted(events, key=lambda event: event.id, reverse=True):
        if one.undoes is not None and one.id not in void:
            void.add(one.undoes)
    return void


def in_force(events: Sequence[Correction]) -> list[Correction]:
    """The corrections that hold: of each field of an item the last one that is not undone; oldest first."""
    void = undone(events)
    found: dict[tuple[int | None, str, str], Correction] = {}
    for one in sorted(events, key=lambda event: event.id):
        if one.undoes is None and one.id not in void:
            found[one.post_id, one.item, one.field] = one
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


def posts_with(conn: Connection, correction: Correction) -> set[int]:
    """The posts whose record a correction changes."""
    if correction.post_id is not None:
        return {correction.post_id}
    key = correction.item.removeprefix(_COVERAGE)
    reporting = select(coverage_posts.c.post_id).join(coverage, coverage.c.id == coverage_posts.c.coverage_id)
    found = set(conn.execute(reporting.where(coverage.c.key == key)).scalars())
    return found | {one.post_id for one in applied(conn, [correction.id])}


def settle_reviews(conn: Connection, post_ids: Collection[int]) -> None:
    """Makes the states of review of these posts' mentions and articles what the corrections in force say."""
    own: dict[tuple[int, str], dict[str, Any]] = {}
    for post_id, events in corrections_of_posts(conn, post_ids).items():
        for one in events:
            own.setdefault((post_id, one.item), {})[one.field] = one.after
    hidden = {post_id for (post_id, item), fields in own.items() if item == POST and fields.get("irrelevant")}
    for row in conn.execute(select(mentions).where(mentions.c.post_id.in_(post_ids))).all():
        fields = own.get((row.post_id, mention_item(row.subject, row.surface, row.n)), {})
        added = row.rule == ADDED_BY_PERSON and row.gone_at is None
        state = "dismissed" if row.post_id in hidden else "accepted" if added and not fields else _state(fields)
        if state != row.review:
            change(conn, mentions, row.id, review=state)
    _settle_articles(conn, post_ids, own, hidden)


def _settle_articles(
    conn: Connection, post_ids: Collection[int], own: Mapping[tuple[int, str], dict[str, Any]], hidden: set[int]
) -> None:
    """The same for the articles; one that only irrelevant posts report is dismissed."""
    ties = coverage_posts.alias("any_report")
    reported = exists().where(ties.c.coverage_id == coverage.c.id, ties.c.gone_at.is_(None)).label("reported")
    query = select(coverage.c.id, coverage.c.key, coverage.c.review, coverage_posts.c.post_id, reported)
    query = query.join(coverage_posts, coverage_posts.c.coverage_id == coverage.c.id)
    rows = conn.execute(query.where(coverage_posts.c.post_id.in_(post_ids))).all()
    everywhere: dict[str, dict[str, Any]] = {}
    for one in corrections_of_items(conn, [coverage_item(row.key) for row in rows]):
        everywhere.setdefault(one.item, {})[one.field] = one.after
    became = {key for fields in everywhere.values() if not fields.get(REMOVED) for key in _led_to(fields)}
    for row in rows:
        item = coverage_item(row.key)
        fields = everywhere.get(item, {}) | own.get((row.post_id, item), {})
        state = "accepted" if row.key in became and not fields else _state(fields)
        if row.post_id in hidden and not row.reported:
            state = "dismissed"
        if state != row.review:
            change(conn, coverage, row.id, review=state)


def _state(fields: Mapping[str, Any]) -> str:
    return "dismissed" if fields.get(REMOVED) else "accepted" if fields else "open"


def _led_to(fields: Mapping[str, Any]) -> Iterable[str]:
    """The keys of the coverage that a corrected one has become."""
    if fields.get("article_url"):
        yield coverage_key_of(fields["article_url"])
    if fields.get("same_as"):
        yield fields["same_as"]
