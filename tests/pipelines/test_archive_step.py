"""The archive step: a page's bytes are stored once."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from pipelines.record import archive_post
from presswatch.evidence.archive import Archive
from presswatch.records import Post, Snapshot
from tests.presswatch.evidence.support import check_file

SNAPSHOT = Snapshot(
    url="https://riverrights.example/media/7",
    status=200,
    headers=(),
    body=b"<p>words</p>",
    fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
    payload_sha256=hashlib.sha256(b"<p>words</p>").hexdigest(),
)
POST = Post(source="media", url=SNAPSHOT.url, url_key="riverrights.example/media/7", title="Words", snapshot=SNAPSHOT)


def test_a_post_without_a_page_has_no_snapshot(tmp_path):
    """An entry whose page was not fetched leaves the archive untouched."""
    assert archive_post(replace(POST, snapshot=None), Archive(tmp_path)) is None
    assert list(tmp_path.iterdir()) == []


def test_the_same_bytes_are_kept_once(tmp_path):
    """Seen again with the same bytes, a post keeps its reference; with other bytes it gets a new one."""
    archive = Archive(tmp_path)
    first = archive_post(POST, archive)
    assert archive_post(POST, archive, first) is first
    archive.sync()
    assert len(check_file(archive, first.warc_file).refs) == 1
    body = b"<p>other words</p>"
    edited = replace(SNAPSHOT, body=body, payload_sha256=hashlib.sha256(body).hexdigest())
    second = archive_post(replace(POST, snapshot=edited), archive, first)
    archive.sync()
    assert archive.read(second).body == body
    assert archive.read(first).body == SNAPSHOT.body
