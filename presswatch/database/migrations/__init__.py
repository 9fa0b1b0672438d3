"""The steps of the schema, oldest first; `presswatch.database.migrate` runs them."""
