"""Pages that arrive in pieces: React sends a placeholder first, the text later, hidden, at the end of the page.

A script of the page then moves each piece to its placeholder. Read as it is, such a page shows "Loading" where
its text belongs, and its text below the footer, hidden.
"""

from __future__ import annotations

import copy
from itertools import islice

import lxml.html
from lxml import etree

from presswatch.languages.patterns import compiled_later
from scraper.pages.parsing.page import fit

_PIECE = compiled_later(r"^S:[0-9a-f]+$")
_MOVES = compiled_later(r"\$R[CS]\(\s*[\"']([BPS]:[0-9a-f]+)[\"']\s*,\s*[\"']([BPS]:[0-9a-f]+)[\"']")
"""`$RC("B:0","S:1")` completes the placeholder B:0 with the piece S:1, `$RS("S:2","P:3")` the other way round."""

_FALLBACK_END = "/$"
_MAX_PIECES = 1_000
_MAX_FALLBACK = 200
"""More pieces, or more elements shown in place of one, than any page has; what lies beyond stays where it is."""


def assembled(root: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """The tree with every piece at its placeholder; the tree itself if it has no pieces, else a changed copy."""
    if not _pieces(root):
        return root
    root = copy.deepcopy(root)
    places = {node.get("id"): node for node in root.iter("template") if (node.get("id") or "").startswith(("B:", "P:"))}
    targets = _targets(root)
    for piece in _pieces(root):
        name = piece.get("id") or ""
        place = places.get(targets.get(name, "")) if name in targets else None
        if place is None:
            place = places.get("P" + name[1:], places.get("B" + name[1:]))
        del piece.attrib["hidden"]
        if place is not None and place.getparent() is not None and piece not in place.iterancestors():
            _move(piece, place)
    return root


def _pieces(root: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    found = (node for node in root.iter("div") if node.get("hidden") is not None and _PIECE.match(node.get("id") or ""))
    return list(islice(found, _MAX_PIECES))


def _targets(root: lxml.html.HtmlElement) -> dict[str, str]:
    """The placeholder of each piece, as the scripts of the page say it."""
    found: dict[str, str] = {}
    for script in root.iter("script"):
        for one, other in _MOVES.findall(script.text or ""):
            piece, place = (one, other) if one.startswith("S") else (other, one)
            found[piece] = place
    return found


def _move(piece: lxml.html.HtmlElement, place: lxml.html.HtmlElement) -> None:
    """Puts a piece in place of its placeholder, instead of what was shown until it came."""
    _take_out(piece)
    if (place.get("id") or "").startswith("B:"):
        _drop_fallback(place)
    parent, tail = place.getparent(), place.tail
    if parent is not None:
        place.tail = None
        parent.replace(place, piece)
        piece.tail = fit(tail)


def _take_out(node: lxml.html.HtmlElement) -> None:
    """Removes an element from its parent; the text after it stays."""
    parent, tail = node.getparent(), node.tail
    node.tail = None
    if parent is None:
        return
    before = node.getprevious()
    parent.remove(node)
    if tail and before is not None:
        before.tail = fit(before.tail) + fit(tail)
    elif tail:
        parent.text = fit(parent.text) + fit(tail)


def _drop_fallback(place: lxml.html.HtmlElement) -> None:
    """Removes what is between a placeholder and the comment that ends it, if there is such a comment."""
    between: list[lxml.html.HtmlElement] = []
    for node in islice(place.itersiblings(), _MAX_FALLBACK):
        if node.tag is etree.Comment and (node.text or "").strip() == _FALLBACK_END:
            place.tail = None
            for other in between:
                other.tail = None
                other.getparent().remove(other)
            return
        between.append(node)
