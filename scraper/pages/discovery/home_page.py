"""Addresses of home pages: the front page of a site, its index file, and the same of a language."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from presswatch.urls.canonical import is_front_page


def is_home(url: str) -> bool:
    """Whether an address is a site's home page, or that of one of its languages ("/en/", "/ko/index.html")."""
    parts = urlsplit(url)
    return is_front_page(url) or (not parts.query and _HOME.fullmatch(parts.path) is not None)


_HOME = re.compile(
    r"(?:/(?:ar|bg|bn|ca|cs|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|hy|id|is|it|ja|ka|ko|lt|lv|mk|ms|nb|ne|nl|no|pl|pt|ro|"
    r"ru|sk|sl|sq|sr|sv|sw|ta|th|tr|uk|ur|uz|vi|zh)(?:[-_](?:[a-z]{2}|han[st]))?)?/?(?:(?:index|default)\.[a-z]{3,5})?",
    re.IGNORECASE,
)
"""The path of a home page: a language's code and the name of an index, or neither."""
