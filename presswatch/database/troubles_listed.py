"""Troubles as the listing commands show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from presswatch.database.schema import sources, troubles


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleRow:
    """A trouble as listed; `told_at` None: not sure yet."""

    cause: str
    since_at: datetime
    told_at: datetime | None
    words: str


def troubles_by_source(conn: Connection) -> dict[str, tuple[TroubleRow, ...]]:
    """The troubles that are not over, by the name of their source, oldest first."""
    query = select(troubles, sources.c.name).join(sources, sources.c.id == troubles.c.source_id)
    found: dict[str, list[TroubleRow]] = {}
    for row in conn.execute(query.where(troubles.c.recovered_at.is_(None)).order_by(troubles.c.since_at)):
        facts = {name: getattr(row, name) for name in TroubleRow.__dataclass_fields__}
        found.setdefault(row.name, []).append(TroubleRow(**facts))
    return {name: tuple(rows) for name, rows in found.items()}
