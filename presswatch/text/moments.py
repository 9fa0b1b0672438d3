"""How days and times are written in messages, JSON and tables, and which can only come from a wrong clock."""

import time
from datetime import UTC, date, datetime, timedelta

# A time further ahead than this was written under a wrong clock, where nothing has a reason to lie so far ahead: the
# start of a run or a visit, the next try of a message. Waiting for it would silence what it belongs to.
LONGEST_CLOCK_ERROR = timedelta(days=1)
# The same for what may be due in a week: a digest, a source that is gone.
FURTHEST_DUE = timedelta(days=8)


RETRY_AFTER_CAP_S = 7 * 86400.0


class RunClock:
    """The time of day of a run: as it began, and from then on by a clock that only goes forward.

    Changes of the machine's clock meanwhile do not move the times that the run writes: it ends after it began, and
    delays nothing by more than it intends to. Sleep of the machine counts where the system reports it.
    """

    def __init__(self, started_at: datetime) -> None:
        self._started_at, self._steady_at = started_at, _steady_s()

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
        return self._started_at + timedelta(seconds=_steady_s() - self._steady_at)


def _steady_s() -> float:
    if hasattr(time, "CLOCK_BOOTTIME"):  # Linux, whose other steady clocks stop while the machine sleeps
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def day_text(day: date | None, precision: str | None) -> str:
    """A day, month or year as ISO 8601, as exact as it is known ("2024-06"); empty if it is not.

    As text these sort as days do, and what names no day before all days of its month or year.
    """
    return "" if day is None else day.isoformat()[: {"year": 4, "month": 7}.get(precision or "", 10)]


def day_of_text(text: str) -> tuple[date, str]:
    """The day, or the first day of the month or year, that a text of `day_text` names, and which of them it is."""
    precision = {4: "year", 7: "month"}.get(len(text), "day")
    return date.fromisoformat(f"{text}-01-01"[:10]), precision


def utc_text(at: datetime) -> str:
    """A time as written in messages and JSON: ISO 8601 in UTC with Z, to the second."""
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def retry_after_s(value: str, now: datetime) -> float | None:
    """Seconds that Retry-After asks for (RFC 9110, 10.2.3), as number or date, a week at most; None for nonsense."""
    text = value.strip()
    if text.isascii() and text.isdigit():  # more digits than a number holds mean the longest time (RFC 9111, 1.2.2)
        return min(float(text), RETRY_AFTER_CAP_S)
    until = http_date(text)
    return None if until is None else min(max((until - now) / timedelta(seconds=1), 0.0), RETRY_AFTER_CAP_S)


def http_date(text: str) -> datetime | None:
    """The moment that an HTTP date (RFC 9110, 5.6.7) names, in UTC where it names no zone; None for nonsense."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - seldom needed, and slow to load

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
