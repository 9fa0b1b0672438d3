"""Edits of the watchlist that keep what people wrote; the file is replaced whole or not at all."""

from __future__ import annotations

import stat
from collections.abc import Collection, Mapping
from importlib import resources
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

from presswatch.errors import StorageError, UsageError, WatchlistError
from presswatch.text.whole_file import whole_file
from presswatch.urls.canonical import identity_key
from presswatch.watchlist.lines import entry_at
from presswatch.watchlist.read import read_text, read_watchlist


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
        raise UsageError(f"init: {path}: there is a watchlist already; nothing was changed") from None
    except OSError as error:
        raise UsageError(f"init: {path}: cannot be written: {error.strerror or error}") from None


def add_source(path: Path, values: Mapping[str, Any], *, site_spiders: Collection[str] = ()) -> None:
    """Appends a source with these keys, checked as a whole. WatchlistError, or UsageError for wrong values."""
    import tomlkit  # noqa: PLC0415  only edits need it

    before, url = read_text(path), str(values.get("url", ""))
    for source in read_watchlist(before, str(path), site_spiders=site_spiders).sources:
        if identity_key(source.url) == identity_key(url):  # both would be visited, and record each post twice
            raise UsageError(f"source add: {url}: {source.name} watches it already; nothing was changed")
    document = tomlkit.parse(before)
    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, value)
    if isinstance(document.get("sources"), tomlkit.items.Array):  # sources = [{ … }], written in one line
        inline = tomlkit.inline_table()
        inline.update(table)
        document["sources"].append(inline)
        text = tomlkit.dumps(document)
    else:
        text = f"{before.rstrip()}\n\n[[sources]]\n{table.as_string()}"  # tomlkit would put scattered entries together
    try:
        _write_checked(path, text, site_spiders)
    except WatchlistError as error:
        # The line that it names is none of the file, which is as it was.
        key, hint = error.key.rpartition(".")[2], f" ({error.suggestion})" if error.suggestion else ""
        option = "URL" if key == "url" else f"--{key}"
        raise UsageError(f"source add: {option}: {error.why}{hint}; nothing was changed") from None


def remove_source(path: Path, name: str, *, site_spiders: Collection[str] = ()) -> None:
    """Takes the source and the comment right above it out of the watchlist. UsageError if there is no such name."""
    text = read_text(path)
    names = [source.name for source in read_watchlist(text, str(path), site_spiders=site_spiders).sources]
    if name not in names:
        raise UsageError(f"source remove: {name}: no such source in {path} (known: {', '.join(names) or 'none'})")
    number = names.index(name)
    place = entry_at(text, ("sources", number))
    _write_checked(path, _without_entry(text, *place) if place else _without_element(text, number), site_spiders)


def _without_entry(text: str, start: int, end: int) -> str:
    """The text without the entry between these offsets, its comments, and the blank lines after it."""
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


def _without_element(text: str, number: int) -> str:
    """The text without one source of `sources = [{ … }]`, written in one array."""
    import tomlkit  # noqa: PLC0415  only edits need it

    document = tomlkit.parse(text)
    sources: Any = document["sources"]
    del sources[number]
    return tomlkit.dumps(document)


def _write_checked(path: Path, text: str, site_spiders: Collection[str]) -> None:
    read_watchlist(text, str(path), site_spiders=site_spiders)
    try:
        with whole_file(path.resolve()) as part:
            part.write_bytes(text.encode())
            part.chmod(stat.S_IMODE(path.stat().st_mode))
    except StorageError as error:
        raise WatchlistError(str(path), 0, "", error.why) from None
