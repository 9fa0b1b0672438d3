"""The first schema: tables, views for scripts, and what full-text search needs on each database."""

from alembic import op

from presswatch.database.opening import statements

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes everything; the statements are in a file per database next to this one."""
    for statement in statements(revision, op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)
