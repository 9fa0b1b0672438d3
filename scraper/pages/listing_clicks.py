"""Links that are none to a browser without scripts: elements whose click sets the address of the window."""

from __future__ import annotations

import re

from scraper.pages.listing_anchors import MAX_LINKS, Anchor, resolve
from scraper.pages.listing_tree import Tree, weight

_SETS_ADDRESS = re.compile(
    r"""location(?:\.href)?\s*=\s*['"]([^'"\s]+)['"]|location\.(?:assign|replace)\(\s*['"]([^'"\s]+)['"]"""
)
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
