"""Printed tables: addresses are never broken at any terminal width, and nothing is cut where there is no terminal."""

import io
from datetime import date

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswatch.cli.output import has_address, print_table, table_lines, width_of, wrapped

POST = "https://riverrights.example/en/in-the-media/2026/11/17/a-school-under-water-keeps-its-register-while-all-wait"
KOREAN = "https://riverrights.example/ko/언론-속-우리/물에-잠긴-학교"
ARTICLE = "https://gazette.example/2026/11/16/a-school-under-water"
COLUMNS = ("date", "source", "title", "names", "duplicate of", "article", "reported at", "problem", "address")
LONG = "A School Under Water Keeps Its Register While the Ministry Waits for the Report"
ROWS = [
    (date(2026, 11, 17), "river-media", LONG, ["Yuna Seo", "OARR"], None, ARTICLE, [POST, KOREAN], "", POST),
    (
        None,
        "river-ko",
        "물에 잠긴 학교가 출석부를 지키는 동안 교육부는 보고서를 기다린다",
        [],
        POST,
        None,
        [],
        "",
        KOREAN,
    ),
    (
        None,
        "todai",
        "水に沈んだ学校が出席簿を守る、省は委員会の報告を待つと新聞が伝えた",
        [],
        "",
        "",
        [POST],
        f"moved to {POST}",
        "",
    ),
    (date(2026, 11, 16), "manara", "مدرسة تحت الماء، 17 نوفمبر 2026", ["يونا"], None, None, [], "dns", POST),
]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def printed(monkeypatch, columns, rows, width=None):
    """What a table prints on a terminal of this width, or without a terminal; without colours."""
    out = Terminal() if width else io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setenv("COLUMNS", str(width or 80))
    monkeypatch.setenv("TERM", "xterm")
    print_table(columns, rows)
    return click.unstyle(out.getvalue()).splitlines()


@pytest.mark.parametrize("width", [20, 80, 100, 140, 2000])
def test_no_address_is_broken_on_a_terminal(monkeypatch, width):
    """At any width, also in lists, in sentences and in other scripts; if the table is too wide, alone at the end of a
    line.
    """
    lines = printed(monkeypatch, COLUMNS, ROWS, width)
    for row in ROWS:
        for address in [part for cell in row for part in (cell if isinstance(cell, list) else [cell])]:
            words = str(address).removeprefix("moved to ")
            if has_address(words):
                assert any(words in line.split() or f"{words}," in line.split() for line in lines), words
    if width < 2000:
        assert f"{' ' * 4}reported at  {KOREAN}" in lines
        assert f"{' ' * 4}duplicate of  {POST}" in lines
        assert f"{' ' * 4}{POST}" in lines


@pytest.mark.parametrize("width", [20, 80, 100, 140])
def test_words_stay_within_the_terminal(monkeypatch, width):
    """Only a line with an address is wider; wide letters count as two columns, direction marks as none."""
    for line in printed(monkeypatch, COLUMNS, ROWS, width):
        assert has_address(line) or width_of(line) <= width


def test_a_table_that_fits_stays_a_table(monkeypatch):
    """Each row is one line, empty columns included."""
    rows = [("a", None, "https://a.example/1"), ("b", "", "https://b.example/2")]
    lines = printed(monkeypatch, ("source", "reason", "address"), rows, 80)
    assert lines == [
        "source  reason  address",
        "a               https://a.example/1",
        "b               https://b.example/2",
    ]


def test_nothing_is_cut_or_broken_where_there_is_no_terminal(monkeypatch):
    """One line per row, lists with commas, every letter and no direction marks: other programs read it."""
    lines = printed(monkeypatch, COLUMNS, ROWS)
    assert len(lines) == len(ROWS) + 1
    for line, row in zip(lines[1:], ROWS, strict=True):
        for cell in row:
            assert (", ".join(cell) if isinstance(cell, list) else str(cell or "")) in line
    assert "\u2068" not in "".join(lines)


def test_right_to_left_text_is_isolated_on_a_terminal(monkeypatch):
    """Title and name have direction marks of their own; the address next to them has none, nor has a line without such
    text.
    """
    lines = printed(monkeypatch, COLUMNS, ROWS, 140)
    (line,) = (line for line in lines if "مدرسة" in line)
    assert "\u2068مدرسة تحت الماء، 17 نوفمبر 2026\u2069" in line
    assert all("\u2068" not in line for line in lines if line.isascii() or has_address(line))


@given(text=st.text(max_size=80), width=st.integers(1, 40))
def test_wrapping_loses_no_letter(text, width):
    """The words come out in order, and only a single letter or an address is wider than the limit."""
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert width_of(line) <= width or has_address(line) or len(line.strip()) <= 2


def test_lines_of_a_table_are_pieces_so_that_states_have_colours():
    """A cell is a piece of its own."""
    lines = list(table_lines(("source", "state"), [(("a",), ("ok",))], 80))
    assert lines == [["source", "  ", "state"], ["a", " " * 7, "ok"]]
