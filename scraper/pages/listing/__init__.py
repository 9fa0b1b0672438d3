"""A listing page: which links are posts, with title and day, and which link is the next page: `read` is the way in."""
