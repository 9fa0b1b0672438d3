"""The tables of coverage: outlets, their articles, which posts report them, who speaks and what is quoted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, Table, Text, UniqueConstraint

from presswatch.database.schema_base import flag, metadata, placed, ref
from presswatch.database.types import Id, Key, UtcTime, Words

outlets = Table(
    "outlets",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Key, nullable=False, unique=True),
    Column("domain", Text),
)


def _told() -> list[Column[Any]]:
    """What is reported of an article: by one post, or by the best of all posts that report it."""
    return [
        ref("outlet_id", "outlets.id"),
        Column("host", Text),
        Column("article_url", Words),
        Column("article_on", Date),
        Column("article_at", UtcTime),
        Column("article_precision", Text),
        Column("article_date_raw", Words),
        Column("article_date_certain", Boolean),
        Column("headline", Words),
        Column("medium", Text, nullable=False),
    ]


coverage = Table(
    "coverage",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Key, nullable=False, unique=True),
    *_told(),
    Column("first_seen_at", UtcTime, nullable=False),
    flag("backfill"),
    ref("run_id", "runs.id"),
    *placed(),
    Index("ix_coverage_outlet_id", "outlet_id"),
)

coverage_posts = Table(
    "coverage_posts",
    metadata,
    ref("coverage_id", "coverage.id", primary_key=True, autoincrement=False),
    ref("post_id", "posts.id", primary_key=True, autoincrement=False, index=True),
    *_told(),
    Column("outlet_raw", Words),
    Column("article_url_raw", Words),
    Column("kind", Text, nullable=False),
    Column("certain", Boolean, nullable=False),
    Column("reason", Words, nullable=False),
    Column("subjects", Words),  # a line each, with a line end before the first too; NULL: all that the post names
    Column("passages", JSON(none_as_null=True)),  # [[start, end], ...] about this article; NULL: the whole post
    Column("first_seen_at", UtcTime, nullable=False),
    Column("gone_at", UtcTime),
)

spokespeople = Table(
    "spokespeople",
    metadata,
    Column("id", Id, primary_key=True),
    ref("post_id", "posts.id", nullable=False),
    Column("name", Key, nullable=False),
    Column("roles", JSON, nullable=False),  # [[role, start], ...]
    Column("start", Integer, nullable=False),
    Column("subject", Key),
    UniqueConstraint("post_id", "name"),
)

quotes = Table(
    "quotes",
    metadata,
    Column("id", Id, primary_key=True),
    ref("post_id", "posts.id", nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("search_form", Words, nullable=False),
    Column("speaker", Words),
    Column("role", Words),
    UniqueConstraint("post_id", "start", "end"),
)
