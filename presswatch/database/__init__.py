"""What Presswatch keeps: one schema and one set of statements for SQLite and PostgreSQL.

`opening.open_database` is the door; `schema` lists the tables; every other module holds the statements of one concern.
This package imports nothing by itself, so that `glance` costs no more than the standard library.
"""

# The newest migration; `migrations/versions` ends with it (a test compares them).
HEAD = "0003"
