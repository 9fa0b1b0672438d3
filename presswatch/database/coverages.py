"""The rows of press coverage: one for an article of an outlet, however many posts tell of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from presswatch.article_key import article_key
from presswatch.database.schema import coverage, coverage_posts, mentions, outlets
from presswatch.database.statements import insert_once, insert_once_returning
from presswatch.records import CoverageItem, Post

_BY_KEY = select(coverage.c.key, coverage.c.id).where(coverage.c.key.in_(bindparam("keys", expanding=True)))
_OUTLETS = select(outlets.c.name, outlets.c.id).where(outlets.c.name.in_(bindparam("names", expanding=True)))


@dataclass(frozen=True, slots=True)
class StoredCoverage:
    """A coverage row that a post tells of; `is_new` if this post is the first to."""

    id: int
    item: CoverageItem
    is_new: bool


def coverage_key(item: CoverageItem, post_id: int, post_title: str) -> str:
    """What makes two items one coverage: the article's address; without one outlet, day and headline, or else the post.

    The post is named by its group's first, so that the same post under another address tells of the same broadcast.
    """
    if item.article_url:
        return coverage_key_of(item.article_url)
    day = item.article_date.on.isoformat() if item.article_date else ""
    outlet = _folded(item.outlet or item.outlet_raw or item.domain or "")
    headline = _folded(item.headline or "")
    if outlet and headline and headline != _folded(post_title):
        return f"said:{outlet}|{day}|{headline}"
    return f"post:{post_id}|{outlet}|{day}|{headline}"


def coverage_key_of(article_url: str) -> str:
    """The key of the coverage whose article has this address."""
    return f"url:{article_key(article_url)}"


def _folded(text: str) -> str:
    """Case, width, marks and blanks folded away: letters and digits alone."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def put_coverage(
    conn: Connection,
    post: Post,
    post_id: int,
    root: int,
    items: Sequence[CoverageItem],
    *,
    now: datetime,
    run_id: int | None,
) -> list[StoredCoverage]:
    """Makes the post's coverage these items and returns their rows; an item no longer told of is kept as gone."""
    keyed = {coverage_key(item, root, post.title): item for item in reversed(items)}
    found = {row.key: row.id for row in conn.execute(_BY_KEY, {"keys": list(keyed)})} if keyed else {}
    missing = {key: item for key, item in keyed.items() if key not in found}
    outlet_ids = _outlets(conn, list(missing.values()))
    shared = {"first_seen_at": now, "run_id": run_id, "backfill": post.backfill}
    rows = [_row(key, item, outlet_ids) | shared for key, item in missing.items()]
    fresh = {row[0]: row[1] for row in insert_once_returning(conn, coverage, rows, "key", "id")}
    stored = [StoredCoverage((fresh | found)[key], keyed[key], key in fresh) for key in reversed(keyed)]
    _link(conn, post_id, stored, now)
    return stored


def _outlets(conn: Connection, items: Sequence[CoverageItem]) -> dict[str, int]:
    rows = [{"name": name, "domain": item.domain} for item in items if (name := _outlet_name(item))]
    if not rows:
        return {}
    insert_once(conn, outlets, list({row["name"]: row for row in rows}.values()))
    return {row.name: row.id for row in conn.execute(_OUTLETS, {"names": [row["name"] for row in rows]})}


def _outlet_name(item: CoverageItem) -> str | None:
    return item.outlet or item.outlet_raw or item.domain


def _row(key: str, item: CoverageItem, outlet_ids: dict[str, int]) -> dict[str, Any]:
    date = item.article_date
    return {
        "key": key,
        "outlet_id": outlet_ids.get(_outlet_name(item) or ""),
        "host": item.host,
        "article_url": item.article_url,
        "article_on": date.on if date else None,
        "article_at": date.at if date else None,
        "article_precision": date.precision if date else None,
        "article_date_raw": date.raw if date else None,
        "article_date_certain": date.certain if date else None,
        "headline": item.headline,
        "medium": item.medium,
    }


def _link(conn: Connection, post_id: int, stored: Sequence[StoredCoverage], now: datetime) -> None:
    """Ties the rows to the post, and marks earlier ties that no longer hold."""
    table = coverage_posts.c
    kept = [one.id for one in stored]
    gone = update(coverage_posts).where(
        table.post_id == post_id, table.coverage_id.not_in(kept), table.gone_at.is_(None)
    )
    conn.execute(gone.values(gone_at=now))
    rows = [
        {
            "coverage_id": one.id,
            "post_id": post_id,
            "outlet_raw": one.item.outlet_raw,
            "article_url_raw": one.item.article_url_raw,
            "kind": one.item.kind,
            "certain": one.item.certain,
            "reason": one.item.reason,
            "first_seen_at": now,
        }
        for one in stored
    ]
    insert_once(conn, coverage_posts, rows)
    back = update(coverage_posts).where(
        table.post_id == post_id, table.coverage_id.in_(kept), table.gone_at.is_not(None)
    )
    if kept:
        conn.execute(back.values(gone_at=None))


def subjects_of_coverage(conn: Connection, coverage_id: int, *, but: int) -> set[str] | None:
    """The subjects that other posts about this coverage mention; None if no other post tells of it."""
    others = select(coverage_posts.c.post_id).where(
        coverage_posts.c.coverage_id == coverage_id, coverage_posts.c.post_id != but
    )
    post_ids = list(conn.execute(others).scalars())
    if not post_ids:
        return None
    return set(conn.execute(select(mentions.c.subject).where(mentions.c.post_id.in_(post_ids)).distinct()).scalars())


def coverage_known_of(conn: Connection, post_id: int) -> dict[int, set[str]]:
    """Every coverage that a post ever told of, each with the subjects that the post ever mentioned.

    Asked before the post's mentions and coverage are written anew: for these nothing is news.
    """
    ties = select(coverage_posts.c.coverage_id).where(coverage_posts.c.post_id == post_id)
    named = set(conn.execute(select(mentions.c.subject).where(mentions.c.post_id == post_id).distinct()).scalars())
    return dict.fromkeys(conn.execute(ties).scalars(), named)
