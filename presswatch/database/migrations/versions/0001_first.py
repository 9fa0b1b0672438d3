"""The first schema: tables, views for scripts, and what full-text search needs on each database."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes everything; the statements stand in a file per database beside this one."""
    dialect = op.get_bind().dialect.name
    statements = Path(__file__).with_name(f"0001_first.{dialect}.sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)
