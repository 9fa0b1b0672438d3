"""The line on which a key or value of a valid TOML file is: tomllib does not say, so it is walked once more."""

from __future__ import annotations

import re
import tomllib

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")


def line_of(text: str, path: Path) -> int:
    """The line (from 1) of the key or element at `path`, else of the nearest table around it; 0 if there is none."""
    starts = _Walk(text).starts
    for length in range(len(path), 0, -1):
        if path[:length] in starts:
            return text.count("\n", 0, starts[path[:length]]) + 1
    return 0


def entry_at(text: str, path: Path) -> tuple[int, int] | None:
    """Where the `[[…]]` entry at `path` begins and its last value ends; None if there is none, or it is inline."""
    walk = _Walk(text)
    start = walk.starts.get(path)
    return None if start is None or not text.startswith("[[", start) else (start, walk.ends[path])


class _Walk:
    """One walk over a valid TOML text: where each key, table and element `starts`, and each table `ends`."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.starts: dict[Path, int] = {}
        self.ends: dict[Path, int] = {}
        self.table_counts: dict[Path, int] = {}
        prefix: Path = ()
        while self._skip_blank():
            if text[self.at] == "[":
                prefix = self._header()
            else:
                self._pair(prefix)
            self.ends[prefix] = self.at

    def _skip_blank(self) -> bool:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at < len(self.text)

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
        keys: list[str] = []
        while True:
            self._spaces()
            if self.text[self.at] == '"':
                inner = self._string()
                keys.append(str(tomllib.loads(f'key = "{inner}"')["key"]) if "\\" in inner else inner)
            elif self.text[self.at] == "'":
                keys.append(self._string())
            else:
                match = _BARE_KEY.match(self.text, self.at)
                keys.append(match[0] if match else "")
                self.at += len(keys[-1])
            self._spaces()
            if self.text[self.at] != ".":
                return tuple(keys)
            self.at += 1

    def _spaces(self) -> None:
        while self.text[self.at] in " \t":
            self.at += 1

    def _pair(self, prefix: Path) -> None:
        start = self.at
        path = prefix
        for key in self._key():
            path = (*path, key)
            self.starts.setdefault(path, start)
        self.at = self.text.index("=", self.at) + 1
        self._spaces()
        self._value(path)

    def _value(self, path: Path) -> None:
        letter = self.text[self.at]
        if letter in "\"'":
            self._string()
        elif letter == "[":
            self._array(path)
        elif letter == "{":
            self.at += 1
            while self._skip_blank() and self.text[self.at] != "}":
                self._pair(path)
            self.at += 1
        else:
            match = _BARE_VALUE.match(self.text, self.at)
            self.at = match.end() if match else self.at + 1

    def _array(self, path: Path) -> None:
        self.at += 1
        number = 0
        while self._skip_blank() and self.text[self.at] != "]":
            self.starts.setdefault((*path, number), self.at)
            self._value((*path, number))
            number += 1
        self.at += 1

    def _string(self) -> str:
        """Passes a string of any of the four kinds; returns the text between the quotes, escapes as written."""
        quote = self.text[self.at]
        mark = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        start = self.at = self.at + len(mark)
        while not self.text.startswith(mark, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        while len(mark) == 3 and self.text.startswith(quote, self.at + 3):  # quotes may precede the closing three
            self.at += 1
        inner = self.text[start : self.at]
        self.at += len(mark)
        return inner
