"""One source within a run: what is known of it, how far the visit goes, how it ended, what is stored of it."""
