"""A giant text costs memory by its length, not by what a pattern remembers of each letter."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from pipelines.coverage_text import text_blocks
from pipelines.people_runs import bare_names, name_runs

LETTERS = 500_000
NAMES = ("Ada Berg " * (LETTERS // 9)).strip()
# Without line ends it is one paragraph, without blank lines too.
LINES = ("a line of some words\n" * (LETTERS // 21)).strip()


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (lambda text: list(name_runs(text, 0, len(text))), NAMES),
        (lambda text: list(bare_names(text, 0, len(text))), NAMES),
        (lambda text: text_blocks(text, ()), LINES),
        (lambda text: text_blocks(text, ()), NAMES),
    ],
)
def test_it_is_read_with_some_bytes_a_letter(read: Callable[[str], object], text: str):
    """Twenty bytes a letter at most; a pattern that goes back takes a hundred."""
    tracemalloc.start()
    try:
        read(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * LETTERS


def test_a_name_in_a_headline_of_capitals_is_still_found():
    """The bound on a run's words is far above what people write."""
    text = "Ten Ways To Read A River " * 4 + "Says Director Ada Berg"
    assert [text[run.start : run.end] for run in bare_names(text, 0, len(text))] == ["Ada Berg"]
