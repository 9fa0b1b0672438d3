"""Places to watch: what a page says of them, and the sitemaps that robots.txt names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from presswatch.urls.canonical import clean_url

SourceKind = Literal["feed", "wordpress", "sitemap", "listing"]
_ROBOTS_MAX, _SITEMAPS_MAX = 512 * 1024, 100
_SITEMAP_LINE: Final = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place to watch: its address, its kind, why it was chosen in words, and how promising it is, 0 to 1."""

    url: str
    kind: SourceKind
    why: str
    score: float


def sitemaps_of(robots_txt: str) -> tuple[str, ...]:
    """The sitemaps that a robots.txt names, in its order, as absolute addresses without repeats."""
    found = (clean_url(match[1]) for match in _SITEMAP_LINE.finditer(robots_txt[:_ROBOTS_MAX]))
    return tuple(dict.fromkeys(url for url in found if url))[:_SITEMAPS_MAX]
