"""What is to be reported, written in the same transaction as its cause; reported once, whatever happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, select

from presswatch.database.schema import (
    coverage,
    coverage_posts,
    mentions,
    message_notices,
    outbox,
    posts,
    revisions,
    sources,
)
from presswatch.database.statements import insert_once_returning
from presswatch.records import copied
from presswatch.text.moments import utc_text
from presswatch.text.strings import grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to report, under a `key` unique for ever: of a group's first post, a coverage, or a problem."""

    id: int
    key: str
    kind: str
    post_id: int | None
    coverage_id: int | None
    subject: str
    payload: dict[str, Any]
    created_at: datetime
    run_id: int | None
    reported_at: datetime | None


def mention_key(root: int, subject: str) -> str:
    """The key under which a subject in a group of equal posts is reported once."""
    return f"mention:{root}:{subject}"


def coverage_notice_key(coverage_id: int, subject: str) -> str:
    """The key under which a coverage of a subject is reported once; the subject is empty if the post names none."""
    return f"coverage:{coverage_id}:{subject}"


def post_notices(conn: Connection, rows: Sequence[dict[str, Any]]) -> set[str]:
    """Puts notices into the outbox and returns the keys of those that were not there before."""
    return {key for (key,) in insert_once_returning(conn, outbox, list(rows), "key")}


def unsent(conn: Connection, channel_id: int, last_notice_id: int) -> list[Notice]:
    """The notices after `last_notice_id` that no message of the channel reports, but for dismissed ones."""
    reported = exists().where(message_notices.c.channel_id == channel_id, message_notices.c.notice_id == outbox.c.id)
    waiting = select(outbox).where(outbox.c.id > last_notice_id, ~reported, ~_dismissed())
    return _notices(conn, waiting.order_by(outbox.c.id))


def _dismissed() -> ColumnElement[bool]:
    """True if a person dismissed what a notice reports: the article, or every mention of the subject in the post."""
    article = exists().where(coverage.c.id == outbox.c.coverage_id, coverage.c.review == "dismissed")
    of_subject = (mentions.c.post_id == outbox.c.from_post_id) & (mentions.c.subject == outbox.c.subject)
    named = exists().where(of_subject, mentions.c.gone_at.is_(None))
    dismissed = exists().where(of_subject, mentions.c.review == "dismissed")
    return article | ((outbox.c.kind == "mention") & dismissed & ~named)


def noticed_since(conn: Connection, since: datetime) -> list[Notice]:
    """The notices written since then, reported or not, oldest first."""
    return _notices(conn, select(outbox).where(outbox.c.created_at >= since).order_by(outbox.c.id))


def _notices(conn: Connection, query: Any) -> list[Notice]:
    return [copied(Notice, row) for row in conn.execute(query)]


def concerned(conn: Connection, post_ids: Sequence[int]) -> dict[int, list[str]]:
    """The posts among these that name a subject, or once did, or report coverage; each with its subjects."""
    named = select(mentions.c.post_id, mentions.c.subject).where(mentions.c.post_id.in_(post_ids)).distinct()
    rows = conn.execute(named.order_by(mentions.c.post_id, mentions.c.subject))
    found = grouped((row.post_id, row.subject) for row in rows)
    reporting = select(coverage_posts.c.post_id).where(coverage_posts.c.post_id.in_(post_ids)).distinct()
    for post_id in conn.execute(reporting).scalars():
        found.setdefault(post_id, [])
    return found


def wording_of(conn: Connection, post_id: int, n: int) -> tuple[str, str]:
    """Title and text of one wording of a post."""
    query = select(revisions.c.title, revisions.c.text).where(revisions.c.post_id == post_id, revisions.c.n == n)
    row = conn.execute(query).one()
    return row.title, row.text


def notice_edit(
    conn: Connection,
    post_id: int,
    n: int,
    subjects: Sequence[str],
    *,
    gone: Sequence[str],
    new: Sequence[str],
    now: datetime,
    run_id: int | None,
) -> None:
    """Puts into the outbox that a post has its wording `n`; `gone` and `new` are the passages that differ."""
    facts = _facts(conn, [post_id])[post_id]
    payload = facts | {"subjects": list(subjects), "gone": list(gone), "new": list(new), "wording": n}
    post_notices(conn, [_notice_of("changed", post_id, n, payload, now) | {"run_id": run_id}])


def notice_removals(conn: Connection, post_ids: Sequence[int], now: datetime) -> None:
    """Puts into the outbox that these posts are no longer found."""
    named = concerned(conn, post_ids)
    rows = [
        _notice_of("removed", post_id, utc_text(now), facts | {"subjects": named[post_id]}, now)
        for post_id, facts in _facts(conn, list(named)).items()
    ]
    post_notices(conn, rows)


def _notice_of(kind: str, post_id: int, mark: object, payload: dict[str, Any], now: datetime) -> dict[str, Any]:
    row = {"key": f"{kind}:{post_id}:{mark}", "kind": kind, "post_id": post_id, "from_post_id": post_id, "subject": ""}
    return row | {"payload": payload, "created_at": now, "run_id": None}


def _facts(conn: Connection, post_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    of_post = (posts.c.id, posts.c.url, posts.c.title, posts.c.last_seen_at)
    query = select(*of_post, sources.c.name).select_from(posts.join(sources)).where(posts.c.id.in_(post_ids))
    return {
        row.id: {
            "post_url": row.url,
            "title": row.title,
            "source": row.name,
            "last_seen_at": utc_text(row.last_seen_at),
        }
        for row in conn.execute(query)
    }
