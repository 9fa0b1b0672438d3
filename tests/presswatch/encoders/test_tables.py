"""CSV, JSON Lines and XLSX: real dates and numbers, reversible guards against formulas, limits that are reported."""

import csv
import io
import json
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswatch.encoders.json import JsonLines, json_text
from presswatch.encoders.table import Column, CsvTable, csv_text, guarded
from presswatch.encoders.xlsx import CUT, MOST_CELL_UNITS, XlsxTable, fitted

COLUMNS = (
    Column(name="title"),
    Column(name="text", kind="long text"),
    Column(name="url", kind="address"),
    Column(name="n", kind="number"),
    Column(name="certain", kind="flag"),
    Column(name="on", kind="date"),
    Column(name="at", kind="time"),
)
ROW = (
    "Title",
    "two\nlines",
    "https://example.org/a",
    -5,
    True,
    date(2026, 11, 2),
    datetime(2026, 11, 2, 8, 30, tzinfo=UTC),
)
EMPTY = ("", None, None, None, None, None, None)


def csv_rows(*rows):
    stream = io.StringIO(newline="")
    table = CsvTable(stream, COLUMNS)
    for row in rows:
        table.write(row)
    assert table.close() == []
    return stream.getvalue()


def workbook(path, *rows, **options):
    table = XlsxTable(path, COLUMNS, **options)
    for row in rows:
        table.write(row)
    return table.close(), openpyxl.load_workbook(path)


def test_csv_is_what_excel_and_programs_read():
    """A byte order mark, CRLF, quoted texts; dates, times, flags and negative numbers as such."""
    text = csv_rows(ROW, EMPTY)
    assert text.startswith('\ufeff"title","text"')
    assert text.split("\r\n")[1:3] == [
        '"Title","two\nlines","https://example.org/a",-5,"true","2026-11-02","2026-11-02T08:30:00Z"',
        '"","","","","","",""',
    ]


@given(st.text(max_size=30) | st.text("'=+-@＝ \t\u200ba", max_size=6))
def test_the_guard_comes_off_exactly(text):
    """No text in the file begins like a formula, and every text is the same again when read."""
    assert csv_text(guarded(text)) == text
    assert not guarded(text).lstrip("\t\r\n \u200b\ufeff").startswith(("=", "+", "-", "@", "＝"))


def test_a_title_with_another_separator_stays_one_cell():
    """The whole title is quoted for spreadsheets that separate at semicolons."""
    assert '"a;=1+1"' in csv_rows(("a;=1+1", *EMPTY[1:]))


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=30))
def test_json_keeps_every_text(text):
    """One line of UTF-8 that gives the text back, with lone surrogates as U+FFFD."""
    stream = io.StringIO(newline="")
    JsonLines(stream, COLUMNS).write((text, *ROW[1:]))
    line = stream.getvalue().encode().decode()
    assert line.count("\n") == 1
    assert len(line.splitlines()) == 1
    assert json.loads(line)["title"] == "".join(
        "\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text
    )


def test_json_values_have_their_types():
    """Numbers, flags and null stay such; days and times are ISO 8601."""
    assert json.loads(json_text(dict(zip("abcd", (None, -5, True, ROW[6]), strict=True)))) == {
        "a": None,
        "b": -5,
        "c": True,
        "d": "2026-11-02T08:30:00Z",
    }


def test_xlsx_has_real_dates_links_and_a_header(tmp_path):
    """Dates are dates, the address is a link, the header row is frozen with a filter; an empty value is an empty cell."""
    said, book = workbook(tmp_path / "t.xlsx", ROW, EMPTY, title="mentions")
    sheet = book["mentions"]
    assert said == []
    assert [cell.value for cell in sheet[1]] == [column.name for column in COLUMNS]
    assert [cell.value for cell in sheet[2]] == [*ROW[:5], datetime(2026, 11, 2), datetime(2026, 11, 2, 8, 30)]  # noqa: DTZ001 - spreadsheets have no zones
    assert sheet["C2"].hyperlink.target == "https://example.org/a"
    assert sheet["F2"].is_date
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:G3")
    assert all(cell.value is None for cell in sheet[3])


def test_xlsx_has_a_header_in_bold_that_wraps(tmp_path):
    """Names of columns are longer than some columns are wide."""
    _, book = workbook(tmp_path / "t.xlsx", ROW)
    head, below = book.active["A1"], book.active["A2"]
    assert (head.font.b, head.alignment.wrap_text, head.border.bottom.style) == (True, True, "thin")
    assert (below.font.b, below.border.bottom.style) == (False, None)


def test_xlsx_goes_on_in_the_next_sheet_and_says_so(tmp_path):
    """After the last row of a sheet the next sheet begins with its own header; nothing is lost."""
    rows = [(f"title {n}", *ROW[1:]) for n in range(7)]
    said, book = workbook(tmp_path / "t.xlsx", *rows, title="posts", rows_a_sheet=4)
    assert book.sheetnames == ["posts", "posts 2", "posts 3"]
    titles = [sheet.cell(row, 1).value for sheet in book for row in range(2, sheet.max_row + 1)]
    assert titles == [row[0] for row in rows]
    assert all(sheet.freeze_panes == "A2" and sheet["A1"].value == "title" for sheet in book)
    assert said == ["3 sheets: a sheet of this format ends at 4 rows"]


@pytest.mark.parametrize("letter", ["x", "가", "👍"])
def test_xlsx_cuts_what_no_cell_holds_and_says_so(tmp_path, letter):
    """32,767 UTF-16 units are kept whole; longer texts are cut between characters, marked and counted."""
    most = MOST_CELL_UNITS // (2 if letter == "👍" else 1)
    assert fitted(letter * most) == letter * most
    said, book = workbook(tmp_path / "t.xlsx", (letter * (most + 1), *EMPTY[1:]))
    value = book.active["A2"].value
    assert value.endswith(CUT)
    assert len(value.encode("utf-16-le")) // 2 in (MOST_CELL_UNITS, MOST_CELL_UNITS - 1)
    assert set(value.removesuffix(CUT)) == {letter}
    assert said == ["1 texts cut at 32,767 characters, the most a cell holds (see CSV)"]


def test_xlsx_keeps_addresses_beyond_its_links_as_text(tmp_path, monkeypatch):
    """A sheet can have 65,530 links; further addresses are written as text."""
    monkeypatch.setattr("presswatch.encoders.xlsx.MOST_LINKS", 2)
    said, book = workbook(tmp_path / "t.xlsx", ROW, ROW, ROW)
    assert [book.active.cell(row, 3).value for row in (2, 3, 4)] == [ROW[2]] * 3
    assert [book.active.cell(row, 3).hyperlink is not None for row in (2, 3, 4)] == [True, True, False]
    assert said == ["1 addresses are plain text: a sheet holds 2 links, each of at most 2,079 characters"]


def test_xlsx_writes_days_that_excel_does_not_have_as_text(tmp_path):
    """Excel's calendar begins in 1900 and has a 29 February that year."""
    _, book = workbook(tmp_path / "t.xlsx", (*ROW[:5], date(1899, 12, 31), None), (*ROW[:5], date(1900, 3, 1), None))
    assert [book.active.cell(row, 6).value for row in (2, 3)] == ["1899-12-31", datetime(1900, 3, 1)]  # noqa: DTZ001


def test_csv_reads_back_by_the_standard_library():
    """The standard library reads the same values that were written."""
    read = list(csv.reader(io.StringIO(csv_rows(ROW)[1:], newline="")))
    assert read[1][:3] == ["Title", "two\nlines", "https://example.org/a"]
