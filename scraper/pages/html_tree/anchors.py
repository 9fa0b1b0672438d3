"""The links of a page with their absolute addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import urljoin, urlsplit

import lxml.html

from presswatch.languages.patterns import compiled_later
from scraper.pages.html_tree.tree import Tree, weight

MAX_LINKS = 20_000
"""Links looked at on one page; the rest is not read (a page with more is a trap or a site map)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One link: the element's number, its absolute address without fragment, its words on one line and their weight."""

    number: int
    url: str
    text: str
    weight: int


def collect_anchors(tree: Tree, base_url: str) -> list[Anchor]:
    """The http(s) links of the page in document order, at most MAX_LINKS.

    Without links within the page itself, those to one comment of a post, which say what a reader wrote, and those to
    a picture's file, which shows something but says nothing.
    """
    found = []
    for number in tree.by_tag.get("a", [])[:MAX_LINKS]:
        href = tree.elements[number].get("href")
        url = resolve(href, base_url) if href and not _TO_COMMENT.search(href) else None
        if url and not _TO_PICTURE.search(url):
            text = tree.text(number)
            found.append(Anchor(number, url, text, weight(text)))
    return found


def hrefs_of(root: lxml.html.HtmlElement) -> Iterator[str | None]:
    """Where the links of a page lead, as printed, of at most MAX_LINKS."""
    return (link.get("href") for link in islice(root.iter("a"), MAX_LINKS))


_TO_COMMENT = compiled_later(r"#(?:comment|reply|cmt)[-_]?\d+$", re.IGNORECASE)

_TO_PICTURE = compiled_later(
    r"://[^/?#]{1,300}/[^?#]{0,300}\.(?:jpe?g|png|gif|webp|avif|bmp|svg)(?:\?|$)", re.IGNORECASE
)

_WHOLE = compiled_later(r"https?://[^/?#\s]+/(?!.*/\.)")
"""An address that is by itself, without a step up; joining it to the page's would change nothing."""
_ROOTED = compiled_later(r"(?!.*/\.)/(?![/\\])[^;?#]+(?:\?[^#;]+)?$")
"""A path from the root without a step up, parameters or an end that is left out (RFC 3986, 5.2.2): the host's name and
the path itself are the address."""


def resolve(href: str, base_url: str) -> str | None:
    """The absolute address without fragment, as a browser makes it; None for anything but http(s) and for "#" links."""
    href = href.strip().translate({9: None, 10: None, 13: None})
    if not href or href.startswith("#") or href.lower().startswith(("javascript:", "mailto:", "tel:", "data:")):
        return None
    if _ROOTED.match(href) and (origin := _origin(base_url)):
        return origin + href.replace(" ", "%20")
    try:
        url = href if _WHOLE.match(href) else urljoin(base_url, href)
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return url.split("#", 1)[0].replace(" ", "%20")


@lru_cache(maxsize=16)
def _origin(base_url: str) -> str:
    """Scheme and host of an http(s) address, "" for any other."""
    try:
        parts = urlsplit(base_url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""
