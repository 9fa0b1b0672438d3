"""Looking posts up, many at a time, and booking that they were seen or missed."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, bindparam, func, select, union_all, update

from presswatch.database.filters import PRESENT
from presswatch.database.outbox import notice_removals
from presswatch.database.schema import (
    fingerprints,
    mentions,
    post_addresses,
    posts,
    revisions,
    sightings,
    sources,
    validators,
)
from presswatch.database.statements import batches, insert_once, of_any, of_numbers, prepared
from presswatch.database.types import bounded_key, signed_key
from presswatch.records import DateReading, KnownPost
from presswatch.text.strings import grouped

# A key shared by more posts than this is boilerplate; only its newest posts are looked at.
POSTING_CAP = 200
# A post is asked for by at most this many keys; more would not change who shares most of them.
KEY_CAP = 256
# One key in common is chance.
MIN_SHARED_KEYS = 2
# Posts of a source are looked for among this many: those of one visit are recorded in a row, or nearly.
NEIGHBOURS = 1000
# A post counts as removed when it was missed this often and its own address says so: one answer may be an accident.
REMOVED_AFTER = 2

_OF_POST = ("id", "url", "url_key", "title", "content_hash", "language", "published_on", "duplicate_of")
_KNOWN: Select[Any] = (
    select(*(posts.c[name] for name in _OF_POST), revisions.c.text).join(revisions, PRESENT).order_by(posts.c.id)
)
_SEEN_ON: Select[Any] = (
    select(sightings.c.post_id, sources.c.name)
    .join(sources, sources.c.id == sightings.c.source_id)
    .order_by(sources.c.name)
)
_KNOWN_NAMES = tuple(_KNOWN.exported_columns.keys())
Owner = tuple[str, int, int]
"""An address key, whose the address is (`of_source`), and the number of the post under it."""
_OWNERS: Select[Any] = select(post_addresses.c.url_key, post_addresses.c.of_source, post_addresses.c.post_id)
_NEWEST = select(func.max(posts.c.id))
_BY_HASH = select(posts.c.id).where(posts.c.content_hash == bindparam("hash")).order_by(posts.c.id).limit(1)
_BY_GUID = (
    select(sightings.c.guid, sightings.c.post_id)
    .where(sightings.c.source_id == bindparam("source"), sightings.c.guid.in_(bindparam("guids", expanding=True)))
    .order_by(sightings.c.last_seen_at)
)


_SHOWN_WITHIN = (
    select(sightings.c.post_id)
    .join(sources, sources.c.id == sightings.c.source_id)
    .where(sources.c.name == bindparam("source"), sightings.c.post_id.between(bindparam("low"), bindparam("high")))
    .order_by(sightings.c.post_id.desc())
    .limit(bindparam("most"))
)
_LATEST_TEXTS: Select[Any] = (
    select(posts.c.url_key, revisions.c.text)
    .join(sightings, sightings.c.post_id == posts.c.id)
    .join(sources, sources.c.id == sightings.c.source_id)
    .join(revisions, PRESENT)
    .where(sources.c.name == bindparam("source"))
    .order_by(posts.c.id.desc())
    .limit(bindparam("most"))
)
_SHOWN_AND_DAY = (
    select(posts.c.id, sightings.c.post_id, sightings.c.shown, posts.c.published_on, posts.c.published_precision)
    .outerjoin(sightings, (sightings.c.post_id == posts.c.id) & (sightings.c.source_id == bindparam("source")))
    .where(posts.c.id.in_(bindparam("ids", expanding=True)))
)


def owned_posts(conn: Connection, found: Iterable[Owner], of_source: int = 0) -> dict[str, KnownPost]:
    """The posts found by `owners`, by the key asked: of the address itself (0), or of the source that leads there."""
    own = {key: post_id for key, whose, post_id in found if whose == of_source}
    by_id = posts_by_id(conn, own.values())
    return {key: by_id[post_id] for key, post_id in own.items() if post_id in by_id}


def addressed_posts(conn: Connection, url_keys: Sequence[str], of_source: int = 0) -> dict[str, int]:
    """The numbers of the posts under any of these address keys, by the key asked; `of_source` as above."""
    return {key: post_id for key, whose, post_id in owners(conn, url_keys) if whose == of_source}


def known_elsewhere(conn: Connection, found: Iterable[Owner], url_key: str, of_source: int) -> KnownPost | None:
    """Of what `owners` has found the first post under a key that belongs to another list, or to the page itself."""
    others = [post_id for key, whose, post_id in found if key == url_key and whose != of_source]
    return posts_by_id(conn, [min(others)])[min(others)] if others else None


def owners(conn: Connection, url_keys: Iterable[str]) -> list[Owner]:
    """Every post under these address keys."""
    asked = {bounded_key(key): key for key in url_keys}
    return [
        (asked[key], whose, post_id)
        for batch in batches(asked)
        for key, whose, post_id in of_any(conn, _OWNERS, post_addresses.c.url_key, batch)
    ]


def known_entries(
    conn: Connection, source_id: int, url_keys: Mapping[str, bool], guids: Sequence[str]
) -> dict[str, tuple[int, str | None, DateReading | None]]:
    """Which entries of a source are posts already, by address key (with whether it is external) or guid.

    Each has the post's number, what the source last showed of it, if ever, and its day as far as known. An external
    entry is a post where this source's list led there before.
    """
    found = owners(conn, url_keys)
    owned = {key: post_id for key, whose, post_id in found if whose == (source_id if url_keys[key] else 0)}
    others = {key: post_id for key, _, post_id in found if key not in owned}
    owned |= _shown_under(conn, source_id, guids)
    shown, days = _shown_and_days(conn, source_id, (*owned.values(), *others.values()))
    # A list that moves to another site turns its own posts into external entries, or back.
    owned |= {key: post_id for key, post_id in others.items() if post_id in shown}
    return {key: (post_id, shown.get(post_id), days.get(post_id)) for key, post_id in owned.items()}


def _shown_under(conn: Connection, source_id: int, guids: Sequence[str]) -> dict[str, int]:
    """The numbers of the posts that a source has shown under these guids, by guid; of several the one seen last."""
    asked = {bounded_key(guid): guid for guid in guids}
    rows = (row for batch in batches(asked) for row in conn.execute(_BY_GUID, {"source": source_id, "guids": batch}))
    return {asked[row.guid]: row.post_id for row in rows}


def _shown_and_days(
    conn: Connection, source_id: int, post_ids: Iterable[int]
) -> tuple[dict[int, str | None], dict[int, DateReading]]:
    """What a source last showed of those of these posts that it ever showed, and the days of those that have one."""
    shown: dict[int, str | None] = {}
    days: dict[int, DateReading] = {}
    for batch in batches(dict.fromkeys(post_ids)):
        for row in conn.execute(_SHOWN_AND_DAY, {"source": source_id, "ids": batch}):
            if row.post_id is not None:
                shown[row.id] = row.shown
            if row.published_on is not None:
                days[row.id] = DateReading(on=row.published_on, precision=row.published_precision)
    return shown, days


def seen_before(conn: Connection, post_id: int, moment: datetime) -> bool:
    """True if a post was on record before a moment."""
    first = select(posts.c.id).where(posts.c.id == post_id, posts.c.first_seen_at < moment)
    return conn.execute(first).first() is not None


def seen_until(conn: Connection, post_ids: Iterable[int], moment: datetime) -> tuple[int, datetime | None]:
    """How many of these posts were on record before a moment, and when any source last showed one of them."""
    count, last = 0, None
    for batch in batches(dict.fromkeys(post_ids)):
        seen = select(func.count(posts.c.id.distinct()), func.max(sightings.c.last_seen_at))
        seen = seen.join(sightings, sightings.c.post_id == posts.c.id)
        row = conn.execute(seen.where(posts.c.id.in_(batch), posts.c.first_seen_at < moment)).one()
        count += row[0]
        last = max(filter(None, (last, row[1])), default=None)
    return count, last


def remember_shown(conn: Connection, source_id: int, shown: Mapping[int, str]) -> None:
    """Keeps what a source shows of posts, by their number: the baseline for detecting changes of an entry."""
    if not shown:
        return
    of_post = (sightings.c.post_id == bindparam("post")) & (sightings.c.source_id == bindparam("source"))
    rows = [{"post": post_id, "source": source_id, "shown_now": value} for post_id, value in shown.items()]
    conn.execute(update(sightings).where(of_post).values(shown=bindparam("shown_now")), rows)


def known_by_guid(conn: Connection, source_id: int, guids: Sequence[str]) -> dict[str, KnownPost]:
    """The stored posts that this source has shown under these guids, by guid; of several the one seen last."""
    found = _shown_under(conn, source_id, guids)
    by_id = posts_by_id(conn, found.values())
    return {guid: by_id[post_id] for guid, post_id in found.items()}


def known_by_hash(conn: Connection, content_hash: str) -> KnownPost | None:
    """The first stored post whose present wording has this hash."""
    first = prepared(conn.dialect, _BY_HASH).run(conn, {"hash": content_hash})
    return posts_by_id(conn, [first[0][0]])[first[0][0]] if first else None


def lookalikes(conn: Connection, keys: Sequence[int], limit: int = 10) -> list[KnownPost]:
    """The posts that share at least two of these keys; rare keys count most, and only the newest posts of each."""
    distinct = sorted({signed_key(key) for key in keys})[:KEY_CAP]
    if not distinct:
        return []
    lists = of_numbers(conn.dialect, _posting_lists(len(distinct)))
    ids = _sharing(lists.each(conn, {f"key_{n}": key for n, key in enumerate(distinct)}), limit)
    by_id = posts_by_id(conn, ids)
    return [by_id[post_id] for post_id in ids]


def shown_around(conn: Connection, post_id: int, source_names: Iterable[str], limit: int = 6) -> list[KnownPost]:
    """Posts of these sources, at most `limit` each: those recorded up to `NEIGHBOURS` around a post, or last of all."""
    newest = prepared(conn.dialect, _NEWEST).run(conn, {})[0][0] or 0
    near = prepared(conn.dialect, _SHOWN_WITHIN)
    ids: set[int] = set()
    for name in sorted(set(source_names)):
        for low, high in ((post_id - NEIGHBOURS, post_id + NEIGHBOURS), (newest - NEIGHBOURS, newest)):
            ids |= {row[0] for row in near.run(conn, {"source": name, "low": low, "high": high, "most": limit})}
    by_id = posts_by_id(conn, sorted(ids))
    return [by_id[number] for number in sorted(by_id)]


def latest_texts(conn: Connection, source_name: str, limit: int) -> list[tuple[str, str]]:
    """Address key and text of the posts that a source has shown, those recorded last, the newest first."""
    return [(row.url_key, row.text) for row in conn.execute(_LATEST_TEXTS, {"source": source_name, "most": limit})]


@lru_cache(maxsize=KEY_CAP)
def _posting_lists(count: int) -> CompoundSelect[Any]:
    """The newest posts with each of these keys; counted and weighed in Python, eight times as fast as in SQL."""
    table, lists = fingerprints.c, []
    for name in (f"key_{n}" for n in range(count)):
        newest = select(table.key, table.post_id).where(table.key == bindparam(name, type_=table.key.type))
        one = newest.order_by(table.post_id.desc()).limit(POSTING_CAP).subquery(name)
        lists.append(select(one.c.key, one.c.post_id))
    return union_all(*lists)


def _sharing(listed: Iterable[Any], limit: int) -> list[int]:
    """Of (key, post) rows the posts with enough keys; each key weighs the more the fewer posts have it."""
    rows = list(listed)
    shared = Counter(map(itemgetter(1), rows))
    enough = {post_id for post_id, count in shared.items() if count >= MIN_SHARED_KEYS}
    if not enough:
        return []
    frequency = Counter(map(itemgetter(0), rows))
    weights = dict.fromkeys(enough, 0.0)
    for key, post_id in rows:
        if post_id in enough:
            weights[post_id] += 1.0 / frequency[key]
    return sorted(weights, key=lambda post_id: (-round(weights[post_id], 9), post_id))[:limit]


def posts_by_id(conn: Connection, ids: Iterable[int]) -> dict[int, KnownPost]:
    """The stored posts with these numbers, with the sources that have shown them."""
    found: dict[int, KnownPost] = {}
    for batch in batches(dict.fromkeys(ids)):
        shown = of_any(conn, _SEEN_ON, sightings.c.post_id, batch)
        seen_on = grouped((post_id, source) for post_id, source in shown)
        for row in of_any(conn, _KNOWN, posts.c.id, batch):
            known = dict(zip(_KNOWN_NAMES, row, strict=True))
            found[known["id"]] = KnownPost(**known, sources=tuple(seen_on.get(known["id"], ())))
    return found


def touch_seen(conn: Connection, source_id: int, post_ids: Sequence[int], now: datetime) -> None:
    """Books that the source shows these posts now; a source that shows one for the first time gets its own sighting."""
    for batch in batches(dict.fromkeys(post_ids)):
        rows = [{"post_id": post, "source_id": source_id, "first_seen_at": now, "last_seen_at": now} for post in batch]
        insert_once(conn, sightings, rows)
        seen = update(sightings).where(sightings.c.source_id == source_id, sightings.c.post_id.in_(batch))
        conn.execute(seen.values(last_seen_at=now, missing_runs=0))
        conn.execute(update(posts).where(posts.c.id.in_(batch)).values(last_seen_at=now, removed_at=None))


def mark_missing(
    conn: Connection, source_id: int, seen_since: datetime, published: tuple[date, date] | None = None
) -> list[int]:
    """Books a run without posts of the listed days, or undated, last shown before `seen_since`; their numbers."""
    covered: ColumnElement[bool] = posts.c.published_on.is_(None)
    if published is not None:
        covered = posts.c.published_on.between(*published)
    missing = (
        select(sightings.c.post_id)
        .join(posts, posts.c.id == sightings.c.post_id)
        .where(sightings.c.source_id == source_id, sightings.c.last_seen_at < seen_since, posts.c.removed_at.is_(None))
        .where(covered)
    )
    ids = list(conn.execute(missing).scalars())
    _count_missing(conn, source_id, ids)
    return ids


def _count_missing(conn: Connection, source_id: int, post_ids: Iterable[int]) -> None:
    for batch in batches(dict.fromkeys(post_ids)):
        gone = update(sightings).where(sightings.c.source_id == source_id, sightings.c.post_id.in_(batch))
        conn.execute(gone.values(missing_runs=sightings.c.missing_runs + 1))


def longest_unasked(
    conn: Connection, source_id: int, limit: int | None, *, before: datetime | None = None
) -> list[tuple[int, str, str | None, str]]:
    """Number, address, `shown`, title of own posts to ask for: lost, never asked, asked longest ago (`before`)."""
    asked = (validators.c.source_id == sightings.c.source_id) & (validators.c.url == posts.c.url)
    rows = (
        select(posts.c.id, posts.c.url, sightings.c.shown, posts.c.title)
        .join(sightings, sightings.c.post_id == posts.c.id)
        .outerjoin(validators, asked)
        .where(sightings.c.source_id == source_id, posts.c.external.is_(False), posts.c.removed_at.is_(None))
        .order_by(sightings.c.missing_runs.desc(), validators.c.asked_at.nulls_first(), posts.c.id.desc())
        .limit(limit)
    )
    if before is not None:
        rows = rows.where(validators.c.asked_at.is_(None) | (validators.c.asked_at < before))
    return [(row.id, row.url, row.shown, row.title) for row in conn.execute(rows)]


def mark_gone(
    conn: Connection, source_id: int, post_ids: Sequence[int], now: datetime, *, missed: Collection[int] = ()
) -> None:
    """Books that posts answer "not found": the second run in a row removes them; `missed` are counted already."""
    _count_missing(conn, source_id, (post for post in post_ids if post not in missed))
    for batch in batches(dict.fromkeys(post_ids)):
        of_source = (sightings.c.source_id == source_id) & sightings.c.post_id.in_(batch)
        twice = select(sightings.c.post_id).where(of_source, sightings.c.missing_runs >= REMOVED_AFTER)
        mark_removed(conn, list(conn.execute(twice).scalars()), now)


def mark_removed(conn: Connection, post_ids: Sequence[int], now: datetime) -> None:
    """Records that these posts are no longer found, until they are seen again, with a notice for those that matter."""
    for batch in batches(dict.fromkeys(post_ids)):
        gone = update(posts).where(posts.c.id.in_(batch), posts.c.removed_at.is_(None)).values(removed_at=now)
        notice_removals(conn, list(conn.execute(gone.returning(posts.c.id)).scalars()), now)


def count_posts(conn: Connection) -> int:
    """How many posts are stored."""
    return int(conn.execute(select(func.count()).select_from(posts)).scalar_one())


def mentions_of(conn: Connection, post_id: int) -> frozenset[tuple[str, str, int, int]]:
    """The present mentions of a post: subject, place ("where"), start and end."""
    table = mentions.c
    rows = select(table.subject, table.where, table.start, table.end)
    found = conn.execute(rows.where(table.post_id == post_id, table.gone_at.is_(None)))
    return frozenset((row.subject, row.where, row.start, row.end) for row in found)
