"""How times stand in messages, JSON and tables."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_text(at: datetime) -> str:
    """A time as it stands in messages and JSON: ISO 8601 in UTC with Z, to the second."""
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
