"""Making the report: from the database to a page, and from the page to a file, HTML or PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from presswatch.coverage_report.facts import OutletFacts, Period, article_of, best_quotes
from presswatch.coverage_report.page import Report
from presswatch.database.coverage_of_period import (
    Days,
    count_between,
    count_partly,
    count_undated,
    coverage_between,
    subject_kinds,
)
from presswatch.database.filters import Filter
from presswatch.encoders.licences import Licences
from presswatch.errors import UsageError
from presswatch.evidence.whole_file import whole_file
from presswatch.watchlist.entries import SourceEntry


def gather(
    conn: Connection,
    period: Period,
    where: Filter,
    *,
    outlet_facts: OutletFacts,
    licences: Licences,
    sources: Sequence[SourceEntry] = (),
    about: Sequence[str],
    now: datetime,
) -> Report:
    """Everything that the page shows of this period, within the limits of `where`; days begin in the zone of `now`.

    `sources` are the watchlist's: those that report an article are named if they were read unchecked.
    """
    zone = now.tzinfo or UTC
    days, before = (Days(one.first, one.last, zone) for one in (period, period.before))
    tellings = list(coverage_between(conn, days, where))
    kinds = subject_kinds(conn)
    tellers = {record["source"] for records in tellings for record in records}
    unchecked = [(one.name, one.unchecked) for one in sources if one.name in tellers]
    return Report(
        period=period,
        articles=[article_of(records, outlet_facts, kinds) for records in tellings],
        quotes=best_quotes((record for records in tellings for record in records), set(kinds), licences),
        before=count_between(conn, before, where),
        undated=count_undated(conn, where),
        partly=count_partly(conn, days, where),
        kinds=kinds,
        about=about,
        made_at=now,
        robots_unasked=[name for name, what in unchecked if "robots" in what],
        tls_unchecked=[name for name, what in unchecked if "tls" in what],
    )


def check_ending(path: Path) -> None:
    """Raises UsageError if a file's name does not end in its format: .html (or .htm) or .pdf."""
    if path.suffix.lower() not in (".html", ".htm", ".pdf"):
        raise UsageError(f"report: {path}: a report is written as .html or .pdf")


def write_report(page: str, path: Path) -> None:
    """Writes the page to a file, as PDF if its name ends in .pdf; the file appears when it is complete.

    UsageError if PDF is asked for and the extra `report` is not installed; StorageError if the file cannot be written.
    """
    content = _pdf(page) if path.suffix.lower() == ".pdf" else page.encode()
    with whole_file(path) as part:
        part.write_bytes(content)


def _pdf(page: str) -> bytes:
    try:
        from weasyprint import HTML  # noqa: PLC0415 - an extra
    except (ImportError, OSError) as error:
        raise UsageError(f'report: PDF needs: pip install "presswatch[report]" ({error})') from error
    from weasyprint.urls import URLFetchingError  # noqa: PLC0415

    def nothing(url: str, *_: object, **__: object) -> dict[str, object]:
        raise URLFetchingError(f"{url}: the report loads nothing")

    made: bytes = HTML(string=page, url_fetcher=nothing).write_pdf()
    return made
