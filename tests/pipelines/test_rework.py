"""Stored snapshots are read again with what the watchlist says of their source."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pipelines import rework
from pipelines.rework import reread
from presswatch.database.clippings import stored_posts
from presswatch.database.engine import Database
from presswatch.evidence.archive import Archive
from presswatch.records import Mention, Post, Snapshot
from presswatch.watchlist.entries import SourceEntry, Subject, Watchlist
from tests.presswatch.database.support import add_sources, clipping, post, save

TEXT = "<p>The office keeps the minutes of two hundred years, and everybody may read them now.</p>" * 3
FETCHED = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)


def snapshot(day: str) -> Snapshot:
    body = f"<html><body><main><h1>The river office opens</h1><p>{day}</p>{TEXT}</main></body></html>".encode()
    return Snapshot(
        url="https://alpha.example/news/1",
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=body,
        fetched_at=FETCHED,
        payload_sha256=hashlib.sha256(body).hexdigest(),
    )


@pytest.mark.parametrize(
    ("day", "entry", "expected"),
    [
        ("03/04/2026", {"date_order": "MDY"}, date(2026, 3, 4)),
        ("03/04/2026", {"date_order": "DMY"}, date(2026, 4, 3)),
        ("Today, 8:30", {"timezone": "UTC"}, date(2026, 11, 25)),
        ("Today, 8:30", {"timezone": "Asia/Seoul"}, date(2026, 11, 26)),
        ("4 March 2026", None, date(2026, 3, 4)),
    ],
)
def test_a_snapshot_is_read_as_its_source_writes(database, tmp_path, day, entry, expected):
    """The order of day and month and the time zone are those of the source, if the watchlist still has it."""
    add_sources(database, "alpha")
    archive = Archive(tmp_path / "archive")
    page = snapshot(day)
    save(database, clipping(post(1, published=None, snapshot=page)), ref=archive.append(page))
    archive.sync()
    sources = () if entry is None else (SourceEntry(name="alpha", url="https://alpha.example/", **entry),)
    report = reread(database, Watchlist(sources=sources), archive)
    with database.read() as conn:
        [stored] = stored_posts(conn, after=0, limit=9)
    assert (report.posts, report.failed, stored.post.published.on) == (1, 0, expected)


def test_a_post_that_meets_a_defect_of_ours_stays_as_it_was(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """It counts as failed, the log has the traceback with its address, and the other posts are read."""
    add_sources(database, "alpha")
    for n in (1, 2):
        save(database, clipping(post(n), names=()))
    found = rework.mentions_within

    def mentions_within(post: Post, *more: Any, **options: Any) -> tuple[tuple[Mention, ...], bool]:
        if post.url.endswith("/1"):
            raise RuntimeError("a defect of ours")
        return found(post, *more, **options)

    monkeypatch.setattr(rework, "mentions_within", mentions_within)
    watchlist = Watchlist(subjects=(Subject(name="NKDB"),))
    report = reread(database, watchlist, Archive(tmp_path / "archive"))
    assert (report.posts, report.failed, report.mentions_added, report.exit_code) == (2, 1, 1, 1)
    [line] = [one for one in caplog.records if one.exc_info]
    assert line.getMessage() == "alpha: https://alpha.example/news/1: internal error"
