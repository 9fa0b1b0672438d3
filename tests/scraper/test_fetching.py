"""Retry-After as servers write it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.fetching import retry_after_s

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        (" 0 ", 0.0),
        ("Sun, 01 Mar 2026 12:01:00 GMT", 60.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("99999999", 7 * 86400.0),
        ("Sun, 01 Mar 2099 12:00:00 GMT", 7 * 86400.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("١٢", None),
        ("9" * 400, None),
    ],
)
def test_retry_after(value, seconds):
    """Seconds and HTTP dates are read, a week at most; nonsense is ignored."""
    assert retry_after_s(value, NOW) == seconds
