"""Cells, lines and tables, exact to the cell."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta, timezone
from typing import Any

import click
import pytest

from presswatch.cli.output import (
    apart,
    cell,
    count_progress,
    print_table,
    run_progress,
    table_lines,
    try_progress,
    width_of,
    wrapped,
)
from presswatch.report import TryPost


class Terminal(io.StringIO):
    """A standard error that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("한국", 4), ("ｗ", 2), ("a\u200bb", 2), ("\u2067א\u2069", 1)],
)
def test_how_many_cells_a_text_takes(text: str, width: int):
    """A wide letter takes two cells, a combining mark none."""
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (datetime(2026, 3, 2, 17, 59, 59, tzinfo=timezone(timedelta(hours=9))), "2026-03-02 08:59Z"),
        (date(2026, 3, 2), "2026-03-02"),
        (True, "yes"),
        (False, ""),
        (0, "0"),
        (["a", None, 1], "a, , 1"),
        ("a\x1b[2J", "a\\x1b[2J"),
    ],
)
def test_a_value_as_a_cell_shows_it(value: Any, shown: str):
    """Times to the minute in UTC; nothing that steers a terminal."""
    assert cell(value) == shown


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("가나다", 4, ["가나", "다"]),
        ("가나다", 1, ["가", "나", "다"]),
        ("see https://a.example/long now", 6, ["see", "https://a.example/long", "now"]),
    ],
)
def test_a_text_in_lines(text: str, width: int, lines: list[str]):
    """Between words; long words are broken, addresses are not."""
    assert wrapped(text, width) == lines


def table(rows: list[tuple[Any, ...]], width: int, *headings: str) -> list[str]:
    cells = [tuple(one if isinstance(one, tuple) else (one,) for one in row) for row in rows]
    return ["".join(pieces) for pieces in table_lines(headings, cells, width)]


ROW = ("alpha", "words of fourteen and more letters")


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (41, ["name   said", "alpha  words of fourteen and more letters"]),
        (40, ["name   said", "alpha  words of fourteen and more", "       letters"]),
        (34, ["name   said", "alpha  words of fourteen and more", "       letters"]),
        (33, ["name", "alpha", "    said  words of fourteen and", "          more letters"]),
        (30, ["name", "alpha", "    said  words of fourteen", "          and more letters"]),
    ],
)
def test_a_table_gives_way_to_its_terminal(width: int, lines: list[str]):
    """Values are wrapped in their column, and printed below their row if half of them are wider than the terminal."""
    assert table([ROW], width, "name", "said") == lines


def test_a_column_is_folded_to_24_cells_at_least():
    """A column that would have less than 24 cells is printed below the rows."""
    row = ("k" * 12, "said said said said said said")
    assert table([row] * 2, 38, "key", "said")[1] == "k" * 12 + "  said said said said said"
    assert table([row] * 2, 37, "key", "said")[:2] == ["key", "k" * 12]


def test_columns_without_a_value_go_first():
    """Empty columns are dropped first, and only if the table is too wide."""
    rows = [("alpha", "", "x"), ("beta", "", "y")]
    assert table(rows, 17, "name", "empty", "z") == ["name   empty  z", "alpha         x", "beta          y"]
    assert table(rows, 14, "name", "empty", "z") == ["name   z", "alpha  x", "beta   y"]


def test_addresses_are_below_their_row():
    """Alone at the end of a line, with the heading of their column; short values share a line."""
    rows = [("alpha", "https://a.example/1", ("https://b.example/2", "https://b.example/3"), "k" * 40, "s")]
    assert table(rows, 44, "name", "address", "posts", "key", "t") == [
        "name   key                                 t",
        "alpha  " + "k" * 34 + "  s",
        "       kkkkkk",
        "    https://a.example/1",
        "    posts  https://b.example/2",
        "    posts  https://b.example/3",
    ]


def test_a_table_elsewhere_is_plain(capsys: pytest.CaptureFixture[str]):
    """Two spaces between columns, headings in capitals; a long value does not widen the whole column."""
    print_table(("name", "posts"), [("한국", ["a", "b"]), ("b", None), ("x" * 90, 1), ("c", 2)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "NAME" + " " * 78 + "POSTS"
    assert lines[1] == "한국" + " " * 78 + "a, b"
    assert lines[2] == "b"
    assert lines[3] == "x" * 90 + "  1"


def test_text_from_outside_cannot_reach_its_neighbours():
    """It is isolated if its direction is against the line's."""
    assert apart("plain\x07") == "plain\\x07"
    assert apart("שלום") != "שלום"
    assert apart("https://a.example/שלום") == "https://a.example/שלום"


def test_no_progress_is_shown_without_a_terminal():
    """Without a terminal no progress bar is drawn."""
    with run_progress(quiet=False) as one, run_progress(quiet=True) as two, count_progress("rows") as three:
        assert (one, two, three) == (None, None, None)


def test_a_try_says_at_once_what_it_reads(capsys):
    """Without a terminal in one line; nothing where a program reads the result."""
    with try_progress("https://a.example/", quiet=False) as one:
        assert capsys.readouterr().err == "reading https://a.example/\n"
    with try_progress("https://a.example/", quiet=True) as two:
        assert (one, two, capsys.readouterr().err) == (None, None, "")


def test_a_try_shows_posts_as_they_come(monkeypatch):
    """On a terminal, each once, with the day that its page showed; all of it is erased before the result."""
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with try_progress("https://a.example/", quiet=False) as found:
        assert found is not None
        for day in (None, date(2026, 11, 2)):
            found(TryPost(url="https://a.example/1", title="One\x1b[2J", published_on=day))
        found(TryPost(url="https://a.example/2", title="Two"))
    last = screen.getvalue().rpartition("reading https://a.example/")[2]
    assert [line.split() for line in click.unstyle(last).splitlines() if line.split()][:2] == [
        ["2026-11-02", "One\\x1b[2J"], ["no", "date", "Two"],
    ]  # fmt: skip
    assert last.count("\x1b[2K") == 3  # each line, erased
