"""A post that is a PDF document: title, date, text in blocks: `read` is the way in."""
