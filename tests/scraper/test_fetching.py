"""Retry-After as servers write it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from scraper.faults import FetchFault
from scraper.fetching import _pause_before_retry, _sendable, _still_good, max_age_s, retry_after_s
from scraper.items import Validator

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
        ("9" * 400, 7 * 86400.0),
    ],
)
def test_retry_after(value, seconds):
    """Seconds and HTTP dates are read, a week at most; nonsense is ignored."""
    assert retry_after_s(value, NOW) == seconds


@pytest.mark.parametrize(
    ("reason", "asked_s", "waits_s"),
    [
        ("http-503", 60.0, 60.0),
        ("http-503", 61.0, None),
        ("http-429", 2.0, 2.0),
        ("http-429", None, None),
        ("timeout", None, 1.0),
        ("deadline", None, None),
        ("http-404", None, None),
    ],
)
def test_what_is_asked_for_again_in_the_same_run(reason, asked_s, waits_s):
    """After a hiccup, or when the server names a pause of a minute at most; else it is for the next run."""
    fault = FetchFault("http://a.example/", reason, retry_after_s=asked_s)
    assert _pause_before_retry(fault, 1.0) == waits_s
    assert _pause_before_retry(fault, None) is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=600", 600.0),
        ("public, MAX-AGE=60", 60.0),
        ('max-age="60"', 60.0),
        ("max-age=99999999999999", 3600.0),
        ("no-cache, max-age=600", None),
        ("no-store", None),
        ("max-age=soon", None),
        ("max-age=-1", None),
        ("", None),
        ("x," * 10_000 + "max-age=600", None),
    ],
)
def test_cache_control(value, seconds):
    """An hour at most; what says nothing useful is ignored."""
    assert max_age_s(value) == seconds


def test_a_whole_answer_is_asked_for_weekly():
    """A validator whose answer is a week old is not sent: some servers answer 304 for ever."""
    fresh = Validator(etag='"1"', fetched_at=NOW - timedelta(days=7) + timedelta(seconds=1))
    old = Validator(etag='"1"', fetched_at=NOW - timedelta(days=7))
    assert _still_good(fresh, NOW) == fresh
    assert _still_good(old, NOW) is None


@pytest.mark.parametrize(("value", "sent"), [('"1"', '"1"'), ("x" * 1001, ""), ("a\r\nb", "")])
def test_a_flood_is_not_sent_back(value, sent):
    """Validators are strangers' words: long ones and controls are dropped."""
    assert _sendable(value) == sent
