"""Tables, columns and values say report and problem: `problems`, `message_notices`, `reported_at`, `last_notice_id`."""

from alembic import op

from presswatch.database.opening import statements

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Renames what is stored; the views for scripts keep their columns."""
    for statement in statements(revision, op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)
