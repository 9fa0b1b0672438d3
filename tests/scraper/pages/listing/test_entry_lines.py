"""Which lines of a page belong to which entry, with or without a box around each."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scraper.pages.html_tree.tree import flatten
from scraper.pages.listing.entry_lines import own_lines


def lines_of(body: str) -> list[list[str]]:
    tree = flatten(lxml.html.document_fromstring(f"<html><body>{body}</body></html>"))
    links = tree.by_tag.get("a", [])
    spans = [(link, tree.ends[link]) for link in links]
    return [[tree.parted_line(*line) for line in lines] for lines in own_lines(tree, links, spans)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>x, <a>one</a> 1<br>y, <a>two</a> 2</p>", [["x, one 1"], ["y, two 2"]]),
        ("<p><a>one</a><br>x<br><a>two</a><br>y</p>", [["one", "x"], ["two", "y"]]),
        ("<p>x<br><a>one</a><br>y<br><a>two</a></p>", [["x", "one"], ["y", "two"]]),
        ("<p>x<br><a>one</a><br><br>y<br><a>two</a></p>", [["x", "one"], ["y", "two"]]),
        ("<p>Seen: <a>one</a> (x), <a>two</a> (y)</p>", [["one (x),"], ["two (y)"]]),
        ("<p>x: <a>one</a>; y: <a>two</a></p>", [["x: one"], ["; y: two"]]),
        ("<p>x <a>one</a></p><p>y <a>two</a></p>", [["x one"], ["y two"]]),
        ("<div><a>x<p>one</p></a><a>y<p>two</p></a></div>", [["x", "one"], ["y", "two"]]),
        ("<p><a><img alt='one'></a> <a><img alt='two'></a></p>", [[], []]),
    ],
)
def test_lines_of_entries(body: str, expected: list[list[str]]) -> None:
    """Its own line; lines between two links belong to the first, or to the second if lines come before links."""
    assert lines_of(body) == expected


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<a>t</a>", "<a><p>t</p></a>", "<a><img></a>", "<br>", "x, ", "<p>", "</p>", "<b>y</b>", " "]),
        max_size=30,
    )
)
@example(["<a>t</a>", "<br>", "<a>t</a>", "<p>", "<a>t</a>"])
def test_every_link_gets_lines_of_its_own(parts: list[str]) -> None:
    """For any markup: one list of lines for each link, and no words in two of them."""
    body = "".join(part.replace("t<", f"t{number}<") for number, part in enumerate(parts))
    tree = flatten(lxml.html.document_fromstring(f"<html><body>{body}</body></html>"))
    links = tree.by_tag.get("a", [])
    found = lines_of(body)
    assert len(found) == len(links)
    for link, lines in zip(links, found, strict=True):
        others = {tree.text(other) for other in links if not (tree.inside(other, link) or tree.inside(link, other))}
        words = " ".join(lines).replace(",", " ").replace("x", " ").replace("y", " ").split()
        assert not others.intersection(words) - {tree.text(link)}
