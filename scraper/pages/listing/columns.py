"""Side columns: the newest posts that a page shows beside what it is about."""

from __future__ import annotations

from scraper.pages.dates.cues import names_side_column
from scraper.pages.html_tree.tree import Tree, weight
from scraper.pages.listing.features import PageFacts
from scraper.pages.listing.links import Cluster

_LEAST_LINE, _LEAST_LINK = 25, 8
_MAX_LOOKED = 200
_LEAST_TEXT = 80
"""A page has words of its own if the unlinked lines of some length below its heading are together this heavy."""


def side_column(page: PageFacts, cluster: Cluster) -> int | None:
    """The side column that holds all entries of a cluster: an element that says so and holds no main heading."""
    tree = page.tree
    for number in (cluster.holder, *tree.ancestors(cluster.holder)):
        element = tree.elements[number]
        headed = any(tree.weight_of(heading) for heading in tree.tagged("h1", number, tree.ends[number]))
        if headed or tree.tags[number] == "main" or element.get("role") == "main":
            return None
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:200]
        if tree.tags[number] == "aside" or element.get("role") == "complementary" or names_side_column(names):
            return number
    return None


def is_about_more(page: PageFacts, column: int) -> bool:
    """Whether a page has running words of its own below its main heading, before or beside a side column.

    Without a main heading, before the column.
    """
    tree = page.tree
    around = {column, *tree.ancestors(column)}
    linked = [anchor.text for anchor in page.anchors[:_MAX_LOOKED] if len(anchor.text) >= _LEAST_LINK]
    headings = [number for number in tree.by_tag.get("h1", []) if tree.weight_of(number)]
    for heading in headings or [0]:
        if heading in range(column, tree.ends[column]):
            continue
        end = tree.piece_starts[column] if heading < column else tree.piece_ends[_beside(tree, heading, around)]
        start = tree.piece_ends[heading] if headings else 0
        lines = [line for line in tree.piece_lines(start, end) if weight(line) >= _LEAST_LINE]
        own = (line for line in lines[:_MAX_LOOKED] if not any(text in line for text in linked))
        if sum(map(weight, own)) >= _LEAST_TEXT:
            return True
    return False


def _beside(tree: Tree, number: int, around: set[int]) -> int:
    """The largest element around one that is not around a column as well."""
    while tree.parents[number] not in around:
        number = tree.parents[number]
    return number
