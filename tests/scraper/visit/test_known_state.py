"""What a run reads from the record about what it has just learned itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from presswatch.database.decisions import note_decisions
from presswatch.database.opening import open_database
from presswatch.records import Dropped
from presswatch.text.moments import RunClock
from scraper.middlewares.robots import RobotsAnswer
from scraper.visit.known_state import RunMemory, Work
from tests.presswatch.database.support import add_sources, statements

ORIGIN = "https://a.example"
NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
NAMED = "Sitemap: https://a.example/map.xml\n"


def test_the_sitemap_that_robots_txt_names_is_known_at_once(sqlite_url: str) -> None:
    """Before the run's writes are committed, which takes a second: small sites are read in less."""
    with open_database(sqlite_url) as database:
        answer = RobotsAnswer(origin=ORIGIN, text=NAMED, reachable=True, words="", fetched_at=NOW)
        work = Work(database)
        memory = RunMemory(database, work, RunClock(NOW))
        assert not memory.robots_text(ORIGIN)
        memory.put_robots(answer)
        assert memory.robots_text(ORIGIN) == NAMED
        work.commit()
        assert memory.robots_text(ORIGIN) == NAMED


def test_addresses_not_to_be_requested_again_take_one_query(sqlite_url: str) -> None:
    """Recently not found, or no post; other or older decisions about an address do not count."""
    now = datetime.now(UTC)
    outcomes = [
        ("fetch", "http-404"),
        ("fetch", "http-410"),
        ("post", "no-date"),
        ("fetch", "timeout"),
        ("post", "cut"),
    ]
    with open_database(sqlite_url, create=True) as database:
        source = add_sources(database, "alpha")["alpha"]
        made = [
            Dropped(url=f"https://a.example/{n}", step=step, outcome=outcome)
            for n, (step, outcome) in enumerate(outcomes)
        ]
        with database.write() as conn:
            note_decisions(conn, source, made, run_id=None, now=now)
            long_ago = [Dropped(url="https://a.example/9", step="fetch", outcome="http-404")]
            note_decisions(conn, source, long_ago, run_id=None, now=now - timedelta(days=8))
        memory = RunMemory(database, Work(database), RunClock(now))
        keys = [f"a.example/{n}" for n in range(1500)]  # more than one batch
        assert memory.dead(source, keys) == {"a.example/0", "a.example/1", "a.example/2"}
        assert memory.dead(source, []) == frozenset()
        assert memory.unreadable(source, keys) == frozenset()
        with statements(database) as asked:
            memory.dead(source, keys[:3])
    assert len([sql for sql in asked if "decisions" in sql]) == 1
