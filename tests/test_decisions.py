"""Every decision on the golden pages and posts is pinned, so that no change of behaviour goes unnoticed.

An intended change is pinned with `python -m benchmarks.decisions --pin` in its own commit, after `python -m
benchmarks.decisions --diff` has shown what it does.
"""

from __future__ import annotations

import pytest

from benchmarks.decisions.pinned import golden_cases, pinned, pins_of, workshop

PARTS = 8


@pytest.fixture(scope="module")
def shop():
    return workshop()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_decision_changes_unseen(part: int, shop):
    """Mentions, refusals, coverage, people, quotes, dates, titles and list entries are what they were."""
    expected = pinned()
    changed = {
        name: sorted(
            section for section in {*found, *expected[name]} if found.get(section) != expected[name].get(section)
        )
        for name, found in pins_of(golden_cases()[part::PARTS], shop)
        if name in expected and found != expected[name]
    }
    assert changed == {}


def test_all_golden_pages_and_posts_are_pinned():
    """A new golden page or post is pinned when added, and removed from the pins with its file."""
    assert [case.id for case in golden_cases()] == sorted(pinned())
