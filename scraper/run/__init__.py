"""One pass over the due sources: the session, its health, its record and its end."""
