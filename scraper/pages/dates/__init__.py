"""Any date text becomes a reading of a date, or nothing: `read` is the way in; nothing else here reads dates."""
