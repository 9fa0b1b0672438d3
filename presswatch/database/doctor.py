"""Checks that everything that must hold in the database does, and says how to mend what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from presswatch.database import HEAD
from presswatch.database.engine import Database, schema_version
from presswatch.database.locks import lives, owner_of
from presswatch.database.schema import metadata, runs, snapshots
from presswatch.errors import StorageError
from presswatch.records import SnapshotRef

# So many examples are named in a finding; the count says how many there are.
SHOWN = 3
RESTORE = "restore the newest backup (see `presswatch backup --help`)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An invariant that does not hold: how often, examples, and what mends it."""

    invariant: str
    count: int
    detail: str
    mend: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """An invariant as a query for what breaks it: one text column, a name for each offender."""

    invariant: str
    query: str
    mend: str = RESTORE
    dialect: str = ""


_REMATCH = "`presswatch rematch` reads the stored posts again"
_RULES = (
    _Rule(
        "every post has an address",
        "SELECT p.url FROM posts p WHERE NOT EXISTS (SELECT 1 FROM post_addresses a WHERE a.post_id = p.id)",
    ),
    _Rule(
        "every address leads to a post",
        "SELECT a.url_key FROM post_addresses a WHERE NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = a.post_id)",
    ),
    _Rule(
        "every post has its present wording and all before it",
        "SELECT p.url FROM posts p WHERE"
        " (SELECT count(*) FROM revisions r WHERE r.post_id = p.id AND r.n <= p.revision) <> p.revision"
        " OR EXISTS (SELECT 1 FROM revisions r WHERE r.post_id = p.id AND r.n > p.revision)",
    ),
    _Rule(
        "every post was seen on a source",
        "SELECT p.url FROM posts p WHERE NOT EXISTS (SELECT 1 FROM sightings s WHERE s.post_id = p.id)",
    ),
    _Rule(
        "a duplicate belongs to a post that is none",
        "SELECT p.url FROM posts p JOIN posts q ON q.id = p.duplicate_of WHERE q.duplicate_of IS NOT NULL",
    ),
    _Rule(
        "first seen comes before last seen",
        "SELECT p.url FROM posts p WHERE p.first_seen_at > p.last_seen_at",
        "the clock of this machine was ahead then, or is behind now: set it right; visits after the first time mend it",
    ),
    _Rule(
        "a mention is listed by its post's day",
        "SELECT p.url FROM mentions x JOIN posts p ON p.id = x.post_id WHERE x.sort_day <> p.sort_day",
    ),
    _Rule(
        "a mention stands where its offsets say",
        "SELECT p.url FROM mentions x JOIN posts p ON p.id = x.post_id"
        " JOIN revisions r ON r.post_id = p.id AND r.n = p.revision"
        " WHERE x.gone_at IS NULL AND x.\"where\" <> 'byline' AND x.surface <> "
        "substr(CASE x.\"where\" WHEN 'title' THEN p.title WHEN 'teaser' THEN p.teaser ELSE r.text END,"
        ' x.start + 1, x."end" - x.start)',
        _REMATCH,
    ),
    _Rule(
        "a quote lies within its text",
        "SELECT p.url FROM quotes x JOIN posts p ON p.id = x.post_id"
        " JOIN revisions r ON r.post_id = p.id AND r.n = p.revision"
        ' WHERE x.start < 0 OR x."end" <= x.start OR x."end" > length(r.text)',
        _REMATCH,
    ),
    _Rule(
        "a coverage belongs to a post",
        "SELECT c.key FROM coverage c WHERE NOT EXISTS (SELECT 1 FROM coverage_posts t WHERE t.coverage_id = c.id)",
    ),
    _Rule(
        "a notice tells of something that is recorded",
        "SELECT o.key FROM outbox o WHERE (o.kind = 'mention' AND NOT EXISTS (SELECT 1 FROM mentions m"
        " JOIN posts p ON p.id = m.post_id WHERE m.subject = o.subject"
        " AND (p.id = o.post_id OR p.duplicate_of = o.post_id)))"
        " OR (o.kind = 'coverage' AND NOT EXISTS (SELECT 1 FROM coverage_posts t WHERE t.coverage_id = o.coverage_id))",
    ),
    _Rule(
        "every mention that is not backfill has its notice",
        "SELECT p.url FROM mentions m JOIN posts p ON p.id = m.post_id WHERE NOT m.backfill AND NOT EXISTS"
        " (SELECT 1 FROM outbox o WHERE o.kind = 'mention' AND o.subject = m.subject"
        " AND o.post_id = coalesce(p.duplicate_of, p.id))"
        " AND NOT EXISTS (SELECT 1 FROM mentions e JOIN posts q ON q.id = e.post_id WHERE e.subject = m.subject"
        " AND e.backfill AND coalesce(q.duplicate_of, q.id) = coalesce(p.duplicate_of, p.id))",
    ),
    _Rule(
        "a trouble that was told, and its end, have their notices",
        "SELECT t.cause || ' of source ' || coalesce(t.source_id, 0) FROM troubles t WHERE"
        " (t.told_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.key = 'trouble:' || t.id))"
        " OR (t.recovered_told_at IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM outbox o WHERE o.key = 'recovered:' || t.id))",
    ),
    _Rule(
        "every message got through or is on its way",
        "SELECT c.name || ': ' || coalesce(m.fault, '') FROM messages m JOIN channels c ON c.id = m.channel_id"
        " WHERE m.state = 'dead' AND c.retired_at IS NULL",
        "mend the channel, then `presswatch digest --retry`; or take it from the watchlist",
    ),
    _Rule(
        "a message that is through has told its notices",
        "SELECT o.key FROM tellings t JOIN messages m ON m.id = t.message_id JOIN outbox o ON o.id = t.notice_id"
        " WHERE m.state = 'sent' AND o.told_at IS NULL",
    ),
    _Rule(
        "of each cause a source has one trouble at a time",
        "SELECT t.cause || ' of source ' || coalesce(t.source_id, 0) FROM troubles t WHERE t.recovered_at IS NULL"
        " GROUP BY t.source_id, t.cause HAVING count(*) > 1",
    ),
    _Rule(
        "an ended run has no open visit",
        "SELECT 'run ' || v.run_id FROM visits v JOIN runs r ON r.id = v.run_id"
        " WHERE v.ended_at IS NULL AND r.state <> 'running'",
        "the next `presswatch run` closes it",
    ),
    _Rule(
        "the search index knows every wording up to the newest it holds",
        "SELECT 'revision ' || r.id FROM revisions r WHERE r.id <= (SELECT coalesce(max(id), 0) FROM"
        " revisions_fts_docsize) AND NOT EXISTS (SELECT 1 FROM revisions_fts_docsize d WHERE d.id = r.id)"
        " UNION ALL SELECT 'index row ' || d.id FROM revisions_fts_docsize d"
        " WHERE NOT EXISTS (SELECT 1 FROM revisions r WHERE r.id = d.id)",
        "empty it: INSERT INTO revisions_fts (revisions_fts) VALUES ('delete-all'); the next runs fill it again",
        "sqlite",
    ),
)


def check(database: Database, *, verify_snapshot: Callable[[SnapshotRef], str | None] | None = None) -> list[Finding]:
    """Checks every invariant and returns those that do not hold; an empty list means that the database is healthy.

    Writes nothing; `database` may come from `engine.connect`, so that a damaged or newer one can be looked at.
    `verify_snapshot` returns None if the archive holds the bytes with their hash, else what is wrong in plain words.
    """
    try:
        version = schema_version(database)
        if version != HEAD:
            return [_wrong_version(version)]
        with database.read() as conn:
            found = list(_damage(conn))
            if found:
                return found
            found += [finding for rule in _RULES if (finding := _broken(conn, rule))]
            found += _dead_runs(conn)
            return found + (_lost_snapshots(conn, verify_snapshot) if verify_snapshot else [])
    except StorageError as error:
        return [Finding(invariant="the database can be read", count=1, detail=str(error), mend=RESTORE)]


def _wrong_version(version: str | None) -> Finding:
    newer = version is not None and version > HEAD
    mend = "update Presswatch" if newer else "run `presswatch db upgrade`"
    detail = f"schema {version or 'none'}, this program's is {HEAD}"
    return Finding(invariant="the schema is this program's", count=1, detail=detail, mend=mend)


def _damage(conn: Connection) -> Iterator[Finding]:
    """What SQLite itself finds wrong, and rows that point to rows which do not exist."""
    if conn.dialect.name == "sqlite":
        problems = [row[0] for row in conn.exec_driver_sql("PRAGMA integrity_check(100)") if row[0] != "ok"]
        if problems:
            yield _finding("the file is sound", problems, RESTORE)
            return
    for lost in _orphans(conn):
        if lost:
            yield _finding("every row points to rows that exist", lost, RESTORE)


def _orphans(conn: Connection) -> Iterator[list[str]]:
    """The rows that point to rows which do not exist, by key."""
    if conn.dialect.name == "sqlite":
        yield [f"{row[0]} row {row[1]}" for row in conn.exec_driver_sql("PRAGMA foreign_key_check")]
        return
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            column, target = key.parent, key.column
            orphan = select(column).where(column.is_not(None), column.not_in(select(target)))
            yield [f"{table.name}.{column.name} {value}" for value in conn.execute(orphan).scalars()]


def _broken(conn: Connection, rule: _Rule) -> Finding | None:
    if rule.dialect not in ("", conn.dialect.name):
        return None
    offenders = [str(row[0]) for row in conn.execute(text(rule.query))]
    return _finding(rule.invariant, offenders, rule.mend) if offenders else None


def _dead_runs(conn: Connection) -> list[Finding]:
    """Runs of this machine whose process is gone; those of other machines cannot be seen from here."""
    running = conn.execute(select(runs).where(runs.c.state == "running"))
    dead = [f"run {row.id} (process {row.pid})" for row in running if lives(owner_of(row)) is False]
    mend = "the next `presswatch run` marks it as interrupted and does its work"
    return [_finding("a running run has a living process", dead, mend)] if dead else []


def _lost_snapshots(conn: Connection, verify: Callable[[SnapshotRef], str | None]) -> list[Finding]:
    wrong = []
    for row in conn.execute(select(snapshots).order_by(snapshots.c.warc_file, snapshots.c.warc_offset)):
        why = verify(SnapshotRef(row.warc_file, row.warc_offset, row.warc_length, row.payload_sha256))
        if why is not None:
            wrong.append(f"{row.url}: {why}")
    mend = "restore the archive's folder from a copy; the records stay"
    return [_finding("the archive holds what the records rest on", wrong, mend)] if wrong else []


def _finding(invariant: str, offenders: list[str], mend: str) -> Finding:
    shown = "; ".join(offenders[:SHOWN]) + (" …" if len(offenders) > SHOWN else "")
    return Finding(invariant=invariant, count=len(offenders), detail=shown, mend=mend)
