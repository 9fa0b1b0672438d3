"""Compressed bodies beyond what Scrapy asks of them: whether one broke off, and the beginning of one too large."""

from __future__ import annotations

import struct
import zlib

from scrapy.utils import _compression  # names once what differs between Python versions (brotli, zstd)

_brotli, _zstd = _compression.brotli, _compression.zstd  # type: ignore[attr-defined]
BROKEN = (OSError, EOFError, ValueError, struct.error, zlib.error, _brotli.error, _zstd.ZstdError)
"""What an opener raises on bytes that are not what their header says."""
_RAW = -zlib.MAX_WBITS
_EXTRA, _NAME, _COMMENT, _CHECK = 4, 8, 16, 2
_GZIP_HEAD = 10


def breaks_off(body: bytes, encoding: str, opened_bytes: int) -> bool:
    """True if a body that opened to so many bytes ends before its last block; False if that is unknown.

    A gzip without its trailer does not: old scripts send none, and nothing of the page is missing.
    """
    try:
        if encoding in ("gzip", "x-gzip"):
            whole = int.from_bytes(body[-4:], "little") == opened_bytes & 0xFFFFFFFF
            return not whole and not _ended(body[_gzip_head(body) :], _RAW)
        if encoding == "deflate":
            return not (_ended(body, zlib.MAX_WBITS) if _is_zlib(body) else _ended(body, _RAW))
        if encoding == "br":
            opener = _brotli.Decompressor()
            opener.process(body)
            return not opener.is_finished()
        if encoding == "zstd":
            opener = _zstd.ZstdDecompressor()
            opener.decompress(body)
            return not opener.eof
    except (*BROKEN, IndexError):
        pass
    return False


def beginning(body: bytes, encoding: str, most: int) -> bytes | None:
    """The first `most` bytes of what a body opens to; None for encodings of which no part can be had."""
    try:
        if encoding in ("gzip", "x-gzip"):
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, most)
        if encoding == "deflate":
            return zlib.decompressobj(zlib.MAX_WBITS if _is_zlib(body) else _RAW).decompress(body, most)
        if encoding == "br":
            return bytes(_brotli.Decompressor().process(body, output_buffer_limit=most))[:most]
        if encoding == "zstd":
            return bytes(_zstd.ZstdDecompressor().decompress(body, most))
    except BROKEN:
        pass
    return None


def _ended(data: bytes, window: int) -> bool:
    opener = zlib.decompressobj(window)
    opener.decompress(data)
    return opener.eof


def _is_zlib(data: bytes) -> bool:
    """True if a "deflate" has its header (RFC 1950, 2.2); some servers send it bare."""
    return len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0


def _gzip_head(data: bytes) -> int:
    """The length of a gzip member's header (RFC 1952, 2.3)."""
    flags, end = data[3], _GZIP_HEAD
    if flags & _EXTRA:
        end += 2 + int.from_bytes(data[end : end + 2], "little")
    for text in (_NAME, _COMMENT):
        if flags & text:
            end = data.index(0, end) + 1
    return end + 2 if flags & _CHECK else end
