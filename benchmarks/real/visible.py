"""The visible text of a page, block by block: the labels were read from it, and their offsets refer to it."""

from __future__ import annotations

import re

import lxml.html

HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "button", "form"})
BLOCKS = frozenset(
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_BLANK = re.compile(r"\s+")


def parsed(body: bytes) -> lxml.html.HtmlElement:
    """The page's tree; bytes without a declared encoding are read as UTF-8 if valid."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return lxml.html.document_fromstring(body)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))
    return lxml.html.document_fromstring(text or "<p></p>")


def blocks(root: lxml.html.HtmlElement, *, links: bool = False) -> list[str]:
    """The visible blocks from top to bottom, whitespace folded; with `links`, anchors as [text](address)."""
    lines: list[list[str]] = [[]]

    def walk(element: lxml.html.HtmlElement) -> None:
        if not isinstance(element.tag, str):
            return
        tag = element.tag.lower()
        if tag == "head" or tag in HIDDEN:
            return
        if tag in BLOCKS:
            lines.append([])
        marked = links and tag == "a" and element.get("href")
        if marked:
            lines[-1].append("[")
        if links and tag == "img" and element.get("alt"):
            lines[-1].append(f"(img: {element.get('alt')})")
        lines[-1].append(element.text or "")
        for child in element:
            walk(child)
            lines[-1].append(child.tail or "")
        if marked:
            lines[-1].append(f"]({element.get('href')})")
        if tag in BLOCKS:
            lines.append([])

    walk(root)
    folded = (_BLANK.sub(" ", "".join(line)).strip() for line in lines)
    return [line for line in folded if line]


def visible_text(body: bytes) -> str:
    """The blocks joined by newlines."""
    return "\n".join(blocks(parsed(body)))
