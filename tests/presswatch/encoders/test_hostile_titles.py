"""The same hostile titles through every encoder: nothing active, nothing lost, files that their readers accept."""

import pytest

from benchmarks.hostile_titles import CHECKS, hostile_titles


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_no_title_is_active_and_none_is_lost(check):
    """2,000 of the titles of benchmarks/hostile_titles.py (100,000 by its command)."""
    assert check(2_000) == 0


def test_the_titles_are_hostile():
    """The generator makes the requested number, the same each time, and most of them attack something."""
    titles = list(hostile_titles(1_000))
    assert titles == list(hostile_titles(1_000))
    assert len(titles) == 1_000
    assert sum(title.lstrip(" \t\r\n").startswith(("=", "+", "-", "@")) for title in titles) > 50
