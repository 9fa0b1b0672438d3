"""Feeds in every format, also broken ones: `read` is the way in."""
