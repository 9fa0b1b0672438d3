"""The key under which the forms of one article on its site are one: for phones, as AMP, in Naver's three ways."""

from __future__ import annotations

import re

from presswatch.urls.canonical import identity_key

_HOST = re.compile(r"(?:amp|m|mobile)\.(?=[^/.]+\.[^/])")
"""The host that serves phones."""
_AMP_PATH = re.compile(r"(?<=[^/])/amp(?=\?|#|\Z)|\.amp(?=(?:\.html?)?(?:\?|#|\Z))")
_AMP_FOLDER = re.compile(r"(?<=[^/])/amp(?=/[^/?#])")
_AMP_PARAMETER = re.compile(r"(?:(?<=\?)|&)(?:amp(?:=[^&#]*)?|outputType=amp)(?=&|#|\Z)", re.IGNORECASE)
_NAVER = (
    re.compile(r"(?:n\.)?news\.naver\.com/(?:mnews/)?article/(?:comment/)?(?P<house>\d{3})/(?P<piece>\d{10})"),
    re.compile(r"news\.naver\.com/main/read\.n\w+\?(?:.*&)?aid=(?P<piece>\d{10})(?:&.*)?&oid=(?P<house>\d{3})"),
)
"""A piece on Naver by its house and number; the parameters of a key stand in the order of their names."""


def article_key(url: str) -> str:
    """The key of an article's address, the same for its forms: "m.paper.example/a/1" and "paper.example/a/1/amp"."""
    key = identity_key(url)
    for pattern in _NAVER:
        piece = pattern.match(key)
        if piece is not None:
            return f"news.naver.com/{piece['house']}/{piece['piece']}"
    key = _AMP_PATH.sub("", _AMP_PARAMETER.sub("", _HOST.sub("", key, count=1)))
    return _AMP_FOLDER.sub("", key, count=1).replace("?&", "?").removesuffix("?")
