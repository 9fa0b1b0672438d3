"""The archive step: a page's bytes are stored, of an unchanged post nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from pipelines.record_steps import ArchivePipeline
from presswatch.evidence.archive import Archive
from presswatch.records import Clipping, Post, Snapshot, Verdict
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
NEW = Clipping(post=POST, verdict=Verdict(state="new"), content_hash="a")


def archived(clipping: Clipping, archive: Archive) -> Clipping:
    session: Any = SimpleNamespace(archive=archive)
    return ArchivePipeline(session, None).step(clipping)


def test_a_post_without_a_page_has_no_snapshot(tmp_path):
    """An entry whose page was not fetched leaves the archive untouched."""
    assert archived(replace(NEW, post=replace(POST, snapshot=None)), Archive(tmp_path)).snapshot_ref is None
    assert list(tmp_path.iterdir()) == []


def test_an_unchanged_page_is_not_stored_again(tmp_path):
    """Seen again as it was, a post gets no further snapshot; with other words it gets a new one."""
    archive = Archive(tmp_path)
    first = archived(NEW, archive).snapshot_ref
    again = replace(NEW, verdict=Verdict(state="unchanged"))
    assert archived(again, archive) is again
    archive.sync()
    assert len(check_file(archive, first.warc_file).refs) == 1
    body = b"<p>other words</p>"
    edited = replace(SNAPSHOT, body=body, payload_sha256=hashlib.sha256(body).hexdigest())
    changed = replace(NEW, post=replace(POST, snapshot=edited), verdict=Verdict(state="changed"))
    second = archived(changed, archive).snapshot_ref
    archive.sync()
    assert archive.read(second).body == body
    assert archive.read(first).body == SNAPSHOT.body
