"""The items of a JSON array one by one: of one that breaks off, those that came whole."""

from __future__ import annotations

import json
from typing import Any

from presswatch.languages.patterns import compiled_later

_BLANKS = compiled_later(r"[ \t\r\n]*")


def read_items(text: str, start: int) -> tuple[list[Any], int | None]:
    """The items of the array whose "[" is at `start`, as far as they can be read.

    With the place from which the next one may be looked for, None where the array came to its end. Line ends and tabs
    as they are in a text are accepted.
    """
    decoder, items, at = json.JSONDecoder(strict=False), list[Any](), start + 1
    while True:
        at = _after_blanks(text, at)
        if text[at : at + 1] == "]":
            return items, None
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return items, at + 1
        items.append(item)
        at = _after_blanks(text, at)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != "]":
            return items, at


def _after_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at
