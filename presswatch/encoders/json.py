"""JSON: letters of every script stay readable; characters that could steer a terminal or break a parser are escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any

from presswatch.encoders.former_names import with_former_names
from presswatch.encoders.table import Column, Stretch, TableWriter, Value
from presswatch.text.moments import utc_text

if TYPE_CHECKING:
    from presswatch.records import CoverageFacts, DateReading, Mention, Post


_SURROGATES = re.compile("[\ud800-\udfff]")
# DEL and C1, direction marks, and the two line ends that JavaScript knows and JSON does not. C0 is escaped anyway.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")


def json_ready(value: Any) -> Any:
    """A value of dataclasses, tuples, dates and times as plain JSON values; times become UTC with Z."""
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, Stretch):
        return value.on.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return json_ready(asdict(value))
    if isinstance(value, dict):
        return {str(key).rstrip("_"): json_ready(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [json_ready(item) for item in value]
    return value


def json_text(value: Any, *, indent: int | None = None, former_names: bool = False) -> str:
    """One JSON document without line end: text is kept to the letter, but for lone surrogates, which become U+FFFD.

    With `former_names` renamed keys occur under both names.
    """
    plain = json_ready(value)
    text = json.dumps(
        with_former_names(plain) if former_names else plain, ensure_ascii=False, indent=indent, allow_nan=False
    )
    text = _SURROGATES.sub("\ufffd", text)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class JsonLines(TableWriter):
    """Writes a table as JSON Lines: one object a line, UTF-8, LF; `null` for unknown values."""

    def __init__(self, stream: IO[str], columns: Sequence[Column]) -> None:
        self._stream, self._names = stream, [column.name for column in columns]

    def write(self, row: Sequence[Value]) -> None:
        """Writes the next row, its values in the order of the columns."""
        self._stream.write(json_text(dict(zip(self._names, row, strict=True))) + "\n")


def clipping_json(
    post: Post, mentions: Sequence[Mention] = (), coverage: CoverageFacts | None = None
) -> dict[str, Any]:
    """All that was understood of one post; keys as docs/record.md lists them, empty values kept."""
    items, people, quotes = (getattr(coverage, name, ()) for name in ("items", "people", "quotes"))
    return {
        "url": post.url,
        "title": post.title,
        "authors": list(post.byline),
        "date": post.published.on.isoformat() if post.published else None,
        "published": date_json(post.published),
        "language": post.language,
        "text": post.text,
        "blocks": [asdict(block) for block in post.blocks],
        "links": [asdict(link) for link in post.links],
        "mentions": [asdict(mention) for mention in mentions],
        "coverage": {
            "items": [asdict(item) | {"article_date": date_json(item.article_date)} for item in items],
            "people": [asdict(person) for person in people],
            "quotes": [asdict(quote) for quote in quotes],
        },
    }


def date_json(reading: DateReading | None) -> dict[str, Any] | None:
    """A date with its precision and origin; None for no date."""
    if reading is None:
        return None
    at = reading.at.isoformat().replace("+00:00", "Z") if reading.at else None
    return asdict(reading) | {"on": reading.on.isoformat(), "at": at}
