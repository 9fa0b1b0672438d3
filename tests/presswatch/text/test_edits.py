"""What is reported of an edit: removed passages and new passages."""

from __future__ import annotations

import random
import time

from presswatch.text.strings import MOST_PASSAGES, edited_passages


def test_what_is_gone_and_what_is_new():
    """In order, with the title; what stays, moved or not, is neither."""
    before = ("Old title", "First.\n\nSecond.\n\nThird.\n\nLast.")
    after = ("New title", "Third.\n\nFirst.\n\nAdded.\n\nLast.")
    assert edited_passages(before, after) == (["Old title", "Second."], ["New title", "Added."])


def test_a_text_of_countless_equal_lines_is_compared_at_once():
    """Many identical lines do not make it try every alignment of them."""
    lines = ["yes", "no"]
    draw = random.Random(1).choice
    before, after = ("\n\n".join([mark, *(draw(lines) for _ in range(50_000))]) for mark in ("one", "two"))
    began = time.process_time()
    assert edited_passages(("T", before), ("T", after)) == (["one"], ["two"])
    assert time.process_time() - began < 1.0
    many = "\n\n".join(str(number) for number in range(9))
    assert len(edited_passages(("T", ""), ("T", many))[1]) == MOST_PASSAGES
