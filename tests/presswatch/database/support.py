"""Posts and clippings to record, and processes to record them in."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, func, select, update

from pipelines.notices import Recorded
from pipelines.record import record
from presswatch.database.channels import channel_states, sync_channels
from presswatch.database.engine import Database
from presswatch.database.messages import put_message, sent
from presswatch.database.outbox import Notice, noticed_since
from presswatch.database.runs import start_run
from presswatch.database.schema import sources
from presswatch.database.sources import all_sources, sync_sources
from presswatch.records import (
    Block,
    Clipping,
    CoverageFacts,
    CoverageItem,
    DateReading,
    Link,
    Mention,
    Post,
    Verdict,
)
from presswatch.watchlist.entries import ChannelEntry, SourceEntry, Watchlist
from tests.warm import Warm

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[3]


def later(**delta: float) -> datetime:
    return NOW + timedelta(**delta)


def add_sources(database: Database, *names: str) -> dict[str, int]:
    with database.write() as conn:
        sync_sources(conn, [SourceEntry(name=name, url=f"https://{name}.example/") for name in names], NOW)
        return {source.name: source.id for source in all_sources(conn)}


def postpone(conn: Connection, source_id: int, until: datetime) -> None:
    """Sets the time at which a source is due, as the end of a visit does."""
    conn.execute(update(sources).where(sources.c.id == source_id).values(next_due_at=until))


def notices(conn: Connection) -> list[Notice]:
    """Every notice ever written."""
    return noticed_since(conn, NOW - timedelta(days=36_500))


def pending(conn: Connection) -> list[Notice]:
    """The notices that no channel has delivered yet."""
    return [one for one in notices(conn) if one.reported_at is None]


def post(n: int = 1, text: str = "", **fields: Any) -> Post:
    text = text or f"NKDB published report number {n}.\n\nHanna Song spoke in Seoul."
    facts: dict[str, Any] = {
        "source": "alpha",
        "url": f"https://alpha.example/news/{n}",
        "url_key": f"alpha.example/news/{n}",
        "title": f"Report {n} is out",
        "published": DateReading(on=date(2026, 11, 20), raw="20 November 2026", source="json-ld"),
        "byline": ("Kim Min-ji",),
        "language": "en",
        "text": text,
        "blocks": blocks(text),
    }
    return Post(**facts | fields)


def blocks(text: str) -> tuple[Block, ...]:
    found, start = [], 0
    for paragraph in text.split("\n\n"):
        found.append(Block(kind="paragraph", start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    return tuple(found)


def mentions(text: str, *names: str) -> tuple[Mention, ...]:
    found = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            found.append(
                Mention(
                    subject=name, surface=name, start=start, end=end, where="body", rule=f"alias {name}", sentence=text
                )
            )
            start = text.find(name, end)
    return tuple(found)


def clipping(one: Post, *, names: tuple[str, ...] = ("NKDB", "Hanna Song"), **fields: Any) -> Clipping:
    facts: dict[str, Any] = {
        "verdict": Verdict(state="new"),
        "content_hash": hashlib.sha256(f"{one.title} {one.text}".encode("utf-8", "replace")).hexdigest(),
        "fingerprint": (zlib.crc32(one.text.encode("utf-8", "replace")), 2**63 + 7, 5),
        "mentions": mentions(one.text, *names),
    }
    return Clipping(post=one, **facts | fields)


def covered(*items: CoverageItem) -> CoverageFacts:
    return CoverageFacts(items=items)


def item(url: str | None = "https://wsj.example/a", **fields: Any) -> CoverageItem:
    facts: dict[str, Any] = {"outlet": "The Wall Street Journal", "domain": "wsj.example", "reason": "named and linked"}
    return CoverageItem(article_url=url, **facts | fields)


def link(text: str, words: str, url: str) -> Link:
    start = text.index(words)
    sentence = next(one for one in text.split("\n\n") if words in one)
    return Link(url=url, text=words, sentence=sentence, start=start, end=start + len(words))


def save(
    database: Database, one: Clipping, *, source: int = 1, run: int | None = None, now: datetime = NOW, ref: Any = None
) -> Recorded:
    with database.write() as conn:
        return record(conn, one, source_id=source, run_id=run, now=now, snapshot_ref=ref)


def mark_reported(conn: Connection, notice_ids: list[int], now: datetime, channel: str = "desk") -> None:
    """Marks these notices as delivered by a channel."""
    sync_channels(conn, Watchlist(channels=(ChannelEntry(name=channel, address="env:A"),)), now)
    sent(conn, put_message(conn, channel_states(conn)[channel].id, {}, notice_ids, now), now)


def begin_run(database: Database, now: datetime = NOW) -> int:
    with database.write() as conn:
        return start_run(conn, now)


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The SQL statements that reach the database while the block runs, through any API."""
    asked: list[str] = []

    def note(_conn: Any, _cursor: Any, sql: str, *_: Any) -> None:
        asked.append(sql)

    def listen(connection: Any, *_: Any) -> None:
        if database.dialect == "sqlite":
            connection.set_trace_callback(asked.append)

    event.listen(database.engine, "checkout", listen)
    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(database.engine, "checkout", listen)
        event.remove(database.engine, "before_cursor_execute", note)


def count(conn: Connection, table: Any, *conditions: Any) -> int:
    return int(conn.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())


def child(script: str, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    """A Python process that runs `script` with this module's names imported; it starts warm (`tests.warm`)."""
    prelude = "import sys; from tests.presswatch.database.support import *\n"
    return Warm(
        [sys.executable, "-c", prelude + script, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        **options,
    )
