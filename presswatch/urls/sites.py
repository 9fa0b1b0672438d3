"""Whether two addresses are of one site, and the key under which an article's addresses on a site are one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from presswatch.urls.canonical import clean_url, identity_key, site_of


def same_site(url: str, own: str) -> bool:
    """True if an address belongs to the site of another: one registrable domain, and no port of its own.

    The usual ports are one site. Another port is another service, unless `own` names that very port.
    """
    return site_of(url) == site_of(own) and _odd_port(url) in ("", _odd_port(own))


def _odd_port(url: str) -> str:
    """The port of an address where it is neither 80 nor 443, else ""."""
    netloc = urlsplit(clean_url(url) or "").netloc
    port = netloc.rpartition("]")[2].partition(":")[2]
    return "" if port in ("80", "443") else port


_HOST = re.compile(r"(?:amp|m|mobile)\.(?=[^/.]+\.[^/])")
"""The host that serves phones."""
_AMP_PATH = re.compile(r"(?<=[^/])/amp(?=\?|#|\Z)|\.amp(?=(?:\.html?)?(?:\?|#|\Z))")
_AMP_FOLDER = re.compile(r"(?<=[^/])/amp(?=/[^/?#])")
_AMP_PARAMETER = re.compile(r"(?:(?<=\?)|&)(?:amp(?:=[^&#]*)?|outputType=amp)(?=&|#|\Z)", re.IGNORECASE)
_NAVER = (
    re.compile(r"(?:n\.)?news\.naver\.com/(?:mnews/)?article/(?:comment/)?(?P<house>\d{3})/(?P<piece>\d{10})"),
    re.compile(r"news\.naver\.com/main/read\.n\w+\?(?:.*&)?aid=(?P<piece>\d{10})(?:&.*)?&oid=(?P<house>\d{3})"),
)
"""A piece on Naver by its house and number; the parameters of a key are sorted by name."""


def article_key(url: str) -> str:
    """The key of an article's address, the same for its forms: "m.paper.example/a/1" and "paper.example/a/1/amp"."""
    key = identity_key(url)
    for pattern in _NAVER:
        piece = pattern.match(key)
        if piece is not None:
            return f"news.naver.com/{piece['house']}/{piece['piece']}"
    key = _AMP_PATH.sub("", _AMP_PARAMETER.sub("", _HOST.sub("", key, count=1)))
    return _AMP_FOLDER.sub("", key, count=1).replace("?&", "?").removesuffix("?")
