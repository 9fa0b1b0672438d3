"""Edits, spans and names, at the limits of what is shown and what belongs together."""

from __future__ import annotations

import pytest

from presswatch.text.strings import (
    edited_passages,
    folded_name,
    is_said_of,
    storable,
    storable_throughout,
    union,
    within,
)


def test_an_edit_is_what_went_and_came():
    """In order; what only moved is neither, a title is a passage, and three of many are shown."""
    old, new = ("T", "a\n\nb\n\nc"), ("U", "c\n\na\n\nd")
    assert edited_passages(old, new) == (["T", "b"], ["U", "d"])
    assert edited_passages(old, old) == ([], [])
    assert edited_passages(("", ""), ("", "1\n\n2\n\n3\n\n4")) == ([], ["1", "2", "3"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x" * 240, "x" * 240),
        ("x" * 241, "x" * 240 + " …"),
        ("word " * 60, ("word " * 48).rstrip() + " …"),
        ("x" * 235 + " three more", "x" * 235 + " …"),
    ],
)
def test_a_passage_is_shown_by_its_beginning(text: str, shown: str):
    """The first 240 characters, to the end of a word."""
    assert edited_passages(("", ""), ("", text)) == ([], [shown])


@pytest.mark.parametrize(
    ("name", "folded"), [("  The\u00a0PAPER ", "the paper"), ("Ｎews", "news"), ("Straße", "strasse"), ("", "")]
)
def test_spellings_of_one_name(name: str, folded: str):
    """Letter case, width and spaces do not count."""
    assert folded_name(name) == folded


def test_what_a_database_takes():
    """In texts, and in all texts of lists and tables."""
    assert storable("a\x00\ud800\udfff\ue000") == "a\ufffd\ufffd\ufffd\ue000"
    whole = "plain"
    assert storable(whole) is whole
    assert storable_throughout({"a\x00": ("b\x00", 1, None), "c": [{"d": "\ud800"}]}) == {
        "a\ufffd": ["b\ufffd", 1, None],
        "c": [{"d": "\ufffd"}],
    }


@pytest.mark.parametrize(("start", "inside"), [(1, False), (2, True), (4, True), (5, False), (7, True)])
def test_an_offset_lies_in_a_part_from_its_start_to_before_its_end(start: int, *, inside: bool):
    """In any of the parts; a mention belongs to the article of its part, or to all if it is in no part."""
    assert within(start, [(2, 5), (7, 8)]) is inside
    assert is_said_of(start, [(2, 5), (7, 8)], [(0, 9)]) is inside
    assert is_said_of(start, [], [(2, 5), (7, 8)]) is not inside


def test_parts_that_overlap_are_one():
    """Parts that only touch are two."""
    assert union([(5, 7), (0, 3), (2, 4), (7, 9), (0, 1)]) == ((0, 4), (5, 7), (7, 9))
    assert union([(0, 9), (2, 3)]) == ((0, 9),)
    assert union([]) == ()
