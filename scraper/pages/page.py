"""A fetched page, decoded and parsed once, as every reader of pages receives it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from scraper.pages.encoding import decode


@dataclass(frozen=True)
class Page:
    """One HTML page: its address after redirects and its decoded text.

    `root` is the parsed tree (never None: an unparsable page gives an empty html element); it is shared, so a
    reader that edits the tree works on a copy. `base_url` honours `<base href>`.
    """

    url: str
    html: str
    encoding: str = "utf-8"

    @cached_property
    def root(self) -> lxml.html.HtmlElement:
        parser = lxml.html.HTMLParser(encoding="utf-8")
        try:
            root = lxml.html.document_fromstring(self.html.encode("utf-8", "replace"), parser=parser)
        except (etree.LxmlError, ValueError):
            return lxml.html.document_fromstring(b"<html><body></body></html>")
        return root

    @cached_property
    def base_url(self) -> str:
        for base in self.root.iter("base"):
            href = (base.get("href") or "").strip()
            if href:
                return str(urljoin(self.url, href))
        return self.url

    @cached_property
    def declared_language(self) -> str | None:
        """The primary subtag of `<html lang>` in lower case, as declared (not checked against the text)."""
        lang = (self.root.get("lang") or self.root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
        return lang.replace("_", "-").split("-")[0].lower() or None


def open_page(body: bytes, url: str, content_type: str | None = None) -> Page:
    """Decodes the bytes of an HTML page (BOM, HTTP header, meta, detection) into a Page."""
    decoded = decode(body, content_type)
    return Page(url=url, html=decoded.text, encoding=decoded.encoding)
