"""What a run asks of the record about what it has just learned itself."""

from __future__ import annotations

from datetime import UTC, datetime

from presswatch.database.engine import open_database
from scraper.memory import RunMemory
from scraper.middlewares.robots import RobotsAnswer
from scraper.work import Work

ORIGIN = "https://a.example"
NAMED = "Sitemap: https://a.example/map.xml\n"


def test_the_sitemap_that_robots_txt_names_is_known_at_once(sqlite_url: str) -> None:
    """Not only when what the run writes is committed, which takes a second: small sites are read in less."""
    with open_database(sqlite_url) as database:
        answer = RobotsAnswer(origin=ORIGIN, text=NAMED, reachable=True, words="", fetched_at=datetime.now(UTC))
        work = Work(database)
        memory = RunMemory(database, work)
        assert not memory.robots_text(ORIGIN)
        memory.put_robots(answer)
        assert memory.robots_text(ORIGIN) == NAMED
        work.commit()
        assert memory.robots_text(ORIGIN) == NAMED
