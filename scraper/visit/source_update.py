"""How a visit's end changes what is stored of its source: a pure decision, old state and outcome in, new state out."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast

import msgspec

from presswatch.database.schema import visits
from presswatch.database.sources import OK_STATES, SourceState
from presswatch.database.statements import row_of
from presswatch.records import Dropped, copied
from presswatch.report import SourceLine
from presswatch.timing.schedule import backoff, interval_of, next_due
from presswatch.watchlist.entries import Settings, SourceEntry
from scraper.items import Learned, VisitEnd
from scraper.pages.dates.types import DateOrder
from scraper.visit.visit_input import Standing, Start

# RFC 9110, 15.5.11: 410 is meant to last; two such answers a day apart are believed, and asked about weekly.
GONE_AFTER = timedelta(days=1)
GONE_PAUSE = timedelta(days=7)


@dataclass(slots=True)
class Tally:
    """What one visit has given so far, with posts that met a defect, cost too much, or timed expressions out.

    A post that met a defect is `unrecorded`, or recorded without what its text says (`defects`): exceptions by address.
    `repeated` has the subjects that a post names only in lines which its house repeats, by the post's address.
    """

    visit_id: int
    started_at: datetime
    ended: int = 0
    recorded: int = 0
    new: int = 0
    changed: int = 0
    with_date: int = 0
    with_text: int = 0
    end: VisitEnd | None = None
    unrecorded: dict[str, str] = field(default_factory=dict)
    defects: dict[str, str] = field(default_factory=dict)
    too_costly: list[str] = field(default_factory=list)
    timed_out: dict[str, str] = field(default_factory=dict)
    repeated: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The new state of a source and when it is due next."""

    state: str
    reason: str | None
    words: str | None
    next_due_at: datetime


def with_unrecorded(end: VisitEnd, tally: Tally) -> VisitEnd:
    """The end of a visit some of whose posts could not be recorded: unhealthy, and their pages are asked for again."""
    slow = {url: f"took too long: {words}" for url, words in tally.timed_out.items()}
    end, lost = _with_dropped(end, "mentions", "alias-timeout", slow), tally.unrecorded
    repeated = {
        url: f"{names}: only in lines that recur on the source's posts" for url, names in tally.repeated.items()
    }
    end = _with_dropped(end, "mentions", "recurring", repeated)
    if not lost:
        return end
    kept = {url: validator for url, validator in end.post_validators.items() if url not in lost}
    changed = replace(_with_dropped(end, "record", "parse-error", lost), complete=False, post_validators=kept)
    if end.state != "ok":
        return changed
    words = f"{len(lost)} of {end.handed_on} posts could not be recorded: internal error ({next(iter(lost.values()))})"
    state = "partial" if tally.recorded or end.touched else "failing"
    return replace(changed, state=state, reason="parse-error", words=words)


def _with_dropped(end: VisitEnd, step: str, outcome: str, details: dict[str, str]) -> VisitEnd:
    """The end of a visit with what is to be said of these addresses."""
    noted = (Dropped(url=url, step=step, outcome=outcome, detail=detail) for url, detail in details.items())
    return replace(end, decisions=(*end.decisions, *noted)) if details else end


def with_half_understood(end: VisitEnd, tally: Tally) -> VisitEnd:
    """The end of a visit some of whose posts were recorded without their context: partial, each named for `why`."""
    if defects := tally.defects:
        url, defect = next(iter(defects.items()))
        words = (
            f"an internal error ended the extraction of {len(defects)} of {end.handed_on} posts ({url}: {defect}):"
            " recorded with title, text, date, links and the names found without context; `presswatch reread` extracts"
            " the rest after an upgrade"
        )
        end = _half_understood(end, "extract-error", defects, words)
    if urls := tally.too_costly:
        detail = "understanding it took too much processor time: recorded with the names found without context"
        words = (
            f"{len(urls)} of {end.handed_on} posts took too much processor time to understand ({urls[0]}): recorded"
            " with title, text and the names found without context; `presswatch reread` tries again with a higher limit"
        )
        end = _half_understood(end, "too-costly", dict.fromkeys(urls, detail), words)
    return end


def _half_understood(end: VisitEnd, reason: str, details: dict[str, str], words: str) -> VisitEnd:
    changed = _with_dropped(end, "understand", reason, details)
    return replace(changed, state="partial", reason=reason, words=words) if end.state == "ok" else changed


def settlement(
    end: VisitEnd, source: SourceState, entry: SourceEntry, settings: Settings, *, started_at: datetime, now: datetime
) -> Settlement:
    """Decides state, reason and next due time from the end of a visit that began at `started_at`."""
    state = end.state
    if end.reason == source.reason == "http-410" and (
        now - source.since_at >= GONE_AFTER or source.state == "gone"
    ):  # the second answer, a day after the first
        state = "gone"
    if state in OK_STATES:
        due = max(next_due(entry, settings, started_at, now, entry.name), now + fresh_for(end))
    elif state == "gone":
        due = now + GONE_PAUSE
    else:
        due = now + backoff(source.fails + 1, interval_of(entry, settings))  # the charge is not counted
    if end.retry_after_s is not None:
        due = max(due, now + timedelta(seconds=end.retry_after_s))
    return Settlement(state=state, reason=end.reason or None, words=end.words or None, next_due_at=due)


def fresh_for(end: VisitEnd) -> timedelta:
    """How long every list that the visit read calls itself fresh; zero if one does not say."""
    lists = [end.validators.get(url) for _, url in end.starts]
    ages = [(one.max_age_s or 0.0) if one else 0.0 for one in lists]
    return timedelta(seconds=min(ages, default=0.0))


def standing_of(state: SourceState, backfill_pages: int) -> Standing:
    """What earlier visits learned of a source, as its next visit takes it.

    A list of which the backfill read fewer than `backfill_pages`, though older ones followed, is gone through again.
    """
    layout = state.layout if isinstance(state.layout, dict) else {}
    starts = tuple(Start(kind, url) for kind, url in layout.get("starts", ()))
    learned = msgspec.convert(layout, Learned)
    shallow = any(learned.depths.get(start.url, backfill_pages) < backfill_pages for start in starts)
    deepens = shallow and state.backfilled_at is not None
    until_at = state.last_good_at if deepens else state.seen_until_at
    begun_at = state.restarted_at or state.added_at
    first_visit_on = begun_at.date() if state.last_good_at else None
    return Standing(
        id=state.id,
        first_visit_on=first_visit_on,
        begun_at=begun_at,
        news_from=until_at.date() if until_at else first_visit_on,
        starts=starts,
        learned=learned,
        date_order=cast("DateOrder | None", state.date_order),
        backfilled=state.backfilled_at is not None and not deepens,
        deepens=deepens,
        walked=bool(layout.get("walked")),
        without_posts=state.fails if state.reason == "no-posts" else 0,
    )


def learned_of(end: VisitEnd, state: SourceState, now: datetime) -> dict[str, Any]:
    """What a visit learned of its source, as columns of the sources table."""
    learned: dict[str, Any] = {}
    if end.starts and end.state in OK_STATES:
        learned["kind"] = end.starts[0][0]
        lists = asdict(end.learned) | {"indexes": sorted(end.learned.indexes)}
        lists["walked"] = end.walked and not end.backfilled
        kept = {name: value for name, value in lists.items() if value}
        learned["layout"] = {"starts": end.starts, "layouts": {}, **kept}
        learned["date_order"] = end.date_order
    if end.backfilled and state.backfilled_at is None:
        learned["backfilled_at"] = now
    return learned | _moved(end.moved, state)


def _moved(url: str | None, state: SourceState) -> dict[str, Any]:
    """Where the source has moved to, and how many visits in a row have found it there."""
    if not url:
        return {"moved_url": None, "moved_count": 0} if url != state.moved_url else {}
    return {"moved_url": url, "moved_count": state.moved_count + 1 if url == state.moved_url else 1}


def visit_outcome(end: VisitEnd, state: str, tally: Tally) -> dict[str, Any]:
    """The columns of the visit's own row: how it ended, the ratios of posts with a date and with a text."""
    recorded = tally.recorded
    oldest_on, newest_on = end.shown_days or (None, None)
    return row_of(
        visits,
        end,
        state=state,
        reason=end.reason or None,
        words=end.words or None,
        posts_new=tally.new,
        posts_changed=tally.changed,
        with_date_ratio=tally.with_date / recorded if recorded else None,
        with_text_ratio=tally.with_text / recorded if recorded else None,
        oldest_on=oldest_on,
        newest_on=newest_on,
        layout=end.layout_hash,
    )


def line_of(
    end: VisitEnd, decided: Settlement, state: SourceState, tally: Tally, *, entry: SourceEntry, now: datetime
) -> SourceLine:
    """The source's line in the report of the run."""
    good = decided.state in OK_STATES
    same = decided.state == state.state and decided.reason == state.reason
    return copied(
        SourceLine,
        end,
        name=end.source,
        url=state.url,
        state=decided.state,
        posts_new=tally.new,
        posts_changed=tally.changed,
        since_at=state.since_at if same else now,
        last_good_at=now if good else state.last_good_at,
        next_try_at=decided.next_due_at,
        unchecked=entry.unchecked,
    )
