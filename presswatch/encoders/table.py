"""Tables as the exports write them: columns with a kind each, rows as values in the same order; and CSV.

CSV (RFC 4180) is shown by a spreadsheet and never computed: a text that begins like a formula gets an apostrophe in
front (CWE-1236; OWASP ASVS 5.0, 1.2.10). `csv_text` takes it off again, exactly: no honest text is lost.
"""

import csv
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Literal

from presswatch.encoders.words import clean_text, one_line, web_address
from presswatch.text.moments import day_text, utc_text

Kind = Literal["text", "long text", "list", "address", "number", "flag", "date", "time"]
"""`text` is one line, `long text` may have several, `list` is several texts of one line each, `address` is a web
address, `flag` is yes, no or unknown."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month or a year of which no day is known: its first day, as JSON has it, and "month" or "year"."""

    on: date
    precision: str


Value = str | int | float | bool | date | datetime | Stretch | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its stable name, what kind of values it has, and how wide a spreadsheet shows it (characters)."""

    name: str
    kind: Kind = "text"
    width: int = 16


class TableWriter(ABC):
    """Takes the rows of a table one by one; `close` ends the file, and says in words what it had to omit."""

    @abstractmethod
    def write(self, row: Sequence[Value]) -> None:
        """Takes the next row, a value a column in their order; OSError where the disk refuses."""

    def close(self) -> list[str]:
        """Ends the file, which is complete only then; returns a sentence for each kind of omission."""
        return []


def cell_text(column: Column, text: str | tuple[str, ...]) -> str:
    """A text as a cell of this column holds it: one line, or several of a long text; lists joined by "; "."""
    if isinstance(text, tuple):
        return "; ".join(map(one_line, text))
    return clean_text(text).strip() if column.kind == "long text" else one_line(text)


# = + - @ and their full-width forms, also after blanks and invisible marks; and texts that already begin like a
# guarded one, so that removing the guard is exact.
_ACTIVE = "'*[\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\\-@＝＋－＠]"
_LOOKS_ACTIVE = re.compile(_ACTIVE)
_GUARDED = re.compile(f"'(?={_ACTIVE})")


def guarded(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet could take it for a formula or a command."""
    return f"'{text}" if _LOOKS_ACTIVE.match(text) else text


def csv_text(cell: str) -> str:
    """The text that `guarded` was given: for programs that read our CSV."""
    return cell[1:] if _GUARDED.match(cell) else cell


class CsvTable(TableWriter):
    """Writes a table as CSV: UTF-8 with a byte order mark (for Excel), CRLF, every text quoted."""

    def __init__(self, stream: IO[str], columns: Sequence[Column]) -> None:
        self._columns = columns
        self._writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        stream.write("\ufeff")
        self._writer.writerow([column.name for column in columns])

    def write(self, row: Sequence[Value]) -> None:
        """Writes the next row, its values in the order of the columns."""
        self._writer.writerow([_cell(column, value) for column, value in zip(self._columns, row, strict=True)])


def _cell(column: Column, value: Value) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return value
        case datetime():
            return utc_text(value)
        case Stretch():
            return day_text(value.on, value.precision)
        case date():
            return value.isoformat()
    address = web_address(value) if column.kind == "address" and isinstance(value, str) else None
    return address or guarded(cell_text(column, value))
