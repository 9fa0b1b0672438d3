"""Tables as the exports write them: columns with a kind each, rows as sequences of values in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from presswatch.encoders.words import clean_text, one_line

Kind = Literal["text", "long text", "list", "address", "number", "flag", "date", "time"]
"""`text` is one line, `long text` may have several, `list` is several texts of one line each, `address` is a web
address, `flag` is yes, no or unknown."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month or a year of which no day is known: its first day, and "month" or "year".

    What people read shows no day ("2024-06"); JSON has the first one, and the precision in a column of its own.
    """

    on: date
    precision: str


Value = str | int | float | bool | date | datetime | Stretch | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its stable name, what kind of values it has, and how wide a spreadsheet shows it (characters)."""

    name: str
    kind: Kind = "text"
    width: int = 16


class TableWriter(Protocol):
    """Takes the rows of a table one by one; `close` ends the file, and says in words what it had to omit."""

    def write(self, row: Sequence[Value]) -> None:
        """Takes the next row, a value a column in their order; OSError where the disk refuses."""

    def close(self) -> list[str]:
        """Ends the file, which is complete only then; returns a sentence for each kind of omission."""
        ...


def cell_text(column: Column, text: str | tuple[str, ...]) -> str:
    """A text as a cell of this column holds it: one line, or without blank ends where it may have several lines.

    The texts of a list are joined by "; " (JSON keeps them apart).
    """
    if isinstance(text, tuple):
        return "; ".join(map(one_line, text))
    return clean_text(text).strip() if column.kind == "long text" else one_line(text)
