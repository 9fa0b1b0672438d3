"""What a run does about its sources' health: judges visits, a silent line at its end, and records what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from presswatch.database import problems as stored
from presswatch.database import runs, sources
from presswatch.database.engine import Database
from presswatch.database.sources import SourceState
from presswatch.records import copied
from presswatch.report import ProblemLine, SourceLine
from presswatch.source_health.gaps import TRIED_FOR, Gap, gap_before
from presswatch.source_health.health import (
    BAD_STATES,
    LINE_REASONS,
    History,
    Look,
    OpenProblem,
    SourceProblem,
    follow,
    judge,
    line_is_down,
)
from presswatch.timing.schedule import next_due
from presswatch.watchlist.entries import Settings, SourceEntry
from scraper.fetch.address import server_of
from scraper.items import VisitEnd
from scraper.visit.source_update import Tally, learned_of

# While our own line is down no source backs off further than this: it is not their fault.
LINE_BACKOFF = timedelta(hours=1)
LINE_WORDS = "no source could be reached: the network of this machine seems to be down, not the sources"


@dataclass(slots=True)
class RunHealth:
    """The health of the sources of one run; `reported` is what is reported, in order."""

    database: Database
    run_id: int
    reported: list[ProblemLine] = field(default_factory=list)
    _gaps: dict[str, Gap] = field(default_factory=dict)
    _waiting: list[tuple[SourceState, tuple[SourceProblem, ...], datetime]] = field(default_factory=list)
    _answered: int = 0
    _unfilled: Mapping[int, tuple[int, stored.GapRow]] | None = None
    _broken_off: Mapping[int, datetime] | None = None

    # Before a visit

    def gap(self, state: SourceState, entry: SourceEntry, settings: Settings, now: datetime) -> Gap | None:
        """The gap that a visit of this source is to fill, None if the source is covered."""
        if state.last_good_at is None or state.backfilled_at is None:
            return None
        expected_at = next_due(entry, settings, state.last_good_at, state.last_good_at, entry.name)
        failed = state.state in BAD_STATES
        found = gap_before(state.last_good_at, expected_at, now, failed=failed) or self._tried(state, now)
        broken_off_at = self._broken_off_at(state)
        if found is None:
            if not broken_off_at:
                return None
            # What comes in time, but after a visit that was broken off: nothing in it is late.
            good_at = state.last_good_at
            return Gap(
                from_at=good_at, until_at=now, cause="ours", usual_from_at=good_at, searched_from_at=broken_off_at
            )
        if broken_off_at is not None:
            found = replace(found, searched_from_at=min(broken_off_at, found.until_at))
        if found.cause == "theirs":
            with self.database.read() as conn:
                down = stored.line_was_down(conn, found.from_at, now)
            found = replace(found, cause="ours") if down else found
        self._gaps[state.name] = found
        return found

    def _broken_off_at(self, state: SourceState) -> datetime | None:
        """When a visit of a source began that was broken off, and what it had found by then is on record."""
        if self._broken_off is None:
            with self.database.read() as conn:
                self._broken_off = runs.broken_off(conn, self.run_id)
        return self._broken_off.get(state.id)

    def _tried(self, state: SourceState, now: datetime) -> Gap | None:
        if self._unfilled is None:
            with self.database.read() as conn:
                self._unfilled = stored.unfilled_gaps(conn, now - TRIED_FOR, now)
        if state.id not in self._unfilled:
            return None
        number, row = self._unfilled[state.id]
        return Gap(id=number, from_at=row.from_at, until_at=row.until_at, cause=row.cause, usual_from_at=row.until_at)

    # After a visit

    def settle(self, conn: Connection, end: VisitEnd, state: SourceState, entry: SourceEntry, tally: Tally) -> VisitEnd:
        """Judges a visit and records the result; returns its end, with drop or no-dates as the reason if it applies."""
        now = tally.started_at
        self._book_gap(conn, end, state, now)
        known = stored.open_problems(conn, state.id)
        history = _history(conn, end, state, entry, tally)
        if state.state not in BAD_STATES:  # after those it was the list that nobody could read
            walled = next((one.words for one in known if one.cause == "login-wall"), "")
            history = replace(history, walled_before=walled)
        judged = judge(history, now)
        if end.reason in LINE_REASONS and end.state in BAD_STATES and not end.answers:
            self._waiting.append((state, judged, now))
            return end
        self._answered += 1
        self.reported += self._booked(conn, state, judged, now, known)
        return _with_reason(end, judged, history)

    def _booked(
        self,
        conn: Connection,
        state: SourceState | None,
        judged: tuple[SourceProblem, ...],
        now: datetime,
        known: Sequence[OpenProblem],
    ) -> list[ProblemLine]:
        """Records what became of the problems of a source (None: of our own line); returns what is reported of them."""
        if not known and not judged:
            return []
        number, name = (state.id, state.name) if state else (None, "")
        changes = follow(known, judged, now, stored.lately_over(conn, number, now))
        return stored.put_changes(conn, number, name, changes, run_id=self.run_id, now=now)

    def _book_gap(self, conn: Connection, end: VisitEnd, state: SourceState, now: datetime) -> None:
        gap = self._gaps.get(state.name)
        # A list that broke off before its known posts hides the new ones after it: the next visit would end before.
        short = end.left_behind or not end.reached_back
        if gap is None and short and state.last_good_at is not None and state.backfilled_at is not None:
            gap = Gap(from_at=state.last_good_at, until_at=now, cause="theirs", usual_from_at=now)
        if gap is not None and end.state not in BAD_STATES:
            filled = end.reached_back and end.state == "ok"
            stored.put_gap(conn, state.id, gap, run_id=self.run_id, filled=filled, now=now)

    # At the end of the run

    def close(self, conn: Connection, lines: Sequence[SourceLine], now: datetime) -> tuple[SourceLine, ...]:
        """Judges the sources without an answer, or our own line, and returns the lines with their next try."""
        if not self._waiting and not self._answered:
            return tuple(lines)
        unanswered = () if self._answered else stored.unanswered_urls(conn)
        down = line_is_down({server_of(url) for url in unanswered})
        self._book_line(conn, now, down=down)
        latest, found = now + LINE_BACKOFF, {line.name: line for line in lines}
        for state, judged, at in self._waiting:
            if not down:
                self.reported += self._booked(conn, state, judged, at, stored.open_problems(conn, state.id))
                continue
            sources.hold(conn, state.id, fails=state.fails, latest_due_at=latest)
            if (line := found.get(state.name)) is not None:
                found[state.name] = replace(line, next_try_at=min(line.next_try_at or latest, latest))
        return tuple(found.values())

    def _book_line(self, conn: Connection, now: datetime, *, down: bool) -> None:
        line = (SourceProblem(cause=stored.LINE, since_at=now, words=LINE_WORDS),) if down else ()
        # That passes broke off is over when this one has come to its end, which it has not yet.
        known = [one for one in stored.open_problems(conn, None) if one.cause == stored.LINE]
        self.reported[:0] = self._booked(conn, None, line, now, known)


def _with_reason(end: VisitEnd, judged: tuple[SourceProblem, ...], history: History) -> VisitEnd:
    """The end of a visit that read too little: partial, or failing where the watchlist's floor says so."""
    found = next((one for one in judged if one.of_list), None)
    if found is None or end.state != "ok" or not end.listed:
        return end
    state = "failing" if end.listed < history.least_wanted else "partial"
    return replace(end, state=state, reason=found.cause, words=found.words, complete=False)


def _history(conn: Connection, end: VisitEnd, state: SourceState, entry: SourceEntry, tally: Tally) -> History:
    said = {"reason": end.reason or None, "words": end.words or None}
    current = copied(Look, end, at=tally.started_at, posts_new=tally.new, layout=end.layout_hash, **said)
    history = stored.history_of(conn, state.id, current, state.backfilled_at)
    moved_count = learned_of(end, state, tally.started_at).get("moved_count", 0)
    return replace(
        history,
        least_wanted=entry.min_posts,
        moved_url=end.moved,
        moved_count=moved_count,
        walled=end.walled,
        posts_shown=end.posts_shown,
        watched_since=state.added_at.date(),
    )
