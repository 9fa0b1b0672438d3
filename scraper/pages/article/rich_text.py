"""A post's text in the data of a script, as content systems hand it to their scripts: a tree of blocks and of words.

The forms differ in the names of a node's kind, children and words only: Contentful's rich text (`nodeType`, `content`,
`value`), ProseMirror and Tiptap (`type`, `content`, `text`), Slate (`type`, `children`, `text`), Portable Text (`_type`
"block", `children`, `text`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import islice, starmap
from typing import Any

import lxml.html

from presswatch.languages.patterns import compiled_later
from scraper.pages.parsing.page import Page
from scraper.pages.parsing.payload import MAX_NODES, MIN_TEXT_CHARS, script_values, walk_json
from scraper.pages.text.letters import letters

_KINDS = ("nodeType", "_type", "type")
_CHILDREN = ("content", "children")
_WORDS = ("value", "text")
_HOLDERS_OF_ADDRESS = ("data", "attrs")
_ADDRESS = ("href", "uri", "url")
_HEADINGS = frozenset(("heading", "title", *(f"heading{n}" for n in range(1, 7)), *(f"h{n}" for n in range(1, 7))))
_QUOTES = frozenset(("blockquote", "quote"))
_BLOCKS = _HEADINGS | _QUOTES | {"paragraph", "p", "block", "listitem", "li"}
_MAY_HOLD = compiled_later(r'"(?:paragraph|block|p)\\?"')
"""A kind of node as JSON writes it, or JSON in a string of a script; most pages have none, and are not read further."""
_FEWEST_BLOCKS = 3
"""Fewer are a teaser or a notice next to the page's text."""
_MOST_DEEP = 40
"""Nodes below nodes are followed so far; no editor nests its words deeper."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, heading or quotation: its element, and its pieces of words with where each leads ("" if nowhere)."""

    element: str
    pieces: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        return "".join(words for words, _ in self.pieces)

    @property
    def markup(self) -> str:
        return f"<{self.element}>{''.join(starmap(_linked, self.pieces))}</{self.element}>"


def rich_text_root(page: Page, shown: str) -> lxml.html.HtmlElement | None:
    """The longest text of blocks in the page's scripts as a tree, None if it does not continue what is `shown`.

    Most of what the page shows of its text has to be in it: scripts hold texts of other posts too.
    """
    if not _MAY_HOLD.search(page.html):
        return None
    best: list[_Block] = []
    left = MAX_NODES  # of all scripts together
    for value in script_values(page):
        inner: set[int] = set()
        for _, item in islice(walk_json(value), left):
            left -= 1
            # Outer lists come first; those inside a text are looked at with it, so each node is looked at once.
            if isinstance(item, list) and id(item) not in inner and any(map(_is_block, item)):
                blocks = list(_blocks(item, inner))
                if len(blocks) >= _FEWEST_BLOCKS and _size(blocks) > _size(best):
                    best = blocks
    if _size(best) < MIN_TEXT_CHARS or not _goes_on(shown, best):
        return None
    body = "".join(block.markup for block in best)
    return lxml.html.document_fromstring(f"<html><body><article>{body}</article></body></html>")


def _size(blocks: list[_Block]) -> int:
    return sum(len(block.words) for block in blocks)


def _goes_on(shown: str, blocks: list[_Block]) -> bool:
    """True if most of what the page shows, if anything, is in the blocks."""
    whole = letters("".join(block.words for block in blocks))
    lines = [letters(line) for line in shown.splitlines() if line.strip()]
    found = sum(len(line) for line in lines if line in whole)
    return 2 * found >= sum(map(len, lines))


def _is_block(node: Any) -> bool:
    return isinstance(node, dict) and _kind(node) in _BLOCKS


def _blocks(nodes: list[Any], inner: set[int]) -> Iterator[_Block]:
    """Each block of a list of nodes in order; lists and boxes around blocks are gone through.

    The lists that were gone through are noted in `inner`.
    """
    waiting = [(node, 0) for node in reversed(nodes)]
    seen = 0
    while waiting and seen < MAX_NODES:
        node, depth = waiting.pop()
        seen += 1
        if not isinstance(node, dict) or depth > _MOST_DEEP:
            continue
        children, kind = _children(node), _kind(node)
        inner.add(id(children))
        if _is_block(node):
            block = _Block(_element(kind), tuple(_pieces(node, inner, _marked(node), 0)))
            if block.words.strip():
                yield block
        elif kind:
            waiting += [(child, depth + 1) for child in reversed(children)]


def _element(kind: str) -> str:
    return "h2" if kind in _HEADINGS else "blockquote" if kind in _QUOTES else "p"


def _kind(node: dict[str, Any]) -> str:
    """The kind of a node in small letters alone ("list-item" is "listitem"); empty if it is none."""
    kind = next((node[name] for name in _KINDS if isinstance(node.get(name), str)), "")
    return "".join(filter(str.isalnum, kind.lower()))


def _children(node: dict[str, Any]) -> list[Any]:
    return next((node[name] for name in _CHILDREN if isinstance(node.get(name), list)), [])


def _pieces(
    node: Any, inner: set[int], marked: dict[str, str], depth: int, address: str = ""
) -> Iterator[tuple[str, str]]:
    """The words below a node, each with the address of the link that it is in."""
    if not isinstance(node, dict) or depth > _MOST_DEEP:
        return
    address = _address(node, marked) or address
    children = _children(node)
    if not children:
        yield next((node[name] for name in _WORDS if isinstance(node.get(name), str)), ""), address
    inner.add(id(children))
    for child in children:
        yield from _pieces(child, inner, marked, depth + 1, address)


def _marked(node: dict[str, Any]) -> dict[str, str]:
    """The addresses of a block's marks by their keys (Portable Text's `markDefs`)."""
    marks = [mark for mark in _listed(node, "markDefs") if isinstance(mark, dict)]
    return {str(mark.get("_key")): _address(mark, {}) for mark in marks}


def _address(node: dict[str, Any], marked: dict[str, str]) -> str:
    """Where a node leads: by itself, by its data, or by a mark on its words; "" if nowhere."""
    holders = [node, *(node.get(name) for name in _HOLDERS_OF_ADDRESS)]
    for mark in _listed(node, "marks"):
        if isinstance(mark, str) and marked.get(mark):
            return marked[mark]
        holders += [mark, mark.get("attrs")] if isinstance(mark, dict) else []
    found = (holder[name] for holder in holders if isinstance(holder, dict) for name in _ADDRESS if name in holder)
    return next((one for one in found if isinstance(one, str)), "")


def _listed(node: dict[str, Any], name: str) -> list[Any]:
    value = node.get(name)
    return value if isinstance(value, list) else []


def _linked(words: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words)
