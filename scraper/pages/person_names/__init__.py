"""Names of people in the words of a page, and how several are listed."""
