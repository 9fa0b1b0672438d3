"""Pages that leave out or misplace the tags of head and body, put as browsers put them.

HTML lets a page omit `<head>` and `<body>`; minifiers do. The parser then leaves everything in the head. And where a
template ends the document too early, it makes a second document of the rest.
"""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

_IN_HEAD = frozenset(
    {"base", "link", "meta", "title", "style", "script", "noscript", "template", "basefont", "bgsound", "noframes"}
)
"""What a head may hold (HTML Living Standard, 13.2.6.4.4); the first other element begins the body."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML excludes (XML 1.0, 2.2): the parser leaves it in a tree, but takes it from nobody."""
MAX_DOCUMENTS = 20
"""Further documents behind the first that are looked at."""


def fit(text: str | None) -> str:
    """A text of a tree as it may be set in one again; "" for None."""
    return _UNFIT.sub("", text) if text else ""


def with_body(root: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """The same tree, changed in place: what the head cannot hold, and what follows the document, stands in the body."""
    head = root.find("head")
    stray = _stray(head) if head is not None else []
    later = _later(root)
    if not stray and not later:
        return root
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    if stray:
        _put_first(body, stray)
    for part in later:
        _put_last(body, part)
    return root


def _stray(head: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The children of a head from the first on that no head may hold."""
    children = list(head)
    for place, child in enumerate(children):
        if isinstance(child.tag, str) and child.tag not in _IN_HEAD:
            return children[place:]
    return []


def _later(root: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The bodies of documents that follow the first, or these documents where they have none."""
    found = []
    for other in list(root.itersiblings("html"))[:MAX_DOCUMENTS]:
        body = other.find("body")
        found.append(other if body is None else body)
    return found


def _put_first(body: lxml.html.HtmlElement, stray: list[lxml.html.HtmlElement]) -> None:
    """Moves elements, each with the text behind it, to the beginning of the body."""
    text, body.text = body.text, None
    for place, child in enumerate(stray):
        body.insert(place, child)
    if text:
        stray[-1].tail = fit(stray[-1].tail) + fit(text)


def _put_last(body: lxml.html.HtmlElement, part: lxml.html.HtmlElement) -> None:
    """Moves what an element holds to the end of the body."""
    if part.text:
        last = body[-1] if len(body) else None
        if last is None:
            body.text = fit(body.text) + fit(part.text)
        else:
            last.tail = fit(last.tail) + fit(part.text)
    body.extend(list(part))
