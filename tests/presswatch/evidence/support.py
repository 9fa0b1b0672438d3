"""Reads whole files of an archive, without knowledge of our references."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path

from presswatch.evidence.archive import Archive
from presswatch.evidence.warc import parse_record
from presswatch.records import SnapshotRef


@dataclass(frozen=True)
class FileReport:
    """The result of reading a whole file: its references in order, and the bytes after the last whole record."""

    refs: tuple[SnapshotRef, ...]
    torn_bytes: int


def files(archive: Archive) -> list[str]:
    """The names of all WARC files, relative, sorted (which is by time)."""
    return sorted(path.relative_to(archive.root).as_posix() for path in archive.root.rglob("*.warc.gz"))


def check_file(archive: Archive, warc_file: str) -> FileReport:
    """Reads a whole file: its snapshots, and how many bytes at its end are no complete record."""
    data = Path(archive.root / warc_file).read_bytes()
    refs, offset = [], 0
    while offset < len(data):
        opener = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            block = opener.decompress(data[offset:])
        except zlib.error:
            break
        if not opener.eof:
            break
        end = len(data) - len(opener.unused_data)
        assert gzip.decompress(data[offset:end]) == block
        if b"WARC-Type: response\r\n" in block.partition(b"\r\n\r\n")[0]:
            refs.append(SnapshotRef(warc_file, offset, end - offset, parse_record(block).payload_sha256))
        offset = end
    return FileReport(tuple(refs), len(data) - offset)
