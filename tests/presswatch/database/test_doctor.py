"""The doctor finds every broken invariant, with the number of cases and how to fix it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from presswatch.database.doctor import check
from presswatch.database.engine import connect
from presswatch.database.opening import open_database
from tests.presswatch.database.support import add_sources, clipping, covered, item, post, save

ENDED_RUN = """
INSERT INTO runs (state, started_at, pid, pid_started, host, boot_id)
VALUES ('ok', '2026-01-01T00:00:00Z', 1, '', '', '');
INSERT INTO visits (run_id, source_id, started_at) VALUES (1, 1, '2026-01-01T00:00:00Z');
"""
SENT = """
INSERT INTO channels (name, period, at_once, last_notice_id, next_due_at, added_at)
VALUES ('c', '', 0, 0, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
INSERT INTO messages (key, channel_id, payload, state, created_at, next_try_at)
VALUES ('k', 1, '{}', 'sent', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
INSERT INTO message_notices (channel_id, notice_id, message_id) VALUES (1, 1, 1);
"""
PROBLEM = """
INSERT INTO problems (source_id, cause, since_at, words) VALUES (1, 'failing', '2026-01-01T00:00:00Z', 'dns');
"""
BROKEN = [
    ("DELETE FROM post_addresses", "every post has an address"),
    ("DELETE FROM sightings", "every post was seen on a source"),
    ("UPDATE posts SET revision = 2 WHERE id = 1", "every post has its current revision"),
    ("UPDATE posts SET last_seen_at = '2001-01-01T00:00:00Z'", "first seen comes before"),
    (
        "UPDATE posts SET duplicate_of = 2 WHERE id = 1; UPDATE posts SET duplicate_of = 3 WHERE id = 2",
        "a duplicate belongs",
    ),
    ("UPDATE mentions SET sort_day = '2001'", "a mention is listed by the date of its post"),
    ('UPDATE mentions SET start = start + 1, "end" = "end" + 1', "a mention is where its offsets say"),
    ("INSERT INTO quotes VALUES (1, 1, 5, 90000, 'a', 'a', NULL, NULL)", "a quote is within"),
    ("DELETE FROM coverage_posts", "a coverage belongs to a post"),
    ("DELETE FROM mentions WHERE post_id = 1", "a notice concerns something"),
    ("DELETE FROM outbox WHERE kind = 'mention'", "every mention outside the baseline has its notice"),
    ("UPDATE posts SET source_id = 99", "every row points to rows that exist"),
    ("DELETE FROM revisions_fts_docsize WHERE id = 1", "the search index contains"),
    (PROBLEM + "UPDATE problems SET reported_at = since_at", "a reported problem"),
    (PROBLEM + PROBLEM, "a source has one problem of each cause"),
    (ENDED_RUN, "an ended run has no open visit"),
    ("DELETE FROM revisions WHERE post_id = 1", "every post has its current revision"),
    ("INSERT INTO quotes VALUES (1, 1, 5, 5, 'a', 'a', NULL, NULL)", "a quote is within"),
    ("INSERT INTO quotes VALUES (1, 1, -1, 5, 'a', 'a', NULL, NULL)", "a quote is within"),
    (PROBLEM + "UPDATE problems SET recovery_reported_at = since_at, recovered_at = since_at", "a reported problem"),
    ("UPDATE revisions_fts_docsize SET id = 99 WHERE id = 3", "the search index contains"),
    (SENT, "a delivered message has reported its notices"),
    (SENT + "UPDATE messages SET state = 'dead'; DELETE FROM message_notices", "every message was delivered"),
    ("UPDATE alembic_version SET version_num = '0000'", "the schema is that of this version"),
    ("UPDATE alembic_version SET version_num = '9999'", "the schema is that of this version"),
]


@pytest.mark.parametrize(
    ("version", "detail", "fix"),
    [
        ("'0000'", "schema 0000", "run `presswatch db upgrade`"),
        ("'9999'", "schema 9999", "update Presswatch"),
    ],
)
def test_another_schema_is_named_with_its_repair(sqlite_url: str, version: str, detail: str, fix: str) -> None:
    """An older schema is brought up to date, a newer one needs a newer Presswatch; nothing else is checked."""
    with open_database(sqlite_url) as database:
        with database.write() as conn:
            conn.exec_driver_sql(f"UPDATE alembic_version SET version_num = {version}")
        (found,) = check(database)
    assert (found.count, found.fix) == (1, fix)
    assert found.detail.startswith(f"{detail}, ")


def test_a_database_without_tables_is_named_with_its_repair(tmp_path: Path) -> None:
    """It has no schema yet."""
    with connect(f"sqlite:///{tmp_path}/empty.db", create=True) as database:
        (found,) = check(database)
    assert (found.count, found.fix) == (1, "run `presswatch db upgrade`")
    assert found.detail.startswith("schema none, ")


@pytest.mark.parametrize(("damage", "invariant"), BROKEN, ids=[one[1] for one in BROKEN])
def test_a_broken_invariant_is_found(sqlite_url: str, damage: str, invariant: str) -> None:
    """Each kind of damage has its own finding, with its repair."""
    from presswatch.database.search import index_new  # noqa: PLC0415

    with open_database(sqlite_url) as database:
        add_sources(database, "alpha")
        for n in (1, 2, 3):
            save(database, clipping(post(n), coverage=covered(item(f"https://wsj.example/{n}"))))
        with database.write() as conn:
            index_new(conn)
        assert check(database) == []
        other = sqlite3.connect(str(database.path))
        other.executescript(damage)
        other.close()
        findings = {finding.invariant: finding for finding in check(database)}
        named = [finding for name, finding in findings.items() if name.startswith(invariant)]
        assert len(named) == 1, findings
        found = named[0]
        assert found.count >= 1
        assert found.detail
        assert found.fix
