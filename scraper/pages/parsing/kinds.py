"""What a fetched body is, judged by its bytes first and by its declared type only then."""

import importlib.util
import re
import zlib
from typing import Literal

BodyKind = Literal["html", "feed", "sitemap", "json", "pdf", "other", "empty"]

PDF_NEEDS = 'a PDF document; its text is read with the extra "pdf": pip install "presswatch[pdf]"'
"""What to do about a document that nothing here can read."""
_HEAD_BYTES = 4096
# Comments and instructions before a document's own beginning, which may be longer than what is looked at.
_BEFORE = re.compile(rb"[\xef\xbb\xbf\s\x00]*(?:<!--.*?-->|<\?[^>]*\?>)[\s\x00]*", re.DOTALL)
_BEFORE_MAX = 20
_FEED_MARKS = (b"<rss", b"<feed", b"<rdf:rdf", b"http://www.w3.org/2005/atom", b"http://purl.org/rss/1.0/")
_SITEMAP_MARKS = (b"<urlset", b"<sitemapindex")
_PAGE = re.compile(rb"\A<|<(?:!doctype html|html|head|body|div|table|p|a |meta|title)")

_PASSWORD = re.compile(rb"<input\b[^>]{0,300}?\btype\s*=\s*[\"']?password")


def asks_for_password(body: bytes) -> bool:
    """True if a page has a field for a password."""
    return _PASSWORD.search(body.lower()) is not None


def body_kind(body: bytes, content_type: str | None = None) -> BodyKind:
    """The kind of a body by its bytes: servers name feeds text/html and pages application/xml too often."""
    head = _opened_head(body).lstrip(b"\xef\xbb\xbf \t\r\n\x00").lower()
    if not head:
        return "empty"
    if head.startswith(b"%pdf-"):
        return "pdf"
    early = head[:2048].replace(b"\x00", b"")
    xml = _xml_kind(early)
    if xml:
        return xml
    if head[:1] in b"{[":
        return "json"
    if b"<!entity" in early and b"<!doctype html" not in early:
        return "feed"  # XML that defines entities, maybe so long that its own element is out of sight
    return "html" if _PAGE.search(early) or "html" in (content_type or "").lower() else "other"


def _xml_kind(early: bytes) -> BodyKind | None:
    """The kind of an XML document that is no web page."""
    if any(mark in early for mark in _SITEMAP_MARKS):
        return "sitemap"
    if early.startswith(b"<!doctype html"):
        return None
    return "feed" if any(mark in early for mark in _FEED_MARKS) else None


def reads_pdf() -> bool:
    """True if the extra `pdf` is installed."""
    return importlib.util.find_spec("pypdfium2") is not None


def is_read(body: bytes, content_type: str | None = None) -> bool:
    """True if a post with this body has a text to be read: a web page or, with the extra `pdf`, a PDF document."""
    kind = body_kind(body, content_type)
    return kind == "html" or (kind == "pdf" and reads_pdf())


def _opened_head(body: bytes) -> bytes:
    """The first bytes, through one layer of gzip if the body is a .gz file (sitemaps)."""
    if not body.startswith(b"\x1f\x8b"):
        start = 0
        for _ in range(_BEFORE_MAX):
            before = _BEFORE.match(body, start)
            if before is None or before.end() == len(body):
                break
            start = before.end()
        return body[start : start + _HEAD_BYTES]
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, _HEAD_BYTES)
    except zlib.error:
        return b""
