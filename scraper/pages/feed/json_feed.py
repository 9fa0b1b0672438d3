"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from typing import Any

from presswatch.errors import PageError
from presswatch.languages.patterns import compiled_later
from presswatch.urls.canonical import clean_url
from scraper.pages.dates.read import DateContext, read_date
from scraper.pages.feed.types import ENTRIES_MAX, Feed, FeedEntry
from scraper.pages.parsing.payload import read_items
from scraper.pages.parsing.plain import plain_text

_VERSION = compiled_later(r'"version"\s*:\s*"([^"]{1,200})"')
_ITEMS = compiled_later(r'"items"\s*:\s*\[')


def read_json_feed(text: str, url: str, context: DateContext) -> Feed:
    """Reads a JSON Feed; raises PageError "not-feed" for other JSON and for broken JSON."""
    broken = False
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        data, broken = _beginning(text), True
        if data is None:
            raise PageError(url, "not-feed", "the answer is broken JSON") from error
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list) or "jsonfeed.org/version" not in str(data.get("version", "")):
        raise PageError(url, "not-feed", "the answer is JSON, but no JSON Feed")
    following, home = _string(data, "next_url"), _string(data, "home_page_url")
    return Feed(
        kind="json",
        title=plain_text(_string(data, "title")),
        language=_string(data, "language") or None,
        home=clean_url(home, url) if home else None,
        entries=tuple(_entry(item, url, context) for item in items[:ENTRIES_MAX] if isinstance(item, dict)),
        next_url=clean_url(following, url) if following else None,
        well_formed=not broken,
        broken=broken,
    )


def _beginning(text: str) -> dict[str, Any] | None:
    """What came whole of a JSON Feed that breaks off: its version and the first items; None without any."""
    version, items = _VERSION.search(text), _ITEMS.search(text)
    whole, _ = read_items(text, items.end() - 1) if items else ([], False)
    return {"version": version[1], "items": whole} if version and whole else None


def _string(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _entry(item: dict[str, Any], url: str, context: DateContext) -> FeedEntry:
    content = _string(item, "content_html")
    text = content or _string(item, "content_text")
    date = _string(item, "date_published") or _string(item, "date_modified")
    guid = _string(item, "id")
    address = _string(item, "url") or _string(item, "external_url") or (guid if guid.startswith("http") else "")
    return FeedEntry(
        url=(clean_url(address, url) or "") if address else "",
        title=plain_text(_string(item, "title")),
        date=read_date(date, context, "feed") if date else None,
        teaser=plain_text(_string(item, "summary") or text),
        byline=_authors(item),
        modified=_string(item, "date_modified"),
        guid=guid or None,
        text_html=content,
    )


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    listed = item.get("authors") or [item.get("author")]
    people = listed if isinstance(listed, list) else []
    names = (plain_text(_string(person, "name"), 200) for person in people if isinstance(person, dict))
    return tuple(name for name in names if name)
