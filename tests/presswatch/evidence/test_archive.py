"""The evidence archive: what is written is read back, damage is detected, and nothing that was confirmed is lost."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from presswatch.errors import StorageError
from presswatch.evidence.archive import Archive
from presswatch.records import Snapshot, SnapshotRef
from tests.presswatch.evidence.support import check_file, files

MOMENT = datetime(2026, 3, 1, 12, 30, 15, 250000, tzinfo=UTC)


def write(archive: Archive, snapshots: Sequence[Snapshot]) -> list[SnapshotRef]:
    """Appends the snapshots and syncs them to disk, as a run does before it commits."""
    refs = [archive.append(one) for one in snapshots]
    archive.sync()
    return refs


def snapshot(body: bytes = b"<p>words</p>", **changes) -> Snapshot:
    values = {
        "url": "https://riverrights.example/media/7",
        "status": 200,
        "headers": (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a1"')),
        "body": body,
        "fetched_at": MOMENT,
        "payload_sha256": hashlib.sha256(body).hexdigest(),
    }
    return Snapshot(**{**values, **changes})


header_text = st.text(st.characters(blacklist_characters="\r\n\0", blacklist_categories=("Cs",)), max_size=30)
header_name = st.text("ABCXYZabcxyz-0123456789", min_size=1, max_size=20)


@settings(max_examples=60, deadline=None)
@given(
    body=st.binary(max_size=4000),
    headers=st.lists(st.tuples(header_name, header_text), max_size=6),
    status=st.integers(100, 999),
    later=st.timedeltas(timedelta(days=-9000), timedelta(days=25000)),
)
def test_written_then_read_is_the_same(tmp_path_factory, body, headers, status, later):
    """Bytes, status, headers in order and the time are read back exactly."""
    original = snapshot(body, headers=tuple(headers), status=status, fetched_at=MOMENT + later)
    with Archive(tmp_path_factory.mktemp("archive")) as archive:
        (ref,) = write(archive, [original])
        assert archive.read(ref) == original
        assert archive.verify(ref) is None


@pytest.mark.parametrize(
    "headers",
    [
        (("Transfer-Encoding", "chunked"), ("Content-Encoding", "br"), ("Content-Length", "3")),
        (("X-Archive-Orig-Content-Length", "9"), ("content-encoding", "gzip")),
        (("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X-Empty", "")),
    ],
)
def test_headers_of_the_transfer_come_back(tmp_path, headers):
    """Headers renamed in the file for other tools are returned under their own names."""
    original = snapshot(headers=headers)
    archive = Archive(tmp_path)
    assert archive.read(write(archive, [original])[0]).headers == headers


def test_other_tools_read_and_check_the_file(tmp_path):
    """warcio accepts every record and both digests, and sees the body without decoding."""
    bodies = [b"one", "둘 · zwei".encode() * 500, b"\x1f\x8b broken gzip", b""]
    with Archive(tmp_path, run="12") as archive:
        refs = write(archive, [snapshot(body, headers=(("Content-Encoding", "gzip"),)) for body in bodies])
    seen = []
    with (tmp_path / refs[0].warc_file).open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            content = record.content_stream().read()
            if record.rec_type == "response":
                assert record.rec_headers.protocol == "WARC/1.1"
                assert record.rec_headers.get_header("WARC-Target-URI") == "https://riverrights.example/media/7"
                assert record.http_headers.get_statuscode() == "200"
                seen.append(content)
    assert seen == bodies


def test_nothing_is_made_before_the_first_write(tmp_path):
    """Opening, listing and writing nothing create no file."""
    archive = Archive(tmp_path / "archive")
    assert write(archive, []) == []
    assert files(archive) == []
    assert not (tmp_path / "archive").exists()


def test_two_writers_never_share_a_file(tmp_path):
    """Two archives of one process on one folder write separate files, each readable by the other."""
    one, two = Archive(tmp_path, run="5"), Archive(tmp_path, run="5")
    refs = write(one, [snapshot(b"1")]) + write(two, [snapshot(b"2")]) + write(one, [snapshot(b"3")])
    assert len(set(files(one))) == 2
    assert [two.read(ref).body for ref in refs] == [b"1", b"2", b"3"]


def test_a_new_file_for_a_new_day_and_for_a_full_one(tmp_path):
    """A file ends with the day or at its maximum size; references into earlier files stay valid."""
    archive = Archive(tmp_path, max_file_bytes=2000)
    moments = [MOMENT, MOMENT + timedelta(days=1), MOMENT + timedelta(days=1, hours=1)]
    refs = write(archive, [snapshot(os.urandom(3000), fetched_at=moment) for moment in moments])
    assert len(files(archive)) == 3
    assert [archive.verify(ref) for ref in refs] == [None, None, None]


def test_an_altered_byte_is_detected(tmp_path):
    """verify detects one changed byte anywhere in a record, and read refuses the record."""
    archive = Archive(tmp_path)
    (ref,) = write(archive, [snapshot(b"words " * 50)])
    path = tmp_path / ref.warc_file
    data = path.read_bytes()
    for place in range(ref.offset + 10, ref.offset + ref.length, 7):
        spoiled = bytearray(data)
        spoiled[place] ^= 0x20
        if _decompresses_alike(bytes(spoiled[ref.offset :][: ref.length]), data[ref.offset :][: ref.length]):
            continue
        path.write_bytes(spoiled)
        assert archive.verify(ref), place
        with pytest.raises(StorageError):
            archive.read(ref)


def _decompresses_alike(spoiled: bytes, record: bytes) -> bool:
    """True if the changed bit is a spare one after the end of the compressed data, which has no effect."""
    try:
        return gzip.decompress(spoiled) == gzip.decompress(record)
    except (OSError, EOFError, zlib.error):
        return False


def test_a_truncated_file_is_reported_and_loses_only_its_tail(tmp_path):
    """Cut anywhere, a file still yields every record before the cut and reports the incomplete bytes."""
    archive = Archive(tmp_path)
    first, last = write(archive, [snapshot(b"first"), snapshot(b"last")])
    path = tmp_path / first.warc_file
    whole = path.read_bytes()
    for size in range(last.offset + 1, len(whole)):
        path.write_bytes(whole[:size])
        assert archive.read(first).body == b"first"
        assert "cut short" in (archive.verify(last) or "")
        report = check_file(archive, first.warc_file)
        assert (report.refs, report.torn_bytes) == ((first,), size - last.offset)
    path.write_bytes(whole)
    assert check_file(archive, first.warc_file).refs == (first, last)
    assert check_file(archive, first.warc_file).torn_bytes == 0


@pytest.mark.parametrize("name", ["../outside.warc.gz", "/etc/passwd", "missing.warc.gz"])
def test_a_reference_out_of_the_archive_is_refused(tmp_path, name):
    """A reference that leads elsewhere or to nothing is a StorageError, and verify reports it."""
    archive = Archive(tmp_path / "archive")
    ref = SnapshotRef(name, 0, 10, "")
    with pytest.raises(StorageError):
        archive.read(ref)
    assert archive.verify(ref)


def test_a_whole_record_elsewhere_or_of_other_bytes_is_refused(tmp_path):
    """A file outside the archive is not part of it, and an intact record need not be the one referred to."""
    (ref,) = write(Archive(tmp_path / "other"), [snapshot()])
    (own,) = write(Archive(tmp_path / "archive"), [snapshot()])
    archive = Archive(tmp_path / "archive")
    assert archive.verify(own) is None
    outside = SnapshotRef(f"../other/{ref.warc_file}", ref.offset, ref.length, ref.payload_sha256)
    assert "outside" in (archive.verify(outside) or "")
    other = SnapshotRef(own.warc_file, own.offset, own.length, hashlib.sha256(b"other words").hexdigest())
    assert "altered" in (archive.verify(other) or "")


def test_a_false_hash_is_not_accepted(tmp_path):
    """A snapshot whose hash does not match its body is a programming error and is not stored."""
    with pytest.raises(ValueError, match="hash"):
        write(Archive(tmp_path), [snapshot(payload_sha256="0" * 64)])


def test_a_full_disk_is_reported_and_the_next_file_is_whole(tmp_path, monkeypatch):
    """If fsync fails, nothing is confirmed and the archive continues in another file."""
    archive = Archive(tmp_path)
    (kept,) = write(archive, [snapshot(b"kept")])
    real = os.fsync

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"^disk full: "):
        write(archive, [snapshot(b"lost")])
    monkeypatch.setattr(os, "fsync", real)
    (after,) = write(archive, [snapshot(b"after")])
    assert after.warc_file != kept.warc_file
    assert [archive.read(ref).body for ref in (kept, after)] == [b"kept", b"after"]


def test_appended_then_synced_is_as_written(tmp_path):
    """Several snapshots appended one by one and synced once are readable by their references, across files too."""
    archive = Archive(tmp_path, max_file_bytes=2000)
    refs = [archive.append(snapshot(os.urandom(1500))) for _ in range(4)]
    archive.sync()
    assert len(files(archive)) > 1
    assert [Archive(tmp_path).verify(ref) for ref in refs] == [None] * 4
    assert Archive(tmp_path / "other").sync() is None


_WRITER = """
import hashlib, os, sys
from datetime import datetime, timezone
from pathlib import Path
from presswatch.evidence.archive import Archive
from presswatch.records import Snapshot
archive, number = Archive(Path(sys.argv[1])), 0
while True:
    body = os.urandom(20000) + number.to_bytes(4, "big")
    made = Snapshot(url="https://a.example/", status=200, headers=(), body=body,
                    fetched_at=datetime(2026, 3, 1, tzinfo=timezone.utc),
                    payload_sha256=hashlib.sha256(body).hexdigest())
    ref = archive.append(made)
    archive.sync()
    print(ref.warc_file, ref.offset, ref.length, ref.payload_sha256, flush=True)
    number += 1
"""


@pytest.mark.parametrize("promised", [1, 7, 40])
def test_killed_while_writing_loses_nothing_promised(tmp_path, promised):
    """After kill -9 every reference that was returned is readable, and the next run continues."""
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    lines = [writer.stdout.readline() for _ in range(promised)]
    os.kill(writer.pid, signal.SIGKILL)
    lines += writer.stdout.read().splitlines()
    writer.wait()
    writer.stdout.close()
    refs = [SnapshotRef(name, int(at), int(size), sha) for name, at, size, sha in map(str.split, lines)]
    archive = Archive(tmp_path)
    assert len(refs) >= promised
    assert [archive.verify(ref) for ref in refs] == [None] * len(refs)
    assert set(refs) <= set(check_file(archive, refs[0].warc_file).refs)
    assert archive.read(write(archive, [snapshot(b"next run")])[0]).body == b"next run"
