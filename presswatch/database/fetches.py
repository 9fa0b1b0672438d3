"""What conditional requests and the robots gate remember between runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from presswatch.database.schema import robots, validators
from presswatch.database.statements import upsert
from presswatch.records import Validator, copied


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsAnswer:
    """The last answer for a robots.txt: HTTP status (0: could not be reached) and body as text."""

    status: int
    body: str
    fetched_at: datetime


_SAID = ("etag", "last_modified", "body_sha256")


def get_validator(conn: Connection, source_id: int, url: str) -> Validator | None:
    """What the last answer of an address said of itself; None if it was never asked."""
    table = validators.c
    row = conn.execute(select(validators).where(table.source_id == source_id, table.url == url)).one_or_none()
    return None if row is None else copied(Validator, row, **{name: getattr(row, name) or "" for name in _SAID})


def put_validators(conn: Connection, source_id: int, values: Mapping[str, Validator], now: datetime) -> None:
    """Keeps what answers to requests at this moment said of themselves, by address, in place of the earlier ones."""
    given = {"source_id": source_id, "asked_at": now}
    rows = [
        given
        | {"url": url, "fetched_at": one.fetched_at or now, "max_age_s": one.max_age_s}
        | {name: getattr(one, name) or None for name in _SAID}
        for url, one in values.items()
    ]
    upsert(conn, validators, rows, key=("source_id", "url"))


def get_robots(conn: Connection, host: str) -> RobotsAnswer | None:
    """The kept answer of a host ("https://example.org", with its port if it has one), None if never asked."""
    row = conn.execute(select(robots).where(robots.c.host == host)).one_or_none()
    return None if row is None else copied(RobotsAnswer, row)


def put_robots(conn: Connection, host: str, answer: RobotsAnswer) -> None:
    """Keeps the answer of a host in place of the earlier one."""
    upsert(conn, robots, [{"host": host, **asdict(answer)}], key=("host",))
