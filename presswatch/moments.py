"""How days and times stand in messages, JSON and tables, and which can only come from a wrong clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

# A time further ahead than this was written under a wrong clock, where nothing has a reason to lie so far ahead: the
# start of a run or a visit, the next try of a message. Waiting for it would silence what it belongs to.
LONGEST_CLOCK_ERROR = timedelta(days=1)
# The same for what may be due in a week: a digest.
FURTHEST_DUE = timedelta(days=8)


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
    """A time as it stands in messages and JSON: ISO 8601 in UTC with Z, to the second."""
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
