"""Writing an export: the format by its name, the file whole or not at all, row by row in bounded memory."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from sqlalchemy import Connection

from presswatch.database.exports import Record, count, stream
from presswatch.database.filters import Filter
from presswatch.database.statements import BATCH
from presswatch.encoders.json import JsonLines
from presswatch.encoders.licences import Sharing
from presswatch.encoders.table import CsvTable, TableWriter
from presswatch.encoders.xlsx import XlsxTable
from presswatch.errors import UsageError
from presswatch.export.references import REFERENCES, whole_of
from presswatch.export.tables import COLUMNS, row_of
from presswatch.text.whole_file import whole_file

FORMATS = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
    ".bib": "bibtex",
    ".ris": "ris",
    ".json": "csl",
}
STANDARD_OUTPUT = Path("-")

Progress = Callable[[int, int], None] | None
"""Called with (done, total) about every thousand rows."""

OutletLanguage = Callable[[str | None, str | None, str | None], str | None]
"""(outlet's name, domain, article's address) -> the code of the language it writes, None where not known."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to export: a table, its limits, the rule of sharing, progress; languages and days' zone of references."""

    table: str
    where: Filter
    sharing: Sharing
    progress: Progress = None
    outlet_language: OutletLanguage = lambda *_: None
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote: rows or references, and in words what the format could not hold."""

    rows: int
    said: tuple[str, ...] = ()


def format_of(path: Path, given: str | None) -> str:
    """The format asked for, or the one that the file's name ends in. UsageError if neither says one."""
    found = given or FORMATS.get(path.suffix.lower())
    if found is None:
        raise UsageError(f"{path}: unknown file extension (known: {', '.join(FORMATS)}); set --format")
    return found


def export(conn: Connection, path: Path, form: str, order: Order) -> Exported:
    """Writes the records of a table, or coverage as references, whole, to a file or "-". UsageError, StorageError."""
    if form in REFERENCES:
        if order.table != "coverage":
            raise UsageError(f"--what: {order.table}: {form} contains references to articles: use --what coverage")
        return _export_references(conn, path, form, order)
    columns = COLUMNS[order.table]
    if form != "xlsx":
        with _whole(path) as stream_out:
            return _export_rows(conn, (CsvTable if form == "csv" else JsonLines)(stream_out, columns), order)
    if path == STANDARD_OUTPUT:
        raise UsageError("-: a workbook cannot be written to standard output")
    with whole_file(path) as part, TemporaryDirectory(dir=path.parent, prefix=".presswatch-") as scratch:
        return _export_rows(conn, XlsxTable(part, columns, title=order.table, scratch=Path(scratch)), order)


def _export_rows(conn: Connection, writer: TableWriter, order: Order) -> Exported:
    written = 0
    for record in _told(conn, order):
        writer.write(row_of(order.table, record, order.sharing))
        written += 1
    return Exported(rows=written, said=tuple(writer.close()))


def _export_references(conn: Connection, path: Path, form: str, order: Order) -> Exported:
    written = 0

    def references() -> Iterator[str]:
        nonlocal written
        for record in _told(conn, order):
            if record["first_report"]:
                written += 1
                yield REFERENCES[form](record | _of_reference(record, order))

    with _whole(path) as stream_out:
        stream_out.writelines(whole_of(form, references()))
    return Exported(rows=written)


def _of_reference(record: Record, order: Order) -> Record:
    """The day of first sight, and the language of the article's own page, else the outlet's: never the post's."""
    own = record["language"] if record["external"] else None
    language = own or order.outlet_language(record["outlet"], record["outlet_domain"], record["article_url"])
    return {"seen_on": record["first_seen_at"].astimezone(order.zone).date(), "article_language": language}


def _told(conn: Connection, order: Order) -> Iterator[Record]:
    """The records, with progress reports; they are counted first only if there is a receiver."""
    total = count(conn, order.table, order.where) if order.progress else 0
    for number, record in enumerate(stream(conn, order.table, order.where), 1):
        yield record
        if order.progress and number % BATCH == 0:
            order.progress(number, total)


@contextmanager
def _whole(path: Path) -> Iterator[IO[str]]:
    """A text file, UTF-8, line ends as written, that appears when it is complete."""
    if path == STANDARD_OUTPUT:
        sys.stdout.flush()
        with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", newline="") as stream_out:
            yield stream_out
        return
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as stream_out:
        yield stream_out
