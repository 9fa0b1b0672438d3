"""The letter statistics of py3langid, read from disk row by row: 70 MB of tables of which texts touch a few.

Loaded the library's own way, every reading process would hold them whole.
"""

from __future__ import annotations

import lzma
import os
import shutil
import tempfile
import zipfile
from array import array
from typing import IO, Any

# A zip file's local header: fixed part, and where in it the lengths of name and extra field stand (APPNOTE 4.3.7).
_HEADER_BYTES, _LENGTHS_AT = 30, 26
_ROW = 256
"""Moves of one state: one for each value of a byte."""
# Rows kept in memory, a kilobyte each; texts of one language share a few thousand.
_ROWS_KEPT = 4096


def load_identifier() -> Any:
    """The identifier with probabilities as scores; its two large tables stay in an unpacked file that it keeps open."""
    import numpy as np  # noqa: PLC0415 - with the library, only where a text is read
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - as above

    unpacked = tempfile.TemporaryFile(suffix=".npz")  # noqa: SIM115 - open as long as the tables are used
    with lzma.open(MODEL_DIR / MODEL_FILE) as packed:
        shutil.copyfileobj(packed, unpacked, 1 << 20)
    unpacked.seek(0)
    with np.load(unpacked, allow_pickle=False) as small:
        identifier = LanguageIdentifier(
            Chances(unpacked),
            np.asarray(small["pc"]),
            small["classes"].tolist(),
            Moves(unpacked),
            array("i", small["out_feat"].tolist()),
            norm_probs=True,
            tk_row=array("I", small["nextmove_row"].tolist()),
        )
    # A list of as many numbers, each an object of its own: with the one above eight megabytes, as arrays one.
    identifier._rowbase = array("I", identifier._rowbase)  # noqa: SLF001 - the library has no other way to say so
    return identifier


class Moves:
    """The moves of the automaton, by state and byte, as one long row of numbers."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start, (numbers,), dtype = _place(file, "nextmove")
        self._code = {2: "H", 4: "I"}[dtype.itemsize]
        self._row_bytes = _ROW * dtype.itemsize
        self._length = numbers
        self._rows: dict[int, array[int]] = {}

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, at: int) -> int:
        row = self._rows.get(at >> 8)
        return (row if row is not None else self._read(at >> 8))[at & 255]

    def _read(self, number: int) -> array[int]:
        if len(self._rows) >= _ROWS_KEPT:
            self._rows.clear()
        row = self._rows[number] = array(self._code)
        row.frombytes(os.pread(self._file.fileno(), self._row_bytes, self._start + number * self._row_bytes))
        return row


class Chances:
    """The table of log-probabilities, a row for each feature and a column for each language."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start, self.shape, self._dtype = _place(file, "ptc")
        self._row_bytes = self.shape[1] * self._dtype.itemsize

    def __getitem__(self, numbers: Any) -> Any:
        """The rows of these features as one array."""
        import numpy as np  # noqa: PLC0415 - as above

        place = self._file.fileno()
        rows = (os.pread(place, self._row_bytes, self._start + int(n) * self._row_bytes) for n in numbers)
        return np.frombuffer(b"".join(rows), self._dtype).reshape(len(numbers), self.shape[1])


def _place(file: IO[bytes], name: str) -> tuple[int, tuple[int, ...], Any]:
    """Where in an uncompressed .npz file a table begins, its shape and type."""
    import numpy as np  # noqa: PLC0415 - as above

    with zipfile.ZipFile(file) as archive:
        info = archive.getinfo(f"{name}.npy")
        with archive.open(info) as member:
            np.lib.format.read_magic(member)
            shape, _, dtype = np.lib.format.read_array_header_1_0(member)
            header_bytes = member.tell()
    lengths = os.pread(file.fileno(), _HEADER_BYTES - _LENGTHS_AT, info.header_offset + _LENGTHS_AT)
    name_bytes, extra_bytes = (int.from_bytes(lengths[at : at + 2], "little") for at in (0, 2))
    return info.header_offset + _HEADER_BYTES + name_bytes + extra_bytes + header_bytes, shape, dtype
