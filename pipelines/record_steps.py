"""Scrapy's last two steps: a clipping's snapshot is written to the archive, then the clipping is recorded."""

from dataclasses import replace
from typing import Any

from scrapy import signals
from scrapy.exceptions import DropItem

from pipelines.common.step import Step, logger
from pipelines.first_posts import FirstPosts
from pipelines.notices import Recorded, coverage_line, mention_line, stored_counts
from pipelines.record import reclip, record
from presswatch.database import clippings, coverages
from presswatch.database.coverages import coverage_known_of
from presswatch.database.statements import savepoint
from presswatch.records import Clipping
from scraper.items import VisitEnd


class RecordPipeline(Step[Clipping, Clipping]):
    """Scrapy's last step: records the clipping, and settles a source once all that its visit handed on is recorded."""

    def step(self, item: Clipping) -> Clipping:
        """The clipping itself, once it is recorded and counted."""
        post = item.post
        recorded = record(
            self.session.work.connection(),
            item,
            source_id=self.session.states[post.source].id,
            run_id=self.session.run_id,
            now=self.session.clock.now(),
            snapshot_ref=item.snapshot_ref,
        )
        self._count(item, recorded)
        if post.backfill and recorded.state == "new" and self._first.add(item, recorded.post_id):
            self._read_first_again(post.source)
        if self.session.trial is not None:
            self.session.trial.add(item)
        self.session.work.posted()
        return item

    def prepare(self) -> None:
        """Listens to how items end: recorded, dropped or failed, each once; a source is settled after its last one."""
        self._first = FirstPosts(self._crawler)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            self._crawler.signals.connect(self._item_ended, signal=signal)

    def _read_first_again(self, source: str) -> None:
        """Takes out of a source's first posts what the later ones show it to repeat under all of them."""
        session, conn = self.session, self.session.work.connection()
        for post_id, before, again in self._first.read_again(source):
            state = clippings.stored_state(conn, post_id)
            assert state is not None
            articles = coverage_known_of(conn, post_id).keys()
            with savepoint(conn):
                reclip(conn, again, state, run_id=session.run_id, now=session.clock.now(), report=False)
            session.stored["baseline_mentions"] += len(again.mentions) - len(before.mentions)
            session.stored["baseline_articles"] -= len(articles - coverages.still_reported(conn, articles))

    def _item_ended(self, item: Any) -> None:
        source = item.post.source if isinstance(item, Clipping) else item.source
        tally = self.session.tallies[source]
        if isinstance(item, VisitEnd):
            tally.end = item
        else:
            tally.ended += 1
        if tally.end is not None and tally.ended >= tally.end.handed_on and source not in self.session.lines:
            try:
                self.guarded(self._read_first_again, source)
                self.guarded(self.session.settle, tally.end)
            except DropItem:
                pass
            except Exception as error:  # noqa: BLE001 - a defect of ours: logged whole, reported as the source's state
                logger.exception("%s: the visit could not be booked", source)
                self.session.unsettled(source, error)

    def _count(self, item: Clipping, recorded: Recorded) -> None:
        post, session, tally = item.post, self.session, self.session.tallies[item.post.source]
        tally.recorded += 1
        tally.new += recorded.state in ("new", "duplicate")
        if not item.whole:
            tally.too_costly.append(post.url)
        if item.defect:
            tally.defects[post.url] = item.defect
        counts = stored_counts(item, recorded)
        session.stored.update(counts)
        if session.states[post.source].backfilled_at is not None:
            session.stored["older_posts"] += counts.get("baseline_posts", 0)
        tally.changed += recorded.state == "changed"
        tally.with_date += post.published is not None
        tally.with_text += bool(post.text)
        session.new_mentions += [mention_line(one) for one in recorded.new_mentions]
        for one in recorded.new_coverage:
            session.new_coverage[one.id] = coverage_line(one, session.new_coverage.get(one.id))
        session.show_progress()


class ArchivePipeline(Step[Clipping, Clipping]):
    """Scrapy's step: writes the bytes; `scraper.visit.known_state` makes them safe before it commits their row."""

    def step(self, item: Clipping) -> Clipping:
        """The clipping with the place of its snapshot in the archive; of an unchanged post nothing is written."""
        snapshot = item.post.snapshot
        if snapshot is None or item.verdict.state == "unchanged":
            return item
        return replace(item, snapshot_ref=self.session.archive.append(snapshot))
