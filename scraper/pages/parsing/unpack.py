"""Files that arrive gzipped although no header says so (sitemap.xml.gz, some feeds)."""

from __future__ import annotations

import zlib

# What opens to more is cut: the limit of an opened page (16 MiB).
OPENED_MAX_BYTES = 16 * 1024 * 1024
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = 31


def opened(body: bytes) -> bytes:
    """The body, unpacked if it is gzip; what a broken or too large file gives until its end or the limit."""
    if not body.startswith(_GZIP_MAGIC):
        return body
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    try:
        return unpacker.decompress(body, OPENED_MAX_BYTES)
    except zlib.error:
        return b""
