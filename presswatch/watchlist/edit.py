"""Edits of the watchlist that keep what people wrote; the file is replaced whole or not at all."""

import fcntl
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import resources
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

from presswatch.errors import StorageError, UsageError, WatchlistError
from presswatch.text.strings import folded_name
from presswatch.text.whole_file import whole_file, why_unwritable
from presswatch.urls.canonical import identity_key
from presswatch.watchlist.entries import Watchlist
from presswatch.watchlist.lines import is_inline, tables_at
from presswatch.watchlist.read import read_text, read_watchlist
from presswatch.watchlist.values import similar


def write_initial(path: Path, language: str) -> None:
    """Writes a watchlist to start from, with comments in a language, or in English where there are none in it.

    UsageError if there is a file already.
    """
    folder = resources.files("presswatch").joinpath("data")
    own = folder / f"watchlist.{language}.toml"
    starter = (own if own.is_file() else folder / "watchlist.toml").read_text("utf-8")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(starter)
    except FileExistsError:
        raise UsageError(f"init: {path}: a watchlist already exists; nothing was changed") from None
    except OSError as error:
        raise UsageError(f"init: {path}: {why_unwritable(path, error)}") from None


class EditRefusedError(UsageError):
    """An edit that would break the watchlist, which is as it was: the `key`, `why`, and a suggestion ("" = none)."""

    def __init__(self, key: str, why: str, suggestion: str = "") -> None:
        self.key, self.why, self.suggestion = key, why, suggestion
        super().__init__(f"{key}: {why}")


def add_entry(path: Path, section: str, values: Mapping[str, Any], **checks: Any) -> Any:
    """Appends an entry with these keys to a section ("sources"); returns it as read. Raises as `edit` does."""

    def change(text: str, watchlist: Watchlist) -> str:
        if section == "sources" and (name := known_addresses(watchlist).get(identity_key(str(values.get("url", ""))))):
            # Both would record each post.
            raise EditRefusedError("url", f"{name} watches it already")
        if section == "subjects" and (name := _other_names(watchlist).get(folded_name(str(values.get("name", ""))))):
            # Both would be mentioned in each place.
            raise EditRefusedError("name", f"it is a name of {name} already")
        return with_entries(text, section, [values])

    return getattr(edit(path, change, **checks), section)[-1]


def _other_names(watchlist: Watchlist) -> dict[str, str]:
    """The names of the subjects by their aliases and former names."""
    return {folded_name(other): one.name for one in watchlist.subjects for other in one.other_names if other}


def known_addresses(watchlist: Watchlist) -> dict[str, str]:
    """The names of the sources by what identifies their addresses."""
    return {identity_key(source.url): source.name for source in watchlist.sources}


def remove_entry(path: Path, section: str, name: str, **checks: Any) -> Any:
    """Takes the entry and the comment right above it out of a section; returns what it was.

    EditRefusedError if no entry has this name, or a channel refers to it.
    """
    removed: list[Any] = []
    channels: list[str] = []

    def change(text: str, watchlist: Watchlist) -> str:
        entries = getattr(watchlist, section)
        names = [entry.name for entry in entries]
        if name not in names:
            raise EditRefusedError("name", "it is not in the watchlist", similar(name, names))
        number = names.index(name)
        removed[:], channels[:] = [entries[number]], [channel.name for channel in watchlist.channels]
        return without_entry(text, section, number)

    try:
        edit(path, change, **checks)
    except EditRefusedError as error:
        if referring := re.match(r"channels\[(\d+)\]", error.key):
            channel = channels[int(referring[1]) - 1]
            why = f"the channel {channel} refers to it"
            raise EditRefusedError("name", why, "remove it there first") from None
        raise
    return removed[0]


ATTEMPTS = 10


def edit(path: Path, change: Callable[[str, Watchlist], str], **checks: Any) -> Watchlist:
    """Replaces the text of a watchlist by what `change` makes of it, again if somebody saved the file meanwhile.

    `checks` as `read_watchlist` has them. Returns the new watchlist. WatchlistError if the file cannot be read or
    written; EditRefusedError if the new text would be none.
    """
    with _alone(path):
        for _attempt in range(ATTEMPTS):
            before = read_text(path)
            known = read_watchlist(before, str(path), **checks)
            after = change(before, known)
            if after == before:
                return known
            try:
                watchlist = read_watchlist(after, str(path), **checks)
            except WatchlistError as error:
                raise EditRefusedError(error.key, error.why, error.suggestion) from None
            if _replaced(path, before, after):
                return watchlist
    raise WatchlistError(str(path), 0, "", "another program keeps changing it", "try again")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """While entered, no other process edits a watchlist of this folder by these functions."""
    folder = None
    with suppress(OSError):  # a file system without locks: the content is compared before it is replaced
        folder = os.open(path.resolve().parent, os.O_RDONLY)
        fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if folder is not None:
            os.close(folder)


class _SavedMeanwhileError(Exception):
    """The file no longer holds the text that an edit began with."""


def _replaced(path: Path, before: str, after: str) -> bool:
    """Replaces the file; False, and the file as it is, if it no longer holds the text `before`."""

    def check() -> None:
        if read_text(path) != before:
            raise _SavedMeanwhileError

    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if not mode & 0o222:
            raise WatchlistError(str(path), 0, "", "the file is write-protected", "chmod u+w permits changes")
        with whole_file(path.resolve(), last_check=check) as part:
            part.write_bytes(after.encode())
            part.chmod(mode)
    except _SavedMeanwhileError:
        return False
    except StorageError as error:
        raise WatchlistError(str(path), 0, "", error.why) from None
    return True


def with_entries(text: str, section: str, entries: Iterable[Mapping[str, Any]]) -> str:
    """The text with these entries at its end, or in the one array that holds those of the section."""
    import tomlkit  # noqa: PLC0415  only edits need it

    tables = []
    for values in entries:
        table = tomlkit.table()
        table.update(values)
        tables.append(table)
    if is_inline(text, section):
        document = tomlkit.parse(text)
        for table in tables:
            inline = tomlkit.inline_table()
            inline.update(table)
            document[section].append(inline)
        return tomlkit.dumps(document)
    line_end = "\r\n" if "\r\n" in text else "\n"
    written = "\n\n".join(f"[[{section}]]\n{table.as_string().rstrip()}" for table in tables) + "\n"
    kept = text.rstrip()
    return kept + line_end * 2 * bool(kept) + written.replace("\n", line_end)


def without_entry(text: str, section: str, number: int) -> str:
    """The text without one entry of a section, its comments, and the tables within it."""
    places = tables_at(text, (section, number))
    for start, end in reversed(places):
        text = _without_table(text, start, end)
    return text if places else _without_element(text, section, number)


def _without_table(text: str, start: int, end: int) -> str:
    """The text without the table between these offsets, its comments, and the blank lines after it."""
    lines = text.split("\n")
    first, after = text.count("\n", 0, start), text.count("\n", 0, end) + 1
    above = first - len(list(takewhile(_is_comment, reversed(lines[:first]))))
    below = after + len(list(takewhile(_is_comment, lines[after:])))
    # A comment at the top of the file describes the file; one right above a header describes what that heads.
    first = first if above == 0 else above
    after = after if below < len(lines) and lines[below].strip() else below
    following = list(dropwhile(lambda line: not line.strip(), lines[after:]))
    if following:
        return "\n".join(lines[:first] + following)
    kept = "\n".join(lines[:first]).rstrip()
    return kept + "\n" if kept else ""


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _without_element(text: str, section: str, number: int) -> str:
    """The text without one entry of `section = [{ … }]`, written in one array."""
    import tomlkit  # noqa: PLC0415  only edits need it

    document = tomlkit.parse(text)
    entries: Any = document[section]
    del entries[number]
    return tomlkit.dumps(document)
