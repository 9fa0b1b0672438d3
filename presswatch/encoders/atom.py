"""Atom (RFC 4287): feeds of what was found, as documents that any web server can serve."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree

from presswatch.encoders.words import clean_text, one_line, web_address
from presswatch.text.moments import utc_text

NAMESPACE = "http://www.w3.org/2005/Atom"
_NAMESPACES: Any = {None: NAMESPACE}  # None: no prefix, which the stubs do not know
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomEntry:
    """One entry, under an `id` for ever, leading to `link`, and to `related` addresses."""

    id: str
    title: str
    updated_at: datetime
    published_at: datetime
    link: str | None
    related: Sequence[str] = ()
    authors: Sequence[str] = ()
    categories: Sequence[str] = ()
    summary: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomFeed:
    """A feed: `own_address` is where it will be served (None: not known), `author` is for entries without one."""

    id: str
    title: str
    updated_at: datetime
    author: str
    own_address: str | None = None
    entries: Sequence[AtomEntry] = ()


def atom_document(feed: AtomFeed) -> bytes:
    """The feed as UTF-8, always the same bytes; texts are plain, addresses that do not lead to the web omitted."""
    root = etree.Element(f"{{{NAMESPACE}}}feed", nsmap=_NAMESPACES)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title or feed.id)
    _add(root, "updated", utc_text(feed.updated_at))
    _add_authors(root, [feed.author or "Presswatch"])
    _add_link(root, "self", feed.own_address, type="application/atom+xml")
    _add(root, "generator", "Presswatch")
    for entry in feed.entries:
        _add_entry(root, entry)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"


def _add_entry(root: Any, entry: AtomEntry) -> None:
    """RFC 4287 section 4.1.2: id, title, updated; a link or a content; one summary at most."""
    made = etree.SubElement(root, f"{{{NAMESPACE}}}entry")
    if entry.language:
        made.set(_LANGUAGE, one_line(entry.language))
    _add(made, "id", entry.id)
    _add(made, "title", entry.title)
    _add(made, "updated", utc_text(entry.updated_at))
    _add(made, "published", utc_text(entry.published_at))
    _add_authors(made, entry.authors)
    linked = _add_link(made, "alternate", entry.link)
    for address in dict.fromkeys(entry.related):
        _add_link(made, "related", address)
    for term in dict.fromkeys(filter(None, map(one_line, entry.categories))):
        _add(made, "category").set("term", term)
    if entry.summary or linked:
        _add(made, "summary").text = clean_text(entry.summary)
    if not linked:
        _add(made, "content").text = clean_text(entry.summary) or one_line(entry.title)


def _add(parent: Any, name: str, text: str | None = None) -> Any:
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    if text is not None:
        made.text = one_line(text)
    return made


def _add_authors(parent: Any, names: Iterable[str]) -> None:
    for name in filter(None, map(one_line, names)):
        _add(_add(parent, "author"), "name", name)


def _add_link(parent: Any, relation: str, address: str | None, **attributes: str) -> bool:
    safe = web_address(address)
    if safe is None:
        return False
    link = _add(parent, "link")
    link.set("rel", relation)
    for key, value in attributes.items():
        link.set(key, value)
    link.set("href", safe)
    return True
