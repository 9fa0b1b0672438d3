"""What conditional requests and the robots gate remember between runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from presswatch.database.schema import robots, validators
from presswatch.database.statements import upsert
from presswatch.records import Validator, copied

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


def get_robots(conn: Connection, host: str) -> Row[Any] | None:
    """The row of a host ("https://example.org", with its port if it has one), None if never asked."""
    return conn.execute(select(robots).where(robots.c.host == host)).one_or_none()


def put_robots(conn: Connection, host: str, *, status: int, body: str, fetched_at: datetime) -> None:
    """Keeps a host's answer for robots.txt in place of the earlier one; status 0: it could not be reached."""
    row = {"host": host, "status": status, "body": body, "fetched_at": fetched_at}
    upsert(conn, robots, [row], key=("host",))
