"""The tables, in the product's words: a visit is one source within a run, a sighting one source showing a post.

A post's identity is its rows in `post_addresses`; its wordings are in `revisions`; only `outbox` records whether
something was reported, in the transaction of its cause. Each channel takes a notice once (`message_notices`). What
only one database has, and indexes that run downwards (`…_newest`), is in the migrations' SQL alone.
"""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Float, Index, Integer, MetaData, Table, Text, UniqueConstraint, text
from sqlalchemy.schema import SchemaItem

from presswatch.database.types import Id, Key, Key64, UtcTime, Words, counts, filled, flag, optional, ref

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def process() -> list[Column[Any]]:
    """The process that holds a lock or makes a run."""
    return [*filled(Integer, "pid"), *filled(Text, "pid_started", "host", "boot_id")]


def placed() -> list[Column[Any]]:
    """What lists are ordered by: when the run began that found it (else when seen), and its day (moments.day_text)."""
    return [Column("run_at", UtcTime, nullable=False), Column("sort_day", Text, nullable=False, server_default="")]


def review() -> Column[str]:
    """What people made of it: open, accepted (as it is, or corrected), dismissed."""
    return Column("review", Text, nullable=False, server_default="open")


def _table(name: str, *parts: SchemaItem) -> Table:
    return Table(name, metadata, *parts)


def _numbered(name: str, *parts: SchemaItem) -> Table:
    return _table(name, Column("id", Id, primary_key=True), *parts)


meta = _table("meta", Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

subjects = _numbered(
    "subjects",
    Column("name", Key, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("retired_at", UtcTime),
)

sources = _numbered(
    "sources",
    Column("name", Key, nullable=False, unique=True),
    Column("url", Words, nullable=False),
    Column("kind", Text),  # as detected; NULL until a visit found it out
    Column("state", Text, nullable=False, server_default="new"),
    Column("reason", Text),
    Column("words", Words),
    Column("since_at", UtcTime, nullable=False),
    Column("last_good_at", UtcTime),
    Column("next_due_at", UtcTime),  # NULL: due at once
    *counts("fails"),
    Column("layout", JSON(none_as_null=True)),
    Column("date_order", Text),
    Column("backfilled_at", UtcTime),
    Column("moved_url", Words),
    *counts("moved_count"),
    Column("added_at", UtcTime, nullable=False),
    Column("restarted_at", UtcTime),  # when it last got another address
    Column("seen_until_at", UtcTime),  # the last good visit of the old one
    Column("retired_at", UtcTime),
    Index("ix_sources_next_due_at", "next_due_at"),
)

validators = _table(
    "validators",
    ref("source_id", "sources.id", primary_key=True, autoincrement=False),
    Column("url", Key, primary_key=True),
    *optional(Words, "etag", "last_modified"),
    Column("body_sha256", Text),
    Column("fetched_at", UtcTime, nullable=False),  # the last whole answer
    Column("asked_at", UtcTime, nullable=False),  # the last request, with any outcome
    Column("max_age_s", Float),
)

robots = _table(
    "robots",
    Column("host", Key, primary_key=True),  # scheme, host and port: "https://example.org"
    Column("status", Integer, nullable=False),  # HTTP status; 0 = could not be reached
    Column("body", Words, nullable=False, server_default=""),
    Column("fetched_at", UtcTime, nullable=False),
)

runs = _numbered(
    "runs",
    Column("state", Text, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    *process(),
    *counts("requests", "bytes", "posts_seen", "posts_new", "posts_changed", "errors"),
    *counts("refused"),  # starts that found this run under way
    Column("fault", Words),  # why it did not come to its end; NULL: it did, or was asked to stop
    Index("ix_runs_running", "state"),  # WHERE state = 'running'
)

visits = _numbered(
    "visits",
    ref("run_id", "runs.id", nullable=False),
    ref("source_id", "sources.id", nullable=False),
    Column("state", Text, nullable=False, server_default="running"),
    Column("reason", Text),
    Column("words", Words),
    *counts("posts_seen", "posts_new", "posts_changed", "requests", "bytes"),
    *counts("answers"),  # requests of it that got any answer
    Column("started_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    *optional(Date, "oldest_on", "newest_on"),
    *optional(Float, "with_date_ratio", "with_text_ratio"),
    *counts("listed"),  # entries on the first page of each place; 0: no fresh list was shown
    *counts("listed_dated"),  # those of them with a date
    Column("layout", Text),  # hash of the layouts that the lists were read by
    *counts("missed"),  # times at which the source was due before and nobody came
    UniqueConstraint("run_id", "source_id"),
    Index("ix_visits_source_id", "source_id", "id"),
)

problems = _numbered(
    "problems",
    ref("source_id", "sources.id"),  # NULL: our own line
    Column("cause", Text, nullable=False),
    Column("since_at", UtcTime, nullable=False),
    *counts("seen_count"),
    Column("words", Words, nullable=False),
    *optional(UtcTime, "reported_at", "recovered_at", "recovery_reported_at"),
    Index("ix_problems_source_id", "source_id", "cause"),  # WHERE recovered_at IS NULL
)

gaps = _numbered(
    "gaps",
    ref("source_id", "sources.id", nullable=False, index=True),
    Column("from_at", UtcTime, nullable=False),  # the last good visit before it
    Column("until_at", UtcTime, nullable=False),  # the first good visit after it
    Column("cause", Text, nullable=False),  # ours | theirs
    Column("filled_at", UtcTime),  # NULL: the list did not reach back far enough (yet)
    *counts("posts_found"),
)

posts = _numbered(
    "posts",
    ref("source_id", "sources.id", nullable=False),  # where it was first seen
    ref("run_id", "runs.id"),
    Column("url", Words, nullable=False),
    Column("url_key", Key, nullable=False),
    Column("title", Words, nullable=False),
    Column("byline", JSON, nullable=False),
    Column("language", Text),
    Column("teaser", Words, nullable=False, server_default=""),
    Column("outlet_hint", Words),
    flag("external"),
    Column("found_on", Words, nullable=False, server_default=""),
    Column("published_on", Date),
    Column("published_at", UtcTime),
    Column("published_precision", Text),
    Column("published_raw", Words),
    *optional(Text, "published_zone", "published_source"),
    Column("published_certain", Boolean),
    *filled(UtcTime, "first_seen_at", "last_seen_at"),
    Column("removed_at", UtcTime),
    ref("duplicate_of", "posts.id"),  # always the group's first post, never a duplicate itself
    Column("duplicate_reason", Words),
    flag("backfill"),
    flag("caught_late"),
    Column("as_read", JSON(none_as_null=True)),  # title or date as the page gives it, where a person corrected it
    Column("content_hash", Text, nullable=False),
    Column("revision", Integer, nullable=False, server_default=text("1")),
    *placed(),
    Index("ix_posts_content_hash", "content_hash"),
    Index("ix_posts_published_on", "published_on"),
    Index("ix_posts_duplicate_of", "duplicate_of"),  # WHERE duplicate_of IS NOT NULL
)

post_addresses = _table(
    "post_addresses",
    Column("url_key", Key, primary_key=True),
    # 0: the post's own address. Else it represents what this source's list says of an article on another site: what
    # another source's list says of the same one is another post.
    Column("of_source", Id, primary_key=True, autoincrement=False, server_default=text("0")),
    ref("post_id", "posts.id", nullable=False, index=True),
    Column("url", Words, nullable=False),
    Column("how", Text, nullable=False),  # given: a source shows it; alias: known to lead to the same post
)

sightings = _table(
    "sightings",
    ref("post_id", "posts.id", primary_key=True, autoincrement=False),
    ref("source_id", "sources.id", primary_key=True, autoincrement=False),
    Column("guid", Key),
    Column("shown", Text),  # hash of what the source shows of the post; another value: look at the post again
    *filled(UtcTime, "first_seen_at", "last_seen_at"),
    Column("missing_runs", Integer, nullable=False, server_default=text("0")),
    Index("ix_sightings_guid", "source_id", "guid"),
)

snapshots = _numbered(
    "snapshots",
    Column("url", Words, nullable=False),
    Column("fetched_at", UtcTime, nullable=False),
    Column("status", Integer, nullable=False),
    *filled(Text, "payload_sha256", "warc_file"),
    *filled(Id, "warc_offset", "warc_length"),
    UniqueConstraint("warc_file", "warc_offset"),
)

revisions = _numbered(
    "revisions",
    ref("post_id", "posts.id", nullable=False),
    Column("n", Integer, nullable=False),  # 1 is the first wording
    *filled(Words, "title", "text"),
    Column("blocks", JSON, nullable=False),  # [[kind, start, end], ...]
    Column("links", JSON, nullable=False),  # [[url, text, start, end, sentence or its [start, end]], ...]
    Column("content_hash", Text, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    ref("snapshot_id", "snapshots.id"),
    UniqueConstraint("post_id", "n"),
)

fingerprints = _table(
    "fingerprints",
    Column("key", Key64, primary_key=True, autoincrement=False),
    ref("post_id", "posts.id", primary_key=True, autoincrement=False),
)

mentions = _numbered(
    "mentions",
    ref("post_id", "posts.id", nullable=False),
    *filled(Key, "subject", "surface"),
    # Which of the equal surfaces of one subject, from 1: keeps when the text around moves.
    *filled(Integer, "n", "start", "end"),
    Column("where", Text, nullable=False),
    *filled(Words, "rule", "sentence"),
    Column("kind", Text, nullable=False),
    Column("first_seen_at", UtcTime, nullable=False),
    flag("backfill"),
    Column("gone_at", UtcTime),  # a later revision no longer has it, or a person dismissed it
    review(),
    ref("run_id", "runs.id"),
    *placed(),  # `sort_day`: the post's
    UniqueConstraint("post_id", "subject", "surface", "n"),
)

locks = _table(
    "locks",
    Column("name", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    *process(),
    *filled(UtcTime, "acquired_at", "heartbeat_at"),
)

decisions = _numbered(
    "decisions",
    Column("url_key", Key, nullable=False),
    ref("source_id", "sources.id", nullable=False),
    Column("step", Text, nullable=False),
    Column("url", Words, nullable=False),
    ref("run_id", "runs.id"),
    Column("at", UtcTime, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("detail", Words, nullable=False, server_default=""),
    UniqueConstraint("url_key", "source_id", "step"),
)

outlets = _numbered("outlets", Column("name", Key, nullable=False, unique=True), Column("domain", Text))


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


coverage = _numbered(
    "coverage",
    Column("key", Key, nullable=False, unique=True),
    *_told(),
    Column("first_seen_at", UtcTime, nullable=False),
    flag("backfill"),
    review(),
    ref("run_id", "runs.id"),
    *placed(),
    Index("ix_coverage_outlet_id", "outlet_id"),
)

coverage_posts = _table(
    "coverage_posts",
    ref("coverage_id", "coverage.id", primary_key=True, autoincrement=False),
    ref("post_id", "posts.id", primary_key=True, autoincrement=False, index=True),
    *_told(),
    *optional(Words, "outlet_raw", "article_url_raw"),
    Column("kind", Text, nullable=False),
    Column("certain", Boolean, nullable=False),
    Column("reason", Words, nullable=False),
    Column("subjects", Words),  # a line each, with a line end before the first too; NULL: all that the post names
    Column("passages", JSON(none_as_null=True)),  # [[start, end], ...] about this article; NULL: the whole post
    Column("first_seen_at", UtcTime, nullable=False),
    Column("gone_at", UtcTime),
)

spokespeople = _numbered(
    "spokespeople",
    ref("post_id", "posts.id", nullable=False),
    Column("name", Key, nullable=False),
    Column("roles", JSON, nullable=False),  # [[role, start], ...]
    Column("start", Integer, nullable=False),
    Column("subject", Key),
    UniqueConstraint("post_id", "name"),
)

quotes = _numbered(
    "quotes",
    ref("post_id", "posts.id", nullable=False),
    *filled(Integer, "start", "end"),
    *filled(Words, "text", "search_form"),
    *optional(Words, "speaker", "role"),
    UniqueConstraint("post_id", "start", "end"),
)

# What people changed of what was read: events, kept for ever, each undone by another event alone.
corrections = _numbered(
    "corrections",
    Column("at", UtcTime, nullable=False),
    *filled(Words, "who", "why"),
    ref("post_id", "posts.id", index=True),  # NULL: wherever the item is found
    Column("item", Key, nullable=False, index=True),  # "" the post, else what presswatch.database.corrections makes
    Column("field", Text, nullable=False),
    *optional(JSON, "before", "after"),
    ref("undoes", "corrections.id"),
)

# Where a correction was applied, and what is read there: unlike what it replaced, a person is to look again.
corrected = _table(
    "corrected",
    ref("correction_id", "corrections.id", primary_key=True, autoincrement=False),
    ref("post_id", "posts.id", primary_key=True, autoincrement=False, index=True),
    Column("read", JSON, nullable=False),  # {"value": …}; {} where the item is no longer found
    Column("changed_at", UtcTime),
)

outbox = _numbered(
    "outbox",
    Column("key", Key, nullable=False, unique=True),
    Column("kind", Text, nullable=False),  # mention | coverage | changed | removed | problem | recovered
    ref("post_id", "posts.id"),  # the group's first post
    ref("from_post_id", "posts.id"),  # the post of the group whose words it reports
    ref("coverage_id", "coverage.id"),
    Column("subject", Key, nullable=False, server_default=""),
    Column("payload", JSON, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    ref("run_id", "runs.id"),
    Column("reported_at", UtcTime),
    Index("ix_outbox_post_id", "post_id", "subject"),
    Index("ix_outbox_coverage_id", "coverage_id"),
    Index("ix_outbox_run_id", "run_id"),
    Index("ix_outbox_pending", "id"),  # WHERE reported_at IS NULL
)

channels = _numbered(
    "channels",
    Column("name", Key, nullable=False, unique=True),
    Column("period", Text, nullable=False),  # as the watchlist has it; another one: due again
    flag("at_once"),
    *counts("last_notice_id"),  # the last notice that it took or passed over
    Column("next_due_at", UtcTime, nullable=False),
    Column("last_sent_at", UtcTime),
    Column("added_at", UtcTime, nullable=False),
    Column("retired_at", UtcTime),
)

messages = _numbered(
    "messages",
    Column("key", Key, nullable=False, unique=True),  # what a receiver knows it by, the same at every try
    ref("channel_id", "channels.id", nullable=False, index=True),
    Column("payload", JSON, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),  # waiting | sent | dead
    *counts("tries"),
    *filled(UtcTime, "created_at", "next_try_at"),
    Column("claimed_by", JSON(none_as_null=True)),
    Column("claimed_until", UtcTime),
    Column("fault", Words),  # why the last try failed
    Column("had_by", JSON, nullable=False, server_default="[]"),  # receivers of a mail who have it, where others do not
    Column("sent_at", UtcTime),
    Index("ix_messages_waiting", "next_try_at"),  # WHERE state = 'waiting'
)

message_notices = _table(
    "message_notices",
    ref("channel_id", "channels.id", primary_key=True, autoincrement=False),
    ref("notice_id", "outbox.id", primary_key=True, autoincrement=False),
    ref("message_id", "messages.id", nullable=False, index=True),
)
