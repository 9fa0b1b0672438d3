"""A feed and its entries as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from presswatch.records import DateReading
from presswatch.urls.canonical import site_of
from presswatch.urls.wrappers import unwrap

FeedKind = Literal["rss", "rdf", "atom", "json", ""]
# More entries than any feed has; the rest is not read.
ENTRIES_MAX = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry: its absolute address (empty if it has none), plain title, date, teaser, authors, id, content as HTML.

    `original_url` is the post's own address where the feed links to a counter of clicks (feedburner:origLink).
    `modified` is what the feed says of the entry's last change, as printed. `is_page`: the feed's generator says that
    it is a page without a day ("About us") rather than a post.
    """

    url: str
    title: str = ""
    date: DateReading | None = None
    teaser: str = ""
    byline: tuple[str, ...] = ()
    guid: str | None = None
    text_html: str = ""
    original_url: str | None = None
    modified: str = ""
    is_page: bool = False

    @property
    def post_url(self) -> str:
        """The address of the post itself, also where the feed links to one that counts or wraps it (Google Alerts)."""
        named = self.original_url or self.url
        opened_url = unwrap(named)
        return opened_url if site_of(opened_url) != site_of(named) else named


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as read. `home` is the page that it says it belongs to, None where it names none: feeds may lie elsewhere.

    `next_url` is the page with older entries (RFC 5005, WordPress), None if there is none.

    `next_guessed`: the feed does not name that page, its generator serves one unless this is the last.
    `refused` is "xml-refused" for a document with external or exploding entities; it then has no entries. `broken`: it
    is so far from well-formed that entries may be missing.
    """

    kind: FeedKind = ""
    title: str = ""
    language: str | None = None
    home: str | None = None
    entries: tuple[FeedEntry, ...] = ()
    next_url: str | None = None
    next_guessed: bool = False
    well_formed: bool = True
    refused: str | None = None
    broken: bool = False
