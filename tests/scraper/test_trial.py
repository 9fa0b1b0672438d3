"""What a trial advises to correct."""

from __future__ import annotations

from datetime import date

import pytest

from presswatch.records import DateReading
from scraper.items import Entry
from scraper.trial import suggestions


@pytest.mark.parametrize(
    ("raw", "certain", "advised"),
    [("03/04/2026", False, True), ("30 oktober", False, False), ("03/04/2026", True, False)],
)
def test_the_order_of_dates_is_asked_for_only_where_it_is_in_doubt(raw: str, *, certain: bool, advised: bool):
    """A day without its year is unsure as well, but no order would settle it."""
    entry = Entry(
        url="https://a.example/1", title="One", date=DateReading(on=date(2026, 4, 3), raw=raw, certain=certain)
    )
    assert any("date_order" in one for one in suggestions([entry], [], external=False)) is advised
