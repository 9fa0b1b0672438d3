"""Printing: JSON documents, tables that fit their terminal, messages and progress, with nothing that could steer it."""

import re
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import click

from presswatch.encoders.json import json_text
from presswatch.encoders.words import isolated, safe
from presswatch.locale import _, pgettext
from presswatch.report import ProgressEvent, TryPost
from presswatch.text.moments import day_text, utc_text

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

Cell = tuple[str, ...]
"""The parts of a cell: one for a value, several for a list."""

GAP = 2
INDENT = 4
# A column is never narrower than this: words of twelve letters would each take a line.
LEAST_TEXT = 24
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def width_of(text: str) -> int:
    """How many terminal cells a text takes: two for Korean, Chinese and Japanese letters, none for combining marks."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def has_address(text: str) -> bool:
    """True if the text contains a web address."""
    return _ADDRESS.search(text) is not None


def in_line(text: str) -> str:
    """A text as printed in a line: isolated if it runs against the line, except addresses, which must stay copyable."""
    return text if has_address(text) else isolated(text)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most this many cells, broken between words; only an address makes a line longer."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width_of(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = [word] if has_address(word) else _pieces(word, width)
        lines += whole
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces of at most this many cells, one letter at least in each."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def table_lines(headings: Sequence[str], rows: Sequence[Sequence[Cell]], width: int) -> Iterator[list[str]]:
    """The lines of a table for a terminal of `width` cells, as pieces; addresses and wide values below their row."""
    texts = [list(map(", ".join, row)) for row in rows]
    natural = [max(map(width_of, column)) for column in zip(headings, *texts, strict=True)]
    across = list(range(len(headings))) if _total(natural) <= width else _across(texts, natural, width)
    below = sorted(set(range(len(headings))) - set(across))
    widths = _widths(natural, across, width)
    yield _line([headings[n] for n in across], widths)
    for row, line in zip(rows, texts, strict=True):
        folded = (wrapped(line[n], own) for n, own in zip(across, widths, strict=True))
        yield from (_line(pieces, widths) for pieces in zip_longest(*folded, fillvalue=""))
        yield from ([text] for text in _below([(headings[n], row[n]) for n in below], width))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _least(natural: Sequence[int], columns: Sequence[int]) -> list[int]:
    return [min(natural[n], LEAST_TEXT) for n in columns]


def _across(texts: Sequence[Sequence[str]], natural: Sequence[int], width: int) -> list[int]:
    """The columns printed next to each other; at least one."""
    values = [list(filter(None, column)) for column in zip(*texts, strict=True)]
    filled = [n for n, own in enumerate(values) if own]
    across = [
        n
        for n in filled
        if not any(map(has_address, values[n])) and statistics.median(map(width_of, values[n])) <= width
    ]
    while len(across) > 1 and _total(_least(natural, across)) > width:
        across.remove(max(across, key=natural.__getitem__))
    return across or filled[:1]


def _widths(natural: Sequence[int], columns: Sequence[int], width: int) -> list[int]:
    """The widths of these columns: their natural widths, or the available space shared by those that need more."""
    widths = _least(natural, columns)
    spare = width - _total(widths)
    while spare > 0 and (wanting := [n for n, column in enumerate(columns) if widths[n] < natural[column]]):
        for n in wanting[:spare]:
            widths[n] += 1
        spare -= len(wanting[:spare])
    return widths


def _line(cells: Iterable[str], widths: Sequence[int]) -> list[str]:
    pieces: list[str] = []
    for text, width in zip(cells, widths, strict=True):
        pieces += [in_line(text), " " * (width - width_of(text) + GAP)]
    while pieces and not pieces[-1].strip():
        pieces.pop()
    return pieces


def _below(cells: Sequence[tuple[str, Cell]], width: int) -> Iterator[str]:
    """The lines printed below a row: short values next to each other, an address alone on its line."""
    line = ""
    for heading, cell in cells:
        if not any(cell):
            continue
        for text in cell if has_address("".join(cell)) else (", ".join(cell),):
            words = f"{heading}{' ' * GAP}{isolated(text)}"
            longer = f"{line}{' ' * INDENT}{words}" if line else " " * INDENT + words
            if has_address(text) or width_of(longer) > width:
                if line:
                    yield line
                line = ""
                yield from _indented(heading, text, width)
            else:
                line = longer
    if line:
        yield line


def _indented(heading: str, text: str, width: int) -> Iterator[str]:
    """A value on lines of its own; an address needs no heading to say what it is."""
    first = " " * INDENT if heading == pgettext("column", "address") else f"{' ' * INDENT}{heading}{' ' * GAP}"
    if has_address(text) and " " not in text:
        yield first + text
        return
    lines = wrapped(text, max(1, width - width_of(first)))
    for number, line in enumerate(lines):
        yield (first if number == 0 else " " * width_of(first)) + in_line(line)


_WIDEST_PLAIN = 80


def print_json(value: Any) -> None:
    """Prints one JSON document; letters of every script stay readable, control characters are escaped."""
    sys.stdout.buffer.write(json_text(value, indent=2, former_names=True).encode() + b"\n")
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
        return _("yes") if value else ""
    if isinstance(value, list | tuple):
        return ", ".join(cell(item) for item in value)
    return safe(str(value))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Prints a table: fitted to a terminal; elsewhere plain columns with two blanks between them, never cut.

    The headings are English, and printed in the language of messages.
    """
    columns = [pgettext("column", column) for column in columns]
    lines = [
        [tuple(map(cell, value)) if isinstance(value, list | tuple) else (cell(value),) for value in row]
        for row in rows
    ]
    if sys.stdout.isatty():
        _print_fitted(columns, lines)
    else:
        _print_plain(columns, [[", ".join(parts) for parts in line] for line in lines])


def _print_fitted(columns: Sequence[str], lines: Sequence[Sequence[Cell]]) -> None:
    from rich.console import Console  # only on a terminal
    from rich.text import Text

    console = Console(highlight=False)
    colours = {state_word(state): colour for state, colour in STATE_COLOURS.items()}
    for number, pieces in enumerate(table_lines(columns, lines, console.width)):
        styles = (colours.get(piece, "") if number else "bold" for piece in pieces)
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
    lines = [[name.upper() for name in columns], *lines]
    widths = [min(_WIDEST_PLAIN, max(map(width_of, column))) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (text + " " * max(0, width - width_of(text)) for text, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def place_word(place: str) -> str:
    """The part of a post in which a name is, as people read it."""
    return pgettext("place", place)


def state_word(state: str) -> str:
    """The state of a source, a run or a channel as people read it."""
    return pgettext("state", state)


@contextmanager
def run_progress(*, quiet: bool) -> Iterator[Callable[[ProgressEvent], None] | None]:
    """The callback for a run's steps; None if nobody is watching."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn

    columns = (
        *(TextColumn(_("visiting")), BarColumn(), MofNCompleteColumn()),
        *(TextColumn("{task.description}"), TimeElapsedColumn()),
    )
    with _bar("", *columns) as update:

        def show(event: ProgressEvent) -> None:
            words = _("{posts} posts, {requests} requests", posts=event.posts, requests=event.requests)
            update(total=event.sources_total or None, completed=event.sources_done, description=words)

        yield show


@contextmanager
def try_progress(url: str, *, quiet: bool) -> Iterator[Callable[[TryPost], None] | None]:
    """Says at once what is read; the callback shows each post until the report takes its place, None if nobody sees."""
    words = _("reading {url}", url=url)
    if quiet or not sys.stderr.isatty():
        if not quiet:
            say(words)
        yield None
        return
    from rich.console import Console, Group
    from rich.live import Live
    from rich.spinner import Spinner
    from rich.text import Text

    head, lines = Spinner("dots", Text(safe(words))), dict[str, Text]()
    with Live(head, console=Console(stderr=True), transient=True) as live:

        def show(post: TryPost) -> None:
            day = day_text(post.published_on, post.published_precision) or _("no date")
            lines[post.url] = Text(f"  {day}  {apart(post.title)}", no_wrap=True, overflow="ellipsis")
            live.update(Group(head, *lines.values()))

        yield show


@contextmanager
def count_progress(words: str) -> Iterator[Callable[[int, int], None] | None]:
    """The callback for (done, total) of a long pass over stored posts; None if nobody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    with _bar(words) as update:
        yield lambda done, total: update(total=total, completed=done)


@contextmanager
def _bar(words: str, *columns: "ProgressColumn") -> Iterator[Callable[..., None]]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield partial(bar.update, bar.add_task(words, total=None))
