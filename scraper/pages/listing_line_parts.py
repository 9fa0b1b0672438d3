"""The links of lines that hold several each: the titles, and what stands beside them ("Title | PDF | outlet")."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from scraper.pages.listing_anchors import Anchor
from scraper.pages.listing_tree import Tree

MOSTLY = 0.5
"""Share of lines with several addresses from which on they are entries of several links."""

FEWEST = 2
FEWEST_PARTS = 2

MOST_PLACES = 8
"""Links in an entry; more are no pattern."""


def line_parts(tree: Tree, anchors: Sequence[Anchor]) -> tuple[list[list[Anchor]], list[Anchor]]:
    """The links by their order in their lines, and the labels among them; nothing where most lines hold one.

    Words that lead to different addresses are labels, wherever in its line each stands.
    """
    lines = _lines(tree, anchors)
    several = sum(len({anchor.url for anchor in line}) > 1 for line in lines)
    if len(lines) < FEWEST or several < MOSTLY * len(lines):
        return [], []
    words = _labels(lines)
    parts: dict[int, list[Anchor]] = defaultdict(list)
    for line in lines:
        for place, anchor in enumerate(anchor for anchor in line if anchor.text not in words):
            parts[place].append(anchor)
    labels = [anchor for anchor in anchors if anchor.text in words]
    if len(parts) > MOST_PLACES or len(parts) + bool(labels) < FEWEST_PARTS:
        return [], []
    return [parts[place] for place in sorted(parts)], labels


def _lines(tree: Tree, anchors: Sequence[Anchor]) -> list[list[Anchor]]:
    """The links of each line."""
    breaks = [number for number, piece in enumerate(tree.pieces) if piece == "\n"]
    lines: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        lines[bisect_left(breaks, tree.piece_starts[anchor.number])].append(anchor)
    return list(lines.values())


def _labels(lines: Sequence[Sequence[Anchor]]) -> set[str]:
    """The words that stand in several lines and lead elsewhere in each."""
    said: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for anchor in line:
            said[anchor.text].add(anchor.url)
    return {text for text, urls in said.items() if len(urls) > 1}
