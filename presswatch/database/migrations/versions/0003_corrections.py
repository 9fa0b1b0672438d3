"""Corrections by people: their events, where they were applied, and what was reviewed."""

from __future__ import annotations

from alembic import op

from presswatch.database.opening import statements

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds them; the statements are in a file per database next to this one."""
    for statement in statements(revision, op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)
