"""The steps of the schema, oldest first; `presswatch.database.opening` runs them."""
