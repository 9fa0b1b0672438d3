"""The language of a text: by its script, its small words, and the letter statistics of py3langid.

The tables of py3langid (70 MB) are read from disk row by row: loaded the library's own way, every reading process would
hold them whole.
"""

import lzma
import os
import re
import shutil
import tempfile
import zipfile
from array import array
from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import IO, Any

from presswatch.languages.packs import ordered_words, packs_with
from presswatch.languages.patterns import compiled_later
from presswatch.text.strings import grouped

# A zip file's local header: fixed part, and where in it the lengths of name and extra field are (APPNOTE 4.3.7).
_HEADER_BYTES, _LENGTHS_AT = 30, 26
_ROW = 256
"""Moves of one state: one for each value of a byte."""
# Rows kept in memory, a kilobyte each; texts of one language share a few thousand.
_ROWS_KEPT = 4096
MIN_STATISTIC_CHARS = 20
"""Shorter texts are recognized by their script alone: letter statistics guess at random there."""

_MAX_CHARS = 3000
_STATISTIC_CHARS = 800
"""What the statistics look at. On 2,707 pages 800 letters gave the same as 1,000, on 621 of them the same as 3,000."""
_MIN_WORDS = 30
_FUNCTION_SHARE = 0.12
"""Share of small words that running text has at least; half of English is made of them, a fifth of Finnish."""
_FUNCTION_LEAD = 1.5
"""This many times more than of any other language: Danish and Norwegian are left to the statistics."""
_DECLARED_LEAD = 1.2
"""The same for the declared language: Spanish has many of its small words in common with Galician."""
_DECLARED_BONUS = 0.35
"""The declared language wins unless the statistics are this much surer of another one."""

_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ko", compiled_later("[\uac00-\ud7af\u1100-\u11ff\u3130-\u318f]")),
    ("ja", compiled_later("[\u3040-\u30ff\uff66-\uff9f]")),
    ("th", compiled_later("[\u0e00-\u0e7f]")),
    ("el", compiled_later("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", compiled_later("[\u0590-\u05ff]")),
    ("hy", compiled_later("[\u0530-\u058f]")),
    ("ka", compiled_later("[\u10a0-\u10ff]")),
    ("km", compiled_later("[\u1780-\u17ff]")),
    ("lo", compiled_later("[\u0e80-\u0eff]")),
    ("my", compiled_later("[\u1000-\u109f]")),
    ("am", compiled_later("[\u1200-\u137f]")),
    ("ta", compiled_later("[\u0b80-\u0bff]")),
    ("te", compiled_later("[\u0c00-\u0c7f]")),
    ("zh", compiled_later("[\u3400-\u4dbf\u4e00-\u9fff]")),
)
"""Scripts that (nearly) one language uses; kana and Hangul come before Han, which Japanese and Korean share."""

_SHARED: tuple[tuple[frozenset[str], str, re.Pattern[str]], ...] = (
    (frozenset("ru uk bg sr mk be kk ky mn tg".split()), "ru", compiled_later("[\u0400-\u04ff]")),
    (
        frozenset("ar fa ur ps ckb ug".split()),
        "ar",
        compiled_later("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"),
    ),
    (frozenset("hi mr ne sa".split()), "hi", compiled_later("[\u0900-\u097f]")),
)
"""Scripts of several languages: which they are, and the most common one."""

_LEAST_SHARE = 0.4
_LEAST_SHARES = {"ko": 0.1, "ja": 0.1}
"""The share of letters that must be of a script; Korean and Japanese texts have Han and Latin letters as well."""

_LETTERS = compiled_later(r"[^\W\d_]+")
_BEYOND_LATIN = compiled_later("[\u0370-\uffff]+")


@lru_cache(maxsize=1)
def load_identifier() -> Any:
    """The identifier, its scores probabilities; its two large tables stay in an unpacked file that it keeps open."""
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

    def _read(self, number: int) -> "array[int]":
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


def read_language(text: str, declared: str | None = None) -> str | None:
    """The two-letter code of a text's language; the declared one if the text is too short; None if neither is known."""
    sample = text[:_MAX_CHARS]
    letters = sum(map(len, _LETTERS.findall(sample)))
    if not letters:
        return declared
    script = _by_script(sample, letters, declared)
    if script:
        return script
    if letters < MIN_STATISTIC_CHARS:
        return declared
    sample = sample[:_STATISTIC_CHARS]
    return _by_small_words(sample, declared) or _by_statistics(sample, declared)


def _by_script(text: str, letters: int, declared: str | None) -> str | None:
    """The language of a script, None for Latin and for scripts of several languages in longer texts."""
    text = "".join(_BEYOND_LATIN.findall(text))
    if not text:
        return None
    distinct = "".join(set(text))
    for language, pattern in _SCRIPTS:
        share = len(pattern.findall(text)) / letters if pattern.search(distinct) else 0.0
        if share > _LEAST_SHARES.get(language, _LEAST_SHARE):
            return language
    for languages, usual, pattern in _SHARED:
        if pattern.search(distinct) and len(pattern.findall(text)) > 0.4 * letters:
            if letters >= MIN_STATISTIC_CHARS:
                return None
            return declared if declared in languages else usual
    return None


def _by_small_words(text: str, declared: str | None) -> str | None:
    """The language whose small words are in both halves of a text, and no other's nearly as often; None if unsure.

    No answer for a text that declares a language whose words are not known here: it may be a neighbour's. Of the
    texts of 1,309 pages it settles 1,220, all as the statistics do, in a twentieth of their time.
    """
    words = _LETTERS.findall(text.lower())
    known, index = _small_words()
    if len(words) < _MIN_WORDS or (declared and declared not in known):
        return None
    middle = len(words) // 2
    first, second = (
        Counter(chain.from_iterable(index.get(word, ()) for word in half)) for half in (words[:middle], words[middle:])
    )
    (best, count), (_, other) = [*(first + second).most_common(2), ("", 0), ("", 0)][:2]
    lead = _DECLARED_LEAD if best == declared else _FUNCTION_LEAD
    spread = 4 * min(first[best], second[best]) >= count  # not those of a note above a text in another language
    return best if spread and count >= _FUNCTION_SHARE * len(words) and count >= lead * other else None


@lru_cache(maxsize=1)
def _small_words() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The languages whose small words are known, and the languages of each word."""
    known = packs_with("function_words")
    found = grouped((word, language) for language in known for word in ordered_words("function_words", language))
    return frozenset(known), {word: tuple(languages) for word, languages in found.items()}


def _by_statistics(text: str, declared: str | None) -> str | None:
    try:
        ranked: list[tuple[str, float]] = load_identifier().rank(text)
    except OSError:
        # The tables are unpacked into a temporary file; where the disk is full the page's own word has to do.
        return declared
    best, surest = ranked[0]
    own = next((score for language, score in ranked if language == declared), -1.0)
    return declared if own + _DECLARED_BONUS >= surest else best
