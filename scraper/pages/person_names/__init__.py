"""Whether words on a page are the name of a person, and how several are listed."""
