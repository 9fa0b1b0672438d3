"""How a visit's end changes what is stored of its source: a pure decision, old state and outcome in, new state out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from presswatch.database.sources import SourceState
from presswatch.schedule import backoff, interval_of, next_due
from presswatch.watchlist import Settings, SourceEntry
from scraper.items import VisitEnd

GOOD = ("ok", "partial")
# RFC 9110, 15.5.11: 410 is meant to last; two such answers a day apart are believed, and asked about weekly.
GONE_AFTER = timedelta(days=1)
GONE_PAUSE = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The new state of a source and when it is due next."""

    state: str
    reason: str | None
    words: str | None
    next_due_at: datetime


def settlement(
    end: VisitEnd, source: SourceState, entry: SourceEntry, settings: Settings, *, started_at: datetime, now: datetime
) -> Settlement:
    """Decides state, reason and next due time from the end of a visit that began at `started_at`."""
    state = _state(end, source, now)
    if state in GOOD:
        due = next_due(entry, settings, started_at, now, entry.name)
    elif state == "gone":
        due = now + GONE_PAUSE
    else:
        due = now + backoff(_failures(source) + 1, interval_of(entry, settings))
    if end.retry_after_s is not None:
        due = max(due, now + timedelta(seconds=end.retry_after_s))
    return Settlement(state=state, reason=end.reason or None, words=end.words or None, next_due_at=due)


def _state(end: VisitEnd, source: SourceState, now: datetime) -> str:
    """410 becomes "gone" at the second answer a day after the first; else as the visit ended."""
    if end.reason == "http-410" and source.reason == "http-410":
        return "gone" if now - source.since_at >= GONE_AFTER or source.state == "gone" else end.state
    return end.state


def _failures(source: SourceState) -> int:
    """Failed visits in a row before this one; the charge for this one is not counted."""
    return source.fails
