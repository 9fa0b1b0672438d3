"""What time of a source an outage left uncovered, how far back its next good visit goes, and what came late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from presswatch.records import DateReading

GapCause = Literal["ours", "theirs"]

# A visit that comes after twice its interval has missed one.
MISSED_RATIO = 2.0
# After failed visits less is enough: time that should have been covered was not.
FAILED_RATIO = 1.5
# What a list did not reach back to by then is no longer asked for at every visit.
TRIED_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A period that no good visit covers: from the last one to the one that tries to fill it.

    Posts since `usual_from_at` are not late; `id` is the stored gap that is tried again; `searched_from_at` is when
    a visit first looked for its posts and was broken off.
    """

    from_at: datetime
    until_at: datetime
    cause: GapCause
    usual_from_at: datetime
    id: int | None = None
    searched_from_at: datetime | None = None


def gap_before(last_good_at: datetime, expected_at: datetime, now: datetime, *, failed: bool) -> Gap | None:
    """The gap that a visit at `now` comes after, if the source was not covered as its schedule wants (`expected_at`).

    If visits `failed` since it is the source's fault, unless `presswatch.database.problems.line_was_down`.
    """
    if now <= last_good_at:
        return None
    usual = max(expected_at - last_good_at, timedelta(minutes=1))
    if now - last_good_at <= usual * (FAILED_RATIO if failed else MISSED_RATIO):
        return None
    return Gap(from_at=last_good_at, until_at=now, cause="theirs" if failed else "ours", usual_from_at=now - usual)


def goes_back(gap: Gap, days: Sequence[date], *, any_new: bool, shows_older: bool = True) -> bool:
    """True if the page after one with these `days` may hold posts of the gap: none is older, or it brings any."""
    return min(days) >= gap.from_at.date() if days else any_new or not shows_older


def reaches_before(gap: Gap, days: Sequence[date]) -> bool:
    """True if entries with these days show that the list reaches back to before the gap."""
    return bool(days) and min(days) < gap.from_at.date()


def is_late(gap: Gap, published: DateReading | None) -> bool:
    """True if a post was found late: dated in the gap, by its time, or for most of its day as far as past."""
    if published is None:
        return False
    if published.at is not None:
        return gap.from_at <= published.at < gap.usual_from_at
    day = datetime.combine(published.on, time(), UTC)
    end = min(day + timedelta(days=1), gap.until_at)
    if end <= day:
        return False
    covered = min(end, gap.usual_from_at) - max(day, gap.from_at)
    return covered * 2 >= end - day
