"""The words of an entry's link, without what boards and themes write into the link after its title."""

from __future__ import annotations

import pytest

from scraper.pages.html_tree.tree import flatten
from scraper.pages.listing.titles import link_text
from scraper.pages.parsing.page import Page

TITLE = "River opens its books"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (TITLE, TITLE),
        (f"{TITLE} <span>[3]</span>", TITLE),
        (f"{TITLE} <span>(12)</span>", TITLE),
        (f"{TITLE} <span>+3</span>", TITLE),
        (f"{TITLE} <b>[</b><b>3</b><b>]</b>", TITLE),
        (f"{TITLE} <b>댓글</b> <b>3</b> <b>개</b>", TITLE),
        (f"{TITLE} <i>NEW</i>", TITLE),
        (f"{TITLE} <span>[3]</span> <i>NEW</i>", TITLE),
        (f"<span>[3]</span> {TITLE}", f"[3] {TITLE}"),
        (f"{TITLE} <span>in 3 parts</span>", f"{TITLE} in 3 parts"),
        (f"{TITLE} [3]", f"{TITLE} [3]"),
    ],
)
def test_counts_and_badges_in_elements_at_the_end_are_not_of_the_title(inside: str, expected: str):
    """Also counts that are put together of several elements; what is no element of its own stays."""
    tree = flatten(Page("https://a.example/", f"<html><body><a href=/n/1>{inside}</a></body></html>").root)
    assert link_text(tree, tree.tags.index("a")) == expected
