"""Quick checks on a line: dates are recognized anywhere in it."""

from __future__ import annotations

import pytest

from scraper.pages.dates.cues import has_day

WORDS = "and so the council spoke of rights at the border again, "


@pytest.mark.parametrize("before", ["", WORDS, WORDS * 5])
@pytest.mark.parametrize("behind", ["", " " + WORDS, " " + WORDS * 5])
@pytest.mark.parametrize(
    ("day", "is_day"),
    [
        ("23 June 2026", True),
        ("Septembre 3", True),
        ("3rd of September", False),
        ("le 3 septembre", True),
        ("2026. 6. 23", True),
        ("6월 23일", True),
        ("23.06", True),
        ("12 تشرين الأول", True),
        ("١٢ كانون الثاني", True),
        ("12 أكتوبر", True),
        ("ngày 12 tháng 10", True),
        ("12. října", True),
        ("12 Jänner", True),
        ("12 Οκτωβρίου", True),
        ("12 ตุลาคม", True),
        ("3 d'octubre", True),
        ("12 تشرين", False),
        ("12 people", False),
        ("1,200 people", False),
        ("page 12 of 40", False),
        ("at 7 or 8", False),
    ],
)
def test_a_date_is_recognized_anywhere_in_a_line(before, behind, day, is_day):
    assert has_day(before + day + behind) is is_day
