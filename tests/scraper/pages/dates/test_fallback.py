"""Languages without a table of ours are read by dateparser, with settings that it supports."""

import datetime as dt

import pytest
from dateparser.conf import SettingValidationError

from scraper.pages.dates import read as fallback
from scraper.pages.dates.read import read_with_dateparser
from scraper.pages.dates.types import DateContext
from scraper.pages.dates.words import fold_date_text

NOW = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("30 Mezheven 2023", "br"),
        ("30 dhen Ògmhios 2023", "gd"),
        ("30 da zercladur 2023", "rm"),
        ("30 Sune 2023", "to"),
    ],
)
def test_a_day_in_a_language_that_only_dateparser_knows(text: str, language: str):
    """Day, month name and year are read, with the text as printed."""
    reading = read_with_dateparser(text, fold_date_text(text), DateContext(now=NOW, language=language), "page")
    assert reading is not None
    assert (reading.on, reading.raw, reading.certain) == (dt.date(2023, 6, 30), text, True)


def test_a_setting_that_dateparser_does_not_know_is_our_fault_and_shows(monkeypatch):
    """Otherwise all these languages would silently have no dates."""
    monkeypatch.setattr(fallback, "_PARSERS", ["no-such-parser"])
    with pytest.raises(SettingValidationError):
        read_with_dateparser("29 Mezheven 2023", "29 mezheven 2023", DateContext(now=NOW, language="br"), "page")


@pytest.mark.parametrize(
    ("text", "language"),
    [("12. xyzabcd 2022", "hr"), ("12 აგვისტოო 2022", "ka"), ("30 Mezhevem 2023", "br"), ("12 zzzz 2022", "az")],
)
def test_a_word_that_is_no_month_makes_no_day(text: str, language: str):
    """Neither a near day nor an error."""
    assert read_with_dateparser(text, fold_date_text(text), DateContext(now=NOW, language=language), "page") is None
