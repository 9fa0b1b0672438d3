"""What was decided about an address, and the path that it took: the answer to "why did I (not) get this?"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from presswatch.database.coverages import coverage_key_of
from presswatch.database.problems import gap_of_post
from presswatch.database.schema import (
    channels,
    coverage,
    coverage_posts,
    decisions,
    mentions,
    message_notices,
    messages,
    outbox,
    outlets,
    post_addresses,
    posts,
    revisions,
    sightings,
    sources,
)
from presswatch.database.statements import batches, of_any, row_of, upsert
from presswatch.database.types import bounded_key
from presswatch.records import Dropped, copied
from presswatch.urls.canonical import identity_key

# An address that answered "not found", or defeated the reader, is left alone for so long.
LATELY = timedelta(days=7)
_LATELY: Select[Any] = select(decisions.c.url_key, decisions.c.step, decisions.c.outcome).where(
    decisions.c.source_id == bindparam("source"), decisions.c.at.between(bindparam("since"), bindparam("until"))
)


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A rule or a piece of evidence: what it is about (a name, a link, a person …), its id, its sentence."""

    area: str
    id: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailStep:
    """One station of an address: when, which step, on which source (empty: all), what came out, why, by which rules."""

    at: datetime
    step: str
    source: str = ""
    outcome: str
    detail: str = ""
    run_id: int | None = None
    rules: tuple[NamedRule, ...] = ()


def note_decisions(
    conn: Connection, source_id: int, dropped: Sequence[Dropped], *, run_id: int | None, now: datetime
) -> None:
    """Keeps what became of addresses of a source, in place of what was kept of the same address and step."""
    given = {"source_id": source_id, "run_id": run_id, "at": now}
    rows = {(key := identity_key(one.url), one.step): row_of(decisions, one, url_key=key, **given) for one in dropped}
    upsert(conn, decisions, list(rows.values()), key=("url_key", "source_id", "step"))


def lately(
    conn: Connection, source_id: int, keys: Sequence[str], outcomes: Mapping[str, Sequence[str]], *, now: datetime
) -> frozenset[str]:
    """Of these address keys those for which a step had one of its `outcomes` within LATELY before now."""
    asked = {bounded_key(key): key for key in keys}
    return frozenset(
        asked[key]
        for batch in batches(asked)
        for key, step, outcome in of_any(
            conn, _LATELY, decisions.c.url_key, batch, source=source_id, since=now - LATELY, until=now
        )
        if outcome in outcomes.get(step, ())
    )


def posts_at(conn: Connection, url: str) -> Sequence[int]:
    """The numbers of the posts with an address."""
    found = select(post_addresses.c.post_id).where(post_addresses.c.url_key == identity_key(url)).distinct()
    return conn.execute(found.order_by(post_addresses.c.post_id)).scalars().all()


def trail(conn: Connection, url: str) -> list[TrailStep]:
    """The path of an address in order of time, by its posts, and of an article's the posts that report it."""
    key = identity_key(url)
    rows = conn.execute(_DECISIONS.where(decisions.c.url_key == key))
    steps = [copied(TrailStep, row, source=row.name) for row in rows]
    for post_id in posts_at(conn, url):
        for one in (_of_post, _of_gap, _of_wordings, _of_mentions, _of_coverage, _of_notices):
            steps += one(conn, post_id)
    steps += _of_article(conn, url)
    return sorted(steps, key=lambda step: step.at)


_DECISIONS = select(decisions, sources.c.name).join(sources, sources.c.id == decisions.c.source_id)


def _of_post(conn: Connection, post_id: int) -> Iterator[TrailStep]:
    seen = select(sightings, sources.c.name).join(sources, sources.c.id == sightings.c.source_id)
    for row in conn.execute(seen.where(sightings.c.post_id == post_id)):
        last = f"last seen {row.last_seen_at:%Y-%m-%d %H:%M} UTC"
        yield TrailStep(at=row.first_seen_at, step="found", source=row.name, outcome="seen", detail=last)
    original = posts.alias("original")
    query = (
        select(posts, sources.c.name, original.c.url.label("original_url"))
        .join(sources, sources.c.id == posts.c.source_id)
        .outerjoin(original, original.c.id == posts.c.duplicate_of)
    )
    row = conn.execute(query.where(posts.c.id == post_id)).one()
    outcome, detail = ("backfill", "stored, not reported") if row.backfill else ("new", row.title)
    if row.duplicate_of:
        outcome, detail = "duplicate", f"duplicate of {row.original_url}: {row.duplicate_reason or 'no reason kept'}"
    at, name = row.first_seen_at, row.name
    yield TrailStep(at=at, step="recorded", source=name, outcome=outcome, detail=detail, run_id=row.run_id)
    if row.removed_at:
        last = f"last seen {row.last_seen_at:%Y-%m-%d %H:%M} UTC"
        yield TrailStep(at=row.removed_at, step="removed", source=name, outcome="not found", detail=last)


def _of_gap(conn: Connection, post_id: int) -> Iterator[TrailStep]:
    found = gap_of_post(conn, post_id)
    if found is not None:
        name, gap = found
        time = f"{gap.from_at:%Y-%m-%d %H:%M} to {gap.until_at:%Y-%m-%d %H:%M} UTC"
        detail = f"caught late: the source was not read from {time} (the fault was {gap.cause})"
        yield TrailStep(at=gap.until_at, step="gap", source=name, outcome="late", detail=detail)


def _of_wordings(conn: Connection, post_id: int) -> Iterator[TrailStep]:
    for row in conn.execute(select(revisions).where(revisions.c.post_id == post_id).order_by(revisions.c.n)):
        detail = f"{len(row.text)} characters" if row.text else "no text: the page was not fetched or had none"
        yield TrailStep(at=row.seen_at, step="revision", outcome=f"wording {row.n}", detail=detail)


def _of_mentions(conn: Connection, post_id: int) -> Iterator[TrailStep]:
    for row in conn.execute(select(mentions).where(mentions.c.post_id == post_id).order_by(mentions.c.id)):
        detail = f"{row.rule}, as “{row.surface}” in the {row.where}"
        at, outcome = row.first_seen_at, row.subject
        yield TrailStep(at=at, step="mention", outcome=outcome, detail=detail, run_id=row.run_id)
        if row.gone_at:
            yield TrailStep(at=row.gone_at, step="mention", outcome=outcome, detail="no longer there")


def _of_coverage(conn: Connection, post_id: int) -> Iterator[TrailStep]:
    query = (
        select(coverage_posts, coverage.c.article_url, outlets.c.name)
        .join(coverage, coverage.c.id == coverage_posts.c.coverage_id)
        .outerjoin(outlets, outlets.c.id == coverage.c.outlet_id)
        .where(coverage_posts.c.post_id == post_id)
    )
    for row in conn.execute(query):
        outcome = row.name or row.article_url or "an outlet that the post does not name"
        yield TrailStep(at=row.first_seen_at, step="coverage", outcome=outcome, detail=row.reason)


def _of_article(conn: Connection, url: str) -> Iterator[TrailStep]:
    """The posts that report an article, looked up by its address; each with what made it coverage."""
    query = (
        select(coverage_posts, posts.c.url, sources.c.name)
        .join(coverage, coverage.c.id == coverage_posts.c.coverage_id)
        .join(posts, posts.c.id == coverage_posts.c.post_id)
        .join(sources, sources.c.id == posts.c.source_id)
        .where(coverage.c.key == coverage_key_of(url))
        .order_by(coverage_posts.c.first_seen_at, posts.c.id)
    )
    for row in conn.execute(query):
        of_article, detail = {"step": "article", "source": row.name}, f"{row.url}: {row.reason}"
        yield TrailStep(at=row.first_seen_at, outcome="reported at", detail=detail, **of_article)
        if row.gone_at:
            yield TrailStep(at=row.gone_at, outcome="no longer reported at", detail=row.url, **of_article)


def _of_notices(conn: Connection, post_id: int) -> Iterator[TrailStep]:
    root = select(posts.c.duplicate_of).where(posts.c.id == post_id)
    group = conn.execute(root).scalar() or post_id
    query = select(outbox, posts.c.url).outerjoin(posts, posts.c.id == outbox.c.from_post_id)
    for row in conn.execute(query.where(outbox.c.post_id.in_({group, post_id})).order_by(outbox.c.id)):
        detail = row.kind
        if row.subject:
            detail = f"coverage of {row.subject}" if row.kind == "coverage" else f"mention of {row.subject}"
        if row.from_post_id not in (None, post_id):  # of another post of the group: this one is in no message
            detail = f"{detail}, by the post {row.url}"
        at, run_id = row.created_at, row.run_id
        yield TrailStep(at=at, step="notice", outcome="to be reported", detail=detail, run_id=run_id)
        for channel in conn.execute(_MESSAGES.where(message_notices.c.notice_id == row.id)):
            at = channel.sent_at or channel.created_at
            words = f"{detail}, to channel {channel.name}"
            yield TrailStep(at=at, step="delivery", outcome=channel.state, detail=words)


_MESSAGES = (
    select(channels.c.name, messages.c.state, messages.c.created_at, messages.c.sent_at)
    .join_from(message_notices, messages, messages.c.id == message_notices.c.message_id)
    .join(channels, channels.c.id == message_notices.c.channel_id)
    .order_by(messages.c.id)
)
