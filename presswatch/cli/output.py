"""Printing: JSON documents, tables and messages, with nothing in them that could steer a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import click

from presswatch.cli.columns import Cell, in_line, table_lines, width_of
from presswatch.encoders.json import json_text
from presswatch.encoders.words import safe
from presswatch.text.moments import utc_text

_WIDEST_PLAIN = 80


def print_json(value: Any) -> None:
    """Prints one JSON document; letters of every script stay readable, control characters are escaped."""
    sys.stdout.buffer.write(json_text(value, indent=2).encode() + b"\n")
    sys.stdout.buffer.flush()


def say(text: str) -> None:
    """Prints a message for the person at the terminal, on standard error."""
    click.echo(safe(text), err=True)


def apart(text: str) -> str:
    """A text from outside within a line for people: it cannot control the terminal or reverse the text next to it."""
    return in_line(safe(text))


def cell(value: Any) -> str:
    """A value as printed in a table: empty for None, days as such, times to the minute in UTC."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return utc_text(value)[:16].replace("T", " ") + "Z"
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list | tuple):
        return ", ".join(cell(item) for item in value)
    return safe(str(value))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Prints a table: fitted to a terminal; elsewhere plain columns with two blanks between them, never cut."""
    lines = [[_parts(value) for value in row] for row in rows]
    if sys.stdout.isatty():
        _print_fitted(columns, lines)
    else:
        _print_plain(columns, [[", ".join(parts) for parts in line] for line in lines])


def _parts(value: Any) -> Cell:
    return tuple(cell(item) for item in value) if isinstance(value, list | tuple) else (cell(value),)


def _print_fitted(columns: Sequence[str], lines: Sequence[Sequence[Cell]]) -> None:
    from rich.console import Console  # noqa: PLC0415  only on a terminal
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)
    for number, pieces in enumerate(table_lines(columns, lines, console.width)):
        styles = (STATE_COLOURS.get(piece, "") if number else "bold" for piece in pieces)
        # The terminal wraps longer lines itself: it knows that each is one line, and copies it as one.
        console.print(Text.assemble(*zip(pieces, styles, strict=True)), soft_wrap=True)


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
