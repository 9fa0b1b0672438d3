"""The tables that the migrations create are those that the code defines: columns, keys, defaults, indexes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import Table, UniqueConstraint, inspect

from presswatch.database.engine import Database
from presswatch.database.opening import open_database
from presswatch.database.schema import metadata

DOWNWARDS = {"ix_coverage_newest", "ix_posts_newest", "ix_mentions_newest", "ix_mentions_subject"}
"""Indexes that the migrations alone name."""


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory):
    """A database migrated step by step."""
    with open_database(f"sqlite:///{tmp_path_factory.mktemp('schema') / 'presswatch.db'}", create=True) as opened:
        yield opened


def test_there_are_the_tables_of_the_code_and_no_others(migrated: Database):
    """Apart from SQLite's own search tables and the version table."""
    found = {name for name in inspect(migrated.engine).get_table_names() if not name.startswith("revisions_fts")}
    assert found - {"alembic_version"} == set(metadata.tables)


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda one: one.name)
def test_a_table_is_created_as_the_code_defines_it(migrated: Database, table: Table):
    """Each column with its type, default and nullability; keys and indexes."""
    made, dialect = inspect(migrated.engine), migrated.engine.dialect
    columns = {
        column["name"]: (str(column["type"]), column["nullable"], plain(column["default"]))
        for column in made.get_columns(table.name)
    }
    assert columns == {
        column.name: (column.type.compile(dialect), bool(column.nullable), plain(default_of(column)))
        for column in table.columns
    }
    assert set(made.get_pk_constraint(table.name)["constrained_columns"]) == set(names(table.primary_key.columns))
    indexes = made.get_indexes(table.name)
    assert {
        tuple(one["column_names"]) for one in (*indexes, *made.get_unique_constraints(table.name)) if is_unique(one)
    } == {
        *(names(one.columns) for one in table.constraints if isinstance(one, UniqueConstraint)),
        *(names(one.columns) for one in table.indexes if one.unique),
    }
    assert {
        (one["name"], tuple(one["column_names"]))
        for one in indexes
        if not one["unique"] and one["name"] not in DOWNWARDS
    } == {(one.name, names(one.columns)) for one in table.indexes if not one.unique}
    assert {
        (tuple(one["constrained_columns"]), one["referred_table"], tuple(one["referred_columns"]))
        for one in made.get_foreign_keys(table.name)
    } == {
        (names(one.columns), one.referred_table.name, tuple(part.column.name for part in one.elements))
        for one in table.foreign_key_constraints
    }


def names(columns: Iterable[Any]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


def is_unique(index: Any) -> bool:
    """True for a unique index, and for a constraint, which is one."""
    return bool(index.get("unique", True))


def default_of(column: Any) -> str | None:
    given = column.server_default
    return None if given is None else str(getattr(given.arg, "text", given.arg))


def plain(default: str | None) -> str | None:
    """A default as written, without its quotes."""
    return None if default is None else default.strip("'")
