"""The items of a JSON array one by one: of one that breaks off, those that came whole."""

from __future__ import annotations

import json
import re
from typing import Any

_BLANKS = re.compile(r"[ \t\r\n]*")


def read_items(text: str, start: int) -> tuple[list[Any], bool]:
    """The items of the array whose "[" stands at `start`, as far as they can be read, and whether it came to an end."""
    decoder, items, at = json.JSONDecoder(), list[Any](), start + 1
    while True:
        at = _after_blanks(text, at)
        if text[at : at + 1] == "]":
            return items, True
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return items, False
        items.append(item)
        at = _after_blanks(text, at)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != "]":
            return items, False


def _after_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at
