"""The tables of reporting: what is to be reported, to whom, and the messages that report it.

A notice (a row of `outbox`) is written in the transaction of what it reports. Each channel takes a notice once:
`tellings` has one row for the pair. A message is written whole before it is sent, so that every try sends the same.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Table, Text

from presswatch.database.schema_base import count, flag, metadata, ref
from presswatch.database.types import Id, Key, UtcTime, Words

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Key, nullable=False, unique=True),
    Column("kind", Text, nullable=False),  # mention | coverage | changed | removed | trouble | recovered
    ref("post_id", "posts.id"),  # the group's first post
    ref("from_post_id", "posts.id"),  # the post of the group whose words it reports
    ref("coverage_id", "coverage.id"),
    Column("subject", Key, nullable=False, server_default=""),
    Column("payload", JSON, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    ref("run_id", "runs.id"),
    Column("told_at", UtcTime),
    Index("ix_outbox_post_id", "post_id", "subject"),
    Index("ix_outbox_coverage_id", "coverage_id"),
    Index("ix_outbox_run_id", "run_id"),
    Index("ix_outbox_pending", "id"),  # WHERE told_at IS NULL
)

channels = Table(
    "channels",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Key, nullable=False, unique=True),
    Column("period", Text, nullable=False),  # as the watchlist has it; another one: due again
    flag("at_once"),
    count("heard_id"),  # the last notice that it took or passed over
    Column("next_due_at", UtcTime, nullable=False),
    Column("last_sent_at", UtcTime),
    Column("added_at", UtcTime, nullable=False),
    Column("retired_at", UtcTime),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Key, nullable=False, unique=True),  # what a receiver knows it by, the same at every try
    ref("channel_id", "channels.id", nullable=False, index=True),
    Column("payload", JSON, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),  # waiting | sent | dead
    count("tries"),
    Column("created_at", UtcTime, nullable=False),
    Column("next_try_at", UtcTime, nullable=False),
    Column("claimed_by", JSON(none_as_null=True)),
    Column("claimed_until", UtcTime),
    Column("fault", Words),  # why the last try failed
    Column("had_by", JSON, nullable=False, server_default="[]"),  # receivers of a mail who have it, where others do not
    Column("sent_at", UtcTime),
    Index("ix_messages_waiting", "next_try_at"),  # WHERE state = 'waiting'
)

tellings = Table(
    "tellings",
    metadata,
    ref("channel_id", "channels.id", primary_key=True, autoincrement=False),
    ref("notice_id", "outbox.id", primary_key=True, autoincrement=False),
    ref("message_id", "messages.id", nullable=False, index=True),
)
