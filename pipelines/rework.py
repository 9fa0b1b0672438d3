"""Stored posts through the same functions again: after the watchlist changed, or after page reading improved.

Nothing is fetched, and nothing old is reported as new: what is found now is recorded like backfill.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipelines.common.step import REREAD_FACTOR, logger
from pipelines.corrections import corrected_post
from pipelines.coverage.step import settled_mentions
from pipelines.deduplicate.house_lines import HouseLines
from pipelines.deduplicate.step import content_hash, fingerprint
from pipelines.mentions.step import build_matcher
from pipelines.names.matcher import Pattern
from pipelines.normalize import normalize
from pipelines.outlets.catalogue import load_catalogue
from pipelines.record import reclip
from pipelines.understand import SlowExpressions, coverage_within, mentions_within
from presswatch.database import clippings
from presswatch.database.clippings import StoredPost, stored_posts
from presswatch.database.corrections import Correction, corrections_of_posts
from presswatch.database.coverages import coverage_reported_by
from presswatch.database.posts import count_posts, latest_texts, mentions_of
from presswatch.errors import PageError, StorageError
from presswatch.evidence.archive import Archive
from presswatch.records import Clipping, Post, Verdict
from presswatch.report import ReworkReport
from presswatch.urls.canonical import mask
from scraper.items import Entry, FoundPost
from scraper.pages.dates.read import DateContext
from scraper.pages.parsing.kinds import is_read
from scraper.pages.post import read_post

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from presswatch.database.engine import Database
    from presswatch.watchlist.entries import Watchlist

BATCH = 200
Progress = Callable[[int, int], None] | None
Reader = Callable[[StoredPost], Post]


def rematch(database: Database, watchlist: Watchlist, progress: Progress = None) -> ReworkReport:
    """Matches all stored posts with the watchlist as it is now. Raises StorageError."""
    return _rework(database, watchlist, lambda stored: stored.post, (), progress)


def reread(
    database: Database, watchlist: Watchlist, archive: Archive, names: Sequence[str] = (), progress: Progress = None
) -> ReworkReport:
    """Reads the snapshots of stored posts (of the named sources, or all) again, and matches them. Raises StorageError.

    A post whose snapshot cannot be read, or whose understanding meets a defect, is counted as failed and stays as it
    was; one whose snapshot is neither a web page nor (with the extra `pdf`) a PDF document stays as it was too.
    """
    languages = {entry.name: entry for entry in watchlist.sources}

    def read(stored: StoredPost) -> Post:
        """The post as its snapshot is read now; as stored if it has none."""
        if stored.snapshot is None:
            return stored.post
        entry = languages.get(stored.post.source)
        snapshot = archive.read(stored.snapshot)
        context = DateContext(
            now=snapshot.fetched_at,
            language=(entry.language if entry else "") or None,
            order=(entry.date_order if entry else "") or None,
            timezone=(entry.timezone if entry else "") or watchlist.presswatch.timezone,
        )
        content_type = next((value for name, value in snapshot.headers if name.lower() == "content-type"), None)
        if not is_read(snapshot.body, content_type):
            return stored.post
        article = read_post(snapshot.body, snapshot.url, content_type, context)
        old = stored.post
        shown = Entry(
            url=old.url,
            title=old.title,
            date=old.published,
            teaser=old.teaser,
            byline=old.byline,
            outlet=old.outlet_hint,
        )
        found = FoundPost(source=old.source, entry=shown, article=article, snapshot=snapshot, backfill=old.backfill)
        return replace(normalize(found), guid=old.guid, external=old.external, found_on=old.found_on)

    return _rework(database, watchlist, read, names, progress)


def _rework(
    database: Database, watchlist: Watchlist, read: Reader, names: Sequence[str], progress: Progress
) -> ReworkReport:
    understanding = _Understanding(database, watchlist)
    report, after, seen = ReworkReport(), 0, 0
    with database.read() as conn:
        total = count_posts(conn)
    while True:
        with database.write() as conn:
            batch = stored_posts(conn, after=after, limit=BATCH)
            corrections = corrections_of_posts(conn, [stored.state.id for stored in batch])
            for stored in batch:
                if names and stored.post.source not in names:
                    continue
                try:
                    post = read(stored)
                except (StorageError, PageError, ValueError):
                    report = replace(report, posts=report.posts + 1, failed=report.failed + 1)
                    continue
                try:
                    clipping = understanding.clipping(stored, post, corrections.get(stored.state.id, ()))
                except Exception:  # noqa: BLE001 - a defect of ours costs the one post that meets it
                    logger.exception("%s: %s: internal error", post.source, mask(post.url))
                    report = replace(report, posts=report.posts + 1, failed=report.failed + 1)
                    continue
                if clipping is None:
                    report = replace(report, posts=report.posts + 1, too_costly=report.too_costly + 1)
                else:
                    report = _renewed(report, conn, clipping, stored)
        if not batch:
            return report
        after, seen = batch[-1].state.id, seen + len(batch)
        if progress is not None:
            progress(seen, total)


class _Understanding:
    """What posts are understood with, built once for all of them."""

    def __init__(self, database: Database, watchlist: Watchlist) -> None:
        self._subjects = watchlist.subjects
        self._matcher = build_matcher(watchlist.subjects)
        self._catalogue = load_catalogue(watchlist.outlets)
        self._slow = SlowExpressions(watchlist.subjects)
        self._house = HouseLines(lambda source, most: _latest(database, source, most))

    def clipping(self, stored: StoredPost, post: Post, corrections: Sequence[Correction] = ()) -> Clipping | None:
        """A post as it is understood now, with the title and date that people gave it; None if that took too long."""
        late: dict[Pattern, None] = {}
        own = corrected_post(self._house.without(post), corrections)
        mentions, all_mentions = mentions_within(own, self._matcher, late.setdefault, factor=REREAD_FACTOR)
        self._slow.report(post, late)
        facts, all_facts = coverage_within(own, mentions, self._catalogue, self._subjects, factor=REREAD_FACTOR)
        if not (all_mentions and all_facts):
            return None
        return Clipping(
            post=post,
            verdict=Verdict(state="unchanged", post_id=stored.state.id),
            content_hash=content_hash(post.title, post.text),
            fingerprint=fingerprint(post.title, post.text),
            mentions=settled_mentions(post, mentions, facts, self._subjects),
            coverage=facts,
        )


def renew(database: Database, watchlist: Watchlist, conn: Connection, post_ids: Sequence[int]) -> None:
    """Understands these posts again inside the caller's transaction, after a correction; too costly ones stay."""
    understanding = _Understanding(database, watchlist)
    corrections = corrections_of_posts(conn, post_ids)
    for stored in stored_posts(conn, ids=post_ids):
        clipping = understanding.clipping(stored, stored.post, corrections.get(stored.state.id, ()))
        if clipping is None:
            why = "understanding it took too long: its record stays as it was"
            raise StorageError(stored.post.url, why)
        reclip(conn, clipping, stored.state, run_id=None, now=datetime.now(UTC), report=False)


def _latest(database: Database, source: str, most: int) -> list[tuple[str, str]]:
    with database.read() as conn:
        return latest_texts(conn, source, most)


def _renewed(report: ReworkReport, conn: Connection, clipping: Clipping, stored: StoredPost) -> ReworkReport:
    """Rewrites one post and adds what changed to the report."""
    state = stored.state
    before, reported = mentions_of(conn, state.id), coverage_reported_by(conn, state.id)
    post, old = clipping.post, stored.post
    reworded = clipping.content_hash != state.content_hash or post.published != old.published or post.links != old.links
    if reworded:
        clippings.rewrite(conn, state, post, clipping.content_hash)
        clippings.insert_fingerprint(conn, state.id, clipping.fingerprint)
    reclip(conn, clipping, state, run_id=None, now=datetime.now(UTC), report=False)
    now = mentions_of(conn, state.id)
    return replace(
        report,
        posts=report.posts + 1,
        changed=report.changed + int(reworded or before != now or reported != coverage_reported_by(conn, state.id)),
        mentions_added=report.mentions_added + len(now - before),
        mentions_removed=report.mentions_removed + len(before - now),
    )
