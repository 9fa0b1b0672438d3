"""Limits in reading lists, each tested on both sides."""

from __future__ import annotations

import pytest

from scraper.pages.listing.next_page import number_in
from scraper.pages.listing.page_classifier import _is_headed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("[3]", 3),
        ("9999", 9999),
        ("10000", None),
        ("3 4", None),
        ("3 (last page)", 3),
        ("3 (" + "x" * 55 + ")", 3),
        ("3 (" + "x" * 57 + ")", None),
        ("page 3", 3),
        ("· · · · · · 3 ·", None),
        ("river 3", None),
        ("", None),
    ],
)
def test_what_is_the_number_of_a_page(text: str, number: int | None):
    """At most four digits, fourteen letters with the words around them, and as long a remark for screen readers."""
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("text", "url", "headed"),
    [
        ("river" * 4, "https://paper.example/a", True),
        ("rive" + "river" * 3, "https://paper.example/a", False),
        ("river" * 4, "https://paper.example/", False),
        ("The Paper: " + "river" * 4, "https://paper.example/a", False),
    ],
)
def test_a_headline_next_to_the_name_of_its_outlet(text: str, url: str, *, headed: bool):
    """At least twenty letters without the name, and not a front page."""
    assert _is_headed(text, url, "The Paper") is headed
