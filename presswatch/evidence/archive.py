"""The evidence: fetched bytes and headers in compressed WARC/1.1 files that any archive tool can open and check.

A process writes files of its own, never another's: none is spoiled, and a torn tail is never extended. Each record is a
gzip member, which a reference reads alone. References come after fsync: a row points to bytes on disk. The same bytes
of an unchanged post are not stored again (pipelines.record); that a page was unchanged is the database's matter.
"""

import contextlib
import errno
import hashlib
import os
import re
import uuid
import zlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from presswatch.errors import DISK_FULL, StorageError
from presswatch.evidence.warc import opened, opening_member, parse_record, response_member
from presswatch.records import Snapshot, SnapshotRef

MAX_FILE_BYTES = 100 * 1024 * 1024
"""From this size on a new file is begun: small enough to copy, large enough to stay few."""
# The disk, the user's quota or the largest file size is exhausted.
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


class Archive(contextlib.AbstractContextManager["Archive"]):
    """A folder of WARC files, made at the first write. Reading needs no lock; writing is for one thread."""

    def __init__(self, root: Path, run: str = "", max_file_bytes: int = MAX_FILE_BYTES) -> None:
        self.root = root
        self._run = _NOT_IN_NAMES.sub("-", run)[:40] or "run"
        self._max_file_bytes = max_file_bytes
        self._file: BinaryIO | None = None
        self._path = root
        self._day = date.min

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the file being written, if any; the next write begins another."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def prove_writable(self, now: datetime) -> None:
        """Makes the folder of this month and a trial file in it. Raises StorageError where that is refused."""
        folder = self._folder_of(now)
        trial = folder / f".trial-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            trial.touch(exist_ok=False)
            trial.unlink()
        except OSError as error:
            raise StorageError(str(folder), f"no snapshot can be written here: {error.strerror or error}") from error

    def append(self, snapshot: Snapshot) -> SnapshotRef:
        """Appends one snapshot, which counts after the next `sync`. StorageError; ValueError for a wrong hash."""
        if hashlib.sha256(snapshot.body).hexdigest() != snapshot.payload_sha256:
            raise ValueError(f"{snapshot.url}: the snapshot's hash is not that of its body")
        member = response_member(snapshot)
        try:
            file = self._open_for(snapshot)
            offset = file.tell()
            file.write(member)
        except OSError as error:
            raise self._refused(error) from error
        name = self._path.relative_to(self.root).as_posix()
        return SnapshotRef(name, offset, len(member), snapshot.payload_sha256)

    def sync(self) -> None:
        """Makes all that was appended safe on disk. Raises StorageError if the disk refuses."""
        try:
            self._sync()
        except OSError as error:
            raise self._refused(error) from error

    def read(self, ref: SnapshotRef) -> Snapshot:
        """The snapshot at `ref`, byte for byte. Raises StorageError if it is missing, torn or altered."""
        path = (self.root / ref.warc_file).resolve()
        if not path.is_relative_to(self.root.resolve()):
            raise StorageError(ref.warc_file, "lies outside the archive's folder")
        try:
            with path.open("rb") as file:
                file.seek(ref.offset)
                member = file.read(ref.length)
        except OSError as error:
            raise StorageError(str(path), f"snapshot not readable: {error.strerror or error}") from error
        if len(member) < ref.length:
            raise StorageError(str(path), f"snapshot cut short: {len(member)} of {ref.length} bytes at {ref.offset}")
        try:
            snapshot = parse_record(opened(member))
        except (ValueError, LookupError, zlib.error) as error:
            raise StorageError(str(path), f"no whole snapshot at {ref.offset}: {error}") from error
        actual = hashlib.sha256(snapshot.body).hexdigest()
        if not actual == ref.payload_sha256 == snapshot.payload_sha256:
            raise StorageError(
                str(path), f"snapshot altered at {ref.offset}: SHA-256 {actual}, not {ref.payload_sha256}"
            )
        return snapshot

    def verify(self, ref: SnapshotRef) -> str | None:
        """None if the bytes at `ref` are there and have the hash; else what is wrong, in plain words."""
        try:
            self.read(ref)
        except StorageError as error:
            return str(error)
        return None

    def _open_for(self, snapshot: Snapshot) -> BinaryIO:
        """The file to append to: a new one for the first snapshot, a later day or a full file."""
        day = snapshot.fetched_at.astimezone(UTC).date()
        if self._file is not None and (day > self._day or self._file.tell() >= self._max_file_bytes):
            self._sync()
            self.close()
        if self._file is None:
            self._day = day
            self._file = self._create(snapshot.fetched_at.astimezone(UTC))
        return self._file

    def _create(self, moment: datetime) -> BinaryIO:
        """A new file with its opening record; its name in the folder is on disk before it is used."""
        name = f"presswatch-{moment:%Y%m%dT%H%M%SZ}-{self._run}-{os.getpid()}-{uuid.uuid4().hex[:8]}.warc.gz"
        folder = self._folder_of(moment)
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / name
        file = self._path.open("xb")
        file.write(opening_member(name, moment))
        if os.name != "nt":  # which does not offer that a new name survives a power cut
            for parent in (folder, folder.parent, self.root):
                descriptor = os.open(parent, os.O_RDONLY)
                try:
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)
        return file

    def _folder_of(self, moment: datetime) -> Path:
        return self.root / f"{moment:%Y}" / f"{moment:%m}"

    def _sync(self) -> None:
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def _refused(self, error: OSError) -> StorageError:
        file, self._file = self._file, None
        if file is not None:  # its promised records were synced before, and a torn tail does not affect reading
            with contextlib.suppress(OSError):  # the same full disk again
                file.close()
        if error.errno in _FULL:
            return StorageError(str(self._path), f"{DISK_FULL}: the snapshot was not written; free some space")
        return StorageError(str(self._path), f"snapshot not written: {error.strerror or error}")
