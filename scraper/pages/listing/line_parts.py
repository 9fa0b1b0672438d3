"""The links of lines that hold several each: the titles, and what stands beside them ("Title | PDF | outlet")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from presswatch.urls.canonical import is_front_page
from scraper.pages.html_tree.anchors import Anchor
from scraper.pages.html_tree.tree import Tree

MOSTLY = 0.5
"""Share of lines with several addresses from which on they are entries of several links."""

FEWEST = 2
FEWEST_PARTS = 2

MOST_EACH = 3
"""Labels on lines of their own that a title has at most."""

MOST_PLACES = 8
"""Links in an entry; more are no pattern."""


def line_parts(tree: Tree, anchors: Sequence[Anchor]) -> tuple[list[list[Anchor]], list[Anchor]]:
    """The links by their order in their lines, and the labels among them; nothing where most lines hold one title.

    Labels are words that lead to different addresses, and links to front pages, wherever each stands: beside a title,
    or on a line of its own where titles have such.
    """
    lines = _lines(tree, anchors)
    words = _labels(lines)
    labels = [anchor for anchor in anchors if anchor.text in words or is_front_page(anchor.url)]
    beside = {anchor.number for anchor in labels}
    titles = [anchor for anchor in anchors if anchor.number not in beside]
    several = sum(len({anchor.url for anchor in line}) > 1 for line in lines)
    if len(lines) < FEWEST or several < MOSTLY * len(lines):
        usual = len(titles) > 1 and MOSTLY * len(titles) <= len(labels) <= MOST_EACH * len(titles)
        return ([titles], labels) if usual else ([], [])
    parts: dict[int, list[Anchor]] = defaultdict(list)
    for line in lines:
        for place, anchor in enumerate(anchor for anchor in line if anchor.number not in beside):
            parts[place].append(anchor)
    if len(parts) > MOST_PLACES or len(parts) + bool(labels) < FEWEST_PARTS:
        return [], []
    return [parts[place] for place in sorted(parts)], labels


def _lines(tree: Tree, anchors: Sequence[Anchor]) -> list[list[Anchor]]:
    """The links of each line."""
    lines: list[list[Anchor]] = []
    last = -1
    for anchor in anchors:
        start = tree.piece_starts[anchor.number]
        if last < 0 or "\n" in tree.pieces[last:start]:
            lines.append([])
        lines[-1].append(anchor)
        last = start
    return lines


def _labels(lines: Sequence[Sequence[Anchor]]) -> set[str]:
    """The words that stand in several lines and lead elsewhere in each."""
    said: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for anchor in line:
            said[anchor.text].add(anchor.url)
    return {text for text, urls in said.items() if len(urls) > 1}
