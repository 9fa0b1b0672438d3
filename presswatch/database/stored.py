"""Stored posts as the values they were recorded from, to be matched or read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from presswatch.database.clippings import StoredState
from presswatch.database.schema import posts, revisions, sightings, snapshots, sources
from presswatch.records import Block, DateReading, Link, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRef:
    """Where the bytes of a post's present wording are kept, with their SHA-256 in hexadecimal."""

    warc_file: str
    offset: int
    length: int
    payload_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPost:
    """A post as stored: the value, the state that recording needs, and its snapshot if the page was kept."""

    state: StoredState
    post: Post
    source_id: int
    snapshot: StoredRef | None = None


_STORED = (
    select(
        posts,
        sources.c.name.label("source_name"),
        revisions.c.text,
        revisions.c.blocks,
        revisions.c.links,
        sightings.c.guid,
        snapshots.c.warc_file,
        snapshots.c.warc_offset,
        snapshots.c.warc_length,
        snapshots.c.payload_sha256,
    )
    .join(sources, sources.c.id == posts.c.source_id)
    .join(revisions, (revisions.c.post_id == posts.c.id) & (revisions.c.n == posts.c.revision))
    .outerjoin(sightings, (sightings.c.post_id == posts.c.id) & (sightings.c.source_id == posts.c.source_id))
    .outerjoin(snapshots, snapshots.c.id == revisions.c.snapshot_id)
    .order_by(posts.c.id)
)


def stored_posts(
    conn: Connection, *, after: int = 0, limit: int = 500, ids: Sequence[int] | None = None
) -> list[StoredPost]:
    """The posts with numbers above `after`, at most `limit` (page on with the last), or those with these numbers."""
    query = _STORED.where(posts.c.id > after).limit(limit) if ids is None else _STORED.where(posts.c.id.in_(ids))
    return [_stored(row) for row in conn.execute(query)]


def _stored(row: Row[Any]) -> StoredPost:
    state = StoredState(
        id=row.id,
        revision=row.revision,
        content_hash=row.content_hash,
        duplicate_of=row.duplicate_of,
        backfill=row.backfill,
    )
    kept = None
    if row.warc_file is not None:
        kept = StoredRef(
            warc_file=row.warc_file,
            offset=row.warc_offset,
            length=row.warc_length,
            payload_sha256=row.payload_sha256,
        )
    return StoredPost(state=state, post=_post(row), source_id=row.source_id, snapshot=kept)


def _post(row: Row[Any]) -> Post:
    return Post(
        source=row.source_name,
        url=row.url,
        url_key=row.url_key,
        title=row.title,
        guid=row.guid,
        published=_reading(row),
        byline=tuple(row.byline),
        language=row.language,
        text=row.text,
        blocks=tuple(Block(kind=kind, start=start, end=end) for kind, start, end in row.blocks),
        links=tuple(_link(stored, row.text) for stored in row.links),
        teaser=row.teaser,
        outlet_hint=row.outlet_hint,
        external=row.external,
        found_on=row.found_on,
        found_at=row.first_seen_at,
        backfill=row.backfill,
        caught_late=row.caught_late,
    )


def _reading(row: Row[Any]) -> DateReading | None:
    if row.published_on is None:
        return None
    return DateReading(
        on=row.published_on,
        at=row.published_at,
        precision=row.published_precision,
        raw=row.published_raw,
        zone=row.published_zone,
        source=row.published_source,
        certain=row.published_certain,
    )


def _link(stored: list[Any], text: str) -> Link:
    url, words, start, end, sentence = stored
    if not isinstance(sentence, str):
        sentence = text[sentence[0] : sentence[1]]
    return Link(url=url, text=words, sentence=sentence, start=start, end=end)
