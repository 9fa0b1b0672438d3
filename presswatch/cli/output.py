"""Printing: JSON documents, tables and messages, with nothing in them that could steer a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import click

from presswatch.encoders.json import json_text
from presswatch.encoders.words import safe
from presswatch.moments import utc_text

_WIDEST_PLAIN = 80


def print_json(value: Any) -> None:
    """Prints one JSON document; letters of every script stay readable, control characters are escaped."""
    sys.stdout.buffer.write(json_text(value, indent=2).encode() + b"\n")
    sys.stdout.buffer.flush()


def say(text: str) -> None:
    """A message for the person at the terminal: standard error."""
    click.echo(safe(text), err=True)


def cell(value: Any) -> str:
    """A value as it stands in a table: empty for None, days as such, times to the minute in UTC."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return utc_text(value)[:16].replace("T", " ") + "Z"
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list | tuple):
        return ", ".join(cell(item) for item in value)
    return safe(str(value))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "") -> None:
    """A table: drawn by rich on a terminal, plain columns with two blanks between them elsewhere."""
    lines = [[cell(value) for value in row] for row in rows]
    if sys.stdout.isatty():
        _print_rich(columns, lines, title)
    else:
        _print_plain(columns, lines)


def _print_rich(columns: Sequence[str], lines: Sequence[Sequence[str]], title: str) -> None:
    from rich import box  # noqa: PLC0415  only on a terminal
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for line in lines:
        table.add_row(*(Text(text, style=STATE_COLOURS.get(text, "")) for text in line))
    Console().print(table)


STATE_COLOURS = {
    "ok": "green",
    "new": "cyan",
    "partial": "yellow",
    "failing": "red",
    "failed": "red",
    "blocked": "magenta",
    "gone": "red",
    "interrupted": "yellow",
}


def _print_plain(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    widths = [
        min(_WIDEST_PLAIN, max(map(width_of, column)))
        for column in zip([name.upper() for name in columns], *lines, strict=True)
    ]
    for line in ([name.upper() for name in columns], *lines):
        padded = (text + " " * max(0, width - width_of(text)) for text, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def width_of(text: str) -> int:
    """How many terminal cells a text takes: Korean, Chinese and Japanese letters take two, combining marks none."""
    import unicodedata  # noqa: PLC0415

    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(bool(unicodedata.combining(letter)) for letter in text)
