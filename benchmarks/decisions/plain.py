"""Values of the product as JSON, and as JSON in which no text can be read."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date
from typing import Any


def digest(value: str | bytes) -> str:
    """Twelve hexadecimal digits that replace a text."""
    data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
    return hashlib.sha256(data).hexdigest()[:12]


def number_of(name: str) -> int:
    """A number that depends only on the name, to choose by."""
    return int(digest(name), 16)


def plain(value: Any) -> Any:
    """A value of the product as JSON: dataclasses by the fields that count when compared, days ISO 8601, six digits."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value) if field.compare}
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted(map(plain, value), key=str)
    if isinstance(value, date):
        return value.isoformat()
    return round(value, 6) if isinstance(value, float) else value


def veiled(value: Any) -> Any:
    """JSON with each text as its hash: equal for equal texts, and unreadable."""
    if isinstance(value, dict):
        return {key: veiled(one) for key, one in value.items()}
    if isinstance(value, list):
        return [veiled(one) for one in value]
    return f"#{digest(value)}" if isinstance(value, str) else value
