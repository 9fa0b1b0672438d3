"""The first schema: tables, views for scripts, and what full-text search needs on each database."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_TRIGRAM_INDEXES = (
    "CREATE INDEX ix_revisions_text_trigrams ON revisions USING gin (text gin_trgm_ops)",
    "CREATE INDEX ix_revisions_title_trigrams ON revisions USING gin (title gin_trgm_ops)",
)


def upgrade() -> None:
    """Makes everything; the statements stand in a file per database beside this one."""
    dialect = op.get_bind().dialect.name
    statements = Path(__file__).with_name(f"0001_first.{dialect}.sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)
    if dialect == "postgresql":
        _trigrams()


def _trigrams() -> None:
    """Indexes the texts by trigrams where the server has pg_trgm and lets us use it; search works without, slower."""
    bind = op.get_bind()
    found = bind.exec_driver_sql(
        "SELECT installed_version IS NOT NULL OR (SELECT has_database_privilege(current_database(), 'CREATE'))"
        " FROM pg_available_extensions WHERE name = 'pg_trgm'"
    ).scalar()
    if not found:
        return
    bind.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for statement in _TRIGRAM_INDEXES:
        bind.exec_driver_sql(statement)
