"""What conditional requests and the robots gate remember between runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from presswatch.database.schema import robots, validators
from presswatch.database.statements import made, upsert
from presswatch.database.types import bounded_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What the last full answer of one address allows the next request to say; None where it carried none.

    `body_sha256` is hexadecimal; `fetched_at` the time of that answer, `asked_at` of the last request, answered by it
    or by "unchanged"; `max_age_s` the seconds of Cache-Control.
    """

    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    fetched_at: datetime
    asked_at: datetime
    max_age_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsAnswer:
    """The last answer for a robots.txt: HTTP status (0: could not be reached) and body as text."""

    status: int
    body: str
    fetched_at: datetime


def get_validators(conn: Connection, source_id: int, urls: Sequence[str]) -> dict[str, Validators]:
    """The validators of those addresses that have some, by address as asked."""
    asked = {bounded_key(url): url for url in urls}
    table = validators.c
    rows = conn.execute(select(validators).where(table.source_id == source_id, table.url.in_(list(asked))))
    return {asked[row.url]: made(Validators, row) for row in rows if row.url in asked}


def put_validators(conn: Connection, source_id: int, url: str, values: Validators) -> None:
    """Keeps the validators of one address in place of the earlier ones."""
    put_all_validators(conn, source_id, {url: values})


def put_all_validators(conn: Connection, source_id: int, values: Mapping[str, Validators]) -> None:
    """Keeps the validators of several addresses at once."""
    rows = [{"source_id": source_id, "url": url, **asdict(one)} for url, one in values.items()]
    upsert(conn, validators, rows, key=("source_id", "url"))


def get_robots(conn: Connection, host: str) -> RobotsAnswer | None:
    """The kept answer of a host ("https://example.org", with its port if it has one), None if never asked."""
    row = conn.execute(select(robots).where(robots.c.host == host)).one_or_none()
    return None if row is None else made(RobotsAnswer, row)


def put_robots(conn: Connection, host: str, answer: RobotsAnswer) -> None:
    """Keeps the answer of a host in place of the earlier one."""
    upsert(conn, robots, [{"host": host, **asdict(answer)}], key=("host",))
