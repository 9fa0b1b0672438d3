"""The line on which a key or value of a valid TOML file is: tomllib does not say, so it is walked once more."""

import re
import tomllib
from functools import lru_cache

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")
_STRING = r'"""(?:\\.|[^\\])*?"""+|' r"'''.*?'''+|" r'"(?:\\.|[^"\\])*"|' r"'[^']*'"
_KEY = re.compile(rf"(?:[ \t]*(?:[\w-]+|{_STRING})[ \t]*\.)*[ \t]*(?:[\w-]+|{_STRING})", re.DOTALL)
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_SCALAR = re.compile(rf"{_STRING}|[^,\]}}#\n]*", re.DOTALL)


def line_of(text: str, path: Path) -> int:
    """The line (from 1) of the key or element at `path`, else of the nearest table around it; 0 if there is none."""
    starts = _walk(text).starts
    for length in range(len(path), 0, -1):
        if path[:length] in starts:
            return text.count("\n", 0, starts[path[:length]]) + 1
    return 0


def tables_at(text: str, path: Path) -> list[tuple[int, int]]:
    """Where each table of the `[[…]]` entry at `path` begins and its last value ends: its own, and those within it."""
    walk = _walk(text)
    places = zip(walk.tables, walk.ends, strict=True)
    return [(start, end) for (table, start), end in places if table[: len(path)] == path]


def is_inline(text: str, section: str) -> bool:
    """True if the entries of a section are in one array: `section = [{ … }]`."""
    start = _walk(text).starts.get((section,))
    return start is not None and text[start] != "["


class _Walk:
    """One walk over a valid TOML text: where each key, table and element `starts`; where each of the `tables` ends."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.starts: dict[Path, int] = {}
        self.tables: list[tuple[Path, int]] = []
        self.ends: list[int] = []
        self.table_counts: dict[Path, int] = {}
        prefix: Path = ()
        while self._skip_blank():
            if text[self.at] == "[":
                start = self.at
                prefix = self._header()
                self.tables.append((prefix, start))
                self.ends.append(self.at)
            else:
                self._pair(prefix)
                if self.ends:
                    self.ends[-1] = self.at

    def _skip_blank(self) -> bool:
        self._take(_BLANK)
        return self.at < len(self.text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        assert match, "tomllib has read this text"
        self.at = match.end()
        return match[0]

    def _header(self) -> Path:
        start = self.at
        of_tables = self.text.startswith("[[", start)
        self.at += 2 if of_tables else 1
        path = self._inside(self._key(), start)
        if of_tables:
            count = self.table_counts.get(path, 0)
            self.table_counts[path] = count + 1
            self.starts.setdefault(path, start)
            path = (*path, count)
        self.starts.setdefault(path, start)
        self.at = self.text.index("]", self.at) + (2 if of_tables else 1)
        return path

    def _inside(self, keys: Path, start: int) -> Path:
        """A header's keys as a path: an array of tables on the way means its latest table."""
        path: Path = ()
        for number, key in enumerate(keys):
            path = (*path, key)
            self.starts.setdefault(path, start)
            if number < len(keys) - 1 and path in self.table_counts:
                path = (*path, self.table_counts[path] - 1)
        return path

    def _key(self) -> Path:
        value: object = tomllib.loads(f"{self._take(_KEY)} = 0")
        keys: Path = ()
        while isinstance(value, dict):
            ((key, value),) = value.items()
            keys = (*keys, key)
        return keys

    def _pair(self, prefix: Path) -> None:
        start = self.at
        path = prefix
        for key in self._key():
            path = (*path, key)
            self.starts.setdefault(path, start)
        self._take(_EQUALS)
        self._value(path)

    def _value(self, path: Path) -> None:
        letter = self.text[self.at]
        if letter == "[":
            self._array(path)
        elif letter == "{":
            self.at += 1
            while self._skip_blank() and self.text[self.at] != "}":
                self._pair(path)
            self.at += 1
        else:
            self._take(_SCALAR)

    def _array(self, path: Path) -> None:
        self.at += 1
        number = 0
        while self._skip_blank() and self.text[self.at] != "]":
            self.starts.setdefault((*path, number), self.at)
            self._value((*path, number))
            number += 1
        self.at += 1


_walk = lru_cache(maxsize=1)(_Walk)
