"""The names that the record knows, as people may have typed one of them: in other letters, by a domain."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from presswatch.database.schema import mentions, outlets, sources, subjects
from presswatch.text.strings import folded_name


def outlets_called(conn: Connection, names: Iterable[str]) -> tuple[str, ...]:
    """The recorded outlets that have one of these names or domains, under the names by which they are recorded."""
    wanted = {folded_name(name) for name in names}
    known = conn.execute(select(outlets.c.name, outlets.c.domain).order_by(outlets.c.id))
    return tuple(row.name for row in known if wanted & {folded_name(row.name), folded_name(row.domain or "")})


def recorded_sources(conn: Connection) -> list[str]:
    """The sources that were ever watched, in order of the alphabet."""
    return list(conn.execute(select(sources.c.name).order_by(sources.c.name)).scalars())


def recorded_subjects(conn: Connection) -> list[str]:
    """The subjects that were ever watched, in order of the alphabet."""
    return list(conn.execute(select(subjects.c.name).order_by(subjects.c.name)).scalars())


def is_mentioned(conn: Connection, subject: str) -> bool:
    """True if a mention of exactly this subject was ever recorded."""
    return conn.execute(select(mentions.c.id).where(mentions.c.subject == subject).limit(1)).first() is not None
