"""Entries that lie in each other, as where a theme forgets to close them, are put next to each other."""

from __future__ import annotations

import pytest

from scraper.pages.html_tree.tree import flatten
from scraper.pages.parsing.page import Page


def is_apart(entry: str, count: int) -> bool:
    """True if the first of so many entries in each other ends where the second begins."""
    html = "".join(entry.format(n) for n in range(count))
    tree = flatten(Page("https://a.example/", f"<html><body><main>{html}</main></body></html>").root)
    first, second, *_ = (number for number, element in enumerate(tree.elements) if element.get("class") == "entry")
    return tree.ends[first] == second


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("<div class=entry><h3><a href=/n/{0}>River {0}</a></h3><p>It is open.</p>", True),
        ("<div class=entry><p>River</p><h3><a href=/n/{0}>River {0}</a></h3>", True),
        ("<div class=entry><h3>River {0}</h3><a href=/n/{0}>More</a>", False),
        ("<div class=entry><h3><a name=n{0}>River {0}</a></h3>", False),
        ("<div class=entry><p><a href=/n/{0}>River {0}</a></p>", False),
        ("<section class=entry><h3><a href=/n/{0}>River {0}</a></h3>", True),
    ],
)
def test_boxes_with_a_linked_heading_of_their_own_are_entries(entry: str, expected: bool):  # noqa: FBT001
    """Other boxes of one kind may lie in each other: columns, cards with a link."""
    assert is_apart(entry, 6) is expected


def test_a_box_whose_only_linked_heading_is_that_of_the_inner_one():
    """It is no entry, and stays around the other."""
    inner = "<div class=entry><h3><a href=/n/{0}>River {0}</a></h3></div>"
    assert not is_apart(f"<div class=entry><p>Boats</p>{inner}</div>", 4)
