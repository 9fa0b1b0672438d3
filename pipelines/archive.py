"""Keeps the bytes that a post was read from, once: the same bytes of an address keep the reference they have."""

from __future__ import annotations

from dataclasses import replace

from pipelines.common.step import Step
from presswatch.evidence.archive import Archive
from presswatch.records import Clipping, Post, SnapshotRef


def archive_post(post: Post, archive: Archive, known: SnapshotRef | None = None) -> SnapshotRef | None:
    """Writes the post's snapshot and returns its reference, safe after `archive.sync`; None for a page not fetched.

    `known` is the newest reference stored for this post: if the bytes are the same, it is returned and nothing is
    written. Raises StorageError if the archive cannot be written.
    """
    if post.snapshot is None:
        return None
    if known is not None and known.payload_sha256 == post.snapshot.payload_sha256:
        return known
    return archive.append(post.snapshot)


class ArchivePipeline(Step[Clipping, Clipping]):
    """Scrapy's step: writes the bytes; `scraper.run.known_state` makes them safe before it commits their row."""

    def step(self, item: Clipping) -> Clipping:
        if item.verdict.state == "unchanged":
            return item
        return replace(item, snapshot_ref=archive_post(item.post, self.session.archive))
