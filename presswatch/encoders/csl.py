"""CSL JSON, which citation programs and Zotero read: one array, written item by item."""

from __future__ import annotations

from datetime import date
from typing import IO, Any

from presswatch.encoders.json import json_text
from presswatch.encoders.words import one_line, web_address


class CslArray:
    """Writes items into one JSON array; `close` ends it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream, self._between = stream, "[\n"

    def write(self, item: dict[str, Any]) -> None:
        """One item; texts are cleaned, unknown values omitted."""
        kept = {key: _clean(key, value) for key, value in item.items()}
        self._stream.write(self._between + json_text({key: value for key, value in kept.items() if value}))
        self._between = ",\n"

    def close(self) -> None:
        self._stream.write("[]\n" if self._between == "[\n" else "\n]\n")


def csl_date(day: date | None, precision: str | None, *, certain: bool = True) -> dict[str, Any] | None:
    """A date with as many parts as are known; "circa" where it is not certain."""
    if day is None:
        return None
    parts = [day.year, day.month, day.day][: {"year": 1, "month": 2}.get(precision or "", 3)]
    return {"date-parts": [parts]} | ({} if certain else {"circa": True})


def _clean(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return web_address(value) if key == "URL" else one_line(value)
    return value
