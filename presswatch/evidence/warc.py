"""Single records of WARC/1.1 files: a snapshot as one compressed response record with its opened body, and back."""

import hashlib
import re
import uuid
import zlib
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO

from presswatch.records import Snapshot

MAX_RECORD_BYTES = 64 * 1024 * 1024
"""No record opens to more than this (bodies are capped at 16 MB when fetched): a damaged file cannot act as a bomb."""
COMPRESSION = 1
"""isal's level: a fifth of the time of zlib's level 3 for as many bytes; warcio would take zlib's 9."""
RENAMED_PREFIX = "X-Archive-Orig-"
"""Marks headers that were true of the transfer and are not of the stored body."""

_SPECIFICATION = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_GZIP_MEMBER = zlib.MAX_WBITS | 16
_LINE_BREAKS = re.compile(r"[\r\n\0]+")
_PHRASES = {int(status): status.phrase for status in HTTPStatus}


def opening_member(name: str, moment: datetime) -> bytes:
    """The record that opens a file, compressed: who wrote it, in which form."""
    from presswatch import __version__  # noqa: PLC0415 - read when a file is begun

    fields = f"software: presswatch/{__version__}\r\nformat: WARC File Format 1.1\r\nconformsTo: {_SPECIFICATION}\r\n"
    headers = [("WARC-Type", "warcinfo"), ("WARC-Filename", name), ("WARC-Date", _warc_date(moment))]
    return _member(headers, "application/warc-fields", fields.encode())


def response_member(snapshot: Snapshot) -> bytes:
    """A snapshot as one compressed response record; its hash must be that of its body."""
    charset, head = _http_head(snapshot)
    block = head + snapshot.body
    headers = [
        ("WARC-Type", "response"),
        ("WARC-Target-URI", _one_line(snapshot.url)),
        ("WARC-Date", _warc_date(snapshot.fetched_at)),
        ("WARC-Payload-Digest", f"sha256:{snapshot.payload_sha256}"),
        ("WARC-Block-Digest", f"sha256:{hashlib.sha256(block).hexdigest()}"),
        ("Presswatch-Header-Charset", charset),
    ]
    return _member(headers, "application/http; msgtype=response", block)


def _member(headers: list[tuple[str, str]], content_type: str, block: bytes) -> bytes:
    """Builds one record with warcio and compresses it as a gzip member of its own."""
    from warcio.recordloader import ArcWarcRecord  # noqa: PLC0415 - needed only where something is written
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    head = StatusAndHeaders("", [*headers, ("WARC-Record-ID", f"<urn:uuid:{uuid.uuid4()}>")], protocol="WARC/1.1")
    # No http_headers object: warcio would percent-encode what the server sent, and the bytes would differ.
    record = ArcWarcRecord("warc", headers[0][1], head, BytesIO(block), None, content_type, len(block))
    if not head.get_header("WARC-Block-Digest"):
        head.add_header("WARC-Block-Digest", f"sha256:{hashlib.sha256(block).hexdigest()}")
    head.add_header("Content-Type", content_type)
    out = _Squeezed()
    WARCWriter(out, gzip=False, warc_version="WARC/1.1").write_record(record)
    return out.getvalue()


class _Squeezed:
    """A file to write to that keeps what is written as one gzip member: a record is never in memory whole twice."""

    def __init__(self) -> None:
        from isal import isal_zlib  # noqa: PLC0415 - needed only where something is written

        self._squeezer = isal_zlib.compressobj(COMPRESSION, isal_zlib.DEFLATED, _GZIP_MEMBER)
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(self._squeezer.compress(data))
        return len(data)

    def flush(self) -> None:
        """Does nothing: warcio flushes what it has written."""

    def getvalue(self) -> bytes:
        return b"".join((*self._parts, self._squeezer.flush()))


def _warc_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _one_line(text: str) -> str:
    return _LINE_BREAKS.sub(" ", text)


def _http_head(snapshot: Snapshot) -> tuple[str, bytes]:
    """Status line and headers as bytes, with the charset they are written in (Latin-1 wherever it can say them)."""
    lines = [f"HTTP/1.1 {snapshot.status} {_PHRASES.get(snapshot.status, 'Unknown')}"]
    lines += [f"{_stored_name(name, value, snapshot)}: {_one_line(value)}" for name, value in snapshot.headers]
    text = "\r\n".join(lines) + "\r\n\r\n"
    try:
        return "latin-1", text.encode("latin-1")
    except UnicodeEncodeError:
        return "utf-8", text.encode("utf-8", "surrogatepass")


def _stored_name(name: str, value: str, snapshot: Snapshot) -> str:
    """The header's name in the archive: with the prefix if it is not true of the stored body."""
    name = _one_line(name).replace(":", "")
    lower = name.lower()
    lies = (
        lower in ("transfer-encoding", "content-encoding")
        or (lower == "content-length" and value.strip() != str(len(snapshot.body)))
        or lower.startswith(RENAMED_PREFIX.lower())
    )
    return RENAMED_PREFIX + name if lies else name


def opened(member: bytes) -> bytes:
    """Decompresses exactly one gzip member. Raises ValueError if it is not whole or too large."""
    opener = zlib.decompressobj(_GZIP_MEMBER)
    block = opener.decompress(member, MAX_RECORD_BYTES)
    if not opener.eof:
        too_large = bool(opener.unconsumed_tail)
        raise ValueError("larger than any snapshot" if too_large else "the compressed data ends early")
    return block


def _split(block: bytes) -> tuple[dict[str, str], bytes]:
    """A record's own headers (names in lower case) and its content block."""
    head, found, rest = block.partition(b"\r\n\r\n")
    if not found or not head.startswith(b"WARC/1."):
        raise ValueError("not a WARC record")
    fields: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\r\n")[1:]:
        name, _, value = line.partition(":")
        fields[name.lower()] = value.strip(" \t")
    return fields, rest[: int(fields["content-length"])]


def parse_record(block: bytes) -> Snapshot:
    """Reads a response record back. Raises ValueError or LookupError if it is none or not whole."""
    fields, content = _split(block)
    if fields["warc-type"] != "response" or len(content) < int(fields["content-length"]):
        raise ValueError("not a whole response record")
    head, found, body = content.partition(b"\r\n\r\n")
    if not found:
        raise ValueError("the record holds no response")
    charset = fields.get("presswatch-header-charset", "latin-1")
    lines = head.decode(charset, "surrogatepass" if charset == "utf-8" else "strict").split("\r\n")
    headers = (line.partition(": ")[::2] for line in lines[1:])
    return Snapshot(
        url=fields["warc-target-uri"],
        status=int(lines[0].split(" ", 2)[1]),
        headers=tuple((name.removeprefix(RENAMED_PREFIX), value) for name, value in headers),
        body=body,
        fetched_at=datetime.fromisoformat(fields["warc-date"]),
        payload_sha256=fields["warc-payload-digest"].removeprefix("sha256:"),
    )
