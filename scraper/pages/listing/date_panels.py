"""What names a part of the page that lies elsewhere: the tab of a panel; and words that open a box without one."""

from __future__ import annotations

from scraper.pages.html_tree.tree import Tree

_LONGEST_LABEL = 30
"""Weight of a label; what is longer says more than a year."""

_BOXES = frozenset(("li", "div", "section", "article", "td", "dd", "p", "ul", "ol", "dl", "details", "fieldset"))


def tabs(tree: Tree) -> dict[int, int]:
    """The elements that stand for a panel behind them (a tab, a button), by the panel; both are elements of the page.

    A link to a place in the page, or an element that says which one it controls.
    """
    by_id = {name: n for n, element in enumerate(tree.elements) if (name := element.get("id"))}
    found: dict[int, int] = {}
    for number in (*tree.by_tag.get("a", []), *tree.by_tag.get("button", []), *tree.by_tag.get("li", [])):
        element = tree.elements[number]
        places = [element.get(key) or "" for key in ("href", "data-target", "data-bs-target")]
        name = element.get("aria-controls") or next((at[1:] for at in places if at[:1] == "#" and len(at) > 1), "")
        panel = by_id.get(name, -1) if name else -1
        if panel > number and not tree.inside(panel, number) and 0 < tree.weight_of(number) <= _LONGEST_LABEL:
            found.setdefault(panel, number)
    return found


def opening_words(tree: Tree, number: int) -> str:
    """The bare words with which a box begins before the first block in it ("May" above a list in a list); may be ""."""
    if tree.tags[number] not in _BOXES:
        return ""
    first, last = tree.piece_starts[number], tree.piece_ends[number]
    end = next((at for at in range(first, last) if tree.pieces[at] == "\n"), last)
    words = " ".join("".join(tree.pieces[first:end]).split()) if end < last else ""
    return words if len(words) <= _LONGEST_LABEL else ""
