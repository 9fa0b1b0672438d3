"""What the modules of the schema share: the metadata with its names, and the columns that occur again and again.

The tables are made by the migrations' SQL. What only one database has (WITHOUT ROWID, the condition of a partial index)
is there alone: to state it here would load its dialect at every start, also where the other one is used. So are the
indexes that run downwards (`…_newest`, `ix_mentions_subject`), which SQLAlchemy cannot compare on SQLite.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, MetaData, Text, text

from presswatch.database.types import Id, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def ref(name: str, target: str, **options: Any) -> Column[int]:
    """A column that refers to a row of another table."""
    return Column(name, Id, ForeignKey(target), **options)


def count(name: str) -> Column[int]:
    """A number that starts at 0."""
    return Column(name, Id, nullable=False, server_default=text("0"))


def flag(name: str, *, value: bool = False) -> Column[bool]:
    """A yes or no that starts as `value`."""
    return Column(name, Boolean, nullable=False, server_default=text("true" if value else "false"))


def placed() -> list[Column[Any]]:
    """What lists are ordered by: when the run began that found it, and its day as exact as it is known.

    `run_at` of what no run found (rematch, reread) is when it was first seen; `sort_day` is moments.day_text.
    """
    return [Column("run_at", UtcTime, nullable=False), Column("sort_day", Text, nullable=False, server_default="")]
