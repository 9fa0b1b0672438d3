"""How many known posts are asked for again, and what counts as a list written anew."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from presswatch.records import Validator
from scraper.visit.recheck import recheck_limit, stamped_anew

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MORNING, BEFORE = "Mon, 02 Mar 2026 08:00:00 GMT", "Sun, 01 Mar 2026 08:00:00 GMT"


@pytest.mark.parametrize(
    ("recheck_s", "delay_s", "expected"),
    [(20.0, 1.0, 20), (20.0, 5.0, 4), (20.0, 60.0, 1), (20.0, 0.0, 1000), (20.0, 0.001, 1000), (0.0, 0.0, 0)],
)
def test_the_number_of_posts_follows_from_the_time_of_the_host(recheck_s, delay_s, expected):
    """Slow hosts are asked little, a host that may be asked without a pause for everything, up to the cap."""
    assert recheck_limit(recheck_s, delay_s, 1000) == expected


@pytest.mark.parametrize(
    ("old", "new", "anew"),
    [
        (Validator(etag='"a"'), Validator(etag='"b"'), True),
        (Validator(etag='"a"'), Validator(etag='W/"a"'), False),
        (Validator(etag='"a"', last_modified=BEFORE), Validator(etag='"a"', last_modified=MORNING), False),
        (Validator(etag='"a"'), Validator(), False),
        (Validator(last_modified=BEFORE), Validator(last_modified=MORNING, fetched_at=NOON), True),
        (Validator(last_modified=MORNING), Validator(last_modified=MORNING, fetched_at=NOON), False),
        (
            Validator(last_modified=BEFORE),
            Validator(last_modified="Mon, 02 Mar 2026 11:59:58 GMT", fetched_at=NOON),
            False,
        ),
        (Validator(last_modified="yesterday"), Validator(last_modified="today", fetched_at=NOON), False),
        (Validator(), Validator(), False),
    ],
)
def test_a_list_counts_as_written_anew_by_its_marks(old, new, anew):
    """By the entity tag, else by the day of change; a page that is made for each request says nothing."""
    assert stamped_anew(old, new) is anew
