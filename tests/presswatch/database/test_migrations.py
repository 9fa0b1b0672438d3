"""A database of an older schema is upgraded with everything that is in it."""

from pathlib import Path

import pytest

from presswatch.database import HEAD, schema
from presswatch.database.engine import connect, schema_version
from presswatch.database.opening import open_database, statements

QUOTED = r'"words":"\"troubles\": \"kind\":\"trouble\""'
OLD = f"""
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO alembic_version (version_num) VALUES ('0001');
INSERT INTO troubles (source_id, cause, since_at, seen_count, words, told_at, recovered_told_at)
VALUES (NULL, 'line', '2026-01-01T00:00:00Z', 2, 'down', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z');
INSERT INTO outbox (key, kind, payload, created_at, told_at)
VALUES ('trouble:1', 'trouble', '{{}}', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z'),
('dead:k', 'trouble', '{{}}', '2026-01-02T00:00:00Z', NULL), ('recovered:1', 'recovered', '{{}}', '2026-01-03T00:00:00Z', NULL);
INSERT INTO channels (name, period, heard_id, next_due_at, added_at)
VALUES ('desk', '', 2, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
INSERT INTO messages (key, channel_id, payload, created_at, next_try_at)
VALUES ('k', 1, '{{"troubles":[{{"kind":"trouble",{QUOTED}}}]}}', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z');
INSERT INTO tellings (channel_id, notice_id, message_id) VALUES (1, 1, 1)
"""


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_the_first_schema_is_upgraded(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """What was stored under former names is there under the new ones, messages included, and further rows fit in."""
    url = request.getfixturevalue("empty_postgres_url") if kind == "postgresql" else f"sqlite:///{tmp_path / 'old.db'}"
    with connect(url, create=True) as database, database.write() as conn:
        for statement in (*statements("0001", database.dialect), *OLD.split(";\n")):
            conn.exec_driver_sql(statement)
    with open_database(url, create=True) as database:
        assert schema_version(database) == HEAD
        with database.write() as conn:
            problem = conn.execute(schema.problems.select()).one()
            assert (problem.cause, problem.seen_count, problem.recovered_at) == ("line", 2, None)
            assert (problem.reported_at.day, problem.recovery_reported_at.day) == (2, 3)
            notices = conn.execute(schema.outbox.select().order_by(schema.outbox.c.id)).all()
            kinds = [(one.key, one.kind, bool(one.reported_at)) for one in notices]
            assert kinds == [
                ("problem:1", "problem", True),
                ("dead:k", "problem", False),
                ("recovered:1", "recovered", False),
            ]
            assert conn.execute(schema.channels.select()).one().last_notice_id == 2
            words = '"troubles": "kind":"trouble"'
            payload = {"problems": [{"kind": "problem", "words": words}]}
            assert conn.execute(schema.messages.select()).one().payload == payload
            assert tuple(conn.execute(schema.message_notices.select()).one()) == (1, 1, 1)
            row = {"source_id": None, "cause": "line", "since_at": problem.since_at, "words": "", "seen_count": 1}
            assert conn.execute(schema.problems.insert().values(row)).inserted_primary_key == (2,)
    assert (tmp_path / f"old.db.before-{HEAD}").exists() is (kind == "sqlite")
