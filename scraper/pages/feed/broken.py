"""Feeds too broken for an XML parser that recovers: feedparser's loose reading, without its network and file access."""

from __future__ import annotations

import io
import re
from typing import Any

from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import clean_url
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.feed.types import ENTRIES_MAX, Feed, FeedEntry, FeedKind
from scraper.pages.parsing.plain import plain_text
from scraper.pages.parsing.xml_guard import without_doctype

# feedparser's loose parser runs regular expressions over the whole document (its issue #562).
_TEXT_MAX = 500_000
_ENTRY = compiled_later(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)


def read_broken_feed(text: str, url: str, context: DateContext) -> Feed | None:
    """What feedparser finds in the document; None if it finds no entries or the document is refused."""
    guarded = without_doctype(text[:_TEXT_MAX])
    if guarded is None or not _ENTRY.search(guarded):
        return None
    import feedparser  # noqa: PLC0415 - 60 ms that few feeds need

    # A stream, never a string: feedparser opens strings as addresses or files.
    stream = io.BytesIO(guarded.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        found = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # noqa: BLE001 - it promises nothing of hostile feeds, and raises KeyError and more
        return None
    if not found.entries:
        return None
    kind: FeedKind = "atom" if found.version.startswith("atom") else "rss"
    return Feed(
        kind=kind,
        title=plain_text(_string(found.feed, "title")),
        language=_string(found.feed, "language") or None,
        home=clean_url(_string(found.feed, "link"), url) if _string(found.feed, "link") else None,
        entries=tuple(_entry(entry, url, context) for entry in found.entries[:ENTRIES_MAX]),
        well_formed=False,
    )


def _string(data: Any, name: str) -> str:
    # Not feedparser's own get(), which answers for other names too.
    value = dict.get(data, name)
    return value.strip() if isinstance(value, str) else ""


def _entry(entry: Any, url: str, context: DateContext) -> FeedEntry:
    dates = filter(None, (_string(entry, name) for name in ("published", "created", "updated")))
    readings = (read_date(date, context, "feed") for date in dates)
    contents = [_string(part, "value") for part in dict.get(entry, "content") or []]
    guid, summary = _string(entry, "id"), _string(entry, "summary")
    author = plain_text(_string(entry, "author"), 200)
    return FeedEntry(
        url=_address(entry, guid, url),
        title=plain_text(_string(entry, "title")),
        date=next((reading for reading in readings if reading is not None), None),
        teaser=plain_text(summary or "".join(contents)),
        byline=(author,) if author else (),
        guid=guid or None,
        text_html=contents[0] if contents else (summary if "<" in summary else ""),
    )


def _address(entry: Any, guid: str, url: str) -> str:
    """The address of an entry: its link, else an id that is one."""
    link = _string(entry, "link") or (guid if guid.startswith("http") else "")
    return (clean_url(link, url) or "") if link else ""
