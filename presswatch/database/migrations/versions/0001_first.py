"""The first schema: tables, views for scripts, and what full-text search needs on each database."""

from __future__ import annotations

from pathlib import Path

from alembic import op
from sqlalchemy.exc import DBAPIError

revision = "0001"
down_revision = None

_NOT_ALLOWED = "42501"
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
    if not bind.exec_driver_sql("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'").scalar():
        return
    try:
        with bind.begin_nested():
            bind.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for statement in _TRIGRAM_INDEXES:
                bind.exec_driver_sql(statement)
    except DBAPIError as error:
        # 42501: only the server's owner may install it; everything else is a fault.
        if getattr(error.orig, "sqlstate", None) != _NOT_ALLOWED:
            raise
