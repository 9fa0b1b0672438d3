"""The rows that one clipping becomes (`pipelines.record` decides which), and stored posts as values again."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from presswatch.database.filters import PRESENT, day_of_post, first_sight
from presswatch.database.parts import sort_day
from presswatch.database.schema import (
    fingerprints,
    mentions,
    post_addresses,
    posts,
    revisions,
    sightings,
    snapshots,
    sources,
)
from presswatch.database.statements import (
    change,
    insert_numbers_once,
    insert_once_returning,
    insert_row,
    row_of,
)
from presswatch.database.types import bounded_key, signed_key
from presswatch.records import (
    Block,
    Clipping,
    DateReading,
    Link,
    Post,
    Snapshot,
    SnapshotRef,
    copied,
)
from presswatch.text.moments import utc_text


@dataclass(frozen=True, slots=True)
class StoredState:
    """What deciding needs of a stored post."""

    id: int
    revision: int
    content_hash: str
    duplicate_of: int | None
    backfill: bool

    @property
    def root(self) -> int:
        """The first post of its group."""
        return self.duplicate_of or self.id


_READING = ("on", "at", "precision", "raw", "zone", "source", "certain")
_STATE = select(posts.c.id, posts.c.revision, posts.c.content_hash, posts.c.duplicate_of, posts.c.backfill)
_STATE_BY_ID = _STATE.where(posts.c.id == bindparam("post_id"))
_HAS_TEXT = select(revisions.c.text != "").join(posts, PRESENT).where(posts.c.id == bindparam("post_id"))
_SEEN = update(posts).where(posts.c.id == bindparam("post_id")).values(last_seen_at=bindparam("now"), removed_at=None)
_SIGHTED = (
    update(sightings)
    .where(sightings.c.post_id == bindparam("post"), sightings.c.source_id == bindparam("source"))
    .values(last_seen_at=bindparam("now"), missing_runs=0, shown=bindparam("shown_now"))
)


def stored_state(conn: Connection, post_id: int) -> StoredState | None:
    """The state of the post with this number, None if there is none."""
    row = conn.execute(_STATE_BY_ID, {"post_id": post_id}).one_or_none()
    return None if row is None else StoredState(*row)


def has_text(conn: Connection, post_id: int) -> bool:
    """True if the post's present wording has a text."""
    return bool(conn.execute(_HAS_TEXT, {"post_id": post_id}).scalar())


def why_duplicate(conn: Connection, post_id: int) -> str | None:
    """Why a post is a duplicate, None where it is none."""
    return conn.execute(select(posts.c.duplicate_reason).where(posts.c.id == post_id)).scalar()


def duplicates_of(conn: Connection, post_id: int) -> list[int]:
    """The numbers of the posts that are duplicates of this one."""
    return list(conn.execute(select(posts.c.id).where(posts.c.duplicate_of == post_id)).scalars())


def regroup(conn: Connection, post_id: int, duplicate_of: int | None, reason: str | None) -> None:
    """Makes a post a duplicate of another, or (None) one of its own."""
    change(conn, posts, post_id, duplicate_of=duplicate_of, duplicate_reason=reason)


def insert_post(
    conn: Connection, clipping: Clipping, *, source_id: int, run_id: int | None, now: datetime, duplicate_of: int | None
) -> int:
    """Inserts the post's own row and returns its number."""
    group = {"duplicate_of": duplicate_of, "duplicate_reason": clipping.verdict.reason if duplicate_of else None}
    times = {"last_seen_at": now, **first_sight(conn, run_id, now), **_date_columns(clipping.post.published)}
    shared = {"content_hash": clipping.content_hash, "source_id": source_id, "revision": 1}
    return insert_row(conn, posts, row_of(posts, clipping.post, **shared, **group, **times))


def update_post(conn: Connection, state: StoredState, post: Post, content_hash: str, now: datetime) -> None:
    """Makes the post's row show its new wording; a date that is no longer readable, or less sure, stays as it was."""
    row = _present(conn, state.id, post, content_hash) | ({"teaser": post.teaser} if post.teaser else {})
    change(conn, posts, state.id, last_seen_at=now, removed_at=None, revision=state.revision + 1, **row)
    redate(conn, state.id, post.published)


def redate(conn: Connection, post_id: int, reading: DateReading | None) -> None:
    """Takes a date that is certain, or any where there is none; an uncertain one never replaces what is stored."""
    if reading is None:
        return
    as_read = _as_read(conn, post_id)
    if "date" in as_read:
        if reading.certain or as_read["date"] is None:
            change(conn, posts, post_id, as_read=as_read | {"date": _stored_reading(reading)})
        return
    of_post = posts.c.id == post_id
    if not reading.certain:
        of_post &= posts.c.published_on.is_(None)
    conn.execute(update(posts).where(of_post).values(**_date_columns(reading)))
    _sort_mentions(conn, post_id)


def _sort_mentions(conn: Connection, post_id: int) -> None:
    """Lists a post's mentions by its date."""
    day = day_of_post(conn, post_id)
    conn.execute(update(mentions).where(mentions.c.post_id == post_id).values(sort_day=day))


def _as_read(conn: Connection, post_id: int) -> dict[str, Any]:
    """What the page gives, of a post's title and date, where a person corrected it."""
    return dict(conn.execute(select(posts.c.as_read).where(posts.c.id == post_id)).scalar() or {})


def show_corrected(conn: Connection, post_id: int, shown: Post, corrected: Collection[str]) -> None:
    """Makes title and date those of `shown` where they are among the corrected; others become as they are read.

    Rematching, rereading and later visits go on from what is read, which is kept.
    """
    before = _as_read(conn, post_id)
    if not (corrected or before):
        return
    stored = stored_posts(conn, ids=[post_id])[0].post  # as read
    as_read = {"title": stored.title, "date": _stored_reading(stored.published)}
    values: dict[str, Any] = {}
    if "title" in corrected or "title" in before:
        values["title"] = shown.title if "title" in corrected else stored.title
    if "date" in corrected or "date" in before:
        values |= _date_columns(shown.published if "date" in corrected else stored.published)
    if values:
        kept = {name: value for name, value in as_read.items() if name in corrected}
        change(conn, posts, post_id, as_read=kept or None, **values)
        _sort_mentions(conn, post_id)


def _stored_reading(reading: DateReading | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    values = {name: getattr(reading, name) for name in _READING}
    return values | {"on": reading.on.isoformat(), "at": reading.at and utc_text(reading.at)}


def _reading_of(stored: Mapping[str, Any] | None) -> DateReading | None:
    if stored is None:
        return None
    at = datetime.fromisoformat(stored["at"]) if stored["at"] else None
    return DateReading(**{**stored, "on": date.fromisoformat(stored["on"]), "at": at})


def _present(conn: Connection, post_id: int, post: Post, content_hash: str) -> dict[str, Any]:
    shown = {} if "title" in _as_read(conn, post_id) else {"title": post.title}
    return {"byline": post.byline, "language": post.language, "content_hash": content_hash} | shown


def rewrite(conn: Connection, state: StoredState, post: Post, content_hash: str) -> None:
    """Replaces how the present wording was read, without a new revision: the same page, read better."""
    change(conn, posts, state.id, **_present(conn, state.id, post, content_hash))
    redate(conn, state.id, post.published)
    wording = (revisions.c.post_id == state.id) & (revisions.c.n == state.revision)
    conn.execute(update(revisions).where(wording).values(**_wording(post, content_hash)))


def claim_addresses(conn: Connection, post: Post, post_id: int, of_source: int) -> set[str]:
    """Gives the post its addresses, `of_source` where its list leads there (else 0); returns the keys it got."""
    aliases = sorted(set(post.alias_keys) - {post.url_key})
    rows: list[dict[str, Any]] = [{"url_key": post.url_key, "url": post.url, "how": "given"}]
    rows += [{"url_key": key, "url": key, "how": "alias"} for key in aliases]
    rows = [row | {"post_id": post_id, "of_source": of_source} for row in rows]
    got = insert_once_returning(conn, post_addresses, rows, "url_key")
    asked = {bounded_key(key): key for key in (post.url_key, *aliases)}
    return {asked[key] for (key,) in got}


def insert_revision(
    conn: Connection, post_id: int, n: int, clipping: Clipping, *, now: datetime, snapshot_id: int | None
) -> None:
    """Inserts one wording of a post."""
    row = {"post_id": post_id, "n": n, "seen_at": now, "snapshot_id": snapshot_id}
    insert_row(conn, revisions, row | _wording(clipping.post, clipping.content_hash))


def _wording(post: Post, content_hash: str) -> dict[str, Any]:
    return {
        "title": post.title,
        "text": post.text,
        "blocks": [(block.kind, block.start, block.end) for block in post.blocks],
        "links": [_stored_link(link, post.text) for link in post.links],
        "content_hash": content_hash,
    }


def _stored_link(link: Link, text: str) -> tuple[Any, ...]:
    """A link whose sentence is kept as its place in the text, so that the text is stored once."""
    place = text.find(link.sentence, max(0, link.start - len(link.sentence))) if link.sentence else -1
    sentence = link.sentence if place < 0 else (place, place + len(link.sentence))
    return (link.url, link.text, link.start, link.end, sentence)


def insert_snapshot(conn: Connection, snapshot: Snapshot, ref: SnapshotRef) -> int:
    """Inserts where the bytes are kept and returns the row's number."""
    row = row_of(snapshots, snapshot, warc_file=ref.warc_file, warc_offset=ref.offset, warc_length=ref.length)
    got = insert_once_returning(conn, snapshots, [row], "id")
    if got:
        return int(got[0][0])
    place = (snapshots.c.warc_file == ref.warc_file) & (snapshots.c.warc_offset == ref.offset)
    return int(conn.execute(select(snapshots.c.id).where(place)).scalar_one())


def sight(conn: Connection, post: Post, post_id: int, source_id: int, now: datetime) -> None:
    """Books that the source shows the post now."""
    shown = post.shown or None
    row: dict[str, Any] = {"post_id": post_id, "source_id": source_id, "guid": post.guid, "shown": shown}
    if not insert_once_returning(conn, sightings, [row | {"first_seen_at": now, "last_seen_at": now}], "post_id"):
        conn.execute(_SIGHTED, {"post": post_id, "source": source_id, "now": now, "shown_now": shown})


def seen_again(conn: Connection, post_id: int, now: datetime) -> None:
    """Renews when the post was last seen."""
    conn.execute(_SEEN, {"post_id": post_id, "now": now})


def insert_fingerprint(conn: Connection, post_id: int, keys: Iterable[int]) -> None:
    """Adds the keys by which near-duplicates are found; those of earlier wordings stay, they were this post too."""
    insert_numbers_once(conn, fingerprints, [(key, post_id) for key in sorted(set(map(signed_key, keys)))])


def _date_columns(reading: DateReading | None) -> dict[str, Any]:
    found = {f"published_{name}": getattr(reading, name, None) for name in _READING}
    return found | {"sort_day": sort_day(reading)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPost:
    """A post as stored: the value, the state that recording needs, and its snapshot if the page was kept."""

    state: StoredState
    post: Post
    source_id: int
    snapshot: SnapshotRef | None = None


_STORED = (
    select(
        posts,
        sources.c.name.label("source_name"),
        revisions.c.title.label("title_read"),
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
    .join(revisions, PRESENT)
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
    kept = None
    if row.warc_file is not None:
        kept = SnapshotRef(row.warc_file, row.warc_offset, row.warc_length, row.payload_sha256)
    post = copied(
        Post,
        row,
        source=row.source_name,
        title=row.title_read if "title" in (row.as_read or {}) else row.title,
        published=_reading(row),
        byline=tuple(row.byline),
        blocks=tuple(Block(kind=kind, start=start, end=end) for kind, start, end in row.blocks),
        links=tuple(_link(stored, row.text) for stored in row.links),
    )
    return StoredPost(state=copied(StoredState, row), post=post, source_id=row.source_id, snapshot=kept)


def _reading(row: Row[Any]) -> DateReading | None:
    """The date as it is read, whatever a person made of it."""
    if "date" in (row.as_read or {}):
        return _reading_of(row.as_read["date"])
    if row.published_on is None:
        return None
    return DateReading(**{name: getattr(row, f"published_{name}") for name in _READING})


def _link(stored: list[Any], text: str) -> Link:
    url, words, start, end, sentence = stored
    if not isinstance(sentence, str):
        sentence = text[sentence[0] : sentence[1]]
    return Link(url=url, text=words, sentence=sentence, start=start, end=end)
