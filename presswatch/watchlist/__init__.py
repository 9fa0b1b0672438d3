"""The watchlist, the one file people edit: `read` is the way in, `entries` what it holds, `edit` writes to it."""
