"""The trees that classify the units of a page: the same results for any number of units, in little memory."""

from __future__ import annotations

import tracemalloc

import numpy as np

from scraper.pages.article import main_text as judges
from scraper.pages.article.main_text import load_model


def test_many_units_are_judged_as_few_are_and_do_not_pile_up(monkeypatch):
    """A page of 20,000 units takes the memory of its features, not that of all trees for all units at once."""
    trees = load_model().own
    columns = int(trees.features.max()) + 1
    rows = np.random.default_rng(7).normal(size=(20_000, columns)).astype(np.float32)
    tracemalloc.start()
    try:
        found = trees.probabilities(rows)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000 * judges.ROWS_AT_ONCE * 2
    monkeypatch.setattr(judges, "ROWS_AT_ONCE", len(rows))
    np.testing.assert_allclose(found, trees.probabilities(rows), rtol=1e-12)
    assert trees.probabilities(rows[:0]).shape == (0,)
