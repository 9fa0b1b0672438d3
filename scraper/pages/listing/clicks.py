"""Links that are none to a browser without scripts: elements whose click sets the address of the window."""

from __future__ import annotations

import re
from bisect import bisect_right

from scraper.pages.html_tree.anchors import MAX_LINKS, Anchor, resolve
from scraper.pages.html_tree.tree import Tree, weight
from scraper.pages.listing.script_links import Functions

_SETS_ADDRESS = re.compile(
    r"""location(?:\.href)?\s*=\s*['"]([^'"\s]+)['"]|location\.(?:assign|replace)\(\s*['"]([^'"\s]+)['"]"""
)
_ADDRESS_KEPT = ("data-href", "data-url", "data-link", "data-view")
"""Attributes in which the rows of a list keep where their click leads."""
_ROWS = ("tr", "li", "div", "article", "section", "dl", "td", "a", "button")
_FEWEST_ROWS = 3
_CLICKED = ("button", "a", "input", "span", "li", "div", "td", "img")


def clicked_links(tree: Tree, base_url: str) -> list[Anchor]:
    """The elements whose click leads to an address that stands in them whole, in document order."""
    found = []
    for number in sorted(number for tag in _CLICKED for number in tree.by_tag.get(tag, [])[:MAX_LINKS]):
        element = tree.elements[number]
        match = _SETS_ADDRESS.search(element.get("onclick") or element.get("href") or "")
        url = resolve(match[1] or match[2], base_url) if match else None
        if url:
            text = tree.text(number) or element.get("value") or ""
            found.append(Anchor(number, url, text, weight(text)))
    return found


def clicked_rows(tree: Tree, base_url: str, links: list[Anchor], functions: Functions) -> list[Anchor]:
    """The boxes, buttons and links of lists whose click leads to an address, where no link in them leads there too.

    The address stands in them, or one of the page's `functions` puts it together. So many of one kind as a list has: a
    banner or a button of its own is none.
    """
    kinds: dict[tuple[str, str], list[Anchor]] = {}
    known = {link.number for link in links}
    for number in (number for tag in _ROWS for number in tree.by_tag.get(tag, [])[:MAX_LINKS]):
        url = _leads_to(tree, number, base_url, functions) if number not in known else None
        text = tree.text(number) if url else ""
        if url and text:
            kind = tree.tags[number], tree.elements[number].get("class") or ""
            kinds.setdefault(kind, []).append(Anchor(number, url, text, weight(text)))
    rows = [row for kind in kinds.values() if len({row.url for row in kind}) >= _FEWEST_ROWS for row in kind]
    linked: dict[str, list[int]] = {}
    for link in links if rows else ():
        linked.setdefault(link.url, []).append(link.number)
    return [row for row in rows if not _links_there(linked.get(row.url, []), row.number, tree.ends[row.number])]


def _links_there(numbers: list[int], start: int, end: int) -> bool:
    """Whether one of these elements, in document order, lies between two."""
    place = bisect_right(numbers, start)
    return place < len(numbers) and numbers[place] < end


def _leads_to(tree: Tree, number: int, base_url: str, functions: Functions) -> str | None:
    """Where a click on an element leads, as far as it says so itself or calls a function that does."""
    element = tree.elements[number]
    clicked = element.get("onclick") or (element.get("href") if tree.tags[number] == "a" else None)
    if not clicked or clicked.startswith("#"):
        return None
    match = _SETS_ADDRESS.search(clicked)
    kept = (tree.elements[number].get(name) or "" for name in _ADDRESS_KEPT)
    found = (match[1] or match[2]) if match else next((value for value in kept if "/" in value or "?" in value), "")
    found = found or functions.address(clicked)
    return resolve(found, base_url) if found else None
